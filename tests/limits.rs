//! Bombs: small files that ask for endless memory or work. Each ends in an error that names the
//! limit, or is read without harm.

use std::io::{Cursor, Write};

#[path = "limits/drawn.rs"]
mod drawn;

use pledgediff::document::Document;
use pledgediff::error::Result;
use pledgediff::read::{Options, from_bytes};

const WORD: &str = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'";
const OFFICE: &str = "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' \
    xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'";

fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive
            .start_file(*name, zip::write::SimpleFileOptions::default())
            .unwrap();
        archive.write_all(content.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn docx(body: &str) -> Vec<u8> {
    let document = format!("<w:document {WORD}><w:body>{body}</w:body></w:document>");
    archive(&[("word/document.xml", &document)])
}

fn odt(body: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content {OFFICE}><office:body><office:text>{body}</office:text></office:body>\
         </office:document-content>"
    );
    archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", &content),
    ])
}

fn read(name: &str, bytes: &[u8]) -> Result<Document> {
    from_bytes(name, "a", bytes, Options::default())
}

fn told(name: &str, bytes: &[u8]) -> String {
    read(name, bytes).unwrap_err().to_string()
}

#[test]
fn nesting_is_bounded() {
    let nested =
        |open: &str, close: &str| format!("{}kern{}", open.repeat(100_000), close.repeat(100_000));
    let word = docx(&nested("<w:p>", "</w:p>"));
    assert!(told("a.docx", &word).contains("4096 deep"));
    let office = odt(&nested("<text:list>", "</text:list>"));
    assert!(told("a.odt", &office).contains("4096 deep"));
    for (open, close) in [
        ("<div>", "</div>"),
        ("<b>", ""),
        ("<table><td>", ""),
        ("<ul><li>", ""),
        ("<font size=1><p>", ""),
    ] {
        let page = format!("<html>{}", nested(open, close));
        let document = read("a.html", page.as_bytes()).unwrap();
        assert!(document.text().contains("kern"), "{open}");
    }
}

#[test]
fn entities_are_not_expanded() {
    let entity = |k: u32| {
        let before = format!("&e{};", k - 1).repeat(10);
        format!("<!ENTITY e{k} '{before}'>")
    };
    let entities: Vec<String> = (1..30).map(entity).collect();
    let entities = format!("<!ENTITY e0 'bom'>{}", entities.concat());
    let document = format!(
        "<!DOCTYPE x [{entities}<!ENTITY f SYSTEM 'file:///etc/hostname'>]><w:document {WORD}><w:body>\
         <w:p><w:r><w:t>Wij bouwen &e29;&f;huizen.</w:t></w:r></w:p></w:body></w:document>"
    );
    let bytes = archive(&[("word/document.xml", &document)]);
    assert_eq!(
        read("a.docx", &bytes).unwrap().text(),
        "Wij bouwen huizen.\n"
    );
}

#[test]
fn archives_are_bounded() {
    let bomb = docx(&" ".repeat(40 << 20));
    assert!(bomb.len() < 1 << 20);
    assert!(told("a.docx", &bomb).contains("32 MiB"));

    // Many parts within the limit of one: together they go over the limit of all.
    let chapter = format!("<html>{}</html>", " ".repeat(20 << 20));
    let mut parts = vec![
        ("mimetype".to_owned(), "application/epub+zip".to_owned()),
        (
            "META-INF/container.xml".to_owned(),
            "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'>\
             <rootfile full-path='a.opf'/></container>"
                .to_owned(),
        ),
    ];
    let (mut items, mut spine) = (Vec::new(), Vec::new());
    for k in 0..3 {
        let item =
            format!("<item id='c{k}' href='c{k}.xhtml' media-type='application/xhtml+xml'/>");
        items.push(item);
        spine.push(format!("<itemref idref='c{k}'/>"));
        parts.push((format!("c{k}.xhtml"), chapter.clone()));
    }
    let (items, spine) = (items.concat(), spine.concat());
    parts.push((
        "a.opf".to_owned(),
        format!("<package xmlns='http://www.idpf.org/2007/opf'>{items}{spine}</package>"),
    ));
    let parts: Vec<_> = parts
        .iter()
        .map(|(n, t)| (n.as_str(), t.as_str()))
        .collect();
    assert!(told("a.epub", &archive(&parts)).contains("48 MiB"));

    let many: Vec<String> = (0..20_000).map(|k| format!("{k}")).collect();
    let mut parts: Vec<_> = many.iter().map(|name| (name.as_str(), "")).collect();
    parts.push(("word/document.xml", ""));
    assert!(told("a.docx", &archive(&parts)).contains("limit is 10000"));
}

