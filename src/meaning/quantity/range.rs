//! Ranges: what two numbers that stand together lend each other.

use super::QuantityKind;
use super::classify::{Draft, rounded};
use super::scan::Words;

/// In "van 14 naar 13 euro", "5 tot 10 miljoen" and "2 à 3 procent" the first number is of the same
/// unit as the second.
pub(super) fn share_units(words: &Words<'_>, drafts: &mut [Draft]) {
    for i in (1..drafts.len()).rev() {
        let (left, right) = drafts.split_at_mut(i);
        let (first, second) = (&mut left[i - 1], &mut right[0]);
        let gap: Vec<&str> = (first.end..second.start.min(first.end + 4))
            .map(|i| words.at(i))
            .collect();
        let joined = matches!(
            gap[..],
            ["-" | "–" | "tot" | "naar" | "à" | "a" | "of" | "en" | "/" | "~"]
                | ["en" | "tot", "de"]
                | ["naar", "ten"]
                | ["tot", "en", "met"]
                | ["t", "/", "m"]
        );
        if !joined {
            continue;
        }
        let and = words.at(first.end) == "en";
        let between = first.start > 0
            && (words.at(first.start - 1) == "tussen"
                || first.start > 1 && words.at(first.start - 2) == "tussen");
        if and && !between {
            continue;
        }
        // "van 1 februari tot maart 2019": the year is that of the second.
        if first.kind == QuantityKind::Date && second.kind == QuantityKind::Date {
            if first.value < 1300.0 && second.value > 10_000.0 {
                let year = second.value / if second.value < 1e6 { 100.0 } else { 10_000.0 };
                first.value += year.floor() * 10_000.0;
                first.base.0 = first.value;
            }
            continue;
        }
        let measured = |draft: &Draft| !draft.base.1.is_empty();
        let (from, to) = match (first.kind, second.kind) {
            (QuantityKind::Count, _) if measured(second) => (&*second, &mut *first),
            (_, QuantityKind::Count) if measured(first) && second.of.is_none() => {
                (&*first, &mut *second)
            }
            (QuantityKind::Count, QuantityKind::Count) => {
                first.of = first.of.or(second.of);
                scale_like(first, second);
                continue;
            }
            _ => continue,
        };
        let factor = if from.value == 0.0 {
            1.0
        } else {
            from.base.0 / from.value
        };
        to.kind = from.kind;
        to.unit = from.unit;
        let from = *from;
        scale_like(to, &from);
        to.base = (rounded(to.value * factor), from.base.1);
    }
}

/// "5 tot 10 miljoen": five million too.
fn scale_like(to: &mut Draft, from: &Draft) {
    if to.scale <= 1.0 && from.scale >= 1000.0 && to.value < 1000.0 {
        to.value *= from.scale;
        to.scale = from.scale;
        to.base.0 = to.value;
    }
}
