//! Pages made up of runs and lines, read as a person reads them.

use super::flow::{self, Line};
use super::pieces::{self, Kind, Piece};
use super::runs::Run;
use super::sheet::Sheet;
use super::style::Styles;
use super::{contents, glossary, levels, review, table};
use crate::document::BlockKind;

/// Words at a place, half a size a letter.
fn run(text: &str, x0: f32, y: f32, size: f32) -> Run {
    let signs = text.chars().filter(|c| c.is_alphanumeric()).count() as u32;
    Run {
        text: text.to_owned(),
        x0,
        text_x: x0,
        x1: x0 + 0.5 * size * text.chars().count() as f32,
        y,
        size,
        signs,
        face: 1,
        ..Run::default()
    }
}

/// Lines below each other in one column of running text.
fn column(lines: &[&str], x0: f32, y: f32) -> Vec<Run> {
    let lines = lines.iter().zip(0u16..);
    lines
        .map(|(text, at)| run(text, x0, y + 13.0 * f32::from(at), 10.0))
        .collect()
}

fn texts(runs: &[Run]) -> Vec<&str> {
    runs.iter().map(|run| run.text.as_str()).collect()
}

const PROSE: [&str; 4] = [
    "Aan de dijk wonen mensen die",
    "weten dat water geen grens kent",
    "en dat je een dijk alleen samen",
    "hoog houdt, nu en later, voor wie",
];

#[test]
fn text_beside_a_table_of_contents_stays() {
    let mut page = vec![
        run("Vooraf", 40.0, 60.0, 14.0),
        run("Inhoud", 400.0, 60.0, 14.0),
    ];
    page.extend(column(&PROSE, 40.0, 100.0));
    for (at, title) in (0u16..).zip(["Wonen", "Zorg", "Werk", "Water"]) {
        let y = 100.0 + 13.0 * f32::from(at);
        page.push(run(title, 400.0, y, 10.0));
        page.push(run(&(4 * at + 3).to_string(), 560.0, y, 10.0));
    }
    contents::remove(&mut page, true);
    let mut expected = vec!["Vooraf"];
    expected.extend(PROSE);
    assert_eq!(texts(&page), expected);
}

#[test]
fn a_lower_half_in_columns_that_is_drawn_first_is_read_last() {
    let words = |name: &str| -> Vec<String> {
        (1..=5)
            .map(|n| format!("{name} regel {n} van deze hele kolom"))
            .collect()
    };
    let part = |name: &str, x0: f32, y: f32| -> Vec<Run> {
        let words = words(name);
        let lines: Vec<&str> = words.iter().map(String::as_str).collect();
        column(&lines, x0, y)
    };
    let mut lower = vec![run("Een kop", 40.0, 400.0, 12.0)];
    lower.extend(part("derde", 40.0, 420.0));
    lower.extend(part("vierde", 300.0, 420.0));
    let mut upper = part("eerste", 40.0, 100.0);
    upper.extend(part("tweede", 300.0, 100.0));
    let order = |runs: &[Run]| -> Vec<String> {
        let lines = flow::lines(runs);
        let mut first: Vec<String> = lines
            .iter()
            .map(|line| line.text.split(' ').next().unwrap_or_default().to_owned())
            .collect();
        first.dedup();
        first
    };
    let expected = ["eerste", "tweede", "Een", "derde", "vierde"];
    assert_eq!(order(&[lower.clone(), upper.clone()].concat()), expected);
    assert_eq!(order(&[upper.clone(), lower.clone()].concat()), expected);
    // Two columns with white at the same height, each drawn from top to bottom, are read so.
    let (left, right) = (part("eerste", 40.0, 100.0), part("tweede", 300.0, 100.0));
    let columns = [left, lower[..6].to_vec(), right, lower[6..].to_vec()].concat();
    let expected = ["eerste", "Een", "derde", "tweede", "vierde"];
    assert_eq!(order(&columns), expected);
}

/// The lines of runs as pages, and their pieces.
fn pieces_of(pages: Vec<Vec<Run>>) -> Vec<Piece> {
    let sheets: Vec<Sheet> = pages
        .into_iter()
        .map(|runs| Sheet {
            height: 842.0,
            lines: flow::lines(&runs),
            ..Sheet::default()
        })
        .collect();
    let styles = Styles::of(&sheets);
    let mut pieces = pieces::pieces(sheets, &styles);
    review::review(&mut pieces, &styles);
    pieces
}

