//! What every report of an overlap tells, in the order in which it is told.

use std::cmp::Reverse;

use super::Language;
use super::strings::{self, OverlapPhrase, overlap_phrase};
use crate::align::Confidence;
use crate::meaning::{Commitment, Version};
use crate::overlap::{Counts, Match, Overlap, Relation};

/// The programmes: the coalition first, then those of which most was found.
pub(super) fn order(overlap: &Overlap) -> Vec<usize> {
    let mut order: Vec<usize> = (0..overlap.programmes().len()).collect();
    order.sort_by(|&a, &b| {
        let [a, b] = [a, b].map(|at| &overlap.summaries()[at]);
        b.coalition
            .cmp(&a.coalition)
            .then(b.all.share().total_cmp(&a.all.share()))
    });
    order
}

/// What a programme is called, and whether its party is in the coalition.
pub(super) fn name(overlap: &Overlap, at: usize, language: Language) -> String {
    let label = &overlap.programmes()[at]
        .analysis()
        .document()
        .source()
        .label;
    match overlap.summaries()[at].coalition {
        Some(true) => format!(
            "{label} ({})",
            overlap_phrase(OverlapPhrase::InCoalition, language)
        ),
        Some(false) | None => label.clone(),
    }
}

/// How many commitments came to a relation.
pub(super) fn count(counts: &Counts, relation: Relation) -> u32 {
    match relation {
        Relation::Verbatim => counts.verbatim,
        Relation::Reworded => counts.reworded,
        Relation::Changed => counts.changed,
        Relation::Partial => counts.partial,
        Relation::Opposite => counts.opposite,
        Relation::Related => 0,
    }
}

/// The matches of a programme that are so sure, the most specific first, then by relation and in
/// the order of the text.
pub(super) fn matches(overlap: &Overlap, at: usize, confidence: Confidence) -> Vec<&Match> {
    let own = |m: &&Match| m.programme == at && m.confidence == confidence;
    let mut matches: Vec<&Match> = overlap.matches().iter().filter(own).collect();
    matches.sort_by_key(|m| {
        (
            specific(overlap, m),
            m.relation == Relation::Related,
            m.old[0],
        )
    });
    matches
}

fn specific(overlap: &Overlap, told: &Match) -> Reverse<u32> {
    let programme = &overlap.programmes()[told.programme];
    let weight = |version: &Version, id| match version.meaning(id).commitment {
        Commitment::Specific => 2,
        Commitment::General => 1,
        Commitment::None => 0,
    };
    let olds = told.old.iter().map(|&id| weight(programme, id)).max();
    let news = told
        .new
        .iter()
        .map(|&id| weight(overlap.agreement(), id))
        .max();
    Reverse(olds.unwrap_or(0) + news.unwrap_or(0))
}

/// Whether so many programmes say it that it tells nothing about one.
pub(super) fn is_common_ground(overlap: &Overlap, told: &Match) -> bool {
    let common = |&id: &u32| overlap.traces()[id as usize].common_ground;
    told.new.iter().all(common)
}

/// Where both sides stand in their sources.
pub(super) fn places(overlap: &Overlap, told: &Match, language: Language) -> String {
    let programme = &overlap.programmes()[told.programme];
    let sides = [(programme, told.old[0]), (overlap.agreement(), told.new[0])];
    let places = sides.map(|(version, id)| {
        let place = version.analysis().place(id);
        strings::place(place.page, place.line, language).unwrap_or_default()
    });
    places.join(" → ")
}
