//! The overlap as a workbook: a sheet of matches to filter and sort, the matrix of parties, what
//! was not found, and what was compared; and what programmes share, as a matrix.

use std::io;

use rust_xlsxwriter::{ConditionalFormat2ColorScale, Format, Worksheet, XlsxError};

use super::changes::{LINE, fit, height, table, wide};
use super::{Looks, book, cell};
use crate::align::Confidence;
use crate::analysis::SentenceId;
use crate::overlap::{Mutual, Overlap};
use crate::report::Language;
use crate::report::shares::{self, Column, Figure, Told, section};
use crate::report::strings::{self, Label, OverlapPhrase, label, overlap_phrase, whose};
use crate::report::terminal::visible;
use crate::report::view::{GENERATOR, Side};
use crate::text::Place;

/// The columns of the matches: what stands over each, and how wide it is in characters.
const WIDTHS: [u8; 15] = [14, 18, 13, 13, 20, 50, 50, 32, 24, 24, 9, 9, 9, 9, 11];

/// Columns of the words of the programme and of the agreement.
const WORDS: [u16; 2] = [5, 6];

/// Where the numbers of pages and lines begin.
const PLACES: u16 = 10;

/// The most rows that a sheet has room for below its head and above a last one that says how many
/// were left out.
const MOST: usize = (1 << 20) - 2;

/// The workbook; the same bytes for the same overlap.
///
/// # Errors
/// When the text does not fit in a workbook.
pub fn overlap(overlap: &Overlap, language: Language) -> io::Result<Vec<u8>> {
    workbook(overlap, language).map_err(io::Error::other)
}

fn workbook(overlap: &Overlap, language: Language) -> Result<Vec<u8>, XlsxError> {
    let looks = Looks::new();
    let mut book = book(overlap_phrase(OverlapPhrase::Title, language))?;
    matches(book.add_worksheet(), overlap, language, &looks)?;
    parties(book.add_worksheet(), overlap, language, &looks)?;
    absent(book.add_worksheet(), overlap, language, &looks)?;
    provenance(book.add_worksheet(), overlap, language, &looks)?;
    book.save_to_buffer()
}

fn matches(
    sheet: &mut Worksheet,
    overlap: &Overlap,
    language: Language,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let phrase = |phrase| overlap_phrase(phrase, language).to_owned();
    let plain = |of| label(of, language).to_owned();
    let of = |of, phrase| {
        format!(
            "{} ({})",
            label(of, language),
            overlap_phrase(phrase, language)
        )
    };
    let (own, other) = (OverlapPhrase::Programme, OverlapPhrase::Agreement);
    let heads: [String; WIDTHS.len()] = [
        phrase(OverlapPhrase::Party),
        phrase(OverlapPhrase::Relation),
        plain(Label::Confidence),
        phrase(OverlapPhrase::CommonGround),
        plain(Label::Commitment),
        phrase(own),
        phrase(other),
        plain(Label::WhatChanges),
        of(Label::Section, own),
        of(Label::Section, other),
        of(Label::Page, own),
        of(Label::Line, own),
        of(Label::Page, other),
        of(Label::Line, other),
        phrase(OverlapPhrase::Similarity),
    ];
    sheet.set_name(phrase(OverlapPhrase::Matches))?;
    wide(sheet, &WIDTHS, &heads, looks)?;
    let mut at = 0;
    let in_order = shares::order(overlap).into_iter().flat_map(|party| {
        [Confidence::Certain, Confidence::Possible]
            .into_iter()
            .flat_map(move |sure| shares::matches(overlap, party, sure))
    });
    for (_, found) in in_order.take(MOST) {
        at += 1;
        let told = Told::of(overlap, found, language);
        row(sheet, at, &told, language, looks)?;
    }
    let left = overlap.matches().len().saturating_sub(MOST);
    if left > 0 {
        let left = strings::left_out(left, language);
        sheet.write_string_with_format(at + 1, 0, left, &looks.strong)?;
    }
    table(sheet, at, WIDTHS.len() as u16)
}

