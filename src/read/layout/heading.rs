//! Headings: the number before a title, and what kind of number it is.

/// A title with the number before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::read) struct Numbered<'t> {
    /// The number as it stands, without the word and the signs around it: `7.2`, `3`, `IV`, `B`.
    pub(in crate::read) number: &'t str,
    /// What kind of number it is.
    pub(in crate::read) style: NumberStyle,
    /// The title behind it; the whole heading where it is a number and nothing else.
    pub(in crate::read) title: &'t str,
}

/// What kind of number stands before a title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::read) enum NumberStyle {
    /// `3`, `7.2`, `3.1.4`: so many parts.
    Decimal(u8),
    /// `Hoofdstuk 3`, `Deel II`.
    Chapter,
    /// `IV.`
    Roman,
    /// `B.`
    Letter,
}

/// Words that open the heading of a chapter or of a part of one.
const WORDS: [&str; 6] = ["hoofdstuk", "deel", "paragraaf", "thema", "bijlage", "§"];

/// Divides the number from the title of a heading. `10 punten voor de zorg` has no number: behind a
/// bare one a title begins with a capital, a quotation mark or a digit.
pub(in crate::read) fn split(heading: &str) -> Option<Numbered<'_>> {
    let outer = first(heading)?;
    // "9 1.1 Zekerheid": the page's number stands before the section's. No further is looked: a line
    // may hold a million numbers.
    if outer.style == NumberStyle::Decimal(1)
        && let Some(inner) = first(outer.title).filter(|inner| !inner.title.is_empty())
        && matches!(inner.style, NumberStyle::Decimal(2..))
    {
        return Some(inner);
    }
    (!outer.title.is_empty()).then_some(outer)
}

/// Divides the first number from what follows, which may be nothing.
fn first(heading: &str) -> Option<Numbered<'_>> {
    let heading = heading.trim();
    if let Some(rest) = after_word(heading) {
        let (number, title) = number(rest, true)?;
        let style = match style(number) {
            Some(NumberStyle::Decimal(parts)) if parts > 1 => NumberStyle::Decimal(parts),
            Some(_) => NumberStyle::Chapter,
            None => return None,
        };
        let title = if title.is_empty() { heading } else { title };
        return Some(Numbered {
            number,
            style,
            title,
        });
    }
    let (number, title) = number(heading, false)?;
    let style = style(number)?;
    Some(Numbered {
        number,
        style,
        title,
    })
}

/// What stands behind "Hoofdstuk" and the like.
fn after_word(heading: &str) -> Option<&str> {
    let word = WORDS.iter().find(|word| {
        heading
            .get(..word.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(word))
    })?;
    let rest = &heading[word.len()..];
    let bare = rest.trim_start();
    (bare.len() < rest.len() || *word == "§").then_some(bare)
}

/// The first word as a number, and the title behind it.
fn number(text: &str, announced: bool) -> Option<(&str, &str)> {
    let end = text
        .find(|c: char| !c.is_ascii_alphanumeric() && c != '.')
        .unwrap_or(text.len());
    let number = text[..end].trim_end_matches('.');
    let rest = &text[number.len()..];
    let title = rest.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, '.' | ':' | ')' | '-' | '–' | '—' | '|')
    });
    let signs = &rest[..rest.len() - title.len()];
    let apart = title.is_empty() || signs.contains(char::is_whitespace);
    let marked = signs.contains(['.', ':', ')', '|']);
    let plain = announced || marked || {
        let digits = number.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        digits && !title.starts_with(char::is_lowercase)
    };
    (!number.is_empty() && apart && plain).then_some((number, title))
}

fn style(number: &str) -> Option<NumberStyle> {
    // "100.000" and "2030" are amounts and years.
    let is_digits =
        |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let parts = number.split('.');
    let count = parts.clone().count();
    // The last part may bear or be a letter: `3.2a`, `3.a`.
    let is_part = |part: &str| {
        is_digits(part) || is_digits(part.trim_end_matches(is_small)) || is_letter(part)
    };
    if count <= 6 && number.starts_with(|c: char| c.is_ascii_digit()) && parts.clone().all(is_part)
    {
        return Some(NumberStyle::Decimal(count as u8));
    }
    if number.len() <= 6 && number.bytes().all(|b| matches!(b, b'I' | b'V' | b'X')) {
        return Some(NumberStyle::Roman);
    }
    is_letter(number).then_some(NumberStyle::Letter)
}

fn is_small(c: char) -> bool {
    c.is_ascii_lowercase()
}

fn is_letter(part: &str) -> bool {
    part.len() == 1 && part.bytes().all(|b| b.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;
    use NumberStyle::{Chapter, Decimal, Letter, Roman};

    #[test]
    fn numbers_of_every_kind_are_divided_from_the_title() {
        for (heading, number, style, title) in [
            ("7.2 Wonen", "7.2", Decimal(2), "Wonen"),
            ("3.1.4. Zorg", "3.1.4", Decimal(3), "Zorg"),
            ("1. Werk", "1", Decimal(1), "Werk"),
            ("4 Vervoer", "4", Decimal(1), "Vervoer"),
            ("Hoofdstuk 3: Zorg dichtbij", "3", Chapter, "Zorg dichtbij"),
            ("HOOFDSTUK 12", "12", Chapter, "HOOFDSTUK 12"),
            ("Deel II – Economie", "II", Chapter, "Economie"),
            ("§ 3.1 Lonen", "3.1", Decimal(2), "Lonen"),
            ("IV. Europa", "IV", Roman, "Europa"),
            ("B. Begroting", "B", Letter, "Begroting"),
            ("2.a) Pensioen", "2.a", Decimal(2), "Pensioen"),
            ("5 | Natuur", "5", Decimal(1), "Natuur"),
            ("9 1.1 Zekerheid", "1.1", Decimal(2), "Zekerheid"),
        ] {
            let expected = Numbered {
                number,
                style,
                title,
            };
            assert_eq!(split(heading), Some(expected), "{heading}");
        }
    }

    #[test]
    fn a_title_that_begins_with_a_number_keeps_it() {
        for heading in [
            "10 punten voor de zorg",
            "2030 Klimaatneutraal",
            "100.000 woningen",
            "Wonen",
            "Deelname aan werk",
            "A4-snelweg",
            "I love Nederland",
            "1e kans",
            "",
        ] {
            assert_eq!(split(heading), None, "{heading}");
        }
    }
}
