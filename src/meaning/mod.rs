//! Meaning: what a sentence promises, how firmly, what quantities it names, and what a change of
//! words changes in substance.
//!
//! This page says how it is decided and how often it is wrong, so that it can be cited. Nothing here
//! understands a text as a reader does; every judgement rests on words that can be shown
//! (`pledgediff show FILE --as commitments`).
//!
//! # What is a commitment
//!
//! A sentence is *specific* where it promises something that can be checked ("Er komt een verbod op
//! loterijreclame", "Afschaffen van de eigen bijdrage"), *general* where it gives a direction ("Wij
//! bevorderen het lopen naar school"), and *none* where it analyses, believes, looks back or is no
//! sentence. Two linear models weigh its words, the words in a row, and signs of what it does, among
//! them who speaks, which verb stands where, and whether a figure or deadline is named
//! ([`commitment`]). They are learnt from some 33,600 labelled sentences of programmes of 2017 to 2023
//! and an agreement.
//!
//! On 2,750 of them, of twenty programmes and the agreement, in ten-fold cross-validation with no
//! near-copy of what is judged among what is learnt from: F1 of commitment .892 with sentences kept
//! out at random, .886 with whole programmes kept out; of specific .778 and .764. Two readers agree
//! at .98 and .966. About one sentence in four that is called specific, or that is, is thus
//! misjudged, mostly as general: counts of specific commitments are estimates, and one sentence's
//! class is a hint.
//!
//! # How firmly
//!
//! From 1, which leaves open whether ("kan", "onderzoeken", "waar mogelijk"), over 2, which strives
//! ("willen", "streven naar"), and 3, which says so ("we verhogen"), to 4, which binds ("moeten",
//! "verplicht", "mag niet"). Only words of the main clause count ([`strength`]).
//!
//! # Quantities
//!
//! Figures, amounts, dates and spans of time with their unit and bound, in figures or words
//! ([`quantity`]): "anderhalf miljard euro" is € 1,5 mld., "vóór 1 januari 2027" is "uiterlijk 31
//! december 2026", "2 procent" is not "2 procentpunt". "Artikel 23", "20.00 uur" and "CO2" are none.
//!
//! Of the Dutch cases of Recognizers-Text that can stand in a programme, these come out right:
//! numbers 127 of 129, percentages 11 of 11, money 20 of 20, ordinals 34 of 35, dates and periods
//! 136 of 139 (`tests/numbers.rs` says what is left out).
//!
//! # Effects
//!
//! What a revision changes in substance ([`effect`]), with the words on both sides. The number of a
//! list item, a note or a chapter is no figure, and a synonym changes nothing. An effect is
//! *certain* where the words leave no doubt, else *possible*:
//!
//! | effect | certain where | example |
//! |---|---|---|
//! | figure, deadline | what is measured and most of the sentence stayed | "tot 14 euro" became "tot 16 euro" |
//! | polarity | nothing else came or went with the denial | "worden toegelaten" became "worden niet toegelaten" |
//! | weaker, stronger | the words changed by themselves, and one of the sentences promises | "moet" became "kan", "waar mogelijk" came |
//! | the same, rewritten | a clause about the same leaves it open on one side only | "er komt één cao" became "we streven naar één cao" |
//! | condition | it came or went as a whole, by itself | "in principe" went |
//!
//! "Wij willen" that became "wij doen" is possibly stronger and no more; "om te kunnen leven" says
//! what someone is able to and is not weak; and where it is only possible that two sentences belong
//! together, so are all effects between them.
//!
//! In versions of real programmes with known edits .970 of the changed figures, deadlines, denials and
//! modal verbs are told (.989 where much else changed), and .002 of the plain edits (.004) are told as
//! one of them. What is missed is mostly the numbers of items and chapters, which may be numbered anew
//! and say the same. Another article of law, another box of the tax ("box 3") is told as a figure,
//! possibly.
//!
//! On 183 labelled pairs of sentences that were rewritten, 21 of 45 such effects are told. Four are
//! told as certain and all four are right, one of them among the third of the pairs that was kept
//! apart while the rules were made; of 60 told as possible 17 are right. Four are few: in thirteen
//! pairs of real versions, read by eye, 23 of the 25 figures, denials, firmer and weaker words and
//! conditions told as certain were right (all 10 figures, 9 of 10 firmer or weaker ones; wrong were
//! "kunnen een oplossing zijn" that became "zijn een oplossing", and the denial in "nog geen half
//! procent"). So were, in a sample, 29 of 36 clauses that
//! came or went; the seven were running heads of a page read as text, or clauses that were put in
//! other words elsewhere in the sentence. So what is told as certain may be quoted after a look at
//! both sentences; what is told as possible is a place to look.

