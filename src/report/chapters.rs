//! Chapters: the sections a picture and a filter go by, neither one for the whole text nor one for
//! each page.

use std::ops::Range;

use crate::analysis::{Analysis, SentenceId};
use crate::document::SectionId;

/// Where one section holds more than this share of the text, its parts are the chapters.
const WHOLE: f64 = 0.6;

/// A run of sentences under one heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// The heading; none before the first.
    pub(super) section: Option<SectionId>,
    /// The sentences.
    pub(super) sentences: Range<SentenceId>,
}

/// The chapters of a text in order, and how deep they lie: below a title that holds the whole text.
pub(super) fn chapters(analysis: &Analysis) -> (usize, Vec<Run>) {
    let ancestors = ancestors(analysis);
    let mut depth = 0;
    let mut runs = runs(analysis, &ancestors, depth);
    loop {
        let all: usize = runs.iter().map(|run| run.sentences.len()).sum();
        let most = runs.iter().map(|run| run.sentences.len()).max();
        let next = self::runs(analysis, &ancestors, depth + 1);
        if most.unwrap_or(0) as f64 <= WHOLE * all as f64 || next.len() == runs.len() {
            return (depth, runs);
        }
        depth += 1;
        runs = next;
    }
}

/// The sections from the outermost down to each one, itself the last.
fn ancestors(analysis: &Analysis) -> Vec<Vec<SectionId>> {
    let sections = analysis.document().sections();
    let mut ancestors: Vec<Vec<SectionId>> = Vec::with_capacity(sections.len());
    for (id, section) in (0..).zip(sections) {
        let mut path = match section.parent {
            Some(parent) => ancestors[parent as usize].clone(),
            None => Vec::new(),
        };
        path.push(id);
        ancestors.push(path);
    }
    ancestors
}

/// The sentences in runs that share the section at a depth.
fn runs(analysis: &Analysis, ancestors: &[Vec<SectionId>], depth: usize) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for id in 0..analysis.sentences().len() as SentenceId {
        let section = analysis.section(id).map(|section| {
            let path = &ancestors[section as usize];
            path[depth.min(path.len() - 1)]
        });
        match runs.last_mut() {
            Some(last) if last.section == section => last.sentences.end = id + 1,
            _ => runs.push(Run {
                section,
                sentences: id..id + 1,
            }),
        }
    }
    runs
}
