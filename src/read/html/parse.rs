//! From the text of a page to its tree, within limits.

use std::cell::Cell;

use html5ever::TokenizerResult;
use html5ever::buffer_queue::BufferQueue;
use html5ever::interface::TreeSink;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};

use super::tree::{Handle, MAX_NODES, Sink, Tree};

/// The deepest nesting that is kept, as in browsers; the tags of what lies deeper are passed over and
/// its text stays.
const MAX_DEPTH: u32 = 512;

/// The most attributes that one tag may have.
const MAX_ATTRIBUTES: usize = 2_000;

/// Whether a page is HTML or XHTML, in which any element may close itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Syntax {
    /// HTML.
    Html,
    /// HTML written as XML.
    Xhtml,
}

/// The tree of a page.
///
/// # Errors
/// The limit that the page goes over, in words.
pub(super) fn parse(text: &str, syntax: Syntax) -> Result<Tree, String> {
    let attributes = most_attributes(text);
    if attributes > MAX_ATTRIBUTES {
        return Err(format!(
            "has a tag with {attributes} attributes; the limit is {MAX_ATTRIBUTES}"
        ));
    }
    let tokens = Tokens {
        builder: TreeBuilder::new(Sink::new(), TreeBuilderOpts::default()),
        syntax,
        passed: Cell::new(0),
    };
    let tokenizer = Tokenizer::new(tokens, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(text));
    // The tokenizer stops behind each script, to have it run, and at a declaration of the encoding.
    loop {
        match tokenizer.feed(&input) {
            TokenizerResult::Done => break,
            TokenizerResult::Script(_) | TokenizerResult::EncodingIndicator(_) => {}
        }
    }
    tokenizer.end();
    let sink = tokenizer.sink.builder.sink;
    if sink.is_full() {
        return Err(format!(
            "has more than {MAX_NODES} elements and texts, the limit"
        ));
    }
    Ok(sink.finish())
}

/// Stands between the tokenizer and the builder of the tree and keeps the limits.
struct Tokens {
    builder: TreeBuilder<Handle, Sink>,
    syntax: Syntax,
    /// Tags that were passed over because they lie too deep, and are still open.
    passed: Cell<u32>,
}

impl Tokens {
    fn tag(&self, tag: Tag, line: u64) -> TokenSinkResult<Handle> {
        let is_void = is_void(&tag.name);
        match tag.kind {
            TagKind::StartTag if self.builder.sink.depth() >= MAX_DEPTH && !is_void => {
                self.passed
                    .set(self.passed.get() + u32::from(!tag.self_closing));
                return TokenSinkResult::Continue;
            }
            TagKind::EndTag if self.passed.get() > 0 && !is_void => {
                self.passed.set(self.passed.get() - 1);
                return TokenSinkResult::Continue;
            }
            TagKind::StartTag | TagKind::EndTag => {}
        }
        let closes_itself = self.syntax == Syntax::Xhtml && tag.self_closing && !is_void;
        if !closes_itself {
            return self.builder.process_token(Token::TagToken(tag), line);
        }
        let end = Tag {
            kind: TagKind::EndTag,
            name: tag.name.clone(),
            self_closing: false,
            attrs: Vec::new(),
            had_duplicate_attributes: false,
        };
        // What the builder answers would have the tokenizer wait for the end that comes here.
        let _ = self.builder.process_token(Token::TagToken(tag), line);
        let _ = self.builder.process_token(Token::TagToken(end), line);
        TokenSinkResult::Continue
    }
}

