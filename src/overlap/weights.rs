//! Weights: what it says for one measure that both sentences have a word, and against it that only
//! one of them has it, as learnt from labelled pairs (logistic regression).
//!
//! Idf knows only how rare a word is. That both speak of "minimumloon" makes one measure of them far
//! sooner than that both speak of "veiligheid", and that only one of them says "kinderopvang" or
//! "gemeente" sets them apart more than most words do.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::terms::Terms;
use crate::lang::{Term, table};

/// The weights of a term: where both sentences have it, and where only one has.
static WEIGHTS: LazyLock<FxHashMap<u64, [f32; 2]>> = LazyLock::new(|| {
    table::rows(include_str!("weights.tsv"))
        .filter_map(|[term, both, apart]| {
            let term = u64::from_str_radix(term, 16).ok()?;
            Some((term, [both.parse().ok()?, apart.parse().ok()?]))
        })
        .collect()
});

/// What a term of two sentences may be: of both, or of one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Standing {
    /// Both sentences have it.
    Both,
    /// Only one of them has it.
    Apart,
}

/// The terms of two sentences, given sorted and each once, with where they stand.
pub fn standings(
    own: impl IntoIterator<Item = Term>,
    other: impl IntoIterator<Item = Term>,
) -> Vec<(Term, Standing)> {
    let (mut own, mut other) = (own.into_iter().peekable(), other.into_iter().peekable());
    std::iter::from_fn(|| {
        let term = match (own.peek(), other.peek()) {
            (Some(a), Some(b)) => *a.min(b),
            (a, b) => *a.or(b)?,
        };
        let (here, there) = (own.next_if_eq(&term), other.next_if_eq(&term));
        let standing = match here.and(there) {
            Some(_) => Standing::Both,
            None => Standing::Apart,
        };
        Some((term, standing))
    })
    .collect()
}

/// How much of its weight each of so many terms brings: long sentences say no more than short ones.
pub fn share(terms: usize) -> f32 {
    1.0 / ((terms + 1) as f32).sqrt()
}

/// What the words of a pair say: the more, the likelier it is one measure.
pub(super) fn score(own: &Terms, other: &Terms) -> f32 {
    of(&standings(own.bare(), other.bare()))
}

fn of(standings: &[(Term, Standing)]) -> f32 {
    let sum: f32 = standings
        .iter()
        .filter_map(|(term, standing)| {
            let weights = WEIGHTS.get(&term.bits())?;
            Some(weights[*standing as usize])
        })
        .sum();
    sum * share(standings.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(words: &[&str]) -> Vec<Term> {
        let mut terms: Vec<Term> = words.iter().map(|word| Term::of(word)).collect();
        terms.sort_unstable();
        terms
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
        let found = standings(
            terms(&["huur", "dalen"]),
            terms(&["huur", "stijgen", "niet"]),
        );
        let count = |standing| found.iter().filter(|(_, s)| *s == standing).count();
        assert_eq!((count(Standing::Both), count(Standing::Apart)), (1, 3));
        assert!(standings([], []).is_empty());
    }

    #[test]
    fn a_shared_instrument_says_more_than_a_shared_value() {
        let shared = |word: &str| {
            let term = Term::of(&crate::lang::Language::dutch().term(word));
            of(&standings([term], [term]))
        };
        assert!(shared("minimumloon") > shared("veiligheid"));
    }
}
