//! Derivation: the verb behind a noun that names an act, by the rules of Dutch word formation.

use std::sync::LazyLock;

use super::spelling::folded;
use super::{term, verb};
use crate::lang::table;

const DERIVATION_DATA: &str = include_str!("derivations.tsv");

/// Endings of nouns, each with what their verbs have in its place.
static ENDINGS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    table::rows(DERIVATION_DATA)
        .map(|[ending, becomes, _, _]| (ending, becomes))
        .collect()
});

/// No noun that names an act is longer.
const LONGEST: usize = 40;

/// How foreign verbs end: "legaliseren".
const FOREIGN: &str = "eren";

/// Fewer letters before the ending are chance: "ding" names no act.
const LEAST: usize = 3;

/// The term of the verb whose act a noun (in lower case, in the singular or the plural) names:
/// herindeling → herindeel, ontslag → ontsla.
pub(super) fn act(noun: &str) -> Option<String> {
    let noun = folded(noun);
    if noun.len() > LONGEST {
        return None;
    }
    let singular = ["en", "s"]
        .iter()
        .filter_map(|many| noun.strip_suffix(many));
    std::iter::once(&*noun)
        .chain(singular)
        .find_map(of_singular)
}

fn of_singular(noun: &str) -> Option<String> {
    let (before, becomes) = ENDINGS
        .iter()
        .filter_map(|(ending, becomes)| Some((noun.strip_suffix(ending)?, *becomes)))
        .min_by_key(|(before, _)| before.len())?;
    // Before an irregular noun stands a particle, or nothing: afgifte, keuze.
    if becomes == "en" && before.len() < LEAST {
        return None;
    }
    let verb = format!("{before}{becomes}");
    // Foreign verbs are made freely, so that no list holds them.
    if becomes == FOREIGN {
        return Some(term::term(&verb));
    }
    verb::stem_and_form(&verb).map(|(stem, _)| stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_holds() {
        for [_, _, noun, stem] in table::rows(DERIVATION_DATA) {
            assert_eq!(act(noun).as_deref(), Some(stem), "{noun}");
        }
    }

    #[test]
    fn a_plural_names_the_act_too_and_other_nouns_name_none() {
        assert_eq!(act("verhogingen").as_deref(), Some("verhoog"));
        for noun in ["ding", "koning", "haring", "bod\u{fffd}", ""] {
            assert_eq!(act(noun), None, "{noun}");
        }
    }
}
