//! GitLab's Code Quality report: a JSON list of issues, which merge requests show beside the lines.

use serde::Serialize;

use super::Language;
use super::findings::findings;
use crate::policy::{Level, Review};

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
    end: u32,
}

/// The report. GitLab wants a path and a line: a document without a name is `-`, and of a format
/// without lines the first is given.
pub fn gitlab(review: &Review, language: Language) -> String {
    let all = findings(review, language);
    let issues: Vec<Issue<'_>> = all
        .iter()
        .map(|finding| {
            let mut description = vec![finding.message.clone()];
            description.extend(finding.details(language));
            let region = finding.region.unwrap_or_default();
            let begin = region.line.unwrap_or(1);
            Issue {
                description: description.join("\n"),
                check_name: finding.rule,
                fingerprint: finding.fingerprint(),
                severity: match finding.level {
                    Level::Error => "critical",
                    Level::Warning => "minor",
                    Level::Note => "info",
                },
                location: Location {
                    path: finding.path.unwrap_or("-"),
                    lines: Lines {
                        begin,
                        end: region.end_line.unwrap_or(begin).max(begin),
                    },
                },
            }
        })
        .collect();
    let mut out = serde_json::to_string_pretty(&issues).unwrap_or_default();
    out.push('\n');
    out
}
