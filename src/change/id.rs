//! Ids: names of changes that stay the same for the same two texts, and where they can while the
//! texts around them change.

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};

use super::Change;
use crate::analysis::SentenceId;
use crate::meaning::Version;

/// Letters of an id: 10 hexadecimal digits, so that among a million changes two meet by chance
/// with a probability of one half, and then they are told apart by a number.
const BYTES: usize = 5;

/// Gives every change its id: a digest of its kind and its words on both sides. Changes of the
/// very same words get `-2`, `-3` … in the order of the text.
pub(super) fn name(changes: &mut [Change], old: &Version, new: &Version) {
    changes.par_iter_mut().with_min_len(256).for_each(|change| {
        let sides = [(old, &*change.old), (new, &*change.new)];
        change.id = digest('c', change.kind.name(), sides);
    });
    told_apart(changes.iter_mut().map(|change| &mut change.id));
}

/// Ids of the very same words get `-2`, `-3` … in their order.
pub(crate) fn told_apart<'a>(ids: impl IntoIterator<Item = &'a mut String>) {
    let mut seen: FxHashMap<String, u32> = FxHashMap::default();
    for id in ids {
        let count = seen.entry(id.clone()).or_default();
        *count += 1;
        if *count > 1 {
            *id = format!("{id}-{count}");
        }
    }
}

/// The id of something of a kind by its words on both sides, behind a letter.
pub(crate) fn digest(letter: char, kind: &str, sides: [(&Version, &[SentenceId]); 2]) -> String {
    let mut digest = Sha256::new();
    digest.update(kind);
    for (version, ids) in sides {
        digest.update([0]);
        for &id in ids {
            digest.update(version.analysis().text(id));
            digest.update([b' ']);
        }
    }
    let mut id = String::from(letter);
    for byte in &digest.finalize()[..BYTES] {
        for digit in [byte >> 4, byte & 15] {
            id.push(char::from_digit(u32::from(digit), 16).unwrap_or('0'));
        }
    }
    id
}
