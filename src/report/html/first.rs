//! The top of the page: the headline, what was compared, and what a reader asks first.

use std::fmt::Write as _;

use super::{Page, Plain, Shown, change, figures, picture, side_word};
use crate::change::Kind;
use crate::report::Language;
use crate::report::strings::{self, Phrase, Word, phrase};
use crate::report::view::{Entry, Matter, Side, Topic};

/// How many entries of a topic stand open.
const OPEN: usize = 4;

/// The letters of a passage that are shown at the top; the whole of it is a click away.
const LETTERS: usize = 240;

pub(super) fn write(page: &mut Page<'_>) {
    masthead(page);
    page.add(format_args!("<main>\n"));
    remarks(page);
    if page.view.entries.is_empty() {
        let none = phrase(Phrase::NoChanges, page.view.language);
        page.add(format_args!("<p class=\"none\">{none}</p>\n"));
    }
    topics(page);
    picture::write(page);
    matters(page);
    figures::write(page);
}

fn masthead(page: &mut Page<'_>) {
    let view = page.view;
    page.add(format_args!(
        "<header class=\"mast\">\n<p class=\"kicker\">{}</p>\n<h1>{}</h1>\n<dl class=\"versions\">",
        page.word(Word::Kicker),
        Shown(&view.headline),
    ));
    for input in &view.inputs {
        page.add(format_args!(
            "<div><dt>{}</dt> <dd><bdi class=\"label\">{}</bdi> <span>{}</span></dd></div>",
            page.word(side_word(input.side)),
            Shown(&input.source.label),
            input.size(view.language).join(" · "),
        ));
    }
    page.add(format_args!("</dl>\n</header>\n"));
}

fn remarks(page: &mut Page<'_>) {
    let remarks: Vec<[&str; 3]> = page
        .view
        .remarks
        .iter()
        .map(|remark| {
            let place = remark.place.as_deref().unwrap_or_default();
            [&remark.label, place, &remark.message]
        })
        .collect();
    told(&mut page.out, page.view.language, &remarks);
}

/// What a reader should know about the inputs: of each notice its label, its place and its words.
pub(super) fn told(out: &mut String, language: Language, remarks: &[[&str; 3]]) {
    if remarks.is_empty() {
        return;
    }
    let head = phrase(Phrase::Notices, language);
    let _ = write!(
        out,
        "<aside class=\"remarks\" aria-labelledby=\"remarks\"><h2 id=\"remarks\">{head}</h2><ul>"
    );
    for [label, place, message] in remarks {
        let comma = if place.is_empty() { "" } else { ", " };
        let _ = write!(
            out,
            "<li><bdi>{}</bdi>{comma}{}: {}</li>",
            Shown(label),
            Shown(place),
            Shown(message),
        );
    }
    out.push_str("</ul></aside>\n");
}

fn topics(page: &mut Page<'_>) {
    let view = page.view;
    if view.matters.is_empty() {
        return;
    }
    page.add(format_args!(
        "<nav class=\"topics\" aria-label=\"{}\"><ul>",
        phrase(Phrase::First, view.language)
    ));
    for matter in view.matters.iter().filter(|m| !m.entries.is_empty()) {
        let count = strings::number(matter.entries.len() as u64, view.language);
        let name = matter.topic.name();
        page.add(format_args!(
            "<li class=\"t-{name}\"><a href=\"#t-{name}\"><b>{count}</b> <span>{}</span></a></li>",
            matter.title
        ));
    }
    page.add(format_args!("</ul></nav>\n"));
}

fn matters(page: &mut Page<'_>) {
    let view = page.view;
    if view.matters.is_empty() {
        return;
    }
    page.add(format_args!(
        "<section class=\"first\" aria-labelledby=\"first\"><h2 id=\"first\">{}</h2>\
<p class=\"lead\">{}</p><div class=\"matters\">\n",
        phrase(Phrase::First, view.language),
        page.word(Word::FirstExplained),
    ));
    for matter in &view.matters {
        self::matter(page, matter);
    }
    page.add(format_args!("</div></section>\n"));
}

fn matter(page: &mut Page<'_>, matter: &Matter) {
    let view = page.view;
    let language = view.language;
    let count = strings::number(matter.entries.len() as u64, language);
    let name = matter.topic.name();
    page.add(format_args!(
        "<section class=\"matter t-{name}\" id=\"t-{name}\"><h3>{} <span>{count}</span></h3>",
        matter.title
    ));
    let (open, rest) = matter.entries.split_at(matter.entries.len().min(OPEN));
    list(page, open, matter.topic);
    if !rest.is_empty() {
        let more = strings::more(rest.len(), language);
        page.add(format_args!("<details><summary>{more}</summary>"));
        list(page, rest, matter.topic);
        page.add(format_args!("</details>"));
    }
    if !matter.possible.is_empty() {
        let count = strings::number(matter.possible.len() as u64, language);
        let possible = phrase(Phrase::Possible, language);
        page.add(format_args!(
            "<details class=\"maybe\"><summary>{possible}: {count}</summary>"
        ));
        list(page, &matter.possible, matter.topic);
        page.add(format_args!("</details>"));
    }
    page.add(format_args!("</section>\n"));
}

fn list(page: &mut Page<'_>, entries: &[usize], topic: Topic) {
    if entries.is_empty() {
        return;
    }
    page.add(format_args!("<ul>"));
    for &id in entries {
        let entry = &page.view.entries[id];
        page.add(format_args!(
            "<li><a href=\"#{}\">",
            Plain(&entry.change.id)
        ));
        if let Some(effect) = entry.effects.iter().find(|e| topic.takes(e.class)) {
            page.add(format_args!("<b>{}</b> ", Shown(&effect.shift())));
        }
        let side = side_of(entry);
        page.add(format_args!(
            "<bdi>{}</bdi></a>",
            Shown(&change::beginning(
                &page.view.words(entry.change, side),
                LETTERS
            ))
        ));
        if let Some(place) = &entry.places[side as usize] {
            page.add(format_args!(" <small>{}</small>", Shown(place)));
        }
        page.add(format_args!("</li>"));
    }
    page.add(format_args!("</ul>"));
}

fn side_of(entry: &Entry<'_>) -> Side {
    match entry.change.kind {
        Kind::Removed => Side::Old,
        Kind::Unchanged | Kind::Changed | Kind::Split | Kind::Merged | Kind::Added => Side::New,
    }
}
