//! The picture: both versions from top to bottom, chapter by chapter, with a mark where something
//! changed and a line for what moved. It is a map too: chapters and marks are links.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use super::chapters::Chapter;
use super::{Page, Plain, Shown};
use crate::analysis::SentenceId;
use crate::change::Kind;
use crate::report::chapters::told_apart;
use crate::report::strings::{self, Word};
use crate::report::view::{Item, Side, ids};

/// Height of the whole text, in CSS pixels, before small chapters get room for their titles.
const HEIGHT: u32 = 380;

/// Least height of a chapter, so that its title can be read.
const LEAST: u32 = 24;

/// Above so many chapters titles are too many to show.
const MOST: usize = 60;

/// Marks of one kind nearer than this are drawn as one.
const STEP: u32 = 2;

/// The chapters of one side, each with its top and height.
struct Column<'a>(Vec<(&'a Chapter, u32, u32)>);

impl<'a> Column<'a> {
    fn of(chapters: &'a [Chapter]) -> Self {
        let all: u32 = chapters.iter().map(|c| c.sentences.len() as u32).sum();
        let least = if chapters.len() > MOST { STEP } else { LEAST };
        let mut top = 0;
        let mut column = Vec::new();
        for chapter in chapters {
            let share = u64::from(HEIGHT) * chapter.sentences.len() as u64 / u64::from(all.max(1));
            let height = (share as u32).max(least);
            column.push((chapter, top, height));
            top += height + 2;
        }
        Self(column)
    }

    fn height(&self) -> u32 {
        self.0.last().map_or(0, |(_, top, height)| top + height)
    }

    fn chapter(&self, id: SentenceId) -> usize {
        let after = self.0.partition_point(|(c, _, _)| c.sentences.start <= id);
        after.saturating_sub(1)
    }

    /// How far down a sentence stands.
    fn at(&self, id: SentenceId) -> u32 {
        let Some((chapter, top, height)) = self.0.get(self.chapter(id)) else {
            return 0;
        };
        let inside = id.saturating_sub(chapter.sentences.start);
        top + inside * height / (chapter.sentences.len() as u32).max(1)
    }
}

pub(super) fn write(page: &mut Page<'_>) {
    if page.view.entries.is_empty() {
        return;
    }
    let [old, new] = &page.chapters.sides;
    let columns = [Column::of(old), Column::of(new)];
    draw(page, &columns);
}

fn draw(page: &mut Page<'_>, columns: &[Column<'_>; 2]) {
    let height = columns[0].height().max(columns[1].height()) + 1;
    page.add(format_args!(
        "<figure class=\"where\" aria-labelledby=\"where\"><h2 id=\"where\">{}</h2>\n\
<div class=\"ends\" aria-hidden=\"true\"><span>{}</span><span>{}</span></div>\
<svg class=\"map\" width=\"100%\" height=\"{height}\" role=\"group\" aria-label=\"{}\">",
        page.word(Word::Where),
        page.word(Word::Was),
        page.word(Word::Is),
        page.word(Word::WhereLabel),
    ));
    labels(page, &columns[0], Side::Old);
    page.add(format_args!(
        "<foreignObject class=\"box\" x=\"36%\" width=\"28%\" height=\"{height}\">\
<svg class=\"bars\" viewBox=\"0 0 100 {height}\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
    ));
    ribbons(page, columns);
    for (column, x) in columns.iter().zip([0, 84]) {
        for (_, top, height) in &column.0 {
            page.add(format_args!(
                "<rect class=\"chapter\" x=\"{x}\" y=\"{top}\" width=\"16\" height=\"{height}\"/>"
            ));
        }
    }
    moves(page, columns);
    marks(page, columns);
    page.add(format_args!("</svg></foreignObject>"));
    labels(page, &columns[1], Side::New);
    page.add(format_args!("</svg>\n<figcaption>"));
    for (class, word) in [
        ("removed", Word::KeyRemoved),
        ("changed", Word::KeyChanged),
        ("added", Word::KeyAdded),
        ("moved", Word::KeyMoved),
    ] {
        let word = page.word(word);
        page.add(format_args!(
            "<span class=\"key {class}\"><i></i>{word}</span> "
        ));
    }
    page.add(format_args!("</figcaption></figure>\n"));
}

