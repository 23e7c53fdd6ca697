//! The chapters of both versions, and which parts of the text belong to them.

use std::ops::Range;

use crate::analysis::SentenceId;
use crate::report::chapters::{self, Run};
use crate::report::view::{EntryId, Heading, Side, View};

/// A chapter of one side: a run of sentences under one title.
#[derive(Debug)]
pub(super) struct Chapter {
    pub(super) title: String,
    pub(super) sentences: Range<SentenceId>,
    /// The part of the text in which its first sentence is told of.
    pub(super) part: usize,
    /// The changes that stand in it.
    pub(super) changes: usize,
}

/// The chapters of both sides, and to which of them each part of the text belongs.
#[derive(Debug)]
pub(super) struct Chapters {
    pub(super) sides: [Vec<Chapter>; 2],
    /// For each part of the view the index of its title in `titles`.
    pub(super) of_part: Vec<usize>,
    /// The titles of the parts' chapters, each once.
    pub(super) titles: Vec<String>,
}

impl Chapters {
    pub(super) fn of(view: &View<'_>) -> Self {
        let of_sides = Side::BOTH.map(|side| chapters::chapters(view.version(side).analysis()));
        let depths = of_sides.each_ref().map(|(depth, _)| *depth);
        let mut titles: Vec<String> = Vec::new();
        let mut of_part = Vec::new();
        for part in &view.parts {
            let title = at_depth(view, part.heading, depths[part.heading.side as usize]);
            let known = titles.iter().position(|known| *known == title);
            of_part.push(known.unwrap_or_else(|| {
                titles.push(title);
                titles.len() - 1
            }));
        }
        let parts = parts_of_sentences(view);
        Self {
            sides: Side::BOTH.map(|side| {
                let at = side as usize;
                let (depth, runs) = &of_sides[at];
                told(view, side, *depth, runs, &parts[at])
            }),
            of_part,
            titles,
        }
    }
}

/// The title of the section at a depth that a heading stands in.
fn at_depth(view: &View<'_>, heading: Heading, depth: usize) -> String {
    let mut path = view.path(heading);
    let last = path.len() - 1;
    path.swap_remove(depth.min(last))
}

fn told(view: &View<'_>, side: Side, depth: usize, runs: &[Run], parts: &[usize]) -> Vec<Chapter> {
    let mut changes = vec![0; parts.len() + 1];
    for entry in view.entries.iter().filter(|entry| entry.certain()) {
        if let Some(&id) = crate::report::view::ids(entry.change, side).first() {
            changes[id as usize] += 1;
        }
    }
    runs.iter()
        .map(|Run { section, sentences }| Chapter {
            title: at_depth(
                view,
                Heading {
                    side,
                    section: *section,
                },
                depth,
            ),
            part: parts[sentences.start as usize],
            changes: changes[sentences.start as usize..sentences.end as usize]
                .iter()
                .sum(),
            sentences: sentences.clone(),
        })
        .collect()
}

/// In which part of the text each sentence of either side is told of; one that is only possibly
/// matched in that of the one before it.
fn parts_of_sentences(view: &View<'_>) -> [Vec<usize>; 2] {
    use crate::report::view::{Item, ids};
    let mut told = Side::BOTH.map(|side| {
        let count = view.version(side).analysis().sentences().len();
        vec![None; count]
    });
    let mut tell = |part: usize, change: &crate::change::Change| {
        for side in Side::BOTH {
            for &id in ids(change, side) {
                told[side as usize][id as usize] = Some(part);
            }
        }
    };
    for (at, part) in view.parts.iter().enumerate() {
        for item in &part.items {
            match item {
                Item::Change(id) => tell(at, view.entries[*id as EntryId].change),
                Item::Unchanged(changes) => changes.iter().for_each(|change| tell(at, change)),
                Item::Departed(_) => {}
            }
        }
    }
    told.map(|parts| {
        let mut last = 0;
        let known = parts.into_iter();
        known
            .map(|part| {
                last = part.unwrap_or(last);
                last
            })
            .collect()
    })
}
