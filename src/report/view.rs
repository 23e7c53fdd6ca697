//! The view: what every report tells, assembled once from a comparison and put in the words of one
//! language. A format only dresses it, so that formats cannot disagree.

use crate::analysis::SentenceId;
use crate::change::{Change, Comparison};
use crate::document::SectionId;
use crate::meaning::Version;
use crate::meaning::effect::EffectClass;

mod count;
mod entry;
mod matter;
mod part;
mod provenance;

pub(super) use count::{Counted, Row};
pub(super) use entry::{Effect, Entry, effects};
pub(super) use matter::{Matter, Topic};
pub(super) use part::{Item, Part};
pub(super) use provenance::{GENERATOR, Input, Remark, Setting, input};

use super::Language;
use super::strings::{self, Phrase, phrase};

/// Which side of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Old,
    New,
}

impl Side {
    /// Both, the old one first.
    pub(super) const BOTH: [Self; 2] = [Self::Old, Self::New];
}

/// Index of an entry in [`View::entries`].
pub(super) type EntryId = usize;

/// A heading on one side; none before the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Heading {
    pub(super) side: Side,
    pub(super) section: Option<SectionId>,
}

/// A comparison, arranged for a reader. All words in it are plain text: what came from the inputs
/// is as the inputs have it, and is for the format to escape.
#[derive(Debug)]
pub struct View<'a> {
    pub(super) comparison: &'a Comparison,
    pub(super) language: Language,
    /// What became of the commitments, in one line.
    pub(super) headline: String,
    /// The table of counts: a row for each fate that occurs.
    pub(super) counts: Vec<Row>,
    /// What a reader asks first, over commitments; a topic that nothing falls under is left out.
    pub(super) matters: Vec<Matter>,
    /// How many changes bear each effect, where change and effect are certain: the class, its name
    /// in a word or two, the number.
    pub(super) effects: Vec<(EffectClass, &'static str, u32)>,
    /// How many sentences promise with each strength, 1 to 4, before and after.
    pub(super) strengths: [[u32; 2]; 4],
    /// Everything that is told of: what changed, moved, came or went, in the order of the new
    /// version; what is only possible among them.
    pub(super) entries: Vec<Entry<'a>>,
    /// What is certain, by section, in the order of the new version, with the text between.
    pub(super) parts: Vec<Part<'a>>,
    /// What is only possible, in the order of the new version.
    pub(super) possible: Vec<EntryId>,
    /// Both inputs.
    pub(super) inputs: [Input<'a>; 2],
    /// What was chosen for this comparison.
    pub(super) settings: Vec<Setting>,
    /// What a reader should know about the inputs.
    pub(super) remarks: Vec<Remark>,
}

impl<'a> View<'a> {
    /// The view of a comparison in the words of a language.
    pub fn of(comparison: &'a Comparison, language: Language) -> Self {
        let arranged = part::arranged(comparison, language);
        Self {
            comparison,
            language,
            headline: strings::headline(comparison.summary(), language),
            counts: count::rows(comparison.summary(), language),
            matters: matter::matters(&arranged.entries, language),
            effects: count::effects(comparison.summary(), language),
            strengths: count::strengths(comparison),
            entries: arranged.entries,
            parts: arranged.parts,
            possible: arranged.possible,
            inputs: Side::BOTH.map(|side| input(version(comparison, side), side)),
            settings: provenance::settings(comparison, language),
            remarks: provenance::remarks(comparison, language),
        }
    }

    /// The version on one side.
    pub(super) fn version(&self, side: Side) -> &'a Version {
        version(self.comparison, side)
    }

    /// The titles down to a section with their numbers, outermost first; before the first heading
    /// one that says so.
    pub(super) fn path(&self, heading: Heading) -> Vec<String> {
        let document = self.version(heading.side).analysis().document();
        let path = heading.section.map_or(Vec::new(), |id| document.path(id));
        if path.is_empty() {
            return vec![phrase(Phrase::BeforeFirstHeading, self.language).to_owned()];
        }
        path.iter()
            .map(|section| match &section.number {
                Some(number) => format!("{number} {}", section.title),
                None => section.title.clone(),
            })
            .collect()
    }

    /// The path to a section in one line: "1. Wonen › 1.2 Huren".
    pub(super) fn title(&self, heading: Heading) -> String {
        self.path(heading).join(" › ")
    }

    /// The words of a change on one side: its sentences in a row.
    pub(super) fn words(&self, change: &Change, side: Side) -> String {
        let analysis = self.version(side).analysis();
        let sentences: Vec<&str> = ids(change, side)
            .iter()
            .map(|&id| analysis.text(id))
            .collect();
        sentences.join(" ")
    }
}

/// The sentences of a change on one side.
pub(super) fn ids(change: &Change, side: Side) -> &[SentenceId] {
    match side {
        Side::Old => &change.old,
        Side::New => &change.new,
    }
}

fn version(comparison: &Comparison, side: Side) -> &Version {
    match side {
        Side::Old => comparison.before(),
        Side::New => comparison.after(),
    }
}
