//! The report for a terminal: counts first, then the changes by section with their words marked.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Color, Style};

mod escape;
mod wrap;

use super::Language;
use super::strings::{self, Phrase, phrase};
use super::view::{Heading, Part, Side, View};
use crate::change::{Change, Comparison, Counts, Edit, Kind, Op, Summary};
pub(super) use escape::visible;
use wrap::Wrapped;

/// How a report for a terminal looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Looks {
    /// Width in columns.
    pub width: usize,
    /// Whether colours are used.
    pub colour: bool,
    /// Language of the report.
    pub language: Language,
}

/// Where more than this share of a passage changed, it is shown before and after.
const REWRITTEN: f64 = 2.0 / 3.0;

const BOLD: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();
const DELETED: Style = colour(AnsiColor::Red).strikethrough();
const INSERTED: Style = colour(AnsiColor::Green).underline();
const MOVED: Style = colour(AnsiColor::Cyan);
const CHANGED: Style = colour(AnsiColor::Yellow);
const HEADING: Style = colour(AnsiColor::Blue).bold();

const fn colour(colour: AnsiColor) -> Style {
    Style::new().fg_color(Some(Color::Ansi(colour)))
}

/// The report.
pub fn comparison(comparison: &Comparison, looks: Looks) -> String {
    let view = View::of(comparison);
    let mut page = Page {
        view: &view,
        looks,
        out: String::new(),
    };
    page.head();
    page.counts();
    page.notices();
    for part in &view.parts {
        page.part(part);
    }
    page.possible();
    page.out
}

struct Page<'a> {
    view: &'a View<'a>,
    looks: Looks,
    out: String,
}

