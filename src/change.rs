//! Changes: what became of each sentence, word by word and in substance.

use rayon::prelude::*;

use crate::align::{self, Alignment, Bead, Confidence};
use crate::analysis::SentenceId;
use crate::edit;
use crate::meaning::effect::{self, Effect, EffectClass};
use crate::meaning::{Commitment, Version};

mod id;
mod summary;

pub use crate::edit::{Edit, Op};
pub(crate) use id::{digest, told_apart};
pub use summary::{Counts, Summary};

/// What became of a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// The same words in the same order.
    Unchanged,
    /// Other words for the same thing.
    Changed,
    /// One sentence became several.
    Split,
    /// Several sentences became one.
    Merged,
    /// Only in the new version.
    Added,
    /// Only in the old version.
    Removed,
}

impl Kind {
    /// Every kind, in the order in which reports count them.
    pub const ALL: [Self; 6] = [
        Self::Unchanged,
        Self::Changed,
        Self::Split,
        Self::Merged,
        Self::Added,
        Self::Removed,
    ];

    /// The name used in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unchanged => "unchanged",
            Self::Changed => "changed",
            Self::Split => "split",
            Self::Merged => "merged",
            Self::Added => "added",
            Self::Removed => "removed",
        }
    }
}

/// One change, or one passage that stayed as it was.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The same for the same two texts, and usable as an anchor.
    pub id: String,
    /// What became of the passage.
    pub kind: Kind,
    /// Whether it left its place among its neighbours or went to another section.
    pub moved: bool,
    /// Its sentences in the old version, in order.
    pub old: Vec<SentenceId>,
    /// Its sentences in the new version, in order.
    pub new: Vec<SentenceId>,
    /// Likeness of the two sides, from 0 to 1; 1 only for the same words.
    pub similarity: f64,
    /// How sure the program is that the two sides belong together.
    pub confidence: Confidence,
    /// Word by word; equal and deleted words make the old text, equal and inserted ones the new.
    pub edits: Vec<Edit>,
    /// What changed in substance.
    pub effects: Vec<Effect>,
}

/// The finished comparison of two versions.
#[derive(Clone, Debug)]
pub struct Comparison {
    old: Version,
    new: Version,
    changes: Vec<Change>,
    summary: Summary,
    options: align::Options,
}

impl Comparison {
    /// Compares two versions.
    pub fn between(old: Version, new: Version, options: align::Options) -> Self {
        let alignment = Alignment::new(old.analysis(), new.analysis(), options);
        let mut changes: Vec<Change> = alignment
            .beads()
            .par_iter()
            .with_min_len(64)
            .map(|bead| change(bead, &old, &new))
            .collect();
        id::name(&mut changes, &old, &new);
        let summary = Summary::of(&changes, &old, &new);
        Self {
            old,
            new,
            changes,
            summary,
            options,
        }
    }

    /// The old version.
    pub fn before(&self) -> &Version {
        &self.old
    }

    /// The new version.
    pub fn after(&self) -> &Version {
        &self.new
    }

    /// The changes in the order of the new version; a removed one after the one it followed.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// How many there are of each kind.
    pub fn summary(&self) -> &Summary {
        &self.summary
    }

    /// What was chosen for the alignment.
    pub fn options(&self) -> align::Options {
        self.options
    }

    /// The firmest class of commitment among the sentences of a change, on either side.
    pub fn commitment(&self, change: &Change) -> Commitment {
        commitment(change, &self.old, &self.new)
    }
}

fn commitment(change: &Change, old: &Version, new: &Version) -> Commitment {
    let olds = change.old.iter().map(|&id| old.meaning(id).commitment);
    let news = change.new.iter().map(|&id| new.meaning(id).commitment);
    olds.chain(news).min().unwrap_or(Commitment::None)
}

fn firmness(effect: &Effect) -> bool {
    matches!(effect.class, EffectClass::Weaker | EffectClass::Stronger)
}

fn change(bead: &Bead, old: &Version, new: &Version) -> Change {
    let one_sided = match (&bead.old[..], &bead.new[..]) {
        (ids, []) => Some((Kind::Removed, edit::whole(Op::Delete, old.analysis(), ids))),
        ([], ids) => Some((Kind::Added, edit::whole(Op::Insert, new.analysis(), ids))),
        _ => None,
    };
    let (kind, edits, effects, similarity) = match one_sided {
        Some((kind, edits)) => (kind, edits, Vec::new(), bead.similarity),
        None => revision(bead, old, new),
    };
    Change {
        id: String::new(),
        kind,
        moved: bead.moved,
        old: bead.old.clone(),
        new: bead.new.clone(),
        similarity,
        confidence: bead.confidence,
        edits,
        effects,
    }
}

/// What became of a passage that stands on both sides: its kind, edits, effects and likeness.
fn revision(bead: &Bead, old: &Version, new: &Version) -> (Kind, Vec<Edit>, Vec<Effect>, f64) {
    let before = edit::units(old.analysis(), &bead.old);
    let after = edit::units(new.analysis(), &bead.new);
    let kind = match (&bead.old[..], &bead.new[..]) {
        ([_], [_]) if bead.similarity >= 1.0 => Kind::Unchanged,
        ([_], [_]) => Kind::Changed,
        // The same text, cut into sentences otherwise: nothing happened to it.
        _ if edit::same(&before, &after) => Kind::Unchanged,
        ([_], _) => Kind::Split,
        _ => Kind::Merged,
    };
    let runs = edit::diff(&before, &after);
    let revised = matches!(kind, Kind::Changed | Kind::Split | Kind::Merged);
    let mut effects = if revised {
        effect::effects(&before, &after, &runs, old.analysis().language())
    } else {
        Vec::new()
    };
    // Where neither side promises anything, "kan" that became "doet" makes no promise firmer; and
    // where the two may not belong together, nothing is certain of them.
    let sides = [(old, &bead.old), (new, &bead.new)];
    let promises = sides.iter().any(|(version, ids)| {
        let class = |id: &SentenceId| version.meaning(*id).commitment;
        ids.iter().any(|id| class(id) != Commitment::None)
    });
    for effect in &mut effects {
        if bead.confidence == Confidence::Possible || firmness(effect) && !promises {
            effect.certainty = Confidence::Possible;
        }
    }
    let similarity = if kind == Kind::Unchanged {
        1.0
    } else {
        bead.similarity
    };
    let edits = edit::edits(&runs, &before, &after);
    (kind, edits, effects, similarity)
}
