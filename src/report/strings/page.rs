//! The words of the page around the report's own: heads, tools, keys.

use super::{Language, number};

/// A word or sentence of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::report) enum Word {
    /// Over the headline.
    Kicker,
    /// The old version.
    Was,
    /// The new version.
    Is,
    /// The first link, for those who read with the keyboard.
    SkipToText,
    /// Under the head of what matters first.
    FirstExplained,
    /// Head of the picture.
    Where,
    /// What the picture is, for those who do not see it.
    WhereLabel,
    /// Keys to the picture.
    KeyRemoved,
    /// See `KeyRemoved`.
    KeyChanged,
    /// See `KeyRemoved`.
    KeyAdded,
    /// See `KeyRemoved`.
    KeyMoved,
    /// Head of the figure of strength.
    Firmness,
    /// Under it.
    FirmnessExplained,
    /// Head of the table of counts.
    InNumbers,
    /// Under it.
    NumbersExplained,
    /// Head of the whole text.
    Text,
    /// Over the tools.
    Tools,
    /// The search.
    Search,
    /// The filter of kinds.
    Kind,
    /// The filter of effects.
    Effect,
    /// The filter of commitments.
    Commitment,
    /// The filter of sections.
    Section,
    /// No filter.
    Everything,
    /// Only specific commitments.
    SpecificOnly,
    /// Only general commitments.
    GeneralOnly,
    /// To the change before.
    Previous,
    /// To the next change.
    Next,
    /// Both versions side by side.
    SideBySide,
    /// Show unchanged text.
    Unfold,
    /// Take all filters away.
    Clear,
    /// The keys.
    Keys,
    /// Whether keys work.
    KeysOn,
    /// Close what is open.
    Close,
    /// Copy a change as a quotation.
    Copy,
    /// Copy the change one is at.
    CopyCurrent,
    /// Said when it is copied.
    Copied,
    /// A link to this change.
    Link,
    /// How many changes there are; `{m}` stands for the number.
    AllShown,
    /// How many are shown; `{n}` and `{m}` stand for the numbers.
    SomeShown,
    /// A specific commitment.
    Specific,
    /// A general commitment.
    General,
    /// A section that is gone.
    SectionGone,
    /// Before the beginning of what moved from here.
    HereStood,
    /// Before the section it moved to.
    NowAt,
    /// Before the section it came from.
    CameFrom,
    /// Head of what was compared and how.
    Provenance,
    /// Before the name of the program.
    MadeWith,
    /// What the report cannot know.
    Caution,
}

/// The words in a language.
pub(in crate::report) fn word(word: Word, language: Language) -> &'static str {
    match language {
        Language::Dutch => dutch(word),
        Language::English => english(word),
    }
}

fn dutch(word: Word) -> &'static str {
    match word {
        Word::Kicker => "Wat is er veranderd?",
        Word::Was => "Was",
        Word::Is => "Wordt",
        Word::SkipToText => "Naar de wijzigingen",
        Word::FirstExplained => {
            "Alleen toezeggingen, de concrete eerst. Klik op een zin om hem in de tekst te lezen."
        }
        Word::Where => "Waar in het programma",
        Word::WhereLabel => {
            "De hoofdstukken van beide versies van boven naar beneden, met het aantal wijzigingen"
        }
        Word::KeyRemoved => "geschrapt",
        Word::KeyChanged => "gewijzigd",
        Word::KeyAdded => "toegevoegd",
        Word::KeyMoved => "verplaatst",
        Word::Firmness => "Hoe stellig",
        Word::FirmnessExplained => "Toezeggingen naar stelligheid, in elke versie.",
        Word::InNumbers => "In cijfers",
        Word::NumbersExplained => "Wat er van elke passage geworden is.",
        Word::Text => "Alle wijzigingen, in de volgorde van de tekst",
        Word::Tools => "Zoeken en filteren",
        Word::Search => "Zoek",
        Word::Kind => "Soort",
        Word::Effect => "Wat verandert",
        Word::Commitment => "Toezegging",
        Word::Section => "Hoofdstuk",
        Word::Everything => "alles",
        Word::SpecificOnly => "alleen concreet",
        Word::GeneralOnly => "alleen algemeen",
        Word::Previous => "Vorige",
        Word::Next => "Volgende",
        Word::SideBySide => "Naast elkaar",
        Word::Unfold => "Ongewijzigde tekst",
        Word::Clear => "Wis filters",
        Word::Keys => "Toetsen",
        Word::KeysOn => "Toetsen gebruiken",
        Word::Close => "Sluit",
        Word::Copy => "Kopieer",
        Word::CopyCurrent => "Kopieer deze wijziging als citaat",
        Word::Copied => "Gekopieerd",
        Word::Link => "Link",
        Word::AllShown => "{m} wijzigingen",
        Word::SomeShown => "{n} van {m} wijzigingen",
        Word::Specific => "concreet",
        Word::General => "algemeen",
        Word::SectionGone => "Deze paragraaf staat niet meer in de nieuwe versie.",
        Word::HereStood => "Hier stond",
        Word::NowAt => "nu bij",
        Word::CameFrom => "Kwam van",
        Word::Provenance => "Verantwoording",
        Word::MadeWith => "Gemaakt met",
        Word::Caution => {
            "De vergelijking is het werk van een programma: het leest wat er staat, niet wat ermee \
bedoeld is. Wat niet zeker is heet mogelijk, staat apart en telt niet mee."
        }
    }
}

