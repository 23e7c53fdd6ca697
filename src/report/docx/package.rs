//! The package of a Word document: the parts around the text, zipped without a clock.

use std::io::{self, Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::xml::Xml;
use crate::report::Language;
use crate::report::strings::{Label, label};

const STYLES: &str = include_str!("styles.xml");
const NUMBERING: &str = include_str!("numbering.xml");

/// How hard a document is pressed, of 9: the tags between the words come so often that any level
/// presses them small, and higher ones take twice the time.
const ZIP_LEVEL: i64 = 2;

/// Namespace of the text and what belongs to it.
pub(super) const W: (&str, &str) = (
    "xmlns:w",
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
);

/// Namespace of references between parts.
pub(super) const R: (&str, &str) = (
    "xmlns:r",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
);

/// By this id the text refers to its footer.
pub(super) const FOOTER: &str = "rId4";

/// Beginning of the names of kinds of parts.
const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

/// Beginning of the types of the parts of the text.
const TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

/// What is particular to one document.
pub(super) struct Parts<'a> {
    pub(super) language: Language,
    /// Title among the document's properties.
    pub(super) title: &'a str,
    /// What stands at the foot of every page, before its number.
    pub(super) foot: &'a str,
    /// The part with the text.
    pub(super) document: String,
    /// The part with the comments, where there are any.
    pub(super) comments: Option<String>,
}

/// The document as bytes; the same for the same parts.
pub(super) fn zipped(parts: Parts<'_>) -> io::Result<Vec<u8>> {
    let comments = parts.comments.is_some();
    let tag = match parts.language {
        Language::Dutch => "nl-NL",
        Language::English => "en-GB",
    };
    let mut files = vec![
        ("[Content_Types].xml", types(comments)),
        ("_rels/.rels", relations(&PACKAGE)),
        ("docProps/core.xml", core(&parts, tag)),
        ("docProps/app.xml", app()),
        ("word/document.xml", parts.document),
        (
            "word/_rels/document.xml.rels",
            relations(&text_relations(comments)),
        ),
        ("word/styles.xml", STYLES.replace("nl-NL", tag)),
        ("word/numbering.xml", NUMBERING.to_owned()),
        ("word/settings.xml", settings()),
        ("word/footer1.xml", footer(parts.foot, parts.language)),
    ];
    files.extend(
        parts
            .comments
            .map(|comments| ("word/comments.xml", comments)),
    );
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(ZIP_LEVEL))
        .last_modified_time(DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(name, options)?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

/// Id, kind and target of the parts of a package.
const PACKAGE: [(&str, &str, &str); 3] = [
    ("rId1", "officeDocument", "word/document.xml"),
    ("rId2", "metadata/core-properties", "docProps/core.xml"),
    ("rId3", "extended-properties", "docProps/app.xml"),
];

fn text_relations(comments: bool) -> Vec<(&'static str, &'static str, &'static str)> {
    let mut relations = vec![
        ("rId1", "styles", "styles.xml"),
        ("rId2", "numbering", "numbering.xml"),
        ("rId3", "settings", "settings.xml"),
        (FOOTER, "footer", "footer1.xml"),
    ];
    if comments {
        relations.push(("rId5", "comments", "comments.xml"));
    }
    relations
}

fn relations(relations: &[(&str, &str, &str)]) -> String {
    let mut xml = Xml::new();
    let space = "http://schemas.openxmlformats.org/package/2006/relationships";
    xml.element("Relationships", &[("xmlns", space)], |xml| {
        for (id, kind, target) in relations {
            // The properties of the package have a name of their own, outside the office formats.
            let kind = match *kind {
                "metadata/core-properties" => format!("{space}/{kind}"),
                kind => format!("{KIND}{kind}"),
            };
            let attributes = [("Id", *id), ("Type", &kind), ("Target", target)];
            xml.empty("Relationship", &attributes);
        }
    });
    xml.finish()
}

fn types(comments: bool) -> String {
    let mut xml = Xml::new();
    let space = "http://schemas.openxmlformats.org/package/2006/content-types";
    xml.element("Types", &[("xmlns", space)], |xml| {
        let package = "application/vnd.openxmlformats-package.";
        for (ending, kind) in [
            ("rels", format!("{package}relationships+xml")),
            ("xml", "application/xml".to_owned()),
        ] {
            xml.empty("Default", &[("Extension", ending), ("ContentType", &kind)]);
        }
        let mut parts = vec![
            ("/word/document.xml", format!("{TYPE}document.main+xml")),
            ("/word/styles.xml", format!("{TYPE}styles+xml")),
            ("/word/numbering.xml", format!("{TYPE}numbering+xml")),
            ("/word/settings.xml", format!("{TYPE}settings+xml")),
            ("/word/footer1.xml", format!("{TYPE}footer+xml")),
            (
                "/docProps/core.xml",
                format!("{package}core-properties+xml"),
            ),
            (
                "/docProps/app.xml",
                "application/vnd.openxmlformats-officedocument.extended-properties+xml".to_owned(),
            ),
        ];
        if comments {
            parts.push(("/word/comments.xml", format!("{TYPE}comments+xml")));
        }
        for (name, kind) in parts {
            xml.empty("Override", &[("PartName", name), ("ContentType", &kind)]);
        }
    });
    xml.finish()
}

fn core(parts: &Parts<'_>, tag: &str) -> String {
    let mut xml = Xml::new();
    let spaces = [
        (
            "xmlns:cp",
            "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        ),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ];
    xml.element("cp:coreProperties", &spaces, |xml| {
        xml.element("dc:title", &[], |xml| xml.text(parts.title));
        xml.element("dc:creator", &[], |xml| xml.text(super::AUTHOR));
        xml.element("dc:language", &[], |xml| xml.text(tag));
    });
    xml.finish()
}

fn app() -> String {
    let mut xml = Xml::new();
    let space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    xml.element("Properties", &[("xmlns", space)], |xml| {
        xml.element("Application", &[], |xml| xml.text(super::AUTHOR));
    });
    xml.finish()
}

fn settings() -> String {
    let mut xml = Xml::new();
    xml.element("w:settings", &[W], |xml| {
        xml.empty("w:zoom", &[("w:percent", "100")]);
        xml.empty("w:defaultTabStop", &[("w:val", "709")]);
        xml.element("w:compat", &[], |xml| {
            let uri = "http://schemas.microsoft.com/office/word";
            let setting = [
                ("w:name", "compatibilityMode"),
                ("w:uri", uri),
                ("w:val", "15"),
            ];
            xml.empty("w:compatSetting", &setting);
        });
    });
    xml.finish()
}

fn footer(foot: &str, language: Language) -> String {
    let mut xml = Xml::new();
    let text = |xml: &mut Xml, words: &str| {
        xml.element("w:r", &[], |xml| {
            xml.element("w:t", &[("xml:space", "preserve")], |xml| xml.text(words));
        });
    };
    let field = |xml: &mut Xml, field: &str| {
        xml.element("w:fldSimple", &[("w:instr", field)], |xml| text(xml, "1"));
    };
    xml.element("w:ftr", &[W], |xml| {
        xml.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| {
                xml.empty("w:pStyle", &[("w:val", "Footer")]);
            });
            text(
                xml,
                &format!("{foot}  ·  {} ", label(Label::PageWord, language)),
            );
            field(xml, " PAGE ");
            text(xml, &format!(" {} ", label(Label::OfWord, language)));
            field(xml, " NUMPAGES ");
        });
    });
    xml.finish()
}
