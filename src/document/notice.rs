//! Notices: what was degraded, repaired or odd in an input, said and never hidden.

use crate::text::Place;

/// Something the reader of a report should know about an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What happened.
    pub kind: NoticeKind,
    /// Where, as far as it has one place.
    pub place: Place,
}

impl Notice {
    /// A notice about the whole input.
    pub fn whole(kind: NoticeKind) -> Self {
        Self {
            kind,
            place: Place::default(),
        }
    }

    /// A notice about one place.
    pub fn at(kind: NoticeKind, place: Place) -> Self {
        Self { kind, place }
    }
}

/// What a notice tells; the wording is `report::strings`' task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// The bytes were no UTF-8; they were decoded as `encoding` because it fits them best.
    EncodingGuessed {
        /// WHATWG name of the encoding.
        encoding: String,
    },
    /// The input was not valid in its encoding; so many sequences became U+FFFD.
    InvalidSequences {
        /// How many.
        count: u32,
    },
    /// UTF-8 that had been decoded as `encoding` was put right in so many places.
    MojibakeRepaired {
        /// WHATWG name of the encoding that had been used by mistake.
        encoding: String,
        /// How many damaged sequences.
        count: u32,
    },
    /// Characters that no text holds (NUL and other controls) were left out.
    ControlsDropped {
        /// How many.
        count: u32,
    },
    /// Passages that the source strikes out were left out.
    StruckTextDropped {
        /// How many.
        count: u32,
    },
    /// So many pages in a row have no text: pictures, or blank.
    PageWithoutText {
        /// How many.
        pages: u32,
        /// The last of them.
        last: u32,
    },
    /// So many pages in a row could be read only in part, or not at all.
    PageDamaged {
        /// How many.
        pages: u32,
        /// The last of them.
        last: u32,
    },
    /// The file is damaged and was read as far as possible.
    FileDamaged {
        /// How many of the pages it claims to have could not be found.
        lost_pages: u32,
    },
    /// So many characters are in fonts that do not say which characters they are.
    UnknownCharacters {
        /// How many.
        count: u32,
    },
    /// The source tracks so many changes; it was read as if all were accepted.
    ChangesAccepted {
        /// How many.
        count: u32,
    },
    /// The source tracks so many changes; it was read as if none had been made.
    ChangesRejected {
        /// How many.
        count: u32,
    },
    /// The input holds no sentence.
    NoSentences,
}

impl NoticeKind {
    /// The code used in JSON: stable, in snake case.
    pub fn code(&self) -> &'static str {
        match self {
            Self::EncodingGuessed { .. } => "encoding_guessed",
            Self::InvalidSequences { .. } => "invalid_sequences",
            Self::MojibakeRepaired { .. } => "mojibake_repaired",
            Self::ControlsDropped { .. } => "controls_dropped",
            Self::StruckTextDropped { .. } => "struck_text_dropped",
            Self::PageWithoutText { .. } => "page_without_text",
            Self::PageDamaged { .. } => "page_damaged",
            Self::FileDamaged { .. } => "file_damaged",
            Self::UnknownCharacters { .. } => "unknown_characters",
            Self::ChangesAccepted { .. } => "tracked_changes_accepted",
            Self::ChangesRejected { .. } => "tracked_changes_rejected",
            Self::NoSentences => "no_sentences",
        }
    }
}
