//! The only way to make a [`Document`]: readers push headings, blocks and runs of text in order.

use super::{Anchor, Block, BlockKind, Document, Notice, NoticeKind, Section, SectionId, Source};
use crate::text::{Place, Span};

/// Bytes of one line behind which its place is noted anew.
const STRIDE: usize = 4 << 10;

/// Takes what a reader finds, in reading order, and keeps the document's invariants.
///
/// ```
/// # use pledgediff::document::{Builder, BlockKind, Format, Source};
/// # use pledgediff::text::Place;
/// let source = Source {
///     name: "p.md".into(), label: "p".into(), format: Format::Markdown, sha256: String::new(),
/// };
/// let at = |line| Place { line: Some(line), column: Some(1), ..Place::default() };
/// let mut builder = Builder::new(source);
/// builder.heading(1, Some("1"), "Zorg", at(1));
/// builder.begin(BlockKind::Paragraph);
/// builder.push("Het eigen   risico", at(3));
/// builder.push(" ", at(3));
/// builder.push("verdwijnt.", at(4));
/// builder.end();
/// let document = builder.finish();
/// assert_eq!(document.text(), "Het eigen risico verdwijnt.\n");
/// assert_eq!(document.place(18).line, Some(4));
/// ```
#[derive(Debug)]
pub struct Builder {
    document: Document,
    open: Option<OpenBlock>,
    /// Control characters left out so far.
    controls: u32,
}

#[derive(Debug)]
struct OpenBlock {
    start: usize,
    kind: BlockKind,
    label: Option<Span>,
    /// White space was pushed and waits for the next word; it is written at `Place`.
    space: Option<Place>,
    /// The last character but white space was a soft hyphen.
    soft: bool,
}

impl Builder {
    /// An empty document of that source.
    pub fn new(source: Source) -> Self {
        Self {
            document: Document {
                source,
                title: None,
                text: String::new(),
                blocks: Vec::new(),
                sections: Vec::new(),
                anchors: Vec::new(),
                pages: None,
                notices: Vec::new(),
            },
            open: None,
            controls: 0,
        }
    }

    /// Makes room for so many bytes of text, taken from so many places of the source.
    pub fn expect(&mut self, bytes: usize, places: usize) {
        self.document.text.reserve(bytes);
        self.document.anchors.reserve(places);
    }

    /// Where the document comes from, for messages that name it.
    pub fn source(&self) -> &Source {
        &self.document.source
    }

    /// Sets the title the source gives itself.
    pub fn title(&mut self, title: impl Into<String>) {
        let title = title.into();
        if !title.trim().is_empty() {
            self.document.title = Some(title);
        }
    }

    /// Sets the number of pages.
    pub fn pages(&mut self, pages: u32) {
        self.document.pages = Some(pages);
    }

    /// Adds something the user should know.
    pub fn notice(&mut self, notice: Notice) {
        self.document.notices.push(notice);
    }

    /// Opens a section at depth `level` (1 for a chapter); it ends at the next heading of its level
    /// or above. Ends the open block.
    pub fn heading(
        &mut self,
        level: u8,
        number: Option<&str>,
        title: &str,
        place: Place,
    ) -> SectionId {
        self.end();
        let level = level.max(1);
        let sections = &mut self.document.sections;
        let mut parent = sections.len().checked_sub(1).map(|i| i as SectionId);
        while let Some(id) = parent {
            let above = &sections[id as usize];
            if above.level < level {
                break;
            }
            parent = above.parent;
        }
        let title: String = title.chars().filter(|c| !is_unseen(*c)).collect();
        let words: Vec<&str> = title.split_whitespace().collect();
        sections.push(Section {
            number: number.map(str::to_owned),
            title: words.join(" "),
            level,
            parent,
            place,
        });
        sections.len() as SectionId - 1
    }

    /// Opens a block of that kind; an open one ends.
    pub fn begin(&mut self, kind: BlockKind) {
        self.end();
        self.open = Some(OpenBlock {
            start: self.document.text.len(),
            kind,
            label: None,
            space: None,
            soft: false,
        });
    }

