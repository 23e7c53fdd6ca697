//! `pledgediff show`: what one stage of the pipeline makes of a file.

use std::io;

use super::args::{Format, Show, Stage};
use super::progress;
use super::run::{only, outputs, version, write};
use crate::error::Result;
use crate::read::Input;
use crate::report::{self, json};

/// Shows one stage.
pub(super) fn show(args: &Show) -> Result<()> {
    let outputs = outputs(&args.output)?;
    only(&[Format::Terminal, Format::Json], &outputs, "show")?;
    let version = progress::during(args.common.quiet, "reading", || {
        version(&Input::parse(&args.file))
    })?;
    let tokens = args.stage == Stage::Tokens;
    for (format, path) in outputs {
        write(path, |out| match format {
            Format::Json => json::document(&version, tokens, &mut *out)
                .map_err(io::Error::from)
                .and_then(|()| out.write_all(b"\n")),
            // Refused above.
            Format::Html => Ok(()),
            Format::Terminal => {
                let shown = match args.stage {
                    Stage::Text => report::text::text(&version),
                    Stage::Sentences => report::text::sentences(&version),
                    Stage::Tokens => report::text::tokens(&version),
                    Stage::Commitments => report::text::commitments(&version),
                };
                out.write_all(shown.as_bytes())
            }
        })?;
    }
    Ok(())
}
