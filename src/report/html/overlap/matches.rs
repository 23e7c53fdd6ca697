//! Per party: what came in, changed or was reversed, the most specific first, both sides side by
//! side with their words marked.

use super::{Page, Shown, absent};
use crate::align::Confidence;
use crate::edit::Op;
use crate::overlap::Match;
use crate::report::shares;
use crate::report::strings::{self, OverlapPhrase, percentage, relation};

pub(super) fn write(page: &mut Page<'_>, at: usize) {
    let overlap = page.overlap;
    let counts = &overlap.summaries()[at].all;
    let name = shares::name(overlap, at, page.language);
    page.add(format_args!(
        "<section class=\"party\" id=\"p{at}\" data-p=\"{at}\"><h2>{} <span class=\"n\">{}</span></h2>\n",
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
            "<h3 class=\"sure\">{} <span class=\"n\">{}</span></h3>\n",
            page.phrase(head),
            page.number(matches.len() as u32)
        ));
        for (id, told) in matches {
            told_of(page, id, told);
        }
    }
    absent::write(page, at);
    page.add(format_args!("</section>\n"));
}

fn told_of(page: &mut Page<'_>, id: usize, told: &Match) {
    let language = page.language;
    page.add(format_args!(
        "<article class=\"m {} {}\" id=\"m{id}\" tabindex=\"-1\" data-p=\"{}\" data-r=\"{}\" data-s=\"{}\"><header><h4>{}</h4>",
        told.relation.name(),
        told.confidence.name(),
        told.programme,
        told.relation.name(),
        told.confidence.name(),
        relation(told.relation, language),
    ));
    if shares::is_common_ground(page.overlap, told) {
        let common = page.phrase(OverlapPhrase::CommonGround);
        page.add(format_args!("<span class=\"tag\">{common}</span>"));
    }
    for effect in &told.effects {
        let side = |words: &Option<String>| words.clone().unwrap_or_else(|| "–".to_owned());
        page.add(format_args!(
            "<span class=\"effect\">{}: {} → {}</span>",
            strings::effect(effect.class, language),
            Shown(&side(&effect.old)),
            Shown(&side(&effect.new)),
        ));
    }
    page.add(format_args!(
        "<a class=\"link\" href=\"#m{id}\">#</a></header><div class=\"pair\">"
    ));
    let places = shares::both_places(page.overlap, told, language);
    let label = page.label(told.programme);
    let agreement = page
        .overlap
        .agreement()
        .analysis()
        .document()
        .source()
        .label
        .as_str();
    for (op, name, place) in [
        (Op::Delete, label, &places[0]),
        (Op::Insert, agreement, &places[1]),
    ] {
        page.add(format_args!(
            "<div><p class=\"at\">{} {}</p><p class=\"w\">",
            Shown(name),
            Shown(place)
        ));
        let (open, close) = match op {
            Op::Delete => ("<del>", "</del>"),
            Op::Insert | Op::Equal => ("<ins>", "</ins>"),
        };
        for edit in told
            .edits
            .iter()
            .filter(|e| e.op == Op::Equal || e.op == op)
        {
            if edit.op == op {
                page.add(format_args!("{open}{}{close}", Shown(&edit.text)));
            } else {
                page.add(format_args!("{}", Shown(&edit.text)));
            }
        }
        page.add(format_args!("</p></div>"));
    }
    page.add(format_args!("</div></article>\n"));
}
