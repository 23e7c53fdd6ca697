//! What Word shows, from the parts of a file.

use crate::document::{Document, NoticeKind};
use crate::read::archive::packed;
use crate::read::{Options, Tracked, from_bytes};

const SPACES: &str = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' \
    xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'";

const RELATIONS: &str = "<Relationships \
    xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>\
    <Relationship Id='a' Type='x/styles' Target='styles.xml'/>\
    <Relationship Id='b' Type='x/numbering' Target='/word/numbering.xml'/>\
    <Relationship Id='c' Type='x/footnotes' Target='footnotes.xml'/>\
    <Relationship Id='d' Type='x/styles' Target='http://example.org/x' TargetMode='External'/>\
    </Relationships>";

#[derive(Default)]
struct File {
    body: String,
    styles: &'static str,
    numbering: &'static str,
    footnotes: &'static str,
}

impl File {
    fn read(&self, tracked: Tracked) -> Document {
        let part = |name: &str, inner: &str| format!("<w:{name} {SPACES}>{inner}</w:{name}>");
        let files = [
            (
                "word/document.xml",
                part("document", &format!("<w:body>{}</w:body>", self.body)),
            ),
            ("word/styles.xml", part("styles", self.styles)),
            ("word/numbering.xml", part("numbering", self.numbering)),
            ("word/footnotes.xml", part("footnotes", self.footnotes)),
            ("word/_rels/document.xml.rels", RELATIONS.to_owned()),
        ];
        let files: Vec<_> = files
            .iter()
            .map(|(name, text)| (*name, text.as_str()))
            .collect();
        from_bytes("a.docx", "a", &packed(&files), Options { tracked }).unwrap()
    }
}

fn body(body: &str) -> File {
    File {
        body: body.to_owned(),
        ..File::default()
    }
}

