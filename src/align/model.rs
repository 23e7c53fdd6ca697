//! The model: from the figures of a pair to the probability that its sentences belong together.
//!
//! A sum of a hundred small decision trees (gradient boosting, Friedman 2001), learnt by
//! `cargo run --release --example learn_alignment` from versions with known edits and from pairs
//! of real programmes that people labelled. Every tree is bound to be monotone: more in common, or
//! more agreement around it, never makes a pair less probable.

use std::sync::LazyLock;

use super::context::Surroundings;
use super::evidence::Evidence;

/// Number of figures of a pair.
pub const FIGURES: usize = 20;

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

static MODEL: LazyLock<Model> = LazyLock::new(|| Model::read(TABLE));

/// Where to go from a node: to `below` where the figure is at most `threshold`.
#[derive(Clone, Copy, Debug)]
enum Node {
    Split {
        figure: u8,
        threshold: f32,
        below: u16,
        above: u16,
    },
    Leaf(f32),
}

#[derive(Debug, Default)]
struct Model {
    nodes: Vec<Node>,
    /// Where each tree begins.
    roots: Vec<u16>,
}

impl Model {
    /// Reads the table; a line that does not read as a node is passed over, which the tests deny.
    fn read(table: &str) -> Self {
        let mut model = Self::default();
        for line in table.lines() {
            let fields: Vec<&str> = line.split('\t').collect();
            let number = |i: usize| fields.get(i).and_then(|f: &&str| f.parse::<u16>().ok());
            let (Some(tree), Some(_)) = (number(0), number(1)) else {
                continue;
            };
            if usize::from(tree) >= model.roots.len() {
                model.roots.push(model.nodes.len() as u16);
            }
            let root = model.roots[usize::from(tree)];
            let node = match fields[2..] {
                [value] => value.parse().ok().map(Node::Leaf),
                [name, threshold, ..] => {
                    let figure = NAMES.iter().position(|(n, _)| *n == name);
                    match (figure, threshold.parse(), number(4), number(5)) {
                        (Some(figure), Ok(threshold), Some(below), Some(above)) => {
                            Some(Node::Split {
                                figure: figure as u8,
                                threshold,
                                below: root + below,
                                above: root + above,
                            })
                        }
                        _ => None,
                    }
                }
                [] => None,
            };
            model.nodes.extend(node);
        }
        model
    }

    fn log_odds(&self, figures: &[f32; FIGURES]) -> f32 {
        let mut sum = 0.0;
        for &root in &self.roots {
            let mut at = root;
            sum += loop {
                match self.nodes[usize::from(at)] {
                    Node::Leaf(value) => break value,
                    Node::Split {
                        figure,
                        threshold,
                        below,
                        above,
                    } => {
                        at = if figures[usize::from(figure)] <= threshold {
                            below
                        } else {
                            above
                        }
                    }
                }
            };
        }
        sum
    }
}

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
        f32::from(u8::from(evidence.same)),
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
    1.0 / (1.0 + (-MODEL.log_odds(figures)).exp())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_line_of_the_table_is_a_node_and_every_node_leads_on() {
        let model = &*MODEL;
        let lines = TABLE.lines().filter(|l| !l.starts_with('#')).count();
        assert_eq!(model.nodes.len(), lines);
        assert!(model.roots.len() > 20);
        for (i, node) in model.nodes.iter().enumerate() {
            if let Node::Split { below, above, .. } = *node {
                let (below, above) = (usize::from(below), usize::from(above));
                assert!(
                    i < below
                        && i < above
                        && below < model.nodes.len()
                        && above < model.nodes.len()
                );
            }
        }
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
