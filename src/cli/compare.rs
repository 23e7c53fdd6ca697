//! `pledgediff compare`: two versions of a programme.

use std::io;
use std::path::Path;

use rayon::prelude::*;

use super::args::{Compare, Format};
use super::progress;
use super::run::{analysed, deliver, language, looks, outputs, version};
use crate::align;
use crate::change::Comparison;
use crate::error::{Error, Result};
use crate::meaning::Version;
use crate::read::{self, Input};
use crate::report::{self, csv, html, json, terminal};

/// Compares two versions and writes every report that was asked for.
pub(super) fn compare(args: &Compare) -> Result<()> {
    let inputs = [Some(args.old.as_str()), args.new.as_deref()];
    let inputs: Vec<&str> = inputs.into_iter().flatten().collect();
    let outputs = outputs(&args.output, &inputs)?;
    let options = align::Options {
        min_similarity: args.matching.min_similarity,
    };
    let comparison = progress::during(args.common.quiet, "comparing", || {
        let (old, new) = versions(args)?;
        Ok::<_, Error>(Comparison::between(old, new, options))
    })?;
    let reports = outputs.into_par_iter().map(|(format, path)| {
        let report = report(&comparison, format, path, args);
        Ok((format, path, report.map_err(|e| unmade(path, &e))?))
    });
    deliver(reports.collect::<Result<_>>()?, &args.output)
}

/// One report, as bytes.
fn report(
    comparison: &Comparison,
    format: Format,
    path: Option<&Path>,
    args: &Compare,
) -> io::Result<Vec<u8>> {
    let language = language(args.output.language);
    let mut bytes = Vec::new();
    match format {
        Format::Json => {
            json::comparison(comparison, language, &mut bytes)?;
            bytes.push(b'\n');
        }
        Format::Terminal => {
            let looks = looks(&args.output, args.summary, path.is_none());
            bytes = terminal::comparison(comparison, looks).into_bytes();
        }
        Format::Html => bytes = html::comparison(comparison, language).into_bytes(),
        Format::Csv => {
            let dialect = csv::Dialect {
                delimiter: args.dress.csv_delimiter,
                byte_order_mark: args.dress.csv_bom,
            };
            csv::comparison(comparison, dialect, &mut bytes)?;
        }
    }
    Ok(bytes)
}

fn unmade(path: Option<&Path>, error: &io::Error) -> Error {
    let name = path.map_or_else(
        || "standard output".to_owned(),
        |path| path.display().to_string(),
    );
    Error::output(name, error.to_string())
}

/// The two versions: of two inputs, or of one that tracks changes.
fn versions(args: &Compare) -> Result<(Version, Version)> {
    let old = Input::parse(&args.old);
    let Some(new) = &args.new else {
        if args.reading.tracked.is_some() {
            return Err(Error::usage(
                "--tracked",
                "chooses one text, and OLD alone is compared with itself",
            )
            .cure("Leave it out, or give NEW as well."));
        }
        let labels = report::readings(&old.label(), language(args.output.language));
        let [old, new] = read::open_both(&old, labels.each_ref().map(String::as_str))?;
        return Ok(rayon::join(|| analysed(old), || analysed(new)));
    };
    let new = Input::parse(new);
    if old.is_stdin() && new.is_stdin() {
        return Err(Error::usage("-", "standard input can be read only once")
            .cure("Give a path for one of the two versions."));
    }
    let (old, new) = rayon::join(
        || version(&old, &args.reading),
        || version(&new, &args.reading),
    );
    Ok((old?, new?))
}
