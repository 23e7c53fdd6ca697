//! Word documents: the table, and the tracked text accepted and rejected.

use std::fmt::Write as _;

use pledgediff::analysis::Analysis;
use pledgediff::change::Comparison;
use pledgediff::meaning::Version;
use pledgediff::read::{Input, Options, Tracked, open};
use pledgediff::report::Language;
use pledgediff::report::docx::{Style, comparison};
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;

use crate::support::{compared, fixture, part, parts, programme, version, well_formed, words};

/// What Word would make of the text, every change accepted or every change rejected: its
/// paragraphs, the empty ones left out.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "an open set, of another crate"
)]
pub(crate) fn settled(document: &str, accept: bool) -> Vec<String> {
    let (drop, keep) = if accept {
        ("w:del", "w:ins")
    } else {
        ("w:ins", "w:del")
    };
    let mut reader = Reader::from_str(document);
    let (mut paragraphs, mut text) = (Vec::new(), String::new());
    let (mut dropped, mut in_text, mut properties, mut joined) = (0, false, false, false);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => match tag.name().as_ref() {
                "w:pPr" => properties = true,
                name if name == drop => dropped += 1,
                "w:t" | "w:delText" => in_text = true,
                _ => {}
            },
            Event::Empty(tag) if properties => {
                assert!(!joined || tag.name().as_ref() != keep);
                joined |= tag.name().as_ref() == drop;
            }
            Event::Text(words) if in_text && dropped == 0 => {
                text.push_str(&words.xml10_content());
            }
            Event::GeneralRef(name) if in_text && dropped == 0 => {
                text.push_str(match &*name {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    "quot" => "\"",
                    "apos" => "'",
                    other => panic!("&{other};"),
                });
            }
            Event::End(tag) => match tag.name().as_ref() {
                "w:pPr" => properties = false,
                "w:t" | "w:delText" => in_text = false,
                name if name == drop => dropped -= 1,
                // The mark of a paragraph that goes joins it to the next.
                "w:p" if std::mem::take(&mut joined) => {}
                "w:p" => paragraphs.push(std::mem::take(&mut text)),
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
    }
    paragraphs.push(text);
    let paragraphs = paragraphs.iter().map(|paragraph| words(paragraph));
    paragraphs
        .filter(|paragraph| !paragraph.is_empty())
        .collect()
}