fn kinds(pieces: &[Piece]) -> Vec<(Kind, String)> {
    let text = |piece: &Piece| {
        let lines: Vec<&str> = piece
            .lines
            .iter()
            .map(|(_, line)| line.text.as_str())
            .collect();
        lines.join(" ")
    };
    pieces
        .iter()
        .map(|piece| (piece.kind, text(piece)))
        .collect()
}

fn body() -> Vec<Run> {
    let mut lines = PROSE.to_vec();
    lines.extend(PROSE);
    lines.push("na ons komt.");
    column(&lines, 40.0, 300.0)
}

#[test]
fn a_title_in_very_large_type_is_one_however_many_lines_it_takes() {
    let title = [
        "Bouwen",
        "aan dijken",
        "die hoog",
        "genoeg",
        "zijn voor",
        "iedereen.",
    ];
    let lines = title.iter().zip(0u16..);
    let opener = lines
        .map(|(text, at)| run(text, 40.0, 200.0 + 66.0 * f32::from(at), 60.0))
        .collect();
    let found = kinds(&pieces_of(vec![body(), opener, body()]));
    assert_eq!(found[1], (Kind::Heading, title.join(" ")));
}

#[test]
fn large_text_that_fills_its_page_is_text() {
    let lines = PROSE.iter().zip(0u16..);
    let page = lines
        .map(|(text, at)| run(text, 40.0, 200.0 + 18.0 * f32::from(at), 14.0))
        .collect();
    let found = kinds(&pieces_of(vec![body(), page, body()]));
    assert_eq!(found[1].0, Kind::Block(BlockKind::Paragraph), "{found:?}");
}

#[test]
fn slanted_words_whose_first_line_stands_in_are_a_pull_quote_and_no_heading() {
    let page = |x0: f32| {
        let mut page = body();
        for (text, x0, y) in [
            ("Wie de dijk kent", x0, 120.0),
            ("die houdt hem samen", 40.0, 142.0),
        ] {
            let words = run(text, x0, y, 18.0);
            let slanted_signs = words.signs;
            page.push(Run {
                slanted_signs,
                face: 2,
                ..words
            });
        }
        page
    };
    for (x0, kind) in [(70.0, Kind::Block(BlockKind::Quote)), (40.0, Kind::Heading)] {
        let found = kinds(&pieces_of(vec![body(), page(x0), body()]));
        let words = "Wie de dijk kent die houdt hem samen".to_owned();
        assert!(found.contains(&(kind, words)), "{found:?}");
    }
}

#[test]
fn the_tenth_item_is_told_though_its_number_stands_close() {
    let item = |number: &str, y: f32| Run {
        opener: number.to_owned(),
        text_x: 55.0,
        ..run("Wij maken de dijk hoger.", 40.0, y, 10.0)
    };
    let mut page = vec![item("8", 100.0), item("9", 126.0)];
    page.push(run("10 Wij maken de dijk breder.", 40.0, 152.0, 10.0));
    page.push(run("11 dijken zijn genoeg.", 40.0, 178.0, 10.0));
    let found = pieces_of(vec![page]);
    let found: Vec<(Kind, &str, &str)> = found
        .iter()
        .map(|piece| (piece.kind, &piece.lines[0].1))
        .map(|(kind, line)| (kind, line.opener.as_str(), line.text.as_str()))
        .collect();
    let item = Kind::Block(BlockKind::ListItem);
    assert_eq!(found[2], (item, "10", "Wij maken de dijk breder."));
    assert_eq!(found[3].1, "");
}

