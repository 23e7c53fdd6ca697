//! What an amount is an amount of: money, a percentage, years, kilometres, things.

use super::amount::{Amount, Written};
use super::scan::Words;
use super::{QuantityKind, amount};
use crate::lang::Term;
use crate::lang::measures::{Dimension, UNIT_WORDS, Unit};
use crate::token::TokenKind;

/// A quantity without its bound.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Draft {
    pub(super) kind: QuantityKind,
    pub(super) value: f64,
    pub(super) unit: Option<&'static str>,
    pub(super) base: (f64, &'static str),
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) of: Option<Term>,
    /// What the figures were multiplied by.
    pub(super) scale: f64,
}

/// Years as figures lie between these; earlier ones are told only where the text says "in".
const YEARS: std::ops::RangeInclusive<f64> = 1900.0..=2100.0;

/// What begins the word behind an ordinal that is a name or a manner of speaking: "de Tweede
/// Kamer", "in de eerste plaats".
const NAMED: [&str; 5] = ["kamer", "wereldoorlog", "kerstdag", "plaats", "instantie"];

impl Draft {
    pub(super) fn new(kind: QuantityKind, value: f64, start: usize, end: usize) -> Self {
        Self {
            kind,
            value,
            unit: None,
            base: (value, ""),
            start,
            end,
            of: None,
            scale: 1.0,
        }
    }

    fn measured(unit: &Unit, amount: &Amount, end: usize) -> Self {
        let kind = match unit.dimension {
            Dimension::Percent => QuantityKind::Percent,
            Dimension::PercentagePoint => QuantityKind::PercentagePoint,
            Dimension::Money => QuantityKind::Money,
            Dimension::Duration => QuantityKind::Duration,
            Dimension::Measure => QuantityKind::Measure,
        };
        let mut draft = Self::new(kind, 0.0, amount.start, end);
        draft.scale = amount.scale;
        draft.set(unit, amount.value);
        draft
    }

    fn set(&mut self, unit: &Unit, value: f64) {
        self.value = rounded(value * unit.scale);
        self.unit = unit.name;
        self.base = (rounded(value * unit.scale * unit.base_scale), unit.base);
    }
}

/// Without the last figures that binary fractions bring: 0.1 + 0.2.
pub(super) fn rounded(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    let digits = 12 - value.abs().log10().floor() as i32;
    let power = 10_f64.powi(digits.clamp(0, 15));
    (value * power).round() / power
}

/// The unit whose words begin at `at`, and where they end.
fn unit_at<'a>(words: &'a Words<'_>, at: usize) -> Option<(&'a Unit, usize)> {
    let measures = words.language.measures();
    (1..=UNIT_WORDS).rev().find_map(|length| {
        let end = at + length;
        if end > words.tokens.len() {
            return None;
        }
        if length == 1 {
            return Some((measures.unit(words.at(at))?, end));
        }
        // "km / u", "% -punt": marks are written against the word.
        let mut name = String::new();
        for i in at..end {
            if i > at && !words.glued(i) {
                name.push(' ');
            }
            name.push_str(words.at(i));
        }
        Some((measures.unit(&name)?, end))
    })
}

/// Whether the word is a sign or code of a currency that stands before its amount.
fn currency<'a>(words: &'a Words<'_>, at: usize) -> Option<&'a Unit> {
    if !matches!(words.at(at), "€" | "$" | "£" | "eur" | "usd" | "gbp") {
        return None;
    }
    words.language.measures().unit(words.at(at))
}

