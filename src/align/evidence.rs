//! Evidence: what two sentences have in common, as the few figures by which they are judged.

use super::candidates::{Candidate, shared};
use super::profile::Profiles;

/// What two sentences have in common, whatever stands around them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Evidence {
    /// `Σ idf · √dice`: how unlikely it is that two unrelated sentences share so much.
    pub(super) weight: f32,
    /// Share of the lighter sentence's idf mass that the other has too.
    pub(super) lighter: f32,
    /// Share of the heavier sentence's idf mass that the other has too.
    pub(super) heavier: f32,
    /// Cosine of the idf vectors.
    pub(super) cosine: f32,
    /// Cosine of the sets of letter runs.
    pub(super) grams: f32,
    /// Share of the shorter sentence's letter runs that the other has too.
    pub(super) contained: f32,
    /// Length of the shorter in words over that of the longer.
    pub(super) length: f32,
    /// Share of the numbers of both that both have; one where neither has any.
    pub(super) numbers: f32,
    /// idf mass of the lighter sentence.
    pub(super) mass: f32,
    /// Whether they are the same words.
    pub(super) same: bool,
}

impl Evidence {
    /// Weighs a candidate.
    pub(super) fn of(old: &Profiles, new: &Profiles, candidate: Candidate) -> Self {
        let Candidate { old: a, new: b, .. } = candidate;
        let shared_mass = candidate.shared;
        let (mass_a, mass_b) = (old.mass(a), new.mass(b));
        let (light, heavy) = (mass_a.min(mass_b), mass_a.max(mass_b));
        let dice = ratio(2.0 * shared_mass, mass_a + mass_b);
        let (grams_a, grams_b) = (old.grams(a), new.grams(b));
        let common = intersection(grams_a, grams_b) as f32;
        let (words_a, words_b) = (old.words(a) as f32, new.words(b) as f32);
        let numbers = intersection(old.numbers(a), new.numbers(b)) as f32;
        let all_numbers = old.numbers(a).len() as f32 + new.numbers(b).len() as f32;
        Self {
            weight: shared_mass * dice.sqrt(),
            lighter: ratio(shared_mass, light),
            heavier: ratio(shared_mass, heavy),
            cosine: ratio(
                shared_squares(old, new, candidate),
                old.norm(a) * new.norm(b),
            ),
            grams: ratio(common, (grams_a.len() as f32 * grams_b.len() as f32).sqrt()),
            contained: ratio(common, grams_a.len().min(grams_b.len()) as f32),
            length: ratio(words_a.min(words_b), words_a.max(words_b)),
            numbers: if all_numbers == 0.0 {
                1.0
            } else {
                2.0 * numbers / all_numbers
            },
            mass: light,
            same: old.key(a) == new.key(b),
        }
    }

    /// The evidence about any pair, whether or not it was found as a candidate.
    pub(super) fn between(old: &Profiles, new: &Profiles, a: u32, b: u32) -> Self {
        let shared = shared(old, new, a, b);
        Self::of(
            old,
            new,
            Candidate {
                old: a,
                new: b,
                shared,
            },
        )
    }

    /// A first guess, before the neighbours are asked: the sum that ranked labelled pairs best without
    /// training, made into a probability.
    pub(super) fn worth(&self) -> f32 {
        let sum = self.weight.min(32.0) / 16.0 + 0.6 * self.cosine + 0.4 * self.grams;
        1.0 / (1.0 + (-(sum - 1.2) * 5.0).exp())
    }
}

fn ratio(part: f32, whole: f32) -> f32 {
    if whole > 0.0 {
        (part / whole).clamp(0.0, 1.0)
    } else {
        0.0
    }
}

/// How many items two sorted lists have in common.
pub(super) fn intersection<T: Ord>(a: &[T], b: &[T]) -> usize {
    let (mut i, mut j, mut common) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        let (x, y) = (&a[i], &b[j]);
        common += usize::from(x == y);
        i += usize::from(x <= y);
        j += usize::from(y <= x);
    }
    common
}

fn shared_squares(old: &Profiles, new: &Profiles, candidate: Candidate) -> f32 {
    let (a, b) = (old.terms(candidate.old), new.terms(candidate.new));
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while i < a.len() && j < b.len() {
        let (x, y) = (a[i].term, b[j].term);
        if x == y {
            sum += a[i].idf * a[i].idf;
        }
        i += usize::from(x <= y);
        j += usize::from(y <= x);
    }
    sum
}
