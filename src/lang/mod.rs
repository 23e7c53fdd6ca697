//! What is known of a language, held as data: abbreviations, stop words, irregular forms and how
//! common each term is. Everything above asks here and knows no word of any language itself.
//!
//! A new language is a folder like `nl/`: its data files, and one table of functions over them.

use std::borrow::Cow;

mod background;
pub mod cues;
pub mod lexicon;
pub mod measures;
mod nl;
pub(crate) mod table;
pub mod vectors;

pub use background::Background;
use cues::Cues;
use lexicon::Lexicon;
use measures::{Measures, Numeral};
use vectors::Vectors;

/// No word of more bytes is looked at as a compound; the longest that Dutch texts hold has some fifty.
const LONGEST_COMPOUND: usize = 100;

/// The least letters of a part of a compound: shorter ones are found in words by chance.
const LEAST_PART: usize = 4;

/// One language with its data.
#[derive(Debug)]
pub struct Language {
    /// ISO 639-1 code.
    pub code: &'static str,
    /// What may stand behind an apostrophe at the start of a sentence, while the capital goes to
    /// the next word: "'s Ochtends", "'t Is".
    pub clitics: &'static [&'static str],
    /// What makes an ordinal of figures: "2e", "2de".
    pub ordinals: &'static [&'static str],
    term: fn(&str) -> Cow<'_, str>,
    term_and_form: fn(&str) -> (String, Option<VerbForm>),
    is_stop: fn(&str) -> bool,
    is_subject: fn(&str) -> bool,
    is_subordinator: fn(&str) -> bool,
    verb: fn(&str) -> Option<VerbForm>,
    act: fn(&str) -> Option<String>,
    opens_sentence: fn(&str) -> bool,
    abbreviation: fn(&str) -> Option<Abbreviation>,
    background: fn() -> Background<'static>,
    cues: fn() -> &'static Cues,
    signs: fn() -> &'static Cues,
    numeral: fn(&str) -> Option<Numeral>,
    measures: fn() -> &'static Measures,
    stances: fn() -> &'static Cues,
    lexicon: fn() -> &'static Lexicon,
    vectors: fn() -> &'static Vectors,
    commitments: &'static [u8],
}

/// How a full stop behind an abbreviation is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Abbreviation {
    /// It never ends a sentence: "o.a. Groningen".
    Never,
    /// It ends one before a capital: "enz. Het".
    May,
    /// It ends one only before a word that opens sentences: "3 mln. Wij", not "3 mln. Europees".
    Unit,
    /// It is an abbreviation only before a figure: "art. 12"; else an ordinary word.
    Number,
    /// It is one only when written with a capital: "St. Anna", "Th. Smit".
    Name,
}

/// What a form of a verb can be in a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VerbForm {
    /// It has an ending of person or tense and bears a clause: "werkt", "kreeg", "moeten".
    Finite,
    /// An infinitive, which looks like the plural of the present: "werken".
    Infinitive,
    /// A bare stem, which may be a noun as well, or a participle: "werk", "gewerkt".
    Other,
}

