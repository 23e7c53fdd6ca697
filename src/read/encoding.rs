//! Encodings: from bytes to text, whatever they were written in; what had to be guessed or could
//! not be read is a notice.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::document::{Builder, Notice, NoticeKind};
use crate::error::Result;
use crate::text::MAX_BYTES;

/// Bytes looked at to tell UTF-16 from single bytes.
const SAMPLE: usize = 4096;

/// The text that `bytes` hold, without a byte-order mark. `declared` is what the file says of its
/// own encoding; it is believed only where the bytes are no UTF-8. Mojibake is put right.
pub(super) fn decode<'b>(
    bytes: &'b [u8],
    declared: Option<&'static Encoding>,
    builder: &mut Builder,
) -> Result<Cow<'b, str>> {
    let (encoding, bytes) = encoding(bytes, declared, builder);
    let (text, faulty) = encoding.decode_without_bom_handling(bytes);
    if faulty {
        let count = text.matches('\u{fffd}').count() as u32;
        builder.notice(Notice::whole(NoticeKind::InvalidSequences { count }));
    }
    if text.len() > MAX_BYTES {
        return Err(super::too_large(&builder.source().name));
    }
    Ok(super::mojibake::repair(text, builder))
}

/// What the bytes are written in, and those that are text.
fn encoding<'b>(
    bytes: &'b [u8],
    declared: Option<&'static Encoding>,
    builder: &mut Builder,
) -> (&'static Encoding, &'b [u8]) {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return (encoding, &bytes[mark..]);
    }
    // ASCII in UTF-16 is valid UTF-8 too, with a NUL at every other place.
    let utf16 = utf16(bytes);
    if utf16.is_none() && (std::str::from_utf8(bytes).is_ok() || is_nearly_utf8(bytes)) {
        return (UTF_8, bytes);
    }
    if let (None, Some(encoding)) = (utf16, declared) {
        return (encoding, bytes);
    }
    let encoding = utf16.unwrap_or_else(|| {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(bytes, true);
        detector.guess(Some(b"nl"), Utf8Detection::Deny)
    });
    builder.notice(Notice::whole(NoticeKind::EncodingGuessed {
        encoding: encoding.name().to_owned(),
    }));
    (encoding, bytes)
}

/// Whether bytes are UTF-16 without a byte-order mark.
pub(super) fn is_utf16(bytes: &[u8]) -> bool {
    utf16(bytes).is_some()
}

/// Text in a Latin script has a NUL in every pair of bytes: the second in little-endian UTF-16, the
/// first in big-endian. A pair may bear a sign beyond Latin-1, so not all have.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let pairs = sample.chunks_exact(2);
    let count = pairs.len();
    let (mut first, mut second) = (0, 0);
    for pair in pairs {
        first += usize::from(pair[0] == 0);
        second += usize::from(pair[1] == 0);
    }
    let most = |nuls: usize| nuls * 10 > count * 7;
    let few = |nuls: usize| nuls * 20 <= count;
    if count > 1 && most(second) && few(first) {
        Some(UTF_16LE)
    } else if count > 1 && most(first) && few(second) {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Whether bytes are UTF-8 with some damage: more characters beyond ASCII are whole than broken.
fn is_nearly_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > broken
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Format, Source};

    fn decoded(bytes: &[u8]) -> (String, Vec<NoticeKind>) {
        let mut builder = Builder::new(Source {
            name: "a.txt".into(),
            label: "a".into(),
            format: Format::Text,
            sha256: String::new(),
        });
        let text = decode(bytes, None, &mut builder).unwrap().into_owned();
        builder.push("x", crate::text::Place::default());
        let document = builder.finish();
        let kinds = document.notices().iter().map(|n| n.kind.clone());
        (text, kinds.collect())
    }

    const DUTCH: &str = "Eén op de drie cafés in Oekraïne: ‘coördinatie’ – 5 €.";

    #[test]
    fn utf8_and_utf16_are_read_with_and_without_mark() {
        assert_eq!(decoded(DUTCH.as_bytes()), (DUTCH.into(), vec![]));
        let marked = [b"\xef\xbb\xbf", DUTCH.as_bytes()].concat();
        assert_eq!(decoded(&marked), (DUTCH.into(), vec![]));
        for (big, mark) in [(false, b"\xff\xfe"), (true, b"\xfe\xff")] {
            let bytes: Vec<u8> = DUTCH
                .encode_utf16()
                .flat_map(|u| {
                    if big {
                        u.to_be_bytes()
                    } else {
                        u.to_le_bytes()
                    }
                })
                .collect();
            assert_eq!(
                decoded(&[&mark[..], &bytes].concat()),
                (DUTCH.into(), vec![])
            );
            let (text, notices) = decoded(&bytes);
            assert_eq!(text, DUTCH);
            assert!(matches!(notices[..], [NoticeKind::EncodingGuessed { .. }]));
        }
    }

    #[test]
    fn a_single_byte_page_is_guessed_and_told() {
        let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(DUTCH);
        let (text, notices) = decoded(&bytes);
        assert_eq!(text, DUTCH);
        let encoding = "windows-1252".to_owned();
        assert_eq!(notices, [NoticeKind::EncodingGuessed { encoding }]);
    }

    #[test]
    fn what_cannot_be_read_is_counted() {
        let (text, notices) = decoded(b"\xff\xfeW\0i\0j\0\x00\xd8 \0");
        assert_eq!(text, "Wij\u{fffd} ");
        assert_eq!(notices, [NoticeKind::InvalidSequences { count: 1 }]);
        let (text, notices) = decoded("één crèche\u{0}".as_bytes().split_last().unwrap().1);
        assert_eq!((text.as_str(), notices.len()), ("één crèche", 0));
        let (text, notices) = decoded(b"caf\xc3\xa9s en cr\xc3\xa8ches \xc3");
        assert_eq!(text, "cafés en crèches \u{fffd}");
        assert_eq!(notices, [NoticeKind::InvalidSequences { count: 1 }]);
    }
}
