//! What every report of an overlap tells, in the order in which it is told.

use std::cmp::Reverse;

use super::Language;
use super::chapters::Run;
use super::strings::{self, OverlapPhrase, overlap_phrase};
use crate::align::Confidence;
use crate::analysis::SentenceId;
use crate::meaning::{Commitment, Version};
use crate::overlap::{Counts, Match, Overlap, Relation};

mod figures;
mod ids;
mod notice;
mod told;

pub(super) use figures::{Column, Figure, matrix, mutual};
pub(super) use ids::ids;
pub(super) use notice::notices;
pub(super) use told::{Told, section};

/// The programmes: the coalition first, then those of which most was found for their length.
pub(super) fn order(overlap: &Overlap) -> Vec<usize> {
    let mut order: Vec<usize> = (0..overlap.programmes().len()).collect();
    let agreement = overlap.agreement_summary();
    order.sort_by(|&a, &b| {
        let [a, b] = [a, b].map(|at| &overlap.summaries()[at]);
        b.coalition
            .cmp(&a.coalition)
            .then(b.by_length(agreement).total_cmp(&a.by_length(agreement)))
            .then(b.all.share().total_cmp(&a.all.share()))
    });
    order
}

/// What a programme is called, and whether its party is in the coalition.
pub(super) fn name(overlap: &Overlap, at: usize, language: Language) -> String {
    let label = overlap.programmes()[at].label();
    match overlap.summaries()[at].coalition {
        Some(true) => format!(
            "{label} ({})",
            overlap_phrase(OverlapPhrase::InCoalition, language)
        ),
        Some(false) | None => label.to_owned(),
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

/// The matches of a programme that are so sure, each with its place in [`Overlap::matches`], the
/// most specific first, then in the order of the text.
pub(super) fn matches(
    overlap: &Overlap,
    at: usize,
    confidence: Confidence,
) -> Vec<(usize, &Match)> {
    let own = |(_, m): &(usize, &Match)| m.programme == at && m.confidence == confidence;
    let mut matches: Vec<_> = overlap.matches().iter().enumerate().filter(own).collect();
    matches.sort_by_key(|(_, m)| {
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

/// The specific commitments of a programme that stand in no match, in order.
pub(super) fn absent(overlap: &Overlap, at: usize) -> Vec<SentenceId> {
    let programme = &overlap.programmes()[at];
    let mut found = vec![false; programme.analysis().sentences().len()];
    let own = |m: &&Match| m.programme == at && m.relation != Relation::Related;
    for told in overlap.matches().iter().filter(own) {
        told.old.iter().for_each(|&id| found[id as usize] = true);
    }
    (0..found.len() as SentenceId)
        .filter(|&id| !found[id as usize])
        .filter(|&id| programme.meaning(id).commitment == Commitment::Specific)
        .collect()
}

/// The chapters of the agreement in order.
pub(super) fn chapters(overlap: &Overlap) -> Vec<Run> {
    super::chapters::chapters(overlap.agreement().analysis()).1
}

/// Where both sides stand in their sources, in one line.
pub(super) fn places(overlap: &Overlap, told: &Match, language: Language) -> String {
    both_places(overlap, told, language).join(" → ")
}

/// Where each side stands in its source, the programme first.
pub(super) fn both_places(overlap: &Overlap, told: &Match, language: Language) -> [String; 2] {
    let programme = &overlap.programmes()[told.programme];
    let sides = [(programme, told.old[0]), (overlap.agreement(), told.new[0])];
    sides.map(|(version, id)| {
        let place = version.analysis().place(id);
        strings::place(place.page, place.line, language).unwrap_or_default()
    })
}
