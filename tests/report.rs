//! The reports of a small pair against files that a person wrote off as right. Where a report is
//! meant to change, the command in the message makes the file anew; read it before it is kept.

use std::fs;
use std::path::Path;
use std::process::Command;

fn told(arguments: &str, columns: u16) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_pledgediff"))
        .args(["compare", "was.md", "wordt.md"])
        .args(arguments.split_whitespace())
        .env("COLUMNS", columns.to_string())
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/report"))
        .output()
        .unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

fn expect(name: &str, arguments: &str, columns: u16, told: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/report");
    let expected = fs::read_to_string(path.join(name)).unwrap_or_default();
    let line = told
        .lines()
        .zip(expected.lines())
        .position(|(told, expected)| told != expected);
    assert!(
        told == expected,
        "fixtures/report/{name}, line {:?}: in fixtures/report, \
COLUMNS={columns} pledgediff compare was.md wordt.md {arguments} tells\n{told}",
        line.map(|line| line + 1)
    );
}

#[test]
fn the_terminal_tells_it_as_written_down() {
    for (name, arguments, columns) in [
        ("terminal.txt", "", 80),
        ("summary-en.txt", "--summary --language en", 60),
    ] {
        expect(name, arguments, columns, &told(arguments, columns));
    }
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for columns in [60, 80, 120, 200] {
        for language in ["nl", "en"] {
            let told = told(&format!("--language {language} --color never"), columns);
            for line in told.lines() {
                let width = unicode_width::UnicodeWidthStr::width(line);
                assert!(width <= usize::from(columns), "{width} columns: {line}");
            }
        }
    }
}

#[test]
fn the_page_loads_nothing_and_tells_every_change_once() {
    let page = told("--format html", 80);
    assert!(page.contains("default-src 'none'"));
    for outside in ["http://", "https://", " src=", "@import", "url("] {
        assert!(!page.contains(outside), "{outside}");
    }
    let json: serde_json::Value = serde_json::from_str(&told("--format json", 80)).unwrap();
    let told =
        |change: &&serde_json::Value| change["kind"] != "unchanged" || change["moved"] == true;
    let changes: Vec<_> = json["changes"].as_array().unwrap().iter().collect();
    let (told, same): (Vec<_>, Vec<_>) = changes.into_iter().partition(told);
    assert_eq!(page.matches("<article").count(), told.len());
    for change in told {
        let id = change["id"].as_str().unwrap();
        assert_eq!(page.matches(&format!(" id=\"{id}\"")).count(), 1, "{id}");
    }
    for change in same {
        let text = change["edits"][0]["text"].as_str().unwrap();
        assert_eq!(page.matches(text).count(), 1, "{text}");
    }
}

#[test]
fn the_page_is_the_same_whatever_the_threads() {
    assert!(told("--format html --threads 1", 80) == told("--format html --threads 7", 80));
}
