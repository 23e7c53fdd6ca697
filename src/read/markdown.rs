//! Markdown: `CommonMark` with tables, footnotes, strikethrough, task lists and front matter, and
//! the HTML that people write between it.

use std::iter::Peekable;
use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, OffsetIter, Options as Dialect, Parser, Tag, TagEnd};

use super::encoding;
use super::layout::bullet::{self, BulletKind};
use super::layout::heading;
use super::layout::hyphen::Hyphens;
use super::lines::Lines;
use crate::document::{BlockKind, Builder, Notice, NoticeKind};
use crate::error::Result;
use crate::text::Place;

mod html;

const DIALECT: Dialect = Dialect::ENABLE_TABLES
    .union(Dialect::ENABLE_FOOTNOTES)
    .union(Dialect::ENABLE_STRIKETHROUGH)
    .union(Dialect::ENABLE_TASKLISTS)
    .union(Dialect::ENABLE_HEADING_ATTRIBUTES)
    .union(Dialect::ENABLE_GFM);

/// A heading of more characters is a paragraph that a line of dashes followed by mistake.
const LONGEST_HEADING: usize = 200;

/// Reads Markdown into `builder`.
pub(super) fn read(bytes: &[u8], builder: &mut Builder) -> Result<()> {
    let source = encoding::decode(bytes, None, builder)?;
    let clean = html::without_tags(&source);
    let (front, title) = front_matter(clean.text());
    let body = &clean.text()[front..];
    let mut reader = Reader {
        events: Parser::new_ext(body, DIALECT).into_offset_iter().peekable(),
        body,
        front,
        clean: &clean,
        lines: Lines::new(&source),
        hyphens: Hyphens::of(body.lines()),
        builder,
        kinds: Vec::new(),
        open: false,
        label: false,
        line_end: None,
        dash: None,
        captions: Vec::new(),
        number: None,
        joins: false,
        chapters: Vec::new(),
        struck: clean.struck(),
    };
    reader.read();
    let struck = reader.struck;
    // The only heading of the first level is the title of it all.
    let title = match (title, reader.chapters.as_slice()) {
        (Some(title), _) => title,
        (None, [only]) => only.clone(),
        (None, _) => String::new(),
    };
    builder.title(title);
    if struck > 0 {
        builder.notice(Notice::whole(NoticeKind::StruckTextDropped {
            count: struck,
        }));
    }
    Ok(())
}

/// The length of the front matter (YAML between lines of three dashes) and the title it gives.
fn front_matter(text: &str) -> (usize, Option<String>) {
    let mut lines = text.split_inclusive('\n');
    if lines.next().map(str::trim_end) != Some("---") {
        return (0, None);
    }
    let mut length = 0;
    let mut title = None;
    for line in text.split_inclusive('\n').take(LONGEST_FRONT_MATTER) {
        length += line.len();
        let line = line.trim_end();
        if let Some(value) = line.strip_prefix("title:") {
            title = Some(value.trim().trim_matches(['"', '\'']).to_owned());
        }
        if length > 4 && matches!(line, "---" | "...") {
            return (length, title);
        }
        if length > 5 && !line.is_empty() && !is_yaml(line) {
            break;
        }
    }
    (0, None)
}

/// Most lines of front matter.
const LONGEST_FRONT_MATTER: usize = 200;

/// Whether a line may stand in front matter: a key, an item, a comment or the rest of a value.
fn is_yaml(line: &str) -> bool {
    let key = line.split(':').next().unwrap_or_default();
    line.starts_with([' ', '\t', '-', '#'])
        || key.len() < line.len()
            && key
                .chars()
                .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
}

struct Reader<'t, 'b> {
    events: Peekable<OffsetIter<'t>>,
    body: &'t str,
    /// Where the body begins in the clean text.
    front: usize,
    clean: &'t html::Clean<'t>,
    lines: Lines<'t>,
    hyphens: Hyphens,
    builder: &'b mut Builder,
    /// What the blocks around the present place make of a text, innermost last.
    kinds: Vec<BlockKind>,
    /// Whether a block is open that goes on with the next text.
    open: bool,
    /// Whether the bold text that opens a block is open.
    label: bool,
    /// A line of the source ended here, inside a block.
    line_end: Option<Place>,
    /// The dash that opened the block, and so opens items in it that Markdown does not know.
    dash: Option<char>,
    /// Descriptions of pictures inside the open block, to follow it.
    captions: Vec<(String, Place)>,
    /// The number of the last item of a numbered list in this section.
    number: Option<u32>,
    /// The block that is open holds such a number and nothing else.
    joins: bool,
    /// Titles of the first level, as many as it takes to know that there are several.
    chapters: Vec<String>,
    /// Passages that were struck out.
    struck: u32,
}

