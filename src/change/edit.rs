//! Edits: the word diff of two passages.

/// What happened to a run of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Op {
    /// Stands in both.
    Equal,
    /// Only in the old text.
    Delete,
    /// Only in the new text.
    Insert,
}

impl Op {
    /// The name used in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Equal => "equal",
            Self::Delete => "delete",
            Self::Insert => "insert",
        }
    }
}

/// A run of text with one fate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What happened to it.
    pub op: Op,
    /// Its letters, white space included.
    pub text: String,
}

/// The edits that make `new` of `old`.
pub(super) fn edits(old: &str, new: &str) -> Vec<Edit> {
    similar::TextDiff::from_unicode_words(old, new)
        .iter_all_changes()
        .map(|change| Edit {
            op: match change.tag() {
                similar::ChangeTag::Equal => Op::Equal,
                similar::ChangeTag::Delete => Op::Delete,
                similar::ChangeTag::Insert => Op::Insert,
            },
            text: change.value().to_owned(),
        })
        .collect()
}
