//! Learns the weights by which pairs of a programme and an agreement are judged, and says how good
//! they are on programmes they were not learnt from.
//!
//! ```text
//! cargo run --release --example learn_overlap -- GOLD TEXTS > src/overlap/model.tsv
//! ```
//!
//! `GOLD` holds `pairs_open.jsonl` (pairs of real sentences, labelled by people), `TEXTS` the
//! programmes and the agreement they come from. What is printed on standard error is measured on
//! each programme with the weights learnt from the others; the table is learnt from all.

#[path = "../learn_alignment/quotation.rs"]
mod quotation;
mod regression;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use pledgediff::analysis::Analysis;
use pledgediff::lang::Language;
use pledgediff::meaning::Version;
use pledgediff::overlap::{self, FIGURES, NAMES};
use pledgediff::read;
use quotation::Letters;
use regression::{Regression, Row};
use serde_json::Value;

/// Two programmes of one party have one hand, so their pairs weigh less.
const SAME_HAND: f64 = 0.5;

/// A labelled pair.
struct Labelled {
    /// The programme it comes from.
    programme: String,
    overlap: bool,
    linked: bool,
    /// None where the program does not even consider the pair.
    figures: Option<[f32; FIGURES]>,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [gold, texts] = &arguments[..] else {
        eprintln!("usage: learn_overlap GOLD TEXTS > src/overlap/model.tsv");
        std::process::exit(2);
    };
    let labelled = pairs(&Path::new(gold).join("pairs_open.jsonl"), Path::new(texts));
    let overlaps = || labelled.iter().filter(|pair| pair.overlap);
    let programmes: BTreeSet<&str> = overlaps().map(|pair| pair.programme.as_str()).collect();
    let mut judged: Vec<(f64, bool)> = Vec::new();
    for programme in programmes {
        let model = learn(
            labelled
                .iter()
                .filter(|pair| !pair.overlap || pair.programme != programme),
        );
        let own: Vec<(f64, bool)> = overlaps()
            .filter(|pair| pair.programme == programme)
            .map(|pair| (probability(&model, pair), pair.linked))
            .collect();
        report(programme, &own);
        judged.extend(own);
    }
    report("all, left out", &judged);
    let model = learn(labelled.iter());
    let known: Vec<(f64, bool)> = overlaps()
        .map(|pair| (probability(&model, pair), pair.linked))
        .collect();
    report("all, learnt from", &known);
    println!("-\t{:.4}", model.constant);
    for (name, weight) in NAMES.iter().zip(&model.weights) {
        println!("{name}\t{weight:.4}");
    }
}

fn learn<'a>(pairs: impl Iterator<Item = &'a Labelled>) -> Regression {
    let rows: Vec<Row> = pairs
        .filter_map(|pair| {
            Some(Row {
                figures: pair.figures?.map(f64::from),
                linked: pair.linked,
                weight: if pair.overlap { 1.0 } else { SAME_HAND },
            })
        })
        .collect();
    Regression::learn(&rows)
}

fn probability(model: &Regression, pair: &Labelled) -> f64 {
    pair.figures
        .map_or(0.0, |figures| model.probability(&figures.map(f64::from)))
}

fn report(name: &str, judged: &[(f64, bool)]) {
    let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
    let linked = judged.iter().filter(|(_, linked)| *linked).count();
    eprint!("{name:16} {linked:3} of {:3}", judged.len());
    for least in [0.25, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.75, 0.8] {
        let told: Vec<_> = judged.iter().filter(|(p, _)| *p >= least).collect();
        let right = told.iter().filter(|(_, linked)| *linked).count();
        eprint!(
            "  {least}: {right}/{} P {:.2} R {:.2}",
            told.len(),
            share(right, told.len()),
            share(right, linked)
        );
    }
    eprintln!();
}

fn pairs(file: &Path, texts: &Path) -> Vec<Labelled> {
    let text = fs::read_to_string(file).expect("the labelled pairs can be read");
    let mut by_documents: BTreeMap<(String, String), Vec<Value>> = BTreeMap::new();
    for line in text.lines() {
        let row: Value = serde_json::from_str(line).expect("the gold data are JSON");
        let name = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
        let documents = (name("a_doc"), name("b_doc"));
        by_documents.entry(documents).or_default().push(row);
    }
    let mut labelled = Vec::new();
    for ((a, b), rows) in by_documents {
        let open = |name: &str| {
            let path = texts.join(format!("{name}.txt"));
            let document = read::open_path(&path).expect("a programme can be read");
            Version::new(Analysis::new(document, Language::dutch()))
        };
        let (old, new) = (open(&a), open(&b));
        let letters = [&old, &new].map(|version| Letters::new(version.analysis()));
        let considered = overlap::considered(&old, &new);
        for row in rows {
            let text = |key: &str| row[key].as_str().unwrap_or_default();
            let olds = letters[0].sentences(text("a"));
            let news = letters[1].sentences(text("b"));
            let best = considered
                .iter()
                .filter(|pair| olds.contains(&pair.old) && news.contains(&pair.new))
                .max_by(|x, y| x.figures[0].total_cmp(&y.figures[0]));
            labelled.push(Labelled {
                programme: a.clone(),
                overlap: text("kind") == "overlap",
                linked: matches!(text("relation"), "same" | "changed" | "part"),
                figures: best.map(|pair| pair.figures),
            });
        }
    }
    labelled
}
