//! The sheet of changes.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::{A4, Looks, cell};
use crate::report::strings::{self, Label, Phrase, label, phrase};
use crate::report::terminal::visible;
use crate::report::view::{Entry, Side, View, ids};
use crate::text::Place;

/// The most changes that a sheet has room for, below its head and above a last row that says how
/// many were left out.
const MOST: usize = (1 << 20) - 2;

/// The columns: what stands over each, on which side, and how wide it is in characters.
const COLUMNS: [(Label, Option<Side>, u8); 15] = [
    (Label::Kind, None, 13),
    (Label::MovedHead, None, 11),
    (Label::Effect, None, 20),
    (Label::Commitment, None, 13),
    (Label::Was, None, 52),
    (Label::Becomes, None, 52),
    (Label::WhatChanges, None, 32),
    (Label::Section, Some(Side::Old), 24),
    (Label::Section, Some(Side::New), 24),
    (Label::Page, Some(Side::Old), 9),
    (Label::Line, Some(Side::Old), 9),
    (Label::Page, Some(Side::New), 9),
    (Label::Line, Some(Side::New), 9),
    (Label::Confidence, None, 11),
    (Label::Anchor, None, 15),
];

/// Columns of the old and the new words.
const WORDS: [u16; 2] = [4, 5];

/// Height of a line, and the most that Excel allows a row, in points.
const LINE: f64 = 15.0;
const HIGHEST: f64 = 409.0;

/// Where the numbers of pages and lines begin.
const PLACES: u16 = 9;

pub(super) fn write(
    sheet: &mut Worksheet,
    view: &View<'_>,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let language = view.language;
    sheet.set_name(label(Label::Changes, language))?;
    for (column, (head, side, width)) in (0..).zip(COLUMNS) {
        let mut head = label(head, language).to_owned();
        if let Some(side) = side {
            let side = match side {
                Side::Old => phrase(Phrase::Old, language),
                Side::New => phrase(Phrase::New, language),
            };
            head = format!("{head} ({side})");
        }
        sheet.set_column_width(column, width)?;
        sheet.write_string_with_format(0, column, head, &looks.head)?;
    }
    // Heads that name a side take two lines.
    sheet.set_row_height(0, 2.0 * LINE)?;
    let told = &view.entries[..view.entries.len().min(MOST)];
    let mut at = 0;
    for entry in told {
        at += 1;
        self::entry(sheet, at, view, entry, looks)?;
    }
    let last = COLUMNS.len() as u16 - 1;
    sheet.autofilter(0, 0, at, last)?;
    let left = view.entries.len() - told.len();
    if left > 0 {
        let left = strings::left_out(left, language);
        sheet.write_string_with_format(at + 1, 0, left, &looks.strong)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_landscape();
    sheet.set_paper_size(A4);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_footer("&P / &N");
    Ok(())
}

fn entry(
    sheet: &mut Worksheet,
    row: u32,
    view: &View<'_>,
    entry: &Entry<'_>,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let language = view.language;
    let change = entry.change;
    let moved = if change.moved {
        phrase(Phrase::Moved, language)
    } else {
        ""
    };
    let mut classes: Vec<&str> = Vec::new();
    for effect in &change.effects {
        classes.push(strings::effect(effect.class, language));
    }
    let effects: Vec<String> = entry.effects.iter().map(|e| e.told(language)).collect();
    let certainty = match strings::certainty(change.confidence, language) {
        "" => label(Label::Certain, language),
        possible => possible,
    };
    let [old, new] = entry
        .headings
        .map(|heading| heading.map(|heading| view.title(heading)));
    let texts = [
        (0, strings::kind(change.kind, language).to_owned()),
        (1, moved.to_owned()),
        (2, classes.join(", ")),
        (
            3,
            strings::commitment(entry.commitment, language).to_owned(),
        ),
        (6, effects.join("\n")),
        (7, old.unwrap_or_default()),
        (8, new.unwrap_or_default()),
        (13, certainty.to_owned()),
        (14, change.id.clone()),
    ];
    let mut lines_high = 1;
    for (side, column) in Side::BOTH.into_iter().zip(WORDS) {
        let words = view.words(change, side);
        lines_high = lines_high.max(lines(&words, COLUMNS[usize::from(column)].2));
    }
    for (column, text) in texts {
        lines_high = lines_high.max(lines(&text, COLUMNS[usize::from(column)].2));
        // A cell of several lines has one effect a line; what came from a text has no line ends.
        let told: Vec<_> = text.split('\n').map(visible).collect();
        let text = cell::fitting(&told.join("\n"), language);
        if text.is_empty() {
            sheet.write_blank(row, column, &looks.text)?;
        } else {
            sheet.write_string_with_format(row, column, text, &looks.text)?;
        }
    }
    sheet.set_row_height(row, (lines_high as f64 * LINE).min(HIGHEST))?;
    for (side, column) in Side::BOTH.into_iter().zip(WORDS) {
        cell::words(sheet, (row, column), &change.edits, side, (looks, language))?;
    }
    for (side, column) in Side::BOTH.into_iter().zip([PLACES, PLACES + 2]) {
        let Place { page, line, .. } = place(view, entry, side);
        for (number, column) in [(page, column), (line, column + 1)] {
            match number {
                Some(number) => sheet.write_number_with_format(row, column, number, &looks.text)?,
                None => sheet.write_blank(row, column, &looks.text)?,
            };
        }
    }
    Ok(())
}

/// How many lines a text takes in a column of that width: not every program finds out by itself.
fn lines(text: &str, width: u8) -> usize {
    let width = usize::from(width);
    let wrapped = |line: &str| {
        let (mut lines, mut at) = (1, 0);
        for word in line.split(' ') {
            let length = word.chars().count();
            if at > 0 && at + 1 + length > width {
                lines += 1;
                at = 0;
            }
            at += length + usize::from(at > 0);
            // A word that is wider than the column breaks.
            lines += at.saturating_sub(1) / width;
            at = at.saturating_sub(1) % width + usize::from(at > 0);
        }
        lines
    };
    text.split('\n').map(wrapped).sum()
}

/// Where a change begins on one side; nowhere where it has no words there.
fn place(view: &View<'_>, entry: &Entry<'_>, side: Side) -> Place {
    let first = ids(entry.change, side).first();
    first.map_or(Place::default(), |&id| {
        view.version(side).analysis().place(id)
    })
}
