//! Regions: where the changed words of a finding stand in the source.

use crate::analysis::SentenceId;
use crate::change::{Change, Comparison, Edit, Op};
use crate::meaning::Version;
use crate::text::Place;

/// A stretch of a source file, as far as its format knows lines and columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::report) struct Region {
    /// Page, from 1.
    pub(in crate::report) page: Option<u32>,
    /// First line, from 1.
    pub(in crate::report) line: Option<u32>,
    /// Character of that line, from 1.
    pub(in crate::report) column: Option<u32>,
    /// Last line.
    pub(in crate::report) end_line: Option<u32>,
    /// The character just behind the region on its last line, from 1.
    pub(in crate::report) end_column: Option<u32>,
}

impl Region {
    fn between(start: Place, last: Place) -> Self {
        Self {
            page: start.page,
            line: start.line,
            column: start.column,
            end_line: last.line,
            end_column: last.column.map(|column| column + 1),
        }
    }

    /// The whole line of a place.
    fn line(place: Place) -> Self {
        Self {
            page: place.page,
            line: place.line,
            end_line: place.line,
            ..Self::default()
        }
    }
}

/// Where the words that change `at` brought stand in the new version. Where it only took words
/// away, what now stands in their place; where nothing is left, the line it stood behind.
pub(super) fn new(comparison: &Comparison, at: usize) -> Option<Region> {
    let change = &comparison.changes()[at];
    if !change.new.is_empty() {
        return words(comparison.after(), &change.new, &change.edits, Op::Insert);
    }
    let mut before = comparison.changes()[..at].iter().rev();
    let anchor = before.find_map(|change| change.new.last());
    let document = comparison.after().analysis().document();
    let place = match anchor {
        Some(&id) => last(comparison.after(), id),
        None => document.place(0),
    };
    (place != Place::default()).then(|| Region::line(place))
}

/// Where the words that a change took away stand in the old version.
pub(super) fn old(comparison: &Comparison, change: &Change) -> Option<Region> {
    words(comparison.before(), &change.old, &change.edits, Op::Delete)
}

/// From the first to the last word with the fate `op`; where there is none, all words, and where
/// only the other side has such words, the word that follows the first gap.
fn words(version: &Version, ids: &[SentenceId], edits: &[Edit], op: Op) -> Option<Region> {
    let other = match op {
        Op::Insert => Op::Delete,
        Op::Delete | Op::Equal => Op::Insert,
    };
    // Offsets into the sentences joined by spaces.
    let (mut offset, mut first, mut end, mut gap) = (0, None, 0, None);
    for edit in edits {
        if edit.op == other {
            gap.get_or_insert(offset);
            continue;
        }
        let length = edit.text.len();
        if edit.op == op && !edit.text.trim().is_empty() {
            let blank = length - edit.text.trim_start().len();
            first.get_or_insert(offset + blank);
            end = offset + edit.text.trim_end().len();
        }
        offset += length;
    }
    let (start, end) = match (first, gap) {
        (Some(first), _) => (first, end),
        (None, Some(gap)) => (gap.min(offset.saturating_sub(1)), gap + 1),
        (None, None) => (0, offset),
    };
    let (start, last) = (
        place(version, ids, start)?,
        place(version, ids, end.saturating_sub(1))?,
    );
    (start != Place::default()).then(|| Region::between(start, last.max(start)))
}

/// The place of byte `offset` of the sentences joined by spaces; of a space between two, that of
/// the letter before it. An offset within a letter is its own.
fn place(version: &Version, ids: &[SentenceId], mut offset: usize) -> Option<Place> {
    let analysis = version.analysis();
    for &id in ids {
        let text = analysis.text(id);
        if offset < text.len() {
            let start = analysis.sentences()[id as usize].span.start as usize;
            let letters = (0..=offset).rev();
            let at = letters
                .into_iter()
                .find(|&at| text.is_char_boundary(at))
                .unwrap_or(0);
            return Some(analysis.document().place((start + at) as u32));
        }
        offset = match offset.checked_sub(text.len() + 1) {
            Some(rest) => rest,
            None => return Some(last(version, id)),
        };
    }
    ids.last().map(|&id| last(version, id))
}

/// The place of the last letter of a sentence.
fn last(version: &Version, id: SentenceId) -> Place {
    let analysis = version.analysis();
    let span = analysis.sentences()[id as usize].span;
    let length = analysis
        .text(id)
        .chars()
        .next_back()
        .map_or(0, char::len_utf8);
    analysis.document().place(span.end - length as u32)
}
