//! Meaning: what a sentence promises, how firmly, and what quantities it names.

use rayon::prelude::*;

use crate::analysis::{Analysis, SentenceId};

pub mod commitment;
pub mod effect;
pub mod quantity;
pub mod strength;

/// Whether a sentence commits its party to something; the firmest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Commitment {
    /// A concrete, checkable action, measure, rule, amount or outcome.
    Specific,
    /// A direction or intention.
    General,
    /// Analysis, belief, history, or a fragment.
    None,
}

impl Commitment {
    /// The name used in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Specific => "specific",
            Self::General => "general",
            Self::None => "none",
        }
    }
}

use quantity::Quantity;
use strength::Strength;

/// What one sentence says.
#[derive(Clone, Debug, PartialEq)]
pub struct Meaning {
    /// Whether it commits.
    pub commitment: Commitment,
    /// How firmly the clause that carries the commitment does, 1 (may) to 4 (must).
    pub strength: Option<Strength>,
    /// The figures, amounts, dates and spans of time it names, in order.
    pub quantities: Vec<Quantity>,
}

/// One version of a text: its analysis and what each of its sentences says.
#[derive(Clone, Debug)]
pub struct Version {
    analysis: Analysis,
    meanings: Vec<Meaning>,
}

impl Version {
    /// Judges every sentence of the analysis.
    pub fn new(analysis: Analysis) -> Self {
        let text = analysis.document().text();
        let meanings = (0..analysis.sentences().len() as SentenceId)
            .into_par_iter()
            .with_min_len(64)
            .map(|id| {
                let tokens = analysis.tokens(id);
                let language = analysis.language();
                let commitment = commitment::judge(text, tokens, language);
                let promises = commitment != Commitment::None;
                Meaning {
                    commitment,
                    strength: promises.then(|| strength::strength(text, tokens, language)),
                    quantities: quantity::find(text, tokens, language),
                }
            })
            .collect();
        Self { analysis, meanings }
    }

    /// The sentences, tokens and terms.
    pub fn analysis(&self) -> &Analysis {
        &self.analysis
    }

    /// What a sentence says.
    pub fn meaning(&self, id: SentenceId) -> &Meaning {
        &self.meanings[id as usize]
    }
}
