//! Links: which pairs are told, and which neighbours are told together.
//!
//! One sentence of a programme may live on in several of the agreement, and one of the agreement
//! may be made of several, so pairs are not taken one to one.

use rustc_hash::FxHashSet;

use super::Pair;
use super::evidence::{Reading, told};
use super::model::{CERTAIN, POSSIBLE, RELATED};
use super::opposed::opposed;
use crate::align::Confidence;
use crate::analysis::SentenceId;

/// A sentence is linked with at most so many of the agreement.
const MOST: usize = 3;

/// A neighbour is told together with a pair where it makes so much more of the other side's words
/// understood.
const GAIN: f32 = 0.12;

/// A pair may be one measure turned round though it is less probable than one that is related, and
/// though only one side reads as a promise ("de wolf houdt zijn status"): what is abolished and what
/// is kept have the object in common and little else.
const REVERSED: f32 = 0.04;

/// Sentences that are told together.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Link {
    pub(super) old: Vec<SentenceId>,
    pub(super) new: Vec<SentenceId>,
    /// The probability of its best pair.
    pub(super) probability: f32,
}

impl Link {
    /// How sure it is that its two sides are one measure: possible at most where neither promises,
    /// since a description belongs to nobody.
    pub(super) fn confidence(
        &self,
        programme: &Reading<'_>,
        agreement: &Reading<'_>,
    ) -> Confidence {
        let promised = self.old.iter().any(|&id| programme.promises(id))
            || self.new.iter().any(|&id| agreement.promises(id));
        if promised && self.probability >= CERTAIN {
            Confidence::Certain
        } else {
            Confidence::Possible
        }
    }
}

/// The links, in the order of the programme; of every sentence that is in no other link, at most
/// one that is only related.
pub(super) fn links(programme: &Reading<'_>, agreement: &Reading<'_>, pairs: &[Pair]) -> Vec<Link> {
    let mut links = Vec::new();
    for of_sentence in pairs.chunk_by(|a, b| a.old == b.old) {
        let mut ranked: Vec<&Pair> = of_sentence.iter().collect();
        ranked.sort_by(|a, b| {
            b.probability
                .total_cmp(&a.probability)
                .then(a.new.cmp(&b.new))
        });
        let strong = ranked.iter().filter(|p| p.probability >= POSSIBLE);
        let mut kept: Vec<&Pair> = strong.take(MOST).copied().collect();
        // The same measure the other way round shares fewer words, but the same object.
        let reversed = ranked.iter().find(|pair| {
            (REVERSED..POSSIBLE).contains(&pair.probability)
                && (programme.promises(pair.old) || agreement.promises(pair.new))
                && opposed(programme, agreement, pair.old, pair.new)
        });
        kept.extend(reversed);
        if kept.is_empty() {
            kept.extend(ranked.first().filter(|p| p.probability >= RELATED));
        }
        kept.sort_by_key(|pair| pair.new);
        links.extend(kept.into_iter().map(|pair| Link {
            old: vec![pair.old],
            new: vec![pair.new],
            probability: pair.probability,
        }));
    }
    together(programme, agreement, links)
}

/// Joins links of neighbours: two sentences of the programme that together say more of one of the
/// agreement than either does, and the other way round.
fn together(programme: &Reading<'_>, agreement: &Reading<'_>, mut links: Vec<Link>) -> Vec<Link> {
    let linked: FxHashSet<(SentenceId, SentenceId)> = links
        .iter()
        .filter(|link| link.probability >= POSSIBLE)
        .map(|link| (link.old[0], link.new[0]))
        .collect();
    let words = |reading: &Reading<'_>, ids: &[SentenceId]| {
        ids.iter()
            .flat_map(|&id| reading.contents.words(id))
            .copied()
            .collect::<Vec<_>>()
    };
    let mut taken: FxHashSet<(SentenceId, SentenceId)> = FxHashSet::default();
    for link in &mut links {
        let (a, b) = (link.old[0], link.new[0]);
        if link.probability < POSSIBLE || taken.contains(&(a, b)) {
            continue;
        }
        let (own, other) = (words(programme, &[a]), words(agreement, &[b]));
        if linked.contains(&(a + 1, b)) {
            let more = words(programme, &[a, a + 1]);
            let alone = told(&other, &own).max(told(&other, &words(programme, &[a + 1])));
            if told(&other, &more) >= alone + GAIN {
                link.old.push(a + 1);
                taken.insert((a + 1, b));
                continue;
            }
        }
        if linked.contains(&(a, b + 1)) {
            let more = words(agreement, &[b, b + 1]);
            let alone = told(&own, &other).max(told(&own, &words(agreement, &[b + 1])));
            if told(&own, &more) >= alone + GAIN {
                link.new.push(b + 1);
                taken.insert((a, b + 1));
            }
        }
    }
    links.retain(|link| {
        !(link.old.len() + link.new.len() == 2 && taken.contains(&(link.old[0], link.new[0])))
    });
    links
}
