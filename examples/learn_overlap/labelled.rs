//! The labelled pairs: those of the gold file, and those of `labels.tsv`, found by the fingerprints
//! of their sentences in the texts they come from.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
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

/// A pair that the program considers.
#[derive(Clone)]
pub(crate) struct Considered {
    pub(crate) figures: [f32; FIGURES],
    /// The terms of its sentences.
    pub(crate) words: Vec<(Term, Standing)>,
    /// The fingerprint of the agreement's sentence.
    pub(crate) second: u64,
    close: bool,
}

impl Considered {
    fn new(pair: &Pair, programme: &Text, agreement: &Text) -> Self {
        let (own, other) = (
            &programme.telling[pair.old as usize],
            &agreement.telling[pair.new as usize],
        );
        Self {
            figures: pair.figures,
            words: standings(own.iter().copied(), other.iter().copied()),
            second: fingerprint(agreement.version.analysis().text(pair.new)),
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
    /// The programme it comes from.
    pub(crate) programme: String,
    /// The runs of words of both sentences, by which a near copy is known.
    runs: [HashSet<u64>; 2],
    /// The fingerprint of the sentence of the agreement (or second programme).
    pub(crate) second: u64,
}

/// Words in a row by which a near copy is known.
const RUN: usize = 4;

impl Labelled {
    /// Whether both sentences have half of the runs of either in common with those of the other.
    pub(crate) fn nearly(&self, other: &Self) -> bool {
        self.runs.iter().zip(&other.runs).all(|(a, b)| {
            let both = a.intersection(b).count();
            2 * both >= a.len().min(b.len())
        })
    }
}

/// A text of the folder.
struct Text {
    name: String,
    version: Version,
    telling: Vec<Vec<Term>>,
    places: HashMap<u64, Vec<u32>>,
}

impl Text {
    fn read(path: &Path) -> Option<Self> {
        let document = read::open_path(path).ok()?;
        let version = Version::new(Analysis::new(document, Language::dutch()));
        let mut places: HashMap<u64, Vec<u32>> = HashMap::new();
        for id in 0..version.analysis().sentences().len() as u32 {
            let key = fingerprint(version.analysis().text(id));
            places.entry(key).or_default().push(id);
        }
        let stem = path.file_stem().unwrap_or_default();
        Some(Self {
            name: stem.to_string_lossy().to_lowercase(),
            telling: overlap::telling(&version),
            version,
            places,
        })
    }
}

/// The pairs of a file of labels, `fingerprint fingerprint label` a line, whose sentences stand in
/// the files below a folder; and all pairs of programmes and the agreement
/// `agreement` that are looked at closely, from which most were taken.
pub(crate) fn labels(
    file: &Path,
    folder: &Path,
    agreement: &str,
) -> (Vec<Labelled>, Vec<Considered>) {
    let text = fs::read_to_string(file).expect("the labels can be read");
    let mut wanted: BTreeMap<(u64, u64), char> = text
        .lines()
        .filter_map(|line| {
            let mut fields = line.split('\t');
            let mut key = || u64::from_str_radix(fields.next()?, 16).ok();
            let pair = (key()?, key()?);
            Some((pair, fields.next()?.chars().next()?))
        })
        .collect();
    let all = wanted.len();
    let texts: Vec<Text> = files(folder)
        .par_iter()
        .filter_map(|f| Text::read(f))
        .collect();
    let (mut labelled, mut population) = (Vec::new(), Vec::new());
    let mut tried = BTreeSet::new();
    while let Some((a, b)) = most_wanted(&wanted, &texts, &tried) {
        tried.insert((a, b));
        let (old, new) = (&texts[a], &texts[b]);
        let considered = overlap::considered(&old.version, &new.version);
        if new.name == agreement {
            let close = considered.iter().filter(|pair| pair.is_close());
            population.extend(close.map(|pair| Considered::new(pair, old, new)));
        }
        let by_ids: HashMap<(u32, u32), &Pair> =
            considered.iter().map(|p| ((p.old, p.new), p)).collect();
        wanted.retain(|&(first, second), label| {
            let ids = |text: &Text, key: u64| text.places.get(&key).cloned().unwrap_or_default();
            let (olds, news) = (ids(old, first), ids(new, second));
            let couples = olds.iter().flat_map(|&x| news.iter().map(move |&y| (x, y)));
            let best = couples
                .filter_map(|ids| by_ids.get(&ids).copied())
                .max_by(|x, y| x.worth.total_cmp(&y.worth));
            if let Some(pair) = best {
                labelled.push(Labelled {
                    pair: Some(Considered::new(pair, old, new)),
                    linked: *label == 'L',
                    programme: old.name.clone(),
                    runs: [
                        runs(old.version.analysis().text(pair.old)),
                        runs(new.version.analysis().text(pair.new)),
                    ],
                    second,
                });
            }
            best.is_none()
        });
    }
    eprintln!("of {all} labels {} found", labelled.len());
    (labelled, population)
}

/// The two texts that most of the labels are still sought in.
fn most_wanted(
    wanted: &BTreeMap<(u64, u64), char>,
    texts: &[Text],
    tried: &BTreeSet<(usize, usize)>,
) -> Option<(usize, usize)> {
    let mut counts: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let holding = |key| (0..texts.len()).filter(move |&t| texts[t].places.contains_key(&key));
    for &(first, second) in wanted.keys() {
        for a in holding(first) {
            for b in holding(second).filter(|&b| b != a) {
                if !tried.contains(&(a, b)) {
                    *counts.entry((a, b)).or_default() += 1;
                }
            }
        }
    }
    counts
        .into_iter()
        .max_by(|x, y| x.1.cmp(&y.1).then(y.0.cmp(&x.0)))
        .map(|(texts, _)| texts)
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
                second: pair.as_ref().map_or(0, |pair| pair.second),
                pair,
                linked: matches!(text("relation"), "same" | "changed" | "part"),
                programme: a.to_lowercase(),
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
