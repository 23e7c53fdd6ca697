//! The wording of the notices.

use super::{Language, number, place};
use crate::document::{Document, NoticeKind};

/// The notices of a document in words, each with where in it, as far as that is one place.
pub(in crate::report) fn notices(
    document: &Document,
    language: Language,
) -> impl Iterator<Item = (Option<String>, String)> + '_ {
    document.notices().iter().map(move |told| {
        let place = place(told.place.page, told.place.line, language);
        (place, notice(&told.kind, language))
    })
}

/// What a notice tells the reader: one sentence.
#[allow(clippy::too_many_lines, reason = "a table of wording, an arm a notice")]
pub(in crate::report) fn notice(kind: &NoticeKind, language: Language) -> String {
    let count = |n: &u32| number(u64::from(*n), language);
    let (nl, en) = match kind {
        NoticeKind::EncodingGuessed { encoding } => (
            format!("De tekst is geen UTF-8; hij is gelezen als {encoding}."),
            format!("The text is no UTF-8; it was read as {encoding}."),
        ),
        NoticeKind::InvalidSequences { count: n } => (
            format!(
                "{} onleesbare tekens zijn vervangen door \u{fffd}.",
                count(n)
            ),
            format!(
                "{} unreadable characters were replaced by \u{fffd}.",
                count(n)
            ),
        ),
        NoticeKind::MojibakeRepaired { encoding, count: n } => (
            format!(
                "{} verminkte tekens zijn hersteld (de tekst was ooit ten onrechte als {encoding} gelezen).",
                count(n)
            ),
            format!(
                "{} garbled characters were repaired (the text had once been read as {encoding} by mistake).",
                count(n)
            ),
        ),
        NoticeKind::ControlsDropped { count: n } => (
            format!("{} stuurtekens zijn weggelaten.", count(n)),
            format!("{} control characters were left out.", count(n)),
        ),
        NoticeKind::StruckTextDropped { count: n } => (
            format!("Doorgehaalde tekst is weggelaten ({}×).", count(n)),
            format!("Struck-out text was left out ({}×).", count(n)),
        ),
        NoticeKind::PageWithoutText { pages: 1, .. } => (
            "Deze bladzijde heeft geen tekst; is zij gescand, gebruik dan OCR.".to_owned(),
            "This page has no text; if it is a scan, run OCR on it.".to_owned(),
        ),
        NoticeKind::PageWithoutText { pages, last } => (
            format!(
                "{} bladzijden, tot en met bladzijde {last}, hebben geen tekst; zijn zij gescand, gebruik dan OCR.",
                count(pages)
            ),
            format!(
                "{} pages, up to page {last}, have no text; if they are scans, run OCR on them.",
                count(pages)
            ),
        ),
        NoticeKind::PageDamaged { pages: 1, .. } => (
            "Deze bladzijde is beschadigd; er kan tekst ontbreken.".to_owned(),
            "This page is damaged; text may be missing.".to_owned(),
        ),
        NoticeKind::PageDamaged { pages, last } => (
            format!(
                "{} bladzijden, tot en met bladzijde {last}, zijn beschadigd; er kan tekst ontbreken.",
                count(pages)
            ),
            format!(
                "{} pages, up to page {last}, are damaged; text may be missing.",
                count(pages)
            ),
        ),
        NoticeKind::FileDamaged { lost_pages: 0 } => (
            "Het bestand is beschadigd; het is gelezen voor zover dat kon.".to_owned(),
            "The file is damaged; it was read as far as possible.".to_owned(),
        ),
        NoticeKind::FileDamaged { lost_pages } => (
            format!(
                "Het bestand is beschadigd; bladzijden die niet gevonden zijn: {}.",
                count(lost_pages)
            ),
            format!(
                "The file is damaged; pages that could not be found: {}.",
                count(lost_pages)
            ),
        ),
        NoticeKind::UnknownCharacters { count: n } => (
            format!(
                "{} tekens staan in lettertypen die niet zeggen welke tekens het zijn.",
                count(n)
            ),
            format!(
                "{} characters are in fonts that do not say which characters they are.",
                count(n)
            ),
        ),
        NoticeKind::ChangesAccepted { count: n } => (
            format!(
                "Het bestand houdt wijzigingen bij ({}); ze zijn gelezen alsof ze alle zijn geaccepteerd.",
                count(n)
            ),
            format!(
                "The file tracks changes ({}); it was read as if all were accepted.",
                count(n)
            ),
        ),
        NoticeKind::ChangesRejected { count: n } => (
            format!(
                "Het bestand houdt wijzigingen bij ({}); het is gelezen zoals het ervóór was.",
                count(n)
            ),
            format!(
                "The file tracks changes ({}); it was read as it was before any of them.",
                count(n)
            ),
        ),
        NoticeKind::NoSentences => (
            "Er staat geen enkele zin in.".to_owned(),
            "It holds no sentence.".to_owned(),
        ),
    };
    match language {
        Language::Dutch => nl,
        Language::English => en,
    }
}
