//! PDF: the designed fixture is read as a person reads it, and damaged files never in silence.

use std::fmt::Write as _;
use std::fs;

use pledgediff::document::{BlockKind, Document};
use pledgediff::read::{self, Options};

const FIXTURE: &str = "fixtures/formats/definitief.pdf";

fn parse(bytes: &[u8]) -> pledgediff::error::Result<Document> {
    read::from_bytes("programma.pdf", "programma", bytes, Options::default())
}

fn fixture() -> Vec<u8> {
    fs::read(FIXTURE).unwrap()
}

fn texts(document: &Document, kind: BlockKind) -> Vec<&str> {
    let blocks = document.blocks().iter().filter(|block| block.kind == kind);
    blocks.map(|block| block.span.of(document.text())).collect()
}

#[test]
fn columns_hyphens_and_pages_leave_no_trace_in_the_text() {
    let document = parse(&fixture()).unwrap();
    let text = document.text();
    // A paragraph of the second column that runs on from the first, and words broken over lines.
    for words in [
        "Huurders hebben recht op rust. Een tijdelijk huurcontract maakt mensen kwetsbaar voor willekeur.",
        "Uiterlijk in 2030 zijn alle huurwoningen met energielabel E, F of G verdwenen.",
        "Een minimumloon van 16 euro, en een bijstand waar je niet in verdrinkt.",
    ] {
        assert!(text.contains(words), "{words}");
    }
    assert!(
        !text.contains("- \n") && !text.contains("...."),
        "leaders or hyphens are left"
    );
    // Running heads and contents are no text.
    assert!(!text.contains("Brede Dijk – Verkiezingsprogramma"));
    assert!(!texts(&document, BlockKind::Caption).contains(&"In het kort"));
    assert!(document.notices().is_empty(), "{:?}", document.notices());
    assert_eq!(document.title(), Some("Aan de dijk – Verkiezingsprogramma"));
}

#[test]
fn headings_have_their_numbers_and_levels() {
    let document = parse(&fixture()).unwrap();
    let found: Vec<(Option<&str>, &str, u8)> = document
        .sections()
        .iter()
        .map(|s| (s.number.as_deref(), s.title.as_str(), s.level))
        .take(5)
        .collect();
    let expected = [
        (None, "Voorwoord", 1),
        (None, "In het kort", 1),
        (Some("1"), "Wonen en leefomgeving", 1),
        (Some("1.1"), "Bouwen waar behoefte aan is", 2),
        (Some("1.2"), "Huren zonder zorgen", 2),
    ];
    assert_eq!(found, expected);
    assert!(
        document
            .sections()
            .iter()
            .all(|s| !s.title.starts_with('“'))
    );
}

#[test]
fn what_stands_beside_the_text_is_of_its_own_kind() {
    let document = parse(&fixture()).unwrap();
    assert_eq!(texts(&document, BlockKind::Quote).len(), 1);
    assert_eq!(texts(&document, BlockKind::Footnote).len(), 2);
    let cells = texts(&document, BlockKind::TableCell);
    assert!(cells.contains(&"Minimumloon, AOW en bijstand") && cells.contains(&"€ 3,4 miljard"));
    let labels: Vec<&str> = document
        .blocks()
        .iter()
        .filter_map(|block| Some(block.label?.of(document.text())))
        .collect();
    assert!(labels.contains(&"Tempo."), "{labels:?}");
    let items = texts(&document, BlockKind::ListItem);
    assert!(items.iter().all(|item| !item.starts_with(['•', '–', '-'])));
}

/// A small generator of pseudo-random numbers: the same variants on every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below
    }
}

fn damage(bytes: &[u8], variant: usize, dice: &mut Dice) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    match variant % 4 {
        0 => bytes.truncate(dice.roll(bytes.len())),
        1 => {
            for _ in 0..=dice.roll(40) {
                let at = dice.roll(bytes.len());
                bytes[at] ^= 1 << dice.roll(8);
            }
        }
        2 => {
            let length = 1 + dice.roll(bytes.len() / 4);
            let (from, to) = (
                dice.roll(bytes.len() - length),
                dice.roll(bytes.len() - length),
            );
            let part = bytes[from..from + length].to_vec();
            bytes.splice(to..to + length, part);
        }
        _ => {
            let from = dice.roll(bytes.len());
            let length = dice.roll(bytes.len() - from);
            bytes.drain(from..from + length);
        }
    }
    bytes
}

#[test]
fn damaged_files_are_read_as_far_as_possible_and_say_so() {
    let whole = fixture();
    let words = parse(&whole).unwrap().text().split_whitespace().count();
    let mut dice = Dice(20_260_401);
    let (mut read, mut refused) = (0, 0);
    for variant in 0..200 {
        let bytes = damage(&whole, variant, &mut dice);
        match parse(&bytes) {
            Ok(document) => {
                let left = document.text().split_whitespace().count();
                assert!(left > 0, "variant {variant} succeeds with nothing");
                let less = left * 100 < words * 98;
                assert!(
                    !less || !document.notices().is_empty(),
                    "variant {variant} has {left} of {words} words and says nothing"
                );
                read += 1;
            }
            Err(error) => {
                assert!(error.to_string().starts_with("programma"), "{error}");
                refused += 1;
            }
        }
    }
    assert!(read > 50 && refused > 0, "{read} read, {refused} refused");
}

/// A file of these objects, numbered from 1, the first of them the catalogue; without a directory.
fn of_objects(objects: &[&str]) -> Vec<u8> {
    let mut file = String::from("%PDF-1.4\n");
    for (at, object) in objects.iter().enumerate() {
        let _ = write!(file, "{} 0 obj\n{object}\nendobj\n", at + 1);
    }
    file.push_str("trailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF\n");
    file.into_bytes()
}

const CATALOG: &str = "<< /Type /Catalog /Pages 2 0 R >>";
const FONT: &str =
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";

fn page(contents: &str) -> String {
    format!(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] \
         /Resources << /Font << /F 5 0 R >> >> /Contents {contents} >>"
    )
}

fn stream(claim: usize, operators: &str) -> String {
    format!("<< /Length {claim} >>\nstream\n{operators}\nendstream")
}

#[test]
fn a_scan_is_refused_with_advice() {
    let pages = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>";
    let empty = stream(10, "0 0 m 9 9 l");
    let file = of_objects(&[CATALOG, pages, &page("4 0 R"), &empty, FONT]);
    let message = parse(&file).unwrap_err().to_string();
    assert!(
        message.contains("no text") && message.contains("OCR"),
        "{message}"
    );
}

#[test]
fn a_circle_of_pages_and_a_false_length_are_survived() {
    let words = "BT /F 12 Tf 50 700 Td (Wij bouwen huizen voor iedereen die er een zoekt.) Tj ET";
    let pages = "<< /Type /Pages /Kids [3 0 R 2 0 R 3 0 R] /Count 2147483647 >>";
    let text = stream(2_147_483_647, words);
    let file = of_objects(&[CATALOG, pages, &page("4 0 R"), &text, FONT]);
    let document = parse(&file).unwrap();
    assert_eq!(document.pages(), Some(1));
    assert!(document.text().starts_with("Wij bouwen huizen"));
    // The file has no directory of its objects: it was mended.
    assert!(!document.notices().is_empty());
}
