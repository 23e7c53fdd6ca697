//! A page as lines.

use super::flow::{self, Line};
use super::runs::{self, Run};
use super::spans::Page;
use super::{contents, glossary, numbers, table};

/// The lines of one page in reading order, and what was found beside them.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) height: f32,
    pub(super) lines: Vec<Line>,
    /// Something on the page could not be read.
    pub(super) damaged: bool,
    /// That was because the page asks for more than its limits.
    pub(super) excess: bool,
    /// Letters and digits on the page, and characters of fonts that do not say what they are.
    pub(super) signs: u32,
    pub(super) unknown: u32,
}

impl Sheet {
    /// Makes lines of the spans of a page.
    pub(super) fn of(page: &Page) -> Self {
        let mut runs = runs::runs(page);
        let signs = count(&runs, char::is_alphanumeric);
        let unknown = count(&runs, |c| c == '\u{fffd}' || is_private(c));
        contents::remove(&mut runs, true);
        let numbers = numbers::take(&mut runs);
        let mut runs = runs::join_bullets(runs);
        contents::remove(&mut runs, false);
        let terms = glossary::take(&mut runs);
        let (mut cells, runs) = table::divide(runs);
        if !terms.is_empty() {
            cells.push(table::Table::of(terms));
        }
        let mut lines = flow::lines(&runs);
        for line in &mut lines {
            let beside = |&&(y, _): &&(f32, u32)| (y - line.y).abs() < 0.4 * line.size;
            line.number = numbers.iter().find(beside).map(|n| n.1);
        }
        table::insert(&mut lines, cells);
        Self {
            height: page.height,
            damaged: page.damaged,
            excess: page.excess,
            signs,
            unknown,
            lines,
        }
    }
}

/// Private characters outside the block where symbol fonts keep their bullets.
fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{efff}' | '\u{f100}'..='\u{f8ff}')
}

fn count(runs: &[Run], is: impl Fn(char) -> bool) -> u32 {
    let chars = runs.iter().flat_map(|run| run.text.chars());
    chars.filter(|&c| is(c)).count() as u32
}
