//! What a sentence is judged by: its words, and signs of what it does.

use std::borrow::Cow;

use super::hash::Hash;
use crate::lang::cues::{Cue, Found};
use crate::lang::{Language, Term, VerbForm};
use crate::meaning::quantity::{Bound, Quantity, QuantityKind};
use crate::token::{Token, TokenKind, lower_words};

/// Length of the letter runs that are looked at.
const RUNS: std::ops::RangeInclusive<usize> = 2..=5;

/// Words from the first on that count as the beginning of a sentence.
const HEAD: usize = 5;

/// Letters of a word beyond which it is not looked at.
const LONGEST: usize = 40;

/// The buckets of what stands in a sentence, by group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Features {
    /// Words, their terms and letter runs, as often as they stand in it.
    pub words: Vec<u32>,
    /// Words in a row, and those it begins and ends with.
    pub rows: Vec<u32>,
    /// Signs and how they go together.
    pub signs: Vec<u32>,
}

impl Features {
    /// The sum of the weights of all groups, each such that a long sentence weighs no more than a
    /// short one.
    pub fn sum(&self, weight: impl Fn(u32) -> f32) -> f32 {
        self.groups()
            .map(|group| share(group.len()) * group.iter().map(|&f| weight(f)).sum::<f32>())
            .iter()
            .sum()
    }

    /// The groups.
    pub fn groups(&self) -> [&[u32]; 3] {
        [&self.words, &self.rows, &self.signs]
    }
}

/// What one feature counts for in a group of so many.
pub fn share(count: usize) -> f32 {
    1.0 / (count as f32).sqrt().max(1.0)
}

/// The features of a sentence; `text` is the document's text, into which the tokens point.
pub fn features(
    text: &str,
    tokens: &[Token],
    quantities: &[Quantity],
    language: &Language,
) -> Features {
    let mut features = Features::default();
    let mut row = Row::default();
    for token in tokens {
        let word = of_word(token.span.of(text), token, &mut features.words);
        row.push(word, &mut features.rows);
    }
    row.end(&mut features.rows);
    let words = tokens.iter().filter(|token| token.kind != TokenKind::Mark);
    let cued: Vec<u32> = (0..words.count() as u32).collect();
    features.signs = signs(text, tokens, &cued, quantities, language);
    features
}

/// Adds the features of one word wherever it stands, and gives its fingerprint.
pub(super) fn of_word(word: &str, token: &Token, features: &mut Vec<u32>) -> u64 {
    let mut letters = ['_'; LONGEST + 2];
    let mut count = 1;
    match token.kind {
        // Which number it is does not matter, that there is one does.
        TokenKind::Number => {
            letters[1] = if is_year(word) { 'Y' } else { '0' };
            count += 1;
        }
        TokenKind::Mark | TokenKind::Word | TokenKind::Stop => {
            for c in word.chars().flat_map(char::to_lowercase).take(LONGEST) {
                letters[count] = c;
                count += 1;
            }
        }
    }
    let letters = &letters[..=count];
    let mut whole = Hash::new('w');
    whole.add_all(letters);
    features.push(whole.bucket());
    if token.kind == TokenKind::Word {
        features.push(Hash::new('t').with(token.term.bits()).bucket());
    }
    if matches!(token.kind, TokenKind::Word | TokenKind::Stop) {
        for length in RUNS {
            for run in letters.windows(length) {
                let mut hash = Hash::new('r');
                hash.add_all(run);
                features.push(hash.bucket());
            }
        }
    }
    whole.bits()
}

/// The words of a sentence as they follow each other, by their fingerprints.
#[derive(Debug, Default)]
pub(super) struct Row {
    before: [u64; 2],
    count: u32,
}

