//! Terms: the different telling terms of a sentence and which stand side by side, in an order in
//! which two sentences are compared in one pass.

use super::content::Word;
use crate::lang::Term;
use crate::token::TokenKind;

/// One rare term says no more than this; a term the collection has never seen is often a misreading.
const RAREST: f32 = 9.0;

/// A term of a sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Telling {
    term: Term,
    idf: f32,
    name: bool,
    number: bool,
}

/// The terms of a sentence.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Terms {
    /// Each once, sorted.
    each: Vec<Telling>,
    /// Each two that stand side by side, with their idf mass, sorted.
    couples: Vec<([Term; 2], f32)>,
    /// idf mass of all.
    pub(super) mass: f32,
    /// How many are names.
    pub(super) names: f32,
    /// How many are numbers.
    pub(super) numbers: f32,
}

impl Terms {
    pub(super) fn of(words: &[Word]) -> Self {
        let telling: Vec<&Word> = words.iter().filter(|word| word.tells()).collect();
        let mut terms: Vec<Telling> = telling
            .iter()
            .map(|word| Telling {
                term: word.term,
                idf: word.idf,
                name: word.name,
                number: word.kind == TokenKind::Number,
            })
            .collect();
        terms.sort_by_key(|t| (t.term, !t.name));
        terms.dedup_by_key(|t| t.term);
        let mut couples: Vec<([Term; 2], f32)> = telling
            .windows(2)
            .map(|two| ([two[0].term, two[1].term], two[0].idf + two[1].idf))
            .collect();
        couples.sort_by_key(|couple| couple.0);
        couples.dedup_by_key(|couple| couple.0);
        let count = |is: fn(&Telling) -> bool| terms.iter().filter(|t| is(t)).count() as f32;
        Self {
            mass: terms.iter().map(|t| t.idf).sum(),
            names: count(|t| t.name),
            numbers: count(|t| t.number),
            each: terms,
            couples,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.each.len()
    }

    pub(super) fn holds(&self, term: Term) -> bool {
        self.each.binary_search_by_key(&term, |t| t.term).is_ok()
    }
}

/// What two sentences share of their terms.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Shared {
    pub(super) mass: f32,
    pub(super) count: f32,
    /// idf of the rarest, the rarest first.
    pub(super) rarest: [f32; 4],
    pub(super) couples: f32,
    pub(super) couples_mass: f32,
    pub(super) names: f32,
    pub(super) numbers: f32,
}

/// Compares two sentences.
pub(super) fn shared(own: &Terms, other: &Terms) -> Shared {
    let mut shared = Shared::default();
    each_shared(
        &own.each,
        &other.each,
        |t| t.term,
        |a, b| {
            shared.mass += a.idf;
            shared.count += 1.0;
            shared.names += f32::from(u8::from(a.name && b.name));
            shared.numbers += f32::from(u8::from(a.number));
            let mut idf = a.idf.min(RAREST);
            for place in &mut shared.rarest {
                if idf > *place {
                    std::mem::swap(place, &mut idf);
                }
            }
        },
    );
    each_shared(
        &own.couples,
        &other.couples,
        |c| c.0,
        |couple, _| {
            shared.couples += 1.0;
            shared.couples_mass += couple.1;
        },
    );
    shared
}

/// Calls `found` with what two sorted lists have in common.
fn each_shared<T, K: Ord>(a: &[T], b: &[T], key: impl Fn(&T) -> K, mut found: impl FnMut(&T, &T)) {
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        let (x, y) = (key(&a[i]), key(&b[j]));
        if x == y {
            found(&a[i], &b[j]);
        }
        i += usize::from(x <= y);
        j += usize::from(y <= x);
    }
}
