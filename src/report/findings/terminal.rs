//! Findings for a terminal: place, level, message, and the words.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Color, Style};

use super::super::strings::findings as words;
use super::super::terminal::{Looks, visible};
use super::{Finding, findings, stale};
use crate::policy::{Level, Review};

/// The findings, one below the other, and how many there are; nothing at all where nothing is to be
/// said. `config` is the file that acknowledgements stand in.
pub fn terminal(review: &Review, config: Option<&str>, looks: Looks) -> String {
    let mut out = String::new();
    let all = findings(review, looks.language);
    for finding in &all {
        told(finding, looks, &mut out);
    }
    for (line, message) in stale(review, looks.language) {
        let place = config.map_or(String::new(), |file| format!("{file}:{line}: "));
        let style = of(Level::Warning);
        let level = styled(style, words::level(Level::Warning, looks.language), looks);
        let _ = writeln!(out, "{}{level}: {}", visible(&place), visible(&message));
    }
    if !out.is_empty() {
        let _ = writeln!(out, "\n{}.", words::counts(review.counts(), looks.language));
    }
    out
}

fn told(finding: &Finding<'_>, looks: Looks, out: &mut String) {
    let mut place = finding.path.unwrap_or("-").to_owned();
    if let Some(region) = finding.region {
        if let Some(line) = region.line {
            let _ = write!(place, ":{line}");
            if let Some(column) = region.column {
                let _ = write!(place, ":{column}");
            }
        } else if let Some(page) = region.page {
            let _ = write!(place, ", p. {page}");
        }
    }
    let level = words::level(finding.level, looks.language);
    let _ = write!(
        out,
        "{}: {}: {} [{}]",
        styled(Style::new().bold(), &visible(&place), looks),
        styled(of(finding.level), level, looks),
        visible(&finding.message),
        visible(finding.rule),
    );
    if let Some(change) = finding.change {
        let _ = write!(
            out,
            "  {}",
            styled(Style::new().dimmed(), &change.id, looks)
        );
        let _ = write!(out, "\n    {}", visible(&finding.marked()));
    }
    out.push('\n');
}

fn of(level: Level) -> Style {
    let colour = match level {
        Level::Error => AnsiColor::Red,
        Level::Warning => AnsiColor::Yellow,
        Level::Note => AnsiColor::Cyan,
    };
    Style::new().fg_color(Some(Color::Ansi(colour))).bold()
}

fn styled(style: Style, text: &str, looks: Looks) -> String {
    if looks.colour {
        format!("{style}{text}{style:#}")
    } else {
        text.to_owned()
    }
}
