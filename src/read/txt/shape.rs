//! The shape of a line of plain text among its neighbours: whether it is full, ends a sentence, or
//! stands on its own as a heading.

use super::super::layout::heading::{self, NumberStyle};
use super::Line;

/// Lines by which the width of a column is taken.
const WINDOW: usize = 40;

/// Longest heading, in characters and in words.
const LONGEST: usize = 110;
const MOST_WORDS: usize = 14;

/// Articles, prepositions and conjunctions that are followed by what they belong to.
const OPEN_ENDS: [&str; 30] = [
    "aan", "als", "bij", "dan", "dat", "de", "die", "door", "een", "en", "het", "hun", "in", "met",
    "naar", "om", "onze", "op", "of", "over", "te", "tot", "tussen", "uit", "van", "voor", "waar",
    "wij", "zijn", "zonder",
];

/// How wide the column is that each line stands in: nine in ten lines around it are no longer.
pub(super) fn widths(lines: &[Line<'_>]) -> Vec<usize> {
    let mut widths = Vec::with_capacity(lines.len());
    for window in lines.chunks(WINDOW) {
        let mut lengths: Vec<usize> = window
            .iter()
            .filter(|line| !line.text.is_empty())
            .map(length)
            .collect();
        lengths.sort_unstable();
        let width = lengths.get(lengths.len() * 9 / 10).copied().unwrap_or(0);
        widths.resize(widths.len() + window.len(), width);
    }
    widths
}

/// Columns up to the end of a line.
pub(super) fn length(line: &Line<'_>) -> usize {
    line.indent + line.text.chars().count()
}

/// Whether a line ends as sentences do.
pub(super) fn is_stopped(text: &str) -> bool {
    let text = text.trim_end_matches(|c: char| {
        matches!(
            c,
            ' ' | '”' | '’' | '"' | '\'' | ')' | ']' | '»' | '⁰'..='⁹' | '¹' | '²' | '³'
        )
    });
    text.ends_with(['.', '!', '?', '…', ':', ';'])
}

/// Whether text could begin a sentence or a heading.
pub(super) fn begins(text: &str) -> bool {
    let first = text
        .trim_start_matches(|c: char| !c.is_alphanumeric())
        .chars()
        .next();
    first.is_some_and(|c| !c.is_lowercase())
}

/// Whether the first word of `next` would still have fitted on the line: whoever typed it ended the
/// line by choice.
pub(super) fn is_cut(line: &Line<'_>, next: &str, width: usize) -> bool {
    let word = next.split_whitespace().next().unwrap_or_default();
    length(line) + 1 + word.chars().count() < width.saturating_sub(width / 12)
}

/// Whether the letters of a line are all capitals.
pub(super) fn is_shouted(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic());
    let count = letters.clone().count();
    count > 3 && !letters.into_iter().any(char::is_lowercase)
}

/// What kind of heading a line may be, by its words alone.
pub(super) fn title(text: &str) -> Option<Title> {
    let chars = text.chars().count();
    let stops =
        text.ends_with([',', '-', '\u{ad}']) || is_stopped(text) && !text.ends_with(['!', '?']);
    if !(2..=LONGEST).contains(&chars)
        || stops
        || text.split_whitespace().count() > MOST_WORDS
        || !begins(text)
    {
        return None;
    }
    if !text.chars().any(char::is_alphabetic) {
        return None;
    }
    Some(match heading::split(text).map(|numbered| numbered.style) {
        Some(NumberStyle::Decimal(parts)) if parts > 1 => Title::Numbered(parts),
        Some(NumberStyle::Chapter) => Title::Numbered(1),
        Some(NumberStyle::Decimal(_) | NumberStyle::Roman | NumberStyle::Letter) => Title::Counted,
        None if is_shouted(text) => Title::Shouted,
        None if goes_on(text) || holds_stop(text) => return None,
        None => Title::Plain,
    })
}

/// Whether a line ends in a word that must have another behind it, as no title does.
pub(super) fn goes_on(text: &str) -> bool {
    let last = text.split_whitespace().next_back().unwrap_or_default();
    OPEN_ENDS.iter().any(|word| last.eq_ignore_ascii_case(word))
}

/// Whether a sentence ends inside the line, which no title's does: behind a word of several letters,
/// not behind an abbreviation.
fn holds_stop(text: &str) -> bool {
    let following = text.split_whitespace().skip(1);
    text.split_whitespace().zip(following).any(|(word, next)| {
        let word = word.strip_suffix('.').unwrap_or_default();
        word.len() > 4
            && word.chars().all(char::is_lowercase)
            && next.starts_with(char::is_uppercase)
    })
}

/// What kind of heading a line may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Title {
    /// "7.2 Wonen", "Hoofdstuk 3": so many parts.
    Numbered(u8),
    /// "3. Wonen", "IV. Wonen": or an item of a list.
    Counted,
    /// "WONEN".
    Shouted,
    /// "Wonen".
    Plain,
}
