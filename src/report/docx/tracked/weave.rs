//! Weaving: both versions as one text in which every piece says what becomes of it. Without what
//! is deleted it is the new version, without what is inserted the old, paragraph by paragraph.

use std::borrow::Cow;
use std::ops::Range;

use super::reading::{Element, Join, Reading, Style};
use super::spine::{Anchor, What, spine};
use crate::analysis::SentenceId;
use crate::change::{Change, Comparison, Op};
use crate::report::view::Side;

/// A piece of the woven text.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::report::docx) enum Piece<'a> {
    Text(Op, Cow<'a, str>),
    /// A paragraph of that style ends.
    Break(Op, Style),
    /// The first sentence of a change begins; which side is told of, both where it is an edit.
    Begin(&'a Change, Option<Side>),
    /// It ends.
    End(&'a Change, Option<Side>),
}

/// Both versions, woven.
pub(in crate::report::docx) fn weave(comparison: &Comparison) -> Vec<Piece<'_>> {
    let (old, new) = (
        Reading::of(comparison.before()),
        Reading::of(comparison.after()),
    );
    let firsts = |side: Side, ids: fn(&Change) -> &[SentenceId], count: usize| {
        let mut firsts: Vec<Option<&Change>> = vec![None; count];
        for change in comparison.changes() {
            if let Some(&first) = ids(change).first() {
                firsts[first as usize] = Some(change);
            }
        }
        Loose { firsts, side }
    };
    let sentences = |reading: &crate::meaning::Version| reading.analysis().sentences().len();
    let mut weaving = Weaving {
        changes: comparison.changes(),
        old_loose: firsts(Side::Old, |c| &c.old, sentences(comparison.before())),
        new_loose: firsts(Side::New, |c| &c.new, sentences(comparison.after())),
        pieces: Vec::new(),
        old: &old,
        new: &new,
    };
    let (mut from_old, mut from_new) = (0, 0);
    for anchor in spine(comparison, &old, &new) {
        weaving.gap(from_old..anchor.old.start, from_new..anchor.new.start);
        weaving.anchor(&anchor);
        (from_old, from_new) = (anchor.old.end, anchor.new.end);
    }
    weaving.gap(from_old..old.len(), from_new..new.len());
    weaving.pieces
}

/// The changes by their first sentence on one side.
struct Loose<'a> {
    firsts: Vec<Option<&'a Change>>,
    side: Side,
}

struct Weaving<'a, 'r> {
    changes: &'a [Change],
    old_loose: Loose<'a>,
    new_loose: Loose<'a>,
    pieces: Vec<Piece<'a>>,
    old: &'r Reading<'a>,
    new: &'r Reading<'a>,
}

