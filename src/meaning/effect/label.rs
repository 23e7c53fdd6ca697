//! Numbers that are names: another article of the law, another box of the tax, another class.
//!
//! They measure nothing, so no figure rose or fell; yet "artikel 23" that became "artikel 18" is
//! another promise. What points at a place in a text ("zie hoofdstuk 3") or numbers an item may
//! change with nothing said otherwise.

use super::passage::{Passages, Side, passage_text};
use super::{Effect, EffectClass};
use crate::align::Confidence;
use crate::edit::Unit;
use crate::lang::Language;
use crate::token::TokenKind;

/// Most units of a run in which numbers are held against each other.
const SHORT: usize = 4;

/// The first name whose number alone is another.
pub(super) fn effect(passages: &Passages<'_>, language: &Language) -> Option<Effect> {
    let runs = passages.runs.iter().filter(|run| {
        !run.equal && run.old.len() == run.new.len() && (1..=SHORT).contains(&run.old.len())
    });
    let (old, new) = runs
        .flat_map(|run| run.old.clone().zip(run.new.clone()))
        .find(|&(a, b)| {
            let (old, new) = (&passages.old, &passages.new);
            is_name(old, a, language)
                && is_name(new, b, language)
                && renumbered(old.units[a].text, new.units[b].text, language)
        })?;
    Some(Effect {
        class: EffectClass::Figure,
        certainty: Confidence::Possible,
        old: Some(words(&passages.old, old)),
        new: Some(words(&passages.new, new)),
    })
}

/// Whether a number in it would name something: it is no quantity, numbers no item and points at no
/// place in a text.
fn is_name(side: &Side<'_>, at: usize, language: &Language) -> bool {
    let counted = side
        .quantities
        .iter()
        .any(|placed| (placed.start..placed.end).contains(&at));
    let Some(before) = word_before(side, at) else {
        return false;
    };
    let word = before.text.to_lowercase();
    !counted && !language.measures().is_reference(&word)
}

/// The word before it, over numbers and what joins them: "hoofdstuk 3 en 4". None where it is the
/// first, or follows the mark of another name.
fn word_before<'a>(side: &Side<'a>, at: usize) -> Option<Unit<'a>> {
    let joins = |unit: &Unit<'_>| {
        unit.kind == TokenKind::Number || matches!(unit.text, "en" | "of" | "t/m" | "(" | ",")
    };
    let before = side.units[..at].iter().rev().find(|unit| !joins(unit))?;
    (before.kind != TokenKind::Mark).then_some(*before)
}

/// Whether both are the same but for the number they begin or end with.
fn renumbered(old: &str, new: &str, language: &Language) -> bool {
    match (numbered(old, language), numbered(new, language)) {
        (Some((a, rest)), Some((b, other))) => rest == other && a != b,
        _ => false,
    }
}

/// The number of a name and the rest: "24-wekentermijn", "twee-statusstelsel", "SDG-5", "23".
fn numbered<'t>(text: &'t str, language: &Language) -> Option<(&'t str, &'t str)> {
    let is_number = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_digit())
            && part
                .chars()
                .all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
            || language.numeral(part).is_some()
    };
    let apart = text.split_once('-').into_iter();
    let backwards = text.rsplit_once('-').map(|(rest, number)| (number, rest));
    std::iter::once((text, ""))
        .chain(apart)
        .chain(backwards)
        .find(|(number, _)| is_number(number))
}

/// The name with the word before it, as it stands in the text.
fn words(side: &Side<'_>, at: usize) -> String {
    let alone = side.units[at].kind == TokenKind::Number;
    passage_text(&side.units[at.saturating_sub(usize::from(alone))..=at])
}
