//! Reading order: the runs of a page as lines, column after column.
//!
//! A typeset page is mostly drawn in reading order, a text frame at a time, so runs drawn after one
//! another that stand below one another make a *frame*. Frames are then put in order by position
//! (Breuel's two rules): one above another that shares its width comes first, and so does one
//! wholly to the left of another unless something between them spans both, such as a heading over
//! two columns.

use super::runs::Run;

/// Farthest a line may stand below the one before, in sizes of its font, to go on in its frame.
const PITCH: f32 = 2.3;
/// How many of the frames drawn last a run may go on with: columns may be drawn row by row.
const OPEN_FRAMES: usize = 8;
/// Least height of white over the whole width that parts a page in bands, in sizes of the font: more
/// than between paragraphs.
const BAND_GAP: f32 = 2.2;
/// Fewest runs of a frame that is a column, and no heading or foot beside one.
const COLUMN: usize = 3;
/// Most frames of a page that are ordered by position; a page with more keeps the drawn order.
const MAX_FRAMES: usize = 400;

/// One line of text.
#[expect(clippy::struct_excessive_bools, reason = "independent marks of a line")]
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Line {
    /// The words, without the opener.
    pub(super) text: String,
    /// The bullet, number or note mark before the words, where it stands apart.
    pub(super) opener: String,
    /// The opener is a raised number.
    pub(super) note: bool,
    /// Left end, opener included.
    pub(super) x0: f32,
    /// Left end of the words.
    pub(super) text_x: f32,
    pub(super) x1: f32,
    pub(super) y: f32,
    pub(super) size: f32,
    pub(super) signs: u32,
    pub(super) bold_signs: u32,
    pub(super) slanted_signs: u32,
    /// How many bytes of `text`, from its start on, are bold.
    pub(super) lead: usize,
    /// The font of all of it; 0 where there are several.
    pub(super) face: u32,
    pub(super) artifact: bool,
    pub(super) turned: bool,
    /// Which frame of its page it stands in.
    pub(super) frame: u32,
    /// It is a cell of a table.
    pub(super) is_cell: bool,
    /// The line number printed beside it.
    pub(super) number: Option<u32>,
}

impl Line {
    pub(super) fn of(run: &Run) -> Self {
        Self {
            text: run.text.trim_end().to_owned(),
            opener: run.opener.clone(),
            note: run.note,
            x0: run.x0,
            text_x: run.text_x,
            x1: run.x1,
            y: run.y,
            size: run.size,
            signs: run.signs,
            bold_signs: run.bold_signs,
            slanted_signs: run.slanted_signs,
            lead: run.lead,
            face: run.face,
            artifact: run.artifact,
            turned: run.turned,
            frame: 0,
            is_cell: false,
            number: None,
        }
    }

    /// Appends what stands further right on the same baseline.
    fn append(&mut self, run: &Run) {
        let whole = self.lead >= self.text.len();
        self.text.push(' ');
        if !run.opener.is_empty() {
            self.text.push_str(&run.opener);
            self.text.push(' ');
        }
        if whole && run.lead > 0 && run.opener.is_empty() {
            self.lead = self.text.len() + run.lead;
        }
        self.text.push_str(run.text.trim_end());
        self.lead = self.lead.min(self.text.len());
        self.x1 = self.x1.max(run.x1);
        if run.signs > self.signs {
            self.size = run.size;
        }
        if self.face != run.face {
            self.face = 0;
        }
        self.signs += run.signs;
        self.bold_signs += run.bold_signs;
        self.slanted_signs += run.slanted_signs;
        self.note |= run.note && self.text.is_empty();
    }

    /// Whether most of it is bold.
    pub(super) fn is_bold(&self) -> bool {
        self.bold_signs * 10 >= self.signs * 8 && self.signs > 0
    }

    /// Whether most of it is slanted.
    pub(super) fn is_slanted(&self) -> bool {
        self.slanted_signs * 10 >= self.signs * 8 && self.signs > 0
    }

    /// Opener and words.
    pub(super) fn whole(&self) -> String {
        if self.opener.is_empty() {
            self.text.clone()
        } else {
            format!("{} {}", self.opener, self.text)
        }
    }
}

/// A box around runs drawn together.
#[derive(Debug)]
struct Frame {
    runs: Vec<usize>,
    x0: f32,
    x1: f32,
    top: f32,
    bottom: f32,
    /// Place of its last run among all.
    end: usize,
    /// Baseline, size and extent of its last line.
    y: f32,
    size: f32,
    last: (f32, f32),
    turned: bool,
}

