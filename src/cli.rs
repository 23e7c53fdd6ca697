//! The command line: from arguments to reports.

use std::ffi::OsString;
use std::process::ExitCode;

mod args;
mod check;
mod compare;
mod gate;
mod git_diff;
mod github;
mod manual;
mod output;
mod overlap;
mod pager;
mod progress;
mod run;
mod show;

use clap::Parser;

use crate::error::{Error, Fault};

/// Runs the program with these arguments, the first being its own name, and gives its exit status:
/// 0 for done, 1 where a policy was asked for and is broken, 2 where the command line, an input or an output is at fault.
#[must_use]
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args = match args::Args::try_parse_from(arguments) {
        Ok(args) => args,
        Err(error) => {
            // Help and version are no faults, and go to standard output.
            let status = if error.use_stderr() { 2 } else { 0 };
            let _ = error.print();
            return ExitCode::from(status);
        }
    };
    match run::run(args) {
        Ok(Status::Done) => ExitCode::SUCCESS,
        Ok(Status::Broken) => ExitCode::from(1),
        Err(error) => {
            complain(&error);
            ExitCode::from(2)
        }
    }
}

/// How a run ended that did what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Status {
    /// All is well.
    Done,
    /// A policy was asked for and is broken.
    Broken,
}

/// One message on standard error: the file and place, what is wrong and what to do.
fn complain(error: &Error) {
    let hint = match error.fault() {
        Fault::Usage => "\nSee `pledgediff --help`.",
        Fault::Input | Fault::Output => "",
    };
    output::complain(&format!("pledgediff: {error}{hint}"));
}
