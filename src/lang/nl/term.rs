//! Terms: what all forms of a word have in common.
//!
//! Snowball's Dutch stemmer decides which of -en, -e and -s are endings. Around it stand what it
//! does not know: irregular forms, verbs, degrees of comparison, derivations that make a word of
//! their own, and the spelling of what is left.

use std::borrow::Cow;
use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::{FxHashMap, FxHashSet};

use super::spelling::{closed, folded, has_vowel, is_vowel, levelled};
use super::verb;
use crate::lang::{VerbForm, table};
use crate::text::lower;

const FORM_DATA: &str = include_str!("forms.tsv");
const NOUN_DATA: &str = include_str!("nouns.tsv");
const ADJECTIVE_DATA: &str = include_str!("adjectives.txt");
const ENDING_DATA: &str = include_str!("endings.tsv");

/// A word longer than this (a web address, a run of letters from a damaged file) stands for itself.
const LONGEST: usize = 64;

/// No ending of a spelling rule is longer.
const LONGEST_ENDING: usize = 8;

/// What a spelling rule makes of an ending.
struct Ending {
    becomes: &'static str,
    then: Then,
}

/// How to go on behind a spelling rule.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Then {
    /// The result is the term.
    Keep,
    /// The result is a word to be stemmed.
    Go,
    /// The same; the rule holds even where no syllable stands before the ending.
    Any,
}

static FORMS: LazyLock<FxHashMap<&str, &str>> = LazyLock::new(|| {
    table::rows(FORM_DATA)
        .map(|[form, of]| (form, of))
        .collect()
});
/// Irregular plural → singular, and each singular → itself; and whether this holds of the word by
/// itself, or only of a part of a compound.
static NOUNS: LazyLock<FxHashMap<&str, (&str, bool)>> = LazyLock::new(|| {
    table::rows(NOUN_DATA)
        .flat_map(|[one, many, part]| [(many, (one, part.is_empty())), (one, (one, true))])
        .collect()
});
static ADJECTIVES: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
    table::lines(ADJECTIVE_DATA)
        .map(|word| folded(word).into_owned())
        .collect()
});
static ENDINGS: LazyLock<FxHashMap<&str, Ending>> = LazyLock::new(|| {
    table::rows(ENDING_DATA)
        .map(|[ending, becomes, then, _, _]| {
            let then = match then {
                "keep" => Then::Keep,
                "any" => Then::Any,
                _ => Then::Go,
            };
            (ending, Ending { becomes, then })
        })
        .collect()
});
static STEMMER: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::Dutch));

/// What form of a verb a word is, where its term told.
enum Form {
    Asked(Option<VerbForm>),
    NotAsked,
}

/// The term of a word in any case and form.
pub(super) fn term(word: &str) -> String {
    analysed(word).0
}

/// The term of a word in any case and form, and what form of a verb it is.
pub(super) fn term_and_form(word: &str) -> (String, Option<VerbForm>) {
    let (term, form) = analysed(word);
    let lower = lower(word);
    let form = if verb::is_finite(&lower) {
        Some(VerbForm::Finite)
    } else {
        match form {
            Form::Asked(form) => form,
            Form::NotAsked => verb::form(&lower),
        }
    };
    (term, form)
}

/// The term of a word, and its form as a verb where that is found out on the way.
fn analysed(word: &str) -> (String, Form) {
    let only = |term: String| (term, Form::NotAsked);
    if word.len() > LONGEST {
        return only(word.to_lowercase());
    }
    let word = if word.is_ascii() {
        folded(word)
    } else {
        let lower = word.to_lowercase();
        if let Some(of) = FORMS.get(lower.as_str()) {
            return only((*of).to_owned());
        }
        // Only here the diaeresis tells: ideeën, bacteriën.
        Cow::Owned(match lower.strip_suffix("ën") {
            Some(rest) if rest.ends_with('i') => folded(rest).into_owned() + "e",
            Some(rest) if rest.ends_with('e') => folded(rest).into_owned(),
            _ => folded(&lower).into_owned(),
        })
    };
    let whole = word.len();
    let word = word.strip_suffix("'s").unwrap_or(&word);
    if let Some(of) = FORMS.get(word) {
        return only((*of).to_owned());
    }
    if !word.is_ascii() {
        return only(stemmed(word));
    }
    if let Some((one, true)) = NOUNS.get(word) {
        return only((*one).to_owned());
    }
    let (stem, form) = verb::stem_and_form(word).unzip();
    let term = stem
        .or_else(|| compound(word))
        .or_else(|| adjective(word))
        .unwrap_or_else(|| by_rule(word));
    let form = if word.len() == whole {
        Form::Asked(form)
    } else {
        Form::NotAsked
    };
    (term, form)
}

