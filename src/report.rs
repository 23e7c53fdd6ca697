//! Reports: a finished result as text or bytes. Renderers are pure: the width of the terminal, the
//! language and the colour are passed in, and there is no clock.

pub mod csv;
pub mod docx;
pub mod findings;
pub mod github;
pub mod gitlab;
pub mod html;
pub mod json;
pub mod junit;
pub mod markdown;
pub mod sarif;
pub mod terminal;
pub mod text;
pub mod xlsx;

mod chapters;
mod shares;
mod strings;
mod view;

pub use strings::{Language, readings};
pub use view::View;
