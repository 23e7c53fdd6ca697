//! The wording of what changed in substance.

use super::Language;
use crate::meaning::effect::EffectClass;
use crate::report::view::Topic;

/// In what respect the substance changed, and whether something came or went with it: what stands
/// before the words that show it. `was` and `is` say which side has such words.
pub(in crate::report) fn effect_head(
    class: EffectClass,
    was: bool,
    is: bool,
    language: Language,
) -> &'static str {
    match language {
        Language::Dutch => dutch(class, was, is),
        Language::English => english(class, was, is),
    }
}

fn dutch(class: EffectClass, was: bool, is: bool) -> &'static str {
    match (class, was, is) {
        (EffectClass::Figure, true, false) => "cijfer weg",
        (EffectClass::Figure, false, true) => "cijfer erbij",
        (EffectClass::Figure, _, _) => "cijfer",
        (EffectClass::Deadline, true, false) => "termijn weg",
        (EffectClass::Deadline, false, true) => "termijn erbij",
        (EffectClass::Deadline, _, _) => "termijn",
        (EffectClass::Polarity, true, false) => "ontkenning weg",
        (EffectClass::Polarity, false, true) => "ontkenning erbij",
        (EffectClass::Polarity, _, _) => "ja en nee verwisseld",
        (EffectClass::Weaker, true, false) => "zwakker, zonder",
        (EffectClass::Weaker, false, true) => "zwakker, met",
        (EffectClass::Weaker, _, _) => "zwakker",
        (EffectClass::Stronger, true, false) => "sterker, zonder",
        (EffectClass::Stronger, false, true) => "sterker, met",
        (EffectClass::Stronger, _, _) => "sterker",
        (EffectClass::Direction, _, _) => "andere richting",
        (EffectClass::Scope, true, false) => "bereik, zonder",
        (EffectClass::Scope, false, true) => "bereik, met",
        (EffectClass::Scope, _, _) => "bereik",
        (EffectClass::Condition, true, false) => "voorwaarde weg",
        (EffectClass::Condition, false, true) => "voorwaarde erbij",
        (EffectClass::Condition, _, _) => "voorwaarde",
        (EffectClass::Actor, true, false) => "uitvoerder weg",
        (EffectClass::Actor, false, true) => "uitvoerder erbij",
        (EffectClass::Actor, _, _) => "uitvoerder",
        (EffectClass::ClauseAdded, _, _) => "erbij",
        (EffectClass::ClauseDropped, _, _) => "weg",
    }
}

fn english(class: EffectClass, was: bool, is: bool) -> &'static str {
    match (class, was, is) {
        (EffectClass::Figure, true, false) => "figure gone",
        (EffectClass::Figure, false, true) => "figure added",
        (EffectClass::Figure, _, _) => "figure",
        (EffectClass::Deadline, true, false) => "deadline gone",
        (EffectClass::Deadline, false, true) => "deadline added",
        (EffectClass::Deadline, _, _) => "deadline",
        (EffectClass::Polarity, true, false) => "negation gone",
        (EffectClass::Polarity, false, true) => "negation added",
        (EffectClass::Polarity, _, _) => "yes and no reversed",
        (EffectClass::Weaker, true, false) => "weaker, without",
        (EffectClass::Weaker, false, true) => "weaker, with",
        (EffectClass::Weaker, _, _) => "weaker",
        (EffectClass::Stronger, true, false) => "stronger, without",
        (EffectClass::Stronger, false, true) => "stronger, with",
        (EffectClass::Stronger, _, _) => "stronger",
        (EffectClass::Direction, _, _) => "other direction",
        (EffectClass::Scope, true, false) => "scope, without",
        (EffectClass::Scope, false, true) => "scope, with",
        (EffectClass::Scope, _, _) => "scope",
        (EffectClass::Condition, true, false) => "condition gone",
        (EffectClass::Condition, false, true) => "condition added",
        (EffectClass::Condition, _, _) => "condition",
        (EffectClass::Actor, true, false) => "actor gone",
        (EffectClass::Actor, false, true) => "actor added",
        (EffectClass::Actor, _, _) => "actor",
        (EffectClass::ClauseAdded, _, _) => "added",
        (EffectClass::ClauseDropped, _, _) => "dropped",
    }
}

/// What a reader asks after, in a word or two.
pub(in crate::report) fn topic(topic: Topic, language: Language) -> &'static str {
    let (nl, en) = match topic {
        Topic::Disappeared => ("Geschrapt", "Removed"),
        Topic::Reversed => ("Omgekeerd", "Reversed"),
        Topic::Weaker => ("Zwakker", "Weaker"),
        Topic::Stronger => ("Sterker", "Stronger"),
        Topic::Figures => ("Andere cijfers", "Other figures"),
        Topic::Deadlines => ("Andere termijnen", "Other deadlines"),
        Topic::Terms => (
            "Voorwaarden, bereik, uitvoerder",
            "Conditions, scope, actor",
        ),
        Topic::New => ("Nieuw", "New"),
    };
    match language {
        Language::Dutch => nl,
        Language::English => en,
    }
}
