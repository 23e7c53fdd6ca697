//! Markdown: headings and paragraphs.

use crate::document::{BlockKind, Builder};
use crate::text::Place;

/// Reads Markdown into `builder`.
pub(super) fn read(bytes: &[u8], builder: &mut Builder) {
    let text = String::from_utf8_lossy(bytes);
    builder.begin(BlockKind::Paragraph);
    for (i, line) in text.lines().enumerate() {
        let place = Place {
            line: Some(i as u32 + 1),
            column: Some(1),
            page: None,
        };
        let title = line.trim_start_matches('#');
        if title.len() < line.len() {
            builder.heading((line.len() - title.len()) as u8, None, title, place);
            continue;
        }
        if line.trim().is_empty() {
            builder.begin(BlockKind::Paragraph);
        }
        builder.push(line, place);
        builder.push(" ", place);
    }
}