#[test]
fn a_size_that_is_claimed_is_not_believed() {
    let mut bytes = docx("<w:p><w:r><w:t>Tekst.</w:t></w:r></w:p>");
    let entry = bytes.windows(4).position(|w| w == b"PK\x01\x02").unwrap();
    for at in [22, 18] {
        // Local header and directory both claim two gigabytes.
        let claim = 0x7fff_ffff_u32.to_le_bytes();
        bytes[at..at + 4].copy_from_slice(&claim);
        bytes[entry + at + 2..entry + at + 6].copy_from_slice(&claim);
        if let Ok(document) = read("a.docx", &bytes) {
            assert_eq!(document.text(), "Tekst.\n");
        }
    }
}

#[test]
fn one_tag_cannot_hold_endless_attributes() {
    let names: Vec<String> = (0..100_000).map(|k| format!("a{k}")).collect();
    let page = format!("<html><p {}>Tekst.", names.join(" "));
    assert!(told("a.html", page.as_bytes()).contains("100000 attributes"));
}

#[test]
fn elements_are_bounded() {
    for (name, bytes) in [
        ("a.docx", docx(&"<w:p/>".repeat(600_000))),
        ("a.odt", odt(&"<text:p>a</text:p>".repeat(600_000))),
    ] {
        assert!(told(name, &bytes).contains("more than 500000 elements"));
    }
    let page = format!("<html>{}", "<p>Ja.".repeat(600_000));
    assert!(told("a.html", page.as_bytes()).contains("500000 elements"));
}

#[test]
fn a_line_as_long_as_many_programmes_is_refused_and_named() {
    let sentence = "Wij bouwen huizen voor iedereen die er een zoekt. ";
    let line = sentence.repeat((3 << 19) / sentence.len());
    let text = format!("Wonen\n\n{line}\n");
    for (name, place) in [("a.txt", "line 3: "), ("a.md", "line 3: "), ("a.html", "")] {
        let message = told(name, text.as_bytes());
        assert!(
            message.contains(place) && message.contains("a paragraph of "),
            "{message}"
        );
    }
    let word = "a".repeat(3 << 19);
    assert!(told("a.txt", word.as_bytes()).contains("a paragraph of more than 1 MB"));
}

#[test]
fn text_is_bounded() {
    let paragraph = "Wij bouwen huizen voor iedereen die er een zoekt.\n\n";
    let lines = ["- ", "> ", "# ", "", "| "].map(|mark| format!("{mark}{paragraph}"));
    for (size, limit) in [(5 << 20, "2 MB of text"), (5 << 19, "2 MB of text")] {
        for line in &lines {
            let text = line.repeat(size / line.len());
            for name in ["a.txt", "a.md"] {
                let message = told(name, text.as_bytes());
                assert!(
                    message.contains(limit) || message.contains("40000"),
                    "{message}"
                );
            }
        }
    }
    let word = docx(&format!(
        "<w:p><w:r><w:t>{}</w:t></w:r></w:p>",
        "&amp; ".repeat(600_000)
    ));
    assert!(told("a.docx", &word).contains("a paragraph of more than 1 MB"));
}

