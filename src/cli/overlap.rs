//! `pledgediff overlap`: what of each programme stands in a coalition agreement, and what programmes
//! share with each other.

use std::io;
use std::path::Path;

use rayon::prelude::*;

use super::args::{Format, Overlap as Arguments, Reading};
use super::compare::{dialect, unmade};
use super::run::{deliver, language, looks, only, outputs, version};
use super::{gate, progress};
use crate::config::{self, Config, Programme};
use crate::error::{Error, Result};
use crate::meaning::Version;
use crate::overlap::{Mutual, Options, Overlap};
use crate::read::{self, Input};
use crate::report::{csv, docx, html, json, markdown, terminal, xlsx};

/// What can be written of an overlap.
const FORMATS: [Format; 7] = [
    Format::Terminal,
    Format::Json,
    Format::Html,
    Format::Csv,
    Format::Xlsx,
    Format::Markdown,
    Format::Docx,
];

/// What can be written of what programmes share: figures, no texts.
const MUTUAL: [Format; 6] = [
    Format::Terminal,
    Format::Json,
    Format::Html,
    Format::Csv,
    Format::Xlsx,
    Format::Markdown,
];

/// Compares every programme with the agreement, or all with all, and writes every report that was
/// asked for.
pub(super) fn overlap(args: &Arguments) -> Result<()> {
    let listed = listed(args)?;
    let written: Vec<&str> = args.programmes.iter().map(String::as_str).collect();
    let outputs = outputs(&args.output, &[&written[..], &[&args.agreement]].concat())?;
    if args.all {
        only(&MUTUAL, &outputs, "overlap --all")?;
    } else {
        only(&FORMATS, &outputs, "overlap")?;
    }
    let mut programmes = Vec::new();
    for written in &args.programmes {
        programmes.extend(read::inputs(written)?);
    }
    let mut reports = Vec::new();
    if args.all {
        let mut all = read::inputs(&args.agreement)?;
        all.append(&mut programmes);
        let mutual = mutual(args, &all)?;
        for (format, path) in outputs {
            let bytes = of_mutual(&mutual, format, args, path.is_none());
            reports.push((format, path, bytes.map_err(|e| unmade(path, &e))?));
        }
    } else {
        programmes.extend(
            listed
                .iter()
                .map(|p| Input::path(&p.path).labelled(&p.name)),
        );
        let overlap = traced(args, &Input::parse(&args.agreement), &programmes, &listed)?;
        reports = outputs
            .into_par_iter()
            .map(|(format, path)| {
                let bytes = of_overlap(&overlap, format, args, path.is_none());
                Ok((format, path, bytes.map_err(|e| unmade(path, &e))?))
            })
            .collect::<Result<_>>()?;
    }
    deliver(reports, &args.output)
}

/// One report of an overlap, as bytes.
fn of_overlap(
    overlap: &Overlap,
    format: Format,
    args: &Arguments,
    shown: bool,
) -> io::Result<Vec<u8>> {
    let language = language(args.output.language);
    let mut bytes = Vec::new();
    match format {
        Format::Json => {
            json::overlap(overlap, language, &mut bytes)?;
            bytes.push(b'\n');
        }
        Format::Html => bytes = html::overlap(overlap, language).into_bytes(),
        Format::Csv => csv::overlap(overlap, dialect(&args.dress), &mut bytes)?,
        Format::Xlsx => bytes = xlsx::overlap(overlap, language)?,
        Format::Markdown => bytes = markdown::overlap(overlap, language).into_bytes(),
        Format::Docx => bytes = docx::overlap(overlap, language)?,
        Format::Terminal => {
            bytes = terminal::overlap(overlap, looks(&args.output, false, shown)).into_bytes();
        }
        Format::Github | Format::Sarif | Format::Junit | Format::Gitlab => return Err(refused()),
    }
    Ok(bytes)
}

/// One report of what programmes share, as bytes.
fn of_mutual(
    mutual: &Mutual,
    format: Format,
    args: &Arguments,
    shown: bool,
) -> io::Result<Vec<u8>> {
    let language = language(args.output.language);
    let mut bytes = Vec::new();
    match format {
        Format::Json => {
            json::mutual(mutual, &mut bytes)?;
            bytes.push(b'\n');
        }
        Format::Html => bytes = html::mutual(mutual, language).into_bytes(),
        Format::Csv => csv::mutual(mutual, dialect(&args.dress), &mut bytes)?,
        Format::Xlsx => bytes = xlsx::mutual(mutual, language)?,
        Format::Markdown => bytes = markdown::mutual(mutual, language).into_bytes(),
        Format::Terminal => {
            bytes = terminal::mutual(mutual, looks(&args.output, false, shown)).into_bytes();
        }
        Format::Docx | Format::Github | Format::Sarif | Format::Junit | Format::Gitlab => {
            return Err(refused());
        }
    }
    Ok(bytes)
}

/// What is said of a format that [`only`] lets through and that nothing writes.
fn refused() -> io::Error {
    io::Error::other("this command does not write this format")
}

/// The programmes that the configuration lists, where the command line names none; their paths
/// as they are to be opened.
fn listed(args: &Arguments) -> Result<Vec<Programme>> {
    if args.all || !args.programmes.is_empty() {
        return Ok(Vec::new());
    }
    let none = |problem: String| {
        Error::usage("overlap", problem).cure(format!(
            "Name them behind the agreement, each as PARTY=FILE, or list them in {} under [[overlap.programme]].",
            config::FILE
        ))
    };
    let near = match &args.config {
        Some(file) => Some(file.clone()),
        None => config::find(&gate::folder()?),
    };
    let file = near.ok_or_else(|| none("there is no programme to compare with".to_owned()))?;
    let mut programmes = Config::open(&file)?.programmes;
    if programmes.is_empty() {
        return Err(none(format!("{} lists no programme", file.display())));
    }
    let folder = file.parent().unwrap_or(Path::new(""));
    for programme in &mut programmes {
        programme.path = folder.join(&programme.path);
    }
    Ok(programmes)
}

/// What of each programme stands in the agreement.
fn traced(
    args: &Arguments,
    agreement: &Input,
    programmes: &[Input],
    listed: &[Programme],
) -> Result<Overlap> {
    let mut names = args.coalition.clone();
    if names.is_empty() {
        let inside = listed.iter().filter(|p| p.coalition);
        names.extend(inside.map(|p| p.name.clone()));
    }
    once(programmes.iter().chain([agreement]))?;
    progress::during(args.common.quiet, "comparing", || {
        let (agreement, programmes) = rayon::join(
            || version(agreement, &args.reading),
            || versions(programmes, &args.reading),
        );
        let (agreement, programmes) = (agreement?, programmes?);
        let options = Options {
            related: args.related,
            coalition: coalition(&names, &programmes)?,
            colours: listed.iter().map(|p| p.colour).collect(),
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
    let label = |programme: &Version| programme.label().to_owned();
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
