//! Profiles: what the aligner looks at in each sentence of one version.

use std::ops::Range;

use rayon::prelude::*;

use crate::analysis::{Analysis, SentenceId};
use crate::token::TokenKind;

/// Letters in a gram. Four see through inflection and compounds and still tell words apart; runs
/// of three to five together gained nothing on the labelled pairs and cost three times as much.
const GRAM: usize = 4;

/// Words of a signature. 512 bits hold the hundred or two letter runs of a sentence.
const SIGNATURE: usize = 8;

/// Sentences handed to one worker at a time.
const SENTENCES_A_TASK: usize = 256;

/// A term of a sentence and how telling it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Weighted {
    /// The term's fingerprint.
    pub(super) term: u64,
    /// Its inverse document frequency in the background collection.
    pub(super) idf: f32,
}

/// The profiles of all sentences of one version.
#[derive(Debug, Default)]
pub(super) struct Profiles {
    terms: Lists<Weighted>,
    grams: Lists<u32>,
    numbers: Lists<u64>,
    mass: Vec<f32>,
    norm: Vec<f32>,
    key: Vec<u64>,
    words: Vec<u32>,
    signature: Vec<Signature>,
}

/// The letter runs of a sentence, each as one bit: what two sentences may have in common at most,
/// in eight instructions.
#[derive(Clone, Copy, Debug, Default)]
struct Signature([u64; SIGNATURE]);

impl Signature {
    fn of(grams: &[u32]) -> Self {
        let mut bits = [0; SIGNATURE];
        for &gram in grams {
            bits[gram as usize % SIGNATURE] |= 1 << (gram as usize / SIGNATURE % 64);
        }
        Self(bits)
    }

    fn count(&self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }

    fn common(&self, other: &Self) -> u32 {
        let words = self.0.iter().zip(&other.0);
        words.map(|(a, b)| (a & b).count_ones()).sum()
    }
}

/// Many short lists in one piece of memory.
#[derive(Debug)]
struct Lists<T> {
    items: Vec<T>,
    ends: Vec<u32>,
}

impl<T> Default for Lists<T> {
    fn default() -> Self {
        Self {
            items: Vec::new(),
            ends: Vec::new(),
        }
    }
}

impl<T> Lists<T> {
    fn range(&self, i: SentenceId) -> Range<usize> {
        let i = i as usize;
        let start = if i == 0 { 0 } else { self.ends[i - 1] };
        start as usize..self.ends[i] as usize
    }

    fn get(&self, i: SentenceId) -> &[T] {
        &self.items[self.range(i)]
    }

    fn close(&mut self) {
        self.ends.push(self.items.len() as u32);
    }

    /// Makes room for all that is in some lists.
    fn reserve<'a>(&mut self, lists: impl Iterator<Item = &'a Self>)
    where
        T: 'a,
    {
        let (mut items, mut ends) = (0, 0);
        for list in lists {
            items += list.items.len();
            ends += list.ends.len();
        }
        self.items.reserve(items);
        self.ends.reserve(ends);
    }

    fn append(&mut self, mut other: Self) {
        let base = self.items.len() as u32;
        self.items.append(&mut other.items);
        self.ends
            .extend(other.ends.into_iter().map(|end| end + base));
    }
}

impl Profiles {
    /// The profiles of every sentence, made in parallel.
    pub(super) fn new(analysis: &Analysis) -> Self {
        let count = analysis.sentences().len();
        let parts: Vec<Self> = (0..count.div_ceil(SENTENCES_A_TASK))
            .into_par_iter()
            .map(|task| {
                let mut part = Self::default();
                let mut letters = Letters::default();
                let end = count.min((task + 1) * SENTENCES_A_TASK);
                for id in task * SENTENCES_A_TASK..end {
                    part.push(analysis, id as SentenceId, &mut letters);
                }
                part
            })
            .collect();
        let mut all = Self::default();
        all.terms.reserve(parts.iter().map(|part| &part.terms));
        all.grams.reserve(parts.iter().map(|part| &part.grams));
        all.numbers.reserve(parts.iter().map(|part| &part.numbers));
        all.signature.reserve(count);
        for part in parts {
            all.terms.append(part.terms);
            all.grams.append(part.grams);
            all.numbers.append(part.numbers);
            all.mass.extend(part.mass);
            all.norm.extend(part.norm);
            all.key.extend(part.key);
            all.words.extend(part.words);
            all.signature.extend(part.signature);
        }
        all
    }

