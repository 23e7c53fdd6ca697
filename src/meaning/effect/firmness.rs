//! Weaker or stronger: how firmly both passages promise the same.
//!
//! Where a passage was revised, the cues that changed are held against each other. Where it was
//! rewritten nearly every word changed; there a cue counts only in a clause that speaks of what the
//! other passage speaks of, and only one that cannot mean anything else: "streven naar één cao"
//! beside "er komt één cao".

use super::cue::own;
use super::passage::{Passages, REVISED, SHARED, Side};
use super::{Effect, EffectClass};
use crate::align::Confidence;
use crate::lang::cues::{Cue, Found};
use crate::token::TokenKind;

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

/// Words that say that something is possible as often as that it is left open.
const MODALS: [&str; 4] = ["kan", "kunnen", "mag", "mogen"];

/// How cues of a wish begin: in programmes "wij willen" and "wij zetten in op" are hardly less than
/// "wij doen".
const WISHES: [&str; 9] = [
    "wil", "wilt", "willen", "wens", "wenst", "wensen", "wat", "zet", "zetten",
];

/// Words that open a clause whose verbs stand at its end; subordinating ones aside.
const OPENERS: [&str; 9] = [
    "om", "dat", "die", "waar", "wie", "wat", "hoe", "of", "zoals",
];

/// Words of a sentence between a modal verb and its denial.
const DENIAL: usize = 5;

/// The effect that the passage promises less or more firmly.
pub(super) fn effect(passages: &Passages<'_>) -> Option<Effect> {
    let rewritten = passages.alike < REVISED;
    let found = rewritten.then(|| governed(passages)).flatten();
    found.or_else(|| changed(passages))
}

/// By the cues that changed.
fn changed(passages: &Passages<'_>) -> Option<Effect> {
    let ((old, old_words), (new, new_words)) = (
        strongest(passages, &passages.old),
        strongest(passages, &passages.new),
    );
    let class = match new - old {
        10.. => EffectClass::Stronger,
        ..=-10 => EffectClass::Weaker,
        _ => return None,
    };
    // Between "wij willen" and "wij doen", and between "er komt" and "een verbod", readers see
    // hardly a difference; between either and "kan", and between "willen" and "moeten", they do.
    let far = (new - old).abs() > 10 || old.min(new) == level(Cue::May);
    let able = |side: &Side<'_>, words: &Option<Found>| {
        words.is_some_and(|found| is_ability(side, &found))
    };
    let runs = [
        old_words.and_then(|found| passages.old.run(&found)),
        new_words.and_then(|found| passages.new.run(&found)),
    ];
    // "Moeten" that became "kunnen" is no longer an ability.
    let replaced = runs[0].is_some() && runs[0] == runs[1];
    let able = able(&passages.old, &old_words) || able(&passages.new, &new_words);
    let certainty = if far && (replaced || !able) {
        passages.certainty_of(runs)
    } else {
        Confidence::Possible
    };
    let words = |side: &Side<'_>, found: Option<Found>| found.map(|found| side.text(&found));
    Some(Effect {
        class,
        certainty,
        old: words(&passages.old, old_words),
        new: words(&passages.new, new_words),
    })
}

/// The firmest of the cues of a passage that changed, and how firm it is.
fn strongest(passages: &Passages<'_>, side: &Side<'_>) -> (i32, Option<Found>) {
    // In other words altogether, a wish is no less than a plan.
    let rewritten = passages.alike < REVISED;
    let mut best: Option<(i32, Found)> = None;
    for cue in [Cue::May, Cue::Aim, Cue::Will, Cue::Must] {
        for found in own(passages, side, cue) {
            if rewritten && (is_wish(side, found) || is_ability(side, found)) {
                continue;
            }
            let level = if cue == Cue::May && is_denied(side, found) {
                level(Cue::Must)
            } else {
                level(cue)
            };
            if best.as_ref().is_none_or(|(most, _)| level > *most) {
                best = Some((level, *found));
            }
        }
    }
    best.map_or((PLAIN, None), |(level, words)| (level, Some(words)))
}

/// Whether the cue permits, and its clause denies it: what may not be done is forbidden. "Kan niet"
/// forbids nothing.
fn is_denied(side: &Side<'_>, found: &Found) -> bool {
    let clause = side.clause(found.start);
    let permits = matches!(side.text(found).to_lowercase().as_str(), "mag" | "mogen");
    permits
        && side.all.iter().filter(|n| n.cue == Cue::Not).any(|denial| {
            let behind = (found.end..found.end + DENIAL).contains(&denial.start);
            let before = denial.end <= found.start && is_subordinate(side, found);
            clause.contains(&denial.start) && (behind || before)
        })
}

fn is_modal(side: &Side<'_>, found: &Found) -> bool {
    MODALS.contains(&side.text(found).to_lowercase().as_str())
}