use rayon::prelude::*;

use crate::analysis::{Analysis, SentenceId};

pub mod commitment;
pub mod effect;
pub mod quantity;
pub mod strength;

/// Whether a sentence commits its party to something; the firmest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Commitment {
    /// A concrete, checkable action, measure, rule, amount or outcome.
    Specific,
    /// A direction or intention.
    General,
    /// Analysis, belief, history, or a fragment.
    None,
}

impl Commitment {
    /// Every class, the firmest first.
    pub const ALL: [Self; 3] = [Self::Specific, Self::General, Self::None];

    /// The name used in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Specific => "specific",
            Self::General => "general",
            Self::None => "none",
        }
    }
}

use commitment::Judge;
use quantity::Quantity;
use strength::Strength;

/// What one sentence says.
#[derive(Clone, Debug, PartialEq)]
pub struct Meaning {
    /// Whether it commits.
    pub commitment: Commitment,
    /// How firmly the clause that carries the commitment does, 1 (may) to 4 (must).
    pub strength: Option<Strength>,
    /// The figures, amounts, dates and spans of time it names, in order.
    pub quantities: Vec<Quantity>,
}

/// The words by which a sentence was judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reasons<'a> {
    /// Those that weighed most for the class of commitment, the weightiest first.
    pub commitment: Vec<&'a str>,
    /// The words that made the promise firmer or weaker than a plain statement, in lower case.
    pub strength: Option<String>,
}

/// Least sentences judged by one worker, which sees most of their words more than once.
const SENTENCES_A_JUDGE: usize = 512;

/// One version of a text: its analysis and what each of its sentences says.
#[derive(Clone, Debug)]
pub struct Version {
    analysis: Analysis,
    meanings: Vec<Meaning>,
}

impl Version {
    /// Judges every sentence of the analysis.
    pub fn new(analysis: Analysis) -> Self {
        let (text, language) = (analysis.document().text(), analysis.language());
        let meanings = (0..analysis.sentences().len() as SentenceId)
            .into_par_iter()
            .with_min_len(SENTENCES_A_JUDGE)
            .map_init(
                || Judge::new(language),
                |judge, id| {
                    let tokens = analysis.tokens(id);
                    let quantities = quantity::find(text, tokens, language);
                    let commitment = judge.judge(text, tokens, &quantities);
                    let promises = commitment != Commitment::None;
                    Meaning {
                        commitment,
                        strength: promises.then(|| strength::strength(text, tokens, language)),
                        quantities,
                    }
                },
            )
            .collect();
        Self { analysis, meanings }
    }

    /// The same version, read from a file of the same bytes under another name.
    #[must_use]
    pub fn renamed(mut self, name: String, label: String) -> Self {
        self.analysis = self.analysis.renamed(name, label);
        self
    }

    /// The sentences, tokens and terms.
    pub fn analysis(&self) -> &Analysis {
        &self.analysis
    }

    /// What reports call it.
    pub fn label(&self) -> &str {
        &self.analysis.document().source().label
    }

    /// The words by which a sentence was judged.
    pub fn reasons(&self, id: SentenceId) -> Reasons<'_> {
        let (text, tokens) = (self.analysis.document().text(), self.analysis.tokens(id));
        let (language, meaning) = (self.analysis.language(), self.meaning(id));
        let judged = meaning.commitment;
        let words = commitment::reasons(text, tokens, &meaning.quantities, language, judged);
        let promises = judged != Commitment::None;
        Reasons {
            commitment: words.into_iter().map(|span| span.of(text)).collect(),
            strength: promises
                .then(|| strength::explained(text, tokens, language).1)
                .flatten(),
        }
    }

    /// What a sentence says.
    pub fn meaning(&self, id: SentenceId) -> &Meaning {
        &self.meanings[id as usize]
    }
}