    fn push(&mut self, analysis: &Analysis, id: SentenceId, letters: &mut Letters) {
        let (first_term, first_number) = (self.terms.items.len(), self.numbers.items.len());
        let mut words = 0;
        for token in analysis.tokens(id) {
            match token.kind {
                TokenKind::Mark => continue,
                TokenKind::Number => self.numbers.items.push(token.term.bits()),
                TokenKind::Stop | TokenKind::Word => {}
            }
            words += 1;
            if token.kind != TokenKind::Stop {
                self.terms.items.push(Weighted {
                    term: token.term.bits(),
                    idf: analysis.language().idf(token.term),
                });
            }
        }
        sort_unique_from(&mut self.terms.items, first_term, |t| t.term);
        sort_unique_from(&mut self.numbers.items, first_number, |n| *n);
        let own = &self.terms.items[first_term..];
        self.mass.push(own.iter().map(|t| t.idf).sum());
        self.norm
            .push(own.iter().map(|t| t.idf * t.idf).sum::<f32>().sqrt());
        self.words.push(words);
        self.key.push(letters.read(analysis.text(id)));
        let first_gram = self.grams.items.len();
        letters.grams(&mut self.grams.items);
        self.signature
            .push(Signature::of(&self.grams.items[first_gram..]));
        self.terms.close();
        self.numbers.close();
        self.grams.close();
    }

    /// Number of sentences.
    pub(super) fn len(&self) -> usize {
        self.key.len()
    }

    /// The different terms of a sentence that carry meaning, sorted.
    pub(super) fn terms(&self, id: SentenceId) -> &[Weighted] {
        self.terms.get(id)
    }

    /// The different numbers of a sentence, sorted.
    pub(super) fn numbers(&self, id: SentenceId) -> &[u64] {
        self.numbers.get(id)
    }

    /// The different runs of four letters of a sentence, across words, sorted.
    pub(super) fn grams(&self, id: SentenceId) -> &[u32] {
        self.grams.get(id)
    }

    /// Sum of the idf of its terms: how much there is to recognise it by.
    pub(super) fn mass(&self, id: SentenceId) -> f32 {
        self.mass[id as usize]
    }

    /// Length of its vector of idf weights.
    pub(super) fn norm(&self, id: SentenceId) -> f32 {
        self.norm[id as usize]
    }

    /// The same for two sentences of the same words, see [`same_words`].
    pub(super) fn key(&self, id: SentenceId) -> u64 {
        self.key[id as usize]
    }

    /// About which share of the letter runs of the shorter of two sentences the other has too,
    /// rather too high than too low: what the two have in common by chance is taken off only in
    /// part.
    pub(super) fn contained_at_most(
        &self,
        id: SentenceId,
        other: &Self,
        other_id: SentenceId,
    ) -> f32 {
        let (a, b) = (
            &self.signature[id as usize],
            &other.signature[other_id as usize],
        );
        let (count_a, count_b) = (a.count(), b.count());
        let share = a.common(b) as f32 / count_a.min(count_b).max(1) as f32;
        let chance = 0.7 * count_a.max(count_b) as f32 / (64 * SIGNATURE) as f32;
        (share - chance) / (1.0 - chance)
    }

    /// Number of words and numbers.
    pub(super) fn words(&self, id: SentenceId) -> u32 {
        self.words[id as usize]
    }
}

fn sort_unique_from<T, K: Ord>(items: &mut Vec<T>, from: usize, key: impl Fn(&T) -> K) {
    items[from..].sort_unstable_by_key(&key);
    let mut kept = from;
    for i in from..items.len() {
        if i == from || key(&items[i]) != key(&items[kept - 1]) {
            items.swap(kept, i);
            kept += 1;
        }
    }
    items.truncate(kept);
}

/// The letters, digits and meaningful signs of a text, in lower case, without what layout and
/// typing habits change.
#[derive(Debug, Default)]
struct Letters(Vec<char>);

impl Letters {
    /// Takes the letters of `text` and gives their fingerprint. The fingerprint minds the case of
    /// all letters but the first.
    fn read(&mut self, text: &str) -> u64 {
        self.0.clear();
        let mut hash = Fingerprint::new();
        for c in plain(text) {
            if self.0.is_empty() {
                c.to_lowercase().for_each(|c| hash.add(c));
            } else {
                hash.add(c);
            }
            if is_pause(c) {
                continue;
            }
            if c.is_ascii() {
                self.0.push(c.to_ascii_lowercase());
            } else {
                self.0.extend(c.to_lowercase());
            }
        }
        hash.finish()
    }

    fn grams(&self, grams: &mut Vec<u32>) {
        let first = grams.len();
        for run in self.0.windows(GRAM.min(self.0.len().max(1))) {
            let mut hash = Fingerprint::new();
            for &c in run {
                hash.add(c);
            }
            grams.push((hash.finish() >> 32) as u32);
        }
        sort_unique_from(grams, first, |g| *g);
    }
}

struct Fingerprint(u64);

impl Fingerprint {
    fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn add(&mut self, c: char) {
        self.0 = (self.0 ^ u64::from(u32::from(c)))
            .wrapping_mul(0x9e37_79b9_7f4a_7c15)
            .rotate_left(23);
    }

