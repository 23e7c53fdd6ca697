//! What a policy says of the changes, as a comment: the verdict, the findings, then the changes
//! themselves, as far as there is room.

use super::room::{MOST, Room, units};
use super::{END, LINE, comment};
use crate::policy::Review;
use crate::report::Language;
use crate::report::findings;
use crate::report::strings;
use crate::report::strings::findings::verdict;
use crate::report::view::View;

use super::escape::{shortened, told};

/// Share of the room that the findings may take.
const FINDINGS: f64 = 0.4;

/// With less room than this for a document, only its headline is told.
const LEAST: usize = END + 5_000;

/// The comment; `broken` is whether the policy is.
pub fn review(review: &Review, broken: bool, language: Language) -> String {
    let mut room = Room::default();
    let counts = findings::counts(review, language);
    room.put(&format!("## {}\n\n{counts}.\n", verdict(broken, language)));
    let most = (FINDINGS * MOST as f64) as usize;
    room.put(&findings::table(review, most, language));
    room.put("\n");
    let cases = review.cases();
    let mut left = 0;
    for (nth, case) in cases.iter().enumerate() {
        // Every document has a like share of the room that is left.
        let most = MOST.saturating_sub(END / 2 + room.used) / (cases.len() - nth);
        let view = View::of(&case.comparison, language);
        let whole = (most > LEAST).then(|| comment(&view, most));
        let text = whole
            .filter(|text| units(text) <= most)
            .unwrap_or_else(|| headline(&view));
        if room.used + units(&text) + END / 2 <= MOST {
            room.put(&text);
        } else {
            left += 1;
        }
    }
    if left > 0 {
        room.put(&format!(
            "{}\n",
            strings::documents_left_out(left, language)
        ));
    }
    room.out
}

/// Only what was compared, and how much became of it.
fn headline(view: &View<'_>) -> String {
    let labels = view.inputs.map(|input| {
        let label = shortened(&input.source.label, LINE, view.language);
        told(&label)
    });
    format!("### {}\n\n**{}**\n\n", labels.join(" → "), view.headline)
}
