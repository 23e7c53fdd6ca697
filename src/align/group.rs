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
    pair: SentenceId,
}

impl Side<'_> {
    /// The own sentences that join the pair of a neighbour, as (joining, partner), such that each
    /// joins at most one pair.
    fn joins(&self, free: impl Fn(SentenceId) -> bool) -> Vec<(SentenceId, SentenceId)> {
        let mut bids: Vec<Bid> = Vec::new();
        for id in 0..self.own.len() as SentenceId {
            if self.partner[id as usize].is_some() || !free(id) {
                continue;
            }
            for beside in [id.checked_sub(1), Some(id + 1)].into_iter().flatten() {
                let Some(&Some((partner, _))) = self.partner.get(beside as usize) else {
                    continue;
                };
                if let Some(gain) = self.gain(id, beside, partner) {
                    bids.push(Bid {
                        gain,
                        joins: id,
                        pair: partner,
                    });
                }
            }
        }
        bids.sort_by(|a, b| b.gain.total_cmp(&a.gain).then(a.joins.cmp(&b.joins)));
        let mut taken = vec![false; self.own.len()];
        let mut grown = vec![0_u8; self.other.len()];
        let mut joins = Vec::new();
        for bid in bids {
            let (joining, pair) = (bid.joins as usize, bid.pair as usize);
            if !taken[joining] && grown[pair] < 2 {
                taken[joining] = true;
                grown[pair] += 1;
                joins.push((bid.joins, bid.pair));
            }
        }
        joins
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
    let mut groups: Vec<Option<Group>> = (0..new.len() as SentenceId)
        .map(|id| {
            let (partner, probability) = pairing.new[id as usize]?;
            Some(Group {
                old: vec![partner],
                new: vec![id],
                probability,
            })
        })
        .collect();
    let mut many = vec![false; new.len()];
    for (joins, pair) in split.joins(|_| true) {
        if let Some((beside, _)) = pairing.old[pair as usize]
            && let Some(group) = &mut groups[beside as usize]
        {
            group.new.push(joins);
            many[beside as usize] = true;
        }
    }
    for (joins, pair) in merged.joins(|_| true) {
        if let Some(group) = groups[pair as usize]
            .as_mut()
            .filter(|_| !many[pair as usize])
        {
            group.old.push(joins);
        }
    }
    let mut groups: Vec<Group> = groups.into_iter().flatten().collect();
    for group in &mut groups {
        group.old.sort_unstable();
        group.new.sort_unstable();
    }
    groups
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