impl Frame {
    fn new(at: usize, run: &Run) -> Self {
        Self {
            runs: vec![at],
            x0: run.x0,
            x1: run.x1,
            top: run.y - run.size * 0.8,
            bottom: run.y + run.size * 0.2,
            end: at,
            y: run.y,
            size: run.size,
            last: (run.x0, run.x1),
            turned: run.turned,
        }
    }

    fn takes(&self, run: &Run) -> bool {
        let step = (run.y - self.y) / run.size.max(self.size);
        let alike = run.size < self.size * 1.3 && self.size < run.size * 1.3;
        let shared = run.x1.min(self.x1) - run.x0.max(self.x0);
        let narrow = (run.x1 - run.x0).min(self.last.1 - self.last.0).max(1.0);
        let below = step > 0.5 && step < PITCH && shared > 0.5 * narrow;
        // Two pieces of one line, parted by no more than a stretched blank.
        let beside = step.abs() < 0.15
            && run.x0 >= self.last.1 - run.size * 0.3
            && run.x0 - self.last.1 < run.size * 1.6;
        self.turned == run.turned && !run.turned && alike && (below || beside)
    }

    fn take(&mut self, at: usize, run: &Run) {
        let same_line = (run.y - self.y).abs() < 0.2 * run.size;
        self.last = if same_line {
            (self.last.0.min(run.x0), self.last.1.max(run.x1))
        } else {
            (run.x0, run.x1)
        };
        self.runs.push(at);
        self.end = at;
        self.x0 = self.x0.min(run.x0);
        self.x1 = self.x1.max(run.x1);
        self.top = self.top.min(run.y - run.size * 0.8);
        self.bottom = self.bottom.max(run.y + run.size * 0.2);
        (self.y, self.size) = (run.y, run.size);
    }

    fn shares_width(&self, other: &Self) -> bool {
        let shared = self.x1.min(other.x1) - self.x0.max(other.x0);
        shared > 0.08 * (self.x1 - self.x0).min(other.x1 - other.x0)
    }

    fn is_above(&self, other: &Self) -> bool {
        self.top + self.bottom < other.top + other.bottom
    }

    /// Whether the two stand side by side and were drawn by turns, row after row.
    fn interlaces(&self, other: &Self) -> bool {
        !self.shares_width(other)
            && self.runs.len().min(other.runs.len()) > 2
            && self.runs[0] < other.end
            && other.runs[0] < self.end
    }

    fn is_left_of(&self, other: &Self) -> bool {
        self.x1 <= other.x0 + 1.0 || !self.shares_width(other) && self.x0 < other.x0
    }

    /// Whether it lies between the two in height and spans both in width.
    fn parts(&self, upper: &Self, lower: &Self) -> bool {
        self.top >= upper.bottom - self.size
            && self.bottom <= lower.top + self.size
            && self.shares_width(upper)
            && self.shares_width(lower)
    }
}

fn frames(runs: &[Run]) -> Vec<Frame> {
    let mut frames: Vec<Frame> = Vec::new();
    for (at, run) in runs.iter().enumerate() {
        let from = frames.len().saturating_sub(OPEN_FRAMES);
        match frames[from..].iter_mut().rev().find(|f| f.takes(run)) {
            Some(frame) => frame.take(at, run),
            None => frames.push(Frame::new(at, run)),
        }
    }
    frames
}

/// The frames of running text, as the places of their runs: several lines with many words each.
pub(super) fn paragraphs(runs: &[Run]) -> impl Iterator<Item = Vec<usize>> {
    let words = |at: &usize| runs[*at].text.split_whitespace().count();
    frames(runs)
        .into_iter()
        .map(|frame| frame.runs)
        .filter(move |frame| {
            let all: usize = frame.iter().map(words).sum();
            frame.len() >= 3 && all >= 5 * frame.len()
        })
}

/// Which runs are running text.
pub(super) fn prose(runs: &[Run]) -> Vec<bool> {
    let mut prose = vec![false; runs.len()];
    paragraphs(runs).flatten().for_each(|at| prose[at] = true);
    prose
}

/// The lines of a page in reading order.
pub(super) fn lines(runs: &[Run]) -> Vec<Line> {
    let frames = frames(runs);
    let mut lines: Vec<Line> = Vec::new();
    for (number, at) in ordered(&frames).into_iter().enumerate() {
        let from = lines.len();
        let mut members: Vec<&Run> = frames[at].runs.iter().map(|&at| &runs[at]).collect();
        members.sort_by(|a, b| a.y.total_cmp(&b.y));
        for run in members {
            let same = lines[from..]
                .iter_mut()
                .rev()
                .take(3)
                .find(|line| (line.y - run.y).abs() < 0.2 * run.size && line.x0 <= run.x0);
            match same {
                Some(line) => line.append(run),
                None => lines.push(Line::of(run)),
            }
        }
        for line in &mut lines[from..] {
            line.frame = number as u32;
        }
    }
    lines
}

