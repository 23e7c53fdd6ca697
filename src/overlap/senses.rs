//! Senses: what kinds of things two sentences both name, words that say the same as one, and whether
//! they do the same to them.

use super::content::Word;
use crate::lang::lexicon::{Acts, Kind};
use crate::lang::{Language, Term};
use crate::token::TokenKind;

/// How many telling words before and behind a thing may say what is done to it.
const NEAR: usize = 3;

/// What a number weighs, whatever it is.
const NUMBER: f32 = 2.0;

/// How much a shared word of a kind says for one measure, as a share of its idf: a first guess, which
/// the learnt trees correct by kind.
fn weight(kind: Kind) -> f32 {
    match kind {
        Kind::Instrument => 1.5,
        Kind::Object | Kind::Unknown => 1.0,
        Kind::Group => 0.7,
        Kind::Place | Kind::Action => 0.6,
        Kind::Topic => 0.5,
        Kind::Body | Kind::Quality => 0.4,
        Kind::Filler => 0.05,
    }
}

/// Whether something can be done to it.
fn is_thing(kind: Kind) -> bool {
    match kind {
        Kind::Instrument | Kind::Object | Kind::Topic | Kind::Group | Kind::Unknown => true,
        Kind::Body | Kind::Place | Kind::Action | Kind::Quality | Kind::Filler => false,
    }
}

/// One sense of a sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Meant {
    term: Term,
    /// None of a number.
    kind: Option<Kind>,
    idf: f32,
    weight: f32,
    /// What is done near any of its places.
    near: Acts,
}

/// The senses of a sentence.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Senses {
    /// Each once, sorted.
    each: Vec<Meant>,
    /// Sum of their weights.
    weight: f32,
    /// All that is done.
    acts: Acts,
}

impl Senses {
    pub(super) fn of(words: &[Word], language: &Language) -> Self {
        let lexicon = language.lexicon();
        let mut acts = Vec::new();
        let mut each: Vec<Meant> = Vec::new();
        for word in words.iter().filter(|word| word.tells()) {
            let number = word.kind == TokenKind::Number;
            let sense = lexicon.sense(word.term);
            acts.push(sense.acts);
            let idf = language.idf(sense.term);
            each.push(Meant {
                term: sense.term,
                kind: (!number).then_some(sense.kind),
                idf,
                weight: if number {
                    NUMBER
                } else {
                    weight(sense.kind) * idf
                },
                near: Acts::default(),
            });
        }
        for (at, meant) in each.iter_mut().enumerate() {
            let near = at.saturating_sub(NEAR)..(at + NEAR + 1).min(acts.len());
            meant.near = acts[near].iter().copied().fold(Acts::default(), Acts::and);
        }
        each.sort_by_key(|meant| meant.term);
        each.dedup_by(|later, first| {
            let same = later.term == first.term;
            if same {
                first.near = first.near.and(later.near);
            }
            same
        });
        Self {
            weight: each.iter().map(|meant| meant.weight).sum(),
            acts: acts.into_iter().fold(Acts::default(), Acts::and),
            each,
        }
    }
}

/// Number of figures that senses give.
pub(super) const SENSES: usize = Kind::COUNT + 12;

/// What senses say of a pair whose terms have that much idf mass in common, in the order of
/// [`super::NAMES`].
pub(super) fn figures(own: &Senses, other: &Senses, mass: f32) -> [f32; SENSES] {
    let both = shared(own, other);
    let [acts, acts_own, acts_other] =
        [own.acts.shared(other.acts), own.acts, other.acts].map(|acts| acts.count() as f32);
    let undo = acts == 0.0 && own.acts.undo(other.acts);
    let [of_own, of_other, of_both] = both.shares;
    let rest = [
        both.weight,
        of_own,
        of_other,
        of_both,
        both.mass - mass,
        acts,
        acts_own,
        acts_other,
        acts / acts_own.min(acts_other).max(1.0),
        f32::from(u8::from(undo)),
        both.done,
        both.things,
    ];
    let mut figures = [0.0; SENSES];
    figures[..Kind::COUNT].copy_from_slice(&both.kinds);
    figures[Kind::COUNT..].copy_from_slice(&rest);
    figures
}

/// What two sentences both mean.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Shared {
    /// idf mass by kind, in the order of [`Kind`].
    kinds: [f32; Kind::COUNT],
    /// idf mass of all.
    mass: f32,
    weight: f32,
    /// The weight as a share of the one, of the other and of both.
    shares: [f32; 3],
    /// The heaviest thing to which both do the same, and how many there are.
    done: f32,
    things: f32,
}

/// Compares two sentences.
fn shared(own: &Senses, other: &Senses) -> Shared {
    let mut shared = Shared::default();
    let (mut i, mut j) = (0, 0);
    while i < own.each.len() && j < other.each.len() {
        let (a, b) = (&own.each[i], &other.each[j]);
        if a.term == b.term {
            shared.mass += a.idf;
            shared.weight += a.weight;
            if let Some(kind) = a.kind {
                shared.kinds[kind as usize] += a.idf;
                if is_thing(kind) && a.near.shared(b.near).count() > 0 {
                    shared.things += 1.0;
                    shared.done = shared
                        .done
                        .max(a.weight * a.near.shared(b.near).count() as f32);
                }
            }
        }
        i += usize::from(a.term <= b.term);
        j += usize::from(b.term <= a.term);
    }
    shared.shares = [
        own.weight,
        other.weight,
        f32::midpoint(own.weight, other.weight),
    ]
    .map(|whole| shared.weight / whole.max(1.0));
    shared
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analysis;
    use crate::overlap::content::Contents;
    use crate::read::{self, Options};

    fn senses(text: &str) -> Senses {
        let document = read::from_bytes("a.md", "a", text.as_bytes(), Options::default());
        let analysis = Analysis::new(document.unwrap(), Language::dutch());
        Contents::new(&analysis).senses(0).clone()
    }

    #[test]
    fn what_is_done_to_a_thing_counts_and_its_noun_says_the_same() {
        let own = senses("Wij willen het minimumloon verhogen.");
        let noun = shared(&own, &senses("Er komt een verhoging van het minimumloon."));
        assert!(noun.done > 0.0 && noun.kinds[Kind::Action as usize] > 0.0);
        let lower = senses("Wij willen het minimumloon verlagen.");
        assert!(shared(&own, &lower).done == 0.0);
        assert!(own.acts.undo(lower.acts));
    }
}
