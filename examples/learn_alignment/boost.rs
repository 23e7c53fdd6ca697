//! Gradient boosting of small trees on the logistic loss (Friedman 2001), with monotone figures.
//!
//! Splits are sought over quantile bins, leaves grown best first; a split on a monotone figure is
//! taken only where the side with more of it is worth more, and both sides' later leaves are held
//! apart at the middle of the two, so that the whole tree is monotone.

const BINS: usize = 64;

/// What trees are grown over how, for pairs of so many figures.
#[derive(Clone, Copy)]
pub(crate) struct Settings<const FIGURES: usize> {
    /// The figures, each with whether more of it may only make a pair more probable.
    pub(crate) names: &'static [(&'static str, bool); FIGURES],
    pub(crate) trees: usize,
    pub(crate) leaves: usize,
    pub(crate) rate: f32,
    /// A leaf stands on at least so many pairs.
    pub(crate) min_rows: u32,
    /// Keeps leaves of few pairs small.
    pub(crate) ridge: f64,
    /// Of a hundred figures, so many, drawn anew, may be asked at a node: trees that ask about other
    /// things err about other pairs (Breiman 2001).
    pub(crate) asked: u64,
    /// What is drawn depends on it.
    pub(crate) seed: u64,
}

/// One labelled pair.
pub(crate) struct Row<const FIGURES: usize> {
    pub(crate) figures: [f32; FIGURES],
    pub(crate) linked: bool,
    pub(crate) weight: f32,
}

#[derive(Clone, Debug)]
enum Node {
    Split {
        figure: usize,
        threshold: f32,
        below: usize,
        above: usize,
    },
    Leaf(f32),
}

/// The learnt trees.
pub(crate) struct Forest<const FIGURES: usize> {
    trees: Vec<Vec<Node>>,
    names: &'static [(&'static str, bool); FIGURES],
}

impl<const FIGURES: usize> Forest<FIGURES> {
    /// Learns from labelled pairs; the same rows give the same trees.
    pub(crate) fn learn(rows: &[Row<FIGURES>], settings: Settings<FIGURES>) -> Self {
        let edges: Vec<Vec<f32>> = (0..FIGURES).map(|figure| edges(rows, figure)).collect();
        let bins: Vec<[u8; FIGURES]> = rows
            .iter()
            .map(|row| {
                std::array::from_fn(|f| edges[f].partition_point(|&e| e < row.figures[f]) as u8)
            })
            .collect();
        let (linked, all) = rows.iter().fold((0.0, 0.0), |(linked, all), row| {
            (
                linked + f32::from(u8::from(row.linked)) * row.weight,
                all + row.weight,
            )
        });
        let prior = (linked / (all - linked)).ln();
        let mut odds = vec![prior; rows.len()];
        let mut trees = vec![vec![Node::Leaf(prior)]];
        for at in 0..settings.trees {
            let slopes: Vec<(f32, f32)> = rows
                .iter()
                .zip(&odds)
                .map(|(row, odds)| {
                    let p = 1.0 / (1.0 + (-odds).exp());
                    let y = f32::from(u8::from(row.linked));
                    (row.weight * (p - y), row.weight * p * (1.0 - p))
                })
                .collect();
            let tree = Grower {
                settings,
                tree: at as u64,
                bins: &bins,
                slopes: &slopes,
                edges: &edges,
            }
            .grow();
            for (row, odds) in rows.iter().zip(&mut odds) {
                *odds += value(&tree, &row.figures);
            }
            trees.push(tree);
        }
        Self {
            trees,
            names: settings.names,
        }
    }

