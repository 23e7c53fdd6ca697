//! Provenance: which inputs were compared, how, and what a reader should know about them.

use super::{Side, version};
use crate::analysis::SentenceId;
use crate::change::Comparison;
use crate::document::Source;
use crate::meaning::{Commitment, Version};
use crate::report::Language;
use crate::report::strings;

/// One input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::report) struct Input<'a> {
    pub(in crate::report) side: Side,
    /// Name, label, format and checksum.
    pub(in crate::report) source: &'a Source,
    /// The title it gives itself.
    pub(in crate::report) title: Option<&'a str>,
    /// Number of pages, where the format has pages.
    pub(in crate::report) pages: Option<u32>,
    /// Number of sentences.
    pub(in crate::report) sentences: usize,
    /// Number of sentences that promise something.
    pub(in crate::report) commitments: usize,
}

impl Input<'_> {
    /// Its size in words: "412 zinnen", "85 pagina's".
    pub(in crate::report) fn size(&self, language: Language) -> Vec<String> {
        let mut size = vec![strings::sentences(self.sentences, language)];
        if let Some(pages) = self.pages {
            size.push(strings::pages(pages as usize, language));
        }
        size
    }
}

/// What was chosen, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::report) struct Setting {
    pub(in crate::report) name: &'static str,
    pub(in crate::report) value: String,
}

/// A notice, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::report) struct Remark {
    pub(in crate::report) side: Side,
    /// What the input is called.
    pub(in crate::report) label: String,
    /// Where in it, as far as it has one place.
    pub(in crate::report) place: Option<String>,
    pub(in crate::report) message: String,
}

/// Name and version of the program.
pub(in crate::report) const GENERATOR: &str =
    concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION"));

/// A version as an input.
pub(in crate::report) fn input(version: &Version, side: Side) -> Input<'_> {
    let document = version.analysis().document();
    let sentences = version.analysis().sentences().len();
    let promises = |id: &SentenceId| version.meaning(*id).commitment != Commitment::None;
    Input {
        side,
        source: document.source(),
        title: document.title(),
        pages: document.pages(),
        sentences,
        commitments: (0..sentences as SentenceId).filter(promises).count(),
    }
}

pub(super) fn settings(comparison: &Comparison, language: Language) -> Vec<Setting> {
    let options = comparison.options();
    vec![Setting {
        name: strings::min_similarity(language),
        value: strings::decimal(options.min_similarity, language),
    }]
}

pub(super) fn remarks(comparison: &Comparison, language: Language) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for side in Side::BOTH {
        let document = version(comparison, side).analysis().document();
        let told = strings::notices(document, language);
        remarks.extend(told.map(|(place, message)| Remark {
            side,
            label: document.source().label.clone(),
            place,
            message,
        }));
    }
    remarks
}
