//! One change: what became of it and where, what changed in substance, and its words.

use std::fmt::Write as _;

use super::{Page, Plain, Shown};
use crate::align::Confidence;
use crate::change::{Edit, Op};
use crate::meaning::Commitment;
use crate::report::Language;
use crate::report::strings::{self, Phrase, Word, phrase};
use crate::report::view::{Effect, Entry, Side};

pub(super) fn write(page: &mut Page<'_>, entry: &Entry<'_>) {
    let change = entry.change;
    let id = Plain(&change.id);
    page.add(format_args!(
        "<article class=\"c {}\" id=\"{id}\" data-c=\"{}\"",
        kinds(entry),
        entry.commitment.name(),
    ));
    if !change.effects.is_empty() {
        let effects: Vec<&str> = change.effects.iter().map(|e| e.class.name()).collect();
        page.add(format_args!(" data-e=\"{}\"", effects.join(" ")));
    }
    page.add(format_args!(">"));
    head(page, entry);
    if change.moved {
        came_from(page, entry);
    }
    effects(&mut page.out, &entry.effects, page.view.language);
    words(page, entry);
    page.add(format_args!("</article>\n"));
}

/// What its looks and the filter of kinds go by.
fn kinds(entry: &Entry<'_>) -> String {
    let mut kinds = vec![entry.change.kind.name()];
    if entry.change.moved {
        kinds.push("moved");
    }
    if !entry.certain() {
        kinds.push("possible");
    }
    kinds.join(" ")
}

fn head(page: &mut Page<'_>, entry: &Entry<'_>) {
    let language = page.view.language;
    page.add(format_args!("<header><h4>{}", entry.name));
    if !entry.certain() {
        let possible = phrase(Phrase::Possible, language);
        page.add(format_args!(" <em>{possible}</em>"));
    }
    page.add(format_args!("</h4>"));
    match entry.commitment {
        Commitment::Specific => page.add(format_args!(
            "<span class=\"tag specific\">{}</span>",
            page.word(Word::Specific)
        )),
        Commitment::General => page.add(format_args!(
            "<span class=\"tag\">{}</span>",
            page.word(Word::General)
        )),
        Commitment::None => {}
    }
    if entry.places.iter().any(Option::is_some) {
        page.add(format_args!("<span class=\"place\">"));
        let mut gap = "";
        for (place, class) in entry.places.iter().zip(["po", "pn"]) {
            if let Some(place) = place {
                page.add(format_args!(
                    "{gap}<span class=\"{class}\">{}</span>",
                    Shown(place)
                ));
                gap = " → ";
            }
        }
        page.add(format_args!("</span>"));
    }
    page.add(format_args!(
        "<a class=\"link\" href=\"#{}\">{}</a></header>",
        Plain(&entry.change.id),
        page.word(Word::Link),
    ));
}

/// Where a moved passage came from, with a link to that place.
fn came_from(page: &mut Page<'_>, entry: &Entry<'_>) {
    let from = entry.headings[0].map_or(String::new(), |heading| page.view.title(heading));
    let place = entry.places[0].as_deref();
    let place = place.map_or(String::new(), |place| format!(" ({place})"));
    let from = format!("{from}{place}");
    page.add(format_args!(
        "<p class=\"from\"><span aria-hidden=\"true\">↷</span> {} ",
        page.word(Word::CameFrom)
    ));
    // What is only possible leaves no mark in the text.
    if entry.certain() {
        page.add(format_args!(
            "<a href=\"#{}-was\"><bdi>{}</bdi></a></p>",
            Plain(&entry.change.id),
            Shown(&from)
        ));
    } else {
        page.add(format_args!("<bdi>{}</bdi></p>", Shown(&from)));
    }
}

/// What changed in substance.
pub(super) fn effects(out: &mut String, effects: &[Effect<'_>], language: Language) {
    if effects.is_empty() {
        return;
    }
    out.push_str("<ul class=\"effects\">");
    for effect in effects {
        let sure = strings::certainty(effect.certainty, language);
        let class = match effect.certainty {
            Confidence::Certain => effect.class.name().to_owned(),
            Confidence::Possible => format!("{} maybe", effect.class.name()),
        };
        let _ = write!(
            out,
            "<li class=\"{class}\"><span class=\"head\">{}</span>",
            effect.head
        );
        if !sure.is_empty() {
            let _ = write!(out, " <em>({sure})</em>");
        }
        let _ = write!(
            out,
            " <bdi class=\"shift\">{}</bdi></li>",
            Shown(&effect.words())
        );
    }
    out.push_str("</ul>");
}

/// The words: marked one by one, or before and after where most of them changed.
fn words(page: &mut Page<'_>, entry: &Entry<'_>) {
    let change = entry.change;
    if entry.rewritten {
        page.add(format_args!("<div class=\"pair\">"));
        for (side, own) in Side::BOTH.into_iter().zip([Op::Delete, Op::Insert]) {
            let class = match side {
                Side::Old => "was",
                Side::New => "is",
            };
            page.add(format_args!("<p class=\"w {class}\">"));
            self::side(&mut page.out, &change.edits, own);
            page.add(format_args!("</p>"));
        }
        page.add(format_args!("</div>"));
        return;
    }
    page.add(format_args!("<p class=\"w\">"));
    for edit in &change.edits {
        self::edit(&mut page.out, edit);
    }
    page.add(format_args!("</p>"));
}

/// The words of one side: what both have and what is its own.
pub(super) fn side(out: &mut String, edits: &[Edit], own: Op) {
    for edit in edits {
        if edit.op == Op::Equal || edit.op == own {
            self::edit(out, edit);
        }
    }
}

fn edit(out: &mut String, edit: &Edit) {
    let text = Shown(&edit.text);
    let _ = match edit.op {
        Op::Equal => write!(out, "{text}"),
        Op::Delete => write!(out, "<del>{text}</del>"),
        Op::Insert => write!(out, "<ins>{text}</ins>"),
    };
}

/// How a passage begins, cut behind a word where it has more letters.
pub(super) fn beginning(text: &str, letters: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(letters) else {
        return text.to_owned();
    };
    let head = &text[..end];
    let head = head.rfind(' ').map_or(head, |space| &head[..space]);
    format!("{head} …")
}
