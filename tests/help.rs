//! The help texts, pinned: whoever changes an option sees here what its user will read.
//!
//! After a change that is meant: `PLEDGEDIFF_WRITE_HELP=1 cargo test --test help`, and read the
//! difference.

use std::path::Path;
use std::process::Command;

const COMMANDS: [&str; 9] = [
    "",
    "compare",
    "check",
    "overlap",
    "show",
    "schema",
    "completions",
    "manual",
    "git-diff",
];

fn help(command: &str) -> String {
    let mut program = Command::new(env!("CARGO_BIN_EXE_pledgediff"));
    if !command.is_empty() {
        program.arg(command);
    }
    let output = program
        .arg("--help")
        .env("COLUMNS", "100")
        .output()
        .unwrap();
    assert!(output.status.success() && output.stderr.is_empty());
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn help_is_as_it_was_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/help");
    let mut wrong = Vec::new();
    for command in COMMANDS {
        let name = if command.is_empty() {
            "pledgediff"
        } else {
            command
        };
        let (path, told) = (folder.join(format!("{name}.txt")), help(command));
        if std::env::var_os("PLEDGEDIFF_WRITE_HELP").is_some() {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&path, &told).unwrap();
        }
        if std::fs::read_to_string(&path).ok() != Some(told) {
            wrong.push(name);
        }
    }
    assert!(
        wrong.is_empty(),
        "other help than in fixtures/help: {wrong:?}"
    );
}

#[test]
fn every_command_of_work_shows_two_examples() {
    for command in ["compare", "check", "overlap", "show"] {
        let text = help(command);
        let examples = text.split("\nExamples:\n").nth(1).unwrap_or_default();
        let count = examples.matches("    pledgediff ").count();
        assert!(count >= 2, "{command} shows {count}");
    }
}