/// Which of the page's bands, parted by white over its whole width, each frame lies in.
fn bands(frames: &[Frame]) -> Vec<u32> {
    let mut order: Vec<usize> = (0..frames.len()).collect();
    order.sort_by(|&a, &b| frames[a].top.total_cmp(&frames[b].top));
    let mut bands = vec![0; frames.len()];
    let (mut band, mut bottom) = (0, f32::MAX);
    for at in order {
        let frame = &frames[at];
        if frame.top - bottom > BAND_GAP * frame.size {
            band += 1;
        }
        bands[at] = band;
        bottom = if bottom < f32::MAX {
            bottom.max(frame.bottom)
        } else {
            frame.bottom
        };
    }
    bands
}

/// The bands behind which a page is cut in two that were drawn the lower before the upper, each of
/// them whole and in columns. Columns that go on through the white are drawn one after the other.
fn upturned(frames: &[Frame], bands: &[u32]) -> Vec<u32> {
    let in_columns = |part: &[&Frame]| {
        let beside = |one: &Frame| part.iter().any(|two| !one.shares_width(two));
        part.iter().any(|one| beside(one))
    };
    let last = bands.iter().copied().max().unwrap_or(0);
    (0..last)
        .filter(|&cut| {
            let lines = frames
                .iter()
                .zip(bands)
                .filter(|(f, _)| f.runs.len() >= COLUMN);
            let (upper, lower): (Vec<_>, Vec<_>) = lines.partition(|(_, band)| **band <= cut);
            let upper: Vec<&Frame> = upper.into_iter().map(|(frame, _)| frame).collect();
            let lower: Vec<&Frame> = lower.into_iter().map(|(frame, _)| frame).collect();
            let drawn = lower.iter().map(|frame| frame.end).max();
            let before = upper.iter().map(|frame| frame.runs[0]).min();
            drawn
                .zip(before)
                .is_some_and(|(drawn, before)| drawn < before)
                && in_columns(&upper)
                && in_columns(&lower)
        })
        .collect()
}

/// The frames' places in reading order.
fn ordered(frames: &[Frame]) -> Vec<usize> {
    let n = frames.len();
    if n > MAX_FRAMES {
        return (0..n).collect();
    }
    let bands = bands(frames);
    let upturned = upturned(frames, &bands);
    // Nothing can be told from the drawn order of columns that were drawn by turns.
    let by_rows = (0..n).any(|a| (0..a).any(|b| frames[a].interlaces(&frames[b])));
    let comes_before = |a: usize, b: usize| {
        let (one, two) = (&frames[a], &frames[b]);
        if one.turned != two.turned {
            return two.turned;
        }
        if one.shares_width(two) {
            return one.is_above(two);
        }
        let drawn_so = (bands[a] < bands[b]) == (one.runs[0] < two.runs[0]);
        let (upper, lower) = (bands[a].min(bands[b]), bands[a].max(bands[b]));
        let parted = drawn_so || upturned.iter().any(|cut| (upper..lower).contains(cut));
        if !by_rows && bands[a] != bands[b] && parted {
            return bands[a] < bands[b];
        }
        one.is_left_of(two) && !(0..n).any(|c| c != a && c != b && frames[c].parts(two, one))
    };
    let mut waits_for: Vec<u32> = vec![0; n];
    let mut before: Vec<Vec<usize>> = vec![Vec::new(); n];
    for (a, later) in before.iter_mut().enumerate() {
        for (b, waits) in waits_for.iter_mut().enumerate() {
            if a != b && comes_before(a, b) {
                *waits += 1;
                later.push(b);
            }
        }
    }
    let mut order = Vec::with_capacity(n);
    let mut placed = vec![false; n];
    while order.len() < n {
        // Where the rules contradict each other, the drawn order decides.
        let free = |least: u32| (0..n).find(|&at| !placed[at] && waits_for[at] <= least);
        let Some(next) = free(0).or_else(|| {
            (0..n)
                .filter(|&at| !placed[at])
                .min_by_key(|&at| waits_for[at])
        }) else {
            break;
        };
        placed[next] = true;
        order.push(next);
        for &other in &before[next] {
            waits_for[other] = waits_for[other].saturating_sub(1);
        }
    }
    order
}
