//! The foot of the page: what was compared, by which program and with which settings.

use super::{Page, Shown, side_word};
use crate::report::strings::{self, Word};
use crate::report::view::GENERATOR;

pub(super) fn write(page: &mut Page<'_>) {
    let view = page.view;
    page.add(format_args!(
        "<footer class=\"foot\">\n<h2>{}</h2>\n<dl>",
        page.word(Word::Provenance)
    ));
    for input in &view.inputs {
        let mut about = vec![input.source.format.name().to_owned()];
        about.extend(input.size(view.language));
        about.push(strings::commitments(input.commitments, view.language));
        page.add(format_args!(
            "<div><dt>{}</dt><dd><bdi>{}</bdi>",
            page.word(side_word(input.side)),
            Shown(&input.source.label),
        ));
        if input.source.name != input.source.label {
            page.add(format_args!(" (<bdi>{}</bdi>)", Shown(&input.source.name)));
        }
        page.add(format_args!(
            "<br>{}<br><code>SHA-256 {}</code></dd></div>",
            about.join(" · "),
            Shown(&input.source.sha256)
        ));
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
