//! The view: what every report tells, assembled once from a comparison. A format only dresses it,
//! so formats cannot disagree.

use crate::align::Confidence;
use crate::analysis::SentenceId;
use crate::change::{Change, Comparison, Kind};
use crate::document::{Notice, Section, SectionId};
use crate::meaning::Version;
use crate::text::Place;

/// Which side of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Old,
    New,
}

/// A comparison, arranged for a reader.
#[derive(Debug)]
pub(super) struct View<'a> {
    pub(super) comparison: &'a Comparison,
    /// What is certain, by section, in the order of the new version.
    pub(super) parts: Vec<Part<'a>>,
    /// What is only possible, in the order of the new version.
    pub(super) possible: Vec<&'a Change>,
}

/// A run of changes under one heading.
#[derive(Debug)]
pub(super) struct Part<'a> {
    /// The heading: of the new version, or of the old where it is gone.
    pub(super) heading: Heading,
    /// The changes, without those that are unchanged and in their place.
    pub(super) changes: Vec<&'a Change>,
    /// How many passages are unchanged and in their place.
    pub(super) unchanged: usize,
}

/// A heading on one side; none before the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Heading {
    pub(super) side: Side,
    pub(super) section: Option<SectionId>,
}

impl<'a> View<'a> {
    pub(super) fn of(comparison: &'a Comparison) -> Self {
        let mut parts: Vec<Part<'a>> = Vec::new();
        let mut possible = Vec::new();
        for change in comparison.changes() {
            if change.confidence == Confidence::Possible {
                possible.push(change);
                continue;
            }
            let heading = heading(comparison, change, parts.last().map(|part| part.heading));
            if parts.last().is_none_or(|part| part.heading != heading) {
                parts.push(Part {
                    heading,
                    changes: Vec::new(),
                    unchanged: 0,
                });
            }
            if let Some(part) = parts.last_mut() {
                if change.kind == Kind::Unchanged && !change.moved {
                    part.unchanged += 1;
                } else {
                    part.changes.push(change);
                }
            }
        }
        Self {
            comparison,
            parts,
            possible,
        }
    }

    /// The version on one side.
    pub(super) fn version(&self, side: Side) -> &'a Version {
        match side {
            Side::Old => self.comparison.before(),
            Side::New => self.comparison.after(),
        }
    }

    /// The titles down to a section, outermost first; empty before the first heading.
    pub(super) fn path(&self, heading: Heading) -> Vec<&'a Section> {
        let document = self.version(heading.side).analysis().document();
        heading.section.map_or(Vec::new(), |id| document.path(id))
    }

    /// The section of a change on one side.
    pub(super) fn section(&self, change: &Change, side: Side) -> Option<Heading> {
        let id = *ids(change, side).first()?;
        let section = self.version(side).analysis().section(id);
        Some(Heading { side, section })
    }

    /// Where a change begins in the source of one side.
    pub(super) fn place(&self, change: &Change, side: Side) -> Option<Place> {
        let id = *ids(change, side).first()?;
        Some(self.version(side).analysis().place(id))
    }

    /// The notices of both sides.
    pub(super) fn notices(&self) -> impl Iterator<Item = (Side, &'a Notice)> {
        [Side::Old, Side::New].into_iter().flat_map(|side| {
            let document = self.version(side).analysis().document();
            document.notices().iter().map(move |notice| (side, notice))
        })
    }
}

/// The sentences of a change on one side.
pub(super) fn ids(change: &Change, side: Side) -> &[SentenceId] {
    match side {
        Side::Old => &change.old,
        Side::New => &change.new,
    }
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
        let version = match heading.side {
            Side::Old => comparison.before(),
            Side::New => comparison.after(),
        };
        let sections = version.analysis().document().sections();
        heading
            .section
            .map(|id| sections[id as usize].title.as_str())
    };
    match last {
        Some(last) if title(last) == title(old) => last,
        _ => old,
    }
}
