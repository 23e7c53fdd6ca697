//! Lists of terms: a column of bold words, and beside each what it means. They are read row by row,
//! however they were drawn.

use super::flow::Line;
use super::levels;
use super::runs::{self, Run};

/// Fewest terms of a list on a page.
const FEWEST: usize = 8;
/// Runs of a page beyond which no list is sought.
const MOST_RUNS: usize = 2000;
/// How far ends of one column may stand apart, in points.
const SLACK: f32 = 1.5;

/// Takes a list of terms out of a page's runs: a line for every term with its meaning.
pub(super) fn take(runs: &mut Vec<Run>) -> Vec<Line> {
    let Some((terms, meanings)) = columns(runs) else {
        return Vec::new();
    };
    let (mut is_term, mut gone) = (vec![false; runs.len()], vec![false; runs.len()]);
    for &at in &terms {
        is_term[at] = true;
    }
    let mut rows = [meanings, terms].concat();
    for &at in &rows {
        gone[at] = true;
    }
    let mut lines: Vec<Line> = Vec::new();
    rows.sort_by(|&a, &b| {
        let (one, two) = (&runs[a], &runs[b]);
        let apart = (one.y - two.y).abs() > 0.3 * one.size;
        let by_height = one.y.total_cmp(&two.y);
        if apart {
            by_height
        } else {
            one.x0.total_cmp(&two.x0)
        }
    });
    for at in rows {
        let mut line = Line::of(&runs[at]);
        line.is_cell = true;
        match lines.last_mut() {
            Some(entry) if !is_term[at] => {
                entry.text = levels::joined(&[&*entry, &line]);
                entry.x1 = entry.x1.max(line.x1);
            }
            _ => lines.push(line),
        }
    }
    runs::drop_at(runs, |at| gone[at]);
    lines
}

/// The places of the terms and of the lines of their meanings.
fn columns(runs: &[Run]) -> Option<(Vec<usize>, Vec<usize>)> {
    let is_term = |run: &Run| {
        let bold = run.bold_signs * 10 >= run.signs * 8 && run.signs > 0;
        bold && !run.turned && run.opener.is_empty() && run.text.split_whitespace().count() <= 6
    };
    let bold: Vec<usize> = (0..runs.len()).filter(|&at| is_term(&runs[at])).collect();
    if bold.len() < FEWEST || runs.len() > MOST_RUNS {
        return None;
    }
    let left = bold.iter().map(|&at| runs[at].x0).fold(f32::MAX, f32::min);
    let terms: Vec<usize> = bold
        .into_iter()
        .filter(|&at| (runs[at].x0 - left).abs() < SLACK)
        .collect();
    let meaning = |&term: &usize| {
        let term = &runs[term];
        let mut behind = runs.iter().filter(|run| {
            (run.y - term.y).abs() < 0.3 * term.size && run.x0 > term.x1 && !run.turned
        });
        let first = behind.next()?;
        (behind.next().is_none() && first.bold_signs == 0).then_some(first.x0)
    };
    let x = terms.iter().find_map(meaning)?;
    let defined = |term: &usize| meaning(term).is_some_and(|x0| (x0 - x).abs() < SLACK);
    let top = runs[*terms.iter().find(|term| defined(term))?].y;
    let (terms, others): (Vec<usize>, Vec<usize>) = terms
        .into_iter()
        .filter(|&at| runs[at].y > top - 1.0)
        .partition(defined);
    let below = |run: &Run| (run.x0 - x).abs() < SLACK && run.y > top - 1.0 && !run.turned;
    let meanings: Vec<usize> = (0..runs.len()).filter(|&at| below(&runs[at])).collect();
    // Words that stand further right, or a term without a meaning, are of another make-up.
    let wide = runs
        .iter()
        .any(|run| run.x0 > x + SLACK && run.y > top - 1.0 && !run.turned);
    (terms.len() >= FEWEST && others.is_empty() && !wide).then_some((terms, meanings))
}
