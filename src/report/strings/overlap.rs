//! The wording of the overlap.

use super::{Language, decimal, number};
use crate::overlap::{AgreementSummary, Counts, Relation};

/// What became of a passage, in a word or two.
pub(in crate::report) fn relation(relation: Relation, language: Language) -> &'static str {
    let (nl, en) = match relation {
        Relation::Verbatim => ("letterlijk", "verbatim"),
        Relation::Reworded => ("in andere woorden", "reworded"),
        Relation::Changed => ("gewijzigd", "changed"),
        Relation::Partial => ("deels", "in part"),
        Relation::Opposite => ("omgekeerd", "reversed"),
        Relation::Related => ("zelfde onderwerp", "same topic"),
    };
    match language {
        Language::Dutch => nl,
        Language::English => en,
    }
}

/// A phrase of the overlap that takes no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::report) enum OverlapPhrase {
    /// Name of the report.
    Title,
    /// Column: the party.
    Party,
    /// Column: its commitments.
    Commitments,
    /// Column: only possibly found.
    Possible,
    /// Column: not found.
    Absent,
    /// Column: the share found.
    Share,
    /// Column: the share of the programme's or the agreement's commitments, whichever are fewer.
    ByLength,
    /// Column: the share of the specific ones.
    ShareSpecific,
    /// Column: what may really stand there.
    Estimate,
    /// Column: the lower end of that.
    AtLeast,
    /// Column: the upper end.
    AtMost,
    /// Behind a party in the coalition.
    InCoalition,
    /// Mark of what many share.
    CommonGround,
    /// Head of the picture.
    WhoseWords,
    /// Under it.
    WhoseWordsExplained,
    /// Head of the table of chapters.
    BySection,
    /// Under it.
    BySectionExplained,
    /// Column: the number of a chapter.
    Number,
    /// What stands before the first chapter.
    BeforeChapters,
    /// Column: the words of the programme.
    Programme,
    /// Column: the words of the agreement.
    Agreement,
    /// Column: how much alike the two sides are.
    Similarity,
    /// Name of the sheet of matches.
    Matches,
    /// Head of the list of matches.
    MatchesTitle,
    /// Name of the sheet of parties, and head of their table.
    Parties,
    /// What is certain.
    Certain,
    /// Head of the list of specific commitments that were not found.
    AbsentSpecific,
    /// Filter: what became of it.
    Relation,
    /// Filter: how sure.
    HowSure,
    /// How many matches there are.
    AllShown,
    /// How many of them a filter shows.
    SomeShown,
    /// What the key for copying does.
    CopyCurrent,
    /// Head of the matrix of programmes.
    MutualTitle,
    /// Under the matrix.
    MutualExplained,
    /// Link for those who do not see the page.
    SkipToText,
    /// What a textual trace proves and does not.
    Limits,
    /// At the foot: who compared.
    Caution,
}

