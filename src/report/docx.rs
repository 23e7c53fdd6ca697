//! Word documents: the table was/wordt that committees work with, and the new text with the
//! differences as tracked changes.

use std::io;

mod overlap;
mod package;
mod table;
mod tracked;
mod xml;

use super::Language;
use super::strings::{Label, OverlapPhrase, label, overlap_phrase};
use super::terminal::visible;
use super::view::{GENERATOR, View};
use crate::change::Comparison;
use crate::overlap::Overlap;
use package::{Parts, zipped};

/// Who made the changes, as Word shows it.
const AUTHOR: &str = "pledgediff";

/// What the document is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// A table: what was, what it becomes, what that changes.
    #[default]
    Table,
    /// The new text; every difference is a tracked change that Word can accept or reject.
    Tracked,
}

/// The document; the same bytes for the same comparison.
///
/// # Errors
/// When the text does not fit in a document.
pub fn comparison(
    comparison: &Comparison,
    style: Style,
    language: Language,
) -> io::Result<Vec<u8>> {
    dressed(&View::of(comparison, language), style)
}

/// The document of a view.
///
/// # Errors
/// When the text does not fit in a document.
pub fn dressed(view: &View<'_>, style: Style) -> io::Result<Vec<u8>> {
    let language = view.language;
    let [old, new] = view.inputs.map(|input| input.source.label.as_str());
    let title = format!("{}: {old} → {new}", label(Label::Title, language));
    let (document, comments) = match style {
        Style::Table => (table::part(view), None),
        Style::Tracked => {
            let (document, comments) = tracked::parts(view);
            (document, Some(comments))
        }
    };
    zipped(Parts {
        language,
        title: &title,
        foot: &format!("{title}  ·  {GENERATOR}"),
        document,
        comments,
    })
}

/// The overlap as a document; the same bytes for the same overlap.
///
/// # Errors
/// When the text does not fit in a document.
pub fn overlap(overlap: &Overlap, language: Language) -> io::Result<Vec<u8>> {
    let agreement = overlap.agreement().analysis().document().source();
    let title = overlap_phrase(OverlapPhrase::Title, language);
    zipped(Parts {
        language,
        title: &format!("{title}: {}", agreement.label),
        foot: &format!("{}  ·  {GENERATOR}", visible(&agreement.label)),
        document: overlap::part(overlap, language),
        comments: None,
    })
}
