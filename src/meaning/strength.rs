//! Strength: how firmly the clause that carries a commitment promises.
//!
//! 1 leaves open whether ("kan", "onderzoeken", "waar mogelijk"), 2 strives ("willen", "streven
//! naar"), 3 says so ("we verhogen", "er komt"), 4 binds ("moeten", "verplicht", "verbieden").

use std::borrow::Cow;

use crate::lang::cues::{self, Cue};
use crate::lang::{Language, Term};
use crate::text::lower;
use crate::token::{Token, TokenKind};

/// How firmly, 1 to 4.
pub type Strength = u8;

/// How many words behind "mag" or "kan" a denial may stand to make it a prohibition.
const DENIAL: usize = 4;

/// The strength of a sentence; `text` is the document's text, into which the tokens point.
pub(super) fn strength(text: &str, tokens: &[Token], language: &Language) -> Strength {
    explained(text, tokens, language).0
}

/// The strength of a sentence with the words that made it so, in lower case; none for a plain
/// statement.
pub(crate) fn explained(
    text: &str,
    tokens: &[Token],
    language: &Language,
) -> (Strength, Option<String>) {
    let words = main_clause(text, tokens, language);
    let found = language.cues().find(&words);
    let told = |cue: &cues::Found| {
        let words: Vec<&str> = words[cue.start..cue.end]
            .iter()
            .map(|(w, _)| w.as_ref())
            .collect();
        Some(words.join(" "))
    };
    let first = |cue: Cue| found.iter().find(|f| f.cue == cue);
    let denied = |at: &cues::Found| {
        let denial =
            |f: &cues::Found| f.cue == Cue::Not && (at.end..at.end + DENIAL).contains(&f.start);
        found.iter().any(denial)
    };
    if let Some(may) = first(Cue::May) {
        let forbidden = found.iter().filter(|f| f.cue == Cue::May).all(denied);
        return (if forbidden { 4 } else { 1 }, told(may));
    }
    if let Some(aim) = first(Cue::Aim) {
        (2, told(aim))
    } else if let Some(must) = first(Cue::Will).or(first(Cue::Must)) {
        (4, told(must))
    } else {
        (3, None)
    }
}

/// The words of the main clause in lower case: up to the first word that opens a subordinate one;
/// of a sentence that begins with such a clause, what follows its comma.
fn main_clause<'t>(
    text: &'t str,
    tokens: &[Token],
    language: &Language,
) -> Vec<(Cow<'t, str>, Term)> {
    let word = |token: &Token| lower(token.span.of(text));
    let opens =
        |token: &Token| token.kind != TokenKind::Mark && language.is_subordinator(&word(token));
    let comma = |token: &Token| token.kind == TokenKind::Mark && token.span.of(text) == ",";
    let mut tokens = tokens;
    if tokens.first().is_some_and(opens)
        && let Some(at) = tokens.iter().position(comma)
    {
        tokens = &tokens[at + 1..];
    }
    let mut words = Vec::new();
    let mut inside = true;
    for token in tokens {
        if opens(token) && !words.is_empty() {
            inside = false;
        } else if comma(token) {
            inside = true;
        }
        if inside && token.kind != TokenKind::Mark {
            words.push((word(token), token.term));
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analysis;
    use crate::document::{Builder, Source};
    use crate::text::Place;

    #[test]
    fn every_example_is_as_firm_as_a_reader_says() {
        let mut wrong = Vec::new();
        for line in include_str!("../../fixtures/strength.tsv").lines() {
            let Some((level, sentence)) = line.split_once('\t') else {
                continue;
            };
            let mut builder = Builder::new(Source::unnamed());
            builder.push(sentence, Place::default());
            let analysis = Analysis::new(builder.finish(), Language::dutch());
            let text = analysis.document().text();
            let told = strength(text, analysis.tokens(0), analysis.language());
            if told.to_string() != level {
                wrong.push(format!("{told} for {line:?}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
