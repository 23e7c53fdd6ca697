//! Commitments: whether a sentence commits its party to something, and to something specific.
//!
//! Two linear models over the words, pairs of words and letter runs of a sentence, hashed into a
//! table of one byte a weight (feature hashing, Weinberger et al. 2009), learnt from labelled
//! sentences by `cargo run --release --example learn_commitments`.

use super::Commitment;
use crate::lang::Language;
use crate::token::{Token, TokenKind};

/// Weights of one model.
pub const BUCKETS: usize = 1 << 15;

/// Length of the letter runs that are looked at.
const RUNS: std::ops::RangeInclusive<usize> = 3..=5;

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
    fn score(&self, features: &[u32]) -> f32 {
        let sum: i32 = features
            .iter()
            .map(|&f| i32::from(self.weights[f as usize].cast_signed()))
            .sum();
        self.bias + self.scale * sum as f32 / norm(features)
    }
}

/// A long sentence weighs no more than a short one.
pub fn norm(features: &[u32]) -> f32 {
    (features.len() as f32).sqrt().max(1.0)
}

/// Judges one sentence; `text` is the document's text, into which the tokens point.
pub(crate) fn judge(text: &str, tokens: &[Token], language: &Language) -> Commitment {
    let table = language.commitments();
    let (Some(any), Some(specific)) = (Model::read(table, 0), Model::read(table, 1)) else {
        return Commitment::None;
    };
    let features = features(text, tokens);
    if any.score(&features) <= 0.0 {
        Commitment::None
    } else if specific.score(&features) > 0.0 {
        Commitment::Specific
    } else {
        Commitment::General
    }
}

/// The buckets of what stands in a sentence, each once, sorted.
pub fn features(text: &str, tokens: &[Token]) -> Vec<u32> {
    let mut features = Vec::with_capacity(12 * tokens.len() + 8);
    let mut letters: Vec<char> = Vec::new();
    let mut before = Hash::new('^');
    let mut count = 0;
    for token in tokens {
        let word = token.span.of(text);
        letters.clear();
        letters.push('_');
        match token.kind {
            // Which number it is does not matter, that there is one does.
            TokenKind::Number => letters.push(if is_year(word) { 'Y' } else { '0' }),
            TokenKind::Mark | TokenKind::Word | TokenKind::Stop => {
                letters.extend(word.chars().flat_map(char::to_lowercase).take(40));
            }
        }
        letters.push('_');
        let mut whole = Hash::new('w');
        whole.add_all(&letters);
        features.push(whole.bucket());
        let mut pair = before;
        pair.add_all(&letters);
        features.push(pair.bucket());
        before = whole;
        if token.kind == TokenKind::Word {
            let mut term = Hash::new('t');
            term.add_bits(token.term.bits());
            features.push(term.bucket());
        }
        if matches!(token.kind, TokenKind::Word | TokenKind::Stop) {
            count += 1;
            if count <= 2 {
                // Sentences that promise tend to begin alike.
                let mut first = Hash::new('f');
                first.add_all(&letters);
                features.push(first.bucket());
            }
            for length in RUNS {
                for run in letters.windows(length) {
                    let mut hash = Hash::new('r');
                    hash.add_all(run);
                    features.push(hash.bucket());
                }
            }
        }
    }
    let mut length = Hash::new('l');
    length.add_bits(u64::from(usize::BITS - usize::leading_zeros(count)));
    features.push(length.bucket());
    features.sort_unstable();
    features.dedup();
    features
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.starts_with("20") && word.bytes().all(|b| b.is_ascii_digit())
}

#[derive(Clone, Copy)]
struct Hash(u64);

impl Hash {
    fn new(kind: char) -> Self {
        Self(u64::from(u32::from(kind)).wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    fn add(&mut self, c: char) {
        self.add_bits(u64::from(u32::from(c)));
    }

    fn add_all(&mut self, letters: &[char]) {
        for &c in letters {
            self.add(c);
        }
    }

    fn add_bits(&mut self, bits: u64) {
        self.0 = (self.0 ^ bits)
            .wrapping_mul(0x9e37_79b9_7f4a_7c15)
            .rotate_left(23);
    }

    fn bucket(self) -> u32 {
        let hash = (self.0 ^ (self.0 >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
        ((hash >> 40) as usize % BUCKETS) as u32
    }
}
