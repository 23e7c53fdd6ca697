//! Runs: spans that stand on one baseline close behind each other, as the text they spell.
//!
//! A producer may draw a word in one go, letter by letter, or with every kern as a span of its own;
//! what is a word is told by the gaps alone. Where a page's text brings its own blanks, only a wide
//! gap is another one.

use super::spans::{Page, Span};

/// A gap that parts words, in parts of the font size: where the text has blanks of its own, and
/// where blanks are told by gaps alone.
const GAP_BESIDE_BLANKS: f32 = 0.30;
const GAP_ALONE: f32 = 0.15;
/// The widest gap inside a run; a wider one may be the gutter between columns.
const GAP_IN_RUN: f32 = 1.2;
/// How far back a span may begin behind the end of the one before: kerning, and slack in widths.
const OVERLAP: f32 = 0.45;
/// A gap that sets a bullet or number apart from the words behind it.
const GAP_BEHIND_OPENER: f32 = 0.7;
/// The widest gap between a bullet or number and the words it belongs to.
const GAP_AFTER_BULLET: f32 = 5.0;
/// Most runs among which the words of a bullet are sought that were not drawn next.
const SOUGHT: usize = 3000;

/// Takes out of a list what stands at the places that are gone.
pub(super) fn drop_at<T>(items: &mut Vec<T>, gone: impl Fn(usize) -> bool) {
    let mut at = 0;
    items.retain(|_| {
        at += 1;
        !gone(at - 1)
    });
}

/// Text on one baseline without a wide gap.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Run {
    pub(super) text: String,
    pub(super) x0: f32,
    pub(super) x1: f32,
    /// The baseline, downwards from the page's top.
    pub(super) y: f32,
    pub(super) size: f32,
    /// Letters and digits, and how many of them are bold and slanted.
    pub(super) signs: u32,
    pub(super) bold_signs: u32,
    pub(super) slanted_signs: u32,
    /// How many bytes of the text, from its start on, are bold.
    pub(super) lead: usize,
    /// The font of all of it; 0 where there are several.
    pub(super) face: u32,
    pub(super) artifact: bool,
    pub(super) turned: bool,
    /// The bullet or number before the text, where it stands apart from it.
    pub(super) opener: String,
    /// Where the text begins, behind the opener.
    pub(super) text_x: f32,
    /// The opener is a raised number: the mark of a note.
    pub(super) note: bool,
    /// Votes for `size` beyond those against.
    pub(super) votes: i32,
}

impl Run {
    fn open(span: &Span) -> Self {
        Self {
            x0: span.x,
            x1: span.x,
            text_x: span.x,
            y: span.y,
            size: span.size,
            face: span.face,
            artifact: span.artifact,
            turned: span.turned,
            ..Self::default()
        }
    }

    fn push(&mut self, text: &str, span: &Span) {
        let whole = self.lead == self.text.len();
        self.text.push_str(text);
        if span.bold && whole {
            self.lead = self.text.len();
        }
        self.x1 = self.x1.max(span.end);
        if self.face != span.face && text.chars().any(char::is_alphanumeric) {
            self.face = 0;
        }
        let signs = text.chars().filter(|c| c.is_alphanumeric()).count() as u32;
        self.signs += signs;
        self.bold_signs += signs * u32::from(span.bold);
        self.slanted_signs += signs * u32::from(span.italic);
        // The size that most signs have, by majority vote.
        let weight = signs.cast_signed().max(1);
        if (span.size - self.size).abs() < 0.05 {
            self.votes += weight;
        } else if self.votes >= weight {
            self.votes -= weight;
        } else {
            (self.size, self.votes) = (span.size, weight - self.votes);
            self.y = span.y;
        }
    }
}

