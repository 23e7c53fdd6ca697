//! Text from strangers made harmless: nothing in it is markup, and what would hide or turn round
//! the words beside it is shown as its number.

use std::fmt::{self, Display, Formatter};

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
    let mut rest = text;
    while let Some(at) = rest.find(|c| matches!(c, '&' | '<' | '>' | '"' | '\'') || hides(c)) {
        f.write_str(&rest[..at])?;
        let Some(c) = rest[at..].chars().next() else {
            break;
        };
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
        rest = &rest[at + c.len_utf8()..];
    }
    f.write_str(rest)
}

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
    }
}
