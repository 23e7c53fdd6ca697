//! Effects that single words tell: yes into no, weaker, stronger, another direction, scope,
//! condition or actor. Only words that changed count, and only where the rest stayed.

use super::passage::{Passages, Side};
use super::{Effect, EffectClass};
use crate::align::Confidence;
use crate::edit::Unit;
use crate::lang::cues::{Cue, Found};
use crate::token::TokenKind;

/// Effects of changed cues.
pub(super) fn effects(passages: &Passages<'_>) -> Vec<Effect> {
    let mut effects = Vec::new();
    effects.extend(polarity(passages));
    effects.extend(firmness(passages));
    effects.extend(direction(passages));
    effects.extend(scope(passages));
    effects.extend(condition(passages));
    effects.extend(actor(passages));
    effects
}

/// What stands behind "niet" without turning yes into no: "niet alleen … maar ook", and bounds
/// such as "niet meer dan", which are figures.
const NO_DENIAL: [&str; 7] = [
    "alleen", "slechts", "enkel", "zozeer", "meer", "minder", "later",
];

/// The cues of a kind that changed and do not stand in a clause that came or went as a whole.
fn own<'a>(passages: &Passages<'_>, side: &'a Side<'_>, cue: Cue) -> Vec<&'a Found> {
    side.of(cue)
        .filter(|found| {
            side.run(found)
                .is_some_and(|run| !passages.in_whole_clause(run))
        })
        .collect()
}

fn effect(
    class: EffectClass,
    certainty: Confidence,
    old: Option<String>,
    new: Option<String>,
) -> Effect {
    Effect {
        class,
        certainty,
        old,
        new,
    }
}

fn polarity(passages: &Passages<'_>) -> Option<Effect> {
    let denials = |side: &Side<'_>| -> Vec<Found> {
        own(passages, side, Cue::Not)
            .into_iter()
            .filter(|found| !goes_with_next(side, found))
            .copied()
            .collect()
    };
    let (old, new) = (denials(&passages.old), denials(&passages.new));
    // Two denials that came are a "noch … noch" or two clauses; one is a yes that became a no.
    if old.len() % 2 == new.len() % 2 {
        return None;
    }
    let certainty = passages.certainty_of([
        old.first().and_then(|found| passages.old.run(found)),
        new.first().and_then(|found| passages.new.run(found)),
    ]);
    let words = |side: &Side<'_>, found: &[Found]| found.first().map(|found| side.text(found));
    Some(effect(
        EffectClass::Polarity,
        certainty,
        words(&passages.old, &old),
        words(&passages.new, &new),
    ))
}

/// Whether a denial came or went together with a word that takes its force: "niet alleen" put in
/// denies nothing, "niet" left out of "niet alleen" does.
fn goes_with_next(side: &Side<'_>, found: &Found) -> bool {
    side.next(found)
        .is_some_and(|next| NO_DENIAL.contains(&next.as_str()))
        && side.changed.get(found.end).is_some_and(Option::is_some)
}

/// How firmly a cue promises, in tenths of the four levels; a plain statement is a three.
fn level(cue: Cue) -> i32 {
    match cue {
        Cue::May => 10,
        Cue::Aim => 20,
        // "Wij moeten verhogen" promises hardly more than "wij verhogen".
        Cue::Will => 34,
        Cue::Must => 40,
        Cue::Not
        | Cue::Up
        | Cue::Down
        | Cue::Begin
        | Cue::End
        | Cue::Favour
        | Cue::Oppose
        | Cue::All
        | Cue::Some
        | Cue::If
        | Cue::Actor
        | Cue::Act
        | Cue::Vague
        | Cue::State
        | Cue::Belief
        | Cue::Past
        | Cue::Need
        | Cue::Comes
        | Cue::We
        | Cue::Thing
        | Cue::Head => PLAIN,
    }
}

const PLAIN: i32 = 30;

fn firmness(passages: &Passages<'_>) -> Option<Effect> {
    let strongest = |side: &Side<'_>| -> (i32, Option<Found>) {
        let mut best: Option<(i32, Found)> = None;
        for cue in [Cue::May, Cue::Aim, Cue::Will, Cue::Must] {
            for found in own(passages, side, cue) {
                // What may not be done is forbidden.
                let denied = cue == Cue::May
                    && side.cues.iter().any(|n| {
                        n.cue == Cue::Not && n.start >= found.end && n.start < found.end + 4
                    });
                let level = if denied { level(Cue::Must) } else { level(cue) };
                if best.as_ref().is_none_or(|(most, _)| level > *most) {
                    best = Some((level, *found));
                }
            }
        }
        best.map_or((PLAIN, None), |(level, words)| (level, Some(words)))
    };
    let ((old, old_words), (new, new_words)) = (strongest(&passages.old), strongest(&passages.new));
    let class = match new - old {
        10.. => EffectClass::Stronger,
        ..=-10 => EffectClass::Weaker,
        _ => return None,
    };
    // Between "wij willen" and "wij doen", and between "er komt" and "een verbod", readers see
    // hardly a difference; between either and "kan", and between "willen" and "moeten", they do.
    let far = (new - old).abs() > 10 || old.min(new) == level(Cue::May);
    let certainty = if far {
        passages.certainty_of([
            old_words.and_then(|found| passages.old.run(&found)),
            new_words.and_then(|found| passages.new.run(&found)),
        ])
    } else {
        Confidence::Possible
    };
    let words = |side: &Side<'_>, found: Option<Found>| found.map(|found| side.text(&found));
    Some(effect(
        class,
        certainty,
        words(&passages.old, old_words),
        words(&passages.new, new_words),
    ))
}

