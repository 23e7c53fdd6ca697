//! Counts over the changes of a comparison.

use std::collections::BTreeMap;

use super::{Change, Kind, commitment};
use crate::align::Confidence;
use crate::meaning::effect::EffectClass;
use crate::meaning::{Commitment, Version};

/// How many changes there are of each kind. What is only possible counts under `possible` alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Passages that stayed as they were.
    pub unchanged: u32,
    /// Passages in other words.
    pub changed: u32,
    /// Sentences that became several.
    pub split: u32,
    /// Sentences that became one.
    pub merged: u32,
    /// Sentences only in the new version.
    pub added: u32,
    /// Sentences only in the old version.
    pub removed: u32,
    /// Passages, of whatever kind, that left their place.
    pub moved: u32,
    /// Pairs that only possibly belong together.
    pub possible: u32,
}

impl Counts {
    fn add(&mut self, change: &Change) {
        if change.confidence == Confidence::Possible {
            self.possible += 1;
            return;
        }
        *match change.kind {
            Kind::Unchanged => &mut self.unchanged,
            Kind::Changed => &mut self.changed,
            Kind::Split => &mut self.split,
            Kind::Merged => &mut self.merged,
            Kind::Added => &mut self.added,
            Kind::Removed => &mut self.removed,
        } += 1;
        self.moved += u32::from(change.moved);
    }
}

/// The counts of a comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Over all changes.
    pub all: Counts,
    /// Over those with a commitment on either side.
    pub commitments: Counts,
    /// Over those with a specific commitment on either side.
    pub specific: Counts,
    /// How many changes bear each effect, counted where change and effect are certain.
    pub effects: BTreeMap<EffectClass, u32>,
}

impl Summary {
    pub(super) fn of(changes: &[Change], old: &Version, new: &Version) -> Self {
        let mut summary = Self::default();
        for change in changes {
            summary.all.add(change);
            if change.confidence == Confidence::Certain {
                for effect in change
                    .effects
                    .iter()
                    .filter(|e| e.certainty == Confidence::Certain)
                {
                    *summary.effects.entry(effect.class).or_default() += 1;
                }
            }
            match commitment(change, old, new) {
                Commitment::Specific => {
                    summary.commitments.add(change);
                    summary.specific.add(change);
                }
                Commitment::General => summary.commitments.add(change),
                Commitment::None => {}
            }
        }
        summary
    }
}
