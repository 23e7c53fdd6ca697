//! What is known of a language, held as data: abbreviations, stop words, irregular forms and how
//! common each term is. Everything above asks here and knows no word of any language itself.

use std::borrow::Cow;

mod nl;

/// One language with its data.
#[derive(Debug)]
pub struct Language {
    /// ISO 639-1 code.
    pub code: &'static str,
    term: fn(&str) -> Cow<'_, str>,
    is_stop: fn(&str) -> bool,
    idf: fn(Term) -> f32,
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

    /// Whether the word (in lower case) carries no meaning of its own: an article, a preposition.
    pub fn is_stop(&self, word: &str) -> bool {
        (self.is_stop)(word)
    }

    /// Inverse document frequency of a term, `ln(N/df)`, over the frozen background collection.
    pub fn idf(&self, term: Term) -> f32 {
        (self.idf)(term)
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
}
