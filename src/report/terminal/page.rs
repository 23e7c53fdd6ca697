//! The page: lines of a given width, in colour or without.

use anstyle::{AnsiColor, Color, Style};

use super::Looks;
use super::wrap::{self, Wrapped};
use crate::report::view::View;

pub(super) const BOLD: Style = Style::new().bold();
pub(super) const FAINT: Style = Style::new().dimmed();
pub(super) const DELETED: Style = colour(AnsiColor::Red).strikethrough();
pub(super) const INSERTED: Style = colour(AnsiColor::Green).underline();
pub(super) const REMOVED: Style = colour(AnsiColor::Red);
pub(super) const ADDED: Style = colour(AnsiColor::Green);
pub(super) const MOVED: Style = colour(AnsiColor::Cyan);
pub(super) const CHANGED: Style = colour(AnsiColor::Yellow);
const HEADING: Style = colour(AnsiColor::Blue).bold();

const fn colour(colour: AnsiColor) -> Style {
    Style::new().fg_color(Some(Color::Ansi(colour)))
}

/// A page in the making.
pub(super) struct Page<'a> {
    pub(super) view: &'a View<'a>,
    pub(super) looks: Looks,
    out: String,
}

impl<'a> Page<'a> {
    pub(super) fn new(view: &'a View<'a>, looks: Looks) -> Self {
        Self {
            view,
            looks,
            out: String::new(),
        }
    }

    pub(super) fn finish(self) -> String {
        self.out
    }

    /// A title in a line across the page.
    pub(super) fn rule(&mut self, title: &str) {
        let title = wrap::shortened(title, self.looks.width.saturating_sub(4));
        let rest = self.looks.width.saturating_sub(wrap::width(&title) + 4);
        self.line("");
        let rule = self.styled(HEADING, &format!("── {title} {}", "─".repeat(rest)));
        self.line(&rule);
    }

    /// A paragraph, every line behind `indent`.
    pub(super) fn wrapped(&mut self, indent: &str, runs: &[(Style, String)]) {
        self.wrapped_after(indent, indent, runs);
    }

    /// A paragraph, its first line behind `first`, the others behind `indent`.
    pub(super) fn wrapped_after(&mut self, first: &str, indent: &str, runs: &[(Style, String)]) {
        let mut text = Wrapped::new(self.looks.width, first, indent);
        for (style, words) in runs {
            let plain = Style::new();
            text.push(words, if self.looks.colour { *style } else { plain });
        }
        self.out.push_str(&text.finish());
    }

    /// The text in a style, where there are colours.
    pub(super) fn styled(&self, style: Style, text: &str) -> String {
        if self.looks.colour && !text.is_empty() {
            format!("{style}{text}{style:#}")
        } else {
            text.to_owned()
        }
    }

    pub(super) fn line(&mut self, line: &str) {
        self.out.push_str(line.trim_end());
        self.out.push('\n');
    }
}
