//! The wire form of a comparison.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};

use super::document;
use super::{GENERATOR, Generator, SCHEMA_VERSION};
use crate::analysis::SentenceId;
use crate::change::{self, Comparison};
use crate::document::Document;
use crate::meaning::effect;
use crate::report::{Language, strings};

/// A comparison as its schema tells it.
pub(super) type Schema = Wire<document::Wire<'static>, Vec<Change<'static>>>;

/// What became of each sentence of the old version, and where each of the new came from.
///
/// Its large parts are either what they hold or, as it is written, the JSON of that: the parts are
/// made into text at the same time.
#[derive(Serialize, JsonSchema)]
#[schemars(
    rename = "Comparison",
    description = "What became of each sentence of the old version, and where each of the new came from."
)]
pub(super) struct Wire<D, C> {
    /// Version of this format.
    schema_version: u32,
    /// Always `comparison`.
    kind: &'static str,
    /// What made it.
    generator: Generator,
    /// The old version.
    old: D,
    /// The new version.
    new: D,
    /// In the order of the new version; a removed one after the one it followed.
    changes: C,
    /// Counts.
    summary: Summary,
    /// What was degraded, repaired or odd in the inputs.
    notices: Vec<Notice>,
}

/// One passage and what became of it. Every sentence stands in exactly one.
#[derive(Serialize, JsonSchema)]
pub(super) struct Change<'a> {
    /// The same for the same two texts, usable as an anchor.
    id: &'a str,
    /// `unchanged`, `changed`, `split`, `merged`, `added` or `removed`.
    kind: &'static str,
    /// Whether it left its place among its neighbours or went to another section.
    moved: bool,
    /// Its sentences in the old version.
    old: &'a [SentenceId],
    /// Its sentences in the new version.
    new: &'a [SentenceId],
    /// Likeness of the two sides, 0 to 1; 1 only for the same words.
    similarity: f64,
    /// `certain`, or `possible`: shown apart, never counted as certain.
    confidence: &'static str,
    /// Word by word: equal and deleted make the old text, equal and inserted the new.
    edits: Vec<Edit<'a>>,
    /// What changed in substance.
    effects: Vec<Effect<'a>>,
}

/// A run of words with one fate.
#[derive(Serialize, JsonSchema)]
pub(super) struct Edit<'a> {
    /// `equal`, `delete` or `insert`.
    op: &'static str,
    /// The words, white space included.
    text: &'a str,
}

/// A change in substance.
#[derive(Serialize, JsonSchema)]
pub(super) struct Effect<'a> {
    /// `figure`, `deadline`, `polarity`, `weaker`, `stronger`, `direction`, `scope`, `condition`,
    /// `actor`, `clause_added` or `clause_dropped`.
    class: &'static str,
    /// `certain` or `possible`.
    certainty: &'static str,
    /// The words in the old text.
    old: Option<&'a str>,
    /// The words in the new text.
    new: Option<&'a str>,
}

/// Counts of changes. What is only possible counts under `possible` alone.
#[derive(Serialize, JsonSchema)]
struct Summary {
    /// Over all sentences.
    all: Counts,
    /// Over changes with a commitment on either side.
    commitments: Counts,
    /// Over changes with a specific commitment on either side.
    specific: Counts,
    /// Changes that bear each effect, where both are certain.
    effects: BTreeMap<&'static str, u32>,
}

/// How many changes of each kind.
#[derive(Serialize, JsonSchema)]
struct Counts {
    /// As they were.
    unchanged: u32,
    /// In other words.
    changed: u32,
    /// One sentence became several.
    split: u32,
    /// Several became one.
    merged: u32,
    /// Only in the new version.
    added: u32,
    /// Only in the old version.
    removed: u32,
    /// Of whatever kind, out of their place.
    moved: u32,
    /// Pairs that only possibly belong together.
    possible: u32,
}

/// Something the reader should know about an input.
#[derive(Serialize, JsonSchema)]
struct Notice {
    /// `old` or `new`.
    source: &'static str,
    /// What kind of thing.
    code: &'static str,
    /// In words.
    message: String,
    /// Page, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<u32>,
    /// Line, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
}

impl Wire<Box<RawValue>, Box<RawValue>> {
    pub(super) fn of(comparison: &Comparison, language: Language) -> serde_json::Result<Self> {
        let (old, new) = (comparison.before(), comparison.after());
        let mut notices = notices("old", old.analysis().document(), language);
        notices.extend(self::notices("new", new.analysis().document(), language));
        let document = |version| to_raw_value(&document::Wire::of(version, false));
        let (changes, (old, new)) = rayon::join(
            || {
                let changes: Vec<Change<'_>> = comparison.changes().iter().map(change).collect();
                to_raw_value(&changes)
            },
            || rayon::join(|| document(old), || document(new)),
        );
        Ok(Self {
            schema_version: SCHEMA_VERSION,
            kind: "comparison",
            generator: GENERATOR,
            old: old?,
            new: new?,
            changes: changes?,
            summary: summary(comparison.summary()),
            notices,
        })
    }
}

fn change(change: &change::Change) -> Change<'_> {
    Change {
        id: &change.id,
        kind: change.kind.name(),
        moved: change.moved,
        old: &change.old,
        new: &change.new,
        similarity: (change.similarity * 1000.0).round() / 1000.0,
        confidence: change.confidence.name(),
        edits: edits(&change.edits),
        effects: effects(&change.effects),
    }
}

pub(super) fn edits(edits: &[change::Edit]) -> Vec<Edit<'_>> {
    edits
        .iter()
        .map(|edit| Edit {
            op: edit.op.name(),
            text: &edit.text,
        })
        .collect()
}

pub(super) fn effects(effects: &[effect::Effect]) -> Vec<Effect<'_>> {
    effects
        .iter()
        .map(|effect| Effect {
            class: effect.class.name(),
            certainty: effect.certainty.name(),
            old: effect.old.as_deref(),
            new: effect.new.as_deref(),
        })
        .collect()
}

fn summary(summary: &change::Summary) -> Summary {
    let counts = |c: &change::Counts| Counts {
        unchanged: c.unchanged,
        changed: c.changed,
        split: c.split,
        merged: c.merged,
        added: c.added,
        removed: c.removed,
        moved: c.moved,
        possible: c.possible,
    };
    Summary {
        all: counts(&summary.all),
        commitments: counts(&summary.commitments),
        specific: counts(&summary.specific),
        effects: summary
            .effects
            .iter()
            .map(|(class, count)| (class.name(), *count))
            .collect(),
    }
}

fn notices(source: &'static str, document: &Document, language: Language) -> Vec<Notice> {
    document
        .notices()
        .iter()
        .map(|notice| Notice {
            source,
            code: notice.kind.code(),
            message: strings::notice(&notice.kind, language),
            page: notice.place.page,
            line: notice.place.line,
        })
        .collect()
}
