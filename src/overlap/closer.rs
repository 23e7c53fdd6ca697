//! A closer look: all figures of a pair that is worth it, and of what stands around it.
//!
//! None of them depends on which other programmes were given.

use rustc_hash::FxHashMap;

use super::content::Word;
use super::evidence::{FIRST, Object, Reading, share, told};
use super::senses::{self, SENSES};
use super::setting::{self, SETTINGS};
use super::terms::{self, Terms};
use super::uses::{self, USES};
use super::weights;
use crate::align;
use crate::analysis::SentenceId;
use crate::meaning::Commitment;

/// Number of figures of a pair.
pub const FIGURES: usize = BY_WORDS + USES + SETTINGS + 1;

/// Those that need no lexicon and no vectors.
const PLAIN: usize = 43;

/// So many figures, the first, say what words two sentences have in common, as they stand or by their
/// senses; the rest how the words of both are used.
const BY_WORDS: usize = PLAIN + SENSES;

/// Where among the figures stands what the learnt weights of their words say.
pub const WEIGHTS: usize = FIGURES - 1;

/// The figures of a pair, by name.
pub const NAMES: [&str; FIGURES] = [
    "revised",
    "plain_mass",
    "plain_own",
    "own_share",
    "names_share",
    "worth",
    "other_share",
    "shared_mass",
    "shared_of_own",
    "shared_of_other",
    "shared_terms",
    "rarest",
    "second_rarest",
    "third_rarest",
    "fourth_rarest",
    "cosine",
    "grams",
    "contained",
    "couples",
    "couples_mass",
    "run",
    "run_mass",
    "dense_own",
    "dense_other",
    "object_shorter",
    "object_longer",
    "along",
    "denied_apart",
    "promise_own",
    "promise_other",
    "terms_own",
    "terms_other",
    "names_both",
    "names_any",
    "numbers_both",
    "numbers_apart",
    "rank",
    "lead",
    "rank_back",
    "lead_back",
    "near",
    "beside",
    "around",
    "instruments",
    "objects",
    "topics",
    "groups",
    "bodies",
    "places",
    "actions",
    "qualities",
    "fillers",
    "unknown",
    "senses",
    "senses_of_own",
    "senses_of_other",
    "senses_of_both",
    "synonyms",
    "acts",
    "acts_own",
    "acts_other",
    "acts_share",
    "acts_undo",
    "done",
    "things_done",
    "used_alike",
    "rest_used_alike",
    "met_less",
    "met_more",
    "rest_met_less",
    "rest_met_more",
    "beside_alike",
    "sections_alike",
    "titles_alike",
    "weights", // at `WEIGHTS`
];

/// How far a neighbour may stand away.
const NEIGHBOURS: i64 = 2;

/// How a pair stands among the others of its sentences, and whether their neighbours go together.
#[derive(Debug)]
pub(super) struct Field {
    /// What each pair that is worth a closer look is worth.
    worth: FxHashMap<(SentenceId, SentenceId), f32>,
    /// Of every sentence, what its pairs are worth, the best first.
    own: FxHashMap<SentenceId, Vec<f32>>,
    other: FxHashMap<SentenceId, Vec<f32>>,
}

impl Field {
    /// Of the pairs that are worth a closer look.
    pub(super) fn new(pairs: impl Iterator<Item = (SentenceId, SentenceId, f32)>) -> Self {
        let mut field = Self {
            worth: FxHashMap::default(),
            own: FxHashMap::default(),
            other: FxHashMap::default(),
        };
        for (old, new, worth) in pairs {
            field.worth.insert((old, new), worth);
            field.own.entry(old).or_default().push(worth);
            field.other.entry(new).or_default().push(worth);
        }
        field
    }

    /// How many pairs of the sentence are worth more, and how far this one falls short of the best.
    fn place(of: Option<&Vec<f32>>, worth: f32) -> (f32, f32) {
        let all = of.map_or(&[][..], Vec::as_slice);
        let before = all.iter().filter(|w| **w > worth).count();
        let best = all.iter().copied().fold(worth, f32::max);
        (before.min(8) as f32, worth - best)
    }

    /// The most that a pair of neighbours of both is worth, on whichever side they stand.
    fn near(&self, old: SentenceId, new: SentenceId) -> f32 {
        let mut best = 0.0_f32;
        for back in (-NEIGHBOURS..=NEIGHBOURS).filter(|back| *back != 0) {
            for there in -NEIGHBOURS..=NEIGHBOURS {
                let at = |id: SentenceId, by: i64| SentenceId::try_from(i64::from(id) + by).ok();
                let (Some(a), Some(b)) = (at(old, back), at(new, there)) else {
                    continue;
                };
                best = best.max(self.worth.get(&(a, b)).copied().unwrap_or_default());
            }
        }
        best
    }
}

