//! The pager, as git has it: `PLEDGEDIFF_PAGER`, else `PAGER`, else `less`; only on a terminal.

use std::env;
use std::io::{self, IsTerminal, Write};
use std::process::{Child, Command, Stdio};

use super::output;
use crate::error::Result;

/// What `less` is told where the user tells it nothing: to leave again when all fits on the screen,
/// to show colours, and not to wipe the screen.
const LESS: &str = "FRX";

/// Shows text on standard output, through a pager where that is a terminal and `wanted`.
pub(super) fn show(text: &[u8], wanted: bool) -> Result<()> {
    let pager = (wanted && io::stdout().is_terminal())
        .then(|| chosen(|name| env::var(name).ok()))
        .flatten();
    match pager.and_then(|pager| started(&pager)) {
        Some(mut pager) => {
            if let Some(mut to) = pager.stdin.take() {
                // A pager that was left before the end is no fault.
                let _ = to.write_all(text);
            }
            match pager.wait() {
                Ok(status) if !matches!(status.code(), Some(126 | 127)) => Ok(()),
                // The shell did not find it.
                Ok(_) | Err(_) => output::to_stdout(text),
            }
        }
        None => output::to_stdout(text),
    }
}

/// The command of the pager; none where the user wants none.
fn chosen(variable: impl Fn(&str) -> Option<String>) -> Option<String> {
    let pager = variable("PLEDGEDIFF_PAGER")
        .or_else(|| variable("PAGER"))
        .unwrap_or_else(|| "less".to_owned());
    let pager = pager.trim();
    (!pager.is_empty() && pager != "cat").then(|| pager.to_owned())
}

fn started(pager: &str) -> Option<Child> {
    let mut command = if cfg!(unix) {
        let mut shell = Command::new("sh");
        shell.args(["-c", pager]);
        shell
    } else {
        let mut words = pager.split_whitespace();
        let mut command = Command::new(words.next()?);
        command.args(words);
        command
    };
    for (name, value) in [("LESS", LESS), ("LV", "-c")] {
        if env::var_os(name).is_none() {
            command.env(name, value);
        }
    }
    command.stdin(Stdio::piped()).spawn().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_own_variable_goes_first_and_an_empty_one_or_cat_means_none() {
        let with = |set: &'static [(&str, &str)]| {
            chosen(|name| {
                let value = set.iter().find(|(n, _)| *n == name);
                value.map(|(_, value)| (*value).to_owned())
            })
        };
        assert_eq!(with(&[]).as_deref(), Some("less"));
        assert_eq!(with(&[("PAGER", "most")]).as_deref(), Some("most"));
        let both = &[("PAGER", "most"), ("PLEDGEDIFF_PAGER", "less -S")];
        assert_eq!(with(both).as_deref(), Some("less -S"));
        assert_eq!(with(&[("PAGER", "cat")]), None);
        assert_eq!(with(&[("PAGER", "most"), ("PLEDGEDIFF_PAGER", "")]), None);
    }
}
