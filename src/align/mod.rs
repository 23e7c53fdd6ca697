//! Alignment: which sentences of the old version belong with which of the new.
//!
//! Knows no language and no file; works on the terms and letters of two analyses.

use crate::analysis::{Analysis, SentenceId};

/// How sure the program is that what it says of a bead is so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Confidence {
    /// Worth a look; shown apart and never counted as certain.
    Possible,
    /// Right at least 19 times of 20 on labelled pairs.
    Certain,
}

impl Confidence {
    /// The name used in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Possible => "possible",
            Self::Certain => "certain",
        }
    }
}

/// Sentences that belong together; one side is empty where a sentence has no partner.
#[derive(Clone, Debug, PartialEq)]
pub struct Bead {
    /// Sentences of the old version, in order.
    pub old: Vec<SentenceId>,
    /// Sentences of the new version, in order.
    pub new: Vec<SentenceId>,
    /// Likeness of the two sides, from 0 to 1; 1 only for the same words.
    pub similarity: f64,
    /// How sure the program is that they belong together.
    pub confidence: Confidence,
    /// Whether the passage left its place among its neighbours or went to another section.
    pub moved: bool,
}

/// What may be chosen about an alignment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Options {
    /// Sentences less alike than this are never put together (0 to 1).
    pub min_similarity: f64,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            min_similarity: 0.0,
        }
    }
}

/// The beads of two versions; every sentence stands in exactly one.
#[derive(Clone, Debug, PartialEq)]
pub struct Alignment {
    beads: Vec<Bead>,
}

impl Alignment {
    /// Aligns two versions.
    pub fn new(old: &Analysis, new: &Analysis, _options: &Options) -> Self {
        // For now: the n-th sentence with the n-th.
        let (m, n) = (old.sentences().len() as u32, new.sentences().len() as u32);
        let beads = (0..m.max(n))
            .map(|i| Bead {
                old: (i < m).then_some(i).into_iter().collect(),
                new: (i < n).then_some(i).into_iter().collect(),
                similarity: if i < m && i < n && old.text(i) == new.text(i) {
                    1.0
                } else {
                    0.0
                },
                confidence: Confidence::Certain,
                moved: false,
            })
            .collect();
        Self { beads }
    }

    /// The beads in the order of the new version; a removed sentence after what it followed.
    pub fn beads(&self) -> &[Bead] {
        &self.beads
    }
}
