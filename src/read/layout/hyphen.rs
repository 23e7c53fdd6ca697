//! Hyphens at the end of a line: whether the word goes on without it ("samen-/werking"), keeps it
//! ("EU-/lidstaten") or is only suspended ("zee-/en luchthavens").

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashSet, FxHasher};

use crate::document::Builder;
use crate::text::Place;

/// What becomes of a hyphen at the end of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::read) enum Join {
    /// The hyphen goes, the word is one.
    Glue,
    /// The hyphen stays, and the word goes on right behind it.
    Keep,
    /// The line ends between two words; a hyphen before it stays, with a blank behind it.
    Apart,
}

/// Words behind a suspended hyphen: "zee- en luchthavens", "groen- tot lichtblauw".
const CONJUNCTIONS: [&str; 12] = [
    "en", "of", "en/of", "als", "tot", "dan", "maar", "noch", "resp", "alsook", "plus", "versus",
];

/// Beginnings that keep their hyphen, however the rest is spelled. The abbreviations are spoken
/// letter by letter, which spelling marks with a hyphen.
const PREFIXES: [&str; 36] = [
    "adhd", "aow", "bbb", "bbp", "bijna", "bso", "btw", "bv", "cv", "dna", "ggz", "gps", "havo",
    "hbo", "hiv", "ic", "ict", "lhbti", "lhbtiq", "mbo", "mkb", "mri", "ngo", "niet", "ov", "pc",
    "pgb", "sms", "tbs", "tv", "vmbo", "vn", "vso", "vwo", "xtc", "zzp",
];

/// Pairs of vowels that would be read as one sound, so that a compound keeps its hyphen between
/// them: "auto-ongeluk", "mede-eigenaar".
const CLASHES: [&str; 16] = [
    "aa", "ae", "ai", "au", "ee", "ei", "eu", "ie", "ii", "oe", "oi", "oo", "ou", "ui", "uu", "ij",
];

/// What a word may end in behind a vowel, and no word is: "oprui-/ende", "bedrei-/ing".
const ENDINGS: [&str; 16] = [
    "aal", "atie", "aties", "eert", "elijk", "elijke", "en", "end", "ende", "er", "eren", "ers",
    "ief", "ing", "ingen", "ische",
];

/// Bytes of the text before a line's end that are looked at: no word is longer, nor an address, and
/// a text may glue all its lines to one.
const LONGEST_WORD: usize = 512;

/// Lines that must end in a blank and a hyphen for that to be how a text breaks its words.
const LOOSE: usize = 10;

/// Knows which words stand unbroken in a document, and so what a hyphen at a line's end is.
#[derive(Debug, Default)]
pub(in crate::read) struct Hyphens {
    /// Hashes of the words in small letters.
    unbroken: FxHashSet<u64>,
    /// Words are broken with a blank before the hyphen: "poli -/tieke".
    loose: bool,
}

