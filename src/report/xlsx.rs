//! XLSX: a workbook with a sheet of changes to filter and sort, one of counts, and one that tells
//! what was compared.

use std::io;

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatUnderline, Workbook, Worksheet,
    XlsxError,
};

mod cell;
mod changes;
mod overlap;

use super::Language;
use super::strings::{Label, Phrase, label, phrase};
use super::terminal::visible;
use super::view::{GENERATOR, Row, View};
use crate::change::Comparison;
pub use overlap::{mutual, overlap};

/// The number of A4 among the sizes of paper.
const A4: u8 = 9;

/// How hard a workbook is pressed, of 9: its sheets are mostly words, which higher levels press
/// little further and take twice the time over.
const ZIP_LEVEL: u8 = 2;

/// The workbook; the same bytes for the same comparison.
///
/// # Errors
/// When the text does not fit in a workbook.
pub fn comparison(comparison: &Comparison, language: Language) -> io::Result<Vec<u8>> {
    dressed(&View::of(comparison, language))
}

/// The workbook of a view.
///
/// # Errors
/// When the text does not fit in a workbook.
pub fn dressed(view: &View<'_>) -> io::Result<Vec<u8>> {
    workbook(view).map_err(io::Error::other)
}

fn workbook(view: &View<'_>) -> Result<Vec<u8>, XlsxError> {
    let looks = Looks::new();
    let mut book = book(label(Label::Title, view.language))?;
    changes::write(book.add_worksheet(), view, &looks)?;
    counts(book.add_worksheet(), view, &looks)?;
    provenance(book.add_worksheet(), view, &looks)?;
    book.save_to_buffer()
}

/// An empty workbook with its properties.
fn book(title: &str) -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    // Any fixed day: the clock has no place in a report.
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let properties = DocProperties::new()
        .set_title(title)
        .set_author(env!("CARGO_PKG_NAME"))
        .set_creation_datetime(&day);
    book.set_properties(&properties);
    book.set_zip_compression_level(ZIP_LEVEL);
    Ok(book)
}

/// How cells look. Lines between them are those of the sheet: a border for each would make every
/// empty cell a cell to write.
struct Looks {
    plain: Format,
    head: Format,
    text: Format,
    strong: Format,
    deleted: Format,
    inserted: Format,
    /// Whole cells of words that went or came.
    removed: Format,
    added: Format,
}

impl Looks {
    fn new() -> Self {
        let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        let deleted = |look: Format| {
            look.set_font_strikethrough()
                .set_font_color(Color::RGB(0x00A8_071A))
        };
        let inserted = |look: Format| {
            look.set_underline(FormatUnderline::Single)
                .set_font_color(Color::RGB(0x0000_602B))
        };
        Self {
            plain: Format::default(),
            head: Format::new()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Top)
                .set_font_color(Color::White)
                .set_background_color(Color::RGB(0x0017_365D)),
            strong: text.clone().set_bold(),
            removed: deleted(text.clone()),
            added: inserted(text.clone()),
            text,
            deleted: deleted(Format::new()),
            inserted: inserted(Format::new()),
        }
    }
}

fn counts(sheet: &mut Worksheet, view: &View<'_>, looks: &Looks) -> Result<(), XlsxError> {
    sheet.set_name(label(Label::Counts, view.language))?;
    sheet.set_column_width(0, 34)?;
    sheet.set_column_range_width(1, 3, 15)?;
    sheet.write_string_with_format(0, 0, &view.headline, &looks.strong)?;
    let heads = Row::heads(view.language);
    sheet.write_string_with_format(2, 0, label(Label::Kind, view.language), &looks.head)?;
    for (column, head) in (1..).zip(heads) {
        sheet.write_string_with_format(2, column, head, &looks.head)?;
    }
    let mut at = 3;
    for row in &view.counts {
        sheet.write_string_with_format(at, 0, row.name, &looks.text)?;
        for (column, number) in (1..).zip(row.numbers) {
            sheet.write_number_with_format(at, column, number, &looks.text)?;
        }
        at += 1;
    }
    if view.effects.is_empty() {
        return Ok(());
    }
    at += 1;
    sheet.write_string_with_format(at, 0, label(Label::Effect, view.language), &looks.head)?;
    sheet.write_string_with_format(at, 1, heads[0], &looks.head)?;
    for (_, name, count) in &view.effects {
        at += 1;
        sheet.write_string_with_format(at, 0, *name, &looks.text)?;
        sheet.write_number_with_format(at, 1, *count, &looks.text)?;
    }
    Ok(())
}

fn provenance(sheet: &mut Worksheet, view: &View<'_>, looks: &Looks) -> Result<(), XlsxError> {
    let language = view.language;
    sheet.set_name(label(Label::Provenance, language))?;
    sheet.set_column_width(0, 18)?;
    sheet.set_column_range_width(1, 2, 70)?;
    let mut rows: Vec<[String; 3]> = vec![[
        String::new(),
        label(Label::Was, language).to_owned(),
        label(Label::Becomes, language).to_owned(),
    ]];
    let both = |name: Label, told: [String; 2]| {
        let [old, new] = told;
        [label(name, language).to_owned(), old, new]
    };
    let inputs = &view.inputs;
    rows.push(both(Label::Name, inputs.map(|i| i.source.label.clone())));
    rows.push(both(Label::File, inputs.map(|i| i.source.name.clone())));
    rows.push(both(
        Label::Size,
        inputs.map(|i| i.size(language).join(", ")),
    ));
    rows.push(both(
        Label::Checksum,
        inputs.map(|i| i.source.sha256.clone()),
    ));
    let one = |name: &str, told: String| [name.to_owned(), told, String::new()];
    rows.push(one(label(Label::MadeBy, language), GENERATOR.to_owned()));
    rows.extend(view.settings.iter().map(|s| one(s.name, s.value.clone())));
    for remark in &view.remarks {
        let place = remark.place.as_deref().map(|place| format!(", {place}"));
        let place = place.unwrap_or_default();
        let told = format!("{}{place}: {}", remark.label, remark.message);
        rows.push(one(phrase(Phrase::Notices, language), told));
    }
    for (at, row) in (0..).zip(rows) {
        for (column, text) in (0..).zip(row) {
            let looks = if at == 0 {
                &looks.head
            } else if column == 0 {
                &looks.strong
            } else {
                &looks.text
            };
            let text = cell::fitting(visible(&text), language);
            sheet.write_string_with_format(at, column, text, looks)?;
        }
    }
    Ok(())
}
