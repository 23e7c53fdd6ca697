//! Parts: the text in its order, section by section, with what changed and what stands between.

use rustc_hash::FxHashMap;

use super::{Entry, EntryId, Heading, Side, version};
use crate::align::Confidence;
use crate::change::{Change, Comparison, Kind};
use crate::report::Language;

/// A run of text under one heading. A heading may come back: sections that are gone are told
/// where they stood, inside the section they stood in.
#[derive(Debug)]
pub(in crate::report) struct Part<'a> {
    /// The heading: of the new version, or of the old where it is gone.
    pub(in crate::report) heading: Heading,
    /// What stands under it, in order.
    pub(in crate::report) items: Vec<Item<'a>>,
}

/// What stands under a heading.
#[derive(Debug)]
pub(in crate::report) enum Item<'a> {
    /// A change, or a passage that came from elsewhere.
    Change(EntryId),
    /// Passages in a row that are unchanged and in their place.
    Unchanged(Vec<&'a Change>),
    /// Here stood in the old version what now stands elsewhere, under its own heading.
    Departed(EntryId),
}

impl Part<'_> {
    /// Its changes, in order.
    pub(in crate::report) fn changes(&self) -> impl Iterator<Item = EntryId> {
        self.items.iter().filter_map(|item| match item {
            Item::Change(id) => Some(*id),
            Item::Unchanged(_) | Item::Departed(_) => None,
        })
    }
}

pub(super) struct Arranged<'a> {
    pub(super) entries: Vec<Entry<'a>>,
    pub(super) parts: Vec<Part<'a>>,
    pub(super) possible: Vec<EntryId>,
}

pub(super) fn arranged(comparison: &Comparison, language: Language) -> Arranged<'_> {
    let changes = comparison.changes();
    let mut entries = Vec::new();
    let mut of_change: Vec<Option<EntryId>> = vec![None; changes.len()];
    for (i, change) in changes.iter().enumerate() {
        if told(change) {
            of_change[i] = Some(entries.len());
            entries.push(Entry::of(comparison, change, language));
        }
    }
    let departures = departures(comparison);
    let mut parts: Vec<Part<'_>> = Vec::new();
    let mut possible = Vec::new();
    let depart = |part: &mut Part<'_>, after: Option<usize>| {
        let gone = departures.get(&after).into_iter().flatten();
        let gone = gone.filter_map(|&i| of_change[i]);
        part.items.extend(gone.map(Item::Departed));
    };
    for (i, change) in changes.iter().enumerate() {
        if change.confidence == Confidence::Possible {
            possible.extend(of_change[i]);
            continue;
        }
        let heading = heading(comparison, change, parts.last().map(|part| part.heading));
        let first = parts.is_empty();
        if parts.last().is_none_or(|part| part.heading != heading) {
            parts.push(Part {
                heading,
                items: Vec::new(),
            });
        }
        let Some(part) = parts.last_mut() else {
            continue;
        };
        if first {
            depart(part, None);
        }
        match (of_change[i], part.items.last_mut()) {
            (Some(id), _) => part.items.push(Item::Change(id)),
            (None, Some(Item::Unchanged(run))) => run.push(change),
            (None, _) => part.items.push(Item::Unchanged(vec![change])),
        }
        depart(part, Some(i));
    }
    Arranged {
        entries,
        parts,
        possible,
    }
}

/// Whether a change is told of at all: what is unchanged and in its place is only text.
fn told(change: &Change) -> bool {
    change.kind != Kind::Unchanged || change.moved || change.confidence == Confidence::Possible
}

/// The moved changes by the change that they followed in the old version and that stayed in its
/// place; none for those that stood before all others.
fn departures(comparison: &Comparison) -> FxHashMap<Option<usize>, Vec<usize>> {
    let changes = comparison.changes();
    let mut at: Vec<Option<usize>> = vec![None; comparison.before().analysis().sentences().len()];
    for (i, change) in changes.iter().enumerate() {
        for &id in &change.old {
            at[id as usize] = Some(i);
        }
    }
    let mut departures: FxHashMap<Option<usize>, Vec<usize>> = FxHashMap::default();
    let mut last = None;
    for i in at.into_iter().flatten() {
        let change = &changes[i];
        if change.confidence == Confidence::Possible {
            continue;
        }
        if change.moved {
            let gone = departures.entry(last).or_default();
            if !gone.contains(&i) {
                gone.push(i);
            }
        } else {
            last = Some(i);
        }
    }
    departures
}

/// Under which heading a change is told. A removed passage is told where it stood: under the
/// heading of what it followed, unless a section of its own name is gone.
fn heading(comparison: &Comparison, change: &Change, last: Option<Heading>) -> Heading {
    if let Some(&id) = change.new.first() {
        return Heading {
            side: Side::New,
            section: comparison.after().analysis().section(id),
        };
    }
    let old = Heading {
        side: Side::Old,
        section: change
            .old
            .first()
            .and_then(|&id| comparison.before().analysis().section(id)),
    };
    let title = |heading: Heading| {
        let sections = version(comparison, heading.side)
            .analysis()
            .document()
            .sections();
        heading
            .section
            .map(|id| sections[id as usize].title.as_str())
    };
    match last {
        Some(last) if title(last) == title(old) => last,
        _ => old,
    }
}
