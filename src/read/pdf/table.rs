//! Tables: rows of cells, figures in columns.

use super::contents::rows;
use super::flow::{self, Line};
use super::levels;
use super::runs::{self, Run};

/// Fewest rows with a figure that make a table.
const FEWEST: usize = 3;

/// Most words in the head of a column, and how far above the first row it stands, in sizes.
const HEAD_WORDS: usize = 7;
const HEAD_GAP: f32 = 3.5;

/// Figures behind the words of a row that make it one of a grid, and the fewest such rows.
const GRID_FIGURES: usize = 3;
const GRID_ROWS: usize = 4;
/// Farthest that rows with figures stand apart in a grid, and from it at either end, in sizes.
const GRID_GAP: f32 = 10.0;
const EDGE_GAP: f32 = 5.5;
/// Runs of a page beyond which no grid is sought: no reader could read it.
const MOST_RUNS: usize = 5000;
/// Words of a run that is running text and no cell where it reaches under the figures.
const SENTENCE_WORDS: usize = 8;

/// The cells of one table, row by row.
pub(super) struct Table {
    lines: Vec<Line>,
}

impl Table {
    pub(super) fn of(lines: Vec<Line>) -> Self {
        Self { lines }
    }
}

/// Divides the runs of a page into its tables and the rest. Running text is left aside at first: it
/// may stand in a column beside a table.
pub(super) fn divide(runs: Vec<Run>) -> (Vec<Table>, Vec<Run>) {
    let mut tables = Vec::new();
    let mut runs = runs;
    while let Some(rows) = grid(&runs) {
        let mut taken = vec![false; runs.len()];
        rows.iter().flatten().for_each(|&at| taken[at] = true);
        tables.push(Table {
            lines: cells(&rows, &runs),
        });
        runs::drop_at(&mut runs, |at| taken[at]);
    }
    let prose = flow::prose(&runs);
    let (prose, others): (Vec<_>, Vec<_>) =
        runs.into_iter().enumerate().partition(|(at, _)| prose[*at]);
    let (more, others) = take(others);
    tables.extend(more);
    let mut rest: Vec<(usize, Run)> = prose.into_iter().chain(others).collect();
    rest.sort_by_key(|(at, _)| *at);
    let (more, rest) = take(rest);
    tables.extend(more);
    (tables, rest.into_iter().map(|(_, run)| run).collect())
}

