//! Pieces: the lines of all pages as headings, paragraphs, items and what stands beside the text.
//!
//! A paragraph that runs over a column or a page is one piece; what lies between its parts (a note,
//! a pull quote, the words under a picture) follows behind it and is never spliced into a sentence.

use rustc_hash::FxHashSet;

use super::flow::Line;
use super::review;
use super::sheet::Sheet;
use super::style::{Role, Styles};
use crate::document::BlockKind;
use crate::read::layout::bullet::{self, BulletKind};

/// How many times more letters a page must show small than in the size of the running text to be
/// one that is set small as a whole.
const SMALL_PAGE: u32 = 5;

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The heading of a section.
    Heading,
    /// A block of text.
    Block(BlockKind),
}

/// Lines that belong together.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) kind: Kind,
    /// Page, counted from 0, and line.
    pub(super) lines: Vec<(usize, Line)>,
    /// Its last line so far leaves no room for another word.
    full: bool,
}

impl Piece {
    /// How many words it holds.
    pub(super) fn words(&self) -> usize {
        self.lines
            .iter()
            .map(|(_, line)| line.text.split_whitespace().count())
            .sum()
    }

    fn new(kind: Kind, page: usize, line: Line) -> Self {
        Self {
            kind,
            lines: vec![(page, line)],
            full: false,
        }
    }
}

/// Makes pieces of the lines of all pages.
pub(super) fn pieces(sheets: Vec<Sheet>, styles: &Styles) -> Vec<Piece> {
    let mut made = Maker {
        styles,
        done: Vec::new(),
        open: None,
        aside: Vec::new(),
        columns: Vec::new(),
        margins: FxHashSet::default(),
        counted: None,
    };
    for (page, sheet) in sheets.into_iter().enumerate() {
        let signs = |small: bool| -> u32 {
            let lines = sheet.lines.iter();
            let lines = lines.filter(|line| styles.is_small(line) == small);
            lines.map(|line| line.signs).sum()
        };
        // A page set small as a whole, a glossary or a colophon, has no text to stand beside.
        let is_small = signs(true) > SMALL_PAGE * signs(false);
        let large = |line: &&Line| styles.is_large(line);
        let all: u32 = sheet.lines.iter().map(|line| line.signs).sum();
        let large: u32 = sheet.lines.iter().filter(large).map(|l| l.signs).sum();
        let is_large = large > SMALL_PAGE * (all - large);
        let frames = frames(sheet.lines);
        made.columns = frames.iter().flat_map(|frame| hanging(frame)).collect();
        made.columns.sort_by(f32::total_cmp);
        made.columns.dedup_by(|two, one| *two - *one < 0.5);
        let ends: Vec<(f32, f32, f32)> = frames
            .iter()
            .flatten()
            .filter(|line| !styles.is_small(line) && !line.turned)
            .map(|line| (line.x0, line.x1, line.y))
            .collect();
        for frame in frames {
            let x0 = frame.iter().map(|line| line.x0).fold(f32::MAX, f32::min);
            let x1 = frame.iter().map(|line| line.x1).fold(0.0, f32::max);
            let own = |y: f32| frame.iter().any(|line| (line.y - y).abs() < f32::EPSILON);
            let above = ends
                .iter()
                .filter(|end| end.0 < x1 && end.1 > x0 && !own(end.2));
            let text_ends = above.map(|end| end.2).fold(0.0, f32::max);
            let kind = styles.beside(&frame, text_ends, is_large);
            let is_text = kind == Some(BlockKind::Caption) && is_small && !frame[0].turned;
            match kind.filter(|_| !is_text) {
                Some(kind) => made.beside(page, frame, kind),
                None => made.text(page, frame),
            }
        }
    }
    made.close();
    made.done
}

fn frames(lines: Vec<Line>) -> Vec<Vec<Line>> {
    let mut frames: Vec<Vec<Line>> = Vec::new();
    for line in lines {
        match frames.last_mut() {
            Some(frame) if frame[0].frame == line.frame => frame.push(line),
            _ => frames.push(vec![line]),
        }
    }
    frames
}