fn english(word: Word) -> &'static str {
    match word {
        Word::Kicker => "What has changed?",
        Word::Was => "Old",
        Word::Is => "New",
        Word::SkipToText => "To the changes",
        Word::FirstExplained => {
            "Commitments only, the specific ones first. Follow a sentence to read it in the text."
        }
        Word::Where => "Where in the programme",
        Word::WhereLabel => {
            "The chapters of both versions from top to bottom, with their numbers of changes"
        }
        Word::KeyRemoved => "removed",
        Word::KeyChanged => "changed",
        Word::KeyAdded => "added",
        Word::KeyMoved => "moved",
        Word::Firmness => "How firmly",
        Word::FirmnessExplained => "Commitments by how firmly each version makes them.",
        Word::InNumbers => "In numbers",
        Word::NumbersExplained => "What became of each passage.",
        Word::Text => "All changes, in the order of the text",
        Word::Tools => "Search and filter",
        Word::Search => "Search",
        Word::Kind => "Kind",
        Word::Effect => "What changes",
        Word::Commitment => "Commitment",
        Word::Section => "Chapter",
        Word::Everything => "all",
        Word::SpecificOnly => "specific only",
        Word::GeneralOnly => "general only",
        Word::Previous => "Previous",
        Word::Next => "Next",
        Word::SideBySide => "Side by side",
        Word::Unfold => "Unchanged text",
        Word::Clear => "Clear filters",
        Word::Keys => "Keys",
        Word::KeysOn => "Use keys",
        Word::Close => "Close",
        Word::Copy => "Copy",
        Word::CopyCurrent => "Copy this change as a quotation",
        Word::Copied => "Copied",
        Word::Link => "Link",
        Word::AllShown => "{m} changes",
        Word::SomeShown => "{n} of {m} changes",
        Word::Specific => "specific",
        Word::General => "general",
        Word::SectionGone => "This section is no longer in the new version.",
        Word::HereStood => "Here stood",
        Word::NowAt => "now at",
        Word::CameFrom => "Came from",
        Word::Provenance => "How this was made",
        Word::MadeWith => "Made with",
        Word::Caution => {
            "A program made this comparison: it reads what is written, not what is meant. What is \
not certain is called possible, stands apart and is not counted."
        }
    }
}

/// "12 zinnen ongewijzigd".
pub(in crate::report) fn unchanged(count: usize, language: Language) -> String {
    let count_in = number(count as u64, language);
    match (language, count) {
        (Language::Dutch, 1) => "1 zin ongewijzigd".to_owned(),
        (Language::Dutch, _) => format!("{count_in} zinnen ongewijzigd"),
        (Language::English, 1) => "1 sentence unchanged".to_owned(),
        (Language::English, _) => format!("{count_in} sentences unchanged"),
    }
}

/// "1 wijziging", "12 wijzigingen".
pub(in crate::report) fn changes(count: usize, language: Language) -> String {
    super::counted(
        count,
        language,
        ("wijziging", "wijzigingen"),
        ("change", "changes"),
    )
}
