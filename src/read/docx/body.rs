//! The text of a part, paragraph by paragraph, as one reading of the tracked changes gives it.
//!
//! Elements are met one by one and never by recursion; what an open element means is kept on a
//! stack, so that nesting costs memory and no call stack.

use super::properties::{self, Mark, ParagraphHead, ParagraphProperties};
use super::styles::Styles;
use crate::error::Result;
use crate::read::archive::Part;
use crate::read::office::{Role, Words};
use crate::read::tracked::{Changes, Tracked};
use crate::read::xml::{Element, Node, Xml};

/// A reference to a note.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Note {
    /// A footnote, by its id.
    Foot(String),
    /// An endnote, by its id.
    End(String),
}

/// A paragraph as it is read.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    pub(super) words: Words,
    pub(super) properties: ParagraphProperties,
    /// Whether it stands in a cell of a table.
    pub(super) in_cell: bool,
    /// The notes it refers to.
    pub(super) notes: Vec<Note>,
}

/// What ends when an open element closes.
enum Scope {
    /// Nothing.
    Plain,
    Paragraph,
    /// A tracked change whose words are (not) read.
    Change {
        read: bool,
    },
    /// A stretch of paragraphs of its own: a cell, a text box or a note.
    Flow {
        cell: bool,
        note: Option<String>,
    },
    /// A row, and how many hidden changes its head opened.
    Row {
        gone: bool,
    },
    /// A control that holds content; a table of contents is left out.
    Control {
        gone: bool,
    },
    /// Alternatives of which one is read.
    Alternatives {
        chosen: bool,
    },
    /// A simple field.
    Field,
}

/// A field between its marks.
struct Field {
    code: String,
    in_result: bool,
}

impl Field {
    /// Whether its result is text of the document, and no list of its parts or number of a page.
    fn is_text(&self) -> bool {
        let code = self.code.split_whitespace().next().unwrap_or_default();
        let code = code.to_ascii_uppercase();
        !matches!(
            code.as_str(),
            "TOC" | "TOA" | "INDEX" | "PAGE" | "NUMPAGES" | "SECTIONPAGES" | "XE" | "TC" | "RD"
        )
    }

    fn is_shown(&self) -> bool {
        self.in_result && self.is_text()
    }
}

/// A paragraph that is open; text boxes put one inside another.
struct Open {
    paragraph: Paragraph,
    marks: Vec<Mark>,
}

struct Body<'a> {
    styles: &'a Styles,
    tracked: Tracked,
    changes: &'a mut Changes,
    scopes: Vec<Scope>,
    open: Vec<Open>,
    /// Per flow the paragraph whose end is not read, so that the next one belongs to it.
    flows: Vec<Option<Paragraph>>,
    fields: Vec<Field>,
    /// How many of the fields do not show what they hold: asked at every word.
    unshown: usize,
    /// Number of open elements that keep what they hold out of the text.
    gone: u32,
    /// Number of open changes, read or not.
    changed: u32,
    cells: u32,
    bold: bool,
    hidden: bool,
    /// Paragraphs of text boxes, which follow the one they hang on.
    later: Vec<Paragraph>,
    out: Vec<Paragraph>,
    notes: Vec<(String, Vec<Paragraph>)>,
}

/// The paragraphs of the main part.
pub(super) fn read(
    part: &Part,
    styles: &Styles,
    tracked: Tracked,
    changes: &mut Changes,
) -> Result<Vec<Paragraph>> {
    let mut body = Body::new(styles, tracked, changes);
    body.run(part)?;
    Ok(body.out)
}

/// The notes of a part with their ids.
pub(super) fn notes(
    part: &Part,
    styles: &Styles,
    tracked: Tracked,
    changes: &mut Changes,
) -> Result<Vec<(String, Vec<Paragraph>)>> {
    let mut body = Body::new(styles, tracked, changes);
    body.run(part)?;
    Ok(body.notes)
}

