//! Limits and checks around the PDF parser: how much a page may unpack, and whether what it unpacks
//! is sound.
//!
//! The parser is lenient: a stream cut short yields its first part and nothing is said. Here every
//! stream a page needs goes through our hands, so that a page that lost something can say so.

use std::cell::Cell;

use flate2::{Decompress, FlushDecompress, Status};
use memchr::memmem;
use pdfboss_core::{Document, Error, ObjRef, Object, ObjectSource, Result, Stream};

use super::spans::Failure;

/// Most bytes that the streams of one page, its fonts among them, may unpack to.
const PAGE_BYTES: usize = 48 << 20;
/// Most strings that the streams of one page may show.
const PAGE_STRINGS: usize = 250_000;
/// Most bytes that one table or container of objects may unpack to.
const TABLE_BYTES: usize = 64 << 20;
/// A stream packed in fewer bytes than this cannot exceed the limits: deflate packs 1032 to 1.
const HARMLESS: usize = 32 << 10;
/// Bytes before and behind the packed data of a stream.
const HEADER: usize = 2;
const CHECKSUM: usize = 4;
/// Where the mark of a file's end must stand, counted from its last byte.
const TAIL: usize = 2048;

/// A document as one page may see it.
pub(super) struct Guard<'a> {
    document: &'a Document,
    bytes_left: Cell<usize>,
    strings_left: Cell<usize>,
    damage: Cell<bool>,
}

impl<'a> Guard<'a> {
    pub(super) fn new(document: &'a Document) -> Self {
        Self {
            document,
            bytes_left: Cell::new(PAGE_BYTES),
            strings_left: Cell::new(PAGE_STRINGS),
            damage: Cell::new(false),
        }
    }

    /// Whether something that the page asked for was damaged or beyond the limits.
    pub(super) fn met_damage(&self) -> bool {
        self.damage.get()
    }

    fn decode(&self, stream: &Stream) -> Result<Vec<u8>> {
        let plain_deflate = stream
            .dict
            .get_name("Filter")
            .is_some_and(|name| name.0 == "FlateDecode")
            && stream.dict.get("DecodeParms").is_none();
        if !plain_deflate {
            return self.document.stream_data(stream);
        }
        let (data, end) = inflate(&stream.data, self.bytes_left.get());
        match end {
            End::Clean => Ok(data),
            End::Limit => Err(too_large()),
            End::Broken => {
                if let Some(whole) = without_checksum(&stream.data, self.bytes_left.get()) {
                    return Ok(whole);
                }
                self.damage.set(true);
                // The parser knows more ways to begin a stream than we check.
                self.document.stream_data(stream)
            }
        }
    }
}

fn too_large() -> Error {
    Error::Decode("the page unpacks to more than the limit".to_owned())
}

fn take(left: &Cell<usize>, amount: usize) -> bool {
    let rest = left.get().checked_sub(amount);
    left.set(rest.unwrap_or(0));
    rest.is_some()
}

impl ObjectSource for Guard<'_> {
    fn get(&self, r: ObjRef) -> Result<Object> {
        let found = self.document.get(r);
        // A reference to nothing is lawful and means null; one to rubbish is not.
        if let Err(Error::Syntax { .. } | Error::Decode(_) | Error::TypeMismatch { .. }) = &found {
            self.damage.set(true);
        }
        found
    }

    fn stream_data(&self, stream: &Stream) -> Result<Vec<u8>> {
        let data = self.decode(stream);
        let Ok(bytes) = &data else {
            self.damage.set(true);
            return data;
        };
        let strings = memchr::memchr2_iter(b'(', b'<', bytes).count();
        if take(&self.bytes_left, bytes.len()) && take(&self.strings_left, strings) {
            return data;
        }
        self.damage.set(true);
        Err(too_large())
    }
}

/// How unpacking ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// At the packed data's own end, its checksum right.
    Clean,
    /// At the limit.
    Limit,
    /// Before its end, or with a wrong checksum.
    Broken,
}

fn inflate(packed: &[u8], limit: usize) -> (Vec<u8>, End) {
    let (data, end, _) = unpack(Decompress::new(true), packed, limit);
    (data, end)
}

/// What a packed stream holds that reaches its own end and then lacks the checksum: some producers
/// leave it off, and nothing of the text is lost by that.
fn without_checksum(packed: &[u8], limit: usize) -> Option<Vec<u8>> {
    let bare = packed.get(HEADER..)?;
    let (data, end, used) = unpack(Decompress::new(false), bare, limit);
    (end == End::Clean && bare.len() - used < CHECKSUM).then_some(data)
}

/// Unpacks until an end; gives as well how many bytes that took.
fn unpack(mut inflater: Decompress, packed: &[u8], limit: usize) -> (Vec<u8>, End, usize) {
    let mut out = Vec::with_capacity(packed.len().saturating_mul(4).clamp(1024, 1 << 20));
    loop {
        let at = (inflater.total_in() as usize).min(packed.len());
        let before = (at, out.len());
        match inflater.decompress_vec(&packed[at..], &mut out, FlushDecompress::None) {
            Ok(Status::StreamEnd) => {
                let used = (inflater.total_in() as usize).min(packed.len());
                return (out, End::Clean, used);
            }
            Ok(Status::Ok | Status::BufError) => {}
            Err(_) => return (out, End::Broken, at),
        }
        if out.len() > limit {
            return (out, End::Limit, at);
        }
        if out.len() == out.capacity() {
            out.reserve(out.len().max(1024));
        } else if before == (inflater.total_in() as usize, out.len()) {
            return (out, End::Broken, at);
        }
    }
}

/// Refuses a file whose tables of objects unpack beyond all bounds, before the parser trusts them.
pub(super) fn refuse_bombs(bytes: &[u8]) -> std::result::Result<(), Failure> {
    for kind in [&b"/ObjStm"[..], b"/XRef"] {
        for at in memmem::find_iter(bytes, kind) {
            let head = &bytes[at..bytes.len().min(at + 2048)];
            let Some(start) = memmem::find(head, b"stream") else {
                continue;
            };
            let body = &bytes[at + start + b"stream".len()..];
            let body = body.trim_ascii_start();
            let packed = &body[..memmem::find(body, b"endstream").unwrap_or(body.len())];
            if packed.len() > HARMLESS && inflate(packed, TABLE_BYTES).1 == End::Limit {
                let limit = TABLE_BYTES >> 20;
                return Err(Failure::TooLarge(format!(
                    "{limit} MB in one table of objects"
                )));
            }
        }
    }
    Ok(())
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn a_missing_checksum_loses_nothing_and_a_missing_end_does() {
        let text = b"Wij bouwen huizen voor wie er een zoekt. ".repeat(20);
        let level = flate2::Compression::default();
        let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), level);
        packer.write_all(&text).unwrap();
        let packed = packer.finish().unwrap();
        let cut = |left: usize| without_checksum(&packed[..left], 1 << 20);
        for left in packed.len() - CHECKSUM..packed.len() {
            assert_eq!(inflate(&packed[..left], 1 << 20).1, End::Broken);
            assert_eq!(cut(left).as_deref(), Some(&text[..]));
        }
        assert_eq!(cut(packed.len() - CHECKSUM - 2), None);
        let mut wrong = packed.clone();
        *wrong.last_mut().unwrap() ^= 1;
        assert_eq!(without_checksum(&wrong, 1 << 20), None);
    }
}
