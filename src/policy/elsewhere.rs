//! Passages that left one document and stand unchanged in another: a chapter that got a file of
//! its own has lost no commitment.

use std::collections::VecDeque;

use rustc_hash::FxHashMap;

use super::passage::text;
use crate::change::{Comparison, Kind};

/// Where the other half of a passage stands: which comparison, and which change in it.
pub(super) type Elsewhere = FxHashMap<(usize, usize), usize>;

/// For each removed passage that was added in another document, and for that addition, the index
/// of the other comparison. Passages of the same words are paired in order.
pub(super) fn elsewhere(comparisons: &[&Comparison]) -> Elsewhere {
    let mut found = Elsewhere::default();
    if comparisons.len() < 2 {
        return found;
    }
    let mut added: FxHashMap<String, VecDeque<(usize, usize)>> = FxHashMap::default();
    for (case, comparison) in comparisons.iter().enumerate() {
        for (at, change) in comparison.changes().iter().enumerate() {
            if change.kind == Kind::Added {
                let words = text(comparison.after(), &change.new);
                added.entry(words).or_default().push_back((case, at));
            }
        }
    }
    for (case, comparison) in comparisons.iter().enumerate() {
        for (at, change) in comparison.changes().iter().enumerate() {
            if change.kind != Kind::Removed {
                continue;
            }
            let words = text(comparison.before(), &change.old);
            let Some(places) = added.get_mut(&words) else {
                continue;
            };
            // Within one document the aligner has had its say.
            let other = places.iter().position(|(other, _)| *other != case);
            if let Some((other, there)) = other.and_then(|i| places.remove(i)) {
                found.insert((case, at), other);
                found.insert((other, there), case);
            }
        }
    }
    found
}