impl<'a> Body<'a> {
    fn new(styles: &'a Styles, tracked: Tracked, changes: &'a mut Changes) -> Self {
        Self {
            styles,
            tracked,
            changes,
            scopes: Vec::new(),
            open: Vec::new(),
            flows: vec![None],
            fields: Vec::new(),
            unshown: 0,
            gone: 0,
            changed: 0,
            cells: 0,
            bold: false,
            hidden: false,
            later: Vec::new(),
            out: Vec::new(),
            notes: Vec::new(),
        }
    }

    fn run(&mut self, part: &Part) -> Result<()> {
        let mut xml = Xml::new(part);
        loop {
            match xml.next()? {
                Node::Open(element) => {
                    if let Some(scope) = self.enter(&element, &mut xml)? {
                        self.scopes.push(scope);
                    }
                }
                Node::Close => {
                    if let Some(scope) = self.scopes.pop() {
                        self.leave(scope);
                    }
                }
                Node::Text(_) => {}
                Node::End => break,
            }
        }
        self.end_flow();
        Ok(())
    }

    /// Meets an element. Gives what it opens, or nothing where it has been read to its end.
    fn enter(&mut self, element: &Element<'_>, xml: &mut Xml<'_>) -> Result<Option<Scope>> {
        if let Some((change, whose)) = properties::change(element) {
            let read = change.is_read(self.tracked);
            self.changes.begin(change, whose);
            self.changed += 1;
            self.gone += u32::from(!read);
            return Ok(Some(Scope::Change { read }));
        }
        Ok(Some(match element.name() {
            ("w", "p") => {
                self.open.push(Open {
                    paragraph: Paragraph {
                        in_cell: self.cells > 0,
                        ..Paragraph::default()
                    },
                    marks: Vec::new(),
                });
                (self.bold, self.hidden) = (false, false);
                Scope::Paragraph
            }
            ("w", "pPr") => {
                let head = properties::paragraph(xml)?;
                self.head(head);
                return Ok(None);
            }
            ("w", "r") => {
                self.look(None);
                Scope::Plain
            }
            ("w", "rPr") => {
                let head = properties::run(xml)?;
                self.look(Some(&head.properties));
                return Ok(None);
            }
            ("w", "tbl") => {
                self.join_nothing();
                Scope::Plain
            }
            ("w", "tr") => Scope::Row { gone: false },
            ("w", "trPr") => {
                self.row(xml)?;
                return Ok(None);
            }
            ("w", "tc") => {
                self.cells += 1;
                self.flow(true, None)
            }
            ("w", "txbxContent") => self.flow(false, None),
            ("w", "footnote" | "endnote") => {
                // Separators and the like are no notes.
                if element.get("type").is_some_and(|kind| kind != "normal") {
                    xml.skip()?;
                    return Ok(None);
                }
                self.flow(false, element.get("id"))
            }
            ("w", "sdt") => Scope::Control { gone: false },
            ("w", "sdtPr") => {
                self.control(xml)?;
                return Ok(None);
            }
            ("w", "fldSimple") => {
                self.begin_field(Field {
                    code: element.get("instr").unwrap_or_default(),
                    in_result: true,
                });
                Scope::Field
            }
            ("mc", "AlternateContent") => Scope::Alternatives { chosen: false },
            ("mc", "Choice" | "Fallback") => match self.scopes.last_mut() {
                Some(Scope::Alternatives { chosen }) if !*chosen => {
                    *chosen = true;
                    Scope::Plain
                }
                _ => {
                    xml.skip()?;
                    return Ok(None);
                }
            },
            (
                "w",
                "tblPr" | "tblGrid" | "tblPrEx" | "tcPr" | "sectPr" | "sdtEndPr" | "rt"
                | "customXmlPr" | "smartTagPr",
            )
            | ("a", "t") => {
                xml.skip()?;
                return Ok(None);
            }
            _ => return self.inline(element, xml),
        }))
    }