    /// Forests over the same figures as one, which says what they say on average of the odds.
    #[allow(
        dead_code,
        reason = "of the commands that share this only one learns several"
    )]
    pub(crate) fn average(forests: Vec<Self>) -> Option<Self> {
        let share = 1.0 / forests.len() as f32;
        let names = forests.first()?.names;
        let mut trees: Vec<Vec<Node>> = forests.into_iter().flat_map(|f| f.trees).collect();
        for node in trees.iter_mut().flatten() {
            if let Node::Leaf(value) = node {
                *value *= share;
            }
        }
        Some(Self { trees, names })
    }

    /// Probability that the sentences of a pair belong together.
    pub(crate) fn probability(&self, figures: &[f32; FIGURES]) -> f32 {
        let odds: f32 = self.trees.iter().map(|tree| value(tree, figures)).sum();
        1.0 / (1.0 + (-odds).exp())
    }

    /// One node a line, as the program reads them.
    pub(crate) fn table(&self) -> String {
        let mut table = String::new();
        for (t, tree) in self.trees.iter().enumerate() {
            for (n, node) in tree.iter().enumerate() {
                let line = match node {
                    Node::Leaf(value) => format!("{t}\t{n}\t{value:.5}\n"),
                    Node::Split {
                        figure,
                        threshold,
                        below,
                        above,
                    } => format!(
                        "{t}\t{n}\t{}\t{threshold:.4}\t{below}\t{above}\n",
                        self.names[*figure].0
                    ),
                };
                table.push_str(&line);
            }
        }
        table
    }
}

fn value(tree: &[Node], figures: &[f32]) -> f32 {
    let mut at = 0;
    loop {
        match tree[at] {
            Node::Leaf(value) => return value,
            Node::Split {
                figure,
                threshold,
                below,
                above,
            } => {
                at = if figures[figure] <= threshold {
                    below
                } else {
                    above
                };
            }
        }
    }
}

/// The edges between the bins of a figure: its quantiles, midway between two values that occur,
/// rounded as they will be printed.
fn edges<const FIGURES: usize>(rows: &[Row<FIGURES>], figure: usize) -> Vec<f32> {
    let mut values: Vec<f32> = rows.iter().map(|row| row.figures[figure]).collect();
    values.sort_unstable_by(f32::total_cmp);
    values.dedup();
    let mut edges: Vec<f32> = (1..BINS)
        .map(|bin| bin * values.len() / BINS)
        .filter(|&at| at > 0 && at < values.len())
        .map(|at| (f32::midpoint(values[at - 1], values[at]) * 1e4).round() / 1e4)
        .collect();
    edges.dedup();
    edges
}

struct Grower<'a, const FIGURES: usize> {
    settings: Settings<FIGURES>,
    tree: u64,
    bins: &'a [[u8; FIGURES]],
    slopes: &'a [(f32, f32)],
    edges: &'a [Vec<f32>],
}

/// A leaf that may still be split, with the bounds its later leaves must keep.
struct Open {
    node: usize,
    rows: Vec<u32>,
    low: f32,
    high: f32,
    split: Option<Split>,
}

#[derive(Clone, Copy)]
struct Split {
    gain: f64,
    figure: usize,
    bin: u8,
    middle: f32,
}

#[derive(Clone, Copy, Default)]
struct Sums {
    slope: f64,
    curve: f64,
    rows: u32,
}

impl Sums {
    fn add(&mut self, other: Self) {
        self.slope += other.slope;
        self.curve += other.curve;
        self.rows += other.rows;
    }

    fn minus(self, other: Self) -> Self {
        Self {
            slope: self.slope - other.slope,
            curve: self.curve - other.curve,
            rows: self.rows - other.rows,
        }
    }

    fn value(self, ridge: f64, low: f32, high: f32) -> f32 {
        ((-self.slope / (self.curve + ridge)) as f32).clamp(low, high)
    }

    /// By how much a leaf of this value lowers the loss.
    fn gain(self, ridge: f64, value: f32) -> f64 {
        let value = f64::from(value);
        -(self.slope * value + 0.5 * (self.curve + ridge) * value * value)
    }
}

