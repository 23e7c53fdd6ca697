//! Effects that single words tell: yes into no, weaker, stronger, another direction, scope,
//! condition or actor. Only words that changed count, and only where the rest stayed.

use super::passage::{Passages, REVISED, SHARED, Side};
use super::{Effect, EffectClass, firmness};
use crate::align::Confidence;
use crate::edit::Unit;
use crate::lang::cues::{Cue, Found};
use crate::token::TokenKind;

/// Effects of changed cues.
pub(super) fn effects(passages: &Passages<'_>) -> Vec<Effect> {
    let mut effects = Vec::new();
    effects.extend(polarity(passages));
    effects.extend(firmness::effect(passages));
    // A denial that came with it says the same as "voor" that became "tegen".
    let direction = direction(passages);
    effects.extend(direction.filter(|e| effects.iter().all(|told| told.class != e.class)));
    effects.extend(scope(passages));
    effects.extend(condition(passages));
    effects.extend(actor(passages));
    effects
}

/// What stands behind "niet" without turning yes into no: "niet alleen … maar ook", and bounds
/// such as "niet meer dan", which are figures.
const NO_DENIAL: [&str; 9] = [
    "alleen", "slechts", "enkel", "zozeer", "zelden", "weinig", "meer", "minder", "later",
];

/// The cues of a kind that changed and do not stand in a clause that came or went as a whole.
pub(super) fn own<'a>(passages: &Passages<'_>, side: &'a Side<'_>, cue: Cue) -> Vec<&'a Found> {
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
    // In other words altogether, a denial counts where its clause speaks of what the other does.
    let rewritten = passages.alike < REVISED;
    let denials = |side: &Side<'_>, other: &Side<'_>| -> Vec<Found> {
        own(passages, side, Cue::Not)
            .into_iter()
            .filter(|found| !goes_with_next(side, found))
            .filter(|found| !rewritten || bears_on(side, found, other))
            .copied()
            .collect()
    };
    let (old, new) = (
        denials(&passages.old, &passages.new),
        denials(&passages.new, &passages.old),
    );
    // Two denials that came are a "noch … noch" or two clauses; one is a yes that became a no.
    if old.len() % 2 == new.len() % 2 {
        return None;
    }
    let alone = |side: &Side<'_>, found: &[Found]| {
        let mut runs = found.iter().filter_map(|found| side.run(found));
        runs.all(|run| passages.says_no_more(run))
    };
    let certainty = if alone(&passages.old, &old) && alone(&passages.new, &new) {
        passages.certainty()
    } else {
        Confidence::Possible
    };
    let words = |side: &Side<'_>, found: &[Found]| found.first().map(|found| side.text(found));
    Some(effect(
        EffectClass::Polarity,
        certainty,
        words(&passages.old, &old),
        words(&passages.new, &new),
    ))
}

/// Whether a denial in one passage says no to what the other, in other words, says yes to: its
/// clause speaks of the same, is a main clause, and the other denies in no other way ("minder",
/// "een verbod").
fn bears_on(side: &Side<'_>, found: &Found, other: &Side<'_>) -> bool {
    let denies = |f: &Found| {
        matches!(f.cue, Cue::Down | Cue::End | Cue::Oppose) || other.text(f) == "verbod"
    };
    side.shared(found, other) >= SHARED
        && !firmness::is_subordinate(side, found)
        && !other.all.iter().any(denies)
}

/// Whether a denial came or went together with a word that takes its force: "niet alleen" put in
/// denies nothing, "niet" left out of "niet alleen" does.
fn goes_with_next(side: &Side<'_>, found: &Found) -> bool {
    // "Nooit meer" denies as "nooit" does.
    let niet = side.text(found).eq_ignore_ascii_case("niet");
    side.next(found)
        .is_some_and(|next| niet && NO_DENIAL.contains(&next.as_str()))
        && side.changed.get(found.end).is_some_and(Option::is_some)
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
        let certainty = if together {
            passages.certainty_of([passages.old.run(old), passages.new.run(new)])
        } else {
            Confidence::Possible
        };
        let stance = matches!(old.cue, Cue::Favour | Cue::Oppose);
        // "Voor" is mostly no more than a preposition.
        if stance && certainty == Confidence::Possible {
            continue;
        }
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
    let found = |side: &Side<'_>| -> Vec<Found> { side.of(Cue::If).copied().collect() };
    let (old, new) = (found(&passages.old), found(&passages.new));
    if old.len() == new.len() {
        return None;
    }
    // What came with other words before it, or took the place of some, may bear on those alone.
    let by_itself = |side: &Side<'_>, found: &Found| {
        let run = side.run(found);
        let leads = found.start == 0
            || side.changed[found.start - 1] != run
            || side.units[found.start - 1].kind == TokenKind::Mark;
        let whole = side.changed[found.start..found.end]
            .iter()
            .all(|r| *r == run);
        leads && whole && run.is_some_and(|run| passages.fewest_words(run) <= 1)
    };
    let certain = old.iter().all(|found| by_itself(&passages.old, found))
        && new.iter().all(|found| by_itself(&passages.new, found));
    let words = |side: &Side<'_>, found: &[Found]| found.first().map(|found| clause(side, found));
    Some(effect(
        EffectClass::Condition,
        if certain {
            passages.certainty()
        } else {
            Confidence::Possible
        },
        words(&passages.old, &old),
        words(&passages.new, &new),
    ))
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
