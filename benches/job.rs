//! How long the whole job takes, from two files to JSON, at one to eight times a hundred pages.

#![allow(missing_docs, reason = "criterion's macros make functions without")]

mod common;

use std::path::Path;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use pledgediff::align::Options;
use pledgediff::analysis::Analysis;
use pledgediff::change::Comparison;
use pledgediff::lang::Language;
use pledgediff::meaning::Version;
use pledgediff::read;
use pledgediff::report::{self, json};

fn version(path: &Path) -> Version {
    let document = read::open_path(path).unwrap();
    Version::new(Analysis::new(document, Language::dutch()))
}

fn job(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().unwrap();
    let mut group = criterion.benchmark_group("job");
    group.sample_size(10);
    for times in [1, 2, 4, 8] {
        let texts = common::versions(times * common::HUNDRED_PAGES);
        let paths = ["old.md", "new.md"].map(|name| folder.path().join(format!("{times}-{name}")));
        for (path, text) in paths.iter().zip(&texts) {
            std::fs::write(path, text).unwrap();
        }
        group.throughput(Throughput::Bytes(
            texts.iter().map(|t| t.len() as u64).sum(),
        ));
        group.bench_with_input(
            BenchmarkId::new("pages", 100 * times),
            &paths,
            |b, [old, new]| {
                b.iter(|| {
                    let (old, new) = rayon::join(|| version(old), || version(new));
                    let comparison = Comparison::between(old, new, Options::default());
                    let mut out = Vec::new();
                    json::comparison(&comparison, report::Language::Dutch, &mut out).unwrap();
                    out
                });
            },
        );
    }
    group.finish();
}

criterion_group!(benches, job);
criterion_main!(benches);
