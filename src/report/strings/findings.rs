//! The wording of findings: what a review says.

use super::{Language, kind, number};
use crate::change::{Change, Kind};
use crate::meaning::Commitment;
use crate::policy::{Counts, Date, Level, Names};

fn of(language: Language, nl: impl Into<String>, en: impl Into<String>) -> String {
    match language {
        Language::Dutch => nl.into(),
        Language::English => en.into(),
    }
}

/// How grave, in one word.
pub(in crate::report) fn level(level: Level, language: Language) -> &'static str {
    match (level, language) {
        (Level::Error, Language::Dutch) => "fout",
        (Level::Error, Language::English) => "error",
        (Level::Warning, Language::Dutch) => "let op",
        (Level::Warning, Language::English) => "warning",
        (Level::Note, Language::Dutch) => "opmerking",
        (Level::Note, Language::English) => "note",
    }
}

/// Before the words on each side.
pub(in crate::report) fn was_becomes(language: Language) -> (&'static str, &'static str) {
    match language {
        Language::Dutch => ("Was", "Wordt"),
        Language::English => ("Was", "Becomes"),
    }
}

/// What happened, for a rule without a message of its own.
pub(in crate::report) fn happened(
    change: &Change,
    commitment: Commitment,
    language: Language,
) -> String {
    let (nl, en) = match commitment {
        Commitment::Specific => ("Een concrete toezegging is", "A specific commitment was"),
        Commitment::General => ("Een voornemen is", "An intention was"),
        Commitment::None => ("Een zin is", "A sentence was"),
    };
    let what = if change.kind == Kind::Unchanged {
        of(language, "verplaatst", "moved")
    } else if change.moved {
        let kind = kind(change.kind, language);
        of(
            language,
            format!("verplaatst en {kind}"),
            format!("moved and {kind}"),
        )
    } else {
        kind(change.kind, language).to_owned()
    };
    of(language, format!("{nl} {what}."), format!("{en} {what}."))
}

/// More changes than a limit allows.
pub(in crate::report) fn over_count(count: u32, most: u32, language: Language) -> String {
    let (count, most) = (
        number(u64::from(count), language),
        number(u64::from(most), language),
    );
    of(
        language,
        format!("Het zijn er {count}; ten hoogste {most} mag."),
        format!("There are {count}; at most {most} may be."),
    )
}

/// A greater share than a limit allows.
pub(in crate::report) fn over_share(
    count: u32,
    whole: u32,
    most: f64,
    language: Language,
) -> String {
    let share = percent(f64::from(count) / f64::from(whole.max(1)), language);
    let most = percent(most, language);
    let (count, whole) = (
        number(u64::from(count), language),
        number(u64::from(whole), language),
    );
    of(
        language,
        format!("Het zijn er {count} van de {whole} ({share}); ten hoogste {most} mag."),
        format!("They are {count} of {whole} ({share}); at most {most} may be."),
    )
}

/// A share with one decimal where it has one: "7,5 %", "5%".
fn percent(share: f64, language: Language) -> String {
    let tenths = (share * 1000.0).round() / 10.0;
    let written = if tenths.fract() == 0.0 {
        format!("{tenths:.0}")
    } else {
        format!("{tenths:.1}")
    };
    match language {
        Language::Dutch => format!("{} %", written.replace('.', ",")),
        Language::English => format!("{written}%"),
    }
}

fn named(names: &Names) -> String {
    match names {
        Names::Change(id) => id.clone(),
        Names::Quote(quote) => format!("“{quote}”"),
    }
}

/// An acknowledgement that names no change.
pub(in crate::report) fn unmatched(names: &Names, language: Language) -> String {
    let named = named(names);
    of(
        language,
        format!("De erkenning van {named} past bij geen wijziging meer en kan weg."),
        format!("The acknowledgement of {named} fits no change any more and can go."),
    )
}