    /// Adds text to the open block (a paragraph is opened where there is none); its first character
    /// stood at `place`. White space of any kind and length, line ends included, becomes one space;
    /// soft hyphens and other characters that nobody sees go, control characters with a notice.
    pub fn push(&mut self, text: &str, place: Place) {
        if self.open.is_none() {
            self.begin(BlockKind::Paragraph);
        }
        let Some(open) = self.open.as_mut() else {
            return;
        };
        let document = &mut self.document;
        let mut here = place;
        let mut unbroken = false;
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let graphic = rest.bytes().take_while(u8::is_ascii_graphic).count();
            let (taken, after) = rest.split_at(graphic.max(c.len_utf8()));
            rest = after;
            if c.is_whitespace() {
                unbroken = unbroken && c == ' ' && open.space.is_none();
                open.space.get_or_insert(here);
            } else if is_unseen(c) {
                open.soft = c == '\u{ad}';
                self.controls += u32::from(c.is_control());
                unbroken = false;
            } else {
                open.soft = false;
                let fresh = document.text.len() == open.start;
                if let Some(space) = open.space.take().filter(|_| !fresh) {
                    if !unbroken {
                        anchor(document, space);
                    }
                    document.text.push(' ');
                }
                if !unbroken || is_far(document) {
                    anchor(document, here);
                    unbroken = true;
                }
                document.text.push_str(taken);
            }
            if let Some(column) = here.column.as_mut() {
                *column += graphic.max(1) as u32;
            }
        }
    }

    /// The words of the open block so far.
    pub fn open_text(&self) -> &str {
        let start = self.open.as_ref().map(|open| open.start);
        start.map_or("", |start| &self.document.text[start..])
    }

    /// Whether the open block ends in a soft hyphen so far: at the end of a line it shows that the
    /// word goes on.
    pub fn ends_in_soft_hyphen(&self) -> bool {
        self.open.as_ref().is_some_and(|open| open.soft)
    }

    /// Takes back the hyphen that ends the open block, and white space around it: what is pushed
    /// next goes on with the word.
    pub fn unhyphen(&mut self) {
        let Some(open) = self.open.as_mut() else {
            return;
        };
        open.space = None;
        let text = &mut self.document.text;
        if !open.soft && text.len() > open.start && text.ends_with(['-', '\u{2010}']) {
            text.pop();
            let words = text.trim_end_matches(' ').len();
            text.truncate(words.max(open.start));
            let end = text.len() as u32;
            let anchors = &mut self.document.anchors;
            anchors.truncate(anchors.partition_point(|anchor| anchor.offset < end));
        }
    }

    /// Marks what the open block holds so far as its label, see [`Block::label`].
    pub fn label(&mut self) {
        let end = self.document.text.len();
        if let Some(open) = self.open.as_mut().filter(|open| open.start < end) {
            open.label = Some(Span::new(open.start, end));
        }
    }

    /// Whether the open block holds no word yet, or no block is open.
    pub fn is_blank(&self) -> bool {
        self.open
            .as_ref()
            .is_none_or(|open| open.start == self.document.text.len())
    }

    /// Ends the open block; one without a word is dropped.
    pub fn end(&mut self) {
        let Some(open) = self.open.take() else { return };
        let document = &mut self.document;
        let end = document.text.len();
        if end == open.start {
            return;
        }
        document.blocks.push(Block {
            span: Span::new(open.start, end),
            kind: open.kind,
            section: document.sections.len().checked_sub(1).map(|i| i as u32),
            label: open.label.filter(|label| (label.end as usize) < end),
        });
        document.text.push('\n');
    }

    /// The finished document; one without a word says so.
    pub fn finish(mut self) -> Document {
        self.end();
        if self.document.blocks.is_empty() {
            self.notice(Notice::whole(NoticeKind::NoSentences));
        }
        if self.controls > 0 {
            let count = self.controls;
            self.notice(Notice::whole(NoticeKind::ControlsDropped { count }));
        }
        self.document.text.shrink_to_fit();
        self.document
    }
}

