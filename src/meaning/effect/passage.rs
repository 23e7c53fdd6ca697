//! The two passages of a revision, with the words that changed and the cues among them.

use std::ops::Range;

use super::number::Placed;
use super::{Effect, EffectClass};
use crate::align::Confidence;
use crate::edit::{Run, Unit};
use crate::lang::cues::{Cue, Found};
use crate::lang::{Language, Term};
use crate::meaning::quantity;
use crate::token::{TokenKind, Tokenizer};

/// Both passages.
pub(super) struct Passages<'a> {
    pub(super) old: Side<'a>,
    pub(super) new: Side<'a>,
    pub(super) runs: &'a [Run],
    /// Share of the letters that stand in both, from 0 to 1.
    pub(super) alike: f64,
}

/// One passage.
pub(super) struct Side<'a> {
    pub(super) units: &'a [Unit<'a>],
    /// Per unit, the run it lies in, where it changed.
    pub(super) changed: Vec<Option<usize>>,
    /// All cues; their places are those of units.
    pub(super) all: Vec<Found>,
    /// The cues that touch a changed unit.
    pub(super) cues: Vec<Found>,
    /// Per unit, whether a clause begins with it.
    begins: Vec<bool>,
    language: &'a Language,
    /// The quantities, changed or not.
    pub(super) quantities: Vec<Placed>,
}

/// Passages less alike than this were rewritten, and what a cue in them says is uncertain.
pub(super) const REVISED: f64 = 0.6;

/// How many telling words a clause has in common with the other passage where both speak of one
/// thing.
pub(super) const SHARED: usize = 2;

/// Most words of a run in which a word that changed speaks for itself.
const REPLACED: usize = 3;

/// A run with more words than this on one side and none on the other is a clause of its own: its
/// cues say nothing about the rest.
const CLAUSE: usize = 5;