    /// Meets what may stand in a run.
    fn inline(&mut self, element: &Element<'_>, xml: &mut Xml<'_>) -> Result<Option<Scope>> {
        match element.name() {
            ("w" | "m", "t") | ("w", "delText") => {
                let kept = element.get("space").as_deref() == Some("preserve");
                let text = xml.text()?;
                self.text(if kept { &text } else { text.trim_matches(' ') });
            }
            ("w", "instrText" | "delInstrText") => {
                let code = xml.text()?;
                if let Some(field) = self.fields.last_mut()
                    && !field.in_result
                    && field.code.len() < 100
                {
                    field.code.push_str(&code);
                }
            }
            ("w", "fldChar") => {
                match element.get("fldCharType").as_deref() {
                    Some("begin") => self.begin_field(Field {
                        code: String::new(),
                        in_result: false,
                    }),
                    Some("separate") => {
                        if let Some(mut field) = self.end_field() {
                            field.in_result = true;
                            self.begin_field(field);
                        }
                    }
                    Some("end") => {
                        self.end_field();
                    }
                    Some(_) | None => {}
                }
                xml.skip()?;
            }
            ("w", "tab" | "br" | "cr" | "ptab") => {
                self.text(" ");
                xml.skip()?;
            }
            ("w", "noBreakHyphen") => {
                self.text("-");
                xml.skip()?;
            }
            ("w", "sym") => {
                // Code points of symbol fonts stand in the private range and mean nothing outside.
                let code = element
                    .get("char")
                    .and_then(|c| u32::from_str_radix(&c, 16).ok());
                if let Some(c) = code.and_then(char::from_u32)
                    && !('\u{e000}'..='\u{f8ff}').contains(&c)
                {
                    self.text(c.encode_utf8(&mut [0; 4]));
                }
                xml.skip()?;
            }
            ("w", "footnoteReference") => {
                self.note(element.get("id").map(Note::Foot));
                xml.skip()?;
            }
            ("w", "endnoteReference") => {
                self.note(element.get("id").map(Note::End));
                xml.skip()?;
            }
            _ => return Ok(Some(Scope::Plain)),
        }
        Ok(None)
    }

    /// Ends what an element opened.
    fn leave(&mut self, scope: Scope) {
        match scope {
            Scope::Plain | Scope::Alternatives { .. } => {}
            Scope::Paragraph => self.end_paragraph(),
            Scope::Change { read } => {
                self.changed -= 1;
                self.gone -= u32::from(!read);
            }
            Scope::Flow { cell, note } => {
                self.end_flow();
                self.cells -= u32::from(cell);
                if let Some(id) = note {
                    let paragraphs = std::mem::take(&mut self.out);
                    self.notes.push((id, paragraphs));
                }
            }
            Scope::Row { gone } | Scope::Control { gone } => self.gone -= u32::from(gone),
            Scope::Field => {
                self.end_field();
            }
        }
    }

    fn is_read(&self) -> bool {
        self.gone == 0 && self.unshown == 0
    }

    fn begin_field(&mut self, field: Field) {
        self.unshown += usize::from(!field.is_shown());
        self.fields.push(field);
    }

    fn end_field(&mut self) -> Option<Field> {
        let field = self.fields.pop()?;
        self.unshown -= usize::from(!field.is_shown());
        Some(field)
    }

    fn text(&mut self, text: &str) {
        let word = !text.trim().is_empty();
        if word && self.changed == 0 {
            self.changes.unchanged();
        }
        if !self.is_read() || self.hidden {
            return;
        }
        if let Some(open) = self.open.last_mut() {
            open.paragraph.words.push(text, self.bold);
        }
    }

    fn note(&mut self, note: Option<Note>) {
        if self.is_read()
            && !self.hidden
            && let Some(open) = self.open.last_mut()
        {
            open.paragraph.notes.extend(note);
        }
    }

    /// Takes over the head of the paragraph that is open.
    fn head(&mut self, head: ParagraphHead) {
        for (change, whose) in &head.marks {
            self.changes.begin(*change, whose.clone());
        }
        let Some(open) = self.open.last_mut() else {
            return;
        };
        open.marks = head.marks;
        open.paragraph.properties = match (self.tracked, head.before) {
            (Tracked::Reject, Some(before)) => before,
            (Tracked::Reject | Tracked::Accept, _) => head.properties,
        };
    }

