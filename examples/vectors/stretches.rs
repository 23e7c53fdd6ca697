//! The documents: stretches of telling terms that stand close together.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use pledgediff::analysis::Analysis;
use pledgediff::lang::Term;
use pledgediff::token::TokenKind;

use crate::folder;
use crate::matrix::Matrix;

/// A stretch ends with the sentence in which it has so many terms.
const TERMS: usize = 40;
/// A term of fewer stretches has no direction of its own.
const LEAST_STRETCHES: usize = 5;

/// The stretches of all texts of a folder, each a list of terms.
pub(crate) struct Stretches(Vec<Vec<Term>>);

impl Stretches {
    /// Reads every file of the folder; a sentence that occurs again, in a second edition say,
    /// counts once.
    pub(crate) fn read(folder: &Path) -> Result<Self, String> {
        let mut seen = BTreeSet::new();
        let mut stretches = Vec::new();
        for path in &folder::files(folder)? {
            add(&folder::analysis(path)?, &mut seen, &mut stretches);
        }
        if stretches.is_empty() {
            return Err(folder::nothing(folder));
        }
        Ok(Self(stretches))
    }

    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// The terms in rising order, and the table of stretches by terms: `(1 + ln tf) · ln(N/df)`,
    /// every stretch of length one.
    pub(crate) fn weighed(&self) -> (Vec<Term>, Matrix) {
        let mut frequency: BTreeMap<Term, usize> = BTreeMap::new();
        for stretch in &self.0 {
            for term in stretch.iter().collect::<BTreeSet<_>>() {
                *frequency.entry(*term).or_default() += 1;
            }
        }
        frequency.retain(|_, count| *count >= LEAST_STRETCHES);
        let terms: Vec<Term> = frequency.keys().copied().collect();
        let rows = self.0.iter().map(|stretch| {
            let mut counts: BTreeMap<usize, f64> = BTreeMap::new();
            for term in stretch {
                if let Ok(at) = terms.binary_search(term) {
                    *counts.entry(at).or_default() += 1.0;
                }
            }
            let mut row: Vec<(usize, f64)> = counts
                .into_iter()
                .map(|(at, count)| {
                    let rare = self.0.len() as f64 / frequency[&terms[at]] as f64;
                    (at, (1.0 + count.ln()) * rare.ln())
                })
                .collect();
            let length = row.iter().map(|(_, x)| x * x).sum::<f64>().sqrt();
            for (_, x) in &mut row {
                *x /= length.max(1e-9);
            }
            row
        });
        let matrix = Matrix::new(rows.collect(), terms.len());
        (terms, matrix)
    }
}

fn add(analysis: &Analysis, seen: &mut BTreeSet<Vec<Term>>, stretches: &mut Vec<Vec<Term>>) {
    let mut stretch = Vec::new();
    let mut section = None;
    for id in 0..analysis.sentences().len() as u32 {
        let terms: Vec<Term> = analysis
            .tokens(id)
            .iter()
            .filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number))
            .map(|token| token.term)
            .collect();
        let here = analysis.section(id);
        if section != Some(here) || stretch.len() >= TERMS {
            stretches.push(std::mem::take(&mut stretch));
            section = Some(here);
        }
        if seen.insert(terms.clone()) {
            stretch.extend(terms);
        }
    }
    stretches.push(stretch);
    stretches.retain(|stretch| stretch.len() > 1);
}
