//! Text that means harm, or that no format is made for: nothing breaks, nothing is computed or
//! called, and every output can be read.

use std::io::Cursor;

use calamine::{Reader as _, Xlsx};
use pledgediff::change::Comparison;
use pledgediff::report::{Language, csv, docx, markdown, xlsx};

use crate::docx::{paragraphs, settled};
use crate::support::{compared, part, parts, version, well_formed, words};

fn hostile() -> Comparison {
    let long = "a".repeat(10_000);
    let huge = "🏠é".repeat(20_000);
    let old = [
        "# Wonen <script>alert(1)</script>",
        "Wij bouwen <script>alert('x')</script> woningen ]]> voor iedereen & allen.",
        "=1+1 is een formule die wij nooit meer zullen invoeren.",
        "De huur gaat \u{202e}omlaag\u{202c} en blijft dan laag in heel Nederland.",
        "Een tabel | met `code` en *sterren* en @minister en #123 blijft zoals zij is.",
        "Het teken \u{0} en \u{1b}[2J en \u{fffe} en \u{ffff} staan hier zonder enige reden.",
        &format!("Dit woord is lang: {long} en het blijft staan waar het staat."),
        &format!("Dit gaat over huizen {huge} en het past in geen enkele cel."),
    ];
    let new = [
        "# Wonen <script>alert(1)</script>",
        "Wij bouwen <script>alert('y')</script> huizen ]]> voor iedereen & allen.",
        "+1 is een formule die wij nooit meer zullen afschaffen.",
        "-2 en @SUM(A1) en _x0041_ zijn nieuw in dit programma voor het land.",
        "De huur gaat \u{202e}omhoog\u{202c} en blijft dan hoog in heel Nederland.",
        "Een tabel | met `code` en *sterren* en @kamer en #456 wordt wat zij was.",
        "Het teken \u{0} en \u{1b}[3J en \u{fffe} en \u{ffff} staan daar zonder enige reden.",
        &format!("Dit woord is lang: {long}b en het blijft staan waar het staat."),
        &format!("Dit gaat over huizen {huge}! en het past in geen enkele cel."),
    ];
    compared(version("=oud|<b>", &old), version("@nieuw`\u{202e}", &new))
}

/// The text as XML can hold it.
fn legal(text: &str) -> String {
    let illegal = |c: char| (c < ' ' && c != '\t') || matches!(c, '\u{fffe}' | '\u{ffff}');
    words(&text.replace(illegal, "\u{fffd}"))
}

#[test]
fn word_can_read_it_and_the_text_is_whole() {
    let of = hostile();
    for style in [docx::Style::Table, docx::Style::Tracked] {
        let bytes = docx::comparison(&of, style, Language::Dutch).unwrap();
        for (name, xml) in parts(&bytes) {
            well_formed(&name, &xml);
        }
    }
    let bytes = docx::comparison(&of, docx::Style::Tracked, Language::English).unwrap();
    let document = part(&bytes, "word/document.xml");
    for (accept, version) in [(true, of.after()), (false, of.before())] {
        let expected: Vec<String> = paragraphs(version).iter().map(|p| legal(p)).collect();
        assert_eq!(settled(&document, accept), expected);
    }
}

#[test]
fn a_workbook_holds_no_formula_and_no_cell_too_long() {
    let of = hostile();
    let bytes = xlsx::comparison(&of, Language::Dutch).unwrap();
    assert_eq!(bytes, xlsx::comparison(&of, Language::Dutch).unwrap());
    for (name, xml) in parts(&bytes) {
        well_formed(&name, &xml);
        assert!(!name.starts_with("xl/worksheets/") || !xml.contains("<f>"));
        let clock = "2000-01-01T00:00:00Z";
        let dated = name == "docProps/core.xml";
        assert!(!dated || xml.matches(clock).count() == 2, "{xml}");
    }
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range("Wijzigingen").unwrap();
    let cells: Vec<String> = range.cells().map(|(_, _, cell)| cell.to_string()).collect();
    assert!(
        cells
            .iter()
            .all(|cell| cell.encode_utf16().count() <= 32_767)
    );
    for text in [
        "=1+1 is een formule die wij nooit meer zullen invoeren.",
        "-2 en @SUM(A1) en _x0041_ zijn nieuw in dit programma voor het land.",
    ] {
        assert!(cells.iter().any(|cell| cell == text), "{text}");
    }
    let cut: Vec<&String> = cells
        .iter()
        .filter(|cell| cell.contains("… (nog "))
        .collect();
    assert_eq!(cut.len(), 2, "both sides of the longest sentence");
}

#[test]
fn csv_computes_nothing_and_has_a_row_a_change() {
    let of = hostile();
    let mut bytes = Vec::new();
    let dialect = csv::Dialect {
        delimiter: b';',
        byte_order_mark: true,
    };
    csv::comparison(&of, dialect, &mut bytes).unwrap();
    let mut reader = ::csv::ReaderBuilder::new()
        .delimiter(b';')
        .from_reader(&bytes[3..]);
    let rows: Vec<::csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), of.changes().len());
    for cell in rows.iter().flatten() {
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t']), "{cell}");
        assert!(!cell.contains(char::is_control));
    }
}

#[test]
fn a_comment_calls_nobody_and_stays_within_its_bounds() {
    let of = hostile();
    let comment = markdown::comparison(&of, Language::Dutch);
    assert!(comment.encode_utf16().count() <= 65_000);
    assert!(!comment.contains("<script") && !comment.contains("`code`"));
    for called in [
        "@minister",
        "@kamer",
        "@SUM",
        "@nieuw",
        "#123",
        "#456",
        "\u{202e}",
    ] {
        assert!(!comment.contains(called), "{called}");
    }
    // A sign that makes columns, outside the table of counts.
    let lines = comment.lines().filter(|line| !line.starts_with('|'));
    assert!(lines.filter(|line| line.contains('|')).count() == 0);
}

#[test]
fn what_does_not_fit_in_a_comment_is_counted() {
    let sentences: Vec<String> = (0..3_000)
        .map(|i| {
            format!("Wij bouwen in gemeente {i} ten minste {i} nieuwe woningen voor starters.")
        })
        .collect();
    let blocks: Vec<&str> = sentences.iter().map(String::as_str).collect();
    let of = compared(version("oud", &["Niets."]), version("nieuw", &blocks));
    let comment = markdown::comparison(&of, Language::English);
    let length = comment.encode_utf16().count();
    assert!((50_000..=65_000).contains(&length), "{length}");
    let told = comment.matches("\n- **").count();
    let changes = of.changes().len();
    let left = changes - told;
    assert!(left > 2_000);
    let said = format!(
        "**{},{:03} changes do not fit here",
        left / 1000,
        left % 1000
    );
    assert!(comment.contains(&said), "{said}");
    assert_eq!(
        comment.matches("<details>").count(),
        comment.matches("</details>").count()
    );
}
