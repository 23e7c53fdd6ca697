//! Writing an acknowledgement into a configuration without touching what the user wrote.

use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, value};

use super::Config;
use crate::error::{Error, Result};
use crate::policy::Date;

/// An acknowledgement to be written.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// Id of the change.
    pub change: &'a str,
    /// What the change is, for a reader of the file.
    pub about: &'a str,
    /// Why it may pass.
    pub reason: &'a str,
    /// The last day on which it holds.
    pub expires: Option<Date>,
}

/// The text of a configuration with the acknowledgement added at its end; one of the same change is
/// replaced. Everything else stays as it was, to the letter.
///
/// # Errors
/// When the text is no configuration; the message calls it `name`.
pub fn acknowledge(name: &str, text: &str, entry: Entry<'_>) -> Result<String> {
    Config::parse(name, text)?;
    let mut document: DocumentMut = text
        .parse()
        .map_err(|error: toml_edit::TomlError| Error::usage(name, error.message()))?;
    let list = document
        .entry("acknowledged")
        .or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
    let Some(tables) = list.as_array_of_tables_mut() else {
        return Err(
            Error::usage(name, "`acknowledged` is written as a list within brackets").cure(
                "Write each as a table of its own below a line [[acknowledged]], and try again.",
            ),
        );
    };
    let same = |table: &Table| table.get("change").and_then(Item::as_str) == Some(entry.change);
    if let Some(table) = tables.iter_mut().find(|table| same(table)) {
        fill(table, entry);
    } else {
        let mut table = Table::new();
        fill(&mut table, entry);
        let decor = table.decor_mut();
        decor.set_prefix(match comment(entry.about).as_str() {
            "" => "\n".to_owned(),
            about => format!("\n# {about}\n"),
        });
        tables.push(table);
    }
    let written = document.to_string();
    Config::parse(name, &written)?;
    Ok(written)
}

fn fill(table: &mut Table, entry: Entry<'_>) {
    table["change"] = value(entry.change);
    table["reason"] = value(entry.reason);
    match entry.expires {
        Some(date) => match date.to_string().parse::<toml_edit::Datetime>() {
            Ok(date) => table["expires"] = value(date),
            Err(_) => table["expires"] = value(date.to_string()),
        },
        None => {
            table.remove("expires");
        }
    }
}

/// One line without what a comment may not hold.
fn comment(text: &str) -> String {
    let clean: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    clean.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENTRY: Entry<'_> = Entry {
        change: "c0123456789",
        about: "geschrapt: \"Het eigen risico\nverdwijnt.\"",
        reason: "Besluit van het congres: zie \"notulen\".",
        expires: None,
    };

    #[test]
    fn what_stood_there_stays_to_the_letter() {
        let text = "# ons beleid\nfail_on   = 'warning' # streng\n\n[[rule]]\nname=\"x\"   # zo\n";
        let written = acknowledge("p", text, ENTRY).unwrap();
        let rest = written.strip_prefix(text).unwrap();
        assert_eq!(
            rest,
            "\n# geschrapt: \"Het eigen risico verdwijnt.\"\n[[acknowledged]]\nchange = \"c0123456789\"\n\
             reason = 'Besluit van het congres: zie \"notulen\".'\n"
        );
        let config = Config::parse("p", &written).unwrap();
        assert_eq!(config.policy.acknowledged[0].reason, ENTRY.reason);
    }

    #[test]
    fn a_second_time_replaces_the_first() {
        let once = acknowledge("p", "", ENTRY).unwrap();
        let expires = "2027-03-31".parse().ok();
        let again = Entry {
            reason: "Toch tijdelijk.",
            expires,
            ..ENTRY
        };
        let twice = acknowledge("p", &once, again).unwrap();
        let config = Config::parse("p", &twice).unwrap();
        assert_eq!(config.policy.acknowledged.len(), 1);
        assert_eq!(config.policy.acknowledged[0].expires, expires);
        assert_eq!(acknowledge("p", &twice, ENTRY).unwrap(), once);
    }

    #[test]
    fn a_broken_configuration_is_left_alone() {
        assert!(acknowledge("p", "acknowledged = []", ENTRY).is_err());
        assert!(acknowledge("p", "[[rule]", ENTRY).is_err());
    }
}
