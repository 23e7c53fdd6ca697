//! Styles: what a paragraph or run inherits.

use std::collections::HashMap;

use super::properties::{ParagraphProperties, RunProperties, paragraph, run};
use crate::error::Result;
use crate::read::archive::Part;
use crate::read::office::{self, Role};
use crate::read::xml::{Node, Xml};

/// How many styles may stand on each other; Word itself allows eleven.
const MAX_CHAIN: usize = 32;

/// How many styles a document may define: Word itself writes some hundreds.
const MAX_STYLES: usize = 10_000;

/// One style.
#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    paragraph: ParagraphProperties,
    run: RunProperties,
}

/// All styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    default: Option<String>,
}

impl Styles {
    /// Reads the part of styles.
    pub(super) fn read(part: Option<&Part>) -> Result<Self> {
        let mut found = Self::default();
        let Some(part) = part else {
            return Ok(found);
        };
        let mut xml = Xml::new(part);
        loop {
            match xml.next()? {
                Node::Open(element) if element.name() == ("w", "style") => {
                    let Some(id) = element.get("styleId") else {
                        continue;
                    };
                    let is_default = element
                        .get("default")
                        .is_some_and(|v| matches!(v.as_str(), "1" | "true" | "on"));
                    if is_default && element.get("type").as_deref() == Some("paragraph") {
                        found.default = Some(id.clone());
                    }
                    found.styles.insert(id, style(&mut xml)?);
                    if found.styles.len() > MAX_STYLES {
                        return Err(xml.refused(format!("has more than {MAX_STYLES} styles")));
                    }
                }
                Node::End => return Ok(found),
                Node::Open(_) | Node::Close | Node::Text(_) => {}
            }
        }
    }

    /// The style of that id and those it stands on, nearest first.
    fn chain<'a>(&'a self, id: Option<&'a str>) -> impl Iterator<Item = (&'a str, &'a Style)> {
        let mut next = id.or(self.default.as_deref());
        std::iter::from_fn(move || {
            let id = next?;
            let style = self.styles.get(id)?;
            next = style.based_on.as_deref();
            Some((id, style))
        })
        .take(MAX_CHAIN)
    }

    /// What a paragraph in that style is; none for ordinary text.
    pub(super) fn role(&self, id: Option<&str>) -> Option<Role> {
        let by_style = self.chain(id).find_map(|(_, style)| {
            let by_outline = style.paragraph.outline.filter(|level| *level < 9);
            office::role(&style.name).or(by_outline.map(|level| Role::Heading(level + 1)))
        });
        // A style that is used and not defined is known by its id alone.
        let undefined = id.filter(|id| !self.styles.contains_key(*id));
        by_style.or_else(|| office::role(undefined?))
    }

    /// The list that a style puts its paragraphs in, and the style that says so.
    pub(super) fn list<'a>(
        &'a self,
        id: Option<&'a str>,
    ) -> Option<(&'a str, &'a ParagraphProperties)> {
        self.chain(id)
            .find(|(_, style)| style.paragraph.list.is_some())
            .map(|(id, style)| (id, &style.paragraph))
    }

    /// Bold and hidden as the styles say, `character` (of the run) before `paragraph`.
    pub(super) fn run(&self, paragraph: Option<&str>, character: Option<&str>) -> RunProperties {
        let mut found = RunProperties::default();
        let of_run = character.into_iter().flat_map(|id| self.chain(Some(id)));
        for (_, style) in of_run.chain(self.chain(paragraph)) {
            found.inherit(&style.run);
        }
        found
    }
}

/// Reads one style up to its end.
fn style(xml: &mut Xml<'_>) -> Result<Style> {
    let mut style = Style::default();
    loop {
        match xml.next()? {
            Node::Open(element) => {
                match element.name() {
                    ("w", "name") => style.name = element.get("val").unwrap_or_default(),
                    ("w", "basedOn") => style.based_on = element.get("val"),
                    ("w", "pPr") => {
                        style.paragraph = paragraph(xml)?.properties;
                        continue;
                    }
                    ("w", "rPr") => {
                        style.run = run(xml)?.properties;
                        continue;
                    }
                    _ => {}
                }
                xml.skip()?;
            }
            Node::Close | Node::End => return Ok(style),
            Node::Text(_) => {}
        }
    }
}
