//! Bombs in PDF: streams, tables of objects, trees of pages, and fonts that lie.

use std::io::Write as _;

use pledgediff::document::{Notice, NoticeKind};

use super::{read, told};

const HELVETICA: &str = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";
const SHOWN: &str = "BT /F1 12 Tf 50 700 Td (Wij bouwen huizen voor iedereen.) Tj ET ";
/// The same in two bytes a character, for fonts with a table of characters.
const WIDE: &str = "BT /F1 12 Tf 50 700 Td <00570069006a00200062006f007500770065006e0020006800750069007a0065\
    006e00200076006f006f007200200069006500640065007200650065006e002e> Tj ET";
const WIDE_FONT: &str = "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H\
    /DescendantFonts[6 0 R]/ToUnicode 7 0 R>>";

type Objects = Vec<(u32, Vec<u8>)>;

/// A file of these objects; those in `packed` stand in object 9, at that index.
fn file(objects: &Objects, packed: &[u32]) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    let size = objects.iter().map(|(number, _)| number + 1).max();
    let size = size.unwrap_or(0).max(12);
    let mut rows = vec![[0_u8; 7]; size as usize];
    for (number, body) in objects {
        rows[*number as usize] = row(1, out.len() as u32, 0);
        out.extend(format!("{number} 0 obj\n").bytes());
        out.extend(body);
        out.extend(b"\nendobj\n");
    }
    for (at, number) in packed.iter().enumerate() {
        rows[*number as usize] = row(2, 9, at as u16);
    }
    let start = out.len();
    rows[11] = row(1, start as u32, 0);
    let table = stream(
        &format!("/Type/XRef/Size {size}/W[1 4 2]/Root 1 0 R"),
        &rows.concat(),
        1,
    );
    out.extend(b"11 0 obj\n");
    out.extend(table);
    out.extend(format!("\nendobj\nstartxref\n{start}\n%%EOF\n").bytes());
    out
}

fn row(kind: u8, place: u32, index: u16) -> [u8; 7] {
    let ([a, b, c, d], [e, f]) = (place.to_be_bytes(), index.to_be_bytes());
    [kind, a, b, c, d, e, f]
}

/// A stream packed so many times.
fn stream(dict: &str, data: &[u8], times: usize) -> Vec<u8> {
    let mut data = data.to_vec();
    for _ in 0..times {
        let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        packer.write_all(&data).unwrap();
        data = packer.finish().unwrap();
    }
    let filters = "/FlateDecode".repeat(times);
    let length = data.len();
    let head = format!("<<{dict}/Filter[{filters}]/Length {length}>>stream\n");
    [head.as_bytes(), &data, b"\nendstream"].concat()
}

/// A file of one page with that font and those instructions, and more objects.
fn page(font: &str, drawing: Vec<u8>, more: Objects) -> Vec<u8> {
    let mut objects = vec![
        (1, b"<</Type/Catalog/Pages 2 0 R>>".to_vec()),
        (2, b"<</Type/Pages/Count 1/Kids[3 0 R]>>".to_vec()),
        (
            3,
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 5 0 R\
              /Resources<</Font<</F1 4 0 R>>/XObject<</X 8 0 R>>>>>>"
                .to_vec(),
        ),
        (4, font.as_bytes().to_vec()),
        (5, drawing),
    ];
    for (number, body) in more {
        objects.retain(|(other, _)| *other != number);
        objects.push((number, body));
    }
    let packed: &[u32] = if objects.iter().any(|(n, _)| *n == 9) {
        &[4]
    } else {
        &[]
    };
    objects.retain(|(number, _)| !packed.contains(number));
    file(&objects, packed)
}

fn drawn(drawing: &[u8]) -> Vec<u8> {
    page(HELVETICA, stream("", drawing, 1), Vec::new())
}

/// A container whose only object is the font, with what it claims to hold.
fn contained(font: &str, count: u64) -> Vec<u8> {
    let dict = format!("/Type/ObjStm/N {count}/First 4");
    let container = stream(&dict, format!("4 0 {font}").as_bytes(), 1);
    page("", stream("", SHOWN.as_bytes(), 1), vec![(9, container)])
}

fn text(bytes: &[u8]) -> String {
    read("a.pdf", bytes).unwrap().text().to_owned()
}

