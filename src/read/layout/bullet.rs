//! Bullets: what opens an item of a list.

/// An opening of a list item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::read) struct Bullet<'t> {
    /// What kind of opening it is.
    pub(in crate::read) kind: BulletKind,
    /// The item behind it, without the blanks between.
    pub(in crate::read) item: &'t str,
}

/// How sure a bullet is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::read) enum BulletKind {
    /// A sign that is nothing else: • ▶ ■ or one from a symbol font.
    Sign,
    /// A dash, star or the letter o, which text may begin with as well.
    Dash,
    /// A number: `1.`, `2)`, `(3)`.
    Number(u32),
    /// A letter: `a.`, `b)`, `(c)`.
    Letter(char),
}

/// The bullet that opens a line, if one does; blanks before it do not count.
pub(in crate::read) fn split(line: &str) -> Option<Bullet<'_>> {
    let line = line.trim_start();
    let first = line.chars().next()?;
    let rest = &line[first.len_utf8()..];
    if is_sign(first) {
        return Some(Bullet {
            kind: BulletKind::Sign,
            // Signs come doubled where a font draws one over the other.
            item: rest.trim_start_matches(|c: char| is_sign(c) || c.is_whitespace()),
        });
    }
    if matches!(
        first,
        '-' | '–' | '—' | '−' | '*' | '+' | 'o' | '>' | '»' | '›'
    ) {
        let item = rest.trim_start();
        let apart = item.len() < rest.len() || item.is_empty();
        // "o.a." and "-10 procent" are words; so is a letter o without an item.
        let single = first != 'o' || item.starts_with(char::is_uppercase);
        return (apart && single).then_some(Bullet {
            kind: BulletKind::Dash,
            item,
        });
    }
    numbered(line)
}

/// Whether a sign is a bullet and nothing else. Symbol fonts put theirs in the private use area.
pub(in crate::read) fn is_sign(c: char) -> bool {
    matches!(
        c,
        '•' | '‣'
            | '⁃'
            | '∙'
            | '·'
            | '◦'
            | '○'
            | '●'
            | '◉'
            | '◘'
            | '■'
            | '□'
            | '▪'
            | '▫'
            | '◼'
            | '◾'
            | '▶'
            | '►'
            | '▸'
            | '▹'
            | '▷'
            | '➢'
            | '➤'
            | '➔'
            | '➜'
            | '→'
            | '⇒'
            | '◆'
            | '◇'
            | '❖'
            | '✓'
            | '✔'
            | '✗'
            | '✘'
            | '☐'
            | '☑'
            | '★'
            | '☆'
            | '✦'
            | '❯'
            | '❱'
            | '\u{f000}'..='\u{f0ff}'
    )
}

/// `1.`, `12)`, `(3)`, `a.`, `b)`, `(c)` and what follows behind a blank.
fn numbered(line: &str) -> Option<Bullet<'_>> {
    let open = line.starts_with('(');
    let inner = line.strip_prefix('(').unwrap_or(line);
    let end = inner.find(|c: char| !c.is_ascii_alphanumeric())?;
    let (mark, rest) = inner.split_at(end);
    let close = rest.chars().next()?;
    let rest = &rest[close.len_utf8()..];
    let item = rest.trim_start();
    let closed = if open {
        close == ')'
    } else {
        matches!(close, '.' | ')')
    };
    if !closed || item.len() == rest.len() {
        return None;
    }
    let kind = match mark.as_bytes() {
        [letter] if letter.is_ascii_lowercase() => BulletKind::Letter(char::from(*letter)),
        digits if (1..=3).contains(&digits.len()) => BulletKind::Number(mark.parse().ok()?),
        _ => return None,
    };
    Some(Bullet { kind, item })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bullets_of_every_kind_are_told_from_words() {
        for (line, kind) in [
            ("• Meer huizen", BulletKind::Sign),
            ("  \u{f0b7}\tMeer huizen", BulletKind::Sign),
            ("▶Meer huizen", BulletKind::Sign),
            ("- Meer huizen", BulletKind::Dash),
            ("– Meer huizen", BulletKind::Dash),
            ("o Meer huizen", BulletKind::Dash),
            ("12. Meer huizen", BulletKind::Number(12)),
            ("(3) Meer huizen", BulletKind::Number(3)),
            ("a) Meer huizen", BulletKind::Letter('a')),
        ] {
            let item = "Meer huizen";
            assert_eq!(split(line), Some(Bullet { kind, item }), "{line}");
        }
        for line in [
            "o.a. meer huizen",
            "-10 procent",
            "o jee",
            "Meer huizen",
            "2030 wordt het jaar",
            "7.2 Meer huizen",
            "ca. 30 huizen",
            "2030. Dan zijn er huizen",
            "",
        ] {
            assert_eq!(split(line), None, "{line}");
        }
    }
}