impl Hyphens {
    /// Learns the words of the lines of a document. Where no line ends in a hyphen there is nothing
    /// to learn.
    pub(in crate::read) fn of<'t>(lines: impl Iterator<Item = &'t str> + Clone) -> Self {
        let mut unbroken = FxHashSet::default();
        let loose = is_loose(lines.clone());
        let parted = |line: &str| line.contains("- ") || line.ends_with('\u{ad}');
        if loose
            || lines
                .clone()
                .any(|line| broken(line).is_some() || parted(line))
        {
            let mut continues = false;
            for line in lines {
                let loosely = loosely_broken(line).filter(|_| loose);
                let ends_broken = broken(line).or(loosely).is_some();
                let mut words = loosely
                    .unwrap_or(line)
                    .split_whitespace()
                    .skip(usize::from(continues))
                    .peekable();
                while let Some(word) = words.next() {
                    if words.peek().is_some() || !ends_broken {
                        unbroken.insert(hash([trimmed(word)]));
                    }
                }
                continues = ends_broken;
            }
        }
        Self { unbroken, loose }
    }

    /// What becomes of the end of `line` when `next` follows it.
    pub(in crate::read) fn join(&self, line: &str, next: &str) -> Join {
        let line = last_word(line.trim_end());
        if breaks_address(line, next.trim_start()) {
            return Join::Keep;
        }
        let small = next.trim_start().starts_with(char::is_lowercase);
        let loosely = loosely_broken(line).filter(|_| self.loose && small);
        let Some(head) = broken(line).or(loosely) else {
            return Join::Apart;
        };
        let head = head.rsplit(char::is_whitespace).next().unwrap_or(head);
        let head = head.trim_start_matches(|c: char| !c.is_alphanumeric());
        let next = next.trim_start();
        let tail = trimmed(next.split_whitespace().next().unwrap_or_default());
        let Some(first) = next.chars().next() else {
            return Join::Apart;
        };
        if line.ends_with('\u{ad}') {
            return if first.is_alphanumeric() {
                Join::Glue
            } else {
                Join::Keep
            };
        }
        if !first.is_alphanumeric() || head.is_empty() {
            // "pro-(markt)" keeps its hyphen, and a line that ends in a dash is no broken word.
            return if first == '(' {
                Join::Keep
            } else {
                Join::Apart
            };
        }
        if CONJUNCTIONS.contains(&tail.to_lowercase().as_str()) {
            return Join::Apart;
        }
        let joined = self.unbroken.contains(&hash([head, tail]));
        let hyphened = self.unbroken.contains(&hash([head, "-", tail]));
        match (joined, hyphened) {
            // A dash may stand there as well: only a word that is known, or divided, is mended.
            (false, _) if loosely.is_some() && self.unbroken.contains(&hash([head])) => Join::Apart,
            (true, false) => Join::Glue,
            (false, true) if loosely.is_some() => Join::Apart,
            (false, true) => Join::Keep,
            // What is not one word stands behind a dash.
            (true, true) | (false, false) if loosely.is_none() => by_spelling(head, tail),
            (true, true) | (false, false) => match by_spelling(head, tail) {
                Join::Glue => Join::Glue,
                Join::Keep | Join::Apart => Join::Apart,
            },
        }
    }

    /// The first blank behind a hyphen in a line, from `from` on, that parts one word: where it
    /// stands, and whether the hyphen goes with it. "vol- doende" is such a word where "voldoende"
    /// is known, and an abbreviation before a hyphen is never suspended but before "en" and its like.
    pub(in crate::read) fn parted(&self, line: &str, from: usize) -> Option<(usize, Join)> {
        line[from..].match_indices("- ").find_map(|(behind, _)| {
            let at = from + behind;
            let head = line[..at].rsplit(char::is_whitespace).next()?;
            let head = head.trim_start_matches(|c: char| !c.is_alphanumeric());
            let tail = line[at + 2..].split_whitespace().next()?;
            // "zee- rivier- en luchthavens", "2021- heden"
            let hangs = tail.ends_with('-') || !head.chars().any(char::is_alphabetic);
            let tail = trimmed(tail);
            if hangs
                || !head.ends_with(char::is_alphanumeric)
                || !line[at + 2..].starts_with(char::is_alphabetic)
                || CONJUNCTIONS.contains(&tail.to_lowercase().as_str())
            {
                return None;
            }
            let joined = self.unbroken.contains(&hash([head, tail]));
            let hyphened = self.unbroken.contains(&hash([head, "-", tail]));
            let part = head.rsplit('-').next().unwrap_or(head);
            let short = part.ends_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
                || PREFIXES
                    .binary_search(&part.to_lowercase().as_str())
                    .is_ok();
            let join = match (joined, hyphened) {
                (true, false) => Join::Glue,
                (false, true) => Join::Keep,
                (true, true) => by_spelling(head, tail),
                (false, false) if short && tail.starts_with(char::is_lowercase) => Join::Keep,
                (false, false) => return None,
            };
            Some((at, join))
        })
    }

    /// Whether a blank and a soft hyphen end a line behind a whole word, as they do in some files:
    /// both words are known, and one made of them is not.
    pub(in crate::read) fn is_whole(&self, line: &str, next: &str) -> bool {
        let Some(head) = line.strip_suffix(" \u{ad}") else {
            return false;
        };
        let head = trimmed(head.split_whitespace().next_back().unwrap_or_default());
        let tail = trimmed(next.split_whitespace().next().unwrap_or_default());
        let known = |word: [&str; 1]| self.unbroken.contains(&hash(word));
        known([head]) && known([tail]) && !self.unbroken.contains(&hash([head, tail]))
    }

    /// Adds a line to the open block of a builder, behind a line before it.
    pub(in crate::read) fn push_line(&self, builder: &mut Builder, line: &str, place: Place) {
        let join = if builder.ends_in_soft_hyphen() {
            Join::Glue
        } else {
            self.join(builder.open_text(), line)
        };
        match join {
            Join::Glue => builder.unhyphen(),
            Join::Keep => {}
            Join::Apart => builder.push(" ", place),
        }
        let indent = line.len() - line.trim_start().len();
        let blanks = line[..indent].chars().count() as u32;
        let place = Place {
            column: place.column.map(|c| c + blanks),
            ..place
        };
        builder.push(&line[indent..], place);
    }
}

