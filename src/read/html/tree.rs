//! The tree of a page, in one array: nothing in it is nested, so nothing recurses, not even its end.
//!
//! The parser is html5ever's. Its work is bounded by what it is given: as browsers do, elements are
//! not nested deeper than a limit, and a page has no more nodes than a limit.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, ExpandedName, LocalName, Namespace, QualName};

/// The most nodes that a page may have.
pub(super) const MAX_NODES: usize = 500_000;

/// Index of a node.
pub(super) type Id = u32;

/// No node.
const NONE: Id = Id::MAX;

/// Attributes that say something about the text; others are not kept.
const KEPT: [&str; 10] = [
    "aria-hidden",
    "cite",
    "class",
    "datetime",
    "epub:type",
    "hidden",
    "href",
    "id",
    "role",
    "style",
];

/// What a node is.
#[derive(Debug)]
pub(super) enum Data {
    /// An element with the attributes that matter.
    Element(Box<Element>),
    /// Text.
    Text(StrTendril),
    /// The document itself, a comment and the like.
    Other,
}

/// An element.
#[derive(Debug)]
pub(super) struct Element {
    /// Its name, in lower case.
    pub(super) name: LocalName,
    attributes: Vec<(LocalName, StrTendril)>,
}

impl Element {
    /// The value of an attribute.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(own, _)| &**own == name)?;
        Some(&found.1)
    }

    /// Whether an attribute holds `word` among its words, whatever their case.
    pub(super) fn has(&self, name: &str, word: &str) -> bool {
        self.get(name).is_some_and(|value| {
            value
                .split_ascii_whitespace()
                .any(|own| own.eq_ignore_ascii_case(word))
        })
    }
}

#[derive(Debug)]
struct Node {
    data: Data,
    parent: Id,
    first: Id,
    last: Id,
    before: Id,
    next: Id,
    line: u32,
    depth: u32,
}

/// A page.
#[derive(Debug)]
pub(super) struct Tree {
    nodes: Vec<Node>,
}

impl Tree {
    /// The document.
    pub(super) const ROOT: Id = 0;

    /// What the node is.
    pub(super) fn data(&self, id: Id) -> &Data {
        &self.nodes[id as usize].data
    }

    /// The element at that node, if it is one.
    pub(super) fn element(&self, id: Id) -> Option<&Element> {
        match self.data(id) {
            Data::Element(element) => Some(element),
            Data::Text(_) | Data::Other => None,
        }
    }

    /// The line of the source on which the node begins, counted from 1.
    pub(super) fn line(&self, id: Id) -> u32 {
        self.nodes[id as usize].line
    }

    /// The node that holds this one.
    pub(super) fn parent(&self, id: Id) -> Option<Id> {
        some(self.nodes[id as usize].parent)
    }

    /// The first node that this one holds.
    pub(super) fn first(&self, id: Id) -> Option<Id> {
        some(self.nodes[id as usize].first)
    }

    /// The node behind this one under the same parent.
    pub(super) fn next(&self, id: Id) -> Option<Id> {
        some(self.nodes[id as usize].next)
    }

    /// The nodes inside `root`, itself first, in the order of the page; `into` says whether to look
    /// inside a node.
    pub(super) fn inside(&self, root: Id, into: impl Fn(Id) -> bool) -> impl Iterator<Item = Id> {
        let mut here = Some(root);
        std::iter::from_fn(move || {
            let id = here?;
            let mut next = self.first(id).filter(|_| into(id));
            let mut up = id;
            while next.is_none() && up != root {
                next = self.next(up);
                match self.parent(up) {
                    Some(parent) => up = parent,
                    None => break,
                }
            }
            here = next;
            Some(id)
        })
    }
}

fn some(id: Id) -> Option<Id> {
    (id != NONE).then_some(id)
}

/// A node as the parser holds it.
#[derive(Clone, Debug)]
pub(super) struct Handle {
    id: Id,
    name: Rc<QualName>,
}

/// Takes what the parser makes.
#[derive(Debug)]
pub(super) struct Sink {
    nodes: RefCell<Vec<Node>>,
    line: Cell<u32>,
    /// How deep the parser stands.
    depth: Cell<u32>,
}

impl Sink {
    /// An empty page.
    pub(super) fn new() -> Self {
        let sink = Self {
            nodes: RefCell::new(Vec::new()),
            line: Cell::new(1),
            depth: Cell::new(0),
        };
        sink.add(Data::Other);
        sink
    }

    /// How deep the parser stands.
    pub(super) fn depth(&self) -> u32 {
        self.depth.get()
    }

    /// Whether the page has more nodes than it may have.
    pub(super) fn is_full(&self) -> bool {
        self.nodes.borrow().len() > MAX_NODES
    }

    fn add(&self, data: Data) -> Id {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(Node {
            data,
            parent: NONE,
            first: NONE,
            last: NONE,
            before: NONE,
            next: NONE,
            line: self.line.get(),
            depth: 0,
        });
        nodes.len() as Id - 1
    }

    fn handle(&self, data: Data) -> Handle {
        Handle {
            id: self.add(data),
            name: Rc::new(QualName::new(
                None,
                Namespace::from(""),
                LocalName::from(""),
            )),
        }
    }

