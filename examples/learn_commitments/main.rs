//! Learns the table by which sentences are judged to commit or not, and says how good it is on
//! sentences, and on programmes, it was not learnt from.
//!
//! ```text
//! cargo run --release --example learn_commitments -- GOLD LABELS TEXTS TABLE
//! ```
//!
//! `GOLD` is a file of labelled sentences, one JSON object a line: `text`, `doc` and `label`
//! (S specific, G general, N none). It is cut into ten parts, and each is judged by what the others
//! and `LABELS` taught. `LABELS` holds fingerprints of further sentences with their labels; their
//! words are found in the files below the folder `TEXTS`. None of them is nearly the same as one of
//! the gold sentences (half of the runs of four words of either), so that what is measured is not
//! known beforehand.
//!
//! Programmes named behind the table are kept out of all of it, and the models are scored on them
//! at the end; for the table that is shipped none is.

mod labelled;
mod model;
mod texts;

use std::collections::BTreeSet;
use std::path::Path;

use labelled::Sentence;
use model::Linear;
use rayon::prelude::*;

/// Parts into which the gold sentences are cut.
const FOLDS: usize = 10;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [gold, labels, texts, table, kept_out @ ..] = &arguments[..] else {
        eprintln!("usage: learn_commitments GOLD LABELS TEXTS TABLE [PROGRAMME...]");
        std::process::exit(2);
    };
    let kept = |sentence: &Sentence| kept_out.contains(&sentence.document);
    let (test, gold): (Vec<_>, Vec<_>) =
        labelled::gold(Path::new(gold)).into_iter().partition(kept);
    let mut more = labelled::labels(Path::new(labels), Path::new(texts));
    more.retain(|sentence| !kept(sentence));
    let documents: BTreeSet<&str> = gold.iter().map(|s| s.document.as_str()).collect();
    let documents: Vec<&str> = documents.into_iter().collect();
    let by_sentence = |i: usize, _: &Sentence| Some(i % FOLDS);
    let by_programme = |_: usize, sentence: &Sentence| {
        let at = documents.iter().position(|d| *d == sentence.document);
        at.map(|at| at % FOLDS)
    };
    let mut bytes = Vec::new();
    for (name, positive) in [("commitment", "SG"), ("specific", "S")] {
        let yes = |s: &Sentence| positive.contains(s.label);
        let (score, _) = cross_validate(&gold, &more, true, &by_programme, &yes);
        eprintln!("{name:12} by programme: F1 {score:.3}");
        let (score, threshold) = cross_validate(&gold, &more, false, &by_sentence, &yes);
        eprintln!("{name:12} by sentence:  F1 {score:.3} at {threshold:.2}");
        let all: Vec<_> = gold
            .iter()
            .chain(&more)
            .map(|s| (&s.features, yes(s)))
            .collect();
        let model = Linear::learn(&all);
        if !test.is_empty() {
            eprintln!(
                "{name:12} kept out:     F1 {:.3}",
                f1(&model, threshold, &test, &yes)
            );
        }
        model.write(threshold, &mut bytes);
    }
    std::fs::write(table, bytes).expect("the table can be written");
}

/// The best F1 over all parts of the gold sentences, each judged by a model that has not seen it,
/// and the threshold; `apart` keeps the further sentences of a part out as well.
fn cross_validate(
    gold: &[Sentence],
    more: &[Sentence],
    apart: bool,
    fold: &(impl Fn(usize, &Sentence) -> Option<usize> + Sync),
    yes: &(impl Fn(&Sentence) -> bool + Sync),
) -> (f32, f32) {
    let mut judged: Vec<(f32, bool)> = (0..FOLDS)
        .into_par_iter()
        .flat_map_iter(|part| {
            let numbered = || gold.iter().enumerate();
            let own = numbered()
                .filter(|(i, s)| fold(*i, s) != Some(part))
                .map(|(_, s)| s);
            let further = more.iter().filter(|s| !apart || fold(0, s) != Some(part));
            let train: Vec<_> = own.chain(further).map(|s| (&s.features, yes(s))).collect();
            let model = Linear::learn(&train);
            let test = numbered().filter(|(i, s)| fold(*i, s) == Some(part));
            let judged: Vec<_> = test
                .map(|(_, s)| (model.score(&s.features), yes(s)))
                .collect();
            judged
        })
        .collect();
    judged.sort_by(|a, b| b.0.total_cmp(&a.0));
    let all = judged.iter().filter(|(_, yes)| *yes).count() as f32;
    let (mut right, mut best) = (0.0, (0.0, 0.0));
    for (i, (score, yes)) in judged.iter().enumerate() {
        right += f32::from(u8::from(*yes));
        let f1 = 2.0 * right / (all + i as f32 + 1.0);
        if f1 > best.0 {
            best = (f1, *score);
        }
    }
    best
}

/// F1 of a model on sentences it has not seen.
fn f1(
    model: &Linear,
    threshold: f32,
    sentences: &[Sentence],
    yes: &impl Fn(&Sentence) -> bool,
) -> f32 {
    let told = |s: &&Sentence| model.score(&s.features) >= threshold;
    let right = sentences.iter().filter(told).filter(|s| yes(s)).count();
    let all = sentences.iter().filter(told).count() + sentences.iter().filter(|s| yes(s)).count();
    2.0 * right as f32 / all.max(1) as f32
}
