//! Inputs: what the user may name on the command line, and how its bytes are fetched.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use super::{git, too_large};
use crate::error::{Error, Result};
use crate::text::MAX_BYTES;

/// A document that can be read: a path, standard input or a file in a git revision, and the name
/// that reports are to give it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    label: Option<String>,
    origin: Origin,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Origin {
    Path(PathBuf),
    Stdin,
    /// `REV:PATH`, as git itself reads it.
    Revision(String),
}

impl Input {
    /// Understands what the user wrote: `-`, a path, `REV:PATH`, or one of these behind `LABEL=`.
    ///
    /// A file that is there wins over every other meaning, whatever signs its name holds.
    pub fn parse(written: &str) -> Self {
        if let Some(origin) = present(written) {
            return Self {
                label: None,
                origin,
            };
        }
        if let Some((label, rest)) = written.split_once('=').filter(|(l, _)| !l.is_empty()) {
            let origin = present(rest);
            // "HEAD:a=b.md" has its first colon before the sign.
            if origin.is_some() || !label.contains(':') {
                return Self {
                    label: Some(label.to_owned()),
                    origin: origin.unwrap_or_else(|| absent(rest)),
                };
            }
        }
        Self {
            label: None,
            origin: absent(written),
        }
    }

    /// The file at `path`.
    pub fn path(path: &Path) -> Self {
        Self {
            label: None,
            origin: Origin::Path(path.to_owned()),
        }
    }

    /// A file, called by its name without the ending.
    pub(super) fn titled(path: &Path) -> Self {
        Self {
            label: path
                .file_stem()
                .map(|name| name.to_string_lossy().into_owned()),
            ..Self::path(path)
        }
    }

    /// The file at `path`, from the top of the repository, in a git revision.
    pub fn revision(revision: &str, path: &str) -> Self {
        Self {
            label: None,
            origin: Origin::Revision(format!("{revision}:{path}")),
        }
    }

    /// The same input with that name in reports.
    #[must_use]
    pub fn labelled(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// Whether it is the empty file by which git names a version that is not there.
    pub fn is_absent(&self) -> bool {
        self.origin == Origin::Path(PathBuf::from("/dev/null"))
    }

    /// Whether it is standard input, which can be read only once.
    pub fn is_stdin(&self) -> bool {
        self.origin == Origin::Stdin
    }

    /// The input as the user wrote it, without its label.
    pub fn name(&self) -> String {
        match &self.origin {
            Origin::Path(path) => path.display().to_string(),
            Origin::Stdin => "-".to_owned(),
            Origin::Revision(name) => name.clone(),
        }
    }

    /// What reports call it: the label, else the file's name, and of a revision all of it.
    pub fn label(&self) -> String {
        if let Some(label) = &self.label {
            return label.clone();
        }
        match &self.origin {
            Origin::Path(path) => path.file_name().map_or_else(
                || path.display().to_string(),
                |name| name.to_string_lossy().into_owned(),
            ),
            Origin::Stdin | Origin::Revision(_) => self.name(),
        }
    }

    /// Its bytes.
    ///
    /// # Errors
    /// When it cannot be read, or is too large.
    pub fn bytes(&self) -> Result<Vec<u8>> {
        match &self.origin {
            Origin::Path(path) => file(path),
            Origin::Stdin => limited(io::stdin().lock(), 0, "-"),
            Origin::Revision(name) => git::blob(name),
        }
    }
}

/// What is there to be read without any doubt.
fn present(written: &str) -> Option<Origin> {
    if written == "-" {
        return Some(Origin::Stdin);
    }
    let path = Path::new(written);
    path.exists().then(|| Origin::Path(path.to_owned()))
}

/// What a name must mean that is no file.
fn absent(written: &str) -> Origin {
    let drive = written
        .strip_prefix(|c: char| c.is_ascii_alphabetic())
        .is_some_and(|rest| rest.starts_with(":\\") || rest.starts_with(":/"));
    match git::split(written) {
        Some((_, path)) if !drive && !path.is_empty() => Origin::Revision(written.to_owned()),
        _ => Origin::Path(PathBuf::from(written)),
    }
}

fn file(path: &Path) -> Result<Vec<u8>> {
    let name = path.display().to_string();
    if path.is_dir() {
        return Err(Error::input(name, "is a folder").cure("Give the file of one programme in it."));
    }
    let file = File::open(path).map_err(|error| unreadable(&name, &error))?;
    let length = file.metadata().map_or(0, |about| about.len());
    limited(file, length, &name)
}

/// All bytes, if they are not too many; `length` is how many there seem to be.
fn limited(reader: impl Read, length: u64, name: &str) -> Result<Vec<u8>> {
    // One more, or the end of the file is sought in a buffer twice as large.
    let mut bytes = Vec::with_capacity(length.min(MAX_BYTES as u64) as usize + 1);
    reader
        .take(MAX_BYTES as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| unreadable(name, &error))?;
    if bytes.len() > MAX_BYTES {
        return Err(too_large(name));
    }
    Ok(bytes)
}

/// The reason why a file cannot be read, in plain words.
fn unreadable(name: &str, error: &io::Error) -> Error {
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "an open set, of another crate"
    )]
    let (problem, cure) = match error.kind() {
        ErrorKind::NotFound => ("there is no such file", missing(name)),
        ErrorKind::PermissionDenied => (
            "you may not read this file",
            "Ask its owner for permission to read it, or copy it to a place of your own."
                .to_owned(),
        ),
        ErrorKind::InvalidInput => ("is no name of a file", "Check the name.".to_owned()),
        _ => {
            return Error::input(name, format!("cannot be read: {error}"))
                .cure("Check the disk or the connection, and try again.");
        }
    };
    Error::input(name, problem).cure(cure)
}

