//! Where sentences begin: each UAX #29 boundary, and each terminator where UAX #29 has none, is
//! judged by what stands around it.

use super::bounds;
use super::site::{self, Next};
use crate::lang::{Abbreviation, Language};

/// The byte offsets at which a new sentence begins, in order, without 0.
pub(super) fn starts(text: &str, language: &Language) -> Vec<usize> {
    let uax = bounds::uax29(text);
    let candidates = candidates(text, &uax);
    let mut starts = Vec::with_capacity(candidates.len());
    let mut start = 0;
    let mut quotes = Quotes::default();
    for at in candidates {
        if text[start..at].chars().all(char::is_whitespace) {
            start = at;
            continue;
        }
        let open = quotes.open_at(text, at);
        let place = Place {
            left: &text[start..at],
            right: &text[at..],
            open,
            uax: uax.binary_search(&at).is_ok(),
        };
        if place.begins_sentence(language) {
            starts.push(at);
            start = at;
        }
    }
    starts
}

/// Counts straight quotation marks on the way through a text.
#[derive(Default)]
struct Quotes {
    seen: usize,
    count: usize,
}

impl Quotes {
    fn open_at(&mut self, text: &str, at: usize) -> bool {
        self.count += text[self.seen..at].matches('"').count();
        self.seen = at;
        self.count % 2 == 1
    }
}

/// Most bytes of a bullet: a sentence so far that is no longer is one, not yet a sentence.
const BULLET: usize = 3;
/// Most closing marks and blanks that are looked at behind one terminator, and most bytes of the
/// word before it: more is damage, and looking on would take time without end.
const CLOSERS: usize = 12;
/// Fewest words of a sentence that a full stop ends whatever follows.
const WHOLE: usize = 4;
/// Letters of a word too long to be an abbreviation.
const LONG: usize = 8;
const WORD: usize = 64;

/// All places to judge, in order: UAX #29 boundaries, and the places behind terminators with their
/// closing marks, behind closing marks cut off by a blank, and before bullets.
fn candidates(text: &str, uax: &[usize]) -> Vec<usize> {
    let mut places = uax.to_vec();
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if site::is_bullet(c) && at > 0 {
            places.push(at);
        }
        if !is_terminator(c) {
            continue;
        }
        let mut end = at + c.len_utf8();
        let mut blanks = 0;
        let mut notes = false;
        let mut closers = 0;
        while let Some(&(i, c)) = chars.peek() {
            if c.is_whitespace() {
                blanks += 1;
            } else if is_terminator(c) || site::is_closer(c) || notes && c.is_ascii_digit() {
                if blanks > 0 {
                    places.push(i);
                    if !site::is_closer(c) {
                        break;
                    }
                }
                blanks = 0;
            } else if c == '[' || c.is_ascii_digit() && blanks == 0 {
                if blanks > 0 {
                    places.push(i);
                }
                blanks = 0;
                notes = true;
            } else {
                break;
            }
            // A run of terminators is one, however long.
            closers += usize::from(!is_terminator(c));
            if closers > CLOSERS {
                break;
            }
            end = i + c.len_utf8();
            chars.next();
        }
        if end < text.len() {
            places.push(end);
        }
    }
    places.sort_unstable();
    places.dedup();
    places
}

fn is_terminator(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…')
}

/// A place where a sentence may begin.
struct Place<'t> {
    /// The sentence so far.
    left: &'t str,
    right: &'t str,
    /// Whether a straight quotation mark is open here.
    open: bool,
    /// Whether UAX #29 has a boundary here.
    uax: bool,
}

impl Place<'_> {
    fn begins_sentence(&self, language: &Language) -> bool {
        let left = self.left.trim_end();
        let blanks = &self.left[left.len()..];
        if blanks.contains(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']) {
            return self.uax;
        }
        let gap = !blanks.is_empty();
        if self.right.starts_with(site::is_bullet) {
            return gap && left.len() > BULLET;
        }
        if site::is_detached_closer(self.right, self.open) || ends_detached(left, self.open) {
            return false;
        }
        let core = site::without_closers(left);
        let before = core.trim_end_matches(is_terminator);
        let marks = &core[before.len()..];
        let (next, rest) = site::next(self.right, language);
        if marks.is_empty() {
            return self.uax && gap;
        }
        if !gap {
            return core.len() == left.len() && is_glued(before, marks, self.right);
        }
        match next {
            Next::Small => {
                return marks == "." && core.len() == left.len() && is_whole(before, language);
            }
            Next::Mark => return false,
            Next::Sign => return self.uax,
            Next::Capital | Next::Figure => {}
        }
        if marks != "." {
            // "(!)" comments on what precedes it, "(…)" leaves something out: neither ends a sentence
            // unless another clearly begins.
            return !before.ends_with(['(', '[']) || opens_sentence(rest, language);
        }
        FullStop { before, next, rest }.ends_sentence(language)
    }
}

/// Whether a closing quotation mark with blanks on both sides ends `left`: "… goed aan. ” En ja".
/// Text set so does not tell whether the mark closes a quotation within a longer sentence or ends
/// it; treebanks of Dutch news keep such passages whole, and so does this.
fn ends_detached(left: &str, open: bool) -> bool {
    let mark = left.trim_end_matches(['”', '"', '»', '’']);
    let detached = mark.len() < left.len() && mark.ends_with(char::is_whitespace);
    // A straight mark that opens the next sentence was not yet closed.
    detached && !(left.ends_with('"') && open) && mark.trim_end().ends_with(is_terminator)
}