impl Language {
    /// Dutch.
    pub fn dutch() -> &'static Self {
        &nl::DUTCH
    }

    /// The term a word stands for: what all its forms have in common, in lower case. The word may
    /// be in any case and form.
    pub fn term<'a>(&self, word: &'a str) -> Cow<'a, str> {
        (self.term)(word)
    }

    /// The term of a word in any case and form, and what form of a verb it is, if of any that is
    /// known: for less than both cost apart.
    pub fn term_and_form(&self, word: &str) -> (String, Option<VerbForm>) {
        (self.term_and_form)(word)
    }

    /// Whether the word (in lower case) carries no meaning of its own: an article, a preposition.
    /// Negations, modal verbs and quantifiers do carry meaning.
    pub fn is_stop(&self, word: &str) -> bool {
        (self.is_stop)(word)
    }

    /// Whether the word (in lower case) can be the subject of a clause by itself: "we", "dit".
    pub fn is_subject(&self, word: &str) -> bool {
        (self.is_subject)(word)
    }

    /// Whether the word (in lower case) opens a subordinate clause.
    pub fn is_subordinator(&self, word: &str) -> bool {
        (self.is_subordinator)(word)
    }

    /// What form of a verb the word (in lower case) is, if of any that is known.
    pub fn verb(&self, word: &str) -> Option<VerbForm> {
        (self.verb)(word)
    }

    /// The term of the verb whose act the noun (in lower case) names, if it names one:
    /// "herindeling" and "herindelen".
    pub fn act(&self, noun: &str) -> Option<Term> {
        (self.act)(noun).map(|stem| Term::of(&stem))
    }

    /// Whether the word (in lower case), written with a capital, begins a sentence rather than a
    /// name: "de", "wij", "daarom".
    pub fn opens_sentence(&self, word: &str) -> bool {
        (self.opens_sentence)(word)
    }

    /// How the full stop behind a word is read; the word in any case, without its last full stop.
    pub fn abbreviation(&self, word: &str) -> Option<Abbreviation> {
        (self.abbreviation)(word)
    }

    /// What kinds of things its terms name, and which say the same.
    pub fn lexicon(&self) -> &'static Lexicon {
        (self.lexicon)()
    }

    /// Which of its terms are used in the same surroundings.
    pub fn vectors(&self) -> &'static Vectors {
        (self.vectors)()
    }

    /// Inverse document frequency of a term, `ln(N/df)`, over the frozen background collection, of
    /// which every sentence counts as a document. A term that is not in the collection is taken to
    /// be as rare as one that is there once.
    pub fn idf(&self, term: Term) -> f32 {
        self.background().idf(term)
    }

    /// Whether the word (in lower case) is one that the background collection has.
    pub fn is_known(&self, word: &str) -> bool {
        self.is_stop(word) || self.background().holds(Term::of(&self.term(word)))
    }

    /// The words that change the substance of a promise.
    pub fn cues(&self) -> &'static Cues {
        (self.cues)()
    }

    /// The words that are evidence of what a sentence does: announces, describes, believes; the cues
    /// among them.
    pub fn signs(&self) -> &'static Cues {
        (self.signs)()
    }

    /// The number that the word (in lower case) says.
    pub fn numeral(&self, word: &str) -> Option<Numeral> {
        (self.numeral)(word)
    }

    /// Whether the word (in lower case) says a number, bears one ("10k"), or is a span of time that
    /// is told without any ("deze kabinetsperiode").
    pub fn counts(&self, word: &str) -> bool {
        let word = &*if word.contains('’') {
            Cow::Owned(word.replace('’', "'"))
        } else {
            Cow::Borrowed(word)
        };
        let is_term = |unit: &measures::Unit| unit.base == "term";
        self.numeral(word).is_some()
            || word.starts_with(|c: char| c.is_ascii_digit())
            || self.measures().unit(word).is_some_and(is_term)
    }

    /// The words that make quantities of numbers.
    pub fn measures(&self) -> &'static Measures {
        (self.measures)()
    }

    /// The words that tell in which direction a measure goes; what stays is told as what begins.
    pub fn stances(&self) -> &'static Cues {
        (self.stances)()
    }

    /// The two terms a compound is made of, where both are known: "huurwoning" is made of "huur"
    /// and "woning". The longest last part is taken, since it is what the compound is a kind of;
    /// a linking s or e belongs to neither.
    pub fn parts(&self, word: &str) -> Option<[Term; 2]> {
        // Every place is tried, and the work at each grows with the word.
        if word.len() > LONGEST_COMPOUND {
            return None;
        }
        let word = word.to_lowercase();
        let places: Vec<usize> = word.char_indices().map(|(at, _)| at).collect();
        let last = places.len().checked_sub(LEAST_PART)?;
        let fits = |part: &str| self.background().holds(Term::of(&self.term(part)));
        places.get(LEAST_PART..=last)?.iter().find_map(|&at| {
            let (first, second) = word.split_at(at);
            let first = [
                first,
                first.trim_end_matches('s'),
                first.trim_end_matches('-'),
            ]
            .into_iter()
            .find(|part| part.chars().count() >= LEAST_PART && fits(part))?;
            fits(second).then(|| [first, second].map(|part| Term::of(&self.term(part))))
        })
    }

    /// The learnt weights by which sentences are judged to commit or not.
    pub fn commitments(&self) -> &'static [u8] {
        self.commitments
    }

    /// How common terms are in the background collection.
    pub fn background(&self) -> Background<'static> {
        (self.background)()
    }
}

/// A term as a 64-bit fingerprint of its letters, the same in every run and on every machine.
///
/// Two of the few hundred thousand terms of a language collide with a probability under 10⁻⁸.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Term(u64);

impl Term {
    /// The fingerprint of a term's letters (FNV-1a with a final avalanche).
    pub fn of(term: &str) -> Self {
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        for byte in term.bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
        hash = (hash ^ (hash >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
        Self(hash ^ (hash >> 32))
    }

    /// The fingerprint's bits.
    pub fn bits(self) -> u64 {
        self.0
    }

    /// The upper half of the bits, by which stored tables know a term.
    pub(crate) fn key(self) -> u32 {
        (self.0 >> 32) as u32
    }
}
