//! XML in the making: elements that close, text that is escaped.

use std::borrow::Cow;

use quick_xml::escape::escape;

/// A part of a document in the making.
pub(super) struct Xml {
    out: String,
}

impl Xml {
    /// An empty part.
    pub(super) fn new() -> Self {
        let declaration = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
        Self {
            out: format!("{declaration}\n"),
        }
    }

    /// An element with what `inside` writes.
    pub(super) fn element(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        inside: impl FnOnce(&mut Self),
    ) {
        self.tag(name, attributes, ">");
        inside(self);
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    /// An element without content.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes, "/>");
    }

    /// Text, escaped; what XML 1.0 has no way to write becomes U+FFFD.
    pub(super) fn text(&mut self, text: &str) {
        self.out.push_str(&escape(legal(text)));
    }

    /// The finished part.
    pub(super) fn finish(self) -> String {
        self.out
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, &str)], end: &str) {
        self.out.push('<');
        self.out.push_str(name);
        for (name, value) in attributes {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            self.text(value);
            self.out.push('"');
        }
        self.out.push_str(end);
    }
}

/// The text with what XML 1.0 has no way to write replaced: control characters and the two
/// non-characters of the first plane.
fn legal(text: &str) -> Cow<'_, str> {
    let illegal = |c: char| {
        (c < ' ' && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{fffe}' | '\u{ffff}')
    };
    if text.contains(illegal) {
        Cow::Owned(text.replace(illegal, "\u{fffd}"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_the_text_the_part_stays_well_formed() {
        let mut xml = Xml::new();
        xml.element("a", &[("b", "\"<\u{1}")], |xml| {
            xml.text("]]> & <c>\u{0}\u{ffff}");
        });
        let written = xml.finish();
        let (_, part) = written.split_once('\n').unwrap();
        assert_eq!(
            part,
            "<a b=\"&quot;&lt;\u{fffd}\">]]&gt; &amp; &lt;c&gt;\u{fffd}\u{fffd}</a>"
        );
    }
}
