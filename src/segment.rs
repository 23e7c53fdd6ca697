//! Sentences: UAX #29 boundaries, corrected by what the language knows of abbreviations, initials,
//! dates, quotation marks and the labels that open an item.

use crate::lang::Language;
use crate::text::Span;

mod bounds;
mod label;
mod rules;
mod site;

/// The longest sentence, in bytes: a longer one is cut at a blank, for it is a list or a table without
/// marks, and what is sought in a sentence may take as long as the square of its words.
const LONGEST: usize = 8 << 10;

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
    let starts = with_cuts(starts, text);
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

/// Where sentences start, those among them that are too long cut at blanks.
fn with_cuts(starts: Vec<usize>, text: &str) -> Vec<usize> {
    if text.len() <= LONGEST {
        return starts;
    }
    let mut cut = Vec::with_capacity(starts.len());
    let mut start = 0;
    for end in starts.into_iter().chain([text.len()]) {
        while end - start > LONGEST {
            // A blank of one byte, so that whatever stands beside it stays whole.
            let blank = |byte: &u8| *byte == b' ';
            let part = &text.as_bytes()[start..end];
            let at = part[1..LONGEST]
                .iter()
                .rposition(blank)
                .map(|at| at + 1)
                .or_else(|| {
                    part[LONGEST..]
                        .iter()
                        .position(blank)
                        .map(|at| at + LONGEST)
                });
            let Some(at) = at else { break };
            start += at;
            cut.push(start);
        }
        start = end;
        if end < text.len() {
            cut.push(end);
        }
    }
    cut
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_without_an_end_is_cut_at_blanks() {
        let long = "Één huis ".repeat(5_000);
        let text = format!("Kort. {long}. Ook kort.");
        let pieces = sentences(&text, None, false, Language::dutch());
        let words: Vec<&str> = pieces.iter().map(|piece| piece.span.of(&text)).collect();
        assert!(words.iter().all(|words| words.len() <= LONGEST));
        assert_eq!(words.join(" "), text);
        assert_eq!((words[0], words[words.len() - 1]), ("Kort.", "Ook kort."));
        // A word without end is one word.
        let word = "a".repeat(3 * LONGEST);
        let text = format!("{word} b {word} c.");
        let pieces = sentences(&text, None, false, Language::dutch());
        assert_eq!(pieces[0].span.of(&text), word);
    }
}
