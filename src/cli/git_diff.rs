//! `pledgediff git-diff`: the report in place of git's own diff.
//!
//! git calls an external diff program with the path, then for each side a file with its contents,
//! its hash and its mode; of a renamed file also the new path and what git knows of the renaming;
//! of an unmerged one the path alone (`git help diff`, `GIT_EXTERNAL_DIFF`).

use std::path::Path;

use super::args::{Format, GitDiff, Reading};
use super::run::{looks, only, outputs};
use super::{compare, output};
use crate::align;
use crate::change::Comparison;
use crate::error::Result;
use crate::read::Input;
use crate::report::terminal;

/// Shows one file of a git diff.
pub(super) fn git_diff(args: &GitDiff) -> Result<()> {
    only(
        &[Format::Terminal],
        &outputs(&args.output, &[])?,
        "git-diff",
    )?;
    let [path, old, _, _, new, _, _, rest @ ..] = &args.called[..] else {
        let path = args.called.first().map_or("", String::as_str);
        return output::to_stdout(format!("{path}: unmerged\n").as_bytes());
    };
    let renamed = rest.first().unwrap_or(path);
    let reading = Reading { tracked: None };
    let shown = match compare::both(&side(old, path), &side(new, renamed), &reading) {
        Ok((old, new)) => {
            let comparison = Comparison::between(old, new, align::Options::default());
            terminal::comparison(&comparison, looks(&args.output, false, true))
        }
        // One file that cannot be read is no reason for git to stop before the others.
        Err(error) => format!("{renamed}: {error}\n"),
    };
    output::to_stdout(shown.as_bytes())
}

fn side(file: &str, path: &str) -> Input {
    Input::path(Path::new(file)).labelled(path)
}
