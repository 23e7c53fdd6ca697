//! How long each stage takes on a programme of a hundred pages.

#![allow(missing_docs, reason = "criterion's macros make functions without")]

mod common;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use pledgediff::align::{Alignment, Options};
use pledgediff::analysis::Analysis;
use pledgediff::change::Comparison;
use pledgediff::document::Document;
use pledgediff::lang::Language;
use pledgediff::meaning::Version;
use pledgediff::read;
use pledgediff::report::{self, json, terminal};

fn document(text: &str) -> Document {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("programma.md");
    std::fs::write(&path, text).unwrap();
    read::open_path(&path).unwrap()
}

fn stages(criterion: &mut Criterion) {
    let texts = common::versions(common::HUNDRED_PAGES);
    let documents = texts.each_ref().map(|text| document(text));
    let analyses = documents
        .clone()
        .map(|d| Analysis::new(d, Language::dutch()));
    let versions = analyses.clone().map(Version::new);
    let [old, new] = versions.clone();
    let comparison = Comparison::between(old, new, Options::default());

    let mut group = criterion.benchmark_group("stages");
    group.sample_size(20);
    group.throughput(Throughput::Bytes(texts[0].len() as u64));
    group.bench_function("read", |b| b.iter(|| document(black_box(&texts[0]))));
    group.bench_function("segment and token, one core", |b| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(1)
            .build()
            .unwrap();
        b.iter(|| {
            pool.install(|| Analysis::new(black_box(documents[0].clone()), Language::dutch()))
        });
    });
    group.bench_function("meaning", |b| {
        b.iter(|| Version::new(black_box(analyses[0].clone())));
    });
    group.throughput(Throughput::Bytes((texts[0].len() + texts[1].len()) as u64));
    group.bench_function("align", |b| {
        let [old, new] = &analyses;
        b.iter(|| Alignment::new(black_box(old), black_box(new), Options::default()));
    });
    group.bench_function("compare", |b| {
        b.iter(|| {
            let [old, new] = black_box(versions.clone());
            Comparison::between(old, new, Options::default())
        });
    });
    group.bench_function("json", |b| {
        b.iter(|| {
            let mut out = Vec::new();
            json::comparison(black_box(&comparison), report::Language::Dutch, &mut out).unwrap();
            out
        });
    });
    group.bench_function("terminal", |b| {
        let looks = terminal::Looks {
            summary: false,
            width: 100,
            colour: true,
            language: report::Language::Dutch,
        };
        b.iter(|| terminal::comparison(black_box(&comparison), looks));
    });
    group.finish();
}

criterion_group!(benches, stages);
criterion_main!(benches);