    /// Takes a node from where it is.
    fn detach(&self, id: Id) {
        let mut nodes = self.nodes.borrow_mut();
        let node = &mut nodes[id as usize];
        let (parent, before, next) = (node.parent, node.before, node.next);
        (node.parent, node.before, node.next) = (NONE, NONE, NONE);
        if let Some(before) = some(before) {
            nodes[before as usize].next = next;
        } else if let Some(parent) = some(parent) {
            nodes[parent as usize].first = next;
        }
        if let Some(next) = some(next) {
            nodes[next as usize].before = before;
        } else if let Some(parent) = some(parent) {
            nodes[parent as usize].last = before;
        }
    }

    /// Puts a node under `parent`, before `next` or last of all.
    fn attach(&self, parent: Id, id: Id, next: Id) {
        self.detach(id);
        let mut nodes = self.nodes.borrow_mut();
        let before = match some(next) {
            Some(next) => nodes[next as usize].before,
            None => nodes[parent as usize].last,
        };
        let depth = nodes[parent as usize].depth + 1;
        let node = &mut nodes[id as usize];
        (node.parent, node.before, node.next, node.depth) = (parent, before, next, depth);
        if matches!(node.data, Data::Element(_)) {
            self.depth.set(depth);
        }
        match some(before) {
            Some(before) => nodes[before as usize].next = id,
            None => nodes[parent as usize].first = id,
        }
        match some(next) {
            Some(next) => nodes[next as usize].before = id,
            None => nodes[parent as usize].last = id,
        }
    }

    fn insert(&self, parent: Id, child: NodeOrText<Handle>, next: Id) {
        match child {
            NodeOrText::AppendNode(handle) => self.attach(parent, handle.id, next),
            NodeOrText::AppendText(text) => {
                let before = {
                    let nodes = self.nodes.borrow();
                    match some(next) {
                        Some(next) => nodes[next as usize].before,
                        None => nodes[parent as usize].last,
                    }
                };
                if let Some(before) = some(before)
                    && let Data::Text(own) = &mut self.nodes.borrow_mut()[before as usize].data
                {
                    own.push_tendril(&text);
                    return;
                }
                // The parser stands behind the text by now.
                let lines = text.matches('\n').count() as u32;
                let id = self.add(Data::Text(text));
                let mut nodes = self.nodes.borrow_mut();
                let line = &mut nodes[id as usize].line;
                *line = line.saturating_sub(lines).max(1);
                drop(nodes);
                self.attach(parent, id, next);
            }
        }
    }
}

impl TreeSink for Sink {
    type Handle = Handle;
    type Output = Tree;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Tree {
        Tree {
            nodes: self.nodes.into_inner(),
        }
    }

    fn parse_error(&self, _message: std::borrow::Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        Handle {
            id: Tree::ROOT,
            name: Rc::new(QualName::new(
                None,
                Namespace::from(""),
                LocalName::from(""),
            )),
        }
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> ExpandedName<'a> {
        target.name.expanded()
    }

    fn create_element(
        &self,
        name: QualName,
        attributes: Vec<Attribute>,
        _: ElementFlags,
    ) -> Handle {
        let kept = attributes.into_iter().filter_map(|attribute| {
            let local = attribute.name.local;
            KEPT.contains(&&*local).then_some((local, attribute.value))
        });
        let element = Element {
            name: name.local.clone(),
            attributes: kept.collect(),
        };
        Handle {
            id: self.add(Data::Element(Box::new(element))),
            name: Rc::new(name),
        }
    }

    fn create_comment(&self, _text: StrTendril) -> Handle {
        self.handle(Data::Other)
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> Handle {
        self.handle(Data::Other)
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        self.insert(parent.id, child, NONE);
    }

    fn append_based_on_parent_node(
        &self,
        element: &Handle,
        previous: &Handle,
        child: NodeOrText<Handle>,
    ) {
        let placed = self.nodes.borrow()[element.id as usize].parent != NONE;
        if placed {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    /// What a template holds is never shown, so it may as well stand inside it.
    fn get_template_contents(&self, target: &Handle) -> Handle {
        target.clone()
    }

    fn same_node(&self, x: &Handle, y: &Handle) -> bool {
        x.id == y.id
    }

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        let parent = self.nodes.borrow()[sibling.id as usize].parent;
        if let Some(parent) = some(parent) {
            self.insert(parent, child, sibling.id);
        }
    }

    fn add_attrs_if_missing(&self, _target: &Handle, _attributes: Vec<Attribute>) {}

    fn remove_from_parent(&self, target: &Handle) {
        self.detach(target.id);
    }

    fn reparent_children(&self, node: &Handle, parent: &Handle) {
        loop {
            let first = self.nodes.borrow()[node.id as usize].first;
            match some(first) {
                Some(child) => self.attach(parent.id, child, NONE),
                None => break,
            }
        }
    }

    fn set_current_line(&self, line: u64) {
        self.line.set(u32::try_from(line).unwrap_or(u32::MAX));
    }

    fn pop(&self, node: &Handle) {
        let depth = self.nodes.borrow()[node.id as usize].depth;
        self.depth.set(depth.saturating_sub(1));
    }
}