/// What to do about a file that is not there: a name that differs only in case or ending is told.
fn missing(name: &str) -> String {
    let path = Path::new(name);
    let stem = |path: &Path| path.file_stem().map(|s| s.to_string_lossy().to_lowercase());
    let folder = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let Ok(entries) = fs::read_dir(folder) else {
        return format!("The folder {} is not there either.", folder.display());
    };
    let mut alike: Vec<String> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|other| stem(other).is_some() && stem(other) == stem(path))
        .filter_map(|other| Some(other.file_name()?.to_string_lossy().into_owned()))
        .collect();
    alike.sort();
    match alike.first() {
        Some(other) => format!("Did you mean {other}?"),
        None => "Check the name and the folder.".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn revision(written: &str) -> bool {
        matches!(Input::parse(written).origin, Origin::Revision(_))
    }

    #[test]
    fn what_the_user_wrote_is_understood() {
        assert!(Input::parse("-").is_stdin());
        assert!(Input::parse("concept=-").is_stdin());
        let labelled = Input::parse("VVD=weg/vvd.pdf");
        assert_eq!(
            (labelled.label(), labelled.name()),
            ("VVD".into(), "weg/vvd.pdf".into())
        );
        assert_eq!(Input::parse("weg/vvd.pdf").label(), "vvd.pdf");
        assert!(revision("HEAD~1:programma.md") && revision("HEAD:map/a=b.md"));
        assert_eq!(
            Input::parse("oud=HEAD~1:programma.md").name(),
            "HEAD~1:programma.md"
        );
        assert!(!revision("C:\\programma.md") && !revision("programma:"));
        assert!(!revision("=x.md"));
    }

    #[test]
    fn a_file_that_is_there_wins_over_every_other_meaning() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["zorg: concept.md", "a=b.md", "HEAD:programma.md"] {
            let path = folder.path().join(name);
            fs::write(&path, "Tekst.").unwrap();
            let input = Input::parse(path.to_str().unwrap());
            assert_eq!(input.label(), name);
            let named = Input::parse(&format!("naam={}", path.display()));
            assert_eq!(named.label(), "naam");
            assert_eq!(named.bytes().unwrap(), b"Tekst.");
        }
    }

    #[test]
    fn a_missing_file_of_nearly_that_name_is_told() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("programma.docx"), "x").unwrap();
        let error = file(&folder.path().join("Programma.md")).unwrap_err();
        assert!(error.to_string().contains("Did you mean programma.docx?"));
    }
}
