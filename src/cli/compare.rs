//! `pledgediff compare`: two versions of a programme.

use std::io;
use std::path::Path;

use rayon::prelude::*;

use super::args::{Compare, Format};
use super::progress;
use super::run::{deliver, language, looks, outputs, version};
use crate::align;
use crate::change::Comparison;
use crate::error::{Error, Result};
use crate::read::Input;
use crate::report::{csv, html, json, terminal};

/// Compares two versions and writes every report that was asked for.
pub(super) fn compare(args: &Compare) -> Result<()> {
    let (old, new) = (Input::parse(&args.old), Input::parse(&args.new));
    if old.is_stdin() && new.is_stdin() {
        return Err(Error::usage("-", "standard input can be read only once")
            .cure("Give a path for one of the two versions."));
    }
    let outputs = outputs(&args.output, &[&args.old, &args.new])?;
    let options = align::Options {
        min_similarity: args.matching.min_similarity,
    };
    let comparison = progress::during(args.common.quiet, "comparing", || {
        let (old, new) = rayon::join(|| version(&old), || version(&new));
        Ok::<_, Error>(Comparison::between(old?, new?, options))
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
