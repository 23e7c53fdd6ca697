//! The arguments.

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

use crate::report::csv;

mod gate;
mod tools;

pub(super) use gate::{Breaks, Check, Policy};
pub(super) use tools::{Completions, GitDiff, Manual, Topic};

/// What did they promise, and what became of it?
///
/// Compares versions of a party programme sentence by sentence: which commitments were added,
/// removed, changed, split, merged or moved, and what changed in substance.
#[derive(Debug, Parser)]
#[command(
    name = "pledgediff",
    version,
    propagate_version = true,
    max_term_width = 100
)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Compare two versions of a programme
    #[command(after_help = COMPARE_EXAMPLES)]
    Compare(Compare),
    /// Tell what of each programme stands in a coalition agreement
    #[command(after_help = OVERLAP_EXAMPLES)]
    Overlap(Overlap),
    /// Judge the changes between two versions by a policy, for CI
    #[command(after_help = gate::CHECK_EXAMPLES)]
    Check(Box<Check>),
    /// Show what one stage of the pipeline makes of a file
    #[command(after_help = SHOW_EXAMPLES)]
    Show(Show),
    /// Print the JSON Schema of an output
    #[command(after_help = SCHEMA_EXAMPLES)]
    Schema(Schema),
    /// Show the report in place of git's own diff
    #[command(after_help = tools::GIT_DIFF_EXAMPLES)]
    GitDiff(GitDiff),
    /// Print the completions for a shell
    #[command(after_help = tools::COMPLETIONS_EXAMPLES)]
    Completions(Completions),
    /// Print the manual page, that of a command, or the reference of the policy
    #[command(after_help = tools::MANUAL_EXAMPLES)]
    Manual(Manual),
}

const INPUT_HELP: &str = "A path, `-` for standard input, or REV:PATH for a file in a git \
revision; LABEL=INPUT gives it a name for reports";

const PROGRAMMES_HELP: &str = "The programmes: for each a path, `-` for standard input, or REV:PATH \
for a file in a git revision, with the name of its party in front: VVD=vvd.pdf; or a folder or a \
pattern such as 'programmas/*.pdf'.\n\nWhere none is named, those that `[[overlap.programme]]` lists in \
pledgediff.toml, with names, colours and who is in the coalition; `pledgediff manual config` tells how.";

const COMPARE_EXAMPLES: &str = "\
Examples:
  What the congress made of the draft, on the terminal:
    pledgediff compare concept.md definitief.md

  What the changes tracked in a draft make of it:
    pledgediff compare concept.docx

  The version of last month against today's, as JSON for another program:
    pledgediff compare oud=HEAD~30:programma.md nieuw=programma.md --format json";

const OVERLAP_EXAMPLES: &str = "\
Examples:
  Whose words stand in the agreement:
    pledgediff overlap akkoord.pdf VVD=vvd.pdf D66=d66.pdf SP=sp.pdf

  The same with the parties outside the coalition as baseline, as JSON:
    pledgediff overlap akkoord.pdf VVD=vvd.pdf D66=d66.pdf SP=sp.pdf --coalition VVD,D66 -o uit.json

  What the programmes in a folder share with each other:
    pledgediff overlap --all programmas";

const SHOW_EXAMPLES: &str = "\
Examples:
  The sentences the program sees in a file, one a line:
    pledgediff show programma.md --as sentences

  The same with section, place and commitment, as JSON:
    pledgediff show programma.md --as sentences --format json";

const SCHEMA_EXAMPLES: &str = "\
Examples:
  What `compare --format json` gives:
    pledgediff schema comparison

  What `show --format json` gives, kept in a file:
    pledgediff schema document > document.schema.json";

#[derive(Debug, ClapArgs)]
pub(super) struct Compare {
    /// The old version
    #[arg(value_name = "OLD", long_help = INPUT_HELP)]
    pub(super) old: OsText,
    /// The new version; without it, OLD must track changes, and its old text is compared with its new
    #[arg(value_name = "NEW", long_help = INPUT_HELP)]
    pub(super) new: Option<OsText>,
    /// On the terminal, only the first screen: the counts and what matters first
    #[arg(long, help_heading = "Output")]
    pub(super) summary: bool,
    #[command(flatten)]
    pub(super) reading: Reading,
    #[command(flatten)]
    pub(super) matching: Matching,
    #[command(flatten)]
    pub(super) policy: Policy,
    #[command(flatten)]
    pub(super) output: Output,
    #[command(flatten)]
    pub(super) dress: Dress,
    #[command(flatten)]
    pub(super) common: Common,
}