fn is_wish(side: &Side<'_>, found: &Found) -> bool {
    let first = side.units[found.start].text.to_lowercase();
    found.cue == Cue::Aim && WISHES.contains(&first.as_str())
}

/// Whether the cue stands in a clause that says whom or what for, and promises nothing itself.
pub(super) fn is_subordinate(side: &Side<'_>, found: &Found) -> bool {
    let clause = side.clause(found.start);
    let mark = clause.start.checked_sub(1).map(|i| side.units[i].text);
    let behind = &side.units[found.end..clause.end];
    let mut words = behind
        .iter()
        .filter(|u| u.kind != TokenKind::Mark)
        .peekable();
    // ", die zij, zonder zorgen, vreedzaam kunnen kiezen"
    let last = words.peek().is_some() && words.all(|unit| side.is_verb(unit));
    // "Dat kan beter" begins with "dat" too.
    let opened = side.units[clause.start..found.start]
        .iter()
        .rev()
        .skip(1)
        .any(|unit| {
            let word = unit.text.to_lowercase();
            OPENERS.contains(&word.as_str()) || side.subordinates(unit)
        });
    opened || last && mark == Some(",")
}

/// Whether a modal verb says that someone is able to, rather than that it is left open: "om samen
/// te kunnen leven", "zodat zij kunnen kiezen", "moet dat kunnen uitleggen".
fn is_ability(side: &Side<'_>, found: &Found) -> bool {
    let clause = side.clause(found.start);
    let before = |n: usize| found.start.checked_sub(n).map(|i| side.units[i].text);
    let binds = |f: &Found| f.cue == Cue::Will && f.start < found.start;
    let bound = side
        .all
        .iter()
        .any(|f| clause.contains(&f.start) && binds(f));
    // "Te kunnen leven", "moet kunnen".
    is_modal(side, found) && (before(1) == Some("te") || bound || is_subordinate(side, found))
}

/// By a cue that governs, on one side only, what both passages speak of.
fn governed(passages: &Passages<'_>) -> Option<Effect> {
    let (old, new) = (&passages.old, &passages.new);
    let (class, side, other, found) = match (hedge(old, new), hedge(new, old)) {
        (None, Some(found)) => (EffectClass::Weaker, new, old, found),
        (Some(found), None) => (EffectClass::Stronger, old, new, found),
        (None, None) | (Some(_), Some(_)) => return None,
    };
    let open = |f: &Found| matches!(f.cue, Cue::May | Cue::Aim);
    let certain = !is_modal(side, &found) && !other.all.iter().any(open);
    let words = Some(side.text(&found));
    let weaker = class == EffectClass::Weaker;
    let (old, new) = if weaker { (None, words) } else { (words, None) };
    Some(Effect {
        class,
        certainty: if certain {
            Confidence::Certain
        } else {
            Confidence::Possible
        },
        old,
        new,
    })
}

/// The cue by which the side leaves open, or only strives for, what the other speaks of too.
fn hedge(side: &Side<'_>, other: &Side<'_>) -> Option<Found> {
    side.all.iter().copied().find(|found| {
        let open = found.cue == Cue::May
            && !is_ability(side, found)
            && !is_denied(side, found)
            && is_said(side, found)
            || found.cue == Cue::Aim && !is_wish(side, found) && is_said(side, found);
        open && side.shared(found, other) >= SHARED
    })
}

/// Whether the cue is what the clause says, and no name of a thing or of a number of them: not
/// "het stimuleren van", "de onderzoeken", "zoveel mogelijk kinderen".
fn is_said(side: &Side<'_>, found: &Found) -> bool {
    let clause = side.clause(found.start);
    let text = side.text(found).to_lowercase();
    let word = |i: usize| {
        side.units
            .get(i)
            .map(|u| u.text.to_lowercase())
            .unwrap_or_default()
    };
    if text.ends_with("veel mogelijk") {
        return side.units.get(found.end).is_none_or(|next| {
            next.kind == TokenKind::Mark || next.text == "te" || side.is_verb(next)
        });
    }
    let plural = text
        .split(' ')
        .next()
        .is_some_and(|verb| verb.ends_with("en"));
    if !plural || is_modal(side, found) {
        return true;
    }
    let before = found.start.checked_sub(1).map(word).unwrap_or_default();
    let named = matches!(before.as_str(), "te" | "het" | "de" | "van") || before.ends_with("ke");
    let passive = clause
        .clone()
        .any(|i| matches!(word(i).as_str(), "wordt" | "worden"));
    let ours = clause
        .clone()
        .any(|i| matches!(word(i).as_str(), "we" | "wij"));
    !named && (passive || ours || matches!(word(clause.start).as_str(), "en" | "maar"))
}
