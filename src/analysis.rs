//! An analysis: a document with its sentences, their tokens and terms, all as spans into it.

use std::ops::Range;

use rayon::prelude::*;

use crate::document::{Block, BlockKind, Document, SectionId};
use crate::lang::Language;
use crate::segment;
use crate::text::{Place, Span};
use crate::token::{Token, Tokenizer};

/// Index of a sentence in its document.
pub type SentenceId = u32;

/// One sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its words in the document's text.
    pub span: Span,
    /// Index of the block it stands in.
    pub block: u32,
    /// Whether it is the label that opens an item ("NAVO.").
    pub lead_in: bool,
    tokens: Range<u32>,
}

/// A document, understood as far as words and sentences go.
#[derive(Clone, Debug)]
pub struct Analysis {
    document: Document,
    language: &'static Language,
    sentences: Vec<Sentence>,
    tokens: Vec<Token>,
}

/// Least bytes of text handed to a worker: each looks its words up anew, so a task should see most
/// of them more than once.
const LEAST_BYTES_A_TASK: usize = 64 << 10;

/// Fewer than programmes have on average (105 and 6.2 in one of 208 pages), so that room made for
/// sentences and tokens suffices.
const BYTES_A_SENTENCE: usize = 64;
const BYTES_A_TOKEN: usize = 5;

impl Analysis {
    /// Segments the document's blocks and tokenizes their sentences, in parallel.
    ///
    /// Every character of a block other than white space lies in exactly one of its sentences.
    pub fn new(document: Document, language: &'static Language) -> Self {
        let parts: Vec<(Vec<Sentence>, Vec<Token>)> = tasks(document.blocks())
            .into_par_iter()
            .map(|task| {
                let mut tokenizer = Tokenizer::new(language);
                let bytes: usize = document.blocks()[task.start as usize..task.end as usize]
                    .iter()
                    .map(|block| block.span.len())
                    .sum();
                let mut sentences = Vec::with_capacity(bytes / BYTES_A_SENTENCE);
                let mut tokens = Vec::with_capacity(bytes / BYTES_A_TOKEN);
                for id in task {
                    read_block(
                        document.text(),
                        &document.blocks()[id as usize],
                        id,
                        language,
                        &mut tokenizer,
                        &mut sentences,
                        &mut tokens,
                    );
                }
                (sentences, tokens)
            })
            .collect();
        let mut sentences = Vec::with_capacity(parts.iter().map(|(s, _)| s.len()).sum());
        let mut tokens = Vec::with_capacity(parts.iter().map(|(_, t)| t.len()).sum());
        for (part, part_tokens) in parts {
            let base = tokens.len() as u32;
            sentences.extend(part.into_iter().map(|mut sentence| {
                sentence.tokens = sentence.tokens.start + base..sentence.tokens.end + base;
                sentence
            }));
            tokens.extend(part_tokens);
        }
        Self {
            document,
            language,
            sentences,
            tokens,
        }
    }

    /// The document.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The same analysis of a file of the same bytes under another name.
    #[must_use]
    pub fn renamed(mut self, name: String, label: String) -> Self {
        self.document = self.document.renamed(name, label);
        self
    }

    /// The language it was read as.
    pub fn language(&self) -> &'static Language {
        self.language
    }

    /// The sentences, in order.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The words of a sentence.
    pub fn text(&self, id: SentenceId) -> &str {
        self.sentences[id as usize].span.of(self.document.text())
    }

    /// The tokens of a sentence, in order; their spans point into the document's text.
    pub fn tokens(&self, id: SentenceId) -> &[Token] {
        let range = &self.sentences[id as usize].tokens;
        &self.tokens[range.start as usize..range.end as usize]
    }

    /// The block a sentence stands in.
    pub fn block(&self, id: SentenceId) -> &Block {
        &self.document.blocks()[self.sentences[id as usize].block as usize]
    }

    /// The section a sentence stands in.
    pub fn section(&self, id: SentenceId) -> Option<SectionId> {
        self.block(id).section
    }

    /// Where a sentence begins in the source.
    pub fn place(&self, id: SentenceId) -> Place {
        self.document.place(self.sentences[id as usize].span.start)
    }
}

/// The blocks by index, in runs of about the same number of bytes, one for each worker.
fn tasks(blocks: &[Block]) -> Vec<Range<u32>> {
    let all: usize = blocks.iter().map(|block| block.span.len()).sum();
    let share = (all / rayon::current_num_threads()).max(LEAST_BYTES_A_TASK);
    let mut tasks = Vec::new();
    let (mut first, mut bytes) = (0, 0);
    for (id, block) in (0..).zip(blocks) {
        bytes += block.span.len();
        if bytes >= share {
            tasks.push(first..id + 1);
            (first, bytes) = (id + 1, 0);
        }
    }
    tasks.push(first..blocks.len() as u32);
    tasks
}

fn read_block<'t>(
    text: &'t str,
    block: &Block,
    id: u32,
    language: &'static Language,
    tokenizer: &mut Tokenizer<'t>,
    sentences: &mut Vec<Sentence>,
    tokens: &mut Vec<Token>,
) {
    let base = block.span.start as usize;
    let label = block
        .label
        .map(|label| Span::new(0, label.end as usize - base));
    let item = block.kind == BlockKind::ListItem;
    for piece in segment::sentences(block.span.of(text), label, item, language) {
        let span = piece.span.shifted(base);
        let first = tokens.len() as u32;
        tokenizer.tokens(span.of(text), span.start as usize, tokens);
        sentences.push(Sentence {
            span,
            block: id,
            lead_in: piece.lead_in,
            tokens: first..tokens.len() as u32,
        });
    }
}
