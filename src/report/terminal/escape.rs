//! Text from strangers made harmless: control characters could move the cursor or change colours,
//! bidi and zero-width ones could hide what is written.

use std::borrow::Cow;
use std::fmt::Write as _;

/// The text with every character that a terminal would not simply show written as its number.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_hostile) {
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
}
