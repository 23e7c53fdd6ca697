//! The model: from the figures of a pair to the probability that it is one measure.
//!
//! Two looks. At first sight a few figures tell what is worth a closer look; that is judged by two
//! forests of 300 trees (gradient boosting), one on what words both sentences have and what kind of
//! things they name, one on how their words are used as well; the odds of the two are averaged. Both
//! are learnt by `cargo run --release --example learn_overlap` from 36,911 labelled pairs of
//! programmes and an agreement, or of two programmes. On labels whose sentence of the agreement a
//! model had not seen, the area under the curve is .860; .817 without weights, uses and settings.

use std::sync::LazyLock;

use super::closer::{FIGURES, NAMES};
use super::evidence::FIRST;
use crate::align::forest::{self, Forest};

/// Pairs at least so probable are certain: right .98 of the time on labels left out, counted as often
/// as such pairs are considered, and 12 times of 12 on the gold pairs.
pub(super) const CERTAIN: f32 = 0.9;

/// Pairs at least so probable are possible.
pub(super) const POSSIBLE: f32 = 0.5;

/// Pairs at least so probable are about one topic.
pub(super) const RELATED: f32 = 0.15;

/// Pairs that are at least so probable at first sight are looked at more closely.
pub(super) const CLOSER: f32 = 0.06;

/// The first look: a constant, and the weights of its figures, by logistic regression on 8,093 pairs
/// taken at random by how alike they are. Later labels were chosen by what the trees were unsure of,
/// and would teach it to pass over what is plain.
const FIRST_LOOK: (f32, [f32; FIRST]) = (-1.0, [1.0, 0.9, 1.0, 0.6, 0.1]);

static TREES: LazyLock<Forest> = LazyLock::new(|| Forest::read(include_str!("model.tsv"), &NAMES));

/// The probability at first sight that the two sentences of a pair are one measure.
pub(super) fn worth(figures: &[f32; FIRST]) -> f32 {
    let (constant, weights) = FIRST_LOOK;
    let sum: f32 = weights.iter().zip(figures).map(|(w, f)| w * f).sum();
    forest::probability(constant + sum)
}

/// The probability that the two sentences of a pair are one measure.
pub(super) fn probability(figures: &[f32; FIGURES]) -> f32 {
    forest::probability(TREES.log_odds(figures))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_a_node_that_leads_on() {
        let table = include_str!("model.tsv");
        let lines = table.lines().filter(|l| !l.starts_with('#')).count();
        assert_eq!(TREES.nodes(), lines);
        assert!(TREES.trees() > 20 && TREES.leads_on());
    }

    #[test]
    fn nothing_in_common_is_nothing() {
        let nothing = [-1.5, 0.1_f32.ln(), 0.0, 0.0, 0.0];
        assert!(worth(&nothing) < CLOSER);
    }

    #[test]
    fn more_in_common_is_worth_a_closer_look_sooner() {
        let some = [0.2, -0.5, 0.3, 0.4, 0.0];
        for which in 0..FIRST {
            let mut more = some;
            more[which] += 0.5;
            assert!(worth(&more) > worth(&some));
        }
    }
}
