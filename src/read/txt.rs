//! Plain text: paragraphs apart by blank lines.

use super::encoding;
use super::layout::hyphen::Hyphens;
use super::lines::Lines;
use crate::document::{BlockKind, Builder};
use crate::error::Result;

/// Reads plain text into `builder`.
pub(super) fn read(bytes: &[u8], builder: &mut Builder) -> Result<()> {
    let text = encoding::decode(bytes, None, builder)?;
    let hyphens = Hyphens::of(text.lines());
    let mut lines = Lines::new(&text);
    let mut at = 0;
    builder.begin(BlockKind::Paragraph);
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() {
            builder.begin(BlockKind::Paragraph);
        } else {
            hyphens.push_line(builder, line, lines.place(at));
        }
        at += line.len();
    }
    Ok(())
}
