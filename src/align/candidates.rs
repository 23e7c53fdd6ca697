//! Candidates: the few sentences of the other version that a sentence could belong with, found
//! through an inverted index over rare terms, so that no step is quadratic.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::Side;
use super::evidence::Evidence;
use super::profile::Profiles;
use crate::analysis::SentenceId;

/// A sentence is looked up by so many of its rarest terms.
///
/// Measured on real programmes: about 73 postings a sentence, .97 to .98 of the true partners.
const RARE_TERMS: usize = 8;

/// Terms that stand in more sentences of the other version say too little to be followed.
const MAX_POSTINGS: usize = 200;

/// So many candidates are looked at closely.
const KEPT: usize = 8;

/// A pair of which the shorter sentence has less than this share of its letter runs in the other is
/// not looked at further: that drops .61 of the candidates and .001 of the true ones.
const MIN_CONTAINED: f32 = 0.2;

/// A pair of sentences that may belong together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Candidate {
    /// In the old version.
    pub(super) old: SentenceId,
    /// In the new version.
    pub(super) new: SentenceId,
    /// `Σ idf` over the terms both have.
    pub(super) shared: f32,
}

/// Where each rare term of a version stands, as sorted runs.
#[derive(Debug)]
pub(super) struct Index {
    postings: Vec<SentenceId>,
    runs: FxHashMap<u64, (u32, u32)>,
}

impl Index {
    pub(super) fn new(profiles: &Profiles) -> Self {
        let mut pairs: Vec<(u64, SentenceId)> = Vec::with_capacity(profiles.len() * RARE_TERMS);
        for id in 0..profiles.len() as SentenceId {
            pairs.extend(rarest(profiles, id).map(|(term, _)| (term, id)));
        }
        pairs.par_sort_unstable();
        let mut runs = FxHashMap::default();
        for (at, run) in pairs.chunk_by(|a, b| a.0 == b.0).scan(0, |at, run| {
            let start = *at;
            *at += run.len();
            Some((start, run))
        }) {
            if run.len() <= MAX_POSTINGS {
                runs.insert(run[0].0, (at as u32, (at + run.len()) as u32));
            }
        }
        Self {
            postings: pairs.into_iter().map(|(_, id)| id).collect(),
            runs,
        }
    }

    fn sentences(&self, term: u64) -> &[SentenceId] {
        self.runs.get(&term).map_or(&[], |&(start, end)| {
            &self.postings[start as usize..end as usize]
        })
    }
}

/// Where the same words stand in the other version.
struct Twins {
    /// Fingerprints of the other version's sentences with their places, sorted.
    places: Vec<(u64, SentenceId)>,
    /// Per own sentence, how many of the same words stand before it.
    rank: Vec<u32>,
}

impl Twins {
    fn new(own: &Profiles, other: &Profiles) -> Self {
        let mut places: Vec<(u64, SentenceId)> = (0..other.len() as SentenceId)
            .map(|id| (other.key(id), id))
            .collect();
        places.par_sort_unstable();
        let mut seen: FxHashMap<u64, u32> = FxHashMap::default();
        let rank = (0..own.len() as SentenceId)
            .map(|id| {
                let count = seen.entry(own.key(id)).or_default();
                *count += 1;
                *count - 1
            })
            .collect();
        Self { places, rank }
    }

    /// The other version's sentences of the same words; of very many, those about as far along in their row.
    fn of<'a>(
        &'a self,
        own: &Profiles,
        id: SentenceId,
    ) -> impl Iterator<Item = &'a SentenceId> + use<'a> {
        let key = own.key(id);
        let start = self.places.partition_point(|(k, _)| *k < key);
        let run = &self.places[start..];
        let len = run.partition_point(|(k, _)| *k == key);
        let from = (self.rank[id as usize] as usize)
            .saturating_sub(KEPT)
            .min(len.saturating_sub(2 * KEPT));
        run[from..len.min(from + 2 * KEPT)].iter().map(|(_, id)| id)
    }
}

