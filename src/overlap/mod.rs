//! Overlap: what of each programme stands in a coalition agreement.
//!
//! All programmes are compared with one index of the agreement, in parallel. Two hands wrote these
//! texts: what suffices to see two versions of one sentence in each other does not suffice here,
//! so a model of its own judges the pairs the aligner finds.

use rayon::prelude::*;

use crate::align::{self, Confidence, same_words};
use crate::analysis::SentenceId;
use crate::edit::{self, Edit};
use crate::lang::Term;
use crate::meaning::Version;
use crate::meaning::effect::{self, Effect};

mod closer;
mod colour;
mod content;
mod evidence;
mod links;
mod model;
mod mutual;
mod opposed;
mod relation;
mod senses;
mod setting;
mod stance;
mod summary;
mod terms;
mod uses;
pub mod weights;

use closer::Field;
pub use closer::{FIGURES, NAMES, WEIGHTS};
pub use colour::{Colour, NoColour};
pub use evidence::FIRST;
use evidence::Reading;
use links::Link;
pub use mutual::{Mutual, Shared};
pub use summary::{AgreementSummary, Counts, Estimate, ProgrammeSummary, Trace};

/// What became of a commitment of a programme in the agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Relation {
    /// The same words in the same order.
    Verbatim,
    /// Other words for the same thing.
    Reworded,
    /// The same measure, with something changed in substance.
    Changed,
    /// One of several commitments of the sentence.
    Partial,
    /// The same measure, the other way round.
    Opposite,
    /// The same topic, another instrument; shown on request, never counted.
    Related,
}

impl Relation {
    /// Every relation, in the order in which reports count them.
    pub const ALL: [Self; 6] = [
        Self::Verbatim,
        Self::Reworded,
        Self::Changed,
        Self::Partial,
        Self::Opposite,
        Self::Related,
    ];

    /// The name used in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Verbatim => "verbatim",
            Self::Reworded => "reworded",
            Self::Changed => "changed",
            Self::Partial => "partial",
            Self::Opposite => "opposite",
            Self::Related => "related",
        }
    }
}

/// A passage of a programme and what answers to it in the agreement.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// Which programme, in the order they were given.
    pub programme: usize,
    /// Its sentences in the programme, in order.
    pub old: Vec<SentenceId>,
    /// Its sentences in the agreement, in order.
    pub new: Vec<SentenceId>,
    /// What became of it.
    pub relation: Relation,
    /// Likeness of the two sides, from 0 to 1; 1 only for the same words.
    pub similarity: f64,
    /// How sure the program is that it is the same measure.
    pub confidence: Confidence,
    /// Word by word; equal and deleted words make the programme's text, equal and inserted ones
    /// the agreement's.
    pub edits: Vec<Edit>,
    /// What changed in substance.
    pub effects: Vec<Effect>,
}

/// What may be chosen about an overlap.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// Whether passages that only share their topic are told too.
    pub related: bool,
    /// Which programmes are of parties in the coalition, by their place; none where that is not
    /// known.
    pub coalition: Vec<usize>,
    /// The colours of the parties, by their place; none for those behind the last.
    pub colours: Vec<Option<Colour>>,
}

/// The finished comparison of programmes with an agreement.
#[derive(Clone, Debug)]
pub struct Overlap {
    agreement: Version,
    programmes: Vec<Version>,
    matches: Vec<Match>,
    summaries: Vec<ProgrammeSummary>,
    agreement_summary: AgreementSummary,
    traces: Vec<Trace>,
}

impl Overlap {
    /// Compares every programme with the agreement.
    pub fn between(agreement: Version, programmes: Vec<Version>, options: &Options) -> Self {
        let reading = Reading::new(&agreement);
        let matches: Vec<Match> = programmes
            .par_iter()
            .enumerate()
            .flat_map_iter(|(at, programme)| matches(at, programme, &reading, options))
            .collect();
        drop(reading);
        let traces = summary::traces(&agreement, programmes.len(), &matches);
        let summaries = summary::held(&agreement, programmes.len(), &traces)
            .into_iter()
            .enumerate()
            .map(|(at, held)| ProgrammeSummary::of(at, &programmes[at], &matches, held, options))
            .collect();
        let agreement_summary = AgreementSummary::of(&agreement, &traces);
        Self {
            agreement,
            programmes,
            matches,
            summaries,
            agreement_summary,
            traces,
        }
    }

    /// The agreement.
    pub fn agreement(&self) -> &Version {
        &self.agreement
    }

    /// The programmes, as they were given.
    pub fn programmes(&self) -> &[Version] {
        &self.programmes
    }

    /// The matches, by programme and then in its order.
    pub fn matches(&self) -> &[Match] {
        &self.matches
    }

    /// How much of each programme was found.
    pub fn summaries(&self) -> &[ProgrammeSummary] {
        &self.summaries
    }

    /// How much of the agreement was found in the programmes.
    pub fn agreement_summary(&self) -> &AgreementSummary {
        &self.agreement_summary
    }

