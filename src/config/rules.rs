//! From the tables of a configuration to a policy.

use toml_edit::Document;

use super::fields::{Fields, Source};
use super::key::{ACKNOWLEDGED, DOCUMENT, LIMIT, OVERLAP, PROGRAMME, ROOT, RULE};
use super::{Config, FILE, Programme};
use crate::align::Confidence;
use crate::change::Kind;
use crate::error::Result;
use crate::meaning::Commitment;
use crate::meaning::effect::EffectClass;
use crate::policy::{Acknowledgement, Condition, Level, Limit, Names, Pattern, Policy, Rule};

pub(super) fn config(name: &str, text: &str) -> Result<Config> {
    let source = Source { name, text };
    let document = Document::parse(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        let problem = error.message().lines().collect::<Vec<_>>().join("; ");
        source
            .fault(at, format!("is no TOML: {problem}"))
            .cure(format!(
                "`pledgediff manual config` shows how {FILE} is written."
            ))
    })?;
    let root = Fields::new(source, ROOT, document.as_table(), 0)?;
    let mut documents = Vec::new();
    for fields in root.tables("document", DOCUMENT)? {
        let path = fields.patterns("path", Pattern::path)?;
        documents.extend(fields.needed("path", (!path.is_empty()).then_some(path))?);
    }
    let policy = Policy {
        rules: map(&root.tables("rule", RULE)?, rule)?,
        limits: map(&root.tables("limit", LIMIT)?, limit)?,
        left_out: root.patterns("leave_out", Pattern::title)?,
        acknowledged: map(&root.tables("acknowledged", ACKNOWLEDGED)?, acknowledged)?,
    };
    let mut programmes = Vec::new();
    if let Some(overlap) = root.table("overlap", OVERLAP)? {
        let tables = overlap.tables("programme", PROGRAMME)?;
        for fields in &tables {
            let next = programme(fields)?;
            if programmes.iter().any(|p: &Programme| p.name == next.name) {
                return Err(fields.fault(
                    &format!("two programmes are called \"{}\"", next.name),
                    "Give each party a `name` of its own.",
                ));
            }
            programmes.push(next);
        }
    }
    Ok(Config {
        programmes,
        fail_on: root
            .word("fail_on")?
            .map_or(Level::Error, |i| Level::ALL[i]),
        documents,
        policy,
    })
}

fn map<'a, T>(tables: &[Fields<'a>], make: impl Fn(&Fields<'a>) -> Result<T>) -> Result<Vec<T>> {
    tables.iter().map(make).collect()
}

fn programme(fields: &Fields<'_>) -> Result<Programme> {
    Ok(Programme {
        name: fields.needed("name", fields.text("name")?)?.to_owned(),
        path: fields.needed("path", fields.text("path")?)?.into(),
        colour: fields.colour("colour")?,
        coalition: fields.flag("coalition")?.unwrap_or(false),
    })
}

fn rule(fields: &Fields<'_>) -> Result<Rule> {
    Ok(Rule {
        name: fields.needed("name", fields.text("name")?)?.to_owned(),
        level: match fields.word("level")? {
            None => Some(Level::Error),
            // The word behind the levels is "off".
            Some(i) => Level::ALL.get(i).copied(),
        },
        message: fields.text("message")?.map(str::to_owned),
        when: condition(fields)?,
    })
}

fn limit(fields: &Fields<'_>) -> Result<Limit> {
    Ok(Limit {
        name: fields.needed("name", fields.text("name")?)?.to_owned(),
        level: fields
            .word("level")?
            .map_or(Level::Error, |i| Level::ALL[i]),
        message: fields.text("message")?.map(str::to_owned),
        most: fields.needed("at_most", fields.most("at_most")?)?,
        when: condition(fields)?,
    })
}

