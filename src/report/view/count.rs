//! Counts: how many passages have each fate, and how firmly each version promises.

use crate::analysis::SentenceId;
use crate::change::{Comparison, Counts, Kind, Summary};
use crate::meaning::effect::EffectClass;
use crate::report::Language;
use crate::report::strings::{self, Phrase, phrase};

use super::{Side, version};

/// What a row of the table counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::report) enum Counted {
    /// Passages of one kind.
    Kind(Kind),
    /// Passages of any kind that left their place.
    Moved,
    /// Pairs that only possibly belong together; they count nowhere else.
    Possible,
}

/// A row of the table of counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::report) struct Row {
    pub(in crate::report) counted: Counted,
    /// What is counted, in a word.
    pub(in crate::report) name: &'static str,
    /// Over all passages, those with a commitment, and those with a specific commitment.
    pub(in crate::report) numbers: [u32; 3],
}

impl Row {
    /// Heads of the columns of numbers.
    pub(in crate::report) fn heads(language: Language) -> [&'static str; 3] {
        [Phrase::All, Phrase::Commitments, Phrase::Specific].map(|head| phrase(head, language))
    }
}

/// The rows that count anything.
pub(super) fn rows(summary: &Summary, language: Language) -> Vec<Row> {
    let columns = [&summary.all, &summary.commitments, &summary.specific];
    let kinds = Kind::ALL.into_iter().map(Counted::Kind);
    kinds
        .chain([Counted::Moved, Counted::Possible])
        .map(|counted| Row {
            counted,
            name: match counted {
                Counted::Kind(kind) => strings::kind(kind, language),
                Counted::Moved => phrase(Phrase::Moved, language),
                Counted::Possible => phrase(Phrase::Possible, language),
            },
            numbers: columns.map(|counts| number(counts, counted)),
        })
        .filter(|row| row.numbers != [0; 3])
        .collect()
}

fn number(counts: &Counts, counted: Counted) -> u32 {
    match counted {
        Counted::Kind(Kind::Unchanged) => counts.unchanged,
        Counted::Kind(Kind::Changed) => counts.changed,
        Counted::Kind(Kind::Split) => counts.split,
        Counted::Kind(Kind::Merged) => counts.merged,
        Counted::Kind(Kind::Added) => counts.added,
        Counted::Kind(Kind::Removed) => counts.removed,
        Counted::Moved => counts.moved,
        Counted::Possible => counts.possible,
    }
}

/// The effects that occur, with their numbers.
pub(super) fn effects(
    summary: &Summary,
    language: Language,
) -> Vec<(EffectClass, &'static str, u32)> {
    let name = |class| strings::effect(class, language);
    let effects = summary.effects.iter();
    effects
        .map(|(&class, &n)| (class, name(class), n))
        .collect()
}

/// How many sentences promise with each strength, on either side.
pub(super) fn strengths(comparison: &Comparison) -> [[u32; 2]; 4] {
    let mut strengths = [[0; 2]; 4];
    for (at, side) in Side::BOTH.into_iter().enumerate() {
        let version = version(comparison, side);
        for id in 0..version.analysis().sentences().len() as SentenceId {
            if let Some(strength) = version.meaning(id).strength {
                strengths[usize::from(strength.clamp(1, 4)) - 1][at] += 1;
            }
        }
    }
    strengths
}
