//! Amounts: the number itself, in figures or words, with what multiplies, divides or adds to it.

use super::scan::Words;
use crate::lang::measures::Numeral;
use crate::token::TokenKind;

/// How an amount is written, which tells what it can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// Figures without marks between: it may be a year.
    Figures,
    /// Figures with thousands marks or decimals, or with a scale.
    Amount,
    /// Number words.
    Words,
    /// The how manieth.
    Ordinal,
    /// A part of a whole.
    Fraction,
    /// How many times as much.
    Times,
}

/// A number where it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Amount {
    pub(super) value: f64,
    /// What the figures were multiplied by, as in "2 miljoen".
    pub(super) scale: f64,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) written: Written,
}

/// Words behind "een derde" that show it to be a part and not the third of a row.
const PARTS: [&str; 18] = [
    "deel", "meer", "minder", "hoger", "lager", "ervan", "hiervan", "daarvan", "van", "tot", "of",
    "en", "kleiner", "groter", "te", "in", "is", "zijn",
];

/// The amount that begins at `at`.
pub(super) fn amount(words: &Words<'_>, at: usize) -> Option<Amount> {
    let minus = minus(words, at);
    let start = at + usize::from(minus);
    if is_name(words, start) {
        return None;
    }
    let mut amount = simple(words, start)?;
    scaled(words, &mut amount);
    added(words, &mut amount);
    share(words, &mut amount);
    if minus {
        amount.value = -amount.value;
        amount.start = at;
    }
    Some(amount)
}

/// "-1", "€ -12", "min vijf": a sign before a number that belongs to it.
fn minus(words: &Words<'_>, at: usize) -> bool {
    let sign = words.is_hyphen(at)
        && words.glued(at + 1)
        && !words.glued(at)
        && words.is_number(at + 1)
        && (at == 0 || !words.is_number(at - 1));
    sign || words.at(at) == "min" && value(words, at + 1).is_some()
}

fn numeral(words: &Words<'_>, at: usize) -> Option<Numeral> {
    let token = words.tokens.get(at).filter(|token| token.counts)?;
    match token.kind {
        TokenKind::Word | TokenKind::Stop => words.language.numeral(words.at(at)),
        TokenKind::Number | TokenKind::Mark => None,
    }
}

/// How words begin that keep their capital behind a number.
const COUNTRIES: [&str; 9] = [
    "nederlands",
    "nederlander",
    "europe",
    "vlaams",
    "belg",
    "duits",
    "frans",
    "amerika",
    "caribi",
];

/// Whether the number is a name, or part of one: "artikel 23", "F-35", "3 Het onderwijs".
fn is_name(words: &Words<'_>, at: usize) -> bool {
    if !words.is_number(at) {
        return false;
    }
    let before = |n: usize| at.checked_sub(n).map_or("", |i| words.at(i));
    let label = |word: &str| words.language.measures().is_label(word);
    // "art. 12", "Natura 2000" and the second of "artikel 12 en 13" is let be.
    if label(before(1)) || before(1) == "." && label(before(2)) {
        return true;
    }
    let hyphen = at > 1 && words.is_hyphen(at - 1) && words.glued(at) && words.glued(at - 1);
    if hyphen && !words.is_number(at - 2) && numeral(words, at - 2).is_none() {
        return true;
    }
    // Telephone numbers.
    let digits = words.at(at);
    if digits.len() > 4 && digits.starts_with('0') && !digits.contains(',') || before(1) == "+" {
        return true;
    }
    // "24/7"
    if digits == "24" && words.at(at + 1) == "/" && words.at(at + 2) == "7" {
        return true;
    }
    if before(1) == "co" && digits == "2" {
        return true;
    }
    // "Verkiezingsprogramma 2021": what a running head calls the document.
    if digits.len() == 4 && before(1).ends_with("programma") {
        return true;
    }
    digits.len() <= 3 && (is_item(words, at) || is_note(words, at))
}