fn condition(fields: &Fields<'_>) -> Result<Condition> {
    let (least, most) = (
        fields.strength("min_strength")?,
        fields.strength("max_strength")?,
    );
    let (unlike, alike) = (
        fields.share("min_similarity")?,
        fields.share("max_similarity")?,
    );
    if least.zip(most).is_some_and(|(a, b)| a > b) || unlike.zip(alike).is_some_and(|(a, b)| a > b)
    {
        return Err(fields.fault(
            "a minimum is greater than its maximum, so nothing can fit",
            "Exchange the two numbers, or leave one out.",
        ));
    }
    let kinds = chosen(fields.words("kind")?, &Kind::ALL);
    let moved = fields.flag("moved")?;
    if kinds == [Kind::Unchanged] && moved != Some(true) {
        return Err(fields.fault(
            "`kind = \"unchanged\"` without `moved = true` can find nothing",
            "Add `moved = true`; what stayed as and where it was is not judged.",
        ));
    }
    let confidences = chosen(fields.words("confidence")?, &Confidence::ALL);
    Ok(Condition {
        kinds,
        moved,
        commitments: chosen(fields.words("commitment")?, &Commitment::ALL),
        confidences: if confidences.is_empty() {
            Condition::default().confidences
        } else {
            confidences
        },
        strength: (least.is_some() || most.is_some())
            .then(|| least.unwrap_or(1)..=most.unwrap_or(4)),
        effects: chosen(fields.words("effect")?, &EffectClass::ALL),
        similarity: (unlike.is_some() || alike.is_some())
            .then(|| unlike.unwrap_or(0.0)..=alike.unwrap_or(1.0)),
        sections: fields.patterns("section", Pattern::title)?,
        documents: fields.patterns("document", Pattern::path)?,
        text: fields.regex("text")?,
        old_text: fields.regex("old_text")?,
        new_text: fields.regex("new_text")?,
    })
}

fn acknowledged(fields: &Fields<'_>) -> Result<Acknowledgement> {
    let names = match (fields.text("change")?, fields.text("quote")?) {
        (Some(id), None) => Names::Change(id.to_owned()),
        (None, Some(quote)) if quote.split_whitespace().count() < 3 => {
            return Err(fields.fault(
                "the `quote` is too short to name one change",
                "Quote at least three words.",
            ));
        }
        (None, Some(quote)) => Names::Quote(quote.to_owned()),
        (None, None) | (Some(_), Some(_)) => {
            return Err(fields.fault(
                "an [[acknowledged]] names its change by `change` or by `quote`",
                "Give one of the two.",
            ));
        }
    };
    Ok(Acknowledgement {
        names,
        reason: fields.needed("reason", fields.text("reason")?)?.to_owned(),
        expires: fields.date("expires")?,
        documents: fields.patterns("document", Pattern::path)?,
        line: fields.line(),
    })
}

/// The values of a closed set behind the indices of its words.
fn chosen<T: Copy>(indices: Vec<usize>, all: &[T]) -> Vec<T> {
    indices.into_iter().map(|i| all[i]).collect()
}

#[cfg(test)]
mod tests {
    use super::super::key::{Form, TABLES};
    use super::*;

    /// The words listed in the keys are the names of the sets they stand for, in order.
    #[test]
    fn the_words_of_a_key_are_the_names_of_its_set() {
        let names: [(&str, Vec<&str>); 5] = [
            ("kind", Kind::ALL.iter().map(|k| k.name()).collect()),
            (
                "commitment",
                Commitment::ALL.iter().map(|c| c.name()).collect(),
            ),
            (
                "confidence",
                Confidence::ALL.iter().map(|c| c.name()).collect(),
            ),
            (
                "effect",
                EffectClass::ALL.iter().map(|e| e.name()).collect(),
            ),
            ("fail_on", Level::ALL.iter().map(|l| l.name()).collect()),
        ];
        for (name, names) in names {
            let mut keys = TABLES.iter().flat_map(|t| t.keys());
            let key = keys.find(|key| key.name == name).unwrap();
            let (Form::Word(words) | Form::Words(words)) = key.form else {
                panic!("{name} takes no words");
            };
            assert_eq!(words, names);
        }
    }
}
