//! Cells: text as Excel can hold it.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::Looks;
use crate::change::{Edit, Op};
use crate::report::Language;
use crate::report::strings;
use crate::report::terminal::visible;
use crate::report::view::Side;

/// Most that is put in a cell, in UTF-16 units. Excel takes 32,767; the rest is for saying how much
/// was left out.
const MOST: usize = 32_600;

/// The text, cut where Excel could not hold it; then it says how much was left out.
pub(super) fn fitting(text: impl Into<String>, language: Language) -> String {
    let text = text.into();
    // No text has more units than bytes.
    if text.len() <= MOST {
        return text;
    }
    let mut room = MOST;
    let (kept, rest) = kept(&text, &mut room);
    match rest {
        0 => text,
        rest => format!("{kept}{}", strings::cut(rest, language)),
    }
}

/// The text with what Excel would read as the number of a character, `_x0041_`, kept as it is: in
/// marked text nobody else sees to it.
fn unnumbered(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let after = &rest.as_bytes()[at + 2..];
        let number =
            after.len() > 4 && after[..4].iter().all(u8::is_ascii_hexdigit) && after[4] == b'_';
        out.push_str(&rest[..at]);
        out.push_str(if number { "_x005F_x" } else { "_x" });
        rest = &rest[at + 2..];
    }
    out.push_str(rest);
    out
}

/// As much of the text as there is room for, and how many characters are left.
fn kept<'t>(text: &'t str, room: &mut usize) -> (&'t str, usize) {
    for (at, c) in text.char_indices() {
        if c.len_utf16() > *room {
            return (&text[..at], text[at..].chars().count());
        }
        *room -= c.len_utf16();
    }
    (text, 0)
}

/// The text of one side of a change.
pub(super) fn side(edits: &[Edit], side: Side) -> String {
    let own = own(side);
    let edits = edits.iter().filter(|e| e.op == Op::Equal || e.op == own);
    edits.map(|edit| edit.text.as_str()).collect()
}

/// What stands only on that side.
fn own(side: Side) -> Op {
    match side {
        Side::Old => Op::Delete,
        Side::New => Op::Insert,
    }
}

/// The words of one side of a change; what stands only there is marked.
pub(super) fn words(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    edits: &[Edit],
    side: Side,
    (looks, language): (&Looks, Language),
) -> Result<(), XlsxError> {
    let own = own(side);
    let (marked, whole) = match side {
        Side::Old => (&looks.deleted, &looks.removed),
        Side::New => (&looks.inserted, &looks.added),
    };
    let (mut room, mut left) = (MOST, 0);
    let mut runs: Vec<(&Format, String)> = Vec::new();
    for edit in edits.iter().filter(|e| e.op == Op::Equal || e.op == own) {
        let text = visible(&edit.text);
        let (kept, rest) = kept(&text, &mut room);
        let look = if edit.op == own { marked } else { &looks.plain };
        if !kept.is_empty() {
            runs.push((look, kept.to_owned()));
        }
        if rest > 0 {
            room = 0;
        }
        left += rest;
    }
    if left > 0 {
        runs.push((&looks.plain, strings::cut(left, language)));
    }
    match runs.as_mut_slice() {
        [] => return Ok(()),
        // Words of one look are a cell of that look: there is nothing in it to mark.
        [(look, text)] => {
            let text = std::mem::take(text);
            if std::ptr::eq(*look, marked) {
                sheet.write_string_with_format(row, column, text, whole)?;
            } else {
                sheet.write_string(row, column, text)?;
            }
            return Ok(());
        }
        [..] => {}
    }
    let marked: Vec<(&Format, String)> = runs
        .iter()
        .map(|(look, text)| (*look, unnumbered(text)))
        .collect();
    let marked: Vec<(&Format, &str)> = marked
        .iter()
        .map(|(look, text)| (*look, text.as_str()))
        .collect();
    match sheet.write_rich_string(row, column, &marked) {
        Ok(_) => Ok(()),
        // The marks count too; words that fill a cell have no room for them.
        Err(XlsxError::MaxStringLengthExceeded) => {
            let text: String = runs.iter().map(|(_, text)| text.as_str()).collect();
            sheet.write_string(row, column, text)?;
            Ok(())
        }
        Err(error) => Err(error),
    }
}
