//! JSON: the wire format other programs rely on. Fields may be added; a field that stands here
//! keeps its name, type and meaning within a [`SCHEMA_VERSION`].

use std::io::Write;

use schemars::{JsonSchema, Schema};
use serde::Serialize;

mod comparison;
mod document;
mod mutual;
mod overlap;

use crate::change::Comparison;
use crate::meaning::Version;
use crate::overlap::{Mutual, Overlap};

use super::Language;

/// Version of the wire format.
pub const SCHEMA_VERSION: u32 = 1;

/// What made an output.
#[derive(Serialize, JsonSchema)]
struct Generator {
    /// Always `pledgediff`.
    name: &'static str,
    /// Version of the program.
    version: &'static str,
}

const GENERATOR: Generator = Generator {
    name: env!("CARGO_PKG_NAME"),
    version: env!("CARGO_PKG_VERSION"),
};

/// Which schema is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Output of `compare`.
    Comparison,
    /// Output of `overlap`.
    Overlap,
    /// Output of `overlap --all`.
    Mutual,
    /// Output of `show`.
    Document,
}

/// The JSON Schema of an output.
pub fn schema(kind: Kind) -> Schema {
    match kind {
        Kind::Comparison => schemars::schema_for!(comparison::Schema),
        Kind::Overlap => schemars::schema_for!(overlap::Wire<'static>),
        Kind::Mutual => schemars::schema_for!(mutual::Wire<'static>),
        Kind::Document => schemars::schema_for!(document::Wire<'static>),
    }
}

/// Writes a comparison; the messages of its notices in `language`.
///
/// # Errors
/// When `out` does not take it.
pub fn comparison(
    comparison: &Comparison,
    language: Language,
    out: impl Write,
) -> serde_json::Result<()> {
    serde_json::to_writer(out, &comparison::Wire::of(comparison, language)?)
}

/// Writes an overlap; the messages of its notices in `language`.
///
/// # Errors
/// When `out` does not take it.
pub fn overlap(overlap: &Overlap, language: Language, out: impl Write) -> serde_json::Result<()> {
    serde_json::to_writer(out, &overlap::Wire::of(overlap, language))
}

/// Writes what programmes share with each other.
///
/// # Errors
/// When `out` does not take it.
pub fn mutual(mutual: &Mutual, out: impl Write) -> serde_json::Result<()> {
    serde_json::to_writer(out, &mutual::Wire::of(mutual))
}

/// Writes a document with its sentences, and with their tokens where `tokens` is set.
///
/// # Errors
/// When `out` does not take it.
pub fn document(version: &Version, tokens: bool, out: impl Write) -> serde_json::Result<()> {
    serde_json::to_writer(out, &document::Wire::of(version, tokens))
}
