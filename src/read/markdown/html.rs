//! HTML between Markdown: comments and tags go before the Markdown is read, so that the text in
//! them is read as what it is.

use std::borrow::Cow;

/// Markdown without HTML, and where its parts stood in the source.
pub(super) struct Clean<'t> {
    text: Cow<'t, str>,
    /// Offsets in the clean text from which on it stood at an offset in the source.
    parts: Vec<(usize, usize)>,
    struck: u32,
}

impl Clean<'_> {
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// How many passages were struck out.
    pub(super) fn struck(&self) -> u32 {
        self.struck
    }

    /// Where the byte at `offset` of the clean text stood in the source.
    pub(super) fn source(&self, offset: usize) -> usize {
        let after = self.parts.partition_point(|(clean, _)| *clean <= offset);
        match after.checked_sub(1).map(|i| self.parts[i]) {
            Some((clean, source)) => source + (offset - clean),
            None => offset,
        }
    }
}

/// What a tag is to a reader of the page.
enum Effect {
    /// It only dresses words.
    None,
    /// It sets what follows apart.
    Break(&'static str),
    /// What it holds is not text.
    Hides,
    /// What it holds was struck out.
    Strikes,
}

/// What each element does; a name that is not here is no tag (`<naam>`).
fn effect(name: &str, closes: bool) -> Option<Effect> {
    let opens = |mark| Effect::Break(if closes { "\n\n" } else { mark });
    Some(match name {
        "a" | "abbr" | "b" | "big" | "center" | "cite" | "code" | "dfn" | "em" | "font" | "i"
        | "img" | "ins" | "kbd" | "mark" | "q" | "samp" | "small" | "span" | "strong" | "sub"
        | "sup" | "time" | "u" | "var" | "wbr" => Effect::None,
        "br" => Effect::Break(" "),
        "li" => opens("\n- "),
        "h1" => opens("\n\n# "),
        "h2" => opens("\n\n## "),
        "h3" => opens("\n\n### "),
        "h4" => opens("\n\n#### "),
        "h5" => opens("\n\n##### "),
        "h6" => opens("\n\n###### "),
        "address" | "article" | "aside" | "blockquote" | "body" | "caption" | "dd" | "details"
        | "div" | "dl" | "dt" | "figcaption" | "figure" | "footer" | "header" | "hr" | "main"
        | "nav" | "ol" | "p" | "pre" | "section" | "summary" | "table" | "tbody" | "td"
        | "tfoot" | "th" | "thead" | "tr" | "ul" => Effect::Break("\n\n"),
        "script" | "style" => Effect::Hides,
        "del" | "s" | "strike" => Effect::Strikes,
        _ => return None,
    })
}

/// Longest tag; a sign that is not closed within is no tag.
const LONGEST_TAG: usize = 2000;

/// Longest passage that is struck out or hidden; a longer one was never closed.
const LONGEST_HIDDEN: usize = 200_000;

/// What was found at a sign `<`.
struct Found {
    /// Where it ends.
    end: usize,
    /// What stands in its stead.
    instead: &'static str,
    /// Whether a passage was struck out.
    struck: bool,
}

impl Found {
    fn new(end: usize, instead: &'static str) -> Self {
        Self {
            end,
            instead,
            struck: false,
        }
    }
}

/// Takes comments and tags out of Markdown.
pub(super) fn without_tags(source: &str) -> Clean<'_> {
    let mut out = String::new();
    let mut parts = Vec::new();
    let mut struck = 0;
    let mut closings = Closings::default();
    let (mut kept, mut at) = (0, 0);
    while let Some(sign) = source[at..].find('<').map(|found| at + found) {
        let comment = source[sign..].starts_with("<!--");
        let found = if comment {
            let end = closings.next(source, "-->", sign + 4);
            end.map(|end| Found::new(end + 3, ""))
        } else {
            tag(source, sign, &mut closings)
        };
        let Some(mut found) = found else {
            at = sign + 1;
            continue;
        };
        // A line that held nothing but a dressing tag goes wholly: it divides no paragraph.
        let behind = &source[found.end..];
        let alone =
            !comment && found.instead.is_empty() && (sign == 0 || source[..sign].ends_with('\n'));
        if alone {
            found.end += match behind {
                _ if behind.starts_with("\r\n") => 2,
                _ => usize::from(behind.starts_with('\n')),
            };
        }
        out.push_str(&source[kept..sign]);
        out.push_str(found.instead);
        parts.push((out.len(), found.end));
        struck += u32::from(found.struck);
        (kept, at) = (found.end, found.end);
    }
    let text = if parts.is_empty() {
        Cow::Borrowed(source)
    } else {
        out.push_str(&source[kept..]);
        Cow::Owned(out)
    };
    Clean {
        text,
        parts,
        struck,
    }
}

