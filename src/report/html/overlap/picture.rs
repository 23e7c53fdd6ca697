//! The picture: the agreement from beginning to end, a lane for each party, a mark where its words
//! stand. It is a map too: marks lead to what stands there, chapters to what was found in them.

use super::{Page, Plain, Shown};
use crate::align::Confidence;
use crate::overlap::Relation;
use crate::report::shares;
use crate::report::strings::{OverlapPhrase, relation};

/// The share of the agreement in percent below which the number of a chapter has no room.
const ROOM: f64 = 2.5;

/// The share below which it has no room on a phone.
const PHONE: f64 = 7.0;

pub(super) fn write(page: &mut Page<'_>) {
    page.add(format_args!(
        "<figure class=\"lanes\" aria-labelledby=\"lanes\"><h2 id=\"lanes\">{}</h2>\n<p class=\"lead\">{}</p>\n",
        page.phrase(OverlapPhrase::WhoseWords),
        page.phrase(OverlapPhrase::WhoseWordsExplained),
    ));
    for at in shares::order(page.overlap) {
        lane(page, at);
    }
    axis(page);
    page.add(format_args!("<figcaption>"));
    for r in &Relation::ALL[..5] {
        page.add(format_args!(
            "<span class=\"key {}\"><i></i>{}</span> ",
            r.name(),
            relation(*r, page.language)
        ));
    }
    page.add(format_args!(
        "<span class=\"key possible\"><i></i>{}</span></figcaption></figure>\n",
        page.phrase(OverlapPhrase::Possible)
    ));
}

/// How far into the agreement a sentence begins, in percent of its sentences.
fn x(page: &Page<'_>, id: u32) -> f64 {
    100.0 * f64::from(id) / page.overlap.traces().len().max(1) as f64
}

/// One party. What the marks tell stands in the list below, so they are no stops for the keyboard.
fn lane(page: &mut Page<'_>, at: usize) {
    let overlap = page.overlap;
    page.add(format_args!(
        "<div class=\"lane\"><a class=\"name\" href=\"#p{at}\"><bdi>{}</bdi>",
        Shown(page.label(at))
    ));
    if let Some(colour) = overlap.summaries()[at].colour {
        page.add(format_args!(
            " <svg class=\"colour\" aria-hidden=\"true\"><rect width=\"100%\" height=\"100%\" fill=\"{colour}\"/></svg>"
        ));
    }
    page.add(format_args!(
        "</a><svg class=\"track\" aria-hidden=\"true\">"
    ));
    for chapter in 0..page.chapters.len() {
        let class = if chapter % 2 == 0 { "even" } else { "odd" };
        let run = &page.chapters[chapter];
        let (start, end) = (x(page, run.sentences.start), x(page, run.sentences.end));
        let title = page.title(chapter);
        page.add(format_args!(
            "<a href=\"#s{chapter}\" tabindex=\"-1\" data-h=\"{chapter}\" data-p=\"{at}\">\
<rect class=\"ch {class}\" x=\"{start:.2}%\" width=\"{:.2}%\" height=\"100%\"><title>{}</title></rect></a>",
            end - start,
            Plain(&title),
        ));
    }
    for (id, found) in overlap.matches().iter().enumerate() {
        if found.programme != at || found.relation == Relation::Related {
            continue;
        }
        let (y, tall) = match found.confidence {
            Confidence::Certain => (3, 24),
            Confidence::Possible => (11, 8),
        };
        let words = overlap.agreement().analysis().text(found.new[0]);
        let short: String = words.chars().take(120).collect();
        let mark = format!(
            "<a href=\"#{}\" tabindex=\"-1\" class=\"mark {} {}\"><rect x=\"{:.2}%\" y=\"{y}\" width=\"2.4\" height=\"{tall}\">\
<title>{}: {}</title></rect></a>",
            page.ids[id],
            found.relation.name(),
            found.confidence.name(),
            x(page, found.new[0]),
            relation(found.relation, page.language),
            Plain(&short),
        );
        page.out.push_str(&mark);
    }
    page.add(format_args!("</svg></div>\n"));
}

/// The numbers of the chapters, which stand in the table with their titles.
fn axis(page: &mut Page<'_>) {
    if page.chapters.len() < 2 {
        return;
    }
    page.add(format_args!(
        "<div class=\"lane axis\"><svg class=\"track\" role=\"group\" aria-label=\"{}\">",
        page.phrase(OverlapPhrase::BySection)
    ));
    for at in 0..page.chapters.len() {
        let run = &page.chapters[at];
        let start = x(page, run.sentences.start);
        let share = x(page, run.sentences.end) - start;
        let class = match share {
            share if share < ROOM => continue,
            share if share < PHONE => " class=\"thin\"",
            _ => "",
        };
        let (sign, title) = (page.sign(at), page.title(at));
        page.add(format_args!(
            "<foreignObject{class} x=\"{start:.2}%\" width=\"{share:.2}%\" height=\"24\">\
<a href=\"#s{at}\" data-h=\"{at}\" title=\"{0}\">{1}<span class=\"vh\"> {0}</span></a></foreignObject>",
            Plain(&title),
            Shown(&sign),
        ));
    }
    page.add(format_args!("</svg></div>\n"));
}
