//! Sentences: UAX #29 boundaries, corrected by what the language knows of abbreviations, initials,
//! dates, quotation marks and the labels that open an item.

use crate::lang::Language;
use crate::text::Span;

mod bounds;
mod label;
mod rules;
mod site;

/// A sentence inside one block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The sentence's words, without surrounding white space, in the block's text.
    pub span: Span,
    /// Whether it is the label that opens the block ("NAVO.").
    pub lead_in: bool,
}

/// The sentences of one block of text, in order. `label` is what the source marked (in bold, say)
/// at the start of the block, and `item` tells whether the block is a list item.
///
/// Every character other than white space lies in exactly one of them. A marked label is a
/// sentence of its own where it stands apart from what follows ("**NAVO.** We …", "**Wonen**
/// Iedereen …") and not where the sentence runs on ("**We bouwen** door"). Unmarked, a short label
/// with a full stop and without a verb counts as one.
pub fn sentences(text: &str, label: Option<Span>, item: bool, language: &Language) -> Vec<Piece> {
    let mut starts = rules::starts(text, language);
    let marked = label.and_then(|label| label::end(text, label));
    if let Some(end) = marked
        && let Err(place) = starts.binary_search(&end)
    {
        starts.insert(place, end);
    }
    let mut pieces = Vec::with_capacity(starts.len() + 1);
    let mut start = 0;
    for end in starts.into_iter().chain([text.len()]) {
        let part = &text[start..end];
        let words = part.trim();
        if !words.is_empty() {
            let from = start + part.len() - part.trim_start().len();
            pieces.push(Piece {
                span: Span::new(from, from + words.len()),
                lead_in: false,
            });
        }
        start = end;
    }
    if let [first, rest @ ..] = pieces.as_mut_slice() {
        let words = first.span.of(text);
        first.lead_in = match marked {
            Some(end) => {
                first.span.end as usize <= end && label::is_marked_lead_in(words, language)
            }
            None => !rest.is_empty() && label::is_lead_in(words, item, language),
        };
    }
    pieces
}
