//! What a page's drawing instructions ask for, counted before the parser follows them.

/// Most values that one instruction may take.
const MAX_VALUES: usize = 250_000;
/// Most states of drawing, and most marks of content, that may be open at one time.
const MAX_STATES: usize = 10_000;
/// Most bytes of text that the instructions may show.
const MAX_SHOWN: usize = 4 << 20;

/// How many drawing instructions these bytes hold, if they are some; nothing where one of them asks
/// for more than a page needs.
pub(super) fn instructions(bytes: &[u8]) -> Option<usize> {
    let (mut at, mut values, mut shown, mut count) = (0, 0_usize, 0, 0);
    // States and marks are closed each by their own instruction.
    let (mut states, mut marks) = (0_usize, 0_usize);
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
                    b"BMC" | b"BDC" => marks += 1,
                    b"EMC" => marks = marks.saturating_sub(1),
                    _ => {}
                }
                count += 1;
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
        if values > MAX_VALUES || states.max(marks) > MAX_STATES || shown > MAX_SHOWN {
            return None;
        }
    }
    Some(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn much_of_everything_is_refused_and_a_long_page_is_not() {
        let page =
            "q 1 0 0 1 72 700 cm BT /F1 12 Tf [(Wij) -250 (bouwen)] TJ ET Q 10 20 m 30 40 l S\n";
        assert_eq!(
            instructions(page.repeat(40_000).as_bytes()),
            Some(40_000 * 10)
        );
        for page in [
            "q EMC ".repeat(600_000),
            "/P BMC Q ".repeat(20_000),
            format!("[{}] TJ", "1 ".repeat(600_000)),
            format!("({}) Tj", "a".repeat(5 << 20)),
        ] {
            assert_eq!(instructions(page.as_bytes()), None);
        }
    }
}
