//! From lines to blocks.

use super::super::layout::bullet::{self, BulletKind};
use super::super::layout::heading;
use super::super::layout::hyphen::Hyphens;
use super::Line;
use super::shape::{self, Title};
use crate::document::{BlockKind, Builder};
use crate::text::Place;

/// Most lines of one heading.
const HEADING_LINES: usize = 3;

/// Most lines within which the second item of a list with numbers is looked for.
const LONGEST_ITEM: usize = 60;

/// Columns by which a quotation set apart is indented.
const INDENT: usize = 4;

/// Puts lines together to headings and blocks.
pub(super) fn assemble(lines: &[Line<'_>], builder: &mut Builder) {
    let bytes = lines.iter().map(|line| line.text.len() + 1).sum();
    builder.expect(bytes, lines.len());
    let hyphens = Hyphens::of(lines.iter().map(|line| line.text));
    let mut assembly = Assembly {
        lines,
        widths: shape::widths(lines),
        hyphens,
        builder,
        open: None,
        gap: true,
        number: 0,
        notes: Vec::new(),
        in_notes: false,
        depth: 0,
        counted: is_counted(lines),
    };
    let mut at = 0;
    while at < lines.len() {
        at += assembly.line(at);
    }
    assembly.close();
}

/// The block that goes on with the next line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Open {
    kind: BlockKind,
    /// Its last line.
    last: usize,
    /// The dash that opened it.
    dash: Option<char>,
}

struct Assembly<'l, 't, 'b> {
    lines: &'l [Line<'t>],
    widths: Vec<usize>,
    hyphens: Hyphens,
    builder: &'b mut Builder,
    open: Option<Open>,
    /// Whether empty lines stood before this one.
    gap: bool,
    /// The number of the last numbered item.
    number: u32,
    /// Lines of the notes at the foot of this page; they follow the paragraph they interrupt.
    notes: Vec<usize>,
    in_notes: bool,
    /// Parts of the last heading with a number.
    depth: u8,
    /// Whether the text has a numbering of sections.
    counted: bool,
}

