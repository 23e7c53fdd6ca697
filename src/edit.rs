//! Edits: the word diff of two passages, marked as a person would mark it.
//!
//! Words are compared by `similar`; then islands of equal words that stand between larger changes
//! are taken into them, so that a rewritten clause shows as one replacement and not as pepper.

use std::ops::Range;

use similar::{Algorithm, DiffOp, DiffTag};

use crate::analysis::{Analysis, SentenceId};
use crate::lang::Term;
use crate::token::TokenKind;

/// What happened to a run of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Op {
    /// Stands in both.
    Equal,
    /// Only in the old text.
    Delete,
    /// Only in the new text.
    Insert,
}

impl Op {
    /// The name used in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Equal => "equal",
            Self::Delete => "delete",
            Self::Insert => "insert",
        }
    }
}

/// A run of text with one fate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What happened to it.
    pub op: Op,
    /// Its letters, white space included.
    pub text: String,
}

/// Passages of which the product of their lengths in words is greater are not compared word by
/// word; no sentence is that long.
const MAX_PRODUCT: usize = 16 << 20;

/// The smallest thing that is marked: a word with what is hyphenated to it, a number, a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unit<'a> {
    /// What stands before it: a space or nothing.
    pub(crate) gap: &'a str,
    pub(crate) text: &'a str,
    pub(crate) kind: TokenKind,
    pub(crate) term: Term,
}

/// The units of some sentences in a row, a space between sentences.
pub(crate) fn units<'a>(analysis: &'a Analysis, ids: &[SentenceId]) -> Vec<Unit<'a>> {
    let text = analysis.document().text();
    let mut units: Vec<Unit<'a>> = Vec::new();
    for &id in ids {
        let tokens = analysis.tokens(id);
        let mut end = None;
        let mut at = 0;
        while at < tokens.len() {
            let first = tokens[at];
            let mut last = first;
            let mut kind = first.kind;
            // A hyphenated word, a range of years: one thing to the eye.
            while let [mark, next, ..] = &tokens[at + 1..]
                && last.kind != TokenKind::Mark
                && next.kind != TokenKind::Mark
                && mark.span.start == last.span.end
                && next.span.start == mark.span.end
                && matches!(mark.span.of(text), "-" | "‑" | "–" | "/")
            {
                if kind == TokenKind::Stop {
                    kind = next.kind;
                }
                last = *next;
                at += 2;
            }
            let start = first.span.start as usize;
            units.push(Unit {
                gap: match end {
                    Some(end) => &text[end..start],
                    None if units.is_empty() => "",
                    None => " ",
                },
                text: &text[start..last.span.end as usize],
                kind,
                term: first.term,
            });
            end = Some(last.span.end as usize);
            at += 1;
        }
    }
    units
}

/// Whether two passages are the same words and marks in the same order.
pub(crate) fn same(old: &[Unit<'_>], new: &[Unit<'_>]) -> bool {
    old.len() == new.len() && old.iter().zip(new).all(|(a, b)| a.text == b.text)
}

/// A stretch of both passages: equal, or one replaced by the other. The ranges are of units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) equal: bool,
    pub(crate) old: Range<usize>,
    pub(crate) new: Range<usize>,
}

/// What became of each unit, in order: every unit of both passages lies in exactly one run.
pub(crate) fn diff(old: &[Unit<'_>], new: &[Unit<'_>]) -> Vec<Run> {
    fn words<'a>(units: &[Unit<'a>]) -> Vec<&'a str> {
        units.iter().map(|unit| unit.text).collect()
    }
    let ops = if old.len().saturating_mul(new.len()) > MAX_PRODUCT {
        vec![DiffOp::Replace {
            old_index: 0,
            old_len: old.len(),
            new_index: 0,
            new_len: new.len(),
        }]
    } else {
        similar::capture_diff_slices(Algorithm::Myers, &words(old), &words(new))
    };
    without_islands(runs(&ops), old, new)
}

fn runs(ops: &[DiffOp]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for op in ops {
        let run = Run {
            equal: op.tag() == DiffTag::Equal,
            old: op.old_range(),
            new: op.new_range(),
        };
        join(&mut runs, run);
    }
    runs
}

