//! The texts in which labelled sentences are found again by their fingerprints.

use std::fs;
use std::path::{Path, PathBuf};

use pledgediff::lang::Term;

/// The same for a sentence however it is set: of its letters and digits, in lower case.
pub(crate) fn fingerprint(text: &str) -> u64 {
    let letters: String = text
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    Term::of(&letters).bits()
}

/// All files below a folder, in the order of their names.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    below(folder, &mut files);
    files.sort();
    files
}

fn below(folder: &Path, files: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).expect("the folder of texts can be read");
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            below(&path, files);
        } else {
            files.push(path);
        }
    }
}