/// The end of a line, as much of it as a word may take.
fn last_word(line: &str) -> &str {
    let from = line.len().saturating_sub(LONGEST_WORD);
    let from = (from..line.len()).find(|&at| line.is_char_boundary(at));
    &line[from.unwrap_or(line.len())..]
}

/// Whether a line ends inside an address of the web, which is broken behind its signs and never
/// hyphenated: `https://www./voorbeeld.nl`, `https://voorbeeld.nl/een-/dijk`.
fn breaks_address(line: &str, next: &str) -> bool {
    if !line.ends_with(['-', '/', '.', '_', '=', '?', '&', '~']) {
        return false;
    }
    let head = line.rsplit(char::is_whitespace).next().unwrap_or(line);
    let address = head.contains("://") || head.starts_with("www.");
    let tail = next.split_whitespace().next().unwrap_or_default();
    let tail = tail.trim_end_matches([')', '.', ',', ';']);
    let within = |c: char| c.is_ascii_digit() || "-./_=?&%".contains(c);
    let ends = !line.ends_with(['-', '_', '=', '&']) && !head.ends_with("www.");
    address
        && tail.starts_with(|c: char| c.is_ascii_alphanumeric())
        && (!ends || tail.contains(within))
}

/// The line without a blank and a hyphen that end it, if a small letter stands before them.
fn loosely_broken(line: &str) -> Option<&str> {
    let head = line.trim_end().strip_suffix(" -")?.trim_end();
    head.ends_with(char::is_lowercase).then_some(head)
}

/// Whether a text breaks its words with a blank before the hyphen.
fn is_loose<'t>(lines: impl Iterator<Item = &'t str>) -> bool {
    let (mut loose, mut tight) = (0, 0);
    for line in lines {
        loose += usize::from(loosely_broken(line).is_some());
        tight += usize::from(broken(line).is_some());
    }
    loose >= LOOSE && loose > tight
}

/// The line without the hyphen that ends it, if a letter or digit stands before that.
fn broken(line: &str) -> Option<&str> {
    let line = line.trim_end();
    let head = line.strip_suffix(['-', '\u{2010}', '\u{ad}'])?;
    // A soft hyphen shows that the word goes on, even where a blank came before it.
    let head = if line.ends_with('\u{ad}') {
        head.trim_end()
    } else {
        head
    };
    head.ends_with(char::is_alphanumeric).then_some(head)
}

/// What a Dutch speller does with the two parts of a word.
fn by_spelling(head: &str, tail: &str) -> Join {
    let part = head.rsplit('-').next().unwrap_or(head);
    let small = part.to_lowercase();
    let (Some(last), Some(first)) = (part.chars().next_back(), tail.chars().next()) else {
        return Join::Keep;
    };
    let all_capitals =
        |word: &str| word.chars().any(char::is_uppercase) && !word.chars().any(char::is_lowercase);
    let is_shouted = all_capitals(part) && all_capitals(tail) && part.chars().count() > 3;
    if is_shouted {
        return Join::Glue;
    }
    let clash = [last, first].iter().collect::<String>().to_lowercase();
    let keeps = !last.is_alphabetic()
        || !first.is_alphabetic()
        || first.is_uppercase()
        || part.chars().skip(1).any(char::is_uppercase)
        || part.chars().any(|c| c.is_ascii_digit())
        || part.chars().count() == 1
        || PREFIXES.binary_search(&small.as_str()).is_ok()
        || CLASHES.contains(&clash.as_str()) && !divides(&small) && !ENDINGS.contains(&tail);
    if keeps { Join::Keep } else { Join::Glue }
}

/// Whether a beginning is a syllable that spelling never sets apart: "be-/eindigen", "ge-/interesseerd"
/// lose the trema at the end of a line.
fn divides(part: &str) -> bool {
    matches!(part, "be" | "ge")
}

