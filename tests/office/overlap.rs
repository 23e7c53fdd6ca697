//! All formats of one overlap, read back: they carry the same matches and counts, whatever the text.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Reader as _, Xlsx};
use pledgediff::meaning::Version;
use pledgediff::overlap::{Mutual, Options, Overlap};
use pledgediff::report::terminal::Looks;
use pledgediff::report::{Language, csv, docx, html, json, markdown, terminal, xlsx};
use serde_json::Value;

use crate::support::{fixture, part, parts, sheet, version, well_formed};

const DIALECT: csv::Dialect = csv::Dialect {
    delimiter: b',',
    byte_order_mark: false,
};

/// Matches by party, relation in Dutch, and how sure.
type Found = BTreeMap<(String, String, String), usize>;

fn dutch(relation: &str) -> &'static str {
    match relation {
        "verbatim" => "letterlijk",
        "reworded" => "in andere woorden",
        "changed" => "gewijzigd",
        "partial" => "deels",
        "opposite" => "omgekeerd",
        "related" => "zelfde onderwerp",
        other => panic!("{other}"),
    }
}

fn sure(confidence: &str) -> &'static str {
    match confidence {
        "certain" => "zeker",
        "possible" => "mogelijk",
        other => panic!("{other}"),
    }
}

fn own() -> Overlap {
    let programmes = ["programma/definitief.md", "akkoord/tegenpartij.md"].map(fixture);
    let options = Options {
        related: true,
        coalition: vec![1],
        ..Options::default()
    };
    Overlap::between(fixture("akkoord/akkoord.md"), programmes.into(), &options)
}

fn json_of(of: &Overlap) -> Value {
    let mut bytes = Vec::new();
    json::overlap(of, Language::Dutch, &mut bytes).unwrap();
    serde_json::from_slice(&bytes).unwrap()
}

fn items(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

fn of_json(json: &Value) -> Found {
    let mut found = Found::new();
    for told in items(&json["matches"]) {
        let at = told["programme"].as_u64().unwrap() as usize;
        let party = json["programmes"][at]["label"].as_str().unwrap();
        let key = (
            party.to_owned(),
            dutch(told["relation"].as_str().unwrap()).to_owned(),
            sure(told["confidence"].as_str().unwrap()).to_owned(),
        );
        *found.entry(key).or_default() += 1;
    }
    found
}

fn of_csv(of: &Overlap) -> Found {
    let mut bytes = Vec::new();
    csv::overlap(of, DIALECT, &mut bytes).unwrap();
    let mut reader = ::csv::Reader::from_reader(&bytes[..]);
    let mut found = Found::new();
    for row in reader.deserialize::<BTreeMap<String, String>>() {
        let row = row.unwrap();
        let key = (
            row["programme"].clone(),
            dutch(&row["relation"]).to_owned(),
            sure(&row["confidence"]).to_owned(),
        );
        *found.entry(key).or_default() += 1;
    }
    found
}

fn book(of: &Overlap) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(xlsx::overlap(of, Language::Dutch).unwrap())).unwrap()
}

fn of_xlsx(of: &Overlap) -> Found {
    let mut found = Found::new();
    for row in sheet(&mut book(of), "Gevonden").into_iter().skip(1) {
        let key = (row[0].clone(), row[1].clone(), row[2].clone());
        *found.entry(key).or_default() += 1;
    }
    found
}

/// Per party its commitments, the five relations, possible and absent.
fn counts(json: &Value) -> Vec<Vec<u64>> {
    let keys = [
        "commitments",
        "verbatim",
        "reworded",
        "changed",
        "partial",
        "opposite",
        "possible",
        "absent",
    ];
    let mut rows: Vec<Vec<u64>> = items(&json["programme_summary"])
        .iter()
        .map(|row| keys.map(|key| row[key].as_u64().unwrap()).to_vec())
        .collect();
    rows.sort();
    rows
}

