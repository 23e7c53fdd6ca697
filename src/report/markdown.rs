//! Markdown for a comment on a pull or merge request: the counts, what matters first, and the rest
//! folded; never longer than such a comment may be.

use std::fmt::Write as _;

use super::Language;
use super::strings::{self, Label, Phrase, label, phrase};
use super::view::{Entry, EntryId, GENERATOR, Row, View};
use crate::change::{Comparison, Kind, Op};

mod escape;
mod overlap;
mod review;
mod room;

use escape::{shortened, told};
pub use overlap::{mutual, overlap};
pub use review::review;
use room::{MOST, Room, units};

/// Kept free for what is said at the end: what was left out, and of which files this tells.
const END: usize = 3_000;

/// Share of the room that the changes that matter first may take, so that the rest has a place.
const FIRST: f64 = 0.6;

/// Most characters of the words of one change.
const WORDS: usize = 1_500;

/// Most characters of a title, a label or a notice.
const LINE: usize = 300;

/// Most notices that are told.
const NOTICES: usize = 10;

/// The comment.
pub fn comparison(comparison: &Comparison, language: Language) -> String {
    dressed(&View::of(comparison, language))
}

/// The comment on a view.
pub fn dressed(view: &View<'_>) -> String {
    comment(view, MOST)
}

/// A comment of at most so many UTF-16 units, where that is enough for its head and its end.
fn comment(view: &View<'_>, most: usize) -> String {
    let mut comment = Comment {
        room: Room::default(),
        most,
        told: vec![false; view.entries.len()],
        view,
    };
    comment.head();
    comment.first();
    comment.rest();
    comment.possible();
    comment.end();
    comment.room.out
}

struct Comment<'v, 'a> {
    view: &'v View<'a>,
    room: Room,
    /// How long it may become.
    most: usize,
    /// Which entries were told.
    told: Vec<bool>,
}

impl Comment<'_, '_> {
    fn put(&mut self, text: &str) {
        self.room.put(text);
    }

    fn head(&mut self) {
        let language = self.view.language;
        let view = self.view;
        let [old, new] = view
            .inputs
            .map(|input| told(&shortened(&input.source.label, LINE, language)));
        self.put(&format!("### {old} → {new}\n\n**{}**\n\n", view.headline));
        let heads = Row::heads(language);
        self.put(&format!(
            "| | {} | {} | {} |\n|---|--:|--:|--:|\n",
            heads[0], heads[1], heads[2]
        ));
        for row in &view.counts {
            let [all, commitments, specific] =
                row.numbers.map(|n| strings::number(u64::from(n), language));
            let name = row.name;
            self.put(&format!(
                "| {name} | {all} | {commitments} | {specific} |\n"
            ));
        }
        self.put("\n");
        for remark in view.remarks.iter().take(NOTICES) {
            let head = phrase(Phrase::Notices, language);
            let place = remark.place.as_deref().map(|place| format!(", {place}"));
            let text = format!(
                "{}{}: {}",
                remark.label,
                place.unwrap_or_default(),
                remark.message
            );
            let text = told(&shortened(&text, LINE, language));
            self.put(&format!("> **{head}** {text}\n"));
        }
        if let Some(more) = view
            .remarks
            .len()
            .checked_sub(NOTICES)
            .filter(|&more| more > 0)
        {
            self.put(&format!("> {}\n", strings::more_notices(more, language)));
        }
        if !view.remarks.is_empty() {
            self.put("\n");
        }
        if view.entries.is_empty() {
            self.put(&format!("{}\n\n", phrase(Phrase::NoChanges, language)));
        }
    }

    /// What matters first, topic by topic. A change that falls under several is told under the
    /// first of them.
    fn first(&mut self) {
        let view = self.view;
        if view.matters.iter().all(|matter| matter.entries.is_empty()) {
            return;
        }
        self.put(&format!(
            "#### {}\n\n",
            label(Label::Foremost, view.language)
        ));
        let most = (FIRST * (self.most - END) as f64) as usize;
        for matter in view
            .matters
            .iter()
            .filter(|matter| !matter.entries.is_empty())
        {
            let count = strings::number(matter.entries.len() as u64, view.language);
            let fresh: Vec<EntryId> = matter
                .entries
                .iter()
                .copied()
                .filter(|&id| !self.told[id])
                .collect();
            let mut head = format!("**{}** ({count})\n\n", matter.title);
            for id in fresh {
                let entry = self.entry(id, true);
                if self.room.used + units(&head) + units(&entry) > most {
                    break;
                }
                self.put(&std::mem::take(&mut head));
                self.put(&entry);
                self.told[id] = true;
            }
            // Its number stands even where all of it was told above or there is no room.
            self.put(if head.is_empty() { "\n" } else { &head });
        }
    }

