//! Chapters: the sections a picture and a filter go by, neither one for the whole text nor one for
//! each page.

use std::ops::Range;

use crate::analysis::SentenceId;
use crate::report::view::{EntryId, Heading, Side, View};

/// Where one section holds more than this share of the text, its parts are the chapters.
const WHOLE: f64 = 0.6;

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
        let depths = Side::BOTH.map(|side| depth(view, side));
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
                chapters(view, side, depths[at], &parts[at])
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

/// How deep the chapters lie: below a title that holds the whole text.
fn depth(view: &View<'_>, side: Side) -> usize {
    let mut depth = 0;
    loop {
        let runs = runs(view, side, depth);
        let all: usize = runs.iter().map(|(_, run)| run.len()).sum();
        let most = runs.iter().map(|(_, run)| run.len()).max().unwrap_or(0);
        let next = self::runs(view, side, depth + 1);
        if most as f64 <= WHOLE * all as f64 || next.len() == runs.len() {
            return depth;
        }
        depth += 1;
    }
}

/// The sentences of one side in runs that share the section at a depth.
fn runs(view: &View<'_>, side: Side, depth: usize) -> Vec<(Heading, Range<SentenceId>)> {
    let analysis = view.version(side).analysis();
    let sections = analysis.document().sections();
    let mut ancestors: Vec<Vec<u32>> = Vec::with_capacity(sections.len());
    for (id, section) in (0..).zip(sections) {
        let mut path: Vec<u32> = match section.parent {
            Some(parent) => ancestors[parent as usize].clone(),
            None => Vec::new(),
        };
        path.push(id);
        ancestors.push(path);
    }
    let mut runs: Vec<(Heading, Range<SentenceId>)> = Vec::new();
    for id in 0..analysis.sentences().len() as SentenceId {
        let section = analysis.section(id).map(|section| {
            let path = &ancestors[section as usize];
            path[depth.min(path.len() - 1)]
        });
        let heading = Heading { side, section };
        match runs.last_mut() {
            Some((last, run)) if *last == heading => run.end = id + 1,
            _ => runs.push((heading, id..id + 1)),
        }
    }
    runs
}

fn chapters(view: &View<'_>, side: Side, depth: usize, parts: &[usize]) -> Vec<Chapter> {
    let mut changes = vec![0; parts.len() + 1];
    for entry in view.entries.iter().filter(|entry| entry.certain()) {
        if let Some(&id) = crate::report::view::ids(entry.change, side).first() {
            changes[id as usize] += 1;
        }
    }
    runs(view, side, depth)
        .into_iter()
        .map(|(heading, sentences)| Chapter {
            title: at_depth(view, heading, depth),
            part: parts[sentences.start as usize],
            changes: changes[sentences.start as usize..sentences.end as usize]
                .iter()
                .sum(),
            sentences,
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
