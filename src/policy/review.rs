//! The review: every change of every compared document, judged.

use super::elsewhere::{Elsewhere, elsewhere};
use super::passage::Passage;
use super::{Date, Level, Most, Policy, is_kept};
use crate::change::{Change, Comparison, Kind};

/// What was decided on one change. The numbers are indices into the policy's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Nothing happened to the passage.
    Kept,
    /// No rule asks about such a change.
    Passed,
    /// It stands in a section that is left out.
    LeftOut,
    /// It stands unchanged in another document, that of the case of this index.
    Elsewhere(usize),
    /// A rule lets it pass.
    Allowed {
        /// That rule.
        rule: usize,
    },
    /// A rule would find it, but it is acknowledged.
    Acknowledged {
        /// That rule.
        rule: usize,
        /// The acknowledgement.
        by: usize,
    },
    /// A rule found it.
    Found {
        /// That rule.
        rule: usize,
        /// How grave it is.
        level: Level,
    },
}

/// What came of one limit in one document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    /// Index of the limit in the policy.
    pub limit: usize,
    /// How many changes counted.
    pub count: u32,
    /// Of how many passages of the old version.
    pub of: u32,
    /// Whether that is more than may be.
    pub broken: bool,
}

/// Where the two versions of a document stand, as paths from the top of the repository or as the
/// user wrote them; none for standard input, or where that version has no such document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paths {
    /// Of the old version.
    pub old: Option<String>,
    /// Of the new version.
    pub new: Option<String>,
}

impl Paths {
    /// The path reports name the document by: of the new version where there is one.
    pub fn shown(&self) -> Option<&str> {
        self.new.as_deref().or(self.old.as_deref())
    }
}

/// One document, compared and judged.
#[derive(Debug)]
pub struct Case {
    /// The comparison.
    pub comparison: Comparison,
    /// Where its versions stand.
    pub paths: Paths,
    /// One for each change, in order.
    pub decisions: Vec<Decision>,
    /// One for each limit that has something to count.
    pub tallies: Vec<Tally>,
}

impl Case {
    /// The changes with what was decided on each.
    pub fn decided(&self) -> impl Iterator<Item = (&Change, Decision)> {
        self.comparison
            .changes()
            .iter()
            .zip(self.decisions.iter().copied())
    }
}

/// An acknowledgement that does nothing any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stale {
    /// It names no change.
    Unmatched(usize),
    /// It names a change, but its last day has gone by.
    Expired(usize),
}

/// How many findings there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Findings that may not be.
    pub errors: u32,
    /// Findings to look at.
    pub warnings: u32,
    /// Findings worth knowing.
    pub notes: u32,
    /// Changes that a rule would have found, had nobody acknowledged them.
    pub acknowledged: u32,
}

impl Counts {
    fn add(&mut self, level: Level) {
        *match level {
            Level::Error => &mut self.errors,
            Level::Warning => &mut self.warnings,
            Level::Note => &mut self.notes,
        } += 1;
    }
}

/// All documents, judged by one policy.
#[derive(Debug)]
pub struct Review {
    policy: Policy,
    cases: Vec<Case>,
    stale: Vec<Stale>,
}

impl Review {
    /// Judges every change of every comparison.
    pub fn new(policy: Policy, compared: Vec<(Comparison, Paths)>, today: Date) -> Self {
        let comparisons: Vec<&Comparison> = compared.iter().map(|(c, _)| c).collect();
        let elsewhere = elsewhere(&comparisons);
        let mut named = vec![false; policy.acknowledged.len()];
        let mut cases = Vec::with_capacity(compared.len());
        for (index, (comparison, paths)) in compared.into_iter().enumerate() {
            let judge = Judge {
                policy: &policy,
                comparison: &comparison,
                documents: [&paths.old, &paths.new]
                    .into_iter()
                    .filter_map(|path| path.as_deref())
                    .collect(),
                case: index,
                elsewhere: &elsewhere,
                today,
            };
            let decisions = judge.decisions(&mut named);
            let tallies = judge.tallies(&decisions);
            cases.push(Case {
                comparison,
                paths,
                decisions,
                tallies,
            });
        }
        let stale = policy
            .acknowledged
            .iter()
            .zip(named)
            .enumerate()
            .filter_map(|(i, (acknowledgement, named))| match named {
                false => Some(Stale::Unmatched(i)),
                true if acknowledgement.is_expired(today) => Some(Stale::Expired(i)),
                true => None,
            })
            .collect();
        Self {
            policy,
            cases,
            stale,
        }
    }

    /// The policy that was applied.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// The documents, in the order in which they were given.
    pub fn cases(&self) -> &[Case] {
        &self.cases
    }

