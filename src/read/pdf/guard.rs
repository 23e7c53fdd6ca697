//! Limits and checks around the PDF parser: how much a page may unpack, and whether what it unpacks
//! is sound.
//!
//! The parser is lenient: a stream cut short yields its first part and nothing is said. Here every
//! stream a page needs goes through our hands, so that a page that lost something can say so.

use std::cell::Cell;

use memchr::memmem;
use pdfboss_core::{Document, Error, ObjRef, Object, ObjectSource, Page, Result, Stream};

use super::filters::{self, too_large};
use super::{drawing, weights};

/// Most bytes that the streams of one page, its fonts among them, may unpack to.
const PAGE_BYTES: usize = 24 << 20;
/// Most strings that the streams of one page may show: a full page drawn letter by letter has 6 000.
const PAGE_STRINGS: usize = 50_000;
/// Most drawing instructions of one page: a map has some ten thousands.
const PAGE_INSTRUCTIONS: usize = 500_000;
/// Most memory for the objects that one page asks for, their streams apart.
const PAGE_OBJECTS: usize = 64 << 20;
/// Where the mark of a file's end must stand, counted from its last byte.
const TAIL: usize = 2048;

/// How much one page may ask for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    bytes: usize,
    strings: usize,
    instructions: usize,
    objects: usize,
}

impl Limits {
    /// So many times less than a page may ask for at all.
    pub(super) fn part(of: usize) -> Self {
        Self {
            bytes: PAGE_BYTES / of,
            strings: PAGE_STRINGS / of,
            instructions: PAGE_INSTRUCTIONS / of,
            objects: PAGE_OBJECTS / of,
        }
    }
}

/// The limits of a page, in words.
pub(super) fn told() -> String {
    format!(
        "{} MB of drawing, {PAGE_INSTRUCTIONS} instructions, {PAGE_STRINGS} strings, {} MB of fonts, or \
         more in one of these than a page can show",
        PAGE_BYTES >> 20,
        PAGE_OBJECTS >> 20
    )
}

/// A document as one page may see it.
pub(super) struct Guard<'a> {
    document: &'a Document,
    limits: Limits,
    bytes_left: Cell<usize>,
    strings_left: Cell<usize>,
    instructions_left: Cell<usize>,
    objects_left: Cell<usize>,
    kept: Cell<usize>,
    damage: Cell<bool>,
    excess: Cell<bool>,
}

impl<'a> Guard<'a> {
    pub(super) fn new(document: &'a Document, limits: Limits) -> Self {
        Self {
            document,
            limits,
            bytes_left: Cell::new(limits.bytes),
            strings_left: Cell::new(limits.strings),
            instructions_left: Cell::new(limits.instructions),
            objects_left: Cell::new(limits.objects),
            kept: Cell::new(0),
            damage: Cell::new(false),
            excess: Cell::new(false),
        }
    }

    /// Whether the page asked for more than its limits.
    pub(super) fn met_limit(&self) -> bool {
        self.excess.get()
    }

    /// Whether something that the page asked for was damaged or beyond the limits.
    pub(super) fn met_damage(&self) -> bool {
        self.damage.get()
    }

    pub(super) fn page(&self, index: usize) -> Option<Page> {
        self.document.page(index).ok()
    }

    /// How many bytes the streams of the page unpacked to.
    pub(super) fn unpacked(&self) -> usize {
        self.limits.bytes - self.bytes_left.get()
    }

    /// How many strings the page shows.
    pub(super) fn strings(&self) -> usize {
        self.limits.strings - self.strings_left.get()
    }

    /// Takes so much of what is left; whether it was there.
    fn take(&self, left: &Cell<usize>, amount: usize) -> bool {
        let rest = left.get().checked_sub(amount);
        left.set(rest.unwrap_or(0));
        if rest.is_none() {
            self.excess.set(true);
        }
        rest.is_some()
    }

