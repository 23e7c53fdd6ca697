//! Tables of contents: titles with rising page numbers behind them.

use super::runs::Run;

/// Fewest entries of a table of contents on a page, and where its heading says that it is one.
const FEWEST: usize = 5;
const FEWEST_ANNOUNCED: usize = 3;
/// The highest page number.
const HIGHEST: u32 = 3000;

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

/// Takes a table of contents, its heading included, out of a page's runs. One that must be
/// `announced` by its heading can be told before the line numbers of a draft are known.
pub(super) fn remove(runs: &mut Vec<Run>, announced: bool) {
    let rows = rows(runs);
    let heading = rows.iter().position(|row| {
        let words: String = row.iter().map(|&at| runs[at].text.as_str()).collect();
        HEADINGS.contains(&words.trim().to_lowercase().as_str())
    });
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
    let gone: Vec<bool> = {
        let mut gone = vec![false; runs.len()];
        rows[from..=last]
            .iter()
            .flatten()
            .for_each(|&at| gone[at] = true);
        gone
    };
    let mut at = 0;
    runs.retain(|_| {
        at += 1;
        !gone[at - 1]
    });
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
