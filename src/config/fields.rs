//! The keys of one table of a configuration, taken with their form checked.

use globset::escape;
use regex::Regex;
use toml_edit::{Item, TableLike, Value};

use super::key::{Form, Key, Table, listed};
use crate::error::{Error, Result};
use crate::overlap::Colour;
use crate::policy::{Date, Most, Pattern};

/// A configuration's name and text, for messages about places in it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Source<'a> {
    pub(super) name: &'a str,
    pub(super) text: &'a str,
}

impl Source<'_> {
    pub(super) fn line(self, offset: usize) -> u32 {
        let before = self.text.get(..offset).unwrap_or(self.text);
        before.bytes().filter(|&b| b == b'\n').count() as u32 + 1
    }

    pub(super) fn fault(self, offset: usize, problem: impl Into<String>) -> Error {
        Error::usage(self.name, problem).line(self.line(offset))
    }
}

/// Regular expressions larger than this, compiled, are refused.
const MAX_REGEX: usize = 1 << 20;

/// One table.
pub(super) struct Fields<'a> {
    source: Source<'a>,
    kind: Table,
    table: &'a dyn TableLike,
    /// Where the table begins in the text.
    pub(super) at: usize,
}

impl<'a> Fields<'a> {
    /// The fields of a table of that kind; a key that it does not know is an error.
    pub(super) fn new(
        source: Source<'a>,
        kind: Table,
        table: &'a dyn TableLike,
        at: usize,
    ) -> Result<Self> {
        for (name, item) in table.iter() {
            if !kind.keys().any(|key| key.name == name) {
                let span = table.key(name).and_then(toml_edit::Key::span);
                let at = span.or_else(|| item.span()).map_or(at, |span| span.start);
                return Err(unknown(source, kind, name, at));
            }
        }
        Ok(Self {
            source,
            kind,
            table,
            at,
        })
    }

