//! `pledgediff completions` and `pledgediff manual`.

use std::io;

use clap::CommandFactory;
use clap_complete::Shell;

use super::args::{Args, Topic};
use super::output;
use crate::config;
use crate::error::{Error, Result};

/// The name under which the program is called.
const NAME: &str = "pledgediff";

/// Prints the completions for a shell.
pub(super) fn completions(shell: Shell) -> Result<()> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), NAME, &mut script);
    output::to_stdout(&script)
}

/// Prints a page of the manual.
pub(super) fn manual(topic: Topic) -> Result<()> {
    let page = match topic {
        Topic::All => page(None),
        Topic::Compare => page(Some("compare")),
        Topic::Overlap => page(Some("overlap")),
        Topic::Check => page(Some("check")),
        Topic::Show => page(Some("show")),
        Topic::Config => Ok(config::reference().into_bytes()),
    };
    let page = page.map_err(|error| Error::output("the manual", error.to_string()))?;
    output::to_stdout(&page)
}

fn page(command: Option<&str>) -> io::Result<Vec<u8>> {
    let mut program = Args::command();
    program.build();
    let found = command.and_then(|name| program.find_subcommand(name));
    let page = found.unwrap_or(&program).clone();
    let mut written = Vec::new();
    clap_mangen::Man::new(page).render(&mut written)?;
    Ok(written)
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::ValueEnum;

    /// Commands that take no part in a pipeline of files have a help of their own as well.
    #[test]
    fn every_command_explains_itself_with_two_worked_examples() {
        let mut program = Args::command();
        program.build();
        let mut wrong = Vec::new();
        for command in program.get_subcommands().filter(|c| c.get_name() != "help") {
            let name = command.get_name();
            let after = command.get_after_help().map(ToString::to_string);
            let after = after.unwrap_or_default();
            let examples = after
                .lines()
                .filter(|line| line.starts_with("    ") && line.contains("pledgediff"));
            if !after.starts_with("Examples:") || examples.count() < 2 {
                wrong.push(format!("{name} has not two examples"));
            }
            if command.get_about().is_none() {
                wrong.push(format!("{name} does not say what it does"));
            }
            for argument in command.get_arguments() {
                let id = argument.get_id();
                if argument.get_help().is_none() {
                    wrong.push(format!("{name}: {id} is not explained"));
                }
                if argument.get_action().takes_values()
                    && argument.get_value_names().is_none_or(<[_]>::is_empty)
                {
                    wrong.push(format!("{name}: {id} does not name its value"));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn every_page_and_every_shell_knows_the_commands() {
        for topic in [
            None,
            Some("compare"),
            Some("overlap"),
            Some("check"),
            Some("show"),
        ] {
            let text = String::from_utf8(page(topic).unwrap()).unwrap();
            let name = topic.map_or(NAME.to_owned(), |topic| format!("{NAME}-{topic}"));
            assert!(text.contains(&format!(".TH {name} 1")), "{name}");
            assert!(text.contains(".SH"), "{name}");
        }
        for shell in Shell::value_variants() {
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut Args::command(), NAME, &mut script);
            let script = String::from_utf8(script).unwrap();
            assert!(
                ["compare", "check", "--fail-on"]
                    .iter()
                    .all(|w| script.contains(w.trim_start_matches("--"))),
                "{shell}"
            );
        }
    }
}
