//! Every key a configuration may hold.

use crate::align::Confidence;
use crate::change::Kind;
use crate::meaning::Commitment;
use crate::meaning::effect::EffectClass;
use crate::policy::Level;

/// What may stand behind a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Text,
    Texts,
    Flag,
    /// One of some words.
    Word(&'static [&'static str]),
    /// Some of some words: one alone, or a list.
    Words(&'static [&'static str]),
    Regex,
    Share,
    Strength,
    Most,
    Date,
    Colour,
    Table,
    Tables,
}

impl Form {
    /// What is to be written, for a message and for the reference.
    pub(super) fn expected(self) -> String {
        match self {
            Self::Text => "a text in quotation marks".to_owned(),
            Self::Texts => "a text in quotation marks, or a list of them".to_owned(),
            Self::Flag => "`true` or `false`".to_owned(),
            Self::Word(words) => format!("one of {}", listed(words)),
            Self::Words(words) => format!("one or a list of {}", listed(words)),
            Self::Regex => "a regular expression in single quotation marks".to_owned(),
            Self::Share => "a number from 0 to 1".to_owned(),
            Self::Strength => "a whole number from 1 to 4".to_owned(),
            Self::Most => "a whole number, or a percentage such as \"5 %\"".to_owned(),
            Self::Date => "a date such as 2027-03-31".to_owned(),
            Self::Colour => "a colour such as \"#1f6fb2\"".to_owned(),
            Self::Table | Self::Tables => "a table".to_owned(),
        }
    }
}

/// "`a`, `b` and `c`".
pub(super) fn listed(words: &[&str]) -> String {
    words
        .iter()
        .map(|word| format!("`\"{word}\"`"))
        .collect::<Vec<_>>()
        .join(", ")
}

/// One key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Key {
    pub(super) name: &'static str,
    pub(super) form: Form,
    /// What holds where it is not given; nothing for a key that must be there.
    pub(super) default: Option<&'static str>,
    pub(super) about: &'static str,
}

/// A table and its keys.
#[derive(Clone, Copy, Debug)]
pub(super) struct Table {
    /// As it is written, with its brackets; empty for the top of the file.
    pub(super) head: &'static str,
    pub(super) about: &'static str,
    pub(super) keys: &'static [&'static [Key]],
}

impl Table {
    pub(super) fn keys(self) -> impl Iterator<Item = &'static Key> {
        self.keys.iter().copied().flatten()
    }
}

const fn key(
    name: &'static str,
    form: Form,
    default: Option<&'static str>,
    about: &'static str,
) -> Key {
    Key {
        name,
        form,
        default,
        about,
    }
}

/// The names of a closed set.
macro_rules! names {
    ($set:ty) => {{
        let mut names = [""; <$set>::ALL.len()];
        let mut at = 0;
        while at < names.len() {
            names[at] = <$set>::ALL[at].name();
            at += 1;
        }
        names
    }};
}

/// The words of each closed set.
pub(super) const LEVELS: &[&str] = &names!(Level);
const RULE_LEVELS: &[&str] = &["note", "warning", "error", "off"];
const KINDS: &[&str] = &names!(Kind);
const CLASSES: &[&str] = &names!(Commitment);
const CONFIDENCES: &[&str] = &names!(Confidence);
const EFFECTS: &[&str] = &names!(EffectClass);

const ANY: Option<&str> = Some("any");

const CONDITION: &[Key] = &[
    key(
        "kind",
        Form::Words(KINDS),
        ANY,
        "What became of the passage. `unchanged` needs `moved = true`: what stayed as and where it was is not judged.",
    ),
    key(
        "moved",
        Form::Flag,
        ANY,
        "Whether it left its place among its neighbours, went to another section, or to another document.",
    ),
    key(
        "commitment",
        Form::Words(CLASSES),
        ANY,
        "The firmest class of commitment on either side: a concrete measure, a direction, or neither.",
    ),
    key(
        "min_strength",
        Form::Strength,
        Some("1"),
        "Firmness before the change at least this: 1 may, 2 wants to, 3 does, 4 must.",
    ),
    key(
        "max_strength",
        Form::Strength,
        Some("4"),
        "Firmness before the change at most this. A passage without a commitment has no firmness.",
    ),
    key(
        "effect",
        Form::Words(EFFECTS),
        ANY,
        "What changed in substance: at least one of these.",
    ),
    key(
        "confidence",
        Form::Words(CONFIDENCES),
        Some("\"certain\""),
        "How sure the program is, both that the two sides belong together and of the effect.",
    ),
    key(
        "min_similarity",
        Form::Share,
        ANY,
        "Likeness of the two sides at least this. Asks for a passage that stands in both versions.",
    ),
    key(
        "max_similarity",
        Form::Share,
        ANY,
        "Likeness of the two sides at most this. Asks for a passage that stands in both versions.",
    ),
    key(
        "section",
        Form::Texts,
        ANY,
        "Title or number of a section it stands in, on either side; `*` is any letters, capitals do not count.",
    ),
    key(
        "document",
        Form::Texts,
        ANY,
        "Path of the document; `*` is any letters within a folder, `**` any folders.",
    ),
    key(
        "text",
        Form::Regex,
        ANY,
        "Fits the words of either side. `(?i)` in front: capitals do not count.",
    ),
    key(
        "old_text",
        Form::Regex,
        ANY,
        "Fits the words of the old version.",
    ),
    key(
        "new_text",
        Form::Regex,
        ANY,
        "Fits the words of the new version.",
    ),
];