fn row(
    sheet: &mut Worksheet,
    row: u32,
    told: &Told<'_>,
    language: Language,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let common = if told.common_ground {
        overlap_phrase(OverlapPhrase::CommonGround, language)
    } else {
        ""
    };
    let effects: Vec<String> = told.effects.iter().map(|e| e.told(language)).collect();
    let [own, other] = &told.sections;
    let texts = [
        (0, told.labels[0].to_owned()),
        (1, told.relation.to_owned()),
        (2, told.certainty.to_owned()),
        (3, common.to_owned()),
        (4, strings::commitment(told.commitment, language).to_owned()),
        (7, effects.join("\n")),
        (8, own.clone()),
        (9, other.clone()),
    ];
    let mut lines = 1;
    for (column, text) in texts {
        lines = lines.max(height(&text, WIDTHS[usize::from(column)]));
        fit(sheet, (row, column), &text, language)?;
    }
    for (side, column) in Side::BOTH.into_iter().zip(WORDS) {
        let edits = &told.found.edits;
        let words = cell::side(edits, side);
        lines = lines.max(height(&words, WIDTHS[usize::from(column)]));
        cell::words(sheet, (row, column), edits, side, (looks, language))?;
    }
    super::changes::tall(sheet, row, lines)?;
    for (Place { page, line, .. }, column) in told.places.into_iter().zip([PLACES, PLACES + 2]) {
        for (number, column) in [(page, column), (line, column + 1)] {
            if let Some(number) = number {
                sheet.write_number(row, column, number)?;
            }
        }
    }
    let similarity = (told.found.similarity * 1e3).round() / 1e3;
    sheet.write_number(row, PLACES + 4, similarity)?;
    Ok(())
}

/// The matrix of parties: numbers to count with.
fn parties(
    sheet: &mut Worksheet,
    overlap: &Overlap,
    language: Language,
    looks: &Looks,
) -> Result<(), XlsxError> {
    sheet.set_name(overlap_phrase(OverlapPhrase::Parties, language))?;
    sheet.set_column_width(0, 24)?;
    let last = Column::ALL.len() as u16;
    sheet.set_column_range_width(1, last, 14)?;
    let party = overlap_phrase(OverlapPhrase::Party, language);
    sheet.write_string_with_format(0, 0, party, &looks.head)?;
    for (column, of) in (1..).zip(Column::ALL) {
        sheet.write_string_with_format(0, column, of.head(language), &looks.head)?;
    }
    let share = looks.text.clone().set_num_format("0.0%");
    let mut at = 0;
    for programme in shares::order(overlap) {
        at += 1;
        let name = cell::fitting(
            visible(&shares::name(overlap, programme, language)),
            language,
        );
        sheet.write_string_with_format(at, 0, name, &looks.strong)?;
        for (column, of) in (1..).zip(Column::ALL) {
            let (number, look) = match of.of(overlap, programme) {
                Figure::Count(count) => (f64::from(count), &looks.text),
                Figure::Share(figure) => (figure, &share),
            };
            sheet.write_number_with_format(at, column, number, look)?;
        }
    }
    sheet.set_row_height(0, 2.0 * LINE)?;
    let told = [
        whose(overlap.agreement_summary(), language),
        overlap_phrase(OverlapPhrase::Limits, language).to_owned(),
    ];
    for (row, text) in (at + 2..).zip(told) {
        sheet.merge_range(row, 0, row, last, &text, &Format::new().set_text_wrap())?;
        super::changes::tall(sheet, row, height(&text, 180))?;
    }
    table(sheet, at, last + 1)
}

/// The specific commitments that were not found.
fn absent(
    sheet: &mut Worksheet,
    overlap: &Overlap,
    language: Language,
    looks: &Looks,
) -> Result<(), XlsxError> {
    const WIDTHS: [u8; 5] = [14, 90, 40, 9, 9];
    let plain = |of| label(of, language).to_owned();
    let heads: [String; WIDTHS.len()] = [
        overlap_phrase(OverlapPhrase::Party, language).to_owned(),
        overlap_phrase(OverlapPhrase::AbsentSpecific, language).to_owned(),
        plain(Label::Section),
        plain(Label::Page),
        plain(Label::Line),
    ];
    sheet.set_name(overlap_phrase(OverlapPhrase::Absent, language))?;
    wide(sheet, &WIDTHS, &heads, looks)?;
    let ids: Vec<(usize, SentenceId)> = shares::order(overlap)
        .into_iter()
        .flat_map(|at| {
            shares::absent(overlap, at)
                .into_iter()
                .map(move |id| (at, id))
        })
        .collect();
    let mut row = 0;
    for &(at, id) in ids.iter().take(MOST) {
        row += 1;
        let programme = &overlap.programmes()[at];
        let analysis = programme.analysis();
        let label = programme.label().to_owned();
        let texts = [label, analysis.text(id).to_owned(), section(programme, id)];
        let mut lines = 1;
        for ((column, text), width) in (0..).zip(texts).zip(WIDTHS) {
            lines = lines.max(height(&text, width));
            fit(sheet, (row, column), &text, language)?;
        }
        super::changes::tall(sheet, row, lines)?;
        let place = analysis.place(id);
        for (number, column) in [(place.page, 3), (place.line, 4)] {
            if let Some(number) = number {
                sheet.write_number(row, column, number)?;
            }
        }
    }
    table(sheet, row, WIDTHS.len() as u16)
}

