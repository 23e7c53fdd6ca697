//! The whole text by section: changes in their place, what is unchanged folded between them.

use super::{Page, Plain, Shown, change, tools};
use crate::change::Change;
use crate::report::strings::{self, Phrase, Word, phrase};
use crate::report::view::{Entry, Heading, Item, Part, Side};

/// Letters of a passage by which it is recognised elsewhere.
const LETTERS: usize = 70;

pub(super) fn write(page: &mut Page<'_>) {
    page.add(format_args!(
        "<section class=\"text\" aria-labelledby=\"text\"><h2 id=\"text\" tabindex=\"-1\">{}</h2>\n",
        page.word(Word::Text)
    ));
    tools::bar(page);
    let view = page.view;
    for (at, part) in view.parts.iter().enumerate() {
        self::part(page, at, part);
    }
    page.add(format_args!("</section>\n"));
    possible(page);
    page.add(format_args!("</main>\n"));
}

fn part(page: &mut Page<'_>, at: usize, part: &Part<'_>) {
    let view = page.view;
    page.add(format_args!(
        "<section class=\"part\" id=\"s{at}\" data-p=\"{}\" tabindex=\"-1\">",
        page.chapters.of_part[at]
    ));
    heading(page, part.heading);
    if part.heading.side == Side::Old {
        let gone = page.word(Word::SectionGone);
        page.add(format_args!("<p class=\"gone\">{gone}</p>\n"));
    }
    for item in &part.items {
        match item {
            Item::Change(id) => change::write(page, &view.entries[*id]),
            Item::Unchanged(changes) => unchanged(page, changes),
            Item::Departed(id) => departed(page, &view.entries[*id]),
        }
    }
    page.add(format_args!("</section>\n"));
}

fn heading(page: &mut Page<'_>, heading: Heading) {
    let mut path = page.view.path(heading);
    let title = path.pop().unwrap_or_default();
    page.add(format_args!("<h3>"));
    if !path.is_empty() {
        let path = path.join(" › ");
        page.add(format_args!(
            "<span class=\"path\"><bdi>{}</bdi> ›</span> ",
            Shown(&path)
        ));
    }
    page.add(format_args!("<bdi>{}</bdi></h3>\n", Shown(&title)));
}

/// What is unchanged, folded: the new version's words, a paragraph for each block.
fn unchanged(page: &mut Page<'_>, changes: &[&Change]) {
    let analysis = page.view.version(Side::New).analysis();
    let told = strings::unchanged(changes.len(), page.view.language);
    page.add(format_args!(
        "<details class=\"same\"><summary>{told}</summary>"
    ));
    let mut last = None;
    for &id in changes.iter().flat_map(|change| &change.new) {
        let block = analysis.sentences()[id as usize].block;
        match last {
            Some(last) if last == block => page.add(format_args!(" ")),
            Some(_) => page.add(format_args!("</p><p dir=\"auto\">")),
            None => page.add(format_args!("<p dir=\"auto\">")),
        }
        page.add(format_args!("{}", Shown(analysis.text(id))));
        last = Some(block);
    }
    page.add(format_args!("</p></details>\n"));
}

/// Where a passage stood that moved: how it began, and a link to where it is now.
fn departed(page: &mut Page<'_>, entry: &Entry<'_>) {
    let view = page.view;
    let words = change::beginning(&view.words(entry.change, Side::Old), LETTERS);
    let to = entry.headings[1].map_or(String::new(), |heading| view.title(heading));
    page.add(format_args!(
        "<p class=\"departed\" id=\"{id}-was\" tabindex=\"-1\"><span aria-hidden=\"true\">↷</span> {} \
<q><bdi>{}</bdi></q> <a href=\"#{id}\">{} <bdi>{}</bdi></a></p>\n",
        page.word(Word::HereStood),
        Shown(&words),
        page.word(Word::NowAt),
        Shown(&to),
        id = Plain(&entry.change.id),
    ));
}

/// What is only possibly the same, apart from what is certain.
fn possible(page: &mut Page<'_>) {
    let view = page.view;
    if view.possible.is_empty() {
        return;
    }
    page.add(format_args!(
        "<section class=\"apart part\" aria-labelledby=\"possible\"><h2 id=\"possible\">{}</h2>\
<p class=\"lead\">{}</p>\n",
        phrase(Phrase::PossiblePart, view.language),
        phrase(Phrase::PossibleExplained, view.language),
    ));
    let mut last = None;
    for &id in &view.possible {
        let entry = &view.entries[id];
        let heading = entry.headings[1].or(entry.headings[0]);
        if let Some(heading) = heading.filter(|_| heading != last) {
            self::heading(page, heading);
        }
        last = heading;
        change::write(page, entry);
    }
    page.add(format_args!("</section>\n"));
}
