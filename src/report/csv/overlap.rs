//! The overlap as CSV: one row a match, or one row for each two programmes.

use std::io::{self, Write};

use super::{Dialect, Passage, joined, row, sides, table};
use crate::overlap::{Mutual, Overlap};
use crate::report::Language;
use crate::report::shares::Told;

/// The columns of the matches and what stands in them.
pub const MATCH_COLUMNS: [(&str, &str); 20] = [
    ("programme", "what the programme is called"),
    ("coalition", "true or false where that is known"),
    (
        "relation",
        "verbatim, reworded, changed, partial, opposite or related",
    ),
    ("confidence", "certain or possible"),
    ("similarity", "likeness of the two sides, 0 to 1"),
    (
        "common_ground",
        "true where so many programmes say it that it tells nothing about one",
    ),
    (
        "commitment",
        "firmest class in the programme: specific, general or none",
    ),
    (
        "programme_strength",
        "how firmly the programme promises, 1 (may) to 4 (must)",
    ),
    ("agreement_strength", "the same of the agreement"),
    (
        "effects",
        "classes of what surely changed in substance, `;` between them",
    ),
    ("possible_effects", "classes of what perhaps changed"),
    ("effect_words", "the words that show each"),
    (
        "programme_section",
        "titles down to the section in the programme",
    ),
    ("agreement_section", "the same in the agreement"),
    (
        "programme_page",
        "page of the programme, where it has pages",
    ),
    ("programme_line", "line of the programme's source"),
    ("agreement_page", "page of the agreement"),
    ("agreement_line", "line of the agreement's source"),
    ("programme_text", "the programme's words"),
    ("agreement_text", "the agreement's words"),
];

/// The columns of the matrix of programmes and what stands in them.
pub const MUTUAL_COLUMNS: [(&str, &str); 6] = [
    ("programme", "whose commitments are counted"),
    ("other", "in which programme they are looked for"),
    ("commitments", "commitments of the programme"),
    (
        "found",
        "those of them that stand in the other with certainty",
    ),
    ("share", "found as a share of all, 0 to 1"),
    ("verbatim", "pairs of sentences of the very same words"),
];

/// Writes the matches, by programme and then in its order.
///
/// # Errors
/// When `out` does not take it.
pub fn overlap(overlap: &Overlap, dialect: Dialect, out: impl Write) -> io::Result<()> {
    let mut table = table(dialect, out)?;
    table.write_record(MATCH_COLUMNS.map(|(name, _)| name))?;
    for found in overlap.matches() {
        // Names and values are the same in every language.
        let told = Told::of(overlap, found, Language::English);
        let programme = &overlap.programmes()[found.programme];
        let old = Passage::of(programme, &found.old);
        let new = Passage::of(overlap.agreement(), &found.new);
        let coalition = overlap.summaries()[found.programme].coalition;
        let own = [
            told.labels[0].to_owned(),
            coalition.map_or(String::new(), |c| c.to_string()),
            found.relation.name().to_owned(),
            found.confidence.name().to_owned(),
            format!("{:.3}", found.similarity),
            told.common_ground.to_string(),
            told.commitment.name().to_owned(),
        ];
        let cells: [String; MATCH_COLUMNS.len()] = joined(own, sides(old, new, &found.effects));
        row(&mut table, &cells)?;
    }
    table.flush()
}

/// Writes what each two programmes share, seen from either.
///
/// # Errors
/// When `out` does not take it.
pub fn mutual(mutual: &Mutual, dialect: Dialect, out: impl Write) -> io::Result<()> {
    let label = |at: usize| mutual.programmes()[at].label().to_owned();
    let mut table = table(dialect, out)?;
    table.write_record(MUTUAL_COLUMNS.map(|(name, _)| name))?;
    let commitments: Vec<u32> = (0..mutual.programmes().len())
        .map(|at| mutual.commitments(at))
        .collect();
    for shared in mutual.shared() {
        let ways = [(shared.first, shared.second), (shared.second, shared.first)];
        for ((of, within), found) in ways.into_iter().zip(shared.commitments) {
            let all = commitments[of];
            let share = f64::from(found) / f64::from(all.max(1));
            let cells: [String; MUTUAL_COLUMNS.len()] = [
                label(of),
                label(within),
                all.to_string(),
                found.to_string(),
                format!("{share:.4}"),
                shared.verbatim.to_string(),
            ];
            row(&mut table, &cells)?;
        }
    }
    table.flush()
}
