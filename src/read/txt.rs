//! Plain text: paragraphs apart by blank lines.

use crate::document::{BlockKind, Builder};
use crate::text::Place;

/// Reads plain text into `builder`.
pub(super) fn read(bytes: &[u8], builder: &mut Builder) {
    let text = String::from_utf8_lossy(bytes);
    builder.begin(BlockKind::Paragraph);
    for (i, line) in text.lines().enumerate() {
        if line.trim().is_empty() {
            builder.begin(BlockKind::Paragraph);
        }
        let place = Place {
            line: Some(i as u32 + 1),
            column: Some(1),
            page: None,
        };
        builder.push(line, place);
        builder.push(" ", place);
    }
}
