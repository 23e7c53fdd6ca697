//! Learns by what pairs of a programme and an agreement are judged, and says how good it is on
//! pairs it was not learnt from.
//!
//! ```text
//! cargo run --release --example learn_overlap -- GOLD LABELS TEXTS src/overlap
//! ```
//!
//! `GOLD` holds `pairs_open.jsonl` (pairs of real sentences, labelled by people); of it nothing is
//! learnt, nor of a label whose two sentences are both nearly those of a pair in it, so that what
//! the program scores there is not known beforehand. `LABELS` holds further pairs by the
//! fingerprints of their sentences, which are found in the files below the folder `TEXTS`. Written are
//! `model.tsv` and `weights.tsv`.
//!
//! On standard error: the labels, each judged by what labels of other sentences taught, counted as
//! often as pairs of that probability are considered; and the gold pairs, with their sentences left
//! out of the labels and with all.

#[path = "../learn_alignment/boost.rs"]
mod boost;
mod labelled;
#[path = "../learn_alignment/quotation.rs"]
mod quotation;
#[path = "../learn_commitments/texts.rs"]
mod texts;
mod words;

use std::collections::BTreeSet;
use std::path::Path;

use boost::{Forest, Row, Settings};
use labelled::{Considered, Labelled};
use pledgediff::overlap::{FIGURES, NAMES, WEIGHTS};
use rayon::prelude::*;
use words::Weights;

/// Parts into which sentences are cut to judge what is learnt from the others.
const PARTS: u64 = 6;

/// In so many ways are they cut, so that more labels are judged.
const CUTS: u32 = 3;

/// The edges of the bins by which labels are counted as often as such pairs are considered.
const EDGES: [f32; 24] = [
    0.0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.48, 0.5, 0.55, 0.6, 0.7, 0.75,
    0.8, 0.85, 0.9, 0.92, 0.94, 0.95, 0.96,
];

/// No figure is bound to be monotone: a model so bound ranks pairs worse (area .80 to .81).
const FREE: [(&str, bool); FIGURES] = {
    let mut free = [("", false); FIGURES];
    let mut at = 0;
    while at < FIGURES {
        free[at].0 = NAMES[at];
        at += 1;
    }
    free
};

const SETTINGS: Settings<FIGURES> = Settings {
    names: &FREE,
    trees: 200,
    leaves: 24,
    rate: 0.07,
    min_rows: 25,
    ridge: 10.0,
    asked: 30,
    seed: 0,
};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [gold, labels, texts, output] = &arguments[..] else {
        eprintln!("usage: learn_overlap GOLD LABELS TEXTS OUTPUT");
        std::process::exit(2);
    };
    let texts = Path::new(texts);
    let gold = labelled::gold(
        &Path::new(gold).join("pairs_open.jsonl"),
        &texts.join("text"),
    );
    let (mut labels, considered) = labelled::labels(Path::new(labels), texts);
    labels.retain(|label| !gold.iter().any(|pair| label.nearly(pair)));
    eprintln!("{} of them far from gold", labels.len());

    let (judged, all) = left_out(&labels, &considered);
    weighted(&judged, &all);
    let apart = |label: &&Labelled| gold.iter().all(|pair| label.is_apart(pair));
    report(
        "gold, its sentences left out",
        &learn(labels.iter().filter(apart)),
        &gold,
    );
    let model = learn(labels.iter());
    report("gold", &model, &gold);

    let output = Path::new(output);
    for (name, rows) in [
        ("model.tsv", model.forest.table()),
        ("weights.tsv", model.weights.table()),
    ] {
        let made =
            "# Made by `cargo run --release --example learn_overlap`; see model.rs beside it.";
        std::fs::write(output.join(name), format!("{made}\n{rows}")).expect("can be written");
    }
}

/// What the labels and the pairs considered are thought to be by models that saw neither of their
/// sentences: those whose sentences both fall in a part are judged by what was learnt from labels
/// with none of that part. A model that saw one of the sentences in other pairs knows whether it
/// is often linked, which it does not of a new programme (area .84 to .82).
fn left_out(labels: &[Labelled], considered: &[Considered]) -> (Vec<(f32, bool)>, Vec<f32>) {
    let (mut judged, mut all) = (Vec::new(), Vec::new());
    let mut done = BTreeSet::new();
    for cut in 0..CUTS {
        let part = |key: u64| key.rotate_right(16 * cut) % PARTS;
        let keys = |label: &Labelled| label.pair.as_ref().map(|pair| pair.keys);
        let models: Vec<Model> = (0..PARTS)
            .into_par_iter()
            .map(|left| {
                let kept =
                    |l: &&Labelled| keys(l).is_some_and(|k| k.iter().all(|&k| part(k) != left));
                learn(labels.iter().filter(kept))
            })
            .collect();
        let model = |[a, b]: [u64; 2]| (part(a) == part(b)).then(|| &models[part(a) as usize]);
        for label in labels {
            if let Some(keys) = keys(label)
                && let Some(model) = model(keys)
                && done.insert(keys)
            {
                judged.push((model.score(label), label.linked));
            }
        }
        let pairs = considered.iter();
        all.extend(pairs.filter_map(|c| Some(model(c.keys)?.probability(c))));
    }
    (judged, all)
}

