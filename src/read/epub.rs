//! EPUB: the chapters of a book in the order in which they are read.

use std::collections::HashMap;

use super::Options;
use super::archive::{Archive, Part};
use super::html;
use super::tracked::Changes;
use super::xml::{Node, Xml};
use crate::document::Builder;
use crate::error::{Error, Result};

/// The most chapters that a book may have.
const MAX_CHAPTERS: usize = 2_000;

/// What the package says about the book.
#[derive(Default)]
struct Package {
    title: String,
    /// Paths by id; what is no page or only navigation is not among them.
    pages: HashMap<String, String>,
    /// Ids in reading order.
    spine: Vec<String>,
}

/// Reads a book into `builder`.
pub(super) fn read(bytes: &[u8], options: Options, builder: &mut Builder) -> Result<()> {
    let tracked = options.tracked;
    let name = builder.source().name.clone();
    let mut archive = Archive::open(bytes, &name)?;
    let container = archive.needed("META-INF/container.xml")?;
    let path = root_file(&container)?.ok_or_else(|| {
        Error::input(&name, "is damaged: its container names no package")
            .cure("Open the file in the program that made it, save it again and try once more.")
    })?;
    let package = package(&archive.needed(&path)?)?;
    if package.spine.len() > MAX_CHAPTERS {
        let problem = format!(
            "has {} chapters; the limit is {MAX_CHAPTERS}",
            package.spine.len()
        );
        return Err(Error::input(name, problem).cure("Compare parts of the book."));
    }
    builder.title(package.title);
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut changes = Changes::default();
    for id in &package.spine {
        let Some(target) = package.pages.get(id) else {
            continue;
        };
        let page = archive.needed(&inside(folder, target))?;
        html::read_xhtml(&page.text, &page.name, tracked, &mut changes, builder)?;
    }
    changes.tell(tracked, builder);
    Ok(())
}

/// The path in the archive of what a package in `folder` calls `target`.
fn inside(folder: &str, target: &str) -> String {
    let target = target.split('#').next().unwrap_or_default();
    super::docx::resolved(folder, &unquoted(target))
}

/// An address with `%20` and the like written out.
fn unquoted(address: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = address.as_bytes();
    while let [first, tail @ ..] = rest {
        let code = tail.get(..2).filter(|_| *first == b'%');
        let code = code.and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        bytes.push(code.unwrap_or(*first));
        rest = if code.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn root_file(container: &Part) -> Result<Option<String>> {
    let mut xml = Xml::new(container);
    loop {
        match xml.next()? {
            Node::Open(element) if element.name() == ("container", "rootfile") => {
                return Ok(element.get("full-path"));
            }
            Node::End => return Ok(None),
            Node::Open(_) | Node::Close | Node::Text(_) => {}
        }
    }
}

fn package(part: &Part) -> Result<Package> {
    let mut package = Package::default();
    let mut xml = Xml::new(part);
    loop {
        match xml.next()? {
            Node::Open(element) => match element.name() {
                ("dc", "title") if package.title.is_empty() => package.title = xml.text()?,
                ("opf", "item") => {
                    let kind = element.get("media-type").unwrap_or_default();
                    let properties = element.get("properties").unwrap_or_default();
                    let is_page = matches!(kind.as_str(), "application/xhtml+xml" | "text/html");
                    let is_nav = properties.split_whitespace().any(|word| word == "nav");
                    if let (true, Some(id), Some(path)) =
                        (is_page && !is_nav, element.get("id"), element.get("href"))
                    {
                        package.pages.insert(id, path);
                    }
                }
                ("opf", "itemref") => package.spine.extend(element.get("idref")),
                _ => {}
            },
            Node::End => return Ok(package),
            Node::Close | Node::Text(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_paths_in_the_archive() {
        assert_eq!(
            inside("OEBPS", "tekst/een%20twee.xhtml#p3"),
            "OEBPS/tekst/een twee.xhtml"
        );
        assert_eq!(unquoted("100%"), "100%");
        assert_eq!(unquoted("%zz%41"), "%zzA");
    }
}
