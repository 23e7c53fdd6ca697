//! Relations: which part of the package is which.

use crate::error::Result;
use crate::read::archive::Part;
use crate::read::xml::{Node, Xml};

/// What a part refers to inside the package; what lies outside is never looked at.
#[derive(Debug, Default)]
pub(super) struct Relations(Vec<(String, String)>);

impl Relations {
    /// Reads a part of relations; paths in it start from `folder`.
    pub(super) fn read(part: Option<&Part>, folder: &str) -> Result<Self> {
        let mut found = Vec::new();
        let Some(part) = part else {
            return Ok(Self(found));
        };
        let mut xml = Xml::new(part);
        loop {
            match xml.next()? {
                Node::Open(element) if element.name() == ("rel", "Relationship") => {
                    if element.get("TargetMode").as_deref() == Some("External") {
                        continue;
                    }
                    if let (Some(kind), Some(target)) = (element.get("Type"), element.get("Target"))
                    {
                        let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                        found.push((kind, resolved(folder, &target)));
                    }
                }
                Node::End => return Ok(Self(found)),
                Node::Open(_) | Node::Close | Node::Text(_) => {}
            }
        }
    }

    /// The path of the part of that kind (the last word of the relation's type).
    pub(super) fn target(&self, kind: &str) -> Option<&str> {
        let found = self.0.iter().find(|(k, _)| k == kind)?;
        Some(&found.1)
    }
}

/// The path inside the archive that `target` means, seen from `folder`.
pub(in crate::read) fn resolved(folder: &str, target: &str) -> String {
    let (start, rest) = match target.strip_prefix('/') {
        Some(rest) => ("", rest),
        None => (folder, target),
    };
    let mut path: Vec<&str> = start.split('/').filter(|s| !s.is_empty()).collect();
    for step in rest.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            _ => path.push(step),
        }
    }
    path.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_a_path_inside_the_archive() {
        assert_eq!(resolved("word", "styles.xml"), "word/styles.xml");
        assert_eq!(resolved("word", "/docProps/core.xml"), "docProps/core.xml");
        assert_eq!(resolved("a/b", "../../../c.xml"), "c.xml");
    }
}