impl Row {
    /// Takes the next word, and adds what it makes with those before it.
    pub(super) fn push(&mut self, word: u64, features: &mut Vec<u32>) {
        let [second, first] = self.before;
        features.push(Hash::new('p').with(first).with(word).bucket());
        if self.count > 0 {
            let three = Hash::new('q').with(second).with(first).with(word);
            features.push(three.bucket());
        }
        if self.count < 2 {
            // Sentences that promise tend to begin alike.
            features.push(Hash::new('f').with(word).bucket());
        }
        self.before = [first, word];
        self.count += 1;
    }

    /// The end of the sentence.
    pub(super) fn end(&self, features: &mut Vec<u32>) {
        let [second, first] = self.before;
        features.push(Hash::new('e').with(second).with(first).bucket());
    }
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.starts_with("20") && word.bytes().all(|b| b.is_ascii_digit())
}

/// What holds of a sentence; pairs of these are features too.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fact {
    /// A sign or cue of that kind stands in it.
    Has(Cue),
    /// One stands at its beginning.
    Early(Cue),
    /// It names a quantity of that kind.
    Names(QuantityKind),
    /// It names a deadline.
    Deadline,
    /// It has no finite verb.
    Verbless,
    /// The finite verb is its first word, its second, or one of the next few.
    VerbFirst,
    VerbSecond,
    VerbLater,
    /// It begins or ends with an infinitive, or ends with a participle.
    InfinitiveFirst,
    InfinitiveLast,
    ParticipleLast,
    /// It begins with the name of a process ("Afschaffing van").
    ProcessFirst,
    /// It asks, quotes, or announces a list.
    Asks,
    Quotes,
    Announces,
    /// It does not end as a sentence does, or does not begin as one.
    Unfinished,
    Lower,
    /// It is short, or long.
    Short,
    Long,
    /// It has several clauses.
    Clauses,
}

impl Fact {
    fn code(self) -> u64 {
        match self {
            Self::Has(cue) => 100 + cue as u64,
            Self::Early(cue) => 200 + cue as u64,
            Self::Names(kind) => 300 + kind as u64,
            Self::Deadline => 1,
            Self::Verbless => 2,
            Self::VerbFirst => 3,
            Self::VerbSecond => 4,
            Self::VerbLater => 5,
            Self::InfinitiveFirst => 6,
            Self::InfinitiveLast => 7,
            Self::ParticipleLast => 8,
            Self::ProcessFirst => 9,
            Self::Asks => 10,
            Self::Quotes => 11,
            Self::Announces => 12,
            Self::Unfinished => 13,
            Self::Lower => 14,
            Self::Short => 15,
            Self::Long => 16,
            Self::Clauses => 17,
        }
    }
}

/// The signs of a sentence and how they go together; `cued` are the words, counted without marks,
/// with which a sign may begin.
pub(super) fn signs(
    text: &str,
    tokens: &[Token],
    cued: &[u32],
    quantities: &[Quantity],
    language: &Language,
) -> Vec<u32> {
    let words = lower_words(text, tokens);
    let places = cued.iter().map(|&at| at as usize);
    let mut found = language.signs().find_at(&words, places);
    found.sort_by_key(|found| (found.start, found.cue));
    let forms: Vec<Option<VerbForm>> = tokens
        .iter()
        .filter(|token| token.kind != TokenKind::Mark)
        .map(|token| token.form)
        .collect();
    let mut features = Vec::new();
    let facts = facts(text, tokens, &words, &forms, &found, quantities, language);
    for (i, a) in facts.iter().enumerate() {
        features.push(Hash::new('1').with(a.code()).bucket());
        for b in &facts[i + 1..] {
            features.push(Hash::new('2').with(a.code()).with(b.code()).bucket());
        }
    }
    // In which order the signs stand.
    let mut order: Vec<u64> = found.iter().map(|f| f.cue as u64).collect();
    order.dedup();
    for (i, &cue) in order.iter().enumerate() {
        let first = if i == 0 {
            Hash::new('<')
        } else {
            Hash::new('3').with(order[i - 1])
        };
        features.push(first.with(cue).bucket());
        if i > 0 {
            let third = if i > 1 { order[i - 2] } else { u64::MAX };
            features.push(
                Hash::new('4')
                    .with(third)
                    .with(order[i - 1])
                    .with(cue)
                    .bucket(),
            );
        }
    }
    // The verbs, and who acts with which modal verb.
    let we = facts.contains(&Fact::Early(Cue::We));
    let modal = [Cue::May, Cue::Aim, Cue::Will, Cue::Must]
        .into_iter()
        .find(|cue| facts.contains(&Fact::Has(*cue)));
    for (i, form) in forms.iter().enumerate() {
        let Some(form) = form else { continue };
        let (term, form) = (words[i].1.bits(), *form as u64);
        features.push(Hash::new('v').with(term).with(form).bucket());
        features.push(Hash::new('u').with(term).with(u64::from(we)).bucket());
        if let Some(modal) = modal {
            features.push(Hash::new('m').with(term).with(modal as u64).bucket());
        }
    }
    if let Some(first) = forms
        .iter()
        .position(|form| *form == Some(VerbForm::Finite))
    {
        features.push(Hash::new('x').with(words[first].1.bits()).bucket());
    }
    if let Some(last) = words.last() {
        features.push(Hash::new('z').with(last.1.bits()).bucket());
    }
    features
}