pub(super) fn classify(words: &Words<'_>, amount: Amount) -> Option<Draft> {
    let Amount {
        value,
        start,
        end,
        written,
        ..
    } = amount;
    let before = start.checked_sub(1);
    if written == Written::Ordinal {
        // "de Tweede Kamer", "ten derde", "24e van de maand".
        let named = NAMED.iter().any(|name| words.at(end).starts_with(name))
            || before.is_some_and(|b| matches!(words.at(b), "ten" | "als"));
        return (!named).then(|| Draft::new(QuantityKind::Ordinal, value, start, end));
    }
    if written == Written::Times {
        return Some(Draft::new(QuantityKind::Multiplier, value, start, end));
    }
    if let Some(unit) = before.and_then(|b| currency(words, b)) {
        let mut draft = Draft::measured(unit, &amount, end);
        draft.start = start - 1;
        // "€ 24,-"
        if words.at(end) == "," && words.is_hyphen(end + 1) && words.glued(end + 1) {
            draft.end = end + 2;
        }
        // "€ 400 euro"
        if words
            .language
            .measures()
            .unit(words.at(end))
            .map(|u| u.base)
            == Some(unit.base)
        {
            draft.end = end + 1;
        }
        return Some(draft);
    }
    // "180ml": the unit stands in the amount's own word.
    if let Some((_, unit)) = amount::joined(words.at(end - 1))
        && let Some(unit) = words.language.measures().unit(unit)
    {
        return Some(Draft::measured(unit, &amount, end));
    }
    let hyphen = words.is_hyphen(end) && words.glued(end) && words.glued(end + 1);
    if hyphen && !words.is_number(end + 1) {
        return hyphenated(words, &amount);
    }
    if let Some((unit, unit_end)) = unit_at(words, end) {
        // "om acht uur" is a time of day.
        let clock = unit.base == "hour" && before.is_some_and(|b| words.at(b) == "om");
        if clock {
            return None;
        }
        let mut draft = Draft::measured(unit, &amount, unit_end);
        if unit.dimension == Dimension::Money {
            cents(words, &mut draft);
        }
        return Some(draft);
    }
    if before.is_some_and(|b| matches!(words.at(b), "percentage"))
        || before.is_some_and(|b| b > 0 && words.at(b) == "van" && words.at(b - 1) == "percentage")
    {
        let percent = words.language.measures().unit("%")?;
        return Some(Draft::measured(percent, &amount, end));
    }
    if written == Written::Fraction {
        return Some(Draft::new(
            QuantityKind::Fraction,
            rounded(value),
            start,
            end,
        ));
    }
    if matches!(words.at(end), "keer" | "maal" | "x")
        && matches!(
            words.at(end + 1),
            "zo" | "zoveel" | "het" | "de" | "meer" | "hoger" | "groter" | "sneller" | "vaker"
        )
    {
        return Some(Draft::new(QuantityKind::Multiplier, value, start, end + 1));
    }
    if is_year(words, &amount) {
        return Some(Draft::new(QuantityKind::Year, value, start, end));
    }
    let mut draft = Draft::new(QuantityKind::Count, rounded(value), start, end);
    draft.scale = amount.scale;
    draft.of = counted(words, end);
    Some(draft)
}

/// "5 euro 50", "3 euro en 50 cent".
fn cents(words: &Words<'_>, draft: &mut Draft) {
    let and = words.at(draft.end) == "en";
    let at = draft.end + usize::from(and);
    let Some(more) = amount::amount(words, at) else {
        return;
    };
    let whole = more.value.fract() == 0.0
        && (1.0..100.0).contains(&more.value)
        && draft.value.fract() == 0.0;
    let cent = matches!(words.at(more.end), "cent" | "eurocent");
    let ends = words
        .kind(more.end)
        .is_none_or(|kind| kind == TokenKind::Mark);
    if whole && (cent || !and && ends && words.at(more.end) != "%") {
        draft.value += more.value / 100.0;
        draft.base.0 += more.value / 100.0;
        draft.end = more.end + usize::from(cent);
    }
}

