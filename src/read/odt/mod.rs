//! OpenDocument text: the words as the reader sees them, with headings and their numbers.

use self::body::{Kind, Paragraph};
use self::numbering::Numbering;
use self::styles::Styles;
use super::Options;
use super::archive::{Archive, Part};
use super::office::{self, Role};
use super::tracked::Changes;
use super::xml::{Node, Xml};
use crate::document::{BlockKind, Builder};
use crate::error::{Error, Result};
use crate::text::Place;

mod body;
mod numbering;
mod styles;

/// Reads an OpenDocument text into `builder`.
pub(super) fn read(bytes: &[u8], options: Options, builder: &mut Builder) -> Result<()> {
    let tracked = options.tracked;
    let name = builder.source().name.clone();
    let mut archive = Archive::open(bytes, &name)?;
    if let Some(manifest) = archive.part("META-INF/manifest.xml")?
        && is_encrypted(&manifest)?
    {
        return Err(Error::input(name, "is protected by a password")
            .cure("Save a copy without a password."));
    }
    let content = archive.needed("content.xml")?;
    let mut styles = Styles::default();
    if let Some(part) = archive.part("styles.xml")? {
        styles.add(&part)?;
    }
    styles.add(&content)?;
    let mut changes = Changes::default();
    let paragraphs = body::read(&content, &styles, tracked, &mut changes)?;
    if let Some(part) = archive.part("meta.xml")? {
        builder.title(meta_title(&part)?);
    }
    let mut numbering = Numbering::default();
    let mut titled = false;
    for paragraph in &paragraphs {
        emit(paragraph, &styles, &mut numbering, &mut titled, builder);
    }
    changes.tell(tracked, builder);
    Ok(())
}

fn is_encrypted(manifest: &Part) -> Result<bool> {
    let mut xml = Xml::new(manifest);
    loop {
        match xml.next()? {
            Node::Open(element) if element.name() == ("manifest", "encryption-data") => {
                return Ok(true);
            }
            Node::End => return Ok(false),
            Node::Open(_) | Node::Close | Node::Text(_) => {}
        }
    }
}

fn meta_title(part: &Part) -> Result<String> {
    let mut xml = Xml::new(part);
    loop {
        match xml.next()? {
            Node::Open(element) if element.name() == ("dc", "title") => return xml.text(),
            Node::End => return Ok(String::new()),
            Node::Open(_) | Node::Close | Node::Text(_) => {}
        }
    }
}

fn emit(
    paragraph: &Paragraph,
    styles: &Styles,
    numbering: &mut Numbering,
    titled: &mut bool,
    builder: &mut Builder,
) {
    let words = &paragraph.words;
    let role = styles.role(&paragraph.style);
    let level = match (&paragraph.kind, role) {
        (_, Some(Role::Contents)) => return,
        (&Kind::Heading(level), _) | (Kind::Text, Some(Role::Heading(level))) => Some(level),
        (Kind::Text | Kind::Note, _) => None,
    };
    if let Some(level) = level {
        let label = numbering.label(paragraph, level, styles);
        if !words.is_blank() {
            office::heading(
                level,
                label.as_deref(),
                words.text(),
                Place::default(),
                builder,
            );
        }
        return;
    }
    if words.is_blank() {
        return;
    }
    match role {
        _ if paragraph.kind == Kind::Note => words.block(BlockKind::Footnote, builder),
        Some(Role::Title) if !*titled => {
            *titled = true;
            builder.title(words.text().trim());
        }
        Some(Role::Title) => {
            office::heading(1, None, words.text(), Place::default(), builder);
        }
        Some(Role::Block(kind)) => words.block(kind, builder),
        Some(Role::Heading(_) | Role::Contents) | None => {
            let listed = paragraph.list.is_some() || styles.list(&paragraph.style).is_some();
            let kind = match (listed, paragraph.in_cell) {
                (true, _) => BlockKind::ListItem,
                (false, true) => BlockKind::TableCell,
                (false, false) => BlockKind::Paragraph,
            };
            words.block(kind, builder);
        }
    }
}

#[cfg(test)]
mod tests;
