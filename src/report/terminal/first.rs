//! The first screen: what was compared, the counts, and what matters first.

use anstyle::Style;

use super::change::{sign, style_of};
use super::page::{ADDED, BOLD, CHANGED, FAINT, MOVED, Page, REMOVED};
use super::{visible, wrap};
use crate::change::Kind;
use crate::report::strings::{self, Phrase, phrase};
use crate::report::view::{Counted, Entry, Input, Matter, Row, Side, Topic};

/// How many entries of a topic are shown.
const ENTRIES: usize = 3;

/// The columns that the words of an effect take at most.
const WORDS: usize = 28;

/// On a page this wide the place of each entry stands at its right edge.
const WIDE: usize = 80;

pub(super) fn write(page: &mut Page<'_>) {
    let view = page.view;
    page.wrapped("", &[(BOLD, view.headline.clone())]);
    page.line("");
    for input in &view.inputs {
        self::input(page, input);
    }
    counts(page);
    strengths(page);
    remarks(page);
    if !view.matters.is_empty() {
        page.rule(phrase(Phrase::First, page.looks.language));
    }
    for matter in &view.matters {
        self::matter(page, matter);
    }
}

fn input(page: &mut Page<'_>, input: &Input<'_>) {
    let language = page.looks.language;
    let name = match input.side {
        Side::Old => phrase(Phrase::Old, language),
        Side::New => phrase(Phrase::New, language),
    };
    let mut details = input.size(language);
    details.push(strings::commitments(input.commitments, language));
    if input.source.name != input.source.label {
        details.insert(0, visible(&input.source.name).into_owned());
    }
    let label = visible(&input.source.label).into_owned();
    let details = format!(" · {}", details.join(" · "));
    page.wrapped_after(
        &format!("{name:<7}"),
        "       ",
        &[(BOLD, label), (FAINT, details)],
    );
}

fn counts(page: &mut Page<'_>) {
    let language = page.looks.language;
    let heads = Row::heads(language);
    page.line("");
    let head = format!("{:14}{:>8}{:>14}{:>10}", "", heads[0], heads[1], heads[2]);
    let head = page.styled(FAINT, &head);
    page.line(&head);
    let view = page.view;
    for row in &view.counts {
        let style = match row.counted {
            Counted::Kind(Kind::Unchanged) => Style::new(),
            Counted::Kind(Kind::Changed | Kind::Split | Kind::Merged) => CHANGED,
            Counted::Kind(Kind::Added) => ADDED,
            Counted::Kind(Kind::Removed) => REMOVED,
            Counted::Moved => MOVED,
            Counted::Possible => FAINT,
        };
        let numbers = row.numbers.map(|n| strings::number(u64::from(n), language));
        let name = page.styled(style, &format!("{:14}", row.name));
        let [all, commitments, specific] = numbers;
        page.line(&format!("{name}{all:>8}{commitments:>14}{specific:>10}"));
    }
    if view.entries.is_empty() {
        page.line("");
        page.line(phrase(Phrase::NoChanges, language));
    }
}

fn strengths(page: &mut Page<'_>) {
    let language = page.looks.language;
    let number = |n: u32| strings::number(u64::from(n), language);
    let levels = page.view.strengths.iter().enumerate().rev();
    let levels: Vec<String> = levels
        .map(|(level, &[old, new])| {
            let name = strings::strength(level + 1, language);
            format!("{name} {} → {}", number(old), number(new))
        })
        .collect();
    page.line("");
    let head = format!("{:14}", phrase(Phrase::Strength, language));
    page.wrapped_after(
        &head,
        "              ",
        &[(Style::new(), levels.join(" · "))],
    );
}

fn remarks(page: &mut Page<'_>) {
    let view = page.view;
    for remark in &view.remarks {
        let place = remark.place.as_deref();
        let place = place.map_or(String::new(), |place| format!(", {place}"));
        let label = visible(&remark.label).into_owned();
        let head = phrase(Phrase::Notices, page.looks.language);
        page.line("");
        page.wrapped(
            "  ",
            &[
                (CHANGED, head.to_owned()),
                (
                    Style::new(),
                    format!(" {label}{place}: {}", visible(&remark.message)),
                ),
            ],
        );
    }
}

fn matter(page: &mut Page<'_>, matter: &Matter) {
    let language = page.looks.language;
    let view = page.view;
    if matter.entries.is_empty() {
        return;
    }
    let shown: Vec<&Entry<'_>> = matter
        .entries
        .iter()
        .take(ENTRIES)
        .map(|&id| &view.entries[id])
        .collect();
    let count = strings::number(matter.entries.len() as u64, language);
    page.line("");
    let title = page.styled(BOLD, &format!("{count:>4}  {}", matter.title));
    page.line(&title);
    let words: Vec<String> = shown.iter().map(|e| words(e, matter.topic)).collect();
    let columns = words.iter().map(|w| wrap::width(w)).max().unwrap_or(0);
    for (entry, words) in shown.into_iter().zip(&words) {
        finding(page, entry, words, columns);
    }
    if let Some(rest @ 1..) = matter.entries.len().checked_sub(ENTRIES) {
        let rest = page.styled(FAINT, &format!("      {}", strings::more(rest, language)));
        page.line(&rest);
    }
}

/// The words that show why an entry stands under a topic.
fn words(entry: &Entry<'_>, topic: Topic) -> String {
    let effect = entry.effects.iter().find(|e| topic.takes(e.class));
    let words = effect.map_or(String::new(), |e| visible(&e.shift()).into_owned());
    wrap::shortened(&words, WORDS)
}

/// One entry on one line: its sign, the words that show what happened, how it begins, its place.
fn finding(page: &mut Page<'_>, entry: &Entry<'_>, words: &str, columns: usize) {
    let sign = sign(entry.change);
    let side = match entry.change.kind {
        Kind::Removed => Side::Old,
        Kind::Unchanged | Kind::Changed | Kind::Split | Kind::Merged | Kind::Added => Side::New,
    };
    let text = page.view.words(entry.change, side);
    let place = entry.places[side as usize].clone().unwrap_or_default();
    let gap = if columns > 0 { columns + 2 } else { 0 };
    let wide = page.looks.width >= WIDE && !place.is_empty();
    let room = page.looks.width.saturating_sub(6 + gap);
    let room = if wide {
        room.saturating_sub(wrap::width(&place) + 2)
    } else {
        room
    };
    let text = wrap::shortened(&visible(&text), room);
    let pad = " ".repeat(room.saturating_sub(wrap::width(&text)));
    let sign = page.styled(style_of(entry.change), &sign.to_string());
    let fill = " ".repeat(gap.saturating_sub(wrap::width(words)));
    let words = page.styled(BOLD, words);
    let place = if wide {
        format!("{pad}  {}", page.styled(FAINT, &place))
    } else {
        String::new()
    };
    page.line(&format!("    {sign} {words}{fill}{text}{place}"));
}