/// What the tag that begins at `sign` is.
fn tag(source: &str, sign: usize, closings: &mut Closings) -> Option<Found> {
    let rest = &source[sign + 1..];
    let closes = rest.starts_with('/');
    let rest = &rest[usize::from(closes)..];
    let length = rest
        .bytes()
        .take(11)
        .take_while(u8::is_ascii_alphanumeric)
        .count();
    let (name, rest) = rest.split_at(length);
    if !rest.starts_with(['>', '/', ' ', '\t', '\r', '\n']) {
        return None;
    }
    let name = name.to_ascii_lowercase();
    let effect = effect(&name, closes)?;
    let end = source.len() - rest.len() + close(rest)?;
    let closing = format!("</{name}>");
    let hidden = closings
        .next(source, &closing, end)
        .filter(|at| !closes && at - end <= LONGEST_HIDDEN)
        .map(|at| at + closing.len());
    Some(match (effect, hidden) {
        (Effect::Break(instead), _) => Found::new(end, instead),
        (Effect::Hides, Some(hidden)) => Found::new(hidden, "\n\n"),
        (Effect::Strikes, Some(hidden)) => Found {
            struck: true,
            ..Found::new(hidden, "")
        },
        (Effect::Hides | Effect::Strikes, None) if !closes => return None,
        (Effect::Hides | Effect::Strikes | Effect::None, _) => Found::new(end, ""),
    })
}

/// The length of the rest of a tag up to and with its closing sign.
fn close(rest: &str) -> Option<usize> {
    let mut quote = None;
    for (at, b) in rest.bytes().enumerate().take(LONGEST_TAG) {
        match (quote, b) {
            (None, b'"' | b'\'') => quote = Some(b),
            (Some(open), b) if open == b => quote = None,
            (None, b'>') => return Some(at + 1),
            (None, b'<') => return None,
            _ => {}
        }
    }
    None
}

/// Where the next closing sign of each kind stands, each searched for once: many openings that are
/// never closed cost no more than one.
#[derive(Default)]
struct Closings {
    known: Vec<(String, Option<usize>)>,
}

impl Closings {
    fn next(&mut self, source: &str, sign: &str, from: usize) -> Option<usize> {
        let find = || source.get(from..)?.find(sign).map(|at| from + at);
        if let Some((_, at)) = self.known.iter_mut().find(|(known, _)| known == sign) {
            if at.is_some_and(|at| at < from) {
                *at = find();
            }
            return *at;
        }
        let at = find();
        self.known.push((sign.to_owned(), at));
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_comments_go_and_places_stay_known() {
        let source = "# <mark>Zorg</mark>\n\n<strong>\nWij <b>bouwen</b>.\n</strong>\n<!-- later -->x < y <naam>";
        let clean = without_tags(source);
        assert_eq!(clean.text(), "# Zorg\n\nWij bouwen.\nx < y <naam>");
        for word in ["Zorg", "Wij", "bouwen", "x <", "naam"] {
            let at = clean.text().find(word).unwrap();
            assert!(source[clean.source(at)..].starts_with(word), "{word}");
        }
    }

    #[test]
    fn blocks_become_markdown() {
        let clean = without_tags(
            "<h2 class='a>b'>Zorg</h2><ul><li>een<li>twee</ul><script>if (a<b) {}</script>na",
        );
        let lines: Vec<&str> = clean
            .text()
            .lines()
            .filter(|l| !l.trim().is_empty())
            .collect();
        assert_eq!(lines, ["## Zorg", "- een", "- twee", "na"]);
    }

    #[test]
    fn what_is_not_closed_is_text() {
        for text in [
            "<!-- open",
            "a <b",
            "<script>x",
            "1 <2",
            "<",
            "<div class=\"x>",
        ] {
            assert_eq!(without_tags(text).text(), text);
        }
    }
}
