//! Counts over the matches: per programme what was found, per sentence of the agreement whose it
//! was, and how far the counts can be trusted.

use super::{Colour, Match, Options, Relation};
use crate::align::Confidence;
use crate::analysis::SentenceId;
use crate::meaning::{Commitment, Version};

/// Of the labelled pairs that the program called certain, so many were the same measure: on labels
/// neither of whose sentences the model was learnt from.
const CERTAIN_RIGHT: (u32, u32) = (164, 170);

/// The same of those it called possible, each label counted as often as pairs of its probability
/// are considered.
const POSSIBLE_RIGHT: (u32, u32) = (747, 1159);

/// Of all pairs considered that are the same measure, so many were linked, counted likewise: many
/// are among the thousands of improbable pairs. The whole is so large that the interval is as
/// wide as the labels leave it.
const FOUND: (u32, u32) = (708, 2000);

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
    /// `told · right / found`, the correction of Rogan and Gladen (1978) with the rates in terms of what
    /// was told: the share told, as certain or possible; how much of that is right; and how much of
    /// what is there is told at all. Each is known within Wilson's interval (95 %), the first the less
    /// well the fewer commitments a programme makes; the three are put together on the logarithm as
    /// Zou and Donner (2008) do.
    pub fn estimate(&self) -> Estimate {
        let [certain, possible] = [self.found(), self.possible].map(f64::from);
        let told = wilson((self.found() + self.possible, self.commitments.max(1)));
        let [sure, maybe, found] = [CERTAIN_RIGHT, POSSIBLE_RIGHT, FOUND].map(wilson);
        if certain + possible == 0.0 {
            return Estimate {
                high: (told.high * maybe.high / found.low).min(1.0),
                ..Estimate::default()
            };
        }
        let mean =
            |sure: f64, maybe: f64| (certain * sure + possible * maybe) / (certain + possible);
        let right = Estimate {
            low: mean(sure.low, maybe.low),
            value: mean(sure.value, maybe.value),
            high: mean(sure.high, maybe.high),
        };
        let value = told.value * right.value / found.value;
        let down = [told.down(), right.down(), found.up()];
        let up = [told.up(), right.up(), found.down()];
        let apart = |all: [f64; 3]| all.iter().map(|x| x * x).sum::<f64>().sqrt().exp();
        Estimate {
            low: (value / apart(down)).min(1.0),
            value: value.min(1.0),
            high: (value * apart(up)).min(1.0),
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

impl Estimate {
    /// How far its lower end lies from it, as a logarithm.
    fn down(&self) -> f64 {
        (self.value / self.low).ln()
    }

    /// How far its upper end does.
    fn up(&self) -> f64 {
        (self.high / self.value).ln()
    }
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
    /// Commitments of the agreement that were found in it.
    pub held: u32,
    /// Found commitments per thousand words of the programme.
    pub per_thousand_words: f64,
}

impl ProgrammeSummary {
    pub(super) fn of(
        at: usize,
        programme: &Version,
        matches: &[Match],
        held: u32,
        options: &Options,
    ) -> Self {
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
            held,
            per_thousand_words: 1000.0 * f64::from(all.found()) / words.max(1) as f64,
            all,
            specific,
        }
    }

    /// Of the commitments of the programme or of the agreement, whichever makes fewer, the share found
    /// in the other, from 0 to 1: an agreement of nine hundred cannot hold the most part of three
    /// thousand. It is the overlap coefficient of Szymkiewicz (1934) and Simpson (1943).
    pub fn by_length(&self, agreement: &AgreementSummary) -> f64 {
        if self.all.commitments > agreement.commitments {
            f64::from(self.held) / f64::from(agreement.commitments.max(1))
        } else {
            self.all.share()
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

/// Per programme, how many commitments of the agreement were found in it.
pub(super) fn held(agreement: &Version, programmes: usize, traces: &[Trace]) -> Vec<u32> {
    let mut held = vec![0; programmes];
    for (id, trace) in (0 as SentenceId..).zip(traces) {
        if agreement.meaning(id).commitment != Commitment::None {
            trace.programmes.iter().for_each(|&at| held[at] += 1);
        }
    }
    held
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fewer_commitments_the_wider_the_interval() {
        let of = |times: u32| {
            Counts {
                commitments: 50 * times,
                reworded: times,
                possible: 4 * times,
                absent: 45 * times,
                ..Counts::default()
            }
            .estimate()
        };
        let (few, many) = (of(1), of(20));
        assert!((few.value - many.value).abs() < 1e-9);
        assert!(few.low < many.low && many.low < many.value);
        assert!(many.value < many.high && many.high < few.high);
    }

    #[test]
    fn nothing_found_leaves_open_that_something_is_there() {
        let none = Counts {
            commitments: 40,
            absent: 40,
            ..Counts::default()
        };
        let estimate = none.estimate();
        assert_eq!((estimate.low, estimate.value), (0.0, 0.0));
        assert!(estimate.high > 0.05 && estimate.high <= 1.0);
        assert!(Counts::default().estimate().high <= 1.0);
    }

    #[test]
    fn a_programme_longer_than_the_agreement_is_measured_by_it() {
        let summary = |commitments| ProgrammeSummary {
            programme: 0,
            coalition: None,
            colour: None,
            all: Counts {
                commitments,
                reworded: 10,
                absent: commitments - 10,
                ..Counts::default()
            },
            specific: Counts::default(),
            held: 8,
            per_thousand_words: 0.0,
        };
        let agreement = AgreementSummary {
            commitments: 100,
            ..AgreementSummary::default()
        };
        assert!((summary(50).by_length(&agreement) - 0.2).abs() < 1e-9);
        assert!((summary(400).by_length(&agreement) - 0.08).abs() < 1e-9);
    }
}
