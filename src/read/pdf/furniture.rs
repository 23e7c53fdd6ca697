//! Running heads, running feet and page numbers: what stands at the same place on page after page.

use rustc_hash::{FxHashMap, FxHashSet};

use super::flow::Line;
use super::runs;
use super::sheet::Sheet;

/// How much of the page's height, at either end, may hold them.
const ZONE: f32 = 0.135;
/// Pages on which the same words at the same height are a running head.
const REPEATS: usize = 3;
/// Part of all pages on which a line of the same look at the same height is one, whatever it says.
const SHARE: f32 = 0.35;
/// How far a running head may stand higher or lower on another page, in points.
const STEP: f32 = 6.0;
/// Most words of a running head.
const WORDS: usize = 16;

/// Takes them out of the pages.
pub(super) fn remove(sheets: &mut [Sheet], body: f32) {
    let mut words: FxHashMap<(String, bool), Vec<f32>> = FxHashMap::default();
    let mut looks: FxHashMap<(i32, i32), FxHashMap<usize, String>> = FxHashMap::default();
    for (page, sheet) in sheets.iter().enumerate() {
        for at in zone(sheet) {
            let line = &sheet.lines[at];
            let top = line.y < sheet.height / 2.0;
            words.entry((shape(line), top)).or_default().push(line.y);
            if is_apart(sheet, at) {
                for look in look(line) {
                    looks.entry(look).or_default().insert(page, shape(line));
                }
            }
        }
    }
    for heights in words.values_mut() {
        heights.sort_unstable_by(f32::total_cmp);
    }
    // A running head repeats a title that is set larger where it belongs.
    let mut titles: FxHashMap<String, f32> = FxHashMap::default();
    for line in sheets.iter().flat_map(|sheet| &sheet.lines) {
        let size = titles.entry(letters(line)).or_default();
        *size = size.max(line.size);
    }
    let pages = sheets.len();
    let heads: FxHashSet<(i32, i32)> = looks
        .into_iter()
        .filter(|(_, found)| found.len() >= 5 && found.len() as f32 >= SHARE * pages as f32)
        .filter(|(_, found)| {
            // A running head says the same on several pages, the title of a chapter does not.
            let mut said: FxHashMap<&str, usize> = FxHashMap::default();
            for shape in found.values() {
                *said.entry(shape).or_default() += 1;
            }
            let again: usize = said.values().filter(|count| **count > 1).sum();
            again * 10 >= found.len() * 6
        })
        .map(|(look, _)| look)
        .collect();
    for sheet in sheets.iter_mut() {
        let gone: FxHashSet<usize> = zone(sheet)
            .into_iter()
            .filter(|&at| {
                let line = &sheet.lines[at];
                let top = line.y < sheet.height / 2.0;
                let same = words
                    .get(&(shape(line), top))
                    .map_or(0, |heights| near(heights, line.y));
                let repeats = same >= REPEATS.min(pages.max(2));
                let placed = is_apart(sheet, at)
                    && heads.contains(&look(line)[0])
                    && line.text.split_whitespace().count() <= WORDS;
                let numbered = is_page_number(&line.whole()) && line.size < 1.6 * body;
                let title = titles.get(&letters(line)).copied().unwrap_or_default();
                let echoes =
                    is_apart(sheet, at) && line.size < 0.93 * body && title > 1.15 * line.size;
                line.artifact || repeats || placed || numbered || echoes
            })
            .collect();
        runs::drop_at(&mut sheet.lines, |at| gone.contains(&at));
    }
}

/// How many of these heights, which rise, are about the height `y`.
fn near(heights: &[f32], y: f32) -> usize {
    let below = heights.partition_point(|height| height - y <= -STEP);
    heights[below..].partition_point(|height| height - y < STEP)
}

/// The lines in the outermost rows at either end of the page.
fn zone(sheet: &Sheet) -> Vec<usize> {
    let edge = ZONE * sheet.height;
    (0..sheet.lines.len())
        .filter(|&at| {
            let line = &sheet.lines[at];
            let outermost = line.y < edge || line.y > sheet.height - edge;
            line.artifact || outermost && !line.is_cell
        })
        .collect()
}

/// The words with every number alike: "Wonen 12" and "Wonen 13" are the same running head.
fn shape(line: &Line) -> String {
    let mut shape = String::new();
    for c in line.whole().chars() {
        if c.is_ascii_digit() {
            if !shape.ends_with('0') {
                shape.push('0');
            }
        } else if !c.is_whitespace() {
            shape.extend(c.to_lowercase());
        }
    }
    shape
}

/// The letters alone.
fn letters(line: &Line) -> String {
    let letters = line.text.chars().filter(|c| c.is_alphabetic());
    letters.flat_map(char::to_lowercase).collect()
}

/// Height and size in steps; the neighbouring step of the height counts as well.
fn look(line: &Line) -> [(i32, i32); 3] {
    let height = (line.y / 2.0).round() as i32;
    let size = (line.size * 4.0).round() as i32;
    [(height, size), (height - 1, size), (height + 1, size)]
}

/// Whether a line stands apart from the text: alone in its frame, or with one more.
fn is_apart(sheet: &Sheet, at: usize) -> bool {
    let line = &sheet.lines[at];
    let near = sheet.lines[at.saturating_sub(2)..sheet.lines.len().min(at + 3)]
        .iter()
        .filter(|other| other.frame == line.frame)
        .count();
    near <= 2
}

/// A page number and nothing more: `12`, `- 12 -`, `Pagina 12`, `12 / 80`, `xii`.
fn is_page_number(text: &str) -> bool {
    let bare = text
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase();
    let bare = bare
        .strip_prefix("pagina")
        .or(bare.strip_prefix("pag."))
        .unwrap_or(&bare)
        .trim();
    let roman = bare.len() <= 5 && bare.bytes().all(|b| matches!(b, b'i' | b'v' | b'x' | b'l'));
    let mut digits = bare
        .split([' ', '/', '|'])
        .filter(|part| !part.is_empty() && *part != "van");
    let arabic = digits.all(|part| part.len() <= 3 && part.bytes().all(|b| b.is_ascii_digit()));
    !bare.is_empty() && bare.len() <= 12 && (arabic || roman)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heights_about_another_are_counted_where_they_rise() {
        let heights = [1.0, 3.9, 4.0, 4.1, 10.0, 15.9, 16.0, 20.0];
        assert_eq!(near(&heights, 10.0), 3);
        assert_eq!(near(&heights, 40.0), 0);
        assert_eq!(near(&heights, 0.0), 4);
        assert_eq!(near(&[], 1.0), 0);
    }

    #[test]
    fn page_numbers_are_told_from_words() {
        for number in [
            "12",
            "- 12 -",
            "Pagina 12",
            "12 / 80",
            "3 van 20",
            "xii",
            "| 7",
        ] {
            assert!(is_page_number(number), "{number}");
        }
        for words in ["", "12 huizen", "Zorg", "2,5 procent"] {
            assert!(!is_page_number(words), "{words}");
        }
    }
}
