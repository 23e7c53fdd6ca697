//! The overlap on a terminal: a table of the parties, then per party what was found, the most
//! specific first.

use anstyle::{AnsiColor, Color, Style};

use super::Looks;
use super::escape::visible;
use super::page::{BOLD, CHANGED, DELETED, FAINT, INSERTED, REMOVED};
use super::table::table;
use super::wrap::{self, Wrapped};
use crate::align::Confidence;
use crate::edit::Op;
use crate::overlap::{Counts, Match, Overlap, Relation};
use crate::report::shares;
use crate::report::strings::{
    self, OverlapPhrase, Phrase, overlap_phrase, percentage, phrase, relation, whose,
};

const HEADING: Style = Style::new()
    .fg_color(Some(Color::Ansi(AnsiColor::Blue)))
    .bold();

/// The report.
pub fn overlap(overlap: &Overlap, looks: Looks) -> String {
    let mut sheet = Sheet {
        overlap,
        looks,
        out: String::new(),
    };
    sheet.table();
    sheet.paragraph(&[(
        Style::new(),
        whose(overlap.agreement_summary(), looks.language),
    )]);
    let limits = overlap_phrase(OverlapPhrase::Limits, looks.language);
    sheet.paragraph(&[(FAINT, limits.to_owned())]);
    sheet.notices();
    for at in shares::order(overlap) {
        sheet.programme(at);
    }
    sheet.out
}

struct Sheet<'a> {
    overlap: &'a Overlap,
    looks: Looks,
    out: String,
}

impl Sheet<'_> {
    fn table(&mut self) {
        let language = self.looks.language;
        let rows = shares::matrix(self.overlap, language);
        let title = overlap_phrase(OverlapPhrase::Title, language);
        self.rule(title);
        self.out.push_str(&table(&rows, self.looks));
    }

    fn notices(&mut self) {
        let language = self.looks.language;
        for notice in shares::notices(self.overlap, language) {
            let head = phrase(Phrase::Notices, language);
            let told = format!(" {}: {}", notice.label, notice.told());
            self.paragraph(&[
                (CHANGED, head.to_owned()),
                (Style::new(), visible(&told).into_owned()),
            ]);
        }
    }

    fn programme(&mut self, at: usize) {
        let language = self.looks.language;
        let name = shares::name(self.overlap, at, language);
        self.rule(&visible(&name));
        let counts: &Counts = &self.overlap.summaries()[at].all;
        self.paragraph(&[(
            BOLD,
            format!(
                "{} ({})",
                percentage(counts.share(), language),
                strings::commitments(counts.commitments as usize, language)
            ),
        )]);
        for confidence in [Confidence::Certain, Confidence::Possible] {
            for (_, told) in shares::matches(self.overlap, at, confidence) {
                self.told(told);
            }
        }
    }

    fn told(&mut self, told: &Match) {
        let language = self.looks.language;
        let sure = strings::certainty(told.confidence, language);
        let style = match told.relation {
            Relation::Verbatim | Relation::Reworded => BOLD,
            Relation::Changed | Relation::Partial => CHANGED,
            Relation::Opposite => REMOVED,
            Relation::Related => FAINT,
        };
        let common = shares::is_common_ground(self.overlap, told)
            .then(|| overlap_phrase(OverlapPhrase::CommonGround, language));
        let name = relation(told.relation, language);
        let notes = [Some(sure), common];
        let notes: Vec<&str> = notes
            .into_iter()
            .flatten()
            .filter(|n| !n.is_empty())
            .collect();
        let places = shares::places(self.overlap, told, language);
        self.paragraph(&[
            (style, name.to_owned()),
            (
                FAINT,
                format!("  {}", [notes, vec![&places]].concat().join(" · ")),
            ),
        ]);
        for (op, style, mark) in [
            (Op::Delete, DELETED, "  - "),
            (Op::Insert, INSERTED, "  + "),
        ] {
            let runs: Vec<(Style, String)> = told
                .edits
                .iter()
                .filter(|edit| edit.op == Op::Equal || edit.op == op)
                .map(|edit| {
                    let style = if edit.op == op { style } else { Style::new() };
                    (style, visible(&edit.text).into_owned())
                })
                .collect();
            self.wrapped(mark, "    ", &runs);
        }
    }

    fn rule(&mut self, title: &str) {
        let title = wrap::shortened(title, self.looks.width.saturating_sub(4));
        let rest = self.looks.width.saturating_sub(wrap::width(&title) + 4);
        let rule = self.styled(HEADING, &format!("── {title} {}", "─".repeat(rest)));
        self.out.push('\n');
        self.out.push_str(&rule);
        self.out.push('\n');
    }

    fn paragraph(&mut self, runs: &[(Style, String)]) {
        self.out.push('\n');
        self.wrapped("", "", runs);
    }

    fn wrapped(&mut self, first: &str, indent: &str, runs: &[(Style, String)]) {
        let mut text = Wrapped::new(self.looks.width, first, indent);
        for (style, words) in runs {
            let plain = Style::new();
            text.push(words, if self.looks.colour { *style } else { plain });
        }
        self.out.push_str(&text.finish());
    }

    fn styled(&self, style: Style, text: &str) -> String {
        if self.looks.colour {
            format!("{style}{text}{style:#}")
        } else {
            text.to_owned()
        }
    }
}