#[test]
fn the_plain_page_is_read() {
    let sentence = "Wij bouwen huizen voor iedereen.\n";
    assert_eq!(text(&drawn(SHOWN.as_bytes())), sentence);
    assert_eq!(text(&contained(HELVETICA, 1)), sentence);
}

#[test]
fn streams_are_bounded() {
    let blanks = [SHOWN.as_bytes(), &vec![b' '; 40 << 20]].concat();
    let states = format!("{}{SHOWN}", "q ".repeat(2 << 20));
    let values = format!("BT /F1 12 Tf [{}] TJ ET {SHOWN}", "1 ".repeat(2 << 20));
    let shown = format!("BT /F1 12 Tf ({}) Tj ET", "a".repeat(8 << 20));
    for drawing in [
        &blanks[..],
        states.as_bytes(),
        values.as_bytes(),
        shown.as_bytes(),
    ] {
        assert!(told("a.pdf", &drawn(drawing)).contains("no text could be read"));
    }
    for times in [2, 3] {
        let packed = stream("", &blanks, times);
        let bytes = page(HELVETICA, packed, Vec::new());
        assert!(told("a.pdf", &bytes).contains("no text could be read"));
    }
    let runs = [
        &b"<</Filter/RunLengthDecode/Length 2000000>>stream\n"[..],
        &b"\x81 ".repeat(1_000_000),
        b"\nendstream",
    ];
    let bytes = page(HELVETICA, runs.concat(), Vec::new());
    assert!(told("a.pdf", &bytes).contains("no text could be read"));
    let much = format!(
        "BT /F1 1 Tf 1 0 0 1 50 700 Tm ({}) Tj ET ",
        "Wij bouwen. ".repeat(30)
    )
    .repeat(7_000);
    assert!(told("a.pdf", &drawn(much.as_bytes())).contains("2 MB of text"));
}

#[test]
fn instructions_strings_and_marks_of_a_page_are_counted() {
    for drawing in [
        "0 0 m ".repeat(600_000),
        "BI ID EI ".repeat(200_000),
        "/X Do ".repeat(600_000),
        "/P BMC Q ".repeat(20_000),
        "q EMC ".repeat(20_000),
        "(a) Tj ".repeat(60_000),
    ] {
        let drawing = format!("{SHOWN}{drawing}");
        let told = told("a.pdf", &drawn(drawing.as_bytes()));
        assert!(told.contains("no text could be read"), "{told}");
        assert!(told.contains("500000 instructions"), "{told}");
    }
    // What real pages hold, ten times over.
    let busy = format!("{SHOWN}{}", "q 10 20 m 30 40 l S Q ".repeat(60_000));
    assert_eq!(
        text(&drawn(busy.as_bytes())),
        "Wij bouwen huizen voor iedereen.\n"
    );
}

#[test]
fn a_page_of_many_large_fonts_stops_asking_for_them() {
    // Each takes some ten megabytes once it is read.
    let each = |of: &dyn Fn(u32) -> String| (20..60).map(of).collect::<Vec<_>>().concat();
    let names = each(&|n| format!("/F{n} {n} 0 R"));
    let shown = each(&|n| format!("BT /F{n} 9 Tf 50 700 Td (Wij) Tj ET "));
    let mut objects = vec![
        (1, b"<</Type/Catalog/Pages 2 0 R>>".to_vec()),
        (2, b"<</Type/Pages/Count 1/Kids[3 0 R]>>".to_vec()),
        (
            3,
            format!(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 5 0 R\
                 /Resources<</Font<<{names}>>>>>>"
            )
            .into_bytes(),
        ),
        (5, stream("", shown.as_bytes(), 1)),
    ];
    let widths = "1 ".repeat(200_000);
    for number in 20..60 {
        let font = format!(
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/FirstChar 0/LastChar 9/Widths[{widths}]>>"
        );
        objects.push((number, font.into_bytes()));
    }
    let document = read("a.pdf", &file(&objects, &[])).unwrap();
    let damaged = |n: &Notice| matches!(n.kind, NoticeKind::PageDamaged { .. });
    assert!(document.notices().iter().any(damaged));
}