/// The singular of a compound that ends in an irregular noun: statenleden, hoofdsteden.
fn compound(word: &str) -> Option<String> {
    // The longest last part that is in the list; what stands before it must be a word too.
    (3..word.len().saturating_sub(1)).find_map(|at| {
        let (first, last) = word.split_at(at);
        let (one, _) = NOUNS.get(last).filter(|_| has_vowel(first))?;
        Some(format!("{first}{one}"))
    })
}

/// An adjective without its degree of comparison: hoger, hoogste → hoog.
fn adjective(word: &str) -> Option<String> {
    let known = |word: String| ADJECTIVES.contains(&word).then(|| levelled(word));
    if let Some(found) = known(word.to_owned()) {
        return Some(found);
    }
    for ending in ["e", "er", "ere", "ers"] {
        let Some(rest) = word.strip_suffix(ending) else {
            continue;
        };
        // duurder: -der behind r.
        let behind_r = rest.strip_suffix('d').filter(|rest| rest.ends_with('r'));
        let found = known(closed(rest)).or_else(|| known(behind_r?.to_owned()));
        if found.is_some() {
            return found;
        }
    }
    ["st", "ste", "sten", "t", "te"]
        .into_iter()
        .find_map(|ending| {
            let rest = word.strip_suffix(ending)?;
            // The s of vals and wijs serves twice: wijst.
            let whole = ending.starts_with('s') || rest.ends_with('s');
            whole.then(|| known(rest.to_owned()))?
        })
}

fn by_rule(word: &str) -> String {
    let word = small(word).unwrap_or_else(|| word.to_owned());
    for length in (1..=word.len().min(LONGEST_ENDING)).rev() {
        let (rest, ending) = word.split_at(word.len() - length);
        let Some(rule) = ENDINGS.get(ending) else {
            continue;
        };
        let is_word = ending == rule.becomes;
        if !is_word && rule.then != Then::Any && !has_vowel(rest) {
            continue;
        }
        let rest = if rule.becomes == "eer" {
            without_ge(rest)
        } else {
            rest
        };
        let base = format!("{rest}{}", rule.becomes);
        return match rule.then {
            Then::Keep => levelled(base),
            Then::Go | Then::Any => stemmed(&base),
        };
    }
    stemmed(&word)
}

/// The participle of a verb in -eren without its ge-: georganis(eerd) → organis.
fn without_ge(rest: &str) -> &str {
    rest.strip_prefix("ge")
        .filter(|rest| has_vowel(rest))
        .unwrap_or(rest)
}

/// What a diminutive is a small one of: huisje, autootje, raampjes, balletje.
fn small(word: &str) -> Option<String> {
    let word = word.strip_suffix('s').unwrap_or(word);
    let rest = word.strip_suffix("je")?;
    if rest.len() < 3 || !has_vowel(rest) {
        return None;
    }
    let behind = |marks: &str| {
        let rest = rest.strip_suffix(marks)?;
        (rest.len() > 2).then_some(rest)
    };
    if let Some(doubled) = behind("et").filter(|rest| rest.len() > 3) {
        let single = closed(doubled);
        if single.len() < doubled.len() {
            return Some(single);
        }
    }
    if let Some(rest) = behind("p").filter(|rest| rest.ends_with('m')) {
        return Some(rest.to_owned());
    }
    if let Some(rest) = behind("k").filter(|rest| rest.ends_with("in")) {
        return Some(format!("{rest}g"));
    }
    if let Some(rest) = behind("t")
        .filter(|rest| rest.ends_with(['l', 'n', 'r', 'w', 'j', 'a', 'e', 'o', 'u', 'i', '\'']))
    {
        let rest = rest.trim_end_matches('\'');
        // autootje: the vowel was doubled to keep it long.
        return Some(match rest.as_bytes() {
            [.., b'a', b'a'] | [.., b'o', b'o'] | [.., b'u', b'u'] => {
                rest[..rest.len() - 1].to_owned()
            }
            _ => rest.to_owned(),
        });
    }
    Some(rest.to_owned())
}

/// What the stemmer leaves of a word, in the spelling of a word of its own.
fn stemmed(word: &str) -> String {
    // Only of these the stemmer's word is asked; for other words it need not be called.
    if !word.ends_with(['e', 'n', 's']) {
        return levelled(word.to_owned());
    }
    let stem = STEMMER.stem(word);
    for ending in ["en", "e"] {
        if let Some(rest) = word.strip_suffix(ending)
            && stem.len() <= rest.len()
        {
            return levelled(closed(rest));
        }
    }
    // A plural in -s has at least two syllables; in shorter words the s belongs to the stem (kans).
    if let Some(rest) = word.strip_suffix('s')
        && stem.len() < word.len()
        && syllables(word) > 1
        && !stem.ends_with('s')
    {
        return levelled(rest.to_owned());
    }
    levelled(word.to_owned())
}

/// The number of groups of vowels.
fn syllables(word: &str) -> usize {
    let mut before = false;
    word.bytes()
        .filter(|byte| {
            let starts = is_vowel(*byte) && !before;
            before = is_vowel(*byte);
            starts
        })
        .count()
}
