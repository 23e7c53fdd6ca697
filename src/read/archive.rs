//! Zip archives (DOCX, ODT, EPUB): their parts as text, within fixed limits.
//!
//! What an archive says about itself (sizes, counts) is not believed: signatures are counted before
//! the directory is read, and a part is unpacked up to a limit, whatever size it claims.

use std::io::{Cursor, Read};

use encoding_rs::{Encoding, UTF_8};
use zip::ZipArchive;
use zip::result::ZipError;

use crate::error::{Error, Result};

/// The most entries an archive may list.
const MAX_ENTRIES: usize = 10_000;

/// The most bytes that one part may unpack to.
const MAX_PART: u64 = 32 << 20;

/// The most bytes that all parts read may unpack to together.
const MAX_TOTAL: u64 = 48 << 20;

/// The most bytes of a part that is not in sound UTF-8: a byte may become three.
const MAX_FOREIGN: usize = 8 << 20;

/// How an entry of the central directory begins.
const ENTRY: &[u8] = b"PK\x01\x02";

/// What to do about a damaged archive.
const CURE: &str = "Open the file in the program that made it, save it again and try once more.";

/// What to do about a file that goes over a limit.
const CURE_LIMIT: &str = "No programme is that large: look at what else the file holds.";

/// An archive that is read part by part.
pub(super) struct Archive<'a> {
    name: String,
    zip: ZipArchive<Cursor<&'a [u8]>>,
    left: u64,
}

/// A part of an archive, decoded.
pub(super) struct Part {
    /// The archive's name and the part's, for messages.
    pub(super) name: String,
    /// Its text.
    pub(super) text: String,
}

impl<'a> Archive<'a> {
    /// Reads the directory of an archive; `name` is the input as the user wrote it.
    ///
    /// # Errors
    /// When the directory is damaged or lists too many entries.
    pub(super) fn open(bytes: &'a [u8], name: &str) -> Result<Self> {
        let entries = bytes.windows(ENTRY.len()).filter(|w| *w == ENTRY).count();
        if entries > MAX_ENTRIES {
            let problem = format!("holds {entries} files; the limit is {MAX_ENTRIES}");
            return Err(Error::input(name, problem).cure(CURE_LIMIT));
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| {
            Error::input(name, format!("is damaged or cut off ({error})")).cure(CURE)
        })?;
        Ok(Self {
            name: name.to_owned(),
            zip,
            left: MAX_TOTAL,
        })
    }

    /// The part at `path`; nothing where the archive has no such part.
    ///
    /// # Errors
    /// When the part is damaged, encrypted, packed in an unknown way or too large.
    pub(super) fn part(&mut self, path: &str) -> Result<Option<Part>> {
        let name = format!("{} ({path})", self.name);
        let damaged = |problem: &dyn std::fmt::Display| {
            Error::input(&*name, format!("is damaged ({problem})")).cure(CURE)
        };
        let entry = match self.zip.by_name(path) {
            Ok(entry) => entry,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(Error::input(&*self.name, "is protected by a password")
                    .cure("Save a copy without a password."));
            }
            Err(error) => return Err(damaged(&error)),
        };
        let limit = MAX_PART.min(self.left);
        let mut bytes = Vec::new();
        let read = entry.take(limit + 1).read_to_end(&mut bytes);
        if bytes.len() as u64 > limit {
            let problem = format!(
                "unpacks to more than {} MiB, the limit for one part (all parts together: {} MiB)",
                MAX_PART >> 20,
                MAX_TOTAL >> 20
            );
            return Err(Error::input(name, problem).cure(CURE_LIMIT));
        }
        read.map_err(|error| damaged(&error))?;
        self.left -= bytes.len() as u64;
        let Some(text) = decoded(bytes) else {
            let problem = format!(
                "unpacks to more than {} MiB that are not in UTF-8, the limit for such a part",
                MAX_FOREIGN >> 20
            );
            return Err(Error::input(name, problem).cure(CURE_LIMIT));
        };
        Ok(Some(Part { name, text }))
    }

    /// The part at `path`, which must be there.
    ///
    /// # Errors
    /// As [`Archive::part`], and when it is missing.
    pub(super) fn needed(&mut self, path: &str) -> Result<Part> {
        let missing = || {
            let problem = format!("is damaged: the part {path} is missing");
            Error::input(&*self.name.clone(), problem).cure(CURE)
        };
        let missing = missing();
        self.part(path)?.ok_or(missing)
    }
}

