//! Words and their terms: the stemmer against its published vocabulary, the lemmas of running text,
//! and the data files of Dutch against their own examples.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test fails by panicking and says what it skipped"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use pledgediff::analysis::Analysis;
use pledgediff::document::{BlockKind, Builder, Format, Source};
use pledgediff::lang::{Language, Term};
use pledgediff::text::Place;
use pledgediff::token::{TokenKind, Tokenizer};
use proptest::prelude::*;
use rust_stemmers::{Algorithm, Stemmer};

fn shared(path: &str) -> Option<String> {
    let path = format!("../shared/gold/words/{path}");
    let text = fs::read_to_string(&path).ok();
    if text.is_none() {
        eprintln!("SKIPPED: no {path}");
    }
    text
}

/// The entries of a data file of Dutch, which is held to be sorted and in lower case.
fn entries(data: &'static str) -> Vec<Vec<&'static str>> {
    let rows: Vec<Vec<&str>> = data
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
        .collect();
    assert!(
        rows.iter()
            .flatten()
            .all(|field| *field == field.to_lowercase())
    );
    rows
}

fn assert_sorted(rows: &[Vec<&str>], field: usize) {
    for pair in rows.windows(2) {
        assert!(
            pair[0][field] < pair[1][field],
            "{:?} before {:?}",
            pair[0],
            pair[1]
        );
    }
}

fn term(word: &str) -> String {
    Language::dutch().term(word).into_owned()
}

#[test]
fn the_stemmer_is_snowballs() {
    let Some(vocabulary) = shared("snowball_dutch_porter.tsv") else {
        return;
    };
    let stemmer = Stemmer::create(Algorithm::Dutch);
    let mut words = 0;
    for line in vocabulary.lines() {
        let (word, stem) = line.split_once('\t').unwrap();
        assert_eq!(stemmer.stem(word), stem, "{word}");
        words += 1;
    }
    assert_eq!(words, 45_670);
}

/// All pairs of different forms that stand together in a group.
fn pairs<'a>(groups: &BTreeMap<String, BTreeSet<&'a str>>) -> BTreeSet<(&'a str, &'a str)> {
    let mut pairs = BTreeSet::new();
    for forms in groups.values() {
        for (i, a) in forms.iter().enumerate() {
            pairs.extend(forms.iter().skip(i + 1).map(|b| (*a, *b)));
        }
    }
    pairs
}

/// F1 of "these two different forms have the same term" against "they are forms of one lemma", over
/// all pairs of forms in the list. The part of speech is not looked at.
#[test]
fn forms_of_one_lemma_share_a_term() {
    let Some(list) = shared("lemmas_open.tsv") else {
        return;
    };
    let score = |term: &dyn Fn(&str) -> String| {
        let (mut lemmas, mut terms) = (BTreeMap::new(), BTreeMap::new());
        for line in list.lines().skip(1) {
            let fields: Vec<&str> = line.split('\t').collect();
            let (form, lemma) = (fields[0], fields[1]);
            lemmas
                .entry(lemma.to_owned())
                .or_insert_with(BTreeSet::new)
                .insert(form);
            terms
                .entry(term(form))
                .or_insert_with(BTreeSet::new)
                .insert(form);
        }
        let (gold, told) = (pairs(&lemmas), pairs(&terms));
        let hits = gold.intersection(&told).count() as f64;
        2.0 * hits / (gold.len() + told.len()) as f64
    };
    let stemmer = Stemmer::create(Algorithm::Dutch);
    let plain = score(&|form| stemmer.stem(form).into_owned());
    let ours = score(&term);
    eprintln!("pairs of forms of one lemma, F1: stemmer alone {plain:.3}, terms {ours:.3}");
    assert!(ours >= 0.83, "F1 {ours:.3}");
}

