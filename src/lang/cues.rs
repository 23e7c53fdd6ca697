//! Cues: words that change the substance of a promise, and where they stand in a sentence.

use rustc_hash::FxHashMap;

use super::{Language, Term, table};

/// What a cue does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Cue {
    /// Leaves open whether: "kan", "onderzoeken".
    May,
    /// Strives: "willen", "streven naar".
    Aim,
    /// Lays down: "moeten", "zullen".
    Will,
    /// Binds: "verplicht", "verbod", "garanderen".
    Must,
    /// Turns yes into no: "niet", "geen".
    Not,
    /// More of it: "verhogen", "meer".
    Up,
    /// Less of it: "verlagen", "minder".
    Down,
    /// It comes: "invoeren", "toestaan".
    Begin,
    /// It goes: "afschaffen", "verbieden".
    End,
    /// For it.
    Favour,
    /// Against it.
    Oppose,
    /// For everyone: "alle", "iedere".
    All,
    /// For some: "sommige", "gedeeltelijk".
    Some,
    /// On a condition: "mits", "waar mogelijk".
    If,
    /// Who is to do it: "gemeenten", "het Rijk".
    Actor,
    /// A sign of something done that can be checked: "invoeren", "verbieden".
    Act,
    /// A sign of a direction: "bevorderen", "aandacht".
    Vague,
    /// A sign of how things are: "leidt tot", "steeds".
    State,
    /// A sign of what is thought: "vinden", "geloven".
    Belief,
    /// A sign of how things were: "werd", "jarenlang".
    Past,
    /// A sign that something ought to be: "nodig", "belangrijk".
    Need,
    /// A usual way to announce: "er komt", "krijgt".
    Comes,
    /// The party speaks: "wij".
    We,
    /// An instrument or institution: "wet", "heffing".
    Thing,
    /// How an item without a verb begins: "geen", "verbod op".
    Head,
}

impl Cue {
    /// The name in the data files.
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "may" => Self::May,
            "aim" => Self::Aim,
            "will" => Self::Will,
            "must" => Self::Must,
            "not" => Self::Not,
            "up" => Self::Up,
            "down" => Self::Down,
            "begin" => Self::Begin,
            "end" => Self::End,
            "favour" => Self::Favour,
            "oppose" => Self::Oppose,
            "all" => Self::All,
            "some" => Self::Some,
            "if" => Self::If,
            "actor" => Self::Actor,
            "act" => Self::Act,
            "vague" => Self::Vague,
            "state" => Self::State,
            "belief" => Self::Belief,
            "past" => Self::Past,
            "need" => Self::Need,
            "comes" => Self::Comes,
            "we" => Self::We,
            "thing" => Self::Thing,
            "head" => Self::Head,
            _ => return None,
        })
    }

    /// The cue that says the opposite, for directions.
    pub fn opposite(self) -> Option<Self> {
        match self {
            Self::Up => Some(Self::Down),
            Self::Down => Some(Self::Up),
            Self::Begin => Some(Self::End),
            Self::End => Some(Self::Begin),
            Self::Favour => Some(Self::Oppose),
            Self::Oppose => Some(Self::Favour),
            Self::May
            | Self::Aim
            | Self::Will
            | Self::Must
            | Self::Not
            | Self::All
            | Self::Some
            | Self::If
            | Self::Actor
            | Self::Act
            | Self::Vague
            | Self::State
            | Self::Belief
            | Self::Past
            | Self::Need
            | Self::Comes
            | Self::We
            | Self::Thing
            | Self::Head => None,
        }
    }
}

/// Most words that may stand where a phrase has "…": the middle of a Dutch clause, between the verb
/// and its particle, is long.
const GAP: usize = 7;

/// One word of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    /// This very word.
    Word(&'static str),
    /// Any word of this term.
    Term(Term),
    /// Up to [`GAP`] words.
    Gap,
}

#[derive(Clone, Debug)]
struct Phrase {
    cue: Cue,
    rest: Vec<Part>,
}

/// The cues of a language.
#[derive(Debug, Default)]
pub struct Cues {
    by_word: FxHashMap<&'static str, Vec<Phrase>>,
    by_term: FxHashMap<Term, Vec<Phrase>>,
}

/// A cue found among words: the first and behind the last word of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// What it does.
    pub cue: Cue,
    /// Index of its first word.
    pub start: usize,
    /// Index behind its last word.
    pub end: usize,
}