    /// Whether the run that begins is bold and hidden.
    fn look(&mut self, own: Option<&properties::RunProperties>) {
        let Some(open) = self.open.last() else {
            return;
        };
        let mut look = own.cloned().unwrap_or_default();
        let paragraph = open.paragraph.properties.style.as_deref();
        look.inherit(&self.styles.run(paragraph, look.style.as_deref()));
        self.bold = look.bold.unwrap_or(false);
        self.hidden = look.hidden.unwrap_or(false);
    }

    /// Reads the head of a row, which may be inserted or deleted.
    fn row(&mut self, xml: &mut Xml<'_>) -> Result<()> {
        for (change, whose) in properties::run(xml)?.marks {
            self.changes.begin(change, whose);
            let read = change.is_read(self.tracked);
            if let Some(Scope::Row { gone }) = self.scopes.last_mut()
                && !read
                && !*gone
            {
                *gone = true;
                self.gone += 1;
            }
        }
        Ok(())
    }

    /// Reads the properties of a control.
    fn control(&mut self, xml: &mut Xml<'_>) -> Result<()> {
        let (mut depth, mut contents) = (1_usize, false);
        while depth > 0 {
            match xml.next()? {
                Node::Open(element) => {
                    depth += 1;
                    contents |= element.name() == ("w", "docPartGallery")
                        && element.get("val").as_deref() == Some("Table of Contents");
                }
                Node::Close => depth -= 1,
                Node::Text(_) => {}
                Node::End => break,
            }
        }
        if let Some(Scope::Control { gone }) = self.scopes.last_mut()
            && contents
            && !*gone
        {
            *gone = true;
            self.gone += 1;
        }
        Ok(())
    }

    fn flow(&mut self, cell: bool, note: Option<String>) -> Scope {
        self.flows.push(None);
        Scope::Flow { cell, note }
    }

    fn end_flow(&mut self) {
        self.join_nothing();
        if self.flows.len() > 1 {
            self.flows.pop();
        }
    }

    /// A paragraph without its end stands before something that is no paragraph.
    fn join_nothing(&mut self) {
        if let Some(waiting) = self.flows.last_mut().and_then(Option::take) {
            self.give(waiting);
        }
    }

    fn end_paragraph(&mut self) {
        let Some(open) = self.open.pop() else { return };
        // A code that never came to its result ends with its paragraph: a damaged field must not
        // swallow the rest of the text.
        while self.fields.last().is_some_and(|field| !field.in_result) {
            self.end_field();
        }
        let mut paragraph = open.paragraph;
        let mut ends = true;
        for (change, _) in &open.marks {
            ends = ends && change.is_read(self.tracked);
        }
        if let Some(before) = self.flows.last_mut().and_then(Option::take) {
            paragraph = self.joined(before, paragraph);
        }
        if self.gone > 0 {
            return;
        }
        match self.flows.last_mut() {
            Some(waiting) if !ends => *waiting = Some(paragraph),
            Some(_) | None => self.give(paragraph),
        }
    }

    /// One paragraph of two: the first has no end.
    fn joined(&mut self, mut before: Paragraph, mut paragraph: Paragraph) -> Paragraph {
        match (before.words.is_blank(), paragraph.words.is_blank()) {
            // A heading and a text were never one: programs mark one change too far where two touch.
            (false, false) if self.is_heading(&before) != self.is_heading(&paragraph) => {
                self.give(before);
                return paragraph;
            }
            // The end that remains says what the whole is, unless no word stands before it.
            (false, true) => paragraph.properties = before.properties,
            (true, _) | (false, false) => {}
        }
        before.words.join(&paragraph.words);
        paragraph.words = before.words;
        before.notes.append(&mut paragraph.notes);
        paragraph.notes = before.notes;
        paragraph
    }

    fn is_heading(&self, paragraph: &Paragraph) -> bool {
        let role = self.styles.role(paragraph.properties.style.as_deref());
        matches!(role, Some(Role::Heading(_)))
    }

    /// A finished paragraph; one of a text box waits for the paragraph it hangs on.
    fn give(&mut self, paragraph: Paragraph) {
        if self.open.is_empty() {
            self.out.push(paragraph);
            self.out.append(&mut self.later);
        } else {
            self.later.push(paragraph);
        }
    }
}
