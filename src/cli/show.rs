//! `pledgediff show`: what one stage of the pipeline makes of a file.

use super::args::{Format, Show, Stage};
use super::output::complain;
use super::progress;
use super::run::{deliver, language, only, outputs, version};
use crate::error::{Error, Result};
use crate::read::Input;
use crate::report::{self, json};

/// Shows one stage.
pub(super) fn show(args: &Show) -> Result<()> {
    let outputs = outputs(&args.output, &[&args.file])?;
    only(&[Format::Terminal, Format::Json], &outputs, "show")?;
    let version = progress::during(args.common.quiet, "reading", || {
        version(&Input::parse(&args.file), &args.reading)
    })?;
    let mut reports = Vec::new();
    for (format, path) in outputs {
        let mut bytes = Vec::new();
        if format == Format::Json {
            json::document(&version, args.stage == Stage::Tokens, &mut bytes)
                .map_err(|error| Error::output("JSON", error.to_string()))?;
            bytes.push(b'\n');
        } else {
            let shown = match args.stage {
                Stage::Text => report::text::text(&version),
                Stage::Sentences => report::text::sentences(&version),
                Stage::Tokens => report::text::tokens(&version),
                Stage::Commitments => report::text::commitments(&version),
            };
            bytes = shown.into_bytes();
        }
        reports.push((format, path, bytes));
    }
    deliver(reports, &args.output)?;
    // Beside the text, so that what is shown can be piped on as it is.
    if !args.common.quiet {
        for notice in report::text::notices(&version, language(args.output.language)) {
            complain(&notice);
        }
    }
    Ok(())
}
