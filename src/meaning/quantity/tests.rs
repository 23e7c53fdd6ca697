use super::*;
use crate::analysis::Analysis;
use crate::document::{Builder, Source};
use crate::text::Place;

fn quantities(sentence: &str) -> Vec<(Quantity, String)> {
    let mut builder = Builder::new(Source::unnamed());
    builder.push(sentence, Place::default());
    let analysis = Analysis::new(builder.finish(), Language::dutch());
    let text = analysis.document().text();
    (0..analysis.sentences().len() as u32)
        .flat_map(|id| find(text, analysis.tokens(id), analysis.language()))
        .map(|q| (q, q.span.of(text).to_owned()))
        .collect()
}

/// As `fixtures/quantities.tsv` writes a quantity: kind, value, unit, bound.
fn written((quantity, _): &(Quantity, String)) -> String {
    let unit = quantity.unit.unwrap_or("-");
    let bound = quantity.bound.map_or("-", bound_name);
    format!("{} {} {unit} {bound}", quantity.kind.name(), quantity.value)
}

#[test]
fn every_example_has_the_quantities_a_reader_sees() {
    let mut wrong = Vec::new();
    for line in include_str!("../../../fixtures/quantities.tsv").lines() {
        let Some((sentence, expected)) = line.split_once('\t').filter(|_| !line.starts_with('#'))
        else {
            continue;
        };
        let told: Vec<String> = quantities(sentence).iter().map(written).collect();
        let told = told.join("; ");
        if told != expected.trim_start_matches('-') {
            wrong.push(format!(
                "{sentence}\n  told     {told}\n  expected {expected}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Each line is one quantity in several writings.
const SAME: [&str; 14] = [
    "2%|2 %|2 procent|twee procent|2,0%|2 pct|2 percent",
    "€ 1,5 miljard|€1,5 mld.|1,5 miljard euro|anderhalf miljard euro|1500 miljoen euro|€ 1.500.000.000|1.500 mln euro",
    "100.000 banen|100 000 banen|honderdduizend banen|0,1 miljoen banen",
    "1,5 jaar|anderhalf jaar|18 maanden",
    "0,5 miljoen|een half miljoen|500.000",
    "de helft|½",
    "een derde van de huizen|⅓ van de huizen|1 op de 3 huizen",
    "driekwart van de huizen|drie kwart van de huizen|3/4 van de huizen",
    "2,5 ton|tweeënhalve ton|2.500 kilo",
    "dertien scholen|13 scholen",
    "vóór 1 januari 2027|uiterlijk 31 december 2026|eind 2026|vóór 2027",
    "minstens 2%|ten minste 2%|minimaal 2%|niet minder dan 2%|tenminste twee procent",
    "maximaal 3 jaar|ten hoogste 3 jaar|hooguit drie jaar|niet meer dan 3 jaar",
    "ca. 5%|circa 5%|ongeveer 5%|ongeveer vijf procent",
];

#[test]
fn writings_of_the_same_quantity_compare_equal() {
    for line in SAME {
        let all: Vec<_> = line.split('|').map(|one| (one, quantities(one))).collect();
        for (one, found) in &all {
            assert_eq!(found.len(), 1, "{one}: {found:?}");
            let (first, other) = (&all[0].1[0].0, &found[0].0);
            assert!(
                first.same(other),
                "{} and {one}: {first:?} {other:?}",
                all[0].0
            );
        }
    }
}

#[test]
fn another_deadline_with_the_same_year_is_another_promise() {
    let all = [
        "in 2030",
        "vanaf 2030",
        "tot 2030",
        "tot en met 2030",
        "uiterlijk 2030",
        "vóór 2030",
        "na 2030",
        "rond 2030",
    ];
    for a in all {
        for b in all {
            let same = quantities(a)[0].0.same(&quantities(b)[0].0);
            assert_eq!(same, a == b, "{a} and {b}");
        }
    }
    for (a, b) in [
        ("2 procent", "2 procentpunt"),
        ("minstens 2%", "2%"),
        ("2 euro", "2 dollar"),
        ("3 dagen", "3 weken"),
    ] {
        assert!(!quantities(a)[0].0.same(&quantities(b)[0].0), "{a} and {b}");
    }
}