impl<'a> Weaving<'a, '_> {
    /// What stands only here in the old version and only there in the new one, between two anchors.
    /// The paragraph in which the first anchor stands ends for both at once, so that whole
    /// paragraphs come and go whole.
    fn gap(&mut self, old: Range<usize>, new: Range<usize>) {
        let mut gone = loose(self.old, old, &self.old_loose, Op::Delete);
        let mut come = loose(self.new, new, &self.new_loose, Op::Insert);
        let ends = |piece: &Piece<'_>| matches!(piece, Piece::Break(..));
        let (first_gone, first_come) = (gone.iter().position(ends), come.iter().position(ends));
        if let (Some(i), Some(j)) = (first_gone, first_come) {
            let (gone_rest, come_rest) = (gone.split_off(i), come.split_off(j));
            self.pieces.append(&mut gone);
            self.pieces.append(&mut come);
            if let Some(Piece::Break(_, style)) = come_rest.first() {
                self.pieces.push(Piece::Break(Op::Equal, *style));
            }
            self.pieces.extend(gone_rest.into_iter().skip(1));
            self.pieces.extend(come_rest.into_iter().skip(1));
            return;
        }
        // A blank that both begin with is the same blank.
        if let (Some(Piece::Text(_, one)), Some(Piece::Text(_, other))) =
            (gone.first(), come.first())
            && one == other
            && one.trim().is_empty()
        {
            let blank = gone.remove(0);
            come.remove(0);
            if let Piece::Text(_, blank) = blank {
                self.pieces.push(Piece::Text(Op::Equal, blank));
            }
        }
        self.pieces.append(&mut gone);
        self.pieces.append(&mut come);
    }

    fn anchor(&mut self, anchor: &Anchor) {
        match anchor.what {
            What::Change(i) => {
                let change = &self.changes[i];
                self.pieces.push(Piece::Begin(change, None));
                self.edits(change, anchor);
                self.pieces.push(Piece::End(change, None));
            }
            What::Heading(old, new) => {
                let (was, is) = (self.old.heading(old), self.new.heading(new));
                let number = |number: Option<&str>| number.map(|n| Cow::Owned(format!("{n} ")));
                if was.0 == is.0 {
                    self.texts(Op::Equal, number(is.0));
                } else {
                    self.texts(Op::Delete, number(was.0));
                    self.texts(Op::Insert, number(is.0));
                }
                self.texts(Op::Equal, Some(Cow::Borrowed(is.1)));
            }
        }
    }

    fn texts(&mut self, op: Op, text: Option<Cow<'a, str>>) {
        let text = text.filter(|text| !text.is_empty());
        self.pieces.extend(text.map(|text| Piece::Text(op, text)));
    }

    /// The edits of a change. Between its sentences they have a blank; where a paragraph ends
    /// there, the blank becomes that end.
    fn edits(&mut self, change: &'a Change, anchor: &Anchor) {
        let olds = breaks(self.old, &anchor.old, &change.old);
        let news = breaks(self.new, &anchor.new, &change.new);
        let find = |breaks: &[(usize, Style)], at: usize| {
            let found = breaks.binary_search_by_key(&at, |&(at, _)| at);
            found.ok().map(|i| breaks[i].1)
        };
        let (mut old_at, mut new_at) = (0, 0);
        for edit in &change.edits {
            let text = edit.text.as_str();
            let in_old = edit.op != Op::Insert;
            let in_new = edit.op != Op::Delete;
            let mut from = 0;
            if !olds.is_empty() || !news.is_empty() {
                for (i, _) in text.match_indices(' ') {
                    let was = if in_old {
                        find(&olds, old_at + i)
                    } else {
                        None
                    };
                    let is = if in_new {
                        find(&news, new_at + i)
                    } else {
                        None
                    };
                    if was.is_none() && is.is_none() {
                        continue;
                    }
                    self.texts(edit.op, Some(Cow::Borrowed(&text[from..i])));
                    from = i + 1;
                    match (edit.op, was, is) {
                        (Op::Equal, Some(_), Some(style)) => {
                            self.pieces.push(Piece::Break(Op::Equal, style));
                        }
                        (_, was, is) => {
                            self.one_sided(Op::Delete, was, edit.op == Op::Equal);
                            self.one_sided(Op::Insert, is, edit.op == Op::Equal);
                        }
                    }
                }
            }
            self.texts(edit.op, Some(Cow::Borrowed(&text[from..])));
            old_at += if in_old { text.len() } else { 0 };
            new_at += if in_new { text.len() } else { 0 };
        }
    }

    /// On one side a paragraph ends here, or there is the blank that the other side has not.
    fn one_sided(&mut self, op: Op, ends: Option<Style>, blank: bool) {
        match ends {
            Some(style) => self.pieces.push(Piece::Break(op, style)),
            None if blank => self.texts(op, Some(Cow::Borrowed(" "))),
            None => {}
        }
    }
}

/// Where between the sentences of a change a paragraph ends: offsets into its words on one side.
fn breaks(
    reading: &Reading<'_>,
    elements: &Range<usize>,
    ids: &[SentenceId],
) -> Vec<(usize, Style)> {
    let mut breaks = Vec::new();
    let mut at = 0;
    for (element, &id) in elements.clone().zip(ids) {
        if element > elements.start {
            if let Some(Join::Break(style)) = reading.join(element) {
                breaks.push((at, style));
            }
            at += 1;
        }
        at += reading.sentence(id).len();
    }
    breaks
}

/// Some elements in a row with what stands before, between and behind them.
fn loose<'a>(
    reading: &Reading<'a>,
    elements: Range<usize>,
    loose: &Loose<'a>,
    op: Op,
) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    let end = elements.end;
    for at in elements.start..=end {
        match reading.join(at) {
            Some(Join::Break(style)) => pieces.push(Piece::Break(op, style)),
            Some(Join::Within(gap)) if !gap.is_empty() => {
                pieces.push(Piece::Text(op, Cow::Borrowed(gap)));
            }
            Some(Join::Within(_)) | None => {}
        }
        if at == end {
            break;
        }
        match reading.element(at) {
            Element::Heading(id) => {
                let (number, title) = reading.heading(id);
                let text = match number {
                    Some(number) => Cow::Owned(format!("{number} {title}")),
                    None => Cow::Borrowed(title),
                };
                pieces.push(Piece::Text(op, text));
            }
            Element::Sentence(id) => {
                let told = loose.firsts[id as usize];
                pieces.extend(told.map(|change| Piece::Begin(change, Some(loose.side))));
                pieces.push(Piece::Text(op, Cow::Borrowed(reading.sentence(id))));
                pieces.extend(told.map(|change| Piece::End(change, Some(loose.side))));
            }
        }
    }
    pieces
}
