//! Dutch.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::cues::Cues;
use super::lexicon::Lexicon;
use super::measures::Measures;
use super::vectors::Vectors;
use super::{Abbreviation, Background, Language, Term, table};

mod derivation;
mod numeral;
mod spelling;
mod term;
mod verb;

/// Dutch, as it is written in the Netherlands and Flanders.
pub(super) static DUTCH: Language = Language {
    code: "nl",
    clitics: &["s", "t", "n", "k"],
    ordinals: &["e", "de", "ste"],
    term: |word| Cow::Owned(term::term(word)),
    term_and_form: term::term_and_form,
    is_stop: |word| STOP_WORDS.contains(word),
    is_subject: |word| SUBJECTS.contains(word),
    is_subordinator: |word| SUBORDINATORS.contains(word),
    verb: verb::form,
    act: derivation::act,
    opens_sentence: |word| OPENERS.contains(word),
    abbreviation,
    background: || Background::decode(include_bytes!("background.bin")),
    cues: || &CUES,
    signs: || &SIGNS,
    numeral: numeral::numeral,
    measures: || &MEASURES,
    stances: || &STANCES,
    lexicon: || &LEXICON,
    vectors: || &VECTORS,
    commitments: include_bytes!("commitments.bin"),
};

const CUE_DATA: &str = include_str!("cues.tsv");
const ABBREVIATION_DATA: &str = include_str!("abbreviations.tsv");

static STOP_WORDS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| table::words(include_str!("stopwords.txt")));
static SUBJECTS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| table::words(include_str!("subjects.txt")));
static SUBORDINATORS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| table::words(include_str!("subordinators.txt")));
static OPENERS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| table::words(include_str!("openers.txt")));
static ABBREVIATIONS: LazyLock<FxHashMap<&str, Abbreviation>> = LazyLock::new(|| {
    table::rows(ABBREVIATION_DATA)
        .filter_map(|[word, kind, _]| Some((word.trim_end_matches('.'), kind_of(kind)?)))
        .collect()
});

static CUES: LazyLock<Cues> = LazyLock::new(|| Cues::read(&[CUE_DATA], term_of));
static SIGNS: LazyLock<Cues> =
    LazyLock::new(|| Cues::read(&[CUE_DATA, include_str!("signs.tsv")], term_of));
static STANCES: LazyLock<Cues> =
    LazyLock::new(|| Cues::read(&[include_str!("stances.tsv")], term_of));

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(include_str!("lexicon.tsv")));

static VECTORS: LazyLock<Vectors> =
    LazyLock::new(|| Vectors::decode(include_bytes!("vectors.bin")));

fn term_of(word: &str) -> Term {
    Term::of(&term::term(word))
}

static MEASURES: LazyLock<Measures> = LazyLock::new(|| {
    Measures::read(
        include_str!("units.tsv"),
        include_str!("bounds.tsv"),
        include_str!("calendar.tsv"),
        include_str!("labels.txt"),
        include_str!("references.txt"),
    )
});

fn abbreviation(word: &str) -> Option<Abbreviation> {
    // No abbreviation is long; a long word need not be put into lower case.
    if word.len() > 16 {
        return None;
    }
    ABBREVIATIONS.get(word.to_lowercase().as_str()).copied()
}

fn kind_of(name: &str) -> Option<Abbreviation> {
    match name {
        "never" => Some(Abbreviation::Never),
        "may" => Some(Abbreviation::May),
        "unit" => Some(Abbreviation::Unit),
        "number" => Some(Abbreviation::Number),
        "name" => Some(Abbreviation::Name),
        _ => None,
    }
}
