//! Texts, comparisons and what is read back of a report.

use std::io::{Cursor, Read as _};
use std::path::Path;

use calamine::{Data, DataType as _, Reader as _, Xlsx};
use pledgediff::align::Options;
use pledgediff::analysis::Analysis;
use pledgediff::change::Comparison;
use pledgediff::document::{BlockKind, Builder, Format, Source};
use pledgediff::lang::Language;
use pledgediff::meaning::Version;
use pledgediff::read::{self, Input};
use pledgediff::text::Place;
use quick_xml::Reader;
use quick_xml::events::Event;

pub(crate) fn fixture(name: &str) -> Version {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures")
        .join(name);
    let document = read::open(&Input::path(&path), read::Options::default()).unwrap();
    Version::new(Analysis::new(document, Language::dutch()))
}

pub(crate) fn compared(old: Version, new: Version) -> Comparison {
    Comparison::between(old, new, Options::default())
}

/// The two versions of the invented programme.
pub(crate) fn programme() -> Comparison {
    compared(
        fixture("programma/concept.md"),
        fixture("programma/definitief.md"),
    )
}

/// A text of headings (`# `) and blocks, as no reader would let through every one.
pub(crate) fn version(label: &str, blocks: &[&str]) -> Version {
    let mut builder = Builder::new(Source {
        name: label.to_owned(),
        label: label.to_owned(),
        format: Format::Text,
        sha256: "0".repeat(64),
    });
    for (block, line) in blocks.iter().zip(1..) {
        let place = Place {
            line: Some(line),
            ..Place::default()
        };
        if let Some(title) = block.strip_prefix("# ") {
            builder.heading(1, None, title, place);
        } else {
            builder.begin(BlockKind::Paragraph);
            builder.push(block, place);
        }
    }
    Version::new(Analysis::new(builder.finish(), Language::dutch()))
}

/// The parts of a zipped document, by name.
pub(crate) fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..zip.len())
        .map(|i| {
            let mut part = zip.by_index(i).unwrap();
            let time = part.last_modified().unwrap();
            assert_eq!((time.year(), time.month(), time.day()), (1980, 1, 1));
            let mut text = String::new();
            part.read_to_string(&mut text).unwrap();
            (part.name().unwrap().into_owned(), text)
        })
        .collect()
}

pub(crate) fn part(bytes: &[u8], name: &str) -> String {
    let parts = parts(bytes);
    parts.into_iter().find(|(n, _)| n == name).unwrap().1
}

/// Fails where a part is not well-formed.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "an open set, of another crate"
)]
pub(crate) fn well_formed(name: &str, xml: &str) {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut depth = 0;
    loop {
        match reader
            .read_event()
            .unwrap_or_else(|e| panic!("{name}: {e}"))
        {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0, "{name}");
    let illegal =
        |c: char| (c < ' ' && !"\t\n\r".contains(c)) || matches!(c, '\u{fffe}' | '\u{ffff}');
    assert!(!xml.contains(illegal), "{name} holds what XML forbids");
}

/// The words of a text, for comparing without regard to blanks.
pub(crate) fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The cells of a sheet as text.
pub(crate) fn sheet(book: &mut Xlsx<Cursor<Vec<u8>>>, name: &str) -> Vec<Vec<String>> {
    let range = book.worksheet_range(name).unwrap();
    let text = |cell: &Data| match cell.get_float() {
        Some(number) => number.to_string(),
        None => cell.to_string(),
    };
    let rows = range.rows();
    rows.map(|row| row.iter().map(text).collect()).collect()
}
