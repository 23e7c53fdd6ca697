//! Numbering: the number that Word puts before a heading or an item, which stands nowhere in the file.

use std::collections::{HashMap, HashSet};

use super::properties::ParagraphProperties;
use super::styles::Styles;
use crate::error::Result;
use crate::read::archive::Part;
use crate::read::office::Figures;
use crate::read::xml::{Element, Node, Xml};

/// Levels of a list.
const LEVELS: usize = 9;

/// The most lists, and patterns of lists, each of nine levels.
const MAX_LISTS: usize = 20_000;

/// Characters of a level's look that are kept.
const MAX_PATTERN: usize = 80;

/// How one level is numbered.
#[derive(Clone, Debug)]
struct Level {
    start: u32,
    figures: Figures,
    /// The look, with `%1` for the number of the first level.
    pattern: String,
    /// Starts anew after a level above this one (counted from 1); 0 for never.
    restart: Option<u8>,
    /// The numbers of all levels are written in ordinary figures.
    legal: bool,
    /// Id of the style whose paragraphs stand at this level.
    style: Option<String>,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 0,
            figures: Figures::Decimal,
            pattern: String::new(),
            restart: None,
            legal: false,
            style: None,
        }
    }
}

/// The levels that lists share.
#[derive(Debug, Default)]
struct Pattern {
    levels: [Option<Level>; LEVELS],
    /// Id of the style of numbering that holds the levels instead.
    link: Option<String>,
}

/// A list: a pattern and what it changes.
#[derive(Debug, Default)]
struct List {
    pattern: String,
    levels: [Option<Level>; LEVELS],
    starts: [Option<u32>; LEVELS],
}

/// All lists of a document and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    patterns: HashMap<String, Pattern>,
    lists: HashMap<String, List>,
    counts: HashMap<String, [Option<u32>; LEVELS]>,
    begun: HashSet<String>,
}

impl Numbering {
    /// Reads the part of numbering.
    pub(super) fn read(part: Option<&Part>, styles: &Styles) -> Result<Self> {
        let mut found = Self::default();
        let Some(part) = part else {
            return Ok(found);
        };
        let mut xml = Xml::new(part);
        loop {
            match xml.next()? {
                Node::Open(element) => match element.name() {
                    ("w", "abstractNum") => {
                        let id = element.get("abstractNumId").unwrap_or_default();
                        found.patterns.insert(id, pattern(&mut xml)?);
                    }
                    ("w", "num") => {
                        let id = element.get("numId").unwrap_or_default();
                        found.lists.insert(id, list(&mut xml)?);
                    }
                    _ => {}
                },
                Node::End => break,
                Node::Close | Node::Text(_) => {}
            }
            if found.patterns.len() + found.lists.len() > MAX_LISTS {
                return Err(xml.refused(format!("has more than {MAX_LISTS} lists")));
            }
        }
        found.follow_links(styles);
        Ok(found)
    }

    /// Points lists whose pattern only names a style of numbering at the pattern meant.
    fn follow_links(&mut self, styles: &Styles) {
        let meant: HashMap<String, String> = self
            .patterns
            .iter()
            .filter_map(|(id, pattern)| {
                let (_, properties) = styles.list(Some(pattern.link.as_deref()?))?;
                let list = self.lists.get(properties.list.as_deref()?)?;
                Some((id.clone(), list.pattern.clone()))
            })
            .collect();
        for list in self.lists.values_mut() {
            if let Some(pattern) = meant.get(&list.pattern) {
                list.pattern.clone_from(pattern);
            }
        }
    }

    /// Counts a paragraph and gives what stands before it; none where it is in no list.
    pub(super) fn label(&mut self, of: &ParagraphProperties, styles: &Styles) -> Option<String> {
        let by_style = styles.list(of.style.as_deref());
        let id = match &of.list {
            Some(id) => id,
            None => by_style.and_then(|(_, properties)| properties.list.as_ref())?,
        };
        if id == "0" {
            return None;
        }
        let list = self.lists.get(id)?;
        let pattern = self.patterns.get(&list.pattern)?;
        let level_of = |k: usize| list.levels[k].as_ref().or(pattern.levels[k].as_ref());
        let level = of.level.map(usize::from).or_else(|| {
            // A style stands at the level that names it.
            let (style, properties) = by_style?;
            let named = |k: &usize| level_of(*k).is_some_and(|l| l.style.as_deref() == Some(style));
            let linked = (0..LEVELS).find(named);
            linked.or(properties.level.map(usize::from))
        });
        let level = level.unwrap_or(0).min(LEVELS - 1);

        let counts = self.counts.entry(list.pattern.clone()).or_default();
        let start =
            |k: usize| list.starts[k].unwrap_or_else(|| level_of(k).map_or(1, |level| level.start));
        if self.begun.insert(id.clone()) {
            for (count, start) in counts.iter_mut().zip(list.starts) {
                if start.is_some() {
                    *count = None;
                }
            }
        }
        for (k, count) in counts.iter_mut().enumerate() {
            if k < level {
                count.get_or_insert_with(|| start(k));
            } else if k == level {
                *count = Some(count.map_or_else(|| start(k), |n| n.saturating_add(1)));
            } else if restarts(level_of(k), level) {
                *count = None;
            }
        }
        let own = level_of(level)?;
        Some(written(own, counts, level_of))
    }
}

