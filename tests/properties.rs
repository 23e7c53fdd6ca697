//! What must hold of every comparison, whatever the text.

use std::fmt::Write as _;

use pledgediff::align::Options;
use pledgediff::analysis::{Analysis, SentenceId};
use pledgediff::change::{Comparison, Kind, Op};
use pledgediff::lang::Language;
use pledgediff::meaning::Version;
use pledgediff::read;
use proptest::prelude::*;

const WORDS: [&str; 40] = [
    "wij",
    "de",
    "het",
    "een",
    "woningen",
    "bouwen",
    "huurders",
    "verlagen",
    "belasting",
    "niet",
    "scholen",
    "leraren",
    "krijgen",
    "meer",
    "geld",
    "voor",
    "van",
    "in",
    "gemeenten",
    "moeten",
    "klimaat",
    "boeren",
    "natuur",
    "herstellen",
    "zorg",
    "ouderen",
    "wijkverpleging",
    "2030",
    "2.000",
    "procent",
    "miljoen",
    "euro",
    "uiterlijk",
    "politie",
    "agenten",
    "veilig",
    "trein",
    "spoor",
    "fiets",
    "goedkoper",
];

/// A sentence of plain words: it begins with a capital and ends in a full stop.
fn sentence() -> impl Strategy<Value = String> {
    proptest::collection::vec(0..WORDS.len(), 4..16).prop_map(|words| {
        let words: Vec<&str> = words.into_iter().map(|w| WORDS[w]).collect();
        let text = words.join(" ");
        format!("Wij {text}.")
    })
}

/// A text of paragraphs under headings.
fn text() -> impl Strategy<Value = Vec<Vec<String>>> {
    proptest::collection::vec(proptest::collection::vec(sentence(), 1..5), 1..8)
}

/// How a text is laid out.
#[derive(Clone, Copy, Debug)]
struct Layout {
    width: usize,
    bullet: Option<char>,
    crlf: bool,
}

const PLAIN: Layout = Layout {
    width: 10_000,
    bullet: None,
    crlf: false,
};

fn markdown(text: &[Vec<String>], layout: Layout) -> String {
    let mut out = String::from("# Programma\n\n");
    for (i, paragraph) in text.iter().enumerate() {
        if i % 3 == 2 {
            let _ = writeln!(out, "## Hoofdstuk {i}\n");
        }
        let mut column = 0;
        if let Some(bullet) = layout.bullet {
            let _ = write!(out, "{bullet} ");
        }
        for word in paragraph.join(" ").split(' ') {
            if column > 0 && column + word.len() > layout.width {
                out.push('\n');
                if layout.bullet.is_some() {
                    out.push_str("  ");
                }
                column = 0;
            } else if column > 0 {
                out.push(' ');
            }
            out.push_str(word);
            column += word.len() + 1;
        }
        out.push_str("\n\n");
    }
    if layout.crlf {
        out.replace('\n', "\r\n")
    } else {
        out
    }
}

/// The same text without Markdown's signs: bullets as people type them, headings as lines apart.
fn typed(text: &[Vec<String>], layout: Layout) -> String {
    markdown(text, layout).replace("# ", "").replace('#', "")
}

fn version(name: &str, text: &str) -> Version {
    let document = read::from_bytes(name, "", text.as_bytes(), read::Options::default()).unwrap();
    Version::new(Analysis::new(document, Language::dutch()))
}

fn compared(name: &str, old: &str, new: &str) -> Comparison {
    Comparison::between(version(name, old), version(name, new), Options::default())
}

fn compare(old: &str, new: &str) -> Comparison {
    compared("programma.md", old, new)
}

fn joined(version: &Version, ids: &[SentenceId]) -> String {
    let texts: Vec<&str> = ids.iter().map(|&id| version.analysis().text(id)).collect();
    texts.join(" ")
}

