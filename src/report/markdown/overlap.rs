//! The overlap as Markdown: the matrix of parties, then per party what was found, folded, as far
//! as there is room; and what programmes share, as a matrix.

use std::fmt::Write as _;

use super::escape::{shortened, told};
use super::room::{MOST, Room, units};
use super::{END, LINE, NOTICES, marked};
use crate::align::Confidence;
use crate::change::Op;
use crate::overlap::{Mutual, Overlap};
use crate::report::Language;
use crate::report::shares::{self, Told};
use crate::report::strings::{
    self, Label, OverlapPhrase, Phrase, label, overlap_phrase, phrase, whose,
};
use crate::report::view::GENERATOR;

/// Most rows of a matrix; a comment holds no more.
const PARTIES: usize = 60;

/// The comment.
pub fn overlap(overlap: &Overlap, language: Language) -> String {
    let mut room = Room::default();
    head(overlap, language, &mut room);
    let order = shares::order(overlap);
    let mut left = 0;
    for (nth, &at) in order.iter().enumerate() {
        // Every party has a like share of the room that is left.
        let most = room.used + MOST.saturating_sub(END + room.used) / (order.len() - nth);
        left += party(overlap, at, most, language, &mut room);
    }
    if left > 0 {
        room.put(&format!(
            "**{}**\n\n",
            strings::matches_left_out(left, language)
        ));
    }
    let made = format!("{} {GENERATOR}", label(Label::MadeBy, language));
    room.put(&format!("<sub>{made}</sub>\n"));
    room.out
}

fn head(overlap: &Overlap, language: Language, room: &mut Room) {
    let source = overlap.agreement().analysis().document().source();
    room.put(&format!(
        "### {}: {}\n\n{}\n\n",
        overlap_phrase(OverlapPhrase::Title, language),
        told(&shortened(&source.label, LINE, language)),
        whose(overlap.agreement_summary(), language),
    ));
    let rows = shares::matrix(overlap, language);
    matrix(&rows, language, room);
    let limits = overlap_phrase(OverlapPhrase::Limits, language);
    room.put(&format!("<sub>{limits}</sub>\n\n"));
    let notices = shares::notices(overlap, language);
    for notice in notices.iter().take(NOTICES) {
        let text = format!("{}: {}", notice.label, notice.told());
        let text = told(&shortened(&text, LINE, language));
        let head = phrase(Phrase::Notices, language);
        room.put(&format!("> **{head}** {text}\n"));
    }
    if notices.len() > NOTICES {
        let more = strings::more_notices(notices.len() - NOTICES, language);
        room.put(&format!("> {more}\n"));
    }
    if !notices.is_empty() {
        room.put("\n");
    }
}

/// A table whose first row is its head.
fn matrix(rows: &[Vec<String>], language: Language, room: &mut Room) {
    for (at, row) in rows.iter().enumerate().take(PARTIES + 1) {
        let cells: Vec<String> = row
            .iter()
            .map(|cell| told(&shortened(cell, LINE / 4, language)))
            .collect();
        room.put(&format!("| {} |\n", cells.join(" | ")));
        if at == 0 {
            room.put(&format!("|---{}|\n", "|--:".repeat(row.len() - 1)));
        }
    }
    room.put("\n");
    if let Some(more) = rows.len().checked_sub(PARTIES + 2) {
        let more = strings::parties_left_out(more + 1, language);
        room.put(&format!("{more}\n\n"));
    }
}

/// What was found of a party, folded; gives how many matches there was no room for.
fn party(overlap: &Overlap, at: usize, most: usize, language: Language, room: &mut Room) -> usize {
    let name = shares::name(overlap, at, language);
    let name = told(&shortened(&name, LINE, language));
    let mut left = 0;
    for (sure, head) in [
        (Confidence::Certain, OverlapPhrase::Certain),
        (Confidence::Possible, OverlapPhrase::Possible),
    ] {
        let matches = shares::matches(overlap, at, sure);
        let (mut inside, mut length, mut here) = (String::new(), 0, 0);
        // A head with its count, and the end of the fold.
        let frame = units(&name) + 140;
        for (_, found) in &matches {
            let item = item(&Told::of(overlap, found, language), language);
            if room.used + frame + length + units(&item) > most {
                break;
            }
            length += units(&item);
            inside.push_str(&item);
            here += 1;
        }
        left += matches.len() - here;
        if here > 0 {
            let count = strings::number(matches.len() as u64, language);
            room.put(&format!(
                "<details><summary>{name} · {} ({count})</summary>\n\n{inside}\n</details>\n\n",
                overlap_phrase(head, language)
            ));
        }
    }
    left
}

/// One match as an item of a list: what became of it, then both sides.
fn item(of: &Told<'_>, language: Language) -> String {
    let mut item = format!("- **{}**", of.relation);
    for note in of.notes(language) {
        let _ = write!(item, " · {}", told(&shortened(&note, LINE, language)));
    }
    let places = of.at(language);
    for ((op, name), place) in [Op::Delete, Op::Insert]
        .into_iter()
        .zip(of.labels)
        .zip(&places)
    {
        let name = told(&shortened(name, LINE, language));
        let edits = of.found.edits.iter();
        let own = edits.filter(|edit| edit.op == Op::Equal || edit.op == op);
        let words = marked(own.map(|edit| (edit.op, edit.text.as_str())), language);
        let place = match place.as_str() {
            "" => String::new(),
            place => format!(", {}", told(place)),
        };
        let _ = write!(item, "<br>\n  <sub>{name}{place}</sub> {words}");
    }
    item.push('\n');
    item
}

/// What programmes share, as a matrix.
pub fn mutual(mutual: &Mutual, language: Language) -> String {
    let rows = shares::mutual(mutual, PARTIES, language);
    let mut room = Room::default();
    room.put(&format!(
        "### {}\n\n",
        overlap_phrase(OverlapPhrase::MutualTitle, language)
    ));
    matrix(&rows, language, &mut room);
    room.put(&format!(
        "<sub>{}</sub>\n",
        overlap_phrase(OverlapPhrase::MutualExplained, language)
    ));
    room.out
}