fn join(runs: &mut Vec<Run>, run: Run) {
    match runs.last_mut() {
        Some(last) if last.equal == run.equal => {
            last.old.end = run.old.end;
            last.new.end = run.new.end;
        }
        _ => runs.push(run),
    }
}

/// Takes equal runs into the changes around them where both changes are at least as large: the
/// rule of semantic clean-up (Fraser, "Writing: Diff Strategies", 2006), with two of our own:
/// a word that carries meaning holds out longer, and a number always does.
fn without_islands(mut runs: Vec<Run>, old: &[Unit<'_>], new: &[Unit<'_>]) -> Vec<Run> {
    loop {
        let island = (1..runs.len().saturating_sub(1)).find(|&i| {
            let size = |run: &Run| size(&old[run.old.clone()]).max(size(&new[run.new.clone()]));
            let held = held(&old[runs[i].old.clone()]);
            runs[i].equal
                && held.is_some_and(|held| held <= size(&runs[i - 1]) && held <= size(&runs[i + 1]))
        });
        let Some(island) = island else { return runs };
        let mut joined = Vec::with_capacity(runs.len() - 2);
        for (i, mut run) in runs.into_iter().enumerate() {
            run.equal &= i != island;
            join(&mut joined, run);
        }
        runs = joined;
    }
}