    fn finish(self) -> u64 {
        let hash = (self.0 ^ (self.0 >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
        hash ^ (hash >> 32)
    }
}

/// Whether two texts are the same words in the same order: quotation marks, dashes, bullets, full
/// stops, the mark at the end, how wide blanks are and the case of the first letter do not count; a
/// comma inside the sentence does, and so does what divides a word from the next or in itself
/// ("kamer-verhuurders").
pub(crate) fn same_words(a: &str, b: &str) -> bool {
    let (mut chars_a, mut chars_b) = (plain(a), plain(b));
    let same = match (chars_a.next(), chars_b.next()) {
        (Some(x), Some(y)) => x.to_lowercase().eq(y.to_lowercase()) && chars_a.eq(chars_b),
        (x, y) => x == y,
    };
    same && joints(a).eq(joints(b))
}

/// What stands between each two letters that something stands between.
#[derive(PartialEq, Eq)]
enum Joint {
    Blank,
    Hyphen,
    Other,
}

/// The places between letters where a word ends or is divided, each with the number of letters
/// before it.
fn joints(text: &str) -> impl Iterator<Item = (u32, Joint)> {
    let mut letters = 0;
    // What was passed since the last letter; none where the last that counts is no letter.
    let mut passed = None;
    text.chars().filter_map(move |c| {
        if c.is_alphabetic() {
            let joint = passed.take().filter(|joint| *joint != Joint::Other);
            let joint = joint.map(|joint| (letters, joint));
            letters += 1;
            passed = Some(Joint::Other);
            return joint;
        }
        passed = match passed.take() {
            Some(_) if c.is_numeric() || is_sign(c) => None,
            Some(_) if c.is_whitespace() => Some(Joint::Blank),
            Some(Joint::Other) if matches!(c, '-' | '–' | '‐' | '‑') => Some(Joint::Hyphen),
            other => other,
        };
        None
    })
}

/// The characters of a text that count: letters, digits, currency and other signs, the pauses
/// inside it, and a separator between two digits ("2.000" is not "2000").
fn plain(text: &str) -> impl Iterator<Item = char> {
    let text = text.trim_end_matches(|c: char| {
        !c.is_alphanumeric() && !is_sign(c) && !matches!(c, '?' | '!' | '(' | ')')
    });
    let mut before = None;
    let mut chars = text.chars().peekable();
    std::iter::from_fn(move || {
        while let Some(c) = chars.next() {
            if c.is_ascii_alphanumeric() {
                before = Some(c);
                return Some(c);
            }
            if c == ' ' {
                before = Some(c);
                continue;
            }
            let keep = match c {
                _ if c.is_alphanumeric() => true,
                '.' => {
                    before.is_some_and(|b: char| b.is_ascii_digit())
                        && chars.peek().is_some_and(char::is_ascii_digit)
                }
                '-' | '–' | '−' => {
                    // A range or a negative number, not a dash between words.
                    before.is_none_or(|b: char| b.is_ascii_digit() || b == ' ')
                        && chars.peek().is_some_and(char::is_ascii_digit)
                        && before != Some(' ')
                }
                _ => is_sign(c) || is_pause(c),
            };
            before = Some(if c.is_whitespace() { ' ' } else { c });
            if keep {
                return Some(if matches!(c, '–' | '−') { '-' } else { c });
            }
        }
        None
    })
}

/// Marks inside a sentence that a reader pauses at.
fn is_pause(c: char) -> bool {
    matches!(c, ',' | ';' | ':' | '?' | '!' | '(' | ')' | '/')
}

/// Signs that are read as words.
fn is_sign(c: char) -> bool {
    matches!(
        c,
        '%' | '‰' | '€' | '$' | '£' | '+' | '&' | '=' | '<' | '>' | '@' | '#' | '§' | '°'
    ) || (!c.is_ascii() && c.is_numeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_words_whatever_the_typing() {
        assert!(same_words(
            "Wij bouwen 2.000 huizen.",
            "wij  bouwen 2.000 huizen"
        ));
        assert!(same_words(
            "“Zo”, zegt hij – en hij",
            "'Zo', zegt hij - en hij"
        ));
        assert!(same_words("50 % meer", "50% meer"));
        assert!(same_words("zo – en niet anders", "zo - en  niet anders"));
        assert!(!same_words("de woning nood", "de woningnood"));
        assert!(!same_words("Kamer-verhuurders", "Kamerverhuurders"));
        assert!(!same_words("2.000 huizen", "2000 huizen"));
        assert!(!same_words("2,5 euro", "25 euro"));
        assert!(!same_words("één huis", "een huis"));
        assert!(!same_words("Wij bouwen.", "Wij bouwen niet."));
        assert!(!same_words("de wet WIA", "de wet wia"));
        assert!(!same_words("5-10 jaar", "510 jaar"));
        assert!(same_words("", " – "));
        assert!(same_words("meer huizen;", "Meer huizen."));
        assert!(!same_words("Wie bouwt betaalt.", "Wie bouwt, betaalt."));
        assert!(!same_words("Meer huizen!", "Meer huizen?"));
    }

    #[test]
    fn sorting_keeps_one_of_each() {
        let mut items = vec![9, 3, 1, 3, 1, 2];
        sort_unique_from(&mut items, 1, |x| *x);
        assert_eq!(items, [9, 1, 2, 3]);
    }
}
