//! Content: what a sentence is about, apart from its words: its telling terms in their order, the
//! parts of its compounds, its names, and in which direction its measure goes.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::senses::Senses;
use super::setting::Settings;
use super::stance::{Part, Stance, Stances};
use super::terms::Terms;
use super::uses::Uses;
use super::weights;
use crate::analysis::{Analysis, SentenceId};
use crate::lang::Term;
use crate::token::TokenKind;

/// Words shorter than this are not taken apart.
const LEAST_COMPOUND: usize = 8;

/// A word or number of a sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Word {
    pub(super) term: Term,
    /// Inverse document frequency; nought for what carries no meaning of its own.
    pub(super) idf: f32,
    pub(super) kind: TokenKind,
    /// Whether it is written with a capital inside its sentence, or is an abbreviation.
    pub(super) name: bool,
    /// Whether it stands behind a figure as its unit does: "20 miljoen euro".
    pub(super) of_figure: bool,
    /// Whether it tells the direction of the measure, and so not its object.
    pub(super) direction: bool,
    /// The terms a compound is made of.
    pub(super) parts: Option<[Term; 2]>,
    /// The verb whose act it names: "herindeling" names "herindelen".
    pub(super) act: Option<Term>,
}

impl Word {
    /// Whether it tells something of what the sentence is about.
    pub(super) fn tells(&self) -> bool {
        matches!(self.kind, TokenKind::Word | TokenKind::Number)
    }

    /// How much of it another word says: all for the same term, less for a part of a compound.
    pub(super) fn met_by(&self, other: &Self) -> f32 {
        if self.term == other.term {
            return 1.0;
        }
        let names = |noun: &Self, verb: &Self| noun.act == Some(verb.term);
        if names(self, other) || names(other, self) || self.act.is_some() && self.act == other.act {
            return ACT;
        }
        let is_part =
            |whole: &Self, part: &Self| whole.parts.is_some_and(|p| p.contains(&part.term));
        let both = |a: [Term; 2], b: [Term; 2]| a.iter().any(|part| b.contains(part));
        if is_part(self, other) || is_part(other, self) {
            PART
        } else if matches!((self.parts, other.parts), (Some(a), Some(b)) if both(a, b)) {
            HALF
        } else {
            0.0
        }
    }
}

/// Words behind a figure that belong to it.
const UNIT: usize = 2;

/// "herindeling" against "heringedeeld".
const ACT: f32 = 0.9;
/// "huurwoning" against "woning".
const PART: f32 = 0.7;
/// "huurwoning" against "koopwoning".
const HALF: f32 = 0.3;

/// The contents of all sentences of a text.
#[derive(Debug, Default)]
pub(super) struct Contents {
    each: Vec<Content>,
    settings: Settings,
}

/// All that is looked at in a sentence.
#[derive(Debug)]
struct Content {
    words: Vec<Word>,
    stances: Stances,
    terms: Terms,
    senses: Senses,
    uses: Uses,
    said: Vec<Term>,
}

impl Contents {
    pub(super) fn new(analysis: &Analysis) -> Self {
        let language = analysis.language();
        let each: Vec<Content> = (0..analysis.sentences().len() as SentenceId)
            .into_par_iter()
            .with_min_len(64)
            .map_init(FxHashMap::default, |known, id| {
                let mut words = words(analysis, id, known);
                Content {
                    stances: Stances::of(analysis, id, &mut words),
                    terms: Terms::of(&words),
                    senses: Senses::of(&words, language),
                    uses: Uses::of(&words, language),
                    said: weights::said(words.iter().map(|word| word.term)),
                    words,
                }
            })
            .collect();
        Self {
            settings: Settings::of(analysis, each.iter().map(|content| &content.uses)),
            each,
        }
    }

    pub(super) fn words(&self, id: SentenceId) -> &[Word] {
        &self.each[id as usize].words
    }

    pub(super) fn terms(&self, id: SentenceId) -> &Terms {
        &self.each[id as usize].terms
    }

    pub(super) fn senses(&self, id: SentenceId) -> &Senses {
        &self.each[id as usize].senses
    }

    pub(super) fn uses(&self, id: SentenceId) -> &Uses {
        &self.each[id as usize].uses
    }

    pub(super) fn said(&self, id: SentenceId) -> &[Term] {
        &self.each[id as usize].said
    }

    pub(super) fn into_said(self) -> Vec<Vec<Term>> {
        self.each.into_iter().map(|content| content.said).collect()
    }

    pub(super) fn settings(&self) -> &Settings {
        &self.settings
    }

    pub(super) fn stance(&self, id: SentenceId) -> &Stance {
        &self.each[id as usize].stances.whole
    }

    /// The parts of a sentence with the direction of each.
    pub(super) fn parts(&self, id: SentenceId) -> &[Part] {
        &self.each[id as usize].stances.parts
    }
}

/// What is known of a word as it is written: another form of the same term may fall into other
/// parts ("spoorwegen", "spoorweg"), and which form comes first must not count.
type Known<'t> = FxHashMap<&'t str, (Option<[Term; 2]>, Option<Term>)>;

fn words<'t>(analysis: &'t Analysis, id: SentenceId, known: &mut Known<'t>) -> Vec<Word> {
    let language = analysis.language();
    let text = analysis.document().text();
    let mut words: Vec<Word> = Vec::new();
    for token in analysis.tokens(id) {
        if token.kind == TokenKind::Mark {
            continue;
        }
        let written = token.span.of(text);
        let is_word = token.kind == TokenKind::Word;
        let capital = written.chars().next().is_some_and(char::is_uppercase);
        let (parts, act) = if is_word {
            *known.entry(written).or_insert_with(|| {
                let long = written.len() >= LEAST_COMPOUND;
                let parts = long.then(|| language.parts(written)).flatten();
                (parts, language.act(&written.to_lowercase()))
            })
        } else {
            (None, None)
        };
        words.push(Word {
            term: token.term,
            idf: match token.kind {
                TokenKind::Word | TokenKind::Number => language.idf(token.term),
                TokenKind::Stop | TokenKind::Mark => 0.0,
            },
            kind: token.kind,
            of_figure: words
                .iter()
                .rev()
                .take(UNIT)
                .any(|word| word.kind == TokenKind::Number),
            name: is_word && capital && (!words.is_empty() || is_abbreviation(written)),
            direction: false,
            parts,
            act,
        });
    }
    words
}

fn is_abbreviation(word: &str) -> bool {
    word.chars().skip(1).any(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Language;
    use crate::read::{self, Options};

    #[test]
    fn what_is_known_of_a_word_does_not_depend_on_the_sentences_before() {
        let contents = |text: &str| {
            let document = read::from_bytes("a.md", "a", text.as_bytes(), Options::default());
            Contents::new(&Analysis::new(document.unwrap(), Language::dutch()))
        };
        let alone = contents("De spoorweg wordt langer.");
        let behind = contents("De spoorwegen blijven. De spoorweg wordt langer.");
        assert_eq!(alone.words(0), behind.words(1));
        let plural = behind.words(0)[1];
        assert_eq!(plural.term, alone.words(0)[1].term);
        assert_ne!(plural.parts, alone.words(0)[1].parts);
    }
}
