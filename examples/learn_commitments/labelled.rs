//! The labelled sentences: those of the gold file, and those of `labels.tsv`, found by their
//! fingerprints in the texts they come from.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use pledgediff::analysis::Analysis;
use pledgediff::document::{BlockKind, Builder, Source};
use pledgediff::lang::Language;
use pledgediff::meaning::commitment::{Features, features};
use pledgediff::meaning::quantity;
use pledgediff::read;
use pledgediff::text::Place;
use rayon::prelude::*;
use serde_json::Value;

use crate::texts::{files, fingerprint};

/// A sentence with its label.
pub(crate) struct Sentence {
    pub(crate) features: Features,
    /// S specific, G general, N none.
    pub(crate) label: char,
    /// The programme it comes from.
    pub(crate) document: String,
}

/// The sentences of a gold file, one JSON object a line: `text`, `doc` and `label`.
pub(crate) fn gold(file: &Path) -> Vec<Sentence> {
    let text = fs::read_to_string(file).expect("the gold sentences can be read");
    let rows: Vec<(String, char, String)> = text
        .lines()
        .map(|line| {
            let row: Value = serde_json::from_str(line).expect("each line is JSON");
            let field = |name: &str| row[name].as_str().unwrap_or_default().to_owned();
            let label = field("label").chars().next().unwrap_or('N');
            (field("text"), label, field("doc"))
        })
        .collect();
    sentences(rows)
}

/// The sentences of a file of labels, `fingerprint label` a line, whose texts stand in the files
/// below a folder.
pub(crate) fn labels(file: &Path, folder: &Path) -> Vec<Sentence> {
    let text = fs::read_to_string(file).expect("the labels can be read");
    let mut labels: HashMap<u64, char> = text
        .lines()
        .filter_map(|line| {
            let (fingerprint, label) = line.split_once('\t')?;
            Some((
                u64::from_str_radix(fingerprint, 16).ok()?,
                label.chars().next()?,
            ))
        })
        .collect();
    let mut rows = Vec::new();
    for file in files(folder) {
        let Ok(document) = read::open_path(&file) else {
            continue;
        };
        let analysis = Analysis::new(document, Language::dutch());
        let stem = file.file_stem().unwrap_or_default();
        for id in 0..analysis.sentences().len() as u32 {
            let text = analysis.text(id);
            if let Some(label) = labels.remove(&fingerprint(text)) {
                rows.push((text.to_owned(), label, stem.to_string_lossy().into_owned()));
            }
        }
    }
    eprintln!("{} labels found, {} not", rows.len(), labels.len());
    sentences(rows)
}

fn sentences(rows: Vec<(String, char, String)>) -> Vec<Sentence> {
    rows.into_par_iter()
        .map(|(text, label, document)| Sentence {
            features: of(&text),
            label,
            document,
        })
        .collect()
}

fn of(text: &str) -> Features {
    let mut builder = Builder::new(Source::unnamed());
    builder.begin(BlockKind::Paragraph);
    builder.push(text, Place::default());
    let analysis = Analysis::new(builder.finish(), Language::dutch());
    let tokens: Vec<_> = (0..analysis.sentences().len() as u32)
        .flat_map(|id| analysis.tokens(id).to_vec())
        .collect();
    let text = analysis.document().text();
    let quantities = quantity::find(text, &tokens, analysis.language());
    features(text, &tokens, &quantities, analysis.language())
}