#[test]
fn paragraphs_and_sentences_are_bounded() {
    for text in [
        "Ja.\n\n".repeat(50_000),
        "- Ja.\n".repeat(50_000),
        "# Kop\n\n".repeat(50_000),
        "Ja. Nee. Ja. Nee.\n\n".repeat(12_000),
    ] {
        for name in ["a.md", "a.txt"] {
            if name == "a.txt" && text.contains('#') {
                continue;
            }
            let message = told(name, text.as_bytes());
            assert!(
                message.contains("40000 paragraphs and sentences"),
                "{message}"
            );
        }
    }
}

#[test]
fn line_ends_and_marks_are_bounded() {
    for (name, unit, limit) in [
        ("a.txt", "\n", "500000 line ends"),
        ("a.txt", "1\r", "500000 line ends"),
        ("a.md", "\n", "500000 line ends and punctuation marks"),
        ("a.md", "[^a] ", "500000 line ends and punctuation marks"),
        ("a.md", "> ", "500000 line ends and punctuation marks"),
    ] {
        let message = told(name, unit.repeat(600_000).as_bytes());
        assert!(message.contains(limit), "{name}: {message}");
    }
}

#[test]
fn styles_lists_and_foreign_letters_of_a_word_file_are_bounded() {
    let kinds = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>\
        <Relationship Id='a' Type='x/styles' Target='styles.xml'/>\
        <Relationship Id='b' Type='x/numbering' Target='numbering.xml'/></Relationships>";
    let numbered = |tag: &str, id: &str, count: u32| -> String {
        let elements = (0..count).map(|k| format!("<w:{tag} w:{id}='{k}'/>"));
        elements.collect::<Vec<_>>().concat()
    };
    let text = format!("<w:document {WORD}><w:body><w:p/></w:body></w:document>");
    for (part, inner, limit) in [
        (
            "styles",
            numbered("style", "styleId", 11_000),
            "10000 styles",
        ),
        ("numbering", numbered("num", "numId", 21_000), "20000 lists"),
    ] {
        let inner = format!("<w:{part} {WORD}>{inner}</w:{part}>");
        let name = format!("word/{part}.xml");
        let bytes = archive(&[
            ("word/document.xml", &text),
            ("word/_rels/document.xml.rels", kinds),
            (&name, &inner),
        ]);
        assert!(told("a.docx", &bytes).contains(limit));
    }
    let foreign = format!(
        "<?xml version='1.0' encoding='iso-8859-1'?>{text}{}",
        " ".repeat(9 << 20)
    );
    assert!(told("a.docx", &archive(&[("word/document.xml", &foreign)])).contains("8 MiB"));
}

#[test]
fn fields_that_never_end_are_read_in_one_pass() {
    let mark = |kind: &str| format!("<w:fldChar w:fldCharType='{kind}'/>");
    let run = format!(
        "<w:r>{}{}<w:t>a</w:t></w:r>",
        mark("begin"),
        mark("separate")
    );
    let document = read(
        "a.docx",
        &docx(&format!("<w:p>{}</w:p>", run.repeat(100_000))),
    )
    .unwrap();
    assert_eq!(document.text().len(), 100_001);
}

#[test]
fn a_line_of_numbers_and_a_word_of_many_lines_are_read_without_harm() {
    // A number before a number before a number once took a frame of the stack each.
    for name in ["a.txt", "a.md"] {
        let message = told(name, "1. ".repeat(1 << 20).as_bytes());
        assert!(
            message.contains("limit") || message.contains("more than"),
            "{message}"
        );
        let _ = read(name, "1. ".repeat(100_000).as_bytes());
    }
    // Each line was once glued to a word that was looked at from its beginning.
    let word = "a-\n".repeat(300_000);
    assert_eq!(read("a.txt", word.as_bytes()).unwrap().blocks().len(), 1);
}

#[test]
fn nesting_in_markdown_is_harmless() {
    for open in ["> ", ">", "- ", "*a ", "[", "![", "<div>", "1. ", "`a "] {
        let text = format!("{}kern\n", open.repeat(100_000));
        let _ = read("a.md", text.as_bytes());
    }
}
