//! Findings as Markdown: for the summary of a CI job, or a comment.

use std::fmt::Write as _;

use super::super::Language;
use super::super::strings::findings as words;
use super::{Finding, findings, stale};
use crate::policy::{Level, Review};

/// Most characters of the findings in a job's summary, in UTF-16 units; it may hold a megabyte.
const MOST: usize = 200_000;

/// Letters of a passage shown.
const LONGEST: usize = 240;

/// A heading, how many findings there are, and a table of them; nothing where nothing is to be said.
pub fn summary(review: &Review, language: Language) -> String {
    let table = table(review, MOST, language);
    if table.is_empty() {
        return String::new();
    }
    let counts = words::counts(review.counts(), language);
    format!("### {}\n\n{counts}.\n{table}", words::title(language))
}

/// A table of the findings and what acknowledgements do nothing any more, of at most so many UTF-16
/// units; nothing where nothing is to be said.
pub(in crate::report) fn table(review: &Review, most: usize, language: Language) -> String {
    let all = findings(review, language);
    let (mut out, mut used) = (String::new(), 0);
    let mut fits = |text: &str| {
        used += text.encode_utf16().count();
        used <= most
    };
    if !all.is_empty() {
        let (was, becomes) = words::was_becomes(language);
        let _ = write!(out, "\n| | | {was} | {becomes} |\n|---|---|---|---|\n");
        let mut told = 0;
        for finding in &all {
            let row = row(finding, language);
            if !fits(&row) {
                break;
            }
            out.push_str(&row);
            told += 1;
        }
        if all.len() > told {
            let _ = writeln!(out, "\n{}", words::more(all.len() - told, language));
        }
    }
    for (_, message) in stale(review, language) {
        let message = escaped(&message);
        if !fits(&message) {
            break;
        }
        let _ = writeln!(out, "\n{message}");
    }
    out
}

fn row(finding: &Finding<'_>, language: Language) -> String {
    let sign = match finding.level {
        Level::Error => "❌",
        Level::Warning => "⚠️",
        Level::Note => "ℹ️",
    };
    let level = words::level(finding.level, language);
    let line = finding.region.and_then(|region| region.line);
    let place = match (finding.path, line) {
        (Some(path), Some(line)) => format!("<br>{}:{line}", escaped(path)),
        (Some(path), None) => format!("<br>{}", escaped(path)),
        (None, _) => String::new(),
    };
    format!(
        "| {sign} {level} | {}{place} | {} | {} |\n",
        escaped(&finding.message),
        escaped(&short(&finding.old)),
        escaped(&short(&finding.new)),
    )
}

/// The beginning of a long passage.
fn short(text: &str) -> String {
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    let cut: String = text.chars().take(LONGEST).collect();
    format!("{} …", cut.trim_end())
}

/// The text so that Markdown shows it as it is, on one line of a table; nobody is called by it.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '@' => out.push_str("&#64;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '$' | '!' | '{' | '}' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_from_strangers_stays_a_text() {
        assert_eq!(
            escaped("a|b <img> *c* @piet\n[x](y)"),
            "a\\|b &lt;img&gt; \\*c\\* &#64;piet \\[x\\](y)"
        );
        assert_eq!(short(&"é".repeat(300)).chars().count(), LONGEST + 2);
    }
}
