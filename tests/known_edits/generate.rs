//! The generator of known edits.

use std::collections::HashSet;
use std::fmt::Write as _;

/// A sentence and the title of its section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sentence {
    pub(crate) text: String,
    pub(crate) section: String,
}

/// One thing that was done, or nothing (`unchanged`, not moved).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Edit {
    pub(crate) kind: &'static str,
    pub(crate) moved: bool,
    pub(crate) old: String,
    pub(crate) new: String,
    /// Where it stood and where it stands.
    pub(crate) sections: (String, String),
}

/// Two versions as Markdown and what lies between them.
pub(crate) struct Edited {
    pub(crate) old: String,
    pub(crate) new: String,
    pub(crate) edits: Vec<Edit>,
}

/// Numbers that look random and are the same every time (`SplitMix64`, Steele et al. 2014).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }

    fn share(&mut self, share: f64) -> bool {
        ((self.next() >> 11) as f64) < share * (1_u64 << 53) as f64
    }
}

/// What happens to a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Kept,
    Removed,
    Edited,
    Moved,
    Split,
    Merged,
}

/// A stretch of the new version.
#[derive(Clone, Debug)]
struct Stretch {
    edit: Edit,
    section: String,
}

pub(crate) fn edit(base: &[Sentence], other: &[Sentence], seed: u64, limit: usize) -> Edited {
    let mut numbers = Numbers(seed);
    // A sentence that stands there twice, or hardly is one, cannot be followed by its words.
    let mut once = HashSet::new();
    let base: Vec<&Sentence> = base
        .iter()
        .filter(|s| fit(&s.text) && once.insert(s.text.to_lowercase()))
        .take(limit)
        .collect();
    let other: Vec<&Sentence> = other
        .iter()
        .filter(|s| fit(&s.text) && once.insert(s.text.to_lowercase()))
        .collect();
    let words: Vec<&str> = base.iter().flat_map(|s| plain_words(&s.text)).collect();
    let fates = fates(&base, &mut numbers);
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut moving: Vec<Vec<Edit>> = Vec::new();
    let mut at = 0;
    while at < base.len() {
        let sentence = base[at];
        let mut edit = Edit {
            kind: "unchanged",
            moved: false,
            old: sentence.text.clone(),
            new: sentence.text.clone(),
            sections: (sentence.section.clone(), sentence.section.clone()),
        };
        match fates[at] {
            Fate::Kept => {}
            Fate::Removed => {
                edit.kind = "removed";
                edit.new.clear();
            }
            Fate::Edited => reword(&mut edit, &words, &mut numbers),
            Fate::Split => {
                if let Some(halves) = halves(&sentence.text) {
                    edit.kind = "split";
                    edit.new = halves;
                }
            }
            Fate::Merged => {
                at += 1;
                let next = &base[at].text;
                edit.kind = "merged";
                edit.new = format!(
                    "{} en {}",
                    sentence.text.trim_end_matches('.'),
                    lower_first(next)
                );
                let _ = write!(edit.old, " {next}");
            }
            Fate::Moved => {
                edit.moved = true;
                if numbers.share(0.3) {
                    reword(&mut edit, &words, &mut numbers);
                }
                let follows = at > 0 && fates[at - 1] == Fate::Moved;
                match moving.last_mut() {
                    Some(block) if follows => block.push(edit),
                    _ => moving.push(vec![edit]),
                }
                at += 1;
                continue;
            }
        }
        if numbers.share(0.05) && !other.is_empty() {
            let new = other[numbers.below(other.len())];
            if once.insert(format!("+{}", new.text)) {
                stretches.push(Stretch {
                    edit: Edit {
                        kind: "added",
                        moved: false,
                        old: String::new(),
                        new: new.text.clone(),
                        sections: (String::new(), sentence.section.clone()),
                    },
                    section: sentence.section.clone(),
                });
            }
        }
        stretches.push(Stretch {
            section: sentence.section.clone(),
            edit,
        });
        at += 1;
    }
    for block in moving {
        put_elsewhere(block, &mut stretches, &mut numbers);
    }
    let old = base.iter().map(|s| (s.section.as_str(), s.text.as_str()));
    let new = stretches
        .iter()
        .filter(|s| !s.edit.new.is_empty())
        .map(|s| (s.section.as_str(), s.edit.new.as_str()));
    Edited {
        old: markdown(old, 78),
        new: markdown(new, 61),
        edits: stretches.iter().map(|s| s.edit.clone()).collect(),
    }
}

/// Long enough to be known again, whole, and one sentence however it is wrapped.
fn fit(text: &str) -> bool {
    let words = text.split(' ').count();
    text.ends_with('.')
        && text.starts_with(|c: char| c.is_uppercase())
        && (7..60).contains(&words)
        && text
            .chars()
            .all(|c| c.is_alphanumeric() || " ,.-'’()".contains(c))
        && !text.trim_end_matches('.').contains('.')
}

