//! `pledgediff overlap`: what of each programme stands in a coalition agreement.

use rayon::prelude::*;

use super::args::{Format, Overlap as Arguments};
use super::progress;
use super::run::{deliver, language, looks, only, outputs, version};
use crate::error::{Error, Result};
use crate::meaning::Version;
use crate::overlap::{Options, Overlap};
use crate::read::{self, Input};
use crate::report::{json, terminal};

/// Compares every programme with the agreement and writes every report that was asked for.
pub(super) fn overlap(args: &Arguments) -> Result<()> {
    let agreement = Input::parse(&args.agreement);
    let mut programmes = Vec::new();
    for written in &args.programmes {
        programmes.extend(read::inputs(written)?);
    }
    let inputs = programmes.iter().chain([&agreement]);
    if inputs.filter(|input| input.is_stdin()).count() > 1 {
        return Err(Error::usage("-", "standard input can be read only once")
            .cure("Give a path for all but one of the texts."));
    }
    let written: Vec<&str> = args.programmes.iter().map(String::as_str).collect();
    let outputs = outputs(&args.output, &[&written[..], &[&args.agreement]].concat())?;
    only(&[Format::Terminal, Format::Json], &outputs, "overlap")?;
    let overlap = progress::during(args.common.quiet, "comparing", || {
        let (agreement, programmes) = rayon::join(
            || version(&agreement, &args.reading),
            || {
                programmes
                    .par_iter()
                    .map(|programme| version(programme, &args.reading))
                    .collect::<Result<Vec<_>>>()
            },
        );
        let (agreement, programmes) = (agreement?, programmes?);
        let options = Options {
            related: args.related,
            coalition: coalition(&args.coalition, &programmes)?,
        };
        Ok::<_, Error>(Overlap::between(agreement, programmes, &options))
    })?;
    let language = language(args.output.language);
    let mut reports = Vec::new();
    for (format, path) in outputs {
        let mut bytes = Vec::new();
        if format == Format::Json {
            json::overlap(&overlap, language, &mut bytes)
                .map_err(|error| Error::output("JSON", error.to_string()))?;
            bytes.push(b'\n');
        } else {
            let looks = looks(&args.output, false, path.is_none());
            bytes = terminal::overlap(&overlap, looks).into_bytes();
        }
        reports.push((format, path, bytes));
    }
    deliver(reports, &args.output)
}

/// The places of the named parties among the programmes.
fn coalition(names: &[String], programmes: &[Version]) -> Result<Vec<usize>> {
    let label = |programme: &Version| programme.analysis().document().source().label.clone();
    names
        .iter()
        .map(|name| {
            let at = programmes.iter().position(|p| label(p) == *name);
            at.ok_or_else(|| {
                let known: Vec<String> = programmes.iter().map(label).collect();
                Error::usage("--coalition", format!("{name} is none of the programmes")).cure(
                    format!(
                        "Name the programmes as PARTY=FILE; given are {}.",
                        known.join(", ")
                    ),
                )
            })
        })
        .collect()
}
