//! The overlap as one HTML page: who stands where in the agreement, a table of the parties, and
//! per party what came in, changed, was reversed or is absent.

use std::fmt::Write as _;

mod absent;
mod choices;
mod foot;
mod matches;
mod picture;
mod table;

use super::escape::{Plain, Shown};
use super::{STYLE, close, first, open, provenance, tools, wide};
use crate::document::Section;
use crate::overlap::{Match, Overlap};
use crate::report::Language;
use crate::report::chapters::Run;
use crate::report::shares;
use crate::report::strings::{self, OverlapPhrase, Word, overlap_phrase, whose, word};

const OWN_STYLE: &str = include_str!("overlap/overlap.css");
const SCRIPT: &str = concat!(include_str!("page.js"), include_str!("overlap/overlap.js"));

/// The page.
pub fn overlap(overlap: &Overlap, language: Language) -> String {
    let mut page = Page {
        overlap,
        language,
        ids: shares::ids(overlap),
        chapters: shares::chapters(overlap),
        out: String::with_capacity(1 << 20),
    };
    page.head();
    page.top();
    table::write(&mut page);
    picture::write(&mut page);
    table::sections(&mut page);
    page.add(format_args!(
        "<section class=\"found\" aria-labelledby=\"text\"><h2 id=\"text\" tabindex=\"-1\">{}</h2>\n",
        page.phrase(OverlapPhrase::MatchesTitle)
    ));
    let unfold = page.phrase(OverlapPhrase::Absent);
    let choices = choices::of(&page);
    tools::write(&mut page.out, language, &choices, unfold);
    for at in shares::order(overlap) {
        matches::write(&mut page, at);
    }
    page.add(format_args!("</section>\n</main>\n"));
    foot::write(&mut page);
    let told = [unfold, page.phrase(OverlapPhrase::CopyCurrent)];
    tools::help(&mut page.out, language, told);
    close(&mut page.out, SCRIPT);
    page.out
}

/// A page in the making.
struct Page<'a> {
    overlap: &'a Overlap,
    language: Language,
    /// The ids of the matches.
    ids: Vec<String>,
    /// The chapters of the agreement.
    chapters: Vec<Run>,
    out: String,
}

impl<'a> Page<'a> {
    fn add(&mut self, what: std::fmt::Arguments<'_>) {
        let _ = self.out.write_fmt(what);
    }

    fn phrase(&self, phrase: OverlapPhrase) -> &'static str {
        overlap_phrase(phrase, self.language)
    }

    fn number(&self, count: u32) -> String {
        strings::number(u64::from(count), self.language)
    }

    fn label(&self, at: usize) -> &'a str {
        self.overlap.programmes()[at].label()
    }

    /// The title of a chapter with its number.
    fn title(&self, at: usize) -> String {
        let title = self.bare_title(at);
        match self.own_number(at) {
            Some(number) => format!("{number} {title}"),
            None => title.to_owned(),
        }
    }

    fn bare_title(&self, at: usize) -> &str {
        match self.section(at) {
            Some(section) => &section.title,
            None => self.phrase(OverlapPhrase::BeforeChapters),
        }
    }

    /// A short sign for a chapter: its own number, or its place where no chapter has one.
    fn sign(&self, at: usize) -> String {
        let numbered = (0..self.chapters.len()).any(|at| self.own_number(at).is_some());
        match self.own_number(at) {
            Some(number) => number.to_owned(),
            None if numbered => "·".to_owned(),
            None => (at + 1).to_string(),
        }
    }

    fn own_number(&self, at: usize) -> Option<&str> {
        self.section(at)?.number.as_deref()
    }

    fn section(&self, at: usize) -> Option<&Section> {
        let sections = self.overlap.agreement().analysis().document().sections();
        self.chapters[at].section.map(|id| &sections[id as usize])
    }

    fn head(&mut self) {
        let agreement = self.overlap.agreement().label();
        let title = self.phrase(OverlapPhrase::Title);
        let style = format!("{STYLE}{OWN_STYLE}");
        let full = format!("{title}: {agreement}");
        open(&mut self.out, self.language, &full, &style, Some(SCRIPT));
        let word = |word| self::word(word, self.language);
        let attributes = [
            ("programme", self.phrase(OverlapPhrase::Programme)),
            ("agreement", self.phrase(OverlapPhrase::Agreement)),
            ("copy", word(Word::Copy)),
            ("copied", word(Word::Copied)),
            ("all", self.phrase(OverlapPhrase::AllShown)),
            ("some", self.phrase(OverlapPhrase::SomeShown)),
        ];
        self.out.push_str("<body");
        for (name, value) in attributes {
            self.add(format_args!(" data-{name}=\"{value}\""));
        }
        self.add(format_args!(
            ">\n<a class=\"skip\" href=\"#text\">{}</a>\n",
            self.phrase(OverlapPhrase::SkipToText),
        ));
    }

    fn top(&mut self) {
        let whose = whose(self.overlap.agreement_summary(), self.language);
        let lines = [OverlapPhrase::Title, OverlapPhrase::Limits].map(|p| self.phrase(p));
        self.add(format_args!(
            "<header class=\"mast\"><p class=\"kicker\"><bdi>{}</bdi></p><h1>{}</h1><p class=\"whose\">{whose}</p>\
<p class=\"lead\">{}</p></header>\n<main>\n",
            Shown(self.overlap.agreement().label()),
            lines[0],
            lines[1],
        ));
        let notices = shares::notices(self.overlap, self.language);
        let remarks: Vec<[&str; 3]> = notices
            .iter()
            .map(|notice| {
                let place = notice.place.as_deref().unwrap_or_default();
                [&notice.label, place, &notice.message]
            })
            .collect();
        first::told(&mut self.out, self.language, &remarks);
    }
}

/// Whether a match stands in a chapter of the agreement, in part at least.
fn stands_in(found: &Match, chapter: &Run) -> bool {
    found.new.iter().any(|id| chapter.sentences.contains(id))
}
