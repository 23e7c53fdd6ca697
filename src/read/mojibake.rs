//! Mojibake: UTF-8 that was once decoded as a single-byte page ("ā€“" for –, "Ã©" for é), put right.
//!
//! Each page's table turns the characters of a damaged sequence back into the bytes they came from;
//! they are accepted only where these are valid UTF-8 for a character that Dutch text holds. The
//! page that repairs most is taken. Sequences that clean text may hold as well ("Ä“" ends a German
//! quotation) are repaired only beside others that it cannot.

use std::borrow::Cow;

use encoding_rs::{
    Encoding, IBM866, ISO_8859_2, ISO_8859_3, ISO_8859_4, ISO_8859_10, ISO_8859_13, ISO_8859_14,
    ISO_8859_15, ISO_8859_16, MACINTOSH, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1254,
    WINDOWS_1257, WINDOWS_1258,
};

use crate::document::{Builder, Notice, NoticeKind};

/// The pages that text is decoded with by mistake; of those that repair as much, the first.
const PAGES: [&Encoding; 16] = [
    WINDOWS_1252,
    WINDOWS_1257,
    WINDOWS_1250,
    WINDOWS_1254,
    WINDOWS_1258,
    WINDOWS_1251,
    ISO_8859_2,
    ISO_8859_3,
    ISO_8859_4,
    ISO_8859_10,
    ISO_8859_13,
    ISO_8859_14,
    ISO_8859_15,
    ISO_8859_16,
    MACINTOSH,
    IBM866,
];

/// How often a text may have been decoded wrongly.
const MOST_TIMES: usize = 3;

/// Puts right what was damaged, with a notice.
pub(super) fn repair<'t>(text: Cow<'t, str>, builder: &mut Builder) -> Cow<'t, str> {
    let mut text = text;
    for _ in 0..MOST_TIMES {
        let Some(repaired) = once(&text) else { break };
        builder.notice(Notice::whole(NoticeKind::MojibakeRepaired {
            encoding: repaired.page.name().to_owned(),
            count: repaired.count,
        }));
        text = Cow::Owned(repaired.text);
    }
    text
}

struct Repaired {
    text: String,
    page: &'static Encoding,
    count: u32,
}

/// One character of a page and the byte it stands for.
struct Page {
    encoding: &'static Encoding,
    bytes: Vec<(char, u8)>,
}

impl Page {
    fn new(encoding: &'static Encoding) -> Self {
        let mut bytes = Vec::with_capacity(128);
        for byte in 0x80..=0xff_u8 {
            let (text, _) = encoding.decode_without_bom_handling(std::slice::from_ref(&byte));
            bytes.extend(
                text.chars()
                    .next()
                    .filter(|c| *c != '\u{fffd}')
                    .map(|c| (c, byte)),
            );
        }
        bytes.sort_unstable();
        Self { encoding, bytes }
    }

    fn byte(&self, c: char) -> Option<u8> {
        let at = self.bytes.binary_search_by_key(&c, |(c, _)| *c).ok()?;
        Some(self.bytes[at].1)
    }

    /// The damaged sequence that opens `text`.
    fn sequence(&self, text: &str) -> Option<Sequence> {
        let mut bytes = [0; 4];
        let (mut count, mut length, mut wanted) = (0, 0, 1);
        let mut seconds_are_marks = true;
        for c in text.chars() {
            let byte = self.byte(c)?;
            if count == 0 {
                wanted = match byte {
                    0xc2..=0xdf => 2,
                    0xe0..=0xef => 3,
                    0xf0..=0xf4 => 4,
                    _ => return None,
                };
            } else {
                seconds_are_marks &= is_mark(c);
            }
            bytes[count] = byte;
            count += 1;
            length += c.len_utf8();
            if count == wanted {
                let c = std::str::from_utf8(&bytes[..count]).ok()?.chars().next()?;
                return is_plausible(c).then_some(Sequence {
                    length,
                    c,
                    certain: wanted > 2 || !seconds_are_marks,
                });
            }
        }
        None
    }
}

struct Sequence {
    length: usize,
    c: char,
    /// Whether no clean text holds it.
    certain: bool,
}

/// Marks that follow a letter in clean text.
fn is_mark(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '‘' | '’'
                | '‚'
                | '“'
                | '”'
                | '„'
                | '…'
                | '–'
                | '—'
                | '•'
                | '‹'
                | '›'
                | '«'
                | '»'
                | '´'
                | '·'
        )
}

/// Characters that Dutch text holds: accented letters of Europe, typographic signs, the euro,
/// ligatures, bullets of symbol fonts and the byte-order mark.
fn is_plausible(c: char) -> bool {
    matches!(c,
        '\u{a0}'..='\u{17f}' | '\u{192}' | '\u{2000}'..='\u{206f}' | '\u{2070}'..='\u{20bf}'
        | '\u{2100}'..='\u{2300}' | '\u{2500}'..='\u{27bf}' | '\u{f000}'..='\u{f0ff}' | '\u{fb00}'..='\u{fb06}'
        | '\u{feff}')
}

