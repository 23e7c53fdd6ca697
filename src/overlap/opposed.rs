//! Opposites: whether two sentences take one measure in opposite directions.
//!
//! Of 63 labelled pairs that this tells, readers called 20 the opposite, so it is possible at most: one
//! sentence often takes two measures, denies only part of one, or says the same by denying its
//! contrary ("geen segregatie", "segregatie wordt tegengegaan").

use super::content::Word;
use super::evidence::{Object, Reading};
use super::stance::{Part, Stance};
use crate::analysis::SentenceId;

/// Two sentences are about one thing where so much of the shorter object stands in the other.
const ONE_THING: f32 = 0.55;

/// And so much of the longer, where they share too few words to be linked by them: an object of
/// one word stands in many sentences.
const LONGER: f32 = 0.4;

/// And so much of the longer where nothing but a denial tells them apart.
const ONE_SENTENCE: f32 = 0.6;

/// Words beside that of direction on either side, of which one is what it is done to.
const DONE_TO: usize = 3;

/// From this on a word is what the other sentence says: itself, a part of it, or its act.
const MET: f32 = 0.7;

/// Whether two sentences take one measure in opposite directions.
pub(super) fn opposed(
    programme: &Reading<'_>,
    agreement: &Reading<'_>,
    old: SentenceId,
    new: SentenceId,
) -> bool {
    let (own, other) = (programme.contents.words(old), agreement.contents.words(new));
    let parts = (programme.contents.parts(old), agreement.contents.parts(new));
    let Some((x, y)) = nearest(parts, own, other) else {
        return false;
    };
    if !does_to(x, own, other) || !does_to(y, other, own) {
        return false;
    }
    let (a, b) = (&x.stance, &y.stance);
    let against = a.sign * b.sign < 0;
    let denied = a.sign == 0 && b.sign == 0 && a.denied != b.denied;
    let act_denied = a.sign * b.sign == 0 && (denies(a, b, other) || denies(b, a, own));
    if !against && !denied && !act_denied {
        return false;
    }
    let object = Object::of(own, other);
    if against || act_denied {
        object.shorter >= ONE_THING && object.longer >= LONGER
    } else {
        object.longer >= ONE_SENTENCE
    }
}

/// The parts of two sentences that have most in common.
fn nearest<'a>(
    (own_parts, other_parts): (&'a [Part], &'a [Part]),
    own: &[Word],
    other: &[Word],
) -> Option<(&'a Part, &'a Part)> {
    let mut best = (0.0, None);
    for x in own_parts {
        for y in other_parts {
            let mass = shared(&own[x.words.clone()], &other[y.words.clone()]);
            if mass > best.0 {
                best = (mass, Some((x, y)));
            }
        }
    }
    best.1
}

/// idf mass of the things of one part that the other names too.
fn shared(own: &[Word], other: &[Word]) -> f32 {
    let met = |word: &Word| {
        let by = other
            .iter()
            .filter(|word| is_thing(word))
            .map(|o| word.met_by(o));
        word.idf * by.fold(0.0, f32::max)
    };
    own.iter().filter(|word| is_thing(word)).map(met).sum()
}

fn is_thing(word: &Word) -> bool {
    word.tells() && !word.direction
}

/// Whether a part of a sentence says of something that the other sentence speaks of that it is to come
/// or go, and not of what only stands further on.
fn does_to(part: &Part, words: &[Word], others: &[Word]) -> bool {
    let Some(cue) = part.cue else { return false };
    let met = |word: &Word| others.iter().any(|other| word.met_by(other) >= MET);
    let before = words[part.words.start..cue]
        .iter()
        .rev()
        .filter(|word| is_thing(word));
    let behind = words[cue..part.words.end]
        .iter()
        .filter(|word| is_thing(word));
    before.take(DONE_TO).chain(behind.take(DONE_TO)).any(met)
}

/// Whether one sentence says that not to be done which the other, whose words these are, has done,
/// by its verb or by the noun of that verb: "wordt niet heringedeeld" against "door herindeling". What
/// is to be ended or lessened ("segregatie wordt tegengegaan") is not done: "geen segregatie" agrees.
fn denies(one: &Stance, other: &Stance, words: &[Word]) -> bool {
    let said = |act| words.iter().any(|w| w.term == act || w.act == Some(act));
    one.denied && !other.denied && other.sign >= 0 && one.denies.is_some_and(said)
}
