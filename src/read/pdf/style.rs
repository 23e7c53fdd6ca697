//! Styles: what the running text looks like, and so what is a heading, a note or a caption.

use rustc_hash::{FxHashMap, FxHashSet};

use super::flow::Line;
use super::sheet::Sheet;
use crate::document::BlockKind;

/// From which size on, in sizes of the running text, words are larger and up to which smaller.
const LARGER: f32 = 1.12;
const SMALLER: f32 = 0.93;
/// Most words and lines of a heading.
const HEADING_WORDS: usize = 18;
const HEADING_LINES: usize = 4;
/// From which size on words are a title however many lines they take, in sizes of the running text.
const POSTER: f32 = 2.5;
/// How far the first line of a pull quote stands in, in sizes of its font.
const INDENT: f32 = 0.6;
/// Most words of a caption.
const CAPTION_WORDS: usize = 40;

/// Whether a line is running text or (part of) a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Running text.
    Text,
    /// A heading.
    Heading,
    /// A quotation set apart.
    Quote,
}

/// The look of a document's running text.
#[derive(Debug)]
pub(super) struct Styles {
    size: f32,
    bold: bool,
    slanted: bool,
    pitch: f32,
    /// Fonts in which little is set: those of titles.
    rare: FxHashSet<u32>,
}

impl Styles {
    /// Learns them from all lines: the running text is what most letters are set in.
    pub(super) fn of(sheets: &[Sheet]) -> Self {
        let mut sizes: FxHashMap<i32, u32> = FxHashMap::default();
        let mut pitches: FxHashMap<i32, u32> = FxHashMap::default();
        let lines = || sheets.iter().flat_map(|sheet| &sheet.lines);
        for line in lines().filter(|line| line.signs >= 20) {
            *sizes.entry((line.size * 4.0).round() as i32).or_default() += line.signs;
        }
        let size = most(&sizes).map_or(10.0, |size| size as f32 / 4.0);
        let is_body = |line: &&Line| (line.size - size).abs() < 0.05 * size;
        for pair in sheets.iter().flat_map(|sheet| sheet.lines.windows(2)) {
            let step = (pair[1].y - pair[0].y) / size;
            if pair.iter().all(|line| is_body(&line)) && (0.8..2.2).contains(&step) {
                *pitches.entry((step * 20.0).round() as i32).or_default() += 1;
            }
        }
        let mut faces: FxHashMap<u32, u32> = FxHashMap::default();
        for line in lines().filter(|line| line.face != 0) {
            *faces.entry(line.face).or_default() += line.signs;
        }
        let set: u32 = faces.values().sum();
        let rare = faces.into_iter().filter(|(_, signs)| signs * 25 < set);
        let rare = rare.map(|(face, _)| face).collect();
        let all: u32 = lines().filter(is_body).map(|line| line.signs).sum();
        let bold: u32 = lines().filter(is_body).map(|line| line.bold_signs).sum();
        let slanted: u32 = lines().filter(is_body).map(|line| line.slanted_signs).sum();
        Self {
            size,
            bold: bold * 2 > all,
            slanted: slanted * 2 > all,
            rare,
            pitch: most(&pitches).map_or(1.2, |pitch| pitch as f32 / 20.0),
        }
    }

    /// Size of the running text, in points.
    pub(super) fn size(&self) -> f32 {
        self.size
    }

    /// Distance of its lines, in sizes.
    pub(super) fn pitch(&self) -> f32 {
        self.pitch
    }

    /// Whether a line is set smaller than the running text.
    pub(super) fn is_small(&self, line: &Line) -> bool {
        line.size < SMALLER * self.size
    }

    /// Whether a line is set larger than the running text.
    pub(super) fn is_large(&self, line: &Line) -> bool {
        line.size > LARGER * self.size
    }

    /// Whether lines are set so large that no more than a title fits on the page.
    pub(super) fn is_poster(&self, lines: &[Line]) -> bool {
        lines.iter().all(|line| line.size > POSTER * self.size)
    }

