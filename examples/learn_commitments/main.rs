//! Learns the table by which sentences are judged to commit or not, and says how good it is on
//! sentences, and on programmes, it was not learnt from.
//!
//! ```text
//! cargo run --release --example learn_commitments -- GOLD src/lang/nl/commitments.bin
//! ```
//!
//! Programmes named behind the table are kept out of all of it, and the models are scored on them
//! at the end; for the table that is shipped none is.
//!
//! `GOLD` is a file of labelled sentences, one JSON object a line: `text`, `doc` and `label`
//! (S specific, G general, N none).

use std::collections::BTreeSet;

use pledgediff::analysis::Analysis;
use pledgediff::document::{BlockKind, Builder, Format, Source};
use pledgediff::lang::Language;
use pledgediff::meaning::commitment::{BUCKETS, Features, features};
use pledgediff::meaning::quantity;
use pledgediff::text::Place;
use rayon::prelude::*;
use serde_json::Value;

/// Parts into which the sentences are cut; each is judged by what the others taught.
const FOLDS: usize = 10;
/// Passes over all sentences.
const PASSES: usize = 60;
/// How far a weight moves on its first step.
const RATE: f32 = 0.5;
/// Pulls weights to zero.
const RIDGE: f32 = 1e-3;

struct Sentence {
    features: Features,
    label: char,
    document: String,
}

struct Linear {
    weights: Vec<f32>,
    bias: f32,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [gold, table, kept_out @ ..] = &arguments[..] else {
        eprintln!("usage: learn_commitments GOLD TABLE [PROGRAMME...]");
        std::process::exit(2);
    };
    let (kept, sentences): (Vec<Sentence>, Vec<Sentence>) = sentences(gold)
        .into_iter()
        .partition(|s| kept_out.contains(&s.document));
    let documents: BTreeSet<&str> = sentences.iter().map(|s| s.document.as_str()).collect();
    let documents: Vec<&str> = documents.into_iter().collect();
    let by_sentence = |i: usize| i % FOLDS;
    let by_programme = |i: usize| {
        let at = documents.iter().position(|d| *d == sentences[i].document);
        at.unwrap_or_default() % FOLDS
    };
    let mut bytes = Vec::new();
    for (name, positive) in [("commitment", "SG"), ("specific", "S")] {
        let yes = |s: &Sentence| positive.contains(s.label);
        let (score, _) = cross_validate(&sentences, &by_programme, &yes);
        eprintln!("{name:12} by programme: F1 {score:.3}");
        let (score, threshold) = cross_validate(&sentences, &by_sentence, &yes);
        eprintln!("{name:12} by sentence:  F1 {score:.3} at {threshold:.2}");
        let all: Vec<&Sentence> = sentences.iter().collect();
        let model = learn(&all, &yes);
        if !kept.is_empty() {
            eprintln!(
                "{name:12} kept out:     F1 {:.3}",
                f1(&model, threshold, &kept, &yes)
            );
        }
        write(&model, threshold, &mut bytes);
    }
    std::fs::write(table, bytes).expect("the table can be written");
}

fn sentences(gold: &str) -> Vec<Sentence> {
    let text = std::fs::read_to_string(gold).expect("the labelled sentences can be read");
    text.lines()
        .map(|line| {
            let row: Value = serde_json::from_str(line).expect("each line is JSON");
            let field = |name: &str| row[name].as_str().unwrap_or_default().to_owned();
            let mut builder = Builder::new(Source {
                name: String::new(),
                label: String::new(),
                format: Format::Text,
                sha256: String::new(),
            });
            builder.begin(BlockKind::Paragraph);
            builder.push(&field("text"), Place::default());
            let analysis = Analysis::new(builder.finish(), Language::dutch());
            let tokens: Vec<_> = (0..analysis.sentences().len() as u32)
                .flat_map(|id| analysis.tokens(id).to_vec())
                .collect();
            Sentence {
                features: {
                    let text = analysis.document().text();
                    let quantities = quantity::find(text, &tokens, analysis.language());
                    features(text, &tokens, &quantities, analysis.language())
                },
                label: field("label").chars().next().unwrap_or('N'),
                document: field("doc"),
            }
        })
        .collect()
}

/// The best F1 over all parts, each judged by a model that has not seen it, and the threshold.
fn cross_validate(
    sentences: &[Sentence],
    fold: &(impl Fn(usize) -> usize + Sync),
    yes: &(impl Fn(&Sentence) -> bool + Sync),
) -> (f32, f32) {
    let mut judged: Vec<(f32, bool)> = (0..FOLDS)
        .into_par_iter()
        .flat_map_iter(|part| {
            let places = || 0..sentences.len();
            let train: Vec<&Sentence> = places()
                .filter(|&i| fold(i) != part)
                .map(|i| &sentences[i])
                .collect();
            let model = learn(&train, yes);
            let test: Vec<_> = places()
                .filter(|&i| fold(i) == part)
                .map(|i| (model.score(&sentences[i].features), yes(&sentences[i])))
                .collect();
            test
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

/// Logistic regression by full-batch `AdaGrad` (Duchi et al. 2011): the same rows, the same weights.
fn learn(sentences: &[&Sentence], yes: &impl Fn(&Sentence) -> bool) -> Linear {
    let mut model = Linear {
        weights: vec![0.0; BUCKETS],
        bias: 0.0,
    };
    let mut seen = vec![1e-6_f32; BUCKETS + 1];
    let count = sentences.len() as f32;
    for _ in 0..PASSES {
        let mut slope = vec![0.0; BUCKETS + 1];
        for sentence in sentences {
            let p = 1.0 / (1.0 + (-model.score(&sentence.features)).exp());
            let error = (p - f32::from(u8::from(yes(sentence)))) / count;
            let (words, signs) = sentence.features.shares();
            for (group, share) in [
                (&sentence.features.words, words),
                (&sentence.features.signs, signs),
            ] {
                for &f in group {
                    slope[f as usize] += error * share;
                }
            }
            slope[BUCKETS] += error;
        }
        for (i, slope) in slope.into_iter().enumerate() {
            let weight = model.weights.get_mut(i).unwrap_or(&mut model.bias);
            let slope = slope + RIDGE * *weight / 100.0;
            seen[i] += slope * slope;
            *weight -= RATE * slope / seen[i].sqrt();
        }
    }
    model
}

impl Linear {
    fn score(&self, features: &Features) -> f32 {
        self.bias + features.sum(|f| self.weights[f as usize])
    }
}

/// The shipped form: scale, bias, threshold and a byte a weight.
fn write(model: &Linear, threshold: f32, bytes: &mut Vec<u8>) {
    let most = model
        .weights
        .iter()
        .fold(0.0_f32, |most, w| most.max(w.abs()));
    let scale = most / 127.0;
    for number in [scale, model.bias, threshold] {
        bytes.extend(number.to_le_bytes());
    }
    for weight in &model.weights {
        bytes.push(((weight / scale).round() as i8).cast_unsigned());
    }
}
