//! Stance: in which direction the measure of a sentence goes.
//!
//! Words of direction tell whether there is to be more or less of something; what ends it and what
//! denies it turn that round, and one another: "het verbod wordt ingetrokken" allows. Only the main
//! clause counts. Of "het eigen risico schaffen we af, en de huren gaan omlaag" each part goes its own
//! way.

use std::ops::Range;

use super::content::Word;
use crate::analysis::{Analysis, SentenceId};
use crate::lang::Term;
use crate::lang::cues::{Cue, Found};
use crate::token::{Token, TokenKind, lower_words};

/// Where a sentence has more words of direction than this, what they come to is not known.
const MOST_WORDS: usize = 3;

/// What joins parts of a sentence that may go in different directions.
const JOINTS: [&str; 4] = ["en", "maar", "of", "terwijl"];

/// In which direction the measures of a sentence go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Stances {
    /// All of it.
    pub(super) whole: Stance,
    /// Its parts in order, up to a mark or a joint.
    pub(super) parts: Vec<Part>,
}

/// A part of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// Its words, by their place among those of the sentence.
    pub(super) words: Range<usize>,
    /// In which direction it goes.
    pub(super) stance: Stance,
    /// Where its last word of direction or denial stands.
    pub(super) cue: Option<usize>,
}

/// In which direction a measure goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Stance {
    /// More of it, or it comes or stays: 1; less of it, or it goes: -1; 0 where it does not say.
    pub(super) sign: i8,
    /// Whether it is denied.
    pub(super) denied: bool,
    /// The act that is denied: the verb behind the denial.
    pub(super) denies: Option<Term>,
}

/// What stands behind "niet" without turning yes into no, and what bounds a figure.
const NO_DENIAL: [&str; 8] = [
    "alleen",
    "slechts",
    "enkel",
    "zozeer",
    "minder",
    "later",
    "dan",
    "uitsluitend",
];

/// What opens the means: "door niet te wachten" denies how it is done, not that it is.
const MEANS: &str = "door";

/// What stands before "dan" bounds a figure: "meer dan 50 procent".
const BOUND: &str = "dan";

/// Words of direction, counted.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    ups: usize,
    downs: usize,
    begins: usize,
    ends: usize,
    denials: usize,
    denies: Option<Term>,
    /// Where the last of them stands.
    last: Option<usize>,
}

impl Tally {
    fn direction(&mut self, cue: Cue, at: usize) {
        self.last = Some(at);
        let is = |kind| usize::from(cue == kind);
        self.ups += is(Cue::Up);
        self.downs += is(Cue::Down);
        self.begins += is(Cue::Begin);
        self.ends += is(Cue::End);
    }

    fn denial(&mut self, act: Option<Term>, at: usize) {
        self.last = Some(at);
        self.denials += 1;
        self.denies = self.denies.or(act);
    }

    fn stance(self) -> Stance {
        // "Minder regels en lagere lasten" go one way, "meer banen en minder regels" go two.
        let amount = match (self.ups, self.downs) {
            (_, 0) => 1,
            (0, _) => -1,
            _ => 0,
        };
        let turned = (self.ends + self.denials) % 2 == 1;
        let sign = match self.ups + self.downs + self.begins + self.ends {
            1..=MOST_WORDS if turned => -amount,
            1..=MOST_WORDS => amount,
            _ => 0,
        };
        Stance {
            sign,
            denied: self.denials % 2 == 1,
            denies: self.denies,
        }
    }
}