impl Page<'_> {
    fn head(&mut self) {
        let language = self.looks.language;
        for side in [Side::Old, Side::New] {
            let analysis = self.view.version(side).analysis();
            let source = analysis.document().source();
            let name = match side {
                Side::Old => phrase(Phrase::Old, language),
                Side::New => phrase(Phrase::New, language),
            };
            let label = self.styled(BOLD, &visible(&source.label));
            let mut details = vec![strings::sentences(analysis.sentences().len(), language)];
            if let Some(pages) = analysis.document().pages() {
                details.push(strings::pages(pages as usize, language));
            }
            if source.name != source.label {
                details.insert(0, visible(&source.name).into_owned());
            }
            let details = self.styled(FAINT, &details.join(" · "));
            self.line(&format!("{name:<6} {label}  {details}"));
        }
        self.line("");
        let summary = self.view.comparison.summary();
        let headline = strings::headline(summary, language);
        self.wrapped("", &[(BOLD, headline)]);
    }

    fn counts(&mut self) {
        let language = self.looks.language;
        let summary = self.view.comparison.summary();
        let heads = [Phrase::All, Phrase::Commitments, Phrase::Specific];
        let heads: Vec<&str> = heads.iter().map(|&head| phrase(head, language)).collect();
        self.line("");
        let head = format!("{:14}{:>8}{:>14}{:>10}", "", heads[0], heads[1], heads[2]);
        let head = self.styled(FAINT, &head);
        self.line(&head);
        for (name, style, count) in rows(language) {
            let counts = columns(summary).map(|c| strings::number(u64::from(count(c)), language));
            if columns(summary).iter().all(|c| count(c) == 0) {
                continue;
            }
            let name = self.styled(style, &format!("{name:14}"));
            self.line(&format!(
                "{name}{:>8}{:>14}{:>10}",
                counts[0], counts[1], counts[2]
            ));
        }
        if !summary.effects.is_empty() {
            self.line("");
            for (&class, &count) in &summary.effects {
                let name = strings::effect(class, language);
                let count = strings::number(u64::from(count), language);
                self.line(&format!("{count:>8}  {name}"));
            }
        }
        if rows(language)
            .skip(1)
            .all(|(_, _, count)| count(&summary.all) == 0)
        {
            self.line("");
            self.line(phrase(Phrase::NoChanges, language));
        }
    }

    fn notices(&mut self) {
        let language = self.looks.language;
        for (side, notice) in self.view.notices() {
            let document = self.view.version(side).analysis().document();
            let label = visible(&document.source().label).into_owned();
            let place = strings::place(notice.place.page, notice.place.line, language)
                .map_or(String::new(), |place| format!(", {place}"));
            let message = strings::notice(&notice.kind, language);
            let head = phrase(Phrase::Notices, language);
            self.line("");
            self.wrapped(
                "  ",
                &[
                    (CHANGED, head.to_owned()),
                    (Style::new(), format!(" {label}{place}: {message}")),
                ],
            );
        }
    }

    fn part(&mut self, part: &Part<'_>) {
        if part.changes.is_empty() {
            return;
        }
        let title = self.title(part.heading);
        self.rule(&title);
        for change in &part.changes {
            self.change(change);
        }
    }

    fn possible(&mut self) {
        if self.view.possible.is_empty() {
            return;
        }
        let language = self.looks.language;
        self.rule(phrase(Phrase::PossiblePart, language));
        let explained = phrase(Phrase::PossibleExplained, language);
        self.wrapped("", &[(FAINT, explained.to_owned())]);
        for change in &self.view.possible {
            self.change(change);
        }
    }

    fn change(&mut self, change: &Change) {
        let language = self.looks.language;
        let (sign, style) = sign(change);
        let mut head = format!("{sign} {}", strings::kind(change.kind, language));
        if change.moved {
            let _ = write!(head, ", {}", phrase(Phrase::Moved, language));
        }
        self.line("");
        let head = self.styled(style.bold(), &head);
        let places = self.places(change);
        let places = self.styled(FAINT, &places);
        let id = self.styled(FAINT, &change.id);
        self.line(&format!("{head}  {places}  {id}"));
        if change.moved {
            let (from, to) = (
                self.section(change, Side::Old),
                self.section(change, Side::New),
            );
            let words = strings::from_to(&from, &to, language);
            self.wrapped("  ", &[(MOVED, words)]);
        }
        for effect in &change.effects {
            let class = strings::effect(effect.class, language);
            let sure = strings::certainty(effect.certainty, language);
            let words = |words: &Option<String>| {
                words
                    .as_deref()
                    .map_or_else(|| "–".to_owned(), |w| visible(w).into_owned())
            };
            let told = format!("{} → {}", words(&effect.old), words(&effect.new));
            let sure = if sure.is_empty() {
                String::new()
            } else {
                format!(" ({sure})")
            };
            self.wrapped(
                "    ",
                &[(CHANGED, format!("▸ {class}{sure}: ")), (BOLD, told)],
            );
        }
        self.words(change);
    }

    /// The words of a change: marked, or before and after where most of them changed.
    fn words(&mut self, change: &Change) {
        let apart = change.kind != Kind::Removed
            && change.kind != Kind::Added
            && changed_share(&change.edits) > REWRITTEN;
        if apart {
            for (op, style, mark) in [(Op::Delete, DELETED, '-'), (Op::Insert, INSERTED, '+')] {
                let runs: Vec<_> = change
                    .edits
                    .iter()
                    .filter(|edit| edit.op == Op::Equal || edit.op == op)
                    .map(|edit| {
                        let style = if edit.op == op && self.looks.colour {
                            style
                        } else {
                            Style::new()
                        };
                        (style, visible(&edit.text).into_owned())
                    })
                    .collect();
                self.wrapped_after(&format!("  {mark} "), "    ", &runs);
            }
            return;
        }
        let whole = matches!(change.kind, Kind::Removed | Kind::Added);
        let runs: Vec<_> = change
            .edits
            .iter()
            .map(|edit| {
                let text = visible(&edit.text);
                match edit.op {
                    Op::Equal => (Style::new(), text.into_owned()),
                    Op::Delete if self.looks.colour => (DELETED, text.into_owned()),
                    Op::Insert if self.looks.colour => (INSERTED, text.into_owned()),
                    Op::Delete | Op::Insert if whole => (Style::new(), text.into_owned()),
                    Op::Delete => (Style::new(), format!("[-{text}-]")),
                    Op::Insert => (Style::new(), format!("{{+{text}+}}")),
                }
            })
            .collect();
        self.wrapped("    ", &runs);
    }

    fn title(&self, heading: Heading) -> String {
        let path = self.view.path(heading);
        if path.is_empty() {
            return phrase(Phrase::BeforeFirstHeading, self.looks.language).to_owned();
        }
        let titles: Vec<String> = path
            .iter()
            .map(|section| {
                let title = visible(&section.title);
                match &section.number {
                    Some(number) => format!("{} {title}", visible(number)),
                    None => title.into_owned(),
                }
            })
            .collect();
        titles.join(" › ")
    }

    fn section(&self, change: &Change, side: Side) -> String {
        let title = self
            .view
            .section(change, side)
            .map_or(String::new(), |heading| self.title(heading));
        match self.place(change, side) {
            Some(place) if title.is_empty() => place,
            Some(place) => format!("{title} ({place})"),
            None => title,
        }
    }

    fn place(&self, change: &Change, side: Side) -> Option<String> {
        let place = self.view.place(change, side)?;
        strings::place(place.page, place.line, self.looks.language)
    }

    fn places(&self, change: &Change) -> String {
        let [old, new] = [Side::Old, Side::New].map(|side| self.place(change, side));
        match (old, new) {
            (Some(old), Some(new)) => format!("{old} → {new}"),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => String::new(),
        }
    }

    fn rule(&mut self, title: &str) {
        let title = wrap::shortened(title, self.looks.width.saturating_sub(4));
        let rest = self.looks.width.saturating_sub(wrap::width(&title) + 4);
        self.line("");
        let rule = self.styled(HEADING, &format!("── {title} {}", "─".repeat(rest)));
        self.line(&rule);
    }

    fn wrapped(&mut self, indent: &str, runs: &[(Style, String)]) {
        self.wrapped_after(indent, indent, runs);
    }

    fn wrapped_after(&mut self, first: &str, indent: &str, runs: &[(Style, String)]) {
        let mut text = Wrapped::new(self.looks.width, first, indent);
        for (style, words) in runs {
            text.push(
                words,
                if self.looks.colour {
                    *style
                } else {
                    Style::new()
                },
            );
        }
        self.out.push_str(&text.finish());
    }

    fn styled(&self, style: Style, text: &str) -> String {
        if self.looks.colour && !text.is_empty() {
            format!("{style}{text}{style:#}")
        } else {
            text.to_owned()
        }
    }

    fn line(&mut self, line: &str) {
        self.out.push_str(line.trim_end());
        self.out.push('\n');
    }
}

