//! SARIF 2.1.0 (OASIS): what code-scanning services read. Columns count characters.

use serde_json::{Map, Value, json};

use super::Language;
use super::findings::{Finding, Region, acknowledged, findings};
use crate::policy::{Level, Review};

/// The log: every finding, and every acknowledged one as suppressed.
pub fn sarif(review: &Review, language: Language) -> String {
    let descriptors = descriptors(review, language);
    let index = |rule: &str| descriptors.iter().position(|d| d["id"] == rule);
    let mut results: Vec<Value> = findings(review, language)
        .iter()
        .map(|finding| result(finding, index(finding.rule), None, language))
        .collect();
    results.extend(
        acknowledged(review, language)
            .iter()
            .map(|(finding, reason)| result(finding, index(finding.rule), Some(reason), language)),
    );
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": env!("CARGO_PKG_NAME"),
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": descriptors,
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    let mut out = serde_json::to_string_pretty(&log).unwrap_or_default();
    out.push('\n');
    out
}

/// The rules and limits of the policy; those without a level find nothing. Of several with one
/// name, the first stands for all.
fn descriptors(review: &Review, language: Language) -> Vec<Value> {
    let policy = review.policy();
    let rules = policy
        .rules
        .iter()
        .filter_map(|rule| Some((&rule.name, rule.level?, &rule.message)));
    let limits = policy
        .limits
        .iter()
        .map(|limit| (&limit.name, limit.level, &limit.message));
    let mut all: Vec<Value> = Vec::new();
    for (name, level, message) in rules.chain(limits) {
        if all.iter().any(|known| known["id"] == name.as_str()) {
            continue;
        }
        let text = message.as_deref().unwrap_or(name);
        all.push(json!({
            "id": name,
            "shortDescription": { "text": text },
            "defaultConfiguration": { "level": self::level(level) },
            "properties": { "language": language.code() },
        }));
    }
    all
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "note",
    }
}

fn result(
    finding: &Finding<'_>,
    index: Option<usize>,
    reason: Option<&str>,
    language: Language,
) -> Value {
    let mut message = vec![finding.message.clone()];
    message.extend(finding.details(language));
    let mut result = Map::new();
    let mut put = |key: &str, value: Value| result.insert(key.to_owned(), value);
    put("ruleId", json!(finding.rule));
    if let Some(index) = index {
        put("ruleIndex", json!(index));
    }
    put("level", json!(level(finding.level)));
    put("message", json!({ "text": message.join("\n") }));
    if let Some(path) = finding.path {
        put("locations", json!([location(path, finding.region, None)]));
    }
    if let Some((path, region)) = finding.before {
        let side = super::strings::phrase(super::strings::Phrase::Old, language);
        put(
            "relatedLocations",
            json!([location(path, region, Some(side))]),
        );
    }
    let fingerprint = json!({ "pledgediffChange/v1": finding.fingerprint() });
    put("partialFingerprints", fingerprint);
    if let Some(change) = finding.change {
        put(
            "properties",
            json!({ "change": change.id, "kind": change.kind.name(), "moved": change.moved }),
        );
    }
    if let Some(reason) = reason {
        put(
            "suppressions",
            json!([{ "kind": "external", "status": "accepted", "justification": reason }]),
        );
    }
    Value::Object(result)
}

fn location(path: &str, region: Option<Region>, message: Option<&str>) -> Value {
    let mut physical = Map::new();
    physical.insert(
        "artifactLocation".to_owned(),
        json!({ "uri": uri(path), "uriBaseId": "%SRCROOT%" }),
    );
    let numbers = region.map_or(Map::new(), |region| {
        let numbers = [
            ("startLine", region.line),
            ("startColumn", region.column),
            ("endLine", region.end_line),
            (
                "endColumn",
                region.end_column.filter(|_| region.column.is_some()),
            ),
        ];
        // A region without a line is none.
        let known = numbers.iter().filter(|_| region.line.is_some());
        known
            .filter_map(|(key, number)| Some(((*key).to_owned(), json!((*number)?))))
            .collect()
    });
    if !numbers.is_empty() {
        physical.insert("region".to_owned(), Value::Object(numbers));
    }
    let mut location = Map::new();
    location.insert("physicalLocation".to_owned(), Value::Object(physical));
    if let Some(message) = message {
        location.insert("message".to_owned(), json!({ "text": message }));
    }
    Value::Object(location)
}

/// A path as a relative URI reference (RFC 3986): everything but unreserved letters and `/` is
/// written as percent codes.
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.replace('\\', "/").bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            byte => {
                out.push('%');
                for digit in [byte >> 4, byte & 15] {
                    let digit = char::from_digit(u32::from(digit), 16).unwrap_or('0');
                    out.push(digit.to_ascii_uppercase());
                }
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn a_path_becomes_a_relative_reference() {
        assert_eq!(
            uri("map/één bestand#1:2.md"),
            "map/%C3%A9%C3%A9n%20bestand%231%3A2.md"
        );
    }
}
