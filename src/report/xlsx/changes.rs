//! The sheet of changes.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::{A4, Looks, cell};
use crate::report::Language;
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
pub(super) const LINE: f64 = 15.0;
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
    let heads = COLUMNS.map(|(head, side, _)| {
        let head = label(head, language);
        match side {
            None => head.to_owned(),
            Some(Side::Old) => format!("{head} ({})", phrase(Phrase::Old, language)),
            Some(Side::New) => format!("{head} ({})", phrase(Phrase::New, language)),
        }
    });
    wide(sheet, &COLUMNS.map(|(.., width)| width), &heads, looks)?;
    let told = &view.entries[..view.entries.len().min(MOST)];
    let mut at = 0;
    for entry in told {
        at += 1;
        self::entry(sheet, at, view, entry, looks)?;
    }
    let left = view.entries.len() - told.len();
    if left > 0 {
        let left = strings::left_out(left, language);
        sheet.write_string_with_format(at + 1, 0, left, &looks.strong)?;
    }
    table(sheet, at, COLUMNS.len() as u16)
}

/// The heads of the columns and their widths in characters. The cells below look as their column
/// does: only one that looks otherwise carries a look of its own.
pub(super) fn wide(
    sheet: &mut Worksheet,
    widths: &[u8],
    heads: &[String],
    looks: &Looks,
) -> Result<(), XlsxError> {
    for (column, (head, &width)) in (0..).zip(heads.iter().zip(widths)) {
        sheet.set_column_format(column, &looks.text)?;
        sheet.set_column_width(column, width)?;
        sheet.write_string_with_format(0, column, head, &looks.head)?;
    }
    // Heads that name a side take two lines.
    sheet.set_row_height(0, 2.0 * LINE)?;
    Ok(())
}

/// Makes a table of the sheet: filters, a head that stays, and a page that prints.
pub(super) fn table(sheet: &mut Worksheet, rows: u32, columns: u16) -> Result<(), XlsxError> {
    sheet.autofilter(0, 0, rows, columns - 1)?;
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_landscape();
    sheet.set_paper_size(A4);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_print_gridlines(true);
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_footer("&P / &N");
    Ok(())
}

/// A cell of text, as Excel can hold it.
pub(super) fn fit(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    text: &str,
    language: Language,
) -> Result<(), XlsxError> {
    if text.is_empty() {
        return Ok(());
    }
    // A cell of several lines has one effect a line; what came from a text has no line ends.
    let text = if text.contains('\n') {
        let told: Vec<_> = text.split('\n').map(visible).collect();
        cell::fitting(told.join("\n"), language)
    } else {
        cell::fitting(visible(text), language)
    };
    sheet.write_string(row, column, text)?;
    Ok(())
}

/// Makes a row so many lines high, as far as Excel allows.
pub(super) fn tall(sheet: &mut Worksheet, row: u32, lines: usize) -> Result<(), XlsxError> {
    sheet.set_row_height(row, (lines as f64 * LINE).min(HIGHEST))?;
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
        lines_high = lines_high.max(height(&words, COLUMNS[usize::from(column)].2));
    }
    for (column, text) in texts {
        lines_high = lines_high.max(height(&text, COLUMNS[usize::from(column)].2));
        fit(sheet, (row, column), &text, language)?;
    }
    tall(sheet, row, lines_high)?;
    for (side, column) in Side::BOTH.into_iter().zip(WORDS) {
        cell::words(sheet, (row, column), &change.edits, side, (looks, language))?;
    }
    for (side, column) in Side::BOTH.into_iter().zip([PLACES, PLACES + 2]) {
        let Place { page, line, .. } = place(view, entry, side);
        for (number, column) in [(page, column), (line, column + 1)] {
            if let Some(number) = number {
                sheet.write_number(row, column, number)?;
            }
        }
    }
    Ok(())
}

/// How many lines a text takes in a column of that width: not every program finds out by itself.
pub(super) fn height(text: &str, width: u8) -> usize {
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
