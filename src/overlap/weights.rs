//! Weights: what it says for one measure that both sentences have a word, and against it that only
//! one of them has it, as learnt from labelled pairs (logistic regression).
//!
//! Idf knows only how rare a word is. That both speak of "minimumloon" makes one measure of them far
//! sooner than that both speak of "veiligheid", and that only one of them says "kinderopvang" or
//! "gemeente" sets them apart more than most words do. Words that carry no meaning of their own
//! say something here too: "niet", "als", "wij".

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::lang::{Term, table};

/// The weights of a word: where both sentences have it, and where only one has.
static WEIGHTS: LazyLock<FxHashMap<u32, [f32; 2]>> = LazyLock::new(|| {
    table::rows(include_str!("weights.tsv"))
        .filter_map(|[key, both, apart]| {
            let key = u32::from_str_radix(key, 16).ok()?;
            Some((key, [both.parse().ok()?, apart.parse().ok()?]))
        })
        .collect()
});

/// Whether what one sentence says the other says too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Standing {
    /// Both sentences say it.
    Both,
    /// Only one of them says it.
    Apart,
}

/// What a sentence of these words says: each once, sorted.
pub(super) fn said(words: impl IntoIterator<Item = Term>) -> Vec<Term> {
    let mut said: Vec<Term> = words.into_iter().collect();
    said.sort_unstable();
    said.dedup();
    said
}

/// What two sentences say, each given sorted and once, with where it stands.
pub fn standings(own: &[Term], other: &[Term]) -> impl Iterator<Item = (Term, Standing)> {
    let (mut own, mut other) = (own.iter().peekable(), other.iter().peekable());
    std::iter::from_fn(move || {
        let term = match (own.peek(), other.peek()) {
            (Some(a), Some(b)) => *(*a).min(*b),
            (a, b) => **a.or(b)?,
        };
        let (here, there) = (own.next_if_eq(&&term), other.next_if_eq(&&term));
        let standing = match here.and(there) {
            Some(_) => Standing::Both,
            None => Standing::Apart,
        };
        Some((term, standing))
    })
}

/// How much of its weight each of so many brings: long sentences say no more than short ones.
pub fn share(count: usize) -> f32 {
    1.0 / ((count + 1) as f32).sqrt()
}

/// What the words of two sentences say: the more, the likelier it is one measure.
pub(super) fn score(own: &[Term], other: &[Term]) -> f32 {
    let (mut sum, mut count) = (0.0, 0);
    for (term, standing) in standings(own, other) {
        count += 1;
        sum += WEIGHTS
            .get(&term.key())
            .map_or(0.0, |weights| weights[standing as usize]);
    }
    sum * share(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said_of(text: &str) -> Vec<Term> {
        said(text.split(' ').map(Term::of))
    }

    #[test]
    fn every_line_of_the_table_is_a_weight() {
        let lines = include_str!("weights.tsv").lines();
        let rows = lines.filter(|line| !line.starts_with('#')).count();
        assert!(rows > 1000);
        assert_eq!(WEIGHTS.len(), rows);
    }

    #[test]
    fn a_term_stands_in_both_or_apart() {
        let (own, other) = (said_of("de huur daalt"), said_of("de huur stijgt niet"));
        let found: Vec<_> = standings(&own, &other).collect();
        let count = |standing| found.iter().filter(|(_, s)| *s == standing).count();
        assert_eq!((count(Standing::Both), count(Standing::Apart)), (2, 3));
        assert_eq!(standings(&[], &[]).count(), 0);
    }

    #[test]
    fn a_shared_instrument_says_more_than_a_shared_value() {
        let shared = |word: &str| {
            let term = Term::of(&crate::lang::Language::dutch().term(word));
            score(&[term], &[term])
        };
        assert!(shared("minimumloon") > shared("veiligheid"));
    }
}
