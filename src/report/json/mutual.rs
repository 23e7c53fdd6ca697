//! The wire form of mutual overlap.

use schemars::JsonSchema;
use serde::Serialize;

use super::{GENERATOR, Generator, SCHEMA_VERSION};
use crate::overlap::Mutual;

/// What each two of several programmes share. Symmetric: the programmes in another order give the
/// same figures.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Mutual")]
pub(super) struct Wire<'a> {
    /// Version of this format.
    schema_version: u32,
    /// Always `mutual_overlap`.
    kind: &'static str,
    /// What made it.
    generator: Generator,
    /// The programmes, as they were given.
    programmes: Vec<Programme<'a>>,
    /// Every two programmes once.
    pairs: Vec<Pair>,
}

/// One programme.
#[derive(Serialize, JsonSchema)]
struct Programme<'a> {
    /// What reports call it.
    label: &'a str,
    /// The input as the user wrote it, without its label.
    source: &'a str,
    /// SHA-256 of the bytes, in lower-case hexadecimal.
    sha256: &'a str,
    /// Its sentences.
    sentences: usize,
    /// Its commitments.
    commitments: u32,
}

/// What two programmes share.
#[derive(Serialize, JsonSchema)]
struct Pair {
    /// Places of both in `programmes`, the earlier first.
    programmes: [usize; 2],
    /// Commitments of the one that stand in the other with certainty, for both.
    commitments: [u32; 2],
    /// The same as shares of all their commitments, 0 to 1.
    shares: [f64; 2],
    /// Pairs of sentences of the very same words.
    verbatim: u32,
}

impl<'a> Wire<'a> {
    pub(super) fn of(mutual: &'a Mutual) -> Self {
        let programmes = mutual.programmes().iter().enumerate();
        Self {
            schema_version: SCHEMA_VERSION,
            kind: "mutual_overlap",
            generator: GENERATOR,
            programmes: programmes
                .map(|(at, version)| {
                    let source = version.analysis().document().source();
                    Programme {
                        label: &source.label,
                        source: &source.name,
                        sha256: &source.sha256,
                        sentences: version.analysis().sentences().len(),
                        commitments: mutual.commitments(at),
                    }
                })
                .collect(),
            pairs: mutual
                .shared()
                .iter()
                .map(|shared| {
                    let (a, b) = (shared.first, shared.second);
                    let share = |of, within| (mutual.share(of, within) * 1e4).round() / 1e4;
                    Pair {
                        programmes: [a, b],
                        commitments: shared.commitments,
                        shares: [share(a, b), share(b, a)],
                        verbatim: shared.verbatim,
                    }
                })
                .collect(),
        }
    }
}
