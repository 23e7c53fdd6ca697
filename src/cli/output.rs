//! Where output goes: standard output, or files that are complete or not there at all.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};

use super::args::Color;
use crate::error::{Error, Result};

/// Width used where the terminal does not tell its own.
const DEFAULT_WIDTH: usize = 100;

/// Narrowest and widest page.
const WIDTHS: (usize, usize) = (40, 200);

/// Writes to standard output; a reader that went away is no fault.
pub(super) fn to_stdout(bytes: &[u8]) -> Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(Error::output("standard output", error.to_string())),
        Ok(()) => Ok(()),
    }
}

/// Writes every file. Each is made beside its place, and only when all are complete are they put
/// there, so that a full disk leaves the old files as they were and nothing half-written.
pub(super) fn to_files<'a>(files: impl IntoIterator<Item = (&'a Path, Vec<u8>)>) -> Result<()> {
    let mut parts = Vec::new();
    for (path, bytes) in files {
        let place = Place::of(path);
        let written = match &place {
            Place::File(file) => Part::new(file).and_then(|part| part.fill(&bytes)).map(Some),
            Place::Stream => fs::write(path, &bytes).map(|()| None),
        };
        match written {
            Ok(part) => parts.extend(part.map(|part| (path, part))),
            Err(error) => return Err(fault(path, &error)),
        }
    }
    for (path, part) in parts {
        part.put().map_err(|error| fault(path, &error))?;
    }
    Ok(())
}

/// Says what would keep a file from being written, before any work is done for it.
pub(super) fn check(path: &Path) -> Result<()> {
    if path.is_dir() {
        return Err(Error::output(path.display().to_string(), "is a folder")
            .cure("Give the name of a file."));
    }
    match Place::of(path) {
        Place::Stream => Ok(()),
        Place::File(file) => {
            if fs::metadata(&file).is_ok_and(|data| data.permissions().readonly()) {
                let problem = "is there already and may not be overwritten";
                return Err(Error::output(path.display().to_string(), problem)
                    .cure("Choose another name, or make the file writable."));
            }
            // Only trying tells: rights depend on more than what a folder says of itself.
            Part::new(&file).map(drop).map_err(|e| fault(path, &e))
        }
    }
}

/// Whether two paths are one file, however they are written.
pub(super) fn same(one: &Path, other: &Path) -> bool {
    match (Place::of(one), Place::of(other)) {
        (Place::File(one), Place::File(other)) => one == other,
        (Place::File(_), Place::Stream) | (Place::Stream, Place::File(_)) => false,
        (Place::Stream, Place::Stream) => one == other,
    }
}

/// What is written to.
enum Place {
    /// A file by its own name, links followed.
    File(PathBuf),
    /// A device or a pipe: what is there stays there.
    Stream,
}

impl Place {
    fn of(path: &Path) -> Self {
        if let Ok(file) = fs::canonicalize(path) {
            return if file.is_file() {
                Self::File(file)
            } else {
                Self::Stream
            };
        }
        let folder = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        match (fs::canonicalize(folder), path.file_name()) {
            (Ok(folder), Some(name)) => Self::File(folder.join(name)),
            _ => Self::File(path.to_owned()),
        }
    }
}

/// A file in the making beside its place; it goes when it is not put there.
struct Part {
    made: PathBuf,
    place: PathBuf,
    file: Option<File>,
}

impl Part {
    fn new(place: &Path) -> io::Result<Self> {
        let mut name = OsString::from(".");
        name.push(place.file_name().unwrap_or_default());
        name.push(format!(".{}.part", std::process::id()));
        let made = place.with_file_name(name);
        let file = File::create(&made)?;
        Ok(Self {
            made,
            place: place.to_owned(),
            file: Some(file),
        })
    }

    fn fill(mut self, bytes: &[u8]) -> io::Result<Self> {
        if let Some(mut file) = self.file.take() {
            file.write_all(bytes)?;
        }
        Ok(self)
    }

    fn put(self) -> io::Result<()> {
        fs::rename(&self.made, &self.place)
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        // Closed first: some systems keep a file that is open.
        drop(self.file.take());
        let _ = fs::remove_file(&self.made);
    }
}

fn fault(path: &Path, error: &io::Error) -> Error {
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "an open set, of another crate"
    )]
    let reason = match error.kind() {
        ErrorKind::NotFound => "the folder does not exist".to_owned(),
        ErrorKind::PermissionDenied => "you may not write there".to_owned(),
        ErrorKind::StorageFull => "the disk is full".to_owned(),
        _ => error.to_string(),
    };
    Error::output(path.display().to_string(), reason)
        .cure("Check that the folder exists and that you may write in it.")
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
