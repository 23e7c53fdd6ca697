use crate::document::{BlockKind, Document};
use crate::read::{Options, from_bytes};

fn document(text: &str) -> Document {
    from_bytes("a.txt", "a", text.as_bytes(), Options::default()).unwrap()
}

fn blocks(text: &str) -> Vec<(BlockKind, String)> {
    let document = document(text);
    let blocks = document.blocks().iter();
    blocks
        .map(|b| (b.kind, b.span.of(document.text()).to_owned()))
        .collect()
}

fn titles(text: &str) -> Vec<(Option<String>, String)> {
    let document = document(text);
    document
        .sections()
        .iter()
        .map(|s| (s.number.clone(), s.title.clone()))
        .collect()
}

#[test]
fn lines_join_to_paragraphs_and_hyphens_go() {
    let text = "Wij willen dat de samen-\nwerking tussen zee- en lucht-\nhavens beter wordt.\n\nEn dat is nodig.\n";
    assert_eq!(
        blocks(text),
        [
            (
                BlockKind::Paragraph,
                "Wij willen dat de samenwerking tussen zee- en luchthavens beter wordt.".into()
            ),
            (BlockKind::Paragraph, "En dat is nodig.".into()),
        ]
    );
}

#[test]
fn bullets_of_every_kind_open_items_that_run_on() {
    for bullet in ["•", "▶", "–", "-", "*", "\u{f0b7}", "o"] {
        let text = format!(
            "Wij willen het volgende:\n{bullet} Meer huizen in de stad en op het land,\nook voor ouderen.\n{bullet} Minder regels.\n"
        );
        let found = blocks(&text);
        assert_eq!(found.len(), 3, "{bullet}: {found:?}");
        assert_eq!(found[1].0, BlockKind::ListItem);
        assert_eq!(
            found[1].1,
            "Meer huizen in de stad en op het land, ook voor ouderen."
        );
        assert_eq!(found[2].1, "Minder regels.");
    }
    let text = "1. Meer huizen in de stad.\n2. Minder regels voor wie\nbouwt.\n3. Rust.\n";
    let items: Vec<String> = blocks(text).into_iter().map(|(_, text)| text).collect();
    assert_eq!(
        items,
        [
            "Meer huizen in de stad.",
            "Minder regels voor wie bouwt.",
            "Rust."
        ]
    );
}

#[test]
fn headings_with_and_without_a_number_are_sections() {
    let body =
        "Dit is een gewone alinea die over meer dan een regel doorloopt en\ndan ergens eindigt.\n";
    let text = format!(
        "1. WONEN\n\n{body}\n1.1 Huren\n\n{body}Een eigen huis\n{body}\nHoofdstuk 2: Zorg\n{body}"
    );
    let expected = [
        (Some("1"), "WONEN"),
        (Some("1.1"), "Huren"),
        (None, "Een eigen huis"),
        (Some("2"), "Zorg"),
    ];
    let expected = expected.map(|(n, t)| (n.map(str::to_owned), t.to_owned()));
    assert_eq!(titles(&text), expected);
}

#[test]
fn pages_turn_inside_a_sentence() {
    let page = |(page, subject): (u32, &str)| {
        format!(
            "Vooruit – Programma\n\n{subject} van de vorige bladzijde. Dit is een regel tekst over {subject}\n\
             waarin veel staat wat wij met {subject} voor elkaar willen krijgen en\n\
             nog een regel die over {subject} niet eindigt maar doorloopt naar de\n\n{page}\n\x0c"
        )
    };
    let subjects = ["zorg", "wonen", "werken", "recht"];
    let text: String = (1..).zip(subjects).map(page).collect();
    let document = document(&text);
    assert!(!document.text().contains("Vooruit"), "{}", document.text());
    assert_eq!(document.blocks().len(), 1, "{}", document.text());
    let at = document.text().find("werken van").unwrap() as u32;
    assert_eq!(document.place(at).page, Some(3));
    assert_eq!(document.pages(), Some(5));
}

#[test]
fn notes_and_tables_are_what_they_are() {
    let text = "Dat bleek uit onderzoek.¹ Een woning van 80 m² is genoeg voor twee mensen.\n\n____________\n1 Dat onderzoek is van ons.\n\x0cjaar    huizen\n2027    1.000\n2028    2.000\n";
    let kinds: Vec<BlockKind> = blocks(text).iter().map(|(kind, _)| *kind).collect();
    let cell = BlockKind::TableCell;
    assert_eq!(
        kinds,
        [
            BlockKind::Paragraph,
            BlockKind::Footnote,
            cell,
            cell,
            cell,
            cell,
            cell,
            cell
        ]
    );
    assert_eq!(
        blocks(text)[0].1,
        "Dat bleek uit onderzoek. Een woning van 80 m² is genoeg voor twee mensen."
    );
    assert_eq!(blocks(text)[1].1, "Dat onderzoek is van ons.");
}