    /// Takes what a stream asks for from what is left; whether it was there.
    fn spend(&self, stream: &Stream, data: &[u8]) -> bool {
        let strings = memchr::memchr2_iter(b'(', b'<', data).count();
        let (Some(map), Some(instructions)) = (
            weights::map(data),
            if is_font(stream, data) {
                Some(0)
            } else {
                drawing::instructions(data)
            },
        ) else {
            self.excess.set(true);
            return false;
        };
        self.kept.set(self.kept.get() + map);
        self.take(&self.bytes_left, data.len())
            && self.take(&self.strings_left, strings)
            && self.take(&self.instructions_left, instructions)
            && self.take(&self.objects_left, map)
    }

    /// About how many bytes the parser now keeps of what the page asked for.
    pub(super) fn kept(&self) -> usize {
        self.kept.get()
    }
}

/// Whether a stream is the program of a font, and no drawing that calls itself one.
fn is_font(stream: &Stream, data: &[u8]) -> bool {
    const KINDS: [&str; 3] = ["Type1C", "CIDFontType0C", "OpenType"];
    let kind = stream.dict.get_name("Subtype");
    let claims = stream.dict.get("Length1").is_some()
        || kind.is_some_and(|kind| KINDS.contains(&kind.0.as_str()));
    claims && memmem::find(data, b" Tf").is_none()
}

impl ObjectSource for Guard<'_> {
    fn get(&self, r: ObjRef) -> Result<Object> {
        // What the parser has once been asked for it keeps.
        if self.objects_left.get() == 0 {
            self.damage.set(true);
            return Err(too_large());
        }
        let found = self.document.get(r);
        // A reference to nothing is lawful and means null; one to rubbish is not.
        if let Err(Error::Syntax { .. } | Error::Decode(_) | Error::TypeMismatch { .. }) = &found {
            self.damage.set(true);
        }
        let Ok(object) = &found else {
            return found;
        };
        let (memory, packed) = weights::of(object);
        let widths = weights::widths(object);
        let memory = memory + widths.unwrap_or(0);
        self.kept.set(self.kept.get() + memory + packed);
        if self.take(&self.objects_left, memory) && widths.is_some() {
            return found;
        }
        self.excess.set(true);
        self.damage.set(true);
        Err(too_large())
    }

    fn stream_data(&self, stream: &Stream) -> Result<Vec<u8>> {
        let unpacked = filters::unpack(self.document, stream, self.bytes_left.get());
        if matches!(&unpacked, Err(error) if filters::is_too_large(error)) {
            self.excess.set(true);
        }
        if !matches!(&unpacked, Ok(stream) if !stream.damaged) {
            self.damage.set(true);
        }
        let data = unpacked?.data;
        if self.spend(stream, &data) {
            return Ok(data);
        }
        self.damage.set(true);
        Err(too_large())
    }
}

/// Whether a file has its end, and the directory of objects to which the end points.
pub(super) fn is_whole(bytes: &[u8]) -> bool {
    let tail = &bytes[bytes.len().saturating_sub(TAIL)..];
    let Some(mark) = memmem::rfind(tail, b"startxref") else {
        return false;
    };
    let rest = &tail[mark + b"startxref".len()..];
    if memmem::find(rest, b"%%EOF").is_none() {
        return false;
    }
    let digits: Vec<u8> = rest
        .trim_ascii_start()
        .iter()
        .copied()
        .take_while(u8::is_ascii_digit)
        .collect();
    let offset = std::str::from_utf8(&digits)
        .ok()
        .and_then(|d| d.parse::<usize>().ok());
    // Offsets count from the header, which need not be the first byte.
    let header = memmem::find(&bytes[..bytes.len().min(1024)], b"%PDF-").unwrap_or(0);
    offset.is_some_and(|offset| {
        [offset, offset.saturating_add(header)]
            .into_iter()
            .any(|at| {
                let there = bytes.get(at..).unwrap_or_default().trim_ascii_start();
                there.starts_with(b"xref") || there.first().is_some_and(u8::is_ascii_digit)
            })
    })
}