    fn key(&self, name: &str) -> Option<&'static Key> {
        self.kind.keys().find(|key| key.name == name)
    }

    /// The value of a key with the place where it stands, if it is given.
    fn value(&self, name: &str) -> Option<(&'a Item, usize)> {
        debug_assert!(self.key(name).is_some(), "{name} is not listed");
        let item = self.table.get(name)?;
        let at = item.span().map_or(self.at, |span| span.start);
        Some((item, at))
    }

    /// What is wrong with the value of a key.
    fn wrong(&self, name: &str, at: usize, problem: &str) -> Error {
        let expected = self
            .key(name)
            .map_or(String::new(), |key| key.form.expected());
        self.source
            .fault(at, format!("`{name}` {problem}"))
            .cure(format!("Write {expected}."))
    }

    fn mistyped(&self, name: &str, item: &Item, at: usize) -> Error {
        self.wrong(name, at, &format!("is {}", described(item)))
    }

    /// A key that must be there.
    pub(super) fn needed<T>(&self, name: &str, value: Option<T>) -> Result<T> {
        value.ok_or_else(|| {
            let about = self.key(name).map_or("", |key| key.about);
            let form = self
                .key(name)
                .map_or(String::new(), |key| key.form.expected());
            self.source
                .fault(self.at, format!("this {} has no `{name}`", self.kind.head))
                .cure(format!("Add `{name} = …`, {form}: {about}"))
        })
    }

    /// A fault of the table as a whole.
    pub(super) fn fault(&self, problem: &str, cure: &str) -> Error {
        self.source.fault(self.at, problem).cure(cure)
    }

    pub(super) fn line(&self) -> u32 {
        self.source.line(self.at)
    }

    pub(super) fn text(&self, name: &str) -> Result<Option<&'a str>> {
        let Some((item, at)) = self.value(name) else {
            return Ok(None);
        };
        match item.as_str() {
            Some(text) if text.trim().is_empty() => Err(self.wrong(name, at, "is empty")),
            Some(text) => Ok(Some(text)),
            None => Err(self.mistyped(name, item, at)),
        }
    }

    pub(super) fn flag(&self, name: &str) -> Result<Option<bool>> {
        let Some((item, at)) = self.value(name) else {
            return Ok(None);
        };
        match item.as_bool() {
            Some(flag) => Ok(Some(flag)),
            None => Err(self.mistyped(name, item, at)),
        }
    }

    /// A text, or each of a list, with its place.
    fn texts(&self, name: &str) -> Result<Vec<(&'a str, usize)>> {
        let Some((item, at)) = self.value(name) else {
            return Ok(Vec::new());
        };
        if let Some(text) = item.as_str() {
            return Ok(vec![(text, at)]);
        }
        let Some(list) = item.as_array() else {
            return Err(self.mistyped(name, item, at));
        };
        if list.is_empty() {
            return Err(self.wrong(name, at, "is an empty list"));
        }
        list.iter()
            .map(|value| {
                let at = value.span().map_or(at, |span| span.start);
                let text = value.as_str().map(|text| (text, at));
                text.ok_or_else(|| {
                    self.wrong(name, at, &format!("holds {}", described_value(value)))
                })
            })
            .collect()
    }

    /// One of the words of a closed set, by its index.
    pub(super) fn word(&self, name: &str) -> Result<Option<usize>> {
        let Some(text) = self.text(name)? else {
            return Ok(None);
        };
        let at = self.value(name).map_or(self.at, |(_, at)| at);
        self.choice(name, text, at).map(Some)
    }

    /// Some words of a closed set, by their indices.
    pub(super) fn words(&self, name: &str) -> Result<Vec<usize>> {
        self.texts(name)?
            .into_iter()
            .map(|(text, at)| self.choice(name, text, at))
            .collect()
    }

    fn choice(&self, name: &str, text: &str, at: usize) -> Result<usize> {
        let words = match self.key(name).map(|key| key.form) {
            Some(Form::Word(words) | Form::Words(words)) => words,
            _ => &[],
        };
        if let Some(i) = words.iter().position(|word| *word == text) {
            return Ok(i);
        }
        let cure = nearest(text, words.iter().copied()).map_or_else(
            || format!("Write one of {}.", listed(words)),
            |near| format!("Did you mean `\"{near}\"`?"),
        );
        let problem = format!("`{name}` knows no `\"{text}\"`");
        Err(self.source.fault(at, problem).cure(cure))
    }

    pub(super) fn patterns(
        &self,
        name: &str,
        make: impl Fn(&str) -> std::result::Result<Pattern, String>,
    ) -> Result<Vec<Pattern>> {
        self.texts(name)?
            .into_iter()
            .map(|(text, at)| {
                make(text).map_err(|problem| {
                    self.source
                        .fault(at, format!("`{name}`: \"{text}\" is no pattern: {problem}"))
                        .cure(format!(
                            "To mean these very signs, write '{}'.",
                            escape(text)
                        ))
                })
            })
            .collect()
    }

    pub(super) fn regex(&self, name: &str) -> Result<Option<Regex>> {
        let Some(text) = self.text(name)? else {
            return Ok(None);
        };
        let at = self.value(name).map_or(self.at, |(_, at)| at);
        let regex = regex::RegexBuilder::new(text).size_limit(MAX_REGEX).build();
        regex.map(Some).map_err(|error| {
            let told = error.to_string();
            let last = told.lines().last().unwrap_or_default();
            let problem = last.trim_start_matches("error: ");
            self.source
                .fault(at, format!("`{name}` is no regular expression: {problem}"))
                .cure(format!(
                    "To mean these very signs, write '{}'.",
                    regex::escape(text)
                ))
        })
    }

    pub(super) fn share(&self, name: &str) -> Result<Option<f64>> {
        let Some((item, at)) = self.value(name) else {
            return Ok(None);
        };
        let whole = |n: i64| i32::try_from(n).ok().map(f64::from);
        let share = item
            .as_float()
            .or_else(|| item.as_integer().and_then(whole));
        match share {
            Some(share) if (0.0..=1.0).contains(&share) => Ok(Some(share)),
            Some(_) => Err(self.wrong(name, at, "lies outside its range")),
            None => Err(self.mistyped(name, item, at)),
        }
    }

    pub(super) fn strength(&self, name: &str) -> Result<Option<u8>> {
        let Some((item, at)) = self.value(name) else {
            return Ok(None);
        };
        match item.as_integer() {
            Some(n @ 1..=4) => Ok(Some(n as u8)),
            Some(_) => Err(self.wrong(name, at, "lies outside its range")),
            None => Err(self.mistyped(name, item, at)),
        }
    }

    pub(super) fn most(&self, name: &str) -> Result<Option<Most>> {
        let Some((item, at)) = self.value(name) else {
            return Ok(None);
        };
        if let Some(count) = item.as_integer() {
            return u32::try_from(count)
                .map(|count| Some(Most::Count(count)))
                .map_err(|_| self.wrong(name, at, "lies outside its range"));
        }
        let Some(text) = item.as_str() else {
            return Err(self.mistyped(name, item, at));
        };
        let number = text.trim().strip_suffix('%').map(str::trim);
        let percent = number.and_then(|n| n.replace(',', ".").parse::<f64>().ok());
        match percent {
            Some(percent) if (0.0..=100.0).contains(&percent) => {
                Ok(Some(Most::Share(percent / 100.0)))
            }
            Some(_) => Err(self.wrong(name, at, "lies outside 0 % to 100 %")),
            None => Err(self.wrong(name, at, &format!("is \"{text}\""))),
        }
    }

    pub(super) fn date(&self, name: &str) -> Result<Option<Date>> {
        let Some((item, at)) = self.value(name) else {
            return Ok(None);
        };
        let written = match item.as_datetime() {
            Some(datetime) => datetime.date.map(|date| date.to_string()),
            None => item.as_str().map(str::to_owned),
        };
        match written.map(|text| text.parse()) {
            Some(Ok(date)) => Ok(Some(date)),
            Some(Err(_)) => Err(self.wrong(name, at, "is no day of the calendar")),
            None => Err(self.mistyped(name, item, at)),
        }
    }

    pub(super) fn colour(&self, name: &str) -> Result<Option<Colour>> {
        let Some(text) = self.text(name)? else {
            return Ok(None);
        };
        let at = self.value(name).map_or(self.at, |(_, at)| at);
        match text.parse() {
            Ok(colour) => Ok(Some(colour)),
            Err(_) => Err(self.wrong(name, at, &format!("is \"{text}\""))),
        }
    }

    /// The one table of that name.
    pub(super) fn table(&self, name: &str, kind: Table) -> Result<Option<Fields<'a>>> {
        let Some((item, at)) = self.value(name) else {
            return Ok(None);
        };
        let table = item.as_table_like().ok_or_else(|| {
            self.source
                .fault(at, format!("`{name}` is {}", described(item)))
                .cure(format!(
                    "Begin it with a line {} and write its keys below.",
                    kind.head
                ))
        })?;
        Fields::new(self.source, kind, table, at).map(Some)
    }

    /// The tables of that name, whichever way they are written.
    pub(super) fn tables(&self, name: &str, kind: Table) -> Result<Vec<Fields<'a>>> {
        let Some((item, at)) = self.value(name) else {
            return Ok(Vec::new());
        };
        let fault = || {
            self.source
                .fault(at, format!("`{name}` is {}", described(item)))
                .cure(format!(
                    "Begin each with a line {} and write its keys below.",
                    kind.head
                ))
        };
        if let Some(tables) = item.as_array_of_tables() {
            return tables
                .iter()
                .map(|table| {
                    let at = table.span().map_or(at, |span| span.start);
                    Fields::new(self.source, kind, table, at)
                })
                .collect();
        }
        let list = item.as_array().ok_or_else(fault)?;
        list.iter()
            .map(|value| {
                let table = value.as_inline_table().ok_or_else(fault)?;
                let at = value.span().map_or(at, |span| span.start);
                Fields::new(self.source, kind, table, at)
            })
            .collect()
    }
}

