//! Numbers as each language writes them.

use super::Language;

/// A whole number with its thousands apart: 1.234 in Dutch, 1,234 in English.
pub(in crate::report) fn number(value: u64, language: Language) -> String {
    thousands(&value.to_string(), language)
}

fn thousands(digits: &str, language: Language) -> String {
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

/// A number with its decimals: 1.234,5 in Dutch, 1,234.5 in English.
pub(in crate::report) fn decimal(value: f64, language: Language) -> String {
    let written = value.abs().to_string();
    let (whole, rest) = written.split_once('.').unwrap_or((&written, ""));
    let sign = if value < 0.0 { "−" } else { "" };
    let whole = thousands(whole, language);
    match (rest, language) {
        ("", _) => format!("{sign}{whole}"),
        (rest, Language::Dutch) => format!("{sign}{whole},{rest}"),
        (rest, Language::English) => format!("{sign}{whole}.{rest}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decimal_has_the_mark_of_its_language() {
        assert_eq!(decimal(1234.5, Language::Dutch), "1.234,5");
        assert_eq!(decimal(1234.5, Language::English), "1,234.5");
        assert_eq!(decimal(0.0, Language::Dutch), "0");
        assert_eq!(decimal(-0.25, Language::Dutch), "−0,25");
    }

    #[test]
    fn thousands_are_apart() {
        assert_eq!(number(7, Language::Dutch), "7");
        assert_eq!(number(1234, Language::Dutch), "1.234");
        assert_eq!(number(1_234_567, Language::English), "1,234,567");
    }
}
