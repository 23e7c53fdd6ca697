//! Styles: what a paragraph or span inherits, and how lists are numbered.

use std::collections::HashMap;

use crate::error::Result;
use crate::read::archive::Part;
use crate::read::office::{self, Figures, Role};
use crate::read::xml::{Element, Node, Xml};

/// How many styles may stand on each other.
const MAX_CHAIN: usize = 32;

/// Levels of a list.
pub(super) const LEVELS: usize = 10;

/// Characters of a prefix or suffix that are kept.
const MAX_AFFIX: usize = 40;

/// The name of the list of headings.
pub(super) const OUTLINE: &str = "\0outline";

/// One style of paragraphs or spans.
#[derive(Debug, Default)]
struct Style {
    name: String,
    parent: Option<String>,
    outline: Option<u8>,
    /// The list that its paragraphs are in; empty for none.
    list: Option<String>,
    bold: Option<bool>,
    hidden: Option<bool>,
}

/// How one level of a list is numbered.
#[derive(Clone, Debug, Default)]
pub(super) struct Level {
    /// How its numbers look.
    pub(super) figures: Figures,
    /// What stands before the number.
    pub(super) prefix: String,
    /// What stands behind the number.
    pub(super) suffix: String,
    /// How many levels are written, from the one above down to this one.
    pub(super) shown: usize,
    /// The first number.
    pub(super) start: u32,
}

/// The levels of a list.
pub(super) type Levels = [Option<Level>; LEVELS];

/// All styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    paragraphs: HashMap<String, Style>,
    spans: HashMap<String, Style>,
    lists: HashMap<String, Levels>,
}

impl Styles {
    /// Adds the styles of a part.
    pub(super) fn add(&mut self, part: &Part) -> Result<()> {
        let mut xml = Xml::new(part);
        loop {
            match xml.next()? {
                Node::Open(element) => match element.name() {
                    ("office", "body" | "master-styles" | "font-face-decls") => xml.skip()?,
                    ("style", "style") => self.style(&element, &mut xml)?,
                    ("text", "list-style") => {
                        let name = element.get("name").unwrap_or_default();
                        self.lists.insert(name, levels(&mut xml)?);
                    }
                    ("text", "outline-style") => {
                        self.lists.insert(OUTLINE.to_owned(), levels(&mut xml)?);
                    }
                    _ => {}
                },
                Node::End => return Ok(()),
                Node::Close | Node::Text(_) => {}
            }
        }
    }

    fn style(&mut self, element: &Element<'_>, xml: &mut Xml<'_>) -> Result<()> {
        let Some(name) = element.get("name") else {
            return xml.skip();
        };
        let mut style = Style {
            name: element.get("display-name").unwrap_or_else(|| name.clone()),
            parent: element.get("parent-style-name"),
            outline: element
                .get("default-outline-level")
                .and_then(|level| level.parse().ok())
                .filter(|level| (1..=10).contains(level)),
            list: element.get("list-style-name"),
            ..Style::default()
        };
        let family = element.get("family");
        loop {
            match xml.next()? {
                Node::Open(inner) => {
                    if inner.name() == ("style", "text-properties") {
                        style.bold = inner.get("font-weight").map(|weight| is_bold(&weight));
                        style.hidden = inner.get("display").map(|display| display == "none");
                    }
                    xml.skip()?;
                }
                Node::Close | Node::End => break,
                Node::Text(_) => {}
            }
        }
        match family.as_deref() {
            Some("paragraph") => self.paragraphs.insert(name, style),
            Some("text") => self.spans.insert(name, style),
            Some(_) | None => None,
        };
        Ok(())
    }

    /// The style of that name and those it stands on, nearest first.
    fn chain<'a>(
        styles: &'a HashMap<String, Style>,
        name: &'a str,
    ) -> impl Iterator<Item = &'a Style> {
        let mut next = Some(name);
        std::iter::from_fn(move || {
            let style = styles.get(next?)?;
            next = style.parent.as_deref();
            Some(style)
        })
        .take(MAX_CHAIN)
    }

    /// What a paragraph in that style is; none for ordinary text.
    pub(super) fn role(&self, name: &str) -> Option<Role> {
        let by_style = Self::chain(&self.paragraphs, name)
            .find_map(|style| office::role(&style.name).or(style.outline.map(Role::Heading)));
        let undefined = !self.paragraphs.contains_key(name);
        by_style.or_else(|| office::role(name).filter(|_| undefined))
    }

    /// The list that a style puts its paragraphs in.
    pub(super) fn list<'a>(&'a self, name: &'a str) -> Option<&'a str> {
        Self::chain(&self.paragraphs, name)
            .find_map(|style| style.list.as_deref())
            .filter(|list| !list.is_empty())
    }

    /// Whether a style says that its paragraphs are in no list.
    pub(super) fn is_unlisted(&self, name: &str) -> bool {
        let list = Self::chain(&self.paragraphs, name).find_map(|style| style.list.as_deref());
        list == Some("")
    }

    /// Bold and hidden as a style of paragraphs says.
    pub(super) fn paragraph(&self, name: &str) -> (Option<bool>, Option<bool>) {
        Self::look(&self.paragraphs, name)
    }

    /// Bold and hidden as a style of spans says.
    pub(super) fn span(&self, name: &str) -> (Option<bool>, Option<bool>) {
        Self::look(&self.spans, name)
    }

    fn look(styles: &HashMap<String, Style>, name: &str) -> (Option<bool>, Option<bool>) {
        Self::chain(styles, name).fold((None, None), |(bold, hidden), style| {
            (bold.or(style.bold), hidden.or(style.hidden))
        })
    }

    /// The levels of a list.
    pub(super) fn levels(&self, list: &str) -> Option<&Levels> {
        self.lists.get(list)
    }
}

fn is_bold(weight: &str) -> bool {
    weight == "bold" || weight.parse::<u16>().is_ok_and(|weight| weight >= 600)
}

/// Reads the levels of a list up to its end.
fn levels(xml: &mut Xml<'_>) -> Result<Levels> {
    let mut levels = Levels::default();
    loop {
        match xml.next()? {
            Node::Open(element) => {
                let place = element
                    .get("level")
                    .and_then(|level| level.parse::<usize>().ok());
                let slot = place.and_then(|k| levels.get_mut(k.checked_sub(1)?));
                if let Some(slot) = slot {
                    *slot = Some(level(&element));
                }
                xml.skip()?;
            }
            Node::Close | Node::End => return Ok(levels),
            Node::Text(_) => {}
        }
    }
}

fn level(element: &Element<'_>) -> Level {
    let affix = |name| -> String {
        let text = element.get(name).unwrap_or_default();
        text.chars().take(MAX_AFFIX).collect()
    };
    let number = |name| element.get(name).and_then(|n| n.parse().ok());
    let figures = match element.get("num-format").as_deref() {
        Some("a") => Figures::LowerLetter,
        Some("A") => Figures::UpperLetter,
        Some("i") => Figures::LowerRoman,
        Some("I") => Figures::UpperRoman,
        Some("") | None => Figures::None,
        Some(_) => Figures::Decimal,
    };
    Level {
        figures,
        prefix: affix("num-prefix"),
        suffix: affix("num-suffix"),
        shown: number("display-levels").unwrap_or(1) as usize,
        start: number("start-value").unwrap_or(1),
    }
}