fn unknown(source: Source<'_>, kind: Table, name: &str, at: usize) -> Error {
    let names = || kind.keys().map(|key| key.name);
    let holder = match kind.head {
        "" => "the top of the file".to_owned(),
        head => head.to_owned(),
    };
    let cure = nearest(name, names()).map_or_else(
        || format!("It knows {}.", names().collect::<Vec<_>>().join(", ")),
        |near| format!("Did you mean `{near}`? `pledgediff manual config` lists every key."),
    );
    source
        .fault(at, format!("{holder} knows no key `{name}`"))
        .cure(cure)
}

/// The known name that was most likely meant.
fn nearest<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let name = name.to_lowercase().replace('-', "_");
    let distance = |other: &str| {
        // "effects" for "effect" and "strength" for "min_strength" are no slips of the finger.
        let related = name.len() > 3 && (other.contains(&name) || name.contains(other));
        let distance = strsim::damerau_levenshtein(&name, other);
        if related { distance.min(1) } else { distance }
    };
    known
        .map(|other| (distance(other), other))
        .filter(|(distance, other)| *distance <= 1 + other.len() / 4)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, other)| other)
}

fn described(item: &Item) -> &'static str {
    match item {
        Item::Value(value) => described_value(value),
        Item::Table(_) => "a table",
        Item::ArrayOfTables(_) => "a list of tables",
        Item::None => "nothing",
    }
}

fn described_value(value: &Value) -> &'static str {
    match value {
        Value::String(_) => "a text",
        Value::Integer(_) => "a whole number",
        Value::Float(_) => "a number",
        Value::Boolean(_) => "true or false",
        Value::Datetime(_) => "a date",
        Value::Array(_) => "a list",
        Value::InlineTable(_) => "a table",
    }
}
