//! What did they promise, and what became of it?

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
