//! Levels of headings: from their numbers, and else from how they look.

use super::flow::Line;
use crate::read::layout::heading::{self, NumberStyle};

/// A heading as it is to be entered.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Heading {
    pub(super) number: Option<String>,
    pub(super) title: String,
    pub(super) level: u8,
}

/// Most levels that looks may make.
const DEEPEST: u8 = 12;

/// How a heading looks, the more prominent the smaller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Look {
    /// Size in quarter points, negated.
    size: i32,
    light: bool,
    small_letters: bool,
    slanted: bool,
}

impl Look {
    fn of(lines: &[&Line]) -> Self {
        let size = lines.iter().map(|line| line.size).fold(0.0, f32::max);
        let mut letters = lines
            .iter()
            .flat_map(|line| line.text.chars())
            .filter(|c| c.is_alphabetic());
        Self {
            size: -((size * 4.0).round() as i32),
            light: !lines.iter().all(|line| line.is_bold()),
            small_letters: letters.any(char::is_lowercase),
            slanted: lines.iter().all(|line| line.is_slanted()),
        }
    }

    /// The same look, but for sizes that differ by a hair.
    fn is_like(self, other: Self) -> bool {
        let near = (self.size - other.size).abs() * 15 < self.size.abs().max(other.size.abs());
        near && self.light == other.light
            && self.small_letters == other.small_letters
            && self.slanted == other.slanted
    }
}

/// Gives every heading, its lines in order, number, title and level.
///
/// Looks are ranked by size, weight and case; a look seen once ranks with the one that is nearest in
/// size, so that a lone cover line, or an abbreviation among titles in small letters, is no level of
/// its own. A number of several parts stands so many levels below the last number of one part.
pub(super) fn levels(headings: &[Vec<&Line>]) -> Vec<Heading> {
    let looks: Vec<Look> = headings.iter().map(|lines| Look::of(lines)).collect();
    let mut ranks: Vec<(Look, usize)> = Vec::new();
    let mut sorted = looks.clone();
    sorted.sort_unstable();
    for look in sorted {
        match ranks.last_mut() {
            Some((last, count)) if last.is_like(look) => *count += 1,
            _ => ranks.push((look, 1)),
        }
    }
    let mut level = 0;
    let mut larger: Option<i32> = None;
    let shared: Vec<Option<i32>> = (0..ranks.len())
        .map(|at| ranks[at..].iter().find(|(_, count)| *count > 1))
        .map(|found| found.map(|(look, _)| look.size))
        .collect();
    let ranks: Vec<(Look, u8)> = ranks
        .into_iter()
        .zip(shared)
        .map(|((look, count), smaller)| {
            // By proportion: the smaller is nearer where it goes more often into this one.
            let nearer = larger
                .zip(smaller)
                .is_some_and(|(larger, smaller)| larger * smaller > look.size * look.size);
            let rank = (level + 1).min(DEEPEST);
            if count > 1 || level == 0 {
                level = rank;
                larger = Some(look.size);
                (look, level)
            } else {
                (look, if nearer { rank } else { level })
            }
        })
        .collect();
    let mut chapter = 1;
    let mut above = 0;
    let mut levels: Vec<Heading> = headings
        .iter()
        .zip(looks)
        .map(|(lines, look)| {
            let whole = joined(lines);
            let by_look = ranks
                .iter()
                .find(|(other, _)| other.is_like(look))
                .map_or(1, |(_, level)| *level);
            let Some(numbered) = heading::split(&whole) else {
                // "Wij willen:" opens a list under the heading above it, however large it is set.
                let announces = whole.ends_with(':');
                let level = if announces {
                    by_look.max(above + 1)
                } else {
                    by_look
                };
                if !announces {
                    above = level;
                }
                return Heading {
                    number: None,
                    title: whole,
                    level,
                };
            };
            let level = match numbered.style {
                NumberStyle::Decimal(parts) if parts > 1 => chapter + parts - 1,
                NumberStyle::Decimal(_) | NumberStyle::Chapter | NumberStyle::Roman => {
                    chapter = by_look;
                    by_look
                }
                NumberStyle::Letter => by_look,
            };
            above = level;
            Heading {
                number: Some(numbered.number.to_owned()),
                title: numbered.title.to_owned(),
                level,
            }
        })
        .collect();
    // What was ranked is now counted: the level is how many headings a heading stands under.
    let mut open: Vec<u8> = Vec::new();
    for heading in &mut levels {
        while open.last().is_some_and(|rank| *rank >= heading.level) {
            open.pop();
        }
        open.push(heading.level);
        heading.level = open.len() as u8;
    }
    levels
}

/// The lines of a heading as one; a word broken over them is mended.
pub(super) fn joined(lines: &[&Line]) -> String {
    let mut whole = String::new();
    for line in lines {
        let text = line.whole();
        if let Some(stem) = whole.strip_suffix(['-', '\u{ad}']) {
            let goes_on =
                text.starts_with(char::is_lowercase) && stem.ends_with(char::is_lowercase);
            if goes_on {
                whole.truncate(stem.len());
            }
        } else if !whole.is_empty() {
            whole.push(' ');
        }
        whole.push_str(&text);
    }
    whole.replace('\u{ad}', "")
}
