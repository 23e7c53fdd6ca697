//! The filters, each with what may be chosen and how many matches that shows.

use super::super::tools::Choice;
use super::{Page, stands_in};
use crate::align::Confidence;
use crate::overlap::Relation;
use crate::report::shares;
use crate::report::strings::{self, OverlapPhrase, Word, relation, word};

/// The filters: by party, by what became of it, by certainty and by chapter of the agreement.
pub(super) fn of(page: &Page<'_>) -> Vec<Choice> {
    let language = page.language;
    let matches = page.overlap.matches();
    let counted = |value: String, name: &str, count: usize| {
        let count = strings::number(count as u64, language);
        (value, format!("{name} ({count})"))
    };
    let parties = shares::order(page.overlap).into_iter().map(|at| {
        let own = matches.iter().filter(|m| m.programme == at).count();
        counted(
            at.to_string(),
            &shares::name(page.overlap, at, language),
            own,
        )
    });
    let relations = Relation::ALL.iter().filter_map(|&of| {
        let own = matches.iter().filter(|m| m.relation == of).count();
        let name = relation(of, language);
        (own > 0).then(|| counted(of.name().to_owned(), name, own))
    });
    let certainties = [
        (Confidence::Certain, OverlapPhrase::Certain),
        (Confidence::Possible, OverlapPhrase::Possible),
    ];
    let certainties = certainties.map(|(of, name)| {
        let own = matches.iter().filter(|m| m.confidence == of).count();
        counted(of.name().to_owned(), page.phrase(name), own)
    });
    let chapters = page
        .chapters
        .iter()
        .enumerate()
        .filter_map(|(at, chapter)| {
            let own = matches.iter().filter(|m| stands_in(m, chapter)).count();
            (own > 0).then(|| counted(at.to_string(), &page.title(at), own))
        });
    let mut choices = vec![
        (
            "party",
            page.phrase(OverlapPhrase::Party),
            parties.collect(),
        ),
        (
            "relation",
            page.phrase(OverlapPhrase::Relation),
            relations.collect(),
        ),
        (
            "sure",
            page.phrase(OverlapPhrase::HowSure),
            certainties.to_vec(),
        ),
    ];
    if page.chapters.len() > 1 {
        let name = word(Word::Section, language);
        choices.push(("chapter", name, chapters.collect()));
    }
    let choices = choices.into_iter();
    choices
        .map(|(id, name, options)| Choice { id, name, options })
        .collect()
}
