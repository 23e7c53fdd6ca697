//! Findings: what a review says to its reader, assembled once for every format that shows it where
//! reviewers look.

mod explain;
mod region;
mod summary;
mod terminal;

pub use explain::explain;
pub use summary::summary;
pub(super) use summary::table;
pub use terminal::terminal;

use sha2::{Digest, Sha256};

use super::Language;
use super::strings::{self, findings as words};
use crate::analysis::SentenceId;
use crate::change::{Change, Comparison, Op};
use crate::meaning::Version;
use crate::policy::{Case, Decision, Level, Most, Review, Stale};
pub(super) use region::Region;

/// One thing a reviewer should see.
#[derive(Clone, Debug)]
pub(super) struct Finding<'a> {
    pub(super) level: Level,
    /// Name of the rule or limit.
    pub(super) rule: &'a str,
    /// What the policy says of it, or what happened in general words: one sentence.
    pub(super) message: String,
    /// The document as it is named, where it has a name.
    pub(super) path: Option<&'a str>,
    /// Where the changed words stand in the new version; of what is gone, where it would stand.
    pub(super) region: Option<Region>,
    /// Where they stood, where there is an old version of them.
    pub(super) before: Option<(&'a str, Option<Region>)>,
    /// The change; none for a limit.
    pub(super) change: Option<&'a Change>,
    /// The words before and after, empty where there are none.
    pub(super) old: String,
    pub(super) new: String,
}

impl Finding<'_> {
    /// Stays the same while the words and the rule do, wherever they move.
    pub(super) fn fingerprint(&self) -> String {
        let id = self.change.map_or("", |change| change.id.as_str());
        let path = if id.is_empty() {
            self.path.unwrap_or_default()
        } else {
            ""
        };
        let mut digest = Sha256::new();
        for part in [self.rule, id, path] {
            digest.update(part);
            digest.update([0]);
        }
        let mut out = String::with_capacity(40);
        for byte in &digest.finalize()[..20] {
            for digit in [byte >> 4, byte & 15] {
                out.push(char::from_digit(u32::from(digit), 16).unwrap_or('0'));
            }
        }
        out
    }

    /// What happened, in lines: the words on both sides and what changed in substance.
    pub(super) fn details(&self, language: Language) -> Vec<String> {
        let mut lines = Vec::new();
        let quoted = |words: &str| match language {
            Language::Dutch => format!("‘{words}’"),
            Language::English => format!("“{words}”"),
        };
        let (was, becomes) = words::was_becomes(language);
        if !self.old.is_empty() {
            let place = self
                .before
                .as_ref()
                .and_then(|(_, region)| region.as_ref())
                .and_then(|region| strings::place(region.page, region.line, language))
                .map_or(String::new(), |place| format!(" ({place})"));
            lines.push(format!("{was}{place}: {}", quoted(&self.old)));
        }
        if !self.new.is_empty() && self.new != self.old {
            lines.push(format!("{becomes}: {}", quoted(&self.new)));
        }
        for effect in self.change.iter().flat_map(|change| &change.effects) {
            let side = |words: &Option<String>| words.clone().unwrap_or_else(|| "–".to_owned());
            lines.push(format!(
                "{}: {} → {}",
                strings::effect(effect.class, language),
                side(&effect.old),
                side(&effect.new)
            ));
        }
        lines
    }

    /// The words with the deleted and inserted ones marked.
    pub(super) fn marked(&self) -> String {
        let edits = self.change.map_or(&[][..], |change| &change.edits);
        let both = !self.old.is_empty() && !self.new.is_empty();
        let mut out = String::new();
        for edit in edits {
            match edit.op {
                Op::Delete if both => out.extend(["[-", &edit.text, "-]"]),
                Op::Insert if both => out.extend(["{+", &edit.text, "+}"]),
                Op::Equal | Op::Delete | Op::Insert => out.push_str(&edit.text),
            }
        }
        out
    }
}

