//! The seam to the PDF parser: bytes in, positioned spans of text out, page by page.
//!
//! Nothing else in the crate knows which parser it is. What it may do is bounded by counts, since a
//! file may claim anything: pages, decoded bytes and strings on a page each have a limit. A panic
//! inside the parser costs the page it happened on, and the page is reported as damaged.

use std::hash::{Hash, Hasher};
use std::sync::atomic::{AtomicUsize, Ordering};

use pdfboss_core::document::DocumentSeed;
use pdfboss_core::{Document, Error, Immediate, OcState, block_on};
use pdfboss_text::{
    ArtifactKind, FontCache, ReadingOrder, SkippedTextKind, TextSpan,
    extract_spans_reporting_cached_with,
};

use rustc_hash::FxHasher;

use super::guard::{self, Guard, Limits};
use super::quiet::quietly;
use super::weights;
use crate::read::bounds::MAX_TEXT;

/// Most pages of a document.
pub(super) const MAX_PAGES: usize = 10_000;
/// Most bytes that all pages of a document may unpack to.
const MAX_DRAWING: usize = 512 << 20;
/// Most strings that all pages of a document may show: one drawn letter by letter has as many as its
/// text has letters.
const MAX_STRINGS: usize = 500_000;
/// What the parsers of all threads may keep of the pages read before they must forget them.
const MAX_KEPT: usize = 48 << 20;
/// How many times less than its limits a page may ask for while others are read beside it, for every
/// four threads. All but the strangest pages do; the others are read alone.
const SHARE: usize = 8;
/// Stack of the threads that parse: nested objects are followed by recursion.
const STACK: usize = 32 << 20;

/// Text that was drawn in one go, upright, in one font.
#[expect(
    clippy::struct_excessive_bools,
    reason = "what a font and a producer say of a span"
)]
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Span {
    /// The characters as drawn, white space included.
    pub(super) text: String,
    /// Left end, in points from the page's left edge.
    pub(super) x: f32,
    /// Where the next character would stand.
    pub(super) end: f32,
    /// The baseline, in points downwards from the page's top edge.
    pub(super) y: f32,
    /// Size of the font in points.
    pub(super) size: f32,
    pub(super) bold: bool,
    pub(super) italic: bool,
    /// Tells one font from another.
    pub(super) face: u32,
    /// The producer says that it is a running head, a page number or other decoration.
    pub(super) artifact: bool,
    /// It stands on its side: 90, 180 or 270 degrees off the page's upright.
    pub(super) turned: bool,
}

/// One page's spans, in the order in which they were drawn.
#[derive(Clone, Debug, Default)]
pub(super) struct Page {
    pub(super) height: f32,
    pub(super) spans: Vec<Span>,
    /// Something on the page could not be read.
    pub(super) damaged: bool,
    /// That was because the page asks for more than its limits.
    pub(super) excess: bool,
}

/// What a file holds.
#[derive(Debug)]
pub(super) struct Extract<T> {
    /// What was made of each page, in order.
    pub(super) pages: Vec<T>,
    /// The page's printed label where that is a plain number.
    pub(super) labels: Vec<Option<u32>>,
    /// The title that the file's properties give.
    pub(super) title: Option<String>,
    /// How many pages the file claims beyond those that could be found.
    pub(super) lost_pages: u32,
    /// The file's own directory of objects is missing or wrong.
    pub(super) mended: bool,
}

/// Why a file cannot be read at all.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Failure {
    /// It wants a password.
    Encrypted,
    /// It is no PDF, or too damaged; the parser's reason.
    Damaged(String),
    /// It exceeds the limit that is named.
    TooLarge(String),
}

