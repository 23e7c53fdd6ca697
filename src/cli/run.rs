//! The commands.

use std::path::Path;

use clap::ValueEnum as _;

use super::args::{self, Args, Command, Format, Output, Reading, SchemaOf};
use super::{Status, check, compare, git_diff, manual, output, overlap, pager, show};
use crate::analysis::Analysis;
use crate::document::Document;
use crate::error::{Error, Result};
use crate::lang;
use crate::meaning::Version;
use crate::read::{self, Input};
use crate::report::{Language, json, terminal};

/// Does what the arguments ask.
pub(super) fn run(args: Args) -> Result<Status> {
    match args.command {
        Command::Compare(compare) => {
            with_threads(compare.common.threads, || compare::compare(&compare))
        }
        Command::Overlap(args) => with_threads(args.common.threads, || {
            overlap::overlap(&args).map(|()| Status::Done)
        }),
        Command::Check(check) => with_threads(check.common.threads, || check::check(&check)),
        Command::Show(show) => with_threads(show.common.threads, || {
            show::show(&show).map(|()| Status::Done)
        }),
        Command::GitDiff(args) => git_diff::git_diff(&args).map(|()| Status::Done),
        Command::Completions(args) => manual::completions(args.shell).map(|()| Status::Done),
        Command::Manual(args) => manual::manual(args.topic).map(|()| Status::Done),
        Command::Schema(schema) => self::schema(schema.of).map(|()| Status::Done),
    }
}

fn with_threads(
    threads: Option<u16>,
    work: impl FnOnce() -> Result<Status> + Send,
) -> Result<Status> {
    let Some(threads) = threads else {
        return work();
    };
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(usize::from(threads))
        .build()
        .map_err(|error| Error::usage("--threads", error.to_string()))?;
    pool.install(work)
}

fn schema(of: SchemaOf) -> Result<()> {
    let kind = match of {
        SchemaOf::Comparison => json::Kind::Comparison,
        SchemaOf::Overlap => json::Kind::Overlap,
        SchemaOf::Mutual => json::Kind::Mutual,
        SchemaOf::Document => json::Kind::Document,
    };
    let mut text = format!("{:#}", json::schema(kind).as_value());
    text.push('\n');
    output::to_stdout(text.as_bytes())
}

pub(super) fn version(input: &Input, reading: &Reading) -> Result<Version> {
    version_of(input, bytes(input)?.as_deref(), reading)
}

/// What an input holds; none where it stands for no file at all.
pub(super) fn bytes(input: &Input) -> Result<Option<Vec<u8>>> {
    (!input.is_absent()).then(|| input.bytes()).transpose()
}

/// The version that the bytes of an input are.
pub(super) fn version_of(
    input: &Input,
    bytes: Option<&[u8]>,
    reading: &Reading,
) -> Result<Version> {
    let (name, label) = (input.name(), input.label());
    Ok(analysed(match bytes {
        Some(bytes) => read::from_bytes(&name, &label, bytes, options(reading))?,
        None => read::absent(&label),
    }))
}

pub(super) fn analysed(document: Document) -> Version {
    Version::new(Analysis::new(document, lang::Language::dutch()))
}

fn options(reading: &Reading) -> read::Options {
    read::Options {
        tracked: match reading.tracked {
            Some(args::Tracked::Reject) => read::Tracked::Reject,
            Some(args::Tracked::Accept) | None => read::Tracked::Accept,
        },
    }
}

/// A report: its format, its file or else standard output, and its bytes.
pub(super) type Report<'a> = (Format, Option<&'a Path>, Vec<u8>);

/// Puts every report where it belongs: the files all together, then standard output.
pub(super) fn deliver(reports: Vec<Report<'_>>, output: &Output) -> Result<()> {
    let (mut files, mut shown) = (Vec::new(), Vec::new());
    for (format, path, bytes) in reports {
        match path {
            Some(path) => files.push((path, bytes)),
            None => shown.push((format, bytes)),
        }
    }
    output::to_files(files)?;
    for (format, bytes) in shown {
        pager::show(&bytes, format == Format::Terminal && !output.no_pager)?;
    }
    Ok(())
}

/// What is to be written where: the format as asked, else as the file's ending says. What cannot be
/// written, or would overwrite one of the `inputs`, is told here, before any work is done.
pub(super) fn outputs<'a>(
    output: &'a Output,
    inputs: &[&str],
) -> Result<Vec<(Format, Option<&'a Path>)>> {
    if output.to.is_empty() {
        return Ok(vec![(output.format.unwrap_or(Format::Terminal), None)]);
    }
    let mut outputs: Vec<(Format, Option<&Path>)> = Vec::new();
    for path in &output.to {
        let shown = path.as_os_str() == "-";
        let format = match output.format {
            Some(format) => format,
            None if shown => Format::Terminal,
            None => by_ending(path)?,
        };
        let fault = |problem| Err(Error::usage(path.display().to_string(), problem));
        if output
            .to
            .iter()
            .take(outputs.len())
            .any(|other| output::same(other, path))
        {
            return fault("is given twice as output");
        }
        if !shown {
            // The path behind a label too: "concept=programma.md".
            let paths = |input: &str| {
                [
                    Some(input.to_owned()),
                    input.split_once('=').map(|(_, path)| path.to_owned()),
                ]
            };
            let read = inputs.iter().flat_map(|input| paths(input)).flatten();
            if read
                .into_iter()
                .any(|input| output::same(Path::new(&input), path))
            {
                return fault("is an input and would be overwritten");
            }
            output::check(path)?;
        }
        outputs.push((format, (!shown).then_some(path.as_path())));
    }
    Ok(outputs)
}

/// Refuses, before any work is done, what a command does not write.
pub(super) fn only(
    written: &[Format],
    outputs: &[(Format, Option<&Path>)],
    command: &str,
) -> Result<()> {
    match outputs.iter().find(|(format, _)| !written.contains(format)) {
        None => Ok(()),
        Some(_) => Err(Error::usage(
            "--format",
            format!("`{command}` does not write this format"),
        )
        .cure(format!("It writes {}.", names(written)))),
    }
}

/// The names of formats as the command line takes them.
fn names(formats: &[Format]) -> String {
    let names = formats.iter().filter_map(|format| {
        let value = format.to_possible_value()?;
        Some(value.get_name().to_owned())
    });
    names.collect::<Vec<_>>().join(", ")
}

fn by_ending(path: &Path) -> Result<Format> {
    let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("json") => Ok(Format::Json),
        Some("html" | "htm") => Ok(Format::Html),
        Some("sarif") => Ok(Format::Sarif),
        Some("xml") => Ok(Format::Junit),
        Some("txt" | "text") => Ok(Format::Terminal),
        Some("csv") => Ok(Format::Csv),
        Some("docx") => Ok(Format::Docx),
        Some("xlsx") => Ok(Format::Xlsx),
        Some("md" | "markdown") => Ok(Format::Markdown),
        _ => Err(Error::usage(
            path.display().to_string(),
            "its ending tells no format that can be written",
        )
        .cure("End the name in .html, .docx, .xlsx, .csv, .md, .json, .sarif, .xml or .txt, or say --format.")),
    }
}

pub(super) fn looks(output: &Output, summary: bool, to_stdout: bool) -> terminal::Looks {
    terminal::Looks {
        width: output::width(),
        colour: output::colour(output.color, to_stdout),
        language: language(output.language),
        summary,
    }
}

pub(super) fn language(language: args::Language) -> Language {
    match language {
        args::Language::Nl => Language::Dutch,
        args::Language::En => Language::English,
    }
}
