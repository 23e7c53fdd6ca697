//! A programme against a copy of it with known edits, every line wrapped anew: the edits are found
//! with their right kind, and what was not touched is not told as touched.
//!
//! 5 % of the sentences are removed, 5 % put in from another programme, 10 % edited in a word or a
//! figure, 5 % moved alone or in blocks and partly edited, 2 % split and 2 % merged, by a seeded
//! generator.

mod generate;

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use generate::{Edited, Sentence};
use pledgediff::align::Options;
use pledgediff::analysis::{Analysis, SentenceId};
use pledgediff::change::{Change, Comparison};
use pledgediff::lang::Language;
use pledgediff::meaning::Version;
use pledgediff::read;

fn analysis(path: &Path) -> Analysis {
    Analysis::new(read::open_path(path).unwrap(), Language::dutch())
}

/// The sentences of a file with their sections, those that are fit to be edited.
fn sentences(path: &Path) -> Vec<Sentence> {
    let analysis = analysis(path);
    let sections = analysis.document().sections();
    (0..analysis.sentences().len() as SentenceId)
        .map(|id| Sentence {
            text: analysis.text(id).to_owned(),
            section: analysis
                .section(id)
                .map_or(String::new(), |s| sections[s as usize].title.clone()),
        })
        .collect()
}

/// Gives a text of few headings sections of 40 sentences, so that there is somewhere to move to.
fn sectioned(mut sentences: Vec<Sentence>) -> Vec<Sentence> {
    let titles: HashSet<&str> = sentences.iter().map(|s| s.section.as_str()).collect();
    if titles.len() < sentences.len() / 200 {
        for (i, sentence) in sentences.iter_mut().enumerate() {
            sentence.section = format!("Onderdeel {}", i / 40 + 1);
        }
    }
    sentences
}

fn squashed(text: &str) -> String {
    text.to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect()
}

fn side(version: &Version, ids: &[SentenceId]) -> String {
    ids.iter()
        .map(|&id| squashed(version.analysis().text(id)))
        .collect()
}

#[derive(Debug, Default)]
struct Score {
    edits: usize,
    found: usize,
    untouched: usize,
    touched: usize,
    missed: Vec<String>,
}

fn score(edited: &Edited) -> Score {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (folder.path().join("old.md"), folder.path().join("new.md"));
    std::fs::write(&old, &edited.old).unwrap();
    std::fs::write(&new, &edited.new).unwrap();
    let comparison = Comparison::between(
        Version::new(analysis(&old)),
        Version::new(analysis(&new)),
        Options::default(),
    );
    let mut by_sides: HashMap<(String, String), Vec<&Change>> = HashMap::new();
    for change in comparison.changes() {
        let key = (
            side(comparison.before(), &change.old),
            side(comparison.after(), &change.new),
        );
        by_sides.entry(key).or_default().push(change);
    }
    let mut score = Score::default();
    for edit in &edited.edits {
        let key = (squashed(&edit.old), squashed(&edit.new));
        let told = by_sides.get(&key).is_some_and(|changes| {
            changes.iter().any(|change| {
                change.kind.name() == edit.kind
                    && change.moved == edit.moved
                    && (!edit.moved || from_to(&comparison, change) == edit.sections)
            })
        });
        if edit.kind == "unchanged" && !edit.moved {
            score.untouched += 1;
            score.touched += usize::from(!told);
        } else {
            score.edits += 1;
            score.found += usize::from(told);
        }
        if !told {
            score.missed.push(format!("{edit:?}"));
        }
    }
    score
}

/// From which section to which a passage went.
fn from_to(comparison: &Comparison, change: &Change) -> (String, String) {
    let title = |version: &Version, ids: &[SentenceId]| {
        let analysis = version.analysis();
        let section = ids.first().and_then(|&id| analysis.section(id));
        section.map_or(String::new(), |s| {
            analysis.document().sections()[s as usize].title.clone()
        })
    };
    (
        title(comparison.before(), &change.old),
        title(comparison.after(), &change.new),
    )
}

fn check(programme: &[PathBuf], other: &[PathBuf], seed: u64, limit: usize) {
    let all = |paths: &[PathBuf]| -> Vec<Sentence> {
        paths.iter().flat_map(|path| sentences(path)).collect()
    };
    let (base, other) = (sectioned(all(programme)), all(other));
    let edited = generate::edit(&base, &other, seed, limit);
    let score = score(&edited);
    let found = score.found as f64 / score.edits as f64;
    let touched = score.touched as f64 / score.untouched as f64;
    eprintln!(
        "{} of {} edits found ({found:.3}), {} of {} untouched told as touched ({touched:.4})",
        score.found, score.edits, score.touched, score.untouched
    );
    for missed in score.missed.iter().take(40) {
        eprintln!("  {missed}");
    }
    let share = score.edits as f64 / (score.edits + score.untouched) as f64;
    assert!(
        (0.12..0.35).contains(&share),
        "{share:.2} of the passages were edited"
    );
    assert!(found >= 0.96, "only {found:.3} of the edits were found");
    assert!(
        touched <= 0.005,
        "{touched:.4} of the untouched sentences are told as touched"
    );
}

#[test]
fn edits_of_the_fixture_programme_are_found() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    check(
        &[fixtures.join("programma/concept.md")],
        &[fixtures.join("akkoord/tegenpartij.md")],
        1,
        3000,
    );
}

#[test]
fn edits_of_real_programmes_are_found() {
    let texts = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/text");
    if !texts.is_dir() {
        eprintln!("SKIPPED: {} is not here", texts.display());
        return;
    }
    for (seed, (programme, other)) in (1..).zip([
        (["PvdA_2021.txt", "Volt_2021.txt"], "VVD_2021.txt"),
        (["VVD_2021.txt", "VVD_2023.txt"], "CDA_2021.txt"),
        (["D66_2021.txt", "GroenLinks_2017.txt"], "SP_2021.txt"),
    ]) {
        let programme = programme.map(|name| texts.join(name));
        check(&programme, &[texts.join(other)], seed, 3000);
    }
}
