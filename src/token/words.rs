//! UAX #29 word boundaries, with a short way through plain ASCII.
//!
//! Most of a Dutch text is ASCII letters and blanks, where the rules come down to a few lines. Only
//! around other characters is `unicode-segmentation` asked, from there to the next blank, before
//! which there always is a boundary. A property test holds both ways alike.

use unicode_segmentation::UnicodeSegmentation;

/// Calls `each` with the place and letters of every UAX #29 word or mark that is not white space.
pub(super) fn each<'t>(text: &'t str, mut each: impl FnMut(usize, &'t str)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if let Some(end) = ascii_word(bytes, at) {
            if bytes[at] != b' ' {
                each(at, &text[at..end]);
            }
            at = end;
            continue;
        }
        // From a boundary on, the words do not depend on what stands before it.
        let first = blanks_end(bytes, at).max(at + 1);
        let end = bytes[first..]
            .iter()
            .position(|byte| *byte == b' ')
            .map_or(bytes.len(), |blank| first + blank);
        for (start, word) in text[at..end].split_word_bound_indices() {
            if !word.chars().all(char::is_whitespace) {
                each(at + start, word);
            }
        }
        at = end;
    }
}

/// The end of the run of blanks at `at`.
fn blanks_end(bytes: &[u8], at: usize) -> usize {
    let run = bytes[at..].iter().position(|byte| *byte != b' ');
    run.map_or(bytes.len(), |length| at + length)
}

/// The end of the word, mark or blank at `at`, if ASCII alone settles it.
fn ascii_word(bytes: &[u8], at: usize) -> Option<usize> {
    let is_letter = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_alphabetic);
    let is_digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    let is_ascii = |i: usize| bytes.get(i).is_none_or(u8::is_ascii);
    let first = bytes[at];
    if first == b' ' {
        // Blanks stay together, and the last one takes a combining character to itself.
        let end = blanks_end(bytes, at);
        return is_ascii(end).then_some(end);
    }
    if !(first.is_ascii_alphanumeric() || first == b'_') {
        // A mark is a word by itself, unless a character beyond ASCII may combine with it. Line
        // ends and other controls are rare and left to the full rules.
        let plain = matches!(first, b'!'..=b'~') && is_ascii(at + 1);
        return plain.then_some(at + 1);
    }
    let mut end = at;
    loop {
        while bytes
            .get(end)
            .is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_')
        {
            end += 1;
        }
        let glue = match bytes.get(end) {
            Some(b'.' | b'\'') => {
                is_letter(end - 1) && is_letter(end + 1) || is_digit(end - 1) && is_digit(end + 1)
            }
            Some(b':') => is_letter(end - 1) && is_letter(end + 1),
            Some(b',' | b';') => is_digit(end - 1) && is_digit(end + 1),
            Some(byte) if !byte.is_ascii() => return None,
            _ => return Some(end),
        };
        if !is_ascii(end + 1) {
            return None;
        }
        if !glue {
            return Some(end);
        }
        end += 1;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn fast(text: &str) -> Vec<(usize, &str)> {
        let mut words = Vec::new();
        each(text, |at, word| words.push((at, word)));
        words
    }

    fn full(text: &str) -> Vec<(usize, &str)> {
        text.split_word_bound_indices()
            .filter(|(_, word)| !word.chars().all(char::is_whitespace))
            .collect()
    }

    /// Texts of the characters between which the rules tell apart.
    fn texts() -> impl Strategy<Value = String> {
        let parts = prop::sample::select(vec![
            "a",
            "B",
            "zorg",
            "é",
            "1",
            "20",
            ".",
            ",",
            "'",
            "’",
            ":",
            ";",
            "_",
            "-",
            " ",
            "  ",
            "\n",
            "\r\n",
            "\t",
            "\u{ad}",
            "\u{301}",
            "\u{200d}",
            "“",
            "€",
            "%",
            "א",
            "\"",
            "カ",
            "中",
            "🇳🇱",
            "🇳",
            "👩\u{200d}⚕️",
            "\u{a0}",
            "\u{2028}",
            "ſ",
            "…",
            "\u{0}",
            "/",
            "@",
        ]);
        prop::collection::vec(parts, 0..24).prop_map(|parts| parts.concat())
    }

    proptest! {
        #[test]
        fn the_short_way_finds_the_same_words(text in texts()) {
            prop_assert_eq!(fast(&text), full(&text));
        }

        #[test]
        fn and_in_any_text(text in any::<String>()) {
            prop_assert_eq!(fast(&text), full(&text));
        }
    }
}
