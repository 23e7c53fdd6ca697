//! A lexicon: what kind of thing a term names, and which terms say the same.
//!
//! Idf tells how rare a word is, not what it is for: "minimumloon" and "evenredig" are as rare as each
//! other, yet two sentences that share the first are far more often about one measure.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{Term, table};

/// What kind of thing a term names, by its commonest use in programmes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A measure, law, tax, fund, right or rule so particular that whoever names it speaks of that
    /// decision: "statiegeld", "kilometerheffing".
    Instrument,
    /// A thing on which many different measures are possible: "woning", "wachtlijst".
    Object,
    /// A field or value: "onderwijs", "vrijheid".
    Topic,
    /// People or organisations: "jongeren", "mkb".
    Group,
    /// A public actor: "gemeente", "politie".
    Body,
    /// A name of a place, person, party or language.
    Place,
    /// What is done: "verhogen", "afschaffing".
    Action,
    /// Degree, manner or time: "betaalbaar", "jaarlijks".
    Quality,
    /// What says little of what is promised: "aanpak", "belangrijk".
    Filler,
    /// The lexicon does not have it.
    Unknown,
}

impl Kind {
    /// Number of kinds.
    pub const COUNT: usize = 10;

    /// Every kind with its name in the data, in the order of their numbers.
    const NAMES: [(&'static str, Self); Self::COUNT - 1] = [
        ("instrument", Self::Instrument),
        ("object", Self::Object),
        ("topic", Self::Topic),
        ("group", Self::Group),
        ("body", Self::Body),
        ("place", Self::Place),
        ("action", Self::Action),
        ("quality", Self::Quality),
        ("filler", Self::Filler),
    ];
}

/// Classes of acts, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Acts(u32);

/// The classes of acts.
const ACTS: [&str; 25] = [
    "raise",
    "lower",
    "introduce",
    "abolish",
    "ban",
    "allow",
    "oblige",
    "fund",
    "free",
    "tax",
    "improve",
    "protect",
    "prevent",
    "enforce",
    "help",
    "inform",
    "research",
    "simplify",
    "cooperate",
    "reform",
    "build",
    "provide",
    "employ",
    "move",
    "decide",
];

/// Classes of acts that undo each other.
const CONTRARY: [[&str; 2]; 9] = [
    ["raise", "lower"],
    ["introduce", "abolish"],
    ["allow", "ban"],
    ["build", "abolish"],
    ["help", "ban"],
    ["protect", "abolish"],
    ["fund", "lower"],
    ["raise", "abolish"],
    ["free", "tax"],
];

impl Acts {
    /// The class of that name; none for "say", "other" and what is no class.
    fn of(name: &str) -> Self {
        let at = ACTS.iter().position(|act| *act == name);
        Self(at.map_or(0, |at| 1 << at))
    }

    /// How many classes.
    pub fn count(self) -> u32 {
        self.0.count_ones()
    }

    /// The classes of either.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The classes of both.
    #[must_use]
    pub fn shared(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether one of these undoes one of those.
    pub fn undo(self, other: Self) -> bool {
        static SETS: LazyLock<[[Acts; 2]; CONTRARY.len()]> =
            LazyLock::new(|| CONTRARY.map(|pair| pair.map(Acts::of)));
        SETS.iter().any(|&[a, b]| {
            let holds = |acts: Self, act: Self| acts.0 & act.0 != 0;
            holds(self, a) && holds(other, b) || holds(self, b) && holds(other, a)
        })
    }
}

/// What the lexicon has of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sense {
    /// What it names.
    pub kind: Kind,
    /// Of what class the act it names is.
    pub acts: Acts,
    /// The term that stands for all that say the same.
    pub term: Term,
}

impl Sense {
    fn unknown(term: Term) -> Self {
        Self {
            kind: Kind::Unknown,
            acts: Acts::default(),
            term,
        }
    }
}

/// The senses of terms.
#[derive(Debug, Default)]
pub struct Lexicon {
    senses: FxHashMap<Term, Sense>,
}

/// Most steps from a term to the one that stands for it.
const STEPS: usize = 4;

impl Lexicon {
    /// Reads the data file: `term kind act same` a line.
    pub(super) fn read(data: &'static str) -> Self {
        let mut lexicon = Self::default();
        for [term, kind, act, same] in table::rows(data) {
            let Some((_, kind)) = Kind::NAMES.iter().find(|(name, _)| *name == kind) else {
                continue;
            };
            let sense = Sense {
                kind: *kind,
                acts: Acts::of(act),
                term: Term::of(if same == "-" { term } else { same }),
            };
            lexicon.senses.insert(Term::of(term), sense);
        }
        // Every term says at once what the one at the end of its chain says.
        let last = |&term: &Term| (term, lexicon.last(term));
        lexicon.senses = lexicon.senses.keys().map(last).collect();
        lexicon
    }

    /// What the term says that stands for this one in the end.
    fn last(&self, term: Term) -> Sense {
        let mut at = term;
        for _ in 0..STEPS {
            match self.senses.get(&at) {
                Some(sense) if sense.term != at => at = sense.term,
                Some(sense) => return *sense,
                None => break,
            }
        }
        Sense::unknown(at)
    }

    /// What a term says; of a term that stands for another, what that other says.
    pub fn sense(&self, term: Term) -> Sense {
        let known = self.senses.get(&term);
        known.copied().unwrap_or_else(|| Sense::unknown(term))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Language;

    fn sense(word: &str) -> Sense {
        let dutch = Language::dutch();
        dutch.lexicon().sense(Term::of(&dutch.term(word)))
    }

    #[test]
    fn words_that_say_the_same_have_one_sense() {
        assert_eq!(sense("verhoging"), sense("verhogen"));
        assert_ne!(sense("verhogen").term, sense("verlagen").term);
        assert!(sense("verhogen").acts.undo(sense("verlagen").acts));
        assert!(!sense("verhogen").acts.undo(sense("verhoging").acts));
    }

    #[test]
    fn a_measure_is_told_from_its_field() {
        assert_eq!(sense("kilometerheffing").kind, Kind::Instrument);
        assert_eq!(sense("onderwijs").kind, Kind::Topic);
        assert_eq!(sense("qwertyuiop").kind, Kind::Unknown);
    }

    #[test]
    fn every_term_that_stands_for_others_is_found() {
        let lexicon = Language::dutch().lexicon();
        assert!(lexicon.senses.len() > 9000);
        for &term in lexicon.senses.keys() {
            assert_ne!(lexicon.sense(term).kind, Kind::Unknown);
        }
    }
}
