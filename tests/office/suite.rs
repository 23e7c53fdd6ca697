//! All formats of one comparison, read back: they carry the same counts.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Reader as _, Xlsx};
use pledgediff::change::Comparison;
use pledgediff::report::terminal::Looks;
use pledgediff::report::{Language, csv, docx, html, json, markdown, terminal, xlsx};

use crate::support::{part, programme, sheet};

/// The rows of the table of counts, by their Dutch names: over all passages, over commitments and
/// over specific ones.
type Table = BTreeMap<String, [u32; 3]>;

const NAMES: [(&str, &str); 8] = [
    ("unchanged", "ongewijzigd"),
    ("changed", "gewijzigd"),
    ("split", "gesplitst"),
    ("merged", "samengevoegd"),
    ("added", "toegevoegd"),
    ("removed", "geschrapt"),
    ("moved", "verplaatst"),
    ("possible", "mogelijk"),
];

fn number(text: &str) -> u32 {
    text.trim().replace('.', "").parse().unwrap()
}

/// The table out of rows of cells in which it stands.
fn table(rows: impl IntoIterator<Item = Vec<String>>) -> Table {
    let named = |row: Vec<String>| {
        let [name, numbers @ ..] = &row[..] else {
            return None;
        };
        let known = NAMES.iter().any(|(_, known)| name == known);
        let numbers = <[String; 3]>::try_from(numbers.to_vec()).ok()?;
        known.then(|| (name.clone(), numbers.map(|n| number(&n))))
    };
    rows.into_iter().filter_map(named).collect()
}

fn of_json(of: &Comparison) -> Table {
    let mut bytes = Vec::new();
    json::comparison(of, Language::Dutch, &mut bytes).unwrap();
    let json: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    let count = |over: &str, name: &str| json["summary"][over][name].as_u64().unwrap() as u32;
    NAMES
        .iter()
        .map(|(name, dutch)| {
            let counts = ["all", "commitments", "specific"].map(|over| count(over, name));
            ((*dutch).to_owned(), counts)
        })
        .filter(|(_, counts)| *counts != [0; 3])
        .collect()
}

fn of_csv(of: &Comparison) -> Table {
    let mut bytes = Vec::new();
    let dialect = csv::Dialect {
        delimiter: b',',
        byte_order_mark: false,
    };
    csv::comparison(of, dialect, &mut bytes).unwrap();
    let mut reader = ::csv::Reader::from_reader(&bytes[..]);
    let mut counts = Table::new();
    for row in reader.deserialize::<BTreeMap<String, String>>() {
        let row = row.unwrap();
        let columns = match row["commitment"].as_str() {
            "specific" => 3,
            "general" => 2,
            _ => 1,
        };
        let mut add = |name: &str| {
            let (_, dutch) = NAMES.iter().find(|(known, _)| *known == name).unwrap();
            let counts = counts.entry((*dutch).to_owned()).or_default();
            counts[..columns].iter_mut().for_each(|count| *count += 1);
        };
        if row["confidence"] == "possible" {
            add("possible");
            continue;
        }
        add(&row["kind"]);
        if row["moved"] == "true" {
            add("moved");
        }
    }
    counts
}

fn of_xlsx(of: &Comparison) -> Table {
    let bytes = xlsx::comparison(of, Language::Dutch).unwrap();
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    let counts = table(sheet(&mut book, "Aantallen"));
    // The sheet of changes has a row for each, the unchanged left out.
    let rows = sheet(&mut book, "Wijzigingen");
    let column = |head: &str| rows[0].iter().position(|cell| cell == head).unwrap();
    let [kind, moved, sure] = ["Soort", "Verplaatst", "Zekerheid"].map(column);
    let certain = |row: &&Vec<String>| row[sure] == "zeker";
    for (name, counted) in &counts {
        let found = match name.as_str() {
            "ongewijzigd" => continue,
            "verplaatst" => rows
                .iter()
                .filter(certain)
                .filter(|r| r[moved] == *name)
                .count(),
            "mogelijk" => rows.iter().filter(|row| row[sure] == *name).count(),
            _ => rows
                .iter()
                .filter(certain)
                .filter(|r| r[kind] == *name)
                .count(),
        };
        assert_eq!(found as u32, counted[0], "{name}");
    }
    counts
}

/// The rows of the tables of a marked-up text: what stands between `cell` tags, without markup.
fn rows(text: &str, row: &str, cells: &[&str]) -> Vec<Vec<String>> {
    let begin = format!("<{row}");
    let pieces = text.split(&begin).skip(1);
    pieces
        .map(|piece| {
            let mut found = Vec::new();
            let mut rest = piece.split(&format!("</{row}>")).next().unwrap();
            while let Some((at, tag)) = cells
                .iter()
                .filter_map(|tag| Some((rest.find(&format!("<{tag}"))?, tag)))
                .min()
            {
                let end = rest[at..].find(&format!("</{tag}>")).unwrap() + at;
                let mut text = String::new();
                for piece in rest[at..end].split('<').skip(1) {
                    text.push_str(piece.split_once('>').unwrap().1);
                }
                found.push(text.trim().to_owned());
                rest = &rest[end + 1..];
            }
            found
        })
        .collect()
}

fn of_docx(of: &Comparison) -> Table {
    let bytes = docx::comparison(of, docx::Style::Table, Language::Dutch).unwrap();
    let document = part(&bytes, "word/document.xml");
    // Other tags begin with the same letters.
    let document = document
        .replace("<w:trPr", "<_")
        .replace("<w:tcPr", "<_")
        .replace("<w:tcW", "<_");
    table(rows(&document, "w:tr", &["w:tc"]))
}

fn of_html(of: &Comparison) -> Table {
    table(rows(
        &html::comparison(of, Language::Dutch),
        "tr",
        &["th", "td"],
    ))
}

fn of_terminal(of: &Comparison, width: usize) -> Table {
    let looks = Looks {
        width,
        colour: false,
        language: Language::Dutch,
        summary: true,
    };
    let page = terminal::comparison(of, looks);
    let rows = page.lines().map(|line| {
        let words = line.split_whitespace();
        words.map(str::to_owned).collect()
    });
    table(rows)
}

fn of_markdown(of: &Comparison) -> Table {
    let comment = markdown::comparison(of, Language::Dutch);
    let rows = comment.lines().filter(|line| line.starts_with("| "));
    table(rows.map(|row| {
        let cells = row.trim_matches('|').split('|');
        cells.map(|cell| cell.trim().to_owned()).collect()
    }))
}

#[test]
fn all_formats_of_one_comparison_carry_the_same_counts() {
    let of = programme();
    let json = of_json(&of);
    assert!(
        json.len() == NAMES.len(),
        "the fixture has no case of each: {json:?}"
    );
    assert_eq!(of_csv(&of), json, "csv");
    assert_eq!(of_xlsx(&of), json, "xlsx");
    assert_eq!(of_docx(&of), json, "docx");
    assert_eq!(of_markdown(&of), json, "markdown");
    assert_eq!(of_html(&of), json, "html");
    for width in [60, 100, 200] {
        assert_eq!(of_terminal(&of, width), json, "terminal, {width} wide");
    }
}
