//! The labelled pairs: those of the gold file, and those of `labels.tsv`, found by the fingerprints
//! of their sentences in the texts they come from.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::Path;

use pledgediff::analysis::Analysis;
use pledgediff::lang::{Language, Term};
use pledgediff::meaning::Version;
use pledgediff::overlap::weights::{Standing, standings};
use pledgediff::overlap::{self, FIGURES, Pair};
use pledgediff::read;
use rayon::prelude::*;
use serde_json::Value;

use crate::quotation::Letters;
use crate::texts::{files, fingerprint};

/// The text that is an agreement.
const AGREEMENT: &str = "coa21";

/// A pair that the program considers.
#[derive(Clone)]
pub(crate) struct Considered {
    pub(crate) figures: [f32; FIGURES],
    /// What its sentences say.
    pub(crate) words: Vec<(Term, Standing)>,
    /// The fingerprints of its sentences.
    pub(crate) keys: [u64; 2],
    /// Whether the second sentence is of an agreement.
    pub(crate) agreed: bool,
    close: bool,
}

impl Considered {
    fn new(pair: &Pair, programme: &Text, agreement: &Text) -> Self {
        let (own, other) = (
            &programme.said[pair.old as usize],
            &agreement.said[pair.new as usize],
        );
        Self {
            figures: pair.figures,
            words: standings(own, other).collect(),
            keys: [
                programme.prints[pair.old as usize],
                agreement.prints[pair.new as usize],
            ],
            agreed: agreement.name == AGREEMENT,
            close: pair.is_close(),
        }
    }

    /// Whether it is looked at closely.
    pub(crate) fn is_close(&self) -> bool {
        self.close
    }
}

/// A pair with its label.
#[derive(Clone)]
pub(crate) struct Labelled {
    /// None where the program does not even consider the pair.
    pub(crate) pair: Option<Considered>,
    pub(crate) linked: bool,
    /// The runs of words of both sentences, by which a near copy is known.
    runs: [HashSet<u64>; 2],
}

/// Words in a row by which a near copy is known.
const RUN: usize = 4;

impl Labelled {
    /// Of both sentences, whether they have half of the runs of either in common with those of the other.
    fn near(&self, other: &Self) -> [bool; 2] {
        let near = |at: usize| {
            let (a, b) = (&self.runs[at], &other.runs[at]);
            2 * a.intersection(b).count() >= a.len().min(b.len())
        };
        [near(0), near(1)]
    }

    /// Whether both sentences are nearly those of another.
    pub(crate) fn nearly(&self, other: &Self) -> bool {
        self.near(other) == [true, true]
    }

    /// Whether neither sentence is nearly that of another.
    pub(crate) fn is_apart(&self, other: &Self) -> bool {
        self.near(other) == [false, false]
    }
}

/// A text of the folder.
struct Text {
    name: String,
    version: Version,
    said: Vec<Vec<Term>>,
    /// The fingerprints of its sentences.
    prints: Vec<u64>,
    known: HashSet<u64>,
}

impl Text {
    fn read(path: &Path) -> Option<Self> {
        let document = read::open_path(path).ok()?;
        let version = Version::new(Analysis::new(document, Language::dutch()));
        let ids = 0..version.analysis().sentences().len() as u32;
        let prints: Vec<u64> = ids
            .map(|id| fingerprint(version.analysis().text(id)))
            .collect();
        let stem = path.file_stem().unwrap_or_default();
        Some(Self {
            name: stem.to_string_lossy().to_lowercase(),
            said: overlap::said(&version),
            version,
            known: prints.iter().copied().collect(),
            prints,
        })
    }

    fn holds(&self, print: u64) -> bool {
        self.known.contains(&print)
    }
}

