//! The reports on a terminal, whatever its width and whatever stands in the texts: no line is wider
//! than the terminal, and no text commands it.

use std::fs;
use std::path::Path;
use std::process::Command;

use unicode_width::UnicodeWidthStr;

fn told(folder: &Path, columns: usize, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_pledgediff"))
        .args(arguments)
        .env("COLUMNS", columns.to_string())
        .current_dir(folder)
        .output()
        .unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{complaint}");
    String::from_utf8(output.stdout).unwrap()
}

fn keeps_within(columns: usize, told: &str) {
    for line in told.lines() {
        assert!(line.width() <= columns, "{columns} columns: {line}");
    }
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let [before, after] = ["programma/concept.txt", "programma/definitief.txt"];
    let [agreement, other] = ["akkoord/akkoord.md", "akkoord/tegenpartij.md"];
    let long = format!("Partij met een heel lange naam={before}");
    let commands: [&[&str]; 3] = [
        &["compare", before, after],
        &["overlap", agreement, after, other, &long, "--related"],
        &["overlap", "--all", after, other, &long],
    ];
    for columns in [60, 100, 200] {
        for language in ["nl", "en"] {
            for command in commands {
                let arguments = [command, &["--language", language]].concat();
                keeps_within(columns, &told(&fixtures, columns, &arguments));
            }
        }
    }
}

#[test]
fn a_folded_table_tells_every_column() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let arguments = [
        "overlap",
        "akkoord/akkoord.md",
        "Dijk=programma/definitief.md",
        "Plas=akkoord/tegenpartij.md",
    ];
    let table = |columns| {
        let told = told(&fixtures, columns, &arguments);
        // Behind its title, before the sentence below it.
        let lines = told.lines().skip(2).map(str::to_owned);
        lines
            .take_while(|line| !line.starts_with("Van de"))
            .collect::<Vec<_>>()
    };
    let words = |of: &[String], row: &str| -> Vec<String> {
        let rows = of.iter().filter(|line| line.starts_with(row));
        let cells = rows.flat_map(|line| line.split_whitespace().skip(1).map(str::to_owned));
        cells.collect()
    };
    let (wide, narrow) = (table(200), table(60));
    assert!(wide.len() < narrow.len());
    for row in ["partij", "Dijk", "Plas"] {
        assert!(words(&wide, row).len() > 10);
        assert_eq!(words(&wide, row), words(&narrow, row));
    }
}

/// Words that would move the cursor, turn the text round, hide, or take no end.
fn hostile(variant: &str) -> String {
    let word = "lang".repeat(2500);
    let marks = "e\u{301}\u{302}".repeat(200);
    let faces = "\u{1f469}\u{200d}\u{1f467}\u{2764}\u{fe0f}".repeat(60);
    format!(
        "# \u{1b}[2J\u{1b}]0;titel\u{7}Wonen\u{202e} {variant}\n\n\
Wij bouwen {variant}0 \u{1b}[31mrode\u{1b}[0m huizen\u{8}\u{8} voor starters in elke gemeente.\n\n\
De huur gaat \u{202e}omlaag\u{202c} naar {variant}00 euro \u{2066}per\u{2069} maand\u{200b} in heel Nederland.\n\n\
Wij schrappen\0 de regel van {variant} jaar \u{9b}2J over \u{feff}het bouwen\u{2028}van huizen.\n\n\
Elke gemeente legt {variant} {word} aan voor de fietsers van het dorp.\n\n\
Wij geven {variant} {marks} aan elke school die daar om vraagt.\n\n\
Scholen krijgen {variant} {faces} en \u{5bf9}\u{4e8e}\u{6240}\u{6709}\u{4eba} meer leraren.\n\n\
Deze zin blijft staan zoals hij stond.\n"
    )
}

/// The text without the colours that the report itself puts in.
fn without_colours(told: &str) -> String {
    let mut plain = String::new();
    for (i, piece) in told.split("\u{1b}[").enumerate() {
        let end = piece.find(|c: char| !c.is_ascii_digit() && c != ';');
        match end {
            Some(end) if i > 0 && piece[end..].starts_with('m') => {
                plain.push_str(&piece[end + 1..]);
            }
            _ => {
                let mark = if i > 0 { "\u{1b}[" } else { "" };
                plain.push_str(mark);
                plain.push_str(piece);
            }
        }
    }
    plain
}

#[test]
fn no_text_commands_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("was.md"), hostile("1")).unwrap();
    fs::write(folder.path().join("wordt.md"), hostile("2")).unwrap();
    let label = "Par\u{1b}[2Jtij\u{202e} van de lange naam=was.md";
    let commands: [(&[&str], &[usize]); 3] = [
        (&["compare", "was.md", "wordt.md"], &[60, 100]),
        (&["overlap", "wordt.md", label], &[60]),
        (&["overlap", "--all", label, "wordt.md"], &[60]),
    ];
    for (command, columns) in commands {
        for &columns in columns {
            let of = |colour| {
                let arguments = [command, &["--color", colour]].concat();
                told(folder.path(), columns, &arguments)
            };
            let (plain, coloured) = (of("never"), without_colours(&of("always")));
            for told in [&plain, &coloured] {
                keeps_within(columns, told);
                let harmful = |c: &char| {
                    (c.is_control() && *c != '\n')
                        || matches!(u32::from(*c), 0x200B..=0x200F | 0x2028..=0x202E | 0x2060..=0x206F | 0xFEFF)
                };
                assert_eq!(told.chars().find(harmful), None);
            }
            // What commands a terminal is left out where a text is read, so that only names have it.
            assert!(command[0] == "compare" || plain.contains("<U+001B>[2J"));
            assert!(command[1] == "--all" || plain.contains("<U+202E>omlaag<U+202C>"));
        }
    }
}
