//! Hyphens inside a line: a word that was broken where the line once ended, before the text was set
//! anew, and soft hyphens that stand where none belongs.

use super::flow::Line;
use super::pieces::Piece;
use crate::read::layout::hyphen::{Hyphens, Join};

/// Mends the lines of all pieces; gives what was learnt of their words.
pub(super) fn mend(pieces: &mut [Piece]) -> Hyphens {
    for (_, line) in pieces.iter_mut().flat_map(|piece| &mut piece.lines) {
        // Beside a hyphen, or where a line begins, a soft one says nothing.
        let words = line.text.trim_start_matches('\u{ad}');
        if words.len() < line.text.len() {
            line.lead = line.lead.saturating_sub(line.text.len() - words.len());
            line.text = words.to_owned();
        }
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
            rejoin(line, &hyphens);
        }
    }
    hyphens
}

/// Takes out the blanks that part words of a line, with their hyphens where they go.
fn rejoin(line: &mut Line, hyphens: &Hyphens) {
    let mut whole = String::new();
    let (mut from, mut lead) = (0, line.lead);
    while let Some((at, join)) = hyphens.parted(&line.text, from) {
        whole.push_str(&line.text[from..at]);
        let (kept, gone) = match join {
            Join::Glue => ("", 2),
            Join::Keep => ("-", 1),
            Join::Apart => ("- ", 0),
        };
        whole.push_str(kept);
        from = at + 2;
        if line.lead >= from {
            lead -= gone;
        }
    }
    if from > 0 {
        whole.push_str(&line.text[from..]);
        lead = lead.min(whole.len());
        while !whole.is_char_boundary(lead) {
            lead -= 1;
        }
        (line.text, line.lead) = (whole, lead);
    }
}
