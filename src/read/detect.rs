//! Detection: what a file holds, by its content first and else by the ending of its name.

use std::path::Path;

use crate::document::Format;
use crate::error::{Error, Result};

mod zip;

/// How a format is told from the others.
struct Sign {
    format: Format,
    /// Endings of names, in lower case.
    endings: &'static [&'static str],
    /// Whether the content is of this format, for formats whose content tells.
    content: Option<fn(&[u8]) -> bool>,
}

/// All formats; the first whose content fits is taken, then the first whose ending fits.
const SIGNS: [Sign; 7] = [
    Sign {
        format: Format::Pdf,
        endings: &["pdf"],
        content: Some(is_pdf),
    },
    Sign {
        format: Format::Docx,
        endings: &["docx", "docm", "dotx"],
        content: Some(|bytes| zip::holds(bytes, b"word/document.xml")),
    },
    Sign {
        format: Format::Odt,
        endings: &["odt", "ott"],
        content: Some(|bytes| zip::is_of_type(bytes, "application/vnd.oasis.opendocument.text")),
    },
    Sign {
        format: Format::Epub,
        endings: &["epub"],
        content: Some(|bytes| zip::is_of_type(bytes, "application/epub+zip")),
    },
    Sign {
        format: Format::Html,
        endings: &["html", "htm", "xhtml"],
        content: Some(is_html),
    },
    Sign {
        format: Format::Markdown,
        endings: &["md", "markdown", "mdown", "mkd"],
        content: None,
    },
    Sign {
        format: Format::Text,
        endings: &["txt", "text"],
        content: None,
    },
];

/// The format of the file `name` that holds `bytes`.
pub(super) fn format(name: &str, bytes: &[u8]) -> Result<Format> {
    if let Some(sign) = SIGNS
        .iter()
        .find(|sign| sign.content.is_some_and(|is| is(bytes)))
    {
        return expected(name, sign.format);
    }
    // A damaged archive tells nothing; its reader says what is wrong with it.
    if bytes.starts_with(b"PK")
        && let Some(sign) = by_ending(name)
        && matches!(sign.format, Format::Docx | Format::Odt | Format::Epub)
    {
        return Ok(sign.format);
    }
    if let Some((what, cure)) = foreign(bytes) {
        return Err(Error::input(name, format!("is {what}, which cannot be read")).cure(cure));
    }
    match by_ending(name) {
        Some(sign) if sign.content.is_none() || sign.format == Format::Html => Ok(sign.format),
        Some(sign) => Err(mismatch(name, sign.format, "something else")),
        None if is_markdown(bytes) => Ok(Format::Markdown),
        None => Ok(Format::Text),
    }
}

/// A web page under the name of a document is nearly always a message that the document could not
/// be had; it is not compared in its stead.
fn expected(name: &str, found: Format) -> Result<Format> {
    match by_ending(name) {
        Some(sign) if found == Format::Html && sign.content.is_some() && sign.format != found => {
            Err(mismatch(name, sign.format, "a web page"))
        }
        _ => Ok(found),
    }
}

fn mismatch(name: &str, promised: Format, found: &str) -> Error {
    let ending = promised.name();
    Error::input(
        name,
        format!("its name promises {ending}, but it holds {found}"),
    )
    .cure("Open it in its own program to see what it is, or fetch it again.")
}

/// Endings by which a file is taken for a programme where none was named: what else lies in a folder
/// or a repository (pictures, templates, notes to oneself) is passed over.
const DOCUMENTS: [&str; 9] = [
    "docx", "epub", "htm", "html", "markdown", "md", "odt", "pdf", "txt",
];

/// Whether a file is a document by the ending of its name.
pub fn is_document(path: &Path) -> bool {
    let ending = path.extension();
    ending.is_some_and(|e| DOCUMENTS.contains(&e.to_string_lossy().to_lowercase().as_str()))
}

fn by_ending(name: &str) -> Option<&'static Sign> {
    let ending = Path::new(name).extension()?.to_str()?.to_lowercase();
    SIGNS
        .iter()
        .find(|sign| sign.endings.contains(&ending.as_str()))
}

/// The file without a byte-order mark and white space before its first character.
fn start(bytes: &[u8]) -> &[u8] {
    bytes
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(bytes)
        .trim_ascii_start()
}

fn is_pdf(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(1024)];
    // Some writers put a few bytes before it; text may speak of it.
    start(bytes).starts_with(b"%PDF-")
        || find(head, b"%PDF-").is_some() && std::str::from_utf8(bytes).is_err()
}

fn is_html(bytes: &[u8]) -> bool {
    let mut rest = start(bytes);
    loop {
        rest = rest.trim_ascii_start();
        let end: &[u8] = if rest.starts_with(b"<!--") {
            b"-->"
        } else if rest.starts_with(b"<?xml") {
            b"?>"
        } else {
            break;
        };
        match find(rest, end) {
            Some(at) => rest = &rest[at + end.len()..],
            None => return false,
        }
    }
    let begins = |tag: &str| {
        rest.get(..tag.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(tag.as_bytes()))
    };
    begins("<!doctype html") || begins("<html")
}

