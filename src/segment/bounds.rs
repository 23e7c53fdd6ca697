//! UAX #29 sentence boundaries, sought only where one can be.
//!
//! Apart from paragraph separators, a UAX #29 boundary stands behind a sentence terminator, and
//! whether it does is settled by what lies between the letter before the terminator and the first
//! letter after it. So only that window is shown to `unicode-segmentation`; the rest of a text, by
//! far the most of it, is passed over by a scan of its bytes. A property test holds the two alike.

use unicode_segmentation::UnicodeSegmentation;

/// The byte offsets at which UAX #29 begins a new sentence, in order, without 0 and the end.
pub(super) fn uax29(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let mut bounds = Vec::new();
    let mut seen = 0;
    while let Some(candidate) = next_candidate(bytes, seen) {
        let start = bytes[..candidate]
            .iter()
            .rposition(u8::is_ascii_alphabetic)
            .unwrap_or(0);
        let end = bytes[candidate..]
            .iter()
            .position(u8::is_ascii_alphabetic)
            .map_or(bytes.len(), |letter| candidate + letter + 1);
        for (at, _) in text[start..end].split_sentence_bound_indices() {
            if at > 0 && bounds.last().is_none_or(|last| *last < start + at) {
                bounds.push(start + at);
            }
        }
        seen = end;
    }
    bounds
}

/// The first byte from `from` on that may belong to a terminator or paragraph separator. It may be
/// mistaken in saying so, never in passing one over.
fn next_candidate(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    while let Some(&byte) = bytes.get(at) {
        at += match byte {
            b'.' | b'!' | b'?' | b'\n' | b'\r' => return Some(at),
            0..0x80 => 1,
            _ => match harmless(&bytes[at..]) {
                Some(length) => length,
                None => return Some(at),
            },
        };
    }
    None
}

/// The length in bytes of a character beyond ASCII that surely is neither terminator nor separator:
/// Latin letters, dashes, quotation marks, currency signs, bullets. `None` for any other.
fn harmless(bytes: &[u8]) -> Option<usize> {
    match *bytes {
        [0xC2, 0xA0..=0xFF, ..] | [0xC3..=0xC9, ..] => Some(2),
        [0xE2, 0x80, 0x90..=0xA3 | 0xA6 | 0xB0..=0xBA, ..]
        | [0xE2, 0x82 | 0x94..=0x9F, ..]
        | [0xEF, 0x80..=0x83, ..] => Some(3),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn full(text: &str) -> Vec<usize> {
        let bounds = text.split_sentence_bound_indices();
        bounds.map(|(at, _)| at).filter(|at| *at > 0).collect()
    }

    /// Texts of the characters between which the rules tell apart.
    fn texts() -> impl Strategy<Value = String> {
        let parts = prop::sample::select(vec![
            "a", "B", "zorg", "É", "é", "1", "20", ".", "!", "?", "…", "‥", "․", "‼", "。", ",",
            ":", ";", "-", "–", "(", ")", "[", "”", "„", "'", "’", "\"", " ", "  ", "\u{a0}", "\n",
            "\r\n", "\r", "\t", "\u{85}", "\u{2028}", "\u{2029}", "\u{ad}", "\u{301}", "\u{200d}",
            "א", "中", "🇳🇱", "€", "•", "\u{f0b7}", "ſ", "ǅ", "ª", "⸼", "\u{0}",
        ]);
        prop::collection::vec(parts, 0..24).prop_map(|parts| parts.concat())
    }

    proptest! {
        #[test]
        fn windows_give_the_boundaries_of_the_whole_text(text in texts()) {
            prop_assert_eq!(uax29(&text), full(&text));
        }

        #[test]
        fn and_in_any_text(text in any::<String>()) {
            prop_assert_eq!(uax29(&text), full(&text));
        }
    }
}