impl TokenSink for Tokens {
    type Handle = Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Handle> {
        if self.builder.sink.is_full() && token != Token::EOFToken {
            return TokenSinkResult::Continue;
        }
        match token {
            Token::TagToken(tag) => self.tag(tag, line),
            Token::CommentToken(_) | Token::ParseError(_) => TokenSinkResult::Continue,
            Token::DoctypeToken(_)
            | Token::CharacterTokens(_)
            | Token::NullCharacterToken
            | Token::EOFToken => self.builder.process_token(token, line),
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder
            .adjusted_current_node_present_but_not_in_html_namespace()
    }
}

fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// The attributes of the tag that has most of them. The tokenizer compares each attribute with all
/// before it, so a tag with very many is not for it.
fn most_attributes(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut most, mut at) = (0, 0);
    while let Some(open) = bytes[at..].iter().position(|b| *b == b'<') {
        at += open + 1;
        let rest = &text[at..];
        if rest.starts_with("!--") {
            at += rest.find("-->").unwrap_or(rest.len());
        } else if bytes
            .get(at)
            .is_some_and(|b| b.is_ascii_alphabetic() || *b == b'/')
        {
            at += usize::from(bytes[at] == b'/');
            let (count, length) = attributes(&bytes[at..]);
            most = most.max(count);
            // Scripts and styles hold text that only looks like tags.
            let raw = ["script", "style"].into_iter().find(|name| {
                rest.get(..name.len())
                    .is_some_and(|own| own.eq_ignore_ascii_case(name))
            });
            at += length;
            if let Some(name) = raw {
                at += end_of_raw(&bytes[at..], name);
            }
        }
    }
    most
}

/// Number of attributes of a tag whose name begins here, and its length.
fn attributes(tag: &[u8]) -> (usize, usize) {
    let (mut count, mut between, mut value) = (0, false, false);
    let mut quote = None;
    for (k, b) in tag.iter().enumerate() {
        match (quote, b) {
            (Some(open), _) if *b != open => {}
            (Some(_), _) => (quote, between) = (None, true),
            (None, b'>') => return (count, k),
            (None, b'"' | b'\'') if value => (quote, value) = (Some(*b), false),
            (None, b'/' | b' ' | b'\t' | b'\n' | b'\r' | b'\x0c') => between = true,
            (None, b'=') if count > 0 => (value, between) = (true, false),
            (None, _) => {
                if between && !value {
                    count += 1;
                }
                (between, value) = (false, false);
            }
        }
    }
    (count, tag.len())
}

/// Bytes up to the end tag of a script or style.
fn end_of_raw(bytes: &[u8], name: &str) -> usize {
    let mut at = 0;
    while let Some(open) = bytes[at..].windows(2).position(|pair| pair == b"</") {
        at += open;
        let inside = &bytes[at + 2..];
        if inside
            .get(..name.len())
            .is_some_and(|own| own.eq_ignore_ascii_case(name.as_bytes()))
        {
            return at;
        }
        at += 2;
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_counted_as_the_tokenizer_does() {
        assert_eq!(most_attributes("<p>x</p>"), 0);
        assert_eq!(most_attributes("<a href=\"x y z\" b='1' c=2 d>"), 4);
        assert_eq!(most_attributes("<a/b/c/d>"), 3);
        assert_eq!(most_attributes("<a b=\"1\"c=\"2\">"), 2);
        assert_eq!(most_attributes("<!-- <a b c d e> --><i j>"), 1);
        assert_eq!(most_attributes("<script>if (a<b c d e f) {}</script>"), 0);
        let many = format!("<a {}>", "b ".repeat(3000));
        assert!(parse(&many, Syntax::Html).unwrap_err().contains("3000"));
    }

    #[test]
    fn depth_and_size_have_limits() {
        let deep = format!(
            "{}kern{}",
            "<div>".repeat(100_000),
            "</div>".repeat(100_000)
        );
        let tree = parse(&format!("{deep}<p>na"), Syntax::Html).unwrap();
        let mut depth = 0;
        for id in tree.inside(Tree::ROOT, |_| true) {
            let (mut up, mut steps) = (id, 0);
            while let Some(parent) = tree.parent(up) {
                (up, steps) = (parent, steps + 1);
            }
            depth = depth.max(steps);
        }
        assert!(depth <= MAX_DEPTH as usize + 4, "{depth}");
        let wide = "<i>x</i>".repeat(MAX_NODES / 2);
        assert!(parse(&wide, Syntax::Html).unwrap_err().contains("limit"));
    }

    #[test]
    fn elements_that_close_themselves_are_closed_in_xhtml() {
        let page = "<html><head><title/><script src='x'/></head><body><p>Tekst</p></body></html>";
        let texts = |tree: &Tree| {
            tree.inside(Tree::ROOT, |_| true)
                .filter(|id| tree.element(*id).is_some_and(|e| &*e.name == "p"))
                .count()
        };
        assert_eq!(texts(&parse(page, Syntax::Xhtml).unwrap()), 1);
        assert_eq!(texts(&parse(page, Syntax::Html).unwrap()), 0);
    }
}