struct Maker<'s> {
    styles: &'s Styles,
    done: Vec<Piece>,
    /// The piece of the running text that may still go on.
    open: Option<Piece>,
    /// What stands beside it and follows behind it.
    aside: Vec<Piece>,
    /// Where the words of this page's items stand behind their bullets.
    columns: Vec<f32>,
    /// Where paragraphs begin that follow no item, in whole points.
    margins: FxHashSet<i32>,
    /// The last number that opened an item, and where it and the words behind it stood.
    counted: Option<(u32, f32, f32)>,
}

impl Maker<'_> {
    fn close(&mut self) {
        self.done.extend(self.open.take());
        self.done.append(&mut self.aside);
    }

    fn start(&mut self, kind: Kind, page: usize, line: Line) {
        self.close();
        self.open = Some(Piece::new(kind, page, line));
    }

    /// Notes, captions, quotes and cells: pieces of their own.
    fn beside(&mut self, page: usize, lines: Vec<Line>, kind: BlockKind) {
        let from = self.aside.len();
        for line in lines {
            let opens = kind == BlockKind::TableCell
                || self.aside.len() == from
                || kind == BlockKind::Footnote && opens_note(&line);
            match self.aside.last_mut() {
                Some(piece) if !opens => piece.lines.push((page, line)),
                _ => self.aside.push(Piece::new(Kind::Block(kind), page, line)),
            }
        }
        if kind == BlockKind::TableCell {
            self.close();
        }
    }

    /// Running text and headings.
    fn text(&mut self, page: usize, mut lines: Vec<Line>) {
        for line in &mut lines {
            self.count(line);
        }
        let measure = Measure::of(&lines, self.styles.pitch());
        let roles = self.styles.roles(&lines, measure.right);
        let mut previous: Option<Line> = None;
        for (at, (line, role)) in lines.iter().zip(&roles).enumerate() {
            if *role == Role::Quote {
                let begun = at > 0 && roles[at - 1] == Role::Quote;
                if let Some(quote) = self.aside.last_mut().filter(|_| begun) {
                    quote.lines.push((page, line.clone()));
                } else {
                    let kind = Kind::Block(BlockKind::Quote);
                    self.aside.push(Piece::new(kind, page, line.clone()));
                }
                previous = None;
                continue;
            }
            let goes_on = match (&self.open, &previous) {
                (Some(open), Some(previous)) => {
                    measure.goes_on(open, previous, line, roles[at - 1], *role)
                }
                (Some(open), None) => *role == Role::Text && flows_over(open, line),
                (None, _) => false,
            };
            match self.open.as_mut() {
                Some(open) if goes_on => open.lines.push((page, line.clone())),
                _ => {
                    let kind = if *role == Role::Heading {
                        Kind::Heading
                    } else if opens_item(line, previous.as_ref(), self.open.as_ref())
                        || self.goes_on_in_item(line)
                    {
                        Kind::Block(BlockKind::ListItem)
                    } else {
                        let item = Kind::Block(BlockKind::ListItem);
                        if self.open.as_ref().is_some_and(|open| open.kind != item) {
                            self.margins.insert(line.x0.round() as i32);
                        }
                        Kind::Block(BlockKind::Paragraph)
                    };
                    self.start(kind, page, line.clone());
                }
            }
            previous = Some(line.clone());
            if let Some(open) = self.open.as_mut() {
                open.full = line.x1 > measure.right - 0.12 * (measure.right - measure.left);
            }
        }
    }
}

