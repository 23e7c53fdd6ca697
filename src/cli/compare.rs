//! `pledgediff compare`: two versions of a programme.

use std::ffi::{OsStr, OsString};
use std::io;
use std::path::Path;

use rayon::prelude::*;

use super::args::{Compare, DocxStyle, Dress, Format, Output, Reading};
use super::gate::{Gate, shown};
use super::run::{Report, analysed, bytes, deliver, language, looks, outputs, version_of};
use super::{Status, github, output, progress};
use crate::align;
use crate::change::Comparison;
use crate::error::{Error, Result};
use crate::meaning::Version;
use crate::policy::{Paths, Review};
use crate::read::{self, Input};
use crate::report::{
    self, View, csv, docx, findings, gitlab, html, json, junit, markdown, sarif, terminal, xlsx,
};

/// How many times as long as its texts the JSON of a comparison is: 4.6 for two programmes of
/// different parties, rounded up.
const JSON_TO_TEXT: usize = 5;

/// Compares two versions and writes every report that was asked for.
pub(super) fn compare(args: &Compare) -> Result<Status> {
    let inputs = [Some(args.old.as_str()), args.new.as_deref()];
    let inputs: Vec<&str> = inputs.into_iter().flatten().collect();
    let outputs = outputs(&args.output, &inputs)?;
    let asked = !args.policy.fail_on.is_empty();
    let gate = if asked || outputs.iter().any(|(format, _)| is_judged(*format)) {
        Gate::new(&args.policy, args.output.language)?
    } else {
        Gate::none()
    };
    let options = align::Options {
        min_similarity: args.matching.min_similarity,
    };
    let comparison = progress::during(args.common.quiet, "comparing", || {
        let (old, new) = versions(args)?;
        Ok::<_, Error>(Comparison::between(old, new, options))
    })?;
    let review = gate.review(vec![(comparison, paths(&inputs))]);
    let look = Look {
        output: &args.output,
        dress: &args.dress,
        summary: args.summary,
        judged: asked,
    };
    deliver(reports(&review, &gate, outputs, look)?, &args.output)?;
    if !asked || !gate.is_broken(&review) {
        return Ok(Status::Done);
    }
    if !args.common.quiet {
        let counts = findings::counts(&review, language(args.output.language));
        output::complain(&format!("pledgediff: --fail-on: {counts}"));
    }
    Ok(Status::Broken)
}

/// Where the two versions stand; both in one file where only one was given.
pub(super) fn paths(inputs: &[&str]) -> Paths {
    let path = |written: Option<&&str>| shown(&Input::parse(written?).name());
    Paths {
        old: path(inputs.first()),
        new: path(inputs.last()),
    }
}

/// Whether a format shows what a policy found.
fn is_judged(format: Format) -> bool {
    match format {
        Format::Github | Format::Sarif | Format::Junit | Format::Gitlab => true,
        Format::Terminal
        | Format::Json
        | Format::Html
        | Format::Csv
        | Format::Docx
        | Format::Xlsx
        | Format::Markdown => false,
    }
}

/// How reports are to look.
#[derive(Clone, Copy)]
pub(super) struct Look<'a> {
    pub(super) output: &'a Output,
    pub(super) dress: &'a Dress,
    pub(super) summary: bool,
    /// Whether a policy was asked for, and its verdict is told.
    pub(super) judged: bool,
}

/// Every report, as bytes. What shows a comparison and no findings shows the first of a review.
pub(super) fn reports<'a>(
    review: &Review,
    gate: &Gate,
    outputs: Vec<(Format, Option<&'a Path>)>,
    look: Look<'_>,
) -> Result<Vec<Report<'a>>> {
    let view = match review.cases() {
        [case] if outputs.iter().any(|(format, _)| is_dressed(*format)) => {
            Some(View::of(&case.comparison, language(look.output.language)))
        }
        [..] => None,
    };
    let reports = outputs.into_par_iter().map(|(format, path)| {
        let report = report(review, view.as_ref(), gate, format, path, look);
        Ok((format, path, report.map_err(|e| unmade(path, &e))?))
    });
    reports.collect()
}