    /// Acknowledgements that do nothing any more.
    pub fn stale(&self) -> &[Stale] {
        &self.stale
    }

    /// How many findings there are, limits included.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for case in &self.cases {
            for decision in &case.decisions {
                match decision {
                    Decision::Found { level, .. } => counts.add(*level),
                    Decision::Acknowledged { .. } => counts.acknowledged += 1,
                    Decision::Kept
                    | Decision::Passed
                    | Decision::LeftOut
                    | Decision::Elsewhere(_)
                    | Decision::Allowed { .. } => {}
                }
            }
            for tally in case.tallies.iter().filter(|tally| tally.broken) {
                counts.add(self.policy.limits[tally.limit].level);
            }
        }
        counts
    }

    /// Whether something of that level or a graver one was found.
    pub fn is_broken(&self, from: Level) -> bool {
        let counts = self.counts();
        match from {
            Level::Error => counts.errors > 0,
            Level::Warning => counts.errors + counts.warnings > 0,
            Level::Note => counts.errors + counts.warnings + counts.notes > 0,
        }
    }
}

struct Judge<'a> {
    policy: &'a Policy,
    comparison: &'a Comparison,
    documents: Vec<&'a str>,
    case: usize,
    elsewhere: &'a Elsewhere,
    today: Date,
}

impl Judge<'_> {
    fn passage<'a>(&'a self, at: usize, change: &'a Change) -> Passage<'a> {
        let elsewhere = self.elsewhere.contains_key(&(self.case, at));
        Passage {
            comparison: self.comparison,
            change,
            documents: &self.documents,
            kind: if elsewhere {
                Kind::Unchanged
            } else {
                change.kind
            },
            moved: change.moved || elsewhere,
        }
    }

    /// Decides on every change, and marks in `named` which acknowledgements name one.
    fn decisions(&self, named: &mut [bool]) -> Vec<Decision> {
        let changes = self.comparison.changes().iter().enumerate();
        changes
            .map(|(at, change)| {
                if is_kept(change) {
                    return Decision::Kept;
                }
                let passage = self.passage(at, change);
                let mut by = None;
                for (i, acknowledgement) in self.policy.acknowledged.iter().enumerate() {
                    if acknowledgement.names(&passage) {
                        named[i] = true;
                        if !acknowledgement.is_expired(self.today) {
                            by.get_or_insert(i);
                        }
                    }
                }
                self.decide(at, &passage, by)
            })
            .collect()
    }

    fn decide(&self, at: usize, passage: &Passage<'_>, by: Option<usize>) -> Decision {
        if self.is_left_out(passage) {
            return Decision::LeftOut;
        }
        // Of a passage that went to another document, the half that arrived is judged.
        if let Some(&other) = self.elsewhere.get(&(self.case, at))
            && passage.change.kind == Kind::Removed
        {
            return Decision::Elsewhere(other);
        }
        let rules = self.policy.rules.iter().enumerate();
        let Some((rule, found)) = rules.into_iter().find(|(_, rule)| rule.when.holds(passage))
        else {
            return Decision::Passed;
        };
        match (found.level, by) {
            (None, _) => Decision::Allowed { rule },
            (Some(_), Some(by)) => Decision::Acknowledged { rule, by },
            (Some(level), None) => Decision::Found { rule, level },
        }
    }

    /// Whether the passage stands in sections that are left out, on every side where it stands.
    fn is_left_out(&self, passage: &Passage<'_>) -> bool {
        let out = &self.policy.left_out;
        !out.is_empty()
            && passage.sections().iter().all(|path| {
                path.iter()
                    .any(|section| out.iter().any(|pattern| pattern.fits_section(section)))
            })
    }

    fn tallies(&self, decisions: &[Decision]) -> Vec<Tally> {
        let limits = self.policy.limits.iter().enumerate();
        limits
            .map(|(limit, asked)| {
                let (mut count, mut of) = (0, 0);
                let changes = self.comparison.changes().iter().zip(decisions);
                for (at, (change, decision)) in changes.enumerate() {
                    let passage = self.passage(at, change);
                    if self.is_left_out(&passage) {
                        continue;
                    }
                    of += u32::from(!change.old.is_empty() && asked.when.concerns(&passage));
                    let counts = !matches!(
                        decision,
                        Decision::Kept | Decision::Acknowledged { .. } | Decision::Elsewhere(_)
                    );
                    count += u32::from(counts && asked.when.holds(&passage));
                }
                let broken = match asked.most {
                    Most::Count(most) => count > most,
                    Most::Share(most) => f64::from(count) > most * f64::from(of),
                };
                Tally {
                    limit,
                    count,
                    of,
                    broken,
                }
            })
            .collect()
    }
}