#[test]
fn words_that_belong_together() {
    let mut wrong = Vec::new();
    for line in include_str!("../fixtures/words.txt").lines() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let mut words = line.split(' ');
        if line.starts_with('≠') {
            let terms: BTreeSet<String> = words.by_ref().skip(1).map(term).collect();
            if terms.len() + 1 < line.split(' ').count() {
                wrong.push(format!("{line}: {terms:?}"));
            }
        } else {
            let terms: BTreeSet<String> = words.map(term).collect();
            if terms.len() > 1 {
                wrong.push(format!("{line}: {terms:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn data_files_are_in_order() {
    for (data, field) in [
        (include_str!("../src/lang/nl/forms.tsv"), 0),
        (include_str!("../src/lang/nl/nouns.tsv"), 1),
        (include_str!("../src/lang/nl/endings.tsv"), 0),
        (include_str!("../src/lang/nl/prefixes.tsv"), 0),
        (include_str!("../src/lang/nl/strong_verbs.tsv"), 0),
        (include_str!("../src/lang/nl/weak_verbs.txt"), 0),
        (include_str!("../src/lang/nl/adjectives.txt"), 0),
        (include_str!("../src/lang/nl/stopwords.txt"), 0),
        (include_str!("../src/lang/nl/subjects.txt"), 0),
        (include_str!("../src/lang/nl/openers.txt"), 0),
        (include_str!("../src/lang/nl/finite.txt"), 0),
    ] {
        assert_sorted(&entries(data), field);
    }
}

#[test]
fn every_rule_holds_for_its_example() {
    let mut wrong = Vec::new();
    let mut same = |a: &str, b: &str| {
        if term(a) != term(b) {
            wrong.push(format!("{a}: {}, {b}: {}", term(a), term(b)));
        }
    };
    for row in entries(include_str!("../src/lang/nl/endings.tsv")) {
        let [ending, becomes, then, word, result] = row[..] else {
            panic!("five fields: {row:?}");
        };
        assert!(["keep", "go", "any"].contains(&then), "{row:?}");
        assert!(ending.len() <= 8, "{row:?}");
        assert!(
            word.ends_with(ending) && result.ends_with(becomes),
            "{row:?}"
        );
        same(word, result);
    }
    for row in entries(include_str!("../src/lang/nl/nouns.tsv")) {
        let part = if row.len() > 2 { "proef" } else { "" };
        same(&format!("{part}{}", row[0]), &format!("{part}{}", row[1]));
    }
    let forms = entries(include_str!("../src/lang/nl/forms.tsv"));
    for row in &forms {
        same(row[0], row[1]);
    }
    // What forms.tsv says of a word goes before what it would be as a verb.
    let own: BTreeSet<&str> = forms.iter().map(|row| row[0]).collect();
    for row in entries(include_str!("../src/lang/nl/strong_verbs.tsv")) {
        for form in row[2].split(' ').chain([row[0]]) {
            if !own.contains(form) && !own.contains(row[1]) {
                same(form, row[1]);
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_tells_promises_apart_is_no_stop_word() {
    let dutch = Language::dutch();
    for word in [
        "niet",
        "geen",
        "nooit",
        "zonder",
        "kunnen",
        "moeten",
        "willen",
        "zal",
        "mag",
        "alle",
        "elke",
        "meer",
        "minder",
        "minstens",
        "hooguit",
        "uiterlijk",
        "vanaf",
        "voortaan",
        "mits",
        "tenzij",
    ] {
        assert!(!dutch.is_stop(word), "{word}");
    }
    for word in ["de", "het", "van", "en", "we"] {
        assert!(dutch.is_stop(word), "{word}");
    }
}

#[test]
fn common_terms_weigh_less() {
    let dutch = Language::dutch();
    let idf = |word: &str| dutch.idf(Term::of(&term(word)));
    assert!(dutch.background().sentences() > 10_000);
    assert!(idf("de") < 2.0);
    assert!(idf("nederland") < idf("stikstof"));
    assert!(idf("stikstof") < idf("zeegrasveldje"));
    assert!((idf("zorgt") - idf("zorgen")).abs() < f32::EPSILON);
}

fn analysis(paragraphs: &[String]) -> Analysis {
    let mut builder = Builder::new(Source {
        name: "p.txt".into(),
        label: "p".into(),
        format: Format::Text,
        sha256: String::new(),
    });
    for paragraph in paragraphs {
        builder.begin(BlockKind::Paragraph);
        builder.push(paragraph, Place::default());
    }
    Analysis::new(builder.finish(), Language::dutch())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn tokens_lie_in_their_sentence_in_order(
        paragraphs in prop::collection::vec("([A-Za-zé’'„”.,!? 0-9]|\\PC){0,80}", 0..6)
    ) {
        let analysis = analysis(&paragraphs);
        let text = analysis.document().text();
        for (id, sentence) in (0..).zip(analysis.sentences()) {
            let mut end = sentence.span.start;
            for token in analysis.tokens(id) {
                prop_assert!(token.span.start >= end && token.span.end <= sentence.span.end);
                prop_assert!(!token.span.is_empty());
                let between = &text[end as usize..token.span.start as usize];
                prop_assert!(between.chars().all(char::is_whitespace));
                end = token.span.end;
            }
            prop_assert!(text[end as usize..sentence.span.end as usize].chars().all(char::is_whitespace));
        }
    }

    #[test]
    fn a_word_has_one_term_in_any_case(word in "\\PC{0,24}") {
        let dutch = Language::dutch();
        let first = dutch.term(&word).into_owned();
        prop_assert_eq!(dutch.term(&word), first);
        let mut tokens = Vec::new();
        Tokenizer::new(dutch).tokens(&word, 0, &mut tokens);
        prop_assert!(tokens.iter().all(|token| token.kind != TokenKind::Mark
            || !token.span.of(&word).contains(char::is_alphanumeric)));
    }
}
