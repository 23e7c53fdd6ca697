//! What the commands that build tables from a folder of texts have in common.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use pledgediff::analysis::Analysis;
use pledgediff::lang::Language;
use pledgediff::read;

/// Runs `build` on the folder and the output of the command line, and says what came of it.
pub(crate) fn run(
    name: &str,
    output: &str,
    build: fn(&Path, &Path) -> Result<String, String>,
) -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let Some(folder) = arguments.next() else {
        eprintln!("usage: {name} FOLDER [OUTPUT]");
        return ExitCode::from(2);
    };
    let output = arguments.next().unwrap_or_else(|| OsString::from(output));
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

/// The files of a folder, by name.
pub(crate) fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = std::fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.is_file())
        .collect();
    paths.sort();
    Ok(paths)
}

/// The text of a file, read as an input of `compare` is.
pub(crate) fn analysis(path: &Path) -> Result<Analysis, String> {
    let document = read::open_path(path).map_err(|e| e.to_string())?;
    Ok(Analysis::new(document, Language::dutch()))
}

/// That a folder holds nothing to learn from.
pub(crate) fn nothing(folder: &Path) -> String {
    format!("{}: no sentence in any of its files", folder.display())
}