/// The runs of a page in the order in which they were drawn.
pub(super) fn runs(page: &Page) -> Vec<Run> {
    let blanks = has_blanks(&page.spans);
    let mut runs: Vec<Run> = Vec::new();
    let mut open: Option<Run> = None;
    let mut blank = false;
    let mut marked = false;
    let mut last: Option<&Span> = None;
    for span in &page.spans {
        if last.is_some_and(|last| is_shadow(last, span)) {
            continue;
        }
        let text = clean(&span.text);
        if text.is_empty() {
            continue;
        }
        let gap = open
            .as_ref()
            .map(|run| (span.x - run.x1) / span.size.max(run.size));
        match (open.as_mut(), gap) {
            (Some(run), Some(gap)) if follows(run, span, gap) => {
                if text.trim().is_empty() {
                    blank = true;
                    if is_opener(&run.text) {
                        // What stands behind a tab is apart from its bullet or number.
                        continue;
                    }
                    run.x1 = run.x1.max(span.end.min(run.x1 + run.size * 0.6));
                    continue;
                }
                let rise = (run.y - span.y) / run.size;
                let small = span.size < run.size * 0.85;
                let closes = marked && matches!(text.trim(), ")" | "]" | ",");
                if rise > 0.12 && small && (closes || is_mark(&text, &run.text)) {
                    marked = true;
                    run.x1 = run.x1.max(span.end);
                    last = Some(span);
                    continue;
                }
                marked = false;
                let wide = gap > if blanks { GAP_BESIDE_BLANKS } else { GAP_ALONE };
                let index = small && rise.abs() > 0.08;
                if (blank || wide && !index) && !run.text.ends_with(' ') {
                    run.text.push(' ');
                    if span.bold && run.lead + 1 == run.text.len() {
                        run.lead += 1;
                    }
                }
                run.push(&text, span);
                blank = false;
            }
            (_, _) => {
                if text.trim().is_empty() {
                    continue;
                }
                if let Some(run) = open.take() {
                    keep(run, span, &mut runs);
                }
                let mut run = Run::open(span);
                run.push(text.trim_start(), span);
                open = Some(run);
                blank = false;
                marked = false;
            }
        }
        last = Some(span);
    }
    runs.extend(open);
    runs.retain(|run| !run.text.trim().is_empty());
    runs
}

/// Puts a finished run away; a raised number before larger words marks a note.
fn keep(mut run: Run, next: &Span, runs: &mut Vec<Run>) {
    let raised = next.y - run.y;
    run.note = run.size < next.size * 0.85
        && raised > 0.1 * next.size
        && raised < next.size
        && is_number(run.text.trim())
        && (next.x - run.x1).abs() < 2.0 * next.size;
    runs.push(run);
}

/// Whether a span goes on where the run ends; slight shifts of the baseline are indices and marks.
fn follows(run: &Run, span: &Span, gap: f32) -> bool {
    let shift = (span.y - run.y).abs() / run.size.max(span.size);
    let alike = span.size < run.size * 1.25 && run.size < span.size * 1.25;
    let reach = if alike { 0.12 } else { 0.55 };
    let marked = run.size < span.size * 0.85 && is_number(run.text.trim());
    run.turned == span.turned
        && !run.turned
        && run.artifact == span.artifact
        && !marked
        && !(gap > GAP_BEHIND_OPENER && is_opener(&run.text))
        && shift < reach
        && (-OVERLAP..=GAP_IN_RUN).contains(&gap)
}

/// The same text drawn once more a hair beside itself, to look bold or cast a shadow.
fn is_shadow(last: &Span, span: &Span) -> bool {
    last.text == span.text
        && !span.text.trim().is_empty()
        && (last.x - span.x).abs() < 0.12 * span.size
        && (last.y - span.y).abs() < 0.12 * span.size
}

/// Whether blanks come as characters on this page.
fn has_blanks(spans: &[Span]) -> bool {
    let (mut blanks, mut others) = (0usize, 0usize);
    for c in spans.iter().flat_map(|span| span.text.chars()) {
        if c.is_whitespace() {
            blanks += 1;
        } else {
            others += 1;
        }
    }
    blanks * 14 > others
}

/// Whether raised `text` behind `before` is the mark of a note and not part of a word ("m²", "18e").
fn is_mark(text: &str, before: &str) -> bool {
    let digits = text.trim().trim_matches(['(', ')', '[', ']', ',']);
    let unit = before.ends_with(" m") || before.ends_with(" km") || before.ends_with(" cm");
    let named = before.ends_with(|c: char| c.is_ascii_digit());
    (is_number(digits) && !unit && !named) || digits == "*"
}

