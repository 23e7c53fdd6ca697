//! All wording of the reports, in Dutch and English, in one place.

use crate::align::Confidence;
use crate::change::Kind;
use crate::meaning::effect::EffectClass;

mod effects;
pub(super) mod findings;
mod headline;
mod labels;
mod notices;
mod numbers;
mod overlap;
mod page;
mod readings;

pub(super) use effects::{effect_head, topic};
pub(super) use headline::{commitments, headline};
pub(super) use labels::{
    Label, commitment, cut, documents_left_out, label, left_out, more_notices,
};
pub(super) use notices::{notice, notices};
pub(super) use numbers::{decimal, number};
pub(super) use overlap::{
    OverlapPhrase, estimate, matches_left_out, overlap_phrase, parties_left_out, per_mille,
    percentage, relation, whose,
};
pub(super) use page::{Word, changes, unchanged, word};
pub use readings::readings;

/// The language of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// Dutch.
    #[default]
    Dutch,
    /// English.
    English,
}

impl Language {
    /// Its code in BCP 47.
    pub fn code(self) -> &'static str {
        match self {
            Self::Dutch => "nl",
            Self::English => "en",
        }
    }
}

/// A phrase that takes no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phrase {
    /// Head of the column of all sentences.
    All,
    /// Head of the column of commitments.
    Commitments,
    /// Head of the column of specific commitments.
    Specific,
    /// The passage left its place.
    Moved,
    /// The pairs that only possibly belong together.
    Possible,
    /// What stands before the first heading.
    BeforeFirstHeading,
    /// Before the notices.
    Notices,
    /// The old version.
    Old,
    /// The new version.
    New,
    /// Head of the part with the possible pairs.
    PossiblePart,
    /// Under that head.
    PossibleExplained,
    /// Nothing changed.
    NoChanges,
    /// Head of what a reader asks first.
    First,
    /// Before the counts of how firmly each version promises.
    Strength,
}

/// The words of a phrase.
pub(super) fn phrase(phrase: Phrase, language: Language) -> &'static str {
    let (nl, en) = match phrase {
        Phrase::All => ("alles", "all"),
        Phrase::Commitments => ("toezeggingen", "commitments"),
        Phrase::Specific => ("concreet", "specific"),
        Phrase::Moved => ("verplaatst", "moved"),
        Phrase::Possible => ("mogelijk", "possible"),
        Phrase::BeforeFirstHeading => ("vóór de eerste kop", "before the first heading"),
        Phrase::Notices => ("Let op", "Please note"),
        Phrase::Old => ("was", "old"),
        Phrase::New => ("wordt", "new"),
        Phrase::PossiblePart => ("Mogelijk hetzelfde", "Possibly the same"),
        Phrase::PossibleExplained => (
            "Deze zinnen lijken op elkaar, maar of het om dezelfde toezegging gaat is niet zeker.",
            "These sentences are alike, but whether they are the same commitment is not certain.",
        ),
        Phrase::NoChanges => (
            "Er is geen zin veranderd.",
            "Not a single sentence changed.",
        ),
        Phrase::First => ("Eerst het belangrijkste", "What matters first"),
        Phrase::Strength => ("Hoe stellig", "How firmly"),
    };
    match language {
        Language::Dutch => nl,
        Language::English => en,
    }
}

/// What became of a passage, in one word.
pub(super) fn kind(kind: Kind, language: Language) -> &'static str {
    let (nl, en) = match kind {
        Kind::Unchanged => ("ongewijzigd", "unchanged"),
        Kind::Changed => ("gewijzigd", "changed"),
        Kind::Split => ("gesplitst", "split"),
        Kind::Merged => ("samengevoegd", "merged"),
        Kind::Added => ("toegevoegd", "added"),
        Kind::Removed => ("geschrapt", "removed"),
    };
    match language {
        Language::Dutch => nl,
        Language::English => en,
    }
}

/// In what respect the substance changed, in a word or two.
pub(super) fn effect(class: EffectClass, language: Language) -> &'static str {
    let (nl, en) = match class {
        EffectClass::Figure => ("ander cijfer", "figure"),
        EffectClass::Deadline => ("andere termijn", "deadline"),
        EffectClass::Polarity => ("ja wordt nee, of nee ja", "yes into no, or no into yes"),
        EffectClass::Weaker => ("zwakker", "weaker"),
        EffectClass::Stronger => ("sterker", "stronger"),
        EffectClass::Direction => ("andere richting", "other direction"),
        EffectClass::Scope => ("ander bereik", "scope"),
        EffectClass::Condition => ("voorwaarde", "condition"),
        EffectClass::Actor => ("andere uitvoerder", "actor"),
        EffectClass::ClauseAdded => ("zinsdeel erbij", "clause added"),
        EffectClass::ClauseDropped => ("zinsdeel weg", "clause dropped"),
    };
    match language {
        Language::Dutch => nl,
        Language::English => en,
    }
}

/// How sure, in one word; nothing where it is certain.
pub(super) fn certainty(confidence: Confidence, language: Language) -> &'static str {
    match (confidence, language) {
        (Confidence::Certain, _) => "",
        (Confidence::Possible, Language::Dutch) => "mogelijk",
        (Confidence::Possible, Language::English) => "possible",
    }
}

/// "1 zin", "412 zinnen".
pub(super) fn sentences(count: usize, language: Language) -> String {
    counted(
        count,
        language,
        ("zin", "zinnen"),
        ("sentence", "sentences"),
    )
}

/// "1 pagina", "85 pagina's".
pub(super) fn pages(count: usize, language: Language) -> String {
    counted(count, language, ("pagina", "pagina's"), ("page", "pages"))
}

/// How firmly a sentence promises, 1 to 4, in a word or two.
pub(super) fn strength(level: usize, language: Language) -> &'static str {
    let (nl, en) = match level {
        0 | 1 => ("laat open", "leaves open"),
        2 => ("streeft", "strives"),
        3 => ("zegt toe", "promises"),
        _ => ("verplicht", "binds"),
    };
    match language {
        Language::Dutch => nl,
        Language::English => en,
    }
}

/// "en nog 8".
pub(super) fn more(count: usize, language: Language) -> String {
    let count = number(count as u64, language);
    match language {
        Language::Dutch => format!("en nog {count}"),
        Language::English => format!("and {count} more"),
    }
}

/// From where a passage moved to where.
pub(super) fn from_to(from: &str, to: &str, language: Language) -> String {
    match language {
        Language::Dutch => format!("van {from} naar {to}"),
        Language::English => format!("from {from} to {to}"),
    }
}

/// What the least likeness of a pair is called among the settings.
pub(super) fn min_similarity(language: Language) -> &'static str {
    match language {
        Language::Dutch => "minste gelijkenis",
        Language::English => "least likeness",
    }
}

/// "p. 3", "regel 12", "p. 3, regel 12".
pub(super) fn place(page: Option<u32>, line: Option<u32>, language: Language) -> Option<String> {
    let word = match language {
        Language::Dutch => "regel",
        Language::English => "line",
    };
    match (page, line) {
        (Some(page), Some(line)) => Some(format!("p. {page}, {word} {line}")),
        (Some(page), None) => Some(format!("p. {page}")),
        (None, Some(line)) => Some(format!("{word} {line}")),
        (None, None) => None,
    }
}

fn counted(count: usize, language: Language, nl: (&str, &str), en: (&str, &str)) -> String {
    let (one, many) = match language {
        Language::Dutch => nl,
        Language::English => en,
    };
    let word = if count == 1 { one } else { many };
    format!("{} {word}", number(count as u64, language))
}
