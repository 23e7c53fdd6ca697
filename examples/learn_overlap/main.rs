//! Learns by what pairs of a programme and an agreement are judged, and says how good it is on
//! pairs it was not learnt from.
//!
//! ```text
//! cargo run --release --example learn_overlap -- GOLD LABELS TEXTS > src/overlap/model.tsv
//! ```
//!
//! `GOLD` holds `pairs_open.jsonl` (pairs of real sentences, labelled by people); of it nothing is
//! learnt, nor of a label whose two sentences are both nearly those of a pair in it, so that what
//! the program scores there is not known beforehand. `LABELS` holds further pairs by the
//! fingerprints of their sentences, which are found in the files below the folder `TEXTS`.
//!
//! On standard error: the labels, each judged by what the labels of other sentences of the
//! agreement taught, counted as often as pairs of that probability are considered; the same where
//! the programme is left out; and the gold pairs, with their sentence of the agreement left out of
//! the labels and with all.

#[path = "../learn_alignment/boost.rs"]
mod boost;
mod labelled;
#[path = "../learn_alignment/quotation.rs"]
mod quotation;
#[path = "../learn_commitments/texts.rs"]
mod texts;

use std::path::Path;

use boost::{Forest, Row, Settings};
use labelled::{Considered, Labelled};
use pledgediff::overlap::{FIGURES, NAMES};
use rayon::prelude::*;

/// Parts into which the labels are cut.
const PARTS: u64 = 6;

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
    trees: 300,
    leaves: 24,
    rate: 0.05,
    min_rows: 25,
};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [gold, labels, texts] = &arguments[..] else {
        eprintln!("usage: learn_overlap GOLD LABELS TEXTS > src/overlap/model.tsv");
        std::process::exit(2);
    };
    let texts = Path::new(texts);
    let gold = labelled::gold(
        &Path::new(gold).join("pairs_open.jsonl"),
        &texts.join("text"),
    );
    let (mut labels, considered) = labelled::labels(Path::new(labels), texts, "coa21");
    labels.retain(|label| !gold.iter().any(|pair| label.nearly(pair)));
    eprintln!("{} of them far from gold", labels.len());

    let models: Vec<Forest<FIGURES>> = (0..PARTS)
        .into_par_iter()
        .map(|part| learn(labels.iter().filter(|label| label.second % PARTS != part)))
        .collect();
    let left_out = |pair: &Labelled| score(&models[(pair.second % PARTS) as usize], pair);
    let by_sentence: Vec<(f32, bool)> = labels.iter().map(|l| (left_out(l), l.linked)).collect();
    let all: Vec<f32> = considered
        .iter()
        .map(|c| models[(c.second % PARTS) as usize].probability(&c.figures))
        .collect();
    weighted("agreement's sentence left out", &by_sentence, &all);
    let mut programmes: Vec<&str> = labels.iter().map(|l| l.programme.as_str()).collect();
    programmes.sort_unstable();
    programmes.dedup();
    let by_programme: Vec<(f32, bool)> = programmes
        .into_par_iter()
        .flat_map_iter(|programme| {
            let own = move |label: &&Labelled| label.programme == programme;
            let model = learn(labels.iter().filter(|label| !own(label)));
            let own = labels.iter().filter(own);
            own.map(move |l| (score(&model, l), l.linked))
        })
        .collect();
    weighted("programme left out", &by_programme, &all);
    let judged: Vec<(f32, bool)> = gold.iter().map(|g| (left_out(g), g.linked)).collect();
    report("gold, sentence left out", &judged);

    let forest = learn(labels.iter());
    let judged: Vec<(f32, bool)> = gold.iter().map(|g| (score(&forest, g), g.linked)).collect();
    report("gold", &judged);

    println!("# Made by `cargo run --release --example learn_overlap`; see src/overlap/model.rs.");
    forest.print();
}

fn learn<'a>(labels: impl Iterator<Item = &'a Labelled>) -> Forest<FIGURES> {
    let rows: Vec<Row<FIGURES>> = labels
        .filter_map(|label| {
            Some(Row {
                figures: label.pair.filter(Considered::is_close)?.figures,
                linked: label.linked,
                weight: 1.0,
            })
        })
        .collect();
    Forest::learn(&rows, SETTINGS)
}

fn score(model: &Forest<FIGURES>, pair: &Labelled) -> f32 {
    let close = pair.pair.filter(Considered::is_close);
    close.map_or(0.0, |pair| model.probability(&pair.figures))
}

/// Prints what is right and found of the labels at each edge, each label counted as often as pairs
/// of its bin are considered.
fn weighted(name: &str, judged: &[(f32, bool)], all: &[f32]) {
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
    eprintln!("{name}: {there:.0} of {} are linked", all.len());
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

fn report(name: &str, judged: &[(f32, bool)]) {
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
