//! The model: from the figures of a pair to the probability that its sentences belong together.
//!
//! A sum of a hundred small decision trees (gradient boosting, Friedman 2001), learnt by
//! `cargo run --release --example learn_alignment` from versions with known edits and from pairs
//! of real programmes that people labelled. Every tree is bound to be monotone: more in common, or
//! more agreement around it, never makes a pair less probable.

use std::sync::LazyLock;

use super::context::Surroundings;
use super::evidence::Evidence;
use super::forest::{Forest, probability as probability_of};

/// Number of figures of a pair.
pub const FIGURES: usize = 20;

/// Where among the figures stands whether the sentences are the same words.
pub(super) const SAME: usize = 10;

/// The figures of a pair, each with whether more of it may only make the pair more probable.
pub const NAMES: [(&str, bool); FIGURES] = [
    ("weight", true),
    ("weight_capped", true),
    ("lighter", true),
    ("heavier", true),
    ("cosine", true),
    ("grams", true),
    ("contained", true),
    ("length", false),
    ("numbers", true),
    ("mass", false),
    ("same", true),
    ("contained_mass", false),
    ("beside", true),
    ("around", true),
    ("nearer_anchor", true),
    ("farther_anchor", true),
    ("worth", true),
    ("greater_lead", true),
    ("smaller_lead", true),
    ("anchored", false),
];

/// The learnt trees: one node a line (`tree node figure threshold below above` or
/// `tree node value`), the figures by name.
const TABLE: &str = include_str!("model.tsv");

static MODEL: LazyLock<Forest> =
    LazyLock::new(|| Forest::read(TABLE, &NAMES.map(|(name, _)| name)));

/// The figures of a pair in the order of [`NAMES`], scaled to about 0 to 1.
pub(super) fn figures(evidence: &Evidence, around: &Surroundings) -> [f32; FIGURES] {
    let weight = evidence.weight.min(48.0) / 16.0;
    let mass = evidence.mass / 16.0;
    [
        weight,
        weight.min(1.0),
        evidence.lighter,
        evidence.heavier,
        evidence.cosine,
        evidence.grams,
        evidence.contained,
        evidence.length,
        evidence.numbers,
        mass.min(4.0),
        f32::from(u8::from(evidence.same)), // at `SAME`
        evidence.contained * mass.min(2.0),
        around.beside,
        around.around,
        around.nearer_anchor,
        around.farther_anchor,
        around.worth,
        around.greater_lead,
        around.smaller_lead,
        around.anchored,
    ]
}

/// The probability that the two sentences of a pair belong together.
pub(super) fn probability(figures: &[f32; FIGURES]) -> f32 {
    probability_of(MODEL.log_odds(figures))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_line_of_the_table_is_a_node_and_every_node_leads_on() {
        let lines = TABLE.lines().filter(|l| !l.starts_with('#')).count();
        assert_eq!(MODEL.nodes(), lines);
        assert!(MODEL.trees() > 20 && MODEL.leads_on());
    }

    proptest! {
        #[test]
        fn more_in_common_is_never_less_probable(
            figures in proptest::array::uniform20(0.0_f32..1.5),
            which in 0..FIGURES,
            more in 0.0_f32..1.0,
        ) {
            prop_assume!(NAMES[which].1);
            let mut richer = figures;
            richer[which] += more;
            prop_assert!(MODEL.log_odds(&richer) >= MODEL.log_odds(&figures) - 1e-4);
        }
    }
}