/// The rows of the first table of many columns: rows of words with several figures behind them, and
/// all that stands between them, such as words of two lines and figures set half a line higher, or
/// goes on with its columns at either end.
fn grid(runs: &[Run]) -> Option<Vec<Vec<usize>>> {
    let all = runs.iter().filter(|run| is_figure(&run.text)).count();
    if all < GRID_FIGURES * GRID_ROWS || runs.len() > MOST_RUNS {
        return None;
    }
    let rows = rows(runs);
    let figures: Vec<usize> = rows.iter().map(|row| figures_behind(row, runs)).collect();
    let y = |row: usize| runs[rows[row][0]].y;
    let size = |row: usize| runs[rows[row][0]].size;
    let full: Vec<usize> = (0..rows.len())
        .filter(|&row| figures[row] >= GRID_FIGURES && figures[row] < rows[row].len())
        .collect();
    let columns = |full: &[usize]| {
        let all = full
            .iter()
            .flat_map(|&row| rows[row].iter().rev().take(figures[row]));
        all.map(|&at| runs[at].x0).fold(f32::MAX, f32::min)
    };
    let text_under = |row: usize, x: f32| {
        rows[row].iter().map(|&at| &runs[at]).any(|run| {
            let words = run.text.split_whitespace().count();
            run.x0 < x && run.x1 > x + run.size && words >= SENTENCE_WORDS
        })
    };
    let hangs_together = |from: usize, to: usize, x: f32| {
        y(to) - y(from) < GRID_GAP * size(from) && !(from..to).any(|row| text_under(row, x))
    };
    let mut groups = full.chunk_by(|&one, &two| hangs_together(one, two, columns(&[one, two])));
    let group = groups.find(|group| group.len() >= GRID_ROWS)?;
    let x = columns(group);
    let (mut first, mut last) = (group[0], group[group.len() - 1]);
    let in_columns = |row: usize, least: usize| {
        let row = &rows[row];
        let behind = row.iter().filter(|&&at| runs[at].x1 > x).count();
        let names = |&at: &usize| runs[at].text.split_whitespace().count() <= HEAD_WORDS;
        behind >= least && row.iter().all(names)
    };
    for row in (0..first).rev() {
        if y(first) - y(row) > EDGE_GAP * size(row) || !in_columns(row, 1) {
            break;
        }
        first = row;
    }
    for row in last + 1..rows.len() {
        if y(row) - y(last) > EDGE_GAP * size(row) || text_under(row, x) {
            break;
        }
        let below = rows[row].len() == 1
            && y(row) - y(last) < 1.6 * size(row)
            && goes_on(&runs[rows[row][0]].text);
        if figures[row] > 0 && in_columns(row, 1) || below {
            last = row;
        }
    }
    // A column of running text beside the table is none of it.
    let names = group.iter().filter_map(|&row| {
        let name = rows[row].len().checked_sub(figures[row] + 1)?;
        Some(runs[rows[row][name]].x0)
    });
    let left = names.fold(f32::MAX, f32::min);
    let mut beside = vec![false; runs.len()];
    for frame in flow::paragraphs(runs) {
        if frame.iter().all(|&at| runs[at].x1 < left) {
            for at in frame {
                beside[at] = true;
            }
        }
    }
    let found = rows.into_iter().skip(first).take(last - first + 1);
    let own = |row: Vec<usize>| row.into_iter().filter(|&at| !beside[at]).collect();
    Some(found.map(own).collect())
}

/// How many figures end a row.
fn figures_behind(row: &[usize], runs: &[Run]) -> usize {
    let is = |&&at: &&usize| runs[at].opener.is_empty() && is_figure(&runs[at].text);
    row.iter().rev().take_while(is).count()
}

/// Whether words go on with those above them; "p1." counts a row.
fn goes_on(text: &str) -> bool {
    let word = text.split(' ').next().unwrap_or_default();
    let counts = word.ends_with('.') || word.contains(|c: char| c.is_ascii_digit());
    word.starts_with(char::is_lowercase) && !counts
}

/// The cells of these rows. Words that go on in a row below them are one cell.
fn cells(rows: &[Vec<usize>], runs: &[Run]) -> Vec<Line> {
    let mut cells: Vec<Line> = Vec::new();
    let mut lines: Vec<usize> = Vec::new();
    for &at in rows.iter().flatten() {
        let run = &runs[at];
        let mut cell = Line::of(run);
        cell.is_cell = true;
        let small = cell.opener.is_empty() && goes_on(&cell.text);
        let above = lines.iter().rposition(|&above| {
            let above = &runs[above];
            let step = (run.y - above.y) / run.size;
            let is_words = above.text.ends_with(|c: char| !c.is_ascii_digit());
            (0.5..1.6).contains(&step) && (above.text_x - run.x0).abs() < 2.0 && is_words
        });
        if let Some(above) = above.filter(|_| small) {
            let whole = &mut cells[above];
            let words = Line {
                opener: String::new(),
                ..whole.clone()
            };
            whole.text = levels::joined(&[&words, &cell]);
            lines[above] = at;
        } else {
            cells.push(cell);
            lines.push(at);
        }
    }
    cells
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
    if text.len() > 24 {
        return false;
    }
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let others = text.chars().filter(|c| c.is_alphabetic()).count();
    digits > 0 && (others == 0 || others <= 4 && digits >= others)
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
