//! Lines of a given width out of styled words.

use anstyle::Style;
use std::fmt::Write as _;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Columns that a text takes.
pub(super) fn width(text: &str) -> usize {
    text.width()
}

/// Columns that a character takes at most: a sign that is made an emoji takes one more.
fn columns_of(c: char) -> usize {
    c.width().unwrap_or(0) + usize::from(c == '\u{fe0f}')
}

/// The text, its end replaced by an ellipsis where it is wider than `columns`.
pub(super) fn shortened(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let keep = columns.saturating_sub(1);
    let mut head = String::new();
    let mut at = 0;
    for c in text.chars() {
        at += columns_of(c);
        if at > keep {
            break;
        }
        head.push(c);
    }
    head.truncate(head.trim_end().len());
    head.push('…');
    head
}

/// A paragraph in the making.
pub(super) struct Wrapped {
    columns: usize,
    indent: String,
    out: String,
    /// Columns used on the current line.
    at: usize,
    /// The word in the making: styled pieces and its width.
    word: Vec<(Style, String)>,
    word_width: usize,
    /// The style of the space that stands before the word, where there is one.
    space: Option<Style>,
    fresh: bool,
}

impl Wrapped {
    /// A paragraph `columns` wide, after `first` on its first line and `indent` on the others.
    pub(super) fn new(columns: usize, first: &str, indent: &str) -> Self {
        Self {
            columns: columns.max(20),
            indent: indent.to_owned(),
            out: first.to_owned(),
            at: width(first),
            word: Vec::new(),
            word_width: 0,
            space: None,
            fresh: true,
        }
    }

    /// Adds words in one style; they are broken at spaces, and a word only where it is wider than a line.
    pub(super) fn push(&mut self, text: &str, style: Style) {
        for (i, piece) in text.split(' ').enumerate() {
            if i > 0 {
                self.end_word();
                self.space = Some(style);
            }
            if !piece.is_empty() {
                self.word_width += width(piece);
                self.word.push((style, piece.to_owned()));
            }
        }
    }

    /// The finished paragraph, with a line end.
    pub(super) fn finish(mut self) -> String {
        self.end_word();
        self.out.truncate(self.out.trim_end().len());
        self.out.push('\n');
        self.out
    }

    fn end_word(&mut self) {
        if self.word.is_empty() {
            return;
        }
        let space = self.space.take();
        let gap = usize::from(space.is_some() && !self.fresh);
        if !self.fresh && space.is_some() && self.at + gap + self.word_width > self.columns {
            self.out.push('\n');
            self.out.push_str(&self.indent);
            self.at = width(&self.indent);
        } else if gap > 0 {
            // A space between two words of one style bears that style, so that a line through
            // deleted words does not stop at every word.
            let style = space.unwrap_or_default();
            self.put(style, " ");
        }
        for (style, piece) in std::mem::take(&mut self.word) {
            self.put_within(style, &piece);
        }
        self.word_width = 0;
        self.fresh = false;
    }

    /// Puts a piece of a word, broken where the line ends.
    fn put_within(&mut self, style: Style, piece: &str) {
        if self.at + width(piece) <= self.columns {
            return self.put(style, piece);
        }
        let indent = width(&self.indent);
        let (mut from, mut at) = (0, self.at);
        for (i, c) in piece.char_indices() {
            let columns = columns_of(c);
            if at + columns > self.columns && at > indent {
                if from < i {
                    self.put(style, &piece[from..i]);
                }
                self.out.push('\n');
                self.out.push_str(&self.indent);
                self.at = indent;
                (from, at) = (i, indent);
            }
            at += columns;
        }
        self.put(style, &piece[from..]);
    }

    fn put(&mut self, style: Style, text: &str) {
        self.at += width(text);
        if style.is_plain() {
            self.out.push_str(text);
        } else {
            let _ = write!(self.out, "{style}{text}{style:#}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_within_the_width_and_words_stay_whole() {
        let mut text = Wrapped::new(20, "- ", "  ");
        text.push("Wij bouwen [-twee-]", Style::new());
        text.push("{+drie+} duizend huizen", Style::new());
        assert_eq!(
            text.finish(),
            "- Wij bouwen\n  [-twee-]{+drie+}\n  duizend huizen\n"
        );
    }

    #[test]
    fn a_word_wider_than_a_line_is_broken() {
        let mut text = Wrapped::new(20, "- ", "  ");
        text.push(&format!("Wij {} huizen", "lang".repeat(8)), Style::new());
        assert_eq!(
            text.finish(),
            "- Wij\n  langlanglanglangla\n  nglanglanglang\n  huizen\n"
        );
    }

    #[test]
    fn a_long_title_ends_in_an_ellipsis() {
        assert_eq!(shortened("Wonen", 10), "Wonen");
        assert_eq!(shortened("Bestaanszekerheid", 8), "Bestaan…");
    }
}
