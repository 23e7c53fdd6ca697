//! A table: its first column to the left, the others to the right, the head fainter.

use std::fmt::Write as _;

use super::Looks;
use super::escape::visible;
use super::page::FAINT;
use super::wrap;

/// The rows, the first of them the head, each as wide as its widest cell.
pub(super) fn table(rows: &[Vec<String>], looks: Looks) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let shown: Vec<Vec<String>> = rows
        .iter()
        .map(|row| row.iter().map(|cell| visible(cell).into_owned()).collect())
        .collect();
    let cell = |row: &[String], c: usize| row.get(c).cloned().unwrap_or_default();
    let widths: Vec<usize> = (0..columns)
        .map(|c| {
            shown
                .iter()
                .map(|row| wrap::width(&cell(row, c)))
                .max()
                .unwrap_or(0)
        })
        .collect();
    let mut out = String::new();
    for (i, row) in shown.iter().enumerate() {
        let mut line = String::new();
        for (c, width) in widths.iter().enumerate() {
            let words = cell(row, c);
            let space = " ".repeat(width - wrap::width(&words));
            if c == 0 {
                line = format!("{words}{space}");
            } else {
                line = format!("{line}  {space}{words}");
            }
        }
        let line = line.trim_end();
        let _ = if i == 0 && looks.colour {
            writeln!(out, "{FAINT}{line}{FAINT:#}")
        } else {
            writeln!(out, "{line}")
        };
    }
    out
}
