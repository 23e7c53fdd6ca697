//! Reading: from what the user named to a document.
//!
//! An [`Input`] says where the bytes are; `detect` says by their first bytes, and else by the
//! name's ending, what they hold; one reader a format turns them into a [`Document`]. To add a
//! format: a file here with one `read`, a variant of [`Format`] and an arm in `fill`.

use std::path::Path;

use sha2::{Digest, Sha256};

use crate::document::{Builder, Document, Format, Notice, NoticeKind, Source};
use crate::error::{Error, Result};
use crate::text::MAX_BYTES;

mod archive;
mod bounds;
mod changed;
mod detect;
mod docx;
mod encoding;
mod epub;
mod git;
mod html;
mod input;
mod layout;
mod lines;
mod markdown;
mod mojibake;
mod odt;
mod office;
mod pdf;
mod several;
mod tracked;
mod txt;
mod xml;

pub use changed::{Changed, Since, changed, top};
pub use detect::is_document;
pub use input::Input;
pub use several::inputs;
pub use tracked::Tracked;

/// What the user may say about how a file is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Options {
    /// Which text to read of a file that tracks changes.
    pub tracked: Tracked,
}

/// Reads an input.
///
/// # Errors
/// When it cannot be read, or holds nothing that can be compared: the message names the input, what
/// is wrong with it and what to do.
pub fn open(input: &Input, options: Options) -> Result<Document> {
    let bytes = input.bytes()?;
    from_bytes(&input.name(), &input.label(), &bytes, options)
}

/// A document of which there is no version: without a word.
pub fn absent(label: &str) -> Document {
    Builder::new(Source {
        name: "/dev/null".to_owned(),
        label: label.to_owned(),
        format: Format::Text,
        sha256: hexadecimal(&Sha256::digest([])),
    })
    .finish()
}

/// Reads the file at `path`, with the usual options.
///
/// # Errors
/// As [`open`].
pub fn open_path(path: &Path) -> Result<Document> {
    open(&Input::path(path), Options::default())
}

/// Reads the old and the new text of an input that tracks changes: without any of them, and with all.
/// `labels` name the two in reports.
///
/// # Errors
/// As [`open`], and when the input tracks no changes.
pub fn open_both(input: &Input, labels: [&str; 2]) -> Result<[Document; 2]> {
    let (name, bytes) = (input.name(), input.bytes()?);
    let read = |label, tracked| from_bytes(&name, label, &bytes, Options { tracked });
    let old = read(labels[0], Tracked::Reject)?;
    let tracks = |notice: &Notice| matches!(notice.kind, NoticeKind::ChangesRejected { .. });
    if !old.notices().iter().any(tracks) {
        let problem =
            "is the only input and holds no tracked changes, so there is nothing to compare";
        return Err(
            Error::input(name, problem).cure("Give two versions: `pledgediff compare OLD NEW`.")
        );
    }
    Ok([old, read(labels[1], Tracked::Accept)?])
}

/// Reads bytes that the caller has already; `name` tells the format where the bytes do not, and
/// names the input in messages, `label` names it in reports.
///
/// # Errors
/// When the bytes hold nothing that can be compared.
pub fn from_bytes(name: &str, label: &str, bytes: &[u8], options: Options) -> Result<Document> {
    if bytes.is_empty() {
        return Err(Error::input(name, "the file is empty")
            .cure("Check that it was saved, or give another file."));
    }
    if bytes.len() > MAX_BYTES {
        return Err(too_large(name));
    }
    let format = detect::format(name, bytes)?;
    let mut builder = Builder::new(Source {
        name: name.to_owned(),
        label: label.to_owned(),
        format,
        sha256: hexadecimal(&Sha256::digest(bytes)),
    });
    bounds::source(format, bytes, name)?;
    fill(format, bytes, options, &mut builder)?;
    bounds::document(builder.finish())
}

/// The reader of each format.
fn fill(format: Format, bytes: &[u8], options: Options, builder: &mut Builder) -> Result<()> {
    match format {
        Format::Text => txt::read(bytes, builder),
        Format::Markdown => markdown::read(bytes, builder),
        Format::Pdf => pdf::read(bytes, builder),
        Format::Html => html::read(bytes, options, builder),
        Format::Docx => docx::read(bytes, options, builder),
        Format::Odt => odt::read(bytes, options, builder),
        Format::Epub => epub::read(bytes, options, builder),
    }
}

fn too_large(name: &str) -> Error {
    let limit = MAX_BYTES >> 20;
    Error::input(name, format!("is larger than {limit} MB"))
        .cure("Give the text of the programme alone, or cut the file in parts.")
}

fn hexadecimal(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut out = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        out.push(char::from(DIGITS[usize::from(byte >> 4)]));
        out.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    out
}