impl<'t> Reader<'t, '_> {
    fn read(&mut self) {
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::Start(tag) => self.start(&tag, range),
                Event::End(tag) => self.end(tag),
                Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => {
                    self.text(&text, range.start);
                }
                Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                    let marks = self.body[range.clone()].find(&*text).unwrap_or(0);
                    self.text(&text, range.start + marks);
                }
                Event::SoftBreak | Event::HardBreak => {
                    self.line_end = Some(self.place(range.start));
                }
                Event::Rule => self.close(),
                // The sign of a note is no part of the sentence, nor is the box of a task.
                Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
            }
        }
        self.close();
    }

    fn start(&mut self, tag: &Tag<'t>, range: Range<usize>) {
        let at = range.start;
        match tag {
            Tag::Heading { level, .. } => self.heading(*level, at),
            Tag::Paragraph
            | Tag::CodeBlock(_)
            | Tag::HtmlBlock
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition => {
                // The first paragraph of an item is the item.
                if !self.builder.is_blank() && !std::mem::take(&mut self.joins) {
                    self.close();
                }
            }
            Tag::BlockQuote(_) => self.enter(BlockKind::Quote),
            Tag::Item => self.enter_item(range),
            Tag::FootnoteDefinition(_) => self.enter(BlockKind::Footnote),
            Tag::TableCell => self.enter(BlockKind::TableCell),
            Tag::List(_) | Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::DefinitionList => {
                self.close();
            }
            Tag::Image { .. } => self.image(at),
            Tag::Link { dest_url, .. } if dest_url.starts_with('#') => self.reference(),
            Tag::Strong => self.label = self.builder.is_blank(),
            Tag::Strikethrough => {
                self.inside(TagEnd::Strikethrough);
                self.struck += 1;
            }
            Tag::Emphasis
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::BlockQuote(_)
            | TagEnd::Item
            | TagEnd::FootnoteDefinition
            | TagEnd::TableCell => {
                self.close();
                self.kinds.pop();
            }
            TagEnd::Strong => {
                if std::mem::take(&mut self.label) {
                    self.builder.label();
                }
            }
            TagEnd::Paragraph
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::List(_)
            | TagEnd::Table
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition => self.close(),
            TagEnd::Heading(_)
            | TagEnd::Emphasis
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
            | TagEnd::MetadataBlock(_) => {}
        }
    }

    /// An item. A paragraph that begins with a number ("2030. Dan …", "1. Er komt …") is none: its
    /// neighbours do not go on counting, or count with the same number throughout.
    fn enter_item(&mut self, range: Range<usize>) {
        let word = numeral(&self.body[range.start..]);
        let own = word.and_then(value).filter(|_| self.kinds.is_empty());
        let (Some(word), Some(own)) = (word, own) else {
            self.enter(BlockKind::ListItem);
            return;
        };
        let behind = self.body.get(range.end..).unwrap_or_default();
        let next = numeral(behind.trim_start()).and_then(value);
        let counts = |one: u32, other: u32| other == one || other == one + 1;
        let item = self.number.is_some_and(|before| counts(before, own))
            || next.is_some_and(|next| counts(own, next));
        self.number = Some(own);
        if item {
            self.enter(BlockKind::ListItem);
        } else {
            self.enter(BlockKind::Paragraph);
            let place = self.place(range.start);
            self.builder.push(word, place);
            self.builder.push(" ", place);
            self.joins = true;
        }
    }

    fn place(&mut self, at: usize) -> Place {
        self.lines.place(self.clean.source(self.front + at))
    }

    /// Opens what makes its texts blocks of that kind, and a block.
    fn enter(&mut self, kind: BlockKind) {
        self.close();
        self.kinds.push(kind);
        self.begin(kind);
    }

    fn begin(&mut self, kind: BlockKind) {
        self.builder.begin(kind);
        self.open = true;
    }

    /// Ends the open block.
    fn close(&mut self) {
        self.builder.end();
        self.joins = false;
        self.open = false;
        self.label = false;
        self.line_end = None;
        self.dash = None;
        for (caption, place) in std::mem::take(&mut self.captions) {
            self.builder.begin(BlockKind::Caption);
            self.builder.push(&caption, place);
            self.builder.end();
        }
    }

    fn text(&mut self, text: &str, at: usize) {
        let mut at = at;
        for (i, line) in text.split_inclusive('\n').enumerate() {
            let place = self.place(at);
            if i > 0 {
                self.line_end = Some(place);
            }
            self.line(line, place);
            at = (at + line.len()).min(self.body.len());
        }
    }

    /// Text of one line, or the part of it that is dressed alike.
    fn line(&mut self, text: &str, place: Place) {
        let starts = !self.open || self.builder.is_blank() || self.line_end.is_some();
        if starts && let Some((item, dash)) = self.item(text) {
            let before = text[..text.len() - item.len()].chars().count() as u32;
            let place = Place {
                column: place.column.map(|c| c + before),
                ..place
            };
            self.close();
            self.begin(BlockKind::ListItem);
            self.dash = dash;
            self.builder.push(item, place);
            return;
        }
        if !self.open {
            let kind = self.kinds.last().copied();
            self.begin(kind.unwrap_or(BlockKind::Paragraph));
        }
        if self.line_end.take().is_some() {
            self.hyphens.push_line(self.builder, text, place);
        } else {
            self.builder.push(text, place);
        }
    }

    /// The item that a bullet opens which Markdown does not know: a sign, or a dash that opened the
    /// block already or opens it now.
    fn item<'l>(&self, text: &'l str) -> Option<(&'l str, Option<char>)> {
        let bullet = bullet::split(text)?;
        match bullet.kind {
            BulletKind::Sign => Some((bullet.item, None)),
            BulletKind::Dash => {
                let dash = text.trim_start().chars().next();
                let first = self.builder.is_blank() && matches!(dash, Some('–' | '—'));
                (first || dash == self.dash).then_some((bullet.item, dash))
            }
            BulletKind::Number(_) | BulletKind::Letter(_) => None,
        }
    }

    /// The words up to the end of an element.
    fn inside(&mut self, end: TagEnd) -> String {
        let mut words = String::new();
        for (event, _) in self.events.by_ref() {
            match event {
                Event::End(tag) if tag == end => break,
                Event::Text(text)
                | Event::Code(text)
                | Event::Html(text)
                | Event::InlineHtml(text)
                | Event::InlineMath(text)
                | Event::DisplayMath(text) => words.push_str(&text),
                Event::SoftBreak | Event::HardBreak => words.push(' '),
                Event::Start(_)
                | Event::End(_)
                | Event::FootnoteReference(_)
                | Event::TaskListMarker(_)
                | Event::Rule => {}
            }
        }
        words
    }

    fn heading(&mut self, level: HeadingLevel, at: usize) {
        self.close();
        let place = self.place(at);
        let words = self.inside(TagEnd::Heading(level));
        let words = words.trim();
        if words.chars().count() > LONGEST_HEADING {
            self.begin(BlockKind::Paragraph);
            self.builder.push(words, place);
            self.close();
        } else if !words.is_empty() {
            if level == HeadingLevel::H1 && self.chapters.len() < 2 {
                self.chapters.push(words.to_owned());
            }
            let (number, title) = match heading::split(words) {
                Some(numbered) => (Some(numbered.number), numbered.title),
                None => (None, words),
            };
            self.builder.heading(level as u8, number, title, place);
            self.number = None;
        }
    }

    /// A picture: its description is a caption, unless that is the name of a file.
    fn image(&mut self, at: usize) {
        let place = self.place(at);
        let words = self.inside(TagEnd::Image);
        let is_file = |ending| words.to_ascii_lowercase().ends_with(ending);
        if words.trim().is_empty()
            || [".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp"]
                .iter()
                .any(is_file)
        {
            return;
        }
        self.captions.push((words, place));
    }

    /// A link to a place in the document itself: an item that is nothing else belongs to a table of
    /// contents.
    fn reference(&mut self) {
        let alone = self.builder.is_blank() && self.kinds.last() == Some(&BlockKind::ListItem);
        if !alone {
            return;
        }
        let Some((_, range)) = self.events.peek() else {
            return;
        };
        let at = range.start;
        let words = self.inside(TagEnd::Link);
        let ends = match self.events.peek() {
            Some((
                Event::End(TagEnd::Item | TagEnd::Paragraph) | Event::Start(Tag::List(_)),
                _,
            ))
            | None => true,
            Some(_) => false,
        };
        if !ends {
            self.text(&words, at);
        }
    }
}

/// The number that opens an item, with the sign behind it.
fn numeral(text: &str) -> Option<&str> {
    let digits = text.bytes().take(9).take_while(u8::is_ascii_digit).count();
    let signed = digits > 0 && matches!(text.as_bytes().get(digits), Some(b'.' | b')'));
    signed.then(|| &text[..=digits])
}

fn value(numeral: &str) -> Option<u32> {
    numeral[..numeral.len() - 1].parse().ok()
}

#[cfg(test)]
mod tests;
