//! A place where a sentence may end: what stands before and behind it.

use crate::lang::Language;

/// How the text goes on behind a possible end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// With a capital, or a clitic before one ("'s Ochtends").
    Capital,
    /// With a letter that is no capital.
    Small,
    /// With a figure or an amount of money.
    Figure,
    /// With a mark that goes on with the sentence: a comma, a slash, a closing quotation mark.
    Mark,
    /// With some other sign.
    Sign,
}

/// Marks that close what was opened before the sentence's end.
pub(super) fn is_closer(c: char) -> bool {
    matches!(
        c,
        ')' | ']'
            | '}'
            | '"'
            | '\''
            | '”'
            | '“'
            | '’'
            | '‘'
            | '»'
            | '›'
            | '«'
            | '‹'
            | '″'
            | '′'
            | '*'
            | '⁰'..='⁹' | '¹' | '²' | '³'
    )
}

/// Marks that open what the next sentence begins with.
fn is_opener(c: char) -> bool {
    matches!(
        c,
        '(' | '['
            | '{'
            | '"'
            | '\''
            | '“'
            | '”'
            | '„'
            | '‟'
            | '‘'
            | '’'
            | '‚'
            | '‛'
            | '«'
            | '‹'
            | '»'
            | '›'
            | '`'
            | '´'
            | '¿'
            | '¡'
            | '–'
            | '—'
            | '-'
            | '*'
            | '_'
            | ','
    )
}

/// Signs that open a list item, when a reader left them inside a paragraph.
pub(super) fn is_bullet(c: char) -> bool {
    matches!(
        c,
        '•' | '▶' | '►' | '●' | '■' | '▪' | '‣' | '◦' | '\u{f0b7}' | '\u{f0a7}'
    )
}

/// The text behind a possible end without the marks that open it, and how it goes on.
pub(super) fn next<'t>(right: &'t str, language: &Language) -> (Next, &'t str) {
    if let Some(rest) = clitic(right, language) {
        return (Next::Capital, rest);
    }
    let mut rest = right;
    // A single comma goes on with the sentence, two are a low quotation mark: „ typed as ,,
    if rest.starts_with(',') && !rest.starts_with(",,") {
        return (Next::Mark, rest);
    }
    while let Some(c) = rest.chars().next() {
        let blank = c.is_whitespace() && rest.len() < right.len();
        if !is_opener(c) && !blank {
            break;
        }
        rest = &rest[c.len_utf8()..];
        if let Some(after) = clitic(rest, language) {
            return (Next::Capital, after);
        }
    }
    let Some(c) = rest.chars().next() else {
        return (Next::Mark, rest);
    };
    let next = if c.is_lowercase() {
        Next::Small
    } else if c.is_alphabetic() {
        Next::Capital
    } else if c.is_numeric() || matches!(c, '€' | '$' | '£') {
        Next::Figure
    } else if matches!(
        c,
        ';' | ':' | '/' | '%' | '&' | '+' | '=' | '.' | '!' | '?' | '…'
    ) || is_closer(c)
    {
        Next::Mark
    } else {
        Next::Sign
    };
    (next, rest)
}

/// Whether a clitic opens a sentence here: an apostrophe, one of the language's clitics, and then
/// the word that bears the capital in its stead. Returns that word and what follows.
fn clitic<'t>(text: &'t str, language: &Language) -> Option<&'t str> {
    let rest = text.strip_prefix(['\'', '’', '‘', '`', '´'])?;
    language.clitics.iter().find_map(|clitic| {
        let rest = rest.strip_prefix(clitic)?.strip_prefix([' ', '-'])?;
        rest.starts_with(char::is_uppercase).then_some(rest)
    })
}

/// Whether a closing mark that a blank cut off from its sentence stands here: `. ”`.
/// `open` tells whether a straight quotation mark is still open.
pub(super) fn is_detached_closer(right: &str, open: bool) -> bool {
    let mut chars = right.chars();
    let closes = match chars.next() {
        Some('”' | '’' | '»' | ')' | ']') => true,
        Some('"') => open,
        _ => false,
    };
    closes && chars.next().is_none_or(char::is_whitespace)
}

/// The text before a possible end without closing marks and the numbers of footnotes.
pub(super) fn without_closers(left: &str) -> &str {
    let mut left = left;
    loop {
        let shorter = left.trim_end_matches(|c: char| is_closer(c) || c.is_whitespace());
        let shorter = without_note(shorter, left).unwrap_or(shorter);
        if shorter.len() == left.len() {
            return left;
        }
        left = shorter;
    }
}

/// `[12]` behind a sentence, or "3" glued to its full stop, is a note and no part of it.
fn without_note<'t>(shorter: &'t str, left: &'t str) -> Option<&'t str> {
    let digits = shorter.trim_end_matches(|c: char| c.is_ascii_digit());
    let count = shorter.len() - digits.len();
    if !(1..=3).contains(&count) {
        return None;
    }
    if let Some(before) = digits.strip_suffix('[') {
        return left[shorter.len()..].starts_with(']').then_some(before);
    }
    let word = digits.strip_suffix(['.', '!', '?'])?;
    let glued = shorter.len() == left.len() && count <= 2;
    (glued && ends_in_small_letters(word, 3)).then_some(digits)
}

/// Whether at least `count` small letters end `text`.
pub(super) fn ends_in_small_letters(text: &str, count: usize) -> bool {
    let mut letters = text.chars().rev();
    (0..count).all(|_| letters.next().is_some_and(char::is_lowercase))
}
