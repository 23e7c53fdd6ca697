//! Layout: what lines on a page mean. Pure functions, shared by the readers of plain text, Markdown
//! and PDF.

pub(super) mod bullet;
pub(super) mod contents;
pub(super) mod furniture;
pub(super) mod heading;
pub(super) mod hyphen;
pub(super) mod numbering;
pub(super) mod seams;