impl Maker<'_> {
    /// Parts the number of an item from its words where the next number of a list stands in the same
    /// place: "10" leaves little white before the words that stand well apart from "9".
    fn count(&mut self, line: &mut Line) {
        if let Ok(number) = line.opener.parse() {
            self.counted = Some((number, line.x0, line.text_x));
            return;
        }
        let Some((number, x0, text_x)) = self.counted else {
            return;
        };
        if !line.text.starts_with(|c: char| c.is_ascii_digit()) {
            return;
        }
        let next = (number + 1).to_string();
        let there = line.x0 < x0 + 0.3 * line.size && line.x0 > x0 - 0.7 * line.size;
        let Some(words) = line
            .text
            .strip_prefix(&next)
            .and_then(|t| t.strip_prefix(' '))
        else {
            return;
        };
        if number >= 9 && there && line.opener.is_empty() && words.starts_with(char::is_uppercase) {
            line.lead = line.lead.saturating_sub(line.text.len() - words.len());
            line.text = words.to_owned();
            (line.opener, line.text_x) = (next, text_x);
            self.counted = Some((number + 1, x0, text_x));
        }
    }

    /// Whether a line that opens no item is one more paragraph of the item before it: it stands
    /// where the words of items do, and no paragraph of the running text does.
    fn goes_on_in_item(&self, line: &Line) -> bool {
        let item = Kind::Block(BlockKind::ListItem);
        let near = |x: f32| (line.x0 - x).abs() < 0.15 * line.size;
        let at = line.x0.round() as i32;
        self.open.as_ref().is_some_and(|open| open.kind == item)
            && self.columns.iter().any(|&words| near(words))
            && !(at - 1..=at + 1).any(|x| self.margins.contains(&x))
    }
}

/// Where the words of the items of a frame hang behind their bullets.
fn hanging(lines: &[Line]) -> Vec<f32> {
    let next = lines.iter().skip(1).map(Some).chain([None]);
    lines
        .iter()
        .zip(next)
        .filter_map(|(line, next)| {
            let words = if line.opener.is_empty() {
                let bulleted = bullet::split(&line.text)?.kind == BulletKind::Sign;
                next.filter(|_| bulleted)?.x0
            } else {
                line.text_x
            };
            let indent = (words - line.x0) / line.size;
            (0.4..3.0).contains(&indent).then_some(words)
        })
        .collect()
}

/// Distances within a frame.
struct Measure {
    /// Right end of its longest line.
    right: f32,
    left: f32,
    /// Usual distance of its lines.
    pitch: f32,
}

impl Measure {
    fn of(lines: &[Line], usual: f32) -> Self {
        let mut steps: Vec<f32> = lines
            .windows(2)
            .map(|w| (w[1].y - w[0].y) / w[1].size.max(1.0))
            .filter(|step| (0.8..2.0).contains(step))
            .collect();
        steps.sort_by(f32::total_cmp);
        let pitch = if steps.len() >= 3 {
            steps[steps.len() / 3]
        } else {
            usual
        };
        Self {
            right: lines.iter().map(|line| line.x1).fold(0.0, f32::max),
            left: lines.iter().map(|line| line.x0).fold(f32::MAX, f32::min),
            pitch,
        }
    }

