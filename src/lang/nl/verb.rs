//! Verbs: from any form, with or without particle and prefix, to the stem.

use std::cmp::Reverse;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::spelling::{closed, folded, has_vowel};
use crate::lang::{VerbForm, table};

const STRONG_DATA: &str = include_str!("strong_verbs.tsv");
const WEAK_DATA: &str = include_str!("weak_verbs.txt");
const PREFIX_DATA: &str = include_str!("prefixes.tsv");

/// No verb is longer.
const LONGEST: usize = 40;

struct Verbs {
    /// Irregular form → stem.
    forms: FxHashMap<String, String>,
    /// Irregular participle without its ge-, as it stands behind a fixed prefix → stem.
    bare: FxHashMap<String, String>,
    /// Stem → whether it is inflected weakly (with -de or -te).
    stems: FxHashMap<String, bool>,
    /// Particles and prefixes by first letter, the longest first.
    prefixes: FxHashMap<u8, Vec<(&'static str, Prefix)>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Prefix {
    Separable,
    Fixed,
    Both,
}

static VERBS: LazyLock<Verbs> = LazyLock::new(|| {
    let mut verbs = Verbs {
        forms: FxHashMap::default(),
        bare: FxHashMap::default(),
        stems: FxHashMap::default(),
        prefixes: FxHashMap::default(),
    };
    for [infinitive, stem, forms] in table::rows(STRONG_DATA) {
        for form in forms.split(' ').chain([infinitive]) {
            let (form, stem) = (form.to_owned(), stem.to_owned());
            if let Some(bare) = form.strip_prefix("ge") {
                verbs.bare.entry(bare.to_owned()).or_insert(stem.clone());
            }
            verbs.forms.entry(form).or_insert(stem);
        }
        verbs.stems.insert(stem.to_owned(), false);
    }
    for infinitive in table::lines(WEAK_DATA) {
        let infinitive = folded(infinitive);
        verbs.stems.insert(stem_of(&infinitive), true);
    }
    for [prefix, kind] in table::rows(PREFIX_DATA) {
        let kind = match kind {
            "fixed" => Prefix::Fixed,
            "both" => Prefix::Both,
            _ => Prefix::Separable,
        };
        let first = prefix.as_bytes().first().copied().unwrap_or_default();
        verbs
            .prefixes
            .entry(first)
            .or_default()
            .push((prefix, kind));
    }
    for same_letter in verbs.prefixes.values_mut() {
        same_letter.sort_by_key(|(prefix, _)| Reverse(prefix.len()));
    }
    verbs
});

/// Prefixes with which many verbs are listed.
const FIXED: [&str; 8] = ["be", "er", "ge", "her", "mis", "ont", "over", "ver"];

/// The stem of a verb form (folded): aangenomen, aanneemt → aanneem; verwerkt → verwerk. And what
/// form it is.
pub(super) fn stem_and_form(word: &str) -> Option<(String, VerbForm)> {
    if !word.is_ascii() || word.len() > LONGEST {
        return None;
    }
    analyse(word, None, 2)
}

/// What form of a verb the word (in lower case) is.
pub(super) fn form(word: &str) -> Option<VerbForm> {
    if is_finite(word) {
        return Some(VerbForm::Finite);
    }
    stem_and_form(&folded(word)).map(|(_, form)| form)
}

/// Whether the word (in lower case) is one of the commonest finite forms.
pub(super) fn is_finite(word: &str) -> bool {
    FINITE.contains(word)
}

/// The commonest finite forms, of auxiliaries and modal verbs.
static FINITE: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| table::words(include_str!("finite.txt")));

fn analyse(word: &str, prefix: Option<Prefix>, depth: u8) -> Option<(String, VerbForm)> {
    let fixed = matches!(prefix, Some(Prefix::Fixed | Prefix::Both));
    if let Some(found) = simple(word, fixed) {
        return Some(found);
    }
    if depth == 0 {
        return None;
    }
    for (particle, kind) in VERBS.prefixes.get(word.as_bytes().first()?)? {
        let Some(rest) = word.strip_prefix(particle) else {
            continue;
        };
        // At least a short verb has to follow.
        if rest.len() < 3 || depth == 1 && *kind == Prefix::Separable {
            continue;
        }
        // Her- stands before verbs that have a prefix already: herindelen, heringedeeld.
        let left = if *particle == "her" { depth } else { depth - 1 };
        if let Some((stem, form)) = analyse(rest, Some(*kind), left) {
            return Some((format!("{particle}{stem}"), form));
        }
    }
    None
}

