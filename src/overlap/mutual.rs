//! Mutual overlap: what each two of several programmes share, whichever is called the first.

use rayon::prelude::*;

use super::evidence::Reading;
use super::model::CERTAIN;
use super::pairs;
use crate::align::same_words;
use crate::meaning::{Commitment, Version};

/// What two programmes share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shared {
    /// The first programme, in the order they were given.
    pub first: usize,
    /// The second, later in that order.
    pub second: usize,
    /// Commitments of the first that stand in the second, and of the second that stand in the
    /// first, with certainty.
    pub commitments: [u32; 2],
    /// Pairs of sentences of the very same words.
    pub verbatim: u32,
}

/// Programmes and what each two of them share.
#[derive(Clone, Debug)]
pub struct Mutual {
    programmes: Vec<Version>,
    /// Every two programmes once, the first before the second.
    shared: Vec<Shared>,
}

impl Mutual {
    /// Compares all with all; the figures of a pair are taken from both sides, so that the order
    /// in which the programmes were given changes nothing.
    pub fn between(programmes: Vec<Version>) -> Self {
        let readings: Vec<Reading<'_>> = programmes.par_iter().map(Reading::new).collect();
        let count = programmes.len();
        let couples: Vec<(usize, usize)> = (0..count)
            .flat_map(|first| (first + 1..count).map(move |second| (first, second)))
            .collect();
        let shared = couples
            .into_par_iter()
            .map(|(first, second)| shared(&readings, first, second))
            .collect();
        drop(readings);
        Self { programmes, shared }
    }

    /// The programmes, as they were given.
    pub fn programmes(&self) -> &[Version] {
        &self.programmes
    }

    /// Every two programmes once, by the first and then by the second.
    pub fn shared(&self) -> &[Shared] {
        &self.shared
    }

    /// Commitments of a programme.
    pub fn commitments(&self, at: usize) -> u32 {
        let version = &self.programmes[at];
        let count = version.analysis().sentences().len() as u32;
        (0..count).filter(|&id| commits(version, id)).count() as u32
    }

    /// Share of the commitments of `of` that stand in `within`, from 0 to 1.
    pub fn share(&self, of: usize, within: usize) -> f64 {
        let (first, second) = (of.min(within), of.max(within));
        let side = usize::from(of == second);
        let shared = self
            .shared
            .iter()
            .find(|s| (s.first, s.second) == (first, second));
        let found = shared.map_or(0, |s| s.commitments[side]);
        f64::from(found) / f64::from(self.commitments(of).max(1))
    }
}

fn commits(version: &Version, id: u32) -> bool {
    version.meaning(id).commitment != Commitment::None
}

fn shared(readings: &[Reading<'_>], first: usize, second: usize) -> Shared {
    let (a, b) = (&readings[first], &readings[second]);
    let mut linked: Vec<(u32, u32)> = Vec::new();
    for (own, other, turned) in [(a, b, false), (b, a, true)] {
        let certain = pairs(own, other)
            .into_iter()
            .filter(|p| p.probability >= CERTAIN);
        linked.extend(certain.map(|p| {
            if turned {
                (p.new, p.old)
            } else {
                (p.old, p.new)
            }
        }));
    }
    linked.sort_unstable();
    linked.dedup();
    let distinct = |ids: &mut dyn Iterator<Item = u32>, version: &Version| {
        let mut ids: Vec<u32> = ids.filter(|&id| commits(version, id)).collect();
        ids.sort_unstable();
        ids.dedup();
        ids.len() as u32
    };
    let same = |&&(x, y): &&(u32, u32)| {
        same_words(a.version.analysis().text(x), b.version.analysis().text(y))
    };
    Shared {
        first,
        second,
        commitments: [
            distinct(&mut linked.iter().map(|l| l.0), a.version),
            distinct(&mut linked.iter().map(|l| l.1), b.version),
        ],
        verbatim: linked.iter().filter(same).count() as u32,
    }
}
