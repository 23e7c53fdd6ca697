//! The fixture programme says the same in every format it is published in.

use std::path::{Path, PathBuf};

use pledgediff::analysis::Analysis;
use pledgediff::lang::Language;
use pledgediff::read::{Input, Options, Tracked, open};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures")
        .join(name)
}

/// What a reader can see of a document: sections, sentences with their blocks, and notes apart,
/// because each format puts them where its pages have them.
#[derive(Debug, Default, PartialEq, Eq)]
struct Seen {
    sections: Vec<String>,
    sentences: Vec<String>,
    notes: Vec<String>,
}

fn seen(name: &str, tracked: Tracked) -> Seen {
    let mut options = Options::default();
    options.tracked = tracked;
    let document = open(&Input::path(&fixture(name)), options).unwrap();
    let analysis = Analysis::new(document, Language::dutch());
    let document = analysis.document();
    let mut seen = Seen::default();
    for section in document.sections() {
        let number = section.number.as_deref().unwrap_or("-");
        seen.sections
            .push(format!("{} {number} {}", section.level, section.title));
    }
    for sentence in analysis.sentences() {
        let block = &document.blocks()[sentence.block as usize];
        let text = sentence.span.of(document.text());
        if block.kind.name() == "footnote" {
            seen.notes.push(text.to_owned());
            continue;
        }
        let section = block
            .section
            .map_or("-", |id| &document.sections()[id as usize].title);
        seen.sentences
            .push(format!("{section}: {} {text}", block.kind.name()));
    }
    seen
}

/// What a printed page adds: a cover before the first chapter, titles of chapters in capitals, and
/// quotation marks around a quote that is set apart.
fn without_print(seen: &Seen, first: &str) -> Seen {
    let plain = |text: &str| text.to_lowercase().replace(['“', '”'], "");
    let texts = |of: &[String]| of.iter().map(|text| plain(text)).collect::<Vec<_>>();
    let (sections, sentences) = (texts(&seen.sections), texts(&seen.sentences));
    let chapter = sections.iter().position(|s| s.ends_with(first)).unwrap();
    let sentence = sentences.iter().position(|s| s.starts_with(first)).unwrap();
    Seen {
        sections: sections[chapter..].to_vec(),
        sentences: sentences[sentence..].to_vec(),
        notes: texts(&seen.notes),
    }
}

fn assert_same(name: &str, tracked: Tracked, expected: &Seen) {
    assert_alike(name, &seen(name, tracked), expected);
}

fn assert_alike(name: &str, seen: &Seen, expected: &Seen) {
    assert_eq!(seen.sections, expected.sections, "sections of {name}");
    for (own, other) in seen.sentences.iter().zip(&expected.sentences) {
        assert_eq!(own, other, "{name}");
    }
    assert_eq!(seen.sentences.len(), expected.sentences.len(), "{name}");
    assert_eq!(seen.notes, expected.notes, "notes of {name}");
}

#[test]
fn all_formats_hold_the_same_sections_and_sentences() {
    let expected = seen("programma/definitief.md", Tracked::Accept);
    assert!(
        expected.sections.len() > 50 && expected.sentences.len() > 590 && expected.notes.len() == 2
    );
    for ending in ["docx", "odt", "html", "epub"] {
        assert_same(
            &format!("formats/definitief.{ending}"),
            Tracked::Accept,
            &expected,
        );
    }
    // As they are printed.
    let expected = without_print(&expected, "voorwoord");
    for name in ["programma/definitief.txt", "formats/definitief.pdf"] {
        let seen = without_print(&seen(name, Tracked::Accept), "voorwoord");
        assert_alike(name, &seen, &expected);
    }
}

#[test]
fn tracked_changes_hold_both_versions() {
    for (version, tracked) in [
        ("concept", Tracked::Reject),
        ("definitief", Tracked::Accept),
    ] {
        let expected = seen(&format!("programma/{version}.md"), tracked);
        for ending in ["docx", "odt", "html"] {
            assert_same(&format!("formats/wijzigingen.{ending}"), tracked, &expected);
        }
    }
}
