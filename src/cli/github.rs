//! What a job in GitHub Actions reads from files it names in the environment.

use std::fs::OpenOptions;
use std::io::{self, Write};

use crate::policy::Review;
use crate::report::{Language, findings};

/// Adds the findings to the job's summary and the counts to the step's outputs, where the
/// environment names the files; nothing where nothing was found.
pub(super) fn tell(review: &Review, language: Language) -> io::Result<()> {
    let counts = review.counts();
    append(
        "GITHUB_OUTPUT",
        &format!(
            "errors={}\nwarnings={}\nnotes={}\nacknowledged={}\n",
            counts.errors, counts.warnings, counts.notes, counts.acknowledged
        ),
    )?;
    append("GITHUB_STEP_SUMMARY", &findings::summary(review, language))
}

fn append(variable: &str, text: &str) -> io::Result<()> {
    match std::env::var_os(variable) {
        Some(path) if !path.is_empty() && !text.is_empty() => OpenOptions::new()
            .append(true)
            .create(true)
            .open(path)?
            .write_all(text.as_bytes()),
        Some(_) | None => Ok(()),
    }
}
