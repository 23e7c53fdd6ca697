//! The spelling of Dutch stems: what a word looks like without its ending, and back.

use std::borrow::Cow;

/// The word in the letters its forms are compared in: lower case, without diaeresis and stress
/// marks (álle, geïnd), the ligature ĳ as two letters, typographic apostrophes straight, soft
/// hyphens and other invisible characters gone. One word is told apart by its accent: één.
pub(super) fn folded(word: &str) -> Cow<'_, str> {
    if word
        .bytes()
        .all(|b| b.is_ascii() && !b.is_ascii_uppercase())
    {
        return Cow::Borrowed(word);
    }
    let mut folded = String::with_capacity(word.len());
    for c in word.chars() {
        if c.is_ascii() {
            folded.push(c.to_ascii_lowercase());
            continue;
        }
        for c in c.to_lowercase() {
            match c {
                'á' | 'à' | 'ä' | 'â' | 'å' | 'ã' => folded.push('a'),
                'é' | 'è' | 'ë' | 'ê' => folded.push('e'),
                'í' | 'ì' | 'ï' | 'î' => folded.push('i'),
                'ó' | 'ò' | 'ö' | 'ô' | 'õ' => folded.push('o'),
                'ú' | 'ù' | 'ü' | 'û' => folded.push('u'),
                'ç' => folded.push('c'),
                'ñ' => folded.push('n'),
                'ĳ' => folded.push_str("ij"),
                '’' | '‘' | 'ʼ' => folded.push('\''),
                '\u{ad}'
                | '\u{200b}'..='\u{200d}'
                | '\u{2060}'
                | '\u{feff}'
                | '\u{300}'..='\u{36f}' => {}
                c => folded.push(c),
            }
        }
    }
    Cow::Owned(folded)
}

pub(super) fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// Whether there is a syllable in these letters.
pub(super) fn has_vowel(letters: &str) -> bool {
    letters.bytes().any(is_vowel)
}

/// What is left of a word before -en or -e, spelled as a word of its own: maken → maak,
/// wetten → wet, huizen → huis, lieve → lief.
pub(super) fn closed(open: &str) -> String {
    let bytes = open.as_bytes();
    let mut closed = open.to_owned();
    let [rest @ .., vowel, last] = bytes else {
        return closed;
    };
    if vowel == last && !is_vowel(*last) && last.is_ascii_alphabetic() {
        closed.pop();
    } else if matches!(vowel, b'a' | b'e' | b'o' | b'u')
        && last.is_ascii_lowercase()
        && !is_vowel(*last)
        && !matches!(last, b'x' | b'w' | b'j')
        && rest
            .last()
            .is_none_or(|before| !is_vowel(*before) || *vowel == b'a' && *before != b'a')
        && !(rest.iter().any(|b| is_vowel(*b)) && is_unstressed(*vowel, *last))
    {
        closed.insert(rest.len(), char::from(*vowel));
    }
    match closed.pop() {
        Some('v') => closed.push('f'),
        Some('z') => closed.push('s'),
        Some(c) => closed.push(c),
        None => {}
    }
    closed
}

/// Whether a syllable that is not the word's first may well be unstressed: middel, bodem,
/// teken, motor. The spelling of their plurals does not tell (middelen, kastelen).
fn is_unstressed(vowel: u8, last: u8) -> bool {
    matches!((vowel, last), (b'e', b'l' | b'n' | b'm') | (b'o', b'r'))
}

/// A word of several syllables with the vowel of such a last syllable written once, whether it is
/// stressed (kasteel, kantoor) or not (middel, motor): so plural and singular come out alike.
pub(super) fn levelled(mut word: String) -> String {
    let length = word.len();
    if let [rest @ .., first, second, last] = word.as_bytes()
        && first == second
        && is_unstressed(*second, *last)
        && rest.iter().any(|b| is_vowel(*b))
        && rest.last().is_some_and(|b| !is_vowel(*b) || *b == b'i')
    {
        word.remove(length - 2);
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_open_syllable_is_closed_as_dutch_spells_it() {
        for (open, expected) in [
            ("mak", "maak"),
            ("wett", "wet"),
            ("huiz", "huis"),
            ("gev", "geef"),
            ("werk", "werk"),
            ("middel", "middel"),
            ("del", "deel"),
            ("bouw", "bouw"),
            ("lijn", "lijn"),
            ("", ""),
            ("e", "e"),
        ] {
            assert_eq!(closed(open), expected);
        }
    }

    #[test]
    fn folding_keeps_letters_and_drops_their_dress() {
        assert_eq!(folded("GEÏND"), "geind");
        assert_eq!(folded("Ĳssel"), "ijssel");
        assert_eq!(folded("regio’s"), "regio's");
        assert_eq!(folded("zorg\u{ad}kosten"), "zorgkosten");
        assert_eq!(folded("e\u{301}e\u{301}n"), "een");
    }
}
