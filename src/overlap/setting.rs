//! Setting: what is spoken of around a sentence. "De overheid geeft het goede voorbeeld" is another
//! promise among sentences on waste than among those on wages.

use rustc_hash::FxHashMap;

use super::uses::Uses;
use crate::analysis::{Analysis, SentenceId};
use crate::document::SectionId;
use crate::lang::Term;
use crate::lang::vectors::{DIMENSIONS, Vector};

/// Sentences on either side that are asked.
const BESIDE: usize = 2;

/// A sum of directions.
pub(super) type Sum = [f32; DIMENSIONS];

/// Number of figures that settings give.
pub(super) const SETTINGS: usize = 3;

/// The settings of all sentences of a text.
#[derive(Debug, Default)]
pub(super) struct Settings {
    /// Of every sentence, what it speaks of.
    own: Vec<Sum>,
    sections: FxHashMap<Option<SectionId>, Sum>,
    titles: FxHashMap<SectionId, Sum>,
    section: Vec<Option<SectionId>>,
}

impl Settings {
    pub(super) fn of<'a>(analysis: &Analysis, uses: impl Iterator<Item = &'a Uses>) -> Self {
        let own: Vec<Sum> = uses.map(Uses::sum).collect();
        let section: Vec<Option<SectionId>> = (0..own.len() as SentenceId)
            .map(|id| analysis.section(id))
            .collect();
        let mut sections: FxHashMap<Option<SectionId>, Sum> = FxHashMap::default();
        for (sum, section) in own.iter().zip(&section) {
            add(
                sections.entry(*section).or_insert([0.0; DIMENSIONS]),
                sum,
                1.0,
            );
        }
        let mut titles: FxHashMap<SectionId, Sum> = FxHashMap::default();
        for &id in section.iter().flatten() {
            titles.entry(id).or_insert_with(|| title(analysis, id));
        }
        Self {
            own,
            sections,
            titles,
            section,
        }
    }

    /// What the sentences beside it in its section speak of.
    fn beside(&self, id: SentenceId) -> Sum {
        let at = id as usize;
        let end = (at + BESIDE + 1).min(self.own.len());
        let mut sum = [0.0; DIMENSIONS];
        for near in (at.saturating_sub(BESIDE)..end).filter(|&near| near != at) {
            if self.section[near] == self.section[at] {
                add(&mut sum, &self.own[near], 1.0);
            }
        }
        sum
    }

    /// What the rest of its section speaks of.
    fn rest(&self, id: SentenceId) -> Sum {
        let at = id as usize;
        let mut rest = [0.0; DIMENSIONS];
        if let Some(sum) = self.sections.get(&self.section[at]) {
            add(&mut rest, sum, 1.0);
            add(&mut rest, &self.own[at], -1.0);
        }
        rest
    }

    fn title(&self, id: SentenceId) -> Option<&Sum> {
        self.titles.get(&self.section[id as usize]?)
    }
}

/// What the title of a section and of the one around it speak of.
fn title(analysis: &Analysis, id: SectionId) -> Sum {
    let language = analysis.language();
    let sections = analysis.document().sections();
    let mut sum = [0.0; DIMENSIONS];
    let own = sections.get(id as usize);
    let parent = own.and_then(|section| sections.get(section.parent? as usize));
    for section in own.into_iter().chain(parent) {
        for word in section.title.split(|c: char| !c.is_alphanumeric()) {
            let word = word.to_lowercase();
            if word.is_empty() || language.is_stop(&word) {
                continue;
            }
            let term = Term::of(&language.term(&word));
            if let Some(vector) = language.vectors().of(term) {
                add_term(&mut sum, vector, language.idf(term));
            }
        }
    }
    sum
}

/// Adds the direction of a term, as long as its idf.
pub(super) fn add_term(sum: &mut Sum, vector: &Vector, idf: f32) {
    for (x, d) in sum.iter_mut().zip(vector) {
        *x += idf * f32::from(*d);
    }
}

fn add(sum: &mut Sum, other: &Sum, times: f32) {
    sum.iter_mut().zip(other).for_each(|(x, y)| *x += times * y);
}

/// How far what stands beside two sentences, in the rest of their sections and in the titles speaks
/// of one thing, in the order of [`super::NAMES`].
pub(super) fn figures(
    (own, old): (&Settings, SentenceId),
    (other, new): (&Settings, SentenceId),
) -> [f32; SETTINGS] {
    let titles = own.title(old).zip(other.title(new));
    [
        cosine(&own.beside(old), &other.beside(new)),
        cosine(&own.rest(old), &other.rest(new)),
        titles.map_or(0.0, |(a, b)| cosine(a, b)),
    ]
}

/// The cosine of two sums; nought where one is empty.
pub(super) fn cosine(a: &Sum, b: &Sum) -> f32 {
    let dot = |a: &Sum, b: &Sum| a.iter().zip(b).map(|(x, y)| x * y).sum::<f32>();
    let lengths = (dot(a, a) * dot(b, b)).sqrt();
    if lengths > 0.0 {
        dot(a, b) / lengths
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::Analysis;
    use crate::lang::Language;
    use crate::overlap::content::Contents;
    use crate::overlap::setting;
    use crate::read::{self, Options};

    #[test]
    fn the_same_phrase_among_other_sentences_stands_in_another_setting() {
        let contents = |text: &str| {
            let document = read::from_bytes("a.md", "a", text.as_bytes(), Options::default());
            Contents::new(&Analysis::new(document.unwrap(), Language::dutch()))
        };
        let phrase = "De overheid geeft het goede voorbeeld.";
        let on = |title: &str, text: &str| contents(&format!("# {title}\n\n{text} {phrase}"));
        let homes = on("Wonen", "Huurders betalen te veel huur.");
        let rents = on("Huren", "De woningcorporatie verlaagt de huur.");
        let farms = on("Landbouw", "Boeren houden minder vee.");
        let figures =
            |a: &Contents, b: &Contents| setting::figures((a.settings(), 1), (b.settings(), 1));
        let (near, far) = (figures(&homes, &rents), figures(&homes, &farms));
        assert!((0..3).all(|i| near[i] > far[i]), "{near:?} {far:?}");
    }
}
