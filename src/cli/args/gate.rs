//! The arguments that have to do with policies.

use std::path::PathBuf;

use clap::Args as ClapArgs;

use super::{Common, Dress, Matching, OsText, Output, Reading};
use crate::change::Kind;
use crate::meaning::effect::EffectClass;
use crate::policy::{Date, Level};

pub(super) const CHECK_EXAMPLES: &str = "\
Examples:
  What the branch does to the commitments in every document the policy names:
    pledgediff check --base origin/main

  Two versions, the findings beside the lines in GitHub and as SARIF in a file:
    pledgediff check HEAD~1:programma.md programma.md --format github
    pledgediff check HEAD~1:programma.md programma.md -o bevindingen.sarif

  A change that is meant, from now on not found any more:
    pledgediff check --acknowledge c0123456789 --reason \"Besluit van het congres\"

The exit status is 0 where the policy is kept, 1 where it is broken, 2 where something could not \
be read or written.";

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct Check {
    /// The old version
    #[arg(value_name = "OLD", long_help = super::INPUT_HELP, requires = "new")]
    pub(in crate::cli) old: Option<OsText>,
    /// The new version
    #[arg(value_name = "NEW", long_help = super::INPUT_HELP)]
    pub(in crate::cli) new: Option<OsText>,
    /// Compare every document with this git revision, or with where the branch left it
    #[arg(
        long,
        value_name = "REVISION",
        conflicts_with = "old",
        long_help = "Compare every document with this git revision, or with where the branch left \
it.\n\nThe documents are those that `[[document]]` names in the policy, else every file that can be \
read; the new version is the file as it lies in the folder. A renamed document is compared with \
what it was called before."
    )]
    pub(in crate::cli) base: Option<String>,
    /// Say for each change which rule decided
    #[arg(long)]
    pub(in crate::cli) explain: bool,
    #[command(flatten)]
    pub(in crate::cli) policy: Policy,
    #[command(flatten)]
    pub(in crate::cli) writing: Writing,
    #[command(flatten)]
    pub(in crate::cli) reading: Reading,
    #[command(flatten)]
    pub(in crate::cli) matching: Matching,
    #[command(flatten)]
    pub(in crate::cli) output: Output,
    #[command(flatten)]
    pub(in crate::cli) dress: Dress,
    #[command(flatten)]
    pub(in crate::cli) common: Common,
}

#[derive(Debug, ClapArgs)]
#[command(next_help_heading = "Policy")]
pub(in crate::cli) struct Policy {
    /// The policy; the nearest `pledgediff.toml` in this folder or above where it is not given
    #[arg(
        long,
        value_name = "FILE",
        long_help = "The policy; the nearest `pledgediff.toml` in this folder or above where it is \
not given, else one that is built in.\n\n`pledgediff manual config` tells what may stand in it, \
`pledgediff check --init` writes one to begin with."
    )]
    pub(in crate::cli) config: Option<PathBuf>,
    /// What makes the exit status 1, several with commas between
    #[arg(
        long,
        value_name = "WHAT",
        value_delimiter = ',',
        value_parser = breaks,
        long_help = "What makes the exit status 1, several with commas between.\n\n\
A level (note, warning, error): findings of the policy of that level or a graver one. A kind \
(changed, split, merged, added, removed), `moved`, or an effect (figure, deadline, polarity, \
weaker, stronger, direction, scope, condition, actor, clause_added, clause_dropped): commitments \
to which that happened, besides what the policy finds. `never`: nothing. Where it is not given, \
`compare` asks no policy and `check` takes `fail_on` of the policy, else `error`."
    )]
    pub(in crate::cli) fail_on: Vec<Breaks>,
    /// The day by which acknowledgements expire, YYYY-MM-DD; the system's where it is not given
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) today: Option<Date>,
}

#[derive(Debug, ClapArgs)]
#[command(next_help_heading = "Writing the policy")]
pub(in crate::cli) struct Writing {
    /// Write a policy to begin with, with comments
    #[arg(long, conflicts_with_all = ["old", "base", "acknowledge", "explain"])]
    pub(in crate::cli) init: bool,
    /// Let the change of this id pass from now on
    #[arg(long, value_name = "ID", requires = "reason")]
    pub(in crate::cli) acknowledge: Option<String>,
    /// Why it may pass
    #[arg(long, value_name = "TEXT", requires = "acknowledge")]
    pub(in crate::cli) reason: Option<String>,
    /// The last day on which it may, YYYY-MM-DD; always where it is not given
    #[arg(long, value_name = "DATE", requires = "acknowledge")]
    pub(in crate::cli) expires: Option<Date>,
}

/// What `--fail-on` names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum Breaks {
    Never,
    Level(Level),
    Kind(Kind),
    Moved,
    Effect(EffectClass),
}

impl Breaks {
    /// Everything that can be named.
    fn all() -> impl Iterator<Item = Self> {
        let levels = Level::ALL.into_iter().map(Self::Level);
        let kinds = Kind::ALL.into_iter().filter(|k| *k != Kind::Unchanged);
        let effects = EffectClass::ALL.into_iter().map(Self::Effect);
        levels
            .chain(kinds.map(Self::Kind))
            .chain([Self::Moved])
            .chain(effects)
            .chain([Self::Never])
    }

    pub(in crate::cli) fn name(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::Level(level) => level.name(),
            Self::Kind(kind) => kind.name(),
            Self::Moved => "moved",
            Self::Effect(class) => class.name(),
        }
    }
}

fn breaks(text: &str) -> Result<Breaks, String> {
    Breaks::all().find(|b| b.name() == text).ok_or_else(|| {
        let names: Vec<&str> = Breaks::all().map(Breaks::name).collect();
        format!("it may be {}", names.join(", "))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_breaks_has_one_name_each() {
        let mut names: Vec<&str> = Breaks::all().map(Breaks::name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Breaks::all().count());
        assert_eq!(breaks("removed"), Ok(Breaks::Kind(Kind::Removed)));
        assert!(breaks("unchanged").is_err());
    }
}
