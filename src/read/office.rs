//! What word-processor formats have in common: the words of a paragraph and how they enter a
//! document.

use super::layout::heading;
use crate::document::{BlockKind, Builder};
use crate::text::Place;

/// The words of a paragraph, with the bold ones that open it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Words {
    text: String,
    /// Bytes of `text` up to the end of the bold opening.
    bold: usize,
    /// Whether a word that is not bold has come.
    plain: bool,
}

impl Words {
    /// Adds a run of text.
    pub(super) fn push(&mut self, text: &str, bold: bool) {
        for c in text.chars().filter_map(letter) {
            self.text.push(c);
            if !c.is_whitespace() && !self.plain {
                if bold {
                    self.bold = self.text.len();
                } else {
                    self.plain = true;
                }
            }
        }
    }

    /// Adds the words of the paragraph that follows, which is one paragraph with this one.
    pub(super) fn join(&mut self, next: &Self) {
        self.push(&next.text[..next.bold], true);
        self.push(&next.text[next.bold..], false);
    }

    /// Whether there is no word.
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The words.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Makes them a block of that kind.
    pub(super) fn block(&self, kind: BlockKind, builder: &mut Builder) {
        builder.begin(kind);
        builder.push(&self.text[..self.bold], Place::default());
        builder.label();
        builder.push(&self.text[self.bold..], Place::default());
        builder.end();
    }
}

/// A character as it is kept: a hyphen that may break a line and marks without width are no part
/// of a word, and a hyphen that may not is a hyphen.
pub(super) fn letter(c: char) -> Option<char> {
    match c {
        '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => None,
        '\u{2011}' => Some('-'),
        _ => Some(c),
    }
}

/// How the numbers of a level look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Figures {
    /// 1, 2, 3
    #[default]
    Decimal,
    /// 01, 02, 03
    Padded,
    /// a, b, c
    LowerLetter,
    /// A, B, C
    UpperLetter,
    /// i, ii, iii
    LowerRoman,
    /// I, II, III
    UpperRoman,
    /// A bullet or nothing at all.
    None,
}

impl Figures {
    /// The number as a reader sees it.
    pub(super) fn write(self, n: u32) -> String {
        match self {
            Self::Decimal => n.to_string(),
            Self::Padded => format!("{n:02}"),
            Self::LowerLetter => letters(n).to_lowercase(),
            Self::UpperLetter => letters(n),
            Self::LowerRoman => roman(n).to_lowercase(),
            Self::UpperRoman => roman(n),
            Self::None => String::new(),
        }
    }
}

/// A, B, … Z, AA, BB, …
fn letters(n: u32) -> String {
    let Some(zero_based) = n.checked_sub(1) else {
        return String::new();
    };
    let letter = char::from(b'A' + (zero_based % 26) as u8);
    // Past the ninth round no list of a programme goes; the cap bounds the work.
    let times = (zero_based / 26 + 1).min(9) as usize;
    std::iter::repeat_n(letter, times).collect()
}

fn roman(mut n: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if n > 3999 {
        return n.to_string();
    }
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while n >= value {
            out.push_str(sign);
            n -= value;
        }
    }
    out
}

/// The number in a label as the reader sees it, without the mark behind it; none for a bullet.
fn number(label: &str) -> Option<&str> {
    let number = label
        .trim()
        .trim_end_matches(['.', ')', ':', '-', '–'])
        .trim_end();
    (!number.is_empty()).then_some(number)
}

/// Adds a heading. Its number is the one that the program computed (`label`) or else the one that was
/// typed before the title.
pub(super) fn heading(
    level: u8,
    label: Option<&str>,
    title: &str,
    place: Place,
    builder: &mut Builder,
) {
    let computed = label.and_then(|label| match heading::split(label) {
        Some(split) => Some(split.number),
        None => number(label),
    });
    match heading::split(title).filter(|_| computed.is_none()) {
        Some(split) => builder.heading(level, Some(split.number), split.title, place),
        None => builder.heading(level, computed, title, place),
    };
}

/// The depth that the name of a heading style gives, in the languages that programs write it in.
pub(super) fn heading_level(style: &str) -> Option<u8> {
    let name = style.trim().to_lowercase().replace("_20_", " ");
    let words = [
        "heading",
        "kop",
        "überschrift",
        "titre",
        "título",
        "titolo",
        "rubrik",
        "overskrift",
    ];
    let level = words.iter().find_map(|word| name.strip_prefix(word))?;
    let level: u8 = level.trim().parse().ok()?;
    (1..=9).contains(&level).then_some(level)
}

/// What a style name says a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The title of the whole.
    Title,
    /// A heading of this depth.
    Heading(u8),
    /// An entry or the heading of a table of contents.
    Contents,
    /// A block that is no plain paragraph.
    Block(BlockKind),
}

/// The role of paragraphs in the style of that name; none for ordinary text.
pub(super) fn role(style: &str) -> Option<Role> {
    if let Some(level) = heading_level(style) {
        return Some(Role::Heading(level));
    }
    let name = style.trim().to_lowercase().replace("_20_", " ");
    match name.as_str() {
        "title" | "titel" => Some(Role::Title),
        "quote" | "intense quote" | "quotations" | "block text" | "citaat" | "duidelijk citaat"
        | "bloktekst" => Some(Role::Block(BlockKind::Quote)),
        "caption" | "bijschrift" => Some(Role::Block(BlockKind::Caption)),
        "toc heading" | "contents heading" | "kop inhoudsopgave" | "kopvaninhoudsopgave" => {
            Some(Role::Contents)
        }
        _ if ["toc ", "inhopg ", "contents "]
            .iter()
            .any(|p| name.starts_with(p))
            && name.ends_with(|c: char| c.is_ascii_digit()) =>
        {
            Some(Role::Contents)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_look_as_the_level_says() {
        assert_eq!(Figures::UpperRoman.write(1994), "MCMXCIV");
        assert_eq!(Figures::LowerRoman.write(4), "iv");
        assert_eq!(Figures::LowerLetter.write(3), "c");
        assert_eq!(Figures::UpperLetter.write(28), "BB");
        assert_eq!(Figures::Padded.write(7), "07");
        assert_eq!(Figures::UpperRoman.write(u32::MAX), u32::MAX.to_string());
        assert_eq!(Figures::UpperLetter.write(u32::MAX).len(), 9);
        assert_eq!(Figures::LowerLetter.write(0), "");
    }

    #[test]
    fn style_names_tell_what_a_paragraph_is() {
        assert_eq!(role("heading 2"), Some(Role::Heading(2)));
        assert_eq!(role("Kop 1"), Some(Role::Heading(1)));
        assert_eq!(role("Kop1"), Some(Role::Heading(1)));
        assert_eq!(role("Heading_20_3"), Some(Role::Heading(3)));
        assert_eq!(role("Kopje"), None);
        assert_eq!(role("toc 1"), Some(Role::Contents));
        assert_eq!(role("Citaat"), Some(Role::Block(BlockKind::Quote)));
        assert_eq!(role("Standaard"), None);
    }

    #[test]
    fn a_bold_opening_stays_known_when_paragraphs_join() {
        let mut first = Words::default();
        first.push("NA", true);
        let mut second = Words::default();
        second.push("VO.", true);
        second.push(" We blij\u{ad}ven lid.", false);
        first.join(&second);
        assert_eq!(first.text(), "NAVO. We blijven lid.");
        assert_eq!(first.bold, 5);
    }
}