/// An acknowledgement past its last day.
pub(in crate::report) fn expired(names: &Names, last: Option<Date>, language: Language) -> String {
    let named = named(names);
    let last = last.map_or(String::new(), |date| date.to_string());
    of(
        language,
        format!("De erkenning van {named} gold tot en met {last}; de wijziging telt weer mee."),
        format!("The acknowledgement of {named} held until {last}; the change counts again."),
    )
}

/// "2 fouten, 1 waarschuwing, 3 erkend"; of nothing, that there is nothing.
pub(in crate::report) fn counts(counts: Counts, language: Language) -> String {
    let parts = [
        (counts.errors, ("fout", "fouten"), ("error", "errors")),
        (
            counts.warnings,
            ("waarschuwing", "waarschuwingen"),
            ("warning", "warnings"),
        ),
        (
            counts.notes,
            ("opmerking", "opmerkingen"),
            ("note", "notes"),
        ),
        (
            counts.acknowledged,
            ("erkend", "erkend"),
            ("acknowledged", "acknowledged"),
        ),
    ];
    let told: Vec<String> = parts
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, nl, en)| super::counted(count as usize, language, nl, en))
        .collect();
    if told.is_empty() {
        of(language, "Niets gevonden", "Nothing found")
    } else {
        told.join(", ")
    }
}

/// How to let a change pass.
pub(in crate::report) fn acknowledge(id: &str, language: Language) -> String {
    of(
        language,
        format!("Mag dit? pledgediff check --acknowledge {id} --reason \"…\""),
        format!("Is it meant? pledgediff check --acknowledge {id} --reason \"…\""),
    )
}

/// The title of the report.
pub(in crate::report) fn title(language: Language) -> &'static str {
    match language {
        Language::Dutch => "Wat er met de toezeggingen gebeurt",
        Language::English => "What becomes of the commitments",
    }
}

/// Whether the policy is broken.
pub(in crate::report) fn verdict(broken: bool, language: Language) -> &'static str {
    match (broken, language) {
        (true, Language::Dutch) => "❌ Niet zoals afgesproken",
        (false, Language::Dutch) => "✅ Zoals afgesproken",
        (true, Language::English) => "❌ Against the policy",
        (false, Language::English) => "✅ Within the policy",
    }
}

/// So many more that are not shown.
pub(in crate::report) fn more(count: usize, language: Language) -> String {
    let count = number(count as u64, language);
    of(
        language,
        format!("En nog {count}; het volledige verslag noemt ze."),
        format!("And {count} more; the full report names them."),
    )
}

/// Why a change has its level, for `--explain`.
#[derive(Clone, Copy, Debug)]
pub(in crate::report) enum Why<'a> {
    /// No rule asks about it.
    NoRule,
    /// Its section is left out.
    LeftOut,
    /// It stands in that document now.
    Elsewhere(&'a str),
    /// A rule lets it pass.
    Allowed(&'a str),
    /// A rule and an acknowledgement with that reason.
    Acknowledged(&'a str, &'a str),
    /// A rule and its level.
    Found(&'a str, Level),
}

/// Which rule decided, in words.
pub(in crate::report) fn why(why: Why<'_>, language: Language) -> String {
    match why {
        Why::NoRule => of(language, "geen regel past", "no rule fits"),
        Why::LeftOut => of(
            language,
            "de paragraaf blijft buiten beschouwing",
            "the section is left out",
        ),
        Why::Elsewhere(path) => of(
            language,
            format!("staat nu in {path}"),
            format!("stands in {path} now"),
        ),
        Why::Allowed(rule) => of(
            language,
            format!("regel ‘{rule}’: mag"),
            format!("rule “{rule}”: may pass"),
        ),
        Why::Acknowledged(rule, reason) => of(
            language,
            format!("regel ‘{rule}’, erkend: {reason}"),
            format!("rule “{rule}”, acknowledged: {reason}"),
        ),
        Why::Found(rule, found) => {
            let level = level(found, language);
            of(
                language,
                format!("regel ‘{rule}’: {level}"),
                format!("rule “{rule}”: {level}"),
            )
        }
    }
}