    /// All that was not told above, folded, section by section.
    fn rest(&mut self) {
        let view = self.view;
        for part in &view.parts {
            let entries: Vec<EntryId> = part.changes().filter(|&id| !self.told[id]).collect();
            self.fold(&view.title(part.heading), &entries);
        }
    }

    fn possible(&mut self) {
        let view = self.view;
        self.fold(phrase(Phrase::PossiblePart, view.language), &view.possible);
    }

    /// Some entries under a head that opens, as far as there is room.
    fn fold(&mut self, title: &str, entries: &[EntryId]) {
        let language = self.view.language;
        let title = told(&shortened(title, LINE, language));
        let (mut inside, mut length, mut here) = (String::new(), 0, Vec::new());
        // A head with its count, and the end of the fold.
        let frame = units(&title) + 120;
        for &id in entries {
            let entry = self.entry(id, false);
            if self.room.used + frame + length + units(&entry) > self.most - END {
                break;
            }
            length += units(&entry);
            inside.push_str(&entry);
            here.push(id);
        }
        if here.is_empty() {
            return;
        }
        let count = strings::changes(here.len(), language);
        self.put(&format!(
            "<details><summary>{title} · {count}</summary>\n\n{inside}\n</details>\n\n"
        ));
        for id in here {
            self.told[id] = true;
        }
    }

    /// One change as an item of a list; with its section where it stands apart from it.
    fn entry(&self, id: EntryId, section: bool) -> String {
        let view = self.view;
        let language = view.language;
        let entry = &view.entries[id];
        let mut item = format!("- **{}**", entry.name);
        let place = entry.place();
        if !place.is_empty() {
            let _ = write!(item, " · {}", told(&place));
        }
        let heading = entry.headings[1].or(entry.headings[0]).filter(|_| section);
        if let Some(heading) = heading {
            let _ = write!(
                item,
                " · {}",
                told(&shortened(&view.title(heading), LINE, language))
            );
        }
        for effect in &entry.effects {
            let effect = shortened(&effect.told(language), LINE, language);
            let _ = write!(item, " · {}", told(&effect));
        }
        if entry.change.moved
            && let [Some(from), Some(to)] = entry.headings
        {
            let moved = strings::from_to(&view.title(from), &view.title(to), language);
            let _ = write!(item, " · {}", told(&shortened(&moved, 2 * LINE, language)));
        }
        item.push_str("<br>\n  ");
        item.push_str(&words(entry, language));
        item.push('\n');
        item
    }

    fn end(&mut self) {
        let view = self.view;
        let language = view.language;
        let left = self.told.iter().filter(|told| !**told).count();
        if left > 0 {
            self.put(&format!("**{}**\n\n", strings::left_out(left, language)));
        }
        let inputs = view.inputs.map(|input| {
            let label = told(&shortened(&input.source.label, LINE, language));
            let size = input.size(language).join(", ");
            let sum: String = input.source.sha256.chars().take(12).collect();
            format!("{label} ({size}, SHA-256 {sum}…)")
        });
        let made = format!("{} {GENERATOR}", label(Label::MadeBy, language));
        self.put(&format!(
            "<sub>{} → {} · {made}</sub>\n",
            inputs[0], inputs[1]
        ));
    }
}

/// The words of a change: those that went and those that came marked, or before and after where
/// most of them changed.
fn words(entry: &Entry<'_>, language: Language) -> String {
    let edits = &entry.change.edits;
    let whole = matches!(entry.change.kind, Kind::Added | Kind::Removed);
    if !entry.rewritten || whole {
        return marked(
            edits.iter().map(|edit| (edit.op, edit.text.as_str())),
            language,
        );
    }
    let side = |op: Op| -> String {
        let own = edits
            .iter()
            .filter(|edit| edit.op == Op::Equal || edit.op == op);
        own.map(|edit| edit.text.as_str()).collect()
    };
    let (old, new) = (side(Op::Delete), side(Op::Insert));
    let old = marked([(Op::Delete, old.as_str())], language);
    let new = marked([(Op::Insert, new.as_str())], language);
    format!("{old}<br>\n  {new}")
}

fn marked<'t>(runs: impl IntoIterator<Item = (Op, &'t str)>, language: Language) -> String {
    let (mut out, mut room, mut left) = (String::new(), WORDS, 0);
    for (op, text) in runs {
        let kept: String = text.chars().take(room).collect();
        let length = kept.chars().count();
        left += text.chars().count() - length;
        room -= length;
        let text = told(&kept);
        if text.is_empty() {
            continue;
        }
        match op {
            Op::Equal => out.push_str(&text),
            Op::Delete => out.extend(["<del>", &text, "</del>"]),
            Op::Insert => out.extend(["<ins>", &text, "</ins>"]),
        }
    }
    if left > 0 {
        out.push_str(&strings::cut(left, language));
    }
    out
}