/// One report, as bytes.
fn report(
    review: &Review,
    view: Option<&View<'_>>,
    gate: &Gate,
    format: Format,
    path: Option<&Path>,
    look: Look<'_>,
) -> io::Result<Vec<u8>> {
    let language = language(look.output.language);
    let comparison = || match review.cases() {
        [case] => Ok(&case.comparison),
        [..] => Err(told_apart(review)),
    };
    // What more than one report dresses is assembled once.
    let view = || view.map_or_else(|| Err(told_apart(review)), Ok);
    let mut bytes = Vec::new();
    match format {
        Format::Json => {
            let comparison = comparison()?;
            let text = |side: &Version| side.analysis().document().text().len();
            bytes.reserve(JSON_TO_TEXT * (text(comparison.before()) + text(comparison.after())));
            json::comparison(comparison, language, &mut bytes)?;
            bytes.push(b'\n');
        }
        Format::Terminal => {
            let looks = looks(look.output, look.summary, path.is_none());
            bytes = terminal::dressed(view()?, looks).into_bytes();
        }
        Format::Html => bytes = html::dressed(view()?).into_bytes(),
        Format::Csv => {
            csv::comparison(comparison()?, dialect(look.dress), &mut bytes)?;
        }
        Format::Github => {
            github::tell(review, language)?;
            let file = gate.file_name();
            bytes = report::github::github(review, file.as_deref(), language).into_bytes();
        }
        Format::Sarif => bytes = sarif::sarif(review, language).into_bytes(),
        Format::Junit => bytes = junit::junit(review, gate.fail_on(), language),
        Format::Gitlab => bytes = gitlab::gitlab(review, language).into_bytes(),
        Format::Xlsx => bytes = xlsx::dressed(view()?)?,
        Format::Markdown if look.judged => {
            bytes = markdown::review(review, gate.is_broken(review), language).into_bytes();
        }
        Format::Markdown => bytes = markdown::dressed(view()?).into_bytes(),
        Format::Docx => {
            let style = match look.dress.docx_style {
                DocxStyle::Table => docx::Style::Table,
                DocxStyle::Tracked => docx::Style::Tracked,
            };
            bytes = docx::dressed(view()?, style)?;
        }
    }
    Ok(bytes)
}

/// Whether a format dresses the view of one comparison.
fn is_dressed(format: Format) -> bool {
    match format {
        Format::Terminal | Format::Html | Format::Docx | Format::Xlsx | Format::Markdown => true,
        Format::Json
        | Format::Csv
        | Format::Github
        | Format::Sarif
        | Format::Junit
        | Format::Gitlab => false,
    }
}

/// Why a report of one document cannot show a review.
fn told_apart(review: &Review) -> io::Error {
    io::Error::other(if review.cases().is_empty() {
        "no document changed"
    } else {
        "this format shows one document, and several changed; give OLD and NEW"
    })
}

/// How CSV is to be written.
pub(super) fn dialect(dress: &Dress) -> csv::Dialect {
    csv::Dialect {
        delimiter: dress.csv_delimiter,
        byte_order_mark: dress.csv_bom,
    }
}

/// That a report could not be made.
pub(super) fn unmade(path: Option<&Path>, error: &io::Error) -> Error {
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
    both(&old, &Input::parse(new), &args.reading)
}

/// The two versions of two inputs.
pub(super) fn both(old: &Input, new: &Input, reading: &Reading) -> Result<(Version, Version)> {
    if old.is_stdin() && new.is_stdin() {
        return Err(Error::usage("-", "standard input can be read only once")
            .cure("Give a path for one of the two versions."));
    }
    let (before, after) = rayon::join(|| bytes(old), || bytes(new));
    let (before, after) = (before?, after?);
    if before == after && ending(old) == ending(new) {
        // What did not change is read once.
        let old = version_of(old, before.as_deref(), reading)?;
        let same = old.clone().renamed(new.name(), new.label());
        return Ok((old, same));
    }
    let (old, new) = rayon::join(
        || version_of(old, before.as_deref(), reading),
        || version_of(new, after.as_deref(), reading),
    );
    Ok((old?, new?))
}

/// The ending of an input's name, which may tell its format.
fn ending(input: &Input) -> Option<OsString> {
    Path::new(&input.name()).extension().map(OsStr::to_owned)
}
