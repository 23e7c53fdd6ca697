//! Tables of contents: titles with rising page numbers behind them.
//!
//! A table may share its page, and so its rows, with a column of text. What is told from the rows is
//! that there is one; what goes is what stands in its own column and is no running text.

use super::flow;
use super::runs::{self, Run};

/// Fewest entries of a table of contents on a page, and where its heading says that it is one.
const FEWEST: usize = 5;
const FEWEST_ANNOUNCED: usize = 3;
/// The highest page number.
const HIGHEST: u32 = 3000;
/// Least white between the table and another column, in sizes of the font.
const GUTTER: f32 = 2.0;

/// The headings of tables of contents.
const HEADINGS: [&str; 8] = [
    "inhoud",
    "inhoudsopgave",
    "inhoudsopgaven",
    "index",
    "overzicht",
    "inhoudstafel",
    "contents",
    "wegwijzer",
];

/// Bytes of the longest of them.
const LONGEST_HEADING: usize = 14;

/// Takes a table of contents, its heading included, out of a page's runs. One that must be
/// `announced` by its heading can be told before the line numbers of a draft are known.
pub(super) fn remove(runs: &mut Vec<Run>, announced: bool) {
    let rows = rows(runs);
    let heading = rows.iter().position(|row| !heads(row, runs).is_empty());
    let dotted = rows.iter().filter(|row| has_leader(row, runs)).count();
    let told = heading.is_some() || dotted >= FEWEST_ANNOUNCED;
    if announced && !told {
        return;
    }
    let entries: Vec<(usize, u32)> = rows
        .iter()
        .enumerate()
        .skip(heading.unwrap_or(0))
        .filter_map(|(at, row)| Some((at, entry(row, runs)?)))
        .collect();
    let (Some(&(first, _)), Some(&(last, _))) = (entries.first(), entries.last()) else {
        return;
    };
    let rising = entries.windows(2).filter(|w| w[0].1 <= w[1].1).count();
    let differ = entries.windows(2).filter(|w| w[0].1 != w[1].1).count();
    let span = last - first + 1;
    let enough = if told {
        entries.len() >= FEWEST_ANNOUNCED && entries.len() * 3 >= span
    } else {
        entries.len() >= FEWEST && entries.len() * 2 >= span
    };
    let rises = rising * 10 >= (entries.len() - 1) * 8 && (told || differ * 2 >= entries.len() - 1);
    if !enough || !rises {
        return;
    }
    let from = heading.unwrap_or(first);
    let stays = beside(&rows, &entries, runs);
    let mut gone = vec![false; runs.len()];
    for &at in rows[from..=last].iter().flatten() {
        gone[at] = !stays[at];
    }
    if let Some(row) = heading {
        let title = heads(&rows[row], runs);
        for &at in &rows[row] {
            gone[at] = title.contains(&at);
        }
    }
    runs::drop_at(runs, |at| gone[at]);
}

/// The runs of a row that are the heading of a table of contents; another heading may share the row.
fn heads(row: &[usize], runs: &[Run]) -> Vec<usize> {
    let is = |words: &str| {
        let words = words.trim();
        words.len() <= LONGEST_HEADING && HEADINGS.contains(&words.to_lowercase().as_str())
    };
    // The word may be set letter by letter.
    let length: usize = row.iter().map(|&at| runs[at].text.len()).sum();
    if length < 2 * LONGEST_HEADING {
        let all: String = row.iter().map(|&at| runs[at].text.as_str()).collect();
        if is(&all) {
            return row.to_vec();
        }
    }
    row.iter()
        .copied()
        .filter(|&at| is(&runs[at].text))
        .collect()
}

/// Which runs stand beside a table with these entries, or between them, and are none of it: running
/// text, and words in another column.
fn beside(rows: &[Vec<usize>], entries: &[(usize, u32)], runs: &[Run]) -> Vec<bool> {
    let has_letters = |at: usize| runs[at].text.chars().any(char::is_alphabetic);
    // An entry is its page number and the title before that.
    let mut own = vec![false; runs.len()];
    for row in entries.iter().map(|&(row, _)| &rows[row]) {
        let title = row.iter().rposition(|&at| has_letters(at)).unwrap_or(0);
        row[title..].iter().for_each(|&at| own[at] = true);
    }
    let mut stays = vec![false; runs.len()];
    for frame in flow::paragraphs(runs) {
        if !frame.iter().any(|&at| own[at]) {
            for at in frame {
                stays[at] = true;
            }
        }
    }
    // Where the entries begin; a line of text on the row of some is no entry's beginning.
    let mut left: Vec<f32> = entries
        .iter()
        .filter_map(|&(row, _)| rows[row].iter().copied().find(|&at| !stays[at]))
        .map(|at| runs[at].x0)
        .collect();
    left.sort_by(f32::total_cmp);
    let edge = left.get(left.len() / 4).copied().unwrap_or_default();
    let ends = entries.iter().filter_map(|&(row, _)| rows[row].last());
    let end = ends.map(|&at| runs[at].x1).fold(0.0, f32::max);
    for (at, run) in runs.iter().enumerate() {
        let apart = run.x1 < edge - GUTTER * run.size || run.x0 > end + GUTTER * run.size;
        stays[at] |= apart && has_letters(at) && !own[at];
    }
    stays
}

/// The runs of a page by baseline, from top to bottom and left to right.
pub(super) fn rows(runs: &[Run]) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..runs.len()).filter(|&at| !runs[at].turned).collect();
    order.sort_by(|&a, &b| runs[a].y.total_cmp(&runs[b].y));
    let mut rows: Vec<Vec<usize>> = Vec::new();
    let mut y = f32::MIN;
    for at in order {
        let run = &runs[at];
        match rows.last_mut() {
            Some(row) if run.y - y < 0.3 * run.size => row.push(at),
            _ => {
                y = run.y;
                rows.push(vec![at]);
            }
        }
    }
    for row in &mut rows {
        row.sort_by(|&a, &b| runs[a].x0.total_cmp(&runs[b].x0));
    }
    rows
}

/// Whether dots or a line lead the eye to the page number.
fn has_leader(row: &[usize], runs: &[Run]) -> bool {
    let texts = row.iter().map(|&at| runs[at].text.as_str());
    let marks = |text: &str| text.matches(['.', '…', '_', '·']).count();
    texts.clone().any(|text| {
        ["....", "……", "____", ". . . .", "····"]
            .iter()
            .any(|l| text.contains(l))
    }) && texts.map(marks).sum::<usize>() >= 4
}

/// The page number that ends a row with words before it.
fn entry(row: &[usize], runs: &[Run]) -> Option<u32> {
    let last = &runs[*row.last()?];
    let number = last
        .text
        .split([' ', '.', '…', '_', '\t'])
        .rfind(|part| !part.is_empty())?;
    let words = row
        .iter()
        .map(|&at| runs[at].text.as_str())
        .chain([last.opener.as_str()])
        .any(|text| text.chars().any(char::is_alphabetic));
    let page = number
        .parse()
        .ok()
        .filter(|page| (1..=HIGHEST).contains(page))?;
    let behind = last.text.trim_end().ends_with(number);
    (words && behind && number.len() <= 4).then_some(page)
}
