//! Word (Office Open XML): the words as Word shows them, with headings and their numbers.

use std::collections::{HashMap, HashSet};

use self::body::{Note, Paragraph};
use self::numbering::Numbering;
use self::relations::Relations;
pub(super) use self::relations::resolved;
use self::styles::Styles;
use super::Options;
use super::archive::{Archive, Part};
use super::office::{self, Role};
use super::tracked::Changes;
use super::xml::{Node, Xml};
use crate::document::{BlockKind, Builder};
use crate::error::Result;
use crate::text::Place;

mod body;
mod numbering;
mod properties;
mod relations;
mod styles;

/// Reads a Word document into `builder`.
pub(super) fn read(bytes: &[u8], options: Options, builder: &mut Builder) -> Result<()> {
    let tracked = options.tracked;
    let name = builder.source().name.clone();
    let mut archive = Archive::open(bytes, &name)?;
    let package = Relations::read(archive.part("_rels/.rels")?.as_ref(), "")?;
    let main = package
        .target("officeDocument")
        .unwrap_or("word/document.xml");
    let document = archive.needed(main)?;
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", main));
    let relations = archive.part(&format!("{folder}/_rels/{file}.rels"))?;
    let relations = Relations::read(relations.as_ref(), folder)?;
    let mut part = |kind| match relations.target(kind) {
        Some(path) => archive.part(path),
        None => Ok(None),
    };
    let styles = Styles::read(part("styles")?.as_ref())?;
    let numbering = Numbering::read(part("numbering")?.as_ref(), &styles)?;
    let mut changes = Changes::default();
    let mut notes = HashMap::new();
    for (kind, of) in [
        ("footnotes", Note::Foot as fn(String) -> Note),
        ("endnotes", Note::End),
    ] {
        if let Some(part) = part(kind)? {
            for (id, paragraphs) in body::notes(&part, &styles, tracked, &mut changes)? {
                notes.insert(of(id), paragraphs);
            }
        }
    }
    let paragraphs = body::read(&document, &styles, tracked, &mut changes)?;
    if let Some(path) = package.target("core-properties")
        && let Some(part) = archive.part(path)?
    {
        builder.title(core_title(&part)?);
    }
    Emission {
        styles: &styles,
        numbering,
        notes,
        told: HashSet::new(),
        titled: false,
        builder,
    }
    .all(&paragraphs);
    changes.tell(tracked, builder);
    Ok(())
}

/// The title among the core properties.
fn core_title(part: &Part) -> Result<String> {
    let mut xml = Xml::new(part);
    loop {
        match xml.next()? {
            Node::Open(element) if element.name() == ("dc", "title") => return xml.text(),
            Node::End => return Ok(String::new()),
            Node::Open(_) | Node::Close | Node::Text(_) => {}
        }
    }
}

/// From paragraphs to sections and blocks.
struct Emission<'a> {
    styles: &'a Styles,
    numbering: Numbering,
    notes: HashMap<Note, Vec<Paragraph>>,
    /// Notes that stand in the document already.
    told: HashSet<Note>,
    titled: bool,
    builder: &'a mut Builder,
}

impl Emission<'_> {
    fn all(mut self, paragraphs: &[Paragraph]) {
        for paragraph in paragraphs {
            self.paragraph(paragraph);
            for note in &paragraph.notes {
                // A reference may be repeated; the note itself is there once.
                if self.told.insert(note.clone()) {
                    for paragraph in self.notes.get(note).map_or(&[][..], Vec::as_slice) {
                        paragraph.words.block(BlockKind::Footnote, self.builder);
                    }
                }
            }
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        let properties = &paragraph.properties;
        let role = match properties.outline {
            Some(level) if level < 9 => Some(Role::Heading(level + 1)),
            Some(_) | None => self.styles.role(properties.style.as_deref()),
        };
        let label = self.numbering.label(properties, self.styles);
        let words = &paragraph.words;
        if words.is_blank() {
            return;
        }
        let builder = &mut *self.builder;
        match role {
            Some(Role::Contents) => {}
            Some(Role::Title) if !self.titled => {
                self.titled = true;
                builder.title(words.text().trim());
            }
            Some(Role::Title) => office::heading(1, None, words.text(), Place::default(), builder),
            Some(Role::Heading(level)) => {
                office::heading(
                    level,
                    label.as_deref(),
                    words.text(),
                    Place::default(),
                    builder,
                );
            }
            Some(Role::Block(kind)) => words.block(kind, builder),
            None if label.is_some() => words.block(BlockKind::ListItem, builder),
            None if paragraph.in_cell => words.block(BlockKind::TableCell, builder),
            None => words.block(BlockKind::Paragraph, builder),
        }
    }
}

#[cfg(test)]
mod tests;
