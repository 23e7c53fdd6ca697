//! The formats of findings, held against their standards by strict mirrors that know no field more.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::Reader;
use quick_xml::events::Event;
use serde::Deserialize;

use super::repo::{Folder, fixture};

const PAIR: [&str; 3] = ["check", "concept.md", "definitief.md"];

/// The report on the fixture programme in that format.
fn report(format: &str) -> String {
    let folder = Folder::new();
    for name in ["concept.md", "definitief.md"] {
        folder.write(name, fixture(&format!("programma/{name}")));
    }
    let run = folder.run(&[&PAIR[..], &["--format", format]].concat());
    assert_eq!(run.status, 1, "{}", run.err);
    run.out
}

/// SARIF 2.1.0, OASIS Standard of 27 March 2020, section 3: the properties that are used here, with
/// the types, and what must and may stand.
mod sarif {
    use super::{BTreeMap, Deserialize};

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(crate) struct Log {
        #[serde(rename = "$schema")]
        pub(crate) schema: String,
        pub(crate) version: String,
        pub(crate) runs: Vec<Run>,
    }

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields, rename_all = "camelCase")]
    pub(crate) struct Run {
        pub(crate) tool: Tool,
        pub(crate) column_kind: ColumnKind,
        pub(crate) results: Vec<Found>,
    }

    #[derive(Deserialize, PartialEq, Debug)]
    #[serde(rename_all = "camelCase")]
    pub(crate) enum ColumnKind {
        Utf16CodeUnits,
        UnicodeCodePoints,
    }

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(crate) struct Tool {
        pub(crate) driver: Driver,
    }

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields, rename_all = "camelCase")]
    pub(crate) struct Driver {
        pub(crate) name: String,
        pub(crate) version: String,
        pub(crate) semantic_version: String,
        pub(crate) rules: Vec<Rule>,
    }

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields, rename_all = "camelCase")]
    pub(crate) struct Rule {
        pub(crate) id: String,
        pub(crate) short_description: Text,
        #[allow(dead_code, reason = "its type is the check")]
        pub(crate) default_configuration: Configuration,
        #[allow(dead_code, reason = "a bag of anything")]
        pub(crate) properties: BTreeMap<String, serde_json::Value>,
    }

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(crate) struct Configuration {
        #[allow(dead_code, reason = "its type is the check")]
        pub(crate) level: Level,
    }

    #[derive(Deserialize, PartialEq, Debug, Clone, Copy)]
    #[serde(rename_all = "lowercase")]
    pub(crate) enum Level {
        None,
        Note,
        Warning,
        Error,
    }

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(crate) struct Text {
        pub(crate) text: String,
    }

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields, rename_all = "camelCase")]
    pub(crate) struct Found {
        pub(crate) rule_id: String,
        pub(crate) rule_index: usize,
        pub(crate) level: Level,
        pub(crate) message: Text,
        pub(crate) locations: Vec<Location>,
        #[serde(default)]
        pub(crate) related_locations: Vec<Location>,
        pub(crate) partial_fingerprints: BTreeMap<String, String>,
        #[allow(dead_code, reason = "a bag of anything")]
        pub(crate) properties: BTreeMap<String, serde_json::Value>,
        #[serde(default)]
        pub(crate) suppressions: Vec<Suppression>,
    }

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(crate) struct Suppression {
        pub(crate) kind: String,
        pub(crate) status: String,
        pub(crate) justification: String,
    }

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields, rename_all = "camelCase")]
    pub(crate) struct Location {
        pub(crate) physical_location: Physical,
        #[allow(dead_code, reason = "its type is the check")]
        pub(crate) message: Option<Text>,
    }

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields, rename_all = "camelCase")]
    pub(crate) struct Physical {
        pub(crate) artifact_location: Artifact,
        pub(crate) region: Option<Region>,
    }

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields, rename_all = "camelCase")]
    pub(crate) struct Artifact {
        pub(crate) uri: String,
        #[allow(dead_code, reason = "its type is the check")]
        pub(crate) uri_base_id: String,
    }

    #[derive(Deserialize, Clone, Copy)]
    #[serde(deny_unknown_fields, rename_all = "camelCase")]
    pub(crate) struct Region {
        pub(crate) start_line: u32,
        pub(crate) start_column: Option<u32>,
        pub(crate) end_line: u32,
        pub(crate) end_column: Option<u32>,
    }
}

