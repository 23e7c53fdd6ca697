//! What a page's drawing instructions ask for, counted before the parser follows them.

/// Bytes below which no instructions can ask for much.
const SMALL: usize = 1 << 20;
/// Most values that one instruction may take.
const MAX_VALUES: usize = 250_000;
/// Most states of drawing that may be put aside at one time.
const MAX_STATES: usize = 10_000;
/// Most bytes of text that the instructions may show.
const MAX_SHOWN: usize = 4 << 20;

/// Whether drawing instructions, if these bytes are some, ask for no more than a page needs. Other
/// bytes, as those of a font, break all into short words and pass.
pub(super) fn is_lawful(bytes: &[u8]) -> bool {
    if bytes.len() < SMALL {
        return true;
    }
    let (mut at, mut values, mut states, mut shown) = (0, 0_usize, 0_usize, 0);
    while let Some(&byte) = bytes.get(at) {
        let rest = &bytes[at..];
        let length = match byte {
            b'(' => memchr::memchr(b')', rest).unwrap_or(rest.len()),
            b'<' => memchr::memchr(b'>', rest).unwrap_or(rest.len()),
            b'a'..=b'z' | b'A'..=b'Z' | b'\'' | b'"' => {
                let word = rest.iter().take_while(|b| b.is_ascii_alphabetic()).count();
                match &rest[..word.max(1)] {
                    b"q" => states += 1,
                    b"Q" => states = states.saturating_sub(1),
                    _ => {}
                }
                values = 0;
                word
            }
            b'+' | b'-' | b'.' | b'0'..=b'9' | b'/' => {
                let word = rest[1..]
                    .iter()
                    .take_while(|b| b.is_ascii_alphanumeric() || **b == b'.');
                1 + word.count()
            }
            _ => 0,
        };
        if matches!(byte, b'(' | b'<') {
            shown += length;
        }
        values += usize::from(!byte.is_ascii_whitespace());
        at += length.max(1);
        if values > MAX_VALUES || states > MAX_STATES || shown > MAX_SHOWN {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn much_of_everything_is_refused_and_a_long_page_is_not() {
        let page =
            "q 1 0 0 1 72 700 cm BT /F1 12 Tf [(Wij) -250 (bouwen)] TJ ET Q 10 20 m 30 40 l S\n";
        assert!(is_lawful(page.repeat(40_000).as_bytes()));
        assert!(!is_lawful("q ".repeat(600_000).as_bytes()));
        assert!(!is_lawful(
            format!("[{}] TJ", "1 ".repeat(600_000)).as_bytes()
        ));
        assert!(!is_lawful(
            format!("({}) Tj", "a".repeat(5 << 20)).as_bytes()
        ));
    }
}
