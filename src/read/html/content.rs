//! What of a page is its text: the marked main content, and no furniture.

use super::tree::{Data, Element, Id, Tree};

/// The nodes that hold the main content: `main`, else the articles where they hold most of the text,
/// else the whole body.
pub(super) fn roots(tree: &Tree) -> Vec<Id> {
    let mains = topmost(tree, |element| {
        &*element.name == "main" || element.has("role", "main")
    });
    let letters = |roots: &[Id]| roots.iter().map(|root| letters(tree, *root)).sum::<usize>();
    if letters(&mains) > 0 {
        return mains;
    }
    let bodies = topmost(tree, |element| &*element.name == "body");
    let articles = topmost(tree, |element| &*element.name == "article");
    if !articles.is_empty() && letters(&articles) * 2 >= letters(&bodies) {
        return articles;
    }
    if bodies.is_empty() {
        vec![Tree::ROOT]
    } else {
        bodies
    }
}

/// The shown elements that are meant and stand in no other such element.
fn topmost(tree: &Tree, meant: impl Fn(&Element) -> bool) -> Vec<Id> {
    let is = |id| tree.element(id).is_some_and(&meant);
    let into = |id| !is(id) && !is_left_out(tree, id);
    let nodes = tree.inside(Tree::ROOT, into);
    nodes
        .filter(|id| is(*id) && !is_left_out(tree, *id))
        .collect()
}

fn letters(tree: &Tree, root: Id) -> usize {
    tree.inside(root, |id| !is_left_out(tree, id))
        .map(|id| match tree.data(id) {
            Data::Text(text) => text.chars().filter(|c| c.is_alphabetic()).count(),
            Data::Element(_) | Data::Other => 0,
        })
        .sum()
}

/// Whether an element is no part of the text: hidden, machinery, or furniture of the site.
pub(super) fn is_left_out(tree: &Tree, id: Id) -> bool {
    let Some(element) = tree.element(id) else {
        return false;
    };
    is_hidden(element) || is_machinery(element) || is_furniture(tree, id, element)
}

fn is_hidden(element: &Element) -> bool {
    let style = element.get("style").unwrap_or_default();
    let styled = style.split(';').any(|rule| {
        let (name, value) = rule.split_once(':').unwrap_or_default();
        let value = value.trim().to_ascii_lowercase();
        match name.trim().to_ascii_lowercase().as_str() {
            "display" => value.starts_with("none"),
            "visibility" => value.starts_with("hidden"),
            "mso-hide" => value == "all",
            _ => false,
        }
    });
    styled || element.get("hidden").is_some() || element.has("aria-hidden", "true")
}

fn is_machinery(element: &Element) -> bool {
    matches!(
        &*element.name,
        "script"
            | "style"
            | "template"
            | "noscript"
            | "head"
            | "svg"
            | "canvas"
            | "iframe"
            | "object"
            | "audio"
            | "video"
            | "form"
            | "button"
            | "select"
            | "textarea"
            | "input"
            | "dialog"
            | "rt"
            | "rp"
            | "math"
            | "map"
    )
}

fn is_furniture(tree: &Tree, id: Id, element: &Element) -> bool {
    let roles = [
        "navigation",
        "banner",
        "contentinfo",
        "search",
        "complementary",
        "menu",
        "doc-toc",
    ];
    if roles.iter().any(|role| element.has("role", role)) {
        return true;
    }
    match &*element.name {
        "nav" | "menu" => true,
        "aside" => !is_note(element) && !element.has("epub:type", "pullquote"),
        // The head and foot of a text belong to it; those of the whole page do not.
        "header" | "footer" => {
            let mut up = tree.parent(id);
            while let Some(parent) = up {
                let name = tree.element(parent).map_or("", |element| &*element.name);
                if matches!(name, "main" | "article" | "section" | "blockquote") {
                    return false;
                }
                up = tree.parent(parent);
            }
            true
        }
        _ => is_contents(element),
    }
}

/// Whether an element is a table of contents.
fn is_contents(element: &Element) -> bool {
    let by_word = ["toc", "inhoudsopgave", "table-of-contents"]
        .iter()
        .any(|word| element.has("class", word) || element.has("id", word));
    // As word processors name it when they write HTML.
    let id = element.get("id").unwrap_or_default().to_lowercase();
    let by_program = ["table of contents", "inhoudsopgave"].iter().any(|start| {
        id.strip_prefix(start)
            .is_some_and(|n| n.parse::<u32>().is_ok())
    });
    by_word || by_program || element.has("epub:type", "toc")
}

/// Whether an element is a footnote or holds footnotes.
pub(super) fn is_note(element: &Element) -> bool {
    let kinds = [
        "footnote",
        "footnotes",
        "endnote",
        "endnotes",
        "rearnote",
        "rearnotes",
    ];
    let marked = kinds.iter().any(|kind| {
        element.has("epub:type", kind)
            || element.has("role", &format!("doc-{kind}"))
            || element.has("class", kind)
    });
    let id = element.get("id").unwrap_or_default();
    let by_program = ["sdfootnote", "sdendnote", "ftn", "edn"]
        .iter()
        .any(|start| {
            id.strip_prefix(start)
                .is_some_and(|n| n.parse::<u32>().is_ok())
        });
    marked || by_program
}

/// Whether a link is the mark of a footnote, in the text or before the note itself.
pub(super) fn is_note_mark(tree: &Tree, id: Id, element: &Element) -> bool {
    if &*element.name == "sup" {
        // A raised number is a mark where it is a link inside the page.
        let mut inside = tree.inside(id, |_| true);
        let Some(link) = inside.find_map(|id| tree.element(id).filter(|e| &*e.name == "a")) else {
            return false;
        };
        return is_inside_link(link) && text_is_mark(tree, id);
    }
    if &*element.name != "a" {
        return false;
    }
    let classes = [
        "footnote-ref",
        "footnote-back",
        "footnote-backref",
        "sdfootnoteanc",
        "sdfootnotesym",
        "sdendnoteanc",
        "sdendnotesym",
    ];
    let style = element.get("style").unwrap_or_default();
    ["noteref", "backlink"]
        .iter()
        .any(|kind| element.has("epub:type", kind) || element.has("role", &format!("doc-{kind}")))
        || classes.iter().any(|class| element.has("class", class))
        || style.contains("mso-footnote-id")
        || style.contains("mso-endnote-id")
        || (is_inside_link(element) && matches!(text(tree, id).trim(), "↩" | "↩︎" | "↑" | "^"))
}

fn is_inside_link(element: &Element) -> bool {
    element
        .get("href")
        .is_some_and(|href| href.starts_with('#'))
}

fn text_is_mark(tree: &Tree, id: Id) -> bool {
    let text = text(tree, id);
    let mark = text.trim().trim_matches(['[', ']', '(', ')']);
    mark.chars().count() <= 3 && mark.chars().all(|c| c.is_ascii_digit() || c == '*')
}

/// The first few letters inside a node.
fn text(tree: &Tree, id: Id) -> String {
    let mut text = String::new();
    for id in tree.inside(id, |_| true).take(20) {
        if let Data::Text(part) = tree.data(id) {
            text.extend(part.chars().take(20));
        }
    }
    text
}
