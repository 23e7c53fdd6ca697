//! Line numbers, as draft texts bear them in the margin: "… dat wij 14" or "14 dat wij …", counted
//! on every page anew or throughout, and sometimes left in the middle of a text whose lines were lost.

use std::ops::Range;

/// Least share of the lines that must bear the next number, in percent.
const SHARE: usize = 60;

/// Least line numbers inside a text without lines.
const LEAST: usize = 30;

/// Numbers up to which a text may count by itself.
const FEW: u32 = 5;

/// Most bytes between two line numbers inside a text without lines.
const REACH: usize = 220;

/// Longest line of print, and the shortest that bears text, in bytes.
const LONGEST: usize = 130;
const SHORTEST: usize = 8;

/// The number in one margin of a line, and the part of the line that is text.
type Margin = fn(&str) -> Option<(u32, Range<usize>)>;

/// For each line the part without its line number, or none where the lines bear no numbers.
pub(in crate::read) fn strip(lines: &[&str]) -> Option<Vec<Range<usize>>> {
    [at_end as Margin, at_start]
        .into_iter()
        .find_map(|number| stripped(lines, number))
}

fn stripped(lines: &[&str], number: Margin) -> Option<Vec<Range<usize>>> {
    let mut parts = Vec::with_capacity(lines.len());
    let (mut last, mut counted, mut written) = (0, 0, 0);
    for line in lines {
        let whole = 0..line.len();
        written += usize::from(!line.trim().is_empty());
        parts.push(match number(line) {
            Some((n, part)) if n == last + 1 || n == 1 => {
                counted += 1;
                last = n;
                part
            }
            _ => whole,
        });
    }
    (counted > 10 && counted * 100 >= written * SHARE).then_some(parts)
}

fn at_end(line: &str) -> Option<(u32, Range<usize>)> {
    let trimmed = line.trim_end();
    let text = trimmed.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = trimmed[text.len()..].parse().ok().filter(|n| *n < 10_000)?;
    (text.is_empty() || text.ends_with(char::is_whitespace)).then_some((number, 0..text.len()))
}

fn at_start(line: &str) -> Option<(u32, Range<usize>)> {
    let text = line.trim_start();
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = text[..text.len() - rest.len()]
        .parse()
        .ok()
        .filter(|n| *n < 10_000)?;
    let apart = rest.is_empty() || rest.starts_with(char::is_whitespace);
    apart.then_some((number, line.len() - rest.len()..line.len()))
}

/// A line inside a text whose lines were lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::read) struct Found {
    /// The bytes of the line, without its number.
    pub(in crate::read) range: Range<usize>,
    /// Whether a page begins with it: the counting began anew.
    pub(in crate::read) begins_page: bool,
}

/// The lines of a text that their numbers still tell apart, if there are such.
pub(in crate::read) fn lines_within(text: &str) -> Option<Vec<Found>> {
    let numbers = numbers(text);
    let mut ends: Vec<(usize, u32)> = Vec::new();
    // The longest line so far, by which a number in the text is told from the one in the margin.
    let mut longest = 0;
    for (k, (n, range)) in numbers.iter().enumerate() {
        let gap = |from: usize| range.start - numbers[from].1.end;
        let counts_on = counts_on(text, &numbers[k..]);
        match ends.as_slice() {
            // The same number again: it is the margin's if the line is not too long with it.
            [.., (before, _), (last, same)]
                if same == n && counts_on && gap(*last) < REACH && gap(*before) <= longest =>
            {
                ends.pop();
                ends.push((k, *n));
            }
            [.., (last, same)] if same == n && counts_on && gap(*last) < REACH => {}
            [.., (last, before)] if *n == before + 1 && gap(*last) <= REACH => {
                longest = longest.max(gap(*last).min(LONGEST));
                ends.push((k, *n));
            }
            _ if counts_on
                && (*n == 1 || ends.last().is_some_and(|(last, _)| gap(*last) > REACH)) =>
            {
                ends.push((k, *n));
            }
            _ => {}
        }
    }
    // Most lines of a page stand below its first few; "1 huis en 2 huizen" counts no further.
    let far = ends.iter().filter(|(_, n)| *n > FEW).count();
    if ends.len() < LEAST || far * 2 < ends.len() || ends.len() * REACH < text.len() / 2 {
        return None;
    }
    let mut found = Vec::with_capacity(ends.len() + 1);
    let mut start = 0;
    for (k, n) in ends {
        let range = start..numbers[k].1.start;
        let skipped = if n == 1 {
            page_number(&text[range.clone()])
        } else {
            0
        };
        found.push(Found {
            range: range.start + skipped..range.end,
            begins_page: n == 1,
        });
        start = numbers[k].1.end;
    }
    found.push(Found {
        range: start..text.len(),
        begins_page: false,
    });
    Some(found)
}

