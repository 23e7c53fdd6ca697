//! Damaged files: whatever the bytes, no panic, no endless work and no success without a word.

use std::io::{Cursor, Read, Write};
use std::path::Path;

use pledgediff::document::NoticeKind;
use pledgediff::read::{Options, Tracked, from_bytes};
use rayon::prelude::*;

/// Variants of each file.
const VARIANTS: u64 = 200;

/// Numbers that only look random, the same every time (xorshift by Marsaglia).
struct Chance(u64);

impl Chance {
    fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }
}

fn flip(bytes: &mut [u8], chance: &mut Chance) {
    for _ in 0..=chance.below(40) {
        let at = chance.below(bytes.len());
        if let Some(byte) = bytes.get_mut(at) {
            *byte = chance.next() as u8;
        }
    }
}

fn swap(bytes: &mut Vec<u8>, chance: &mut Chance) {
    let length = 1 + chance.below(bytes.len() / 4);
    let from = chance.below(bytes.len() - length);
    let part: Vec<u8> = bytes.drain(from..from + length).collect();
    let to = chance.below(bytes.len());
    bytes.splice(to..to, part);
}

/// The parts of an archive.
fn unpacked(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|k| {
            let mut part = archive.by_index(k).unwrap();
            let mut content = Vec::new();
            part.read_to_end(&mut content).unwrap();
            (part.name().unwrap().into_owned(), content)
        })
        .collect()
}

fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive
            .start_file(name.as_str(), zip::write::SimpleFileOptions::default())
            .unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// Damage inside an archive that is itself whole.
fn damage_inside(bytes: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut parts = unpacked(bytes);
    let at = chance.below(parts.len());
    let kind = chance.below(5);
    let content = &mut parts[at].1;
    match kind {
        0 => content.truncate(chance.below(content.len())),
        1 => flip(content, chance),
        2 if content.len() > 8 => swap(content, chance),
        3 => {
            let other = chance.below(parts.len());
            let content = std::mem::take(&mut parts[at].1);
            parts[at].1 = std::mem::replace(&mut parts[other].1, content);
        }
        _ => {
            parts.remove(at);
        }
    }
    packed(&parts)
}

fn damaged(bytes: &[u8], seed: u64) -> Vec<u8> {
    let mut chance = Chance::new(seed);
    let is_archive = bytes.starts_with(b"PK");
    if is_archive && seed.is_multiple_of(2) {
        return damage_inside(bytes, &mut chance);
    }
    let mut bytes = bytes.to_vec();
    match chance.below(3) {
        0 => bytes.truncate(chance.below(bytes.len())),
        1 => flip(&mut bytes, &mut chance),
        _ => swap(&mut bytes, &mut chance),
    }
    bytes
}

fn check(file: &str, least_read: u64) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures")
        .join(file);
    let whole = std::fs::read(&path).unwrap();
    let read = |seed: &u64| {
        let bytes = damaged(&whole, *seed);
        let mut options = Options::default();
        if seed.is_multiple_of(3) {
            options.tracked = Tracked::Reject;
        }
        match from_bytes(file, "a", &bytes, options) {
            Ok(document) => {
                let told = document
                    .notices()
                    .iter()
                    .any(|n| n.kind == NoticeKind::NoSentences);
                assert!(
                    told || !document.blocks().is_empty(),
                    "{file}, seed {seed}: empty"
                );
                1
            }
            Err(error) => {
                let told = error.to_string();
                assert!(
                    told.starts_with(file) && told.len() > file.len() + 10,
                    "{told}"
                );
                0
            }
        }
    };
    let seeds: Vec<u64> = (0..VARIANTS).collect();
    let count: u64 = seeds.par_iter().map(read).sum();
    assert!(
        count >= least_read,
        "{file}: only {count} of {VARIANTS} could be read"
    );
}

#[test]
fn damaged_text() {
    check("programma/definitief.txt", VARIANTS);
}

#[test]
fn damaged_markdown() {
    check("programma/definitief.md", VARIANTS);
}

#[test]
fn damaged_html() {
    check("formats/wijzigingen.html", 180);
}

#[test]
fn damaged_docx() {
    check("formats/wijzigingen.docx", 40);
}

#[test]
fn damaged_odt() {
    check("formats/wijzigingen.odt", 30);
}

#[test]
fn damaged_epub() {
    check("formats/definitief.epub", 20);
}

#[test]
fn damaged_pdf() {
    check("formats/definitief.pdf", 120);
}