#[derive(Debug, ClapArgs)]
pub(super) struct Overlap {
    /// The agreement
    #[arg(value_name = "AGREEMENT", long_help = INPUT_HELP)]
    pub(super) agreement: OsText,
    /// The programmes, each with the name of its party in front: VVD=vvd.pdf; or a folder of them;
    /// those that `pledgediff.toml` lists where none is named
    #[arg(value_name = "PROGRAMME", num_args = 0.., long_help = PROGRAMMES_HELP)]
    pub(super) programmes: Vec<OsText>,
    /// The parties in the coalition, by their names with commas between; the others are the baseline
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    pub(super) coalition: Vec<String>,
    /// Compare all texts with all others and tell what each two share
    #[arg(long, conflicts_with_all = ["coalition", "related"])]
    pub(super) all: bool,
    /// The file that lists the programmes; the nearest `pledgediff.toml` in this folder or above
    #[arg(long, value_name = "FILE", conflicts_with = "all")]
    pub(super) config: Option<PathBuf>,
    /// Show passages on the same topic with another instrument too; they are never counted
    #[arg(long)]
    pub(super) related: bool,
    #[command(flatten)]
    pub(super) reading: Reading,
    #[command(flatten)]
    pub(super) output: Output,
    #[command(flatten)]
    pub(super) dress: Dress,
    #[command(flatten)]
    pub(super) common: Common,
}

#[derive(Debug, ClapArgs)]
pub(super) struct Show {
    /// The file
    #[arg(value_name = "FILE", long_help = INPUT_HELP)]
    pub(super) file: OsText,
    /// Which stage to show
    #[arg(long = "as", value_name = "STAGE", default_value = "sentences")]
    pub(super) stage: Stage,
    #[command(flatten)]
    pub(super) reading: Reading,
    #[command(flatten)]
    pub(super) output: Output,
    #[command(flatten)]
    pub(super) common: Common,
}

#[derive(Debug, ClapArgs)]
pub(super) struct Schema {
    /// Of which output
    #[arg(value_name = "OUTPUT", default_value = "comparison")]
    pub(super) of: SchemaOf,
}

/// An argument as the system gave it; a name that is no Unicode is told of, not guessed at.
pub(super) type OsText = String;

#[derive(Debug, ClapArgs)]
#[command(next_help_heading = "Matching")]
pub(super) struct Matching {
    /// Never put sentences together that are less alike than this, from 0 to 1
    #[arg(
        long,
        value_name = "SHARE",
        default_value_t = 0.0,
        value_parser = share,
        long_help = "Never put sentences together that are less alike than this, from 0 to 1.\n\n\
Likeness is the share of runs of four letters that both have (the cosine of the two sets): 1 for \
the same words, about 0.9 where a word was changed, 0.3 to 0.6 where a sentence was rewritten. \
The program weighs more than likeness, so the default asks for none."
    )]
    pub(super) min_similarity: f64,
}

#[derive(Debug, ClapArgs)]
#[command(next_help_heading = "Reading")]
pub(super) struct Reading {
    /// Which text to read of a file that tracks changes; `accept` where it is not given
    #[arg(long, value_name = "WHICH")]
    pub(super) tracked: Option<Tracked>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Tracked {
    /// The text with every change
    Accept,
    /// The text before any change
    Reject,
}

#[derive(Debug, ClapArgs)]
#[command(next_help_heading = "Output")]
pub(super) struct Output {
    /// The form of the output; follows from the ending of -o, else `terminal`
    #[arg(long, value_name = "FORMAT")]
    pub(super) format: Option<Format>,
    /// Write to this file instead of standard output; may be given several times
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    pub(super) to: Vec<PathBuf>,
    /// Language of the report
    #[arg(long, value_name = "LANGUAGE", default_value = "nl")]
    pub(super) language: Language,
    /// When to use colours
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub(super) color: Color,
    /// Do not show the report through a pager
    #[arg(
        long,
        long_help = "Do not show the report through a pager.\n\n\
On a terminal the report goes through the command in PLEDGEDIFF_PAGER, else that in PAGER, else \
`less`, which leaves again when all fits on the screen."
    )]
    pub(super) no_pager: bool,
}

