//! The tables: parties by relation, and chapters of the agreement by party.

use super::Page;
use super::Shown;
use crate::document::SectionId;
use crate::overlap::Relation;
use crate::report::shares;
use crate::report::strings::{OverlapPhrase, estimate, percentage, relation};

/// Width of the bar of shares, in its own units for a whole.
const BAR: f64 = 200.0;

/// Parties by relation, with the share found and the interval of what may really stand there.
pub(super) fn write(page: &mut Page<'_>) {
    let language = page.language;
    let counted = &Relation::ALL[..5];
    page.add(format_args!(
        "<div class=\"wide\"><table class=\"matrix\"><thead><tr>"
    ));
    page.add(format_args!(
        "<th>{}</th>",
        page.phrase(OverlapPhrase::Party)
    ));
    for phrase in [
        OverlapPhrase::Share,
        OverlapPhrase::Estimate,
        OverlapPhrase::ShareSpecific,
        OverlapPhrase::PerThousand,
        OverlapPhrase::Commitments,
    ] {
        page.add(format_args!("<th class=\"n\">{}</th>", page.phrase(phrase)));
    }
    for &r in counted {
        page.add(format_args!(
            "<th class=\"n {}\">{}</th>",
            r.name(),
            relation(r, language)
        ));
    }
    for phrase in [OverlapPhrase::Possible, OverlapPhrase::Absent] {
        page.add(format_args!("<th class=\"n\">{}</th>", page.phrase(phrase)));
    }
    page.add(format_args!("</tr></thead>\n<tbody>\n"));
    let overlap = page.overlap;
    let widest = overlap
        .summaries()
        .iter()
        .map(|s| s.all.estimate().high)
        .fold(0.01, f64::max);
    for at in shares::order(overlap) {
        let summary = &overlap.summaries()[at];
        let (counts, reach) = (&summary.all, summary.all.estimate());
        let class = match summary.coalition {
            Some(true) => "in",
            Some(false) => "out",
            None => "",
        };
        let name = shares::name(overlap, at, language);
        let at_most = |share: f64| BAR * share / widest;
        page.add(format_args!(
            "<tr class=\"{class}\"><th><a href=\"#p{at}\">{}</a></th><td class=\"n\"><b>{}</b></td>\
<td class=\"bar\"><svg viewBox=\"0 0 200 14\" preserveAspectRatio=\"none\" aria-hidden=\"true\">\
<rect class=\"reach\" x=\"{:.1}\" y=\"5\" width=\"{:.1}\" height=\"4\"/>\
<rect class=\"found\" x=\"0\" y=\"2\" width=\"{:.1}\" height=\"10\"/></svg><span class=\"n\">{}</span></td>\
<td class=\"n\">{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td>",
            Shown(&name),
            percentage(counts.share(), language),
            at_most(reach.low),
            at_most(reach.high - reach.low).max(1.0),
            at_most(counts.share()),
            estimate(counts, language),
            percentage(summary.specific.share(), language),
            shares::Column::PerThousand.of(overlap, at).told(language),
            page.number(counts.commitments),
        ));
        for &r in counted {
            page.add(format_args!(
                "<td class=\"n\">{}</td>",
                page.number(shares::count(counts, r))
            ));
        }
        page.add(format_args!(
            "<td class=\"n\">{}</td><td class=\"n\">{}</td></tr>\n",
            page.number(counts.possible),
            page.number(counts.absent)
        ));
    }
    page.add(format_args!("</tbody></table></div>\n"));
}

/// Chapters of the agreement by party: how many of a chapter's sentences were found in each.
pub(super) fn sections(page: &mut Page<'_>) {
    let overlap = page.overlap;
    let chapters = shares::chapters(overlap);
    if chapters.len() < 2 {
        return;
    }
    page.add(format_args!(
        "<h2>{}</h2><div class=\"wide\"><table class=\"chapters\"><thead><tr><th></th>",
        page.phrase(OverlapPhrase::BySection)
    ));
    let order = shares::order(overlap);
    for &at in &order {
        page.add(format_args!(
            "<th class=\"n\">{}</th>",
            Shown(page.label(at))
        ));
    }
    page.add(format_args!("</tr></thead>\n<tbody>\n"));
    for chapter in &chapters {
        page.add(format_args!(
            "<tr><th>{}</th>",
            Shown(&title(page, chapter.section))
        ));
        for &at in &order {
            let count = chapter
                .sentences
                .clone()
                .filter(|&id| overlap.traces()[id as usize].programmes.contains(&at))
                .count() as u32;
            let told = if count == 0 {
                "·".to_owned()
            } else {
                page.number(count)
            };
            page.add(format_args!("<td class=\"n\">{told}</td>"));
        }
        page.add(format_args!("</tr>\n"));
    }
    page.add(format_args!("</tbody></table></div>\n"));
}

/// The title of a chapter with its number.
pub(super) fn title(page: &Page<'_>, section: Option<SectionId>) -> String {
    let document = page.overlap.agreement().analysis().document();
    section.map_or(String::new(), |id| {
        let section = &document.sections()[id as usize];
        match &section.number {
            Some(number) => format!("{number} {}", section.title),
            None => section.title.clone(),
        }
    })
}
