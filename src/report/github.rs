//! Workflow commands of GitHub Actions: each finding becomes an annotation on its lines.
//!
//! Form and escapes are those of GitHub's "Workflow commands for GitHub Actions" and of its own
//! toolkit: `%`, line ends, and in properties `:` and `,` are written as percent codes.

use std::fmt::Write as _;

use super::Language;
use super::findings::{Finding, findings, stale};
use super::strings::findings as words;
use super::terminal::visible;
use crate::policy::{Level, Review};

/// A line for each finding, the gravest first, since GitHub shows ten of each level and step;
/// nothing where nothing is found. `config` is the file that acknowledgements stand in.
pub fn github(review: &Review, config: Option<&str>, language: Language) -> String {
    let mut all = findings(review, language);
    all.sort_by_key(|finding| std::cmp::Reverse(finding.level));
    let mut out = String::new();
    for finding in &all {
        command(finding, language, &mut out);
    }
    for (line, message) in stale(review, language) {
        let line = line.to_string();
        let place = config.map(|file| [("file", file), ("line", &line)]);
        write(
            &mut out,
            "warning",
            place.as_ref().map_or(&[][..], |p| p),
            &message,
        );
    }
    out
}

fn command(finding: &Finding<'_>, language: Language, out: &mut String) {
    let name = match finding.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "notice",
    };
    let region = finding.region.unwrap_or_default();
    let number = |n: Option<u32>| n.map(|n| n.to_string());
    let one_line = region.line == region.end_line;
    // Columns are known only for a region on one line; the last one is named, not the one behind it.
    let columns = |column: Option<u32>| number(column.filter(|_| one_line));
    let values = [
        ("file", finding.path.map(str::to_owned)),
        ("line", number(region.line)),
        ("endLine", number(region.end_line)),
        ("col", columns(region.column)),
        (
            "endColumn",
            columns(region.end_column.map(|column| column - 1)),
        ),
        ("title", Some(finding.message.clone())),
    ];
    // A line of no file says nothing.
    let known = values
        .iter()
        .filter(|(key, _)| finding.path.is_some() || *key == "title");
    let properties: Vec<(&str, &str)> = known
        .filter_map(|(key, value)| Some((*key, value.as_deref()?)))
        .collect();
    let mut lines = finding.details(language);
    match finding.change {
        Some(change) => lines.push(words::acknowledge(&change.id, language)),
        None => lines.push(finding.message.clone()),
    }
    write(out, name, &properties, &lines.join("\n"));
}

fn write(out: &mut String, command: &str, properties: &[(&str, &str)], message: &str) {
    let _ = write!(out, "::{command}");
    for (i, (key, value)) in properties.iter().enumerate() {
        let mark = if i == 0 { ' ' } else { ',' };
        let _ = write!(out, "{mark}{key}={}", escaped(value, true));
    }
    let _ = writeln!(out, "::{}", escaped(message, false));
}

fn escaped(text: &str, property: bool) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for (i, line) in text.split('\n').enumerate() {
        if i > 0 {
            out.push_str("%0A");
        }
        // The runner's log is a terminal.
        for c in visible(line).chars() {
            match c {
                '%' => out.push_str("%25"),
                ':' if property => out.push_str("%3A"),
                ',' if property => out.push_str("%2C"),
                c => out.push(c),
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_ends_its_command_or_begins_another() {
        assert_eq!(
            escaped("100%: a,b\n::error::x\r", true),
            "100%25%3A a%2Cb%0A%3A%3Aerror%3A%3Ax<U+000D>"
        );
        assert_eq!(escaped("a: b, c", false), "a: b, c");
    }
}