pub(super) const ROOT: Table = Table {
    head: "",
    about: "At the top of the file.",
    keys: &[&[
        key(
            "fail_on",
            Form::Word(LEVELS),
            Some("\"error\""),
            "From which level on a finding breaks the policy, and the exit status is 1.",
        ),
        key(
            "leave_out",
            Form::Texts,
            Some("none"),
            "Titles or numbers of sections of which no change is judged or counted.",
        ),
        key(
            "document",
            Form::Tables,
            Some("every file that can be read"),
            "What `check --base` compares.",
        ),
        key(
            "rule",
            Form::Tables,
            Some("none"),
            "What is to be found. The first rule that fits decides.",
        ),
        key(
            "limit",
            Form::Tables,
            Some("none"),
            "How much of something may happen in one document.",
        ),
        key(
            "acknowledged",
            Form::Tables,
            Some("none"),
            "Changes that somebody has seen and lets pass.",
        ),
        key(
            "overlap",
            Form::Table,
            Some("none"),
            "What `overlap` compares an agreement with.",
        ),
    ]],
};

pub(super) const DOCUMENT: Table = Table {
    head: "[[document]]",
    about: "A document, or several, that `check --base REVISION` compares.",
    keys: &[&[key(
        "path",
        Form::Text,
        None,
        "Path from the folder of this file; `*` is any letters within a folder, `**` any folders.",
    )]],
};

pub(super) const RULE: Table = Table {
    head: "[[rule]]",
    about: "What is to be found. All that a rule asks must be true; of several rules that fit, the first decides.",
    keys: &[
        &[
            key(
                "name",
                Form::Text,
                None,
                "What the rule is called, in reports and by `--explain`. Keep it: findings are known by it.",
            ),
            key(
                "level",
                Form::Word(RULE_LEVELS),
                Some("\"error\""),
                "How grave it is; `\"off\"` lets pass what later rules would find.",
            ),
            key(
                "message",
                Form::Text,
                Some("what happened, in general words"),
                "What the reviewer is to read.",
            ),
        ],
        CONDITION,
    ],
};

pub(super) const LIMIT: Table = Table {
    head: "[[limit]]",
    about: "How much of something may happen in one document. Acknowledged changes do not count.",
    keys: &[
        &[
            key(
                "name",
                Form::Text,
                None,
                "What the limit is called, in reports.",
            ),
            key(
                "level",
                Form::Word(LEVELS),
                Some("\"error\""),
                "How grave it is to go over it.",
            ),
            key(
                "message",
                Form::Text,
                Some("what happened, in general words"),
                "What the reviewer is to read.",
            ),
            key(
                "at_most",
                Form::Most,
                None,
                "So many changes, or such a share of the passages of the old version that the limit is about (those of that `commitment`, `section`, strength and text, whatever became of them).",
            ),
        ],
        CONDITION,
    ],
};

pub(super) const ACKNOWLEDGED: Table = Table {
    head: "[[acknowledged]]",
    about: "A change that somebody has seen and lets pass; written by `pledgediff check --acknowledge ID --reason \"…\"`. It names its change by `change` or by `quote`. One that names no change any more is told.",
    keys: &[&[
        key(
            "change",
            Form::Text,
            Some("by `quote`"),
            "Id of the change, as the reports give it. When the words change again, so does the id.",
        ),
        key(
            "quote",
            Form::Text,
            Some("by `change`"),
            "At least three words that stand in the change, on either side.",
        ),
        key("reason", Form::Text, None, "Why it may pass."),
        key(
            "expires",
            Form::Date,
            Some("never"),
            "The last day on which it holds.",
        ),
        key(
            "document",
            Form::Texts,
            ANY,
            "Path of the document, as in a rule.",
        ),
    ]],
};

pub(super) const OVERLAP: Table = Table {
    head: "[overlap]",
    about: "What `pledgediff overlap AGREEMENT` compares the agreement with where no programme is named.",
    keys: &[&[key(
        "programme",
        Form::Tables,
        Some("none"),
        "The programmes, in the order of the reports.",
    )]],
};

pub(super) const PROGRAMME: Table = Table {
    head: "[[overlap.programme]]",
    about: "The programme of a party.",
    keys: &[&[
        key("name", Form::Text, None, "What reports call the party."),
        key(
            "path",
            Form::Text,
            None,
            "Its programme, from the folder of this file.",
        ),
        key(
            "colour",
            Form::Colour,
            Some("none"),
            "The colour beside its name on the page.",
        ),
        key(
            "coalition",
            Form::Flag,
            Some("`false`"),
            "Whether the party is in the coalition; the others are the baseline. Where no party is, reports do not speak of it.",
        ),
    ]],
};

/// Every table, in the order of the reference.
pub(super) const TABLES: [Table; 7] = [
    ROOT,
    DOCUMENT,
    RULE,
    LIMIT,
    ACKNOWLEDGED,
    OVERLAP,
    PROGRAMME,
];