/// Whether a deeper level starts anew after an item at `above`.
fn restarts(level: Option<&Level>, above: usize) -> bool {
    match level.and_then(|level| level.restart) {
        Some(0) => false,
        Some(after) => above < usize::from(after),
        None => true,
    }
}

/// The pattern of a level with the numbers filled in.
fn written<'l>(
    own: &Level,
    counts: &[Option<u32>; LEVELS],
    level_of: impl Fn(usize) -> Option<&'l Level>,
) -> String {
    if own.figures == Figures::None && !own.pattern.contains('%') {
        return String::new();
    }
    let mut out = String::new();
    let mut rest = own.pattern.chars().peekable();
    while let Some(c) = rest.next() {
        let place = rest.peek().and_then(|d| d.to_digit(10)).map(|d| d as usize);
        match place.filter(|d| c == '%' && (1..=LEVELS).contains(d)) {
            Some(d) => {
                rest.next();
                let figures = match level_of(d - 1) {
                    Some(level) if !own.legal => level.figures,
                    Some(_) | None => Figures::Decimal,
                };
                out.push_str(&figures.write(counts[d - 1].unwrap_or(1)));
            }
            None => out.push(c),
        }
    }
    out
}

fn pattern(xml: &mut Xml<'_>) -> Result<Pattern> {
    let mut pattern = Pattern::default();
    loop {
        match xml.next()? {
            Node::Open(element) => match element.name() {
                ("w", "lvl") => {
                    let (place, level) = (place(&element), level(xml)?);
                    if let Some(slot) = place.and_then(|k| pattern.levels.get_mut(k)) {
                        *slot = Some(level);
                    }
                }
                ("w", "numStyleLink") => {
                    pattern.link = element.get("val");
                    xml.skip()?;
                }
                _ => xml.skip()?,
            },
            Node::Close | Node::End => return Ok(pattern),
            Node::Text(_) => {}
        }
    }
}

fn list(xml: &mut Xml<'_>) -> Result<List> {
    let mut list = List::default();
    let (mut depth, mut at) = (0_usize, None);
    loop {
        match xml.next()? {
            Node::Open(element) => match element.name() {
                ("w", "lvlOverride") => {
                    at = place(&element).filter(|k| *k < LEVELS);
                    depth += 1;
                }
                ("w", "abstractNumId") => {
                    list.pattern = element.get("val").unwrap_or_default();
                    xml.skip()?;
                }
                ("w", "startOverride") => {
                    if let Some(k) = at {
                        list.starts[k] = number(&element);
                    }
                    xml.skip()?;
                }
                ("w", "lvl") => {
                    let level = level(xml)?;
                    if let Some(k) = at {
                        list.levels[k] = Some(level);
                    }
                }
                _ => xml.skip()?,
            },
            Node::Close if depth > 0 => depth -= 1,
            Node::Close | Node::End => return Ok(list),
            Node::Text(_) => {}
        }
    }
}

fn level(xml: &mut Xml<'_>) -> Result<Level> {
    let mut level = Level::default();
    loop {
        match xml.next()? {
            Node::Open(element) => {
                let value = element.get("val").unwrap_or_default();
                match element.name() {
                    ("w", "start") => level.start = value.parse().unwrap_or(1),
                    ("w", "numFmt") => level.figures = figures(&value),
                    ("w", "lvlText") => level.pattern = value.chars().take(MAX_PATTERN).collect(),
                    ("w", "lvlRestart") => level.restart = value.parse().ok(),
                    ("w", "isLgl") => level.legal = element.on(),
                    ("w", "pStyle") => level.style = Some(value),
                    _ => {}
                }
                xml.skip()?;
            }
            Node::Close | Node::End => return Ok(level),
            Node::Text(_) => {}
        }
    }
}

fn place(element: &Element<'_>) -> Option<usize> {
    element.get("ilvl")?.parse().ok()
}

fn number(element: &Element<'_>) -> Option<u32> {
    element.get("val")?.parse().ok()
}

fn figures(format: &str) -> Figures {
    match format {
        "decimalZero" => Figures::Padded,
        "lowerLetter" => Figures::LowerLetter,
        "upperLetter" => Figures::UpperLetter,
        "lowerRoman" => Figures::LowerRoman,
        "upperRoman" => Figures::UpperRoman,
        "bullet" | "none" => Figures::None,
        // Numbers in words and in other scripts are read by value.
        _ => Figures::Decimal,
    }
}
