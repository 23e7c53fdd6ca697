//! Furniture: running heads and feet and page numbers, told by their repetition.

use std::hash::Hasher;

use rustc_hash::{FxHashMap, FxHasher};

/// Longest running head, in characters.
const LONGEST: usize = 130;

/// Least number of pages on which a running head stands.
const LEAST: usize = 3;

/// Lines at the edge of a page among which a running head is sought.
const EDGE: usize = 3;

/// Marks the lines that are furniture. `pages` tells of each line on which page it stands; where all
/// stand on one, pages are told by the page numbers between them.
pub(in crate::read) fn mark(lines: &[&str], pages: &[u32]) -> Vec<bool> {
    let mut marked = vec![false; lines.len()];
    let numbers: Vec<usize> = (0..lines.len())
        .filter(|&i| page_number(lines[i]).is_some())
        .collect();
    let paged = pages.last() > pages.first();
    if paged {
        for &i in numbers.iter().filter(|&&i| is_edge(lines, pages, i)) {
            marked[i] = true;
        }
    } else {
        for &i in rising(lines, &numbers) {
            marked[i] = true;
        }
    }
    // How often each line comes, and how often where furniture stands.
    let mut seen: FxHashMap<u64, (usize, usize)> = FxHashMap::default();
    let shape: Vec<Option<u64>> = lines.iter().map(|line| shape(line)).collect();
    for (i, shape) in shape.iter().enumerate() {
        if let Some(shape) = shape {
            let place = if paged {
                is_edge(lines, pages, i)
            } else {
                is_beside(lines, &marked, i)
            };
            let (all, edge) = seen.entry(*shape).or_default();
            *all += 1;
            *edge += usize::from(place);
        }
    }
    for (i, shape) in shape.iter().enumerate() {
        let Some((all, edge)) = shape.as_ref().and_then(|shape| seen.get(shape)) else {
            continue;
        };
        if *edge >= LEAST && edge * 5 >= all * 3 {
            marked[i] = true;
        }
    }
    marked
}

/// The number of a page, if a line is nothing else: "12", "- 12 -", "Pagina 12 van 80".
fn page_number(line: &str) -> Option<u32> {
    let line = line
        .trim()
        .trim_matches(['-', '–', '—', '|', ' ', '[', ']']);
    let line = line
        .strip_prefix("Pagina ")
        .or(line.strip_prefix("pagina "))
        .unwrap_or(line);
    let digits = line.split([' ', '/']).next()?;
    let rest = line[digits.len()..].trim_start_matches([' ', '/']);
    let rest = rest.strip_prefix("van ").unwrap_or(rest);
    let alone = rest.bytes().all(|b| b.is_ascii_digit()) && rest.len() <= 3;
    ((1..=3).contains(&digits.len()) && alone)
        .then(|| digits.parse().ok())
        .flatten()
}

/// Of the lines that are a number, those that rise as page numbers do: by one, or by a few where
/// pages bear none.
fn rising<'n>(lines: &[&str], numbers: &'n [usize]) -> impl Iterator<Item = &'n usize> {
    let value = |i: usize| page_number(lines[i]).unwrap_or(0);
    let follows = |a: usize, b: usize| {
        (1..=4).contains(&(i64::from(value(b)) - i64::from(value(a)))) && b - a > 5
    };
    let kept: Vec<bool> = (0..numbers.len())
        .map(|k| {
            let before = numbers[k.saturating_sub(3)..k]
                .iter()
                .any(|&a| follows(a, numbers[k]));
            let after = numbers[k + 1..]
                .iter()
                .take(3)
                .any(|&b| follows(numbers[k], b));
            before || after
        })
        .collect();
    numbers
        .iter()
        .zip(kept)
        .filter(|(_, kept)| *kept)
        .map(|(i, _)| i)
}

/// A fingerprint of a line as it comes back on other pages: without its numbers and the width of its
/// blanks.
fn shape(line: &str) -> Option<u64> {
    if line.len() > LONGEST * 2 || line.chars().count() > LONGEST {
        return None;
    }
    let mut shape = FxHasher::default();
    for word in line.split_whitespace() {
        let mut digits = false;
        for c in word.chars() {
            if !c.is_ascii_digit() {
                shape.write_u32(u32::from(c));
            } else if !digits {
                shape.write_u32(u32::from('0'));
            }
            digits = c.is_ascii_digit();
        }
        shape.write_u32(u32::from(' '));
    }
    line.contains(char::is_alphabetic).then(|| shape.finish())
}

/// Whether a line is among the first or last of its page.
fn is_edge(lines: &[&str], pages: &[u32], i: usize) -> bool {
    let page = pages[i];
    let between = |range: &mut dyn Iterator<Item = usize>| {
        range
            .take_while(|&k| pages[k] == page)
            .filter(|&k| !lines[k].trim().is_empty())
            .take(EDGE)
            .count()
    };
    between(&mut (0..i).rev()) < EDGE || between(&mut (i + 1..lines.len())) < EDGE
}

/// Whether furniture stands within two lines of a line.
fn is_beside(lines: &[&str], marked: &[bool], i: usize) -> bool {
    let near = |range: &mut dyn Iterator<Item = usize>| {
        range
            .take(6)
            .filter(|&k| !lines[k].trim().is_empty())
            .take(2)
            .any(|k| marked[k])
    };
    near(&mut (0..i).rev()) || near(&mut (i + 1..lines.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text<'t>(lines: &[&'t str], pages: &[u32]) -> Vec<&'t str> {
        let marked = mark(lines, pages);
        lines
            .iter()
            .zip(marked)
            .filter(|(l, m)| !m && !l.is_empty())
            .map(|(l, _)| *l)
            .collect()
    }

    #[test]
    fn heads_and_numbers_of_pages_are_furniture() {
        let (mut lines, mut pages) = (Vec::new(), Vec::new());
        let words: Vec<String> = ["zorg", "wonen", "werk", "recht"]
            .iter()
            .flat_map(|word| {
                let line = move |n| format!("{word} regel {}", "abcdefgh".chars().nth(n).unwrap());
                (0..8).map(line)
            })
            .collect();
        for (page, body) in words.chunks(8).enumerate() {
            lines.extend(["Vooruit – Programma 2026", ""]);
            lines.extend(body[..4].iter().map(String::as_str));
            lines.push("Wij willen:");
            lines.extend(body[4..].iter().map(String::as_str));
            lines.extend(["", ["1", "2", "3", "4"][page]]);
            pages.resize(lines.len(), page as u32);
        }
        let expected = text(&lines, &pages);
        assert_eq!(expected.len(), 36, "{expected:?}");
        assert!(
            expected
                .iter()
                .all(|line| line.contains("regel") || *line == "Wij willen:")
        );
        // Without form feeds, the page numbers tell.
        assert_eq!(text(&lines, &vec![1; lines.len()]), expected);
    }

    #[test]
    fn a_number_on_its_own_and_a_line_that_comes_back_are_text() {
        let lines = [
            "Wij willen:",
            "meer",
            "huizen",
            "12",
            "Wij willen:",
            "minder",
            "auto's",
            "Wij willen:",
            "rust",
        ];
        assert_eq!(text(&lines, &[1; 9]), lines);
    }
}