fn kinds(comparison: &Comparison) -> Vec<Kind> {
    comparison
        .changes()
        .iter()
        .map(|change| change.kind)
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_sentence_stands_in_one_change_and_the_edits_rebuild_both_texts(old in text(), new in text()) {
        let comparison = compare(&markdown(&old, PLAIN), &markdown(&new, PLAIN));
        let (mut olds, mut news) = (Vec::<SentenceId>::new(), Vec::<SentenceId>::new());
        for change in comparison.changes() {
            olds.extend(&change.old);
            news.extend(&change.new);
            for (version, ids, op) in [
                (comparison.before(), &change.old, Op::Delete),
                (comparison.after(), &change.new, Op::Insert),
            ] {
                let rebuilt: String = change.edits.iter()
                    .filter(|edit| edit.op == Op::Equal || edit.op == op)
                    .map(|edit| edit.text.as_str())
                    .collect();
                prop_assert_eq!(rebuilt, joined(version, ids));
            }
            prop_assert!((0.0..=1.0).contains(&change.similarity));
            prop_assert_eq!(change.kind == Kind::Unchanged, change.similarity >= 1.0);
        }
        for (mut ids, version) in [(olds, comparison.before()), (news, comparison.after())] {
            ids.sort_unstable();
            let all: Vec<SentenceId> = (0..version.analysis().sentences().len() as SentenceId).collect();
            prop_assert_eq!(ids, all);
        }
    }

    #[test]
    fn a_text_against_itself_is_all_unchanged(text in text()) {
        let text = markdown(&text, PLAIN);
        let comparison = compare(&text, &text);
        for change in comparison.changes() {
            prop_assert_eq!(change.kind, Kind::Unchanged);
            prop_assert!(!change.moved);
            prop_assert_eq!(&change.old, &change.new);
        }
    }

    #[test]
    fn swapped_inputs_swap_added_and_removed(old in text(), new in text()) {
        let (old, new) = (markdown(&old, PLAIN), markdown(&new, PLAIN));
        let (there, back) = (compare(&old, &new), compare(&new, &old));
        let count = |comparison: &Comparison, kind| kinds(comparison).iter().filter(|k| **k == kind).count();
        prop_assert_eq!(count(&there, Kind::Added), count(&back, Kind::Removed));
        prop_assert_eq!(count(&there, Kind::Removed), count(&back, Kind::Added));
        prop_assert_eq!(count(&there, Kind::Unchanged), count(&back, Kind::Unchanged));
    }

    #[test]
    fn layout_changes_nothing(text in text(), width in 20_usize..100, crlf in any::<bool>()) {
        let plain = markdown(&text, PLAIN);
        let wrapped = markdown(&text, Layout { width, crlf, ..PLAIN });
        prop_assert!(kinds(&compare(&plain, &wrapped)).iter().all(|k| *k == Kind::Unchanged));
        let dashes = markdown(&text, Layout { bullet: Some('-'), ..PLAIN });
        let stars = markdown(&text, Layout { bullet: Some('*'), width, crlf });
        prop_assert!(kinds(&compare(&dashes, &stars)).iter().all(|k| *k == Kind::Unchanged));
        let quoted = plain.replace("geld", "“geld”").replace("spoor", "'spoor'");
        let other = plain.replace("geld", "\"geld\"").replace("spoor", "‘spoor’");
        prop_assert!(kinds(&compare(&quoted, &other)).iter().all(|k| *k == Kind::Unchanged));
    }

    #[test]
    fn layout_of_typed_text_changes_nothing(text in text(), width in 40_usize..100, crlf in any::<bool>()) {
        let same = |old: &str, new: &str| {
            let comparison = compared("programma.txt", old, new);
            kinds(&comparison).iter().all(|k| *k == Kind::Unchanged)
        };
        let plain = typed(&text, PLAIN);
        let wrapped = typed(&text, Layout { width, crlf, ..PLAIN });
        prop_assert!(same(&plain, &wrapped), "{plain:?} {wrapped:?}");
        let dashes = typed(&text, Layout { bullet: Some('-'), ..PLAIN });
        for bullet in ['•', '*', '–', '▪', '\u{f0b7}'] {
            let other = typed(&text, Layout { bullet: Some(bullet), width, crlf });
            prop_assert!(same(&dashes, &other), "{dashes:?} {other:?}");
        }
        let quoted = wrapped.replace("geld", "“geld”").replace("spoor", "'spoor'");
        let other = wrapped.replace("geld", "\"geld\"").replace("spoor", "‘spoor’");
        prop_assert!(same(&quoted, &other), "{quoted:?} {other:?}");
    }
}
