//! A text with an end to its length.

/// Most characters of a comment, in UTF-16 units; GitHub takes 65,536.
pub(super) const MOST: usize = 65_000;

/// A comment in the making and how long it is.
#[derive(Debug, Default)]
pub(super) struct Room {
    pub(super) out: String,
    /// Length of `out` in UTF-16 units.
    pub(super) used: usize,
}

impl Room {
    /// Adds a text.
    pub(super) fn put(&mut self, text: &str) {
        self.used += units(text);
        self.out.push_str(text);
    }
}

/// Length in UTF-16 units, which is never less than the number of characters.
pub(super) fn units(text: &str) -> usize {
    text.encode_utf16().count()
}