/// The rows of which the last eight cells, behind a name and shares, are numbers.
fn numbers(rows: impl IntoIterator<Item = Vec<String>>) -> Vec<Vec<u64>> {
    let mut rows: Vec<Vec<u64>> = rows
        .into_iter()
        .filter_map(|row| {
            let cells = row.get(1..)?.last_chunk::<8>()?.iter();
            let cells = cells.map(|cell| cell.trim().replace('.', "").parse().ok());
            cells.collect::<Option<Vec<u64>>>()
        })
        .collect();
    rows.sort();
    rows
}

#[test]
fn all_formats_of_one_overlap_carry_the_same_counts() {
    let of = own();
    let json = json_of(&of);
    let found = of_json(&json);
    assert!(found.len() > 8, "{found:?}");
    assert_eq!(of_csv(&of), found, "csv");
    assert_eq!(of_xlsx(&of), found, "xlsx");
    let page = html::overlap(&of, Language::Dutch);
    let total: usize = found.values().sum();
    assert_eq!(page.matches("<article class=\"c m ").count(), total);
    let document = part(
        &docx::overlap(&of, Language::Dutch).unwrap(),
        "word/document.xml",
    );
    // Each match has its relation in a run of its own.
    assert_eq!(document.matches("w:val=\"Strong\"").count(), total);

    let counts = counts(&json);
    assert_eq!(counts.len(), 2);
    assert_eq!(numbers(sheet(&mut book(&of), "Partijen")), counts, "xlsx");
    let comment = markdown::overlap(&of, Language::Dutch);
    let cells = |row: &str| -> Vec<String> {
        let row = row.trim_matches('|').split('|');
        row.map(|cell| cell.trim().to_owned()).collect()
    };
    let rows = comment.lines().filter(|line| line.starts_with("| "));
    assert_eq!(numbers(rows.map(cells)), counts, "markdown");
    assert!(comment.encode_utf16().count() <= 65_000);
    let looks = Looks {
        width: 200,
        colour: false,
        language: Language::Dutch,
        summary: false,
    };
    let told = terminal::overlap(&of, looks);
    let words = |line: &str| -> Vec<String> {
        // The name may have blanks; what follows has none.
        let words: Vec<String> = line.split("  ").map(|w| w.trim().to_owned()).collect();
        words.into_iter().filter(|word| !word.is_empty()).collect()
    };
    assert_eq!(numbers(told.lines().map(words)), counts, "terminal");
    let rows = document.split("<w:tr>").skip(1).map(|row| {
        let row = row.split("</w:tr>").next().unwrap_or_default();
        let cells = row.split("<w:tc>").skip(1).map(|cell| {
            let text = cell.split("<w:t ").skip(1);
            let text = text.map(|t| t.split_once('>').unwrap().1.split('<').next().unwrap());
            text.collect::<String>()
        });
        cells.collect()
    });
    assert_eq!(numbers(rows), counts, "docx");
}

fn hostile() -> Overlap {
    let long = "a".repeat(10_000);
    let programme = [
        "# Wonen <script>alert(1)</script>",
        "=1+1 huurwoningen bouwen wij elk jaar in elke gemeente van Nederland.",
        "Wij schaffen het eigen risico <script>alert('x')</script> ]]> voor iedereen & allen af.",
        "De huur van sociale huurwoningen gaat \u{202e}omlaag\u{202c} met 10 procent in 2030.",
        "Elke wijk | krijgt een `wijkagent` en *twee* @boas voor de veiligheid op straat.",
        &format!("Het lange woord {long} wordt in alle wetten van het land geschrapt."),
        "Het teken \u{0} en \u{1b}[2J gaat uit alle formulieren van de belastingdienst.",
    ];
    let agreement = [
        "# Wonen <script>alert(1)</script>",
        "=1+1 huurwoningen bouwen wij elk jaar in elke gemeente van Nederland.",
        "Wij schaffen het eigen risico <script>alert('y')</script> ]]> voor iedereen & allen af.",
        "De huur van sociale huurwoningen gaat \u{202e}omlaag\u{202c} met 5 procent in 2030.",
        "Elke wijk | krijgt een `wijkagent` en *drie* @boas voor de veiligheid op straat.",
        &format!("Het lange woord {long} wordt in alle wetten van het land geschrapt."),
        "Het teken \u{0} en \u{1b}[2J gaat uit alle formulieren van de belastingdienst.",
    ];
    let version = |label: &str, text: &[&str]| -> Version { version(label, text) };
    Overlap::between(
        version("=akkoord|<b>", &agreement),
        vec![
            version("@partij`\u{202e}", &programme),
            version("+<i>|", &programme),
        ],
        &Options::default(),
    )
}

