//! The gate, driven as a party drives it: through the program itself and through git.

mod formats;
mod git;
mod history;
mod places;
mod policies;
mod repo;