/// A word without the signs around it.
fn trimmed(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

fn hash<const N: usize>(parts: [&str; N]) -> u64 {
    let mut hasher = FxHasher::default();
    for c in parts.into_iter().flat_map(str::chars) {
        if c.is_ascii() {
            c.to_ascii_lowercase().hash(&mut hasher);
        } else {
            c.to_lowercase().for_each(|c| c.hash(&mut hasher));
        }
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn join(text: &str) -> Vec<Join> {
        let lines: Vec<&str> = text.lines().collect();
        let hyphens = Hyphens::of(lines.iter().copied());
        lines.windows(2).map(|w| hyphens.join(w[0], w[1])).collect()
    }

    #[test]
    fn the_lists_are_sorted() {
        assert!(PREFIXES.is_sorted() && ENDINGS.is_sorted());
    }

    #[test]
    fn a_hyphen_goes_stays_or_is_suspended() {
        for (text, expected) in [
            ("door samen-\nwerking", Join::Glue),
            ("alle EU-\nlidstaten", Join::Keep),
            ("een CO2-\nheffing", Join::Keep),
            ("de mbo-\nopleiding", Join::Keep),
            ("in Noord-\nHolland", Join::Keep),
            ("van 2021-\n2025", Join::Keep),
            ("een auto-\nongeluk", Join::Keep),
            ("de oprui-\nende leus", Join::Glue),
            ("zee-\nen luchthavens", Join::Apart),
            ("om-\nof bijscholing", Join::Apart),
            ("SAMEN-\nWERKING", Join::Glue),
            ("de zorg\u{ad}\nverleners", Join::Glue),
            ("gedeelde waar \u{ad}\nden", Join::Glue),
            ("dat is het -\nniet meer", Join::Apart),
            ("de zorg\nis er", Join::Apart),
            ("wel-\n– of niet", Join::Apart),
            ("op https://dijk.nl/hoog-\nen-droog.html", Join::Keep),
            ("op https://www.\ndijk.nl/hoog", Join::Keep),
            ("op https://dijk.nl/\nbij elkaar", Join::Apart),
        ] {
            assert_eq!(join(text), [expected], "{text}");
        }
    }

    #[test]
    fn what_stands_unbroken_elsewhere_settles_the_rest() {
        let text = "het woon-\nwerkverkeer. Woon-werkverkeer per fiets";
        assert_eq!(join(text), [Join::Keep]);
        let text = "een ad-\nhocbeleid, zo'n adhocbeleid";
        assert_eq!(join(text), [Join::Glue]);
    }

    #[test]
    fn a_blank_behind_a_hyphen_goes_where_it_parts_a_word() {
        let known = "Dat is voldoende en hangt aan de CO2-heffing, zei West-Europa.";
        let hyphens = Hyphens::of([known, "een vol- doende"].into_iter());
        for (line, expected) in [
            ("een vol- doende plan", Some((7, Join::Glue))),
            ("de CO2- heffing", Some((6, Join::Keep))),
            ("een OV- kaart", Some((6, Join::Keep))),
            ("in West- Europa", Some((7, Join::Keep))),
            ("de vol- en halfvolle melk", None),
            ("de OV- en fietskaart", None),
            ("de zee- lucht- en havens", None),
            ("meer dan nu- vooraf", None),
            ("van 2021- heden", None),
        ] {
            assert_eq!(hyphens.parted(line, 0), expected, "{line}");
        }
    }

    #[test]
    fn a_soft_hyphen_behind_a_blank_may_stand_behind_a_whole_word() {
        let hyphens = Hyphens::of(["wij krijgen wat het is \u{ad}", "gewoon waar en"].into_iter());
        assert!(hyphens.is_whole("dat krijgen \u{ad}", "het allemaal"));
        assert!(!hyphens.is_whole("gedeelde waar \u{ad}", "den"));
    }

    #[test]
    fn a_blank_before_every_hyphen_is_how_some_texts_break_words() {
        let text =
            "alle poli -\ntieke partijen\n".repeat(12) + "de zorg -\nook in de zorg gaat het";
        let found = join(&text);
        assert_eq!(found[0], Join::Glue);
        assert_eq!(found[24], Join::Apart);
        assert_eq!(join("alle poli -\ntieke partijen"), [Join::Apart]);
    }

    /// Words broken in published programmes, as a person joins them.
    #[test]
    fn at_least_98_of_100_words_broken_in_print_are_joined_right() {
        let table = include_str!("../../../fixtures/hyphens.tsv");
        let rows: Vec<Vec<&str>> = table
            .lines()
            .filter(|line| !line.starts_with('#'))
            .map(|line| line.split('\t').collect())
            .collect();
        let wrong: Vec<&Vec<&str>> = rows
            .iter()
            .filter(|row| {
                let line = format!("{}-", row[0]);
                let word = match Hyphens::default().join(&line, row[1]) {
                    Join::Glue => format!("{}{}", row[0], row[1]),
                    Join::Keep => format!("{line}{}", row[1]),
                    Join::Apart => format!("{line} {}", row[1]),
                };
                word != row[2]
            })
            .collect();
        assert!(rows.len() >= 200);
        assert!(wrong.len() * 50 <= rows.len(), "{wrong:?}");
    }
}
