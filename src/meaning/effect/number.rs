//! Effects that quantities tell: another figure, another deadline.
//!
//! The quantities of both passages are held against each other as sets, in normal units and with
//! their bounds. What stands on both sides is gone; of the rest, those that measure the same are
//! one figure that changed.

use super::passage::{Passages, Side};
use super::{Effect, EffectClass};
use crate::align::Confidence;
use crate::meaning::quantity::{Bound, Quantity, QuantityKind};

/// A quantity with the units it stands in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed {
    pub(super) quantity: Quantity,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Effects of quantities that stand on one side and not on the other.
pub(super) fn effects(passages: &Passages<'_>) -> Vec<Effect> {
    let (mut old, mut new): (Vec<&Placed>, Vec<&Placed>) = (
        passages
            .old
            .quantities
            .iter()
            .filter(|p| tells(p))
            .collect(),
        passages
            .new
            .quantities
            .iter()
            .filter(|p| tells(p))
            .collect(),
    );
    old.retain(|a| match new.iter().position(|b| same(a, b)) {
        Some(at) => {
            new.remove(at);
            false
        }
        None => true,
    });
    let mut effects: Vec<Effect> = Vec::new();
    let mut put = |effect: Effect| {
        if effects.iter().all(|e| e.class != effect.class) {
            effects.push(effect);
        }
    };
    // First what measures the same thing, or stands in the other's place.
    for nearness in [same_thing, same_place, same_measure] {
        old.retain(
            |a| match new.iter().position(|b| nearness(passages, a, b)) {
                Some(at) => {
                    let b = new.remove(at);
                    put(Effect {
                        class: class(&a.quantity).max(class(&b.quantity)),
                        certainty: if comparable(a, b) {
                            passages.certainty()
                        } else {
                            Confidence::Possible
                        },
                        old: Some(passages.old.words(a)),
                        new: Some(passages.new.words(b)),
                    });
                    false
                }
                None => true,
            },
        );
    }
    if let Some(effect) = exchanged(passages) {
        put(effect);
    }
    // Then what came or went alone. In a clause that came or went it is part of that.
    let alone = |side: &Side<'_>, placed: &Placed| {
        let run = side.changed[placed.start..placed.end]
            .iter()
            .flatten()
            .next();
        let ordinal = placed.quantity.kind == QuantityKind::Ordinal;
        let one = placed.quantity.kind == QuantityKind::Count && placed.quantity.value < 2.0;
        run.is_some_and(|&run| !passages.in_whole_clause(run)) && !ordinal && !one
    };
    for placed in old.into_iter().filter(|p| alone(&passages.old, p)) {
        put(Effect {
            class: class(&placed.quantity),
            certainty: Confidence::Possible,
            old: Some(passages.old.words(placed)),
            new: None,
        });
    }
    for placed in new.into_iter().filter(|p| alone(&passages.new, p)) {
        put(Effect {
            class: class(&placed.quantity),
            certainty: Confidence::Possible,
            old: None,
            new: Some(passages.new.words(placed)),
        });
    }
    effects
}

/// Ordinals mostly number things; those in figures and dates are told by kind alone.
fn tells(placed: &Placed) -> bool {
    let quantity = &placed.quantity;
    quantity.kind != QuantityKind::Ordinal || quantity.value > 2.0
}

fn class(quantity: &Quantity) -> EffectClass {
    let within = quantity.kind == QuantityKind::Duration && quantity.bound == Some(Bound::By);
    if quantity.kind.is_date() || within {
        EffectClass::Deadline
    } else {
        EffectClass::Figure
    }
}

/// The same quantity, a half and 50 per cent included.
fn same(a: &Placed, b: &Placed) -> bool {
    let (a, b) = (&a.quantity, &b.quantity);
    let percent = |q: &Quantity| match q.kind {
        QuantityKind::Percent => Some(q.value),
        QuantityKind::Fraction => Some(100.0 * q.value),
        // To halve is to lower by 50 per cent, to double to raise by a hundred.
        QuantityKind::Multiplier => Some(100.0 * (q.value - 1.0).abs()),
        QuantityKind::PercentagePoint
        | QuantityKind::Money
        | QuantityKind::Count
        | QuantityKind::Year
        | QuantityKind::Date
        | QuantityKind::Duration
        | QuantityKind::Ordinal
        | QuantityKind::Measure => None,
    };
    let share = match (percent(a), percent(b)) {
        (Some(x), Some(y)) if a.kind != b.kind => (x - y).abs() < 0.05,
        _ => false,
    };
    share || a.same(b)
}

/// Whether one is the other changed: bare numbers and numbers of other measures may have nothing to
/// do with each other.
fn comparable(a: &Placed, b: &Placed) -> bool {
    let bare = |p: &Placed| p.quantity.kind == QuantityKind::Count && p.quantity.of.is_none();
    a.quantity.measure() == b.quantity.measure() && !bare(a) && !bare(b)
}

fn same_measure(_: &Passages<'_>, a: &Placed, b: &Placed) -> bool {
    let counts = a.quantity.kind == QuantityKind::Count && b.quantity.kind == QuantityKind::Count;
    a.quantity.measure() == b.quantity.measure() && !counts
}

fn same_thing(_: &Passages<'_>, a: &Placed, b: &Placed) -> bool {
    let named = a.quantity.of.is_some() && a.quantity.of == b.quantity.of;
    a.quantity.measure() == b.quantity.measure() && named
}

fn same_place(passages: &Passages<'_>, a: &Placed, b: &Placed) -> bool {
    let run = |side: &Side<'_>, p: &Placed| {
        side.changed[p.start..p.end]
            .iter()
            .flatten()
            .next()
            .copied()
    };
    let place = run(&passages.old, a);
    let dates = a.quantity.kind.is_date() == b.quantity.kind.is_date();
    // "Eén" is as often an article as a number.
    let one = |p: &Placed| p.quantity.kind == QuantityKind::Count && p.quantity.value < 2.0;
    let alike = a.quantity.measure() == b.quantity.measure() || !one(a) && !one(b);
    place.is_some() && place == run(&passages.new, b) && dates && alike
}

/// Two figures of one measure that changed places: "drie dagen … twee dagen". A phrase that was
/// moved as a whole changes nothing, so only runs count that are hardly more than the figure.
fn exchanged(passages: &Passages<'_>) -> Option<Effect> {
    const MOST_UNITS: usize = 2;
    let within = |side: &Side<'_>, range: &std::ops::Range<usize>| {
        let inside = |p: &&Placed| p.start < range.end && range.start < p.end;
        side.quantities.iter().find(inside).copied()
    };
    passages
        .runs
        .iter()
        .filter(|run| !run.equal)
        .find_map(|run| {
            let short = (1..=MOST_UNITS).contains(&run.old.len())
                && (1..=MOST_UNITS).contains(&run.new.len());
            let (a, b) = (
                within(&passages.old, &run.old)?,
                within(&passages.new, &run.new)?,
            );
            let differ = a.quantity.measure() == b.quantity.measure() && !same(&a, &b);
            (short && differ && tells(&a) && tells(&b)).then(|| Effect {
                class: class(&a.quantity),
                certainty: passages.certainty(),
                old: Some(passages.old.words(&a)),
                new: Some(passages.new.words(&b)),
            })
        })
}
