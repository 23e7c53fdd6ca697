//! The text of a document, paragraph by paragraph, as one reading of the tracked changes gives it.

use std::collections::{HashMap, HashSet};

use super::styles::Styles;
use crate::error::Result;
use crate::read::archive::Part;
use crate::read::office::{Role, Words};
use crate::read::tracked::{Change, Changes, Tracked};
use crate::read::xml::{Element, Node, Xml};

/// What a paragraph is by its element.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    /// A paragraph.
    #[default]
    Text,
    /// A heading of this depth.
    Heading(u8),
    /// A paragraph of a note.
    Note,
}

/// The list a paragraph is in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct InList {
    /// Name of the list's style.
    pub(super) style: Option<String>,
    /// Level, from 1.
    pub(super) level: usize,
    /// Whether the list begins here and takes up no earlier one.
    pub(super) anew: bool,
}

/// A paragraph as it is read.
#[derive(Clone, Debug, Default)]
pub(super) struct Paragraph {
    pub(super) words: Words,
    pub(super) kind: Kind,
    pub(super) style: String,
    pub(super) list: Option<InList>,
    pub(super) in_cell: bool,
    /// Whether it takes no number.
    pub(super) unnumbered: bool,
    /// The number it starts from, where it says so.
    pub(super) start: Option<u32>,
}

/// What ends when an open element closes.
enum Scope {
    Plain,
    Paragraph,
    /// A span, with the look to go back to.
    Span {
        bold: bool,
        hidden: bool,
    },
    /// A stretch of paragraphs of its own.
    Flow {
        cell: bool,
        note: bool,
    },
    List,
    /// A section that is not shown.
    Hidden,
    /// The words of a deletion, with what was read before.
    Deletion {
        id: String,
        before: Vec<Paragraph>,
    },
}

/// A list that is open.
struct OpenList {
    style: Option<String>,
    anew: bool,
    header: bool,
    start: Option<u32>,
}

struct Body<'a> {
    styles: &'a Styles,
    tracked: Tracked,
    changes: &'a mut Changes,
    scopes: Vec<Scope>,
    open: Vec<Paragraph>,
    /// Per flow the paragraph whose end is not read, so that the next one belongs to it.
    flows: Vec<Option<Paragraph>>,
    lists: Vec<OpenList>,
    /// The changes of the document: what kind, whose, and the deleted paragraphs.
    regions: HashMap<String, (Change, String)>,
    deleted: HashMap<String, Vec<Paragraph>>,
    /// The region whose description is being read.
    region: String,
    /// Insertions that are open.
    inserting: HashSet<String>,
    gone: u32,
    cells: u32,
    in_note: u32,
    bold: bool,
    hidden: bool,
    later: Vec<Paragraph>,
    out: Vec<Paragraph>,
}

/// The paragraphs of a document.
pub(super) fn read(
    part: &Part,
    styles: &Styles,
    tracked: Tracked,
    changes: &mut Changes,
) -> Result<Vec<Paragraph>> {
    let mut body = Body {
        styles,
        tracked,
        changes,
        scopes: Vec::new(),
        open: Vec::new(),
        flows: vec![None],
        lists: Vec::new(),
        regions: HashMap::new(),
        deleted: HashMap::new(),
        region: String::new(),
        inserting: HashSet::new(),
        gone: 0,
        cells: 0,
        in_note: 0,
        bold: false,
        hidden: false,
        later: Vec::new(),
        out: Vec::new(),
    };
    let mut xml = Xml::new(part);
    loop {
        match xml.next()? {
            Node::Open(element) => {
                if let Some(scope) = body.enter(&element, &mut xml)? {
                    body.scopes.push(scope);
                }
            }
            Node::Close => {
                if let Some(scope) = body.scopes.pop() {
                    body.leave(scope);
                }
            }
            Node::Text(text) => body.text(&text),
            Node::End => break,
        }
    }
    body.end_flow();
    Ok(body.out)
}

