//! What rules ask about a change: its words, sections, class and strength, each on both sides.

use crate::analysis::SentenceId;
use crate::change::{Change, Comparison, Kind};
use crate::document::Section;
use crate::meaning::{Commitment, Version};

/// A change with its comparison and the documents it stands in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Passage<'a> {
    pub(super) comparison: &'a Comparison,
    pub(super) change: &'a Change,
    pub(super) documents: &'a [&'a str],
    /// What became of it; a passage that stands in another document now has moved, whatever its
    /// own comparison says.
    pub(super) kind: Kind,
    pub(super) moved: bool,
}

impl<'a> Passage<'a> {
    pub(super) fn old_text(&self) -> String {
        text(self.comparison.before(), &self.change.old)
    }

    pub(super) fn new_text(&self) -> String {
        text(self.comparison.after(), &self.change.new)
    }

    pub(super) fn commitment(&self) -> Commitment {
        self.comparison.commitment(self.change)
    }

    /// The firmest strength of the old side; of a passage without one, of the new.
    pub(super) fn strength(&self) -> Option<u8> {
        let firmest = |version: &Version, ids: &[SentenceId]| {
            ids.iter()
                .filter_map(|&id| version.meaning(id).strength)
                .max()
        };
        firmest(self.comparison.before(), &self.change.old)
            .or_else(|| firmest(self.comparison.after(), &self.change.new))
    }

    /// For each side on which the passage stands, the sections from the chapter down.
    pub(super) fn sections(&self) -> Vec<Vec<&'a Section>> {
        let sides = [
            (self.comparison.before(), &self.change.old),
            (self.comparison.after(), &self.change.new),
        ];
        sides
            .into_iter()
            .filter_map(|(version, ids)| {
                let analysis = version.analysis();
                let section = analysis.section(*ids.first()?);
                Some(section.map_or(Vec::new(), |id| analysis.document().path(id)))
            })
            .collect()
    }
}

/// The words of some sentences, a space between.
pub(super) fn text(version: &Version, ids: &[SentenceId]) -> String {
    let texts: Vec<&str> = ids.iter().map(|&id| version.analysis().text(id)).collect();
    texts.join(" ")
}
