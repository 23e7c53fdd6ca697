//! Lines of a source text: which line and column a byte offset is.

use crate::text::Place;

/// Tells the place of byte offsets. Asked in rising order it reads the text once.
#[derive(Debug)]
pub(super) struct Lines<'t> {
    text: &'t str,
    /// What ends a line: a carriage return only where the text has no line feed at all.
    end: u8,
    /// The place last asked for.
    offset: usize,
    line: u32,
    column: u32,
}

impl<'t> Lines<'t> {
    /// The lines of a text.
    pub(super) fn new(text: &'t str) -> Self {
        let feed = text.as_bytes().contains(&b'\n');
        Self {
            text,
            end: if feed { b'\n' } else { b'\r' },
            offset: 0,
            line: 1,
            column: 1,
        }
    }

    /// The line and column of the character at byte `offset`.
    pub(super) fn place(&mut self, offset: usize) -> Place {
        if offset < self.offset {
            // Back to the start of the line, and on from there; seldom, and then not far.
            let start = self.start_of_line(offset);
            let between = &self.text.as_bytes()[start..self.offset];
            self.line -= self.ends(between);
            self.offset = start;
            self.column = 1;
        }
        let passed = &self.text.as_bytes()[self.offset..offset];
        let mut in_line = passed;
        if let Some(last) = passed.iter().rposition(|b| *b == self.end) {
            self.line += self.ends(&passed[..=last]);
            self.column = 1;
            in_line = &passed[last + 1..];
        }
        // Every byte but those that continue a character begins one.
        self.column += in_line.iter().filter(|b| **b & 0xc0 != 0x80).count() as u32;
        self.offset = offset;
        Place {
            page: None,
            line: Some(self.line),
            column: Some(self.column),
        }
    }

    /// How many lines end in these bytes.
    fn ends(&self, bytes: &[u8]) -> u32 {
        bytes.split(|b| *b == self.end).skip(1).count() as u32
    }

    fn start_of_line(&self, offset: usize) -> usize {
        let before = &self.text.as_bytes()[..offset];
        before
            .iter()
            .rposition(|b| *b == self.end)
            .map_or(0, |at| at + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(lines: &mut Lines<'_>, offset: usize) -> (u32, u32) {
        let place = lines.place(offset);
        (place.line.unwrap(), place.column.unwrap())
    }

    #[test]
    fn offsets_have_lines_and_columns_forwards_and_backwards() {
        let text = "één\r\ntwee\n\ndrie";
        let mut lines = Lines::new(text);
        let offsets: Vec<usize> = text.char_indices().map(|(offset, _)| offset).collect();
        let all: Vec<(u32, u32)> = offsets.iter().map(|&o| at(&mut lines, o)).collect();
        assert_eq!(all[..4], [(1, 1), (1, 2), (1, 3), (1, 4)]);
        assert_eq!(all[5], (2, 1));
        assert_eq!(all[all.len() - 4], (4, 1));
        for (offset, expected) in offsets.into_iter().zip(all).rev() {
            assert_eq!(at(&mut lines, offset), expected);
        }
    }

    #[test]
    fn carriage_returns_alone_end_lines_too() {
        assert_eq!(at(&mut Lines::new("a\rb\rc"), 4), (3, 1));
    }
}
