//! Which documents of a git repository changed since a base revision, renamed ones too.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::error::{Error, Result};

/// A file that changed; paths from the top of the repository, with `/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Where it stood in the base; none where it is new.
    pub old: Option<String>,
    /// Where it stands now; none where it is gone.
    pub new: Option<String>,
}

/// What changed since a base.
#[derive(Clone, Debug)]
pub struct Since {
    /// The commit that the files are compared with.
    pub commit: String,
    /// The top of the repository.
    pub top: PathBuf,
    /// The files, in the order of their paths.
    pub files: Vec<Changed>,
}

/// Files of which this share of lines is alike are one file, renamed: a rewritten chapter still is.
const RENAMED: &str = "--find-renames=30%";

/// The top of the repository that `path` lies in, if it lies in one.
pub fn top(path: &Path) -> Option<PathBuf> {
    path.ancestors()
        .find(|folder| folder.join(".git").exists())
        .map(Path::to_owned)
}

/// The files that differ between the working folder's files and the commit in which this branch
/// left `base`.
///
/// # Errors
/// When git is not there, knows no such revision, or its history is cut off before the branching.
pub fn changed(base: &str) -> Result<Since> {
    let here = Path::new(".");
    let top = git(here, base, &["rev-parse", "--show-toplevel"])?;
    if !top.status.success() {
        return Err(
            Error::usage("--base", "this folder is in no git repository")
                .cure("Start the program in a folder of the repository, or give two files."),
        );
    }
    let top = PathBuf::from(text(&top.stdout).trim_end());
    let shallow = || {
        let asked = git(&top, base, &["rev-parse", "--is-shallow-repository"]);
        asked.is_ok_and(|told| text(&told.stdout).trim() == "true")
    };
    let object = format!("{base}^{{commit}}");
    let commit = git(
        &top,
        base,
        &[
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            &object,
        ],
    )?;
    if !commit.status.success() {
        return Err(Error::usage("--base", format!("git knows no revision {base}")).cure(
            if shallow() {
                "The clone is shallow: fetch all of it (in GitHub Actions `fetch-depth: 0`, in GitLab \
                 `GIT_DEPTH: 0`; by hand `git fetch --unshallow`)."
            } else {
                "`git fetch` brings the branches of others; `git branch --all` lists those that are here."
            },
        ));
    }
    let commit = text(&commit.stdout).trim().to_owned();
    let left = git(&top, base, &["merge-base", &commit, "HEAD"])?;
    if !left.status.success() {
        let problem = format!("git finds no commit that {base} and this branch have in common");
        return Err(Error::usage("--base", problem).cure(if shallow() {
            "The clone is shallow: fetch all of it (in GitHub Actions `fetch-depth: 0`, in GitLab \
             `GIT_DEPTH: 0`; by hand `git fetch --unshallow`)."
        } else {
            "Give the revision to compare with by its commit."
        }));
    }
    let commit = text(&left.stdout).trim().to_owned();
    let listed = ok(
        git(
            &top,
            base,
            &[
                "diff",
                "--name-status",
                "-z",
                "--no-ext-diff",
                RENAMED,
                &commit,
                "--",
            ],
        )?,
        base,
    )?;
    let mut files = parse(&listed);
    let fresh = ["ls-files", "--others", "--exclude-standard", "-z"];
    let fresh = ok(git(&top, base, &fresh)?, base)?;
    files.extend(names(&fresh).map(|path| Changed {
        old: None,
        new: Some(path),
    }));
    files.sort_by(|a, b| (&a.new, &a.old).cmp(&(&b.new, &b.old)));
    Ok(Since { commit, top, files })
}

fn git(folder: &Path, base: &str, args: &[&str]) -> Result<Output> {
    if base.contains(['\n', '\0']) || base.is_empty() {
        return Err(Error::usage("--base", "is no name of a revision"));
    }
    let run = Command::new("git")
        .arg("-C")
        .arg(folder)
        .args(args)
        .env("LC_ALL", "C")
        .output();
    run.map_err(|error| {
        if error.kind() == ErrorKind::NotFound {
            Error::usage("--base", "git is not installed").cure("Install git, or give two files.")
        } else {
            Error::usage("--base", format!("git cannot be started: {error}"))
        }
    })
}

fn ok(output: Output, base: &str) -> Result<Vec<u8>> {
    if output.status.success() {
        return Ok(output.stdout);
    }
    let complaint = text(&output.stderr);
    let first = complaint.lines().next().unwrap_or("it stopped");
    let first = first.trim_start_matches("fatal: ");
    Err(Error::usage(
        "--base",
        format!("git cannot compare with {base}: {first}"),
    ))
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn names(listed: &[u8]) -> impl Iterator<Item = String> {
    listed
        .split(|&b| b == 0)
        .filter(|name| !name.is_empty())
        .map(text)
}

/// The answer of `git diff --name-status -z`: a letter, then one path, or two where it is renamed.
fn parse(listed: &[u8]) -> Vec<Changed> {
    let mut words = names(listed);
    let mut files = Vec::new();
    while let (Some(status), Some(path)) = (words.next(), words.next()) {
        let (old, new) = match status.as_bytes().first() {
            Some(b'A') => (None, Some(path)),
            Some(b'D') => (Some(path), None),
            Some(b'R') => (Some(path), words.next()),
            Some(b'C') => (None, words.next()),
            _ => (Some(path.clone()), Some(path)),
        };
        files.push(Changed { old, new });
    }
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_is_understood() {
        let listed = b"M\0a.md\0R087\0oud.md\0nieuw.md\0A\0b.md\0D\0c.md\0";
        let pairs: Vec<_> = parse(listed)
            .into_iter()
            .map(|file| {
                let name = |path: Option<String>| path.unwrap_or_else(|| "-".to_owned());
                format!("{}>{}", name(file.old), name(file.new))
            })
            .collect();
        assert_eq!(pairs, ["a.md>a.md", "oud.md>nieuw.md", "->b.md", "c.md>-"]);
    }
}
