//! Tokens: the words, numbers and marks of a sentence (UAX #29), and the term each stands for.

use rustc_hash::FxHashMap;
use unicode_segmentation::UnicodeSegmentation;

use crate::lang::{Language, Term};
use crate::text::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A word that carries meaning.
    Word,
    /// A word that carries none of its own: an article, a preposition.
    Stop,
    /// A number, whole: `1.500.000`, `2,5`.
    Number,
    /// A punctuation mark or symbol.
    Mark,
}

/// One token, pointing into the document's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its letters.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// What all forms of the word have in common.
    pub term: Term,
}

/// Makes tokens; remembers the terms of the words it has seen.
#[derive(Debug)]
pub struct Tokenizer<'a> {
    language: &'a Language,
    seen: FxHashMap<&'a str, (TokenKind, Term)>,
}

impl<'a> Tokenizer<'a> {
    /// A tokenizer for that language.
    pub fn new(language: &'a Language) -> Self {
        Self {
            language,
            seen: FxHashMap::default(),
        }
    }

    /// Adds the tokens of `text`, which starts at byte `base` of the document, to `tokens`.
    pub fn tokens(&mut self, text: &'a str, base: usize, tokens: &mut Vec<Token>) {
        for (at, word) in text.split_word_bound_indices() {
            if word.trim().is_empty() {
                continue;
            }
            let language = self.language;
            let (kind, term) = *self
                .seen
                .entry(word)
                .or_insert_with(|| describe(word, language));
            tokens.push(Token {
                span: Span::new(base + at, base + at + word.len()),
                kind,
                term,
            });
        }
    }
}

fn describe(word: &str, language: &Language) -> (TokenKind, Term) {
    let kind = if word.starts_with(|c: char| c.is_ascii_digit()) {
        TokenKind::Number
    } else if !word.contains(char::is_alphanumeric) {
        TokenKind::Mark
    } else if language.is_stop(&word.to_lowercase()) {
        TokenKind::Stop
    } else {
        TokenKind::Word
    };
    (kind, Term::of(&language.term(word)))
}
