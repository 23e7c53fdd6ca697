//! The wire form of a document.

use schemars::JsonSchema;
use serde::Serialize;

use crate::analysis::SentenceId;
use crate::document::SectionId;
use crate::meaning::Version;
use crate::meaning::quantity::bound_name;

/// One text as it was read.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Document")]
pub(super) struct Wire<'a> {
    /// The input as the user wrote it, without its label.
    source: &'a str,
    /// What reports call the document.
    label: &'a str,
    /// The format it was read as.
    format: &'static str,
    /// The title the source gives itself.
    title: Option<&'a str>,
    /// SHA-256 of the bytes, in lower-case hexadecimal.
    sha256: &'a str,
    /// Number of pages, for formats that have pages.
    pages: Option<u32>,
    /// The headings, in order.
    sections: Vec<Section<'a>>,
    /// The sentences, in order.
    sentences: Vec<Sentence<'a>>,
}

/// A heading and all that stands under it.
#[derive(Serialize, JsonSchema)]
struct Section<'a> {
    /// Its place in the list.
    id: SectionId,
    /// The number before the title, such as `7.2`.
    number: Option<&'a str>,
    /// The title without its number.
    title: &'a str,
    /// Depth, from 1 for a chapter.
    level: u8,
    /// The section it stands in.
    parent: Option<SectionId>,
}

/// One sentence.
#[derive(Serialize, JsonSchema)]
struct Sentence<'a> {
    /// Its place in the list.
    id: SentenceId,
    /// Its words.
    text: &'a str,
    /// The innermost section it stands in.
    section: Option<SectionId>,
    /// `paragraph`, `list_item`, `table_cell`, `quote`, `caption` or `footnote`.
    block: &'static str,
    /// Whether it is the label that opens an item ("NAVO.").
    lead_in: bool,
    /// Page, from 1.
    page: Option<u32>,
    /// Line of the source, from 1.
    line: Option<u32>,
    /// `specific`, `general` or `none`.
    commitment: &'static str,
    /// How firmly the clause that carries the commitment promises: 1 (may) to 4 (must).
    strength: Option<u8>,
    /// The figures, amounts, dates and spans of time it names, in order.
    quantities: Vec<Quantity<'a>>,
    /// Its tokens, with `show --as tokens`.
    #[serde(skip_serializing_if = "Option::is_none")]
    tokens: Option<Vec<Token<'a>>>,
}

/// One figure, amount, date or span of time that a sentence names.
#[derive(Serialize, JsonSchema)]
struct Quantity<'a> {
    /// `percent`, `percentage_point`, `money`, `count`, `year`, `date`, `duration`, `ordinal`,
    /// `fraction`, `multiplier` or `measure`.
    kind: &'static str,
    /// How much, in its unit. A date is written as in ISO 8601 without hyphens: 20261231, 202612
    /// for a month, 1231 for a day of any year.
    value: f64,
    /// Currency (`EUR`), unit of time (`year`) or of measure (`km`), where there is one.
    unit: Option<&'static str>,
    /// `exact`, `at_least`, `at_most`, `about`, `by`, `before`, `from`, `until` or `after`, where
    /// the words say so.
    bound: Option<&'static str>,
    /// Its words, those of the bound included.
    text: &'a str,
}

/// One token of a sentence.
#[derive(Serialize, JsonSchema)]
struct Token<'a> {
    /// Its letters.
    text: &'a str,
    /// What all forms of the word have in common.
    term: String,
    /// Offset of its first byte in the sentence's text.
    start: u32,
    /// Offset behind its last byte.
    end: u32,
}

impl<'a> Wire<'a> {
    pub(super) fn of(version: &'a Version, tokens: bool) -> Self {
        let analysis = version.analysis();
        let document = analysis.document();
        let source = document.source();
        let sections = document.sections().iter().enumerate();
        let count = analysis.sentences().len() as SentenceId;
        Self {
            source: &source.name,
            label: &source.label,
            format: source.format.name(),
            title: document.title(),
            sha256: &source.sha256,
            pages: document.pages(),
            sections: sections
                .map(|(id, section)| Section {
                    id: id as SectionId,
                    number: section.number.as_deref(),
                    title: &section.title,
                    level: section.level,
                    parent: section.parent,
                })
                .collect(),
            sentences: (0..count).map(|id| sentence(version, id, tokens)).collect(),
        }
    }
}

fn sentence(version: &Version, id: SentenceId, tokens: bool) -> Sentence<'_> {
    let analysis = version.analysis();
    let place = analysis.place(id);
    let meaning = version.meaning(id);
    Sentence {
        id,
        text: analysis.text(id),
        section: analysis.section(id),
        block: analysis.block(id).kind.name(),
        lead_in: analysis.sentences()[id as usize].lead_in,
        page: place.page,
        line: place.line,
        commitment: meaning.commitment.name(),
        strength: meaning.strength,
        quantities: quantities(version, id),
        tokens: tokens.then(|| wire_tokens(version, id)),
    }
}

fn quantities(version: &Version, id: SentenceId) -> Vec<Quantity<'_>> {
    let text = version.analysis().document().text();
    let quantities = version.meaning(id).quantities.iter();
    quantities
        .map(|quantity| Quantity {
            kind: quantity.kind.name(),
            value: quantity.value,
            unit: quantity.unit,
            bound: quantity.bound.map(bound_name),
            text: quantity.span.of(text),
        })
        .collect()
}

fn wire_tokens(version: &Version, id: SentenceId) -> Vec<Token<'_>> {
    let analysis = version.analysis();
    let text = analysis.document().text();
    let base = analysis.sentences()[id as usize].span.start;
    analysis
        .tokens(id)
        .iter()
        .map(|token| {
            let word = token.span.of(text);
            Token {
                text: word,
                term: analysis.language().term(word).into_owned(),
                start: token.span.start - base,
                end: token.span.end - base,
            }
        })
        .collect()
}