/// Whether the number is that of a list item: "3 Het passend onderwijs", "4. We bouwen". Where it
/// counts, the word behind it is written small, unless it is named after a country: "12 Nederlandse
/// havens".
fn is_item(words: &Words<'_>, at: usize) -> bool {
    let first = (0..at).all(|i| words.kind(i) == Some(TokenKind::Mark));
    let next = at + 1 + usize::from(matches!(words.at(at + 1), "." | ")"));
    let mut letters = words.written(next).chars();
    let capital = letters.next().is_some_and(char::is_uppercase);
    let small = letters.next().is_some_and(char::is_lowercase);
    let country = COUNTRIES.iter().any(|c| words.at(next).starts_with(c));
    let measures =
        numeral(words, next).is_some() || words.language.measures().unit(words.at(next)).is_some();
    let counts = country || measures || !small;
    first && capital && (words.language.opens_sentence(words.at(next)) || !counts)
}

/// Whether the number is that of a note, written against the end of a sentence: "verkozen.3".
fn is_note(words: &Words<'_>, at: usize) -> bool {
    let mark = at >= 2 && words.glued(at) && words.glued(at - 1);
    let ends = mark && matches!(words.at(at - 1), "." | "!" | "?") && !words.is_number(at - 2);
    let next = words.written(at + 1);
    ends && (next.is_empty() || next.starts_with(char::is_uppercase))
}

/// How many more words a number that is a name takes: the 7 of "24/7", the parts of "12/3/4".
pub(super) fn name_length(words: &Words<'_>, at: usize) -> usize {
    let mut length = 0;
    if words.is_number(at) {
        while matches!(words.at(at + length + 1), "/" | ":" | "-")
            && words.glued(at + length + 1)
            && words.glued(at + length + 2)
            && words.is_number(at + length + 2)
        {
            length += 2;
        }
    }
    length
}

fn simple(words: &Words<'_>, at: usize) -> Option<Amount> {
    let found = |value, end, written| {
        Some(Amount {
            value,
            scale: 1.0,
            start: at,
            end,
            written,
        })
    };
    if words.is_number(at) {
        return figures(words, at);
    }
    // "10k", "180ml": figures with a unit written against them are told by what follows.
    if words.kind(at) == Some(TokenKind::Word)
        && let Some((value, unit)) = joined(words.at(at))
        && (words.language.measures().unit(unit).is_some() || unit == "k")
        // "50PLUS" is a party.
        && !words.written(at).ends_with("PLUS")
    {
        let scale = if unit == "k" { 1000.0 } else { 1.0 };
        return found(value * scale, at + 1, Written::Amount);
    }
    let next = numeral(words, at + 1);
    match numeral(words, at)? {
        Numeral::Cardinal(value) => {
            let word = words.at(at);
            if word == "een" && !counts(words, at, next) {
                return None;
            }
            if word == "acht" && regards(words, at) {
                return None;
            }
            // "vijf komma vijf"
            if words.at(at + 1) == "komma"
                && let Some(Numeral::Cardinal(tenths)) = numeral(words, at + 2)
            {
                let places = tenths.max(1.0).log10().floor() as i32 + 1;
                return found(
                    value + tenths / 10_f64.powi(places),
                    at + 3,
                    Written::Amount,
                );
            }
            found(value, at + 1, Written::Words)
        }
        Numeral::Scale(_) | Numeral::Group(_) => None,
        Numeral::Part(value) => {
            let written = if value > 1.0 {
                Written::Words
            } else {
                Written::Fraction
            };
            // "halve maatregelen", "half werk" are no quantities; "een half jaar" is.
            let behind = words.at(at + 1);
            let measured = next.is_some() || words.language.measures().unit(behind).is_some();
            let alone = matches!(words.at(at), "half" | "halve") && !measured;
            (!alone).then(|| found(value, at + 1, written)).flatten()
        }
        Numeral::Ordinal(value) => found(value, at + 1, Written::Ordinal),
        Numeral::Times(value) => found(value, at + 1, Written::Times),
    }
}