impl Stances {
    /// Reads the main clause, and marks among `words` (the tokens without marks) which tell it.
    pub(super) fn of(analysis: &Analysis, id: SentenceId, words: &mut [Word]) -> Self {
        let (tokens, language) = (analysis.tokens(id), analysis.language());
        let text = analysis.document().text();
        let lower = lower_words(text, tokens);
        let main = main_clause(analysis, tokens);
        let found: Vec<Found> = language
            .stances()
            .find(&lower)
            .into_iter()
            .filter(|f| main[f.start] && lower.get(f.end).is_none_or(|(word, _)| word != BOUND))
            .collect();
        let parts = parts(analysis, tokens);
        let mut behind = 0;
        let mut tallies = vec![Tally::default(); parts.len()];
        let mut whole = Tally::default();
        for cue in &found {
            for at in [cue.start, cue.end - 1] {
                words[at].direction = true;
            }
            let part = parts.partition_point(|part| part.end <= cue.start);
            let part = &mut tallies[part];
            if cue.cue == Cue::Not {
                // "Niet meer" is no more of anything.
                behind = behind.max(cue.end);
                let word = |at: usize| lower.get(at).map(|(word, _)| word.as_ref());
                let means = cue.start > 0 && word(cue.start - 1) == Some(MEANS);
                if !means && !word(cue.end).is_some_and(|next| NO_DENIAL.contains(&next)) {
                    let is_verb =
                        |at: &usize| words[*at].tells() && language.verb(&lower[*at].0).is_some();
                    let act = (cue.end..lower.len()).find(is_verb);
                    let act = act.map(|at| words[at].term);
                    whole.denial(act, cue.start);
                    part.denial(act, cue.start);
                }
            } else if cue.start >= behind {
                // Of two cues in one place ("gaat … open" and "open") the first counts.
                behind = cue.end;
                whole.direction(cue.cue, cue.start);
                part.direction(cue.cue, cue.start);
            }
        }
        let part = |(words, tally): (Range<usize>, Tally)| Part {
            words,
            stance: tally.stance(),
            cue: tally.last,
        };
        Self {
            whole: whole.stance(),
            parts: parts.into_iter().zip(tallies).map(part).collect(),
        }
    }
}

/// The parts of a sentence as runs of its words (tokens without marks); none is empty.
fn parts(analysis: &Analysis, tokens: &[Token]) -> Vec<Range<usize>> {
    let text = analysis.document().text();
    let (mut parts, mut start, mut at) = (Vec::new(), 0, 0);
    for token in tokens {
        let word = token.span.of(text);
        let is_mark = token.kind == TokenKind::Mark;
        let ends = if is_mark {
            matches!(word, "," | ";" | ":" | "." | "!" | "?")
        } else {
            JOINTS.contains(&word)
        };
        if ends && at > start {
            parts.push(start..at);
            start = at;
        }
        at += usize::from(!is_mark);
    }
    if at > start {
        parts.push(start..at);
    }
    parts
}

/// Which of the words (tokens without marks) stand in the main clause: outside what a
/// subordinator opens, up to the next comma.
fn main_clause(analysis: &Analysis, tokens: &[Token]) -> Vec<bool> {
    let (text, language) = (analysis.document().text(), analysis.language());
    let mut main = Vec::with_capacity(tokens.len());
    let mut inside = true;
    for token in tokens {
        let word = token.span.of(text);
        if token.kind == TokenKind::Mark {
            inside |= matches!(word, "," | ";" | ":");
            continue;
        }
        inside &= !language.is_subordinator(&word.to_lowercase());
        main.push(inside);
    }
    main
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Language;
    use crate::overlap::content::Contents;
    use crate::read::{self, Options};

    #[test]
    fn what_is_not_done_as_a_means_denies_no_measure() {
        let denied = |text: &str| {
            let document = read::from_bytes("a.md", "a", text.as_bytes(), Options::default());
            let analysis = Analysis::new(document.unwrap(), Language::dutch());
            Contents::new(&analysis).stance(0).denied
        };
        assert!(denied("De overheid vliegt niet meer naar Brussel."));
        assert!(!denied(
            "De overheid spaart geld door niet meer te vliegen naar Brussel."
        ));
    }

    #[test]
    fn each_part_of_a_sentence_goes_its_own_way() {
        let signs = |text: &str| {
            let document = read::from_bytes("a.md", "a", text.as_bytes(), Options::default());
            let analysis = Analysis::new(document.unwrap(), Language::dutch());
            let contents = Contents::new(&analysis);
            let parts = contents.parts(0).iter();
            parts.map(|part| part.stance.sign).collect::<Vec<_>>()
        };
        assert_eq!(
            signs("Het eigen risico schaffen we af, maar de huren verhogen we."),
            [-1, 1]
        );
        assert_eq!(signs("De Eerste Kamer blijft."), [1]);
    }
}
