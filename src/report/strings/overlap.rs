//! The wording of the overlap.

use super::{Language, number};
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
    /// Column: the share of the specific ones.
    ShareSpecific,
    /// Column: what may really stand there.
    Estimate,
    /// Behind a party in the coalition.
    InCoalition,
    /// Mark of what many share.
    CommonGround,
    /// What a textual trace proves and does not.
    Limits,
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
        OverlapPhrase::ShareSpecific => ("concreet", "specific"),
        OverlapPhrase::Estimate => ("schatting", "estimate"),
        OverlapPhrase::InCoalition => ("coalitie", "coalition"),
        OverlapPhrase::CommonGround => ("gemeengoed", "common ground"),
        OverlapPhrase::Limits => (
            "Wat hier staat is een spoor in de tekst en geen bewijs van herkomst: partijen delen taal, en een \
toezegging kan in heel andere woorden zijn overgenomen. Het Centraal Planbureau vond in het akkoord van 2012 met de hand 77 en \
41 procent van de doorgerekende maatregelen van twee partijen terug; een tekstvergelijking ziet er minder. Vergelijk daarom \
partijen met elkaar, en met partijen buiten de coalitie. De schatting rekent met de fouten die het programma op beoordeelde \
zinnen maakt. Wat mogelijk is, telt niet mee in het aandeel.",
            "What stands here is a trace in the text and no proof of origin: parties share language, and a commitment \
may have been taken over in quite other words. In the agreement of 2012 the Netherlands' planning bureau found by hand 77 and 41 \
per cent of the costed measures of two parties; a text comparison sees fewer. So compare parties with each other, and with \
parties outside the coalition. The estimate allows for the mistakes that the program makes on labelled sentences. What is only \
possible does not count towards the share.",
        ),
    };
    match language {
        Language::Dutch => nl,
        Language::English => en,
    }
}

/// A share as a whole percentage: "12%".
pub(in crate::report) fn percentage(share: f64) -> String {
    format!("{:.0}%", share * 100.0)
}

/// The share that may really stand there: "8–21%".
pub(in crate::report) fn estimate(counts: &Counts) -> String {
    let estimate = counts.estimate();
    format!("{:.0}–{:.0}%", estimate.low * 100.0, estimate.high * 100.0)
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