impl Cues {
    /// Reads data files: what the cue does, its words, an example.
    pub(super) fn read(files: &[&'static str], term: impl Fn(&str) -> Term) -> Self {
        let mut cues = Self::default();
        for [name, words, _example] in files.iter().flat_map(|data| table::rows(data)) {
            let Some(cue) = Cue::named(name) else {
                continue;
            };
            let mut parts = words.split(' ').map(|word| match word {
                "…" => Part::Gap,
                _ => match word.strip_prefix('~') {
                    Some(word) => Part::Term(term(word)),
                    None => Part::Word(word),
                },
            });
            let first = parts.next();
            let phrase = Phrase {
                cue,
                rest: parts.collect(),
            };
            match first {
                Some(Part::Word(word)) => cues.by_word.entry(word).or_default().push(phrase),
                Some(Part::Term(term)) => cues.by_term.entry(term).or_default().push(phrase),
                Some(Part::Gap) | None => {}
            }
        }
        cues
    }

    /// The cues among the words of a sentence, each a lower-case word with its term, in order. Of
    /// cues that begin at the same word the longest of each kind counts.
    pub fn find<W: AsRef<str>>(&self, words: &[(W, Term)]) -> Vec<Found> {
        self.find_at(words, 0..words.len())
    }

    /// Whether a cue may begin with the word (in lower case): not where no cue begins so.
    pub fn may_begin(&self, word: &str, term: Term) -> bool {
        self.by_word.contains_key(word) || self.by_term.contains_key(&term)
    }

    /// As [`Cues::find`], of the cues that begin at those places.
    pub fn find_at<W: AsRef<str>>(
        &self,
        words: &[(W, Term)],
        places: impl Iterator<Item = usize>,
    ) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        for start in places {
            let (word, term) = &words[start];
            let by_word = self.by_word.get(word.as_ref()).into_iter().flatten();
            let by_term = self.by_term.get(term).into_iter().flatten();
            for phrase in by_word.chain(by_term) {
                let Some(length) = length(&phrase.rest, &words[start + 1..]) else {
                    continue;
                };
                let end = start + 1 + length;
                let cue = phrase.cue;
                match found.iter_mut().rfind(|f| f.start == start && f.cue == cue) {
                    Some(same) => same.end = same.end.max(end),
                    None => found.push(Found { cue, start, end }),
                }
            }
        }
        found
    }
}

/// How many words the rest of a phrase takes at the head of `words`, where it stands there.
fn length<W: AsRef<str>>(rest: &[Part], words: &[(W, Term)]) -> Option<usize> {
    let [part, rest @ ..] = rest else {
        return Some(0);
    };
    if *part == Part::Gap {
        return (0..=GAP.min(words.len()))
            .find_map(|skip| length(rest, &words[skip..]).map(|length| skip + length));
    }
    let (word, term) = words.first()?;
    let fits = match part {
        Part::Word(own) => word.as_ref() == *own,
        Part::Term(own) => term == own,
        Part::Gap => false,
    };
    if fits {
        length(rest, &words[1..]).map(|length| length + 1)
    } else {
        None
    }
}

/// The words of a text in lower case with their terms, as [`Cues::find`] takes them.
pub fn words(text: &str, language: &Language) -> Vec<(String, Term)> {
    text.split(|c: char| !c.is_alphanumeric() && c != '\'')
        .filter(|word| !word.is_empty())
        .map(|word| {
            let lower = word.to_lowercase();
            let term = Term::of(&language.term(&lower));
            (lower, term)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_are_sorted_and_every_example_holds_its_cue() {
        let language = Language::dutch();
        every_example_holds(include_str!("nl/cues.tsv"), language.cues());
        every_example_holds(include_str!("nl/stances.tsv"), language.stances());
    }

    fn every_example_holds(data: &'static str, cues: &Cues) {
        let language = Language::dutch();
        let mut last = (String::new(), String::new());
        for [name, phrase, example] in table::rows(data) {
            let cue = Cue::named(name).unwrap_or_else(|| panic!("{name} is no kind of cue"));
            let key = (name.to_owned(), phrase.trim_start_matches('~').to_owned());
            assert!(last < key, "{phrase} stands out of order or twice");
            last = key;
            let found = cues.find(&words(example, language));
            assert!(
                found.iter().any(|f| f.cue == cue),
                "{example:?} should hold {phrase:?} ({cue:?}), but only {found:?}"
            );
        }
    }

    #[test]
    fn a_phrase_may_have_words_between() {
        let language = Language::dutch();
        let words = words(
            "Daarom schaffen wij de heffing die zo veel mensen nu al treft meteen af.",
            language,
        );
        let found = language.cues().find(&words);
        assert!(
            !found.iter().any(|f| f.cue == Cue::End),
            "ten words between are too many"
        );
        let words = super::words("Daarom schaffen wij die heffing af.", language);
        let found = language.cues().find(&words);
        assert_eq!(
            found
                .iter()
                .find(|f| f.cue == Cue::End)
                .map(|f| (f.start, f.end)),
            Some((1, 6))
        );
    }
}
