//! `JUnit` XML: a suite for each document, a test for each rule and limit, so that the names of tests
//! stay while the findings come and go.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::Language;
use super::findings::{Finding, findings};
use super::strings::findings as words;
use crate::policy::{Case, Level, Review};

/// The report. A test fails by a finding of the level `fail_on` or a graver one; lighter findings
/// are its output.
pub fn junit(review: &Review, fail_on: Level, language: Language) -> Vec<u8> {
    let mut out = Writer::new_with_indent(Vec::new(), b' ', 2);
    // Writing to memory does not fail.
    let _ = suites(&mut out, review, fail_on, language);
    let mut bytes = out.into_inner();
    bytes.push(b'\n');
    bytes
}

type Xml = Writer<Vec<u8>>;

/// A test: a rule or limit of one document, and what it found.
struct Test<'a> {
    name: &'a str,
    failures: Vec<&'a Finding<'a>>,
    remarks: Vec<&'a Finding<'a>>,
}

fn suites(out: &mut Xml, review: &Review, fail_on: Level, language: Language) -> io::Result<()> {
    let all = findings(review, language);
    let suites: Vec<(String, Vec<Test<'_>>)> = review
        .cases()
        .iter()
        .map(|case| (name(case), tests(review, case, &all, fail_on)))
        .collect();
    let count = |tests: &[Test<'_>]| tests.len();
    let failed = |tests: &[Test<'_>]| tests.iter().filter(|t| !t.failures.is_empty()).count();
    out.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let tests = suites.iter().map(|(_, tests)| count(tests)).sum::<usize>();
    let failures = suites.iter().map(|(_, tests)| failed(tests)).sum::<usize>();
    let mut root = BytesStart::new("testsuites");
    root.push_attribute(("name", env!("CARGO_PKG_NAME")));
    root.push_attribute(("tests", tests.to_string().as_str()));
    root.push_attribute(("failures", failures.to_string().as_str()));
    out.write_event(Event::Start(root))?;
    for (name, tests) in &suites {
        let mut suite = BytesStart::new("testsuite");
        suite.push_attribute(("name", clean(name).as_str()));
        suite.push_attribute(("tests", count(tests).to_string().as_str()));
        suite.push_attribute(("failures", failed(tests).to_string().as_str()));
        suite.push_attribute(("errors", "0"));
        suite.push_attribute(("skipped", "0"));
        out.write_event(Event::Start(suite))?;
        for test in tests {
            self::test(out, name, test, language)?;
        }
        out.write_event(Event::End(BytesEnd::new("testsuite")))?;
    }
    out.write_event(Event::End(BytesEnd::new("testsuites")))
}

fn name(case: &Case) -> String {
    case.paths.shown().unwrap_or("-").to_owned()
}

fn tests<'a>(
    review: &'a Review,
    case: &Case,
    all: &'a [Finding<'a>],
    fail_on: Level,
) -> Vec<Test<'a>> {
    let policy = review.policy();
    let rules = policy.rules.iter().filter(|rule| rule.level.is_some());
    let mut names: Vec<&str> = Vec::new();
    let limits = policy.limits.iter().map(|limit| limit.name.as_str());
    for name in rules.map(|rule| rule.name.as_str()).chain(limits) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
        .into_iter()
        .map(|name| {
            let here = all
                .iter()
                .filter(|f| f.rule == name && f.path == case.paths.shown());
            let (failures, remarks) = here.partition(|f| f.level >= fail_on);
            Test {
                name,
                failures,
                remarks,
            }
        })
        .collect()
}

fn test(out: &mut Xml, suite: &str, test: &Test<'_>, language: Language) -> io::Result<()> {
    let mut case = BytesStart::new("testcase");
    case.push_attribute(("classname", clean(suite).as_str()));
    case.push_attribute(("name", clean(test.name).as_str()));
    if test.failures.is_empty() && test.remarks.is_empty() {
        return out.write_event(Event::Empty(case));
    }
    out.write_event(Event::Start(case))?;
    if let Some(first) = test.failures.first() {
        let mut failure = BytesStart::new("failure");
        failure.push_attribute(("message", clean(&first.message).as_str()));
        failure.push_attribute(("type", first.level.name()));
        body(out, failure, "failure", &test.failures, language)?;
    }
    if !test.remarks.is_empty() {
        let remarks = BytesStart::new("system-out");
        body(out, remarks, "system-out", &test.remarks, language)?;
    }
    out.write_event(Event::End(BytesEnd::new("testcase")))
}

fn body(
    out: &mut Xml,
    start: BytesStart<'_>,
    name: &str,
    findings: &[&Finding<'_>],
    language: Language,
) -> io::Result<()> {
    let told: Vec<String> = findings.iter().map(|f| told(f, language)).collect();
    out.write_event(Event::Start(start))?;
    out.write_event(Event::Text(BytesText::new(&clean(&told.join("\n\n")))))?;
    out.write_event(Event::End(BytesEnd::new(name)))
}

/// A finding in lines, the first with its place.
fn told(finding: &Finding<'_>, language: Language) -> String {
    let region = finding.region.unwrap_or_default();
    let line = region.line.map_or(String::new(), |line| format!(":{line}"));
    let level = words::level(finding.level, language);
    let path = finding.path.unwrap_or("-");
    let mut lines = vec![format!("{path}{line}: {level}: {}", finding.message)];
    lines.extend(finding.details(language));
    lines.extend(
        finding
            .change
            .map(|change| words::acknowledge(&change.id, language)),
    );
    lines.join("\n")
}

/// The text without the characters that XML 1.0 does not allow.
fn clean(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\t' | '\n' => c,
            '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
            c if u32::from(c) < 0x20 => '\u{fffd}',
            c => c,
        })
        .collect()
}
