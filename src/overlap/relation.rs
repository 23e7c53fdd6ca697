//! Relations: what became of a commitment that was found again.

use super::Relation;
use super::content::Word;
use super::evidence::{Reading, told};
use super::links::Link;
use super::model::POSSIBLE;
use super::opposed::opposed;
use crate::align::Confidence;
use crate::analysis::SentenceId;
use crate::meaning::effect::{Effect, EffectClass};

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
        return (Relation::Opposite, Confidence::Possible);
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
