//! The wire format, read back by a strict mirror that knows nothing of the program but its command
//! line and its JSON: an unknown field, a missing one or one of another type fails.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output};

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Comparison {
    schema_version: u32,
    kind: String,
    generator: Generator,
    old: Document,
    new: Document,
    changes: Vec<Change>,
    summary: Summary,
    notices: Vec<Notice>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Generator {
    name: String,
    version: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    source: String,
    label: String,
    format: String,
    #[allow(dead_code, reason = "its presence and type are what is checked")]
    title: Option<String>,
    sha256: String,
    #[allow(dead_code, reason = "its presence and type are what is checked")]
    pages: Option<u32>,
    sections: Vec<Section>,
    sentences: Vec<Sentence>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Section {
    id: u32,
    number: Option<String>,
    title: String,
    level: u8,
    parent: Option<u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sentence {
    id: u32,
    text: String,
    section: Option<u32>,
    block: String,
    #[allow(dead_code, reason = "its presence and type are what is checked")]
    lead_in: bool,
    page: Option<u32>,
    line: Option<u32>,
    commitment: String,
    strength: Option<u8>,
    quantities: Vec<Quantity>,
    tokens: Option<Vec<Token>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Quantity {
    kind: String,
    value: f64,
    unit: Option<String>,
    bound: Option<String>,
    text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Token {
    text: String,
    term: String,
    start: usize,
    end: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Change {
    id: String,
    kind: String,
    moved: bool,
    old: Vec<u32>,
    new: Vec<u32>,
    similarity: f64,
    confidence: String,
    edits: Vec<Edit>,
    effects: Vec<Effect>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Edit {
    op: String,
    text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Effect {
    class: String,
    certainty: String,
    old: Option<String>,
    new: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Summary {
    all: Counts,
    commitments: Counts,
    specific: Counts,
    effects: BTreeMap<String, u32>,
}

#[derive(Debug, Default, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Counts {
    unchanged: u32,
    changed: u32,
    split: u32,
    merged: u32,
    added: u32,
    removed: u32,
    moved: u32,
    possible: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Notice {
    source: String,
    code: String,
    message: String,
    #[allow(dead_code, reason = "its presence and type are what is checked")]
    page: Option<u32>,
    #[allow(dead_code, reason = "its presence and type are what is checked")]
    line: Option<u32>,
}

const QUANTITIES: [&str; 11] = [
    "percent",
    "percentage_point",
    "money",
    "count",
    "year",
    "date",
    "duration",
    "ordinal",
    "fraction",
    "multiplier",
    "measure",
];

const BOUNDS: [&str; 9] = [
    "exact", "at_least", "at_most", "about", "by", "before", "from", "until", "after",
];

const CLASSES: [&str; 11] = [
    "figure",
    "deadline",
    "polarity",
    "weaker",
    "stronger",
    "direction",
    "scope",
    "condition",
    "actor",
    "clause_added",
    "clause_dropped",
];

fn run(arguments: &[&str]) -> Output {
    let output = Command::new(env!("CARGO_BIN_EXE_pledgediff"))
        .args(arguments)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/programma"))
        .output()
        .unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {complaint}");
    output
}

fn compare(old: &str, new: &str) -> Comparison {
    let output = run(&["compare", old, new, "--format", "json"]);
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Letters and digits alone: sentences of one side are joined by a blank or by nothing.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn check_document(document: &Document) {
    assert_eq!(document.sha256.len(), 64);
    assert!(document.sha256.bytes().all(|b| b.is_ascii_hexdigit()));
    for (i, section) in document.sections.iter().enumerate() {
        assert_eq!(section.id as usize, i);
        assert!(section.level >= 1 && !section.title.contains('\n'));
        assert!(section.number.as_deref() != Some(""));
        if let Some(parent) = section.parent {
            assert!(parent < section.id);
            assert!(document.sections[parent as usize].level < section.level);
        }
    }
    let blocks = [
        "paragraph",
        "list_item",
        "table_cell",
        "quote",
        "caption",
        "footnote",
    ];
    for (i, sentence) in document.sentences.iter().enumerate() {
        assert_eq!(sentence.id as usize, i);
        assert!(!sentence.text.trim().is_empty());
        assert!(blocks.contains(&sentence.block.as_str()));
        assert!(["specific", "general", "none"].contains(&sentence.commitment.as_str()));
        assert_eq!(sentence.strength.is_none(), sentence.commitment == "none");
        assert!(sentence.strength.is_none_or(|s| (1..=4).contains(&s)));
        assert!(sentence.page.or(sentence.line).is_some());
        assert!(sentence.tokens.is_none());
        for quantity in &sentence.quantities {
            assert!(QUANTITIES.contains(&quantity.kind.as_str()));
            assert!(quantity.value.is_finite());
            assert!(quantity.unit.as_deref() != Some(""));
            let bound = quantity.bound.as_deref();
            assert!(bound.is_none_or(|bound| BOUNDS.contains(&bound)));
            assert!(sentence.text.contains(&quantity.text));
        }
        if let Some(section) = sentence.section {
            assert!((section as usize) < document.sections.len());
        }
    }
}

fn check_change(change: &Change, comparison: &Comparison) {
    let shape = (change.old.len(), change.new.len());
    let fits = match change.kind.as_str() {
        "unchanged" => shape.0 > 0 && shape.1 > 0 && change.similarity >= 1.0,
        "changed" => shape == (1, 1),
        "split" => shape.0 == 1 && shape.1 > 1,
        "merged" => shape.0 > 1 && shape.1 > 0,
        "added" => shape.0 == 0 && shape.1 == 1 && !change.moved,
        "removed" => shape.0 == 1 && shape.1 == 0 && !change.moved,
        other => panic!("unknown kind {other}"),
    };
    assert!(fits, "{} {shape:?}", change.kind);
    assert!((0.0..=1.0).contains(&change.similarity));
    assert!(["certain", "possible"].contains(&change.confidence.as_str()));
    for (side, op) in [(&comparison.old, "delete"), (&comparison.new, "insert")] {
        let ids = if op == "delete" {
            &change.old
        } else {
            &change.new
        };
        let text: String = ids
            .iter()
            .map(|&id| side.sentences[id as usize].text.as_str())
            .collect();
        let rebuilt: String = change
            .edits
            .iter()
            .filter(|edit| edit.op == "equal" || edit.op == op)
            .map(|edit| edit.text.as_str())
            .collect();
        if change.kind != "unchanged" {
            assert_eq!(letters(&rebuilt), letters(&text));
        }
    }
    for effect in &change.effects {
        assert!(CLASSES.contains(&effect.class.as_str()));
        assert!(["certain", "possible"].contains(&effect.certainty.as_str()));
        assert!(effect.old.is_some() || effect.new.is_some());
    }
}

#[test]
fn a_comparison_reads_back_and_keeps_its_promises() {
    let comparison = compare("concept.md", "definitief.md");
    assert_eq!(comparison.schema_version, 1);
    assert_eq!(comparison.kind, "comparison");
    assert_eq!(comparison.generator.name, "pledgediff");
    assert_eq!(comparison.generator.version, env!("CARGO_PKG_VERSION"));
    assert_eq!(comparison.old.source, "concept.md");
    assert_eq!(comparison.old.format, "markdown");
    assert!(!comparison.new.label.is_empty());
    check_document(&comparison.old);
    check_document(&comparison.new);
    let mut seen = [
        vec![0; comparison.old.sentences.len()],
        vec![0; comparison.new.sentences.len()],
    ];
    let mut ids = Vec::new();
    for change in &comparison.changes {
        check_change(change, &comparison);
        for (side, sentences) in [&change.old, &change.new].into_iter().enumerate() {
            for &id in sentences {
                seen[side][id as usize] += 1;
            }
        }
        ids.push(&change.id);
    }
    assert!(seen.iter().flatten().all(|&count| count == 1));
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), comparison.changes.len());
    for notice in &comparison.notices {
        assert!(["old", "new"].contains(&notice.source.as_str()));
        assert!(!notice.code.is_empty() && !notice.message.is_empty());
    }
}

#[test]
fn the_summary_counts_the_changes() {
    let comparison = compare("concept.md", "definitief.md");
    let class = |change: &Change| {
        let of = |document: &Document, id: u32| document.sentences[id as usize].commitment.clone();
        let olds = change.old.iter().map(|&id| of(&comparison.old, id));
        let news = change.new.iter().map(|&id| of(&comparison.new, id));
        let classes: Vec<String> = olds.chain(news).collect();
        ["specific", "general"]
            .into_iter()
            .find(|class| classes.iter().any(|c| c == class))
    };
    let mut counted = [Counts::default(), Counts::default(), Counts::default()];
    let mut effects: BTreeMap<String, u32> = BTreeMap::new();
    for change in &comparison.changes {
        let class = class(change);
        let parts = [true, class.is_some(), class == Some("specific")];
        for (counts, _) in counted.iter_mut().zip(parts).filter(|(_, part)| *part) {
            if change.confidence == "possible" {
                counts.possible += 1;
                continue;
            }
            *match change.kind.as_str() {
                "unchanged" => &mut counts.unchanged,
                "changed" => &mut counts.changed,
                "split" => &mut counts.split,
                "merged" => &mut counts.merged,
                "added" => &mut counts.added,
                _ => &mut counts.removed,
            } += 1;
            counts.moved += u32::from(change.moved);
        }
        if change.confidence == "certain" {
            let mut classes: Vec<&String> = change
                .effects
                .iter()
                .filter(|effect| effect.certainty == "certain")
                .map(|effect| &effect.class)
                .collect();
            classes.sort();
            classes.dedup();
            for class in classes {
                *effects.entry(class.clone()).or_default() += 1;
            }
        }
    }
    let summary = &comparison.summary;
    assert_eq!(counted[0], summary.all);
    assert_eq!(counted[1], summary.commitments);
    assert_eq!(counted[2], summary.specific);
    assert_eq!(effects, summary.effects);
    assert!(summary.all.changed > 0 && summary.all.moved > 0 && summary.all.removed > 0);
}

#[test]
fn tokens_point_at_their_words() {
    let output = run(&["show", "concept.md", "--as", "tokens", "--format", "json"]);
    let document: Document = serde_json::from_slice(&output.stdout).unwrap();
    let mut terms = 0;
    for sentence in &document.sentences {
        let mut end = 0;
        for token in sentence.tokens.as_ref().unwrap() {
            assert!(token.start >= end && token.end > token.start);
            assert_eq!(&sentence.text[token.start..token.end], token.text);
            end = token.end;
            terms += usize::from(!token.term.is_empty());
        }
    }
    assert!(terms > 1000);
}

#[test]
fn the_same_bytes_whatever_the_threads() {
    let arguments = ["compare", "concept.md", "definitief.md", "--format", "json"];
    let alone = run(&[&arguments[..], &["--threads", "1"]].concat()).stdout;
    for threads in ["2", "3", "8"] {
        let several = run(&[&arguments[..], &["--threads", threads]].concat()).stdout;
        assert!(several == alone, "{threads} threads give other bytes");
    }
}

#[test]
fn the_schema_names_every_field_that_is_written() {
    let schema = run(&["schema", "comparison"]).stdout;
    let schema: serde_json::Value = serde_json::from_slice(&schema).unwrap();
    let output = run(&["compare", "concept.md", "definitief.md", "--format", "json"]).stdout;
    let output: serde_json::Value = serde_json::from_slice(&output).unwrap();
    let mut unnamed = Vec::new();
    named(&schema, &schema, &output, "", &mut unnamed);
    assert!(unnamed.is_empty(), "{unnamed:?}");
}

/// Walks a value along its schema and collects fields that the schema does not name, or that it
/// requires and the value lacks.
fn named(
    root: &serde_json::Value,
    schema: &serde_json::Value,
    value: &serde_json::Value,
    path: &str,
    unnamed: &mut Vec<String>,
) {
    if let Some(reference) = schema["$ref"].as_str() {
        let target = root.pointer(reference.trim_start_matches('#'));
        return named(root, target.unwrap(), value, path, unnamed);
    }
    if let Some(fields) = value.as_object() {
        for required in schema["required"].as_array().into_iter().flatten() {
            if !fields.contains_key(required.as_str().unwrap()) {
                unnamed.push(format!("{path} lacks {required}"));
            }
        }
        for (name, field) in fields {
            let path = format!("{path}/{name}");
            let part = &schema["properties"][name];
            let part = if part.is_null() {
                &schema["additionalProperties"]
            } else {
                part
            };
            if part.is_null() {
                unnamed.push(path);
            } else {
                named(root, part, field, &path, unnamed);
            }
        }
    } else if let Some(items) = value.as_array() {
        for item in items.iter().take(200) {
            named(root, &schema["items"], item, path, unnamed);
        }
    }
}
