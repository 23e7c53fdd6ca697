//! Relations: what became of a commitment that was found again.

use super::Relation;
use super::content::Word;
use super::evidence::{Object, Reading, told};
use super::links::{self, Link};
use super::model::POSSIBLE;
use super::stance::Stance;
use crate::align::Confidence;
use crate::analysis::SentenceId;
use crate::meaning::effect::{Effect, EffectClass};

/// Two sentences are about one thing where so much of the shorter object stands in the other.
const ONE_THING: f32 = 0.55;

/// And so much of the longer, where they share too few words to be linked by them: an object of
/// one word stands in many sentences.
const LONGER: f32 = 0.4;

/// That one measure was turned round is certain where so much of the shorter object is shared.
const SURE_OBJECT: f32 = 0.8;

/// And so much of the longer where nothing but a denial tells them apart.
const ONE_SENTENCE: f32 = 0.6;

/// A sentence of which less than this was found again, and of which a clause is missing, came in
/// partly.
const PART: f32 = 0.62;

/// Names the relation of a link that is not word for word.
pub(super) fn of(
    link: &Link,
    programme: &Reading<'_>,
    agreement: &Reading<'_>,
    effects: &[Effect],
) -> (Relation, Confidence) {
    let confidence = link.confidence(programme, agreement);
    let single = link.old.len() == 1 && link.new.len() == 1;
    if single && opposed(programme, agreement, link.old[0], link.new[0]) {
        let object = links::object(programme, agreement, link);
        // "Nu is de inspraak beperkt" describes; only a promise can be turned round.
        let promised = programme.promises(link.old[0]) && agreement.promises(link.new[0]);
        let sure = promised && object.shorter >= SURE_OBJECT && link.probability >= POSSIBLE;
        let confidence = if sure {
            Confidence::Certain
        } else {
            Confidence::Possible
        };
        return (Relation::Opposite, confidence);
    }
    if link.probability < POSSIBLE {
        return (Relation::Related, Confidence::Possible);
    }
    let has = |class: EffectClass| effects.iter().any(|effect| effect.class == class);
    // A yes that became a no leaves no doubt, unless another word turns it back.
    let turned = effects.iter().any(|effect| {
        matches!(effect.class, EffectClass::Polarity | EffectClass::Direction)
            && effect.certainty == Confidence::Certain
    });
    if single && turned && !agree(programme, agreement, link.old[0], link.new[0]) {
        return (Relation::Opposite, confidence);
    }
    let substance = effects.iter().any(|effect| match effect.class {
        EffectClass::Figure | EffectClass::Deadline => true,
        EffectClass::Polarity
        | EffectClass::Weaker
        | EffectClass::Stronger
        | EffectClass::Direction
        | EffectClass::Scope
        | EffectClass::Condition
        | EffectClass::Actor => effect.certainty == Confidence::Certain,
        EffectClass::ClauseAdded | EffectClass::ClauseDropped => false,
    });
    let share = told(&all(programme, &link.old), &all(agreement, &link.new));
    let relation = if has(EffectClass::ClauseDropped) && share < PART {
        Relation::Partial
    } else if substance || has(EffectClass::ClauseAdded) || has(EffectClass::ClauseDropped) {
        Relation::Changed
    } else {
        Relation::Reworded
    };
    (relation, confidence)
}

fn all(reading: &Reading<'_>, ids: &[SentenceId]) -> Vec<Word> {
    ids.iter()
        .flat_map(|&id| reading.contents.words(id))
        .copied()
        .collect()
}

/// Whether two sentences say that they go in one direction.
fn agree(
    programme: &Reading<'_>,
    agreement: &Reading<'_>,
    old: SentenceId,
    new: SentenceId,
) -> bool {
    let [a, b] = [
        programme.contents.stance(old),
        agreement.contents.stance(new),
    ];
    a.sign * b.sign > 0
}

/// Whether two sentences take one measure in opposite directions.
pub(super) fn opposed(
    programme: &Reading<'_>,
    agreement: &Reading<'_>,
    old: SentenceId,
    new: SentenceId,
) -> bool {
    let (a, b) = (
        programme.contents.stance(old),
        agreement.contents.stance(new),
    );
    let against = a.sign * b.sign < 0;
    let denied = a.sign == 0 && b.sign == 0 && a.denied != b.denied;
    let (own, other) = (programme.contents.words(old), agreement.contents.words(new));
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

/// Whether one sentence says that not to be done which the other, whose words these are, has done,
/// by its verb or by the noun of that verb: "wordt niet heringedeeld" against "door herindeling".
fn denies(one: &Stance, other: &Stance, words: &[Word]) -> bool {
    let said = |act| words.iter().any(|w| w.term == act || w.act == Some(act));
    one.denied && !other.denied && one.denies.is_some_and(said)
}
