//! Weights: what it says for one measure that both sentences have a word, and against it that only
//! one of them has it, as learnt from labelled pairs (logistic regression).
//!
//! Idf knows only how rare a word is. That both speak of "minimumloon" makes one measure of them far
//! sooner than that both speak of "veiligheid", and that only one of them says "kinderopvang" or
//! "gemeente" sets them apart more than most words do.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

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
pub fn standings(own: &[Term], other: &[Term]) -> Vec<(Term, Standing)> {
    let mut standings = Vec::with_capacity(own.len() + other.len());
    let (mut i, mut j) = (0, 0);
    while i < own.len() || j < other.len() {
        let (standing, term) = match (own.get(i), other.get(j)) {
            (Some(a), Some(b)) if a == b => (Standing::Both, *a),
            (Some(a), Some(b)) => (Standing::Apart, *a.min(b)),
            (Some(a), None) | (None, Some(a)) => (Standing::Apart, *a),
            (None, None) => break,
        };
        i += usize::from(own.get(i) == Some(&term));
        j += usize::from(other.get(j) == Some(&term));
        standings.push((term, standing));
    }
    standings
}

/// How much of its weight each of so many terms brings: long sentences say no more than short ones.
pub fn share(terms: usize) -> f32 {
    1.0 / ((terms + 1) as f32).sqrt()
}

/// What the words of a pair say: the more, the likelier it is one measure.
pub(super) fn score(own: &[Term], other: &[Term]) -> f32 {
    let standings = standings(own, other);
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
            &terms(&["huur", "dalen"]),
            &terms(&["huur", "stijgen", "niet"]),
        );
        let count = |standing| found.iter().filter(|(_, s)| *s == standing).count();
        assert_eq!((count(Standing::Both), count(Standing::Apart)), (1, 3));
        assert!(standings(&[], &[]).is_empty());
    }

    #[test]
    fn a_shared_instrument_says_more_than_a_shared_value() {
        let of = |word: &str| {
            let term = [Term::of(&crate::lang::Language::dutch().term(word))];
            score(&term, &term)
        };
        assert!(of("minimumloon") > of("veiligheid"));
    }
}
