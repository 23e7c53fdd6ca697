//! `pledgediff compare`: two versions of a programme.

use std::io;

use super::args::{Compare, Format};
use super::progress;
use super::run::{language, looks, outputs, version, write};
use crate::align;
use crate::change::Comparison;
use crate::error::{Error, Result};
use crate::read::Input;
use crate::report::{html, json, terminal};

/// Compares two versions and writes every report that was asked for.
pub(super) fn compare(args: &Compare) -> Result<()> {
    let (old, new) = (Input::parse(&args.old), Input::parse(&args.new));
    if old.is_stdin() && new.is_stdin() {
        return Err(Error::usage("-", "standard input can be read only once")
            .cure("Give a path for one of the two versions."));
    }
    let outputs = outputs(&args.output)?;
    let options = align::Options {
        min_similarity: args.matching.min_similarity,
    };
    let comparison = progress::during(args.common.quiet, "comparing", || {
        let (old, new) = rayon::join(|| version(&old), || version(&new));
        Ok::<_, Error>(Comparison::between(old?, new?, options))
    })?;
    let language = language(args.output.language);
    for (format, path) in outputs {
        write(path, |out| match format {
            Format::Json => json::comparison(&comparison, language, &mut *out)
                .map_err(io::Error::from)
                .and_then(|()| out.write_all(b"\n")),
            Format::Html => out.write_all(html::comparison(&comparison, language).as_bytes()),
            Format::Terminal => {
                let looks = looks(&args.output, args.summary, path.is_none());
                out.write_all(terminal::comparison(&comparison, looks).as_bytes())
            }
        })?;
    }
    Ok(())
}