/// A heading of Markdown at the start of a line: `#` signs and a word. Only text without an ending
/// (standard input) is looked at so.
fn is_markdown(bytes: &[u8]) -> bool {
    bytes.split(|b| *b == b'\n').take(2000).any(|line| {
        let marks = line.iter().take_while(|b| **b == b'#').count();
        (1..=6).contains(&marks)
            && line.get(marks) == Some(&b' ')
            && line
                .get(marks + 1)
                .is_some_and(|b| !b.is_ascii_whitespace())
    })
}

/// First bytes of files that people do have beside their programmes, what these files are, and what
/// to do with one.
const FOREIGN: [(&[u8], &str, &str); 12] = [
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old Word document or one with a password",
        "Open it and save it as .docx without a password.",
    ),
    (
        b"{\\rtf",
        "an RTF document",
        "Open it and save it as .docx.",
    ),
    (b"%!PS", "PostScript", "Convert it to PDF."),
    (b"\x89PNG", "a picture", PICTURE),
    (b"\xff\xd8\xff", "a picture", PICTURE),
    (b"GIF8", "a picture", PICTURE),
    (b"II*\0", "a picture", PICTURE),
    (b"MM\0*", "a picture", PICTURE),
    (
        b"PK\x03\x04",
        "a zip archive",
        "Unpack it and give the file in it.",
    ),
    (
        b"\x1f\x8b",
        "a gzip archive",
        "Unpack it and give the file in it.",
    ),
    (
        b"7z\xbc\xaf",
        "a 7-zip archive",
        "Unpack it and give the file in it.",
    ),
    (
        b"version https://git-lfs.github.com/",
        "not the file itself but where Git LFS keeps it",
        "Run `git lfs pull` and give the file again.",
    ),
];

const PICTURE: &str = "Run text recognition (OCR) on it and give the text.";

/// What a file is that cannot be read, and what to do.
fn foreign(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    let known = FOREIGN.iter().find(|(magic, ..)| bytes.starts_with(magic));
    if let Some((_, what, cure)) = known {
        return Some((what, cure));
    }
    is_binary(bytes).then_some((
        "a binary file of an unknown kind",
        "Save the programme as text, Markdown, HTML, PDF, .docx, .odt or .epub.",
    ))
}

/// Bytes looked at to tell text from other files.
const SAMPLE: usize = 64 << 10;

/// Whether bytes are no text in any encoding: too many control characters. Stray ones in what is
/// text otherwise do not make it binary, and in UTF-16 every second byte may be a NUL.
fn is_binary(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let marked = sample.starts_with(b"\xff\xfe") || sample.starts_with(b"\xfe\xff");
    if marked || super::encoding::is_utf16(sample) {
        return false;
    }
    let is_control = |b: &&u8| matches!(**b, 0..=8 | 14..=26 | 28..=31 | 127);
    let controls = sample.iter().filter(is_control).count();
    let utf8 = match std::str::from_utf8(sample) {
        Ok(_) => true,
        // The sample may end inside a character.
        Err(error) => error.error_len().is_none() && error.valid_up_to() > 0,
    };
    let most = if utf8 {
        sample.len() / 3
    } else {
        sample.len() / 32
    };
    controls > most
}

/// Where `needle` begins in `bytes`.
fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    bytes.windows(needle.len()).position(|w| w == needle)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str, bytes: &[u8]) -> String {
        match format(name, bytes) {
            Ok(format) => format.name().to_owned(),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn content_tells_before_the_ending_does() {
        assert_eq!(of("a.txt", b"%PDF-1.7\n%\xe2\xe3"), "pdf");
        assert_eq!(of("a.md", b"\xef\xbb\xbf <!DOCTYPE html><p>"), "html");
        assert_eq!(of("a.md", b"<!-- concept -->\n# Zorg"), "markdown");
        assert_eq!(of("A.MD", b"Zorg"), "markdown");
        assert_eq!(of("a.htm", b"<p>Zorg"), "html");
        assert_eq!(of("a.txt", b"# Zorg"), "text");
        assert_eq!(of("-", b"Inleiding\n\n## Zorg\n"), "markdown");
        assert_eq!(of("-", b"#zorg is geen kop\n# \n"), "text");
        assert_eq!(of("LEESMIJ", b"Een tekst over %PDF-1.7"), "text");
    }

    #[test]
    fn what_cannot_be_read_says_what_it_is_and_what_to_do() {
        for (name, bytes, says) in [
            (
                "a.doc",
                &b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1xx"[..],
                "old Word document",
            ),
            ("a.pdf", b"<html><title>404</title>", "holds a web page"),
            ("a.pdf", b"Niet gevonden.", "promises pdf"),
            ("a.zip", b"PK\x03\x04rest", "zip archive"),
            (
                "a",
                b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\xff",
                "binary file",
            ),
            (
                "a.md",
                b"version https://git-lfs.github.com/spec/v1\n",
                "git lfs pull",
            ),
        ] {
            let told = of(name, bytes);
            assert!(told.contains(says), "{told}");
            assert!(told.contains('\n'), "no cure: {told}");
        }
    }

    #[test]
    fn stray_control_characters_leave_a_text_a_text() {
        assert_eq!(of("a.txt", b"Wij bouwen\0\0 huizen.\x01"), "text");
        assert_eq!(of("a.txt", b"W\0i\0j\0 \0b\0o\0u\0w\0e\0n\0"), "text");
        assert_eq!(of("a.txt", b"Caf\xe9s en co\xebxistentie"), "text");
    }
}
