//! Uses: how far two sentences speak of one thing in words that are used in the same surroundings.

use super::content::Word;
use super::setting::{Sum, add_term, cosine};
use crate::lang::vectors::{self, DIMENSIONS, Vector};
use crate::lang::{Language, Term};

/// A term of a sentence that has a direction.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Use {
    term: Term,
    idf: f32,
    vector: &'static Vector,
}

/// The uses of a sentence.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Uses {
    /// Each term once, sorted.
    each: Vec<Use>,
}

/// Number of figures that uses give.
pub(super) const USES: usize = 6;

impl Uses {
    pub(super) fn of(words: &[Word], language: &Language) -> Self {
        let vectors = language.vectors();
        let mut each: Vec<Use> = words
            .iter()
            .filter(|word| word.tells())
            .filter_map(|word| {
                Some(Use {
                    term: word.term,
                    idf: word.idf,
                    vector: vectors.of(word.term)?,
                })
            })
            .collect();
        each.sort_by_key(|used| used.term);
        each.dedup_by_key(|used| used.term);
        Self { each }
    }

    fn without(&self, other: &Self) -> Self {
        let missing = |used: &&Use| {
            other
                .each
                .binary_search_by_key(&used.term, |u| u.term)
                .is_err()
        };
        Self {
            each: self.each.iter().filter(missing).copied().collect(),
        }
    }

    /// The sum of the directions, each as long as its idf.
    pub(super) fn sum(&self) -> Sum {
        let mut sum = [0.0; DIMENSIONS];
        for used in &self.each {
            add_term(&mut sum, used.vector, used.idf);
        }
        sum
    }

    /// How near the nearest terms of the other come to each, on average by idf.
    fn met_by(&self, other: &Self) -> f32 {
        let (mut met, mut all) = (0.0, 0.0);
        for used in &self.each {
            let nearest = other
                .each
                .iter()
                .map(|there| vectors::cosine(used.vector, there.vector))
                .fold(-1.0, f32::max);
            met += used.idf * nearest;
            all += used.idf;
        }
        if all > 0.0 { met / all } else { 0.0 }
    }
}

/// What the uses of two sentences say, in the order of [`super::NAMES`]: the cosine of the whole, that
/// of what only one of the two says; how near the terms of either come to those of the other, the
/// less and the more; the same of what only one says.
pub(super) fn figures(own: &Uses, other: &Uses) -> [f32; USES] {
    let (own_rest, other_rest) = (own.without(other), other.without(own));
    let [(less, more), (rest_less, rest_more)] =
        [(own, other), (&own_rest, &other_rest)].map(|(a, b)| {
            if a.each.is_empty() || b.each.is_empty() {
                return (0.0, 0.0);
            }
            let (there, back) = (a.met_by(b), b.met_by(a));
            (there.min(back), there.max(back))
        });
    [
        cosine(&own.sum(), &other.sum()),
        cosine(&own_rest.sum(), &other_rest.sum()),
        less,
        more,
        rest_less,
        rest_more,
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analysis;
    use crate::overlap::content::Contents;
    use crate::read::{self, Options};

    fn uses(text: &str) -> Uses {
        let document = read::from_bytes("a.md", "a", text.as_bytes(), Options::default());
        let analysis = Analysis::new(document.unwrap(), Language::dutch());
        Contents::new(&analysis).uses(0).clone()
    }

    #[test]
    fn other_words_for_one_thing_come_nearer_than_those_for_another() {
        let own = uses("Huurders krijgen minder huurverhoging.");
        let near = figures(&own, &uses("Woningcorporaties verlagen de huurprijs."));
        let far = figures(&own, &uses("Boeren verkleinen de veestapel."));
        assert!(near[0] > far[0] && near[2] > far[2]);
        assert!(figures(&own, &uses("De.")).iter().all(|x| *x == 0.0));
    }
}
