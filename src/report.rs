//! Reports: a finished result as text or bytes. Renderers are pure: the width of the terminal, the
//! language and the colour are passed in, and there is no clock.

pub mod csv;
pub mod findings;
pub mod github;
pub mod gitlab;
pub mod html;
pub mod json;
pub mod junit;
pub mod sarif;
pub mod terminal;
pub mod text;

mod shares;
mod strings;
mod view;

pub use strings::{Language, readings};
