//! The new text as a Word document with every difference as a tracked change: accepted it is the
//! new text, rejected the old one, word for word. What a change comes to stands in a comment.

mod reading;
mod spine;
mod weave;

pub(super) use reading::Style;
use weave::{Piece, weave};

use rustc_hash::FxHashMap;

use super::AUTHOR;
use super::package::{FOOTER, R, W};
use super::xml::Xml;
use crate::change::{Change, Op};
use crate::document::BlockKind;
use crate::report::strings::{Label, Phrase, label, phrase};
use crate::report::view::{Entry, GENERATOR, Side, View};

/// The part with the text and the one with the comments.
pub(super) fn parts(view: &View<'_>) -> (String, String) {
    let mut writer = Writer {
        view,
        entries: view
            .entries
            .iter()
            .map(|entry| (entry.change.id.as_str(), entry))
            .collect(),
        comments: Vec::new(),
        id: 0,
        open: Vec::new(),
    };
    let mut paragraphs: Vec<Paragraph<'_>> = Vec::new();
    let mut pieces = Vec::new();
    for piece in weave(view.comparison) {
        if let Piece::Break(op, style) = piece {
            paragraphs.push(Paragraph {
                end: op,
                style,
                pieces: std::mem::take(&mut pieces),
            });
        } else {
            pieces.push(piece);
        }
    }
    let mut xml = Xml::new();
    xml.element("w:document", &[W, R], |xml| {
        xml.element("w:body", &[], |xml| {
            let mut first = Some(writer.about());
            for paragraph in &paragraphs {
                writer.paragraph(paragraph, first.take(), xml);
            }
            if let Some(about) = first {
                xml.element("w:p", &[], |xml| writer.remark(about, None, xml));
            }
            page(xml, false);
        });
    });
    (xml.finish(), comments(&writer.comments))
}

/// The page: A4 with its footer, upright or on its side.
pub(super) fn page(xml: &mut Xml, landscape: bool) {
    xml.element("w:sectPr", &[], |xml| {
        xml.empty(
            "w:footerReference",
            &[("w:type", "default"), ("r:id", FOOTER)],
        );
        if landscape {
            let size = [
                ("w:w", "16838"),
                ("w:h", "11906"),
                ("w:orient", "landscape"),
            ];
            xml.empty("w:pgSz", &size);
        } else {
            xml.empty("w:pgSz", &[("w:w", "11906"), ("w:h", "16838")]);
        }
        let sides = if landscape { "1000" } else { "1417" };
        let margins = [
            ("w:top", "1134"),
            ("w:right", sides),
            ("w:bottom", "1134"),
            ("w:left", sides),
            ("w:header", "567"),
            ("w:footer", "567"),
            ("w:gutter", "0"),
        ];
        xml.empty("w:pgMar", &margins);
    });
}

struct Paragraph<'a> {
    end: Op,
    style: Style,
    pieces: Vec<Piece<'a>>,
}

/// A comment: its number and its paragraphs.
type Comment = (u32, Vec<String>);

struct Writer<'v, 'a> {
    view: &'v View<'a>,
    entries: FxHashMap<&'a str, &'v Entry<'a>>,
    comments: Vec<Comment>,
    id: u32,
    /// Comments whose passage has begun and not ended.
    open: Vec<u32>,
}

impl Writer<'_, '_> {
    /// A number that no other annotation has.
    fn id(&mut self) -> u32 {
        self.id += 1;
        self.id
    }

    /// What the first comment tells: of which versions, by what, and what became of them.
    fn about(&self) -> Vec<String> {
        let language = self.view.language;
        let mut about = vec![self.view.headline.clone()];
        for (input, name) in self.view.inputs.iter().zip([Label::Was, Label::Becomes]) {
            let source = input.source;
            let name = label(name, language);
            about.push(format!(
                "{name}: {} (SHA-256 {})",
                source.label, source.sha256
            ));
        }
        for remark in &self.view.remarks {
            let head = phrase(Phrase::Notices, language);
            about.push(format!("{head}: {}: {}", remark.label, remark.message));
        }
        about.push(format!("{} {GENERATOR}", label(Label::MadeBy, language)));
        about
    }