/// Whether a full stop ends the sentence though a small letter follows: an extraction lost what
/// stood between ("… voor de lonen. worden ook de uitkeringen verhoogd"). So it is behind a whole
/// sentence that ends in an ordinary word, known or too long for an abbreviation: one that no list
/// knows is a rare string, and a short one.
fn is_whole(before: &str, language: &Language) -> bool {
    let word = last_word(before);
    let ordinary = site::ends_in_small_letters(word, 4)
        && word.chars().all(char::is_alphabetic)
        && language.abbreviation(word).is_none()
        && (language.is_known(word) || word.chars().count() >= LONG);
    ordinary && before.split_whitespace().nth(WHOLE - 1).is_some()
}

/// "toekomst.Een nieuw begin": an extraction lost the blank (UAX #29 sees a name such as U.S.).
fn is_glued(before: &str, marks: &str, right: &str) -> bool {
    let word = last_word(before);
    let address = word.contains(['.', '@', '/', ':']);
    let mut letters = right.chars();
    marks == "."
        && !address
        && site::ends_in_small_letters(word, 3)
        && letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_some_and(char::is_alphabetic)
}

/// One full stop with a capital or a figure behind it: the hard case.
struct FullStop<'t> {
    /// The sentence up to the stop.
    before: &'t str,
    next: Next,
    /// What follows, from its first letter or figure on.
    rest: &'t str,
}

impl FullStop<'_> {
    fn ends_sentence(&self, language: &Language) -> bool {
        let word = last_word(self.before);
        let first = self.before.len() == word.len();
        let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        if word.is_empty() {
            return true;
        }
        if first && is_enumerator(word) || is_subitem(word) {
            return false;
        }
        let figure = self.next == Next::Figure;
        if is_initials(word) && !is_known_whole(word, language) {
            return !figure && opens_sentence(self.rest, language);
        }
        if let Some(kind) = self.abbreviation(word, language) {
            return match kind {
                Abbreviation::Never => false,
                Abbreviation::May => !figure,
                Abbreviation::Unit => !figure && opens_sentence(self.rest, language),
                Abbreviation::Number => !figure && !is_roman(first_word(self.rest)),
                Abbreviation::Name => figure || !word.starts_with(char::is_uppercase),
            };
        }
        true
    }

    /// What the language knows of the word: as it stands, or of its part behind a hyphen or slash.
    fn abbreviation(&self, word: &str, language: &Language) -> Option<Abbreviation> {
        let part = word.rsplit(['-', '/', '(', '‑']).next().unwrap_or(word);
        let whole = language.abbreviation(word);
        let found = whole.or_else(|| language.abbreviation(part));
        // "v. Chr.", "n. Chr." and the like are written with and without the blank.
        let previous = self.before[..self.before.len() - word.len()].trim_end();
        let previous = last_word(previous);
        if previous.ends_with('.') && previous.len() < 6 {
            let joined = format!("{previous}{word}");
            return language.abbreviation(&joined).or(found);
        }
        found
    }
}

/// Initials that are an abbreviation of their own: B.V., V.S. A single capital is an initial.
fn is_known_whole(word: &str, language: &Language) -> bool {
    word.contains('.') && language.abbreviation(word).is_some()
}

/// The last word of a text, as far as it is needed.
fn last_word(text: &str) -> &str {
    let mut from = text.len().saturating_sub(WORD);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let tail = &text[from..];
    tail.rsplit(char::is_whitespace).next().unwrap_or(tail)
}

fn first_word(text: &str) -> &str {
    let end = text
        .char_indices()
        .take(WORD)
        .take_while(|(_, c)| c.is_alphanumeric())
        .last();
    &text[..end.map_or(0, |(at, c)| at + c.len_utf8())]
}

/// Whether the text goes on with a word that begins sentences and no name: "De", "Wij", "Daarom".
fn opens_sentence(text: &str, language: &Language) -> bool {
    let word = first_word(text);
    word.len() <= 24 && language.opens_sentence(&word.to_lowercase())
}

/// The number or letter that opens an item: "3", "4.2.1", "a", "IV".
fn is_enumerator(word: &str) -> bool {
    let numbers = word
        .split('.')
        .all(|part| (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()));
    let mut letters = word.chars();
    let letter = letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none();
    numbers || letter || is_roman(word) || is_roman(&word.to_uppercase())
}

/// "3.a": a lettered part of a numbered point.
fn is_subitem(word: &str) -> bool {
    word.rsplit_once('.').is_some_and(|(number, letter)| {
        let letter = letter.len() == 1 && letter.bytes().all(|b| b.is_ascii_lowercase());
        letter && number.bytes().all(|b| b.is_ascii_digit() || b == b'.')
    })
}

fn is_roman(word: &str) -> bool {
    (1..=5).contains(&word.len()) && word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
}

/// "J", "J.P", "J.-P", "IJ": the initials of a name.
fn is_initials(word: &str) -> bool {
    word.split(['.', '-'])
        .filter(|part| !part.is_empty())
        .all(|part| {
            part == "IJ" || {
                let mut letters = part.chars();
                letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
            }
        })
}
