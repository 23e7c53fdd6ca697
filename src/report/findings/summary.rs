//! Findings as Markdown: for the summary of a CI job, or a comment.

use std::fmt::Write as _;

use super::super::Language;
use super::super::strings::findings as words;
use super::{Finding, findings, stale};
use crate::policy::{Level, Review};

/// Findings shown: a job's summary may hold a megabyte, a comment 65,536 letters.
const MOST: usize = 100;

/// Letters of a passage shown.
const LONGEST: usize = 240;

/// A heading, how many findings there are, and a table of them; nothing where nothing is to be said.
pub fn summary(review: &Review, language: Language) -> String {
    let all = findings(review, language);
    let stale = stale(review, language);
    if all.is_empty() && stale.is_empty() {
        return String::new();
    }
    let mut out = format!("### {}\n\n", words::title(language));
    let _ = writeln!(out, "{}.", words::counts(review.counts(), language));
    if !all.is_empty() {
        let (was, becomes) = words::was_becomes(language);
        let _ = write!(out, "\n| | | {was} | {becomes} |\n|---|---|---|---|\n");
        for finding in all.iter().take(MOST) {
            row(finding, language, &mut out);
        }
        if all.len() > MOST {
            let _ = writeln!(out, "\n{}", words::more(all.len() - MOST, language));
        }
    }
    for (_, message) in stale {
        let _ = writeln!(out, "\n{}", escaped(&message));
    }
    out
}

fn row(finding: &Finding<'_>, language: Language, out: &mut String) {
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
    let _ = writeln!(
        out,
        "| {sign} {level} | {}{place} | {} | {} |",
        escaped(&finding.message),
        escaped(&short(&finding.old)),
        escaped(&short(&finding.new)),
    );
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
