//! Assignment: of all candidates, the pairs that belong together, one to one, best first.
//!
//! The Hungarian method gave nothing more on the labelled versions than taking the best first.

use super::profile::Profiles;
use super::{CERTAIN, FIGURES, Pair};
use crate::analysis::{Analysis, SentenceId};
use crate::document::BlockKind;

/// The least probability of a pair where much of the text stayed.
const REVISED: f32 = 0.45;

/// The least probability of a pair where hardly any of the text stayed.
const REWRITTEN: f32 = 0.25;

/// Same words that far apart from each other in either version are straightened out.
const NEAR: SentenceId = 3;

/// Fewest words of a sentence that stays the same sentence wherever it stands.
const TELLING: u32 = 3;

/// Who belongs with whom so far, and how probable that is.
#[derive(Debug)]
pub(super) struct Pairing {
    /// Per old sentence, its partner and the probability that they belong together.
    pub(super) old: Vec<Option<(SentenceId, f32)>>,
    /// Per new sentence, the same.
    pub(super) new: Vec<Option<(SentenceId, f32)>>,
}

impl Pairing {
    /// Takes the same words where each version has them once, and then the pairs that are probable
    /// enough, the most probable first; of equals, the earlier in the text.
    pub(super) fn new(pairs: &[Pair], old: &Profiles, new: &Profiles) -> Self {
        let mut pairing = Self {
            old: vec![None; old.len()],
            new: vec![None; new.len()],
        };
        pairing.take(pairing.unmistakable(pairs, old));
        for (_, probability) in pairing.old.iter_mut().chain(&mut pairing.new).flatten() {
            *probability = probability.max(CERTAIN);
        }
        pairing.take(pairs.iter().filter(|pair| is_linked(pair)).collect());
        pairing
    }

    /// The same words, if each version has them once: wherever they stand, they are the same
    /// sentence, and another that has much in common with it and stands in its place is not.
    fn unmistakable<'p>(&self, pairs: &'p [Pair], old: &Profiles) -> Vec<&'p Pair> {
        let mut same: Vec<&Pair> = pairs.iter().filter(|pair| pair.is_same()).collect();
        let (mut of_old, mut of_new) = (vec![0; self.old.len()], vec![0; self.new.len()]);
        for pair in &same {
            of_old[pair.old as usize] += 1;
            of_new[pair.new as usize] += 1;
        }
        same.retain(|pair| {
            let once = of_old[pair.old as usize] == 1 && of_new[pair.new as usize] == 1;
            once && old.words(pair.old) >= TELLING
        });
        same
    }

    /// Takes pairs of sentences that are still free, the most probable first.
    fn take(&mut self, mut order: Vec<&Pair>) {
        // Pairs of one sum share no sentence, so their order does not matter, and swapped versions
        // give the same.
        order.sort_by(|a, b| {
            let sum = |pair: &Pair| u64::from(pair.old) + u64::from(pair.new);
            b.probability
                .total_cmp(&a.probability)
                .then(sum(a).cmp(&sum(b)))
        });
        for pair in order {
            let old = &mut self.old[pair.old as usize];
            let new = &mut self.new[pair.new as usize];
            if old.is_none() && new.is_none() {
                *old = Some((pair.new, pair.probability));
                *new = Some((pair.old, pair.probability));
            }
        }
    }

    /// Of the same words close to each other, the first belongs to the first and the second to the
    /// second: neighbours alone cannot tell them apart.
    pub(super) fn straighten(&mut self, old: &Profiles) {
        for a in 0..self.old.len() as SentenceId {
            for behind in a + 1..(a + 1 + NEAR).min(self.old.len() as SentenceId) {
                if old.key(a) != old.key(behind) {
                    continue;
                }
                let (Some((b, p)), Some((c, q))) =
                    (self.old[a as usize], self.old[behind as usize])
                else {
                    continue;
                };
                if b > c && b - c <= NEAR {
                    self.old[a as usize] = Some((c, q));
                    self.old[behind as usize] = Some((b, p));
                    self.new[c as usize] = Some((a, q));
                    self.new[b as usize] = Some((behind, p));
                }
            }
        }
    }

    /// Pairs what stands in one cell of a table, whatever stands in it: the cell before and the
    /// one behind belong together on both sides. Figures alone have too little in common.
    pub(super) fn cells(&mut self, old: &Analysis, new: &Analysis) {
        let is_cell = |text: &Analysis, id| text.block(id).kind == BlockKind::TableCell;
        let last = self.old.len().saturating_sub(1) as SentenceId;
        for a in (1..last).filter(|&a| is_cell(old, a)) {
            let at = |id: SentenceId| self.old[id as usize];
            let (Some((before, p)), None, Some((behind, q))) = (at(a - 1), at(a), at(a + 1)) else {
                continue;
            };
            let b = before + 1;
            if behind == b + 1 && self.new[b as usize].is_none() && is_cell(new, b) {
                self.old[a as usize] = Some((b, p.min(q)));
                self.new[b as usize] = Some((a, p.min(q)));
            }
        }
    }
}

/// Whether a pair may be put together. Where nearly everything was rewritten, a sentence that
/// lives on in other words is likelier than where the rest stayed as it was, so less is asked.
fn is_linked(pair: &Pair) -> bool {
    let anchored = pair.figures[FIGURES - 1];
    let rewritten = ((0.4 - anchored) / 0.2).clamp(0.0, 1.0);
    pair.probability >= REVISED + (REWRITTEN - REVISED) * rewritten
}
