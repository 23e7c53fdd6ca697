//! Floors of quality on gold data that lie beside the repository. They only rise.
//!
//! The scorer is `../shared/eval/pledgeval.py`, which knows the program by its command line and
//! its JSON alone. Where it or its data are not here, that is said and the test passes.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

fn shared() -> Option<PathBuf> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let python = Command::new("python3").arg("--version").output();
    if shared.join("eval/pledgeval.py").is_file() && python.is_ok() {
        return Some(shared);
    }
    eprintln!("SKIPPED: {} or python3 is not here", shared.display());
    None
}

/// The scores of one run of the scorer.
fn scores(shared: &Path, what: &str, arguments: &[PathBuf]) -> Value {
    let output = Command::new("python3")
        .arg(shared.join("eval/pledgeval.py"))
        .arg(what)
        .arg(env!("CARGO_BIN_EXE_pledgediff"))
        .args(arguments)
        .env("JSON", "1")
        .output()
        .unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "the scorer failed: {complaint}");
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Asserts that every score reaches its floor, and prints them all.
fn floors(scores: &Value, floors: &[(&str, f64)]) {
    let mut below = Vec::new();
    for (path, floor) in floors {
        let score = scores.pointer(path).and_then(Value::as_f64);
        eprintln!("{path:24} {score:?} (floor {floor})");
        if score.is_none_or(|score| score < *floor) {
            below.push(format!("{path}: {score:?} is under {floor}"));
        }
    }
    assert!(below.is_empty(), "{}", below.join("\n"));
}

#[test]
fn versions_with_known_edits_are_aligned() {
    let Some(shared) = shared() else { return };
    let mut cases: Vec<PathBuf> = std::fs::read_dir(shared.join("gold/synthetic"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    cases.sort();
    floors(
        &scores(&shared, "synthetic", &cases),
        &[
            ("/revision/edge/f", 0.99),
            ("/revision/same/f", 0.997),
            ("/revision/changed/f", 0.975),
            ("/revision/split/f", 0.965),
            ("/revision/merge/f", 0.98),
            ("/revision/moved/f", 0.98),
            ("/revision/removed/f", 0.945),
            ("/revision/added/f", 0.925),
            ("/revision/effects/recall", 0.96),
            ("/sparse/edge/f", 0.96),
            ("/sparse/removed/f", 0.96),
            ("/sparse/added/f", 0.96),
            ("/sparse/effects/recall", 0.98),
        ],
    );
}

#[test]
fn labelled_pairs_of_versions_are_linked() {
    let Some(shared) = shared() else { return };
    let gold = std::fs::read_to_string(shared.join("gold/pairs_open.jsonl")).unwrap();
    let versions: Vec<&str> = gold
        .lines()
        .filter(|line| line.contains(r#""kind": "version""#))
        .collect();
    assert!(versions.len() > 100);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("pairs.jsonl");
    std::fs::write(&file, versions.join("\n")).unwrap();
    floors(
        &scores(&shared, "pairs", &[file, shared.join("data/text")]),
        &[("/version/p", 0.95), ("/version/r", 0.87)],
    );
}

/// The pairs of a programme and an agreement, by how two readers labelled them.
#[test]
fn labelled_pairs_of_an_agreement_are_linked() {
    let Some(shared) = shared() else { return };
    let gold = std::fs::read_to_string(shared.join("gold/pairs_open.jsonl")).unwrap();
    let overlaps: Vec<&str> = gold
        .lines()
        .filter(|line| line.contains(r#""kind": "overlap""#))
        .collect();
    assert!(overlaps.len() > 200);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("pairs.jsonl");
    std::fs::write(&file, overlaps.join("\n")).unwrap();
    floors(
        &scores(&shared, "pairs", &[file, shared.join("data/text")]),
        &[("/overlap/p", 0.75), ("/overlap/r", 0.70)],
    );
}

#[test]
fn sentence_boundaries_are_found() {
    let Some(shared) = shared() else { return };
    for (file, floor) in [
        ("ud_alpino_open", 0.998),
        ("ud_lassy_open", 0.996),
        ("hard_cases", 0.98),
    ] {
        let file = shared.join(format!("gold/sentences/{file}.jsonl"));
        floors(&scores(&shared, "segment", &[file]), &[("/f", floor)]);
    }
}

/// The table has learnt from these sentences too, so that this says nothing of others (see
/// `examples/learn_commitments`); it falls when table and features no longer fit each other.
#[test]
fn labelled_commitments_are_told() {
    let Some(shared) = shared() else { return };
    let file = shared.join("gold/commitments_open.jsonl");
    floors(
        &scores(&shared, "commitments", &[file]),
        &[("/commitment/f", 0.95), ("/specific/f", 0.92)],
    );
}
