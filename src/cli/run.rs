//! The commands.

use std::io::{self, Write};
use std::path::Path;

use super::args::{self, Args, Command, Format, Output, SchemaOf};
use super::{compare, output, overlap, show};
use crate::analysis::Analysis;
use crate::error::{Error, Result};
use crate::lang;
use crate::meaning::Version;
use crate::read::{self, Input};
use crate::report::{Language, json, terminal};

/// Does what the arguments ask.
pub(super) fn run(args: Args) -> Result<()> {
    match args.command {
        Command::Compare(compare) => {
            with_threads(compare.common.threads, || compare::compare(&compare))
        }
        Command::Overlap(args) => with_threads(args.common.threads, || overlap::overlap(&args)),
        Command::Show(show) => with_threads(show.common.threads, || show::show(&show)),
        Command::Schema(schema) => self::schema(schema.of),
    }
}

fn with_threads(threads: Option<u16>, work: impl FnOnce() -> Result<()> + Send) -> Result<()> {
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
        SchemaOf::Document => json::Kind::Document,
    };
    output::to_stdout(|out| {
        serde_json::to_writer_pretty(&mut *out, &json::schema(kind))?;
        out.write_all(b"\n")
    })
}

pub(super) fn version(input: &Input) -> Result<Version> {
    let document = read::open(input, read::Options::default())?;
    Ok(Version::new(Analysis::new(
        document,
        lang::Language::dutch(),
    )))
}

pub(super) fn write(
    path: Option<&Path>,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<()> {
    match path {
        Some(path) => output::to_file(path, write),
        None => output::to_stdout(write),
    }
}

/// What is to be written where: the format as asked, else as the file's ending says.
pub(super) fn outputs(output: &Output) -> Result<Vec<(Format, Option<&Path>)>> {
    if output.to.is_empty() {
        return Ok(vec![(output.format.unwrap_or(Format::Terminal), None)]);
    }
    let mut outputs = Vec::new();
    for path in &output.to {
        let format = match output.format {
            Some(format) => format,
            None => by_ending(path)?,
        };
        if outputs
            .iter()
            .any(|(_, other)| *other == Some(path.as_path()))
        {
            return Err(Error::usage(
                path.display().to_string(),
                "is given twice as output",
            ));
        }
        outputs.push((format, Some(path.as_path())));
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
        .cure("Give --format terminal or json.")),
    }
}

fn by_ending(path: &Path) -> Result<Format> {
    let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("json") => Ok(Format::Json),
        Some("html" | "htm") => Ok(Format::Html),
        Some("txt" | "text") => Ok(Format::Terminal),
        _ => Err(Error::usage(
            path.display().to_string(),
            "its ending tells no format that can be written",
        )
        .cure("End the name in .html, .json or .txt, or say --format.")),
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