/// Whether a character is not seen on a page: a control character, or one of no width that only
/// tells where a line may break. White space is asked about first.
fn is_unseen(c: char) -> bool {
    c.is_control() && !c.is_whitespace()
        || matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// Whether the last anchor lies so far back that counting from it takes long.
fn is_far(document: &Document) -> bool {
    let last = document.anchors.last().map_or(0, |last| last.offset);
    document.text.len() - last as usize > STRIDE
}

fn anchor(document: &mut Document, place: Place) {
    let offset = document.text.len() as u32;
    match document.anchors.last_mut() {
        Some(last) if last.offset == offset => last.place = place,
        _ => document.anchors.push(Anchor { offset, place }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Format;

    fn builder() -> Builder {
        Builder::new(Source {
            name: "p.txt".into(),
            label: "p".into(),
            format: Format::Text,
            sha256: String::new(),
        })
    }

    fn at(line: u32, column: u32) -> Place {
        Place {
            page: None,
            line: Some(line),
            column: Some(column),
        }
    }

    #[test]
    fn every_character_knows_its_place() {
        let mut b = builder();
        b.begin(BlockKind::ListItem);
        b.push("één  woord ", at(1, 3));
        b.push("verder", at(2, 5));
        let d = b.finish();
        assert_eq!(d.text(), "één woord verder\n");
        let place = |word: &str| d.place(d.text().find(word).unwrap() as u32);
        assert_eq!(place("één"), at(1, 3));
        assert_eq!(place("woord"), at(1, 8));
        assert_eq!(place("oord"), at(1, 9));
        assert_eq!(place("verder"), at(2, 5));
        assert_eq!(place("der"), at(2, 8));
    }

    #[test]
    fn what_nobody_sees_goes_and_a_hyphen_can_be_taken_back() {
        let mut b = builder();
        b.push("zorg\u{ad}verleners samen- ", at(1, 1));
        b.unhyphen();
        b.push("werken\0", at(2, 1));
        b.push(" aan gedeelde waar \u{ad}", at(3, 1));
        assert!(b.ends_in_soft_hyphen());
        b.unhyphen();
        b.push("den", at(4, 1));
        let d = b.finish();
        assert_eq!(d.text(), "zorgverleners samenwerken aan gedeelde waarden\n");
        let place = |word: &str| d.place(d.text().find(word).unwrap() as u32);
        assert_eq!(place("verleners"), at(1, 6));
        assert_eq!(place("werken"), at(2, 1));
        assert_eq!(place("aan"), at(3, 2));
        let count = 1;
        assert_eq!(d.notices()[0].kind, NoticeKind::ControlsDropped { count });
    }

    #[test]
    fn sections_nest_by_level_and_blocks_belong_to_the_innermost() {
        let mut b = builder();
        b.push("Vooraf.", at(1, 1));
        b.heading(1, Some("1"), "Zorg", at(2, 1));
        b.heading(3, None, "Dichtbij", at(3, 1));
        b.push("Meer huisartsen.", at(4, 1));
        b.heading(2, None, "Ver weg", at(5, 1));
        b.heading(1, Some("2"), "Wonen", at(6, 1));
        let d = b.finish();
        let parents: Vec<_> = d.sections().iter().map(|s| s.parent).collect();
        assert_eq!(parents, [None, Some(0), Some(0), None]);
        assert_eq!(d.blocks()[0].section, None);
        assert_eq!(d.blocks()[1].section, Some(1));
        assert_eq!(d.path(1).len(), 2);
    }

    #[test]
    fn an_empty_block_leaves_nothing_and_a_label_needs_a_rest() {
        let mut b = builder();
        b.begin(BlockKind::Paragraph);
        b.push(" \n ", at(1, 1));
        b.begin(BlockKind::ListItem);
        b.push("NAVO.", at(2, 1));
        b.label();
        b.push(" We blijven lid.", at(2, 6));
        b.begin(BlockKind::ListItem);
        b.push("Alleen vet", at(3, 1));
        b.label();
        let d = b.finish();
        assert_eq!(d.blocks().len(), 2);
        assert_eq!(d.blocks()[0].label.unwrap().of(d.text()), "NAVO.");
        assert_eq!(d.blocks()[1].label, None);
    }
}
