//! Builds the table of background document frequencies that the program ships with.
//!
//! `cargo run --release --example background -- FOLDER [OUTPUT]`
//!
//! FOLDER holds programmes in any format the program reads. Each is read as an input of `compare`
//! is, so running heads, page numbers and tables of contents do not count. A sentence is a
//! document; one that occurs more than once (a second edition, a slogan on every page) counts once.
//! The same texts give the same bytes. Without OUTPUT the table of the repository is written anew.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command talks")]

#[path = "vectors/folder.rs"]
mod folder;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::ExitCode;

use pledgediff::analysis::Analysis;
use pledgediff::lang::{Background, Term};
use pledgediff::token::TokenKind;

/// A term of a single sentence tells no more than that it is rare, which an absent one tells too.
const LEAST_SENTENCES: u32 = 2;
const OUTPUT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/lang/nl/background.bin");

fn main() -> ExitCode {
    folder::run("background", OUTPUT, build)
}

fn build(folder: &Path, output: &Path) -> Result<String, String> {
    let paths = folder::files(folder)?;
    let mut seen = BTreeSet::new();
    let mut counts = BTreeMap::new();
    for path in &paths {
        count(&folder::analysis(path)?, &mut seen, &mut counts);
    }
    if seen.is_empty() {
        return Err(folder::nothing(folder));
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
