//! The tools: search, filters, layout and keys. They need the script, and show only with it.

use super::{Page, Shown};
use crate::report::strings::{self, Phrase, Word, phrase};
use crate::report::view::Counted;

pub(super) fn bar(page: &mut Page<'_>) {
    page.add(format_args!(
        "<form class=\"tools\" role=\"search\" aria-label=\"{}\">\n\
<label class=\"q\"><span>{}</span><input type=\"search\" id=\"q\" autocomplete=\"off\" spellcheck=\"false\"></label>\n",
        page.word(Word::Tools),
        page.word(Word::Search),
    ));
    kinds(page);
    effects(page);
    commitments(page);
    chapters(page);
    page.add(format_args!(
        "<div class=\"row\"><output id=\"n\" aria-live=\"polite\"></output>\
<button type=\"button\" id=\"prev\" aria-keyshortcuts=\"p\">↑ {}</button>\
<button type=\"button\" id=\"next\" aria-keyshortcuts=\"n\">↓ {}</button>\
<button type=\"button\" id=\"side\" aria-pressed=\"false\" aria-keyshortcuts=\"s\">{}</button>\
<button type=\"button\" id=\"unfold\" aria-pressed=\"false\" aria-keyshortcuts=\"u\">{}</button>\
<button type=\"reset\" id=\"clear\">{}</button>\
<button type=\"button\" id=\"keys\" aria-keyshortcuts=\"?\">{}</button></div>\n</form>\n",
        page.word(Word::Previous),
        page.word(Word::Next),
        page.word(Word::SideBySide),
        page.word(Word::Unfold),
        page.word(Word::Clear),
        page.word(Word::Keys),
    ));
}

fn select(page: &mut Page<'_>, id: &str, label: Word, options: &[(String, String)]) {
    page.add(format_args!(
        "<label><span>{}</span><select id=\"{id}\"><option value=\"\">{}</option>",
        page.word(label),
        page.word(Word::Everything),
    ));
    for (value, name) in options {
        page.add(format_args!(
            "<option value=\"{value}\">{}</option>",
            Shown(name)
        ));
    }
    page.add(format_args!("</select></label>\n"));
}

fn kinds(page: &mut Page<'_>) {
    let language = page.view.language;
    let rows = page.view.counts.iter();
    let options: Vec<_> = rows
        .filter_map(|row| {
            let value = match row.counted {
                Counted::Kind(crate::change::Kind::Unchanged) => return None,
                Counted::Kind(kind) => kind.name(),
                Counted::Moved => "moved",
                Counted::Possible => "possible",
            };
            let count = strings::number(u64::from(row.numbers[0]), language);
            Some((value.to_owned(), format!("{} ({count})", row.name)))
        })
        .collect();
    select(page, "k", Word::Kind, &options);
}

fn effects(page: &mut Page<'_>) {
    let view = page.view;
    let mut classes: Vec<_> = view
        .entries
        .iter()
        .flat_map(|entry| entry.change.effects.iter().map(|effect| effect.class))
        .collect();
    classes.sort_unstable();
    classes.dedup();
    let options: Vec<_> = classes
        .into_iter()
        .map(|class| {
            let count = view.entries.iter().filter(|e| e.bears(class)).count();
            let count = strings::number(count as u64, view.language);
            let name = strings::effect(class, view.language);
            (class.name().to_owned(), format!("{name} ({count})"))
        })
        .collect();
    if !options.is_empty() {
        select(page, "e", Word::Effect, &options);
    }
}

fn commitments(page: &mut Page<'_>) {
    let options = [
        ("promise", phrase(Phrase::Commitments, page.view.language)),
        ("specific", page.word(Word::SpecificOnly)),
        ("general", page.word(Word::GeneralOnly)),
    ];
    let options = options.map(|(value, name)| (value.to_owned(), name.to_owned()));
    select(page, "c", Word::Commitment, &options);
}

fn chapters(page: &mut Page<'_>) {
    let titles = page.chapters.titles.iter().enumerate();
    let options: Vec<_> = titles
        .map(|(at, title)| (at.to_string(), title.clone()))
        .collect();
    if options.len() > 1 {
        select(page, "p", Word::Section, &options);
    }
}

/// What the keys do, and how to turn them off.
pub(super) fn help(page: &mut Page<'_>) {
    page.add(format_args!(
        "<dialog id=\"help\" aria-labelledby=\"help-title\"><h2 id=\"help-title\">{}</h2><dl>",
        page.word(Word::Keys)
    ));
    for (keys, word) in [
        (&["n", "j"][..], Word::Next),
        (&["p", "k"], Word::Previous),
        (&["/"], Word::Search),
        (&["s"], Word::SideBySide),
        (&["u"], Word::Unfold),
        (&["c"], Word::CopyCurrent),
        (&["?"], Word::Keys),
    ] {
        page.add(format_args!("<div><dt>"));
        for key in keys {
            page.add(format_args!("<kbd>{key}</kbd> "));
        }
        page.add(format_args!("</dt><dd>{}</dd></div>", page.word(word)));
    }
    page.add(format_args!(
        "</dl><p><label><input type=\"checkbox\" id=\"keys-on\" checked> {}</label></p>\
<form method=\"dialog\"><button>{}</button></form></dialog>\n<p id=\"said\" class=\"vh\" role=\"status\"></p>\n",
        page.word(Word::KeysOn),
        page.word(Word::Close),
    ));
}
