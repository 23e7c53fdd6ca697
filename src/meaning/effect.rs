//! Effects: what a change of words changes in substance.

use crate::align::Confidence;

/// In what respect the substance changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EffectClass {
    /// A figure rose, fell, came or went.
    Figure,
    /// A deadline or year shifted.
    Deadline,
    /// Yes became no, or no yes.
    Polarity,
    /// The promise became less firm.
    Weaker,
    /// The promise became firmer.
    Stronger,
    /// Raising became lowering, introducing became abolishing.
    Direction,
    /// For all became for some, or another group.
    Scope,
    /// A condition came or went.
    Condition,
    /// Another is to do it.
    Actor,
    /// A clause came with it.
    ClauseAdded,
    /// A clause fell away.
    ClauseDropped,
}

impl EffectClass {
    /// Every class, in the order in which reports tell them.
    pub const ALL: [Self; 11] = [
        Self::Figure,
        Self::Deadline,
        Self::Polarity,
        Self::Weaker,
        Self::Stronger,
        Self::Direction,
        Self::Scope,
        Self::Condition,
        Self::Actor,
        Self::ClauseAdded,
        Self::ClauseDropped,
    ];

    /// The name used in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Figure => "figure",
            Self::Deadline => "deadline",
            Self::Polarity => "polarity",
            Self::Weaker => "weaker",
            Self::Stronger => "stronger",
            Self::Direction => "direction",
            Self::Scope => "scope",
            Self::Condition => "condition",
            Self::Actor => "actor",
            Self::ClauseAdded => "clause_added",
            Self::ClauseDropped => "clause_dropped",
        }
    }
}

/// One change in substance, with the words that show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effect {
    /// In what respect.
    pub class: EffectClass,
    /// Whether the text leaves no doubt.
    pub certainty: Confidence,
    /// The words in the old text, where there are any.
    pub old: Option<String>,
    /// The words in the new text, where there are any.
    pub new: Option<String>,
}

mod cue;
mod firmness;
mod label;
mod number;
mod passage;

use crate::analysis::{Analysis, SentenceId};
use crate::edit::{self, Run, Unit};
use crate::lang::Language;
use passage::Passages;

/// What a change of words changes in substance, by class; each class at most once.
pub(crate) fn effects(
    old: &[Unit<'_>],
    new: &[Unit<'_>],
    runs: &[Run],
    language: &Language,
) -> Vec<Effect> {
    let passages = Passages::new(old, new, runs, language);
    let mut effects = number::effects(&passages);
    if effects.iter().all(|e| e.class != EffectClass::Figure) {
        effects.extend(label::effect(&passages, language));
    }
    effects.extend(cue::effects(&passages));
    effects.extend(passages.clauses());
    effects.sort_by_key(|effect| effect.class);
    effects
}

/// What changed in substance from some sentences in a row of one text to some of another, however
/// the two were found to belong together; by class, each class at most once.
pub fn between(
    (old, before): (&Analysis, &[SentenceId]),
    (new, after): (&Analysis, &[SentenceId]),
) -> Vec<Effect> {
    let (before, after) = (edit::units(old, before), edit::units(new, after));
    let runs = edit::diff(&before, &after);
    effects(&before, &after, &runs, old.language())
}
