//! Beads: groups and what is left over, in the order of the new version, with what is known of
//! each.

use super::evidence::Evidence;
use super::group::Group;
use super::profile::{Profiles, same_words};
use super::{Bead, CERTAIN, Confidence, Options, moves};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::analysis::{Analysis, SentenceId};
use crate::document::SectionId;

/// All beads of two versions.
pub(super) fn beads(
    old: &Analysis,
    new: &Analysis,
    before: &Profiles,
    after: &Profiles,
    mut groups: Vec<Group>,
    options: Options,
) -> Vec<Bead> {
    groups.sort_by(|a, b| a.old.cmp(&b.old));
    let moved = moved(old, new, before, &groups);
    let mut beads: Vec<Bead> = groups
        .into_iter()
        .zip(moved)
        .map(|(group, moved)| Bead {
            similarity: similarity(old, new, before, after, &group),
            confidence: if group.probability >= CERTAIN {
                Confidence::Certain
            } else {
                Confidence::Possible
            },
            old: group.old,
            new: group.new,
            moved,
        })
        .filter(|bead| bead.similarity >= options.min_similarity)
        .collect();
    let removed = alone(before.len(), beads.iter().flat_map(|bead| &bead.old));
    let added = alone(after.len(), beads.iter().flat_map(|bead| &bead.new));
    beads.extend(removed.into_iter().map(|id| single(Some(id), None)));
    beads.extend(added.into_iter().map(|id| single(None, Some(id))));
    in_order(beads, before.len())
}

fn single(old: Option<SentenceId>, new: Option<SentenceId>) -> Bead {
    Bead {
        old: old.into_iter().collect(),
        new: new.into_iter().collect(),
        similarity: 0.0,
        confidence: Confidence::Certain,
        moved: false,
    }
}

/// The sentences of a version that stand in no group.
fn alone<'a>(count: usize, taken: impl Iterator<Item = &'a SentenceId>) -> Vec<SentenceId> {
    let mut free = vec![true; count];
    taken.for_each(|&id| free[id as usize] = false);
    (0..count as SentenceId)
        .filter(|&id| free[id as usize])
        .collect()
}

/// Sorts by the first new sentence; a removed one comes after what it followed in the old version.
fn in_order(beads: Vec<Bead>, old_count: usize) -> Vec<Bead> {
    // Where in the new version each old sentence stands, or what stood before it.
    let mut at = vec![None; old_count];
    for bead in &beads {
        for &id in &bead.old {
            at[id as usize] = bead.new.first().copied();
        }
    }
    let mut last = None;
    for place in &mut at {
        match place {
            Some(_) => last = *place,
            None => *place = last,
        }
    }
    let mut keyed: Vec<_> = beads
        .into_iter()
        .map(|bead| {
            let key = match (bead.new.first(), bead.old.first()) {
                (Some(&new), _) => (Some(new), None),
                (None, old) => (old.and_then(|&id| at[id as usize]), old.copied()),
            };
            (key, bead)
        })
        .collect();
    keyed.sort_by_key(|(key, _)| *key);
    keyed.into_iter().map(|(_, bead)| bead).collect()
}

/// So much heavier is a pair whose sentences stand in sections that answer to each other: of two
/// passages that changed places, the one that left its section has moved.
const AT_HOME: f64 = 1.5;

/// Which groups left their place among their neighbours, or their section.
fn moved(old: &Analysis, new: &Analysis, before: &Profiles, groups: &[Group]) -> Vec<bool> {
    let sections: Vec<_> = groups
        .iter()
        .map(|group| (old.section(group.old[0]), new.section(group.new[0])))
        .collect();
    let at_home = at_home(&sections);
    let chain: Vec<(u32, f64)> = groups
        .iter()
        .zip(&sections)
        .map(|(group, pair)| {
            let mass: f32 = group.old.iter().map(|&id| before.mass(id)).sum();
            let weight = 1.0 + f64::from(group.probability * mass.sqrt());
            let home = if at_home.contains(pair) { AT_HOME } else { 1.0 };
            (group.new[0], weight * home)
        })
        .collect();
    let off = moves::off_chain(&chain);
    let stayed = || {
        sections
            .iter()
            .zip(&off)
            .filter(|(_, off)| !**off)
            .map(|(s, _)| *s)
    };
    let forth = counterparts(stayed());
    let back = counterparts(stayed().map(|(a, b)| (b, a)));
    off.iter()
        .zip(&sections)
        .map(|(&off, (a, b))| {
            // Where a heading came or went, its sentences have not gone anywhere: both sections
            // must have their counterpart elsewhere.
            off || (forth.get(a).is_some_and(|c| c != b) && back.get(b).is_some_and(|c| c != a))
        })
        .collect()
}

/// The pairs of sections of which each has more sentences from the other than from any third, or as
/// many.
fn at_home(pairs: &[(Section, Section)]) -> FxHashSet<(Section, Section)> {
    let mut counts: FxHashMap<(Section, Section), u32> = FxHashMap::default();
    for pair in pairs {
        *counts.entry(*pair).or_default() += 1;
    }
    let (mut forth, mut back) = (FxHashMap::default(), FxHashMap::default());
    for ((a, b), &count) in &counts {
        let most = |most: &mut u32| *most = count.max(*most);
        most(forth.entry(*a).or_default());
        most(back.entry(*b).or_default());
    }
    counts
        .into_iter()
        .filter(|((a, b), count)| forth[a] == *count && back[b] == *count)
        .map(|(pair, _)| pair)
        .collect()
}

type Section = Option<SectionId>;

/// The section of the other version to which most sentences of each section went.
fn counterparts(pairs: impl Iterator<Item = (Section, Section)>) -> FxHashMap<Section, Section> {
    let mut counts: FxHashMap<(Section, Section), u32> = FxHashMap::default();
    for pair in pairs {
        *counts.entry(pair).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_unstable_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(&a.0)));
    counts
        .into_iter()
        .map(|((from, to), _)| (from, to))
        .collect()
}

/// Share of the letter runs that both sides have; 1 only for the same words.
fn similarity(
    old: &Analysis,
    new: &Analysis,
    before: &Profiles,
    after: &Profiles,
    group: &Group,
) -> f64 {
    if let ([a], [b]) = (&group.old[..], &group.new[..]) {
        if before.key(*a) == after.key(*b) && same_words(old.text(*a), new.text(*b)) {
            return 1.0;
        }
        return f64::from(Evidence::between(before, after, *a, *b).grams).min(0.99);
    }
    let union = |profiles: &Profiles, ids: &[SentenceId]| {
        let mut grams: Vec<u32> = ids
            .iter()
            .flat_map(|&id| profiles.grams(id))
            .copied()
            .collect();
        grams.sort_unstable();
        grams.dedup();
        grams
    };
    let (a, b) = (union(before, &group.old), union(after, &group.new));
    let common = super::evidence::intersection(&a, &b) as f64;
    (common / ((a.len() * b.len()) as f64).sqrt().max(1.0)).min(0.99)
}