/// Whether "een" is a number here: "een miljoen", "een derde van", "een half", "een euro".
fn counts(words: &Words<'_>, at: usize, next: Option<Numeral>) -> bool {
    match next {
        Some(Numeral::Scale(_) | Numeral::Group(_)) => true,
        Some(Numeral::Part(value)) => {
            // "een half brood" and "een kwart" are parts, "een halve maatregel" is none.
            value < 1.0 && !matches!(words.at(at + 1), "helft")
        }
        Some(Numeral::Ordinal(value)) => {
            let behind = words.at(at + 2);
            let whole = words.at(at + 1) == "honderdste";
            let ends = matches!(words.kind(at + 2), None | Some(TokenKind::Mark));
            value >= 3.0 && (whole || ends || PARTS.contains(&behind))
        }
        Some(Numeral::Cardinal(_) | Numeral::Times(_)) => false,
        None => {
            if words.is_hyphen(at + 1) && words.glued(at + 1) {
                return matches!(numeral(words, at + 2), Some(Numeral::Ordinal(value)) if value >= 3.0);
            }
            let unit = words.language.measures().unit(words.at(at + 1));
            let money = unit.is_some_and(|u| u.base == "EUR" && words.at(at + 1) != "€");
            let one_in = matches!((words.at(at + 1), words.at(at + 2)), ("op", "de"))
                && value(words, at + 3).is_some();
            let one_of = (words.at(at + 1), words.at(at + 2)) == ("van", "de")
                && value(words, at + 3).is_some()
                && words
                    .kind(at + 4)
                    .is_none_or(|kind| kind == TokenKind::Mark);
            let and_a_half = words.at(at + 1) == "en"
                && matches!(words.at(at + 2), "een")
                && matches!(
                    numeral(words, at + 3),
                    Some(Numeral::Part(_) | Numeral::Ordinal(_))
                );
            money || one_in || one_of || and_a_half || words.at(at.wrapping_sub(1)) == "min"
        }
    }
}

/// Whether "acht" is the verb or the noun: "wij achten", "in acht nemen".
fn regards(words: &Words<'_>, at: usize) -> bool {
    const BEHIND: [&str; 15] = [
        "het", "de", "dit", "dat", "een", "wij", "we", "ik", "zij", "te", "op", "geslagen",
        "slaan", "nemen", "genomen",
    ];
    let taken = at > 0 && words.at(at - 1) == "in" && words.kind(at + 1) != Some(TokenKind::Word);
    BEHIND.contains(&words.at(at + 1)) || taken
}

/// The value of a number in figures or of a number word.
fn value(words: &Words<'_>, at: usize) -> Option<f64> {
    if words.is_number(at) {
        return figures(words, at).map(|a| a.value);
    }
    match numeral(words, at)? {
        Numeral::Cardinal(value) => Some(value),
        Numeral::Scale(_)
        | Numeral::Group(_)
        | Numeral::Part(_)
        | Numeral::Ordinal(_)
        | Numeral::Times(_) => None,
    }
}

fn figures(words: &Words<'_>, at: usize) -> Option<Amount> {
    let text = words.at(at);
    let found = |value, end, written| {
        Some(Amount {
            value,
            scale: 1.0,
            start: at,
            end,
            written,
        })
    };
    if let Some(value) = text.chars().next().and_then(vulgar) {
        return (text.chars().count() == 1)
            .then(|| found(value, at + 1, Written::Fraction))
            .flatten();
    }
    let digits = text.trim_end_matches(char::is_alphabetic);
    if digits.len() < text.len() {
        return found(digits.parse().ok()?, at + 1, Written::Ordinal);
    }
    // 3/4 and 2 1/4.
    if let Some(value) = slashed(words, at) {
        return found(value, at + 3, Written::Fraction);
    }
    if let Some(part) = slashed(words, at + 1).filter(|_| !words.glued(at + 1)) {
        return found(text.parse::<f64>().ok()? + part, at + 4, Written::Amount);
    }
    // 1 500 000
    let mut grouped = text.to_owned();
    let mut end = at + 1;
    if text.len() <= 3 && text.bytes().all(|b| b.is_ascii_digit()) {
        while words.is_number(end)
            && !words.glued(end)
            && words.at(end).bytes().take_while(u8::is_ascii_digit).count() == 3
            && (words.at(end).len() == 3 || words.at(end).as_bytes()[3] == b',')
        {
            grouped.push_str(words.at(end));
            end += 1;
        }
    }
    if end > at + 1 {
        return found(decimal(&grouped)?, end, Written::Amount);
    }
    let plain = text.bytes().all(|b| b.is_ascii_digit());
    let written = if plain {
        Written::Figures
    } else {
        Written::Amount
    };
    // A point that groups no thousands is a decimal point only before a unit or scale: else it is
    // a time ("20.00 uur"), a section ("4.2") or a date.
    let point = text.split_once('.').is_some_and(|(_, rest)| {
        let group = rest.split(',').next().unwrap_or_default();
        group.len() != 3 && !rest.contains('.')
    });
    if point {
        let behind = words.at(end);
        let unit = words
            .language
            .measures()
            .unit(behind)
            .is_some_and(|u| u.base != "hour");
        let scale = matches!(numeral(words, end), Some(Numeral::Scale(_)));
        let fits = (unit || scale) && !text.contains(',');
        return fits
            .then(|| found(text.parse().ok()?, end, Written::Amount))
            .flatten();
    }
    if matches!(words.at(end), ":") && words.glued(end) && words.glued(end + 1) {
        return None;
    }
    found(decimal(text)?, end, written)
}

