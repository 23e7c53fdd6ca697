//! Stance: in which direction the measure of a sentence goes.
//!
//! Words of direction tell whether there is to be more or less of something; what ends it and what
//! denies it turn that round, and one another: "het verbod wordt ingetrokken" allows. Only the main
//! clause counts.

use super::content::Word;
use crate::analysis::{Analysis, SentenceId};
use crate::lang::Term;
use crate::lang::cues::{Cue, Found};
use crate::token::{Token, TokenKind, lower_words};

/// Where a sentence has more words of direction than this, what they come to is not known.
const MOST_WORDS: usize = 3;

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

impl Stance {
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
        let (mut denials, mut denies, mut behind) = (0, None, 0);
        let (mut ups, mut downs, mut begins, mut ends) = (0, 0, 0, 0);
        for cue in &found {
            for at in [cue.start, cue.end - 1] {
                words[at].direction = true;
            }
            let is = |kind| usize::from(cue.cue == kind);
            if cue.cue == Cue::Not {
                // "Niet meer" is no more of anything.
                behind = behind.max(cue.end);
                let word = |at: usize| lower.get(at).map(|(word, _)| word.as_ref());
                let means = cue.start > 0 && word(cue.start - 1) == Some(MEANS);
                if !means && !word(cue.end).is_some_and(|next| NO_DENIAL.contains(&next)) {
                    denials += 1;
                    let is_verb =
                        |at: &usize| words[*at].tells() && language.verb(&lower[*at].0).is_some();
                    let act = (cue.end..lower.len()).find(is_verb);
                    denies = denies.or(act.map(|at| words[at].term));
                }
            } else if cue.start >= behind {
                // Of two cues in one place ("gaat … open" and "open") the first counts.
                behind = cue.end;
                ups += is(Cue::Up);
                downs += is(Cue::Down);
                begins += is(Cue::Begin);
                ends += is(Cue::End);
            }
        }
        // "Minder regels en lagere lasten" go one way, "meer banen en minder regels" go two.
        let amount = match (ups, downs) {
            (_, 0) => 1,
            (0, _) => -1,
            _ => 0,
        };
        let turned = (ends + denials) % 2 == 1;
        let sign = match ups + downs + begins + ends {
            1..=MOST_WORDS if turned => -amount,
            1..=MOST_WORDS => amount,
            _ => 0,
        };
        Self {
            sign,
            denied: denials % 2 == 1,
            denies,
        }
    }
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
}
