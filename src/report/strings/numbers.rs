//! Numbers as each language writes them.

use super::Language;

/// A whole number with its thousands apart: 1.234 in Dutch, 1,234 in English.
pub(in crate::report) fn number(value: u64, language: Language) -> String {
    let digits = value.to_string();
    let mark = match language {
        Language::Dutch => '.',
        Language::English => ',',
    };
    let mut written = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            written.push(mark);
        }
        written.push(digit);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_apart() {
        assert_eq!(number(7, Language::Dutch), "7");
        assert_eq!(number(1234, Language::Dutch), "1.234");
        assert_eq!(number(1_234_567, Language::English), "1,234,567");
    }
}
