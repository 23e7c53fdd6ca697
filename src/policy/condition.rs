//! Conditions: what must be true of a change for a rule to decide on it.

use std::ops::RangeInclusive;

use regex::Regex;

use super::Pattern;
use super::passage::Passage;
use crate::align::Confidence;
use crate::change::Kind;
use crate::meaning::Commitment;
use crate::meaning::effect::EffectClass;

/// All of it must be true; what is not given, or an empty list, asks nothing.
#[derive(Clone, Debug)]
pub struct Condition {
    /// It is of one of these kinds.
    pub kinds: Vec<Kind>,
    /// It left its place, or did not.
    pub moved: Option<bool>,
    /// The firmest class of commitment on either side is one of these.
    pub commitments: Vec<Commitment>,
    /// How sure the program is, of the pair and of its effects.
    pub confidences: Vec<Confidence>,
    /// Its firmest strength (of the old side, where there is one) lies within these.
    pub strength: Option<RangeInclusive<u8>>,
    /// It bears one of these effects.
    pub effects: Vec<EffectClass>,
    /// It stands in both versions, and its likeness lies within these.
    pub similarity: Option<RangeInclusive<f64>>,
    /// A section it stands in, on either side, fits one of these.
    pub sections: Vec<Pattern>,
    /// Its document, on either side, fits one of these.
    pub documents: Vec<Pattern>,
    /// Its words fit, on either side.
    pub text: Option<Regex>,
    /// Its words in the old version fit.
    pub old_text: Option<Regex>,
    /// Its words in the new version fit.
    pub new_text: Option<Regex>,
}

impl Default for Condition {
    /// Every change of which the program is certain.
    fn default() -> Self {
        Self {
            kinds: Vec::new(),
            moved: None,
            commitments: Vec::new(),
            confidences: vec![Confidence::Certain],
            strength: None,
            effects: Vec::new(),
            similarity: None,
            sections: Vec::new(),
            documents: Vec::new(),
            text: None,
            old_text: None,
            new_text: None,
        }
    }
}

impl Condition {
    pub(super) fn holds(&self, passage: &Passage<'_>) -> bool {
        self.became(passage) && self.concerns(passage)
    }

    /// Whether what became of the passage is as asked.
    fn became(&self, passage: &Passage<'_>) -> bool {
        let change = passage.change;
        let both = !change.old.is_empty() && !change.new.is_empty();
        let bears = || {
            change.effects.iter().any(|effect| {
                self.effects.contains(&effect.class) && self.confidences.contains(&effect.certainty)
            })
        };
        any(&self.kinds, |&kind| kind == passage.kind)
            && self.moved.is_none_or(|moved| moved == passage.moved)
            && any(&self.confidences, |&c| c == change.confidence)
            && self
                .similarity
                .as_ref()
                .is_none_or(|range| both && range.contains(&change.similarity))
            && (self.effects.is_empty() || bears())
            && fits(self.new_text.as_ref(), || passage.new_text())
    }

    /// Whether the passage is one of those that are meant, whatever became of it.
    pub(super) fn concerns(&self, passage: &Passage<'_>) -> bool {
        any(&self.documents, |pattern| {
            passage.documents.iter().any(|path| pattern.fits(path))
        }) && any(&self.commitments, |&class| class == passage.commitment())
            && self
                .strength
                .as_ref()
                .is_none_or(|range| passage.strength().is_some_and(|s| range.contains(&s)))
            && any(&self.sections, |pattern| {
                let sections = passage.sections();
                sections.iter().flatten().any(|s| pattern.fits_section(s))
            })
            && fits(self.old_text.as_ref(), || passage.old_text())
            && (fits(self.text.as_ref(), || passage.new_text())
                || fits(self.text.as_ref(), || passage.old_text()))
    }
}

fn any<T>(list: &[T], test: impl FnMut(&T) -> bool) -> bool {
    list.is_empty() || list.iter().any(test)
}

fn fits(regex: Option<&Regex>, text: impl FnOnce() -> String) -> bool {
    regex.is_none_or(|regex| regex.is_match(&text()))
}