impl Body<'_> {
    /// Meets an element. Gives what it opens, or nothing where it has been read to its end.
    fn enter(&mut self, element: &Element<'_>, xml: &mut Xml<'_>) -> Result<Option<Scope>> {
        Ok(Some(match element.name() {
            ("text", "p") => self.paragraph(element, Kind::Text),
            ("text", "h") => {
                let level = element
                    .get("outline-level")
                    .and_then(|level| level.parse().ok());
                self.paragraph(element, Kind::Heading(level.unwrap_or(1)))
            }
            ("text", "span") => self.span(element),
            ("text", "list") => {
                let style = element.get("style-name");
                let inherited = || self.lists.last().and_then(|list| list.style.clone());
                let anew = self.lists.is_empty()
                    && element.get("continue-list").is_none()
                    && element.get("continue-numbering").as_deref() != Some("true");
                self.lists.push(OpenList {
                    style: style.or_else(inherited),
                    anew,
                    header: false,
                    start: None,
                });
                Scope::List
            }
            ("text", "list-item" | "list-header") => {
                let header = element.name().1 == "list-header";
                if let Some(list) = self.lists.last_mut() {
                    list.header = header;
                    list.start = element.get("start-value").and_then(|n| n.parse().ok());
                }
                Scope::Plain
            }
            ("text", "note-body") => {
                self.in_note += 1;
                self.flow(false, true)
            }
            ("draw", "text-box") => self.flow(false, false),
            ("table", "table") => {
                self.join_nothing();
                Scope::Plain
            }
            ("table", "table-cell") => {
                self.cells += 1;
                self.flow(true, false)
            }
            ("text", "section") if element.get("display").as_deref() == Some("none") => {
                self.gone += 1;
                Scope::Hidden
            }
            ("text", "changed-region") => {
                self.region = element.get("id").unwrap_or_default();
                Scope::Plain
            }
            ("text", "insertion") => {
                self.describe(Change::Insertion);
                Scope::Plain
            }
            ("text", "deletion") => {
                self.describe(Change::Deletion);
                Scope::Deletion {
                    id: self.region.clone(),
                    before: std::mem::take(&mut self.out),
                }
            }
            _ => return self.inline(element, xml),
        }))
    }

    /// Meets what stands in a paragraph, and what holds no text of the document.
    fn inline(&mut self, element: &Element<'_>, xml: &mut Xml<'_>) -> Result<Option<Scope>> {
        match element.name() {
            ("text", "s" | "tab" | "line-break") => self.text(" "),
            ("text", "change-start") => self.begin_insertion(element),
            ("text", "change-end") => {
                self.inserting
                    .remove(&element.get("change-id").unwrap_or_default());
            }
            ("text", "change") => self.deletion(element),
            (
                "text",
                "note-citation" | "number" | "table-of-content" | "illustration-index"
                | "table-index" | "object-index" | "user-index" | "alphabetical-index"
                | "bibliography" | "ruby-text" | "page-number" | "page-count" | "script",
            )
            | (
                "office",
                "annotation" | "annotation-end" | "change-info" | "forms" | "scripts"
                | "binary-data" | "event-listeners" | "automatic-styles" | "styles"
                | "font-face-decls",
            )
            | ("table", "covered-table-cell" | "shapes")
            | ("svg", "title" | "desc") => {}
            ("text", "hidden-text") if element.get("is-hidden").as_deref() != Some("false") => {}
            _ => return Ok(Some(Scope::Plain)),
        }
        xml.skip()?;
        Ok(None)
    }

    fn leave(&mut self, scope: Scope) {
        match scope {
            Scope::Plain => {}
            Scope::Paragraph => self.end_paragraph(),
            Scope::Span { bold, hidden } => (self.bold, self.hidden) = (bold, hidden),
            Scope::Flow { cell, note } => {
                self.end_flow();
                self.cells -= u32::from(cell);
                self.in_note -= u32::from(note);
            }
            Scope::List => {
                self.lists.pop();
            }
            Scope::Hidden => self.gone -= 1,
            Scope::Deletion { id, before } => {
                self.join_nothing();
                let deleted = std::mem::replace(&mut self.out, before);
                self.deleted.insert(id, deleted);
            }
        }
    }

    fn paragraph(&mut self, element: &Element<'_>, kind: Kind) -> Scope {
        let style = element.get("style-name").unwrap_or_default();
        let (bold, hidden) = self.styles.paragraph(&style);
        (self.bold, self.hidden) = (bold == Some(true), hidden == Some(true));
        let is = |name: &str| element.get(name).as_deref() == Some("true");
        let mut paragraph = Paragraph {
            kind: if self.in_note > 0 { Kind::Note } else { kind },
            style,
            in_cell: self.cells > 0,
            unnumbered: is("is-list-header"),
            start: Some("restart-numbering").filter(|name| is(name)).map(|_| {
                element
                    .get("start-value")
                    .and_then(|n| n.parse().ok())
                    .unwrap_or(1)
            }),
            ..Paragraph::default()
        };
        let level = self.lists.len();
        let anew = self
            .lists
            .first_mut()
            .is_some_and(|list| std::mem::take(&mut list.anew));
        if let Some(list) = self.lists.last_mut() {
            paragraph.unnumbered |= list.header;
            paragraph.start = paragraph.start.or(list.start.take());
            paragraph.list = Some(InList {
                style: list.style.clone(),
                level,
                anew,
            });
        }
        self.open.push(paragraph);
        Scope::Paragraph
    }

    fn span(&mut self, element: &Element<'_>) -> Scope {
        let before = Scope::Span {
            bold: self.bold,
            hidden: self.hidden,
        };
        let (bold, hidden) = self
            .styles
            .span(&element.get("style-name").unwrap_or_default());
        self.bold = bold.unwrap_or(self.bold);
        self.hidden = hidden.unwrap_or(self.hidden);
        before
    }

    fn text(&mut self, text: &str) {
        let Some(open) = self.open.last_mut() else {
            return;
        };
        if self.inserting.is_empty() && !text.trim().is_empty() {
            self.changes.unchanged();
        }
        let inserted = !self.inserting.is_empty() && self.tracked == Tracked::Reject;
        if self.gone == 0 && !self.hidden && !inserted {
            open.words.push(text, self.bold);
        }
    }

    /// A region of changes is described before the text.
    fn describe(&mut self, change: Change) {
        // Each region is one change; its id tells it from the next.
        self.regions
            .insert(self.region.clone(), (change, self.region.clone()));
    }

    fn begin_insertion(&mut self, element: &Element<'_>) {
        let id = element.get("change-id").unwrap_or_default();
        if let Some((Change::Insertion, whose)) = self.regions.get(&id) {
            self.changes.begin(Change::Insertion, whose.clone());
            self.inserting.insert(id);
        }
    }

    /// The place of a deletion: its words stand here in the old text.
    fn deletion(&mut self, element: &Element<'_>) {
        let id = element.get("change-id").unwrap_or_default();
        let Some((change, whose)) = self.regions.get(&id) else {
            return;
        };
        self.changes.begin(*change, whose.clone());
        let inserted = !self.inserting.is_empty();
        if self.tracked == Tracked::Accept || inserted || self.gone > 0 {
            return;
        }
        // Taken out, so that a place named twice cannot multiply the text.
        let mut deleted = self.deleted.remove(&id).unwrap_or_default().into_iter();
        let Some(mut open) = self.open.pop() else {
            self.join_nothing();
            deleted.for_each(|paragraph| self.give(paragraph));
            return;
        };
        // The first deleted paragraph runs on here, the last one runs on into what follows. Where a
        // paragraph ends inside the deletion, it ends as the deletion says.
        let words = std::mem::take(&mut open.words);
        let mut piece = Paragraph {
            words,
            ..open.clone()
        };
        if let Some(first) = deleted.next() {
            if deleted.len() > 0 {
                (piece.kind, piece.style, piece.list) = (first.kind, first.style, first.list);
            }
            piece.words.join(&first.words);
        }
        for next in deleted {
            self.give(piece);
            piece = next;
        }
        open.words = piece.words;
        self.open.push(open);
    }

    fn flow(&mut self, cell: bool, note: bool) -> Scope {
        self.flows.push(None);
        Scope::Flow { cell, note }
    }

    fn end_flow(&mut self) {
        self.join_nothing();
        if self.flows.len() > 1 {
            self.flows.pop();
        }
    }

    fn join_nothing(&mut self) {
        if let Some(waiting) = self.flows.last_mut().and_then(Option::take) {
            self.give(waiting);
        }
    }

    fn end_paragraph(&mut self) {
        let Some(mut paragraph) = self.open.pop() else {
            return;
        };
        if let Some(mut before) = self.flows.last_mut().and_then(Option::take) {
            // What remains is the first paragraph, unless no word of it does. A heading and a text
            // were never one: programs mark one change too far where two touch.
            let apart = self.is_heading(&before) != self.is_heading(&paragraph);
            match (before.words.is_blank(), paragraph.words.is_blank()) {
                (true, _) => {}
                (false, false) if apart => self.give(before),
                (false, _) => {
                    before.words.join(&paragraph.words);
                    paragraph = before;
                }
            }
        }
        if self.gone > 0 {
            return;
        }
        let inserted = !self.inserting.is_empty() && self.tracked == Tracked::Reject;
        match self.flows.last_mut() {
            Some(waiting) if inserted => *waiting = Some(paragraph),
            Some(_) | None => self.give(paragraph),
        }
    }

    fn is_heading(&self, paragraph: &Paragraph) -> bool {
        matches!(paragraph.kind, Kind::Heading(_))
            || matches!(self.styles.role(&paragraph.style), Some(Role::Heading(_)))
    }

    /// A finished paragraph; one inside another waits for it.
    fn give(&mut self, paragraph: Paragraph) {
        if self.open.is_empty() {
            self.out.push(paragraph);
            self.out.append(&mut self.later);
        } else {
            self.later.push(paragraph);
        }
    }
}
