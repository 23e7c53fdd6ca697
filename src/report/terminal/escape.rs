//! Text from strangers made harmless: control characters could move the cursor or change colours,
//! bidi and zero-width ones could hide what is written.

use std::borrow::Cow;
use std::fmt::Write as _;

/// The text with every character that a terminal would not simply show written as its number.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    // Most text is told to be harmless by its bytes alone; only what may be hostile is decoded.
    if !text.bytes().any(|byte| SUSPECT[usize::from(byte)]) || !text.chars().any(is_hostile) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if is_hostile(c) {
            let _ = write!(shown, "<U+{:04X}>", u32::from(c));
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

/// Bytes with which a hostile character is or begins in UTF-8; U+061C beside those of
/// [`suspects`].
const SUSPECT: [bool; 256] = suspects(&[0xD8]);

/// Bytes with which a character that no report shows as it is is or begins in UTF-8: controls, U+0080
/// to U+009F, U+180E, U+2000 to U+206F, U+FEFF to U+FFFF and U+E0000 to U+E007F; and `more`.
pub(crate) const fn suspects(more: &[u8]) -> [bool; 256] {
    let mut suspect = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        suspect[byte] = matches!(byte, 0..=0x1F | 0x7F | 0xC2 | 0xE1 | 0xE2 | 0xEF | 0xF3);
        byte += 1;
    }
    let mut at = 0;
    while at < more.len() {
        suspect[more[at] as usize] = true;
        at += 1;
    }
    suspect
}

fn is_hostile(c: char) -> bool {
    c.is_control()
        || matches!(
            u32::from(c),
            // Zero-width and bidi marks, line separators, bidi embeddings and isolates.
            0x200B..=0x200F | 0x2028..=0x202E | 0x2060..=0x206F
            // Arabic letter mark, Mongolian vowel separator, byte-order mark, interlinear marks,
            // tags, and what is no character.
            | 0x061C | 0x180E | 0xFEFF | 0xFFF9..=0xFFFB | 0xFFFE..=0xFFFF | 0xE0000..=0xE007F
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_command_a_terminal_is_shown_as_its_number() {
        assert_eq!(visible("één – “zin”"), "één – “zin”");
        assert_eq!(visible("\u{1b}[2Jweg"), "<U+001B>[2Jweg");
        assert_eq!(visible("geld\u{202e}dleg"), "geld<U+202E>dleg");
    }

    #[test]
    fn no_hostile_character_gets_past_the_look_at_bytes() {
        let mut buffer = [0; 4];
        for c in ('\0'..=char::MAX).filter(|&c| is_hostile(c)) {
            let first = c.encode_utf8(&mut buffer).as_bytes()[0];
            assert!(SUSPECT[usize::from(first)], "U+{:04X}", u32::from(c));
        }
    }
}
