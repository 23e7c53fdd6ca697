//! Policy: what a party lets happen to its text, and the verdict on what did happen.
//!
//! Pure: a comparison, a policy and today's date go in, a [`Review`] comes out. The first rule whose
//! condition holds decides on a change; an acknowledgement lets one change pass that a rule found.

use crate::change::Change;

mod acknowledgement;
mod condition;
mod date;
mod elsewhere;
mod passage;
mod pattern;
mod review;

pub use acknowledgement::{Acknowledgement, Names};
pub use condition::Condition;
pub use date::Date;
pub use pattern::Pattern;
pub use review::{Case, Counts, Decision, Paths, Review, Stale, Tally};

/// How grave a finding is; the gravest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// Worth knowing.
    Note,
    /// Look at it.
    Warning,
    /// This may not happen.
    Error,
}

impl Level {
    /// Every level, the lightest first.
    pub const ALL: [Self; 3] = [Self::Note, Self::Warning, Self::Error];

    /// The name used in a policy and by the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What is to be found, and how grave it is.
#[derive(Clone, Debug)]
pub struct Rule {
    /// What the rule is called, in reports and by `--explain`.
    pub name: String,
    /// How grave what it finds is; none for a rule that lets pass what later rules would find.
    pub level: Option<Level>,
    /// What a reviewer is to read; where there is none, what happened is said in general words.
    pub message: Option<String>,
    /// On which changes it decides.
    pub when: Condition,
}

/// The most that may happen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Most {
    /// So many changes.
    Count(u32),
    /// Such a share, from 0 to 1, of the passages of the old version of which the same is true, but
    /// for what became of them.
    Share(f64),
}

/// How much of something may happen in one document.
#[derive(Clone, Debug)]
pub struct Limit {
    /// What the limit is called.
    pub name: String,
    /// How grave it is to go over it.
    pub level: Level,
    /// What a reviewer is to read.
    pub message: Option<String>,
    /// Which changes count.
    pub when: Condition,
    /// The most that may happen.
    pub most: Most,
}

/// A policy.
#[derive(Clone, Debug, Default)]
pub struct Policy {
    /// The rules, in the order in which they are asked.
    pub rules: Vec<Rule>,
    /// The limits.
    pub limits: Vec<Limit>,
    /// Sections of which no change is judged or counted.
    pub left_out: Vec<Pattern>,
    /// Changes that somebody has seen and lets pass.
    pub acknowledged: Vec<Acknowledgement>,
}

/// Whether nothing happened to a passage: no rule is asked about it.
pub fn is_kept(change: &Change) -> bool {
    change.kind == crate::change::Kind::Unchanged && !change.moved
}
