//! HTML: the main content of a page, without navigation, scripts and what is hidden.

use encoding_rs::Encoding;

use self::content::roots;
use self::parse::{Syntax, parse};
use self::text::Text;
use self::tree::{Data, Tree};
use super::tracked::{Changes, Tracked};
use super::{Options, encoding};
use crate::document::Builder;
use crate::error::{Error, Result};

mod content;
mod parse;
mod text;
mod tree;

/// Bytes at the head of a page in which its encoding must be declared.
const HEAD: usize = 1024;

/// Reads a page into `builder`; `ins` and `del` are its tracked changes.
pub(super) fn read(bytes: &[u8], options: Options, builder: &mut Builder) -> Result<()> {
    let name = builder.source().name.clone();
    let text = encoding::decode(bytes, declared(bytes), builder)?;
    let tree = tree(&text, Syntax::Html, &name)?;
    builder.title(title(&tree));
    let mut changes = Changes::default();
    for root in roots(&tree) {
        Text::new(&tree, true, options.tracked, &mut changes, builder).read(root);
    }
    changes.tell(options.tracked, builder);
    Ok(())
}

/// Reads a page of a book into `builder`; lines of such a page mean nothing to the reader.
pub(super) fn read_xhtml(
    text: &str,
    name: &str,
    tracked: Tracked,
    changes: &mut Changes,
    builder: &mut Builder,
) -> Result<()> {
    let tree = tree(text, Syntax::Xhtml, name)?;
    for root in roots(&tree) {
        Text::new(&tree, false, tracked, changes, builder).read(root);
    }
    Ok(())
}

fn tree(text: &str, syntax: Syntax, name: &str) -> Result<Tree> {
    parse(text, syntax).map_err(|problem| {
        Error::input(name, problem)
            .cure("No programme is like that: look at what else the file holds.")
    })
}

/// What the page calls itself.
fn title(tree: &Tree) -> String {
    let is = |id, name: &str| {
        tree.element(id)
            .is_some_and(|element| &*element.name == name)
    };
    let mut nodes = tree.inside(Tree::ROOT, |id| !is(id, "body"));
    let Some(title) = nodes.find(|id| is(*id, "title")) else {
        return String::new();
    };
    let mut text = String::new();
    for id in tree.inside(title, |_| true) {
        if let Data::Text(part) = tree.data(id) {
            text.push_str(part);
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The encoding that a page declares for itself in a `meta` element.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_ascii_lowercase();
    head.match_indices("<meta").find_map(|(at, _)| {
        let tag = head[at..].split('>').next()?;
        let value = tag
            .split("charset")
            .nth(1)?
            .trim_start()
            .strip_prefix('=')?;
        let value = value.trim_start().trim_start_matches(['"', '\'']);
        let label = value.split(['"', '\'', ';', ' ', '/']).next()?;
        // A page that can be searched for these letters is not written in UTF-16.
        Encoding::for_label(label.as_bytes()).filter(|encoding| encoding.is_ascii_compatible())
    })
}

#[cfg(test)]
mod tests;
