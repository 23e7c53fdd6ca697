//! How a quantity is bounded by the words around it.

use super::classify::Draft;
use super::scan::Words;
use super::{Bound, Quantity, QuantityKind};

/// Most words that are looked at before a quantity.
const REACH: usize = 5;

/// Words that may stand between a bound and its quantity.
const ARTICLES: [&str; 8] = ["de", "het", "een", "zo'n", "jaar", "zijn", "is", "circa"];

/// The quantity with its bound; the words of the quantities before and behind it, which end before
/// `from` and begin at `upto`, are theirs.
pub(super) fn bounded(words: &Words<'_>, draft: &Draft, from: usize, upto: usize) -> Quantity {
    let measures = words.language.measures();
    let date = draft.kind.is_date();
    // A span of time within which something is to happen has the bounds of a date: "binnen 2 jaar".
    let (mut start, mut end) = (draft.start, draft.end);
    let mut bound = None;
    let first = from.max(draft.start.saturating_sub(REACH));
    let list =
        |start: usize, end: usize| -> Vec<&str> { (start..end).map(|i| words.at(i)).collect() };
    let mut close = draft.start;
    while bound.is_none() && close > first {
        let before = list(first, close);
        if let Some((found, length)) = measures.bound_before(&before, date) {
            bound = Some(found);
            start = close - length;
        } else if close + 2 > draft.start && ARTICLES.contains(&words.at(close - 1)) {
            close -= 1;
            continue;
        }
        break;
    }
    if bound.is_none()
        && let Some((found, length)) = measures.bound_behind(&list(end, upto.min(end + 3)), date)
    {
        bound = Some(found);
        end += length;
    }
    // "tussen 20 en 30", "van 2020 tot 2030": the first is the lower bound, the second the upper.
    if let Some((low, high)) = range(words, draft, from, upto) {
        let (lower, upper) = if date {
            (Bound::From, Bound::Until)
        } else {
            (Bound::AtLeast, Bound::AtMost)
        };
        let through = date
            && (words.at(draft.start.wrapping_sub(1)) == "met"
                || words.at(draft.start.wrapping_sub(1)) == "m");
        bound = if low {
            Some(lower)
        } else if high {
            Some(if through { Bound::Through } else { upper })
        } else {
            bound
        };
    }
    // A phase of a year is a bound of its own: by the end of it, about its middle.
    if bound.is_none() || matches!(bound, Some(Bound::Exact)) {
        bound = super::date::phase_bound(words, draft).or(bound);
    }
    if draft.kind == QuantityKind::Ordinal {
        bound = None;
        start = draft.start;
    }
    Quantity {
        kind: draft.kind,
        value: draft.value,
        unit: draft.unit,
        bound,
        span: words.span(start, end.max(draft.end)),
        of: draft.of,
        base: draft.base,
    }
}

/// Whether the quantity is the first (low) or second (high) of a range.
fn range(words: &Words<'_>, draft: &Draft, from: usize, upto: usize) -> Option<(bool, bool)> {
    let opened = |start: usize| {
        let mut at = start;
        if at > 0 && matches!(words.at(at - 1), "de" | "het" | "jaar" | "circa") {
            at -= 1;
        }
        at.checked_sub(1).map_or("", |b| words.at(b))
    };
    let gap =
        |a: usize, b: usize| -> Vec<&str> { (a..b.min(a + 4)).map(|i| words.at(i)).collect() };
    let splits = |gap: &[&str], between: bool| match gap {
        ["-" | "–" | "~" | "à" | "tot"]
        | ["tot", "en", "met"]
        | ["t", "/", "m"]
        | ["tot", "de"] => true,
        ["en"] | ["en", "de"] => between,
        _ => false,
    };
    let before_opened = opened(draft.start);
    if upto > draft.end && upto < words.tokens.len() {
        let gap = gap(draft.end, upto);
        if splits(&gap, before_opened == "tussen") && upto - draft.end <= 3 {
            return Some((true, false));
        }
    }
    if from > 0 && draft.start > from && draft.start - from <= 3 {
        let gap = gap(from, draft.start);
        // Only where the quantity before it was opened as a range.
        if splits(&gap, words_hold(words, from, "tussen")) {
            return Some((false, true));
        }
    }
    None
}

/// Whether the word stands among the few words before `at`.
fn words_hold(words: &Words<'_>, at: usize, word: &str) -> bool {
    (at.saturating_sub(6)..at).any(|i| words.at(i) == word)
}
