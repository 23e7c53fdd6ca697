//! Groups: one sentence that became several, and several that became one.
//!
//! After the one-to-one assignment, a neighbour that found no partner joins its neighbour's pair
//! where most of it lies in the partner and explains what the partner has beyond the pair.

use super::assign::Pairing;
use super::evidence::intersection;
use super::profile::Profiles;
use crate::analysis::SentenceId;

/// So much of a neighbour's letter runs must lie in the partner for it to join.
const WITHIN: f32 = 0.6;

/// So much closer the two sides must come by its joining.
const GAIN: f32 = 0.02;

/// So many sentences may join a pair: one sentence may become three.
const MAX_JOINS: u8 = 2;

/// Sentences of both versions that belong together, each side in order.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Group {
    pub(super) old: Vec<SentenceId>,
    pub(super) new: Vec<SentenceId>,
    /// Probability that the pair it grew from belongs together.
    pub(super) probability: f32,
}

/// One side's view of the sentences: whose neighbours may join which partner.
struct Side<'a> {
    own: &'a Profiles,
    other: &'a Profiles,
    /// Per own sentence, its partner.
    partner: &'a [Option<(SentenceId, f32)>],
}

/// A neighbour that wants to join a pair.
struct Bid {
    gain: f32,
    joins: SentenceId,
    /// The sentence of the pair that it is a neighbour of.
    beside: SentenceId,
    pair: SentenceId,
}

impl Side<'_> {
    /// The sentences that join the pair of a neighbour; each joins at most one.
    fn joins(&self) -> Vec<Bid> {
        let mut bids: Vec<Bid> = Vec::new();
        for id in 0..self.own.len() as SentenceId {
            if self.partner[id as usize].is_some() {
                continue;
            }
            for beside in self.beside(id) {
                let Some((partner, _)) = self.partner[beside as usize] else {
                    continue;
                };
                if let Some(gain) = self.gain(id, beside, partner) {
                    bids.push(Bid {
                        gain,
                        joins: id,
                        beside,
                        pair: partner,
                    });
                }
            }
        }
        bids.sort_by(|a, b| b.gain.total_cmp(&a.gain).then(a.joins.cmp(&b.joins)));
        let mut taken = vec![false; self.own.len()];
        let mut grown = vec![0_u8; self.other.len()];
        bids.retain(|bid| {
            let (taken, grown) = (
                &mut taken[bid.joins as usize],
                &mut grown[bid.pair as usize],
            );
            let joins = !*taken && *grown < MAX_JOINS;
            if joins {
                *taken = true;
                *grown += 1;
            }
            joins
        });
        let mut joined = vec![None; self.own.len()];
        for bid in &bids {
            joined[bid.joins as usize] = Some(bid.pair);
        }
        // A sentence joins over another only where that joins too.
        bids.retain(|bid| {
            let (from, to) = (bid.joins.min(bid.beside), bid.joins.max(bid.beside));
            (from + 1..to).all(|between| joined[between as usize] == Some(bid.pair))
        });
        bids
    }

    /// The nearest sentences with a partner to either side, no further than may join one pair.
    fn beside(&self, id: SentenceId) -> impl Iterator<Item = SentenceId> {
        let taken = |id: &SentenceId| self.partner[*id as usize].is_some();
        let reach = SentenceId::from(MAX_JOINS);
        let end = (id + reach + 1).min(self.own.len() as SentenceId);
        let left = (id.saturating_sub(reach)..id).rev().find(taken);
        let right = (id + 1..end).find(taken);
        left.into_iter().chain(right)
    }

    /// How much closer the pair comes when the sentence joins it, if it should.
    fn gain(&self, joins: SentenceId, beside: SentenceId, partner: SentenceId) -> Option<f32> {
        let (whole, pair) = (self.other.grams(partner), self.own.grams(beside));
        let own = self.own.grams(joins);
        let within = ratio(intersection(own, whole), own.len());
        if within < WITHIN {
            return None;
        }
        let both = union(pair, own);
        let gain = cosine(&both, whole) - cosine(pair, whole);
        (gain >= GAIN).then_some(gain)
    }
}

/// The groups that grow from a one-to-one pairing, in the order of the new version.
pub(super) fn groups(old: &Profiles, new: &Profiles, pairing: &Pairing) -> Vec<Group> {
    let split = Side {
        own: new,
        other: old,
        partner: &pairing.new,
    };
    let merged = Side {
        own: old,
        other: new,
        partner: &pairing.old,
    };
    let mut groups: Vec<Option<Growing>> = (0..new.len() as SentenceId)
        .map(|id| {
            let (partner, probability) = pairing.new[id as usize]?;
            Some(Growing {
                pair: Group {
                    old: vec![partner],
                    new: vec![id],
                    probability,
                },
                joining: [Vec::new(), Vec::new()],
                gain: [0.0; 2],
            })
        })
        .collect();
    for bid in split.joins() {
        if let Some((at, _)) = pairing.old[bid.pair as usize]
            && let Some(group) = &mut groups[at as usize]
        {
            group.add(1, &bid);
        }
    }
    for bid in merged.joins() {
        if let Some(group) = &mut groups[bid.pair as usize] {
            group.add(0, &bid);
        }
    }
    groups.into_iter().flatten().map(Growing::grown).collect()
}

/// A pair with the sentences of the old and of the new version that would join it.
struct Growing {
    pair: Group,
    joining: [Vec<SentenceId>; 2],
    gain: [f32; 2],
}

impl Growing {
    fn add(&mut self, side: usize, bid: &Bid) {
        self.joining[side].push(bid.joins);
        self.gain[side] += bid.gain;
    }

    /// One side grows, the one that gains more: sentences are split or merged, not both.
    fn grown(self) -> Group {
        let mut group = self.pair;
        let [old, new] = self.joining;
        if self.gain[1] > self.gain[0] {
            group.new.extend(new);
            group.new.sort_unstable();
        } else {
            group.old.extend(old);
            group.old.sort_unstable();
        }
        group
    }
}

fn ratio(part: usize, whole: usize) -> f32 {
    part as f32 / whole.max(1) as f32
}

fn cosine(a: &[u32], b: &[u32]) -> f32 {
    intersection(a, b) as f32 / ((a.len() * b.len()) as f32).sqrt().max(1.0)
}

/// Two sorted lists without repetitions as one.
fn union(a: &[u32], b: &[u32]) -> Vec<u32> {
    let mut both = Vec::with_capacity(a.len() + b.len());
    both.extend_from_slice(a);
    both.extend_from_slice(b);
    both.sort_unstable();
    both.dedup();
    both
}
