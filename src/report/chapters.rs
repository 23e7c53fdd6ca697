//! Chapters: the sections a picture and a filter go by, neither one for the whole text nor one for
//! each page.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use crate::analysis::{Analysis, SentenceId};
use crate::document::SectionId;

/// Where one section holds more than this share of the text, its parts are the chapters.
const WHOLE: f64 = 0.6;

/// Titles that share so many letters at their beginning are told apart by what comes behind it.
const ALIKE: usize = 20;

/// So many titles must share it; two may well be about the same.
const SEVERAL: usize = 3;

/// A run of sentences under one heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// The heading; none before the first.
    pub(super) section: Option<SectionId>,
    /// The sentences.
    pub(super) sentences: Range<SentenceId>,
}

/// The chapters of a text in order, and how deep they lie: below a title that holds the whole text.
pub(super) fn chapters(analysis: &Analysis) -> (usize, Vec<Run>) {
    let ancestors = ancestors(analysis);
    let mut depth = 0;
    let mut runs = runs(analysis, &ancestors, depth);
    loop {
        let all: usize = runs.iter().map(|run| run.sentences.len()).sum();
        let most = runs.iter().map(|run| run.sentences.len()).max();
        let next = self::runs(analysis, &ancestors, depth + 1);
        if most.unwrap_or(0) as f64 <= WHOLE * all as f64 || next.len() == runs.len() {
            return (depth, runs);
        }
        depth += 1;
        runs = next;
    }
}

/// The sections from the outermost down to each one, itself the last.
fn ancestors(analysis: &Analysis) -> Vec<Vec<SectionId>> {
    let sections = analysis.document().sections();
    let mut ancestors: Vec<Vec<SectionId>> = Vec::with_capacity(sections.len());
    for (id, section) in (0..).zip(sections) {
        let mut path = match section.parent {
            Some(parent) => ancestors[parent as usize].clone(),
            None => Vec::new(),
        };
        path.push(id);
        ancestors.push(path);
    }
    ancestors
}

/// The sentences in runs that share the section at a depth.
fn runs(analysis: &Analysis, ancestors: &[Vec<SectionId>], depth: usize) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for id in 0..analysis.sentences().len() as SentenceId {
        let section = analysis.section(id).map(|section| {
            let path = &ancestors[section as usize];
            path[depth.min(path.len() - 1)]
        });
        match runs.last_mut() {
            Some(last) if last.section == section => last.sentences.end = id + 1,
            _ => runs.push(Run {
                section,
                sentences: id..id + 1,
            }),
        }
    }
    runs
}

/// The titles without a long beginning that several of them share, as where the name of the programme
/// was read as part of each: where there is little room, the end is what tells them apart.
pub(super) fn told_apart<'a>(titles: &[&'a str]) -> Vec<Cow<'a, str>> {
    let mut groups: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for title in titles {
        if let Some((end, _)) = title.char_indices().nth(ALIKE) {
            groups.entry(&title[..end]).or_default().push(title);
        }
    }
    let beginnings: Vec<&str> = groups
        .into_values()
        .filter(|group| group.len() >= SEVERAL)
        .map(|group| beginning(&group))
        .collect();
    let short = |title: &'a str| {
        let mut rests = beginnings.iter().filter_map(|b| title.strip_prefix(b));
        match rests.next().map(str::trim_start) {
            Some(rest) if !rest.is_empty() => Cow::Owned(format!("… {rest}")),
            Some(_) | None => Cow::Borrowed(title),
        }
    };
    titles.iter().copied().map(short).collect()
}

/// What all begin with, up to the end of a word.
fn beginning<'a>(titles: &[&'a str]) -> &'a str {
    let mut shared = titles[0];
    for title in titles {
        let letters = shared.char_indices().zip(title.chars());
        let same = letters.take_while(|((_, a), b)| a == b);
        shared = &shared[..same.last().map_or(0, |((at, a), _)| at + a.len_utf8())];
    }
    let of_one = |a: char, b: char| {
        (a.is_alphabetic() && b.is_alphabetic()) || (a.is_numeric() && b.is_numeric())
    };
    let amid = titles.iter().any(|title| {
        let next = title[shared.len()..].chars().next();
        shared
            .chars()
            .last()
            .zip(next)
            .is_some_and(|(a, b)| of_one(a, b))
    });
    if amid {
        shared = &shared[..shared.rfind(' ').map_or(0, |space| space + 1)];
    }
    shared
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_that_begin_alike_are_told_apart_by_their_ends() {
        let name = "VERKIEZINGSPROGRAMMA VAN DE DIJK";
        let titles = ["1 WONEN", "2 WERK", "3 ZORG"].map(|end| format!("{name}{end}"));
        let mut titles: Vec<&str> = titles.iter().map(String::as_str).collect();
        titles.push("Voorwoord");
        assert_eq!(
            told_apart(&titles),
            ["… 1 WONEN", "… 2 WERK", "… 3 ZORG", "Voorwoord"]
        );
        assert_eq!(told_apart(&titles[1..]), titles[1..]);
        let titles = [
            "Een land dat verder gaat met wonen",
            "Een land dat verder gaat met werk",
            "Een land dat verder gaat met zorg",
        ];
        assert_eq!(told_apart(&titles), ["… wonen", "… werk", "… zorg"]);
    }
}
