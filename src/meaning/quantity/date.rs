//! Dates: days, months, seasons and parts of years, and the day to which a bound binds.

use super::amount::{self, Written};
use super::classify::Draft;
use super::scan::Words;
use super::{Bound, QuantityKind};
use crate::lang::measures::Calendar;

/// The last days of the months, a leap year aside.
const DAYS: [u32; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// The date that begins at `at`.
pub(super) fn date(words: &Words<'_>, at: usize) -> Option<Draft> {
    let calendar = |i: usize| words.language.measures().calendar(words.at(i));
    match calendar(at) {
        Some(Calendar::Weekday(_)) => {
            let next = at + 1 + usize::from(matches!(words.at(at + 1), "," | "de"));
            return date(words, next)
                .filter(|d| d.value > 31.0)
                .map(|mut draft| {
                    draft.start = at;
                    draft
                });
        }
        Some(Calendar::Month(month)) => {
            let (year, end) = year(words, at + 1)?;
            return Some(told(year * 100 + month, at, end));
        }
        Some(Calendar::Season(month) | Calendar::Phase(month)) => {
            let phase = matches!(calendar(at), Some(Calendar::Phase(_)));
            let mut next = at + 1;
            while matches!(words.at(next), "van" | "het" | "jaar" | "in" | "de") && next < at + 4 {
                next += 1;
            }
            let (year, end) = year(words, next)?;
            // The end of a year is its last day.
            let value = if phase && month == 12 {
                year * 10_000 + 1231
            } else {
                year * 100 + month
            };
            return Some(told(value, at, end));
        }
        None => {}
    }
    numeric(words, at)
        .or_else(|| day_of_month(words, at))
        .or_else(|| quarter(words, at))
        .or_else(|| decade(words, at))
        .or_else(|| lone_year(words, at))
}

fn told(value: u32, start: usize, end: usize) -> Draft {
    Draft::new(QuantityKind::Date, f64::from(value), start, end)
}

/// A year in figures or words, behind a comma or not.
fn year(words: &Words<'_>, at: usize) -> Option<(u32, usize)> {
    let comma = at + usize::from(words.at(at) == ",");
    let at = comma + usize::from(words.at(comma) == ".");
    if words.is_number(at) {
        let text = words.at(at);
        let year = (text.len() == 4).then(|| text.parse().ok()).flatten()?;
        return (1000..=2200).contains(&year).then_some((year, at + 1));
    }
    spoken_year(words, at)
}

/// "tweeduizend achttien", "negentien zevenentachtig", "negentien en een".
fn spoken_year(words: &Words<'_>, at: usize) -> Option<(u32, usize)> {
    let century = match words.at(at) {
        "negentien" => 1900.0,
        "achttien" => 1800.0,
        "zeventien" => 1700.0,
        _ => {
            let amount = amount::amount(words, at)?;
            let whole = amount.value.fract() == 0.0 && !words.is_number(at);
            let year = whole && (1000.0..=2200.0).contains(&amount.value);
            return year.then_some((amount.value as u32, amount.end));
        }
    };
    let next = at + 1 + usize::from(words.at(at + 1) == "en");
    let rest = if words.at(next) == "een" {
        Some((1.0, next + 1))
    } else {
        amount::amount(words, next).map(|a| (a.value, a.end))
    };
    let (rest, end) = rest.filter(|(rest, _)| *rest < 100.0 && !words.is_number(next))?;
    Some(((century + rest) as u32, end))
}

fn whole(words: &Words<'_>, i: usize) -> Option<u32> {
    words
        .is_number(i)
        .then(|| words.at(i).parse().ok())
        .flatten()
}

/// "22-02-2016", "1/9/2025", "13.5.2015", "11-2016", "2016-11".
fn numeric(words: &Words<'_>, at: usize) -> Option<Draft> {
    if !words.is_number(at)
        || words.glued(at) && at > 0 && !matches!(words.at(at - 1), "(" | "\"" | "'")
    {
        return None;
    }
    let parts: Vec<&str> = words.at(at).split('.').collect();
    if let [day, month, year] = parts[..] {
        let (day, month, year) = (day.parse().ok()?, month.parse().ok()?, year.parse().ok()?);
        return (1000..=2200)
            .contains(&year)
            .then(|| full(day, month, year, at, at + 1))
            .flatten();
    }
    let mark = |i: usize| words.is_hyphen(i) || words.at(i) == "/";
    let tight = |i: usize| mark(i) && words.glued(i) && words.glued(i + 1);
    let first = whole(words, at)?;
    if !tight(at + 1) {
        let loose = mark(at + 1) && !words.glued(at + 1) && !words.glued(at + 2);
        return loose.then(|| month_and_year(words, at, first)).flatten();
    }
    if let Some(Calendar::Month(month)) = words.language.measures().calendar(words.at(at + 2)) {
        if tight(at + 3) {
            let year = whole(words, at + 4)?;
            return full(first, month, century(words.at(at + 4), year), at, at + 5);
        }
        return (1..=31)
            .contains(&first)
            .then(|| told(month * 100 + first, at, at + 3));
    }
    let second = whole(words, at + 2)?;
    if tight(at + 3) {
        let third = whole(words, at + 4)?;
        let end = at + 5;
        if first > 31 {
            return full(third, second, first, at, end);
        }
        return full(first, second, century(words.at(at + 4), third), at, end);
    }
    if words.at(at + 3) == ","
        && words.at(at + 2).len() == 2
        && words.at(at).len() == 2
        && let Some((year, end)) = year(words, at + 3)
    {
        return full(first, second, year, at, end);
    }
    month_and_year(words, at, first).or_else(|| day_and_month(words, at, first, second))
}

/// "22-4", "22/4": where it is no range, which rises, and no fraction; or behind "op" or "per".
fn day_and_month(words: &Words<'_>, at: usize, day: u32, month: u32) -> Option<Draft> {
    let told_so = at > 0 && matches!(words.at(at - 1), "op" | "per");
    let falls = day > month && (day, month) != (24, 7);
    let fits = (1..=31).contains(&day) && (1..=12).contains(&month) && (told_so || falls);
    let measured = words.language.measures().unit(words.at(at + 3)).is_some();
    (fits && !measured).then(|| told(month * 100 + day, at, at + 3))
}

fn month_and_year(words: &Words<'_>, at: usize, first: u32) -> Option<Draft> {
    let second = whole(words, at + 2)?;
    let long = |i: usize| words.at(i).len() == 4;
    if (1..=12).contains(&first) && long(at + 2) && (1900..=2100).contains(&second) {
        return Some(told(second * 100 + first, at, at + 3));
    }
    let month = (1..=12).contains(&second) && words.at(at + 2).len() == 2;
    (long(at) && (1900..=2100).contains(&first) && month)
        .then(|| told(first * 100 + second, at, at + 3))
}

/// A year of two figures is one of the last century from 50 on.
fn century(text: &str, year: u32) -> u32 {
    match text.len() {
        2 if year >= 50 => 1900 + year,
        2 => 2000 + year,
        _ => year,
    }
}

fn full(day: u32, month: u32, year: u32, start: usize, end: usize) -> Option<Draft> {
    let fits =
        (1..=31).contains(&day) && (1..=12).contains(&month) && (1000..=2200).contains(&year);
    fits.then(|| told(year * 10_000 + month * 100 + day, start, end))
}

/// "12 januari 2016", "de eerste van september", "1e januari", "tussen 2 en 7 februari".
fn day_of_month(words: &Words<'_>, at: usize) -> Option<Draft> {
    let (day, mut next) = day(words, at)?;
    if words.at(next) == "van" {
        next += 1;
    }
    if let Some(Calendar::Month(month)) = words.language.measures().calendar(words.at(next)) {
        next += 1;
        // "okt." with its full stop, where the sentence goes on.
        if words.at(next) == "." && words.at(next - 1).len() <= 4 && next + 1 < words.tokens.len() {
            next += 1;
        }
        let date = match year(words, next) {
            Some((year, end)) => told(year * 10_000 + month * 100 + day, at, end),
            None => told(month * 100 + day, at, next),
        };
        return Some(date);
    }
    // "tussen 2 en 7 februari", "2 tot 7 februari", "2-7 februari": the month stands behind the
    // second day.
    let opened = at > 0 && matches!(words.at(at - 1), "tussen" | "van");
    let joined = match words.at(next) {
        "en" => opened,
        "tot" | "-" | "–" => true,
        _ => false,
    };
    if !joined {
        return None;
    }
    let with = (words.at(next + 1), words.at(next + 2)) == ("en", "met");
    let other = day_of_month(words, next + if with { 3 } else { 1 })?;
    let value = other.value as u32 / 100 * 100 + day;
    (other.value as u32 % 100 > day).then(|| told(value, at, at + 1))
}

fn day(words: &Words<'_>, at: usize) -> Option<(u32, usize)> {
    let amount = if words.is_number(at) {
        let text = words.at(at).trim_end_matches(char::is_alphabetic);
        return (text.len() <= 2)
            .then(|| text.parse().ok())
            .flatten()
            .filter(|day| (1..=31).contains(day))
            .map(|day| (day, at + 1));
    } else {
        amount::amount(words, at)?
    };
    let whole =
        amount.value.fract() == 0.0 && matches!(amount.written, Written::Words | Written::Ordinal);
    (whole && (1.0..=31.0).contains(&amount.value)).then_some((amount.value as u32, amount.end))
}

/// "het derde kwartaal van 2027", "de eerste helft van 2026".
fn quarter(words: &Words<'_>, at: usize) -> Option<Draft> {
    let (number, next) = day(words, at)?;
    let month = match words.at(next) {
        "kwartaal" if number <= 4 => 3 * (number - 1) + 1,
        "helft" if number <= 2 => 6 * (number - 1) + 1,
        _ => return None,
    };
    let next = next + 1 + usize::from(words.at(next + 1) == "van");
    let (year, end) = year(words, next)?;
    Some(told(year * 100 + month, at, end))
}

/// "de jaren zeventig", "jaren '70", "de jaren 1970": the year they begin with.
fn decade(words: &Words<'_>, at: usize) -> Option<Draft> {
    let before = at.checked_sub(1).map_or("", |b| words.at(b));
    if words.at(at) != "jaren" || !matches!(before, "de" | "in" | "uit" | "sinds" | "vanaf" | "") {
        return None;
    }
    let next = at + 1 + usize::from(matches!(words.at(at + 1), "'" | "`" | "‘"));
    let (value, end) = if words.is_number(next) {
        (whole(words, next)?, next + 1)
    } else if let Some((year, end)) = spoken_year(words, next) {
        (year, end)
    } else {
        let amount = amount::amount(words, next)?;
        (amount.value as u32, amount.end)
    };
    let value = if value < 100 { 1900 + value } else { value };
    (value % 10 == 0 && (1500..=2100).contains(&value))
        .then(|| Draft::new(QuantityKind::Year, f64::from(value), at, end))
}

/// A spoken year behind "jaar" or "in": "in negentienachtentwintig".
fn lone_year(words: &Words<'_>, at: usize) -> Option<Draft> {
    let before = at.checked_sub(1).map_or("", |b| words.at(b));
    if words.is_number(at) || !matches!(before, "in" | "jaar" | "van" | "tot" | "uit" | "sinds") {
        return None;
    }
    if !words.at(at).starts_with("negentien")
        && !words.at(at).starts_with("zeventien")
        && !words.at(at).starts_with("achttien")
    {
        return None;
    }
    let (year, end) = spoken_year(words, at)?;
    Some(Draft::new(QuantityKind::Year, f64::from(year), at, end))
}

/// The bound that the beginning of a date names itself.
pub(super) fn phase_bound(words: &Words<'_>, draft: &Draft) -> Option<Bound> {
    if draft.kind != QuantityKind::Date {
        return None;
    }
    match words.language.measures().calendar(words.at(draft.start)) {
        Some(Calendar::Phase(12)) => Some(Bound::By),
        Some(Calendar::Phase(_)) => Some(Bound::About),
        Some(Calendar::Month(_) | Calendar::Season(_) | Calendar::Weekday(_)) | None => None,
    }
}

/// How a date is bounded and the day to which: "vóór 1 januari 2027" is by 31 December 2026, "in
/// 2030" within that year.
pub(super) fn bounded_day(
    kind: QuantityKind,
    value: f64,
    bound: Option<Bound>,
) -> Option<(Bound, (u32, u32, u32))> {
    if !kind.is_date() {
        return None;
    }
    let value = value as u32;
    // The first and the last day it may be.
    let (first, last) = match (kind, value) {
        (QuantityKind::Year, year) => ((year, 1, 1), (year, 12, 31)),
        (_, 100..=1231) => ((0, value / 100, value % 100), (0, value / 100, value % 100)),
        (_, 1_000_000..) => {
            let day = (value / 10_000, value / 100 % 100, value % 100);
            (day, day)
        }
        _ => {
            let (year, month) = (value / 100, value % 100);
            ((year, month, 1), (year, month, length(year, month)))
        }
    };
    Some(match bound.unwrap_or(Bound::Exact) {
        Bound::By => (Bound::By, last),
        Bound::Before => (Bound::By, day_before(first)),
        Bound::Through => (Bound::Until, last),
        Bound::Until => (Bound::Until, day_before(first)),
        Bound::From => (Bound::From, first),
        Bound::After => (Bound::After, last),
        Bound::Exact => (Bound::Exact, last),
        Bound::About => (Bound::About, last),
        Bound::AtLeast => (Bound::AtLeast, last),
        Bound::AtMost => (Bound::AtMost, last),
    })
}

fn length(year: u32, month: u32) -> u32 {
    let leap = month == 2
        && year.is_multiple_of(4)
        && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    DAYS.get(month as usize - 1)
        .map_or(31, |days| days + u32::from(leap))
}

fn day_before((year, month, day): (u32, u32, u32)) -> (u32, u32, u32) {
    match (month, day) {
        (1, 1) => (year.saturating_sub(1), 12, 31),
        (_, 1) => (year, month - 1, length(year, month - 1)),
        _ => (year, month, day - 1),
    }
}
