//! How much a PDF's objects, tables and fonts ask for, counted before the parser gives it.

use memchr::memmem;
use pdfboss_core::xref::XrefEntry;
use pdfboss_core::{Document, ObjRef, Object};

use super::filters::{self, End, inflate};
use super::spans::Failure;

/// Most bytes that all tables and containers of objects may unpack to.
const TABLE_BYTES: usize = 32 << 20;
/// Most names, numbers and other values in one object: the widest font has 65 536 widths.
const MAX_VALUES: usize = 500_000;
/// Memory of one value, of its name or key as well.
const VALUE: usize = 64;
/// Memory of one width.
const WIDTH: usize = 16;
/// Most widths that one font may set, counted as often as it sets them.
const MAX_WIDTHS: u64 = 1 << 20;
/// Most characters that one sign may stand for, in the four digits that each has.
const MAX_LETTERS: usize = 32 * 4;
/// Most codes of a font's ranges of signs, three to a range: they are searched in order.
const MAX_RANGES: usize = 3 * 10_000;

/// Refuses a file whose tables of objects unpack beyond all bounds, before the parser opens it.
pub(super) fn refuse_tables(bytes: &[u8]) -> Result<(), Failure> {
    let mut left = TABLE_BYTES;
    for at in memmem::find_iter(bytes, b"/XRef") {
        let head = &bytes[at..bytes.len().min(at + 2048)];
        let Some(start) = memmem::find(head, b"stream") else {
            continue;
        };
        let body = bytes[at + start + b"stream".len()..].trim_ascii_start();
        let packed = &body[..memmem::find(body, b"endstream").unwrap_or(body.len())];
        let (table, end) = inflate(packed, left);
        if end == End::Limit {
            return Err(tables());
        }
        left = left.saturating_sub(table.len());
    }
    Ok(())
}

/// Refuses a file of which an object, or all containers of objects together, are beyond all bounds.
pub(super) fn refuse_objects(document: &Document, bytes: &[u8]) -> Result<(), Failure> {
    let mut containers = Vec::new();
    let mut offsets = Vec::new();
    for (_, entry) in document.xref().iter() {
        match entry {
            XrefEntry::InStream { stream_num, .. } => containers.push(stream_num),
            XrefEntry::InFile { offset, .. } => offsets.push(offset as usize),
            XrefEntry::Free => {}
        }
    }
    let header = memmem::find(&bytes[..bytes.len().min(1024)], b"%PDF-").unwrap_or(0);
    refuse_values(bytes, header, true, offsets)?;
    containers.sort_unstable();
    containers.dedup();
    let mut left = TABLE_BYTES;
    for num in containers {
        let Ok(Object::Stream(stream)) = document.get(ObjRef { num, r#gen: 0 }) else {
            continue;
        };
        let data = match filters::unpack(document, &stream, left) {
            Ok(unpacked) => unpacked.data,
            Err(error) if filters::is_too_large(&error) => return Err(tables()),
            Err(_) => continue,
        };
        left = left.saturating_sub(data.len());
        let number = |key: &str| {
            let value = document.resolve(stream.dict.get(key)?).ok()?;
            usize::try_from(value.as_int()?).ok()
        };
        let (count, first) = (number("N").unwrap_or(0), number("First").unwrap_or(0));
        // Two numbers and what parts them.
        if count > data.len() / 4 + 1 {
            return Err(Failure::Damaged(format!(
                "object {num} cannot hold the {count} objects it claims"
            )));
        }
        let head = data.get(..first).unwrap_or_default();
        let numbers = head
            .split(u8::is_ascii_whitespace)
            .filter(|n| !n.is_empty());
        let offsets = numbers
            .skip(1)
            .step_by(2)
            .filter_map(|n| std::str::from_utf8(n).ok()?.parse().ok());
        refuse_values(&data, first, false, offsets.collect())?;
    }
    Ok(())
}

fn tables() -> Failure {
    Failure::TooLarge(format!("{} MB in its tables of objects", TABLE_BYTES >> 20))
}

/// Refuses too many values in one of the objects that begin at `offsets` behind `base`.
fn refuse_values(
    bytes: &[u8],
    base: usize,
    numbered: bool,
    mut offsets: Vec<usize>,
) -> Result<(), Failure> {
    // Objects that overlap would be counted again and again.
    let mut work = bytes.len().saturating_mul(4);
    offsets.sort_unstable();
    offsets.dedup();
    for offset in offsets {
        let raw = bytes.get(offset.saturating_add(base)..).unwrap_or_default();
        let (count, used) = values(raw, numbered);
        let rest = work.checked_sub(used);
        work = rest.unwrap_or(0);
        if count > MAX_VALUES || rest.is_none() {
            return Err(Failure::TooLarge(format!(
                "{MAX_VALUES} values in one object"
            )));
        }
    }
    Ok(())
}

/// How many values the object at the head of `raw` holds, up to one more than the limit, and in how
/// many bytes; one that stands in the file itself begins with its number.
fn values(raw: &[u8], numbered: bool) -> (usize, usize) {
    let (mut at, mut count, mut depth) = (0, 0, 0_usize);
    while let Some(&byte) = raw.get(at) {
        let rest = &raw[at..];
        let value = match byte {
            b'(' => string(rest),
            b'%' => memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len()),
            b'/' => 1 + word(&rest[1..]),
            b'[' | b'<' => {
                depth += 1;
                1
            }
            _ if is_regular(byte) => word(rest),
            _ => 0,
        };
        at += value.max(1);
        count += usize::from(value > 0);
        if matches!(byte, b']' | b'>') {
            depth = depth.saturating_sub(1);
        }
        let ends = match byte {
            b']' | b'>' => depth == 0,
            _ if numbered => rest.starts_with(b"endobj") || rest.starts_with(b"stream"),
            _ => depth == 0 && value > 0,
        };
        if ends || count > MAX_VALUES {
            break;
        }
    }
    (count, at)
}

