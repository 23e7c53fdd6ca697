//! What did they promise, and what became of it?
//!
//! `pledgediff` compares versions of a Dutch party programme, or programmes and a coalition
//! agreement, sentence by sentence: which commitments were added, removed, changed, split, merged or
//! moved, and what changed in substance.
//!
//! The pipeline on one screen; each stage is a module, a function from one value to the next:
//!
//! | from | by | to |
//! |---|---|---|
//! | bytes | [`read`] | [`document::Document`]: one immutable text with its sections and blocks |
//! | document | [`segment`], [`token`] with [`lang`] | [`analysis::Analysis`]: sentences, tokens, terms |
//! | analysis | [`meaning`] | [`meaning::Version`]: what each sentence promises, and how firmly |
//! | two versions | [`align`] | [`align::Alignment`]: which sentences belong together |
//! | alignment | [`change`] | [`change::Comparison`]: what became of each, word by word and in substance |
//! | comparison | [`report`] | text or bytes |
//!
//! ```
//! use pledgediff::{align, analysis::Analysis, change::Comparison, lang::Language, meaning::Version, read};
//!
//! # fn main() -> Result<(), pledgediff::error::Error> {
//! let version = |name: &str, text: &str| {
//!     let document = read::from_bytes(name, name, text.as_bytes(), read::Options::default())?;
//!     Ok(Version::new(Analysis::new(document, Language::dutch())))
//! };
//! let old = version("concept.md", "# Werk\n\nHet minimumloon stijgt naar 17 euro per uur.\n")?;
//! let new = version("definitief.md", "# Werk\n\nHet minimumloon stijgt naar 16 euro per uur.\n")?;
//!
//! let comparison = Comparison::between(old, new, align::Options::default());
//! let change = &comparison.changes()[0];
//! assert_eq!(change.kind.name(), "changed");
//! assert_eq!(change.effects[0].class.name(), "figure");
//! # Ok(())
//! # }
//! ```

// What the package's lint table leaves to tests, benches and examples is forbidden here: the text
// comes from strangers, and only `main` talks and exits.
#![cfg_attr(
    not(test),
    warn(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::print_stdout,
        clippy::print_stderr,
        clippy::exit
    )
)]

pub mod align;
pub mod analysis;
pub mod change;
pub mod cli;
pub mod config;
pub mod document;
pub mod edit;
pub mod error;
pub mod lang;
pub mod meaning;
pub mod overlap;
pub mod policy;
pub mod read;
pub mod report;
pub mod segment;
pub mod text;
pub mod token;