/// Whether two titles or more bear different numbers: a single "4.2" counts nothing.
fn is_counted(lines: &[Line<'_>]) -> bool {
    let mut first = None;
    let mut numbered = lines
        .iter()
        .filter(|line| heading::split(line.text).is_some());
    numbered.any(|line| match shape::title(line.text) {
        Some(Title::Numbered(_) | Title::Counted) => {
            let number = line.text.split_whitespace().next();
            number != *first.get_or_insert(number)
        }
        _ => false,
    })
}

impl<'t> Assembly<'_, 't, '_> {
    /// Takes the line at `at`, and says how many lines were taken.
    fn line(&mut self, at: usize) -> usize {
        let line = &self.lines[at];
        if self.in_notes && at > 0 && self.lines[at - 1].page != line.page {
            self.in_notes = false;
        }
        if line.text.is_empty() {
            self.gap = true;
            return 1;
        }
        let taken = self.words(at);
        self.gap = false;
        taken
    }

    fn words(&mut self, at: usize) -> usize {
        let line = self.lines[at].clone();
        if line.text.len() >= 5 && line.text.bytes().all(|b| b == b'_') {
            self.in_notes = true;
            return 1;
        }
        if self.in_notes {
            self.notes.push(at);
            return 1;
        }
        if let Some((item, dash)) = self.item(at) {
            self.begin(BlockKind::ListItem, at, dash);
            let before = line.text[..line.text.len() - item.len()].chars().count();
            self.push(item, shifted(line.place, before));
            return 1;
        }
        let rows = self.table(at);
        if rows > 0 {
            return rows;
        }
        let count = self.heading(at);
        if count > 0 {
            return count;
        }
        if self.goes_on(at) {
            if let Some(open) = self.open.as_mut() {
                open.last = at;
            }
            self.push(line.text, line.place);
        } else {
            let quoted = line.indent >= INDENT && line.text.starts_with(['“', '„', '"', '«', '‘']);
            let kind = if quoted {
                BlockKind::Quote
            } else {
                BlockKind::Paragraph
            };
            self.begin(kind, at, None);
            self.push(line.text, line.place);
        }
        1
    }

    fn begin(&mut self, kind: BlockKind, at: usize, dash: Option<char>) {
        self.close();
        self.builder.begin(kind);
        self.open = Some(Open {
            kind,
            last: at,
            dash,
        });
    }

    /// Ends the open block; the notes that waited for its end follow.
    fn close(&mut self) {
        self.builder.end();
        self.open = None;
        let mut fresh = true;
        for at in std::mem::take(&mut self.notes) {
            let line = self.lines[at].clone();
            let words = line.text.trim_start_matches(|c: char| {
                c.is_ascii_digit()
                    || matches!(c, '⁰'..='⁹' | '¹' | '²' | '³' | '*' | '[' | ']' | ')')
            });
            let numbered = words.len() < line.text.len() && words.starts_with(char::is_whitespace);
            if fresh || numbered {
                self.builder.begin(BlockKind::Footnote);
            }
            fresh = false;
            let words = if numbered { words } else { line.text };
            let before = line.text[..line.text.len() - words.len()].chars().count();
            self.push(words, shifted(line.place, before));
        }
        self.builder.end();
    }

    /// Adds a line to the open block, without the signs of notes.
    fn push(&mut self, text: &str, place: Place) {
        let mut rest = text;
        let mut place = place;
        let mut first = true;
        while !rest.is_empty() {
            let (words, after) = without_note(rest);
            if first {
                self.hyphens.push_line(self.builder, words, place);
            } else {
                self.builder.push(words, place);
            }
            first = false;
            place = shifted(place, rest[..rest.len() - after.len()].chars().count());
            rest = after;
        }
    }

    /// Whether the line goes on with the open block.
    fn goes_on(&self, at: usize) -> bool {
        let Some(open) = self.open else {
            return false;
        };
        let (line, last) = (&self.lines[at], &self.lines[open.last]);
        let stopped = shape::is_stopped(last.text);
        let turned = last.page != line.page;
        if self.gap {
            // A page may turn inside a sentence; an empty line alone seldom stands in one.
            let broken = last.text.ends_with(['-', '\u{ad}', ',']);
            return !stopped
                && !shape::begins(line.text)
                && (turned || broken || at - open.last <= 8)
                || turned && !stopped && !shape::is_cut(last, line.text, self.widths[open.last]);
        }
        if open.kind == BlockKind::Quote && line.indent < INDENT {
            return false;
        }
        // A line that was ended by choice behind a full stop ends the paragraph.
        let ended = stopped
            && shape::begins(line.text)
            && shape::is_cut(last, line.text, self.widths[open.last]);
        !ended
    }

    /// The item that a bullet opens here, and its dash.
    fn item(&mut self, at: usize) -> Option<(&'t str, Option<char>)> {
        let line = &self.lines[at];
        let bullet = bullet::split(line.text)?;
        let before = self.open.filter(|_| !self.gap);
        let apart = before.is_none_or(|open| shape::is_stopped(self.lines[open.last].text));
        match bullet.kind {
            BulletKind::Sign => Some((bullet.item, None)),
            BulletKind::Dash => {
                let dash = line.text.chars().next();
                let listed = before.is_some_and(|open| open.dash == dash);
                (apart || listed).then_some((bullet.item, dash))
            }
            BulletKind::Number(number) => {
                let counted = number == 1 || number == self.number + 1;
                let listed = before.is_some_and(|open| open.kind == BlockKind::ListItem);
                let titled = !listed && self.is_title_alone(at);
                if counted && (apart || listed) && !titled && (number > 1 || self.counts_on(at)) {
                    self.number = number;
                    return Some((bullet.item, None));
                }
                None
            }
            BulletKind::Letter(_) => apart.then_some((bullet.item, None)),
        }
    }

    /// Whether a line further on bears the number two: a one alone counts nothing.
    fn counts_on(&self, at: usize) -> bool {
        let lines = self.lines.iter().skip(at + 1).take(LONGEST_ITEM);
        lines
            .filter_map(|line| bullet::split(line.text))
            .any(|bullet| matches!(bullet.kind, BulletKind::Number(2)))
    }

    /// Whether a line with a number is a heading rather than an item: no stop, and what follows is
    /// no further number but text set apart.
    fn is_title_alone(&self, at: usize) -> bool {
        let line = &self.lines[at];
        if shape::title(line.text).is_none() || shape::is_stopped(line.text) {
            return false;
        }
        let next = self.next(at);
        let Some(next) = next else { return false };
        let numbered = matches!(
            bullet::split(self.lines[next].text),
            Some(bullet::Bullet {
                kind: BulletKind::Number(_),
                ..
            })
        );
        !numbered
            && shape::begins(self.lines[next].text)
            && (next > at + 1 || self.is_short(at, next))
    }

    fn next(&self, at: usize) -> Option<usize> {
        (at + 1..self.lines.len()).find(|&k| !self.lines[k].text.is_empty())
    }

    fn is_short(&self, at: usize, next: usize) -> bool {
        shape::is_cut(&self.lines[at], self.lines[next].text, self.widths[at])
    }

    /// How many lines are a heading that begins here; it is taken.
    fn heading(&mut self, at: usize) -> usize {
        let line = &self.lines[at];
        let Some(title) = shape::title(line.text) else {
            return 0;
        };
        let apart = self.gap
            || self
                .open
                .is_none_or(|open| shape::is_stopped(self.lines[open.last].text));
        let strong = matches!(title, Title::Numbered(_) | Title::Shouted);
        if !apart && title != Title::Shouted
            || matches!(title, Title::Numbered(2..)) && !self.counted
        {
            return 0;
        }
        // Further lines of the same heading: no full stop, and set apart from what follows.
        let mut end = at;
        let mut next = self.next(end);
        while let Some(k) = next {
            let text = self.lines[k].text;
            let same = k == end + 1
                && end + 1 - at < HEADING_LINES
                && !shape::is_stopped(text)
                && (!shape::begins(text)
                    || title == Title::Shouted
                        && shape::is_shouted(text)
                        && heading::split(text).is_none())
                && shape::length(&self.lines[k]) * 4 <= self.widths[k].max(40) * 3;
            if !same {
                break;
            }
            end = k;
            next = self.next(end);
        }
        let Some(next) = next else {
            return 0;
        };
        let set_apart = next > end + 1;
        let fits = set_apart || self.is_short(end, next) || strong && title != Title::Numbered(1);
        let behind =
            shape::begins(self.lines[next].text) || bullet::split(self.lines[next].text).is_some();
        // A line between empty lines that is as wide as the column is the last of a paragraph.
        let narrow = shape::length(&self.lines[end]) * 10 <= self.widths[end].max(30) * 9 || strong;
        // A name alone above the title of a chapter heads nothing: it signs what stands before it.
        let signs = title == Title::Plain
            && self.open.is_some()
            && shape::title(self.lines[next].text) == Some(Title::Shouted);
        // A title of several lines ends as one does: not in "van de".
        let open = title == Title::Plain && shape::goes_on(self.lines[end].text);
        if !fits || !behind || !narrow || open || signs {
            return 0;
        }
        let mut words = String::new();
        for line in &self.lines[at..=end] {
            words.push_str(line.text);
            words.push(' ');
        }
        self.section(words.trim(), title, self.lines[at].place);
        end + 1 - at
    }

    fn section(&mut self, words: &str, title: Title, place: Place) {
        self.close();
        let (number, name) = match heading::split(words) {
            Some(numbered) => (Some(numbered.number), numbered.title),
            None => (None, words),
        };
        let level = match title {
            Title::Numbered(parts) => parts,
            Title::Counted | Title::Shouted => 1,
            Title::Plain => (self.depth + 1).max(2),
        };
        if title != Title::Plain {
            self.depth = level;
            self.number = 0;
        }
        self.builder.heading(level, number, name, place);
    }

    /// How many lines from here are rows of a table, with the same columns; they are taken.
    fn table(&mut self, at: usize) -> usize {
        let starts = |line: &Line<'t>| {
            cells(line.text)
                .iter()
                .map(|(start, _)| start + line.indent)
                .collect::<Vec<_>>()
        };
        let columns = starts(&self.lines[at]);
        if columns.len() < 2 {
            return 0;
        }
        let rows = self.lines[at..]
            .iter()
            .take_while(|line| starts(line) == columns)
            .count();
        if rows < 2 {
            return 0;
        }
        self.close();
        for line in &self.lines[at..at + rows] {
            for (start, cell) in cells(line.text) {
                self.builder.begin(BlockKind::TableCell);
                self.builder.push(cell, shifted(line.place, start));
            }
        }
        self.builder.end();
        rows
    }
}

