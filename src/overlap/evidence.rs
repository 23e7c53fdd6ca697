//! Evidence: what speaks for and against two sentences by two hands being the same measure.
//!
//! The aligner's figures say how much two sentences have in common. Of two versions of one text
//! that suffices; two parties that write about one topic share its words as well. What tells the
//! measure from the topic stands here: how much of the promise itself the other says, compounds taken
//! apart, and names (a list of countries or authorities) apart from the rest. What is worth it by
//! these few figures is looked at more closely (`closer`).

use super::content::{Contents, Word};
use crate::align;
use crate::analysis::SentenceId;
use crate::meaning::{Commitment, Version};
use crate::token::TokenKind;

/// Number of figures at first sight, the first of [`super::NAMES`].
pub const FIRST: usize = 5;

/// A text with all that is looked at in it, made once for all it is compared with.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    pub(super) version: &'a Version,
    pub(super) side: align::Side,
    pub(super) contents: Contents,
}

impl<'a> Reading<'a> {
    pub(super) fn new(version: &'a Version) -> Self {
        let (side, contents) = rayon::join(
            || align::Side::new(version.analysis()),
            || Contents::new(version.analysis()),
        );
        Self {
            version,
            side,
            contents,
        }
    }

    /// Whether a sentence commits its party to something.
    pub(super) fn promises(&self, id: SentenceId) -> bool {
        self.version.meaning(id).commitment != Commitment::None
    }
}

/// How much of a sentence's telling words the other says too, each weighed by its idf.
#[derive(Clone, Copy, Debug, Default)]
struct Met {
    told: f32,
    all: f32,
    names: f32,
    all_names: f32,
    /// Words that are no names: lists of countries and authorities are the same in many sentences.
    plain: f32,
    all_plain: f32,
    object: f32,
    all_object: f32,
}

/// What a word of the object weighs at most, so that one odd word does not outweigh the rest.
const MOST_OF_A_WORD: f32 = 8.0;

impl Met {
    fn of(own: &[Word], other: &[Word]) -> Self {
        let mut met = Self::default();
        for word in own.iter().filter(|word| word.tells()) {
            let share = other
                .iter()
                .filter(|o| o.tells())
                .map(|o| word.met_by(o))
                .fold(0.0, f32::max);
            met.told += share * word.idf;
            met.all += word.idf;
            if word.name {
                met.names += share;
                met.all_names += 1.0;
            } else if word.kind == TokenKind::Word {
                met.plain += share * word.idf;
                met.all_plain += word.idf;
            }
            if !word.direction && !word.of_figure && word.kind == TokenKind::Word {
                let weight = word.idf.min(MOST_OF_A_WORD);
                met.object += share * weight;
                met.all_object += weight;
            }
        }
        met
    }
}

/// How far two sentences are about one thing: what is raised or abolished, without the words that
/// raise or abolish it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Object {
    /// Share of the shorter object that the other has too.
    pub(super) shorter: f32,
    /// Share of the longer.
    pub(super) longer: f32,
}

impl Object {
    pub(super) fn of(own: &[Word], other: &[Word]) -> Self {
        let (a, b) = (Met::of(own, other), Met::of(other, own));
        let (a, b) = (share(a.object, a.all_object), share(b.object, b.all_object));
        Self {
            shorter: a.max(b),
            longer: a.min(b),
        }
    }
}

/// Share of a sentence's telling words, by idf, that the other says too.
pub(super) fn told(own: &[Word], other: &[Word]) -> f32 {
    let met = Met::of(own, other);
    share(met.told, met.all)
}

pub(super) fn share(part: f32, whole: f32) -> f32 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

/// The first figures of a pair that the aligner considered.
pub(super) fn first(
    programme: &Reading<'_>,
    agreement: &Reading<'_>,
    pair: &align::Pair,
) -> [f32; FIRST] {
    let own = programme.contents.words(pair.old);
    let other = agreement.contents.words(pair.new);
    let (here, there) = (Met::of(own, other), Met::of(other, own));
    let odds = (pair.probability / (1.0 - pair.probability)).max(1e-3).ln();
    let plain = here.plain / 16.0;
    let own_share = share(here.told, here.all);
    [
        odds.min(6.0) / 4.0,
        (plain + 0.1).ln(),
        plain.sqrt() * own_share,
        own_share,
        share(here.names + there.names, here.all_names + there.all_names),
    ]
}
