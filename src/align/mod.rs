//! Alignment: which sentences of the old version belong with which of the new.
//!
//! Knows no language and no file; works on the terms and letters of two analyses.

use rayon::prelude::*;

use crate::analysis::{Analysis, SentenceId};

mod assign;
mod bead;
mod candidates;
mod context;
mod evidence;
pub(crate) mod forest;
mod group;
mod model;
mod moves;
mod profile;

use assign::Pairing;
use candidates::Index;
use context::Field;
use profile::Profiles;

pub use model::{FIGURES, NAMES};
pub(crate) use profile::same_words;

/// Pairs at least so probable are certain.
const CERTAIN: f32 = 0.85;

/// How sure the program is that what it says of a bead is so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Confidence {
    /// Worth a look; shown apart and never counted as certain.
    Possible,
    /// Right at least 19 times of 20 on labelled pairs.
    Certain,
}

impl Confidence {
    /// Both, the surer first.
    pub const ALL: [Self; 2] = [Self::Certain, Self::Possible];

    /// The name used in JSON.
    pub const fn name(self) -> &'static str {
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
    pub fn new(old: &Analysis, new: &Analysis, options: Options) -> Self {
        if old.document().says_as(new.document()) {
            return Self::of_itself(old);
        }
        let (before, after) = rayon::join(|| Side::new(old), || Side::new(new));
        let pairs = considered_between(&before, &after);
        let (before, after) = (before.profiles, after.profiles);
        let mut pairing = Pairing::new(&pairs, &before, &after);
        pairing.straighten(&before);
        pairing.cells(old, new);
        let groups = group::groups(&before, &after, &pairing);
        Self {
            beads: bead::beads(old, new, &before, &after, groups, options),
        }
    }

    /// Of a text and itself: nothing to find out.
    fn of_itself(text: &Analysis) -> Self {
        let count = text.sentences().len() as SentenceId;
        let bead = |id| Bead {
            old: vec![id],
            new: vec![id],
            similarity: 1.0,
            confidence: Confidence::Certain,
            moved: false,
        };
        Self {
            beads: (0..count).map(bead).collect(),
        }
    }

    /// The beads in the order of the new version; a removed sentence after what it followed.
    pub fn beads(&self) -> &[Bead] {
        &self.beads
    }
}

/// Two sentences that may belong together, with all that speaks for and against it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// In the old version.
    pub old: SentenceId,
    /// In the new version.
    pub new: SentenceId,
    /// By what it is judged, named by [`NAMES`].
    pub figures: [f32; FIGURES],
    /// Probability that they belong together.
    pub probability: f32,
}

impl Pair {
    /// Whether its sentences are the same words.
    pub(crate) fn is_same(&self) -> bool {
        self.figures[model::SAME] > 0.0
    }
}

/// The pairs that were considered, in the order of the old version: why sentences were or were
/// not put together, and what the model is learnt from.
pub fn considered(old: &Analysis, new: &Analysis) -> Vec<Pair> {
    let (before, after) = rayon::join(|| Side::new(old), || Side::new(new));
    considered_between(&before, &after)
}

/// One text made ready for alignment, once for all the texts it is compared with.
#[derive(Debug)]
pub(crate) struct Side {
    profiles: Profiles,
    index: Index,
}

impl Side {
    /// Profiles and index of every sentence.
    pub(crate) fn new(analysis: &Analysis) -> Self {
        let profiles = Profiles::new(analysis);
        let index = Index::new(&profiles);
        Self { profiles, index }
    }
}

/// What [`considered`] gives, for texts that were made ready before.
pub(crate) fn considered_between(old: &Side, new: &Side) -> Vec<Pair> {
    let candidates = candidates::candidates(old, new);
    let worth: Vec<f32> = candidates.iter().map(|(_, e)| e.worth()).collect();
    let (old, new) = (&old.profiles, &new.profiles);
    let around = Field::new(&candidates, &worth, old.len(), new.len()).surroundings();
    candidates
        .par_iter()
        .zip(&around)
        .with_min_len(256)
        .map(|((candidate, evidence), around)| {
            let figures = model::figures(evidence, around);
            Pair {
                old: candidate.old,
                new: candidate.new,
                figures,
                probability: model::probability(&figures),
            }
        })
        .collect()
}
