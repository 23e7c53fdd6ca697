//! The labelled pairs, brought to the sentences that the program itself sees.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use pledgediff::align::{self, Pair};
use pledgediff::analysis::Analysis;
use pledgediff::document::{BlockKind, Builder, Source};
use pledgediff::lang::Language;
use pledgediff::read;
use pledgediff::text::Place;
use serde_json::Value;

use crate::quotation::Letters;

/// A pair the aligner considers, and whether its sentences do belong together.
pub(crate) struct Labelled {
    pub(crate) pair: Pair,
    pub(crate) linked: bool,
    pub(crate) real: bool,
    /// Where it comes from; what is measured is measured on a source left out.
    pub(crate) source: String,
}

/// The pairs of every version with known edits in `folder`.
pub(crate) fn synthetic(folder: &Path) -> Vec<Labelled> {
    let mut paths: Vec<_> = fs::read_dir(folder)
        .expect("the folder of versions can be read")
        .map(|entry| entry.expect("an entry can be read").path())
        .collect();
    paths.sort();
    paths.iter().flat_map(|path| version(path)).collect()
}

fn version(path: &Path) -> Vec<Labelled> {
    let gold: Value = json(&fs::read(path).expect("a version can be read"));
    let (old, new) = (analysis(&gold["A"]), analysis(&gold["B"]));
    let mut links = BTreeSet::new();
    for link in items(&gold["links"]) {
        for a in items(&link["a"]) {
            for b in items(&link["b"]) {
                links.insert((a.as_u64(), b.as_u64()));
            }
        }
    }
    // Every sentence of the gold is a block of its own, so block and sentence numbers agree.
    let block = |analysis: &Analysis, id| Some(u64::from(analysis.sentences()[id as usize].block));
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    let source = name.rsplit('_').next().unwrap_or_default().to_owned();
    align::considered(&old, &new)
        .into_iter()
        .map(|pair| Labelled {
            linked: links.contains(&(block(&old, pair.old), block(&new, pair.new))),
            pair,
            real: false,
            source: source.clone(),
        })
        .collect()
}

fn analysis(side: &Value) -> Analysis {
    let mut builder = Builder::new(Source::unnamed());
    let mut heading = &Value::Null;
    for sentence in items(side) {
        if sentence["h"] != *heading {
            heading = &sentence["h"];
            builder.heading(2, None, heading.as_str().unwrap_or("-"), Place::default());
        }
        builder.begin(BlockKind::Paragraph);
        builder.push(sentence["t"].as_str().unwrap_or("-"), Place::default());
        builder.end();
    }
    Analysis::new(builder.finish(), Language::dutch())
}

/// The labelled pairs of two versions of one party's programme.
pub(crate) fn pairs(file: &Path, texts: &Path) -> Vec<Labelled> {
    let text = fs::read_to_string(file).expect("the labelled pairs can be read");
    let mut by_documents: BTreeMap<(String, String), Vec<Value>> = BTreeMap::new();
    for line in text.lines() {
        let row: Value = json(line.as_bytes());
        if row["kind"] == "version" {
            let name = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
            by_documents
                .entry((name("a_doc"), name("b_doc")))
                .or_default()
                .push(row);
        }
    }
    let mut labelled = Vec::new();
    for ((a, b), rows) in by_documents {
        let open = |name: &str| {
            let path = texts.join(format!("{name}.txt"));
            let document = read::open_path(&path).expect("a programme can be read");
            Analysis::new(document, Language::dutch())
        };
        let (old, new) = (open(&a), open(&b));
        let (letters_old, letters_new) = (Letters::new(&old), Letters::new(&new));
        let considered = align::considered(&old, &new);
        for row in rows {
            let text = |key: &str| row[key].as_str().unwrap_or_default();
            let (olds, news) = (
                letters_old.sentences(text("a")),
                letters_new.sentences(text("b")),
            );
            let best = considered
                .iter()
                .filter(|pair| olds.contains(&pair.old) && news.contains(&pair.new))
                .max_by(|x, y| x.figures[0].total_cmp(&y.figures[0]));
            if let Some(&pair) = best {
                let relation = text("relation");
                labelled.push(Labelled {
                    pair,
                    linked: matches!(relation, "same" | "changed" | "part"),
                    real: true,
                    source: format!("{a}-{b}"),
                });
            }
        }
    }
    labelled
}

fn items(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn json(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).expect("the gold data are JSON")
}
