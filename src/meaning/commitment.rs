//! Commitments: whether a sentence commits its party to something, and to something specific.
//!
//! Two linear models, one for "a commitment at all" and one for "a specific one", over three groups
//! of features (`features`): the words of the sentence with their letter runs, the words as they
//! follow each other, and signs of what it does: the party speaks, something is done, announced,
//! described or believed, in which order, with which verb form, with figures or a deadline. Features
//! are hashed into tables of one byte a weight (feature hashing, Weinberger et al. 2009), learnt from
//! labelled sentences by `cargo run --release --example learn_commitments`.

use rustc_hash::FxHashMap;

use super::Commitment;
use super::quantity::Quantity;
use crate::lang::Language;
use crate::text::{Span, lower};
use crate::token::{Token, TokenKind};

mod features;
mod hash;

pub use features::{Features, features, share};
use features::{Row, of_word, signs};
pub use hash::BUCKETS;

/// The shipped form of both models: for each a scale, a bias and a threshold (`f32`,
/// little-endian), then a byte for each bucket.
const HEADER: usize = 12;

/// One linear model.
#[derive(Clone, Copy, Debug)]
struct Model<'a> {
    scale: f32,
    bias: f32,
    weights: &'a [u8],
}

impl<'a> Model<'a> {
    /// The `n`-th model of a table; of a damaged table nothing.
    fn read(table: &'a [u8], n: usize) -> Option<Self> {
        let part = table.get(n * (HEADER + BUCKETS)..(n + 1) * (HEADER + BUCKETS))?;
        let number = |at: usize| Some(f32::from_le_bytes(part[at..at + 4].try_into().ok()?));
        Some(Self {
            scale: number(0)?,
            bias: number(4)? - number(8)?,
            weights: &part[HEADER..],
        })
    }

    /// The sum of the weights of some features.
    fn sum(&self, features: &[u32]) -> i32 {
        let weight = |f: &u32| i32::from(self.weights[*f as usize].cast_signed());
        features.iter().map(weight).sum()
    }
}

/// What is known of a word wherever it stands.
#[derive(Clone, Copy, Debug)]
struct Known {
    fingerprint: u64,
    /// Whether a sign may begin with it.
    cued: bool,
    features: u32,
    /// The sum of their weights in either model.
    sums: [i32; 2],
}

/// Judges the sentences of one text; remembers the words it has seen.
#[derive(Debug)]
pub(super) struct Judge<'t> {
    /// None where the table is damaged, which the tests deny.
    models: Option<[Model<'static>; 2]>,
    language: &'static Language,
    known: FxHashMap<&'t str, Known>,
    features: Vec<u32>,
    cued: Vec<u32>,
}

impl<'t> Judge<'t> {
    pub(super) fn new(language: &'static Language) -> Self {
        let table = language.commitments();
        let models = Model::read(table, 0).zip(Model::read(table, 1));
        Self {
            models: models.map(|(any, specific)| [any, specific]),
            language,
            known: FxHashMap::default(),
            features: Vec::new(),
            cued: Vec::new(),
        }
    }

    /// Judges one sentence; `text` is the document's text, into which the tokens point.
    pub(super) fn judge(
        &mut self,
        text: &'t str,
        tokens: &[Token],
        quantities: &[Quantity],
    ) -> Commitment {
        let [any, specific] = self.scores(text, tokens, quantities);
        if any <= 0.0 {
            Commitment::None
        } else if specific > 0.0 {
            Commitment::Specific
        } else {
            Commitment::General
        }
    }

    /// How far a sentence is over the threshold of either model.
    fn scores(&mut self, text: &'t str, tokens: &[Token], quantities: &[Quantity]) -> [f32; 2] {
        let Some(models) = self.models else {
            return [0.0; 2];
        };
        let mut scores = models.map(|model| model.bias);
        let mut add = |count: usize, sums: [i32; 2]| {
            for ((score, model), sum) in scores.iter_mut().zip(&models).zip(sums) {
                *score += model.scale * share(count) * sum as f32;
            }
        };
        let language = self.language;
        let features = &mut self.features;
        self.cued.clear();
        let mut words = 0;
        let (mut count, mut sums) = (0, [0; 2]);
        let mut row = Row::default();
        let mut rows = [0; 2];
        let mut in_rows = 0;
        for token in tokens {
            let word = token.span.of(text);
            let known = *self.known.entry(word).or_insert_with(|| {
                features.clear();
                let fingerprint = of_word(word, token, features);
                Known {
                    fingerprint,
                    cued: language.signs().may_begin(&lower(word), token.term),
                    features: features.len() as u32,
                    sums: models.map(|model| model.sum(features)),
                }
            });
            if token.kind != TokenKind::Mark {
                if known.cued {
                    self.cued.push(words);
                }
                words += 1;
            }
            count += known.features as usize;
            features.clear();
            row.push(known.fingerprint, features);
            in_rows += features.len();
            for (i, model) in models.iter().enumerate() {
                sums[i] += known.sums[i];
                rows[i] += model.sum(features);
            }
        }
        add(count, sums);
        features.clear();
        row.end(features);
        for (sum, model) in rows.iter_mut().zip(&models) {
            *sum += model.sum(features);
        }
        add(in_rows + features.len(), rows);
        let signs = signs(text, tokens, &self.cued, quantities, language);
        add(signs.len(), models.map(|model| model.sum(&signs)));
        scores
    }
}

/// Most words that are told as reasons.
const REASONS: usize = 3;

/// The words that made a sentence what it was judged to be, the weightiest first: those without
/// which the model that decided would have been least sure (occlusion, Zeiler and Fergus 2014).
pub(crate) fn reasons(
    text: &str,
    tokens: &[Token],
    quantities: &[Quantity],
    language: &'static Language,
    judged: Commitment,
) -> Vec<Span> {
    let mut judge = Judge::new(language);
    let mut score = |tokens: &[Token], quantities: &[Quantity]| {
        let [any, specific] = judge.scores(text, tokens, quantities);
        match judged {
            Commitment::Specific => specific,
            Commitment::General => any,
            Commitment::None => -any,
        }
    };
    let whole = score(tokens, quantities);
    let mut drops: Vec<(f32, Span)> = (0..tokens.len())
        .filter(|&i| tokens[i].kind != TokenKind::Mark)
        .map(|i| {
            let span = tokens[i].span;
            let rest: Vec<Token> = tokens.iter().filter(|t| t.span != span).copied().collect();
            let kept = |q: &&Quantity| !q.span.contains(span);
            let quantities: Vec<Quantity> = quantities.iter().filter(kept).copied().collect();
            (whole - score(&rest, &quantities), span)
        })
        .filter(|(drop, _)| *drop > 0.0)
        .collect();
    drops.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    drops.truncate(REASONS);
    drops.into_iter().map(|(_, span)| span).collect()
}
