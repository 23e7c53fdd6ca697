//! Context: whether the neighbours of two sentences belong together too.

use rayon::prelude::*;

use super::candidates::Candidate;
use super::evidence::Evidence;
use crate::analysis::SentenceId;

/// Neighbours on each side that are asked.
const REACH: i64 = 3;

/// How far beside the diagonal a neighbour's partner may stand: one put in or left out.
const SLACK: i64 = 1;

/// What stands around two sentences, each from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Surroundings {
    /// The better of the two neighbours' best worth on or beside the diagonal.
    pub(super) beside: f32,
    /// The worth of all neighbours within reach, the nearer the heavier.
    pub(super) around: f32,
    /// How straight the pair lies on from the better of the anchors before and after it.
    pub(super) nearer_anchor: f32,
    /// The same from the worse of the two.
    pub(super) farther_anchor: f32,
    /// What the pair is worth by itself.
    pub(super) worth: f32,
    /// By how much it is worth more than the next candidate of one of its sentences, the greater;
    /// below zero where it is not the best of either.
    pub(super) greater_lead: f32,
    /// The same, the smaller.
    pub(super) smaller_lead: f32,
    /// Share of the shorter version's sentences that have an anchor: how much of it stayed.
    pub(super) anchored: f32,
}

/// A pair at least so probable may serve as an anchor for its neighbours.
const ANCHOR: f32 = 0.8;

/// Weights of the neighbours one, two and three steps away, on both sides: `2 · (1 + ½ + ⅓)`.
const ALL_AROUND: f32 = 11.0 / 3.0;

/// Candidates with what each is worth so far.
pub(super) struct Field<'a> {
    candidates: &'a [(Candidate, Evidence)],
    worth: &'a [f32],
    /// Per old sentence, where its candidates begin.
    starts: Vec<u32>,
    old: Anchors,
    new: Anchors,
    /// Share of the shorter version's sentences that have an anchor.
    anchored: f32,
    best_old: Vec<Best>,
    best_new: Vec<Best>,
}

/// The worth of a sentence's best candidate and of its next.
#[derive(Clone, Copy, Debug, Default)]
struct Best {
    first: f32,
    second: f32,
}

impl Best {
    fn add(&mut self, worth: f32) {
        if worth > self.first {
            (self.first, self.second) = (worth, self.first);
        } else if worth > self.second {
            self.second = worth;
        }
    }

    /// By how much a candidate is worth more than its rival.
    fn lead(self, worth: f32) -> f32 {
        let rival = if worth >= self.first {
            self.second
        } else {
            self.first
        };
        worth - rival
    }
}

/// The anchors as one version sees them: pairs of which each is the other's clear best.
struct Anchors {
    /// The nearest anchor before each sentence: its own place and its partner's.
    before: Vec<Option<(SentenceId, SentenceId)>>,
    after: Vec<Option<(SentenceId, SentenceId)>>,
}

impl Anchors {
    fn new(partner: &[Option<SentenceId>]) -> Self {
        let nearest = |places: &mut dyn Iterator<Item = usize>| {
            let mut nearest = vec![None; partner.len()];
            let mut last = None;
            for i in places {
                nearest[i] = last;
                last = partner[i].map(|p| (i as SentenceId, p)).or(last);
            }
            nearest
        };
        let before = nearest(&mut (0..partner.len()));
        let after = nearest(&mut (0..partner.len()).rev());
        Self { before, after }
    }

    /// How straight a pair lies on from the anchors before and after it: 1 in line, less the more
    /// it drifts, 0 where there is no anchor.
    fn straightness(&self, own: SentenceId, other: SentenceId) -> [f32; 2] {
        [&self.before, &self.after].map(|anchors| {
            anchors[own as usize].map_or(0.0, |(i, j)| {
                let drift = (i64::from(other) - i64::from(j)) - (i64::from(own) - i64::from(i));
                1.0 / (1.0 + drift.unsigned_abs() as f32)
            })
        })
    }
}

impl<'a> Field<'a> {
    /// `candidates` must be sorted by old sentence.
    pub(super) fn new(
        candidates: &'a [(Candidate, Evidence)],
        worth: &'a [f32],
        old_count: usize,
        new_count: usize,
    ) -> Self {
        let mut starts = vec![0; old_count + 1];
        let mut best_old = vec![Best::default(); old_count];
        let mut best_new = vec![Best::default(); new_count];
        for ((candidate, _), &worth) in candidates.iter().zip(worth) {
            starts[candidate.old as usize + 1] += 1;
            best_old[candidate.old as usize].add(worth);
            best_new[candidate.new as usize].add(worth);
        }
        for i in 0..old_count {
            starts[i + 1] += starts[i];
        }
        let (mut of_old, mut of_new) = (vec![None; old_count], vec![None; new_count]);
        for ((candidate, _), &worth) in candidates.iter().zip(worth) {
            let (old, new) = (candidate.old as usize, candidate.new as usize);
            if worth >= ANCHOR && best_old[old].lead(worth) > 0.0 && best_new[new].lead(worth) > 0.0
            {
                of_old[old] = Some(candidate.new);
                of_new[new] = Some(candidate.old);
            }
        }
        let shorter = old_count.min(new_count).max(1) as f32;
        Self {
            candidates,
            worth,
            starts,
            anchored: of_old.iter().flatten().count() as f32 / shorter,
            old: Anchors::new(&of_old),
            new: Anchors::new(&of_new),
            best_old,
            best_new,
        }
    }

    /// What stands around each candidate, in the order of the candidates.
    pub(super) fn surroundings(&self) -> Vec<Surroundings> {
        (0..self.candidates.len())
            .into_par_iter()
            .with_min_len(512)
            .map(|i| self.around_candidate(i))
            .collect()
    }

    fn around_candidate(&self, at: usize) -> Surroundings {
        let (Candidate { old, new, .. }, _) = self.candidates[at];
        let worth = self.worth[at];
        let (mut beside, mut around) = (0.0_f32, 0.0);
        for step in 1..=REACH {
            for side in [-step, step] {
                let support = self.support(i64::from(old) + side, i64::from(new) + side);
                around += support / step as f32;
                if step == 1 {
                    beside = beside.max(support);
                }
            }
        }
        let [a, b] = self.old.straightness(old, new);
        let [c, d] = self.new.straightness(new, old);
        let leads = [
            self.best_old[old as usize].lead(worth),
            self.best_new[new as usize].lead(worth),
        ];
        Surroundings {
            beside,
            around: around / ALL_AROUND,
            nearer_anchor: a.max(b).max(c.max(d)),
            farther_anchor: f32::midpoint(a.min(b), c.min(d)),
            worth,
            greater_lead: leads[0].max(leads[1]),
            smaller_lead: leads[0].min(leads[1]),
            anchored: self.anchored,
        }
    }

    /// The best worth among the candidates on or beside the diagonal through a pair of neighbours.
    fn support(&self, old: i64, new: i64) -> f32 {
        let mut best = 0.0_f32;
        for beside in -SLACK..=SLACK {
            let row = old + beside;
            if row < 0 || row + 1 >= i64::from(self.starts.len() as u32) {
                continue;
            }
            // In the row itself one to either side, in the rows beside it straight on: the same
            // seen from either version.
            let slack = if beside == 0 { SLACK } else { 0 };
            let range = self.starts[row as usize] as usize..self.starts[row as usize + 1] as usize;
            for at in range {
                if (i64::from(self.candidates[at].0.new) - new).abs() <= slack {
                    best = best.max(self.worth[at]);
                }
            }
        }
        best
    }
}
