//! The arguments of what makes the program at home in git, shells and manuals.

use clap::{Args as ClapArgs, ValueEnum};
use clap_complete::Shell;

use super::Output;

pub(super) const GIT_DIFF_EXAMPLES: &str = "\
Examples:
  Every `git diff` of Word files shows what became of the commitments:
    echo '*.docx diff=pledgediff' >> .gitattributes
    git config diff.pledgediff.command 'pledgediff git-diff'

  Only this once, for all files:
    GIT_EXTERNAL_DIFF='pledgediff git-diff' git diff HEAD~1";

pub(super) const COMPLETIONS_EXAMPLES: &str = "\
Examples:
  For bash, in this session:
    source <(pledgediff completions bash)

  For fish, from now on:
    pledgediff completions fish > ~/.config/fish/completions/pledgediff.fish";

pub(super) const MANUAL_EXAMPLES: &str = "\
Examples:
  What `man pledgediff` is to show:
    pledgediff manual > pledgediff.1

  Every key that may stand in pledgediff.toml:
    pledgediff manual config";

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct GitDiff {
    /// What git gives an external diff program: a path, and a file, hash and mode of each side
    #[arg(value_name = "ARGUMENT", required = true, num_args = 1..=9)]
    pub(in crate::cli) called: Vec<String>,
    #[command(flatten)]
    pub(in crate::cli) output: Output,
}

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct Completions {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub(in crate::cli) shell: Shell,
}

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct Manual {
    /// About what
    #[arg(value_name = "TOPIC", default_value = "all")]
    pub(in crate::cli) topic: Topic,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Topic {
    /// The program
    All,
    /// Its command `compare`
    Compare,
    /// Its command `overlap`
    Overlap,
    /// Its command `check`
    Check,
    /// Its command `show`
    Show,
    /// What may stand in `pledgediff.toml`, as Markdown
    Config,
}