/// A form of a verb in the lists, without prefix (or, if `fixed`, as it stands behind one).
fn simple(word: &str, fixed: bool) -> Option<(String, VerbForm)> {
    let verbs = &*VERBS;
    if let Some(stem) = verbs.forms.get(word) {
        let form = if word.starts_with("ge") && word != "gelden" && word != "geven" {
            VerbForm::Other
        } else if word.strip_suffix("en").map(closed).as_ref() == Some(stem) {
            VerbForm::Infinitive
        } else {
            VerbForm::Finite
        };
        return Some((stem.clone(), form));
    }
    if let Some(stem) = verbs.bare.get(word).filter(|_| fixed) {
        return Some((stem.clone(), VerbForm::Other));
    }
    let weak = |stem: &str| verbs.stems.get(stem) == Some(&true);
    let known = |stem: &str| verbs.stems.contains_key(stem);
    let found = |stem: &str, form| Some((stem.to_owned(), form));
    if known(word) {
        return found(word, VerbForm::Other);
    }
    for ending in ["de", "den", "te", "ten"] {
        if let Some(stem) = word.strip_suffix(ending)
            && weak(stem)
            && takes(stem, ending.as_bytes()[0])
        {
            return found(stem, VerbForm::Finite);
        }
    }
    for ending in ["en", "end", "ende", "enden"] {
        let Some(rest) = word.strip_suffix(ending) else {
            continue;
        };
        // The second spelling is that of an unstressed last syllable: veranderen, verander.
        if let Some(stem) = [&closed(rest), rest].into_iter().find(|stem| known(stem)) {
            let infinitive = ending == "en";
            return found(
                stem,
                if infinitive {
                    VerbForm::Infinitive
                } else {
                    VerbForm::Other
                },
            );
        }
    }
    // Stems that end in a vowel (ga, doe) have their -t in the list: gat is another word.
    let third = word.strip_suffix('t').filter(|stem| known(stem));
    if let Some(stem) = third.filter(|stem| !stem.ends_with(['a', 'e', 'o'])) {
        return found(stem, VerbForm::Finite);
    }
    // Behind a fixed prefix, and where one is part of the listed verb (veranderd), there is no ge-.
    let bare = fixed || FIXED.iter().any(|prefix| word.starts_with(prefix));
    let participles = [word.strip_prefix("ge"), bare.then_some(word)];
    let participles = participles.into_iter().flatten();
    for participle in participles.flat_map(|p| [Some(p), p.strip_suffix('e'), p.strip_suffix("en")])
    {
        let Some(participle) = participle else {
            continue;
        };
        if weak(participle) && participle.ends_with(['d', 't']) {
            return found(participle, VerbForm::Other);
        }
        if let Some(stem) = participle.strip_suffix(['d', 't'])
            && weak(stem)
            && takes(stem, participle.as_bytes()[stem.len()])
        {
            return found(stem, VerbForm::Other);
        }
    }
    // Irregular participles are inflected too: gebrachte, betrokkenen.
    ["e", "en"].iter().find_map(|ending| {
        let rest = word.strip_suffix(ending)?;
        let strong = verbs.forms.get(rest).filter(|_| rest.starts_with("ge"));
        found(
            strong.or_else(|| verbs.bare.get(rest).filter(|_| fixed))?,
            VerbForm::Other,
        )
    })
}

/// Whether a weak stem takes -t- or -d- in the past: t behind a voiceless consonant ('t kofschip),
/// and behind f and s unless they stand for v and z, which the stem no longer shows.
fn takes(stem: &str, dental: u8) -> bool {
    let last = stem.as_bytes().last().copied().unwrap_or_default();
    let voiceless = matches!(last, b't' | b'k' | b'p' | b'x' | b'h');
    match last {
        b'f' | b's' => true,
        _ => voiceless == (dental == b't'),
    }
}

/// The stem of a listed infinitive. Of those in -eren only the ones with an unstressed -er- are
/// listed (veranderen), and the ones whose stem has but one syllable (leren, beheren).
fn stem_of(infinitive: &str) -> String {
    let Some(rest) = infinitive.strip_suffix("en") else {
        return infinitive.to_owned();
    };
    let root = FIXED
        .iter()
        .find_map(|prefix| rest.strip_prefix(prefix))
        .unwrap_or(rest);
    if root.strip_suffix("er").is_some_and(has_vowel) {
        return rest.to_owned();
    }
    closed(rest)
}
