//! Tokens: the words, numbers and marks of a sentence (UAX #29), and the term each stands for.

use std::borrow::Cow;

use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::lang::{Language, Term, VerbForm};
use crate::text::{self, Span};

mod words;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A word that carries meaning.
    Word,
    /// A word that carries none of its own: an article, a preposition.
    Stop,
    /// A number, whole: `1.500.000`, `2,5`, `21e`.
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
    /// What form of a verb the word is, if of any that is known.
    pub form: Option<VerbForm>,
    /// Whether it is a number or a word that says one: a quantity may begin here.
    pub counts: bool,
}

/// What is known of a word wherever it stands; looked up once for all its places.
#[derive(Clone, Copy, Debug)]
struct Entry {
    kind: TokenKind,
    term: Term,
    form: Option<VerbForm>,
    counts: bool,
}

impl Entry {
    fn of(word: &str, language: &Language) -> Self {
        let kind = kind(word, language);
        let (term, form, counts) = match kind {
            TokenKind::Mark => (Term::of(mark(word)), None, false),
            TokenKind::Number => (Term::of(&number(word)), None, true),
            TokenKind::Word | TokenKind::Stop => {
                let (term, form) = language.term_and_form(word);
                (Term::of(&term), form, language.counts(&text::lower(word)))
            }
        };
        Self {
            kind,
            term,
            form,
            counts,
        }
    }
}

/// Room for the distinct words of some twenty pages.
const WORDS: usize = 2048;

/// Makes tokens; remembers the words it has seen.
#[derive(Debug)]
pub struct Tokenizer<'a> {
    language: &'a Language,
    seen: FxHashMap<&'a str, Entry>,
}

impl<'a> Tokenizer<'a> {
    /// A tokenizer for that language.
    pub fn new(language: &'a Language) -> Self {
        Self {
            language,
            seen: FxHashMap::with_capacity_and_hasher(WORDS, FxBuildHasher),
        }
    }

    /// Adds the tokens of `text`, which starts at byte `base` of the document, to `tokens`. Every
    /// character other than white space lies in exactly one of them.
    pub fn tokens(&mut self, text: &'a str, base: usize, tokens: &mut Vec<Token>) {
        let language = self.language;
        words::each(text, |at, word| {
            let entry = *self
                .seen
                .entry(word)
                .or_insert_with(|| Entry::of(word, language));
            tokens.push(Token {
                span: Span::new(base + at, base + at + word.len()),
                kind: entry.kind,
                term: entry.term,
                form: entry.form,
                counts: entry.counts,
            });
        });
    }
}

/// The term of a single token's text, in letters: for a word what [`Language::term`] makes of it,
/// for a number its figures without thousands marks, for a mark the plainest of its kind.
pub fn term<'t>(text: &'t str, language: &Language) -> Cow<'t, str> {
    match kind(text, language) {
        TokenKind::Word | TokenKind::Stop => language.term(text),
        TokenKind::Number => number(text),
        TokenKind::Mark => Cow::Borrowed(mark(text)),
    }
}

/// The words and numbers of a sentence in lower case, with their terms, as cues are found in them;
/// `text` is the document's text, into which the tokens point.
pub(crate) fn lower_words<'t>(text: &'t str, tokens: &[Token]) -> Vec<(Cow<'t, str>, Term)> {
    tokens
        .iter()
        .filter(|token| token.kind != TokenKind::Mark)
        .map(|token| (text::lower(token.span.of(text)), token.term))
        .collect()
}

fn kind(text: &str, language: &Language) -> TokenKind {
    if !text.contains(char::is_alphanumeric) {
        TokenKind::Mark
    } else if is_number(text, language) {
        TokenKind::Number
    } else if language.is_stop(&text::lower(text)) {
        TokenKind::Stop
    } else {
        TokenKind::Word
    }
}

/// Figures with marks between them, as a cardinal or an ordinal: but not 50PLUS, 5G or 3D.
fn is_number(text: &str, language: &Language) -> bool {
    let figures = text.trim_end_matches(char::is_alphabetic);
    let letters = &text[figures.len()..];
    let ordinal = letters.is_empty() || language.ordinals.contains(&letters);
    ordinal && figures.starts_with(char::is_numeric) && !figures.contains(char::is_alphabetic)
}

/// `1.500.000` and `1500000` are the same number.
fn number(text: &str) -> Cow<'_, str> {
    let mut groups = text.split('.');
    let first = groups.next().unwrap_or_default();
    let is_figures = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    let thousands = (1..=3).contains(&first.len())
        && is_figures(first)
        && text.len() > first.len()
        && groups.all(|group| group.len() == 3 && is_figures(group));
    if thousands {
        Cow::Owned(text.replace('.', ""))
    } else {
        Cow::Borrowed(text)
    }
}

/// Quotation marks, dashes and bullets differ from typesetter to typesetter and mean the same.
fn mark(text: &str) -> &str {
    match text {
        "“" | "”" | "„" | "‟" | "«" | "»" | "‘" | "’" | "‚" | "‛" | "‹" | "›" | "'" | "`" | "´"
        | "″" => "\"",
        "–" | "—" | "‐" | "‑" | "‒" | "―" | "−" => "-",
        "▶" | "►" | "●" | "■" | "▪" | "‣" | "◦" | "\u{f0b7}" | "\u{f0a7}" => "•",
        mark => mark,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Vec<(&str, TokenKind)> {
        let mut tokens = Vec::new();
        Tokenizer::new(Language::dutch()).tokens(text, 0, &mut tokens);
        tokens.iter().map(|t| (t.span.of(text), t.kind)).collect()
    }

    #[test]
    fn numbers_stay_whole() {
        use TokenKind::{Mark, Number, Stop, Word};
        assert_eq!(
            tokens("De 21e eeuw: € 1.500.000 of 2,5% in 2030."),
            [
                ("De", Stop),
                ("21e", Number),
                ("eeuw", Word),
                (":", Mark),
                ("€", Mark),
                ("1.500.000", Number),
                ("of", Stop),
                ("2,5", Number),
                ("%", Mark),
                ("in", Stop),
                ("2030", Number),
                (".", Mark),
            ]
        );
        assert_eq!(
            tokens("50PLUS wil 5G"),
            [("50PLUS", Word), ("wil", Word), ("5G", Word)]
        );
        assert_eq!(tokens("regio's"), [("regio's", Word)]);
    }

    #[test]
    fn what_means_the_same_has_the_same_term() {
        let dutch = Language::dutch();
        for (a, b) in [
            ("1.500", "1500"),
            ("“", "\""),
            ("–", "-"),
            ("▶", "•"),
            ("Zorg", "zorg"),
        ] {
            assert_eq!(term(a, dutch), term(b, dutch));
        }
        for (a, b) in [("1.5", "15"), ("2030", "2031"), ("één", "een"), (".", ",")] {
            assert_ne!(term(a, dutch), term(b, dutch));
        }
    }
}
