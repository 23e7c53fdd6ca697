//! Hyphens inside a line: a word that was broken where the line once ended, before the text was set
//! anew, and soft hyphens that stand where none belongs.

use super::flow::Line;
use super::pieces::Piece;
use crate::read::layout::hyphen::{Hyphens, Join};

/// Mends the lines of all pieces; gives what was learnt of their words.
pub(super) fn mend(pieces: &mut [Piece]) -> Hyphens {
    for (_, line) in pieces.iter_mut().flat_map(|piece| &mut piece.lines) {
        // Beside a hyphen, or where a line begins, a soft one says nothing.
        let blanks = line.text.len() - line.text.trim_start_matches('\u{ad}').len();
        cut(line, 0, blanks);
        if line.text.ends_with("-\u{ad}") {
            line.text.pop();
            line.lead = line.lead.min(line.text.len());
        }
    }
    let texts = pieces.iter().flat_map(|piece| &piece.lines);
    let hyphens = Hyphens::of(texts.map(|(_, line)| line.text.as_str()));
    for piece in pieces {
        for at in 0..piece.lines.len() {
            let (before, behind) = piece.lines.split_at_mut(at + 1);
            if let (Some((_, line)), Some((_, next))) = (before.last_mut(), behind.first())
                && hyphens.is_whole(&line.text, &next.text)
            {
                line.text.truncate(line.text.len() - " \u{ad}".len());
                line.lead = line.lead.min(line.text.len());
            }
            let line = &mut piece.lines[at].1;
            let mut from = 0;
            while let Some((at, join)) = hyphens.parted(&line.text, from) {
                match join {
                    Join::Glue => cut(line, at, 2),
                    Join::Keep => cut(line, at + 1, 1),
                    Join::Apart => {}
                }
                from = at + 1;
            }
        }
    }
    hyphens
}

/// Takes bytes out of the words of a line.
fn cut(line: &mut Line, at: usize, bytes: usize) {
    line.text.replace_range(at..at + bytes, "");
    if line.lead > at {
        line.lead = line.lead.saturating_sub(bytes).max(at);
    }
}