fn rarest(profiles: &Profiles, id: SentenceId) -> impl Iterator<Item = (u64, f32)> {
    let terms = profiles.terms(id);
    let mut order: Vec<u32> = (0..terms.len() as u32).collect();
    if order.len() > RARE_TERMS {
        order.select_nth_unstable_by(RARE_TERMS - 1, |&a, &b| {
            terms[b as usize]
                .idf
                .total_cmp(&terms[a as usize].idf)
                .then(a.cmp(&b))
        });
        order.truncate(RARE_TERMS);
    }
    order.into_iter().map(move |i| {
        let term = terms[i as usize];
        (term.term, term.idf)
    })
}

/// The candidates, by old and then by new sentence: of every sentence of either version those of
/// the same words, and the best of those that share rare terms, at most [`KEPT`] of each. Looked
/// for from both sides, so that swapped versions give the same pairs.
pub(super) fn candidates(before: &Side, after: &Side) -> Vec<(Candidate, Evidence)> {
    let (mut pairs, back) = rayon::join(
        || look_up(&before.profiles, after),
        || look_up(&after.profiles, before),
    );
    let (old, new) = (&before.profiles, &after.profiles);
    pairs.extend(back.into_iter().map(|(b, a)| (a, b)));
    pairs.par_sort_unstable();
    pairs.dedup();
    pairs
        .into_par_iter()
        .with_min_len(256)
        .filter(|&(a, b)| old.contained_at_most(a, new, b) >= MIN_CONTAINED)
        .map(|(a, b)| {
            let candidate = Candidate {
                old: a,
                new: b,
                shared: shared(old, new, a, b),
            };
            (candidate, Evidence::of(old, new, candidate))
        })
        .filter(|(_, evidence)| evidence.contained >= MIN_CONTAINED)
        .collect()
}

/// For every sentence of `from`, the sentences of `to` that come nearest.
fn look_up(from: &Profiles, side: &Side) -> Vec<(SentenceId, SentenceId)> {
    let (to, index) = (&side.profiles, &side.index);
    let twins = Twins::new(from, to);
    (0..from.len() as SentenceId)
        .into_par_iter()
        .with_min_len(64)
        .map_init(
            || (vec![0_u32; to.len()], Vec::new()),
            |(sums, hits), id| {
                // Whole numbers, so that a sum does not depend on the order of its terms.
                for (term, idf) in rarest(from, id) {
                    let gain = (idf * 1024.0) as u32 + 1;
                    for &other in index.sentences(term) {
                        let sum = &mut sums[other as usize];
                        if *sum == 0 {
                            hits.push(other);
                        }
                        *sum += gain;
                    }
                }
                let order = |a: &SentenceId, b: &SentenceId| {
                    sums[*b as usize].cmp(&sums[*a as usize]).then(a.cmp(b))
                };
                if hits.len() > KEPT {
                    hits.select_nth_unstable_by(KEPT - 1, order);
                }
                let mut found: Vec<_> = hits.iter().take(KEPT).map(|&other| (id, other)).collect();
                for &other in hits.iter() {
                    sums[other as usize] = 0;
                }
                hits.clear();
                found.extend(twins.of(from, id).map(|&other| (id, other)));
                found
            },
        )
        .flatten_iter()
        .collect()
}

/// `Σ idf` over the terms that both sentences have.
pub(super) fn shared(old: &Profiles, new: &Profiles, a: SentenceId, b: SentenceId) -> f32 {
    let (mut a, mut b) = (old.terms(a), new.terms(b));
    let mut sum = 0.0;
    while let ([x, rest_a @ ..], [y, rest_b @ ..]) = (a, b) {
        match x.term.cmp(&y.term) {
            std::cmp::Ordering::Less => a = rest_a,
            std::cmp::Ordering::Greater => b = rest_b,
            std::cmp::Ordering::Equal => {
                sum += x.idf;
                (a, b) = (rest_a, rest_b);
            }
        }
    }
    sum
}
