//! A match with all that is told of one, in words.

use super::is_common_ground;
use crate::meaning::{Commitment, Version};
use crate::overlap::{Match, Overlap};
use crate::report::Language;
use crate::report::strings::{self, Label, OverlapPhrase, label, overlap_phrase, relation};
use crate::report::view::{Effect, effects};
use crate::text::Place;

/// A match, in words. The programme's side stands before the agreement's.
#[derive(Debug)]
pub(in crate::report) struct Told<'a> {
    pub(in crate::report) found: &'a Match,
    /// What the programme and the agreement are called.
    pub(in crate::report) labels: [&'a str; 2],
    /// What became of it.
    pub(in crate::report) relation: &'static str,
    /// How sure it is.
    pub(in crate::report) certainty: &'static str,
    /// Whether so many say it that it tells nothing about one.
    pub(in crate::report) common_ground: bool,
    /// The firmest class of the programme's sentences.
    pub(in crate::report) commitment: Commitment,
    /// What changed in substance.
    pub(in crate::report) effects: Vec<Effect<'a>>,
    /// Titles down to the section, with their numbers.
    pub(in crate::report) sections: [String; 2],
    /// Where it begins.
    pub(in crate::report) places: [Place; 2],
}

impl<'a> Told<'a> {
    pub(in crate::report) fn of(
        overlap: &'a Overlap,
        found: &'a Match,
        language: Language,
    ) -> Self {
        let programme = &overlap.programmes()[found.programme];
        let sides = [
            (programme, found.old[0]),
            (overlap.agreement(), found.new[0]),
        ];
        let certainty = match strings::certainty(found.confidence, language) {
            "" => label(Label::Certain, language),
            possible => possible,
        };
        Self {
            found,
            labels: sides.map(|(version, _)| version.label()),
            relation: relation(found.relation, language),
            certainty,
            common_ground: is_common_ground(overlap, found),
            commitment: commitment(programme, &found.old),
            effects: effects(&found.effects, language),
            sections: sides.map(|(version, id)| section(version, id)),
            places: sides.map(|(version, id)| version.analysis().place(id)),
        }
    }

    /// Where it begins on either side, in words.
    pub(in crate::report) fn at(&self, language: Language) -> [String; 2] {
        let told = |place: Place| strings::place(place.page, place.line, language);
        self.places.map(|place| told(place).unwrap_or_default())
    }

    /// What is to be said beside its words, a line each.
    pub(in crate::report) fn notes(&self, language: Language) -> Vec<String> {
        let mut notes: Vec<String> = self.effects.iter().map(|e| e.told(language)).collect();
        if self.common_ground {
            notes.push(overlap_phrase(OverlapPhrase::CommonGround, language).to_owned());
        }
        notes
    }
}

/// The firmest class among sentences.
fn commitment(version: &Version, ids: &[u32]) -> Commitment {
    let has = |class| {
        ids.iter()
            .any(|&id| version.meaning(id).commitment == class)
    };
    match () {
        () if has(Commitment::Specific) => Commitment::Specific,
        () if has(Commitment::General) => Commitment::General,
        () => Commitment::None,
    }
}

/// The titles down to the section of a sentence, in one line; nothing before the first heading.
pub(in crate::report) fn section(version: &Version, id: u32) -> String {
    let analysis = version.analysis();
    let path = analysis
        .section(id)
        .map_or(Vec::new(), |id| analysis.document().path(id));
    let mut titles: Vec<String> = path
        .iter()
        .map(|section| match &section.number {
            Some(number) => format!("{number} {}", section.title),
            None => section.title.clone(),
        })
        .collect();
    // A chapter whose title stands on a page of its own and again over its text is told once.
    titles.dedup();
    titles.join(" › ")
}