    /// What a frame is that stands beside the text; nothing for the text itself. `text_ends` is the
    /// last baseline of running text on the page; an `alone` frame has hardly any text beside it.
    pub(super) fn beside(&self, frame: &[Line], text_ends: f32, alone: bool) -> Option<BlockKind> {
        let first = frame.first()?;
        if first.is_cell {
            return Some(BlockKind::TableCell);
        }
        let words: usize = frame.iter().map(|line| line.text.split(' ').count()).sum();
        if frame.iter().all(|line| self.is_small(line)) {
            let marked = first.note
                || first
                    .whole()
                    .starts_with(|c: char| c.is_ascii_digit() || "*[(".contains(c));
            if marked && first.y > text_ends {
                return Some(BlockKind::Footnote);
            }
            return (words <= CAPTION_WORDS).then_some(BlockKind::Caption);
        }
        if first.note && first.y > text_ends {
            return Some(BlockKind::Footnote);
        }
        if first.turned {
            return Some(BlockKind::Caption);
        }
        if self.is_quote(frame) {
            return Some(BlockKind::Quote);
        }
        let large = frame.iter().all(|line| self.is_large(line));
        let sentence = frame.last()?.text.ends_with(['.', '!', '”', '"', '’', '»']);
        // Words set large that are too many for a title, or a quotation, are a pull quote.
        // On a page of their own they are its text, or its title.
        let title = alone && self.is_poster(frame);
        let long =
            words > HEADING_WORDS && !alone || words > 8 && words <= HEADING_WORDS && sentence;
        (large && frame.len() > 1 && long && !title).then_some(BlockKind::Quote)
    }

    /// The role of each line of a frame whose longest line ends at `right`.
    pub(super) fn roles(&self, frame: &[Line], right: f32) -> Vec<Role> {
        let mut roles = vec![Role::Text; frame.len()];
        let mut at = 0;
        while at < frame.len() {
            let end = (at + 1..frame.len())
                .find(|&next| !self.is_same(&frame[next - 1], &frame[next]))
                .unwrap_or(frame.len());
            let end = if self.leads(frame, at, end, right) {
                at + 1
            } else {
                end
            };
            if self.is_quote(&frame[at..end]) {
                roles[at..end].fill(Role::Quote);
            } else if self.is_heading(&frame[at..end], frame.get(end), right) {
                roles[at..end].fill(Role::Heading);
            }
            at = end;
        }
        roles
    }

    /// Whether the first of lines that look alike is a title over the others, all of them slanted: it
    /// is short, has white above it, and the line below it begins a paragraph of full ones.
    fn leads(&self, frame: &[Line], at: usize, end: usize, right: f32) -> bool {
        let [first, second, _, ..] = &frame[at..end] else {
            return false;
        };
        let width = right - first.x0;
        let apart = at.checked_sub(1).is_none_or(|above| {
            (first.y - frame[above].y) / first.size.max(1.0) > 1.3 * self.pitch
        });
        let full = second.x1 > right - 0.15 * width;
        let starts = |line: &Line| line.text.starts_with(char::is_uppercase);
        first.is_slanted()
            && second.is_slanted()
            && !self.slanted
            && !self.is_large(first)
            && apart
            && full
            && first.x1 < right - 0.25 * width
            && starts(first)
            && starts(second)
            && !first.text.ends_with(['.', ',', ';', ':', '?', '!'])
    }

    /// Whether lines are a quotation that looks unlike the running text.
    fn is_quote(&self, lines: &[Line]) -> bool {
        let (Some(first), Some(last)) = (lines.first(), lines.last()) else {
            return false;
        };
        let all = |is: fn(&Line) -> bool, body: bool| !body && lines.iter().all(is);
        let apart = lines.iter().all(|line| self.is_large(line))
            || all(Line::is_bold, self.bold)
            || all(Line::is_slanted, self.slanted);
        let words: usize = lines
            .iter()
            .map(|line| line.text.split_whitespace().count())
            .sum();
        self.is_pulled(lines)
            || apart
                && words > 5
                && first.text.starts_with(['“', '”', '„', '"', '‘', '«'])
                && last.text.ends_with(['.', '!', '?', '”', '"', '’', '»'])
    }