/// The text of an XML part: UTF-8 unless a byte-order mark or the declaration says otherwise. Nothing
/// where it is neither UTF-8 nor short.
fn decoded(bytes: Vec<u8>) -> Option<String> {
    let marked = Encoding::for_bom(&bytes).map(|(found, _)| found);
    let encoding = marked.unwrap_or_else(|| declared(&bytes));
    let bytes = if marked.is_none() && encoding == UTF_8 {
        match String::from_utf8(bytes) {
            Ok(text) => return Some(text),
            Err(error) => error.into_bytes(),
        }
    } else {
        bytes
    };
    let text = || encoding.decode(&bytes).0.into_owned();
    (bytes.len() <= MAX_FOREIGN).then(text)
}

/// The encoding that an XML declaration names.
fn declared(bytes: &[u8]) -> &'static Encoding {
    let head = &bytes[..bytes.len().min(200)];
    let head = String::from_utf8_lossy(head);
    let label = head.strip_prefix("<?xml").and_then(|rest| {
        let inside = rest.split("?>").next()?;
        let value = inside.split("encoding").nth(1)?.trim_start();
        let value = value.strip_prefix('=')?.trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        value[1..].split(quote).next()
    });
    label
        .and_then(|label| Encoding::for_label(label.as_bytes()))
        .filter(|encoding| encoding.is_ascii_compatible())
        .unwrap_or(UTF_8)
}

/// An archive of these files, for tests.
#[cfg(test)]
pub(super) fn packed(files: &[(&str, &str)]) -> Vec<u8> {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(*name, zip::write::SimpleFileOptions::default())
            .unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_declaration_names_the_encoding() {
        let latin = b"<?xml version='1.0' encoding='iso-8859-1'?><a>\xe9\xe9n</a>";
        assert!(decoded(latin.to_vec()).unwrap().contains("één"));
        let utf16: Vec<u8> = "\u{feff}<a>één</a>"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(decoded(utf16).unwrap(), "<a>één</a>");
        assert_eq!(declared(b"<?xml encoding=\"utf-16\"?>"), UTF_8);
    }

    #[test]
    fn what_unpacks_to_too_much_is_an_error_whatever_size_it_claims() {
        let blanks = " ".repeat(MAX_PART as usize + 1);
        let mut bomb = packed(&[("a.xml", &blanks)]);
        assert!(bomb.len() < 1 << 20);
        let told = |bytes: &[u8]| {
            let mut archive = Archive::open(bytes, "a.docx").unwrap();
            archive.part("a.xml").err().unwrap().to_string()
        };
        assert!(told(&bomb).contains("more than 32 MiB"), "{}", told(&bomb));
        // The same with a size of one byte in the directory.
        let entry = bomb.windows(4).position(|w| w == ENTRY).unwrap();
        bomb[entry + 24..entry + 28].copy_from_slice(&1_u32.to_le_bytes());
        assert!(!told(&bomb).is_empty());
    }

    #[test]
    fn a_part_that_grows_when_it_is_decoded_is_short() {
        let latin = b"<?xml version='1.0' encoding='iso-8859-1'?>".to_vec();
        for head in [latin, vec![0x80], vec![0xff, 0xfe]] {
            let part = [head, vec![0xe9; MAX_FOREIGN]].concat();
            assert_eq!(decoded(part), None);
        }
        let plain = "é".repeat(MAX_FOREIGN);
        assert!(decoded(plain.into_bytes()).is_some());
    }

    #[test]
    fn what_is_no_archive_is_an_error_and_so_are_too_many_entries() {
        assert!(Archive::open(b"PK\x03\x04 and no more", "a.docx").is_err());
        let many = ENTRY.repeat(MAX_ENTRIES + 1);
        let error = Archive::open(&many, "a.docx").err().unwrap().to_string();
        assert!(error.contains("10001 files"), "{error}");
    }
}
