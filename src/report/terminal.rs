//! The report for a terminal: what a reader asks first, then the changes by section with their
//! words marked.

mod change;
mod escape;
mod first;
mod mutual;
mod overlap;
mod page;
mod table;
mod wrap;

use super::Language;
use super::strings::{Phrase, phrase};
use super::view::View;
use crate::change::Comparison;
pub(super) use escape::{suspects, visible};
pub use mutual::mutual;
pub use overlap::overlap;
use page::{FAINT, Page};

/// How a report for a terminal looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Looks {
    /// Width in columns.
    pub width: usize,
    /// Whether colours are used.
    pub colour: bool,
    /// Language of the report.
    pub language: Language,
    /// Whether to stop after the first screen: the counts and what matters first.
    pub summary: bool,
}

/// The report.
pub fn comparison(comparison: &Comparison, looks: Looks) -> String {
    dressed(&View::of(comparison, looks.language), looks)
}

/// The report of a view, in whose language it is.
pub fn dressed(view: &View<'_>, looks: Looks) -> String {
    let mut page = Page::new(view, looks);
    first::write(&mut page);
    if looks.summary {
        return page.finish();
    }
    for part in &view.parts {
        let mut changes = part.changes().peekable();
        if changes.peek().is_some() {
            page.rule(&visible(&view.title(part.heading)));
        }
        for id in changes {
            change::write(&mut page, &view.entries[id]);
        }
    }
    if !view.possible.is_empty() {
        page.rule(phrase(Phrase::PossiblePart, view.language));
        let explained = phrase(Phrase::PossibleExplained, view.language);
        page.wrapped("", &[(FAINT, explained.to_owned())]);
        for &id in &view.possible {
            change::write(&mut page, &view.entries[id]);
        }
    }
    page.finish()
}