/// The words that are a number below a thousand, and where they stand.
fn numbers(text: &str) -> Vec<(u32, Range<usize>)> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let Some(skipped) = bytes[at..].iter().position(u8::is_ascii_digit) else {
            break;
        };
        at += skipped;
        let digits = bytes[at..]
            .iter()
            .take(4)
            .take_while(|b| b.is_ascii_digit())
            .count();
        let blank = |b: Option<&u8>| b.is_none_or(u8::is_ascii_whitespace);
        let apart = at == 0 || blank(bytes.get(at - 1));
        if (1..=3).contains(&digits) && apart && blank(bytes.get(at + digits)) {
            let value = text[at..at + digits].parse().unwrap_or(0);
            found.push((value, at..at + digits));
        }
        at += digits;
    }
    found
}

/// Whether the next number follows the first of these a line further on, or after an empty one.
fn counts_on(text: &str, numbers: &[(u32, Range<usize>)]) -> bool {
    let [(n, first), rest @ ..] = numbers else {
        return false;
    };
    rest.iter()
        .take_while(|(_, range)| range.start <= first.end + REACH)
        .filter(|(next, _)| *next == n + 1)
        .any(|(_, range)| {
            let between = &text[first.end..range.start];
            between.len() >= SHORTEST || between.trim().is_empty()
        })
}

/// The length of a page number that opens the first line of a page: "12  Inleiding".
fn page_number(line: &str) -> usize {
    let blanks = line.len() - line.trim_start().len();
    let digits = line[blanks..]
        .bytes()
        .take_while(u8::is_ascii_digit)
        .count();
    let wide =
        line[blanks + digits..].starts_with("  ") || line[blanks + digits..].trim().is_empty();
    if digits > 0 && wide {
        blanks + digits
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_either_margin_go() {
        let text = "Een zin met 3 huizen";
        for (number, expected) in [
            (true, "Een zin met 3 huizen"),
            (false, " Een zin met 3 huizen"),
        ] {
            let lines: Vec<String> = (1..=30)
                .map(|n| {
                    if number {
                        format!("{text} {n}")
                    } else {
                        format!("{n} {text}")
                    }
                })
                .collect();
            let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
            let parts = strip(&lines).unwrap();
            assert!(
                parts
                    .iter()
                    .zip(&lines)
                    .all(|(part, line)| line[part.clone()].trim_end() == expected)
            );
        }
        assert_eq!(strip(&["Er zijn er 1", "Er zijn er 2"]), None);
    }

    #[test]
    fn numbers_inside_a_text_that_lost_its_lines_tell_the_lines() {
        let page = |page: usize| {
            let line = |n| format!("Een regel van dit concept met 40 of 7 huizen erin {n} ");
            format!("{page}  ") + &(1..=12).map(line).collect::<String>()
        };
        let text: String = (4..=6).map(page).collect();
        let found = lines_within(&text).unwrap();
        let lines: Vec<&str> = found
            .iter()
            .map(|f| text[f.range.clone()].trim())
            .filter(|l| !l.is_empty())
            .collect();
        assert_eq!(lines.len(), 36);
        assert!(
            lines
                .iter()
                .all(|l| *l == "Een regel van dit concept met 40 of 7 huizen erin"),
            "{lines:?}"
        );
        assert_eq!(found.iter().filter(|f| f.begins_page).count(), 3);
        assert_eq!(
            lines_within("Er komen 1 huis en 2 huizen. ".repeat(50).as_str()),
            None
        );
    }
}
