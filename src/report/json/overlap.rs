//! The wire form of an overlap.

use schemars::JsonSchema;
use serde::Serialize;

use super::comparison::{Edit, Effect, edits, effects};
use super::document;
use super::{GENERATOR, Generator, SCHEMA_VERSION};
use crate::analysis::SentenceId;
use crate::document::Document;
use crate::overlap::{self, Overlap};
use crate::report::{Language, strings};

/// What of each programme stands in the agreement, and whose each sentence of it was.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Overlap")]
pub(super) struct Wire<'a> {
    /// Version of this format.
    schema_version: u32,
    /// Always `overlap`.
    kind: &'static str,
    /// What made it.
    generator: Generator,
    /// The agreement.
    agreement: document::Wire<'a>,
    /// The programmes, as they were given.
    programmes: Vec<document::Wire<'a>>,
    /// By programme, then in its order.
    matches: Vec<Match<'a>>,
    /// For each programme, how much of it was found.
    programme_summary: Vec<ProgrammeSummary>,
    /// How much of the agreement was found in the programmes.
    agreement_summary: AgreementSummary,
    /// What was degraded, repaired or odd in the inputs.
    notices: Vec<Notice<'a>>,
}

/// A passage of a programme and what answers to it in the agreement.
#[derive(Serialize, JsonSchema)]
struct Match<'a> {
    /// Place of the programme in `programmes`.
    programme: usize,
    /// Its sentences in that programme.
    old: &'a [SentenceId],
    /// Its sentences in the agreement.
    new: &'a [SentenceId],
    /// `verbatim`, `reworded`, `changed`, `partial`, `opposite` or `related`.
    relation: &'static str,
    /// Likeness of the two sides, 0 to 1; 1 only for the same words.
    similarity: f64,
    /// `certain`, or `possible`: shown apart, never counted as certain.
    confidence: &'static str,
    /// Word by word: equal and deleted make the programme's text, equal and inserted the
    /// agreement's.
    edits: Vec<Edit<'a>>,
    /// What changed in substance.
    effects: Vec<Effect<'a>>,
}

/// How many commitments of a programme came to what. Each counts once, under the surest of its
/// matches; what is only possible counts under `possible` alone.
#[derive(Serialize, JsonSchema)]
struct Counts {
    /// All.
    commitments: u32,
    /// Word for word.
    verbatim: u32,
    /// In other words.
    reworded: u32,
    /// Changed in substance.
    changed: u32,
    /// One of several commitments of a sentence.
    partial: u32,
    /// The same measure, the other way round.
    opposite: u32,
    /// Only possibly found.
    possible: u32,
    /// Not found.
    absent: u32,
    /// Share found: verbatim, reworded, changed and partial over all, 0 to 1.
    share: f64,
    /// What share may really stand there, given how often the program errs on labelled pairs.
    estimate: Estimate,
}

/// A share with the interval that the measured error rates imply, each 0 to 1.
#[derive(Serialize, JsonSchema)]
struct Estimate {
    /// Lower end.
    low: f64,
    /// The share.
    value: f64,
    /// Upper end.
    high: f64,
}

/// What was found of one programme.
#[derive(Serialize, JsonSchema)]
struct ProgrammeSummary {
    /// Place of the programme in `programmes`.
    programme: usize,
    /// Whether its party is in the coalition; null where that was not said.
    coalition: Option<bool>,
    /// The colour of its party as `#rrggbb`; null where none was given.
    color: Option<String>,
    /// Over all its commitments.
    #[serde(flatten)]
    all: Counts,
    /// Over its specific commitments.
    specific: Counts,
    /// Commitments of the agreement that were found in it.
    held: u32,
    /// The share found of the commitments of the programme or of the agreement, whichever makes fewer:
    /// the overlap coefficient, 0 to 1, for programmes of other lengths.
    share_by_length: f64,
    /// Found commitments per thousand words of the programme.
    per_thousand_words: f64,
}

