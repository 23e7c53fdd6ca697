//! The foot of the page: what was compared and by which program.

use super::{Page, provenance};
use crate::report::shares;
use crate::report::strings::{OverlapPhrase, Word, word};
use crate::report::view::{GENERATOR, Side, input};

pub(super) fn write(page: &mut Page<'_>) {
    let language = page.language;
    let overlap = page.overlap;
    page.add(format_args!(
        "<footer class=\"foot\">\n<h2>{}</h2>\n<dl>",
        word(Word::Provenance, language)
    ));
    let agreement = input(overlap.agreement(), Side::New);
    let name = page.phrase(OverlapPhrase::Agreement);
    provenance::input(&mut page.out, name, &agreement, language);
    let name = page.phrase(OverlapPhrase::Programme);
    for at in shares::order(overlap) {
        let programme = input(&overlap.programmes()[at], Side::Old);
        provenance::input(&mut page.out, name, &programme, language);
    }
    page.add(format_args!(
        "<div><dt>{}</dt><dd>{GENERATOR}</dd></div></dl>\n<p>{}</p>\n</footer>\n",
        word(Word::MadeWith, language),
        page.phrase(OverlapPhrase::Caution),
    ));
}