#[test]
fn tables_of_objects_are_bounded() {
    let wide = format!("{HELVETICA}{}", " ".repeat(50 << 20));
    assert!(told("a.pdf", &contained(&wide, 1)).contains("32 MB in its tables of objects"));
    // A claim of so many objects would ask for eight terabytes.
    let claim = told("a.pdf", &contained(HELVETICA, 1_000_000_000_000));
    assert!(
        claim.contains("cannot hold the 1000000000000 objects"),
        "{claim}"
    );
}

#[test]
fn cycles_of_pages_and_forms_end() {
    let pages = b"<</Type/Pages/Count 1/Kids[3 0 R 2 0 R 2 0 R]/Parent 2 0 R>>".to_vec();
    let form = stream(
        "/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</X 8 0 R>>>>",
        b"/X Do /X Do",
        1,
    );
    let drawing = stream("", format!("{SHOWN} /X Do").as_bytes(), 1);
    let bytes = page(HELVETICA, drawing, vec![(2, pages), (8, form)]);
    assert_eq!(text(&bytes), "Wij bouwen huizen voor iedereen.\n");
}

#[test]
fn a_font_that_lies_is_bounded() {
    let names = "/a".repeat(600_000);
    let font = format!(
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Differences[0{names}]>>>>"
    );
    let drawing = || stream("", SHOWN.as_bytes(), 1);
    for bytes in [page(&font, drawing(), Vec::new()), contained(&font, 1)] {
        assert!(told("a.pdf", &bytes).contains("500000 values in one object"));
    }
    // Encodings and descendants in circles, sizes and places beyond every page.
    for font in [
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding 4 0 R>>",
        "<</Type/Font/Subtype/TrueType/BaseFont/X/FirstChar -2000000000/LastChar 2147483647/Widths[-1e30]>>",
        "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding 4 0 R/DescendantFonts[4 0 R]/ToUnicode 4 0 R>>",
    ] {
        let _ = read("a.pdf", &page(font, drawing(), Vec::new()));
    }
    for size in [
        "0",
        "-12",
        "1e30",
        "99999999999999999999999999999999999999999",
    ] {
        let lying = SHOWN.replace("12 Tf", &format!("{size} Tf"));
        let drawing = format!("{lying} {SHOWN} 1e30 0 0 1e30 1e30 1e30 cm {SHOWN}");
        assert!(
            text(&drawn(drawing.as_bytes())).contains("Wij bouwen huizen"),
            "{size}"
        );
    }
}

/// A font of two bytes a character with that table of characters and those widths.
fn wide(map: &str, widths: &str) -> pledgediff::error::Result<pledgediff::document::Document> {
    let map =
        format!("begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange {map} endcmap");
    let inner = format!("<</Type/Font/Subtype/CIDFontType2/BaseFont/X/DW 500/W[{widths}]>>");
    let more = vec![(6, inner.into_bytes()), (7, stream("", map.as_bytes(), 1))];
    read(
        "a.pdf",
        &page(WIDE_FONT, stream("", WIDE.as_bytes(), 1), more),
    )
}

#[test]
fn a_table_of_characters_that_lies_is_bounded() {
    let range = "1 beginbfrange <0000> <FFFF> <0000> endbfrange";
    assert_eq!(
        wide(range, "").unwrap().text(),
        "Wij bouwen huizen voor iedereen.\n"
    );
    let long = "0041".repeat(1_000_000);
    let many = "<0000> <FFFF> <0000> ".repeat(40_000);
    for map in [
        format!("1 beginbfchar <0057> <{long}> endbfchar"),
        format!("1 beginbfrange <0000> <FFFF> <{long}> endbfrange"),
        format!("100 beginbfrange {many} endbfrange"),
    ] {
        let told = wide(&map, "").unwrap_err().to_string();
        assert!(told.contains("no text could be read"), "{told}");
    }
    let huge = "1 beginbfrange <00000000> <FFFFFFFF> <0000> endbfrange";
    let _ = wide(huge, "");
    for widths in ["0 65535 -99999999999", "0 2000000000 500", "0 65535 1e30"] {
        let _ = wide(range, widths);
    }
    let over = "0 65535 500 ".repeat(60);
    // The widths are not believed, the words are read, and the page says that something is amiss.
    let document = wide(range, &over).unwrap();
    let damaged = |n: &Notice| matches!(n.kind, NoticeKind::PageDamaged { .. });
    assert!(document.notices().iter().any(damaged));
}
