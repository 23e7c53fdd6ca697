//! Counts over the matches: per programme what was found, per sentence of the agreement whose it
//! was, and how far the counts can be trusted.

use super::{Colour, Match, Options, Relation};
use crate::align::Confidence;
use crate::analysis::SentenceId;
use crate::meaning::{Commitment, Version};

/// Of the labelled pairs that the program called certain, so many were the same measure: on labels
/// whose sentence of the agreement the model was not learnt from.
const CERTAIN_RIGHT: (u32, u32) = (401, 409);

/// The same of those it called possible, each label counted as often as pairs of its probability
/// are considered.
const POSSIBLE_RIGHT: (u32, u32) = (945, 1343);

/// Of all pairs considered that are the same measure, so many were linked, counted likewise: many
/// are among the thousands of improbable pairs. The whole is so large that the interval is as
/// wide as the labels leave it.
const FOUND: (u32, u32) = (616, 2000);

/// How many commitments of a programme came to what. What is only possible counts under `possible`
/// alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All.
    pub commitments: u32,
    /// Word for word.
    pub verbatim: u32,
    /// In other words.
    pub reworded: u32,
    /// Changed in substance.
    pub changed: u32,
    /// One of several.
    pub partial: u32,
    /// The other way round.
    pub opposite: u32,
    /// Only possibly found.
    pub possible: u32,
    /// Not found.
    pub absent: u32,
}

impl Counts {
    fn add(&mut self, best: Option<(Confidence, Relation)>) {
        self.commitments += 1;
        *match best {
            None | Some((_, Relation::Related)) => &mut self.absent,
            Some((Confidence::Possible, _)) => &mut self.possible,
            Some((Confidence::Certain, Relation::Verbatim)) => &mut self.verbatim,
            Some((Confidence::Certain, Relation::Reworded)) => &mut self.reworded,
            Some((Confidence::Certain, Relation::Changed)) => &mut self.changed,
            Some((Confidence::Certain, Relation::Partial)) => &mut self.partial,
            Some((Confidence::Certain, Relation::Opposite)) => &mut self.opposite,
        } += 1;
    }

    /// Found again with certainty, and not the other way round.
    pub fn found(&self) -> u32 {
        self.verbatim + self.reworded + self.changed + self.partial
    }

    /// [`Counts::found`] as a share of all, from 0 to 1.
    pub fn share(&self) -> f64 {
        f64::from(self.found()) / f64::from(self.commitments.max(1))
    }

    /// What share may really stand in the agreement, given how often the program errs.
    ///
    /// `(certain · precision + possible · precision) / recall`, the correction of Rogan and Gladen
    /// (1978) with the rates in terms of what was found; low and high put the three measured rates
    /// at the unfavourable ends of their Wilson intervals (95 %), and so are wide.
    pub fn estimate(&self) -> Estimate {
        let (certain, possible) = (f64::from(self.found()), f64::from(self.possible));
        let all = f64::from(self.commitments.max(1));
        let [right, maybe, found] = [CERTAIN_RIGHT, POSSIBLE_RIGHT, FOUND].map(wilson);
        let of = |right: f64, maybe: f64, found: f64| {
            ((certain * right + possible * maybe) / found / all).min(1.0)
        };
        Estimate {
            low: of(right.low, maybe.low, found.high),
            value: of(right.value, maybe.value, found.value),
            high: of(right.high, maybe.high, found.low),
        }
    }
}

/// A share with the interval in which it lies, from 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Estimate {
    /// Lower end.
    pub low: f64,
    /// The share itself.
    pub value: f64,
    /// Upper end.
    pub high: f64,
}

/// Wilson's interval (1927) for `part` of `whole`, at 95 %.
fn wilson((part, whole): (u32, u32)) -> Estimate {
    const Z: f64 = 1.96;
    let (n, p) = (f64::from(whole), f64::from(part) / f64::from(whole));
    let centre = (p + Z * Z / (2.0 * n)) / (1.0 + Z * Z / n);
    let reach = Z / (1.0 + Z * Z / n) * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt();
    Estimate {
        low: centre - reach,
        value: p,
        high: centre + reach,
    }
}

