//! A version as it is read: headings and sentences in one row, and what stands between them.

use crate::analysis::SentenceId;
use crate::document::{BlockKind, SectionId};
use crate::meaning::Version;

/// A heading or a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Element {
    Heading(SectionId),
    Sentence(SentenceId),
}

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::report::docx) enum Style {
    /// A heading of that depth, from 1.
    Heading(u8),
    Block(BlockKind),
}

/// What stands between two elements that follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Join<'a> {
    /// They stand in one paragraph, with this between them.
    Within(&'a str),
    /// A paragraph of that style ends.
    Break(Style),
}

/// One version, element by element.
pub(super) struct Reading<'a> {
    version: &'a Version,
    elements: Vec<Element>,
    /// Where in `elements` each sentence stands.
    at: Vec<usize>,
}

impl<'a> Reading<'a> {
    pub(super) fn of(version: &'a Version) -> Self {
        let analysis = version.analysis();
        let sections = analysis.document().sections().len() as SectionId;
        let sentences = analysis.sentences().len() as SentenceId;
        let mut elements = Vec::with_capacity(sections as usize + sentences as usize);
        let mut at = Vec::with_capacity(sentences as usize);
        let mut told = 0;
        for id in 0..sentences {
            let upto = analysis.section(id).map_or(0, |section| section + 1);
            elements.extend((told..upto).map(Element::Heading));
            told = told.max(upto);
            at.push(elements.len());
            elements.push(Element::Sentence(id));
        }
        elements.extend((told..sections).map(Element::Heading));
        Self {
            version,
            elements,
            at,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.elements.len()
    }

    pub(super) fn element(&self, at: usize) -> Element {
        self.elements[at]
    }

    /// Where a sentence stands.
    pub(super) fn at(&self, id: SentenceId) -> usize {
        self.at[id as usize]
    }

    /// Number and title of a section.
    pub(super) fn heading(&self, id: SectionId) -> (Option<&'a str>, &'a str) {
        let section = &self.version.analysis().document().sections()[id as usize];
        (section.number.as_deref(), &section.title)
    }

    /// The words of a sentence.
    pub(super) fn sentence(&self, id: SentenceId) -> &'a str {
        self.version.analysis().text(id)
    }

    /// What stands before the element at `at`, or behind the last; nothing before the first.
    pub(super) fn join(&self, at: usize) -> Option<Join<'a>> {
        let analysis = self.version.analysis();
        let before = self.elements[at.checked_sub(1)?];
        let style = match before {
            Element::Heading(id) => {
                Style::Heading(analysis.document().sections()[id as usize].level)
            }
            Element::Sentence(id) => Style::Block(analysis.block(id).kind),
        };
        if let (Element::Sentence(one), Some(&Element::Sentence(other))) =
            (before, self.elements.get(at))
        {
            let [one, other] = [one, other].map(|id| &analysis.sentences()[id as usize]);
            if one.block == other.block {
                let between = one.span.end as usize..other.span.start as usize;
                return Some(Join::Within(&analysis.document().text()[between]));
            }
        }
        Some(Join::Break(style))
    }
}