#[test]
fn an_item_goes_on_behind_a_first_line_that_ends_a_sentence_and_in_a_second_paragraph() {
    let page = vec![
        run("Er komt een kop boven deze tekst", 40.0, 60.0, 14.0),
        run("Dit is een gewone alinea van twee", 40.0, 80.0, 10.0),
        run("regels.", 40.0, 93.0, 10.0),
        run("• De dijk wordt hoger.", 40.0, 120.0, 10.0),
        run("Daarvoor komt er klei uit de polder bij", 50.0, 133.0, 10.0),
        run("de zee.", 50.0, 146.0, 10.0),
        run("Het werk begint in het voorjaar, zodra", 50.0, 172.0, 10.0),
        run("het kan.", 50.0, 185.0, 10.0),
        run("Dat is alles wat erover te zeggen valt", 40.0, 211.0, 10.0),
    ];
    let found = kinds(&pieces_of(vec![page]));
    let (item, text) = (
        Kind::Block(BlockKind::ListItem),
        Kind::Block(BlockKind::Paragraph),
    );
    let found: Vec<(Kind, &str)> = found
        .iter()
        .map(|(kind, text)| (*kind, text.split(' ').next().unwrap_or_default()))
        .collect();
    let expected = [
        (Kind::Heading, "Er"),
        (text, "Dit"),
        (item, "•"),
        (item, "Het"),
        (text, "Dat"),
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_title_on_a_page_of_its_own_and_over_the_text_is_one_heading() {
    let opener = vec![run("Wonen aan de dijk", 40.0, 300.0, 40.0)];
    let mut page = vec![run("Wonen aan de dijk", 40.0, 100.0, 20.0)];
    page.extend(body());
    let pieces = pieces_of(vec![body(), opener, page]);
    let headings = pieces.iter().filter(|piece| piece.kind == Kind::Heading);
    assert_eq!(headings.count(), 1);
}

#[test]
fn headings_in_a_row_with_nothing_under_them_are_captions() {
    let overview: Vec<Run> = ["Wonen", "Zorg", "Water en dijken"]
        .iter()
        .zip(0u16..)
        .map(|(text, at)| run(text, 40.0, 100.0 + 90.0 * f32::from(at), 20.0))
        .collect();
    let headed = [
        overview[..2].to_vec(),
        vec![run("Werk", 40.0, 280.0, 20.0)],
        body(),
    ]
    .concat();
    let pieces = pieces_of(vec![body(), overview, headed]);
    let heads: Vec<String> = kinds(&pieces)
        .into_iter()
        .filter(|(kind, _)| *kind == Kind::Heading)
        .map(|(_, text)| text)
        .collect();
    assert_eq!(heads, ["Werk"]);
}

#[test]
fn a_look_seen_once_ranks_with_the_nearest() {
    let heading = |text: &str, size: f32| Line::of(&run(text, 40.0, 100.0, size));
    let lines: Vec<Line> = [
        ("Wonen", 30.0),
        ("De huur", 14.0),
        ("KRW", 14.0),
        ("De koop", 14.0),
        ("Zorg aan huis", 15.5),
        ("Werk", 30.0),
    ]
    .map(|(text, size)| heading(text, size))
    .to_vec();
    let headings: Vec<Vec<&Line>> = lines.iter().map(|line| vec![line]).collect();
    let found: Vec<u8> = levels::levels(&headings).iter().map(|h| h.level).collect();
    assert_eq!(found, [1, 2, 2, 2, 2, 1]);
}

#[test]
fn a_grid_of_figures_is_a_table_with_all_that_stands_between_its_rows() {
    let mut page = column(&PROSE, 40.0, 60.0);
    page.push(run("Kosten", 40.0, 130.0, 10.0));
    page.extend([
        run("Nu", 300.0, 130.0, 10.0),
        run("Straks", 350.0, 130.0, 10.0),
    ]);
    let mut row = |name: &str, y: f32, higher: f32, figures: &[&str]| {
        page.push(run(name, 40.0, y, 10.0));
        let places = [300.0, 350.0, 400.0].iter().zip(figures);
        page.extend(places.map(|(x0, figure)| run(figure, *x0, y - higher, 10.0)));
    };
    row("Wonen", 150.0, 0.0, &["1", "2", "3"]);
    row("Uitgaven", 165.0, 0.0, &[]);
    row("Klei voor de dijk", 180.0, 0.0, &["1,5", "-20", "300"]);
    row("Zand en stenen voor", 200.0, -5.0, &["4", "5"]);
    row("wie aan de dijk woont", 212.0, 0.0, &[]);
    row("Zorg", 230.0, 0.0, &["7", "8", "9"]);
    row("p2. Werk", 242.0, 0.0, &["10", "11", "12"]);
    page.extend(column(&PROSE, 40.0, 300.0));
    let (mut tables, rest) = table::divide(page);
    assert_eq!(texts(&rest), [PROSE, PROSE].concat());
    let mut lines = Vec::new();
    assert_eq!(tables.len(), 1);
    table::insert(&mut lines, vec![tables.remove(0)]);
    assert!(lines.iter().all(|line| line.is_cell));
    let cells: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    let expected = "Kosten|Nu|Straks|Wonen|1|2|3|Uitgaven|Klei voor de dijk|1,5|-20|300|\
        Zand en stenen voor wie aan de dijk woont|4|5|Zorg|7|8|9|p2. Werk|10|11|12";
    assert_eq!(cells.join("|"), expected);
}

#[test]
fn terms_and_their_meanings_are_read_row_by_row() {
    let terms = [
        "dijk", "polder", "kwelder", "sluis", "gemaal", "terp", "wad", "zijl",
    ];
    let y = |at: usize| 100.0 + 26.0 * at as f32;
    let mut page: Vec<Run> = (0..terms.len())
        .map(|at| run(terms[at], 40.0, y(at), 10.0))
        .map(|term| Run {
            bold_signs: term.signs,
            ..term
        })
        .collect();
    for at in 0..terms.len() {
        page.push(run("Wat het water", 200.0, y(at), 10.0));
        page.push(run("tegenhoudt", 200.0, y(at) + 13.0, 10.0));
    }
    let mut loose = page.clone();
    let entries = glossary::take(&mut page);
    assert!(page.is_empty() && entries.iter().all(|entry| entry.is_cell));
    assert_eq!(entries.len(), terms.len());
    assert_eq!(entries[1].text, "polder Wat het water tegenhoudt");
    // Bold beginnings of paragraphs are no terms: one of them has nothing beside it.
    loose.remove(10);
    assert!(glossary::take(&mut loose).is_empty());
}

#[test]
fn a_number_in_very_large_type_counts_the_chapter() {
    let mut page = vec![run("Wonen aan de dijk", 40.0, 100.0, 20.0)];
    page.extend(body());
    page.push(run("7", 300.0, 600.0, 100.0));
    let pieces = pieces_of(vec![page]);
    assert_eq!(pieces.len(), 2);
    assert_eq!(pieces[0].lines[0].1.whole(), "7 Wonen aan de dijk");
}

#[test]
fn numbered_sources_are_notes() {
    let mut page = body();
    for (number, y) in [("[1]", 600.0), ("[2]", 630.0), ("[3]", 660.0)] {
        page.push(run(&format!("{number} De Dijkgraaf, 2030"), 40.0, y, 10.0));
    }
    let pieces = pieces_of(vec![page]);
    let notes = pieces.iter().map(|piece| piece.kind);
    let notes = notes.filter(|kind| *kind == Kind::Block(BlockKind::Footnote));
    assert_eq!(notes.count(), 3);
}

#[test]
fn a_short_slanted_line_over_a_slanted_paragraph_is_its_title() {
    let slant = |run: Run| Run {
        slanted_signs: run.signs,
        face: 2,
        ..run
    };
    let lead = column(&PROSE, 40.0, 126.0).into_iter().map(slant);
    let title = slant(run("Klei en water", 40.0, 100.0, 10.0));
    let close = slant(run("Klei en water", 40.0, 113.0, 10.0));
    let page = |title: Run| -> Vec<Run> {
        let above = run("Dit is de laatste regel erboven.", 40.0, 78.0, 10.0);
        [above, title]
            .into_iter()
            .chain(lead.clone())
            .chain(body())
            .collect()
    };
    let headings = |page: Vec<Run>| {
        let found = kinds(&pieces_of(vec![page, body()]));
        let headings = found.iter().filter(|(kind, _)| *kind == Kind::Heading);
        headings.count()
    };
    assert_eq!(headings(page(title)), 1);
    let mut tight = page(close);
    tight[0].y = 100.0;
    assert_eq!(headings(tight), 0);
}
