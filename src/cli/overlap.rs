//! `pledgediff overlap`: what of each programme stands in a coalition agreement, and what programmes
//! share with each other.

use rayon::prelude::*;

use super::args::{Format, Overlap as Arguments, Reading};
use super::progress;
use super::run::{deliver, language, looks, only, outputs, version};
use crate::error::{Error, Result};
use crate::meaning::Version;
use crate::overlap::{Mutual, Options, Overlap};
use crate::read::{self, Input};
use crate::report::{html, json, terminal};

/// What can be written of an overlap.
const FORMATS: [Format; 3] = [Format::Terminal, Format::Json, Format::Html];

/// Compares every programme with the agreement, or all with all, and writes every report that was
/// asked for.
pub(super) fn overlap(args: &Arguments) -> Result<()> {
    let written: Vec<&str> = args.programmes.iter().map(String::as_str).collect();
    let outputs = outputs(&args.output, &[&written[..], &[&args.agreement]].concat())?;
    only(&FORMATS, &outputs, "overlap")?;
    let mut programmes = Vec::new();
    for written in &args.programmes {
        programmes.extend(read::inputs(written)?);
    }
    let language = language(args.output.language);
    let mut reports = Vec::new();
    if args.all {
        let mut all = read::inputs(&args.agreement)?;
        all.append(&mut programmes);
        let mutual = mutual(args, &all)?;
        for (format, path) in outputs {
            let bytes = if format == Format::Json {
                bytes(|out| json::mutual(&mutual, out))?
            } else if format == Format::Html {
                html::mutual(&mutual, language).into_bytes()
            } else {
                let looks = looks(&args.output, false, path.is_none());
                terminal::mutual(&mutual, looks).into_bytes()
            };
            reports.push((format, path, bytes));
        }
    } else {
        let overlap = traced(args, &Input::parse(&args.agreement), &programmes)?;
        for (format, path) in outputs {
            let bytes = if format == Format::Json {
                bytes(|out| json::overlap(&overlap, language, out))?
            } else if format == Format::Html {
                html::overlap(&overlap, language).into_bytes()
            } else {
                let looks = looks(&args.output, false, path.is_none());
                terminal::overlap(&overlap, looks).into_bytes()
            };
            reports.push((format, path, bytes));
        }
    }
    deliver(reports, &args.output)
}

/// What of each programme stands in the agreement.
fn traced(args: &Arguments, agreement: &Input, programmes: &[Input]) -> Result<Overlap> {
    once(programmes.iter().chain([agreement]))?;
    progress::during(args.common.quiet, "comparing", || {
        let (agreement, programmes) = rayon::join(
            || version(agreement, &args.reading),
            || versions(programmes, &args.reading),
        );
        let (agreement, programmes) = (agreement?, programmes?);
        let options = Options {
            related: args.related,
            coalition: coalition(&args.coalition, &programmes)?,
        };
        Ok(Overlap::between(agreement, programmes, &options))
    })
}

/// What each two of the programmes share.
fn mutual(args: &Arguments, programmes: &[Input]) -> Result<Mutual> {
    once(programmes.iter())?;
    if programmes.len() < 2 {
        return Err(Error::usage("--all", "there is only one text to compare")
            .cure("Name two programmes or more, or a folder that holds them."));
    }
    progress::during(args.common.quiet, "comparing", || {
        Ok(Mutual::between(versions(programmes, &args.reading)?))
    })
}

fn versions(inputs: &[Input], reading: &Reading) -> Result<Vec<Version>> {
    inputs
        .par_iter()
        .map(|input| version(input, reading))
        .collect()
}

/// JSON in a line of its own.
fn bytes(write: impl FnOnce(&mut Vec<u8>) -> serde_json::Result<()>) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    write(&mut bytes).map_err(|error| Error::output("JSON", error.to_string()))?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Standard input can be read only once.
fn once<'a>(inputs: impl Iterator<Item = &'a Input>) -> Result<()> {
    if inputs.filter(|input| input.is_stdin()).count() > 1 {
        return Err(Error::usage("-", "standard input can be read only once")
            .cure("Give a path for all but one of the texts."));
    }
    Ok(())
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