/// What would have been found, had nobody acknowledged it, each with the reason why it may pass.
pub(super) fn acknowledged(review: &Review, language: Language) -> Vec<(Finding<'_>, &str)> {
    let mut all = Vec::new();
    for case in review.cases() {
        for (at, (change, decision)) in case.decided().enumerate() {
            if let Decision::Acknowledged { rule, by } = decision
                && let Some(level) = review.policy().rules[rule].level
            {
                let finding = found(review, case, (at, change), (rule, level), language);
                all.push((finding, review.policy().acknowledged[by].reason.as_str()));
            }
        }
    }
    all
}

/// All findings, in the order of the documents and of the new text; the limits of a document
/// behind its changes.
pub(super) fn findings(review: &Review, language: Language) -> Vec<Finding<'_>> {
    let mut all = Vec::new();
    for case in review.cases() {
        for (at, (change, decision)) in case.decided().enumerate() {
            if let Decision::Found { rule, level } = decision {
                all.push(found(review, case, (at, change), (rule, level), language));
            }
        }
        for tally in case.tallies.iter().filter(|tally| tally.broken) {
            let limit = &review.policy().limits[tally.limit];
            let counted = match limit.most {
                Most::Count(most) => words::over_count(tally.count, most, language),
                Most::Share(most) => words::over_share(tally.count, tally.of, most, language),
            };
            let message = match &limit.message {
                Some(message) => format!("{message} {counted}"),
                None => counted,
            };
            all.push(Finding {
                level: limit.level,
                rule: &limit.name,
                message,
                path: case.paths.shown(),
                region: None,
                before: None,
                change: None,
                old: String::new(),
                new: String::new(),
            });
        }
    }
    all
}

fn found<'a>(
    review: &'a Review,
    case: &'a Case,
    (at, change): (usize, &'a Change),
    (rule, level): (usize, Level),
    language: Language,
) -> Finding<'a> {
    let rule = &review.policy().rules[rule];
    let comparison = &case.comparison;
    let gone = case.paths.new.is_none();
    Finding {
        level,
        rule: &rule.name,
        message: rule
            .message
            .clone()
            .unwrap_or_else(|| words::happened(change, comparison.commitment(change), language)),
        path: case.paths.shown(),
        region: if gone {
            region::old(comparison, change)
        } else {
            region::new(comparison, at)
        },
        before: case
            .paths
            .old
            .as_deref()
            .filter(|_| !change.old.is_empty())
            .map(|path| (path, region::old(comparison, change))),
        change: Some(change),
        old: join(comparison.before(), &change.old),
        new: join(comparison.after(), &change.new),
    }
}

/// How many findings there are, in words.
pub fn counts(review: &Review, language: Language) -> String {
    words::counts(review.counts(), language)
}

/// A change on one line: what became of it, and its words.
pub fn about(comparison: &Comparison, change: &Change, language: Language) -> String {
    let (version, ids) = if change.old.is_empty() {
        (comparison.after(), &change.new)
    } else {
        (comparison.before(), &change.old)
    };
    let kind = strings::kind(change.kind, language);
    format!("{kind}: {}", join(version, ids))
}

fn join(version: &Version, ids: &[SentenceId]) -> String {
    let texts: Vec<&str> = ids.iter().map(|&id| version.analysis().text(id)).collect();
    texts.join(" ")
}

/// What there is to say of acknowledgements that do nothing any more.
pub(super) fn stale(review: &Review, language: Language) -> Vec<(u32, String)> {
    review
        .stale()
        .iter()
        .map(|stale| {
            let (Stale::Unmatched(i) | Stale::Expired(i)) = *stale;
            let acknowledged = &review.policy().acknowledged[i];
            let message = match stale {
                Stale::Unmatched(_) => words::unmatched(&acknowledged.names, language),
                Stale::Expired(_) => {
                    words::expired(&acknowledged.names, acknowledged.expires, language)
                }
            };
            (acknowledged.line, message)
        })
        .collect()
}
