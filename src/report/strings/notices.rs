//! The wording of the notices.

use super::{Language, number};
use crate::document::NoticeKind;

/// What a notice tells the reader: one sentence.
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
