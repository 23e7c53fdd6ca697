//! Acknowledgements: changes that somebody has seen, with the reason why they may pass.

use super::passage::Passage;
use super::{Date, Pattern};

/// How an acknowledgement names its change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Names {
    /// By the change's id.
    Change(String),
    /// By words that stand in it, on either side.
    Quote(String),
}

/// One acknowledgement.
#[derive(Clone, Debug)]
pub struct Acknowledgement {
    /// What it names.
    pub names: Names,
    /// Why the change may pass.
    pub reason: String,
    /// The last day on which it holds.
    pub expires: Option<Date>,
    /// The documents it is about; all where there are none.
    pub documents: Vec<Pattern>,
    /// Where it stands in the policy, counted from 1; 0 where it was made otherwise.
    pub line: u32,
}

impl Acknowledgement {
    pub(super) fn names(&self, passage: &Passage<'_>) -> bool {
        let here = self.documents.is_empty()
            || passage
                .documents
                .iter()
                .any(|path| self.documents.iter().any(|pattern| pattern.fits(path)));
        here && match &self.names {
            Names::Change(id) => passage.change.id == *id,
            Names::Quote(quote) => {
                let quote = words(quote);
                !quote.is_empty()
                    && [passage.old_text(), passage.new_text()]
                        .iter()
                        .any(|text| words(text).contains(&quote))
            }
        }
    }

    /// Whether it no longer holds on that day.
    pub fn is_expired(&self, today: Date) -> bool {
        self.expires.is_some_and(|last| today > last)
    }
}

/// The words with one space between, so that a quotation may run over lines.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
