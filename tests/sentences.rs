//! Where sentences begin and end: invented cases, floors on gold data, and what holds of any text.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test fails by panicking and says what it skipped"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use pledgediff::lang::Language;
use pledgediff::segment::{Piece, sentences};
use pledgediff::text::Span;
use proptest::prelude::*;

const CASES: &str = include_str!("../fixtures/sentences.txt");
const ABBREVIATIONS: &str = include_str!("../src/lang/nl/abbreviations.tsv");

/// The sentences of a block, written as in the fixture.
fn written(text: &str, label: Option<Span>, item: bool) -> String {
    let mut written = String::new();
    for piece in sentences(text, label, item, Language::dutch()) {
        written += piece.span.of(text);
        written += if piece.lead_in { " || " } else { " | " };
    }
    written.trim_end_matches(" | ").to_owned()
}

#[test]
fn invented_cases() {
    let mut wrong = Vec::new();
    let mut cases = 0;
    for line in CASES
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        cases += 1;
        let (line, item) = line
            .strip_prefix("- ")
            .map_or((line, false), |rest| (rest, true));
        let (label, line) = match line
            .strip_prefix("**")
            .and_then(|rest| rest.split_once("**"))
        {
            Some((label, rest)) => (Some(Span::new(0, label.len())), format!("{label}{rest}")),
            None => (None, line.to_owned()),
        };
        let text = line.replace(" || ", " ").replace(" | ", " ");
        let found = written(&text, label, item);
        if found != line {
            wrong.push(format!("expected {line}\n   found {found}"));
        }
    }
    assert!(cases > 50);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_abbreviation_behaves_as_its_example() {
    let rows: Vec<&str> = ABBREVIATIONS
        .lines()
        .filter(|line| !line.starts_with('#'))
        .collect();
    assert!(rows.is_sorted(), "sorted");
    for row in rows {
        let fields: Vec<&str> = row.split('\t').collect();
        let [word, kind, example] = fields[..] else {
            panic!("three fields: {row}");
        };
        assert_eq!(word, word.to_lowercase());
        assert!(
            ["never", "may", "unit", "number", "name"].contains(&kind),
            "{row}"
        );
        assert!(
            Language::dutch()
                .abbreviation(word.trim_end_matches('.'))
                .is_some()
        );
        assert!(example.to_lowercase().contains(word), "{row}");
        let expected = example.replace("| ", " | ");
        let found = written(&example.replace('|', ""), None, false);
        assert_eq!(found.replace("||", "|"), expected);
    }
}

#[test]
fn a_blank_that_an_extraction_lost_ends_a_sentence_all_the_same() {
    for (text, count) in [
        (
            "Zij zijn de kracht van het dorp.Een nieuwe school hoort erbij.",
            2,
        ),
        ("Zij zijn de kracht van het dorp.HOOFDSTUK Wonen", 2),
        ("Dit doen wij: • Huizen bouwen. • Bomen planten.", 3),
        ("Kijk op www.dorp.Nl of bel Smit v.d. Berg.", 1),
    ] {
        assert_eq!(
            sentences(text, None, false, Language::dutch()).len(),
            count,
            "{text}"
        );
    }
}

/// Precision, recall and F1 of boundaries inside paragraphs, and their number.
fn score(path: &Path) -> (f64, usize) {
    let squash = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let (mut hits, mut found, mut gold) = (0, 0, 0);
    for line in fs::read_to_string(path).unwrap().lines() {
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        let parts: Vec<&str> = value["sentences"]
            .as_array()
            .unwrap()
            .iter()
            .map(|s| s.as_str().unwrap())
            .collect();
        let text = parts.join(" ");
        let pieces = sentences(&text, None, false, Language::dutch());
        let ends = |lengths: Vec<usize>| -> BTreeSet<usize> {
            let all: usize = lengths.iter().sum();
            let ends = lengths.iter().scan(0, |end, length| {
                *end += length;
                Some(*end)
            });
            ends.filter(|end| *end < all).collect()
        };
        let expected = ends(parts.iter().map(|part| squash(part)).collect());
        let told = ends(
            pieces
                .iter()
                .map(|piece| squash(piece.span.of(&text)))
                .collect(),
        );
        hits += expected.intersection(&told).count();
        found += told.len();
        gold += expected.len();
    }
    (2.0 * hits as f64 / (found + gold) as f64, gold)
}

#[test]
fn floors_on_gold_data() {
    let folder = Path::new("../shared/gold/sentences");
    for (name, floor) in [
        ("ud_alpino_open.jsonl", 0.998),
        ("ud_lassy_open.jsonl", 0.996),
        ("hard_cases.jsonl", 0.98),
    ] {
        let path = folder.join(name);
        if !path.exists() {
            eprintln!("SKIPPED: no {}", path.display());
            continue;
        }
        let (f1, boundaries) = score(&path);
        eprintln!("{name}: F1 {f1:.4} of {boundaries} boundaries");
        assert!(f1 >= floor, "{name}: F1 {f1:.4} under the floor {floor}");
    }
}

/// The parts of which hard texts are made.
fn texts() -> impl Strategy<Value = String> {
    let parts = prop::sample::select(vec![
        "Wij", "bouwen", "huizen", "dr", "o.a", "J", "B.V", "enz", "3", "2030", "é", "'s",
        "Ochtends", "NAVO", ".", ". ", "! ", "? ", "… ", "...", " ", "  ", ", ", ": ", "”", "„",
        "\"", " \" ", "(", ")", "[1]", "• ", "-", "\n", "\u{2028}", "\u{a0}", "\u{301}", "🏠",
        "中", "\u{f0b7}",
    ]);
    prop::collection::vec(parts, 0..40).prop_map(|parts| parts.concat())
}

fn check(text: &str, label: Option<Span>, item: bool) -> Result<(), TestCaseError> {
    let pieces: Vec<Piece> = sentences(text, label, item, Language::dutch());
    let mut end = 0;
    for piece in &pieces {
        let span = piece.span.range();
        prop_assert!(span.start >= end && span.start < span.end);
        prop_assert!(text[end..span.start].chars().all(char::is_whitespace));
        let words = &text[span.clone()];
        prop_assert_eq!(words, words.trim());
        end = span.end;
    }
    prop_assert!(text[end..].chars().all(char::is_whitespace));
    prop_assert!(pieces.iter().skip(1).all(|piece| !piece.lead_in));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn sentences_cover_a_text_once_and_in_order(text in texts(), label in any::<prop::sample::Index>(), item: bool) {
        check(&text, None, item)?;
        let mut end = label.index(text.len() + 1);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        check(&text, Some(Span::new(0, end)), item)?;
    }

    #[test]
    fn and_of_any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        check(&String::from_utf8_lossy(&bytes), None, false)?;
    }
}

#[test]
fn hostile_texts_do_not_hang() {
    for part in [
        ".",
        ". ",
        ". ) ",
        ". \" ",
        "a.A",
        "! ”",
        "• ",
        "\u{2028}",
        "[1]",
        "((",
        ".\"' ",
        "é!",
        "…\u{301}",
    ] {
        let text = part.repeat(400_000 / part.len());
        let pieces = sentences(&text, None, true, Language::dutch());
        assert!(pieces.len() <= text.len());
    }
}
