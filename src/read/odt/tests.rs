//! What the reader sees, from the parts of a file.

use crate::document::{Document, NoticeKind};
use crate::read::archive::packed;
use crate::read::{Options, Tracked, from_bytes};

const SPACES: &str = "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' \
    xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' \
    xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0' \
    xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' \
    xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0' \
    xmlns:fo='urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0'";

const STYLES: &str = "\
    <text:outline-style>\
      <text:outline-level-style text:level='1' style:num-format='A' style:num-suffix='.'/>\
      <text:outline-level-style text:level='2' style:num-format='1' text:display-levels='2' text:start-value='3'/>\
    </text:outline-style>\
    <style:style style:name='H1' style:display-name='Kop 1' style:family='paragraph'/>\
    <style:style style:name='Los' style:family='paragraph' style:parent-style-name='H1' style:list-style-name=''/>\
    <style:style style:name='weg' style:family='text'><style:text-properties text:display='none'/></style:style>\
    <style:style style:name='vet' style:family='text'><style:text-properties fo:font-weight='bold'/></style:style>\
    <text:list-style style:name='L'><text:list-level-style-number text:level='1' style:num-format='i' style:num-suffix=')'/></text:list-style>";

fn read(text: &str, tracked: Tracked) -> Document {
    let content = format!(
        "<office:document-content {SPACES}><office:automatic-styles>{STYLES}</office:automatic-styles>\
         <office:body><office:text>{text}</office:text></office:body></office:document-content>"
    );
    let kind = "application/vnd.oasis.opendocument.text";
    let bytes = packed(&[("mimetype", kind), ("content.xml", &content)]);
    from_bytes("a.odt", "a", &bytes, Options { tracked }).unwrap()
}

fn lines(document: &Document) -> Vec<&str> {
    document.text().lines().collect()
}

#[test]
fn headings_bear_the_number_that_is_shown() {
    let document = read(
        "<text:h text:style-name='Los' text:outline-level='1'>Vooraf</text:h>\
         <text:h text:outline-level='1'>Wonen</text:h>\
         <text:h text:outline-level='2'>Huren</text:h>\
         <text:h text:outline-level='2'>Kopen</text:h>\
         <text:h text:outline-level='1' text:is-list-header='true'>Los</text:h>\
         <text:p text:style-name='H1'>Werk</text:p>\
         <text:h text:outline-level='1' text:restart-numbering='true' text:start-value='7'>Zorg</text:h>\
         <text:list text:style-name='L'><text:list-item><text:h text:outline-level='2'>Eerst</text:h></text:list-item></text:list>\
         <text:list text:style-name='L' text:continue-numbering='true'><text:list-item><text:h text:outline-level='2'>Dan</text:h></text:list-item></text:list>\
         <text:list text:style-name='L'><text:list-item><text:h text:outline-level='2'>Opnieuw</text:h></text:list-item></text:list>",
        Tracked::Accept,
    );
    let sections: Vec<_> = document
        .sections()
        .iter()
        .map(|s| (s.number.as_deref().unwrap_or(""), s.title.as_str()))
        .collect();
    assert_eq!(
        sections,
        [
            ("", "Vooraf"),
            ("A", "Wonen"),
            ("A.3", "Huren"),
            ("A.4", "Kopen"),
            ("", "Los"),
            ("B", "Werk"),
            ("G", "Zorg"),
            ("i", "Eerst"),
            ("ii", "Dan"),
            ("i", "Opnieuw"),
        ]
    );
}

#[test]
fn what_is_shown_is_read_and_what_is_hidden_is_not() {
    let document = read(
        "<text:p>Wij<text:s text:c='2'/>bouwen<text:tab/>zorg\u{ad}huizen.<office:annotation><text:p>Opmerking</text:p></office:annotation>\
           <text:span text:style-name='weg'>verborgen</text:span>\
           <text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Een noot.</text:p></text:note-body></text:note></text:p>\
         <text:p><draw:frame><draw:text-box><text:p>In het kader.</text:p></draw:text-box></draw:frame>Bij het kader.</text:p>\
         <text:table-of-content><text:index-body><text:p>Wonen 3</text:p></text:index-body></text:table-of-content>\
         <text:list><text:list-item><text:p><text:span text:style-name='vet'>NAVO.</text:span> Wij blijven lid.</text:p>\
           <text:list><text:list-item><text:p>Dieper.</text:p></text:list-item></text:list></text:list-item></text:list>\
         <text:section text:display='none'><text:p>Weg.</text:p></text:section>\
         <table:table><table:table-row><table:table-cell><text:p>cel</text:p></table:table-cell>\
           <table:covered-table-cell><text:p>bedekt</text:p></table:covered-table-cell></table:table-row></table:table>",
        Tracked::Accept,
    );
    let blocks: Vec<_> = document
        .blocks()
        .iter()
        .map(|b| (b.kind.name(), b.span.of(document.text())))
        .collect();
    assert_eq!(
        blocks,
        [
            ("paragraph", "Wij bouwen zorghuizen."),
            ("footnote", "Een noot."),
            ("paragraph", "Bij het kader."),
            ("paragraph", "In het kader."),
            ("list_item", "NAVO. Wij blijven lid."),
            ("list_item", "Dieper."),
            ("table_cell", "cel"),
        ]
    );
    assert_eq!(
        document.blocks()[4].label.unwrap().of(document.text()),
        "NAVO."
    );
}

#[test]
fn deletions_come_back_and_insertions_go_when_changes_are_rejected() {
    let text = "<text:tracked-changes>\
        <text:changed-region text:id='1'><text:insertion><office:change-info/></text:insertion></text:changed-region>\
        <text:changed-region text:id='2'><text:deletion><office:change-info/><text:p>10</text:p></text:deletion></text:changed-region>\
        <text:changed-region text:id='3'><text:deletion><office:change-info/><text:p> Einde.</text:p><text:h text:outline-level='1'>Kop</text:h><text:p>Begin </text:p></text:deletion></text:changed-region>\
        <text:changed-region text:id='4'><text:insertion><office:change-info/></text:insertion></text:changed-region>\
        </text:tracked-changes>\
        <text:p>Elk jaar <text:change text:change-id='2'/><text:change-start text:change-id='1'/>20<text:change-end text:change-id='1'/> huizen.<text:change text:change-id='3'/>verder.</text:p>\
        <text:p>Eerst<text:change-start text:change-id='4'/> en</text:p><text:p>nieuw</text:p><text:p>dan<text:change-end text:change-id='4'/> dit.</text:p>";
    let (old, new) = (read(text, Tracked::Reject), read(text, Tracked::Accept));
    assert_eq!(
        lines(&new),
        [
            "Elk jaar 20 huizen.verder.",
            "Eerst en",
            "nieuw",
            "dan dit."
        ]
    );
    assert_eq!(
        lines(&old),
        ["Elk jaar 10 huizen. Einde.", "Begin verder.", "Eerst dit."]
    );
    assert_eq!(old.sections()[0].title, "Kop");
    assert_eq!(
        old.notices()[0].kind,
        NoticeKind::ChangesRejected { count: 4 }
    );
}