/// What is learnt: the weights of words, and the trees that ask them too.
struct Model {
    weights: Weights,
    forest: Forest<FIGURES>,
}

impl Model {
    fn score(&self, pair: &Labelled) -> f32 {
        let close = pair.pair.as_ref().filter(|pair| pair.is_close());
        close.map_or(0.0, |pair| self.probability(pair))
    }

    fn probability(&self, pair: &Considered) -> f32 {
        let mut figures = pair.figures;
        figures[WEIGHTS] = self.weights.score(&pair.words);
        self.forest.probability(&figures)
    }
}

/// A pair of a programme and an agreement counts as so many of two programmes: it is what the program is
/// asked about, and there are four times as many of the others.
const OF_AGREEMENT: f32 = 2.0;

/// Forests whose odds are averaged.
const FORESTS: u64 = 4;

/// Parts into which what is learnt from is cut, so that the trees learn how far to trust words from
/// pairs that these did not learn from.
const APART: u64 = 5;

fn learn<'a>(labels: impl Iterator<Item = &'a Labelled>) -> Model {
    let rows: Vec<(&Considered, bool)> = labels
        .filter_map(|label| {
            let close = label.pair.as_ref().filter(|pair| pair.is_close())?;
            Some((close, label.linked))
        })
        .collect();
    let part = |pair: &Considered| pair.keys[1] / PARTS % APART;
    let words = |kept: &dyn Fn(&Considered) -> bool| {
        let rows = rows.iter().filter(|(pair, _)| kept(pair));
        let rows: Vec<_> = rows
            .map(|(pair, linked)| (&pair.words[..], *linked))
            .collect();
        Weights::learn(&rows)
    };
    let apart: Vec<Weights> = (0..APART)
        .map(|left| words(&|pair| part(pair) != left))
        .collect();
    let trained: Vec<Row<FIGURES>> = rows
        .iter()
        .map(|(pair, linked)| {
            let mut figures = pair.figures;
            figures[WEIGHTS] = apart[part(pair) as usize].score(&pair.words);
            Row {
                figures,
                linked: *linked,
                weight: if pair.agreed { OF_AGREEMENT } else { 1.0 },
            }
        })
        .collect();
    let forests = (0..FORESTS).map(|seed| Forest::learn(&trained, Settings { seed, ..SETTINGS }));
    Model {
        weights: words(&|_| true),
        forest: Forest::average(forests.collect()).expect("there are some"),
    }
}

/// Prints what is right and found of the labels at each edge, each label counted as often as pairs
/// of its bin are considered.
fn weighted(judged: &[(f32, bool)], all: &[f32]) {
    let bin = |p: f32| EDGES.partition_point(|edge| *edge <= p) - 1;
    let mut counts = [(0.0_f64, 0.0_f64, 0.0_f64); EDGES.len()];
    for (p, linked) in judged {
        let count = &mut counts[bin(*p)];
        count.0 += f64::from(u8::from(*linked));
        count.1 += 1.0;
    }
    for p in all {
        counts[bin(*p)].2 += 1.0;
    }
    let right = |(linked, labels, all): &(f64, f64, f64)| linked / labels.max(1.0) * all;
    let there: f64 = counts.iter().map(right).sum();
    eprintln!(
        "labels, their sentences left out: area {:.4}; {there:.0} of {} are linked",
        area(judged),
        all.len()
    );
    for (at, edge) in EDGES.iter().enumerate() {
        let told: f64 = counts[at..].iter().map(|count| count.2).sum();
        let linked: f64 = counts[at..].iter().map(right).sum();
        eprintln!(
            "  {edge:.2}  P {:.3} R {:.3} of {told:5}; labels in this bin {:4} of {:4}",
            linked / told.max(1.0),
            linked / there.max(1.0),
            counts[at].0,
            counts[at].1,
        );
    }
}

/// How often of two labels, one linked and one not, the linked is the more probable.
fn area(judged: &[(f32, bool)]) -> f64 {
    let mut ranked = judged.to_vec();
    ranked.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut below, mut won, mut linked) = (0.0, 0.0, 0.0_f64);
    for (_, yes) in ranked {
        if yes {
            won += below;
            linked += 1.0;
        } else {
            below += 1.0;
        }
    }
    won / (below * linked).max(1.0)
}

fn report(name: &str, model: &Model, pairs: &[Labelled]) {
    let judged: Vec<(f32, bool)> = pairs.iter().map(|p| (model.score(p), p.linked)).collect();
    let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
    let linked = judged.iter().filter(|(_, linked)| *linked).count();
    eprintln!("{name}: {linked} of {} are linked", judged.len());
    for least in &EDGES[2..] {
        let told: Vec<_> = judged.iter().filter(|(p, _)| p >= least).collect();
        let right = told.iter().filter(|(_, linked)| *linked).count();
        eprintln!(
            "  {least:.2}  P {:.3} R {:.3}  {right} of {}",
            share(right, told.len()),
            share(right, linked),
            told.len(),
        );
    }
}
