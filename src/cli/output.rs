//! Where output goes: standard output, or files that are complete or not there at all.

use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};
use std::path::Path;

use super::args::Color;
use crate::error::{Error, Result};

/// Width used where the terminal does not tell its own.
const DEFAULT_WIDTH: usize = 100;

/// Narrowest and widest page.
const WIDTHS: (usize, usize) = (40, 200);

/// Writes to standard output what `write` makes; a reader that went away is no fault.
pub(super) fn to_stdout(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(Error::output("standard output", error.to_string())),
        Ok(()) => Ok(()),
    }
}

/// Writes to a file what `write` makes. It is made beside its place and renamed, so that nothing
/// half-written is left behind.
pub(super) fn to_file(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<()> {
    let fault = |error: io::Error| {
        Error::output(path.display().to_string(), reason(&error))
            .cure("Check that the folder exists and that you may write in it.")
    };
    if path.is_dir() {
        return Err(Error::output(path.display().to_string(), "is a folder")
            .cure("Give the name of a file."));
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.part", std::process::id()));
    let part = path.with_file_name(name);
    let written = File::create(&part).and_then(|file| {
        let mut out = BufWriter::new(file);
        write(&mut out)?;
        out.flush()?;
        fs::rename(&part, path)
    });
    written.map_err(|error| {
        let _ = fs::remove_file(&part);
        fault(error)
    })
}

/// The reason of a fault in plain words.
fn reason(error: &io::Error) -> String {
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "an open set, of another crate"
    )]
    match error.kind() {
        ErrorKind::NotFound => "the folder does not exist".to_owned(),
        ErrorKind::PermissionDenied => "you may not write there".to_owned(),
        ErrorKind::StorageFull => "the disk is full".to_owned(),
        _ => error.to_string(),
    }
}

/// Columns of the terminal that standard output goes to.
pub(super) fn width() -> usize {
    let columns = std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok());
    let terminal = || terminal_size::terminal_size().map(|(w, _)| usize::from(w.0));
    let width = columns.or_else(terminal).unwrap_or(DEFAULT_WIDTH);
    width.clamp(WIDTHS.0, WIDTHS.1)
}

/// Whether to use colours: as asked, else on a terminal unless `NO_COLOR` is set (no-color.org).
pub(super) fn colour(asked: Color, to_stdout: bool) -> bool {
    match asked {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => {
            let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
            let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
            to_stdout && io::stdout().is_terminal() && !set("NO_COLOR") && !dumb
        }
    }
}

/// Says something on standard error; where even that is closed, nobody listens.
pub(super) fn complain(message: &str) {
    let _ = writeln!(io::stderr(), "{message}");
}
