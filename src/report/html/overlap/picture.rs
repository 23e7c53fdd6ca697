//! The picture: the agreement from beginning to end, a lane for each party, a mark where its words
//! stand. Every mark is a link to what stands there.

use super::{Page, Plain, Shown, table};
use crate::align::Confidence;
use crate::overlap::Relation;
use crate::report::shares;
use crate::report::strings::{OverlapPhrase, relation};

const WIDTH: f64 = 1000.0;
const LANE: usize = 30;
/// Room for the names of the parties, left of the lanes.
const NAMES: f64 = 130.0;

pub(super) fn write(page: &mut Page<'_>) {
    let overlap = page.overlap;
    let order = shares::order(overlap);
    let sentences = overlap.traces().len().max(1) as f64;
    let x = |id: u32| NAMES + (WIDTH - NAMES) * f64::from(id) / sentences;
    let height = order.len() * LANE;
    page.add(format_args!(
        "<figure class=\"lanes\"><h2>{}</h2>\n<svg viewBox=\"0 0 {WIDTH} {}\" role=\"group\" aria-label=\"{}\">\n",
        page.phrase(OverlapPhrase::WhoseWords),
        height + 18,
        page.phrase(OverlapPhrase::WhoseWords),
    ));
    for (i, chapter) in shares::chapters(overlap).iter().enumerate() {
        let (start, end) = (x(chapter.sentences.start), x(chapter.sentences.end));
        let class = if i % 2 == 0 { "even" } else { "odd" };
        let title = table::title(page, chapter.section);
        page.add(format_args!(
            "<g class=\"ch {class}\"><title>{}</title><rect x=\"{start:.1}\" y=\"0\" width=\"{:.1}\" height=\"{height}\"/>\
<text x=\"{:.1}\" y=\"{}\">{}</text></g>\n",
            Plain(&title),
            (end - start).max(0.5),
            f64::midpoint(start, end),
            height + 14,
            i + 1,
        ));
    }
    for (lane, &at) in order.iter().enumerate() {
        let top = lane * LANE;
        page.add(format_args!(
            "<a href=\"#p{at}\"><text class=\"name\" x=\"{}\" y=\"{}\">{}</text></a>\
<line x1=\"{NAMES}\" x2=\"{WIDTH}\" y1=\"{}\" y2=\"{}\"/>\n",
            NAMES - 8.0,
            top + 19,
            Shown(page.label(at)),
            top + LANE,
            top + LANE,
        ));
        if let Some(colour) = overlap.summaries()[at].colour {
            page.add(format_args!(
                "<rect class=\"colour\" x=\"{}\" y=\"{}\" width=\"4\" height=\"{}\" fill=\"{colour}\"/>\n",
                NAMES - 5.0,
                top + 3,
                LANE - 6,
            ));
        }
        for (id, found) in overlap.matches().iter().enumerate() {
            if found.programme != at || found.relation == Relation::Related {
                continue;
            }
            let sure = found.confidence == Confidence::Certain;
            let (y, tall) = if sure {
                (top + 3, LANE - 6)
            } else {
                (top + 12, LANE - 24)
            };
            let words = overlap.agreement().analysis().text(found.new[0]);
            let short: String = words.chars().take(120).collect();
            page.add(format_args!(
                "<a href=\"#m{id}\" class=\"{} {}\"><rect x=\"{:.1}\" y=\"{y}\" width=\"2.4\" height=\"{tall}\">\
<title>{}: {}</title></rect></a>\n",
                found.relation.name(),
                found.confidence.name(),
                x(found.new[0]),
                relation(found.relation, page.language),
                Plain(&short),
            ));
        }
    }
    page.add(format_args!("</svg>\n<figcaption>"));
    for r in &Relation::ALL[..5] {
        page.add(format_args!(
            "<span class=\"key {}\"><i></i>{}</span>",
            r.name(),
            relation(*r, page.language)
        ));
    }
    page.add(format_args!(
        "<span class=\"key possible\"><i></i>{}</span></figcaption></figure>\n",
        page.phrase(OverlapPhrase::Possible)
    ));
}
