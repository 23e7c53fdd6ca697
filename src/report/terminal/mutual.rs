//! What programmes share, on a terminal: a matrix.

use super::Looks;
use super::table::table;
use crate::overlap::Mutual;
use crate::report::strings::{OverlapPhrase, overlap_phrase, per_mille};

/// The matrix: of the commitments of the party in the row, the share that stands in the programme
/// of the party in the column.
pub fn mutual(mutual: &Mutual, looks: Looks) -> String {
    let count = mutual.programmes().len();
    let label = |at: usize| {
        let version = &mutual.programmes()[at];
        version.analysis().document().source().label.clone()
    };
    let mut rows = vec![vec![String::new()]];
    rows[0].extend((0..count).map(label));
    for of in 0..count {
        let mut row = vec![label(of)];
        row.extend((0..count).map(|within| {
            if of == within {
                "–".to_owned()
            } else {
                per_mille(mutual.share(of, within), looks.language)
            }
        }));
        rows.push(row);
    }
    let title = overlap_phrase(OverlapPhrase::MutualTitle, looks.language);
    let explained = overlap_phrase(OverlapPhrase::MutualExplained, looks.language);
    format!("{title}\n\n{}\n{explained}\n", table(&rows, looks))
}
