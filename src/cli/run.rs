//! The commands.

use std::io::{self, Write};
use std::path::Path;

use super::args::{self, Args, Command, Compare, Format, Output, SchemaOf, Show, Stage};
use super::{output, progress};
use crate::align;
use crate::analysis::Analysis;
use crate::change::Comparison;
use crate::error::{Error, Result};
use crate::lang;
use crate::meaning::Version;
use crate::read;
use crate::report::{self, Language, json, terminal};

/// Does what the arguments ask.
pub(super) fn run(args: Args) -> Result<()> {
    match args.command {
        Command::Compare(compare) => {
            with_threads(compare.common.threads, || self::compare(&compare))
        }
        Command::Show(show) => with_threads(show.common.threads, || self::show(&show)),
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

fn compare(args: &Compare) -> Result<()> {
    if args.old == "-" && args.new == "-" {
        return Err(Error::usage("-", "standard input can be read only once")
            .cure("Give a path for one of the two versions."));
    }
    let outputs = outputs(&args.output)?;
    let options = align::Options {
        min_similarity: args.matching.min_similarity,
    };
    let comparison = progress::during(args.common.quiet, "comparing", || {
        let (old, new) = rayon::join(|| version(&args.old), || version(&args.new));
        Ok::<_, Error>(Comparison::between(old?, new?, &options))
    })?;
    let language = language(args.output.language);
    for (format, path) in outputs {
        write(path, |out| match format {
            Format::Json => json::comparison(&comparison, language, &mut *out)
                .map_err(io::Error::from)
                .and_then(|()| out.write_all(b"\n")),
            Format::Terminal => {
                let looks = looks(&args.output, path.is_none());
                out.write_all(terminal::comparison(&comparison, looks).as_bytes())
            }
        })?;
    }
    Ok(())
}

fn show(args: &Show) -> Result<()> {
    let outputs = outputs(&args.output)?;
    let version = progress::during(args.common.quiet, "reading", || version(&args.file))?;
    let tokens = args.stage == Stage::Tokens;
    for (format, path) in outputs {
        write(path, |out| match format {
            Format::Json => json::document(&version, tokens, &mut *out)
                .map_err(io::Error::from)
                .and_then(|()| out.write_all(b"\n")),
            Format::Terminal => {
                let shown = match args.stage {
                    Stage::Text => report::text::text(&version),
                    Stage::Sentences => report::text::sentences(&version),
                    Stage::Tokens => report::text::tokens(&version),
                };
                out.write_all(shown.as_bytes())
            }
        })?;
    }
    Ok(())
}

fn schema(of: SchemaOf) -> Result<()> {
    let kind = match of {
        SchemaOf::Comparison => json::Kind::Comparison,
        SchemaOf::Document => json::Kind::Document,
    };
    output::to_stdout(|out| {
        serde_json::to_writer_pretty(&mut *out, &json::schema(kind))?;
        out.write_all(b"\n")
    })
}

fn version(input: &str) -> Result<Version> {
    let document = read::open(Path::new(input))?;
    Ok(Version::new(Analysis::new(
        document,
        lang::Language::dutch(),
    )))
}

fn write(path: Option<&Path>, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
    match path {
        Some(path) => output::to_file(path, write),
        None => output::to_stdout(write),
    }
}

/// What is to be written where: the format as asked, else as the file's ending says.
fn outputs(output: &Output) -> Result<Vec<(Format, Option<&Path>)>> {
    if output.output.is_empty() {
        return Ok(vec![(output.format.unwrap_or(Format::Terminal), None)]);
    }
    let mut outputs = Vec::new();
    for path in &output.output {
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

fn by_ending(path: &Path) -> Result<Format> {
    let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("json") => Ok(Format::Json),
        Some("txt" | "text") => Ok(Format::Terminal),
        _ => Err(Error::usage(
            path.display().to_string(),
            "its ending tells no format that can be written",
        )
        .cure("End the name in .json or .txt, or say --format.")),
    }
}

fn looks(output: &Output, to_stdout: bool) -> terminal::Looks {
    terminal::Looks {
        width: output::width(),
        colour: output::colour(output.color, to_stdout),
        language: language(output.language),
    }
}

fn language(language: args::Language) -> Language {
    match language {
        args::Language::Nl => Language::Dutch,
        args::Language::En => Language::English,
    }
}
