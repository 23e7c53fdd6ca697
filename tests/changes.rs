//! Every case in `fixtures/changes` comes out as a careful reader wrote it down.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use pledgediff::align::Options;
use pledgediff::analysis::{Analysis, SentenceId};
use pledgediff::change::{Change, Comparison};
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
    effects: Vec<String>,
    #[serde(default)]
    allowed: Vec<String>,
    #[serde(default)]
    one_of: Vec<String>,
}

fn version(path: &Path) -> Version {
    let document = read::open_path(path).unwrap();
    Version::new(Analysis::new(document, Language::dutch()))
}

fn texts(version: &Version, ids: &[SentenceId]) -> Vec<String> {
    let text = |&id| version.analysis().text(id).to_owned();
    ids.iter().map(text).collect()
}

/// What is wrong with the outcome of one case: with its changes, and with their effects.
fn mistakes(folder: &Path) -> (String, String) {
    let json = fs::read_to_string(folder.join("expected.json")).unwrap();
    let case: Case = serde_json::from_str(&json).unwrap();
    let comparison = Comparison::between(
        version(&folder.join("old.md")),
        version(&folder.join("new.md")),
        Options::default(),
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
    let mut effects = String::new();
    if told == expected {
        for (change, expected) in comparison.changes().iter().zip(&case.changes) {
            effects.push_str(&misjudged(change, expected));
        }
    }
    (wrong, effects)
}

/// What is wrong with the effects of one change.
fn misjudged(change: &Change, expected: &Expected) -> String {
    let told: Vec<&str> = change.effects.iter().map(|e| e.class.name()).collect();
    let listed = |list: &[String], class: &str| list.iter().any(|c| c == class);
    let may = |class: &&str| {
        [&expected.effects, &expected.allowed, &expected.one_of]
            .iter()
            .any(|list| listed(list, class))
    };
    let missing = expected.effects.iter().any(|c| !told.contains(&c.as_str()))
        || !expected.one_of.is_empty() && !told.iter().any(|c| listed(&expected.one_of, c));
    if !missing && told.iter().all(may) {
        return String::new();
    }
    let (effects, one_of) = (&expected.effects, &expected.one_of);
    format!(
        "  told {told:?}, expected {effects:?} {one_of:?}\n    {:?}\n    {:?}\n",
        expected.old, expected.new
    )
}

/// All cases, each with its name and what is wrong with it.
fn all() -> Vec<(String, (String, String))> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/changes");
    let mut cases: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    cases.sort();
    assert!(cases.len() > 80);
    let name = |case: &Path| case.file_name().unwrap().display().to_string();
    cases
        .iter()
        .map(|case| (name(case), mistakes(case)))
        .collect()
}

#[test]
fn every_case_comes_out_as_a_reader_wrote_it_down() {
    let wrong: Vec<String> = all()
        .into_iter()
        .filter(|(_, (changes, _))| !changes.is_empty())
        .map(|(name, (changes, _))| format!("{name}\n{changes}"))
        .collect();
    assert!(
        wrong.is_empty(),
        "{} cases:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn every_case_tells_the_effects_a_reader_would() {
    let wrong: Vec<String> = all()
        .into_iter()
        .filter(|(_, (_, effects))| !effects.is_empty())
        .map(|(name, (_, effects))| format!("{name}\n{effects}"))
        .collect();
    assert!(
        wrong.is_empty(),
        "{} cases:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