fn is_number(text: &str) -> bool {
    let digits = text.trim_matches(['(', ')', '[', ']', '.']);
    !digits.is_empty() && digits.len() <= 3 && digits.bytes().all(|b| b.is_ascii_digit())
}

/// Ligatures spelled out, blanks of every kind a space, characters without a meaning left out.
fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'ﬀ' => out.push_str("ff"),
            'ﬁ' => out.push_str("fi"),
            'ﬂ' => out.push_str("fl"),
            'ﬃ' => out.push_str("ffi"),
            'ﬄ' => out.push_str("ffl"),
            'ﬅ' | 'ﬆ' => out.push_str("st"),
            'ĳ' => out.push_str("ij"),
            'Ĳ' => out.push_str("IJ"),
            '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
            c if c.is_whitespace() => out.push(' '),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// Whether a run is nothing but the sign or number that opens an item or a numbered heading.
pub(super) fn is_opener(text: &str) -> bool {
    let text = text.trim();
    let signs = text.chars().count();
    let sign = signs <= 2
        && text
            .chars()
            .all(|c| !c.is_alphanumeric() && !"()[]\"'“”‘’.,;:".contains(c));
    let digits = text.trim_end_matches(['.', ')', ':']);
    let number = signs <= 6
        && digits.len() <= 5
        && digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || c == '.');
    let letter = signs == 2 && text.ends_with(['.', ')']) && text.starts_with(char::is_alphabetic);
    let o_bullet = text == "o";
    sign || number || letter || o_bullet
}

/// Joins bullets and numbers to the words behind them.
pub(super) fn join_bullets(runs: Vec<Run>) -> Vec<Run> {
    let mut joined: Vec<Option<Run>> = runs.into_iter().map(Some).collect();
    for i in 0..joined.len() {
        let Some(bullet) = joined[i]
            .as_ref()
            .filter(|run| is_opener(&run.text) || run.note)
        else {
            continue;
        };
        let is_figures = bullet.text.starts_with(|c: char| c.is_ascii_digit());
        let behind = |other: &Run| {
            let gap = other.x0 - bullet.x1;
            let shift = (other.y - bullet.y).abs();
            let reach = if bullet.note { 0.7 } else { 0.3 };
            gap > -0.3 * other.size
                && gap < GAP_AFTER_BULLET * other.size
                && shift < reach * other.size.max(bullet.size)
                && !other.turned
                // One figure does not open another: they stand in the columns of a table.
                && !(is_figures && other.text.chars().all(|c| !c.is_alphabetic()))
        };
        // The words usually come next; where a producer draws all bullets first, they are sought.
        let near =
            (i + 1..joined.len().min(i + 4)).find(|&k| joined[k].as_ref().is_some_and(behind));
        let found = near.or_else(|| {
            (0..joined.len().min(SOUGHT))
                .filter(|&k| k != i && joined[k].as_ref().is_some_and(behind))
                .min_by(|&a, &b| {
                    let x = |k: usize| joined[k].as_ref().map_or(0.0, |run| run.x0);
                    x(a).total_cmp(&x(b))
                })
        });
        let Some(k) = found else { continue };
        let Some(bullet) = joined[i].take() else {
            continue;
        };
        if let Some(words) = joined[k].as_mut() {
            let text = bullet.text.trim();
            words.opener = if words.opener.is_empty() {
                text.to_owned()
            } else {
                format!("{text} {}", words.opener)
            };
            words.x0 = bullet.x0;
            words.note |= bullet.note;
        }
    }
    let mut joined: Vec<Run> = joined.into_iter().flatten().collect();
    name_signs(&mut joined);
    joined
}

/// A letter or digit that opens item after item is the sign of a picture font.
fn name_signs(runs: &mut [Run]) {
    let is_one = |run: &&mut Run| run.opener.len() == 1 && run.opener != "-";
    let mut openers: Vec<String> = runs
        .iter_mut()
        .filter(is_one)
        .map(|run| run.opener.clone())
        .collect();
    let all = openers.len();
    openers.sort_unstable();
    for same in openers.chunk_by(|a, b| a == b) {
        if same.len() >= 3 && same.len() * 10 > all * 6 {
            for run in runs.iter_mut().filter(|run| run.opener == same[0]) {
                "•".clone_into(&mut run.opener);
            }
        }
    }
}
