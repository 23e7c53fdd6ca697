//! From the nodes of a page to sections and blocks.

use super::content::{is_left_out, is_note, is_note_mark};
use super::tree::{Data, Element, Id, Tree};
use crate::document::{BlockKind, Builder};
use crate::read::office::{self, letter};
use crate::read::tracked::{Change, Changes, Tracked};
use crate::text::Place;

/// What holds at a place of the tree; it is put back when an element ends.
#[derive(Clone, Copy)]
struct State {
    /// What a block here is.
    kind: BlockKind,
    bold: bool,
    /// Whether the words are not read: they belong to the other text of the tracked changes.
    gone: bool,
    /// Whether they are part of a change.
    changed: bool,
}

/// A heading that is being read.
struct Heading {
    level: u8,
    title: String,
    line: u32,
}

/// Reads the text under a node.
pub(super) struct Text<'a> {
    tree: &'a Tree,
    lines: bool,
    tracked: Tracked,
    changes: &'a mut Changes,
    builder: &'a mut Builder,
    state: State,
    heading: Option<Heading>,
    /// Whether all words of the block so far are bold.
    opening: bool,
}

impl<'a> Text<'a> {
    /// A reader; `lines` says whether lines of the source mean something to the user.
    pub(super) fn new(
        tree: &'a Tree,
        lines: bool,
        tracked: Tracked,
        changes: &'a mut Changes,
        builder: &'a mut Builder,
    ) -> Self {
        Self {
            tree,
            lines,
            tracked,
            changes,
            builder,
            state: State {
                kind: BlockKind::Paragraph,
                bold: false,
                gone: false,
                changed: false,
            },
            heading: None,
            opening: true,
        }
    }

    /// Reads all that stands in `root`.
    pub(super) fn read(mut self, root: Id) {
        self.block();
        let mut open: Vec<(Id, State)> = Vec::new();
        let mut here = Some(root);
        while let Some(id) = here {
            let mut next = None;
            if !is_left_out(self.tree, id) {
                match self.tree.data(id) {
                    Data::Text(text) => self.text(text, self.tree.line(id)),
                    Data::Element(element) if is_note_mark(self.tree, id, element) => {}
                    Data::Element(element) => {
                        let before = self.state;
                        self.enter(element, self.tree.line(id));
                        next = self.tree.first(id);
                        match next {
                            Some(_) => open.push((id, before)),
                            None => self.leave(element, before),
                        }
                    }
                    Data::Other => {
                        next = self.tree.first(id);
                        if next.is_some() {
                            open.push((id, self.state));
                        }
                    }
                }
            }
            let mut done = id;
            while next.is_none() {
                if done == root {
                    break;
                }
                next = self.tree.next(done);
                if next.is_none() {
                    let Some((up, before)) = open.pop() else {
                        break;
                    };
                    if let Some(element) = self.tree.element(up) {
                        self.leave(element, before);
                    }
                    done = up;
                }
            }
            here = next;
        }
        self.builder.end();
    }

    fn enter(&mut self, element: &Element, line: u32) {
        let name = &*element.name;
        if let Some(level) = heading_level(name) {
            self.block();
            self.heading = Some(Heading {
                level,
                title: String::new(),
                line,
            });
            return;
        }
        let kind = match name {
            "li" | "dd" | "dt" => Some(BlockKind::ListItem),
            "td" | "th" => Some(BlockKind::TableCell),
            "blockquote" => Some(BlockKind::Quote),
            "figcaption" | "caption" => Some(BlockKind::Caption),
            _ if element.has("epub:type", "pullquote") => Some(BlockKind::Quote),
            _ => None,
        };
        if let Some(kind) = kind
            && self.state.kind != BlockKind::Footnote
        {
            self.state.kind = kind;
        }
        if is_note(element) {
            self.state.kind = BlockKind::Footnote;
        }
        match name {
            "b" | "strong" => self.state.bold = true,
            "br" => self.space(line),
            "ins" => self.change(Change::Insertion, element),
            "del" => self.change(Change::Deletion, element),
            _ => {}
        }
        if is_block(name) {
            self.block();
        }
    }

    fn leave(&mut self, element: &Element, before: State) {
        let name = &*element.name;
        if heading_level(name).is_some() {
            if let Some(heading) = self.heading.take()
                && !heading.title.trim().is_empty()
            {
                let place = self.place(heading.line);
                office::heading(heading.level, None, &heading.title, place, self.builder);
            }
            self.opening = true;
        }
        self.state = before;
        if is_block(name) {
            self.block();
        }
    }

    fn change(&mut self, change: Change, element: &Element) {
        let whose = ["cite", "datetime"].map(|name| element.get(name).unwrap_or_default());
        self.changes.begin(change, whose.join("\n"));
        self.state.changed = true;
        self.state.gone |= !change.is_read(self.tracked);
    }

    /// What came before and what comes now are different blocks.
    fn block(&mut self) {
        if self.heading.is_none() {
            self.builder.end();
            self.opening = true;
        }
    }

    fn space(&mut self, line: u32) {
        let place = self.place(line);
        match &mut self.heading {
            Some(heading) => heading.title.push(' '),
            None if !self.builder.is_blank() => self.builder.push(" ", place),
            None => {}
        }
    }

    fn text(&mut self, text: &str, line: u32) {
        if !self.state.changed && !text.trim().is_empty() {
            self.changes.unchanged();
        }
        if self.state.gone {
            return;
        }
        for (k, part) in text.split('\n').enumerate() {
            let line = line.saturating_add(k as u32);
            if k > 0 {
                self.space(line);
            }
            self.line(part, line);
        }
    }

    /// Adds text of one line.
    fn line(&mut self, text: &str, line: u32) {
        let text: String = text.chars().filter_map(letter).collect();
        if text.is_empty() {
            return;
        }
        if let Some(heading) = &mut self.heading {
            heading.title.push_str(&text);
            return;
        }
        let blank = text.trim().is_empty();
        if self.builder.is_blank() {
            if blank {
                return;
            }
            self.builder.begin(self.state.kind);
            self.opening = true;
        }
        if self.opening && !self.state.bold && !blank {
            self.builder.label();
            self.opening = false;
        }
        let place = self.place(line);
        self.builder.push(&text, place);
    }

    fn place(&self, line: u32) -> Place {
        Place {
            line: Some(line).filter(|_| self.lines),
            ..Place::default()
        }
    }
}

fn heading_level(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h', digit @ b'1'..=b'6'] => Some(digit - b'0'),
        _ => None,
    }
}

/// Whether an element begins and ends a block.
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "header"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "main"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}