impl<const FIGURES: usize> Grower<'_, FIGURES> {
    fn grow(&self) -> Vec<Node> {
        let rows: Vec<u32> = (0..self.bins.len() as u32).collect();
        let (low, high) = (f32::MIN, f32::MAX);
        let mut nodes = vec![Node::Leaf(
            self.settings.rate * self.sums(&rows).value(self.settings.ridge, low, high),
        )];
        let split = self.best(0, &rows, low, high);
        let mut open = vec![Open {
            node: 0,
            rows,
            low,
            high,
            split,
        }];
        for _ in 1..self.settings.leaves {
            let best = (0..open.len())
                .filter(|&i| open[i].split.is_some())
                .max_by(|&a, &b| {
                    let gain = |i: usize| open[i].split.map_or(0.0, |s| s.gain);
                    gain(a).total_cmp(&gain(b)).then(b.cmp(&a))
                });
            let Some(best) = best else { break };
            let Open {
                node,
                rows,
                low,
                high,
                split,
            } = open.remove(best);
            let Some(Split {
                figure,
                bin,
                middle,
                ..
            }) = split
            else {
                break;
            };
            let (below, above): (Vec<u32>, Vec<u32>) = rows
                .into_iter()
                .partition(|&r| self.bins[r as usize][figure] <= bin);
            let bounds = if self.settings.names[figure].1 {
                [(low, middle), (middle, high)]
            } else {
                [(low, high); 2]
            };
            nodes[node] = Node::Split {
                figure,
                threshold: self.edges[figure][usize::from(bin)],
                below: nodes.len(),
                above: nodes.len() + 1,
            };
            for (rows, (low, high)) in [below, above].into_iter().zip(bounds) {
                let split = self.best(nodes.len(), &rows, low, high);
                open.push(Open {
                    node: nodes.len(),
                    split,
                    low,
                    high,
                    rows: rows.clone(),
                });
                nodes.push(Node::Leaf(
                    self.settings.rate * self.sums(&rows).value(self.settings.ridge, low, high),
                ));
            }
        }
        nodes
    }

    fn sums(&self, rows: &[u32]) -> Sums {
        let mut sums = Sums::default();
        for &r in rows {
            sums.add(self.row(r));
        }
        sums
    }

    fn row(&self, row: u32) -> Sums {
        let (slope, curve) = self.slopes[row as usize];
        Sums {
            slope: f64::from(slope),
            curve: f64::from(curve),
            rows: 1,
        }
    }

    /// Whether a node may ask about a figure.
    fn asks(&self, node: usize, figure: usize) -> bool {
        let of = [self.tree, node as u64, figure as u64];
        let drawn = of.into_iter().fold(self.settings.seed, |state, next| {
            let mixed = (state ^ next).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            (mixed ^ (mixed >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93)
        });
        (drawn >> 32) % 100 < self.settings.asked
    }

    fn best(&self, node: usize, rows: &[u32], low: f32, high: f32) -> Option<Split> {
        let ridge = self.settings.ridge;
        let all = self.sums(rows);
        let whole = all.gain(ridge, all.value(ridge, low, high));
        let mut best: Option<Split> = None;
        for figure in (0..FIGURES).filter(|&figure| self.asks(node, figure)) {
            let mut histogram = [Sums::default(); BINS + 1];
            for &row in rows {
                histogram[usize::from(self.bins[row as usize][figure])].add(self.row(row));
            }
            let mut below = Sums::default();
            for (bin, sums) in histogram.iter().enumerate().take(self.edges[figure].len()) {
                below.add(*sums);
                let above = all.minus(below);
                if below.rows < self.settings.min_rows || above.rows < self.settings.min_rows {
                    continue;
                }
                let (left, right) = (below.value(ridge, low, high), above.value(ridge, low, high));
                if self.settings.names[figure].1 && left > right {
                    continue;
                }
                let gain = below.gain(ridge, left) + above.gain(ridge, right) - whole;
                if gain > best.map_or(1e-6, |b| b.gain) {
                    let middle = f32::midpoint(left, right);
                    best = Some(Split {
                        gain,
                        figure,
                        bin: bin as u8,
                        middle,
                    });
                }
            }
        }
        best
    }
}