/// Reads a file and makes of each page what `work` says. Pages are read on all threads of the
/// current pool; the result does not depend on their number.
pub(super) fn extract<T: Send>(
    bytes: &[u8],
    work: impl Fn(Page) -> T + Sync,
) -> Result<Extract<T>, Failure> {
    weights::refuse_tables(bytes)?;
    let threads = rayon::current_num_threads();
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .stack_size(STACK)
        .build()
        .map_err(|error| Failure::Damaged(error.to_string()))?;
    let mut opened = pool.install(|| quietly(|| open(bytes)).unwrap_or_else(panicked))?;
    let next = AtomicUsize::new(0);
    let spent = Spent::default();
    let pages = opened.seed.page_count();
    let part = SHARE * threads.div_ceil(4);
    let shares = pool.broadcast(|_| {
        let mut reader = Reader::new(&opened.seed, part, MAX_KEPT / threads);
        let (mut share, mut large) = (Vec::new(), Vec::new());
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            if index >= pages || spent.exceeded().is_some() {
                return (share, large);
            }
            match reader.page(index, &spent) {
                Some(page) => share.push((index, work(page))),
                None => large.push(index),
            }
        }
    });
    let (shares, large): (Vec<_>, Vec<_>) = shares.into_iter().unzip();
    let mut large = large.concat();
    large.sort_unstable();
    // One after the other and on one thread, so that what one needed serves the next.
    let large = pool.install(|| {
        let mut reader = Reader::new(&opened.seed, 1, MAX_KEPT);
        let mut read = Vec::with_capacity(large.len());
        for index in large {
            if spent.exceeded().is_some() {
                break;
            }
            read.extend(reader.page(index, &spent).map(|page| (index, work(page))));
        }
        read
    });
    if let Some(limit) = spent.exceeded() {
        return Err(Failure::TooLarge(limit));
    }
    let mut pages: Vec<(usize, T)> = shares.into_iter().flatten().chain(large).collect();
    pages.sort_by_key(|(index, _)| *index);
    Ok(Extract {
        pages: pages.into_iter().map(|(_, page)| page).collect(),
        labels: std::mem::take(&mut opened.labels),
        title: opened.title,
        lost_pages: opened.lost_pages,
        mended: !guard::is_whole(bytes),
    })
}

/// Reads pages one after the other.
struct Reader<'a> {
    seed: &'a DocumentSeed,
    /// How many times less than its limits a page may ask for.
    part: usize,
    document: Document,
    fonts: FontCache,
    layers: Option<OcState>,
    /// About how many bytes the parser keeps, and how many it may keep.
    kept: usize,
    most: usize,
}

impl<'a> Reader<'a> {
    fn new(seed: &'a DocumentSeed, part: usize, most: usize) -> Self {
        let document = Document::from_seed(seed.clone());
        let layers = quietly(|| document.oc_state()).flatten();
        Self {
            seed,
            part,
            document,
            fonts: FontCache::default(),
            layers,
            kept: 0,
            most,
        }
    }

    /// The page, and what it took is added to `spent`; nothing where it asks for more than its part and
    /// is to be read with all it may ask for.
    fn page(&mut self, index: usize, spent: &Spent) -> Option<Page> {
        if self.kept > self.most {
            self.forget();
        }
        let guard = Guard::new(&self.document, Limits::part(self.part));
        let mut page = page(&guard, index, &self.fonts, self.layers.as_ref());
        self.kept += guard.kept();
        let excess = guard.met_limit();
        page.excess = excess;
        let given = !excess || self.part == 1;
        if given {
            spent.add(&page, &guard);
        }
        if excess {
            // A font that was refused must not serve another page.
            self.forget();
        }
        given.then_some(page)
    }

    fn forget(&mut self) {
        self.document = Document::from_seed(self.seed.clone());
        self.fonts = FontCache::default();
        self.kept = 0;
    }
}

/// What all pages together have taken.
#[derive(Default)]
struct Spent {
    text: AtomicUsize,
    strings: AtomicUsize,
    drawing: AtomicUsize,
}

impl Spent {
    fn add(&self, page: &Page, guard: &Guard) {
        let text = page.spans.iter().map(|span| span.text.len()).sum();
        self.text.fetch_add(text, Ordering::Relaxed);
        // A form may be drawn again and again.
        let strings = guard.strings().max(page.spans.len());
        self.strings.fetch_add(strings, Ordering::Relaxed);
        self.drawing.fetch_add(guard.unpacked(), Ordering::Relaxed);
    }

    /// The limit that was exceeded.
    fn exceeded(&self) -> Option<String> {
        if self.text.load(Ordering::Relaxed) > MAX_TEXT {
            return Some(format!("{} MB of text", MAX_TEXT >> 20));
        }
        if self.strings.load(Ordering::Relaxed) > MAX_STRINGS {
            return Some(format!("{MAX_STRINGS} strings on its pages"));
        }
        let beyond = self.drawing.load(Ordering::Relaxed) > MAX_DRAWING;
        beyond.then(|| format!("{} MB of drawing on its pages", MAX_DRAWING >> 20))
    }
}

fn panicked<T>() -> Result<T, Failure> {
    Err(Failure::Damaged("it cannot be parsed".to_owned()))
}

/// What is known of a document before its pages are read.
struct Opened {
    seed: DocumentSeed,
    labels: Vec<Option<u32>>,
    title: Option<String>,
    lost_pages: u32,
}

