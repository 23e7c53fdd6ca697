//! The specific commitments of a party that were not found.

use super::{Page, Shown};
use crate::report::shares;
use crate::report::strings::{self, OverlapPhrase};

pub(super) fn write(page: &mut Page<'_>, at: usize) {
    let absent = shares::absent(page.overlap, at);
    if absent.is_empty() {
        return;
    }
    page.add(format_args!(
        "<details class=\"absent\"><summary>{} ({})</summary><ul>\n",
        page.phrase(OverlapPhrase::AbsentSpecific),
        page.number(absent.len() as u32)
    ));
    let analysis = page.overlap.programmes()[at].analysis();
    for id in absent {
        let place = analysis.place(id);
        let place = strings::place(place.page, place.line, page.language).unwrap_or_default();
        page.add(format_args!(
            "<li><bdi>{}</bdi> <small>{}</small></li>\n",
            Shown(analysis.text(id)),
            Shown(&place)
        ));
    }
    page.add(format_args!("</ul></details>\n"));
}
