//! The reference of the configuration, made from the list of keys.

use std::fmt::Write as _;

use super::key::TABLES;
use super::{FILE, STARTER_EN};

/// The reference, as Markdown.
pub fn reference() -> String {
    let mut out = format!(
        "# {FILE}\n\nFound in the folder where `pledgediff` is started or in one above it; `--config FILE` \
         gives another.\n`pledgediff check --init` writes one to begin with. It is written in \
         [TOML](https://toml.io).\n"
    );
    for table in TABLES {
        if !table.head.is_empty() {
            let _ = write!(out, "\n## `{}`\n", table.head);
        }
        let _ = write!(out, "\n{}\n\n", table.about);
        out.push_str("| key | value | default | meaning |\n|---|---|---|---|\n");
        for key in table.keys() {
            let form = key.form.expected();
            let default = key.default.unwrap_or("must be given");
            let _ = writeln!(
                out,
                "| `{}` | {form} | {default} | {} |",
                key.name, key.about
            );
        }
    }
    let _ = write!(
        out,
        "\n## What applies without a file\n\nAnd what `check --init` writes:\n\n```toml\n{STARTER_EN}```\n"
    );
    out
}
