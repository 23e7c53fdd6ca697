//! Forests: sums of small decision trees, as the models that judge pairs are kept and asked.
//!
//! A table holds one node a line, `tree node figure threshold below above` or `tree node value`,
//! the figures by name.

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

/// The trees of a table.
#[derive(Debug, Default)]
pub(crate) struct Forest {
    nodes: Vec<Node>,
    /// Where each tree begins.
    roots: Vec<u16>,
}

impl Forest {
    /// Reads a table; a line that does not read as a node is passed over, which the tests deny.
    pub(crate) fn read(table: &str, names: &[&str]) -> Self {
        let mut forest = Self::default();
        for line in table.lines() {
            let fields: Vec<&str> = line.split('\t').collect();
            let number = |i: usize| fields.get(i).and_then(|f: &&str| f.parse::<u16>().ok());
            let (Some(tree), Some(_)) = (number(0), number(1)) else {
                continue;
            };
            if usize::from(tree) >= forest.roots.len() {
                forest.roots.push(forest.nodes.len() as u16);
            }
            let root = forest.roots.last().copied().unwrap_or_default();
            let node = match fields[2..] {
                [value] => value.parse().ok().map(Node::Leaf),
                [name, threshold, ..] => {
                    let figure = names.iter().position(|n| *n == name);
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
            forest.nodes.extend(node);
        }
        forest
    }

    /// The sum of what every tree says of these figures.
    pub(crate) fn log_odds(&self, figures: &[f32]) -> f32 {
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

#[cfg(test)]
impl Forest {
    pub(crate) fn nodes(&self) -> usize {
        self.nodes.len()
    }

    pub(crate) fn trees(&self) -> usize {
        self.roots.len()
    }

    /// Whether every split leads to two later nodes that are there.
    pub(crate) fn leads_on(&self) -> bool {
        self.nodes.iter().enumerate().all(|(i, node)| match *node {
            Node::Leaf(value) => value.is_finite(),
            Node::Split { below, above, .. } => {
                let (below, above) = (usize::from(below), usize::from(above));
                i < below && i < above && below < self.nodes.len() && above < self.nodes.len()
            }
        })
    }
}

/// The probability that has these log odds.
pub(crate) fn probability(log_odds: f32) -> f32 {
    1.0 / (1.0 + (-log_odds).exp())
}
