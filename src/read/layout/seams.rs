//! Seams: running heads that an extraction of text glued to the words around them, "… voor een
//! beter Programma 2021 14 Wonen leven en werken", with no line of their own.
//!
//! They are told by the page number in them: numbers with the same words before or behind them that
//! rise through the text at the pace of pages.

use std::hash::{Hash, Hasher};
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHasher};

use super::bullet;

/// Characters that must be the same before a page number, or behind one.
const BEFORE: usize = 14;
const BEHIND: usize = 20;
/// Fewest pages that show a head.
const FEWEST: usize = 6;
/// Bytes of text on a page.
const PAGE: Range<usize> = 800..7000;
/// Longest head on one side of its number, in characters.
const LONGEST: usize = 160;
/// How many of the pages before and behind are asked what they share with a page.
const NEAR: usize = 8;
/// Numbers in a text beyond which no seams are sought: it is a table.
const MOST: usize = 200_000;
/// How much longer than all pages some may agree for a chapter's title to be in the head, in
/// characters, and how many of the pages around.
const CHAPTER: usize = 10;
const SHARING: usize = 3;

/// A number that may be that of a page.
#[derive(Clone, Debug)]
struct Number {
    range: Range<usize>,
    value: u32,
}

/// What stands on either side of a number, as far as a head may reach; read once, since it is held
/// against that of every page around.
struct Side {
    number: usize,
    before: Vec<char>,
    behind: Vec<char>,
}

impl Side {
    fn of(text: &str, numbers: &[Number], number: usize) -> Self {
        let letters = |behind| {
            let outwards = outwards(text, &numbers[number], behind);
            outwards.take(LONGEST).map(|(_, c)| c).collect()
        };
        Self {
            number,
            before: letters(false),
            behind: letters(true),
        }
    }
}

/// Where in the text such heads stand, in order; they do not overlap.
pub(in crate::read) fn find(text: &str) -> Vec<Range<usize>> {
    let numbers = numbers(text);
    if numbers.len() > MOST {
        return Vec::new();
    }
    let mut heads: Vec<Range<usize>> = Vec::new();
    for behind in [false, true] {
        let mut alike: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
        for (at, number) in numbers.iter().enumerate() {
            if let Some(key) = key(text, number, behind) {
                alike.entry(key).or_default().push(at);
            }
        }
        for group in alike.into_values() {
            let group = paced(&group, &numbers);
            if group.len() >= FEWEST {
                let group: Vec<Side> = group
                    .into_iter()
                    .map(|number| Side::of(text, &numbers, number))
                    .collect();
                heads.extend((0..group.len()).map(|at| head(text, &numbers, &group, at)));
            }
        }
    }
    heads.sort_unstable_by_key(|head| (head.start, head.end));
    let mut apart: Vec<Range<usize>> = Vec::with_capacity(heads.len());
    for head in heads {
        match apart.last_mut() {
            Some(last) if head.start < last.end => last.end = last.end.max(head.end),
            _ => apart.push(head),
        }
    }
    apart
}

/// The numbers below a thousand that are no part of a larger one.
fn numbers(text: &str) -> Vec<Number> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = bytes[at..].iter().position(u8::is_ascii_digit) {
        let start = at + start;
        let digits = bytes[start..]
            .iter()
            .take_while(|b| b.is_ascii_digit())
            .count();
        at = start + digits;
        let after_digit = |sign: usize| {
            let before = bytes[..start].iter().rev().nth(sign);
            before.is_some_and(u8::is_ascii_digit)
        };
        let joined =
            matches!(bytes[..start].last(), Some(b'.' | b',' | b'-' | b'/')) && after_digit(1);
        let goes_on = matches!(bytes.get(at), Some(b'.' | b',' | b'-' | b'/' | b'%'))
            && bytes.get(at + 1).is_none_or(u8::is_ascii_digit);
        // What opens a line counts an item or a chapter, or has that line to itself.
        let before = text[..start].trim_end_matches([' ', '\t']);
        let opens = before.is_empty() || before.ends_with(['\n', '\r', '\x0c']);
        if digits <= 3 && !joined && !goes_on && !opens {
            found.push(Number {
                range: start..at,
                value: text[start..at].parse().unwrap_or(0),
            });
            if found.len() > MOST {
                break;
            }
        }
    }
    found
}

/// The characters before or behind a number, from it outwards, blanks in a row as one.
fn outwards(text: &str, number: &Number, behind: bool) -> impl Iterator<Item = (usize, char)> {
    let (before, after) = (&text[..number.range.start], &text[number.range.end..]);
    let mut after = after.char_indices();
    let mut before = before.char_indices().rev();
    let mut blank = false;
    std::iter::from_fn(move || {
        loop {
            let (at, c) = if behind { after.next() } else { before.next() }?;
            let is_blank = c.is_whitespace();
            if !(is_blank && blank) {
                blank = is_blank;
                return Some((at, if is_blank { ' ' } else { c }));
            }
        }
    })
}