    fn paragraph(&mut self, paragraph: &Paragraph<'_>, about: Option<Vec<String>>, xml: &mut Xml) {
        xml.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| {
                let style = style_name(paragraph.style);
                xml.empty("w:pStyle", &[("w:val", style)]);
                if let Some(mark) = mark(paragraph.end) {
                    let id = self.id().to_string();
                    xml.element("w:rPr", &[], |xml| {
                        xml.empty(mark, &[("w:id", &id), ("w:author", AUTHOR)]);
                    });
                }
            });
            if let Some(about) = about {
                self.remark(about, None, xml);
            }
            for piece in &paragraph.pieces {
                match piece {
                    Piece::Text(op, text) => self.text(*op, text, xml),
                    Piece::Break(..) => {}
                    Piece::Begin(change, side) => {
                        if let Some(told) = self.told(change, *side) {
                            let id = self.begin(told, xml);
                            self.open.push(id);
                        }
                    }
                    Piece::End(_, side) => {
                        if let Some(id) = self.open.pop() {
                            self.end(id, *side, xml);
                        }
                    }
                }
            }
        });
    }

    fn text(&mut self, op: Op, text: &str, xml: &mut Xml) {
        let name = if op == Op::Delete { "w:delText" } else { "w:t" };
        self.marked(op, xml, |xml| {
            xml.element("w:r", &[], |xml| {
                xml.element(name, &[("xml:space", "preserve")], |xml| xml.text(text));
            });
        });
    }

    fn marked(&mut self, op: Op, xml: &mut Xml, inside: impl FnOnce(&mut Xml)) {
        match mark(op) {
            Some(mark) => {
                let id = self.id().to_string();
                xml.element(mark, &[("w:id", &id), ("w:author", AUTHOR)], inside);
            }
            None => inside(xml),
        }
    }

    /// A comment on a point, or on what is between its beginning and its end.
    fn remark(&mut self, told: Vec<String>, side: Option<Side>, xml: &mut Xml) {
        let id = self.begin(told, xml);
        self.end(id, side, xml);
    }

    fn begin(&mut self, told: Vec<String>, xml: &mut Xml) -> u32 {
        let id = self.id();
        self.comments.push((id, told));
        xml.empty("w:commentRangeStart", &[("w:id", &id.to_string())]);
        id
    }

    /// The sign of a comment goes with the passage, whether it is accepted or rejected.
    fn end(&mut self, id: u32, side: Option<Side>, xml: &mut Xml) {
        let comment = id.to_string();
        xml.empty("w:commentRangeEnd", &[("w:id", &comment)]);
        let op = match side {
            None => Op::Equal,
            Some(Side::Old) => Op::Delete,
            Some(Side::New) => Op::Insert,
        };
        self.marked(op, xml, |xml| {
            xml.element("w:r", &[], |xml| {
                xml.element("w:rPr", &[], |xml| {
                    xml.empty("w:rStyle", &[("w:val", "CommentReference")]);
                });
                xml.empty("w:commentReference", &[("w:id", &comment)]);
            });
        });
    }

    /// What is to be told of a change beside its words, on the side where it stands.
    fn told(&self, change: &Change, side: Option<Side>) -> Option<Vec<String>> {
        let entry = *self.entries.get(change.id.as_str())?;
        let language = self.view.language;
        let mut told = Vec::new();
        if let Some(side) = side
            && let Some((head, elsewhere)) = self.elsewhere(entry, side)
        {
            told.push(format!("{head} {elsewhere}"));
        }
        if side != Some(Side::Old) {
            told.extend(entry.effects.iter().map(|effect| effect.told(language)));
        }
        (!told.is_empty()).then_some(told)
    }

    /// Where the other side of a passage stands that is told in two places.
    fn elsewhere(&self, entry: &Entry<'_>, side: Side) -> Option<(&'static str, String)> {
        let other = match side {
            Side::Old => 1,
            Side::New => 0,
        };
        let heading = entry.headings[other]?;
        let head = match (entry.certain(), side) {
            (false, _) => Label::PossiblySame,
            (true, Side::Old) => Label::MovedTo,
            (true, Side::New) => Label::MovedFrom,
        };
        if entry.certain() && !entry.change.moved {
            return None;
        }
        let mut place = self.view.title(heading);
        if let Some(at) = &entry.places[other] {
            place = format!("{place} ({at})");
        }
        Some((label(head, self.view.language), place))
    }
}

fn mark(op: Op) -> Option<&'static str> {
    match op {
        Op::Equal => None,
        Op::Delete => Some("w:del"),
        Op::Insert => Some("w:ins"),
    }
}

fn style_name(style: Style) -> &'static str {
    match style {
        Style::Heading(0 | 1) => "Heading1",
        Style::Heading(2) => "Heading2",
        Style::Heading(3) => "Heading3",
        Style::Heading(_) => "Heading4",
        Style::Block(BlockKind::Paragraph) => "Normal",
        Style::Block(BlockKind::ListItem) => "ListBullet",
        Style::Block(BlockKind::TableCell) => "TableText",
        Style::Block(BlockKind::Quote) => "Quote",
        Style::Block(BlockKind::Caption) => "Caption",
        Style::Block(BlockKind::Footnote) => "FootnoteText",
    }
}

fn comments(comments: &[Comment]) -> String {
    let mut xml = Xml::new();
    xml.element("w:comments", &[W], |xml| {
        for (id, told) in comments {
            let id = id.to_string();
            let attributes = [("w:id", &*id), ("w:author", AUTHOR), ("w:initials", "pd")];
            xml.element("w:comment", &attributes, |xml| {
                for (i, line) in told.iter().enumerate() {
                    xml.element("w:p", &[], |xml| {
                        xml.element("w:pPr", &[], |xml| {
                            xml.empty("w:pStyle", &[("w:val", "CommentText")]);
                        });
                        if i == 0 {
                            xml.element("w:r", &[], |xml| {
                                xml.element("w:rPr", &[], |xml| {
                                    xml.empty("w:rStyle", &[("w:val", "CommentReference")]);
                                });
                                xml.empty("w:annotationRef", &[]);
                            });
                        }
                        xml.element("w:r", &[], |xml| {
                            xml.element("w:t", &[("xml:space", "preserve")], |xml| xml.text(line));
                        });
                    });
                }
            });
        }
    });
    xml.finish()
}