fn facts(
    text: &str,
    tokens: &[Token],
    words: &[(Cow<'_, str>, Term)],
    forms: &[Option<VerbForm>],
    found: &[Found],
    quantities: &[Quantity],
    language: &Language,
) -> Vec<Fact> {
    let mut facts = Vec::new();
    for sign in found {
        facts.push(Fact::Has(sign.cue));
        if sign.start < HEAD {
            facts.push(Fact::Early(sign.cue));
        }
    }
    for quantity in quantities {
        facts.push(Fact::Names(quantity.kind));
        let bound = matches!(
            quantity.bound,
            Some(Bound::By | Bound::Before | Bound::From | Bound::Exact)
        );
        if quantity.kind.is_date() && (bound || quantity.value >= 2024.0) {
            facts.push(Fact::Deadline);
        }
    }
    let is_finite = |form: &Option<VerbForm>| *form == Some(VerbForm::Finite);
    facts.push(match forms.iter().position(is_finite) {
        None => Fact::Verbless,
        Some(0) => Fact::VerbFirst,
        Some(1) => Fact::VerbSecond,
        Some(_) => Fact::VerbLater,
    });
    let (first, last) = (
        forms.first().copied().flatten(),
        forms.last().copied().flatten(),
    );
    if first == Some(VerbForm::Infinitive) {
        facts.push(Fact::InfinitiveFirst);
    }
    if last == Some(VerbForm::Infinitive) {
        facts.push(Fact::InfinitiveLast);
    }
    if last == Some(VerbForm::Other) {
        facts.push(Fact::ParticipleLast);
    }
    if words.first().is_some_and(|(word, _)| word.ends_with("ing")) {
        facts.push(Fact::ProcessFirst);
    }
    let ends = tokens.last().map_or("", |token| token.span.of(text));
    let holds = |marks: &[&str]| tokens.iter().any(|t| marks.contains(&t.span.of(text)));
    if ends == "?" {
        facts.push(Fact::Asks);
    }
    if ends == ":" {
        facts.push(Fact::Announces);
    }
    if !matches!(ends, "." | "!" | "?" | ":" | ";") {
        facts.push(Fact::Unfinished);
    }
    if holds(&["\"", "“", "”", "„"]) {
        facts.push(Fact::Quotes);
    }
    if tokens
        .first()
        .is_some_and(|t| t.span.of(text).starts_with(char::is_lowercase))
    {
        facts.push(Fact::Lower);
    }
    if words.len() <= 7 {
        facts.push(Fact::Short);
    }
    if words.len() >= 28 {
        facts.push(Fact::Long);
    }
    if words.iter().any(|(word, _)| language.is_subordinator(word)) {
        facts.push(Fact::Clauses);
    }
    facts.sort_unstable();
    facts.dedup();
    facts
}
