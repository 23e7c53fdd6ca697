//! The model: from the figures of a pair to the probability that it is one measure.
//!
//! Two looks. At first sight a few figures tell what is worth a closer look; that is judged by four
//! forests of 200 trees (gradient boosting) that may ask about different figures at each node; their
//! odds are averaged. They are learnt by `cargo run --release --example learn_overlap` from 72,801
//! labelled pairs of programmes and an agreement, or of two programmes. On labels neither of whose
//! sentences a model had seen, the area under the curve is .823.

use std::sync::LazyLock;

use super::closer::{FIGURES, NAMES};
use super::evidence::FIRST;
use crate::align::forest::{self, Forest};

/// Pairs at least so probable are certain: right .96 of the time on labels neither of whose sentences
/// the model had seen, counted as often as such pairs are considered; all 12 such gold pairs are.
pub(super) const CERTAIN: f32 = 0.94;

/// Pairs at least so probable are possible: of all that is linked .67 is right on such labels, and .35
/// of what is there is found; of the gold pairs .76 and .70.
pub(super) const POSSIBLE: f32 = 0.48;

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
