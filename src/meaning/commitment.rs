//! Commitments: whether a sentence commits its party to something, and to something specific.
//!
//! Two linear models, one for "a commitment at all" and one for "a specific one", over two groups of
//! features (`features`): the words, pairs of words and letter runs of the sentence, and signs of
//! what it does: the party speaks, something is done, announced, described or believed, in which
//! order, with which verb form, with figures or a deadline. Features are hashed into tables of one
//! byte a weight (feature hashing, Weinberger et al. 2009), learnt from labelled sentences by
//! `cargo run --release --example learn_commitments`.

use super::Commitment;
use super::quantity::Quantity;
use crate::lang::Language;
use crate::text::Span;
use crate::token::{Token, TokenKind};

mod features;
mod hash;

pub use features::{Features, features};
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

    /// Over zero where the model says yes.
    fn score(&self, features: &Features) -> f32 {
        let weight = |f: u32| f32::from(self.weights[f as usize].cast_signed());
        self.bias + self.scale * features.sum(weight)
    }
}

/// Both models; none where the table is damaged, which the tests deny.
fn models(language: &Language) -> Option<[Model<'static>; 2]> {
    let table = language.commitments();
    Some([Model::read(table, 0)?, Model::read(table, 1)?])
}

/// Judges one sentence; `text` is the document's text, into which the tokens point.
pub(crate) fn judge(
    text: &str,
    tokens: &[Token],
    quantities: &[Quantity],
    language: &Language,
) -> Commitment {
    let Some([any, specific]) = models(language) else {
        return Commitment::None;
    };
    let features = features(text, tokens, quantities, language);
    if any.score(&features) <= 0.0 {
        Commitment::None
    } else if specific.score(&features) > 0.0 {
        Commitment::Specific
    } else {
        Commitment::General
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
    language: &Language,
    judged: Commitment,
) -> Vec<Span> {
    let Some([any, specific]) = models(language) else {
        return Vec::new();
    };
    let score = |tokens: &[Token], quantities: &[Quantity]| {
        let features = features(text, tokens, quantities, language);
        match judged {
            Commitment::Specific => specific.score(&features),
            Commitment::General => any.score(&features),
            Commitment::None => -any.score(&features),
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
