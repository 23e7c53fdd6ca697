//! Unpacking a stream within a limit.
//!
//! The parser unpacks any stream to a quarter of a gigabyte. Here each of a stream's filters is first
//! asked how much it would give.

use flate2::{Decompress, FlushDecompress, Status};
use pdfboss_core::{Dict, Document, Error, Name, Object, Result, Stream};

/// Most bytes packed by LZW, whose size unpacked cannot be told: a page of text has a tenth.
const LZW_BYTES: usize = 32 << 10;
/// How many bytes a byte of run lengths gives at most.
const RUN: usize = 64;
/// Bytes before and behind the packed data of a stream.
const HEADER: usize = 2;
const CHECKSUM: usize = 4;

/// What a stream holds.
pub(super) struct Unpacked {
    pub(super) data: Vec<u8>,
    /// It was cut off or bears a wrong checksum.
    pub(super) damaged: bool,
}

/// Unpacks a stream by all of its filters.
///
/// # Errors
/// When that gives more than `limit` bytes, or a filter fails.
pub(super) fn unpack(document: &Document, stream: &Stream, limit: usize) -> Result<Unpacked> {
    let value = |key: &str| document.resolve(stream.dict.get(key).unwrap_or(&Object::Null));
    let filter = value("Filter")?;
    let filters: Vec<Name> = match filter.as_array() {
        Some(items) => items
            .iter()
            .filter_map(|item| document.resolve(item).ok()?.as_name().cloned())
            .collect(),
        None => filter.as_name().cloned().into_iter().collect(),
    };
    let bare = matches!(value("DecodeParms")?, Object::Null);
    let mut damaged = false;
    if let ([only], true) = (filters.as_slice(), bare)
        && is_deflate(only)
    {
        let (data, end) = inflate(&stream.data, limit);
        match end {
            End::Clean => return Ok(Unpacked { data, damaged }),
            End::Limit => return Err(too_large()),
            End::Broken => {
                if let Some(data) = without_checksum(&stream.data, limit) {
                    return Ok(Unpacked { data, damaged });
                }
                // The parser knows more ways to begin a stream than we check.
                damaged = true;
            }
        }
    } else {
        measure(document, stream, &filters, limit)?;
    }
    let data = document.stream_data(stream)?;
    Ok(Unpacked { data, damaged })
}

/// Refuses a stream of which a filter would give more than `limit` bytes.
fn measure(document: &Document, stream: &Stream, filters: &[Name], limit: usize) -> Result<()> {
    let mut step = stream.clone();
    for (at, filter) in filters.iter().enumerate() {
        let packed = &step.data;
        let fits = match filter.0.as_str() {
            "FlateDecode" | "Fl" => inflate(packed, limit).1 != End::Limit,
            "LZWDecode" | "LZW" => packed.len() <= LZW_BYTES,
            "RunLengthDecode" | "RL" => packed.len().saturating_mul(RUN) <= limit,
            "ASCII85Decode" | "A85" => {
                let zeros = memchr::memchr_iter(b'z', packed).count();
                packed.len() + 4 * zeros <= limit
            }
            "ASCIIHexDecode" | "AHx" | "Crypt" => packed.len() <= limit,
            // Pictures: no text is packed that way.
            _ => false,
        };
        if !fits {
            return Err(too_large());
        }
        if at + 1 < filters.len() {
            let mut dict = Dict::default();
            dict.insert(Name("Filter".to_owned()), Object::Name(filter.clone()));
            let data = std::mem::take(&mut step.data);
            step.data = document.stream_data(&Stream { dict, data })?;
        }
    }
    Ok(())
}

fn is_deflate(name: &Name) -> bool {
    matches!(name.0.as_str(), "FlateDecode" | "Fl")
}

const TOO_LARGE: &str = "the page unpacks to more than the limit";

pub(super) fn too_large() -> Error {
    Error::Decode(TOO_LARGE.to_owned())
}

/// Whether a stream was refused for its size.
pub(super) fn is_too_large(error: &Error) -> bool {
    matches!(error, Error::Decode(problem) if problem == TOO_LARGE)
}

/// How unpacking ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// At the packed data's own end, its checksum right.
    Clean,
    /// At the limit.
    Limit,
    /// Before its end, or with a wrong checksum.
    Broken,
}

pub(super) fn inflate(packed: &[u8], limit: usize) -> (Vec<u8>, End) {
    let (data, end, _) = run(Decompress::new(true), packed, limit);
    (data, end)
}

/// What a packed stream holds that reaches its own end and then lacks the checksum: some producers
/// leave it off, and nothing of the text is lost by that.
fn without_checksum(packed: &[u8], limit: usize) -> Option<Vec<u8>> {
    let bare = packed.get(HEADER..)?;
    let (data, end, used) = run(Decompress::new(false), bare, limit);
    (end == End::Clean && bare.len() - used < CHECKSUM).then_some(data)
}

/// Unpacks until an end; gives as well how many bytes that took.
fn run(mut inflater: Decompress, packed: &[u8], limit: usize) -> (Vec<u8>, End, usize) {
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
