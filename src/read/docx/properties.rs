//! Properties of paragraphs and runs, as far as they matter for the words.

use crate::error::Result;
use crate::read::tracked::Change;
use crate::read::xml::{Element, Node, Xml};

/// What is set on a paragraph or a style of paragraphs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ParagraphProperties {
    /// Id of the style.
    pub(super) style: Option<String>,
    /// Id of the list; `0` takes a paragraph out of the list of its style.
    pub(super) list: Option<String>,
    /// Level in the list, from 0.
    pub(super) level: Option<u8>,
    /// Outline level from 0; 9 for body text.
    pub(super) outline: Option<u8>,
}

/// What is set on a run or a style of runs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct RunProperties {
    /// Id of the character style.
    pub(super) style: Option<String>,
    /// Whether it is bold.
    pub(super) bold: Option<bool>,
    /// Whether it is hidden.
    pub(super) hidden: Option<bool>,
}

impl RunProperties {
    /// Takes from `under` what is not set here.
    pub(super) fn inherit(&mut self, under: &Self) {
        self.bold = self.bold.or(under.bold);
        self.hidden = self.hidden.or(under.hidden);
    }
}

/// A change with its author and time.
pub(super) type Mark = (Change, String);

/// What stands at the head of a paragraph.
#[derive(Debug, Default)]
pub(super) struct ParagraphHead {
    /// Its properties.
    pub(super) properties: ParagraphProperties,
    /// Its properties before a tracked change of them.
    pub(super) before: Option<ParagraphProperties>,
    /// Tracked changes of the paragraph's end.
    pub(super) marks: Vec<Mark>,
}

/// What stands at the head of a run (or describes the end of a paragraph).
#[derive(Debug, Default)]
pub(super) struct RunHead {
    /// Its properties.
    pub(super) properties: RunProperties,
    /// Tracked changes, where it is the end of a paragraph.
    pub(super) marks: Vec<Mark>,
}

/// The change that an element tracks.
pub(super) fn change(element: &Element<'_>) -> Option<Mark> {
    let change = match element.name() {
        ("w", "ins") => Change::Insertion,
        ("w", "del") => Change::Deletion,
        ("w", "moveTo") => Change::MovedHere,
        ("w", "moveFrom") => Change::MovedAway,
        _ => return None,
    };
    let author = element.get("author").unwrap_or_default();
    let date = element.get("date").unwrap_or_default();
    Some((change, format!("{author}\n{date}")))
}

/// Reads a `w:pPr` up to its end.
pub(super) fn paragraph(xml: &mut Xml<'_>) -> Result<ParagraphHead> {
    let mut head = ParagraphHead::default();
    let mut before = ParagraphProperties::default();
    // Whether we are inside the record of a change, whose properties are the former ones.
    let mut depth_of_change = None;
    let mut depth = 0_usize;
    loop {
        let element = match xml.next()? {
            Node::Open(element) => element,
            Node::Close if depth == 0 => break,
            Node::Close => {
                depth -= 1;
                if depth_of_change == Some(depth) {
                    depth_of_change = None;
                }
                continue;
            }
            Node::Text(_) => continue,
            Node::End => break,
        };
        let target = if depth_of_change.is_some() {
            &mut before
        } else {
            &mut head.properties
        };
        let value = || element.get("val");
        match element.name() {
            ("w", "pStyle") => target.style = value(),
            ("w", "numId") => target.list = value(),
            ("w", "ilvl") => target.level = value().and_then(|v| v.parse().ok()),
            ("w", "outlineLvl") => target.outline = value().and_then(|v| v.parse().ok()),
            ("w", "numPr" | "pPr") => {
                depth += 1;
                continue;
            }
            ("w", "pPrChange") => {
                depth_of_change = Some(depth);
                before = ParagraphProperties::default();
                head.before = Some(ParagraphProperties::default());
                depth += 1;
                continue;
            }
            ("w", "rPr") => {
                head.marks = run(xml)?.marks;
                continue;
            }
            _ => {}
        }
        xml.skip()?;
    }
    head.before = head.before.map(|_| before);
    Ok(head)
}

/// Reads a `w:rPr` up to its end.
pub(super) fn run(xml: &mut Xml<'_>) -> Result<RunHead> {
    let mut head = RunHead::default();
    loop {
        let element = match xml.next()? {
            Node::Open(element) => element,
            Node::Close | Node::End => return Ok(head),
            Node::Text(_) => continue,
        };
        let properties = &mut head.properties;
        match element.name() {
            ("w", "rStyle") => properties.style = element.get("val"),
            ("w", "b") => properties.bold = Some(element.on()),
            ("w", "vanish") => properties.hidden = Some(element.on()),
            _ => head.marks.extend(change(&element)),
        }
        xml.skip()?;
    }
}
