//! Candidates: the few sentences of the other version that a sentence could belong with, found
//! through an inverted index over rare terms, so that no step is quadratic.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

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
const KEPT: usize = 10;

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

/// Where each rare term of the new version stands, as sorted runs.
struct Index {
    postings: Vec<SentenceId>,
    runs: FxHashMap<u64, (u32, u32)>,
}

impl Index {
    fn new(profiles: &Profiles) -> Self {
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

/// Where the same words stand in the new version.
struct Twins {
    /// Fingerprints of the new sentences with their places, sorted.
    places: Vec<(u64, SentenceId)>,
    /// Per old sentence, how many of the same words stand before it.
    rank: Vec<u32>,
}

impl Twins {
    fn new(old: &Profiles, new: &Profiles) -> Self {
        let mut places: Vec<(u64, SentenceId)> = (0..new.len() as SentenceId)
            .map(|id| (new.key(id), id))
            .collect();
        places.par_sort_unstable();
        let mut seen: FxHashMap<u64, u32> = FxHashMap::default();
        let rank = (0..old.len() as SentenceId)
            .map(|id| {
                let count = seen.entry(old.key(id)).or_default();
                *count += 1;
                *count - 1
            })
            .collect();
        Self { places, rank }
    }

    /// The new sentences of the same words; of very many, those about as far along in their row.
    fn of<'a>(
        &'a self,
        old: &Profiles,
        id: SentenceId,
    ) -> impl Iterator<Item = &'a SentenceId> + use<'a> {
        let key = old.key(id);
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

/// The candidates of every old sentence, old sentences in order: those of the same words, and the
/// best of those that share rare terms, at most [`KEPT`] of each.
pub(super) fn candidates(old: &Profiles, new: &Profiles) -> Vec<(Candidate, Evidence)> {
    let index = Index::new(new);
    let twins = Twins::new(old, new);
    (0..old.len() as SentenceId)
        .into_par_iter()
        .map_init(FxHashMap::<SentenceId, f32>::default, |hits, id| {
            hits.clear();
            for (term, idf) in rarest(old, id) {
                for &other in index.sentences(term) {
                    *hits.entry(other).or_default() += idf;
                }
            }
            let mut found: Vec<Candidate> = hits
                .iter()
                .map(|(&other, &shared)| Candidate {
                    old: id,
                    new: other,
                    shared,
                })
                .collect();
            found.sort_unstable_by(|a, b| b.shared.total_cmp(&a.shared).then(a.new.cmp(&b.new)));
            found.truncate(3 * KEPT);
            for candidate in &mut found {
                candidate.shared = shared(old, new, candidate.old, candidate.new);
            }
            found.sort_unstable_by(|a, b| b.shared.total_cmp(&a.shared).then(a.new.cmp(&b.new)));
            found.truncate(KEPT);
            for other in twins.of(old, id).copied() {
                if !found.iter().any(|c| c.new == other) {
                    let shared = shared(old, new, id, other);
                    found.push(Candidate {
                        old: id,
                        new: other,
                        shared,
                    });
                }
            }
            let mut weighed: Vec<(Candidate, Evidence)> = found
                .into_iter()
                .map(|candidate| (candidate, Evidence::of(old, new, candidate)))
                .collect();
            weighed.retain(|(_, evidence)| evidence.contained >= MIN_CONTAINED);
            weighed
        })
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
