//! `pledgediff check`: the changes, judged by a policy.

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::args::{Check, Format};
use super::compare::{Look, both, paths, reports};
use super::gate::{Gate, file, folder, starter};
use super::run::{deliver, language, looks, outputs};
use super::{Status, output, progress};
use crate::align;
use crate::change::Comparison;
use crate::config::{self, Entry};
use crate::error::{Error, Result};
use crate::policy::{Paths, Review};
use crate::read::{self, Input};
use crate::report::findings;

/// Judges what changed, or writes the policy.
pub(super) fn check(args: &Check) -> Result<Status> {
    if args.writing.init {
        return init(args);
    }
    let inputs: Vec<&str> = [&args.old, &args.new]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    let outputs = outputs(&args.output, &inputs)?;
    let gate = Gate::new(&args.policy, args.output.language)?;
    let compared = compared(args, &gate)?;
    let review = gate.review(compared);
    if let Some(id) = &args.writing.acknowledge {
        return acknowledge(args, id, &review);
    }
    let (told, others): (Vec<_>, Vec<_>) = outputs
        .into_iter()
        .partition(|(format, _)| *format == Format::Terminal);
    let look = Look {
        output: &args.output,
        dress: &args.dress,
        summary: false,
        judged: true,
    };
    let mut made = reports(&review, &gate, others, look)?;
    for (format, path) in told {
        let looks = looks(&args.output, false, path.is_none());
        let file = gate.file_name();
        let mut text = findings::terminal(&review, file.as_deref(), looks);
        if args.explain {
            text.push_str(&findings::explain(&review, language(args.output.language)));
        }
        made.push((format, path, text.into_bytes()));
    }
    deliver(made, &args.output)?;
    Ok(if gate.is_broken(&review) {
        Status::Broken
    } else {
        Status::Done
    })
}

/// What is to be judged.
fn compared(args: &Check, gate: &Gate) -> Result<Vec<(Comparison, Paths)>> {
    if let Some(base) = &args.base {
        return progress::during(args.common.quiet, "comparing", || since(base, gate, args));
    }
    match (&args.old, &args.new) {
        (Some(old), Some(new)) => {
            let compared = progress::during(args.common.quiet, "comparing", || {
                compare(&Input::parse(old), &Input::parse(new), args)
            });
            Ok(vec![(compared?, paths(&[old, new]))])
        }
        _ if args.writing.acknowledge.is_some() => Ok(Vec::new()),
        _ => Err(Error::usage("check", "there is nothing to compare")
            .cure("Give an old and a new version, or --base REVISION.")),
    }
}

fn compare(old: &Input, new: &Input, args: &Check) -> Result<Comparison> {
    let (old, new) = both(old, new, &args.reading)?;
    let options = align::Options {
        min_similarity: args.matching.min_similarity,
    };
    Ok(Comparison::between(old, new, options))
}

/// Every document that the policy names and that changed since `base`.
fn since(base: &str, gate: &Gate, args: &Check) -> Result<Vec<(Comparison, Paths)>> {
    let since = read::changed(base)?;
    // Paths in a policy begin at its folder.
    let folder = gate.file.as_deref().and_then(Path::parent);
    let within = folder.and_then(|folder| folder.strip_prefix(&since.top).ok());
    let is_meant = |path: &Option<String>| {
        path.as_deref().is_some_and(|path| {
            let documents = &gate.config.documents;
            if documents.is_empty() {
                return read::is_document(Path::new(path));
            }
            let near = within.map_or(Some(Path::new(path)), |w| {
                Path::new(path).strip_prefix(w).ok()
            });
            let near = near.map(|near| near.to_string_lossy().replace('\\', "/"));
            near.is_some_and(|near| documents.iter().any(|pattern| pattern.fits(&near)))
        })
    };
    let files: Vec<_> = since
        .files
        .iter()
        .filter(|file| is_meant(&file.old) || is_meant(&file.new))
        .collect();
    files
        .into_par_iter()
        .map(|file| {
            let absent = Input::path(Path::new("/dev/null"));
            let old = file.old.as_ref().map_or(absent.clone(), |path| {
                Input::revision(&since.commit, path).labelled(path)
            });
            let new = file.new.as_ref().map_or(absent, |path| {
                Input::path(&since.top.join(path)).labelled(path)
            });
            let comparison = compare(&old, &new, args)?;
            let paths = Paths {
                old: file.old.clone(),
                new: file.new.clone(),
            };
            Ok((comparison, paths))
        })
        .collect()
}

/// Where the policy is written: the file that was named or found, else one in this folder.
fn place(args: &Check) -> Result<PathBuf> {
    Ok(match file(&args.policy)? {
        Some(path) => path,
        None => folder()?.join(config::FILE),
    })
}

fn init(args: &Check) -> Result<Status> {
    let path = match &args.policy.config {
        Some(path) => path.clone(),
        None => folder()?.join(config::FILE),
    };
    if path.exists() {
        return Err(
            Error::output(path.display().to_string(), "is there already")
                .cure("Edit it, or write another with --config FILE."),
        );
    }
    save(&path, starter(args.output.language))?;
    if !args.common.quiet {
        output::complain(&format!("pledgediff: wrote {}", path.display()));
    }
    Ok(Status::Done)
}

fn acknowledge(args: &Check, id: &str, review: &Review) -> Result<Status> {
    let mut changes = review
        .cases()
        .iter()
        .flat_map(|case| case.comparison.changes().iter().map(move |c| (case, c)));
    let change = changes.find(|(_, change)| change.id == id);
    if change.is_none() && !review.cases().is_empty() {
        return Err(
            Error::usage(id, "no change between these versions has this id")
                .cure("The reports give the id of each change; `check --explain` lists them all."),
        );
    }
    let language = language(args.output.language);
    let about = change.map_or(String::new(), |(case, change)| {
        findings::about(&case.comparison, change, language)
    });
    let path = place(args)?;
    let text = if path.exists() {
        config::text(&path)?
    } else {
        starter(args.output.language).to_owned()
    };
    let entry = Entry {
        change: id,
        about: &about,
        reason: args.writing.reason.as_deref().unwrap_or_default(),
        expires: args.writing.expires,
    };
    let name = path.display().to_string();
    save(&path, &config::acknowledge(&name, &text, entry)?)?;
    if !args.common.quiet {
        output::complain(&format!("pledgediff: wrote {name}"));
    }
    Ok(Status::Done)
}

fn save(path: &Path, text: &str) -> Result<()> {
    output::to_files([(path, text.as_bytes().to_vec())])
}
