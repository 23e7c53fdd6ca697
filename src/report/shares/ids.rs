//! Ids: names of matches that stay the same for the same words of the same party, so that a link to
//! one still leads there when the report is made anew.

use crate::change::{digest, told_apart};
use crate::overlap::Overlap;

/// The id of every match, in the order of [`Overlap::matches`]. What became of it is no part of it:
/// a link should outlive a better judgement.
pub(in crate::report) fn ids(overlap: &Overlap) -> Vec<String> {
    let agreement = overlap.agreement();
    let matches = overlap.matches().iter();
    let mut ids: Vec<String> = matches
        .map(|found| {
            let programme = &overlap.programmes()[found.programme];
            let sides = [(programme, &*found.old), (agreement, &*found.new)];
            digest('m', programme.label(), sides)
        })
        .collect();
    told_apart(&mut ids);
    ids
}
