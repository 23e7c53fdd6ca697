//! The report as one HTML page that loads nothing, runs nothing but its own script, reads well
//! without it, and prints.

use std::fmt::{Display, Write as _};

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
const SCRIPT: &str = concat!(include_str!("html/page.js"), include_str!("html/report.js"));

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
    let told = [Word::Unfold, Word::CopyCurrent].map(|word| page.word(word));
    tools::help(&mut page.out, view.language, told);
    close(&mut page.out, SCRIPT);
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

    fn head(&mut self) {
        let view = self.view;
        let [old, new] = view.inputs.map(|input| input.source.label.as_str());
        let title = format!("{}: {old} → {new}", view.headline);
        open(&mut self.out, view.language, &title, STYLE, Some(SCRIPT));
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

/// All that stands before a page's own content. The policy lets the page's own style and script
/// through and nothing else, so that no text in it could ever load or run anything.
fn open(out: &mut String, language: Language, title: &str, style: &str, script: Option<&str>) {
    let lang = match language {
        Language::Dutch => "nl",
        Language::English => "en",
    };
    let script = script.map_or("'none'".to_owned(), |script| {
        format!("'{}'", digest(script))
    });
    let _ = write!(
        out,
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
style-src '{}'; script-src {script}; img-src data:; base-uri 'none'; form-action 'none'\">\n\
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
<meta name=\"color-scheme\" content=\"light dark\">\n\
<meta name=\"referrer\" content=\"no-referrer\">\n\
<title>{}</title>\n<link rel=\"icon\" href=\"data:,\">\n<style>{style}</style>\n</head>\n",
        digest(style),
        Plain(title),
    );
}

/// All that stands behind it.
fn close(out: &mut String, script: &str) {
    let _ = write!(out, "<script>{script}</script>\n</body>\n</html>\n");
}

/// A table that may be wider than the page: it scrolls by itself, with keys too.
fn wide(out: &mut String, label: &str, table: impl Display) {
    let _ = writeln!(
        out,
        "<div class=\"wide\" role=\"region\" aria-label=\"{}\" tabindex=\"0\">{table}</div>",
        Plain(label)
    );
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