#[test]
fn text_that_means_harm_stays_text_in_every_format() {
    let of = hostile();
    assert!(of.matches().len() >= 8, "{}", of.matches().len());
    let page = html::overlap(&of, Language::Dutch);
    assert!(!page.contains("<script>alert") && !page.contains("<b>|") && !page.contains("<i>|"));
    assert!(!page.contains(['\u{202e}', '\u{0}', '\u{1b}']));
    let comment = markdown::overlap(&of, Language::Dutch);
    assert!(!comment.contains("<script") && !comment.contains("`wijkagent`"));
    assert!(!comment.contains(['\u{202e}', '\u{0}', '\u{1b}']));
    assert!(comment.encode_utf16().count() <= 65_000);
    let mut bytes = Vec::new();
    csv::overlap(&of, DIALECT, &mut bytes).unwrap();
    let mut reader = ::csv::Reader::from_reader(&bytes[..]);
    for row in reader.records() {
        for cell in &row.unwrap() {
            assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
        }
    }
    let document = docx::overlap(&of, Language::Dutch).unwrap();
    let book = xlsx::overlap(&of, Language::Dutch).unwrap();
    assert_eq!(book, xlsx::overlap(&of, Language::Dutch).unwrap());
    for (name, xml) in parts(&document).into_iter().chain(parts(&book)) {
        well_formed(&name, &xml);
        assert!(!xml.contains('\u{202e}'), "{name}");
        assert!(!name.starts_with("xl/worksheets/") || !xml.contains("<f>"));
    }
}

#[test]
fn what_programmes_share_is_the_same_in_every_format() {
    let of = Mutual::between(
        [
            "programma/concept.md",
            "programma/definitief.md",
            "akkoord/tegenpartij.md",
        ]
        .map(fixture)
        .into(),
    );
    let mut bytes = Vec::new();
    csv::mutual(&of, DIALECT, &mut bytes).unwrap();
    let mut reader = ::csv::Reader::from_reader(&bytes[..]);
    let rows = reader.deserialize::<BTreeMap<String, String>>();
    let mut found: Vec<u32> = rows
        .map(|row| row.unwrap()["found"].parse().unwrap())
        .collect();
    let mut expected: Vec<u32> = of.shared().iter().flat_map(|s| s.commitments).collect();
    found.sort_unstable();
    expected.sort_unstable();
    assert_eq!(found, expected);
    let book = xlsx::mutual(&of, Language::Dutch).unwrap();
    let rows = sheet(&mut Xlsx::new(Cursor::new(book)).unwrap(), "Partijen");
    let comment = markdown::mutual(&of, Language::Dutch);
    for one in 0..3 {
        for other in (0..3).filter(|&other| other != one) {
            let share: f64 = rows[one + 1][other + 1].parse().unwrap();
            assert!((share - of.share(one, other)).abs() < 1e-9);
            let told = format!("{:.1}", of.share(one, other) * 1000.0).replace('.', ",");
            let told = told.strip_suffix(",0").unwrap_or(&told);
            assert!(
                comment.contains(&format!("| {told} |")),
                "{told}: {comment}"
            );
        }
    }
}
