//! Which rule decided on each change, a line each.

use std::fmt::Write as _;

use super::super::Language;
use super::super::strings::{self, findings as words};
use super::super::terminal::visible;
use crate::change::Change;
use crate::meaning::Commitment;
use crate::policy::{Case, Decision, Review};
use words::Why;

/// For every change that is not a passage left as and where it was: its id, what became of it, what
/// it is, and which rule decided.
pub fn explain(review: &Review, language: Language) -> String {
    let mut out = String::new();
    for case in review.cases() {
        if let Some(path) = case.paths.shown() {
            let _ = writeln!(out, "{}", visible(path));
        }
        for (change, decision) in case.decided() {
            let policy = review.policy();
            let rule = |i: usize| policy.rules[i].name.as_str();
            let why = match decision {
                Decision::Kept => continue,
                Decision::Passed => Why::NoRule,
                Decision::LeftOut => Why::LeftOut,
                Decision::Elsewhere(other) => {
                    Why::Elsewhere(review.cases()[other].paths.shown().unwrap_or("-"))
                }
                Decision::Allowed { rule: i } => Why::Allowed(rule(i)),
                Decision::Acknowledged { rule: i, by } => {
                    Why::Acknowledged(rule(i), &policy.acknowledged[by].reason)
                }
                Decision::Found { rule: i, level } => Why::Found(rule(i), level),
            };
            let why = words::why(why, language);
            let facts = facts(case, change, language);
            let _ = writeln!(out, "  {:<14} {facts}: {}", change.id, visible(&why));
        }
    }
    out
}

/// What a rule can ask about a change.
fn facts(case: &Case, change: &Change, language: Language) -> String {
    let mut facts = vec![strings::kind(change.kind, language).to_owned()];
    if change.moved {
        facts.push(strings::phrase(strings::Phrase::Moved, language).to_owned());
    }
    let sure = strings::certainty(change.confidence, language);
    if !sure.is_empty() {
        facts.push(sure.to_owned());
    }
    match case.comparison.commitment(change) {
        class @ (Commitment::Specific | Commitment::General) => {
            facts.push(class.name().to_owned());
        }
        Commitment::None => {}
    }
    facts.extend(
        change
            .effects
            .iter()
            .map(|effect| effect.class.name().to_owned()),
    );
    facts.join(", ")
}