    /// Whether lines are a pull quote without quotation marks: large and slanted, its first line
    /// standing in as a paragraph's does. No title is set so; one that is centred has no even edge.
    fn is_pulled(&self, lines: &[Line]) -> bool {
        let [first, rest @ ..] = lines else {
            return false;
        };
        let edge = rest.iter().map(|line| line.x0).fold(f32::MAX, f32::min);
        let even = rest.iter().all(|line| line.x0 - edge < 0.1 * line.size);
        let middle = |line: &Line| f32::midpoint(line.x0, line.x1);
        let centred = rest
            .iter()
            .all(|line| (middle(line) - middle(first)).abs() < 0.1 * line.size);
        !rest.is_empty()
            && !self.slanted
            && even
            && !centred
            && first.opener.is_empty()
            && lines
                .iter()
                .all(|line| self.is_large(line) && line.is_slanted())
            && first.x0 > edge + INDENT * first.size
    }

    /// Whether two lines below each other look the same and stand close.
    fn is_same(&self, one: &Line, two: &Line) -> bool {
        (one.size - two.size).abs() < 0.06 * two.size
            && one.is_bold() == two.is_bold()
            && one.is_slanted() == two.is_slanted()
            && (two.y - one.y) / two.size.max(1.0) < 1.45 * self.pitch
            && two.opener.is_empty()
    }

    fn is_heading(&self, lines: &[Line], next: Option<&Line>, right: f32) -> bool {
        let (Some(first), Some(last)) = (lines.first(), lines.last()) else {
            return false;
        };
        let words: usize = lines
            .iter()
            .map(|line| line.text.split_whitespace().count())
            .sum();
        let letters = || {
            lines
                .iter()
                .flat_map(|line| line.text.chars())
                .filter(|c| c.is_alphabetic())
        };
        let display = lines.iter().all(|line| {
            self.rare.contains(&line.face) && !line.is_bold() && line.size >= self.size
        });
        let numbered =
            first.opener.is_empty() || first.opener.starts_with(|c: char| c.is_ascii_digit());
        let bulleted = crate::read::layout::bullet::split(&first.whole())
            .is_some_and(|b| b.kind == crate::read::layout::bullet::BulletKind::Sign);
        if lines.len() > HEADING_LINES && !self.is_poster(lines)
            || words > HEADING_WORDS
            || letters().count() < 2
            || !numbered
            || bulleted
            || first.text.starts_with(char::is_lowercase) && first.opener.is_empty() && !display
        {
            return false;
        }
        if lines.iter().all(|line| self.is_large(line)) {
            return true;
        }
        if lines.iter().any(|line| self.is_small(line)) {
            return false;
        }
        let stopped = last.text.ends_with(['.', ',', ';']);
        let runs_on = next.is_some_and(|next| {
            let near = (next.y - last.y) / next.size.max(1.0) < 1.45 * self.pitch;
            let small = next.text.starts_with(char::is_lowercase);
            // A line that is full goes on in the next where that begins in the same look.
            let full = last.x1 > right - 0.1 * (right - last.x0);
            near && next.opener.is_empty() && !display && (small || full && next.lead > 0)
        });
        if stopped || runs_on || lines.len() > 2 {
            return false;
        }
        let shouted = letters().count() > 3 && letters().all(char::is_uppercase);
        let bold = !self.bold && lines.iter().all(Line::is_bold);
        let slanted = !self.slanted
            && lines.len() == 1
            && first.is_slanted()
            && words <= 9
            && first.opener.is_empty()
            && !last.text.ends_with([':', '?', '!', '”', '’', '"'])
            && last.x1 < right - 0.1 * (right - last.x0);
        (shouted || bold || slanted || display) && words <= 14
    }
}

fn most(counts: &FxHashMap<i32, u32>) -> Option<i32> {
    counts
        .iter()
        .max_by_key(|&(value, count)| (*count, -*value))
        .map(|(value, _)| *value)
}
