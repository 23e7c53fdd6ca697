//! Effects that numbers tell: another figure, another deadline.

use super::passage::{Passages, Side};
use super::{Effect, EffectClass};
use crate::align::Confidence;
use crate::token::TokenKind;

/// Effects of numbers that stand on one side and not on the other.
pub(super) fn effects(passages: &Passages<'_>) -> Vec<Effect> {
    let mut effects = Vec::new();
    for class in [EffectClass::Figure, EffectClass::Deadline] {
        let (mut old, mut new) = (numbers(&passages.old, class), numbers(&passages.new, class));
        old.retain(
            |(value, _)| match new.iter().position(|(v, _)| v == value) {
                Some(at) => {
                    new.remove(at);
                    false
                }
                None => true,
            },
        );
        if old.is_empty() && new.is_empty() {
            continue;
        }
        let certainty = if old.is_empty() || new.is_empty() {
            Confidence::Possible
        } else {
            passages.certainty()
        };
        effects.push(Effect {
            class,
            certainty,
            old: old.into_iter().next().map(|(_, words)| words),
            new: new.into_iter().next().map(|(_, words)| words),
        });
    }
    effects
}

/// The changed numbers of a side, normalised, with their words.
fn numbers(side: &Side<'_>, class: EffectClass) -> Vec<(String, String)> {
    side.units
        .iter()
        .enumerate()
        .filter(|(i, unit)| unit.kind == TokenKind::Number && side.changed[*i].is_some())
        .map(|(_, unit)| {
            let value: String = unit
                .text
                .chars()
                .filter(|c| c.is_alphanumeric() || *c == ',')
                .collect();
            (value, unit.text.to_owned())
        })
        .filter(|(value, _)| is_year(value) == (class == EffectClass::Deadline))
        .collect()
}

fn is_year(value: &str) -> bool {
    value.len() == 4
        && value
            .parse::<u32>()
            .is_ok_and(|year| (1900..2100).contains(&year))
}
