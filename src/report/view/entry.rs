//! Entries: changes with all that is told of one, in words.

use std::cmp::Reverse;

use super::{Heading, Side, ids, version};
use crate::align::Confidence;
use crate::change::{Change, Comparison, Edit, Kind, Op};
use crate::meaning::Commitment;
use crate::meaning::effect::{self, EffectClass};
use crate::report::Language;
use crate::report::strings::{self, Phrase, phrase};

/// Where more than this share of a passage changed, it reads better before and after than marked
/// word by word.
const REWRITTEN: f64 = 2.0 / 3.0;

/// A change, with all that is told of it.
#[derive(Debug)]
pub(in crate::report) struct Entry<'a> {
    pub(in crate::report) change: &'a Change,
    /// What became of it: "gewijzigd, verplaatst".
    pub(in crate::report) name: String,
    /// The firmest class of commitment on either side.
    pub(in crate::report) commitment: Commitment,
    /// Where it begins, before and after, in words: "p. 12, regel 3".
    pub(in crate::report) places: [Option<String>; 2],
    /// Under which heading it stands, before and after.
    pub(in crate::report) headings: [Option<Heading>; 2],
    /// What changed in substance.
    pub(in crate::report) effects: Vec<Effect<'a>>,
    /// Whether so much of it changed that it reads better before and after than word by word.
    pub(in crate::report) rewritten: bool,
}

/// A change in substance, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::report) struct Effect<'a> {
    pub(in crate::report) class: EffectClass,
    pub(in crate::report) certainty: Confidence,
    /// In what respect, and whether something came or went: "cijfer", "voorwaarde erbij".
    pub(in crate::report) head: &'static str,
    /// The words that show it, before and after.
    pub(in crate::report) old: Option<&'a str>,
    pub(in crate::report) new: Option<&'a str>,
}

impl Effect<'_> {
    /// The words that show it: "14 euro → 13 euro", or those of the one side that has them.
    pub(in crate::report) fn words(&self) -> String {
        match (self.old, self.new) {
            (Some(old), Some(new)) => format!("{old} → {new}"),
            (Some(one), None) | (None, Some(one)) => one.to_owned(),
            (None, None) => String::new(),
        }
    }

    /// Both sides, a dash where one has no such words: "14 euro → 13 euro", "– → kunnen".
    pub(in crate::report) fn shift(&self) -> String {
        format!("{} → {}", self.old.unwrap_or("–"), self.new.unwrap_or("–"))
    }

    /// All of it in one line: "cijfer: 14 euro → 13 euro", "cijfer (mogelijk): 400.000".
    pub(in crate::report) fn told(&self, language: Language) -> String {
        let sure = strings::certainty(self.certainty, language);
        let sure = match sure {
            "" => String::new(),
            sure => format!(" ({sure})"),
        };
        match self.words() {
            words if words.is_empty() => format!("{}{sure}", self.head),
            words => format!("{}{sure}: {words}", self.head),
        }
    }
}

impl<'a> Entry<'a> {
    pub(super) fn of(comparison: &'a Comparison, change: &'a Change, language: Language) -> Self {
        let moved = phrase(Phrase::Moved, language);
        let kind = strings::kind(change.kind, language);
        let first = |side| Some((version(comparison, side), *ids(change, side).first()?));
        Self {
            change,
            name: match (change.kind, change.moved) {
                (Kind::Unchanged, true) => moved.to_owned(),
                (_, true) => format!("{kind}, {moved}"),
                (_, false) => kind.to_owned(),
            },
            commitment: comparison.commitment(change),
            places: Side::BOTH.map(|side| {
                let (version, id) = first(side)?;
                let place = version.analysis().place(id);
                strings::place(place.page, place.line, language)
            }),
            headings: Side::BOTH.map(|side| {
                let (version, id) = first(side)?;
                let section = version.analysis().section(id);
                Some(Heading { side, section })
            }),
            effects: effects(&change.effects, language),
            rewritten: !matches!(change.kind, Kind::Removed | Kind::Added)
                && changed_share(&change.edits) > REWRITTEN,
        }
    }

    /// Whether the program is sure that the two sides belong together.
    pub(in crate::report) fn certain(&self) -> bool {
        self.change.confidence == Confidence::Certain
    }

    /// Both places in one line: "regel 60 → regel 61".
    pub(in crate::report) fn place(&self) -> String {
        match &self.places {
            [Some(old), Some(new)] => format!("{old} → {new}"),
            [Some(one), None] | [None, Some(one)] => one.clone(),
            [None, None] => String::new(),
        }
    }

    /// Whether it bears the effect, in whatever certainty.
    pub(in crate::report) fn bears(&self, class: EffectClass) -> bool {
        self.change
            .effects
            .iter()
            .any(|effect| effect.class == class)
    }
}

/// The effects in words. A clause that came or went is not told of where another effect has told
/// its very words.
pub(in crate::report) fn effects(
    effects: &[effect::Effect],
    language: Language,
) -> Vec<Effect<'_>> {
    let clause = |class| matches!(class, EffectClass::ClauseAdded | EffectClass::ClauseDropped);
    let told = |words: &effect::Effect| {
        effects.iter().any(|other| {
            !clause(other.class) && (&other.old, &other.new) == (&words.old, &words.new)
        })
    };
    let mut effects: Vec<Effect<'_>> = effects
        .iter()
        .filter(|effect| !clause(effect.class) || !told(effect))
        .map(|effect| Effect {
            class: effect.class,
            certainty: effect.certainty,
            head: strings::effect_head(
                effect.class,
                effect.old.is_some(),
                effect.new.is_some(),
                language,
            ),
            old: effect.old.as_deref(),
            new: effect.new.as_deref(),
        })
        .collect();
    effects.sort_by_key(|effect| Reverse(effect.certainty == Confidence::Certain));
    effects
}

/// Share of the letters of both sides that do not stand in both.
fn changed_share(edits: &[Edit]) -> f64 {
    let (mut changed, mut all) = (0, 0);
    for edit in edits {
        match edit.op {
            Op::Equal => all += 2 * edit.text.len(),
            Op::Delete | Op::Insert => {
                all += edit.text.len();
                changed += edit.text.len();
            }
        }
    }
    changed as f64 / all.max(1) as f64
}