#[test]
fn sarif_is_as_the_standard_says() {
    let log: sarif::Log = serde_json::from_str(&report("sarif")).unwrap();
    assert!(log.schema.ends_with("sarif-2.1.0.json"));
    assert_eq!((log.version.as_str(), log.runs.len()), ("2.1.0", 1));
    let run = &log.runs[0];
    assert_eq!(run.column_kind, sarif::ColumnKind::UnicodeCodePoints);
    let driver = &run.tool.driver;
    assert_eq!(driver.name, "pledgediff");
    assert_eq!(driver.version, driver.semantic_version);
    let ids: BTreeSet<&str> = driver.rules.iter().map(|rule| rule.id.as_str()).collect();
    assert_eq!(ids.len(), driver.rules.len(), "ids of rules are unique");
    assert!(
        driver
            .rules
            .iter()
            .all(|r| !r.short_description.text.is_empty())
    );
    assert!(run.results.len() > 50);
    for found in &run.results {
        assert_eq!(driver.rules[found.rule_index].id, found.rule_id);
        assert!(!found.message.text.is_empty() && found.level != sarif::Level::None);
        assert_eq!(found.partial_fingerprints.len(), 1);
        assert!(found.suppressions.is_empty());
        for location in found.locations.iter().chain(&found.related_locations) {
            let place = &location.physical_location;
            assert!(
                place.artifact_location.uri == "definitief.md"
                    || place.artifact_location.uri == "concept.md"
            );
            let region = place.region.unwrap();
            assert!(1 <= region.start_line && region.start_line <= region.end_line);
            assert_eq!(region.start_column.is_some(), region.end_column.is_some());
            if region.start_line == region.end_line {
                assert!(region.start_column <= region.end_column);
            }
        }
    }
}

#[test]
fn a_known_finding_stays_known_wherever_its_lines_go() {
    let folder = Folder::new();
    let (old, new) = (
        fixture("programma/concept.md"),
        fixture("programma/definitief.md"),
    );
    folder.write("concept.md", &old);
    let prints = |text: &str| {
        folder.write("definitief.md", text);
        let run = folder.run(&[&PAIR[..], &["--format", "sarif"]].concat());
        let log: sarif::Log = serde_json::from_str(&run.out).unwrap();
        let found = log.runs.into_iter().flat_map(|run| run.results);
        let prints: BTreeSet<String> = found
            .flat_map(|f| f.partial_fingerprints.into_values())
            .collect();
        prints
    };
    let lower = format!(
        "# Aankondiging\n\nDit is de tekst zoals het congres hem heeft vastgesteld.\n\n{new}"
    );
    assert_eq!(prints(&new), prints(&lower));
}

#[test]
fn an_acknowledged_change_is_suppressed_with_its_reason() {
    let folder = Folder::new();
    folder.write(
        "oud.md",
        "Wij bouwen elk jaar 10.000 woningen.\nWij schaffen de btw op boeken af.\n",
    );
    folder.write("nieuw.md", "Wij bouwen elk jaar 10.000 woningen.\n");
    folder.write(
        "pledgediff.toml",
        "[[rule]]\nname = \"weg\"\nkind = \"removed\"\n\n[[acknowledged]]\nquote = \"de btw op boeken\"\nreason = \"Al geregeld.\"\n",
    );
    let run = folder.run(&["check", "oud.md", "nieuw.md", "--format", "sarif"]);
    assert_eq!(run.status, 0, "{}", run.err);
    let log: sarif::Log = serde_json::from_str(&run.out).unwrap();
    let [found] = &log.runs[0].results[..] else {
        panic!("{}", run.out)
    };
    let [suppression] = &found.suppressions[..] else {
        panic!("{}", run.out)
    };
    assert_eq!(
        (
            &*suppression.kind,
            &*suppression.status,
            &*suppression.justification
        ),
        ("external", "accepted", "Al geregeld.")
    );
}

