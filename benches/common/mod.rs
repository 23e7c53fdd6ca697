//! Texts to measure on, made of the fixtures.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Bytes of text of a programme of a hundred pages: the mean of five that were read as published (CDA,
/// D66, JA21, Piratenpartij and VVD of 2021, 77 to 208 pages, 178 to 321 KB for every hundred).
pub(crate) const HUNDRED_PAGES: usize = 236_000;

/// The fixture programme, before and after its congress.
pub(crate) fn fixture() -> [String; 2] {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/programma");
    ["concept.md", "definitief.md"].map(|name| fs::read_to_string(folder.join(name)).unwrap())
}

/// Two versions of a programme of about `bytes` bytes: the fixture programme again and again, each
/// time with its longer words exchanged for others, so that it does not repeat itself.
pub(crate) fn versions(bytes: usize) -> [String; 2] {
    let fixture = fixture();
    let words: BTreeSet<String> = fixture.iter().flat_map(|text| long_words(text)).collect();
    let words: Vec<String> = words.into_iter().collect();
    fixture.map(|text| {
        let mut out = String::with_capacity(bytes + text.len());
        let mut round = 0;
        while out.len() < bytes {
            exchange(&text, &words, round, &mut out);
            round += 1;
        }
        out
    })
}

fn long_words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphabetic())
        .filter(|word| is_long(word))
        .map(str::to_owned)
        .collect()
}

fn is_long(word: &str) -> bool {
    word.len() > 5 && word.chars().all(char::is_lowercase)
}

/// Writes the text with every long word exchanged for the one `round` places further on.
fn exchange(text: &str, words: &[String], round: usize, out: &mut String) {
    for piece in text.split_inclusive(|c: char| !c.is_alphabetic()) {
        let word = piece.trim_end_matches(|c: char| !c.is_alphabetic());
        match words.binary_search_by(|w| w.as_str().cmp(word)) {
            Ok(at) => {
                out.push_str(&words[(at + 17 * round) % words.len()]);
                out.push_str(&piece[word.len()..]);
            }
            Err(_) => out.push_str(piece),
        }
    }
}
