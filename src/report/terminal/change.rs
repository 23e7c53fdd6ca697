//! One change: what became of it and where, what changed in substance, and its words.

use anstyle::Style;

use super::page::{ADDED, BOLD, CHANGED, DELETED, FAINT, INSERTED, MOVED, Page, REMOVED};
use super::{visible, wrap};
use crate::change::{Change, Edit, Kind, Op};
use crate::report::strings;
use crate::report::view::{Entry, Side};

pub(super) fn write(page: &mut Page<'_>, entry: &Entry<'_>) {
    let language = page.looks.language;
    let style = style_of(entry.change);
    page.line("");
    let head = page.styled(
        style.bold(),
        &format!("{} {}", sign(entry.change), entry.name),
    );
    let place = page.styled(FAINT, &entry.place());
    let id = page.styled(FAINT, &entry.change.id);
    let room = [&*entry.name, &entry.place(), &entry.change.id].map(wrap::width);
    if room.iter().sum::<usize>() + 6 <= page.looks.width {
        page.line(&format!("{head}  {place}  {id}"));
    } else {
        page.line(&head);
        let where_from = format!("{} ", entry.place());
        page.wrapped(
            "    ",
            &[(FAINT, where_from), (FAINT, entry.change.id.clone())],
        );
    }
    if entry.change.moved {
        let [from, to] = Side::BOTH.map(|side| section(page, entry, side));
        let words = strings::from_to(&from, &to, language);
        page.wrapped("    ", &[(MOVED, words)]);
    }
    for effect in &entry.effects {
        let told = effect.told(language);
        let told = visible(&told);
        let (head, words) = told.split_once(": ").unwrap_or((&told, ""));
        let colon = if words.is_empty() { "" } else { ": " };
        page.wrapped_after(
            "    ",
            "      ",
            &[
                (CHANGED, format!("▸ {head}{colon}")),
                (BOLD, words.to_owned()),
            ],
        );
    }
    if entry.rewritten {
        before_and_after(page, &entry.change.edits);
    } else {
        marked(page, entry.change);
    }
}

fn section(page: &Page<'_>, entry: &Entry<'_>, side: Side) -> String {
    let heading = entry.headings[side as usize];
    let title = heading.map_or(String::new(), |heading| page.view.title(heading));
    let title = visible(&title);
    match &entry.places[side as usize] {
        Some(place) => format!("{title} ({place})"),
        None => title.into_owned(),
    }
}

/// The old words and the new ones, each in a paragraph.
fn before_and_after(page: &mut Page<'_>, edits: &[Edit]) {
    for (op, style, mark) in [(Op::Delete, DELETED, '-'), (Op::Insert, INSERTED, '+')] {
        let runs: Vec<_> = edits
            .iter()
            .filter(|edit| edit.op == Op::Equal || edit.op == op)
            .map(|edit| {
                let style = if edit.op == op { style } else { Style::new() };
                (style, visible(&edit.text).into_owned())
            })
            .collect();
        page.wrapped_after(&format!("  {mark} "), "    ", &runs);
    }
}

/// The words with marks at those that went and those that came.
fn marked(page: &mut Page<'_>, change: &Change) {
    let whole = matches!(change.kind, Kind::Removed | Kind::Added);
    let marks = !whole && !page.looks.colour;
    let runs: Vec<_> = change
        .edits
        .iter()
        .map(|edit| {
            let text = visible(&edit.text);
            match edit.op {
                Op::Equal => (Style::new(), text.into_owned()),
                Op::Delete if marks => (Style::new(), format!("[-{text}-]")),
                Op::Insert if marks => (Style::new(), format!("{{+{text}+}}")),
                Op::Delete => (DELETED, text.into_owned()),
                Op::Insert => (INSERTED, text.into_owned()),
            }
        })
        .collect();
    page.wrapped("    ", &runs);
}

pub(super) fn style_of(change: &Change) -> Style {
    match change.kind {
        Kind::Unchanged => MOVED,
        Kind::Changed | Kind::Split | Kind::Merged => CHANGED,
        Kind::Added => ADDED,
        Kind::Removed => REMOVED,
    }
}

/// A sign for what became of it; what is shown in colour can be read without.
pub(super) fn sign(change: &Change) -> char {
    match change.kind {
        Kind::Unchanged => '↷',
        Kind::Changed => '~',
        Kind::Split => '⋔',
        Kind::Merged => '⋎',
        Kind::Added => '+',
        Kind::Removed => '-',
    }
}
