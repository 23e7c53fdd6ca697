//! Numerals: from the letters of a number word to its value ("driehonderdeenentachtigduizend").

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::lang::measures::Numeral;
use crate::lang::table;

const DATA: &str = include_str!("numerals.tsv");

/// No number word is longer.
const LONGEST: usize = 80;

/// What a simple numeral adds to a compound one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Unit,
    Ten,
    Scale,
    Group,
    Part,
    Ordinal,
    Times,
}

static SIMPLE: LazyLock<FxHashMap<&str, (Role, f64)>> = LazyLock::new(|| {
    table::rows(DATA)
        .filter_map(|[role, word, value]| {
            let role = match role {
                "unit" => Role::Unit,
                "ten" => Role::Ten,
                "scale" => Role::Scale,
                "group" => Role::Group,
                "part" => Role::Part,
                "ordinal" => Role::Ordinal,
                "times" => Role::Times,
                _ => return None,
            };
            Some((word, (role, value.parse().ok()?)))
        })
        .collect()
});

/// The beginnings of all number words, of three letters: what begins otherwise need not be looked
/// at.
static HEADS: LazyLock<FxHashSet<&[u8]>> = LazyLock::new(|| {
    let words = SIMPLE.iter().flat_map(|(word, (role, _))| {
        // "gehalveerd"
        let participle = match (*role, word.as_bytes()) {
            (Role::Times, [b'h', ..]) => Some(&b"geh"[..]),
            (Role::Times, [b'v', ..]) => Some(&b"gev"[..]),
            _ => None,
        };
        let head = word.as_bytes().get(..HEAD).unwrap_or(word.as_bytes());
        [Some(head), participle]
    });
    // Parts of number words that are none by themselves.
    let parts = [Some(&b"hon"[..]), Some(&b"dui"[..])];
    words.chain(parts).flatten().collect()
});
const HEAD: usize = 3;

/// The numeral that a word (in lower case) is.
pub(super) fn numeral(word: &str) -> Option<Numeral> {
    if word.len() > LONGEST {
        return None;
    }
    let word = plain(word);
    let word = &*word;
    let head = word.as_bytes().get(..HEAD).unwrap_or(word.as_bytes());
    if !HEADS.contains(head) {
        return None;
    }
    match SIMPLE.get(word) {
        Some((Role::Unit | Role::Ten, value)) => return Some(Numeral::Cardinal(*value)),
        Some((Role::Scale, value)) => return Some(Numeral::Scale(*value)),
        Some((Role::Group, value)) => return Some(Numeral::Group(*value)),
        Some((Role::Part, value)) => return Some(Numeral::Part(*value)),
        Some((Role::Ordinal, value)) => return Some(Numeral::Ordinal(*value)),
        Some((Role::Times, value)) => return Some(Numeral::Times(*value)),
        None => {}
    }
    if let Some(value) = cardinal(word) {
        return Some(Numeral::Cardinal(value));
    }
    for half in ["enhalf", "enhalve", "eneenhalf", "eneenhalve"] {
        if let Some(value) = word.strip_suffix(half).and_then(cardinal) {
            return Some(Numeral::Cardinal(value + 0.5));
        }
    }
    if let Some(value) = year(word) {
        return Some(Numeral::Cardinal(value));
    }
    if let Some(value) = fraction(word) {
        return Some(Numeral::Part(value));
    }
    if let Some(value) = ordinal(word) {
        return Some(Numeral::Ordinal(value));
    }
    times(word).map(Numeral::Times)
}

/// Without the marks that keep vowels apart: "tweeëntwintig" and "één" as if there were none.
fn plain(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        return Cow::Borrowed(word);
    }
    let plain = word
        .chars()
        .map(|c| match c {
            'ë' | 'é' | 'è' => 'e',
            'ï' => 'i',
            c => c,
        })
        .collect();
    Cow::Owned(plain)
}

/// A whole number under a million, written as one word.
fn cardinal(word: &str) -> Option<f64> {
    if word.is_empty() {
        return None;
    }
    if let Some((left, right)) = word.split_once("duizend") {
        let left = if left.is_empty() {
            1.0
        } else {
            below_thousand(left)?
        };
        return Some(1000.0 * left + rest(right, below_thousand)?);
    }
    below_thousand(word)
}

/// What follows "honderd" or "duizend", with or without "en"; nothing is nought.
fn rest(word: &str, value: impl Fn(&str) -> Option<f64>) -> Option<f64> {
    if word.is_empty() {
        return Some(0.0);
    }
    value(word).or_else(|| value(word.strip_prefix("en")?))
}

fn below_thousand(word: &str) -> Option<f64> {
    if let Some((left, right)) = word.split_once("honderd") {
        let left = if left.is_empty() {
            1.0
        } else {
            below_hundred(left)?
        };
        return Some(100.0 * left + rest(right, below_hundred)?);
    }
    below_hundred(word)
}

