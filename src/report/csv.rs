//! CSV: one row a change, the unchanged included, for other programs and for spreadsheets. Names
//! and values are those of the JSON and the same in every language; see [`COLUMNS`].

use std::borrow::Cow;
use std::io::{self, Write};

use csv::{Terminator, WriterBuilder};

use super::shares::section;
use super::view::{Side, ids};
use crate::align::Confidence;
use crate::analysis::SentenceId;
use crate::change::{Change, Comparison};
use crate::meaning::Version;
use crate::meaning::effect::Effect;

mod overlap;

pub use overlap::{MATCH_COLUMNS, MUTUAL_COLUMNS, mutual, overlap};

/// How the file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect {
    /// What stands between columns.
    pub delimiter: u8,
    /// Whether it begins with a byte-order mark, by which Excel sees that it is UTF-8.
    pub byte_order_mark: bool,
}

/// The columns and what stands in them.
pub const COLUMNS: [(&str, &str); 19] = [
    ("id", "the same for the same two texts"),
    (
        "kind",
        "unchanged, changed, split, merged, added or removed",
    ),
    ("moved", "true where the passage left its place"),
    ("confidence", "certain or possible"),
    ("similarity", "likeness of the two sides, 0 to 1"),
    (
        "commitment",
        "firmest class on either side: specific, general or none",
    ),
    (
        "old_strength",
        "how firmly the old side promises, 1 (may) to 4 (must)",
    ),
    ("new_strength", "the same of the new side"),
    (
        "effects",
        "classes of what surely changed in substance, `;` between them",
    ),
    ("possible_effects", "classes of what perhaps changed"),
    (
        "effect_words",
        "the words that show each: `figure: 2% → 3%`",
    ),
    (
        "old_section",
        "titles down to the section in the old version",
    ),
    ("new_section", "the same in the new version"),
    ("old_page", "page of the old version, where it has pages"),
    ("old_line", "line of the old version's source"),
    ("new_page", "page of the new version"),
    ("new_line", "line of the new version's source"),
    ("old_text", "the old words"),
    ("new_text", "the new words"),
];

/// Writes a comparison.
///
/// # Errors
/// When `out` does not take it.
pub fn comparison(comparison: &Comparison, dialect: Dialect, out: impl Write) -> io::Result<()> {
    let mut table = table(dialect, out)?;
    table.write_record(COLUMNS.map(|(name, _)| name))?;
    for change in comparison.changes() {
        row(&mut table, &cells(comparison, change))?;
    }
    table.flush()
}

fn table<W: Write>(dialect: Dialect, mut out: W) -> io::Result<csv::Writer<W>> {
    if dialect.byte_order_mark {
        out.write_all("\u{feff}".as_bytes())?;
    }
    Ok(WriterBuilder::new()
        .delimiter(dialect.delimiter)
        .terminator(Terminator::Any(b'\n'))
        .from_writer(out))
}

fn row(table: &mut csv::Writer<impl Write>, cells: &[String]) -> io::Result<()> {
    table.write_record(cells.iter().map(|cell| defused(cell).into_owned()))?;
    Ok(())
}

fn cells(comparison: &Comparison, change: &Change) -> [String; COLUMNS.len()] {
    let own = [
        change.id.clone(),
        change.kind.name().to_owned(),
        change.moved.to_string(),
        change.confidence.name().to_owned(),
        format!("{:.3}", change.similarity),
        comparison.commitment(change).name().to_owned(),
    ];
    let old = Passage::of(comparison.before(), ids(change, Side::Old));
    let new = Passage::of(comparison.after(), ids(change, Side::New));
    joined(own, sides(old, new, &change.effects))
}

/// The cells of a row, from the two arrays it is made of.
fn joined<const A: usize, const B: usize, const ALL: usize>(
    own: [String; A],
    sides: [String; B],
) -> [String; ALL] {
    const { assert!(A + B == ALL) };
    let mut cells = own.into_iter().chain(sides);
    std::array::from_fn(|_| cells.next().unwrap_or_default())
}

/// The cells in which every table of passages ends: both sides and what differs between them.
fn sides(old: Passage, new: Passage, effects: &[Effect]) -> [String; 13] {
    let [certain, possible, words] = told(effects);
    [
        old.strength,
        new.strength,
        certain,
        possible,
        words,
        old.section,
        new.section,
        old.page,
        old.line,
        new.page,
        new.line,
        old.text,
        new.text,
    ]
}

/// Effects in three cells: the classes that are certain, those that are possible, and the words
/// that show each.
fn told(effects: &[Effect]) -> [String; 3] {
    let classes = |certainty| {
        let effects = effects.iter().filter(|e| e.certainty == certainty);
        let classes: Vec<&str> = effects.map(|effect| effect.class.name()).collect();
        classes.join(";")
    };
    let words: Vec<String> = effects
        .iter()
        .map(|effect| {
            let [old, new] = [&effect.old, &effect.new].map(|w| w.as_deref().unwrap_or_default());
            format!("{}: {old} → {new}", effect.class.name())
        })
        .collect();
    [
        classes(Confidence::Certain),
        classes(Confidence::Possible),
        words.join("; "),
    ]
}

/// One side of a change; nothing in any field where the side is empty.
#[derive(Default)]
struct Passage {
    section: String,
    page: String,
    line: String,
    strength: String,
    text: String,
}

impl Passage {
    fn of(version: &Version, ids: &[SentenceId]) -> Self {
        let Some(&first) = ids.first() else {
            return Self::default();
        };
        let analysis = version.analysis();
        let texts: Vec<&str> = ids.iter().map(|&id| analysis.text(id)).collect();
        let strengths = ids.iter().filter_map(|&id| version.meaning(id).strength);
        let place = analysis.place(first);
        let number = |number: Option<u32>| number.map_or(String::new(), |n| n.to_string());
        Self {
            section: section(version, first),
            page: number(place.page),
            line: number(place.line),
            strength: strengths.max().map_or(String::new(), |s| s.to_string()),
            text: texts.join(" "),
        }
    }
}

/// The cell with an apostrophe before it where a spreadsheet would take it for a formula, whatever
/// it makes of blanks and apostrophes before one; and without what no reader of CSV is ready for.
fn defused(cell: &str) -> Cow<'_, str> {
    let first = cell
        .chars()
        .find(|&c| !c.is_whitespace() && !matches!(c, '\'' | '"' | '\u{feff}' | '\u{200b}'));
    // Full-width signs too: some versions of Excel read them as the narrow ones.
    let formula = matches!(
        first,
        Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠')
    ) || cell.starts_with(['\t', '\r', '\n']);
    let control = |c: char| c.is_control();
    if !formula && !cell.contains(control) {
        return Cow::Borrowed(cell);
    }
    let apostrophe = if formula { "'" } else { "" };
    Cow::Owned(format!("{apostrophe}{}", cell.replace(control, "\u{fffd}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_compute_is_text() {
        for formula in [
            "=1+1", "+31", "-2%", "@SUM(A1)", " =1", "'=1", "＝1", "\t=1",
        ] {
            assert!(defused(formula).starts_with('\''), "{formula}");
        }
        for plain in [
            "",
            "Wij bouwen 2 + 2 huizen.",
            "'t Is goed.",
            "0.930",
            "3-4",
        ] {
            assert_eq!(defused(plain), plain);
        }
        assert_eq!(defused("a\u{0}b"), "a\u{fffd}b");
    }
}
