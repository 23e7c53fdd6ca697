//! What a reader should know about the inputs.

use crate::overlap::Overlap;
use crate::report::Language;
use crate::report::strings;

/// A notice, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::report) struct Notice {
    /// What the input is called.
    pub(in crate::report) label: String,
    /// Where in it, as far as it has one place.
    pub(in crate::report) place: Option<String>,
    pub(in crate::report) message: String,
}

impl Notice {
    /// Place and message in one line.
    pub(in crate::report) fn told(&self) -> String {
        match &self.place {
            Some(place) => format!("{place}: {}", self.message),
            None => self.message.clone(),
        }
    }
}

/// The notices of all inputs, those of the agreement first.
pub(in crate::report) fn notices(overlap: &Overlap, language: Language) -> Vec<Notice> {
    std::iter::once(overlap.agreement())
        .chain(overlap.programmes())
        .flat_map(|version| {
            let document = version.analysis().document();
            strings::notices(document, language).map(|(place, message)| Notice {
                label: document.source().label.clone(),
                place,
                message,
            })
        })
        .collect()
}
