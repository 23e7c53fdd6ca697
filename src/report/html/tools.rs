//! The tools: search, filters, layout and keys. They need the script, and show only with it.

use std::fmt::Write as _;

use super::{Page, Shown};
use crate::report::Language;
use crate::report::chapters::told_apart;
use crate::report::strings::{self, Phrase, Word, phrase, word};
use crate::report::view::Counted;

/// A filter: its id, what it is called, and what may be chosen, each with its value.
pub(super) struct Choice {
    pub(super) id: &'static str,
    pub(super) name: &'static str,
    pub(super) options: Vec<(String, String)>,
}

pub(super) fn bar(page: &mut Page<'_>) {
    let choices = [
        Some(kinds(page)),
        effects(page),
        Some(commitments(page)),
        chapters(page),
    ];
    let choices: Vec<Choice> = choices.into_iter().flatten().collect();
    let unfold = page.word(Word::Unfold);
    write(&mut page.out, page.view.language, &choices, unfold);
}

/// The search, the filters and the buttons; one of them unfolds what it is called.
pub(super) fn write(out: &mut String, language: Language, choices: &[Choice], unfold: &str) {
    let word = |word| self::word(word, language);
    let _ = write!(
        out,
        "<form class=\"tools\" role=\"search\" aria-label=\"{}\">\n\
<label class=\"q\"><span>{}</span><input type=\"search\" id=\"q\" autocomplete=\"off\" spellcheck=\"false\"></label>\n",
        word(Word::Tools),
        word(Word::Search),
    );
    for Choice { id, name, options } in choices {
        let _ = write!(
            out,
            "<label><span>{name}</span><select id=\"{id}\"><option value=\"\">{}</option>",
            word(Word::Everything),
        );
        for (value, name) in options {
            let _ = write!(out, "<option value=\"{value}\">{}</option>", Shown(name));
        }
        out.push_str("</select></label>\n");
    }
    let _ = write!(
        out,
        "<div class=\"row\"><output id=\"n\" aria-live=\"polite\"></output>\
<button type=\"button\" id=\"prev\" aria-keyshortcuts=\"p\">↑ {}</button>\
<button type=\"button\" id=\"next\" aria-keyshortcuts=\"n\">↓ {}</button>\
<button type=\"button\" id=\"side\" aria-pressed=\"false\" aria-keyshortcuts=\"s\">{}</button>\
<button type=\"button\" id=\"unfold\" aria-pressed=\"false\" aria-keyshortcuts=\"u\">{unfold}</button>\
<button type=\"reset\" id=\"clear\">{}</button>\
<button type=\"button\" id=\"keys\" aria-keyshortcuts=\"?\">{}</button></div>\n</form>\n",
        word(Word::Previous),
        word(Word::Next),
        word(Word::SideBySide),
        word(Word::Clear),
        word(Word::Keys),
    );
}

fn kinds(page: &Page<'_>) -> Choice {
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
    let name = page.word(Word::Kind);
    Choice {
        id: "k",
        name,
        options,
    }
}

fn effects(page: &Page<'_>) -> Option<Choice> {
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
    let name = page.word(Word::Effect);
    (!options.is_empty()).then_some(Choice {
        id: "e",
        name,
        options,
    })
}

fn commitments(page: &Page<'_>) -> Choice {
    let options = [
        ("promise", phrase(Phrase::Commitments, page.view.language)),
        ("specific", page.word(Word::SpecificOnly)),
        ("general", page.word(Word::GeneralOnly)),
    ];
    let options = options.map(|(value, name)| (value.to_owned(), name.to_owned()));
    Choice {
        id: "c",
        name: page.word(Word::Commitment),
        options: options.to_vec(),
    }
}

fn chapters(page: &Page<'_>) -> Option<Choice> {
    let titles: Vec<&str> = page.chapters.titles.iter().map(String::as_str).collect();
    let options: Vec<_> = told_apart(&titles)
        .into_iter()
        .enumerate()
        .map(|(at, title)| (at.to_string(), title.into_owned()))
        .collect();
    let name = page.word(Word::Section);
    (options.len() > 1).then_some(Choice {
        id: "p",
        name,
        options,
    })
}

/// What the keys do, and how to turn them off; what is unfolded and what is copied differs by page.
pub(super) fn help(out: &mut String, language: Language, [unfold, copy]: [&str; 2]) {
    let word = |word| self::word(word, language);
    let _ = write!(
        out,
        "<dialog id=\"help\" aria-labelledby=\"help-title\"><h2 id=\"help-title\">{}</h2><dl>",
        word(Word::Keys)
    );
    for (keys, told) in [
        (&["n", "j"][..], word(Word::Next)),
        (&["p", "k"], word(Word::Previous)),
        (&["/"], word(Word::Search)),
        (&["s"], word(Word::SideBySide)),
        (&["u"], unfold),
        (&["c"], copy),
        (&["?"], word(Word::Keys)),
    ] {
        out.push_str("<div><dt>");
        for key in keys {
            let _ = write!(out, "<kbd>{key}</kbd> ");
        }
        let _ = write!(out, "</dt><dd>{told}</dd></div>");
    }
    let _ = write!(
        out,
        "</dl><p><label><input type=\"checkbox\" id=\"keys-on\" checked> {}</label></p>\
<form method=\"dialog\"><button>{}</button></form></dialog>\n<p id=\"said\" class=\"vh\" role=\"status\"></p>\n",
        word(Word::KeysOn),
        word(Word::Close),
    );
}
