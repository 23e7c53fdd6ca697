//! The first line of every report.

use std::fmt::Write as _;

use super::{Language, counted, number};
use crate::change::Summary;

/// What became of the commitments, in one line: "31 van de 412 toezeggingen gewijzigd, 12
/// geschrapt, 5 toegevoegd". What is only possible is said apart.
pub(in crate::report) fn headline(summary: &Summary, language: Language) -> String {
    let counts = &summary.commitments;
    let changed = counts.changed + counts.split + counts.merged;
    let before = counts.unchanged + changed + counts.removed + counts.possible;
    let n = |count: u32| number(u64::from(count), language);
    let changes = changed + counts.removed + counts.added + counts.possible;
    let mut told = match (language, before, changes) {
        (Language::Dutch, 0, 0) => return "Geen toezegging in beide versies".to_owned(),
        (Language::English, 0, 0) => return "No commitment in either version".to_owned(),
        (Language::Dutch, 1, 0) => return "De enige toezegging is ongewijzigd".to_owned(),
        (Language::English, 1, 0) => return "The only commitment is unchanged".to_owned(),
        (Language::Dutch, _, 0) => return format!("Alle {} toezeggingen ongewijzigd", n(before)),
        (Language::English, _, 0) => return format!("All {} commitments unchanged", n(before)),
        (Language::Dutch, 0, _) => "Eerst geen toezegging".to_owned(),
        (Language::English, 0, _) => "No commitment before".to_owned(),
        (Language::Dutch, 1, _) => format!("{changed} van 1 toezegging gewijzigd"),
        (Language::English, 1, _) => format!("{changed} of 1 commitment changed"),
        (Language::Dutch, _, _) => {
            format!("{} van de {} toezeggingen gewijzigd", n(changed), n(before))
        }
        (Language::English, _, _) => {
            format!("{} of {} commitments changed", n(changed), n(before))
        }
    };
    let (removed, added, possible) = match language {
        Language::Dutch => ("geschrapt", "toegevoegd", "mogelijk gewijzigd"),
        Language::English => ("removed", "added", "possibly changed"),
    };
    let rest = [
        (counts.removed, removed),
        (counts.added, added),
        (counts.possible, possible),
    ];
    for (count, word) in rest.into_iter().filter(|&(count, _)| count > 0) {
        let _ = write!(told, ", {} {word}", n(count));
    }
    told
}

/// "1 toezegging", "412 toezeggingen".
pub(in crate::report) fn commitments(count: usize, language: Language) -> String {
    counted(
        count,
        language,
        ("toezegging", "toezeggingen"),
        ("commitment", "commitments"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::change::Counts;

    fn told(counts: Counts, language: Language) -> String {
        let summary = Summary {
            commitments: counts,
            ..Summary::default()
        };
        headline(&summary, language)
    }

    #[test]
    fn the_headline_counts_what_was_there_and_what_became_of_it() {
        let counts = Counts {
            unchanged: 1370,
            changed: 28,
            split: 2,
            merged: 1,
            added: 5,
            removed: 12,
            ..Counts::default()
        };
        assert_eq!(
            told(counts, Language::Dutch),
            "31 van de 1.413 toezeggingen gewijzigd, 12 geschrapt, 5 toegevoegd"
        );
        assert_eq!(
            told(counts, Language::English),
            "31 of 1,413 commitments changed, 12 removed, 5 added"
        );
    }

    #[test]
    fn the_headline_is_good_dutch_where_little_is_told() {
        let none = Counts::default();
        let one = Counts {
            unchanged: 1,
            ..none
        };
        let all = Counts {
            unchanged: 40,
            ..none
        };
        let new = Counts { added: 2, ..none };
        let nl = Language::Dutch;
        assert_eq!(told(none, nl), "Geen toezegging in beide versies");
        assert_eq!(told(one, nl), "De enige toezegging is ongewijzigd");
        assert_eq!(told(all, nl), "Alle 40 toezeggingen ongewijzigd");
        assert_eq!(told(new, nl), "Eerst geen toezegging, 2 toegevoegd");
    }
}
