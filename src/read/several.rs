//! Several inputs in one word: a folder, or a pattern such as `programmas/*.pdf`.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Input, is_document};
use crate::error::{Error, Result};

/// The inputs that one argument names, in the order of their names: of a folder its texts, of a
/// pattern the files that fit it, each called as its file without the ending; else the one input
/// that [`Input::parse`] reads.
///
/// # Errors
/// When the folder cannot be read or holds no text, or the pattern is none or fits nothing.
pub fn inputs(written: &str) -> Result<Vec<Input>> {
    let path = Path::new(written);
    let mut paths = if path.is_dir() {
        folder(path)?
    } else if written.contains(['*', '?']) && !path.exists() {
        pattern(written)?
    } else {
        return Ok(vec![Input::parse(written)]);
    };
    if paths.is_empty() {
        return Err(Error::input(written, "holds no text that can be read").cure(
            "Name the files themselves, or a folder with .md, .txt, .pdf, .docx, .odt, .html or .epub files.",
        ));
    }
    paths.sort();
    Ok(paths.iter().map(|path| Input::titled(path)).collect())
}

fn folder(path: &Path) -> Result<Vec<PathBuf>> {
    let fault = |error: std::io::Error| Error::input(path.display().to_string(), error.to_string());
    let mut paths = Vec::new();
    for entry in fs::read_dir(path).map_err(fault)? {
        let path = entry.map_err(fault)?.path();
        if is_document(&path) && path.is_file() {
            paths.push(path);
        }
    }
    Ok(paths)
}

fn pattern(written: &str) -> Result<Vec<PathBuf>> {
    let found = glob::glob(written).map_err(|error| Error::input(written, error.to_string()))?;
    Ok(found
        .filter_map(std::result::Result::ok)
        .filter(|path| path.is_file())
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(written: &str) -> Vec<String> {
        let inputs = inputs(written).unwrap();
        inputs.iter().map(Input::label).collect()
    }

    #[test]
    fn a_folder_and_a_pattern_give_their_texts_by_name() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["vvd.md", "d66.txt", "logo.png"] {
            fs::write(folder.path().join(name), "Wij bouwen huizen.").unwrap();
        }
        let path = folder.path().display().to_string();
        assert_eq!(labels(&path), ["d66", "vvd"]);
        assert_eq!(labels(&format!("{path}/*.md")), ["vvd"]);
        assert_eq!(labels(&format!("VVD={path}/vvd.md")), ["VVD"]);
        assert!(inputs(&format!("{path}/*.pdf")).is_err());
    }
}
