//! The model: from the figures of a pair to the probability that it is one measure.
//!
//! Logistic regression on five figures, learnt by `cargo run --release --example learn_overlap`
//! from pairs of a programme and an agreement that people labelled, and with less weight from
//! pairs of two programmes of one party. More could not be learnt from some 250 pairs: trees on
//! forty figures did worse on programmes they had not seen.

use std::sync::LazyLock;

use super::evidence::{FIGURES, NAMES};

/// Pairs at least so probable are certain: right 26 times of 27 on programmes left out.
pub(super) const CERTAIN: f32 = 0.75;

/// Pairs at least so probable are possible.
pub(super) const POSSIBLE: f32 = 0.4;

/// Pairs at least so probable are about one topic.
pub(super) const RELATED: f32 = 0.25;

/// The learnt weights: `name weight` a line, and the constant under `-`.
const TABLE: &str = include_str!("model.tsv");

static MODEL: LazyLock<Model> = LazyLock::new(|| Model::read(TABLE));

#[derive(Debug, Default)]
struct Model {
    constant: f32,
    weights: [f32; FIGURES],
    /// Lines understood; the tests ask for all.
    read: usize,
}

impl Model {
    fn read(table: &str) -> Self {
        let mut model = Self::default();
        for (name, weight) in table.lines().filter_map(|line| line.split_once('\t')) {
            let Ok(weight) = weight.parse() else { continue };
            match NAMES.iter().position(|n| *n == name) {
                Some(at) => model.weights[at] = weight,
                None => model.constant = weight,
            }
            model.read += 1;
        }
        model
    }
}

/// The probability that the two sentences of a pair are one measure.
pub(super) fn probability(figures: &[f32; FIGURES]) -> f32 {
    let model = &*MODEL;
    let sum: f32 = model.weights.iter().zip(figures).map(|(w, f)| w * f).sum();
    1.0 / (1.0 + (-(model.constant + sum)).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_figure_has_its_weight() {
        assert_eq!(MODEL.read, FIGURES + 1);
        assert!(MODEL.weights.iter().all(|w| w.is_finite()));
    }

    #[test]
    fn nothing_in_common_is_nothing() {
        let nothing = [-1.5, 0.1_f32.ln(), 0.0, 0.0, 0.0];
        assert!(probability(&nothing) < RELATED);
    }
}
