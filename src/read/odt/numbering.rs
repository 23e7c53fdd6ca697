//! Numbering: the number before a heading, which the program that shows the text computes.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::body::Paragraph;
use super::styles::{LEVELS, Levels, OUTLINE, Styles};
use crate::read::office::Figures;

/// How far each list has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    counts: HashMap<String, [Option<u32>; LEVELS]>,
}

impl Numbering {
    /// Counts a heading of that depth and gives what stands before it; none where it has no number.
    pub(super) fn label(
        &mut self,
        heading: &Paragraph,
        depth: u8,
        styles: &Styles,
    ) -> Option<String> {
        if heading.unnumbered {
            return None;
        }
        let (list, level) = match &heading.list {
            Some(list) => {
                let name = list
                    .style
                    .as_deref()
                    .or_else(|| styles.list(&heading.style));
                (name.unwrap_or(OUTLINE), list.level)
            }
            None if styles.is_unlisted(&heading.style) => return None,
            None => {
                let own = styles
                    .list(&heading.style)
                    .filter(|l| styles.levels(l).is_some());
                (own.unwrap_or(OUTLINE), usize::from(depth))
            }
        };
        let levels = styles.levels(list)?;
        let level = level.clamp(1, LEVELS) - 1;
        let counts = self.counts.entry(list.to_owned()).or_default();
        if heading.list.as_ref().is_some_and(|list| list.anew) {
            *counts = <[Option<u32>; LEVELS]>::default();
        }
        let start = |k: usize| levels[k].as_ref().map_or(1, |level| level.start);
        for (k, count) in counts.iter_mut().enumerate() {
            match k.cmp(&level) {
                Ordering::Less => {
                    count.get_or_insert_with(|| start(k));
                }
                Ordering::Equal => {
                    let next = count.map_or_else(|| start(k), |n| n.saturating_add(1));
                    *count = Some(heading.start.unwrap_or(next));
                }
                Ordering::Greater => *count = None,
            }
        }
        written(levels, level, counts)
    }
}

fn written(levels: &Levels, level: usize, counts: &[Option<u32>; LEVELS]) -> Option<String> {
    let own = levels[level].as_ref()?;
    if own.figures == Figures::None {
        return None;
    }
    let first = (level + 1).saturating_sub(own.shown.max(1));
    let numbers: Vec<String> = (first..=level)
        .filter_map(|k| {
            let figures = levels[k].as_ref()?.figures;
            Some(figures.write(counts[k]?)).filter(|number| !number.is_empty())
        })
        .collect();
    Some(format!("{}{}{}", own.prefix, numbers.join("."), own.suffix))
}