fn direction(passages: &Passages<'_>) -> Option<Effect> {
    for old in &passages.old.cues {
        let opposite = old.cue.opposite();
        let new = passages
            .new
            .cues
            .iter()
            .find(|new| Some(new.cue) == opposite);
        let Some(new) = new else { continue };
        let together = passages.old.run(old) == passages.new.run(new);
        // "voor" is mostly no more than a preposition.
        if matches!(old.cue, Cue::Favour | Cue::Oppose) && !together {
            continue;
        }
        let certainty = if together {
            passages.certainty()
        } else {
            Confidence::Possible
        };
        let stance = matches!(old.cue, Cue::Favour | Cue::Oppose);
        return Some(effect(
            if stance {
                EffectClass::Polarity
            } else {
                EffectClass::Direction
            },
            certainty,
            Some(passages.old.text(old)),
            Some(passages.new.text(new)),
        ));
    }
    None
}

fn scope(passages: &Passages<'_>) -> Option<Effect> {
    let words = |side: &Side<'_>, cue| -> Vec<String> {
        own(passages, side, cue)
            .into_iter()
            .map(|f| side.text(f))
            .collect()
    };
    let (old_all, new_all) = (
        words(&passages.old, Cue::All),
        words(&passages.new, Cue::All),
    );
    let (old_some, new_some) = (
        words(&passages.old, Cue::Some),
        words(&passages.new, Cue::Some),
    );
    if old_all.len() == new_all.len() && old_some.len() == new_some.len() {
        return item(passages);
    }
    let exchanged =
        !old_all.is_empty() && !new_some.is_empty() || !old_some.is_empty() && !new_all.is_empty();
    let certainty = if exchanged {
        passages.certainty()
    } else {
        Confidence::Possible
    };
    let old = old_all.into_iter().chain(old_some).next();
    let new = new_all.into_iter().chain(new_some).next();
    Some(effect(EffectClass::Scope, certainty, old, new))
}

/// Most words of an item of an enumeration.
const ITEM: usize = 4;

/// An item that came to an enumeration or went from it: "de bril, de pil en de fysiotherapeut".
fn item(passages: &Passages<'_>) -> Option<Effect> {
    passages
        .runs
        .iter()
        .enumerate()
        .filter(|(_, run)| !run.equal)
        .find_map(|(i, run)| {
            let (old, new) = (
                &passages.old.units[run.old.clone()],
                &passages.new.units[run.new.clone()],
            );
            let (own, gone) = if new.is_empty() {
                (old, true)
            } else {
                (new, false)
            };
            let other = if gone { new } else { old };
            let telling = own
                .iter()
                .filter(|unit| unit.kind == TokenKind::Word)
                .count();
            let next = passages
                .runs
                .get(i + 1)
                .map(|run| first(&passages.old.units[run.old.clone()]));
            let listed = first(own) == ","
                && next.is_some_and(|next| matches!(next, "," | "en" | "of"))
                || own.last().is_some_and(|unit| unit.text == ",") && own.len() > 1;
            if !other.is_empty() || !listed || telling == 0 || own.len() > ITEM + 1 {
                return None;
            }
            let words = Some(super::passage::passage_text(own));
            let (old, new) = if gone { (words, None) } else { (None, words) };
            Some(effect(EffectClass::Scope, Confidence::Possible, old, new))
        })
}

fn first<'a>(units: &[Unit<'a>]) -> &'a str {
    units.first().map_or("", |unit| unit.text)
}

fn condition(passages: &Passages<'_>) -> Option<Effect> {
    // A condition may be a clause of its own: it is meant to bear on the rest.
    let words = |side: &Side<'_>| -> Vec<String> {
        side.of(Cue::If).map(|found| clause(side, found)).collect()
    };
    let (old, new) = (words(&passages.old), words(&passages.new));
    (old.len() != new.len()).then(|| {
        effect(
            EffectClass::Condition,
            passages.certainty(),
            old.first().cloned(),
            new.first().cloned(),
        )
    })
}

/// A condition with the words it consists of: to the end of what changed.
fn clause(side: &Side<'_>, found: &Found) -> String {
    let run = side.run(found);
    let more = side.changed[found.end..]
        .iter()
        .take_while(|r| **r == run && run.is_some())
        .count();
    super::passage::passage_text(&side.units[found.start..found.end + more])
}

fn actor(passages: &Passages<'_>) -> Option<Effect> {
    for old in own(passages, &passages.old, Cue::Actor) {
        for new in own(passages, &passages.new, Cue::Actor) {
            let together = passages.old.run(old) == passages.new.run(new);
            let (old_text, new_text) = (passages.old.text(old), passages.new.text(new));
            let other = passages.old.units[old.start].term != passages.new.units[new.start].term;
            if together && other {
                return Some(effect(
                    EffectClass::Actor,
                    Confidence::Possible,
                    Some(old_text),
                    Some(new_text),
                ));
            }
        }
    }
    None
}
