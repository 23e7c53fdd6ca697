//! XML, one node at a time: names with a fixed prefix, text without entities, bounded depth.
//!
//! Entities that a document defines itself are never expanded and nothing outside the text is ever
//! opened, because the parser below does neither.

use std::borrow::Cow;
use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use super::archive::Part;
use crate::error::{Error, Result};

/// The deepest nesting of elements that is read.
const MAX_DEPTH: usize = 4_096;

/// The most elements of one part: a word has one or two.
const MAX_ELEMENTS: usize = 500_000;

/// Namespaces and the prefix each goes by here, whatever prefix the document chose.
const NAMESPACES: [(&str, &str); 22] = [
    (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "w",
    ),
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", "w"),
    (
        "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "m",
    ),
    ("http://purl.oclc.org/ooxml/officeDocument/math", "m"),
    (
        "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "mc",
    ),
    (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "r",
    ),
    (
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
        "r",
    ),
    (
        "http://schemas.openxmlformats.org/package/2006/relationships",
        "rel",
    ),
    ("http://schemas.openxmlformats.org/drawingml/2006/main", "a"),
    ("http://purl.oclc.org/ooxml/drawingml/main", "a"),
    ("urn:oasis:names:tc:opendocument:xmlns:office:1.0", "office"),
    ("urn:oasis:names:tc:opendocument:xmlns:text:1.0", "text"),
    ("urn:oasis:names:tc:opendocument:xmlns:table:1.0", "table"),
    ("urn:oasis:names:tc:opendocument:xmlns:style:1.0", "style"),
    ("urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", "draw"),
    (
        "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
        "svg",
    ),
    (
        "urn:oasis:names:tc:opendocument:xmlns:presentation:1.0",
        "presentation",
    ),
    (
        "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
        "fo",
    ),
    (
        "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
        "manifest",
    ),
    (
        "urn:oasis:names:tc:opendocument:xmlns:container",
        "container",
    ),
    ("http://www.idpf.org/2007/opf", "opf"),
    ("http://purl.org/dc/elements/1.1/", "dc"),
];

/// What comes next in a document.
pub(super) enum Node<'a> {
    /// An element begins.
    Open(Element<'a>),
    /// The innermost open element ends.
    Close,
    /// A run of text.
    Text(Cow<'a, str>),
    /// The document ends.
    End,
}

/// An element's name and attributes.
pub(super) struct Element<'a> {
    /// The prefix of its namespace as in [`NAMESPACES`]; empty for another namespace.
    pub(super) space: &'static str,
    local: (usize, usize),
    tag: BytesStart<'a>,
}

impl Element<'_> {
    /// Namespace and local name.
    pub(super) fn name(&self) -> (&'static str, &str) {
        let name = self.tag.name().into_inner();
        (self.space, &name[self.local.0..self.local.1])
    }

    /// The value of the attribute with that local name, whatever its prefix.
    pub(super) fn get(&self, local: &str) -> Option<String> {
        self.tag
            .attributes()
            .with_checks(false)
            .flatten()
            .find(|a| a.key.local_name().as_ref() == local)
            .map(|a| match a.normalized_value(XmlVersion::Implicit1_0) {
                Ok(value) => value.into_owned(),
                Err(_) => a.value.into_owned(),
            })
    }

    /// Whether an on/off property is on: it is where the value is left out.
    pub(super) fn on(&self) -> bool {
        self.get("val")
            .is_none_or(|v| !matches!(v.as_str(), "0" | "false" | "off" | "none"))
    }
}

/// A document being read.
pub(super) struct Xml<'a> {
    name: &'a str,
    reader: Reader<&'a [u8]>,
    prefixes: HashMap<Box<str>, &'static str>,
    depth: usize,
    elements: usize,
}

