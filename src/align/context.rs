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
    /// By how much it is worth more than the old sentence's next candidate; below zero for the
    /// others than the best.
    pub(super) over_rivals_old: f32,
    /// By how much it is worth more than the new sentence's next candidate.
    pub(super) over_rivals_new: f32,
    /// Share of the shorter version's sentences that have an anchor: how much of it stayed.
    pub(super) anchored: f32,
}

/// Candidates with what each is worth so far, so that one can be found by its old sentence.
pub(super) struct Field<'a> {
    candidates: &'a [(Candidate, Evidence)],
    worth: &'a [f32],
    starts: Vec<u32>,
    /// Per old sentence, its partner where each is the other's best and both are good.
    anchors: Vec<Option<SentenceId>>,
    before: Vec<Option<u32>>,
    after: Vec<Option<u32>>,
    new_count: usize,
    /// Share of the shorter version's sentences that have an anchor.
    anchored: f32,
    best_new: Vec<(f32, f32)>,
    best_old: Vec<(f32, f32)>,
}

/// A pair at least so probable may serve as an anchor for its neighbours.
const ANCHOR: f32 = 0.8;

impl<'a> Field<'a> {
    /// `candidates` must be sorted by old sentence.
    pub(super) fn new(
        candidates: &'a [(Candidate, Evidence)],
        worth: &'a [f32],
        old_count: usize,
        new_count: usize,
    ) -> Self {
        let mut starts = vec![0; old_count + 1];
        for (candidate, _) in candidates {
            starts[candidate.old as usize + 1] += 1;
        }
        for i in 0..old_count {
            starts[i + 1] += starts[i];
        }
        // The best and the second best of every sentence of either version.
        let mut best_old = vec![(0.0, 0.0); old_count];
        let mut best_new = vec![(0.0, 0.0); new_count];
        for ((candidate, _), &worth) in candidates.iter().zip(worth) {
            rank(&mut best_old[candidate.old as usize], worth);
            rank(&mut best_new[candidate.new as usize], worth);
        }
        let mut anchors = vec![None; old_count];
        for ((candidate, _), &worth) in candidates.iter().zip(worth) {
            let (old, new) = (candidate.old as usize, candidate.new as usize);
            let clear = |(best, second): (f32, f32)| worth >= best && second < best;
            if worth >= ANCHOR && clear(best_old[old]) && clear(best_new[new]) {
                anchors[old] = Some(candidate.new);
            }
        }
        let mut before = vec![None; old_count];
        let mut after = vec![None; old_count];
        let mut last = None;
        for i in 0..old_count {
            before[i] = last;
            if anchors[i].is_some() {
                last = Some(i as u32);
            }
        }
        last = None;
        for i in (0..old_count).rev() {
            after[i] = last;
            if anchors[i].is_some() {
                last = Some(i as u32);
            }
        }
        let anchored =
            anchors.iter().flatten().count() as f32 / old_count.min(new_count).max(1) as f32;
        Self {
            candidates,
            worth,
            anchored,
            starts,
            anchors,
            before,
            after,
            new_count,
            best_new,
            best_old,
        }
    }

    /// The nearest anchors before and after an old sentence, as pairs of old and new.
    fn around(&self, old: SentenceId) -> [Option<(SentenceId, SentenceId)>; 2] {
        let pair = |at: Option<u32>| at.and_then(|i| Some((i, self.anchors[i as usize]?)));
        [
            pair(self.before[old as usize]),
            pair(self.after[old as usize]),
        ]
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
        let (mut near, mut reach) = (0.0_f32, 0.0);
        for step in 1..=REACH {
            for side in [-1, 1] {
                let support =
                    self.support(i64::from(old) + side * step, i64::from(new) + side * step);
                reach += support / step as f32;
                if step == 1 {
                    near = near.max(support);
                }
            }
        }
        let [before, after] = self.around(old);
        let off = |anchor: Option<(u32, u32)>| match anchor {
            Some((i, j)) => {
                let drift = (i64::from(new) - i64::from(j)) - (i64::from(old) - i64::from(i));
                1.0 / (1.0 + drift.unsigned_abs() as f32)
            }
            None => 0.0,
        };
        let (x, y) = (off(before), off(after));
        let rival = |(best, second): (f32, f32)| if worth >= best { second } else { best };
        let rival_old = rival(self.best_old[old as usize]);
        let rival_new = rival(self.best_new[new as usize]);
        Surroundings {
            beside: near,
            around: reach / 3.7,
            nearer_anchor: x.max(y),
            farther_anchor: x.min(y),
            worth,
            over_rivals_old: worth - rival_old,
            over_rivals_new: worth - rival_new,
            anchored: self.anchored,
        }
    }

    /// The best worth among the candidates on or beside the diagonal through a neighbour.
    fn support(&self, old: i64, new: i64) -> f32 {
        if old < 0
            || old + 1 >= self.starts.len() as i64
            || new < -SLACK
            || new > self.new_count as i64
        {
            return 0.0;
        }
        let range = self.starts[old as usize] as usize..self.starts[old as usize + 1] as usize;
        range
            .filter(|&k| (i64::from(self.candidates[k].0.new) - new).abs() <= SLACK)
            .map(|k| self.worth[k])
            .fold(0.0, f32::max)
    }
}

fn rank(best: &mut (f32, f32), worth: f32) {
    if worth > best.0 {
        *best = (worth, best.0);
    } else if worth > best.1 {
        best.1 = worth;
    }
}
