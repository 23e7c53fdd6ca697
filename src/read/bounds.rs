//! How much text a document may hold.
//!
//! What comes after reading takes memory by the sentence and by the word: two programmes of 2 MB were
//! compared in 181 MB. The dearest are sentences full of numbers: two texts of 20 000 passages take
//! 240 MB to be compared, two of 31 000 take 358 MB.

use crate::document::{Block, Document, Format};
use crate::error::{Error, Result};

/// The most text of a document, in bytes: four times what the longest programme read here has.
pub(super) const MAX_TEXT: usize = 2 << 20;

/// The longest paragraph, in bytes.
const MAX_PARAGRAPH: usize = 1 << 20;

/// The most headings, paragraphs and sentences of a document together.
const MAX_PASSAGES: usize = 40_000;

/// The most line ends of a plain text, and of Markdown the punctuation as well: a line takes a hundred
/// bytes to be told from the next, and a mark of Markdown a hundred and fifty until its pair is found.
const MAX_MARKS: usize = 500_000;

/// What to do about a text that is too long.
const CURE: &str = "A long programme has half a megabyte: cut the text in parts.";

/// Refuses a file that is nothing but text, marks and white space, and too much of it.
///
/// # Errors
/// When it is larger than the most text, written in two bytes a character, or has too many marks.
pub(super) fn source(format: Format, bytes: &[u8], name: &str) -> Result<()> {
    let (is_mark, marks): (fn(u8) -> bool, _) = match format {
        Format::Text => (is_line_end, "line ends"),
        Format::Markdown => (is_mark, "line ends and punctuation marks"),
        Format::Html | Format::Docx | Format::Odt | Format::Epub | Format::Pdf => return Ok(()),
    };
    if bytes.len() > 2 * MAX_TEXT {
        return Err(text(name));
    }
    if bytes.iter().filter(|byte| is_mark(**byte)).count() > MAX_MARKS {
        let problem = format!("holds more than {MAX_MARKS} {marks}");
        return Err(Error::input(name, problem).cure(CURE));
    }
    Ok(())
}

fn is_line_end(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

fn is_mark(byte: u8) -> bool {
    is_line_end(byte) || byte.is_ascii_punctuation()
}

/// The document, where it is no longer than one that can be compared.
///
/// # Errors
/// When it goes over a limit.
pub(super) fn document(document: Document) -> Result<Document> {
    let name = &document.source().name;
    let long = |block: &&Block| block.span.len() > MAX_PARAGRAPH;
    if let Some(block) = document.blocks().iter().find(long) {
        let line = document.place(block.span.start).line;
        let place = line.map_or_else(String::new, |line| format!("line {line}: "));
        let problem = format!(
            "{place}a paragraph of more than {} MB, which is no text of a programme",
            MAX_PARAGRAPH >> 20
        );
        return Err(Error::input(name, problem)
            .cure("Check that it is the right file, and that its lines were kept."));
    }
    if document.text().len() > MAX_TEXT {
        return Err(text(name));
    }
    let blocks = document.blocks().len() + document.sections().len();
    if blocks + ends(document.text()) > MAX_PASSAGES {
        let problem = format!("holds more than {MAX_PASSAGES} paragraphs and sentences");
        return Err(Error::input(name, problem).cure(CURE));
    }
    Ok(document)
}

fn text(name: &str) -> Error {
    let problem = format!("holds more than {} MB of text", MAX_TEXT >> 20);
    Error::input(name, problem).cure(CURE)
}

/// How many sentences may end within paragraphs.
fn ends(text: &str) -> usize {
    let ends = |pair: &&[u8]| matches!(pair, [b'.' | b'!' | b'?' | b':' | b';', b' ']);
    text.as_bytes().windows(2).filter(ends).count()
}
