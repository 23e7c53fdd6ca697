//! Text from strangers as Markdown that says just that text: no markup, no HTML, nobody is called
//! and no issue is referred to.

use std::fmt::Write as _;

use crate::report::Language;
use crate::report::strings;
use crate::report::terminal::visible;

/// The text, fit for a line of Markdown, a cell of a table or a piece of HTML.
pub(super) fn told(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let visible = visible(text);
    let mut chars = visible.chars().peekable();
    let mut last = ' ';
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        match c {
            // Numbers instead of backslashes: these hold inside HTML too, and are never markup.
            '&' | '<' | '>' | '"' | '\'' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '\\' => {
                let _ = write!(out, "&#{};", u32::from(c));
            }
            // The only sign that formulas are known by.
            '$' => out.push_str("<span>$</span>"),
            // A name, an issue, a merge request, an emoji: found in the finished page, where only
            // a break in the text keeps them apart.
            '@' | '#' | '!' | '%' | '^' | ':' if next.is_some_and(is_name) => {
                out.push(c);
                out.push_str("<!-- -->");
            }
            // GH-12 is an issue as well.
            '-' if matches!(last, 'H' | 'h') && next.is_some_and(|n| n.is_ascii_digit()) => {
                out.push_str("-<!-- -->");
            }
            // An address that is followed by itself.
            '.' if matches!(last, 'w' | 'W') && next.is_some_and(is_name) => {
                out.push_str(".<!-- -->");
            }
            _ => out.push(c),
        }
        last = c;
    }
    out
}

/// Whether a name or a number may begin with the sign. An escaped sign counts: it is itself again
/// in the finished page.
fn is_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '"' | '\'' | '-' | '+' | '/')
}

/// The text, cut where it has more than `most` characters; then it says how many.
pub(super) fn shortened(text: &str, most: usize, language: Language) -> String {
    match text.char_indices().nth(most) {
        None => text.to_owned(),
        Some((end, _)) => {
            let left = text[end..].chars().count();
            format!("{}{}", &text[..end], strings::cut(left, language))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_text() {
        assert_eq!(told("a|b"), "a&#124;b");
        assert_eq!(told("<b>*x*</b>"), "&#60;b&#62;&#42;x&#42;&#60;/b&#62;");
        assert_eq!(told("`rm`"), "&#96;rm&#96;");
        assert_eq!(
            told("Wij geven $ 5 per jaar."),
            "Wij geven <span>$</span> 5 per jaar."
        );
    }

    #[test]
    fn nobody_is_called_and_nothing_referred_to() {
        assert_eq!(told("@minister"), "@<!-- -->minister");
        assert_eq!(told("punt #12"), "punt #<!-- -->12");
        assert_eq!(told("GH-12"), "GH-<!-- -->12");
        assert_eq!(told("https://a.nl"), "https:<!-- -->//a.nl");
        assert_eq!(
            told("Drie zaken: geld, tijd en moed!"),
            "Drie zaken: geld, tijd en moed!"
        );
    }

    #[test]
    fn what_is_cut_is_counted() {
        assert_eq!(shortened("abcdef", 6, Language::Dutch), "abcdef");
        assert_eq!(
            shortened("abcdef", 4, Language::Dutch),
            "abcd… (nog 2 tekens)"
        );
    }
}