#[derive(Debug, ClapArgs)]
#[command(next_help_heading = "Tables and documents")]
pub(super) struct Dress {
    /// What stands between the columns of CSV: one sign, or `tab`
    #[arg(
        long,
        value_name = "SIGN",
        default_value = ",",
        value_parser = delimiter,
        long_help = csv_help()
    )]
    pub(super) csv_delimiter: u8,
    /// Begin CSV with a byte-order mark, by which Excel sees that it is UTF-8
    #[arg(long)]
    pub(super) csv_bom: bool,
    /// What a Word document is
    #[arg(long, value_name = "STYLE", default_value = "table")]
    pub(super) docx_style: DocxStyle,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum DocxStyle {
    /// A table: what was, what it becomes, what that changes
    Table,
    /// The new text, every difference a tracked change to accept or reject
    Tracked,
}

#[derive(Debug, ClapArgs)]
#[command(next_help_heading = "General")]
pub(super) struct Common {
    /// Say nothing but faults on standard error
    #[arg(short, long)]
    pub(super) quiet: bool,
    /// Number of threads; all processors where it is not given
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(super) threads: Option<u16>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For reading in a terminal
    Terminal,
    /// For other programs
    Json,
    /// One page for a browser, to read, mail and print
    Html,
    /// A table for other programs and for spreadsheets, a row a change
    Csv,
    /// Annotations in GitHub Actions, judged by the policy
    Github,
    /// SARIF 2.1.0 for code scanning, judged by the policy
    Sarif,
    /// `JUnit` XML: a test for each rule of the policy
    Junit,
    /// GitLab's Code Quality report, judged by the policy
    Gitlab,
    /// A Word document: was/wordt, or the new text with tracked changes
    Docx,
    /// A workbook: the changes to filter and sort, the counts
    Xlsx,
    /// For a comment on a pull or merge request
    Markdown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Stage {
    /// The text as it was read, a block a paragraph
    Text,
    /// The sentences, one a line
    Sentences,
    /// The tokens and the terms they stand for
    Tokens,
    /// What each sentence commits to and how firmly
    Commitments,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum SchemaOf {
    /// Output of `compare`
    Comparison,
    /// Output of `overlap`
    Overlap,
    /// Output of `overlap --all`
    Mutual,
    /// Output of `show`
    Document,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Language {
    /// Dutch
    Nl,
    /// English
    En,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The columns of CSV, one a line.
fn csv_help() -> String {
    let mut help = String::from(
        "What stands between the columns of CSV: one sign, or `tab`; Excel in Dutch wants `;`.\n\n\
The columns, whose names and values are the same in every language:\n",
    );
    for (name, meaning) in csv::COLUMNS {
        let _ = writeln!(help, "- {name}: {meaning}");
    }
    help.push_str(
        "\nA cell that a spreadsheet would take for a formula has an apostrophe before it.",
    );
    help
}

fn delimiter(text: &str) -> Result<u8, String> {
    match text.as_bytes() {
        _ if text == "tab" => Ok(b'\t'),
        [sign] if sign.is_ascii_punctuation() && !matches!(sign, b'"' | b'\'' | b'.' | b'-') => {
            Ok(*sign)
        }
        [b'\t'] => Ok(b'\t'),
        _ => Err("give one sign such as `,`, `;` or `|`, or `tab`".to_owned()),
    }
}

fn share(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(share) if (0.0..=1.0).contains(&share) => Ok(share),
        _ => Err("a share is a number from 0 to 1".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_well_formed() {
        Args::command().debug_assert();
    }

    #[test]
    fn a_delimiter_is_one_sign_that_no_word_is_made_of() {
        assert_eq!(delimiter(";"), Ok(b';'));
        assert_eq!(delimiter("tab"), Ok(b'\t'));
        for wrong in ["", ",,", "\"", "a", "\n", "€"] {
            assert!(delimiter(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_share_lies_between_nought_and_one() {
        assert!(share("0.5").is_ok());
        assert!(share("1.5").is_err() && share("NaN").is_err() && share("half").is_err());
    }
}