/// How much of the agreement's commitments was found in the programmes.
#[derive(Serialize, JsonSchema)]
struct AgreementSummary {
    /// Its sentences.
    sentences: u32,
    /// Its commitments.
    commitments: u32,
    /// Commitments found in one programme.
    from_one: u32,
    /// Commitments found in several.
    from_several: u32,
    /// Of those, found in at least three programmes and half of them.
    common_ground: u32,
    /// Commitments found in none.
    untraced: u32,
}

/// Something the reader should know about an input.
#[derive(Serialize, JsonSchema)]
struct Notice<'a> {
    /// `agreement` or `programme`.
    source: &'static str,
    /// Place of the programme in `programmes`.
    #[serde(skip_serializing_if = "Option::is_none")]
    programme: Option<usize>,
    /// What kind of thing.
    code: &'a str,
    /// In words.
    message: String,
    /// Page, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<u32>,
    /// Line, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
}

impl<'a> Wire<'a> {
    pub(super) fn of(overlap: &'a Overlap, language: Language) -> Self {
        let agreement = overlap.agreement();
        let mut notices = notices(None, agreement.analysis().document(), language);
        for (at, programme) in overlap.programmes().iter().enumerate() {
            let document = programme.analysis().document();
            notices.extend(self::notices(Some(at), document, language));
        }
        let summary = overlap.agreement_summary();
        Self {
            schema_version: SCHEMA_VERSION,
            kind: "overlap",
            generator: GENERATOR,
            agreement: document::Wire::of(agreement, false),
            programmes: overlap
                .programmes()
                .iter()
                .map(|programme| document::Wire::of(programme, false))
                .collect(),
            matches: overlap.matches().iter().map(matched).collect(),
            programme_summary: overlap
                .summaries()
                .iter()
                .map(|programme| programme_summary(programme, summary))
                .collect(),
            agreement_summary: AgreementSummary {
                sentences: summary.sentences,
                commitments: summary.commitments,
                from_one: summary.from_one,
                from_several: summary.from_several,
                common_ground: summary.common_ground,
                untraced: summary.untraced,
            },
            notices,
        }
    }
}

fn matched(matched: &overlap::Match) -> Match<'_> {
    Match {
        programme: matched.programme,
        old: &matched.old,
        new: &matched.new,
        relation: matched.relation.name(),
        similarity: thousandths(matched.similarity),
        confidence: matched.confidence.name(),
        edits: edits(&matched.edits),
        effects: effects(&matched.effects),
    }
}

fn programme_summary(
    summary: &overlap::ProgrammeSummary,
    agreement: &overlap::AgreementSummary,
) -> ProgrammeSummary {
    ProgrammeSummary {
        programme: summary.programme,
        coalition: summary.coalition,
        color: summary.colour.map(|colour| colour.to_string()),
        all: counts(&summary.all),
        specific: counts(&summary.specific),
        held: summary.held,
        share_by_length: thousandths(summary.by_length(agreement)),
        per_thousand_words: thousandths(summary.per_thousand_words),
    }
}

fn counts(counts: &overlap::Counts) -> Counts {
    let estimate = counts.estimate();
    Counts {
        commitments: counts.commitments,
        verbatim: counts.verbatim,
        reworded: counts.reworded,
        changed: counts.changed,
        partial: counts.partial,
        opposite: counts.opposite,
        possible: counts.possible,
        absent: counts.absent,
        share: thousandths(counts.share()),
        estimate: Estimate {
            low: thousandths(estimate.low),
            value: thousandths(estimate.value),
            high: thousandths(estimate.high),
        },
    }
}

fn thousandths(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

fn notices(programme: Option<usize>, document: &Document, language: Language) -> Vec<Notice<'_>> {
    document
        .notices()
        .iter()
        .map(|notice| Notice {
            source: if programme.is_some() {
                "programme"
            } else {
                "agreement"
            },
            programme,
            code: notice.kind.code(),
            message: strings::notice(&notice.kind, language),
            page: notice.place.page,
            line: notice.place.line,
        })
        .collect()
}
