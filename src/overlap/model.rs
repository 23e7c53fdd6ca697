//! The model: from the figures of a pair to the probability that it is one measure.
//!
//! Two looks, both learnt by `cargo run --release --example learn_overlap` from 8,093 labelled pairs
//! of programmes and an agreement, or of two programmes. At first sight logistic regression on five
//! figures tells what is worth a closer look; that is judged by 150 small trees (gradient boosting)
//! on 42 figures, most bound to be monotone. On labels whose sentence of the agreement it had not
//! seen, trees rank better than a regression on the same figures (area under the curve .79 to .76
//! in trials); whether either side promises is worth most (.75 without).

use std::sync::LazyLock;

use super::closer::{FIGURES, NAMES};
use super::evidence::FIRST;
use crate::align::forest::{self, Forest};

/// Pairs at least so probable are certain: right .97 of the time on labels left out, counted
/// as often as such pairs are considered, and 9 times of 9 on the gold pairs. At .90 it is .92.
pub(super) const CERTAIN: f32 = 0.96;

/// Pairs at least so probable are possible.
pub(super) const POSSIBLE: f32 = 0.5;

/// Pairs at least so probable are about one topic.
pub(super) const RELATED: f32 = 0.15;

/// Pairs that are at least so probable at first sight are looked at more closely.
pub(super) const CLOSER: f32 = 0.06;

/// What was learnt: the weights of the first look (`first name weight`, the constant under `-`),
/// and the trees of the closer one.
const TABLE: &str = include_str!("model.tsv");

static MODEL: LazyLock<Model> = LazyLock::new(|| Model::read(TABLE));

#[derive(Debug, Default)]
struct Model {
    constant: f32,
    weights: [f32; FIRST],
    /// Lines of weights understood; the tests ask for all.
    read: usize,
    forest: Forest,
}

impl Model {
    fn read(table: &str) -> Self {
        let mut model = Self {
            forest: Forest::read(table, &NAMES.map(|(name, _)| name)),
            ..Self::default()
        };
        for line in table.lines() {
            let mut fields = line.split('\t');
            let (Some("first"), Some(name), Some(weight)) =
                (fields.next(), fields.next(), fields.next())
            else {
                continue;
            };
            let Ok(weight) = weight.parse() else { continue };
            match NAMES[..FIRST].iter().position(|(n, _)| *n == name) {
                Some(at) => model.weights[at] = weight,
                None => model.constant = weight,
            }
            model.read += 1;
        }
        model
    }
}

/// The probability at first sight that the two sentences of a pair are one measure.
pub(super) fn worth(figures: &[f32; FIRST]) -> f32 {
    let model = &*MODEL;
    let sum: f32 = model.weights.iter().zip(figures).map(|(w, f)| w * f).sum();
    forest::probability(model.constant + sum)
}

/// The probability that the two sentences of a pair are one measure.
pub(super) fn probability(figures: &[f32; FIGURES]) -> f32 {
    forest::probability(MODEL.forest.log_odds(figures))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_line_is_a_weight_or_a_node_that_leads_on() {
        let lines = TABLE.lines().filter(|l| !l.starts_with('#')).count();
        assert_eq!(MODEL.read, FIRST + 1);
        assert_eq!(MODEL.forest.nodes(), lines - MODEL.read);
        assert!(MODEL.forest.trees() > 20 && MODEL.forest.leads_on());
        assert!(MODEL.weights.iter().all(|w| w.is_finite()));
    }

    #[test]
    fn nothing_in_common_is_nothing() {
        let nothing = [-1.5, 0.1_f32.ln(), 0.0, 0.0, 0.0];
        assert!(worth(&nothing) < CLOSER);
    }

    proptest! {
        #[test]
        fn more_in_common_is_never_less_probable(
            figures in proptest::collection::vec(-2.0_f32..12.0, FIGURES),
            which in 0..FIGURES,
            more in 0.0_f32..4.0,
        ) {
            prop_assume!(NAMES[which].1);
            let mut richer = figures.clone();
            richer[which] += more;
            let [less, more] = [figures, richer].map(|figures| MODEL.forest.log_odds(&figures));
            prop_assert!(more >= less - 1e-4);
        }
    }
}
