//! Dutch.

use std::borrow::Cow;

use rust_stemmers::{Algorithm, Stemmer};

use super::{Language, Term};

/// Dutch, as it is written in the Netherlands and Flanders.
pub(super) static DUTCH: Language = Language {
    code: "nl",
    term,
    is_stop,
    idf,
};

fn term(word: &str) -> Cow<'_, str> {
    let lower = word.to_lowercase();
    Cow::Owned(Stemmer::create(Algorithm::Dutch).stem(&lower).into_owned())
}

fn is_stop(word: &str) -> bool {
    matches!(
        word,
        "de" | "het"
            | "een"
            | "en"
            | "van"
            | "in"
            | "we"
            | "wij"
            | "te"
            | "dat"
            | "die"
            | "is"
            | "voor"
            | "met"
            | "op"
            | "zijn"
            | "aan"
            | "er"
            | "om"
            | "ook"
    )
}

fn idf(_: Term) -> f32 {
    4.0
}
