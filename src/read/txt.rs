//! Plain text: lines as they were typed, or as they came out of a printed page, put together to
//! headings, paragraphs and items again.

use std::ops::Range;

use super::encoding;
use super::layout::{contents, furniture, numbering, seams};
use super::lines::Lines;
use crate::document::Builder;
use crate::error::Result;
use crate::text::Place;

mod assemble;
mod shape;

/// A line without what belongs to the page rather than to the text.
#[derive(Clone, Debug)]
struct Line<'t> {
    /// Its words, without the blanks at either end.
    text: &'t str,
    /// Characters before the first word.
    indent: usize,
    place: Place,
    page: u32,
}

/// Reads plain text into `builder`.
pub(super) fn read(bytes: &[u8], builder: &mut Builder) -> Result<()> {
    let text = encoding::decode(bytes, None, builder)?;
    let lines = lines(&text);
    if let Some(last) = lines.last().filter(|last| last.page > 1) {
        builder.pages(last.page);
    }
    assemble::assemble(&lines, builder);
    Ok(())
}

/// The lines of a text: without line numbers, running heads, page numbers and tables of contents. An
/// empty line stays, it divides.
fn lines(text: &str) -> Vec<Line<'_>> {
    let (ranges, pages) = match numbering::lines_within(text) {
        Some(found) => {
            let mut page = 1;
            let pages = found.iter().enumerate().map(|(i, line)| {
                page += u32::from(line.begins_page && i > 0);
                page
            });
            let pages = pages.collect();
            (found.into_iter().map(|line| line.range).collect(), pages)
        }
        None => without_heads(text, split(text)),
    };
    let words: Vec<&str> = ranges.iter().map(|range| &text[range.clone()]).collect();
    let (words, numbered) = match numbering::strip(&words) {
        Some(parts) => (
            words
                .iter()
                .zip(&parts)
                .map(|(line, part)| &line[part.clone()])
                .collect(),
            parts,
        ),
        None => (words, Vec::new()),
    };
    let mut dropped = furniture::mark(&words, &pages);
    for (dropped, listed) in dropped.iter_mut().zip(contents::mark(&words)) {
        *dropped |= listed;
    }
    let paged = pages.last() > pages.first();
    let mut places = Lines::new(text);
    let mut lines = Vec::with_capacity(words.len());
    for (i, line) in words.iter().enumerate() {
        let trimmed = if dropped[i] { "" } else { line.trim() };
        let before = line.len() - line.trim_start().len();
        let cut = numbered.get(i).map_or(0, |part| part.start);
        let start = ranges[i].start + cut + if trimmed.is_empty() { 0 } else { before };
        let page = paged.then_some(pages[i]);
        lines.push(Line {
            text: trimmed,
            indent: line[..before]
                .chars()
                .map(|c| if c == '\t' { 4 } else { 1 })
                .sum(),
            place: Place {
                page,
                ..places.place(start)
            },
            page: pages[i],
        });
    }
    lines
}

/// The lines without the running heads inside them; what stands before and behind a head is a line of
/// its own.
fn without_heads(
    text: &str,
    lines: (Vec<Range<usize>>, Vec<u32>),
) -> (Vec<Range<usize>>, Vec<u32>) {
    let heads = seams::find(text);
    if heads.is_empty() {
        return lines;
    }
    let count = lines.0.len() + heads.len();
    let (mut ranges, mut pages) = (Vec::with_capacity(count), Vec::with_capacity(count));
    let is_written = |part: &Range<usize>| !text[part.clone()].trim().is_empty();
    let mut heads = heads.into_iter().peekable();
    let mut head_end = 0;
    for (line, page) in lines.0.into_iter().zip(lines.1) {
        let mut start = line.start.max(head_end);
        while let Some(head) = heads.next_if(|head| head.start < line.end) {
            if is_written(&(start..head.start.max(start))) {
                ranges.push(start..head.start);
                pages.push(page);
            }
            head_end = head.end;
            start = head_end;
        }
        // An empty line divides and stays; what a head leaves of a line is no empty line.
        let rest = start..line.end.max(start);
        if is_written(&rest) || !is_written(&line) {
            ranges.push(rest);
            pages.push(page);
        }
    }
    (ranges, pages)
}

/// The lines by the signs that end them, and the page of each by form feeds.
fn split(text: &str) -> (Vec<Range<usize>>, Vec<u32>) {
    let feeds = text.as_bytes().contains(&b'\n');
    let ends = |c: char| c == '\x0c' || c == if feeds { '\n' } else { '\r' };
    let count = 1 + text.matches(ends).count();
    let (mut ranges, mut pages) = (Vec::with_capacity(count), Vec::with_capacity(count));
    let (mut start, mut page) = (0, 1);
    for (at, sign) in text.match_indices(ends) {
        ranges.push(start..at);
        pages.push(page);
        page += u32::from(sign == "\x0c");
        start = at + sign.len();
    }
    ranges.push(start..text.len());
    pages.push(page);
    (ranges, pages)
}

#[cfg(test)]
mod tests;
