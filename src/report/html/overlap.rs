//! The overlap as one HTML page: who stands where in the agreement, a table of the parties, and
//! per party what came in, changed, was reversed or is absent.

use std::fmt::Write as _;

mod absent;
mod matches;
mod picture;
mod table;

use super::escape::{Plain, Shown};
use super::{STYLE, digest};
use crate::overlap::{Overlap, Relation};
use crate::report::Language;
use crate::report::shares;
use crate::report::strings::{self, OverlapPhrase, overlap_phrase, relation, whose};

const OWN_STYLE: &str = include_str!("overlap/overlap.css");
const SCRIPT: &str = include_str!("overlap/overlap.js");

/// The page.
pub fn overlap(overlap: &Overlap, language: Language) -> String {
    let mut page = Page {
        overlap,
        language,
        out: String::with_capacity(1 << 20),
    };
    page.head();
    page.top();
    table::write(&mut page);
    picture::write(&mut page);
    table::sections(&mut page);
    page.tools();
    page.add(format_args!("<div id=\"text\" class=\"parties\">\n"));
    for at in shares::order(overlap) {
        matches::write(&mut page, at);
    }
    page.add(format_args!(
        "</div>\n<script>{SCRIPT}</script>\n</body>\n</html>\n"
    ));
    page.out
}

/// A page in the making.
struct Page<'a> {
    overlap: &'a Overlap,
    language: Language,
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
        &self.overlap.programmes()[at]
            .analysis()
            .document()
            .source()
            .label
    }

    /// All that stands before the report's own content; the policy lets the page's own style and
    /// script through and nothing else.
    fn head(&mut self) {
        let lang = match self.language {
            Language::Dutch => "nl",
            Language::English => "en",
        };
        let style = format!("{STYLE}{OWN_STYLE}");
        self.add(format_args!(
            "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
style-src '{}'; script-src '{}'; img-src data:; base-uri 'none'; form-action 'none'\">\n\
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
<title>{}</title>\n<link rel=\"icon\" href=\"data:,\">\n<style>{style}</style>\n</head>\n<body>\n\
<a class=\"skip\" href=\"#text\">{}</a>\n",
            digest(&style),
            digest(SCRIPT),
            overlap_phrase(OverlapPhrase::Title, self.language),
            overlap_phrase(OverlapPhrase::SkipToText, self.language),
        ));
    }

    fn top(&mut self) {
        let source = self.overlap.agreement().analysis().document().source();
        let whose = whose(self.overlap.agreement_summary(), self.language);
        let lines = [OverlapPhrase::Title, OverlapPhrase::Limits].map(|p| self.phrase(p));
        self.add(format_args!(
            "<header class=\"mast\"><p class=\"kicker\">{}</p><h1>{}</h1><p class=\"whose\">{whose}</p>\
<p class=\"lead\">{}</p></header>\n",
            Shown(&source.label),
            lines[0],
            lines[1],
        ));
    }

    fn tools(&mut self) {
        self.out
            .push_str("<form class=\"tools\" role=\"search\">\n");
        let everything = self.phrase(OverlapPhrase::Everything);
        let mut select = |id: &str, name: &str, options: Vec<(String, String)>| {
            let _ = write!(
                self.out,
                "<label><span>{name}</span><select id=\"{id}\"><option value=\"\">{everything}</option>"
            );
            for (value, name) in options {
                let _ = write!(
                    self.out,
                    "<option value=\"{}\">{}</option>",
                    Plain(&value),
                    Shown(&name)
                );
            }
            self.out.push_str("</select></label>\n");
        };
        let language = self.language;
        let phrase = |phrase| overlap_phrase(phrase, language);
        select(
            "party",
            phrase(OverlapPhrase::Party),
            shares::order(self.overlap)
                .into_iter()
                .map(|at| (at.to_string(), shares::name(self.overlap, at, language)))
                .collect(),
        );
        select(
            "relation",
            phrase(OverlapPhrase::Relation),
            Relation::ALL
                .iter()
                .filter(|&&r| self.overlap.matches().iter().any(|m| m.relation == r))
                .map(|&r| (r.name().to_owned(), relation(r, language).to_owned()))
                .collect(),
        );
        select(
            "sure",
            phrase(OverlapPhrase::HowSure),
            vec![
                (
                    "certain".to_owned(),
                    phrase(OverlapPhrase::Certain).to_owned(),
                ),
                (
                    "possible".to_owned(),
                    phrase(OverlapPhrase::Possible).to_owned(),
                ),
            ],
        );
        let search = format!(
            "<label class=\"q\"><span>{}</span><input type=\"search\" id=\"q\" autocomplete=\"off\"></label>\
<output id=\"n\" aria-live=\"polite\"></output></form>\n",
            phrase(OverlapPhrase::Search)
        );
        self.out.push_str(&search);
    }
}
