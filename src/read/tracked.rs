//! Tracked changes: which of the two texts is read, and how many changes there are.

use crate::document::{Builder, Notice, NoticeKind};

/// What to make of tracked changes (insertions, deletions and moves that wait for a decision).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tracked {
    /// Read the text as it will be once every change is accepted.
    #[default]
    Accept,
    /// Read the text as it was before any change was made.
    Reject,
}

/// What a tracked change does to the words it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// The words are new.
    Insertion,
    /// The words go.
    Deletion,
    /// The words come from elsewhere; the place they left counts for both.
    MovedHere,
    /// The words went elsewhere.
    MovedAway,
}

impl Change {
    /// Whether the words stand in the old text.
    fn stands_in_old(self) -> bool {
        match self {
            Self::Deletion | Self::MovedAway => true,
            Self::Insertion | Self::MovedHere => false,
        }
    }

    /// Whether words so changed are part of the text that is read.
    pub(super) fn is_read(self, tracked: Tracked) -> bool {
        match tracked {
            Tracked::Accept => !self.stands_in_old(),
            Tracked::Reject => self.stands_in_old(),
        }
    }
}

/// Counts changes as a person would: what one author did at one moment, without unchanged words in
/// between, is one.
#[derive(Debug, Default)]
pub(super) struct Changes {
    count: u32,
    last: Option<(Change, String)>,
}

impl Changes {
    /// A change begins; `whose` names its author and time.
    pub(super) fn begin(&mut self, change: Change, whose: String) {
        let this = (change, whose);
        if self.last.as_ref() != Some(&this) {
            if change != Change::MovedHere {
                self.count = self.count.saturating_add(1);
            }
            self.last = Some(this);
        }
    }

    /// Words without a change came.
    pub(super) fn unchanged(&mut self) {
        self.last = None;
    }

    /// Tells the user that there were any, and what was made of them.
    pub(super) fn tell(&self, tracked: Tracked, builder: &mut Builder) {
        let count = self.count;
        if count > 0 {
            builder.notice(Notice::whole(match tracked {
                Tracked::Accept => NoticeKind::ChangesAccepted { count },
                Tracked::Reject => NoticeKind::ChangesRejected { count },
            }));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_in_several_runs_is_one_and_a_move_is_one() {
        let mut changes = Changes::default();
        changes.begin(Change::Insertion, "Anna 12:00".into());
        changes.begin(Change::Insertion, "Anna 12:00".into());
        changes.begin(Change::Deletion, "Anna 12:00".into());
        changes.unchanged();
        changes.begin(Change::Deletion, "Anna 12:00".into());
        changes.begin(Change::MovedAway, "Bram 9:00".into());
        changes.unchanged();
        changes.begin(Change::MovedHere, "Bram 9:00".into());
        assert_eq!(changes.count, 4);
    }

    #[test]
    fn each_reading_takes_its_own_words() {
        assert!(Change::Insertion.is_read(Tracked::Accept));
        assert!(!Change::Insertion.is_read(Tracked::Reject));
        assert!(Change::MovedAway.is_read(Tracked::Reject));
        assert!(!Change::Deletion.is_read(Tracked::Accept));
    }
}