/// What was found of one programme.
#[derive(Clone, Debug, PartialEq)]
pub struct ProgrammeSummary {
    /// Which programme, in the order they were given.
    pub programme: usize,
    /// Whether its party is in the coalition, where that is known.
    pub coalition: Option<bool>,
    /// The colour of its party, where one was given.
    pub colour: Option<Colour>,
    /// Over all its commitments.
    pub all: Counts,
    /// Over its specific commitments.
    pub specific: Counts,
    /// Found commitments per thousand words of the programme, for programmes of other lengths.
    pub per_thousand_words: f64,
}

impl ProgrammeSummary {
    pub(super) fn of(at: usize, programme: &Version, matches: &[Match], options: &Options) -> Self {
        let analysis = programme.analysis();
        let mut best = vec![None; analysis.sentences().len()];
        for found in matches.iter().filter(|m| m.programme == at) {
            for &id in &found.old {
                let rank = (found.confidence, std::cmp::Reverse(found.relation));
                let best: &mut Option<_> = &mut best[id as usize];
                if best.is_none_or(|b| rank > b) {
                    *best = Some(rank);
                }
            }
        }
        let (mut all, mut specific) = (Counts::default(), Counts::default());
        let mut words = 0;
        for (id, best) in (0..).zip(best) {
            words += analysis.tokens(id).len();
            let best = best.map(|(confidence, relation)| (confidence, relation.0));
            match programme.meaning(id).commitment {
                Commitment::Specific => {
                    all.add(best);
                    specific.add(best);
                }
                Commitment::General => all.add(best),
                Commitment::None => {}
            }
        }
        Self {
            programme: at,
            coalition: (!options.coalition.is_empty()).then(|| options.coalition.contains(&at)),
            colour: options.colours.get(at).copied().flatten(),
            per_thousand_words: 1000.0 * f64::from(all.found()) / words.max(1) as f64,
            all,
            specific,
        }
    }
}

/// Whose a sentence of the agreement was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trace {
    /// The programmes it was certainly found in, not the other way round, in order.
    pub programmes: Vec<usize>,
    /// Whether so many say it that it tells nothing about any.
    pub common_ground: bool,
}

/// At least so many programmes, and half of them, make common ground.
const COMMON: usize = 3;

pub(super) fn traces(agreement: &Version, programmes: usize, matches: &[Match]) -> Vec<Trace> {
    let mut traces = vec![Trace::default(); agreement.analysis().sentences().len()];
    for found in matches.iter().filter(|m| counts(m)) {
        for &id in &found.new {
            let own = &mut traces[id as usize].programmes;
            if !own.contains(&found.programme) {
                own.push(found.programme);
            }
        }
    }
    for trace in &mut traces {
        trace.programmes.sort_unstable();
        let count = trace.programmes.len();
        trace.common_ground = count >= COMMON && 2 * count >= programmes;
    }
    traces
}

fn counts(found: &Match) -> bool {
    found.confidence == Confidence::Certain
        && !matches!(found.relation, Relation::Opposite | Relation::Related)
}

/// How much of the agreement's commitments was found in the programmes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AgreementSummary {
    /// Its sentences.
    pub sentences: u32,
    /// Its commitments.
    pub commitments: u32,
    /// Commitments found in one programme.
    pub from_one: u32,
    /// Commitments found in several.
    pub from_several: u32,
    /// Of those, common ground.
    pub common_ground: u32,
    /// Commitments found in none.
    pub untraced: u32,
}

impl AgreementSummary {
    pub(super) fn of(agreement: &Version, traces: &[Trace]) -> Self {
        let mut summary = Self::default();
        for (id, trace) in (0 as SentenceId..).zip(traces) {
            summary.sentences += 1;
            if agreement.meaning(id).commitment == Commitment::None {
                continue;
            }
            summary.commitments += 1;
            *match trace.programmes.len() {
                0 => &mut summary.untraced,
                1 => &mut summary.from_one,
                _ => &mut summary.from_several,
            } += 1;
            summary.common_ground += u32::from(trace.common_ground);
        }
        summary
    }
}
