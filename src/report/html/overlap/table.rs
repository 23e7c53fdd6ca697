//! The tables: parties by relation, and chapters of the agreement by party.

use std::fmt::Write as _;

use super::{Page, Shown, stands_in, wide};
use crate::align::Confidence;
use crate::overlap::Relation;
use crate::report::shares;
use crate::report::strings::{OverlapPhrase, Word, estimate, percentage, relation, word};

/// Width of the bar of shares, in its own units for a whole.
const BAR: f64 = 200.0;

/// Parties by relation, with the share found and the interval of what may really stand there.
pub(super) fn write(page: &mut Page<'_>) {
    let language = page.language;
    let counted = &Relation::ALL[..5];
    let mut table = format!(
        "<table class=\"matrix\"><thead><tr><th>{}</th>",
        page.phrase(OverlapPhrase::Party)
    );
    for (class, phrase) in [
        ("n", OverlapPhrase::Share),
        ("n", OverlapPhrase::ByLength),
        ("bar", OverlapPhrase::Estimate),
        ("n", OverlapPhrase::ShareSpecific),
        ("n", OverlapPhrase::Commitments),
    ] {
        let _ = write!(table, "<th class=\"{class}\">{}</th>", page.phrase(phrase));
    }
    for &r in counted {
        let (class, name) = (r.name(), relation(r, language));
        let _ = write!(table, "<th class=\"n {class}\">{name}</th>");
    }
    for phrase in [OverlapPhrase::Possible, OverlapPhrase::Absent] {
        let _ = write!(table, "<th class=\"n\">{}</th>", page.phrase(phrase));
    }
    table.push_str("</tr></thead>\n<tbody>\n");
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
        let _ = write!(
            table,
            "<tr class=\"{class}\"><th scope=\"row\"><a href=\"#p{at}\">{}</a></th><td class=\"n\"><b>{}</b></td>\
<td class=\"n\">{}</td><td class=\"bar\"><svg viewBox=\"0 0 200 14\" preserveAspectRatio=\"none\" aria-hidden=\"true\">\
<rect class=\"reach\" x=\"{:.1}\" y=\"5\" width=\"{:.1}\" height=\"4\"/>\
<rect class=\"found\" x=\"0\" y=\"2\" width=\"{:.1}\" height=\"10\"/></svg><span class=\"n\">{}</span></td>\
<td class=\"n\">{}</td><td class=\"n\">{}</td>",
            Shown(&name),
            percentage(counts.share(), language),
            shares::Column::ByLength.of(overlap, at).told(language),
            at_most(reach.low),
            at_most(reach.high - reach.low).max(1.0),
            at_most(counts.share()),
            estimate(counts, language),
            percentage(summary.specific.share(), language),
            page.number(counts.commitments),
        );
        for &r in counted {
            let count = page.number(shares::count(counts, r));
            let _ = write!(table, "<td class=\"n\">{count}</td>");
        }
        let _ = writeln!(
            table,
            "<td class=\"n\">{}</td><td class=\"n\">{}</td></tr>",
            page.number(counts.possible),
            page.number(counts.absent)
        );
    }
    table.push_str("</tbody></table>");
    let parties = page.phrase(OverlapPhrase::Parties);
    wide(&mut page.out, parties, table);
}

/// Chapters of the agreement by party: how many of a chapter's sentences were found in each.
pub(super) fn sections(page: &mut Page<'_>) {
    if page.chapters.len() < 2 {
        return;
    }
    let overlap = page.overlap;
    let order = shares::order(overlap);
    let head = page.phrase(OverlapPhrase::BySection);
    page.add(format_args!(
        "<div class=\"by-chapter\"><h2>{head}</h2><p class=\"lead\">{}</p>\n",
        page.phrase(OverlapPhrase::BySectionExplained),
    ));
    let mut table = format!(
        "<table class=\"chapters\"><thead><tr><th class=\"n\"><span class=\"vh\">{}</span></th><th>{}</th>",
        page.phrase(OverlapPhrase::Number),
        word(Word::Section, page.language),
    );
    for &at in &order {
        let _ = write!(table, "<th class=\"n\">{}</th>", Shown(page.label(at)));
    }
    table.push_str("</tr></thead>\n<tbody>\n");
    for number in 0..page.chapters.len() {
        let _ = write!(
            table,
            "<tr id=\"s{number}\" tabindex=\"-1\"><td class=\"n\">{}</td><th scope=\"row\">{}</th>",
            Shown(&page.sign(number)),
            Shown(page.bare_title(number)),
        );
        for &at in &order {
            cell(page, &mut table, number, at);
        }
        table.push_str("</tr>\n");
    }
    table.push_str("</tbody></table>");
    wide(&mut page.out, head, table);
    page.add(format_args!("</div>\n"));
}

/// How many sentences of a chapter were found in a programme, and a link to the first of them.
fn cell(page: &Page<'_>, table: &mut String, number: usize, at: usize) {
    let overlap = page.overlap;
    let chapter = &page.chapters[number];
    let traces =
        &overlap.traces()[chapter.sentences.start as usize..chapter.sentences.end as usize];
    let count = traces.iter().filter(|t| t.programmes.contains(&at)).count() as u32;
    let matches = shares::matches(overlap, at, Confidence::Certain);
    let first = matches
        .iter()
        .find(|(_, m)| m.relation != Relation::Related && stands_in(m, chapter));
    let _ = match first {
        Some((id, _)) if count > 0 => write!(
            table,
            "<td class=\"n\"><a href=\"#{}\" data-h=\"{number}\" data-p=\"{at}\" data-s=\"{}\">{}</a></td>",
            page.ids[*id],
            Confidence::Certain.name(),
            page.number(count)
        ),
        _ => write!(table, "<td class=\"n\">·</td>"),
    };
}