fn shifted(place: Place, by: usize) -> Place {
    Place {
        column: place.column.map(|column| column + by as u32),
        ..place
    }
}

/// The parts of a line between runs of blanks, each with the number of characters before it.
fn cells(text: &str) -> Vec<(usize, &str)> {
    let mut cells = Vec::new();
    if !text.contains("  ") && !text.contains('\t') {
        return cells;
    }
    let (mut rest, mut before) = (text, 0);
    while !rest.is_empty() {
        let end = rest
            .find("  ")
            .into_iter()
            .chain(rest.find('\t'))
            .min()
            .unwrap_or(rest.len());
        let (cell, after) = rest.split_at(end);
        let next = after.trim_start();
        cells.push((before, cell));
        before += rest[..rest.len() - next.len()].chars().count();
        rest = next;
    }
    cells
}

/// The words up to the sign of a note ("beleid.³"), and what stands behind it. "m²" and "CO₂" have
/// none: there the raised figure follows one or two letters.
fn without_note(text: &str) -> (&str, &str) {
    let is_raised = |c: char| matches!(c, '⁰'..='⁹' | '¹' | '²' | '³');
    let mut from = 0;
    while let Some(at) = text[from..].find(is_raised).map(|at| from + at) {
        let rest = text[at..].trim_start_matches(is_raised);
        let before = &text[..at];
        let letters = before
            .chars()
            .rev()
            .take_while(|c| c.is_alphabetic())
            .count();
        if letters > 2 || before.ends_with(['.', ',', ';', ':', '!', '?', ')', '”', '’', '"']) {
            return (before, rest);
        }
        from = text.len() - rest.len();
    }
    (text, "")
}
