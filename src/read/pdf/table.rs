//! Tables: rows of cells, figures in columns.

use super::contents::rows;
use super::flow::{self, Line};
use super::runs::Run;

/// Fewest rows with a figure that make a table.
const FEWEST: usize = 3;

/// Most words in the head of a column, and how far above the first row it stands, in sizes.
const HEAD_WORDS: usize = 7;
const HEAD_GAP: f32 = 3.5;

/// The cells of one table, row by row.
pub(super) struct Table {
    lines: Vec<Line>,
}

/// Divides the runs of a page into its tables and the rest. Running text is left aside at first: it
/// may stand in a column beside a table.
pub(super) fn divide(runs: Vec<Run>) -> (Vec<Table>, Vec<Run>) {
    let prose = flow::prose(&runs);
    let (prose, others): (Vec<_>, Vec<_>) =
        runs.into_iter().enumerate().partition(|(at, _)| prose[*at]);
    let (mut tables, others) = take(others);
    let mut rest: Vec<(usize, Run)> = prose.into_iter().chain(others).collect();
    rest.sort_by_key(|(at, _)| *at);
    let (more, rest) = take(rest);
    tables.extend(more);
    (tables, rest.into_iter().map(|(_, run)| run).collect())
}

/// Takes the tables out of numbered runs.
fn take(numbered: Vec<(usize, Run)>) -> (Vec<Table>, Vec<(usize, Run)>) {
    let (places, runs): (Vec<usize>, Vec<Run>) = numbered.into_iter().unzip();
    let rows = rows(&runs);
    let mut in_table = vec![usize::MAX; runs.len()];
    let mut tables = 0;
    let mut at = 0;
    while at < rows.len() {
        let (end, figures) = stretch(&rows, &runs, at);
        if figures < FEWEST {
            at += 1;
            continue;
        }
        let head = at - usize::from(at > 0 && is_head(&rows[at - 1], &rows[at..=end], &runs));
        for &run in rows[head..=end].iter().flatten() {
            in_table[run] = tables;
        }
        tables += 1;
        at = end + 1;
    }
    let mut found: Vec<Table> = (0..tables).map(|_| Table { lines: Vec::new() }).collect();
    for &at in rows.iter().flatten() {
        if let Some(table) = found.get_mut(in_table[at]) {
            let mut cell = Line::of(&runs[at]);
            cell.is_cell = true;
            table.lines.push(cell);
        }
    }
    let rest = places.into_iter().zip(runs).zip(in_table);
    let rest = rest
        .filter(|(_, table)| *table == usize::MAX)
        .map(|(run, _)| run);
    (found, rest.collect())
}

/// From a row with a figure on: the last row that goes on with the table, and its rows with figures.
fn stretch(rows: &[Vec<usize>], runs: &[Run], start: usize) -> (usize, usize) {
    let Some(edge) = figure(&rows[start], runs) else {
        return (start, 0);
    };
    let (mut end, mut figures) = (start, 1);
    let mut y = runs[rows[start][0]].y;
    for (at, row) in rows.iter().enumerate().skip(start + 1) {
        let first = &runs[row[0]];
        if first.y - y > 4.5 * first.size {
            break;
        }
        let aligned = figure(row, runs)
            .is_some_and(|(x0, x1)| (x0 - edge.0).abs() < 4.0 || (x1 - edge.1).abs() < 4.0);
        if aligned {
            (end, figures, y) = (at, figures + 1, first.y);
        } else if row.len() == 1 && first.x1 > edge.0
            || row.len() > 1 && figure(row, runs).is_none()
        {
            // Running text, or a row of words across the columns.
            break;
        }
    }
    (end, figures)
}

/// Whether a row stands right above those of a table and names their columns.
fn is_head(row: &[usize], table: &[Vec<usize>], runs: &[Run]) -> bool {
    let first = &runs[table[0][0]];
    let over_one = |&at: &usize| {
        let name = &runs[at];
        let mut cells = table.iter().flatten().map(|&at| &runs[at]);
        name.text.split_whitespace().count() <= HEAD_WORDS
            && cells.any(|cell| cell.x0 < name.x1 && name.x0 < cell.x1)
    };
    row.len() >= 2
        && first.y - runs[row[0]].y < HEAD_GAP * first.size
        && figure(row, runs).is_none()
        && row.iter().all(over_one)
}

/// Left and right end of the figure that ends a row, if words stand before it.
fn figure(row: &[usize], runs: &[Run]) -> Option<(f32, f32)> {
    let (&last, before) = row.split_last()?;
    let words = before
        .iter()
        .any(|&at| runs[at].text.chars().any(char::is_alphabetic));
    let run = &runs[last];
    (words && run.opener.is_empty() && is_figure(&run.text)).then_some((run.x0, run.x1))
}

fn is_figure(text: &str) -> bool {
    let text = text.trim();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let others = text.chars().filter(|c| c.is_alphabetic()).count();
    digits > 0 && text.len() <= 24 && (others == 0 || others <= 4 && digits >= others)
}

/// Puts the tables where they stand among the lines of the page.
pub(super) fn insert(lines: &mut Vec<Line>, tables: Vec<Table>) {
    for (number, mut table) in tables.into_iter().enumerate() {
        let Some(first) = table.lines.first() else {
            continue;
        };
        let (x0, y) = (first.x0, first.y);
        let above = |line: &Line| line.y < y && line.x1 > x0;
        let at = lines.iter().rposition(above).map_or(0, |at| at + 1);
        for line in &mut table.lines {
            line.frame = 1_000_000 + number as u32;
        }
        lines.splice(at..at, table.lines);
    }
}