fn below_hundred(word: &str) -> Option<f64> {
    let simple = |word: &str, role: Role| {
        SIMPLE
            .get(word)
            .and_then(|(own, value)| (*own == role).then_some(*value))
    };
    if let Some(value) = simple(word, Role::Unit).or_else(|| simple(word, Role::Ten)) {
        return Some(value);
    }
    // eenentwintig: the unit, "en", the ten. "vijventwintig" is a common slip.
    word.match_indices("en").find_map(|(at, _)| {
        let unit = simple(&word[..at], Role::Unit)
            .or_else(|| (&word[..at] == "vijv").then_some(5.0))
            .filter(|unit| *unit < 10.0)?;
        Some(unit + simple(&word[at + 2..], Role::Ten)?)
    })
}

/// A year as it is spoken, in one word: "negentienachtentwintig".
fn year(word: &str) -> Option<f64> {
    ["negentien", "achttien", "zeventien", "zestien"]
        .into_iter()
        .find_map(|century| {
            let rest = word.strip_prefix(century)?;
            let century = SIMPLE.get(century)?.1;
            let rest = below_hundred(rest).filter(|rest| *rest >= 10.0)?;
            Some(100.0 * century + rest)
        })
}

/// "tweederde", "drievijfde": a fraction written as one word.
fn fraction(word: &str) -> Option<f64> {
    let word = word.strip_suffix('n').unwrap_or(word);
    let (over, under) = ["derde", "vierde", "vijfde", "zesde", "achtste", "tiende"]
        .into_iter()
        .zip([3.0, 4.0, 5.0, 6.0, 8.0, 10.0])
        .find_map(|(ending, under)| Some((word.strip_suffix(ending)?, under)))?;
    let over = ["twee", "drie", "vier", "vijf"]
        .iter()
        .position(|unit| *unit == over)?;
    let over = over as f64 + 2.0;
    (over < under).then_some(over / under)
}

/// "vijfentwintigste", "honderdentweede", "miljoenste".
fn ordinal(word: &str) -> Option<f64> {
    let last = |ending: &str, value: f64| {
        let rest = word.strip_suffix(ending)?;
        let rest = rest.strip_suffix("en").unwrap_or(rest);
        let hundreds = cardinal(rest).filter(|value| value % 100.0 == 0.0)?;
        Some(hundreds + value)
    };
    if let Some(value) = last("eerste", 1.0).or_else(|| last("derde", 3.0)) {
        return Some(value);
    }
    let (stem, long) = match word.strip_suffix("ste") {
        Some(stem) => (stem, true),
        None => (word.strip_suffix("de")?, false),
    };
    if let Some((Role::Scale, value)) = SIMPLE.get(stem) {
        return Some(*value);
    }
    // "achtste", "twintigste", "honderdste", but "vierde", "dertiende".
    let value = cardinal(stem)?;
    let last = value as u32 % 100;
    (long == (last == 8 || last == 0 && value > 0.0 || last >= 20)).then_some(value)
}

/// "verdubbelen", "halvering", "gehalveerd".
fn times(word: &str) -> Option<f64> {
    let word = word.strip_prefix("ge").unwrap_or(word);
    let stem = [
        "en", "t", "d", "de", "ing", "ingen", "igen", "igd", "igt", "iging", "",
    ]
    .into_iter()
    .filter_map(|ending| word.strip_suffix(ending))
    .find(|stem| matches!(SIMPLE.get(stem), Some((Role::Times, _))))?;
    SIMPLE.get(stem).map(|(_, value)| *value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn number_words_have_their_values() {
        for (word, value) in [
            ("één", 1.0),
            ("dertien", 13.0),
            ("tweeëntwintig", 22.0),
            ("honderdenzes", 106.0),
            ("honderdeenenzestig", 161.0),
            ("vijfentwintighonderdenzevenenzeventig", 2577.0),
            ("driehonderdeenentachtigduizend", 381_000.0),
            ("tweeënhalf", 2.5),
            ("negentienachtentwintig", 1928.0),
        ] {
            assert_eq!(numeral(word), Some(Numeral::Cardinal(value)), "{word}");
        }
        for (word, value) in [
            ("eerste", 1.0),
            ("honderdeende", 101.0),
            ("honderdentweede", 102.0),
            ("achtste", 8.0),
            ("vijfendertigste", 35.0),
            ("drieduizendste", 3000.0),
            ("miljoenste", 1e6),
        ] {
            assert_eq!(numeral(word), Some(Numeral::Ordinal(value)), "{word}");
        }
        assert_eq!(numeral("tweederde"), Some(Numeral::Part(2.0 / 3.0)));
        for (word, value) in [
            ("verdubbelen", 2.0),
            ("gehalveerd", 0.5),
            ("halvering", 0.5),
        ] {
            assert_eq!(numeral(word), Some(Numeral::Times(value)), "{word}");
        }
        for word in [
            "eenheid",
            "vieren",
            "achten",
            "honderden",
            "tiental",
            "eerder",
            "derden",
            "drieste",
        ] {
            assert_eq!(numeral(word), None, "{word}");
        }
    }
}