/// The paragraphs of a version: headings and blocks in their order.
pub(crate) fn paragraphs(version: &Version) -> Vec<String> {
    let document = version.analysis().document();
    let mut paragraphs = Vec::new();
    let mut told = 0;
    let mut headings = |upto: usize, paragraphs: &mut Vec<String>| {
        for section in &document.sections()[told.min(upto)..upto] {
            let number = section.number.as_deref().unwrap_or_default();
            paragraphs.push(words(&format!("{number} {}", section.title)));
        }
        told = told.max(upto);
    };
    for block in document.blocks() {
        headings(
            block.section.map_or(0, |id| id as usize + 1),
            &mut paragraphs,
        );
        paragraphs.push(words(block.span.of(document.text())));
    }
    headings(document.sections().len(), &mut paragraphs);
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

fn tracked(of: &Comparison) -> String {
    let bytes = comparison(of, Style::Tracked, Language::Dutch).unwrap();
    part(&bytes, "word/document.xml")
}

fn settles(of: &Comparison) {
    let document = tracked(of);
    assert_eq!(settled(&document, true), paragraphs(of.after()));
    assert_eq!(settled(&document, false), paragraphs(of.before()));
}

#[test]
fn accepted_it_is_the_new_text_and_rejected_the_old_one() {
    settles(&programme());
    settles(&compared(
        fixture("programma/definitief.md"),
        fixture("programma/concept.md"),
    ));
    settles(&compared(
        fixture("akkoord/tegenpartij.md"),
        fixture("akkoord/akkoord.md"),
    ));
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/changes");
    for case in std::fs::read_dir(folder).unwrap() {
        let case = format!("changes/{}", case.unwrap().file_name().display());
        settles(&compared(
            fixture(&format!("{case}/old.md")),
            fixture(&format!("{case}/new.md")),
        ));
    }
}

#[test]
fn the_program_reads_both_texts_out_of_its_own_document() {
    let of = programme();
    let bytes = comparison(&of, Style::Tracked, Language::Dutch).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bijgehouden.docx");
    std::fs::write(&path, bytes).unwrap();
    for (tracked, version) in [
        (Tracked::Accept, of.after()),
        (Tracked::Reject, of.before()),
    ] {
        let mut options = Options::default();
        options.tracked = tracked;
        let document = open(&Input::path(&path), options).unwrap();
        let read = Analysis::new(document, pledgediff::lang::Language::dutch());
        let sentences = |analysis: &Analysis| -> Vec<String> {
            let ids = 0..analysis.sentences().len() as u32;
            ids.map(|id| analysis.text(id).to_owned()).collect()
        };
        assert_eq!(sentences(&read), sentences(version.analysis()));
    }
}

#[test]
fn real_programmes_are_whole_on_both_sides() {
    let data = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
    for (old, new) in [
        (
            "versions/bij1_2023_concept.md",
            "versions/bij1_2023_na_congres.md",
        ),
        ("text/D66_2021.txt", "text/VVD_2021.txt"),
    ] {
        let [old, new] = [old, new].map(|name| data.join(name));
        if !old.exists() || !new.exists() {
            println!("SKIPPED: {} is not here", old.display());
            continue;
        }
        let version = |path: &std::path::Path| {
            let document = open(&Input::path(path), Options::default()).unwrap();
            Version::new(Analysis::new(document, pledgediff::lang::Language::dutch()))
        };
        settles(&compared(version(&old), version(&new)));
    }
}

#[test]
fn where_one_side_is_empty_all_is_inserted_or_deleted() {
    let text = [
        "# Wonen",
        "Wij bouwen elk jaar honderdduizend woningen. Dat moet.",
    ];
    for (old, new) in [(&text[..], &[][..]), (&[], &text), (&[], &[])] {
        settles(&compared(version("oud", old), version("nieuw", new)));
    }
}

fn arbitrary_text() -> impl Strategy<Value = Vec<String>> {
    const SENTENCES: [&str; 9] = [
        "Wij bouwen elk jaar 100.000 woningen.",
        "Wij bouwen elk jaar 90.000 woningen in de stad.",
        "De zorg wordt betaalbaar voor iedereen.",
        "Iedereen krijgt een vaste huisarts in de buurt.",
        "Het eigen risico gaat omlaag en verdwijnt in 2030.",
        "Het eigen risico gaat omlaag. Het verdwijnt in 2030.",
        "Boeren krijgen een eerlijke prijs voor hun melk.",
        "De trein rijdt elk kwartier.",
        "Gemeenten krijgen meer geld voor bibliotheken.",
    ];
    let block = proptest::collection::vec(0..SENTENCES.len(), 1..4).prop_map(|block| {
        block
            .into_iter()
            .map(|i| SENTENCES[i])
            .collect::<Vec<_>>()
            .join(" ")
    });
    let heading = prop_oneof!["# Wonen", "# Zorg", "# Landbouw"].prop_map(String::from);
    proptest::collection::vec(prop_oneof![4 => block, 1 => heading], 0..9)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn whatever_comes_goes_and_moves(old in arbitrary_text(), new in arbitrary_text()) {
        let [old, new] = [("oud", &old), ("nieuw", &new)].map(|(label, text)| {
            version(label, &text.iter().map(String::as_str).collect::<Vec<_>>())
        });
        settles(&compared(old, new));
    }
}

#[test]
fn a_change_is_marked_where_it_is_and_explained_beside_it() {
    let bytes = comparison(&programme(), Style::Tracked, Language::Dutch).unwrap();
    let [document, comments] =
        ["word/document.xml", "word/comments.xml"].map(|name| part(&bytes, name));
    // Without the numbers, which depend on all that stands before.
    let mut pieces = document.split(" w:id=\"");
    let mut unnumbered = pieces.next().unwrap().to_owned();
    for piece in pieces {
        unnumbered.push_str(piece.split_once('"').unwrap().1);
    }
    let marked = "Meer dan </w:t></w:r>\
        <w:del w:author=\"pledgediff\"><w:r>\
        <w:delText xml:space=\"preserve\">1.400</w:delText></w:r></w:del>\
        <w:ins w:author=\"pledgediff\"><w:r>\
        <w:t xml:space=\"preserve\">1.650</w:t></w:r></w:ins>";
    assert!(unnumbered.contains(marked));
    assert!(comments.contains("Meer dan 1.400 → Meer dan 1.650"));
    assert!(!document.contains("w:date") && !comments.contains("w:date"));
}

#[test]
fn the_table_has_a_row_a_change_with_its_words_marked() {
    let of = programme();
    let bytes = comparison(&of, Style::Table, Language::Dutch).unwrap();
    let document = part(&bytes, "word/document.xml");
    assert!(document.contains("<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>"));
    for head in ["Was", "Wordt", "Wat verandert"] {
        assert!(document.contains(&format!(">{head}</w:t>")), "{head}");
    }
    let deleted = "<w:r><w:rPr><w:rStyle w:val=\"Deleted\"/></w:rPr>\
        <w:t xml:space=\"preserve\">1.400</w:t></w:r>";
    let inserted = "<w:r><w:rPr><w:rStyle w:val=\"Inserted\"/></w:rPr>\
        <w:t xml:space=\"preserve\">1.650</w:t></w:r>";
    assert!(document.contains(deleted) && document.contains(inserted));
    assert!(part(&bytes, "word/styles.xml").contains("<w:strike/>"));
}

#[test]
fn every_part_is_well_formed_named_and_the_same_each_time() {
    let of = programme();
    for style in [Style::Table, Style::Tracked] {
        for language in [Language::Dutch, Language::English] {
            let bytes = comparison(&of, style, language).unwrap();
            assert_eq!(bytes, comparison(&of, style, language).unwrap());
            let types = part(&bytes, "[Content_Types].xml");
            for (name, xml) in parts(&bytes) {
                well_formed(&name, &xml);
                let mut listed = String::new();
                let _ = write!(listed, "PartName=\"/{name}\"");
                let by_ending = name.contains("_rels/") || name.starts_with('[');
                assert!(by_ending || types.contains(&listed), "{name} has no type");
            }
        }
    }
}
