//! What stands above columns, on sheets and over the parts of a report, in both languages.

use super::{Language, counted, number};
use crate::meaning::Commitment;

/// A label that takes no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::report) enum Label {
    /// Title of a report.
    Title,
    /// Head of the column with the old text.
    Was,
    /// Head of the column with the new text.
    Becomes,
    /// Head of the column that tells what the change comes to.
    WhatChanges,
    /// Head of the column of the kind of change; also of the table of counts.
    Kind,
    /// Head of the column that tells whether it moved.
    MovedHead,
    /// Head of the column of effects.
    Effect,
    /// Head of the column of the class of commitment.
    Commitment,
    /// Head of the column of the section.
    Section,
    /// Head of the column of the page.
    Page,
    /// Head of the column of the line.
    Line,
    /// Head of the column that tells how sure the program is.
    Confidence,
    /// The two sides certainly belong together.
    Certain,
    /// Head of the column of the name by which a change is found again.
    Anchor,
    /// What an input is called.
    Name,
    /// The file as the user named it.
    File,
    /// How many sentences and pages.
    Size,
    /// The checksum of the file.
    Checksum,
    /// The changes that a reader should see first.
    Foremost,
    /// Name of the sheet of changes.
    Changes,
    /// Name of the sheet of counts, and of that part of a report.
    Counts,
    /// Name of the sheet that tells what was compared and by what.
    Provenance,
    /// The program and its version.
    MadeBy,
    /// The page number of a page, as in "pagina 3 van 9": the first word.
    PageWord,
    /// The same: the word between the numbers.
    OfWord,
    /// Where the old text came to stand elsewhere.
    MovedTo,
    /// Where the new text stood before.
    MovedFrom,
    /// Before a passage that only possibly is the same as another.
    PossiblySame,
}

/// The words of a label.
pub(in crate::report) fn label(label: Label, language: Language) -> &'static str {
    let (nl, en) = match label {
        Label::Title => ("Was/wordt", "Before and after"),
        Label::Was => ("Was", "Before"),
        Label::Becomes => ("Wordt", "After"),
        Label::WhatChanges => ("Wat verandert", "What changes"),
        Label::Kind => ("Soort", "Kind"),
        Label::MovedHead => ("Verplaatst", "Moved"),
        Label::Effect => ("Gevolg", "Effect"),
        Label::Commitment => ("Toezegging", "Commitment"),
        Label::Section => ("Paragraaf", "Section"),
        Label::Page => ("Pagina", "Page"),
        Label::Line => ("Regel", "Line"),
        Label::Confidence => ("Zekerheid", "Confidence"),
        Label::Certain => ("zeker", "certain"),
        Label::Anchor => ("Kenmerk", "Id"),
        Label::Name => ("Naam", "Name"),
        Label::File => ("Bestand", "File"),
        Label::Size => ("Omvang", "Size"),
        Label::Checksum => ("SHA-256", "SHA-256"),
        Label::Foremost => ("Het belangrijkste", "What matters most"),
        Label::Changes => ("Wijzigingen", "Changes"),
        Label::Counts => ("Aantallen", "Counts"),
        Label::Provenance => ("Herkomst", "Provenance"),
        Label::MadeBy => ("Gemaakt met", "Made with"),
        Label::PageWord => ("pagina", "page"),
        Label::OfWord => ("van", "of"),
        Label::MovedTo => ("Verplaatst naar", "Moved to"),
        Label::MovedFrom => ("Verplaatst van", "Moved from"),
        Label::PossiblySame => ("Mogelijk hetzelfde als", "Possibly the same as"),
    };
    match language {
        Language::Dutch => nl,
        Language::English => en,
    }
}

/// Whether a passage promises anything, in a word or two.
pub(in crate::report) fn commitment(commitment: Commitment, language: Language) -> &'static str {
    let (nl, en) = match commitment {
        Commitment::Specific => ("concrete toezegging", "specific commitment"),
        Commitment::General => ("algemene toezegging", "general commitment"),
        Commitment::None => ("geen toezegging", "no commitment"),
    };
    match language {
        Language::Dutch => nl,
        Language::English => en,
    }
}

/// At the end of a text that was cut: "… (nog 1.234 tekens)".
pub(in crate::report) fn cut(characters: usize, language: Language) -> String {
    let rest = counted(
        characters,
        language,
        ("teken", "tekens"),
        ("character", "characters"),
    );
    match language {
        Language::Dutch => format!("… (nog {rest})"),
        Language::English => format!("… ({rest} more)"),
    }
}

/// How many changes are not told for want of room.
pub(in crate::report) fn left_out(count: usize, language: Language) -> String {
    let changes = super::changes(count, language);
    match (language, count) {
        (Language::Dutch, 1) => format!("{changes} past hier niet meer in en is weggelaten."),
        (Language::Dutch, _) => format!("{changes} passen hier niet meer in en zijn weggelaten."),
        (Language::English, 1) => format!("{changes} does not fit here and was left out."),
        (Language::English, _) => format!("{changes} do not fit here and were left out."),
    }
}

/// How many notices are not told for want of room.
pub(in crate::report) fn more_notices(count: usize, language: Language) -> String {
    let n = number(count as u64, language);
    match language {
        Language::Dutch => format!("Er zijn nog {n} andere meldingen."),
        Language::English => format!("There are {n} other notices."),
    }
}

/// How many documents are not told of for want of room.
pub(in crate::report) fn documents_left_out(count: usize, language: Language) -> String {
    let n = number(count as u64, language);
    match (language, count) {
        (Language::Dutch, 1) => "1 document past hier niet meer in en is weggelaten.".to_owned(),
        (Language::Dutch, _) => {
            format!("{n} documenten passen hier niet meer in en zijn weggelaten.")
        }
        (Language::English, 1) => "1 document does not fit here and was left out.".to_owned(),
        (Language::English, _) => format!("{n} documents do not fit here and were left out."),
    }
}
