//! The report as one HTML page that loads nothing, runs nothing but its own script, reads well
//! without it, and prints.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

mod change;
mod chapters;
mod escape;
mod figures;
mod first;
mod mutual;
mod overlap;
mod picture;
mod provenance;
mod text;
mod tools;

use super::Language;
use super::strings::{Word, word};
use super::view::{Side, View};
use crate::change::Comparison;
use chapters::Chapters;
use escape::{Plain, Shown};
pub use mutual::mutual;
pub use overlap::overlap;

const STYLE: &str = include_str!("html/report.css");
const SCRIPT: &str = include_str!("html/report.js");

/// The page.
pub fn comparison(comparison: &Comparison, language: Language) -> String {
    dressed(&View::of(comparison, language))
}

/// The page of a view.
pub fn dressed(view: &View<'_>) -> String {
    let chapters = Chapters::of(view);
    let mut page = Page {
        chapters: &chapters,
        view,
        out: String::with_capacity(1 << 18),
    };
    page.head();
    first::write(&mut page);
    text::write(&mut page);
    provenance::write(&mut page);
    tools::help(&mut page);
    page.add(format_args!(
        "<script>{SCRIPT}</script>\n</body>\n</html>\n"
    ));
    page.out
}

/// A page in the making.
struct Page<'a> {
    view: &'a View<'a>,
    chapters: &'a Chapters,
    out: String,
}

impl Page<'_> {
    fn add(&mut self, what: std::fmt::Arguments<'_>) {
        let _ = self.out.write_fmt(what);
    }

    fn word(&self, word: Word) -> &'static str {
        self::word(word, self.view.language)
    }

    /// All that stands before the report's own content. The policy lets the page's own style and
    /// script through and nothing else, so that no text in it could ever load or run anything.
    fn head(&mut self) {
        let view = self.view;
        let [old, new] = view.inputs.map(|input| input.source.label.as_str());
        let lang = match view.language {
            Language::Dutch => "nl",
            Language::English => "en",
        };
        self.add(format_args!(
            "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
style-src '{}'; script-src '{}'; img-src data:; base-uri 'none'; form-action 'none'\">\n\
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
<meta name=\"color-scheme\" content=\"light dark\">\n\
<meta name=\"referrer\" content=\"no-referrer\">\n\
<title>{}: {} → {}</title>\n<link rel=\"icon\" href=\"data:,\">\n<style>{STYLE}</style>\n</head>\n",
            digest(STYLE),
            digest(SCRIPT),
            Plain(&view.headline),
            Plain(old),
            Plain(new),
        ));
        self.add(format_args!(
            "<body data-was=\"{}\" data-is=\"{}\" data-old=\"{}\" data-new=\"{}\" \
data-copy=\"{}\" data-copied=\"{}\" data-all=\"{}\" data-some=\"{}\">\n<a class=\"skip\" href=\"#text\">{}</a>\n",
            self.word(Word::Was),
            self.word(Word::Is),
            Plain(old),
            Plain(new),
            self.word(Word::Copy),
            self.word(Word::Copied),
            self.word(Word::AllShown),
            self.word(Word::SomeShown),
            self.word(Word::SkipToText),
        ));
    }
}

/// The form in which a policy names a style or script by what it holds.
fn digest(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text)))
}

/// The name of a side.
fn side_word(side: Side) -> Word {
    match side {
        Side::Old => Word::Was,
        Side::New => Word::Is,
    }
}