impl<'a> Xml<'a> {
    /// Starts reading a part.
    pub(super) fn new(part: &'a Part) -> Self {
        let mut reader = Reader::from_str(&part.text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        Self {
            name: &part.name,
            reader,
            prefixes: HashMap::new(),
            depth: 0,
            elements: 0,
        }
    }

    /// The next node.
    ///
    /// # Errors
    /// When the document is not well-formed, cut off, nested too deep or of too many elements.
    pub(super) fn next(&mut self) -> Result<Node<'a>> {
        loop {
            let event = self
                .reader
                .read_event()
                .map_err(|error| self.damaged(&error.to_string()))?;
            match event {
                Event::Start(tag) | Event::Empty(tag) => {
                    self.depth += 1;
                    self.elements += 1;
                    if self.depth > MAX_DEPTH {
                        let problem = format!("nests elements more than {MAX_DEPTH} deep");
                        return Err(self.refused(problem));
                    }
                    if self.elements > MAX_ELEMENTS {
                        return Err(self.refused(format!("has more than {MAX_ELEMENTS} elements")));
                    }
                    return Ok(Node::Open(self.element(tag)));
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Node::Close);
                }
                Event::Text(text) => return Ok(Node::Text(text.into_inner())),
                Event::CData(text) => return Ok(Node::Text(text.into_inner())),
                Event::GeneralRef(reference) => {
                    if let Some(c) = character(&reference) {
                        return Ok(Node::Text(Cow::Owned(c.to_string())));
                    }
                }
                Event::Eof if self.depth > 0 => {
                    return Err(self.damaged("it breaks off in the middle"));
                }
                Event::Eof => return Ok(Node::End),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            }
        }
    }

    /// Passes over the rest of the element that was opened last.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub(super) fn skip(&mut self) -> Result<()> {
        let mut depth = 1_usize;
        while depth > 0 {
            match self.next()? {
                Node::Open(_) => depth += 1,
                Node::Close => depth -= 1,
                Node::Text(_) => {}
                Node::End => break,
            }
        }
        Ok(())
    }

    /// The text of the element that was opened last, up to its end.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub(super) fn text(&mut self) -> Result<String> {
        let (mut depth, mut text) = (1_usize, String::new());
        while depth > 0 {
            match self.next()? {
                Node::Open(_) => depth += 1,
                Node::Close => depth -= 1,
                Node::Text(part) => text.push_str(&part),
                Node::End => break,
            }
        }
        Ok(text)
    }

    fn element(&mut self, tag: BytesStart<'a>) -> Element<'a> {
        for attribute in tag.attributes().with_checks(false).flatten() {
            let key = attribute.key.into_inner();
            let Some(prefix) = key.strip_prefix("xmlns") else {
                continue;
            };
            let prefix = prefix.strip_prefix(':').unwrap_or(prefix);
            let known = NAMESPACES.iter().find(|(uri, _)| *uri == attribute.value);
            match known {
                Some((_, own)) => self.prefixes.insert(prefix.into(), own),
                None => self.prefixes.remove(prefix),
            };
        }
        let name = tag.name().into_inner();
        let (prefix, start) = match name.find(':') {
            Some(colon) => (&name[..colon], colon + 1),
            None => ("", 0),
        };
        Element {
            space: self.prefixes.get(prefix).copied().unwrap_or(""),
            local: (start, name.len()),
            tag,
        }
    }

    /// The error of a part that holds more than any programme.
    pub(super) fn refused(&self, problem: String) -> Error {
        Error::input(self.name, problem)
            .cure("No programme does: look at what else the file holds.")
    }

    fn damaged(&self, problem: &str) -> Error {
        let at = self.reader.buffer_position();
        Error::input(self.name, format!("is damaged at byte {at}: {problem}"))
            .cure("Open the file in the program that made it, save it again and try once more.")
    }
}

/// The character that a reference stands for; none for entities that a document defines itself.
fn character(reference: &str) -> Option<char> {
    if let Some(number) = reference.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|c| *c != '\0');
    }
    match reference {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(text: &str) -> Part {
        Part {
            name: "a.docx (a.xml)".into(),
            text: text.into(),
        }
    }

    fn all_text(text: &str) -> Result<String> {
        let part = part(text);
        let mut xml = Xml::new(&part);
        let mut found = String::new();
        loop {
            match xml.next()? {
                Node::Text(t) => found.push_str(&t),
                Node::End => return Ok(found),
                Node::Open(_) | Node::Close => {}
            }
        }
    }

    #[test]
    fn names_go_by_their_namespace_and_not_by_the_prefix_a_document_chose() {
        let part = part(
            "<x:p xmlns:x='http://purl.oclc.org/ooxml/wordprocessingml/main' x:val='a&amp;b'/>",
        );
        let mut xml = Xml::new(&part);
        let Ok(Node::Open(element)) = xml.next() else {
            panic!("an element")
        };
        assert_eq!(element.name(), ("w", "p"));
        assert_eq!(element.get("val").as_deref(), Some("a&b"));
    }

    #[test]
    fn own_entities_are_never_expanded_and_outside_ones_never_opened() {
        let bomb = "<!DOCTYPE a [<!ENTITY l 'lol'><!ENTITY m '&l;&l;&l;'>\
                    <!ENTITY f SYSTEM 'file:///etc/passwd'>]><a>x&m;&f;&amp;&#233;</a>";
        assert_eq!(all_text(bomb).unwrap(), "x&é");
    }

    #[test]
    fn nesting_has_a_limit_and_a_cut_is_an_error() {
        let deep = format!("{}{}", "<a>".repeat(100_000), "</a>".repeat(100_000));
        let error = all_text(&deep).unwrap_err().to_string();
        assert!(error.contains("4096 deep"), "{error}");
        assert!(all_text("<a><b>text</b>").is_err());
        assert!(all_text("<a><b>text</a>").is_err());
    }
}