/// Repairs a text with the page that repairs most of it, if any does.
fn once(text: &str) -> Option<Repaired> {
    let runs = runs(text);
    if runs.is_empty() {
        return None;
    }
    let mut best: Option<(u32, Page)> = None;
    for encoding in PAGES {
        let page = Page::new(encoding);
        let (mut all, mut certain) = (0, 0);
        for &(start, end) in &runs {
            each(&page, &text[start..end], |sequence, _| {
                all += u32::from(sequence.is_some());
                certain += u32::from(sequence.is_some_and(|s| s.certain));
            });
        }
        if certain > 0 && best.as_ref().is_none_or(|(most, _)| all > *most) {
            best = Some((all, page));
        }
    }
    let (count, page) = best?;
    let mut out = String::with_capacity(text.len());
    let mut kept = 0;
    for (start, end) in runs {
        out.push_str(&text[kept..start]);
        each(&page, &text[start..end], |sequence, c| match sequence {
            Some(sequence) => out.push(sequence.c),
            None => out.push(c),
        });
        kept = end;
    }
    out.push_str(&text[kept..]);
    Some(Repaired {
        text: out,
        page: page.encoding,
        count,
    })
}

/// Passes over a run: each damaged sequence, or character that is none.
fn each(page: &Page, run: &str, mut found: impl FnMut(Option<&Sequence>, char)) {
    let mut rest = run;
    while let Some(c) = rest.chars().next() {
        let sequence = page.sequence(rest);
        found(sequence.as_ref(), c);
        rest = &rest[sequence.map_or(c.len_utf8(), |s| s.length)..];
    }
}

/// The runs of two and more characters beyond ASCII.
fn runs(text: &str) -> Vec<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut runs = Vec::new();
    let mut at = 0;
    while let Some(start) = bytes[at..]
        .iter()
        .position(|b| *b >= 0x80)
        .map(|found| at + found)
    {
        let length = bytes[start..].iter().position(|b| *b < 0x80);
        let end = length.map_or(bytes.len(), |length| start + length);
        if text[start..end].chars().nth(1).is_some() {
            runs.push((start, end));
        }
        at = end;
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A text decoded as that page by mistake.
    fn damaged(text: &str, page: &'static Encoding) -> String {
        page.decode_without_bom_handling(text.as_bytes())
            .0
            .into_owned()
    }

    #[test]
    fn damage_by_every_page_is_repaired() {
        let text = "Eén op de drie ‘cafés’ in Oekraïne – coördinatie: € 5, „geïnd” …";
        for page in [
            WINDOWS_1252,
            WINDOWS_1257,
            WINDOWS_1250,
            WINDOWS_1254,
            ISO_8859_15,
        ] {
            let damaged = damaged(text, page);
            if damaged.contains('\u{fffd}') {
                continue;
            }
            let repaired = once(&damaged).unwrap();
            assert_eq!(repaired.text, text, "{}", page.name());
        }
    }

    #[test]
    fn damage_amid_clean_text_is_repaired_alone() {
        let text = "Een café\u{2003}en ā€“ één Ć©Ć©n in OekraĆÆne";
        let repaired = once(text).unwrap();
        assert_eq!(repaired.text, "Een café\u{2003}en – één één in Oekraïne");
        assert_eq!(repaired.count, 4);
    }

    #[test]
    fn what_was_damaged_twice_is_repaired_twice() {
        let twice = damaged(&damaged("coördinatie", WINDOWS_1252), WINDOWS_1252);
        assert_eq!(
            once(&once(&twice).unwrap().text).unwrap().text,
            "coördinatie"
        );
    }

    const WORDS: [&str; 24] = [
        "één",
        "coördinatie",
        "Oekraïne",
        "café",
        "reëel",
        "façade",
        "œuvre",
        "Noël",
        "ÎLE",
        "Größe",
        "Ärger",
        "Ä",
        "zażółć",
        "gęślą",
        "jaźń",
        "Łódź",
        "ŻÓŁĆ",
        "Ελλάδα",
        "ΕΊΝΑΙ",
        "άνθρωποι",
        "knäckebröd",
        "Ångström",
        "Å",
        "ÿ",
    ];
    const MARKS: [&str; 13] = [
        "", " ", "“", "”", "„", "’", "…", "–", " – ", "«", "»", "\u{a0}", ".",
    ];

    proptest! {
        #[test]
        fn clean_text_is_never_touched(parts in proptest::collection::vec((0..WORDS.len(), 0..MARKS.len()), 0..40)) {
            let mut text = String::new();
            for (word, mark) in parts {
                text.push_str(WORDS[word]);
                text.push_str(MARKS[mark]);
                text.push(' ');
            }
            prop_assert!(once(&text).is_none(), "{}", text);
        }
    }
}
