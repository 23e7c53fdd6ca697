//! The line numbers of a draft: a column of numbers beside the text, one a line or one every five.

use rustc_hash::FxHashSet;

use super::runs::{self, Run};

/// Fewest numbers that make a column of them.
const FEWEST: usize = 6;

/// Takes the line numbers out of a page's runs, which may stand on both sides; gives each with its
/// baseline.
pub(super) fn take(runs: &mut Vec<Run>) -> Vec<(f32, u32)> {
    let mut found = take_column(runs);
    if !found.is_empty() {
        found.extend(take_column(runs));
    }
    found
}

fn take_column(runs: &mut Vec<Run>) -> Vec<(f32, u32)> {
    let numbered: Vec<(usize, u32)> = runs
        .iter()
        .enumerate()
        .filter_map(|(at, run)| Some((at, number(&run.text)?)))
        .collect();
    if numbered.len() < FEWEST {
        return Vec::new();
    }
    let mut best: Vec<(usize, u32)> = Vec::new();
    for edge in [|run: &Run| run.x1, |run: &Run| run.x0] {
        for &(seed, _) in numbered.iter().step_by(numbered.len().div_ceil(12)) {
            let x = edge(&runs[seed]);
            let mut column: Vec<(usize, u32)> = numbered
                .iter()
                .copied()
                .filter(|&(at, _)| (edge(&runs[at]) - x).abs() < 2.0)
                .collect();
            column.sort_by(|a, b| runs[a.0].y.total_cmp(&runs[b.0].y));
            let larger = column.len() > best.len();
            if larger && counts_lines(&column, runs) && stands_beside(&column, runs) {
                best = column;
            }
        }
    }
    let found = best.iter().map(|&(at, n)| (runs[at].y, n)).collect();
    let taken: FxHashSet<usize> = best.iter().map(|&(at, _)| at).collect();
    runs::drop_at(runs, |at| taken.contains(&at));
    found
}

fn number(text: &str) -> Option<u32> {
    let text = text.trim();
    (text.len() <= 5).then(|| text.parse().ok()).flatten()
}

/// Whether the numbers rise by one or by five, at even distances.
fn counts_lines(column: &[(usize, u32)], runs: &[Run]) -> bool {
    if column.len() < FEWEST {
        return false;
    }
    let steps = column
        .windows(2)
        .map(|w| i64::from(w[1].1) - i64::from(w[0].1));
    let step = if steps.clone().filter(|&s| s == 5).count() * 2 > column.len() {
        5
    } else {
        1
    };
    let even = steps.filter(|&s| s == step).count();
    let mut pitches: Vec<f32> = column
        .windows(2)
        .map(|w| runs[w[1].0].y - runs[w[0].0].y)
        .collect();
    pitches.sort_by(f32::total_cmp);
    let pitch = pitches[pitches.len() / 2];
    let regular = pitches
        .iter()
        .filter(|p| (**p - pitch).abs() < 0.1 * pitch)
        .count();
    // A numbered list has its numbers at the distance of its items, not of its lines.
    let size = runs[column[0].0].size;
    let dense = step == 5 || pitch < 3.2 * size;
    let enough = |count: usize| count * 10 >= (column.len() - 1) * 8;
    pitch > 0.0 && dense && enough(even) && enough(regular)
}

/// Whether the column stands to one side of nearly everything else.
fn stands_beside(column: &[(usize, u32)], runs: &[Run]) -> bool {
    let left = column.iter().map(|c| runs[c.0].x0).fold(f32::MAX, f32::min);
    let right = column.iter().map(|c| runs[c.0].x1).fold(0.0, f32::max);
    let others = runs.len() - column.len();
    let behind = runs.iter().filter(|run| run.x0 >= right).count();
    let before = runs.iter().filter(|run| run.x1 <= left).count();
    behind.max(before) * 10 >= others * 9
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(text: &str, x0: f32, y: f32) -> Run {
        Run {
            text: text.to_owned(),
            x0,
            x1: x0 + 5.0 * text.len() as f32,
            y,
            size: 10.0,
            ..Run::default()
        }
    }

    #[test]
    fn numbers_beside_every_line_go_and_those_of_a_list_stay() {
        let page = |pitch: f32| -> Vec<Run> {
            (1..=12)
                .flat_map(|n| {
                    let y = n as f32 * pitch;
                    let number = run(&n.to_string(), if n < 10 { 35.0 } else { 30.0 }, y);
                    [number, run("Wij bouwen huizen", 60.0, y)]
                })
                .collect()
        };
        let mut draft = page(14.0);
        let found = take(&mut draft);
        assert_eq!(
            found.iter().map(|f| f.1).collect::<Vec<_>>(),
            (1..=12).collect::<Vec<_>>()
        );
        assert!(draft.iter().all(|run| run.text.starts_with("Wij")));
        let mut list = page(50.0);
        assert_eq!(take(&mut list), []);
        assert_eq!(list.len(), 24);
    }
}
