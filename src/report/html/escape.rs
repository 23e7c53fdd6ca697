//! Text from strangers made harmless: nothing in it is markup, and what would hide or turn round
//! the words beside it is shown as its number.

use std::fmt::{self, Display, Formatter};

use crate::report::terminal::suspects;

/// Text between tags.
pub(super) struct Shown<'a>(pub(super) &'a str);

/// Text in an attribute or a title, where no element can stand.
pub(super) struct Plain<'a>(pub(super) &'a str);

impl Display for Shown<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write(f, self.0, ("<span class=\"u\">", "</span>"))
    }
}

impl Display for Plain<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write(f, self.0, ("&lt;", "&gt;"))
    }
}

fn write(f: &mut Formatter<'_>, text: &str, around: (&str, &str)) -> fmt::Result {
    let (mut rest, mut from) = (text, 0);
    while let Some((at, c)) = marked(rest, from) {
        from = at + c.len_utf8();
        if !is_markup(c) && !hides(c) {
            continue;
        }
        f.write_str(&rest[..at])?;
        match c {
            '&' => f.write_str("&amp;")?,
            '<' => f.write_str("&lt;")?,
            '>' => f.write_str("&gt;")?,
            '"' => f.write_str("&quot;")?,
            '\'' => f.write_str("&#39;")?,
            c => {
                let (before, after) = around;
                write!(f, "{before}U+{:04X}{after}", u32::from(c))?;
            }
        }
        rest = &rest[from..];
        from = 0;
    }
    f.write_str(rest)
}

fn is_markup(c: char) -> bool {
    matches!(c, '&' | '<' | '>' | '"' | '\'')
}

/// The next character that may not stand as it is, by its first byte.
fn marked(text: &str, from: usize) -> Option<(usize, char)> {
    let bytes = text.as_bytes()[from..].iter();
    let at = from + bytes.copied().position(|byte| SUSPECT[usize::from(byte)])?;
    Some((at, text[at..].chars().next()?))
}

/// Bytes with which a character that is markup or hides is or begins in UTF-8.
const SUSPECT: [bool; 256] = suspects(b"\"&'<>");

/// Controls, bidi embeddings, overrides and isolates, and what has no width. Joiners stay: scripts
/// and emoji are written with them.
fn hides(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t'))
        || matches!(
            u32::from(c),
            0x200B | 0x2028..=0x202E | 0x2060..=0x206F | 0xFEFF | 0xFFF9..=0xFFFB
            | 0x180E | 0xE0000..=0xE007F
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_is_markup_and_nothing_hides() {
        assert_eq!(
            Shown("<script>alert('1 & 2')</script>").to_string(),
            "&lt;script&gt;alert(&#39;1 &amp; 2&#39;)&lt;/script&gt;"
        );
        assert_eq!(
            Shown("geld\u{202e}dleg\0").to_string(),
            "geld<span class=\"u\">U+202E</span>dleg<span class=\"u\">U+0000</span>"
        );
        assert_eq!(Plain("\"\u{202e}").to_string(), "&quot;&lt;U+202E&gt;");
        assert_eq!(Shown("👩\u{200d}👧").to_string(), "👩\u{200d}👧");
        assert_eq!(
            Shown("“één”\u{2028}&“twee”").to_string(),
            "“één”<span class=\"u\">U+2028</span>&amp;“twee”"
        );
    }

    #[test]
    fn no_character_gets_past_the_look_at_bytes() {
        let mut buffer = [0; 4];
        for c in ('\0'..=char::MAX).filter(|&c| is_markup(c) || hides(c)) {
            let first = c.encode_utf8(&mut buffer).as_bytes()[0];
            assert!(SUSPECT[usize::from(first)], "U+{:04X}", u32::from(c));
        }
    }
}