    /// Whether `line` goes on with the open piece, whose last line stands right before it.
    fn goes_on(&self, open: &Piece, before: &Line, line: &Line, was: Role, is: Role) -> bool {
        let step = (line.y - before.y) / line.size.max(before.size);
        let alike = (line.size - before.size).abs() < 0.08 * line.size;
        if was != is || !alike || step > 1.3 * self.pitch.max(1.0) || step < -0.5 {
            return false;
        }
        if is == Role::Heading {
            return line.is_bold() == before.is_bold() && line.opener.is_empty();
        }
        if opens_item(line, Some(before), Some(open)) || opens_source(line, open) {
            return false;
        }
        let ended = ends_sentence(&before.text);
        let capital = line
            .text
            .starts_with(|c: char| !c.is_lowercase() && c != '(');
        // A line that left room for the next word was ended on purpose.
        let word = line
            .text
            .split(' ')
            .next()
            .unwrap_or_default()
            .chars()
            .count() as f32;
        let letter = (line.x1 - line.text_x) / line.text.chars().count().max(1) as f32;
        let room = self.right - before.x1 - (word + 1.0) * letter;
        let width = self.right - self.left;
        let first = &open.lines[0].1;
        let hanging = open.kind == Kind::Block(BlockKind::ListItem)
            && first.text_x > first.x0 + 0.5 * first.size;
        // Of a bullet in one run with its words it is seen in the second line.
        let behind = (line.x0 - first.x0) / line.size;
        let inner = open.kind == Kind::Block(BlockKind::ListItem)
            && open.lines.len() == 1
            && (0.4..3.0).contains(&behind)
            && bullet::split(&first.text).is_some_and(|b| b.kind == BulletKind::Sign);
        let hangs = inner || hanging && (line.x0 - first.text_x).abs() < 0.3 * line.size;
        if ended && capital && room > 0.03 * width && !hangs || capital && room > 0.25 * width {
            return false;
        }
        // An item's text hangs behind its bullet; a line that stands below the bullet is no part.
        if hanging && line.x0 < first.text_x - 0.6 * line.size && ended && capital {
            return false;
        }
        let indented = line.x0 > before.x0 + 0.9 * line.size && before.opener.is_empty();
        !(indented && ended && capital && !hanging && !inner)
    }
}

/// Whether a line at the top of another frame goes on with the open piece.
fn flows_over(open: &Piece, line: &Line) -> bool {
    let Some((_, last)) = open.lines.last() else {
        return false;
    };
    let flows = matches!(
        open.kind,
        Kind::Block(BlockKind::Paragraph | BlockKind::ListItem)
    );
    let alike = (line.size - last.size).abs() < 0.06 * line.size;
    let hyphen = last.text.ends_with(['-', '\u{ad}']);
    let small = line.text.starts_with(char::is_lowercase);
    let bulleted = !line.opener.is_empty()
        || bullet::split(&line.text).is_some_and(|b| b.kind == BulletKind::Sign);
    let stopped = ends_sentence(&last.text) || last.text.ends_with([':', ';']);
    flows
        && alike
        && !bulleted
        && !stopped
        && !opens_source(line, open)
        && same_face(line, last)
        && (small || hyphen || open.full)
}

fn same_face(line: &Line, last: &Line) -> bool {
    line.face == last.face || line.face == 0 || last.face == 0
}

fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(|c: char| "\"'”’)]»".contains(c) || c.is_whitespace());
    bare.ends_with(['.', '!', '?', '…'])
}

/// Whether a line opens an item of a list.
fn opens_item(line: &Line, before: Option<&Line>, open: Option<&Piece>) -> bool {
    let whole = line.whole();
    let Some(bullet) = bullet::split(&whole) else {
        // "1  De mensen": a number that stands apart is one without a point as well.
        return !line.opener.is_empty() && line.text_x - line.x0 > 0.8 * line.size;
    };
    if bullet.kind == BulletKind::Sign || !line.opener.is_empty() {
        return true;
    }
    // A dash or number may begin any line; behind a finished line or another item it opens one.
    let finished =
        before.is_none_or(|b| ends_sentence(&b.text) || b.text.ends_with([':', ';', ',']));
    let sibling = open.is_some_and(|piece| {
        piece.kind == Kind::Block(BlockKind::ListItem)
            && (piece.lines[0].1.x0 - line.x0).abs() < 0.3 * line.size
    });
    finished || sibling
}

/// Whether a line opens the source behind that of the open piece.
fn opens_source(line: &Line, open: &Piece) -> bool {
    let is_next = |number: u32| {
        review::source(&open.lines[0].1).is_some_and(|last| last.checked_add(1) == Some(number))
    };
    line.text.starts_with('[') && review::source(line).is_some_and(is_next)
}

fn opens_note(line: &Line) -> bool {
    line.note || !line.opener.is_empty() || line.text.starts_with(|c: char| c.is_ascii_digit())
}
