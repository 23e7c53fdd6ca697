//! What programmes share, on a terminal: a matrix.

use super::Looks;
use super::table::table;
use crate::overlap::Mutual;
use crate::report::shares;
use crate::report::strings::{OverlapPhrase, overlap_phrase};

/// The matrix: of the commitments of the party in the row, the share that stands in the programme
/// of the party in the column.
pub fn mutual(mutual: &Mutual, looks: Looks) -> String {
    let rows = shares::mutual(mutual, usize::MAX, looks.language);
    let title = overlap_phrase(OverlapPhrase::MutualTitle, looks.language);
    let explained = overlap_phrase(OverlapPhrase::MutualExplained, looks.language);
    format!("{title}\n\n{}\n{explained}\n", table(&rows, looks))
}
