//! The gate: which policy applies, and whether a review breaks it.

use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use super::args::{self, Breaks, Policy as Args};
use crate::change::Comparison;
use crate::config::{self, Config};
use crate::error::{Error, Result};
use crate::meaning::Commitment;
use crate::policy::{self, Condition, Date, Level, Paths, Review, Rule};
use crate::read;

/// A policy ready to judge.
pub(super) struct Gate {
    pub(super) config: Config,
    /// The file it came from; none for the one that is built in.
    pub(super) file: Option<PathBuf>,
    /// From which level on a finding breaks it.
    fail_on: Option<Level>,
    today: Date,
}

impl Gate {
    /// The policy that was asked for: of the file that was named, else of the nearest one, else the
    /// one that is built in.
    pub(super) fn new(args: &Args, language: args::Language) -> Result<Self> {
        let file = file(args)?;
        let mut config = match &file {
            Some(path) => Config::open(path)?,
            None => Config::parse("the policy that is built in", starter(language))?,
        };
        let mut fail_on = Some(config.fail_on);
        let mut asked = Vec::new();
        for breaks in &args.fail_on {
            match breaks {
                Breaks::Never => fail_on = None,
                Breaks::Level(level) => fail_on = Some(*level),
                Breaks::Kind(_) | Breaks::Moved | Breaks::Effect(_) => asked.push(rule(*breaks)),
            }
        }
        asked.append(&mut config.policy.rules);
        config.policy.rules = asked;
        let today = match args.today {
            Some(date) => date,
            None => today()?,
        };
        Ok(Self {
            config,
            file,
            fail_on,
            today,
        })
    }

    /// No policy at all: nothing is found and nothing broken.
    pub(super) fn none() -> Self {
        Self {
            config: Config {
                fail_on: Level::Error,
                documents: Vec::new(),
                programmes: Vec::new(),
                policy: policy::Policy::default(),
            },
            file: None,
            fail_on: None,
            today: Date::default(),
        }
    }

    /// Judges what was compared.
    pub(super) fn review(&self, compared: Vec<(Comparison, Paths)>) -> Review {
        Review::new(self.config.policy.clone(), compared, self.today)
    }

    /// The level from which on a test of a report fails.
    pub(super) fn fail_on(&self) -> Level {
        self.fail_on.unwrap_or(Level::Error)
    }

    pub(super) fn is_broken(&self, review: &Review) -> bool {
        self.fail_on.is_some_and(|level| review.is_broken(level))
    }

    /// What reports call the file.
    pub(super) fn file_name(&self) -> Option<String> {
        let path = self.file.as_deref()?;
        let here = std::env::current_dir().ok();
        let near = here.and_then(|here| Some(path.strip_prefix(here).ok()?.to_owned()));
        Some(
            near.unwrap_or_else(|| path.to_owned())
                .display()
                .to_string(),
        )
    }
}

/// The file to be used: as named, else the nearest.
pub(super) fn file(args: &Args) -> Result<Option<PathBuf>> {
    if let Some(path) = &args.config {
        return Ok(Some(
            std::path::absolute(path).unwrap_or_else(|_| path.clone()),
        ));
    }
    Ok(config::find(&folder()?))
}

/// The folder the program was started in.
pub(super) fn folder() -> Result<PathBuf> {
    std::env::current_dir().map_err(|error| {
        Error::usage("the working folder", error.to_string()).cure("Start the program elsewhere.")
    })
}

/// The policy that is built in, with its messages in that language.
pub(super) fn starter(language: args::Language) -> &'static str {
    match language {
        args::Language::Nl => config::STARTER_NL,
        args::Language::En => config::STARTER_EN,
    }
}

/// A rule for what `--fail-on` names: it breaks wherever a commitment is concerned.
fn rule(breaks: Breaks) -> Rule {
    let mut when = Condition {
        commitments: vec![Commitment::Specific, Commitment::General],
        ..Condition::default()
    };
    match breaks {
        Breaks::Kind(kind) => when.kinds = vec![kind],
        Breaks::Moved => when.moved = Some(true),
        Breaks::Effect(class) => when.effects = vec![class],
        Breaks::Level(_) | Breaks::Never => {}
    }
    Rule {
        name: breaks.name().to_owned(),
        level: Some(Level::Error),
        message: None,
        when,
    }
}

/// Today's date in universal time: only acknowledgements that expire depend on it.
fn today() -> Result<Date> {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .ok()
        .and_then(|since| Date::from_unix(since.as_secs()))
        .ok_or_else(|| {
            Error::usage("the system's clock", "tells no date").cure("Say --today YYYY-MM-DD.")
        })
}

/// The path reports name an input by: in its repository from the top, without its revision; none
/// for standard input.
pub(super) fn shown(name: &str) -> Option<String> {
    if name == "-" || name == "/dev/null" {
        return None;
    }
    let file = Path::new(name).exists();
    let path = if file {
        name
    } else {
        name.split_once(':').map_or(name, |(_, path)| path)
    };
    // A path in a revision is one from the top already, unless nothing stands there.
    let absolute = std::path::absolute(path).ok()?;
    let within =
        read::top(&absolute).and_then(|top| Some(absolute.strip_prefix(top).ok()?.to_owned()));
    let shown = within.filter(|_| file || absolute.exists());
    let shown = shown.unwrap_or_else(|| Path::new(path).to_owned());
    Some(shown.to_string_lossy().replace('\\', "/"))
}
