//! The weights of words, by logistic regression over which terms both sentences of a pair have and
//! which only one.

use std::collections::BTreeMap;

use pledgediff::lang::Term;
use pledgediff::overlap::weights::{Standing, share};
use rayon::prelude::*;

/// A term stands so in at least so many pairs, or gets no weight.
const LEAST: usize = 8;
/// Passes over all pairs.
const PASSES: usize = 120;
/// How far a weight moves on its first step.
const RATE: f32 = 1.0;
/// Pulls weights to zero, as a share of the whole for each pair.
const RIDGE: f32 = 1.0;
/// Pairs whose slopes are summed together, so that the sum is the same on every machine.
const SUMMED: usize = 2048;

pub(crate) type Words = [(Term, Standing)];

/// The learnt weights.
pub(crate) struct Weights {
    places: BTreeMap<(Term, Standing), usize>,
    weights: Vec<f32>,
}

impl Weights {
    /// Learns by full-batch `AdaGrad` (Duchi et al. 2011): the same pairs, the same weights.
    pub(crate) fn learn(pairs: &[(&Words, bool)]) -> Self {
        let mut counts: BTreeMap<(Term, Standing), usize> = BTreeMap::new();
        for word in pairs.iter().flat_map(|(words, _)| words.iter()) {
            *counts.entry(*word).or_default() += 1;
        }
        counts.retain(|_, count| *count >= LEAST);
        let places: BTreeMap<_, _> = counts.into_keys().zip(0..).collect();
        let rows: Vec<(Vec<usize>, f32, f32)> = pairs
            .par_iter()
            .map(|(words, linked)| {
                let known = words.iter().filter_map(|w| places.get(w).copied());
                (
                    known.collect(),
                    share(words.len()),
                    f32::from(u8::from(*linked)),
                )
            })
            .collect();
        let count = rows.len().max(1) as f32;
        let linked: f32 = rows.iter().map(|row| row.2).sum();
        let mut bias = (linked / (count - linked)).ln();
        let mut weights = vec![0.0_f32; places.len()];
        let mut seen = vec![1e-9_f32; places.len() + 1];
        for _ in 0..PASSES {
            let mut slope: Vec<f32> = weights.iter().map(|w| RIDGE * w / count).collect();
            slope.push(0.0);
            for part in rows.chunks(SUMMED) {
                let errors: Vec<f32> = part
                    .iter()
                    .map(|(known, share, linked)| {
                        let sum: f32 = known.iter().map(|&at| weights[at]).sum();
                        1.0 / (1.0 + (-bias - sum * share).exp()) - linked
                    })
                    .collect();
                for ((known, share, _), error) in part.iter().zip(errors) {
                    for &at in known {
                        slope[at] += error * share / count;
                    }
                    slope[weights.len()] += error / count;
                }
            }
            for (at, slope) in slope.into_iter().enumerate() {
                seen[at] += slope * slope;
                *weights.get_mut(at).unwrap_or(&mut bias) -= RATE * slope / seen[at].sqrt();
            }
        }
        Self { places, weights }
    }

    /// What the words of a pair say; the constant is left to the trees.
    pub(crate) fn score(&self, words: &Words) -> f32 {
        let known = words.iter().filter_map(|word| self.places.get(word));
        known.map(|&at| self.weights[at]).sum::<f32>() * share(words.len())
    }

    /// One term a line, as the program reads them.
    pub(crate) fn table(&self) -> String {
        let mut rows: BTreeMap<u32, [f32; 2]> = BTreeMap::new();
        for ((term, standing), &at) in &self.places {
            rows.entry((term.bits() >> 32) as u32).or_default()[*standing as usize] =
                self.weights[at];
        }
        let row =
            |(key, [both, apart]): (&u32, &[f32; 2])| format!("{key:08x}\t{both:.2}\t{apart:.2}\n");
        rows.iter().map(row).collect()
    }
}
