//! Every case in `fixtures/changes` comes out as a careful reader wrote it down.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use pledgediff::align::Options;
use pledgediff::analysis::{Analysis, SentenceId};
use pledgediff::change::Comparison;
use pledgediff::lang::Language;
use pledgediff::meaning::Version;
use pledgediff::read;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    #[allow(dead_code, reason = "for the reader of the file")]
    about: String,
    changes: Vec<Expected>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    kind: String,
    moved: bool,
    old: Vec<String>,
    new: Vec<String>,
    #[serde(default)]
    #[allow(dead_code, reason = "effects are not told yet")]
    effects: Vec<String>,
    #[serde(default)]
    #[allow(dead_code, reason = "effects are not told yet")]
    allowed: Vec<String>,
    #[serde(default)]
    #[allow(dead_code, reason = "effects are not told yet")]
    one_of: Vec<String>,
}

fn version(path: &Path) -> Version {
    let document = read::open(path).unwrap();
    Version::new(Analysis::new(document, Language::dutch()))
}

fn texts(version: &Version, ids: &[SentenceId]) -> Vec<String> {
    let text = |&id| version.analysis().text(id).to_owned();
    ids.iter().map(text).collect()
}

/// What is wrong with the outcome of one case; empty where nothing is.
fn mistakes(folder: &Path) -> String {
    let json = fs::read_to_string(folder.join("expected.json")).unwrap();
    let case: Case = serde_json::from_str(&json).unwrap();
    let comparison = Comparison::between(
        version(&folder.join("old.md")),
        version(&folder.join("new.md")),
        &Options::default(),
    );
    let mut wrong = String::new();
    let told: Vec<_> = comparison
        .changes()
        .iter()
        .map(|change| {
            let old = texts(comparison.before(), &change.old);
            let new = texts(comparison.after(), &change.new);
            (change.kind.name().to_owned(), change.moved, old, new)
        })
        .collect();
    let expected: Vec<_> = case
        .changes
        .iter()
        .map(|e| (e.kind.clone(), e.moved, e.old.clone(), e.new.clone()))
        .collect();
    for one in told.iter().filter(|one| !expected.contains(one)) {
        let _ = writeln!(wrong, "  told:     {one:?}");
    }
    for one in expected.iter().filter(|one| !told.contains(one)) {
        let _ = writeln!(wrong, "  expected: {one:?}");
    }
    if wrong.is_empty() && told != expected {
        let _ = writeln!(wrong, "  the order is another: {told:?}");
    }
    wrong
}

#[test]
fn every_case_comes_out_as_a_reader_wrote_it_down() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/changes");
    let mut cases: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    cases.sort();
    assert!(cases.len() > 80);
    let mut report = String::new();
    let mut failed = 0;
    for case in &cases {
        let wrong = mistakes(case);
        if !wrong.is_empty() {
            failed += 1;
            let _ = writeln!(report, "{}\n{wrong}", case.file_name().unwrap().display());
        }
    }
    assert!(failed == 0, "{failed} of {} cases:\n{report}", cases.len());
}
