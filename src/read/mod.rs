//! Reading: from what the user named to a document.

use std::fs;
use std::path::Path;

use crate::document::{Builder, Document, Format, Source};
use crate::error::{Error, Result};

mod markdown;
mod txt;

/// Reads the file at `path`.
///
/// # Errors
/// When the file cannot be read.
pub fn open(path: &Path) -> Result<Document> {
    let name = path.display().to_string();
    let bytes = fs::read(path).map_err(|e| Error::input(&name, e.to_string()))?;
    let format = match path.extension().and_then(|e| e.to_str()) {
        Some("md") => Format::Markdown,
        _ => Format::Text,
    };
    let mut builder = Builder::new(Source {
        label: name.clone(),
        name,
        format,
        sha256: String::new(),
    });
    match format {
        Format::Text => txt::read(&bytes, &mut builder),
        Format::Markdown => markdown::read(&bytes, &mut builder),
    }
    Ok(builder.finish())
}
