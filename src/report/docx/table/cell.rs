//! Rows, cells, paragraphs and runs.

use crate::report::docx::xml::Xml;

/// Fill of the row that names the columns.
const HEAD: &str = "17365D";

/// Fill of a row that names a section.
const SECTION: &str = "E8EDF4";

/// How a cell looks.
pub(in crate::report::docx) struct Cell {
    width: u32,
    columns: usize,
    fill: Option<&'static str>,
}

impl Cell {
    pub(in crate::report::docx) fn plain(width: u32) -> Self {
        Self {
            width,
            columns: 1,
            fill: None,
        }
    }

    /// The name of a column.
    pub(in crate::report::docx) fn head(width: u32) -> Self {
        Self {
            fill: Some(HEAD),
            ..Self::plain(width)
        }
    }

    /// The name of a section, over all columns.
    pub(in crate::report::docx) fn across(width: u32, columns: usize) -> Self {
        Self {
            columns,
            fill: Some(SECTION),
            ..Self::plain(width)
        }
    }

    /// The cell with its paragraphs, of which it has at least one.
    pub(in crate::report::docx) fn write(&self, xml: &mut Xml, paragraphs: impl FnOnce(&mut Xml)) {
        xml.element("w:tc", &[], |xml| {
            xml.element("w:tcPr", &[], |xml| {
                let width = self.width.to_string();
                xml.empty("w:tcW", &[("w:w", &width), ("w:type", "dxa")]);
                if self.columns > 1 {
                    xml.empty("w:gridSpan", &[("w:val", &self.columns.to_string())]);
                }
                if let Some(fill) = self.fill {
                    let shade = [("w:val", "clear"), ("w:color", "auto"), ("w:fill", fill)];
                    xml.empty("w:shd", &shade);
                }
            });
            paragraphs(xml);
        });
    }
}

/// A row that stays on one page; as `head` it comes back on every page.
pub(in crate::report::docx) fn row(xml: &mut Xml, head: bool, cells: impl FnOnce(&mut Xml)) {
    xml.element("w:tr", &[], |xml| {
        xml.element("w:trPr", &[], |xml| {
            xml.empty("w:cantSplit", &[]);
            if head {
                xml.empty("w:tblHeader", &[]);
            }
        });
        cells(xml);
    });
}

/// A paragraph in a style.
pub(in crate::report::docx) fn paragraph(xml: &mut Xml, style: &str, runs: impl FnOnce(&mut Xml)) {
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| {
            xml.empty("w:pStyle", &[("w:val", style)]);
        });
        runs(xml);
    });
}

/// A paragraph of one run.
pub(in crate::report::docx) fn line(xml: &mut Xml, style: &str, text: &str) {
    paragraph(xml, style, |xml| run(xml, None, text));
}

/// A run of text, in a style of its own or in that of its paragraph.
pub(in crate::report::docx) fn run(xml: &mut Xml, style: Option<&str>, text: &str) {
    if text.is_empty() {
        return;
    }
    xml.element("w:r", &[], |xml| {
        if let Some(style) = style {
            xml.element("w:rPr", &[], |xml| {
                xml.empty("w:rStyle", &[("w:val", style)]);
            });
        }
        xml.element("w:t", &[("xml:space", "preserve")], |xml| xml.text(text));
    });
}
