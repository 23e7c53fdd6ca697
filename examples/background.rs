//! Builds the table of background document frequencies that the program ships with.
//!
//! `cargo run --release --example background -- FOLDER [OUTPUT]`
//!
//! FOLDER holds programmes in any format the program reads. Each is read as an input of `compare`
//! is, so running heads, page numbers and tables of contents do not count. A sentence is a
//! document; one that occurs more than once (a second edition, a slogan on every page) counts once.
//! The same texts give the same bytes. Without OUTPUT the table of the repository is written anew.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command talks")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use pledgediff::analysis::Analysis;
use pledgediff::lang::{Background, Language, Term};
use pledgediff::read;
use pledgediff::token::TokenKind;

/// A term of a single sentence tells no more than that it is rare, which an absent one tells too.
const LEAST_SENTENCES: u32 = 2;
const OUTPUT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/lang/nl/background.bin");

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let Some(folder) = arguments.next() else {
        eprintln!("usage: background FOLDER [OUTPUT]");
        return ExitCode::from(2);
    };
    let output = arguments.next().unwrap_or_else(|| OUTPUT.into());
    match build(Path::new(&folder), Path::new(&output)) {
        Ok(summary) => {
            println!("{summary}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

fn build(folder: &Path, output: &Path) -> Result<String, String> {
    let entries = std::fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.is_file())
        .collect();
    paths.sort();
    let mut seen = BTreeSet::new();
    let mut counts = BTreeMap::new();
    for path in &paths {
        let document = read::open_path(path).map_err(|e| e.to_string())?;
        count(
            &Analysis::new(document, Language::dutch()),
            &mut seen,
            &mut counts,
        );
    }
    if seen.is_empty() {
        return Err(format!(
            "{}: no sentence in any of its files",
            folder.display()
        ));
    }
    let bytes = Background::encode(seen.len() as u32, &counts, LEAST_SENTENCES);
    std::fs::write(output, &bytes).map_err(|e| format!("{}: {e}", output.display()))?;
    Ok(format!(
        "{} files, {} distinct sentences, {} terms, {} of them kept, {} bytes",
        paths.len(),
        seen.len(),
        counts.len(),
        Background::decode(&bytes).terms(),
        bytes.len()
    ))
}

/// Counts in how many distinct sentences each term occurs.
fn count(analysis: &Analysis, seen: &mut BTreeSet<Vec<Term>>, counts: &mut BTreeMap<Term, u32>) {
    for id in 0..analysis.sentences().len() as u32 {
        let terms: Vec<Term> = analysis
            .tokens(id)
            .iter()
            .filter(|token| token.kind != TokenKind::Mark)
            .map(|token| token.term)
            .collect();
        if terms.is_empty() {
            continue;
        }
        let distinct: BTreeSet<Term> = terms.iter().copied().collect();
        if seen.insert(terms) {
            for term in distinct {
                *counts.entry(term).or_default() += 1;
            }
        }
    }
}
