//! What did they promise, and what became of it?

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
pub mod document;
pub mod edit;
pub mod error;
pub mod lang;
pub mod meaning;
pub mod read;
pub mod report;
pub mod segment;
pub mod text;
pub mod token;
