//! Spans: the half-open byte ranges by which every later value points into one immutable text.

use std::borrow::Cow;
use std::ops::Range;

/// The longest text, in bytes, that a [`Document`](crate::document::Document) may hold.
///
/// A long programme is half a megabyte; the limit keeps offsets in 32 bits and memory bounded.
pub const MAX_BYTES: usize = 256 << 20;

/// A half-open range of byte offsets into the text of one document.
///
/// Both ends lie on character boundaries of that text; the constructors of the values that hold
/// spans see to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset just behind the last byte.
    pub end: u32,
}

impl Span {
    /// A span from byte offsets, which fit because of [`MAX_BYTES`].
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end && end <= MAX_BYTES);
        Self {
            start: start as u32,
            end: end as u32,
        }
    }

    /// The words the span points at in `text`.
    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }

    /// The span as a range for slicing.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span covers nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The same span, `by` bytes further on.
    #[must_use]
    pub fn shifted(self, by: usize) -> Self {
        Self::new(self.start as usize + by, self.end as usize + by)
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// The text in lower case; most words are so already and cost nothing.
pub fn lower(text: &str) -> Cow<'_, str> {
    let capital = |b: u8| b.is_ascii_uppercase() || !b.is_ascii();
    if text.bytes().any(capital) {
        Cow::Owned(text.to_lowercase())
    } else {
        Cow::Borrowed(text)
    }
}

/// Where in a source file something stands, as far as the format knows such places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Page, counted from 1.
    pub page: Option<u32>,
    /// Line of the file as it lies on disk, counted from 1.
    pub line: Option<u32>,
    /// Character of that line, counted from 1.
    pub column: Option<u32>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_points_at_its_words() {
        let text = "één op de drie";
        let span = Span::new(0, "één".len());
        assert_eq!(span.of(text), "één");
        assert_eq!(span.len(), 5);
        assert!(Span::new(0, 8).contains(span));
        assert_eq!(span.shifted(1).start, 1);
    }
}