/// The length of the text in brackets at the head of `raw`.
fn string(raw: &[u8]) -> usize {
    let (mut at, mut depth) = (0, 0_usize);
    while let Some(&byte) = raw.get(at) {
        match byte {
            b'\\' => at += 1,
            b'(' => depth += 1,
            b')' => depth -= 1,
            _ => {}
        }
        at += 1;
        if depth == 0 {
            break;
        }
    }
    at.min(raw.len())
}

fn word(raw: &[u8]) -> usize {
    raw.iter()
        .position(|&b| !is_regular(b))
        .unwrap_or(raw.len())
}

fn is_regular(byte: u8) -> bool {
    !matches!(
        byte,
        b'\0'..=b' ' | b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%'
    )
}

/// About how much memory an object takes, and how many bytes its packed stream has beside that.
pub(super) fn of(object: &Object) -> (usize, usize) {
    let (mut memory, mut packed) = (0, 0);
    let mut open = vec![object];
    while let Some(object) = open.pop() {
        memory += VALUE;
        match object {
            Object::Array(items) => open.extend(items),
            Object::Dict(dict) => open.extend(dict.iter().map(|(_, value)| value)),
            Object::Stream(stream) => {
                packed += stream.data.len();
                open.extend(stream.dict.iter().map(|(_, value)| value));
            }
            Object::String(bytes) => memory += bytes.len(),
            Object::Name(name) => memory += name.0.len(),
            Object::Null | Object::Bool(_) | Object::Int(_) | Object::Real(_) | Object::Ref(_) => {}
        }
    }
    (memory, packed)
}

/// About how much memory a font's widths take, in this object or as this object; nothing where they
/// are set over and over: three numbers set a whole range.
pub(super) fn widths(object: &Object) -> Option<usize> {
    let widths = |key: &str, step: usize| {
        let list = match object.as_dict() {
            Some(dict) => dict.get_array(key),
            None => object.as_array(),
        };
        let numbers = list.unwrap_or_default();
        let ranges = numbers.windows(step).filter_map(|range| {
            let (first, last) = (range[0].as_int()?, range[1].as_int()?);
            Some(last.saturating_sub(first).clamp(0, 65_536) as u64)
        });
        // Any three numbers in a row, since it cannot be told where a range begins.
        let sum = ranges.fold(0, u64::saturating_add);
        (sum <= step as u64 * MAX_WIDTHS).then_some(sum as usize * WIDTH)
    };
    Some(widths("W", 3)? + widths("W2", 5)?)
}

/// About how much memory a font's table of characters takes, where these bytes are one; nothing where
/// it is none that a producer writes.
pub(super) fn map(bytes: &[u8]) -> Option<usize> {
    if memmem::find(bytes, b"begincmap").is_none() && memmem::find(bytes, b"beginbf").is_none() {
        return Some(0);
    }
    let ranges = memmem::find_iter(bytes, b"beginbfrange").map(|at| {
        let rest = &bytes[at..];
        let end = memmem::find(rest, b"endbfrange").unwrap_or(rest.len());
        memchr::memchr_iter(b'<', &rest[..end]).count()
    });
    let long = memchr::memchr_iter(b'<', bytes).any(|at| {
        let rest = &bytes[at..bytes.len().min(at + 2 + MAX_LETTERS)];
        rest.len() == 2 + MAX_LETTERS && !rest.contains(&b'>')
    });
    let memory = memchr::memchr_iter(b'<', bytes).count() * VALUE;
    (ranges.sum::<usize>() <= MAX_RANGES && !long).then_some(memory)
}