/// "1.234,567" as a Dutchman writes it.
fn decimal(text: &str) -> Option<f64> {
    let (whole, fraction) = text.split_once(',').unwrap_or((text, ""));
    let mut groups = whole.split('.');
    let first = groups.next()?;
    let grouped = whole.contains('.');
    if grouped && (first.is_empty() || first.len() > 3 || !groups.all(|g| g.len() == 3)) {
        return None;
    }
    let plain = whole.replace('.', "");
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if plain.is_empty() || plain.len() > 15 || !digits(&plain) || !digits(fraction) {
        return None;
    }
    format!("{plain}.{fraction}0").parse().ok()
}

/// Figures with letters written against them: (10, "k").
pub(super) fn joined(word: &str) -> Option<(f64, &str)> {
    let at = word.find(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.'))?;
    Some((decimal(&word[..at])?, &word[at..]))
}

fn slashed(words: &Words<'_>, at: usize) -> Option<f64> {
    let whole = |i: usize| {
        words
            .is_number(i)
            .then(|| words.at(i).parse::<u32>().ok())
            .flatten()
    };
    let (over, under) = (whole(at)?, whole(at + 2)?);
    let fits = words.at(at + 1) == "/" && words.glued(at + 1) && words.glued(at + 2);
    let longer = words.at(at + 3) == "/" && words.glued(at + 3);
    (fits && !longer && over < under && under <= 10).then(|| f64::from(over) / f64::from(under))
}

fn vulgar(c: char) -> Option<f64> {
    Some(match c {
        '½' => 0.5,
        '⅓' => 1.0 / 3.0,
        '⅔' => 2.0 / 3.0,
        '¼' => 0.25,
        '¾' => 0.75,
        '⅕' => 0.2,
        '⅖' => 0.4,
        '⅗' => 0.6,
        '⅘' => 0.8,
        '⅙' => 1.0 / 6.0,
        '⅛' => 0.125,
        _ => return None,
    })
}

/// "miljoen", "mld.", "duizend", "dozijn" behind a number.
fn scaled(words: &Words<'_>, amount: &mut Amount) {
    if amount.written == Written::Ordinal || amount.written == Written::Times {
        return;
    }
    loop {
        // "een half miljoen", "een kwart": the part belongs to what follows it.
        if let Some(Numeral::Part(part)) = numeral(words, amount.end)
            && part < 1.0
            && words.at(amount.end) != "helft"
            && amount.written != Written::Fraction
            && amount.scale <= 1.0
            && amount.value.fract() == 0.0
            && amount.value < 4.0
        {
            amount.value *= part;
            amount.written = Written::Fraction;
            amount.end += 1;
            continue;
        }
        let scale = match numeral(words, amount.end) {
            Some(Numeral::Scale(scale) | Numeral::Group(scale)) => scale,
            Some(Numeral::Cardinal(1000.0)) if amount.value < 1000.0 => 1000.0,
            Some(Numeral::Cardinal(100.0))
                if amount.value < 100.0 && amount.written == Written::Figures =>
            {
                100.0
            }
            // "vier miljoenste", "drie miljoen vierhonderdduizendste": the end of a long ordinal.
            Some(Numeral::Ordinal(scale)) if scale >= 1e6 => {
                amount.value *= scale;
                amount.end += 1;
                amount.written = Written::Ordinal;
                return;
            }
            Some(
                Numeral::Cardinal(_) | Numeral::Part(_) | Numeral::Ordinal(_) | Numeral::Times(_),
            )
            | None => return,
        };
        amount.value *= scale;
        amount.scale *= scale;
        amount.end += 1;
        amount.written = Written::Amount;
        // "2 mld." with its full stop, where the sentence goes on.
        let stop = matches!(words.at(amount.end - 1), "mln" | "mld") && words.at(amount.end) == ".";
        if stop && amount.end + 1 < words.tokens.len() {
            amount.end += 1;
        }
    }
}

/// What is added: "vijf miljard tweehonderd miljoen", "drie en een kwart", "tweeduizend zestien".
fn added(words: &Words<'_>, amount: &mut Amount) {
    if matches!(
        amount.written,
        Written::Ordinal | Written::Times | Written::Fraction
    ) {
        return;
    }
    while amount.value > 0.0 {
        let and = words.at(amount.end) == "en";
        let next = amount.end + usize::from(and);
        // Figures are added to nothing but by a part: "3 miljoen en een half".
        let spoken = numeral(words, next).is_some();
        let between = amount.start > 0 && words.at(amount.start - 1) == "tussen";
        if !spoken || between {
            return;
        }
        let Some(mut more) = simple(words, next) else {
            return;
        };
        scaled(words, &mut more);
        share(words, &mut more);
        let place = if amount.scale > 1.0 {
            amount.scale
        } else {
            ones(amount.value)
        };
        let fits = match more.written {
            Written::Fraction if amount.scale >= 1e6 && more.value < 1.0 => {
                more.value *= amount.scale;
                and
            }
            Written::Fraction => {
                (more.value < 1.0
                    && amount.value.fract() == 0.0
                    && (and || !words.is_number(amount.end - 1)))
                    || more.value < amount.scale && more.value >= 1.0
            }
            Written::Words | Written::Amount => {
                let small = !and
                    || more.value < place && more.scale <= 1.0
                    || amount.scale >= 1e6 && more.scale >= 1000.0;
                more.value < place
                    && more.value >= 1.0
                    && small
                    && place > 1.0
                    && more.written != Written::Figures
            }
            Written::Ordinal => more.value < place && !and || more.value < place.min(100.0),
            Written::Figures | Written::Times => false,
        };
        if !fits {
            return;
        }
        amount.value += more.value;
        amount.end = more.end;
        amount.scale = if more.scale > 1.0 { more.scale } else { 1.0 };
        amount.written = match more.written {
            Written::Ordinal => Written::Ordinal,
            Written::Figures
            | Written::Amount
            | Written::Words
            | Written::Fraction
            | Written::Times => Written::Amount,
        };
        if amount.written == Written::Ordinal {
            return;
        }
    }
}

/// The place of the last figure that is not nought: 1000 for 42,000.
fn ones(value: f64) -> f64 {
    [1000.0, 100.0]
        .into_iter()
        .find(|place| value >= *place && value % place == 0.0)
        .unwrap_or(1.0)
}

/// "twee derde", "1 op de 3", "één van de twintig".
fn share(words: &Words<'_>, amount: &mut Amount) {
    if !matches!(amount.written, Written::Words | Written::Figures) || amount.scale > 1.0 {
        return;
    }
    // "twee-derde"
    let hyphen =
        words.is_hyphen(amount.end) && words.glued(amount.end) && words.glued(amount.end + 1);
    let next = amount.end + usize::from(hyphen);
    let word = words.at(next);
    let under = match words.language.numeral(word) {
        Some(Numeral::Ordinal(under)) => Some(under),
        _ if word.ends_with('n') => match words.language.numeral(&word[..word.len() - 1]) {
            Some(Numeral::Ordinal(under)) => Some(under),
            _ => None,
        },
        _ => None,
    };
    if let Some(under) =
        under.filter(|under| *under >= 3.0 && words.kind(next) == Some(TokenKind::Word))
    {
        amount.value /= under;
        amount.end = next + 1;
        amount.written = Written::Fraction;
        return;
    }
    let (first, second) = (words.at(amount.end), words.at(amount.end + 1));
    let at = match (first, second) {
        ("op" | "van" | "uit", "de") => amount.end + 2,
        ("op" | "uit", _) => amount.end + 1,
        _ => return,
    };
    // "twee van de drie" kinds of a thing are named; "één van de drie" of many is a share.
    let share = first == "op" || amount.value < 2.0;
    if let Some(under) =
        value(words, at).filter(|under| share && *under > amount.value && *under <= 1000.0)
    {
        amount.value /= under;
        amount.end = at + 1;
        amount.written = Written::Fraction;
    }
}
