//! What only the pieces around it tell of a piece: that a title says nothing new, or heads nothing.

use std::slice;

use super::flow::Line;
use super::pieces::{Kind, Piece};
use super::runs;
use super::style::Styles;
use crate::document::BlockKind;
use crate::read::layout::heading;

/// Fewest numbered paragraphs in a row that are a list of sources.
const SOURCES: usize = 3;
/// How many pieces away the title of a chapter is sought from its number.
const NEAR: usize = 40;
/// Fewest headings in a row with nothing under them that are none.
const OVERVIEW: usize = 3;

/// Looks at all pieces once more.
pub(super) fn review(pieces: &mut Vec<Piece>, styles: &Styles) {
    drop_repeated_titles(pieces);
    number_chapters(pieces, styles);
    tell_sources(pieces);
    drop_overviews(pieces);
}

/// Drops the title of a chapter that stands once more right under itself, as on the page behind one
/// that bears the title alone.
fn drop_repeated_titles(pieces: &mut Vec<Piece>) {
    let title = |piece: &Piece| -> Option<String> {
        let letters = piece.lines.iter().flat_map(|(_, line)| line.text.chars());
        let letters = letters.filter(|c| c.is_alphanumeric());
        (piece.kind == Kind::Heading).then(|| letters.flat_map(char::to_lowercase).collect())
    };
    pieces.dedup_by(|later, earlier| title(later).is_some_and(|t| title(earlier) == Some(t)));
}

/// Gives a number that stands alone in very large type to the title of its page: it counts the chapter.
fn number_chapters(pieces: &mut Vec<Piece>, styles: &Styles) {
    let numeral = |piece: &Piece| -> Option<(usize, String)> {
        let [(page, line)] = piece.lines.as_slice() else {
            return None;
        };
        let number = line.whole();
        let is = (1..=2).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
        (is && styles.is_poster(slice::from_ref(line))).then_some((*page, number))
    };
    let mut gone = vec![false; pieces.len()];
    for at in 0..pieces.len() {
        let Some((page, number)) = numeral(&pieces[at]) else {
            continue;
        };
        let around = at.saturating_sub(NEAR)..pieces.len().min(at + NEAR + 1);
        let title = around
            .filter(|&near| pieces[near].kind == Kind::Heading && pieces[near].lines[0].0 == page)
            .max_by(|&a, &b| {
                let size = |at: usize| pieces[at].lines[0].1.size;
                size(a).total_cmp(&size(b))
            });
        let Some(title) = title else {
            continue;
        };
        let line = &mut pieces[title].lines[0].1;
        if line.opener.is_empty() && heading::split(&line.text).is_none() {
            line.opener = number;
        }
        gone[at] = true;
    }
    runs::drop_at(pieces, |at| gone[at]);
}

/// Makes notes of a list of sources: paragraphs that open with `[1]`, `[2]` and so on.
fn tell_sources(pieces: &mut [Piece]) {
    let mark = |piece: &Piece| -> Option<u32> {
        let number = source(&piece.lines.first()?.1)?;
        (piece.kind == Kind::Block(BlockKind::Paragraph)).then_some(number)
    };
    let marks: Vec<Option<u32>> = pieces.iter().map(mark).collect();
    let mut at = 0;
    while at < marks.len() {
        let rises =
            |w: &[Option<u32>]| matches!(w, [Some(a), Some(b)] if a.checked_add(1) == Some(*b));
        let count = 1 + marks[at..].windows(2).take_while(|w| rises(w)).count();
        if count >= SOURCES {
            for piece in &mut pieces[at..at + count] {
                piece.kind = Kind::Block(BlockKind::Footnote);
            }
        }
        at += count;
    }
}

/// Makes captions of what looks like headings but heads nothing, as on a page that shows what the
/// chapters are about: three or more in a row that look alike. The last of them is a heading where
/// text stands behind it on its page. A cover shows a title.
fn drop_overviews(pieces: &mut [Piece]) {
    let page = |piece: &Piece| piece.lines.first().map(|(page, _)| *page);
    let alike = |one: &Piece, two: &Piece| {
        let (Some((_, a)), Some((_, b))) = (one.lines.first(), two.lines.first()) else {
            return false;
        };
        let unnumbered = |line: &Line| heading::split(&line.whole()).is_none();
        one.kind == Kind::Heading
            && two.kind == Kind::Heading
            && page(one) == page(two)
            && (a.size - b.size).abs() < 0.06 * a.size
            && a.is_bold() == b.is_bold()
            && unnumbered(a)
            && unnumbered(b)
    };
    let mut at = 0;
    while at < pieces.len() {
        let row = &pieces[at..];
        let count = 1 + row.windows(2).take_while(|w| alike(&w[0], &w[1])).count();
        if count >= OVERVIEW && page(&row[0]) != Some(0) {
            let heads = row
                .get(count)
                .is_some_and(|next| page(next) == page(&row[0]));
            for piece in &mut pieces[at..at + count - usize::from(heads)] {
                piece.kind = Kind::Block(BlockKind::Caption);
            }
        }
        at += count;
    }
}

/// The number of a source: `[12] De Dijkgraaf, 2030`.
pub(super) fn source(line: &Line) -> Option<u32> {
    let whole = line.whole();
    whole.strip_prefix('[')?.split_once(']')?.0.parse().ok()
}
