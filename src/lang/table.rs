//! Reads the data files of a language: one entry a line, fields apart by tabs, `#` opens a comment.

use rustc_hash::FxHashSet;

/// The entries of a data file: its lines without comments and blank ones.
pub(super) fn lines(data: &'static str) -> impl Iterator<Item = &'static str> {
    data.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The entries of a data file, each cut into `N` fields; a missing field is empty.
pub(crate) fn rows<const N: usize>(data: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    lines(data).map(|line| {
        let mut fields = line.split('\t');
        std::array::from_fn(|_| fields.next().unwrap_or_default())
    })
}

/// The words of a data file with one or more a line.
pub(super) fn words(data: &'static str) -> FxHashSet<&'static str> {
    lines(data).flat_map(str::split_whitespace).collect()
}
