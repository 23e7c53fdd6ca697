//! The matrix of parties: what is counted of each, in the order in which every report tells it.

use super::name;
use crate::overlap::{Mutual, Overlap, Relation};
use crate::report::Language;
use crate::report::strings::{self, OverlapPhrase, overlap_phrase, relation};

/// A column of the matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::report) enum Column {
    /// Commitments of the programme.
    Commitments,
    /// Those of them that came to this.
    Relation(Relation),
    /// Those only possibly found.
    Possible,
    /// Those not found.
    Absent,
    /// The share found.
    Share,
    /// The share found of the programme's or the agreement's, whichever are fewer.
    ByLength,
    /// The share found of the specific ones.
    ShareSpecific,
    /// The lower end of the interval in which the share may really lie.
    Low,
    /// Its upper end.
    High,
}

/// What stands in a cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::report) enum Figure {
    /// A number of commitments.
    Count(u32),
    /// A share, from 0 to 1.
    Share(f64),
}

impl Column {
    /// All columns in order.
    pub(in crate::report) const ALL: [Self; 13] = [
        Self::Share,
        Self::ByLength,
        Self::ShareSpecific,
        Self::Low,
        Self::High,
        Self::Commitments,
        Self::Relation(Relation::Verbatim),
        Self::Relation(Relation::Reworded),
        Self::Relation(Relation::Changed),
        Self::Relation(Relation::Partial),
        Self::Relation(Relation::Opposite),
        Self::Possible,
        Self::Absent,
    ];

    /// What stands over it.
    pub(in crate::report) fn head(self, language: Language) -> &'static str {
        let phrase = match self {
            Self::Relation(of) => return relation(of, language),
            Self::Commitments => OverlapPhrase::Commitments,
            Self::Possible => OverlapPhrase::Possible,
            Self::Absent => OverlapPhrase::Absent,
            Self::Share => OverlapPhrase::Share,
            Self::ByLength => OverlapPhrase::ByLength,
            Self::ShareSpecific => OverlapPhrase::ShareSpecific,
            Self::Low => OverlapPhrase::AtLeast,
            Self::High => OverlapPhrase::AtMost,
        };
        overlap_phrase(phrase, language)
    }

    /// What stands in it for a programme.
    pub(in crate::report) fn of(self, overlap: &Overlap, at: usize) -> Figure {
        let summary = &overlap.summaries()[at];
        let counts = &summary.all;
        match self {
            Self::Commitments => Figure::Count(counts.commitments),
            Self::Relation(relation) => Figure::Count(super::count(counts, relation)),
            Self::Possible => Figure::Count(counts.possible),
            Self::Absent => Figure::Count(counts.absent),
            Self::Share => Figure::Share(counts.share()),
            Self::ByLength => Figure::Share(summary.by_length(overlap.agreement_summary())),
            Self::ShareSpecific => Figure::Share(summary.specific.share()),
            Self::Low => Figure::Share(counts.estimate().low),
            Self::High => Figure::Share(counts.estimate().high),
        }
    }
}

impl Figure {
    /// The figure in words.
    pub(in crate::report) fn told(self, language: Language) -> String {
        match self {
            Self::Count(count) => strings::number(u64::from(count), language),
            Self::Share(share) => strings::percentage(share, language),
        }
    }
}

/// What programmes share, in words: of the commitments of the party in the row, the share that stands
/// in the programme of the party in the column; of so many parties.
pub(in crate::report) fn mutual(
    mutual: &Mutual,
    columns: usize,
    language: Language,
) -> Vec<Vec<String>> {
    let programmes = mutual.programmes();
    let shown = programmes.len().min(columns);
    let labels = programmes[..shown].iter().map(|p| p.label().to_owned());
    let mut rows = vec![std::iter::once(String::new()).chain(labels).collect()];
    for (of, programme) in programmes.iter().enumerate() {
        let mut row = vec![programme.label().to_owned()];
        row.extend((0..shown).map(|within| {
            if of == within {
                "–".to_owned()
            } else {
                strings::per_mille(mutual.share(of, within), language)
            }
        }));
        rows.push(row);
    }
    rows
}

/// The matrix in words, a row a party, for formats where all is text; the interval in one column.
pub(in crate::report) fn matrix(overlap: &Overlap, language: Language) -> Vec<Vec<String>> {
    let columns = || Column::ALL.into_iter().filter(|&c| c != Column::High);
    let mut rows = vec![vec![
        overlap_phrase(OverlapPhrase::Party, language).to_owned(),
    ]];
    rows[0].extend(columns().map(|column| {
        let head = if column == Column::Low {
            overlap_phrase(OverlapPhrase::Estimate, language)
        } else {
            column.head(language)
        };
        head.to_owned()
    }));
    for at in super::order(overlap) {
        let mut row = vec![name(overlap, at, language)];
        row.extend(columns().map(|column| {
            if column == Column::Low {
                strings::estimate(&overlap.summaries()[at].all, language)
            } else {
                column.of(overlap, at).told(language)
            }
        }));
        rows.push(row);
    }
    rows
}
