//! The words that make quantities of numbers: units, bounds, the calendar, and what a number behind
//! it is the name of.

use rustc_hash::{FxHashMap, FxHashSet};

use super::table;

/// What a numeral says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Numeral {
    /// How many: "dertien".
    Cardinal(f64),
    /// How many times a thousand: "miljoen".
    Scale(f64),
    /// How many go together: "dozijn".
    Group(f64),
    /// A part, or one and a part: "driekwart", "anderhalf".
    Part(f64),
    /// The how manieth: "derde".
    Ordinal(f64),
    /// How many times as much: "verdubbelen".
    Times(f64),
}

/// What a unit measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Dimension {
    /// Hundredths of something.
    Percent,
    /// Hundredths of the whole, between two percentages.
    PercentagePoint,
    /// Money.
    Money,
    /// Time.
    Duration,
    /// Anything else that is measured: length, energy, temperature.
    Measure,
}

/// A unit of measure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unit {
    /// What it measures.
    pub dimension: Dimension,
    /// The unit that is told; none where the dimension says it all.
    pub name: Option<&'static str>,
    /// How many of the unit told one of it is.
    pub scale: f64,
    /// The unit in which quantities are compared.
    pub base: &'static str,
    /// How many of that one of the unit told is.
    pub base_scale: f64,
}

/// How words before or behind a quantity bound it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Bound {
    /// So much, then.
    Exact,
    /// No less.
    AtLeast,
    /// No more.
    AtMost,
    /// More or less so much, around then.
    About,
    /// Then or earlier, that day included.
    By,
    /// Earlier than that.
    Before,
    /// From then on.
    From,
    /// Up to then; whether that day is included the quantity says.
    Until,
    /// Up to then, that day included.
    Through,
    /// Later than that.
    After,
}

impl Bound {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "exact" => Self::Exact,
            "at_least" => Self::AtLeast,
            "at_most" => Self::AtMost,
            "about" => Self::About,
            "by" => Self::By,
            "before" => Self::Before,
            "from" => Self::From,
            "until" => Self::Until,
            "through" => Self::Through,
            "after" => Self::After,
            _ => return None,
        })
    }
}

/// A word of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Calendar {
    /// A month, from 1.
    Month(u32),
    /// A season, with the month it begins in.
    Season(u32),
    /// A part of a year, with the month it begins in.
    Phase(u32),
    /// A day of the week, from 1 for Monday.
    Weekday(u32),
}

/// A phrase that bounds.
#[derive(Clone, Debug)]
struct Phrase {
    words: Vec<&'static str>,
    figure: Option<Bound>,
    date: Option<Bound>,
}

/// The words that make quantities, of one language.
#[derive(Debug, Default)]
pub struct Measures {
    units: FxHashMap<&'static str, Unit>,
    /// By the last word, the longest first.
    before: FxHashMap<&'static str, Vec<Phrase>>,
    /// By the first word.
    behind: FxHashMap<&'static str, Vec<Phrase>>,
    calendar: FxHashMap<&'static str, Calendar>,
    labels: FxHashSet<&'static str>,
    references: FxHashSet<&'static str>,
}

/// The most words a unit has.
pub const UNIT_WORDS: usize = 3;

impl Measures {
    /// Reads the data files.
    pub(super) fn read(
        units: &'static str,
        bounds: &'static str,
        calendar: &'static str,
        labels: &'static str,
        references: &'static str,
    ) -> Self {
        let mut measures = Self {
            labels: table::words(labels),
            references: table::words(references),
            ..Self::default()
        };
        for [words, dimension, name, scale, base, base_scale] in table::rows(units) {
            let dimension = match dimension {
                "percent" => Dimension::Percent,
                "percentage_point" => Dimension::PercentagePoint,
                "money" => Dimension::Money,
                "duration" => Dimension::Duration,
                "measure" => Dimension::Measure,
                _ => continue,
            };
            if let (Ok(scale), Ok(base_scale)) = (scale.parse(), base_scale.parse()) {
                let unit = Unit {
                    dimension,
                    name: (name != "-").then_some(name),
                    scale,
                    base,
                    base_scale,
                };
                measures.units.insert(words, unit);
            }
        }
        for [phrase, figure, date] in table::rows(bounds) {
            let (map, words) = match phrase.strip_prefix("… ") {
                Some(phrase) => (&mut measures.behind, phrase),
                None => (&mut measures.before, phrase),
            };
            let behind = phrase.starts_with('…');
            let words: Vec<&'static str> = words.split(' ').collect();
            let key = if behind { words.first() } else { words.last() };
            if let Some(key) = key.copied() {
                map.entry(key).or_default().push(Phrase {
                    words,
                    figure: Bound::named(figure),
                    date: Bound::named(date),
                });
            }
        }
        for phrases in measures.before.values_mut() {
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
        }
        for [kind, word, number] in table::rows(calendar) {
            let number = number.parse().unwrap_or_default();
            let entry = match kind {
                "month" => Calendar::Month(number),
                "season" => Calendar::Season(number),
                "phase" => Calendar::Phase(number),
                "weekday" => Calendar::Weekday(number),
                _ => continue,
            };
            measures.calendar.insert(word, entry);
        }
        measures
    }

    /// The unit that some words (in lower case, a space between) name.
    pub fn unit(&self, words: &str) -> Option<&Unit> {
        self.units.get(words)
    }

    /// The word of the calendar that a word (in lower case) is.
    pub fn calendar(&self, word: &str) -> Option<Calendar> {
        self.calendar.get(word).copied()
    }

    /// Whether a number behind the word (in lower case) is a name: "artikel 23".
    pub fn is_label(&self, word: &str) -> bool {
        self.labels.contains(word)
    }

    /// Whether a number behind the word (in lower case) points at a place in a text: "hoofdstuk 3".
    pub fn is_reference(&self, word: &str) -> bool {
        self.references.contains(word)
    }

    /// How the words that end at the end of `words` (in lower case) bound what follows them, and how
    /// many they are.
    pub fn bound_before(&self, words: &[&str], date: bool) -> Option<(Bound, usize)> {
        self.before.get(words.last()?)?.iter().find_map(|phrase| {
            let bound = if date { phrase.date } else { phrase.figure }?;
            words
                .ends_with(&phrase.words)
                .then_some((bound, phrase.words.len()))
        })
    }

    /// How the words at the head of `words` bound what stands before them, and how many they are.
    pub fn bound_behind(&self, words: &[&str], date: bool) -> Option<(Bound, usize)> {
        self.behind.get(words.first()?)?.iter().find_map(|phrase| {
            let bound = if date { phrase.date } else { phrase.figure }?;
            words
                .starts_with(&phrase.words)
                .then_some((bound, phrase.words.len()))
        })
    }
}