/// Letters of a change.
fn size(units: &[Unit<'_>]) -> usize {
    units
        .iter()
        .map(|unit| unit.gap.len() + unit.text.len())
        .sum()
}

/// How strongly equal words hold out against the changes around them; none where they always do.
fn held(units: &[Unit<'_>]) -> Option<usize> {
    units.iter().try_fold(0, |sum, unit| match unit.kind {
        TokenKind::Number => None,
        TokenKind::Word => Some(sum + 2 * unit.text.len()),
        TokenKind::Stop => Some(sum + unit.gap.len() + unit.text.len()),
        TokenKind::Mark => Some(sum),
    })
}

/// Share of the letters of both passages that lie in equal runs, from 0 to 1.
pub(crate) fn likeness(runs: &[Run], old: &[Unit<'_>], new: &[Unit<'_>]) -> f64 {
    let letters = |units: &[Unit<'_>]| units.iter().map(|u| u.text.len()).sum::<usize>();
    let equal: usize = runs
        .iter()
        .filter(|run| run.equal)
        .map(|run| letters(&old[run.old.clone()]) + letters(&new[run.new.clone()]))
        .sum();
    equal as f64 / (letters(old) + letters(new)).max(1) as f64
}

/// The one edit of sentences that stand on one side only.
pub(crate) fn whole(op: Op, analysis: &Analysis, ids: &[SentenceId]) -> Vec<Edit> {
    let texts: Vec<&str> = ids.iter().map(|&id| analysis.text(id)).collect();
    let text = texts.join(" ");
    vec![Edit { op, text }]
}

/// The edits that make the new passage of the old one.
pub(crate) fn edits(runs: &[Run], old: &[Unit<'_>], new: &[Unit<'_>]) -> Vec<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    let mut put = |op: Op, text: &str| {
        if text.is_empty() {
            return;
        }
        match edits.last_mut() {
            Some(last) if last.op == op => last.text.push_str(text),
            _ => edits.push(Edit {
                op,
                text: text.to_owned(),
            }),
        }
    };
    for run in runs {
        let (a, b) = (&old[run.old.clone()], &new[run.new.clone()]);
        if run.equal {
            for (a, b) in a.iter().zip(b) {
                if a.gap == b.gap {
                    put(Op::Equal, a.gap);
                } else {
                    put(Op::Delete, a.gap);
                    put(Op::Insert, b.gap);
                }
                put(Op::Equal, a.text);
            }
            continue;
        }
        // The space before a replacement stays: it belongs to neither side.
        let shared = match (a.first(), b.first()) {
            (Some(a), Some(b)) if a.gap == b.gap => a.gap,
            _ => "",
        };
        put(Op::Equal, shared);
        for (op, units) in [(Op::Delete, a), (Op::Insert, b)] {
            let mut skip = shared.len();
            for unit in units {
                put(op, &unit.gap[skip..]);
                put(op, unit.text);
                skip = 0;
            }
        }
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Builder, Source};
    use crate::lang::Language;
    use crate::text::Place;
    use proptest::prelude::*;

    fn analysis(text: &str) -> Analysis {
        let mut builder = Builder::new(Source::unnamed());
        builder.push(text, Place::default());
        Analysis::new(builder.finish(), Language::dutch())
    }

    fn ids(analysis: &Analysis) -> Vec<SentenceId> {
        (0..analysis.sentences().len() as SentenceId).collect()
    }

    /// The edits as a person would write them: `[old→new]`.
    fn marked(old: &str, new: &str) -> String {
        let (old, new) = (analysis(old), analysis(new));
        let (a, b) = (units(&old, &ids(&old)), units(&new, &ids(&new)));
        let edits = edits(&diff(&a, &b), &a, &b);
        let mut marked = String::new();
        for (i, edit) in edits.iter().enumerate() {
            let follows = i > 0 && edits[i - 1].op == Op::Delete;
            match edit.op {
                Op::Equal => marked.push_str(&edit.text),
                Op::Delete => marked.extend(["[", &edit.text, "→"]),
                Op::Insert if follows => marked.push_str(&edit.text),
                Op::Insert => marked.extend(["[→", &edit.text]),
            }
            if edit.op == Op::Insert
                || edit.op == Op::Delete && edits.get(i + 1).is_none_or(|e| e.op != Op::Insert)
            {
                marked.push(']');
            }
        }
        marked
    }

    #[test]
    fn a_figure_is_one_replacement() {
        assert_eq!(
            marked("We bouwen 2.000 huizen.", "We bouwen 3.000 huizen."),
            "We bouwen [2.000→3.000] huizen."
        );
        assert_eq!(
            marked(
                "Van 14 naar 13 euro in 2030.",
                "Van 12 naar 11 euro in 2035."
            ),
            "Van [14→12] naar [13→11] euro in [2030→2035]."
        );
    }

    #[test]
    fn no_half_words_and_punctuation_apart() {
        assert_eq!(
            marked(
                "Een CO2-heffing voor bedrijven.",
                "Een CO2-belasting voor bedrijven, meteen."
            ),
            "Een [CO2-heffing→CO2-belasting] voor bedrijven[→, meteen]."
        );
        assert_eq!(
            marked("De bedreiging is groot.", "De bedreigingen zijn groot."),
            "De [bedreiging is→bedreigingen zijn] groot."
        );
    }

    #[test]
    fn a_rewritten_clause_is_no_pepper() {
        assert_eq!(
            marked(
                "Wij willen dat gemeenten de zorg in de wijk goed regelen voor ouderen.",
                "Wij zorgen ervoor dat iedere buurt de beschikking krijgt over een wijkteam voor ouderen."
            ),
            "Wij [willen dat gemeenten de zorg in de wijk goed regelen→zorgen ervoor dat iedere buurt de beschikking krijgt over een wijkteam] voor ouderen."
        );
    }

    proptest! {
        #[test]
        fn the_edits_rebuild_both_texts(
            old in "([a-d]{1,3}|[0-9]{1,2}|[.,–-]| ){0,30}",
            new in "([a-d]{1,3}|[0-9]{1,2}|[.,–-]| ){0,30}",
        ) {
            let (old, new) = (analysis(&old), analysis(&new));
            let (a, b) = (units(&old, &ids(&old)), units(&new, &ids(&new)));
            let edits = edits(&diff(&a, &b), &a, &b);
            for (side, op) in [(&old, Op::Delete), (&new, Op::Insert)] {
                let rebuilt: String = edits
                    .iter()
                    .filter(|edit| edit.op == Op::Equal || edit.op == op)
                    .map(|edit| edit.text.as_str())
                    .collect();
                let texts: Vec<&str> = ids(side).iter().map(|&id| side.text(id)).collect();
                prop_assert_eq!(rebuilt, texts.join(" "));
            }
        }
    }
}