/// The words of a phrase.
pub(in crate::report) fn overlap_phrase(phrase: OverlapPhrase, language: Language) -> &'static str {
    let (nl, en) = match phrase {
        OverlapPhrase::Title => (
            "Wat er van de programma's in het akkoord staat",
            "What of the programmes stands in the agreement",
        ),
        OverlapPhrase::Party => ("partij", "party"),
        OverlapPhrase::Commitments => ("toezeggingen", "commitments"),
        OverlapPhrase::Possible => ("mogelijk", "possible"),
        OverlapPhrase::Absent => ("niet gevonden", "not found"),
        OverlapPhrase::Share => ("aandeel", "share"),
        OverlapPhrase::ByLength => ("naar lengte", "by length"),
        OverlapPhrase::ShareSpecific => ("concreet", "specific"),
        OverlapPhrase::Estimate => ("schatting", "estimate"),
        OverlapPhrase::AtLeast => ("ten minste", "at least"),
        OverlapPhrase::AtMost => ("ten hoogste", "at most"),
        OverlapPhrase::InCoalition => ("coalitie", "coalition"),
        OverlapPhrase::CommonGround => ("gemeengoed", "common ground"),
        OverlapPhrase::WhoseWords => ("Wiens woorden waar staan", "Whose words stand where"),
        OverlapPhrase::WhoseWordsExplained => (
            "Het akkoord van begin tot eind. Een streepje leidt naar wat daar is gevonden, een vlak of nummer naar alles uit dat hoofdstuk.",
            "The agreement from beginning to end. A mark leads to what was found there, a field or number to all of that chapter.",
        ),
        OverlapPhrase::BySection => ("Per hoofdstuk", "By chapter"),
        OverlapPhrase::BySectionExplained => (
            "Hoeveel zinnen van elk hoofdstuk van het akkoord met zekerheid in een programma zijn gevonden.",
            "How many sentences of each chapter of the agreement were found in a programme with certainty.",
        ),
        OverlapPhrase::Number => ("nummer", "number"),
        OverlapPhrase::BeforeChapters => ("vóór het eerste hoofdstuk", "before the first chapter"),
        OverlapPhrase::Programme => ("programma", "programme"),
        OverlapPhrase::Agreement => ("akkoord", "agreement"),
        OverlapPhrase::Similarity => ("gelijkenis", "similarity"),
        OverlapPhrase::Matches => ("Gevonden", "Found"),
        OverlapPhrase::MatchesTitle => ("Wat is gevonden, per partij", "What was found, by party"),
        OverlapPhrase::Parties => ("Partijen", "Parties"),
        OverlapPhrase::Certain => ("zeker", "certain"),
        OverlapPhrase::AbsentSpecific => (
            "Concrete toezeggingen die niet zijn gevonden",
            "Specific commitments that were not found",
        ),
        OverlapPhrase::Relation => ("wat ervan werd", "what became of it"),
        OverlapPhrase::HowSure => ("hoe zeker", "how sure"),
        OverlapPhrase::AllShown => ("{m} vindplaatsen", "{m} matches"),
        OverlapPhrase::SomeShown => ("{n} van {m} vindplaatsen", "{n} of {m} matches"),
        OverlapPhrase::CopyCurrent => (
            "Kopieer deze vindplaats als citaat",
            "Copy this match as a quotation",
        ),
        OverlapPhrase::MutualTitle => ("Wat programma's met elkaar delen", "What programmes share"),
        OverlapPhrase::MutualExplained => (
            "Van elke duizend toezeggingen van de partij in de rij staan er zoveel met zekerheid in het programma van de \
partij in de kolom. Wie het eerst was, zegt dat niet.",
            "Of every thousand commitments of the party in the row, so many stand with certainty in the programme of the \
party in the column. It does not say who came first.",
        ),
        OverlapPhrase::SkipToText => ("Naar wat is gevonden", "To what was found"),
        OverlapPhrase::Caution => (
            "De vergelijking is het werk van een programma: het leest wat er staat, niet wat ermee bedoeld is.",
            "A program made this comparison: it reads what is written, not what is meant.",
        ),
        OverlapPhrase::Limits => (
            "Wat hier staat is een spoor in de tekst en geen bewijs van herkomst: partijen delen taal, en een \
toezegging kan in heel andere woorden zijn overgenomen. Het Centraal Planbureau vond in het akkoord van 2012 met de hand 77 en \
41 procent van de doorgerekende maatregelen van twee partijen terug; een tekstvergelijking ziet er minder. Vergelijk daarom \
partijen met elkaar, en met partijen buiten de coalitie. Naar lengte is het aandeel gerekend over het programma of het akkoord, \
over welk van de twee de minste toezeggingen telt: meer dan er in het akkoord past, kan er niet in staan. De schatting rekent met de fouten die het programma op beoordeelde \
zinnen maakt. Wat mogelijk is, telt niet mee in het aandeel.",
            "What stands here is a trace in the text and no proof of origin: parties share language, and a commitment \
may have been taken over in quite other words. In the agreement of 2012 the Netherlands' planning bureau found by hand 77 and 41 \
per cent of the costed measures of two parties; a text comparison sees fewer. So compare parties with each other, and with \
parties outside the coalition. By length, the share is taken of the programme or of the agreement, whichever makes fewer \
commitments: no more can stand in the agreement than it holds. The estimate allows for the mistakes that the program makes on labelled sentences. What is only \
possible does not count towards the share.",
        ),
    };
    match language {
        Language::Dutch => nl,
        Language::English => en,
    }
}

/// A share as a percentage: "12%", under ten with a decimal: "0,8%".
pub(in crate::report) fn percentage(share: f64, language: Language) -> String {
    format!("{}%", percents(share, language))
}

fn percents(share: f64, language: Language) -> String {
    let percents = share * 100.0;
    if percents < 9.95 {
        decimal((percents * 10.0).round() / 10.0, language)
    } else {
        decimal(percents.round(), language)
    }
}

/// A share in thousandths: "4,2".
pub(in crate::report) fn per_mille(share: f64, language: Language) -> String {
    decimal((share * 1e4).round() / 10.0, language)
}

/// The share that may really stand there: "8–21%".
pub(in crate::report) fn estimate(counts: &Counts, language: Language) -> String {
    let estimate = counts.estimate();
    let [low, high] = [estimate.low, estimate.high].map(|share| percents(share, language));
    format!("{low}–{high}%")
}

/// How many matches are not told for want of room.
pub(in crate::report) fn matches_left_out(count: usize, language: Language) -> String {
    let n = number(count as u64, language);
    match (language, count) {
        (Language::Dutch, 1) => "1 vindplaats past hier niet meer in en is weggelaten.".to_owned(),
        (Language::Dutch, _) => {
            format!("{n} vindplaatsen passen hier niet meer in en zijn weggelaten.")
        }
        (Language::English, 1) => "1 match does not fit here and was left out.".to_owned(),
        (Language::English, _) => format!("{n} matches do not fit here and were left out."),
    }
}

/// How many parties are not told for want of room.
pub(in crate::report) fn parties_left_out(count: usize, language: Language) -> String {
    let n = number(count as u64, language);
    match language {
        Language::Dutch => format!("Er zijn {n} partijen weggelaten; de tabel past hier niet."),
        Language::English => format!("{n} parties were left out; the table does not fit here."),
    }
}

/// Whose the agreement is, in one line.
pub(in crate::report) fn whose(summary: &AgreementSummary, language: Language) -> String {
    let n = |count: u32| number(u64::from(count), language);
    let (all, one) = (n(summary.commitments), n(summary.from_one));
    let (several, none) = (n(summary.from_several), n(summary.untraced));
    match language {
        Language::Dutch => format!(
            "Van de {all} toezeggingen in het akkoord zijn er {one} in één programma gevonden, {several} in meer dan één en {none} in geen."
        ),
        Language::English => format!(
            "Of {all} commitments in the agreement, {one} were found in one programme, {several} in several and {none} in none."
        ),
    }
}
