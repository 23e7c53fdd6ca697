//! What a zip archive says it holds, read from its table of contents without unpacking anything.

/// Whether the archive holds a file of that name.
pub(super) fn holds(bytes: &[u8], name: &[u8]) -> bool {
    entries(bytes).any(|entry| entry == name)
}

/// Whether the archive's first file is its media type, and that is `media_type` or one derived from
/// it, such as a template: so say both `OpenDocument` and EPUB.
pub(super) fn is_of_type(bytes: &[u8], media_type: &str) -> bool {
    let Some(rest) = bytes.strip_prefix(b"PK\x03\x04") else {
        return false;
    };
    let (Some(name), Some(extra)) = (u16_at(rest, 22), u16_at(rest, 24)) else {
        return false;
    };
    let named = rest.get(26..26 + name) == Some(b"mimetype");
    let content = rest.get(26 + name + extra..).unwrap_or_default();
    named && content.starts_with(media_type.as_bytes())
}

/// The names in the central directory, which stands at the end.
fn entries(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = directory(bytes).unwrap_or_default();
    std::iter::from_fn(move || {
        let entry = rest.strip_prefix(b"PK\x01\x02")?;
        let name = u16_at(entry, 24)?;
        let more = u16_at(entry, 26)? + u16_at(entry, 28)?;
        let found = entry.get(42..42 + name)?;
        rest = entry.get(42 + name + more..)?;
        Some(found)
    })
}

fn directory(bytes: &[u8]) -> Option<&[u8]> {
    if !bytes.starts_with(b"PK\x03\x04") {
        return None;
    }
    // Behind the end record stands a comment of at most 65,535 bytes.
    let tail = &bytes[bytes.len().saturating_sub(22 + 0xffff)..];
    let end = tail.windows(4).rposition(|w| w == b"PK\x05\x06")?;
    let offset = tail.get(end + 16..end + 20)?;
    let offset = u32::from_le_bytes(offset.try_into().ok()?) as usize;
    bytes.get(offset..)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<usize> {
    let pair = bytes.get(at..at + 2)?;
    Some(usize::from(u16::from_le_bytes([pair[0], pair[1]])))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An archive of stored files without content, save the first.
    fn archive(files: &[(&str, &str)]) -> Vec<u8> {
        let (mut out, mut table) = (Vec::new(), Vec::new());
        let length = |n: usize| u16::try_from(n).unwrap().to_le_bytes();
        for (name, content) in files {
            table.extend(b"PK\x01\x02");
            table.extend([0; 24]);
            table.extend(length(name.len()));
            table.extend([0; 16]);
            table.extend(name.as_bytes());
            out.extend(b"PK\x03\x04");
            out.extend([0; 22]);
            out.extend(length(name.len()));
            out.extend([0; 2]);
            out.extend(name.as_bytes());
            out.extend(content.as_bytes());
        }
        let offset = u32::try_from(out.len()).unwrap().to_le_bytes();
        out.extend(table);
        out.extend(b"PK\x05\x06");
        out.extend([0; 12]);
        out.extend(offset);
        out.extend([0; 2]);
        out
    }

    #[test]
    fn an_archive_says_what_it_holds() {
        let docx = archive(&[("[Content_Types].xml", ""), ("word/document.xml", "")]);
        assert!(holds(&docx, b"word/document.xml"));
        assert!(!holds(&docx, b"document.xml"));
        let odt = "application/vnd.oasis.opendocument.text";
        assert!(is_of_type(&archive(&[("mimetype", odt)]), odt));
        assert!(!is_of_type(&docx, odt));
    }

    #[test]
    fn a_broken_archive_holds_nothing() {
        let whole = archive(&[("word/document.xml", "")]);
        for end in 0..whole.len() {
            let _ = holds(&whole[..end], b"word/document.xml");
            let _ = is_of_type(&whole[..end], "application/epub+zip");
        }
        assert!(!holds(&whole[..whole.len() - 6], b"word/document.xml"));
    }
}
