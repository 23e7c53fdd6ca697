//! What matters first: the changes of commitments a reader asks after, by topic.

use std::cmp::Reverse;

use super::{Entry, EntryId};
use crate::align::Confidence;
use crate::change::Kind;
use crate::meaning::Commitment;
use crate::meaning::effect::EffectClass;
use crate::report::Language;
use crate::report::strings;

/// What a reader asks after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::report) enum Topic {
    /// Commitments that are gone.
    Disappeared,
    /// Yes became no, raising became lowering.
    Reversed,
    /// Promised less firmly.
    Weaker,
    /// Promised more firmly.
    Stronger,
    /// Another figure.
    Figures,
    /// Another deadline.
    Deadlines,
    /// Under other conditions, for others, by others.
    Terms,
    /// Commitments that were not there.
    New,
}

impl Topic {
    /// All topics, in the order in which they are told.
    pub(in crate::report) const ALL: [Self; 8] = [
        Self::Disappeared,
        Self::Reversed,
        Self::Weaker,
        Self::Stronger,
        Self::Figures,
        Self::Deadlines,
        Self::Terms,
        Self::New,
    ];

    /// A name for anchors and classes.
    pub(in crate::report) fn name(self) -> &'static str {
        match self {
            Self::Disappeared => "disappeared",
            Self::Reversed => "reversed",
            Self::Weaker => "weaker",
            Self::Stronger => "stronger",
            Self::Figures => "figures",
            Self::Deadlines => "deadlines",
            Self::Terms => "terms",
            Self::New => "new",
        }
    }

    /// Whether effects of this class fall under the topic.
    pub(in crate::report) fn takes(self, class: EffectClass) -> bool {
        match self {
            Self::Disappeared | Self::New => false,
            Self::Reversed => matches!(class, EffectClass::Polarity | EffectClass::Direction),
            Self::Weaker => class == EffectClass::Weaker,
            Self::Stronger => class == EffectClass::Stronger,
            Self::Figures => class == EffectClass::Figure,
            Self::Deadlines => class == EffectClass::Deadline,
            Self::Terms => matches!(
                class,
                EffectClass::Condition | EffectClass::Scope | EffectClass::Actor
            ),
        }
    }

    /// How sure it is that the entry falls under the topic; nothing where it does not.
    fn certainty(self, entry: &Entry<'_>) -> Option<Confidence> {
        let kind = entry.change.kind;
        let sure = match self {
            Self::Disappeared => kind == Kind::Removed,
            Self::New => kind == Kind::Added,
            Self::Reversed
            | Self::Weaker
            | Self::Stronger
            | Self::Figures
            | Self::Deadlines
            | Self::Terms => false,
        };
        if sure {
            return Some(Confidence::Certain);
        }
        let found = entry.change.effects.iter().filter(|e| self.takes(e.class));
        found
            .map(|effect| effect.certainty)
            .min_by_key(|&certainty| certainty != Confidence::Certain)
    }
}

/// The entries of one topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::report) struct Matter {
    pub(in crate::report) topic: Topic,
    /// The topic in a word or two.
    pub(in crate::report) title: &'static str,
    /// What surely falls under it: the specific before the general, then in the order of the text.
    pub(in crate::report) entries: Vec<EntryId>,
    /// What may fall under it, in the same order. It is not counted.
    pub(in crate::report) possible: Vec<EntryId>,
}

/// The topics that anything falls under.
pub(super) fn matters(entries: &[Entry<'_>], language: Language) -> Vec<Matter> {
    let mut ids: Vec<EntryId> = (0..entries.len())
        .filter(|&id| entries[id].certain() && entries[id].commitment != Commitment::None)
        .collect();
    ids.sort_by_key(|&id| Reverse(entries[id].commitment == Commitment::Specific));
    Topic::ALL
        .into_iter()
        .map(|topic| {
            let with = |certainty| {
                let falls = |&id: &EntryId| topic.certainty(&entries[id]) == Some(certainty);
                ids.iter().copied().filter(falls).collect()
            };
            Matter {
                topic,
                title: strings::topic(topic, language),
                entries: with(Confidence::Certain),
                possible: with(Confidence::Possible),
            }
        })
        .filter(|matter| !matter.entries.is_empty() || !matter.possible.is_empty())
        .collect()
}