type Row = (&'static str, Style, fn(&Counts) -> u32);

/// The rows of the table of counts.
fn rows(language: Language) -> impl Iterator<Item = Row> {
    let kinds = Kind::ALL.into_iter().map(move |kind| {
        let count: fn(&Counts) -> u32 = match kind {
            Kind::Unchanged => |c| c.unchanged,
            Kind::Changed => |c| c.changed,
            Kind::Split => |c| c.split,
            Kind::Merged => |c| c.merged,
            Kind::Added => |c| c.added,
            Kind::Removed => |c| c.removed,
        };
        (strings::kind(kind, language), colour_of(kind), count)
    });
    let moved: fn(&Counts) -> u32 = |c| c.moved;
    let possible: fn(&Counts) -> u32 = |c| c.possible;
    kinds.chain([
        (phrase(Phrase::Moved, language), MOVED, moved),
        (phrase(Phrase::Possible, language), FAINT, possible),
    ])
}

fn columns(summary: &Summary) -> [&Counts; 3] {
    [&summary.all, &summary.commitments, &summary.specific]
}

fn colour_of(kind: Kind) -> Style {
    match kind {
        Kind::Unchanged => Style::new(),
        Kind::Changed | Kind::Split | Kind::Merged => CHANGED,
        Kind::Added => colour(AnsiColor::Green),
        Kind::Removed => colour(AnsiColor::Red),
    }
}

fn sign(change: &Change) -> (char, Style) {
    let sign = match change.kind {
        Kind::Unchanged => '↷',
        Kind::Changed => '~',
        Kind::Split => '⋔',
        Kind::Merged => '⋎',
        Kind::Added => '+',
        Kind::Removed => '-',
    };
    let style = match change.kind {
        Kind::Unchanged => MOVED,
        Kind::Changed | Kind::Split | Kind::Merged | Kind::Added | Kind::Removed => {
            colour_of(change.kind)
        }
    };
    (sign, style)
}

/// Share of the letters of both sides that do not stand in both.
fn changed_share(edits: &[Edit]) -> f64 {
    let (mut changed, mut all) = (0, 0);
    for edit in edits {
        match edit.op {
            Op::Equal => all += 2 * edit.text.len(),
            Op::Delete | Op::Insert => {
                all += edit.text.len();
                changed += edit.text.len();
            }
        }
    }
    changed as f64 / all.max(1) as f64
}