/// "16-jarigen", "24-uurs", "65-plussers"; "2-persoons" counts, a "2015-norm" is of a year.
fn hyphenated(words: &Words<'_>, amount: &Amount) -> Option<Draft> {
    let end = amount.end;
    let behind = words.at(end + 1);
    if let Some(unit) = words.language.measures().unit(behind) {
        return Some(Draft::measured(unit, amount, end + 2));
    }
    if amount.written == Written::Figures
        && YEARS.contains(&amount.value)
        && words.at(amount.start).len() == 4
    {
        return Some(Draft::new(
            QuantityKind::Year,
            amount.value,
            amount.start,
            end,
        ));
    }
    let uurs = behind
        .starts_with("uurs")
        .then(|| words.language.measures().unit("uur"));
    if let Some(Some(unit)) = uurs {
        return Some(Draft::measured(unit, amount, end + 2));
    }
    None
}

/// Whether four figures are a year: "in 2030", but not "2000 woningen".
pub(super) fn is_year(words: &Words<'_>, amount: &Amount) -> bool {
    let spoken = amount.written != Written::Figures;
    if amount.value.fract() != 0.0 || spoken && words.is_number(amount.start) {
        return false;
    }
    let before = amount.start.checked_sub(1).map_or("", |b| words.at(b));
    let told = before == "jaar" || before == "jaren";
    if told {
        return (100.0..=2200.0).contains(&amount.value);
    }
    let dated = matches!(
        before,
        "in" | "per"
            | "vanaf"
            | "uiterlijk"
            | "vóór"
            | "sinds"
            | "medio"
            | "eind"
            | "begin"
            | "halverwege"
            | "richting"
            | "uit"
            | "einde"
    ) || matches!(before, "voor" | "na" | "tot" | "rond" | "van")
        && !is_plural_noun(words, amount.end);
    if spoken {
        return dated
            && (1500.0..=2100.0).contains(&amount.value)
            && !is_plural_noun(words, amount.end);
    }
    if words.at(amount.start).len() != 4 {
        return false;
    }
    if dated {
        let century = (1500.0..=2200.0).contains(&amount.value);
        return century && (YEARS.contains(&amount.value) || !is_plural_noun(words, amount.end));
    }
    YEARS.contains(&amount.value) && !is_plural_noun(words, amount.end)
}

/// Whether things are counted that begin at `at`: a plural, with an adjective or without.
fn is_plural_noun(words: &Words<'_>, at: usize) -> bool {
    let plural = |i: usize| {
        let word = words.at(i);
        words.kind(i) == Some(TokenKind::Word)
            && word.len() > 3
            && (word.ends_with("en") || word.ends_with('s'))
            && words.language.verb(word).is_none()
    };
    let adjective = words.kind(at) == Some(TokenKind::Word) && words.at(at).ends_with('e')
        || matches!(words.at(at), "extra" | "nieuwe");
    plural(at) || adjective && plural(at + 1)
}

/// The term of what is counted: the first noun behind the number, adjectives left out.
fn counted(words: &Words<'_>, end: usize) -> Option<Term> {
    let mut at = end;
    while words.kind(at) == Some(TokenKind::Word) && at < end + 3 {
        let next = words.kind(at + 1) == Some(TokenKind::Word);
        let adjective = words.at(at).ends_with('e') || words.at(at) == "extra";
        if !(adjective && next) {
            return Some(words.tokens[at].term);
        }
        at += 1;
    }
    None
}

/// "deze kabinetsperiode", "de komende raadsperiode": a term of office is a duration.
pub(super) fn term_of_office(words: &Words<'_>, at: usize) -> Option<Draft> {
    let unit = words.language.measures().unit(words.at(at))?;
    if unit.base != "term" {
        return None;
    }
    let pointed = at.checked_sub(1).map_or("", |b| words.at(b));
    if !matches!(
        pointed,
        "deze" | "komende" | "volgende" | "huidige" | "eerstvolgende" | "nieuwe" | "aankomende"
    ) {
        return None;
    }
    let amount = Amount {
        value: 1.0,
        scale: 1.0,
        start: at - 1,
        end: at,
        written: Written::Words,
    };
    Some(Draft::measured(unit, &amount, at + 1))
}
