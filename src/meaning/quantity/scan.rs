//! Goes through the words of a sentence and takes quantities from them.

use std::borrow::Cow;

use super::classify::Draft;
use super::{Quantity, amount, bound, classify, date, range};
use crate::lang::Language;
use crate::text::{Span, lower};
use crate::token::{Token, TokenKind};

/// The words of a sentence as the scanner reads them.
pub(super) struct Words<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) lower: Vec<Cow<'a, str>>,
    pub(super) language: &'a Language,
}

impl<'a> Words<'a> {
    /// The word at a place, in lower case; empty where there is none.
    pub(super) fn at(&self, i: usize) -> &str {
        self.lower.get(i).map_or("", |word| word)
    }

    /// The word as it is written.
    pub(super) fn written(&self, i: usize) -> &'a str {
        self.tokens.get(i).map_or("", |t| t.span.of(self.text))
    }

    pub(super) fn kind(&self, i: usize) -> Option<TokenKind> {
        self.tokens.get(i).map(|t| t.kind)
    }

    pub(super) fn is_number(&self, i: usize) -> bool {
        self.kind(i) == Some(TokenKind::Number)
    }

    /// Whether nothing stands between the word and the one before it.
    pub(super) fn glued(&self, i: usize) -> bool {
        i > 0 && i < self.tokens.len() && self.tokens[i - 1].span.end == self.tokens[i].span.start
    }

    pub(super) fn is_hyphen(&self, i: usize) -> bool {
        matches!(self.at(i), "-" | "–" | "‑" | "—" | "−")
    }

    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        Span {
            start: self.tokens[start].span.start,
            end: self.tokens[end - 1].span.end,
        }
    }
}

/// Whether a quantity may begin with the word: a number, a sign before one, or a word that opens a
/// date ("maart", "eind", "jaren").
fn may_begin(words: &Words<'_>, at: usize) -> bool {
    let token = &words.tokens[at];
    if token.counts {
        return true;
    }
    match token.kind {
        TokenKind::Number => true,
        TokenKind::Mark => words.is_hyphen(at),
        TokenKind::Word | TokenKind::Stop => {
            let word = words.at(at);
            matches!(word, "min" | "jaren") || words.language.measures().calendar(word).is_some()
        }
    }
}

pub(super) fn quantities(text: &str, tokens: &[Token], language: &Language) -> Vec<Quantity> {
    // Most sentences have none.
    if !tokens.iter().any(|token| token.counts) {
        return Vec::new();
    }
    let lower = tokens
        .iter()
        .map(|token| match lower(token.span.of(text)) {
            word if word.contains('’') => Cow::Owned(word.replace('’', "'")),
            word => word,
        })
        .collect();
    let words = Words {
        text,
        tokens,
        lower,
        language,
    };
    let mut drafts: Vec<Draft> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if !may_begin(&words, at) {
            at += 1;
            continue;
        }
        let found = date::date(&words, at)
            .or_else(|| amount::amount(&words, at).and_then(|a| classify::classify(&words, a)))
            .or_else(|| classify::term_of_office(&words, at));
        match found {
            Some(draft) => {
                at = draft.end.max(at + 1);
                drafts.push(draft);
            }
            None => at += 1 + amount::name_length(&words, at),
        }
    }
    range::share_units(&words, &mut drafts);
    drafts
        .iter()
        .enumerate()
        .map(|(i, draft)| {
            let from = i.checked_sub(1).map_or(0, |before| drafts[before].end);
            let upto = drafts.get(i + 1).map_or(tokens.len(), |next| next.start);
            bound::bounded(&words, draft, from, upto)
        })
        .collect()
}