fn provenance(
    sheet: &mut Worksheet,
    overlap: &Overlap,
    language: Language,
    looks: &Looks,
) -> Result<(), XlsxError> {
    sheet.set_name(label(Label::Provenance, language))?;
    let heads = [Label::Name, Label::File, Label::Size, Label::Checksum];
    let heads = heads.map(|head| label(head, language).to_owned());
    wide(sheet, &[24, 60, 20, 70], &heads, looks)?;
    let versions = std::iter::once(overlap.agreement()).chain(overlap.programmes());
    let mut row = 0;
    for version in versions {
        row += 1;
        let source = version.analysis().document().source();
        let texts = [
            source.label.clone(),
            source.name.clone(),
            strings::sentences(version.analysis().sentences().len(), language),
            source.sha256.clone(),
        ];
        for (column, text) in (0..).zip(texts) {
            fit(sheet, (row, column), &text, language)?;
        }
    }
    let made = label(Label::MadeBy, language);
    for (column, text) in [made, GENERATOR].into_iter().enumerate() {
        fit(sheet, (row + 2, column as u16), text, language)?;
    }
    for notice in shares::notices(overlap, language)
        .into_iter()
        .take(MOST / 2)
    {
        row += 1;
        fit(sheet, (row + 2, 0), &notice.label, language)?;
        fit(sheet, (row + 2, 1), &notice.told(), language)?;
    }
    Ok(())
}

/// What each two programmes share, as a matrix that is coloured by share; the same bytes for the
/// same programmes.
///
/// # Errors
/// When the text does not fit in a workbook.
pub fn mutual(mutual: &Mutual, language: Language) -> io::Result<Vec<u8>> {
    heat(mutual, language).map_err(io::Error::other)
}

fn heat(mutual: &Mutual, language: Language) -> Result<Vec<u8>, XlsxError> {
    let looks = Looks::new();
    let mut book = book(overlap_phrase(OverlapPhrase::MutualTitle, language))?;
    let sheet = book.add_worksheet();
    sheet.set_name(overlap_phrase(OverlapPhrase::Parties, language))?;
    let label = |at: usize| visible(mutual.programmes()[at].label()).into_owned();
    let count = mutual.programmes().len();
    // A sheet has 16,384 columns.
    let shown = count.min((1 << 14) - 1);
    sheet.set_column_width(0, 24)?;
    sheet.set_column_range_width(1, shown as u16, 12)?;
    sheet.write_string_with_format(0, 0, "", &looks.head)?;
    let share = looks.text.clone().set_num_format("0.0%");
    for at in 0..shown {
        let name = cell::fitting(label(at), language);
        sheet.write_string_with_format(0, at as u16 + 1, &name, &looks.head)?;
        sheet.write_string_with_format(at as u32 + 1, 0, &name, &looks.strong)?;
        for within in 0..shown {
            let (row, column) = (at as u32 + 1, within as u16 + 1);
            if at != within {
                let figure = mutual.share(at, within);
                sheet.write_number_with_format(row, column, figure, &share)?;
            }
        }
    }
    let scale = ConditionalFormat2ColorScale::new()
        .set_minimum_color("FFFFFF")
        .set_maximum_color("6FA3CF");
    sheet.add_conditional_format(1, 1, shown as u32, shown as u16, &scale)?;
    let explained = overlap_phrase(OverlapPhrase::MutualExplained, language);
    let row = shown as u32 + 2;
    sheet.write_string(row, 0, explained)?;
    sheet.set_freeze_panes(1, 1)?;
    book.save_to_buffer()
}