    /// Per sentence of the agreement, whose it was.
    pub fn traces(&self) -> &[Trace] {
        &self.traces
    }
}

/// Two sentences by two hands, with what speaks for and against their being the same measure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// In the programme.
    pub old: SentenceId,
    /// In the agreement.
    pub new: SentenceId,
    /// By what it is judged, named by [`NAMES`]; all but the first few are nought where it was not
    /// worth a closer look.
    pub figures: [f32; FIGURES],
    /// Probability that they are the same measure, at first sight.
    pub worth: f32,
    /// Probability that they are the same measure.
    pub probability: f32,
}

impl Pair {
    /// Whether it was worth a closer look.
    pub fn is_close(&self) -> bool {
        is_close(self.worth)
    }
}

/// The same words that promise nothing are a phrase and no trace where they weigh less: "Zowel
/// landelijk als lokaal." Of pairs by two hands that have as much in common, labelled ones were right
/// seven times of eight, below that mostly not.
const PHRASE: f32 = 20.0;

fn is_close(worth: f32) -> bool {
    worth >= model::CLOSER
}

/// The pairs that were considered, in the order of the programme: why sentences were or were not
/// linked, and what the model is learnt from.
pub fn considered(programme: &Version, agreement: &Version) -> Vec<Pair> {
    pairs(&Reading::new(programme), &Reading::new(agreement))
}

/// What every sentence of a text says, word by word: what the weights of words are learnt over.
pub fn said(version: &Version) -> Vec<Vec<Term>> {
    content::Contents::new(version.analysis()).into_said()
}

fn pairs(programme: &Reading<'_>, agreement: &Reading<'_>) -> Vec<Pair> {
    let considered = align::considered_between(&programme.side, &agreement.side);
    let first: Vec<_> = considered
        .par_iter()
        .with_min_len(256)
        .map(|pair| {
            let figures = evidence::first(programme, agreement, pair);
            (figures, model::worth(&figures))
        })
        .collect();
    let known = considered.iter().zip(&first);
    let field = Field::new(
        known
            .filter(|(_, (_, worth))| is_close(*worth))
            .map(|(pair, (_, worth))| (pair.old, pair.new, *worth)),
    );
    considered
        .par_iter()
        .zip(&first)
        .with_min_len(256)
        .map(|(pair, (first, worth))| {
            let mut figures = [0.0; FIGURES];
            figures[..first.len()].copy_from_slice(first);
            let mut probability = *worth;
            if is_close(*worth) {
                figures = closer::figures(programme, agreement, pair, first, *worth, &field);
                probability = model::probability(&figures);
            }
            if pair.is_same() {
                let promised = programme.promises(pair.old) || agreement.promises(pair.new);
                if promised {
                    probability = probability.max(model::CERTAIN);
                } else if programme.contents.terms(pair.old).mass < PHRASE {
                    probability = probability.min(model::RELATED);
                }
            }
            Pair {
                old: pair.old,
                new: pair.new,
                figures,
                worth: *worth,
                probability,
            }
        })
        .collect()
}

fn matches(
    at: usize,
    programme: &Version,
    agreement: &Reading<'_>,
    options: &Options,
) -> Vec<Match> {
    let reading = Reading::new(programme);
    let pairs = pairs(&reading, agreement);
    links::links(&reading, agreement, &pairs)
        .into_par_iter()
        .with_min_len(64)
        .map(|link| told(at, &link, &reading, agreement))
        .filter(|told| options.related || told.relation != Relation::Related)
        .collect()
}

/// A link with its words compared and its relation named.
fn told(at: usize, link: &Link, programme: &Reading<'_>, agreement: &Reading<'_>) -> Match {
    let (own, other) = (programme.version.analysis(), agreement.version.analysis());
    let before = edit::units(own, &link.old);
    let after = edit::units(other, &link.new);
    let same = match (&link.old[..], &link.new[..]) {
        ([a], [b]) => same_words(own.text(*a), other.text(*b)),
        _ => edit::same(&before, &after),
    };
    let runs = edit::diff(&before, &after);
    let mut effects = if same {
        Vec::new()
    } else {
        effect::effects(&before, &after, &runs, own.language())
    };
    let (relation, confidence) = if same && link.probability >= model::POSSIBLE {
        (Relation::Verbatim, link.confidence(programme, agreement))
    } else {
        relation::of(link, programme, agreement, &effects)
    };
    if confidence == Confidence::Possible {
        // What changed in a measure is no surer than that it is the same measure.
        for effect in &mut effects {
            effect.certainty = Confidence::Possible;
        }
    }
    Match {
        programme: at,
        relation,
        similarity: if same {
            1.0
        } else {
            edit::likeness(&runs, &before, &after).min(0.99)
        },
        confidence,
        edits: edit::edits(&runs, &before, &after),
        effects,
        old: link.old.clone(),
        new: link.new.clone(),
    }
}
