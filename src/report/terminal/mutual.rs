//! What programmes share, on a terminal: a matrix.

use anstyle::Style;

use super::Looks;
use super::table::table;
use super::wrap::Wrapped;
use crate::overlap::Mutual;
use crate::report::shares;
use crate::report::strings::{OverlapPhrase, overlap_phrase};

/// The matrix: of the commitments of the party in the row, the share that stands in the programme
/// of the party in the column.
pub fn mutual(mutual: &Mutual, looks: Looks) -> String {
    let rows = shares::mutual(mutual, usize::MAX, looks.language);
    let title = overlap_phrase(OverlapPhrase::MutualTitle, looks.language);
    let explained = overlap_phrase(OverlapPhrase::MutualExplained, looks.language);
    let wrapped = |words: &str| {
        let mut text = Wrapped::new(looks.width, "", "");
        text.push(words, Style::new());
        text.finish()
    };
    format!(
        "{}\n{}\n{}",
        wrapped(title),
        table(&rows, looks),
        wrapped(explained)
    )
}
