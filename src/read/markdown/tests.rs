use crate::document::{BlockKind, Document, NoticeKind};
use crate::read::{Options, from_bytes};

fn document(text: &str) -> Document {
    from_bytes("a.md", "a", text.as_bytes(), Options::default()).unwrap()
}

fn blocks(text: &str) -> Vec<(BlockKind, String)> {
    let document = document(text);
    let words = |span: crate::text::Span| span.of(document.text()).to_owned();
    document
        .blocks()
        .iter()
        .map(|b| (b.kind, words(b.span)))
        .collect()
}

/// Every block of `text` has that kind and those words.
fn are(text: &str, kind: BlockKind, words: &[&str]) {
    let expected: Vec<_> = words.iter().map(|w| (kind, (*w).to_owned())).collect();
    assert_eq!(blocks(text), expected, "{text}");
}

#[test]
fn headings_have_number_title_level_and_parent() {
    let d = document(
        "# 1. Wonen\n\n### 1.2 Huur\n\nTekst.\n\nZorg\n===\n\nHoofdstuk 3: Werk\n---\n## ![](kop.png)\n",
    );
    let sections: Vec<_> = d
        .sections()
        .iter()
        .map(|s| (s.number.as_deref(), s.title.as_str(), s.level, s.parent))
        .collect();
    assert_eq!(
        sections,
        [
            (Some("1"), "Wonen", 1, None),
            (Some("1.2"), "Huur", 3, Some(0)),
            (None, "Zorg", 1, None),
            (Some("3"), "Werk", 2, Some(2)),
        ]
    );
    assert_eq!(d.blocks()[0].section, Some(1));
    assert_eq!(d.title(), None);
}

#[test]
fn the_title_is_in_front_or_the_only_heading_of_the_first_level() {
    assert_eq!(
        document("# Vooruit\n\n## Zorg\n\nTekst.").title(),
        Some("Vooruit")
    );
    let front = document("---\ntitle: \"Vooruit\"\ndate: 2026\n---\n\nTekst.\n");
    assert_eq!(front.title(), Some("Vooruit"));
    assert_eq!(front.text(), "Tekst.\n");
    assert_eq!(front.place(0).line, Some(6));
    are(
        "---\nGewone tekst, geen sleutels.\n\n---\n",
        BlockKind::Paragraph,
        &["Gewone tekst, geen sleutels."],
    );
}

#[test]
fn lists_of_every_kind_are_items() {
    let items = ["een", "twee gaat door op de regel", "drie", "vier"];
    for text in [
        "- een\n- twee gaat door\n  op de regel\n- drie\n- vier",
        "1. een\n2. twee gaat door\nop de regel\n3) drie\n4) vier",
        "* een\n\n* twee gaat door\n  op de regel\n    * drie\n\n* vier",
        "• een\n• twee gaat door\nop de regel\n▶ drie\n\u{f0b7} vier",
        "– een\n– twee gaat door\n  op de regel\n– drie\n– vier",
        "- [ ] een\n- [x] twee gaat door\n  op de regel\n- drie\n- vier",
    ] {
        are(text, BlockKind::ListItem, &items);
    }
    are(
        "- een\n\n  en nog iets\n- twee",
        BlockKind::ListItem,
        &["een", "en nog iets", "twee"],
    );
    are(
        "Wij willen\n– en dat is nieuw – meer.",
        BlockKind::Paragraph,
        &["Wij willen – en dat is nieuw – meer."],
    );
}

#[test]
fn a_paragraph_that_begins_with_a_number_is_no_list() {
    are(
        "2030. Dan is het zover.",
        BlockKind::Paragraph,
        &["2030. Dan is het zover."],
    );
    assert_eq!(
        blocks("3. een\n\nUitleg.\n\n4. twee\n\nUitleg."),
        [
            (BlockKind::Paragraph, "3. een".to_owned()),
            (BlockKind::Paragraph, "Uitleg.".to_owned()),
            (BlockKind::ListItem, "twee".to_owned()),
            (BlockKind::Paragraph, "Uitleg.".to_owned()),
        ]
    );
}

#[test]
fn tables_quotes_and_notes_are_what_they_are() {
    are(
        "| a | b |\n|---|---|\n| c | |",
        BlockKind::TableCell,
        &["a", "b", "c"],
    );
    are(
        "> Een dijk\n> is van ons.\n>\n> Altijd.",
        BlockKind::Quote,
        &["Een dijk is van ons.", "Altijd."],
    );
    let text = "Wij bouwen[^1].\n\n[^1]: Volgens het CBS.";
    assert_eq!(
        blocks(text),
        [
            (BlockKind::Paragraph, "Wij bouwen.".to_owned()),
            (BlockKind::Footnote, "Volgens het CBS.".to_owned())
        ]
    );
    let text =
        "![Een dijk](dijk.png)\n\nTekst ![een icoon](i.svg) gaat door.\n\n![dijk.png](dijk.png)";
    assert_eq!(
        blocks(text),
        [
            (BlockKind::Caption, "Een dijk".to_owned()),
            (BlockKind::Paragraph, "Tekst gaat door.".to_owned()),
            (BlockKind::Caption, "een icoon".to_owned())
        ]
    );
}

#[test]
fn what_dresses_words_goes_and_what_is_struck_too() {
    let text = "Wij *bouwen* **[huizen](https://x.nl)** in `Delft` &amp; <b>Gouda</b><!-- ? -->\\*.  \nNu <https://x.nl>.";
    are(
        text,
        BlockKind::Paragraph,
        &["Wij bouwen huizen in Delft & Gouda*. Nu https://x.nl."],
    );
    let d = document("Er komen ~~1.000~~ 2.000 <del>flats</del>huizen.");
    assert_eq!(d.text(), "Er komen 2.000 huizen.\n");
    assert_eq!(
        d.notices()[0].kind,
        NoticeKind::StruckTextDropped { count: 2 }
    );
}

#[test]
fn bold_that_opens_a_block_is_its_label() {
    let d = document("- **NAVO.** Wij blijven.\n\n**Wonen** Iedereen.\n\nWij **niet** zo.");
    let labels: Vec<_> = d
        .blocks()
        .iter()
        .map(|b| b.label.map(|l| l.of(d.text())))
        .collect();
    assert_eq!(labels, [Some("NAVO."), Some("Wonen"), None]);
}

#[test]
fn a_table_of_contents_of_links_is_left_out() {
    let text = "- [Zorg](#zorg)\n  - [Wonen](#wonen)\n- [Zie hier](#zorg) wat wij doen\n";
    are(text, BlockKind::ListItem, &["Zie hier wat wij doen"]);
}

#[test]
fn places_are_those_of_the_source() {
    for (mark, end) in [("", "\n"), ("\u{feff}", "\r\n"), ("", "\r\n")] {
        let text = [
            "# <mark>Zorg</mark>",
            "",
            "Eén &amp; *twee*",
            "  drie `vier` samen-",
            "werking.",
            "",
            "- vijf",
        ];
        let d = document(&format!("{mark}{}", text.join(end)));
        let place = |word: &str| {
            let place = d.place(d.text().find(word).unwrap() as u32);
            (place.line.unwrap(), place.column.unwrap())
        };
        assert_eq!(d.sections()[0].place.line, Some(1));
        for (word, at) in [
            ("Eén", (3, 1)),
            ("twee", (3, 12)),
            ("drie", (4, 3)),
            ("vier", (4, 9)),
            ("werking", (5, 1)),
            ("vijf", (7, 3)),
        ] {
            assert_eq!(place(word), at, "{word}");
        }
    }
}
