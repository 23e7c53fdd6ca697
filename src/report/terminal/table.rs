//! A table: its first column to the left, the others to the right, the head fainter. What is wider
//! than the terminal is folded: the columns that do not fit stand below, behind the first one again.

use std::fmt::Write as _;
use std::ops::Range;

use super::Looks;
use super::escape::visible;
use super::page::FAINT;
use super::wrap;

/// Between two columns.
const GAP: usize = 2;

/// The rows, the first of them the head, each as wide as its widest cell.
pub(super) fn table(rows: &[Vec<String>], looks: Looks) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    // Whatever the names, there is room for a column of figures beside them.
    let names = looks.width * 2 / 5;
    let room = |c: usize| {
        if c == 0 {
            names
        } else {
            looks.width.saturating_sub(names + GAP)
        }
    };
    let shown: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            let cells = (0..columns).map(|c| row.get(c).map_or("", String::as_str));
            let cells = cells.map(|cell| visible(cell)).enumerate();
            cells
                .map(|(c, cell)| wrap::shortened(&cell, room(c)))
                .collect()
        })
        .collect();
    let widths: Vec<usize> = (0..columns)
        .map(|c| shown.iter().map(|row| wrap::width(&row[c])).max())
        .map(Option::unwrap_or_default)
        .collect();
    let mut out = String::new();
    for (fold, of) in folds(&widths, looks.width).into_iter().enumerate() {
        if fold > 0 {
            out.push('\n');
        }
        for (i, row) in shown.iter().enumerate() {
            let mut line = padded(&row[0], widths[0], false);
            for c in of.clone() {
                line.push_str(&" ".repeat(GAP));
                line.push_str(&padded(&row[c], widths[c], true));
            }
            let line = line.trim_end();
            let _ = if i == 0 && looks.colour {
                writeln!(out, "{FAINT}{line}{FAINT:#}")
            } else {
                writeln!(out, "{line}")
            };
        }
    }
    out
}

/// Which columns behind the first stand beside each other.
fn folds(widths: &[usize], room: usize) -> Vec<Range<usize>> {
    let Some(first) = widths.first() else {
        return Vec::new();
    };
    let mut folds = Vec::new();
    let (mut from, mut at) = (1, *first);
    for (c, width) in widths.iter().enumerate().skip(1) {
        if c > from && at + GAP + width > room {
            folds.push(from..c);
            (from, at) = (c, *first);
        }
        at += GAP + width;
    }
    folds.push(from..widths.len());
    folds
}

fn padded(words: &str, width: usize, right: bool) -> String {
    let space = " ".repeat(width.saturating_sub(wrap::width(words)));
    if right {
        format!("{space}{words}")
    } else {
        format!("{words}{space}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_stands_below() {
        let told = |widths: &[usize], room| {
            let folds = folds(widths, room).into_iter();
            folds.map(|of| (of.start, of.end)).collect::<Vec<_>>()
        };
        assert_eq!(told(&[10, 5, 5, 5], 40), [(1, 4)]);
        assert_eq!(told(&[10, 5, 5, 5], 24), [(1, 3), (3, 4)]);
        assert_eq!(told(&[10, 50], 24), [(1, 2)]);
        assert_eq!(told(&[10], 24), [(1, 1)]);
    }
}
