//! Learns the table by which pairs of sentences are judged, and says how good it is on texts it
//! was not learnt from.
//!
//! ```text
//! cargo run --release --example learn_alignment -- GOLD TEXTS > src/align/model.tsv
//! ```
//!
//! `GOLD` holds `synthetic/*.json` (versions of real programmes with known edits) and
//! `pairs_open.jsonl` (pairs of real sentences, labelled by people), `TEXTS` the programmes the
//! labelled pairs come from. What is printed on standard error is measured on the one programme
//! (or pair of programmes) that was left out; the table is learnt from all.

mod boost;
mod gold;
mod quotation;

use std::collections::BTreeSet;
use std::path::Path;

use boost::{Forest, Row, Settings};
use gold::Labelled;
use pledgediff::align::{FIGURES, NAMES};

/// Labelled pairs of real programmes are few beside the generated ones and count so many times.
const REAL_WEIGHT: f32 = 50.0;

const SETTINGS: Settings<FIGURES> = Settings {
    names: &NAMES,
    trees: 100,
    leaves: 8,
    rate: 0.1,
    min_rows: 40,
    ridge: 1.0,
    asked: 100,
    seed: 0,
};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [gold, texts] = &arguments[..] else {
        eprintln!("usage: learn_alignment GOLD TEXTS > src/align/model.tsv");
        std::process::exit(2);
    };
    let mut labelled = gold::synthetic(&Path::new(gold).join("synthetic"));
    labelled.extend(gold::pairs(
        &Path::new(gold).join("pairs_open.jsonl"),
        Path::new(texts),
    ));
    let sources: BTreeSet<&str> = labelled.iter().map(|l| l.source.as_str()).collect();
    for source in sources {
        let (test, train): (Vec<_>, Vec<_>) = labelled.iter().partition(|l| l.source == source);
        report(source, &learn(&train), &test);
    }
    println!("# Made by `cargo run --release --example learn_alignment`; see src/align/model.rs.");
    print!("{}", learn(&labelled.iter().collect::<Vec<_>>()).table());
}

fn learn(labelled: &[&Labelled]) -> Forest<FIGURES> {
    let rows: Vec<Row<FIGURES>> = labelled
        .iter()
        .map(|l| Row {
            figures: l.pair.figures,
            linked: l.linked,
            weight: if l.real { REAL_WEIGHT } else { 1.0 },
        })
        .collect();
    Forest::learn(&rows, SETTINGS)
}

fn report(source: &str, forest: &Forest<FIGURES>, test: &[&Labelled]) {
    let pair = |least: f32| {
        let (mut right, mut wrong, mut missed) = (0, 0, 0);
        for l in test {
            match (forest.probability(&l.pair.figures) >= least, l.linked) {
                (true, true) => right += 1,
                (true, false) => wrong += 1,
                (false, true) => missed += 1,
                (false, false) => {}
            }
        }
        (right, wrong, missed)
    };
    eprint!("{source:24}");
    for least in [0.25, 0.45, 0.7, 0.85, 0.9] {
        let (right, wrong, missed) = pair(least);
        let share = |part: i32, rest: i32| f64::from(part) / f64::from((part + rest).max(1));
        eprint!(
            "  {least}: P {:.3} R {:.3}",
            share(right, wrong),
            share(right, missed)
        );
    }
    eprintln!();
}
