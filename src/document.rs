//! A document: one immutable text with its sections and blocks, and where each stood in the source.
//!
//! Readers make it through a [`Builder`], which is the only constructor: it collapses white space,
//! keeps blocks in order and apart, and remembers the place of every run of text.

use crate::text::{Place, Span};

mod builder;
mod notice;

pub use builder::Builder;
pub use notice::{Notice, NoticeKind};

/// The format an input was read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown (`CommonMark` with tables, strikethrough and footnotes).
    Markdown,
    /// A web page.
    Html,
    /// PDF with a text layer.
    Pdf,
    /// Word (Office Open XML).
    Docx,
    /// `OpenDocument` text.
    Odt,
    /// EPUB.
    Epub,
}

impl Format {
    /// The name used in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Odt => "odt",
            Self::Epub => "epub",
        }
    }
}

/// Where a document came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The input as the user wrote it, without its label: a path, `-` or `REV:PATH`.
    pub name: String,
    /// What reports call the document; the file's name where the user gave no label.
    pub label: String,
    /// The format it was read as.
    pub format: Format,
    /// SHA-256 of the bytes, in lower-case hexadecimal.
    pub sha256: String,
}

impl Source {
    /// Of plain text that comes from no file.
    pub fn unnamed() -> Self {
        Self {
            name: String::new(),
            label: String::new(),
            format: Format::Text,
            sha256: String::new(),
        }
    }
}

/// What a block of text is on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// One item of a list, without its bullet or number.
    ListItem,
    /// One cell of a table.
    TableCell,
    /// A quotation set apart, or a pull quote.
    Quote,
    /// The words under or beside a picture, figure or table.
    Caption,
    /// A note at the foot of a page or the end of a chapter.
    Footnote,
}

impl BlockKind {
    /// The name used in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Paragraph => "paragraph",
            Self::ListItem => "list_item",
            Self::TableCell => "table_cell",
            Self::Quote => "quote",
            Self::Caption => "caption",
            Self::Footnote => "footnote",
        }
    }
}

/// Index of a section in its document.
pub type SectionId = u32;

/// A heading and all that stands under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The number before the title as the reader of the page sees it, such as `7.2`.
    pub number: Option<String>,
    /// The title without its number.
    pub title: String,
    /// Depth from 1 for a chapter.
    pub level: u8,
    /// The section this one stands in.
    pub parent: Option<SectionId>,
    /// Where the heading stands in the source.
    pub place: Place,
}

/// A paragraph, list item, cell or the like: the largest text within which sentences are sought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// The words, in the document's text.
    pub span: Span,
    /// What the block is on the page.
    pub kind: BlockKind,
    /// The innermost section it stands in; none before the first heading.
    pub section: Option<SectionId>,
    /// The bold or otherwise marked label that opens the block ("**NAVO.** We versterken …"), where
    /// the source marks one. Whether it is a sentence of its own is for the segmenter to say.
    pub label: Option<Span>,
}

/// From `offset` on, the text ran on unbroken in the source from `place`, up to the next anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Anchor {
    offset: u32,
    place: Place,
}

/// One text as it was read, immutable; see the [module](self).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    source: Source,
    title: Option<String>,
    text: String,
    blocks: Vec<Block>,
    sections: Vec<Section>,
    anchors: Vec<Anchor>,
    pages: Option<u32>,
    notices: Vec<Notice>,
}

impl Document {
    /// Where the document came from.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// The title the source gives itself, where it gives one.
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// The text that every span points into: the blocks in order, one a line.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The blocks, in order and apart from each other.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The sections in the order of their headings.
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// Number of pages, for formats that have pages.
    pub fn pages(&self) -> Option<u32> {
        self.pages
    }

    /// What the reader found degraded, repaired or odd.
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// Where the character at byte `offset` of the text stood in the source.
    pub fn place(&self, offset: u32) -> Place {
        let after = self.anchors.partition_point(|a| a.offset <= offset);
        let Some(anchor) = after.checked_sub(1).map(|i| self.anchors[i]) else {
            return Place::default();
        };
        let run = &self.text[anchor.offset as usize..offset as usize];
        Place {
            column: anchor.place.column.map(|c| c + run.chars().count() as u32),
            ..anchor.place
        }
    }

    /// Whether both say the same in the same blocks and sections, wherever it stands in their files.
    pub fn says_as(&self, other: &Self) -> bool {
        self.text == other.text && self.blocks == other.blocks && self.sections == other.sections
    }

    /// The same document, read from a file of the same bytes under another name.
    #[must_use]
    pub fn renamed(mut self, name: String, label: String) -> Self {
        self.source.name = name;
        self.source.label = label;
        self
    }

    /// The titles from the chapter down to section `id`, outermost first.
    pub fn path(&self, id: SectionId) -> Vec<&Section> {
        let mut path = Vec::new();
        let mut next = Some(id);
        while let Some(id) = next {
            let section = &self.sections[id as usize];
            path.push(section);
            next = section.parent;
        }
        path.reverse();
        path
    }
}