fn open(bytes: &[u8]) -> Result<Opened, Failure> {
    let document = Document::load(bytes.to_vec()).map_err(|error| {
        if matches!(error, Error::Encrypted) {
            Failure::Encrypted
        } else {
            Failure::Damaged(error.to_string())
        }
    })?;
    weights::refuse_objects(&document, bytes)?;
    let claimed = document.page_count();
    let found = document.flattened_page_count();
    if found > MAX_PAGES {
        return Err(Failure::TooLarge(format!("{MAX_PAGES} pages")));
    }
    let ranges = document.page_labels();
    let labels = (0..found).map(|index| {
        let label = pdfboss_core::page_label(ranges.as_ref()?, index);
        label.parse().ok().filter(|&number| number > 0)
    });
    Ok(Opened {
        labels: labels.collect(),
        title: document.metadata().title,
        lost_pages: claimed.saturating_sub(found) as u32,
        seed: document.seed(),
    })
}

/// Reads one page; whatever goes wrong on it is said in [`Page::damaged`].
fn page(guard: &Guard, index: usize, fonts: &FontCache, layers: Option<&OcState>) -> Page {
    let read = || {
        let page = guard.page(index)?;
        let (spans, report) = block_on(extract_spans_reporting_cached_with(
            Immediate(guard),
            &page,
            fonts,
            layers,
            None,
            ReadingOrder::Content,
        ))
        .ok()?;
        let skipped = report
            .skipped
            .iter()
            .any(|s| s.kind != SkippedTextKind::FontEncoding);
        Some(placed(&page, spans, skipped || guard.met_damage()))
    };
    quietly(read).flatten().unwrap_or(Page {
        damaged: true,
        ..Page::default()
    })
}

/// Brings the spans of a page into our coordinates and drops what lies outside its visible part.
fn placed(page: &pdfboss_core::Page, spans: Vec<TextSpan>, damaged: bool) -> Page {
    let area = page.crop_box;
    let (width, height) = match page.rotate {
        90 | 270 => (area.height(), area.width()),
        _ => (area.width(), area.height()),
    };
    // From user space to the page as it is seen, its origin at the top left.
    let seen = |x: f32, y: f32| match page.rotate {
        90 => (y - area.y0, x - area.x0),
        180 => (area.x1 - x, y - area.y0),
        270 => (area.y1 - y, area.x1 - x),
        _ => (x - area.x0, area.y1 - y),
    };
    let painted = spans.iter().filter(|s| !s.invisible).count();
    // A scan with a layer of recognised text is all invisible; elsewhere such text is a remnant.
    let hidden_counts = painted * 2 < spans.len();
    let spans = spans.into_iter().filter_map(|span| {
        let (x, y) = seen(span.x, span.y);
        let (end, _) = seen(span.end_x, span.end_y);
        let sound = [x, y, end, span.size].iter().all(|n| n.is_finite());
        let inside = x > -2.0 && x < width + 2.0 && y > -2.0 && y < height + 2.0;
        let turned = span.rotate.rem_euclid(360) != page.rotate.rem_euclid(360);
        let kept = sound && inside && span.size > 0.5 && (hidden_counts || !span.invisible);
        kept.then(|| Span {
            text: if is_symbol(&span) {
                "•".to_owned()
            } else {
                span.text
            },
            x,
            end: if turned {
                x
            } else {
                end.clamp(x, width + 200.0)
            },
            y,
            size: span.size,
            bold: span.bold,
            italic: span.italic,
            face: face(&span.font_name),
            artifact: span
                .artifact
                .is_some_and(|a| a.kind == ArtifactKind::Pagination),
            turned,
        })
    });
    Page {
        height,
        spans: spans.collect(),
        damaged,
        excess: false,
    }
}

/// The font by its name, without the mark of its subset (`ABCDEF+Arial`).
fn face(name: &str) -> u32 {
    let name = name.split_once('+').map_or(name, |(_, name)| name);
    let mut hasher = FxHasher::default();
    name.hash(&mut hasher);
    hasher.finish() as u32 | 1
}

/// Whether a span is a sign of a picture font, whose letters and digits are not what they say.
fn is_symbol(span: &TextSpan) -> bool {
    const FONTS: [&str; 6] = ["dingbat", "webding", "icon", "awesome", "bullet", "symbols"];
    let mut chars = span.text.trim().chars();
    let single = chars.next().is_some_and(|c| c.is_ascii_graphic()) && chars.next().is_none();
    let name = || span.font_name.to_lowercase();
    single && (FONTS.iter().any(|font| name().contains(font)) || name().contains("wingding"))
}
