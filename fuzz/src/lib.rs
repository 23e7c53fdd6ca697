//! What the fuzz targets share: a file is read to the sentences, two texts are compared and told.
//!
//! A target fails on a panic, on an input that takes too long or too much memory, and on what these
//! functions assert.

use std::io::{Cursor, Write};

use pledgediff::align;
use pledgediff::analysis::Analysis;
use pledgediff::change::{Comparison, Op};
use pledgediff::lang::Language;
use pledgediff::meaning::Version;
use pledgediff::read::{Options, Tracked, from_bytes};
use pledgediff::report::{self, csv, docx, html, json, markdown, terminal, xlsx};
use zip::CompressionMethod;
use zip::write::SimpleFileOptions;

/// What stands before each part of an archive in a seed, and is followed by its path and a line end.
pub const PART: &str = "\n=== ";

/// What stands between two texts in a seed.
pub const BETWEEN: &str = "\n=== \n";

/// Reads the bytes as the file of that name, with tracked changes accepted and rejected.
///
/// # Panics
/// When an error does not say which file it is about.
pub fn read(name: &str, bytes: &[u8]) {
    for tracked in [Tracked::Accept, Tracked::Reject] {
        let mut options = Options::default();
        options.tracked = tracked;
        match from_bytes(name, "a", bytes, options) {
            Ok(document) => {
                let version = Version::new(Analysis::new(document, Language::dutch()));
                report::text::sentences(&version);
            }
            Err(error) => assert!(error.to_string().starts_with(name), "{error}"),
        }
    }
}

/// Reads the bytes as an archive, or packs the parts that they list: damage to a packed archive
/// hardly ever reaches what reads its parts.
pub fn read_archive(name: &str, bytes: &[u8]) {
    let parts = split(bytes, PART.as_bytes());
    if parts.len() < 2 {
        return read(name, bytes);
    }
    if let Ok(archive) = packed(&parts[1..]) {
        read(name, &archive);
    }
}

fn packed(parts: &[&[u8]]) -> zip::result::ZipResult<Vec<u8>> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for part in parts {
        let end = part.iter().position(|&b| b == b'\n').unwrap_or(part.len());
        archive.start_file(String::from_utf8_lossy(&part[..end]), options)?;
        archive.write_all(part.get(end + 1..).unwrap_or_default())?;
    }
    Ok(archive.finish()?.into_inner())
}

fn split<'a>(bytes: &'a [u8], between: &[u8]) -> Vec<&'a [u8]> {
    let mut found = Vec::new();
    let mut start = 0;
    for at in 0..bytes.len() {
        if at >= start && bytes[at..].starts_with(between) {
            found.push(&bytes[start..at]);
            start = at + between.len();
        }
    }
    found.push(&bytes[start..]);
    found
}

/// Compares two texts and writes every report.
///
/// # Panics
/// When a sentence does not stand in exactly one change, or the edits of a change do not give its texts.
pub fn compare(bytes: &[u8]) {
    let texts = split(bytes, BETWEEN.as_bytes());
    let &[old, new] = texts.as_slice() else {
        return;
    };
    let version = |text| {
        let document = from_bytes("a.md", "a", text, Options::default()).ok()?;
        Some(Version::new(Analysis::new(document, Language::dutch())))
    };
    let (Some(old), Some(new)) = (version(old), version(new)) else {
        return;
    };
    let counts = [&old, &new].map(|version| version.analysis().sentences().len());
    let comparison = Comparison::between(old, new, align::Options::default());
    let mut seen = [0, 0];
    for change in comparison.changes() {
        seen[0] += change.old.len();
        seen[1] += change.new.len();
        rebuilt(&comparison, change);
    }
    assert_eq!(seen, counts, "sentences in changes and in all");
    tell(&comparison);
}

/// The edits of a change give both of its texts.
fn rebuilt(comparison: &Comparison, change: &pledgediff::change::Change) {
    let sides = [
        (comparison.before(), &change.old, Op::Insert),
        (comparison.after(), &change.new, Op::Delete),
    ];
    for (version, ids, other) in sides {
        let texts: Vec<&str> = ids.iter().map(|&id| version.analysis().text(id)).collect();
        let edits = change.edits.iter().filter(|edit| edit.op != other);
        let edited: String = edits.map(|edit| edit.text.as_str()).collect();
        assert_eq!(edited, texts.join(" "));
    }
}

fn tell(comparison: &Comparison) {
    let dutch = report::Language::Dutch;
    let looks = terminal::Looks {
        width: 80,
        colour: true,
        language: dutch,
        summary: false,
    };
    let dialect = csv::Dialect {
        delimiter: b',',
        byte_order_mark: false,
    };
    let mut written = Vec::new();
    terminal::comparison(comparison, looks);
    markdown::comparison(comparison, dutch);
    html::comparison(comparison, dutch);
    json::comparison(comparison, dutch, &mut written).expect("JSON takes any text");
    csv::comparison(comparison, dialect, &mut written).expect("CSV takes any text");
    for style in [docx::Style::Table, docx::Style::Tracked] {
        docx::comparison(comparison, style, dutch).expect("a Word document takes any text");
    }
    xlsx::comparison(comparison, dutch).expect("a workbook takes any text");
}