fn key(text: &str, number: &Number, behind: bool) -> Option<u64> {
    let length = if behind { BEHIND } else { BEFORE };
    let mut hasher = FxHasher::default();
    let (mut count, mut letters) = (0, 0);
    for (_, c) in outwards(text, number, behind).take(length) {
        let c = if c.is_ascii_digit() { '0' } else { c };
        c.hash(&mut hasher);
        count += 1;
        letters += usize::from(c.is_alphabetic());
    }
    (count == length && letters * 3 > length).then(|| hasher.finish())
}

/// Those of a group whose values rise as page numbers do, if most do.
fn paced(group: &[usize], numbers: &[Number]) -> Vec<usize> {
    let mut kept: Vec<usize> = Vec::new();
    for &at in group {
        let (value, start) = (numbers[at].value, numbers[at].range.start);
        let fits = kept.last().is_none_or(|&last| {
            let pages = value.saturating_sub(numbers[last].value) as usize;
            let bytes = start - numbers[last].range.end;
            pages > 0 && PAGE.contains(&(bytes / pages))
        });
        if fits {
            kept.push(at);
        }
    }
    let most = kept.len() * 10 >= group.len() * 8;
    if most { kept } else { Vec::new() }
}

/// The head around the number at `at` of its group: what it shares with the pages around it.
fn head(text: &str, numbers: &[Number], group: &[Side], at: usize) -> Range<usize> {
    let own = &numbers[group[at].number];
    let from = at.saturating_sub(NEAR);
    let around = from..group.len().min(at + NEAR + 1);
    let shared = |letters: fn(&Side) -> &[char]| {
        let mine = letters(&group[at]);
        let others = around.clone().filter(|other| *other != at);
        let agree = others.map(|other| {
            let both = mine.iter().zip(letters(&group[other]));
            both.take_while(|(a, b)| a == b).count()
        });
        common(agree.collect())
    };
    let first = outwards(text, own, false)
        .take(shared(|side| &side.before))
        .last();
    let last = outwards(text, own, true)
        .take(shared(|side| &side.behind))
        .last();
    let start = first.map_or(own.range.start, |(offset, _)| offset);
    let end = last.map_or(own.range.end, |(offset, c)| {
        own.range.end + offset + c.len_utf8()
    });
    // A bullet behind the head opens an item of the text, and a mark before it closes a sentence.
    let is_text = |c: char| c.is_whitespace() || bullet::is_sign(c) || "-–".contains(c);
    let behind = text[own.range.end..end].trim_end_matches(is_text).len();
    let before = text[start..own.range.start]
        .trim_start_matches(|c: char| c.is_whitespace() || ".!?,;:”’\"')".contains(c));
    own.range.start - before.len()..own.range.end + behind
}

/// How many characters a page shares with those around it, given what it shares with each: with most
/// of them, or, where the head names the chapter, with most of those in the chapter.
fn common(mut shared: Vec<usize>) -> usize {
    let most = |shared: &[usize]| shared.get(shared.len() * 4 / 10).copied().unwrap_or(0);
    shared.sort_unstable();
    let all = most(&shared);
    let in_chapter = shared.partition_point(|&length| length < all + CHAPTER);
    let chapter = &shared[in_chapter..];
    if chapter.len() >= SHARING {
        most(chapter)
    } else {
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pages of running text, the head of each glued to its first word.
    fn pages(head: impl Fn(usize) -> String) -> String {
        let topics = ["huizen", "straat", "brug", "weg", "dijk", "park", "haven"];
        let page = |n: usize| {
            let line = |k: usize| {
                let topic = |at: usize| topics[(n * 5 + k * at) % 7];
                format!(
                    "{} komt er voor {} mensen en een {}\n",
                    topic(1),
                    n * 3 + k,
                    topic(2)
                )
            };
            head(n) + &(0..30).map(line).collect::<String>()
        };
        (3..40).map(page).collect()
    }

    #[test]
    fn heads_glued_to_words_are_found_by_their_numbers() {
        let chapter = |n: usize| ["Wonen en leven", "Werken en leren"][n / 22];
        let text = pages(|n| format!("Programma van de Dijk 2031 {n} {}", chapter(n)));
        let heads: Vec<&str> = find(&text).into_iter().map(|head| &text[head]).collect();
        assert_eq!(heads.len(), 37);
        for (n, head) in (3..).zip(heads) {
            assert_eq!(
                head,
                format!("Programma van de Dijk 2031 {n} {}", chapter(n))
            );
        }
    }

    #[test]
    fn items_that_are_counted_are_no_heads() {
        let list =
            (1..60).map(|n| format!("{n} Wij willen dat er meer huizen komen voor iedereen.\n"));
        assert!(find(&list.collect::<String>()).is_empty());
        let articles = (1..60).map(|n| format!("Zo staat het in artikel {n} van de Grondwet. "));
        assert!(find(&articles.collect::<String>()).is_empty());
    }
}
