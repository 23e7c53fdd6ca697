//! Per party: what came in, changed or was reversed, the most specific first, both sides side by
//! side with their words marked.

use super::super::change;
use super::{Page, Plain, Shown, absent, stands_in};
use crate::align::Confidence;
use crate::edit::Op;
use crate::overlap::Match;
use crate::report::shares::{self, Told};
use crate::report::strings::{OverlapPhrase, Phrase, Word, percentage, phrase, word};

pub(super) fn write(page: &mut Page<'_>, at: usize) {
    let overlap = page.overlap;
    let counts = &overlap.summaries()[at].all;
    let name = shares::name(overlap, at, page.language);
    page.add(format_args!(
        "<section class=\"party\" id=\"p{at}\" data-p=\"{at}\" tabindex=\"-1\"><h2><bdi>{}</bdi> <span class=\"n\">{}</span></h2>\n",
        Shown(&name),
        percentage(counts.share(), page.language),
    ));
    for confidence in [Confidence::Certain, Confidence::Possible] {
        let matches = shares::matches(overlap, at, confidence);
        if matches.is_empty() {
            continue;
        }
        let head = match confidence {
            Confidence::Certain => OverlapPhrase::Certain,
            Confidence::Possible => OverlapPhrase::Possible,
        };
        page.add(format_args!(
            "<div class=\"group\"><h3>{} <span class=\"n\">{}</span></h3>\n",
            page.phrase(head),
            page.number(matches.len() as u32)
        ));
        for (id, found) in matches {
            write_match(page, id, found);
        }
        page.add(format_args!("</div>\n"));
    }
    absent::write(page, at);
    page.add(format_args!("</section>\n"));
}

fn write_match(page: &mut Page<'_>, id: usize, found: &Match) {
    let language = page.language;
    let told = Told::of(page.overlap, found, language);
    head(page, id, &told);
    change::effects(&mut page.out, &told.effects, language);
    page.add(format_args!("<div class=\"pair\">"));
    let places = told.at(language);
    for (side, own) in [Op::Delete, Op::Insert].into_iter().enumerate() {
        page.add(format_args!(
            "<div><p class=\"at\"><bdi>{}</bdi>",
            Shown(told.labels[side])
        ));
        for source in [&places[side], &told.sections[side]] {
            if !source.is_empty() {
                page.add(format_args!(" <bdi>{}</bdi>", Shown(source)));
            }
        }
        page.add(format_args!("</p><p class=\"w\">"));
        change::side(&mut page.out, &found.edits, own);
        page.add(format_args!("</p></div>"));
    }
    page.add(format_args!("</div></article>\n"));
}

/// What its looks and the filters go by, and what became of it.
fn head(page: &mut Page<'_>, id: usize, told: &Told<'_>) {
    let found = told.found;
    let (relation, sure) = (found.relation.name(), found.confidence.name());
    let chapters = page.chapters.iter().enumerate();
    let chapters: Vec<String> = chapters
        .filter(|(_, chapter)| stands_in(found, chapter))
        .map(|(at, _)| at.to_string())
        .collect();
    let id = page.ids[id].clone();
    page.add(format_args!(
        "<article class=\"c m {relation} {sure}\" id=\"{id}\" data-p=\"{}\" data-r=\"{relation}\" data-s=\"{sure}\" \
data-h=\"{}\"><header><h4>{}",
        found.programme,
        chapters.join(" "),
        Plain(told.relation),
    ));
    if found.confidence == Confidence::Possible {
        let possible = phrase(Phrase::Possible, page.language);
        page.add(format_args!(", <em>{possible}</em>"));
    }
    page.add(format_args!("</h4>"));
    if told.common_ground {
        let common = page.phrase(OverlapPhrase::CommonGround);
        page.add(format_args!("<span class=\"tag\">{common}</span>"));
    }
    page.add(format_args!(
        "<a class=\"link\" href=\"#{id}\">{}</a></header>",
        word(Word::Link, page.language)
    ));
}