fn labels(page: &mut Page<'_>, column: &Column<'_>, side: Side) {
    if column.0.len() > MOST {
        return;
    }
    let (x, class) = match side {
        Side::Old => ("0", "old"),
        Side::New => ("65%", "new"),
    };
    let titles: Vec<&str> = column.0.iter().map(|(c, _, _)| &*c.title).collect();
    for ((chapter, top, height), title) in column.0.iter().zip(told_apart(&titles)) {
        let changes = strings::changes(chapter.changes, page.view.language);
        let count = strings::number(chapter.changes as u64, page.view.language);
        page.add(format_args!(
            "<foreignObject class=\"{class}\" x=\"{x}\" y=\"{top}\" width=\"35%\" \
height=\"{height}\"><a href=\"#s{}\" title=\"{}: {changes}\"><bdi>{}</bdi> \
<span class=\"n\" aria-hidden=\"true\">{count}</span><span class=\"vh\">({changes})</span></a></foreignObject>",
            chapter.part,
            Plain(&chapter.title),
            Shown(&title),
        ));
    }
}

/// A band from each chapter to where its text stands in the new version.
fn ribbons(page: &mut Page<'_>, columns: &[Column<'_>; 2]) {
    let mut ribbons: BTreeMap<(usize, usize), [u32; 5]> = BTreeMap::new();
    for change in page.view.comparison.changes() {
        let (Some(&old), Some(&new)) = (change.old.first(), change.new.first()) else {
            continue;
        };
        if change.moved {
            continue;
        }
        let key = (columns[0].chapter(old), columns[1].chapter(new));
        let (a, b) = (columns[0].at(old), columns[1].at(new));
        let ribbon = ribbons.entry(key).or_insert([a, a, b, b, 0]);
        ribbon[0] = ribbon[0].min(a);
        ribbon[1] = ribbon[1].max(a);
        ribbon[2] = ribbon[2].min(b);
        ribbon[3] = ribbon[3].max(b);
        ribbon[4] += 1;
    }
    for [a, b, c, d, count] in ribbons.into_values() {
        if count > 1 {
            let (b, d) = (b + STEP, d + STEP);
            page.add(format_args!(
                "<path class=\"band\" d=\"M16 {a}C50 {a} 50 {c} 84 {c}V{d}C50 {d} 50 {b} 16 {b}Z\"/>"
            ));
        }
    }
}

fn moves(page: &mut Page<'_>, columns: &[Column<'_>; 2]) {
    let view = page.view;
    for entry in view.entries.iter().filter(|entry| entry.change.moved) {
        let (Some(&old), Some(&new)) = (entry.change.old.first(), entry.change.new.first()) else {
            continue;
        };
        let (a, b) = (columns[0].at(old) + 1, columns[1].at(new) + 1);
        page.add(format_args!(
            "<a href=\"#{}\" tabindex=\"-1\"><path class=\"move\" d=\"M16 {a}C50 {a} 50 {b} 84 {b}\"/></a>",
            Plain(&entry.change.id)
        ));
    }
}

/// A mark for every change on the sides it stands on. What went fills the old bar and what came
/// the new one; what changed takes the inner half of both.
fn marks(page: &mut Page<'_>, columns: &[Column<'_>; 2]) {
    let view = page.view;
    let mut drawn: FxHashSet<(usize, u32, &str)> = FxHashSet::default();
    for part in &view.parts {
        for item in &part.items {
            let Item::Change(id) = item else { continue };
            let change = view.entries[*id].change;
            let class = match change.kind {
                Kind::Unchanged => continue,
                Kind::Changed | Kind::Split | Kind::Merged => "changed",
                Kind::Added => "added",
                Kind::Removed => "removed",
            };
            for side in Side::BOTH {
                let Some(&id) = ids(change, side).first() else {
                    continue;
                };
                let at = side as usize;
                let y = columns[at].at(id) / STEP * STEP;
                if !drawn.insert((at, y, class)) {
                    continue;
                }
                let (x, width) = match (class, side) {
                    ("changed", Side::Old) => (8, 8),
                    ("changed", Side::New) => (84, 8),
                    (_, Side::Old) => (0, 16),
                    (_, Side::New) => (84, 16),
                };
                page.add(format_args!(
                    "<a href=\"#{}\" tabindex=\"-1\"><rect class=\"{class}\" x=\"{x}\" y=\"{y}\" \
width=\"{width}\" height=\"{STEP}\"/></a>",
                    Plain(&change.id)
                ));
            }
        }
    }
}
