//! Files in a git revision, fetched with `git cat-file`.

use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::process::{Child, Command, Stdio};

use super::too_large;
use crate::error::{Error, Result};
use crate::text::MAX_BYTES;

/// The revision and the path in `REV:PATH`. A colon inside braces (`HEAD@{10:00}`) belongs to the
/// revision; an empty revision is what stands ready to be committed.
pub(super) fn split(name: &str) -> Option<(&str, &str)> {
    let mut depth = 0_u32;
    for (at, c) in name.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            ':' if depth == 0 => return Some((&name[..at], &name[at + 1..])),
            _ => {}
        }
    }
    None
}

/// The bytes of the file that `REV:PATH` names. The path is taken as git takes it, from the top of
/// the repository; where nothing stands there, from the folder the program was started in.
pub(super) fn blob(name: &str) -> Result<Vec<u8>> {
    let (revision, path) = split(name).unwrap_or((name, ""));
    if name.contains(['\n', '\0']) {
        return Err(Error::input(name, "is no name of a file in a git revision"));
    }
    let mut git = Git::start(name)?;
    for object in [name.to_owned(), format!("{revision}:./{path}")] {
        match git.ask(&object)? {
            Answer::Blob(bytes) => return Ok(bytes),
            Answer::Other => {
                return Err(Error::input(name, "is a folder in that revision")
                    .cure("Give the path of one file in it."));
            }
            Answer::Missing => {}
        }
    }
    let known = match git.ask(&format!("{revision}^{{tree}}"))? {
        Answer::Missing => revision.is_empty(),
        Answer::Blob(_) | Answer::Other => true,
    };
    Err(if known {
        Error::input(name, format!("{path} does not stand in that revision"))
            .cure("`git log --all --stat -- PATH` shows in which revisions it does.")
    } else {
        Error::input(name, format!("git knows no revision {revision}")).cure(format!(
            "If a file is meant, there is none of that name; else `git log --oneline` lists the \
             revisions{}.",
            if revision.contains("origin/") {
                ", and `git fetch` brings those of others"
            } else {
                ""
            }
        ))
    })
}

/// What git says of an object.
enum Answer {
    Blob(Vec<u8>),
    /// A folder, commit or tag.
    Other,
    Missing,
}

/// A running `git cat-file --batch`: names go in, a line each, so that none is taken for an option.
struct Git<'n> {
    name: &'n str,
    child: Child,
    answers: BufReader<Box<dyn Read>>,
}

impl<'n> Git<'n> {
    fn start(name: &'n str) -> Result<Self> {
        let mut child = Command::new("git")
            .args(["cat-file", "--batch"])
            .env("LC_ALL", "C")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| absent(name, &error))?;
        let answers: Box<dyn Read> = match child.stdout.take() {
            Some(stdout) => Box::new(stdout),
            None => Box::new(std::io::empty()),
        };
        Ok(Self {
            name,
            child,
            answers: BufReader::new(answers),
        })
    }

    fn ask(&mut self, object: &str) -> Result<Answer> {
        if let Some(stdin) = self.child.stdin.as_mut()
            && writeln!(stdin, "{object}").is_err()
        {
            return Err(self.failure());
        }
        let mut header = String::new();
        if self.answers.read_line(&mut header).unwrap_or(0) == 0 {
            return Err(self.failure());
        }
        // "<id> <kind> <size>", or the name and what is wrong with it.
        let words: Vec<&str> = header.split_whitespace().rev().take(2).collect();
        let [size, kind] = words[..] else {
            return Ok(Answer::Missing);
        };
        let Ok(size) = size.parse::<usize>() else {
            return Ok(Answer::Missing);
        };
        if size > MAX_BYTES {
            return Err(too_large(self.name));
        }
        let mut bytes = vec![0; size];
        let mut end = [0];
        if self.answers.read_exact(&mut bytes).is_err()
            || self.answers.read_exact(&mut end).is_err()
        {
            return Err(self.failure());
        }
        Ok(match kind {
            "blob" => Answer::Blob(bytes),
            _ => Answer::Other,
        })
    }

    /// Why git stopped.
    fn failure(&mut self) -> Error {
        let mut complaint = String::new();
        if let Some(stderr) = self.child.stderr.as_mut() {
            let _ = stderr.take(4096).read_to_string(&mut complaint);
        }
        let complaint = complaint.trim();
        if complaint.contains("not a git repository") {
            return Error::input(
                self.name,
                "there is no such file, and this folder is in no git repository",
            )
            .cure("Check the name, or start the program in a folder of the repository.");
        }
        let first = complaint.lines().next().unwrap_or("it stopped");
        let first = first.trim_start_matches("fatal: ");
        Error::input(self.name, format!("git cannot read it: {first}"))
    }
}

impl Drop for Git<'_> {
    fn drop(&mut self) {
        // Closing its input ends it; what it still writes has no reader.
        drop(self.child.stdin.take());
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn absent(name: &str, error: &std::io::Error) -> Error {
    if error.kind() == ErrorKind::NotFound {
        return Error::input(name, "there is no such file, and git is not installed")
            .cure("Check the name; to read from a revision, install git.");
    }
    Error::input(name, format!("git cannot be started: {error}"))
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn the_first_colon_outside_braces_divides_revision_and_path() {
        assert_eq!(split("HEAD~1:map/a.md"), Some(("HEAD~1", "map/a.md")));
        assert_eq!(
            split("HEAD@{10:00}:a:b.md"),
            Some(("HEAD@{10:00}", "a:b.md"))
        );
        assert_eq!(split(":a.md"), Some(("", "a.md")));
        assert_eq!(split("a.md"), None);
    }
}
