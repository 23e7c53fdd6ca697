//! The foot of the page: what was compared, by which program and with which settings.

use std::fmt::Write as _;

use super::{Page, Shown, side_word};
use crate::report::Language;
use crate::report::strings::{self, Word};
use crate::report::view::{GENERATOR, Input};

pub(super) fn write(page: &mut Page<'_>) {
    let view = page.view;
    page.add(format_args!(
        "<footer class=\"foot\">\n<h2>{}</h2>\n<dl>",
        page.word(Word::Provenance)
    ));
    for input in &view.inputs {
        let name = page.word(side_word(input.side));
        self::input(&mut page.out, name, input, view.language);
    }
    let settings: Vec<String> = view
        .settings
        .iter()
        .map(|setting| format!("{} {}", setting.name, setting.value))
        .collect();
    page.add(format_args!(
        "<div><dt>{}</dt><dd>{GENERATOR}<br>{}</dd></div></dl>\n<p>{}</p>\n</footer>\n",
        page.word(Word::MadeWith),
        Shown(&settings.join(" · ")),
        page.word(Word::Caution),
    ));
}

/// One input, under what it is to the report.
pub(super) fn input(out: &mut String, name: &str, input: &Input<'_>, language: Language) {
    let mut about = vec![input.source.format.name().to_owned()];
    about.extend(input.size(language));
    about.push(strings::commitments(input.commitments, language));
    let _ = write!(
        out,
        "<div><dt>{name}</dt><dd><bdi>{}</bdi>",
        Shown(&input.source.label),
    );
    if input.source.name != input.source.label {
        let _ = write!(out, " (<bdi>{}</bdi>)", Shown(&input.source.name));
    }
    let _ = write!(
        out,
        "<br>{}<br><code>SHA-256 {}</code></dd></div>",
        about.join(" · "),
        Shown(&input.source.sha256)
    );
}