fn lines(document: &Document) -> Vec<&str> {
    document.text().lines().collect()
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// Numbers and titles of the sections.
fn sections(document: &Document) -> Vec<(&str, &str)> {
    document
        .sections()
        .iter()
        .map(|s| (s.number.as_deref().unwrap_or(""), s.title.as_str()))
        .collect()
}

const STYLES: &str = "\
    <w:style w:type='paragraph' w:styleId='Kop1'><w:name w:val='heading 1'/>\
      <w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>\
    <w:style w:type='paragraph' w:styleId='Kop2'><w:name w:val='Kop 2'/>\
      <w:pPr><w:numPr><w:ilvl w:val='1'/><w:numId w:val='1'/></w:numPr></w:pPr></w:style>\
    <w:style w:type='paragraph' w:styleId='Eigen'><w:name w:val='Eigen kop'/><w:basedOn w:val='Kop2'/></w:style>\
    <w:style w:type='paragraph' w:styleId='Los'><w:name w:val='Los'/><w:basedOn w:val='Kop1'/>\
      <w:pPr><w:numPr><w:numId w:val='0'/></w:numPr></w:pPr></w:style>";

const NUMBERING: &str = "\
    <w:abstractNum w:abstractNumId='5'>\
      <w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='upperRoman'/><w:pStyle w:val='Kop1'/><w:lvlText w:val='Deel %1'/></w:lvl>\
      <w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='lowerLetter'/><w:lvlText w:val='%1.%2)'/></w:lvl>\
      <w:lvl w:ilvl='2'><w:start w:val='3'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.%2.%3'/><w:isLgl/></w:lvl>\
    </w:abstractNum>\
    <w:num w:numId='1'><w:abstractNumId w:val='5'/></w:num>\
    <w:num w:numId='2'><w:abstractNumId w:val='5'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='7'/></w:lvlOverride></w:num>";

fn styled(style: &str, text: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn headings_bear_the_number_that_word_shows() {
    let third = "<w:p><w:pPr><w:numPr><w:ilvl w:val='2'/><w:numId w:val='1'/></w:numPr><w:outlineLvl w:val='2'/></w:pPr>\
        <w:r><w:t>Diep</w:t></w:r></w:p>";
    let seventh = "<w:p><w:pPr><w:pStyle w:val='Kop1'/><w:numPr><w:ilvl w:val='0'/><w:numId w:val='2'/></w:numPr></w:pPr>\
        <w:r><w:t>Verder</w:t></w:r></w:p>";
    let file = File {
        body: [
            styled("Los", "Vooraf"),
            styled("Kop1", "Wonen"),
            styled("Kop2", "Huren"),
            styled("Eigen", "Kopen"),
            third.to_owned(),
            styled("Kop1", "Werk"),
            styled("Kop2", "Loon"),
            seventh.to_owned(),
        ]
        .concat(),
        styles: STYLES,
        numbering: NUMBERING,
        ..File::default()
    };
    let document = file.read(Tracked::Accept);
    assert_eq!(
        sections(&document),
        [
            ("", "Vooraf"),
            ("I", "Wonen"),
            ("I.a", "Huren"),
            ("I.b", "Kopen"),
            ("1.2.3", "Diep"),
            ("II", "Werk"),
            ("II.a", "Loon"),
            ("VII", "Verder"),
        ]
    );
    let levels: Vec<u8> = document.sections().iter().map(|s| s.level).collect();
    assert_eq!(levels, [1, 1, 2, 2, 3, 1, 2, 1]);
}

#[test]
fn a_paragraph_whose_end_was_deleted_runs_on() {
    let mark = |change: &str| {
        format!("<w:pPr><w:rPr><w:{change} w:author='A' w:date='1'/></w:rPr></w:pPr>")
    };
    let joined = format!(
        "<w:p>{}<w:r><w:t xml:space='preserve'>Wij bouwen </w:t></w:r></w:p>{}",
        mark("del"),
        p("huizen.")
    );
    assert_eq!(
        lines(&body(&joined).read(Tracked::Accept)),
        ["Wij bouwen huizen."]
    );
    assert_eq!(
        lines(&body(&joined).read(Tracked::Reject)),
        ["Wij bouwen", "huizen."]
    );

    let whole = format!(
        "<w:p>{}<w:ins w:author='A' w:date='1'><w:r><w:t>Nieuw.</w:t></w:r></w:ins></w:p>{}",
        mark("ins"),
        p("Oud.")
    );
    assert_eq!(
        lines(&body(&whole).read(Tracked::Accept)),
        ["Nieuw.", "Oud."]
    );
    let old = body(&whole).read(Tracked::Reject);
    assert_eq!(lines(&old), ["Oud."]);
    assert_eq!(
        old.notices()[0].kind,
        NoticeKind::ChangesRejected { count: 1 }
    );
}

#[test]
fn insertions_deletions_moves_and_rows_make_two_texts() {
    let text = "<w:p>\
        <w:r><w:t xml:space='preserve'>Elk jaar </w:t></w:r>\
        <w:del w:author='A'><w:r><w:delText>10</w:delText></w:r></w:del>\
        <w:ins w:author='A'><w:r><w:t>20</w:t></w:r><w:del w:author='B'><w:r><w:delText>30</w:delText></w:r></w:del></w:ins>\
        <w:r><w:t xml:space='preserve'> huizen.</w:t></w:r></w:p>\
        <w:p><w:moveFrom w:author='A'><w:r><w:t>Weg.</w:t></w:r></w:moveFrom><w:r><w:t>Blijft.</w:t></w:r></w:p>\
        <w:p><w:moveTo w:author='A'><w:r><w:t>Weg.</w:t></w:r></w:moveTo></w:p>\
        <w:tbl><w:tr><w:trPr><w:del w:author='A'/></w:trPr><w:tc><w:p><w:r><w:t>oude rij</w:t></w:r></w:p></w:tc></w:tr>\
        <w:tr><w:trPr><w:ins w:author='A'/></w:trPr><w:tc><w:p><w:r><w:t>nieuwe rij</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let (old, new) = (
        body(text).read(Tracked::Reject),
        body(text).read(Tracked::Accept),
    );
    assert_eq!(
        lines(&old),
        ["Elk jaar 10 huizen.", "Weg.Blijft.", "oude rij"]
    );
    assert_eq!(
        lines(&new),
        ["Elk jaar 20 huizen.", "Blijft.", "Weg.", "nieuwe rij"]
    );
    assert_eq!(
        new.notices()[0].kind,
        NoticeKind::ChangesAccepted { count: 6 }
    );
}

#[test]
fn a_tracked_change_of_style_is_undone_as_well() {
    let text = "<w:p><w:pPr><w:pStyle w:val='Kop1'/><w:pPrChange w:author='A'><w:pPr><w:ind/></w:pPr></w:pPrChange></w:pPr>\
        <w:r><w:t>Wonen</w:t></w:r></w:p>";
    let file = File {
        styles: STYLES,
        ..body(text)
    };
    assert_eq!(file.read(Tracked::Accept).sections().len(), 1);
    assert_eq!(lines(&file.read(Tracked::Reject)), ["Wonen"]);
}

#[test]
fn fields_show_their_result_and_a_broken_one_swallows_nothing() {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>");
    let code = |code: &str| format!("<w:r><w:instrText>{code}</w:instrText></w:r>");
    let t = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let text = [
        "<w:p>".into(),
        mark("begin"),
        code("TOC \\o"),
        mark("separate"),
        t("Wonen 3"),
        "</w:p><w:p>".into(),
        t("Werk 5"),
        mark("end"),
        "</w:p><w:p>".into(),
        t("Zie hoofdstuk"),
        "<w:r><w:tab/></w:r>".into(),
        mark("begin"),
        code("REF x"),
        mark("separate"),
        t("8"),
        mark("end"),
        t("."),
        "</w:p><w:p>".into(),
        mark("begin"),
        code("REF y"),
        "</w:p>".into(),
        p("Verder."),
        "<w:p><w:fldSimple w:instr=' PAGE '><w:r><w:t>12</w:t></w:r></w:fldSimple></w:p>".into(),
    ];
    assert_eq!(
        lines(&body(&text.concat()).read(Tracked::Accept)),
        ["Zie hoofdstuk 8.", "Verder."]
    );
}

#[test]
fn what_is_shown_is_read_once_and_what_is_hidden_is_not() {
    let box_ = |text: &str| format!("<w:txbxContent>{}</w:txbxContent>", p(text));
    let text = [
        "<w:p><w:r><w:t>Boven het kader.</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'>".into(),
        box_("In het kader."),
        "</mc:Choice><mc:Fallback>".into(),
        box_("In het kader."),
        "</mc:Fallback></mc:AlternateContent></w:r></w:p>".into(),
        "<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>".into(),
        p("In een veld."),
        "</w:sdtContent></w:sdt>".into(),
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Verborgen.</w:t></w:r></w:p>".into(),
        "<w:p><w:r><w:t>zorg</w:t><w:softHyphen/><w:t>verlener, NAVO</w:t><w:noBreakHyphen/><w:t>norm</w:t>".into(),
        "<w:br/><w:t>en verder</w:t><w:sym w:font='Wingdings' w:char='F0E0'/></w:r></w:p>".into(),
    ];
    assert_eq!(
        lines(&body(&text.concat()).read(Tracked::Accept)),
        [
            "Boven het kader.",
            "In het kader.",
            "In een veld.",
            "zorgverlener, NAVO-norm en verder"
        ]
    );
}

#[test]
fn notes_follow_the_paragraph_that_refers_to_them() {
    let file = File {
        footnotes: "<w:footnote w:type='separator' w:id='0'><w:p><w:r><w:t>---</w:t></w:r></w:p></w:footnote>\
            <w:footnote w:id='4'><w:p><w:r><w:footnoteRef/><w:t xml:space='preserve'> Zie de bijlage.</w:t></w:r></w:p></w:footnote>",
        ..body(&format!(
            "<w:p><w:r><w:t>Eerst.</w:t><w:footnoteReference w:id='4'/></w:r></w:p>{}",
            p("Dan.")
        ))
    };
    let document = file.read(Tracked::Accept);
    assert_eq!(lines(&document), ["Eerst.", "Zie de bijlage.", "Dan."]);
    assert_eq!(document.blocks()[1].kind.name(), "footnote");
}

#[test]
fn cells_are_blocks_and_bold_openings_are_labels() {
    let text = "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr><w:p><w:r><w:t>breed</w:t></w:r></w:p>\
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>binnen</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:tc>\
        <w:tc><w:p/></w:tc></w:tr></w:tbl>\
        <w:p><w:r><w:rPr><w:b/></w:rPr><w:t>NAVO.</w:t></w:r><w:r><w:t xml:space='preserve'> Wij blijven lid.</w:t></w:r></w:p>";
    let document = body(text).read(Tracked::Accept);
    let kinds: Vec<_> = document.blocks().iter().map(|b| b.kind.name()).collect();
    assert_eq!(kinds, ["table_cell", "table_cell", "paragraph"]);
    assert_eq!(
        document.blocks()[2].label.unwrap().of(document.text()),
        "NAVO."
    );
}
