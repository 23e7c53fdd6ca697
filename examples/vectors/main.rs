//! Builds the table of vectors that the program ships with: which terms of programmes are used in
//! the same surroundings.
//!
//! `cargo run --release --example vectors -- FOLDER [OUTPUT]`
//!
//! FOLDER holds programmes in any format the program reads. What stands close together in them, some
//! sixty telling terms of one section, is a document; of the table of terms by documents, weighed by
//! tf-idf, the first singular vectors are taken. The same texts give the same bytes. Without OUTPUT
//! the table of the repository is written anew.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command talks")]

mod folder;
mod matrix;
mod stretches;

use std::path::Path;
use std::process::ExitCode;

use pledgediff::lang::vectors::{DIMENSIONS, Vectors};
use stretches::Stretches;

const OUTPUT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/lang/nl/vectors.bin");

fn main() -> ExitCode {
    folder::run("vectors", OUTPUT, build)
}

fn build(folder: &Path, output: &Path) -> Result<String, String> {
    let stretches = Stretches::read(folder)?;
    let (terms, table) = stretches.weighed();
    let (columns, values) = table.singular(DIMENSIONS);
    let directions: Vec<_> = terms
        .iter()
        .enumerate()
        .map(|(at, term)| {
            // Each dimension by the root of its singular value: what most documents differ in counts
            // for more, but not for all.
            let direction = std::array::from_fn(|d| (columns[d][at] * values[d].sqrt()) as f32);
            (*term, direction)
        })
        .collect();
    let bytes = Vectors::encode(&directions);
    std::fs::write(output, &bytes).map_err(|e| format!("{}: {e}", output.display()))?;
    Ok(format!(
        "{} stretches, {} terms, {} bytes",
        stretches.count(),
        terms.len(),
        bytes.len()
    ))
}