impl<'a> Passages<'a> {
    pub(super) fn new(
        old: &'a [Unit<'a>],
        new: &'a [Unit<'a>],
        runs: &'a [Run],
        language: &'a Language,
    ) -> Self {
        let letters = |units: &[Unit<'_>]| units.iter().map(|u| u.text.len()).sum::<usize>();
        let equal: usize = runs
            .iter()
            .filter(|run| run.equal)
            .map(|run| letters(&old[run.old.clone()]))
            .sum();
        let all = letters(old) + letters(new);
        let mut passages = Self {
            alike: 2.0 * equal as f64 / all.max(1) as f64,
            old: Side::new(old, runs, |run| run.old.clone(), language),
            new: Side::new(new, runs, |run| run.new.clone(), language),
            runs,
        };
        passages.old.forget_kept(&passages.new);
        passages.new.forget_kept(&passages.old);
        passages
    }

    /// Whether the run is a clause that came or went as a whole.
    pub(super) fn in_whole_clause(&self, run: usize) -> bool {
        self.one_sided_words(run) > CLAUSE
    }

    /// Certain where the rest of the passage stayed and the words changed by themselves: in a
    /// rewritten clause a cue may say something of other words.
    pub(super) fn certainty_of(&self, runs: [Option<usize>; 2]) -> Confidence {
        let words = |units: &[Unit<'_>]| units.iter().filter(|u| u.kind != TokenKind::Mark).count();
        let small = |run: &usize| {
            let run = &self.runs[*run];
            words(&self.old.units[run.old.clone()]) <= REPLACED
                && words(&self.new.units[run.new.clone()]) <= REPLACED
        };
        if runs.iter().flatten().all(small) {
            self.certainty()
        } else {
            Confidence::Possible
        }
    }

    /// Whether the run tells nothing but its denial: only short words go with one that came or
    /// went by itself. "Niet dwarszitten" that became "ruim baan geven" is none.
    pub(super) fn says_no_more(&self, run: usize) -> bool {
        let quiet = |side: &Side<'_>, range: &Range<usize>| {
            range.clone().all(|at| {
                let denies = |f: &Found| f.cue == Cue::Not && (f.start..f.end).contains(&at);
                // "Geen" that became "twee".
                let counts = |p: &Placed| (p.start..p.end).contains(&at);
                side.all.iter().any(denies)
                    || side.quantities.iter().any(counts)
                    || matches!(side.units[at].kind, TokenKind::Mark | TokenKind::Stop)
            })
        };
        let run = &self.runs[run];
        quiet(&self.old, &run.old) && quiet(&self.new, &run.new)
    }

    /// How many words the run has on the side where it has fewer.
    pub(super) fn fewest_words(&self, run: usize) -> usize {
        let run = &self.runs[run];
        let words = |units: &[Unit<'_>]| units.iter().filter(|u| u.kind != TokenKind::Mark).count();
        words(&self.old.units[run.old.clone()]).min(words(&self.new.units[run.new.clone()]))
    }

    /// How many words the run has where it stands on one side alone, else none.
    pub(super) fn one_sided_words(&self, run: usize) -> usize {
        let run = &self.runs[run];
        let words = |units: &[Unit<'_>]| units.iter().filter(|u| u.kind != TokenKind::Mark).count();
        let old = words(&self.old.units[run.old.clone()]);
        let new = words(&self.new.units[run.new.clone()]);
        if old.min(new) == 0 { old.max(new) } else { 0 }
    }

    /// Certain where the rest of the passage stayed, else possible.
    pub(super) fn certainty(&self) -> Confidence {
        if self.alike >= REVISED {
            Confidence::Certain
        } else {
            Confidence::Possible
        }
    }

    /// The clauses that came or went: runs of several telling words on one side alone.
    pub(super) fn clauses(&self) -> Vec<Effect> {
        let mut effects = Vec::new();
        for added in [true, false] {
            let (here, there) = if added {
                (&self.new, &self.old)
            } else {
                (&self.old, &self.new)
            };
            let longest = self
                .runs
                .iter()
                .filter(|run| !run.equal)
                .map(|run| {
                    if added {
                        (run.new.clone(), run.old.clone())
                    } else {
                        (run.old.clone(), run.new.clone())
                    }
                })
                .max_by_key(|(own, _)| own.len());
            let Some((own, other)) = longest else {
                continue;
            };
            let range = own.clone();
            let (own, other) = (&here.units[own], &there.units[other]);
            let tells = |u: &&Unit<'_>| matches!(u.kind, TokenKind::Word | TokenKind::Number);
            let telling = |units: &[Unit<'_>]| units.iter().filter(tells).count();
            // A deadline or figure that came or went is told as such, and words that only went
            // elsewhere neither came nor went.
            let counted = here.quantities.iter().map(|placed| {
                let range = placed.start.max(range.start)..placed.end.min(range.end);
                telling(here.units.get(range).unwrap_or_default())
            });
            let counted: usize = counted.sum();
            let elsewhere = own
                .iter()
                .filter(tells)
                .filter(|u| there.holds_changed(u))
                .count();
            let words = own.iter().filter(|u| u.kind != TokenKind::Mark).count();
            let new_words = telling(own)
                .saturating_sub(counted)
                .saturating_sub(elsewhere);
            if new_words < 2
                || words < 4
                || 3 * telling(other) > telling(own)
                || 2 * elsewhere > telling(own)
            {
                continue;
            }
            let text = Some(passage_text(own));
            let (class, old, new) = if added {
                (EffectClass::ClauseAdded, None, text)
            } else {
                (EffectClass::ClauseDropped, text, None)
            };
            effects.push(Effect {
                class,
                certainty: if telling(other) == 0 {
                    Confidence::Certain
                } else {
                    Confidence::Possible
                },
                old,
                new,
            });
        }
        effects
    }
}

impl<'a> Side<'a> {
    fn new(
        units: &'a [Unit<'a>],
        runs: &[Run],
        range: impl Fn(&Run) -> Range<usize>,
        language: &'a Language,
    ) -> Self {
        let mut changed = vec![None; units.len()];
        for (i, run) in runs.iter().enumerate().filter(|(_, run)| !run.equal) {
            changed[range(run)].fill(Some(i));
        }
        let words = units
            .iter()
            .enumerate()
            .filter(|(_, unit)| unit.kind != TokenKind::Mark)
            .flat_map(|(i, unit)| spoken(unit).map(move |word| (i, word)));
        let (places, words): (Vec<usize>, Vec<(String, Term)>) = words.unzip();
        let all: Vec<Found> = language
            .cues()
            .find(&words)
            .into_iter()
            .map(|found| Found {
                start: places[found.start],
                end: places[found.end - 1] + 1,
                ..found
            })
            .collect();
        let touched = |found: &&Found| changed[found.start..found.end].iter().any(Option::is_some);
        Self {
            units,
            cues: all.iter().filter(touched).copied().collect(),
            all,
            begins: begins(units, language),
            language,
            changed,
            quantities: quantities(units, language),
        }
    }

    /// Forgets the cues of which only a word in between changed, while the other passage says the
    /// same: "zet hiertoe in op" beside "zet in op".
    fn forget_kept(&mut self, other: &Self) {
        let ends = |side: &Self, found: &Found| {
            let [first, last] = [found.start, found.end - 1];
            let kept = side.changed[first].is_none() && side.changed[last].is_none();
            (
                found.cue,
                kept,
                side.units[first].term,
                side.units[last].term,
            )
        };
        let own = std::mem::take(&mut self.cues);
        let stays = |found: &Found| {
            let own = ends(self, found);
            own.1 && other.all.iter().any(|there| ends(other, there) == own)
        };
        self.cues = own.into_iter().filter(|found| !stays(found)).collect();
    }

    /// Whether the word opens a subordinate clause.
    pub(super) fn subordinates(&self, unit: &Unit<'_>) -> bool {
        self.language.is_subordinator(&unit.text.to_lowercase())
    }

    /// Whether the word is a form of a verb.
    pub(super) fn is_verb(&self, unit: &Unit<'_>) -> bool {
        self.language.verb(&unit.text.to_lowercase()).is_some()
    }

    /// The clause in which a unit stands.
    pub(super) fn clause(&self, at: usize) -> Range<usize> {
        let start = (0..=at).rev().find(|&i| self.begins[i]).unwrap_or(0);
        let end = (at + 1..self.units.len()).find(|&i| self.begins[i]);
        start..end.unwrap_or(self.units.len())
    }

    /// The words of a quantity as they stand in the text.
    pub(super) fn words(&self, placed: &Placed) -> String {
        passage_text(&self.units[placed.start..placed.end])
    }

    /// How many telling words of the cue's clause stand in the other passage too.
    pub(super) fn shared(&self, found: &Found, other: &Self) -> usize {
        let telling = |at: &usize| {
            let unit = &self.units[*at];
            unit.kind == TokenKind::Word && other.units.iter().any(|u| u.term == unit.term)
        };
        let outside = |at: &usize| !(found.start..found.end).contains(at);
        let clause = self.clause(found.start);
        clause.filter(outside).filter(telling).count()
    }

    /// Whether a word of that term is among those that changed.
    fn holds_changed(&self, unit: &Unit<'_>) -> bool {
        let changed = self
            .units
            .iter()
            .zip(&self.changed)
            .filter(|(_, run)| run.is_some());
        changed.into_iter().any(|(own, _)| own.term == unit.term)
    }

    /// The changed cues of a kind.
    pub(super) fn of(&self, cue: Cue) -> impl Iterator<Item = &Found> {
        self.cues.iter().filter(move |found| found.cue == cue)
    }

    /// The run in which a cue changed.
    pub(super) fn run(&self, found: &Found) -> Option<usize> {
        self.changed[found.start..found.end]
            .iter()
            .flatten()
            .next()
            .copied()
    }

    /// The words of a cue, with what stands between.
    pub(super) fn text(&self, found: &Found) -> String {
        passage_text(&self.units[found.start..found.end])
    }

    /// The word behind a cue, in lower case.
    pub(super) fn next(&self, found: &Found) -> Option<String> {
        self.units
            .get(found.end)
            .map(|unit| unit.text.to_lowercase())
    }
}

/// The words of a unit in lower case, as cues are sought among them: "niet-duurzame" holds a
/// denial, and the number of an item may be written against its first word.
fn spoken(unit: &Unit<'_>) -> impl Iterator<Item = (String, Term)> {
    let bare = unit.text.trim_start_matches(|c: char| c.is_ascii_digit());
    let bare = if bare.starts_with(char::is_uppercase) {
        bare
    } else {
        unit.text
    };
    let lower = bare.to_lowercase();
    let denied = lower.strip_prefix("niet-").map(str::to_owned);
    let (first, second) = match denied {
        Some(rest) => ("niet".to_owned(), Some(rest)),
        None => (lower, None),
    };
    let term = unit.term;
    std::iter::once(first)
        .chain(second)
        .map(move |word| (word, term))
}

/// Where clauses begin: behind a mark that parts them, with a word that opens a subordinate one,
/// and with "en" or "maar" before a verb.
fn begins(units: &[Unit<'_>], language: &Language) -> Vec<bool> {
    let lower: Vec<String> = units.iter().map(|unit| unit.text.to_lowercase()).collect();
    let mark = |word: &str| matches!(word, "," | ";" | ":" | "." | "!" | "?" | "(" | ")" | "–");
    let word = |i: usize| lower.get(i).map_or("", String::as_str);
    (0..units.len())
        .map(|i| {
            i == 0
                || mark(word(i - 1))
                || language.is_subordinator(word(i))
                || matches!(word(i), "en" | "maar") && language.verb(word(i + 1)).is_some()
        })
        .collect()
}

/// The quantities of a passage, with the units they stand in.
fn quantities(units: &[Unit<'_>], language: &Language) -> Vec<Placed> {
    let mut text = String::new();
    let mut ends = Vec::with_capacity(units.len());
    for unit in units {
        text.push_str(unit.gap);
        text.push_str(unit.text);
        ends.push(text.len());
    }
    let mut tokens = Vec::new();
    Tokenizer::new(language).tokens(&text, 0, &mut tokens);
    quantity::find(&text, &tokens, language)
        .into_iter()
        .map(|quantity| Placed {
            start: ends.partition_point(|&end| end <= quantity.span.start as usize),
            end: ends.partition_point(|&end| end < quantity.span.end as usize) + 1,
            quantity,
        })
        .collect()
}

/// The units as they stand in the text.
pub(super) fn passage_text(units: &[Unit<'_>]) -> String {
    let mut text = String::new();
    for unit in units {
        text.push_str(unit.gap);
        text.push_str(unit.text);
    }
    text.trim().trim_matches([',', ';', ':']).trim().to_owned()
}
