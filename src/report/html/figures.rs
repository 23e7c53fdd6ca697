//! Two small figures: how firmly each version promises, and how many passages had which fate.

use super::{Page, side_word};
use crate::report::strings::{self, Phrase, Word, phrase};
use crate::report::view::{Counted, Row, Side};

pub(super) fn write(page: &mut Page<'_>) {
    page.add(format_args!("<div class=\"figures\">\n"));
    strengths(page);
    counts(page);
    page.add(format_args!("</div>\n"));
}

/// A pair of bars for each strength: before and after.
fn strengths(page: &mut Page<'_>) {
    let view = page.view;
    let language = view.language;
    let most = view.strengths.iter().flatten().copied().max().unwrap_or(0);
    if most == 0 {
        return;
    }
    page.add(format_args!(
        "<section aria-labelledby=\"firm\"><h2 id=\"firm\">{}</h2><p class=\"lead\">{}</p>\
<table class=\"strengths\"><thead><tr><th scope=\"col\"><span class=\"vh\">{}</span></th>",
        page.word(Word::Firmness),
        page.word(Word::FirmnessExplained),
        phrase(Phrase::Strength, language),
    ));
    for side in Side::BOTH {
        let name = page.word(side_word(side));
        page.add(format_args!("<th scope=\"col\" class=\"n\">{name}</th>"));
    }
    page.add(format_args!("<td></td></tr></thead><tbody>"));
    for (level, &[old, new]) in view.strengths.iter().enumerate().rev() {
        let number = |n: u32| strings::number(u64::from(n), language);
        // In thousandths, so that no rounding of a machine shows.
        let share = |n: u32| u64::from(n) * 1000 / u64::from(most);
        let [was, is] = [old, new].map(share);
        page.add(format_args!(
            "<tr><th scope=\"row\">{}</th><td class=\"n\">{}</td><td class=\"n\">{}</td>\
<td class=\"bar\"><svg aria-hidden=\"true\" viewBox=\"0 0 1000 22\" preserveAspectRatio=\"none\">\
<rect class=\"was\" y=\"2\" width=\"{was}\" height=\"7\"/>\
<rect class=\"is\" y=\"11\" width=\"{is}\" height=\"9\"/></svg></td></tr>",
            strings::strength(level + 1, language),
            number(old),
            number(new),
        ));
    }
    page.add(format_args!("</tbody></table></section>\n"));
}

fn counts(page: &mut Page<'_>) {
    let view = page.view;
    let language = view.language;
    page.add(format_args!(
        "<section aria-labelledby=\"counts\"><h2 id=\"counts\">{}</h2><p class=\"lead\">{}</p>\
<table class=\"counts\"><thead><tr><td></td>",
        page.word(Word::InNumbers),
        page.word(Word::NumbersExplained),
    ));
    for head in Row::heads(language) {
        page.add(format_args!("<th scope=\"col\" class=\"n\">{head}</th>"));
    }
    page.add(format_args!("</tr></thead><tbody>"));
    for row in &view.counts {
        let class = match row.counted {
            Counted::Kind(kind) => kind.name(),
            Counted::Moved => "moved",
            Counted::Possible => "possible",
        };
        page.add(format_args!(
            "<tr class=\"{class}\"><th scope=\"row\">{}</th>",
            row.name
        ));
        for number in row.numbers {
            let number = strings::number(u64::from(number), language);
            page.add(format_args!("<td class=\"n\">{number}</td>"));
        }
        page.add(format_args!("</tr>"));
    }
    page.add(format_args!("</tbody></table>"));
    effects(page);
    page.add(format_args!("</section>\n"));
}

/// How many changes bear each effect.
fn effects(page: &mut Page<'_>) {
    let view = page.view;
    if view.effects.is_empty() {
        return;
    }
    page.add(format_args!(
        "<table class=\"effects-n\"><thead><tr><th scope=\"col\">{}</th>\
<th scope=\"col\" class=\"n\">{}</th></tr></thead><tbody>",
        page.word(Word::Effect),
        phrase(Phrase::All, view.language),
    ));
    for &(_, name, count) in &view.effects {
        let count = strings::number(u64::from(count), view.language);
        page.add(format_args!(
            "<tr><th scope=\"row\">{name}</th><td class=\"n\">{count}</td></tr>"
        ));
    }
    page.add(format_args!("</tbody></table>"));
}
