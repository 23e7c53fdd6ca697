//! The spine: what stands in both versions in the same order. All else is deleted here and inserted
//! there.

use std::collections::VecDeque;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::reading::{Element, Reading};
use crate::align::Confidence;
use crate::analysis::SentenceId;
use crate::change::Comparison;
use crate::document::SectionId;

/// A stretch of both versions that is one text with some words changed.
#[derive(Clone, Debug)]
pub(super) struct Anchor {
    /// Its elements in the old version.
    pub(super) old: Range<usize>,
    /// Its elements in the new version.
    pub(super) new: Range<usize>,
    pub(super) what: What,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum What {
    /// The change at that index.
    Change(usize),
    /// A heading with the same title in both.
    Heading(SectionId, SectionId),
}

/// The anchors, rising on both sides: passages that certainly belong together and stayed in their
/// place, and between them headings with the same title.
pub(super) fn spine(comparison: &Comparison, old: &Reading<'_>, new: &Reading<'_>) -> Vec<Anchor> {
    let passages = rising(passages(comparison, old, new));
    let mut spine = Vec::with_capacity(passages.len() + 16);
    let end = Anchor {
        old: old.len()..old.len(),
        new: new.len()..new.len(),
        what: What::Change(usize::MAX),
    };
    let (mut from_old, mut from_new) = (0, 0);
    for anchor in passages.into_iter().chain([end]) {
        let gaps = (from_old..anchor.old.start, from_new..anchor.new.start);
        headings(old, gaps.0, new, gaps.1, &mut spine);
        (from_old, from_new) = (anchor.old.end, anchor.new.end);
        spine.push(anchor);
    }
    spine.pop();
    spine
}

fn passages(comparison: &Comparison, old: &Reading<'_>, new: &Reading<'_>) -> Vec<Anchor> {
    let changes = comparison.changes().iter().enumerate();
    changes
        .filter(|(_, change)| !change.moved && change.confidence == Confidence::Certain)
        .filter_map(|(i, change)| {
            Some(Anchor {
                old: stretch(old, &change.old)?,
                new: stretch(new, &change.new)?,
                what: What::Change(i),
            })
        })
        .collect()
}

/// The elements of some sentences; none where others stand between them.
fn stretch(reading: &Reading<'_>, ids: &[SentenceId]) -> Option<Range<usize>> {
    let (&first, &last) = (ids.first()?, ids.last()?);
    let range = reading.at(first)..reading.at(last) + 1;
    let in_a_row = ids
        .windows(2)
        .all(|pair| reading.at(pair[0]) + 1 == reading.at(pair[1]));
    (in_a_row && range.len() == ids.len()).then_some(range)
}

/// The longest row of anchors that rises on both sides (patience sorting).
fn rising(mut anchors: Vec<Anchor>) -> Vec<Anchor> {
    anchors.sort_by_key(|anchor| anchor.new.start);
    let mut piles: Vec<usize> = Vec::new();
    let mut below: Vec<Option<usize>> = Vec::with_capacity(anchors.len());
    for (i, anchor) in anchors.iter().enumerate() {
        let pile = piles.partition_point(|&top| anchors[top].old.start < anchor.old.start);
        below.push(pile.checked_sub(1).map(|pile| piles[pile]));
        match piles.get_mut(pile) {
            Some(top) => *top = i,
            None => piles.push(i),
        }
    }
    let mut row = Vec::with_capacity(piles.len());
    let mut next = piles.last().copied();
    while let Some(i) = next {
        row.push(anchors[i].clone());
        next = below[i];
    }
    row.reverse();
    row
}

/// Headings with the same title in a gap on both sides, in order.
fn headings(
    old: &Reading<'_>,
    old_gap: Range<usize>,
    new: &Reading<'_>,
    new_gap: Range<usize>,
    spine: &mut Vec<Anchor>,
) {
    let mut by_title: FxHashMap<&str, VecDeque<(usize, SectionId)>> = FxHashMap::default();
    for at in old_gap {
        if let Element::Heading(id) = old.element(at) {
            by_title
                .entry(old.heading(id).1)
                .or_default()
                .push_back((at, id));
        }
    }
    let mut from = 0;
    for at in new_gap {
        let Element::Heading(id) = new.element(at) else {
            continue;
        };
        let Some(same) = by_title.get_mut(new.heading(id).1) else {
            continue;
        };
        while same.front().is_some_and(|&(at, _)| at < from) {
            same.pop_front();
        }
        if let Some((old_at, old_id)) = same.pop_front() {
            from = old_at + 1;
            spine.push(Anchor {
                old: old_at..from,
                new: at..at + 1,
                what: What::Heading(old_id, id),
            });
        }
    }
}
