//! Configuration: `pledgediff.toml`, from its text to a [`Policy`] and the documents it is for.
//!
//! `key` lists every key once; the reader, the messages about unknown keys and the reference that
//! `pledgediff manual config` prints all come from it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::overlap::Colour;
use crate::policy::{Level, Pattern, Policy};

mod acknowledge;
mod fields;
mod key;
mod reference;
mod rules;

pub use acknowledge::{Entry, acknowledge};
pub use reference::reference;

/// The name of the file.
pub const FILE: &str = "pledgediff.toml";

/// The policy that `check --init` writes and that applies where there is no file, with comments and
/// messages in Dutch.
pub const STARTER_NL: &str = include_str!("config/starter.nl.toml");

/// The same in English.
pub const STARTER_EN: &str = include_str!("config/starter.en.toml");

/// What a configuration file says.
#[derive(Clone, Debug)]
pub struct Config {
    /// From which level on a finding breaks the policy.
    pub fail_on: Level,
    /// The documents that `check --base` compares; all that can be read where there are none.
    pub documents: Vec<Pattern>,
    /// The programmes that `overlap` compares an agreement with.
    pub programmes: Vec<Programme>,
    /// The policy.
    pub policy: Policy,
}

/// The programme of a party, to be compared with an agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Programme {
    /// What reports call the party.
    pub name: String,
    /// Where its programme lies, from the folder of the configuration.
    pub path: PathBuf,
    /// Its colour on the page.
    pub colour: Option<Colour>,
    /// Whether the party is in the coalition.
    pub coalition: bool,
}

impl Config {
    /// Reads the text of a configuration; `name` is what messages call it.
    ///
    /// # Errors
    /// When it is no TOML, or holds a key or value that is not known: the message names the line
    /// and what to write instead.
    pub fn parse(name: &str, text: &str) -> Result<Self> {
        rules::config(name, text)
    }

    /// Reads the file at `path`.
    ///
    /// # Errors
    /// When it cannot be read, and as [`Config::parse`].
    pub fn open(path: &Path) -> Result<Self> {
        Self::parse(&path.display().to_string(), &text(path)?)
    }
}

/// The text of the configuration at `path`.
///
/// # Errors
/// When it cannot be read or is no UTF-8.
pub fn text(path: &Path) -> Result<String> {
    let name = path.display().to_string();
    fs::read_to_string(path).map_err(|error| {
        Error::usage(name, format!("cannot be read: {error}"))
            .cure("`pledgediff check --init` writes a configuration to begin with.")
    })
}

/// The nearest configuration: in `folder` or one above it.
pub fn find(folder: &Path) -> Option<PathBuf> {
    folder
        .ancestors()
        .map(|folder| folder.join(FILE))
        .find(|path| path.is_file())
}