/// The pairs of a file of labels, `fingerprint fingerprint label` a line, whose sentences stand in
/// the files below a folder; and all pairs of programmes and the agreement that are looked at
/// closely.
pub(crate) fn labels(file: &Path, folder: &Path) -> (Vec<Labelled>, Vec<Considered>) {
    let text = fs::read_to_string(file).expect("the labels can be read");
    let mut wanted: BTreeMap<(u64, u64), char> = text
        .lines()
        .filter_map(|line| {
            let mut fields = line.split('\t');
            let mut key = || u64::from_str_radix(fields.next()?, 16).ok();
            let pair = (key()?, key()?);
            // What is one measure turned round is neither one measure nor two.
            let label = fields
                .next()?
                .chars()
                .next()
                .filter(|label| *label != 'O')?;
            Some((pair, label))
        })
        .collect();
    let all = wanted.len();
    let texts: Vec<Text> = files(folder)
        .par_iter()
        .filter_map(|f| Text::read(f))
        .collect();
    let (mut labelled, mut population) = (Vec::new(), Vec::new());
    for (a, b) in by_wanted(&wanted, &texts) {
        let (old, new) = (&texts[a], &texts[b]);
        let mut keys = wanted.keys();
        if !keys.any(|(first, second)| old.holds(*first) && new.holds(*second)) {
            continue;
        }
        let considered = overlap::considered(&old.version, &new.version);
        if new.name == AGREEMENT {
            let close = considered.iter().filter(|pair| pair.is_close());
            population.extend(close.map(|pair| Considered::new(pair, old, new)));
        }
        let mut best: BTreeMap<(u64, u64), &Pair> = BTreeMap::new();
        for pair in &considered {
            let key = (old.prints[pair.old as usize], new.prints[pair.new as usize]);
            if wanted.contains_key(&key) {
                let known = best.entry(key).or_insert(pair);
                if pair.worth > known.worth {
                    *known = pair;
                }
            }
        }
        for (key, pair) in best {
            labelled.push(Labelled {
                pair: Some(Considered::new(pair, old, new)),
                linked: wanted.remove(&key) == Some('L'),
                runs: [
                    runs(old.version.analysis().text(pair.old)),
                    runs(new.version.analysis().text(pair.new)),
                ],
            });
        }
    }
    eprintln!("of {all} labels {} found", labelled.len());
    (labelled, population)
}

/// The pairs of texts that labels may come from, those of which most do first.
fn by_wanted(wanted: &BTreeMap<(u64, u64), char>, texts: &[Text]) -> Vec<(usize, usize)> {
    let mut counts: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for &(first, second) in wanted.keys() {
        let holding = |key| (0..texts.len()).filter(move |&at| texts[at].holds(key));
        for a in holding(first) {
            for b in holding(second).filter(|&b| b != a) {
                *counts.entry((a, b)).or_default() += 1;
            }
        }
    }
    let mut ranked: Vec<((usize, usize), usize)> = counts.into_iter().collect();
    ranked.sort_by_key(|&(texts, count)| (Reverse(count), texts));
    ranked.into_iter().map(|(texts, _)| texts).collect()
}

/// The pairs of a programme and an agreement in the gold file.
pub(crate) fn gold(file: &Path, texts: &Path) -> Vec<Labelled> {
    let text = fs::read_to_string(file).expect("the labelled pairs can be read");
    let mut by_documents: BTreeMap<(String, String), Vec<Value>> = BTreeMap::new();
    for line in text.lines() {
        let row: Value = serde_json::from_str(line).expect("the gold data are JSON");
        let name = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
        if name("kind") == "overlap" {
            let documents = (name("a_doc"), name("b_doc"));
            by_documents.entry(documents).or_default().push(row);
        }
    }
    let mut labelled = Vec::new();
    for ((a, b), rows) in by_documents {
        let open = |name: &str| {
            let path = texts.join(format!("{name}.txt"));
            Text::read(&path).expect("a programme can be read")
        };
        let (old, new) = (open(&a), open(&b));
        let letters = [&old, &new].map(|text| Letters::new(text.version.analysis()));
        let considered = overlap::considered(&old.version, &new.version);
        for row in rows {
            let text = |key: &str| row[key].as_str().unwrap_or_default();
            let olds = letters[0].sentences(text("a"));
            let news = letters[1].sentences(text("b"));
            let best = considered
                .iter()
                .filter(|pair| olds.contains(&pair.old) && news.contains(&pair.new))
                .max_by(|x, y| x.worth.total_cmp(&y.worth));
            let pair = best.map(|pair| Considered::new(pair, &old, &new));
            labelled.push(Labelled {
                pair,
                linked: matches!(text("relation"), "same" | "changed" | "part"),
                runs: [runs(text("a")), runs(text("b"))],
            });
        }
    }
    labelled
}

fn runs(text: &str) -> HashSet<u64> {
    let words: Vec<u64> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| Term::of(&word.to_lowercase()).bits())
        .collect();
    words
        .windows(RUN.min(words.len().max(1)))
        .map(|run| {
            run.iter().fold(0, |hash, word| {
                (hash ^ word).wrapping_mul(0x0000_0100_0000_01b3)
            })
        })
        .collect()
}