fn promise(commitment: Commitment) -> f32 {
    match commitment {
        Commitment::None => 0.0,
        Commitment::General => 1.0,
        Commitment::Specific => 2.0,
    }
}

/// The figures of a pair, of which the first and the worth by them are known.
pub(super) fn figures(
    programme: &Reading<'_>,
    agreement: &Reading<'_>,
    pair: &align::Pair,
    first: &[f32; FIRST],
    worth: f32,
    field: &Field,
) -> [f32; FIGURES] {
    let (own, other) = (
        programme.contents.words(pair.old),
        agreement.contents.words(pair.new),
    );
    let (own_terms, other_terms) = (
        programme.contents.terms(pair.old),
        agreement.contents.terms(pair.new),
    );
    let both = terms::shared(own_terms, other_terms);
    let object = Object::of(own, other);
    let (a, b) = (
        programme.contents.stance(pair.old),
        agreement.contents.stance(pair.new),
    );
    let class = |reading: &Reading<'_>, id| promise(reading.version.meaning(id).commitment);
    let (rank, lead) = Field::place(field.own.get(&pair.old), worth);
    let (rank_back, lead_back) = Field::place(field.other.get(&pair.new), worth);
    let (longest, heaviest) = runs(own, other);
    let [f0, f1, f2, f3, f4] = *first;
    let plain: [f32; PLAIN] = [
        f0,
        f1,
        f2,
        f3,
        f4,
        worth,
        told(other, own),
        both.mass,
        share(both.mass, own_terms.mass),
        share(both.mass, other_terms.mass),
        both.count,
        both.rarest[0],
        both.rarest[1],
        both.rarest[2],
        both.rarest[3],
        pair.figures[4],
        pair.figures[5],
        pair.figures[6],
        both.couples,
        both.couples_mass,
        longest,
        heaviest,
        dense(own, other_terms),
        dense(other, own_terms),
        object.shorter,
        object.longer,
        f32::from(a.sign * b.sign),
        f32::from(u8::from(a.denied != b.denied)),
        class(programme, pair.old),
        class(agreement, pair.new),
        own_terms.len() as f32,
        other_terms.len() as f32,
        both.names,
        own_terms.names + other_terms.names - both.names,
        both.numbers,
        own_terms.numbers + other_terms.numbers - 2.0 * both.numbers,
        rank,
        lead,
        rank_back,
        lead_back,
        field.near(pair.old, pair.new),
        pair.figures[12],
        pair.figures[13],
    ];
    let meant = senses::figures(
        programme.contents.senses(pair.old),
        agreement.contents.senses(pair.new),
        both.mass,
    );
    let mut figures = [0.0; FIGURES];
    figures[..PLAIN].copy_from_slice(&plain);
    figures[PLAIN..BY_WORDS].copy_from_slice(&meant);
    let used = uses::figures(
        programme.contents.uses(pair.old),
        agreement.contents.uses(pair.new),
    );
    figures[BY_WORDS..BY_WORDS + USES].copy_from_slice(&used);
    let settings = setting::figures(
        (programme.contents.settings(), pair.old),
        (agreement.contents.settings(), pair.new),
    );
    figures[BY_WORDS + USES..WEIGHTS].copy_from_slice(&settings);
    figures[WEIGHTS] = weights::score(
        programme.contents.said(pair.old),
        agreement.contents.said(pair.new),
    );
    figures
}

/// The runs of the same words, those that carry no meaning of their own too: the number of words of
/// the longest, and the most idf mass of any.
fn runs(own: &[Word], other: &[Word]) -> (f32, f32) {
    let (mut longest, mut heaviest) = (0, 0.0_f32);
    let mut before = vec![(0_u32, 0.0_f32); other.len() + 1];
    for word in own {
        // From the end, so that each entry still holds what ended one word before.
        for (at, there) in other.iter().enumerate().rev() {
            before[at + 1] = if word.term == there.term {
                let (length, mass) = before[at];
                (length + 1, mass + word.idf)
            } else {
                (0, 0.0)
            };
            longest = longest.max(before[at + 1].0);
            heaviest = heaviest.max(before[at + 1].1);
        }
    }
    (longest.min(20) as f32, heaviest)
}

/// Words of a clause, about.
const CLAUSE: usize = 12;

/// The most idf mass of the other sentence's terms in a stretch as long as a clause.
fn dense(words: &[Word], other: &Terms) -> f32 {
    let hits: Vec<(usize, f32)> = words
        .iter()
        .enumerate()
        .filter(|(_, word)| word.tells() && other.holds(word.term))
        .map(|(at, word)| (at, word.idf))
        .collect();
    let (mut best, mut sum, mut from) = (0.0_f32, 0.0, 0);
    for &(at, idf) in &hits {
        sum += idf;
        while at - hits[from].0 >= CLAUSE {
            sum -= hits[from].1;
            from += 1;
        }
        best = best.max(sum);
    }
    best
}