fn fates(base: &[&Sentence], numbers: &mut Numbers) -> Vec<Fate> {
    let mut fates = vec![Fate::Kept; base.len()];
    let mut at = 0;
    while at < base.len() {
        let roll = numbers.below(1000);
        let (fate, length) = match roll {
            0..50 => (Fate::Removed, 1),
            50..150 => (Fate::Edited, 1),
            // Blocks of one to four: about 5 % of the sentences in all.
            150..170 => (Fate::Moved, 1 + numbers.below(4)),
            170..190 => (Fate::Split, 1),
            190..200
                if base
                    .get(at + 1)
                    .is_some_and(|n| n.section == base[at].section) =>
            {
                (Fate::Merged, 2)
            }
            _ => (Fate::Kept, 1),
        };
        let end = (at + length).min(base.len());
        let whole =
            fate != Fate::Moved || base[at..end].iter().all(|s| s.section == base[at].section);
        if whole {
            fates[at..end].fill(fate);
            // One kept between two edits, so that each can be told apart.
            at = end + 1;
        } else {
            at += 1;
        }
    }
    fates
}

/// Puts a block into another section, not at its edge where it would not be seen to move.
fn put_elsewhere(block: Vec<Edit>, stretches: &mut Vec<Stretch>, numbers: &mut Numbers) {
    let from = block[0].sections.0.clone();
    for _ in 0..1000 {
        let at = 1 + numbers.below(stretches.len() - 1);
        let section = stretches[at].section.clone();
        let inside = stretches[at - 1].section == section;
        let beside_moved = stretches[at].edit.moved || stretches[at - 1].edit.moved;
        if inside && section != from && !beside_moved {
            let block = block.into_iter().map(|mut edit| {
                edit.sections.1.clone_from(&section);
                Stretch {
                    edit,
                    section: section.clone(),
                }
            });
            stretches.splice(at..at, block);
            return;
        }
    }
    panic!("no other section to move to");
}

/// Changes a figure where there is one, else a word.
fn reword(edit: &mut Edit, words: &[&str], numbers: &mut Numbers) {
    let parts: Vec<&str> = edit.old.split(' ').collect();
    let figure = parts
        .iter()
        .position(|w| w.len() < 4 && w.parse::<u32>().is_ok());
    let targets = plain_words(&edit.old);
    let new = if let Some(at) = figure {
        let value: u32 = parts[at].parse().unwrap_or(1);
        let mut parts: Vec<String> = parts.iter().map(|&p| p.to_owned()).collect();
        parts[at] = (value + 2).to_string();
        parts.join(" ")
    } else if targets.is_empty() {
        return;
    } else {
        let target = targets[numbers.below(targets.len())];
        let other = words[numbers.below(words.len())];
        if other == target {
            return;
        }
        edit.old
            .replacen(&format!(" {target} "), &format!(" {other} "), 1)
    };
    if new != edit.old {
        edit.kind = "changed";
        edit.new = new;
    }
}

/// Words in the middle of a sentence that carry meaning.
fn plain_words(text: &str) -> Vec<&str> {
    let mut words: Vec<&str> = text.split(' ').skip(1).collect();
    words.pop();
    words.retain(|w| w.len() > 4 && w.chars().all(char::is_lowercase));
    words
}

/// The sentence as two, cut at a comma or an "en" with enough on both sides.
fn halves(text: &str) -> Option<String> {
    for cut in [", ", " en ", " maar ", " zodat "] {
        for (at, _) in text.match_indices(cut) {
            let (left, right) = (&text[..at], &text[at + cut.len()..]);
            if left.split(' ').count() >= 5 && right.split(' ').count() >= 5 {
                let mut chars = right.chars();
                let first: String = chars.next()?.to_uppercase().collect();
                return Some(format!("{left}. {first}{}", chars.as_str()));
            }
        }
    }
    None
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    let first: String = chars
        .next()
        .map_or(String::new(), |c| c.to_lowercase().collect());
    format!("{first}{}", chars.as_str())
}

/// Sections and paragraphs of four sentences, wrapped.
fn markdown<'a>(sentences: impl Iterator<Item = (&'a str, &'a str)>, width: usize) -> String {
    let mut out = String::new();
    let mut section = None;
    let (mut column, mut count) = (0, 0);
    for (title, text) in sentences {
        if section != Some(title) {
            section = Some(title);
            let _ = write!(out, "\n\n## {title}\n\n");
            (column, count) = (0, 0);
        } else if count == 4 {
            out.push_str("\n\n");
            (column, count) = (0, 0);
        }
        count += 1;
        for word in text.split(' ') {
            let length = word.chars().count();
            if column > 0 && column + 1 + length > width {
                out.push('\n');
                column = 0;
            } else if column > 0 {
                out.push(' ');
                column += 1;
            }
            out.push_str(word);
            column += length;
        }
    }
    out.push('\n');
    out
}