/// GitLab's documentation of "Code Quality report format": a list of issues, each with a
/// description, a name, a fingerprint that is unique, a path without a leading `./`, a line and a
/// severity of five.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Issue {
    description: String,
    check_name: String,
    fingerprint: String,
    severity: Severity,
    location: Location,
}

#[derive(Deserialize, PartialEq, Debug)]
#[serde(rename_all = "lowercase")]
enum Severity {
    Info,
    Minor,
    Major,
    Critical,
    Blocker,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lines {
    begin: u32,
    end: u32,
}

#[test]
fn gitlab_gets_a_list_of_issues() {
    let issues: Vec<Issue> = serde_json::from_str(&report("gitlab")).unwrap();
    let prints: BTreeSet<&str> = issues.iter().map(|i| i.fingerprint.as_str()).collect();
    assert_eq!(prints.len(), issues.len());
    assert!(
        issues
            .iter()
            .any(|issue| issue.severity == Severity::Critical)
    );
    for issue in &issues {
        assert!(!issue.description.is_empty() && !issue.check_name.is_empty());
        assert!(issue.fingerprint.bytes().all(|b| b.is_ascii_hexdigit()));
        assert_eq!(issue.location.path, "definitief.md");
        let lines = &issue.location.lines;
        assert!(1 <= lines.begin && lines.begin <= lines.end);
    }
}

/// The elements of `JUnit` XML and their attributes, as Jenkins' and GitLab's readers take them.
const ELEMENTS: [(&str, &[&str], &[&str]); 5] = [
    ("testsuites", &["name", "tests", "failures"], &["testsuite"]),
    (
        "testsuite",
        &["name", "tests", "failures", "errors", "skipped"],
        &["testcase"],
    ),
    (
        "testcase",
        &["classname", "name"],
        &["failure", "system-out"],
    ),
    ("failure", &["message", "type"], &[]),
    ("system-out", &[], &[]),
];

#[test]
fn junit_has_a_test_for_each_rule() {
    let xml = report("junit");
    let mut reader = Reader::from_str(&xml);
    let mut open: Vec<String> = Vec::new();
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    let mut told = BTreeMap::new();
    loop {
        let event = reader.read_event().unwrap();
        let empty = matches!(event, Event::Empty(_));
        match &event {
            Event::Start(element) | Event::Empty(element) => {
                let name = element.name().as_ref().to_owned();
                let (_, attributes, _) = *ELEMENTS.iter().find(|(e, ..)| *e == name).unwrap();
                for attribute in element.attributes() {
                    let attribute = attribute.unwrap();
                    let key = attribute.key.as_ref().to_owned();
                    assert!(attributes.contains(&key.as_str()), "{key} of {name}");
                    if name == "testsuites" && key != "name" {
                        let value = attribute.value.to_string();
                        told.insert(key, value.parse::<u32>().unwrap());
                    }
                }
                if let Some(parent) = open.last() {
                    let (.., inside) = *ELEMENTS.iter().find(|(e, ..)| e == parent).unwrap();
                    assert!(inside.contains(&name.as_str()), "{name} in {parent}");
                }
                *counts.entry(name.clone()).or_default() += 1;
                if !empty {
                    open.push(name);
                }
            }
            Event::End(element) => {
                assert_eq!(open.pop().unwrap(), element.name().as_ref());
            }
            Event::Eof => break,
            Event::Decl(_) | Event::Text(_) | Event::GeneralRef(_) => {}
            Event::CData(_) | Event::Comment(_) | Event::PI(_) | Event::DocType(_) => {
                panic!("{event:?}")
            }
        }
    }
    assert!(open.is_empty());
    assert_eq!(
        (told["tests"], told["failures"]),
        (counts["testcase"], counts["failure"])
    );
    assert_eq!(counts["testcase"], 8, "a test for each rule of the policy");
    assert_eq!(counts["failure"], 2, "the errors of two rules");
}

/// An annotation read back as GitHub's runner does (`ActionCommand.TryParseV2`).
pub(crate) struct Annotation {
    pub(crate) command: String,
    pub(crate) properties: BTreeMap<String, String>,
    pub(crate) message: String,
}

impl Annotation {
    pub(crate) fn parse(line: &str) -> Self {
        let rest = line.strip_prefix("::").unwrap();
        let (head, message) = rest.split_once("::").unwrap();
        let (command, properties) = head.split_once(' ').unwrap_or((head, ""));
        let unescaped = |text: &str| {
            text.replace("%0D", "\r")
                .replace("%0A", "\n")
                .replace("%3A", ":")
                .replace("%2C", ",")
                .replace("%25", "%")
        };
        Self {
            command: command.to_owned(),
            properties: properties
                .split(',')
                .filter_map(|pair| pair.split_once('='))
                .map(|(key, value)| (key.to_owned(), unescaped(value)))
                .collect(),
            message: unescaped(message),
        }
    }
}

#[test]
fn annotations_parse_back() {
    let commands = report("github");
    let all: Vec<Annotation> = commands.lines().map(Annotation::parse).collect();
    assert!(all.len() > 50);
    let rank = |a: &Annotation| match a.command.as_str() {
        "error" => 0,
        "warning" => 1,
        "notice" => 2,
        other => panic!("{other}"),
    };
    assert!(
        all.windows(2).all(|pair| rank(&pair[0]) <= rank(&pair[1])),
        "the gravest first"
    );
    let known = ["file", "line", "endLine", "col", "endColumn", "title"];
    for annotation in &all {
        assert!(
            annotation
                .properties
                .keys()
                .all(|key| known.contains(&key.as_str()))
        );
        assert_eq!(annotation.properties["file"], "definitief.md");
        let number = |key: &str| {
            annotation
                .properties
                .get(key)
                .map(|n| n.parse::<u32>().unwrap())
        };
        assert!(number("line").unwrap() >= 1);
        if number("col").is_some() {
            assert_eq!(
                number("line"),
                number("endLine"),
                "columns only on one line"
            );
            assert!(number("col") <= number("endColumn"));
        }
        assert!(
            annotation
                .message
                .contains("pledgediff check --acknowledge c")
        );
    }
    assert!(all.iter().any(|a| {
        a.message
            .contains("‘De zorgpremie wordt minder afhankelijk van het inkomen.’")
    }));
}

#[test]
fn github_gets_a_summary_and_counts() {
    let folder = Folder::new();
    for name in ["concept.md", "definitief.md"] {
        folder.write(name, fixture(&format!("programma/{name}")));
    }
    let [summary, output] = ["summary.md", "output"].map(|name| folder.join(name));
    let env = [
        ("GITHUB_STEP_SUMMARY", summary.to_str().unwrap()),
        ("GITHUB_OUTPUT", output.to_str().unwrap()),
    ];
    let run = folder.run_in("", &[&PAIR[..], &["--format", "github"]].concat(), &env);
    assert_eq!(run.status, 1);
    let summary = folder.read("summary.md");
    assert!(
        summary.starts_with("### Wat er met de toezeggingen gebeurt\n"),
        "{summary}"
    );
    assert!(summary.contains("❌ fout | Een concrete toezegging verdwijnt.<br>definitief.md:"));
    let errors = run
        .out
        .lines()
        .filter(|line| line.starts_with("::error "))
        .count();
    assert!(
        folder
            .read("output")
            .contains(&format!("errors={errors}\n"))
    );
}

#[test]
fn a_comment_begins_with_the_verdict_and_tells_the_changes() {
    let comment = report("markdown");
    assert!(comment.starts_with("## ❌ "), "{comment}");
    let (verdict, changes) = comment.split_once("\n### ").unwrap();
    assert!(verdict.contains("\n| ❌ fout | "), "{verdict}");
    assert!(changes.starts_with("concept.md → definitief.md\n"));
    assert!(changes.contains("| geschrapt |"));
    assert!(comment.encode_utf16().count() <= 65_000);

    let folder = Folder::new();
    folder.write("concept.md", fixture("programma/concept.md"));
    let run = folder.run(&["check", "concept.md", "concept.md", "--format", "markdown"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.out.starts_with("## ✅ "), "{}", run.out);
}
