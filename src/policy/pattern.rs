//! Patterns for the names of sections and documents.

use std::fmt;

use globset::{GlobBuilder, GlobMatcher};

use crate::document::Section;

/// A name in which `*` stands for any letters, `?` for one, and `{a,b}` for one of several.
#[derive(Clone, Debug)]
pub struct Pattern {
    written: String,
    matcher: GlobMatcher,
}

impl Pattern {
    /// A pattern for the titles of sections: capitals and small letters are alike.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    pub fn title(written: &str) -> Result<Self, String> {
        Self::new(written, false)
    }

    /// A pattern for paths, in which `*` stays within a folder and `**` crosses folders.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    pub fn path(written: &str) -> Result<Self, String> {
        Self::new(written, true)
    }

    fn new(written: &str, path: bool) -> Result<Self, String> {
        let glob = GlobBuilder::new(written)
            .case_insensitive(!path)
            .literal_separator(path)
            .build()
            .map_err(|error| error.kind().to_string())?;
        Ok(Self {
            written: written.to_owned(),
            matcher: glob.compile_matcher(),
        })
    }

    /// Whether it fits a path, written with `/`.
    pub fn fits(&self, path: &str) -> bool {
        self.matcher.is_match(path)
    }

    /// Whether it fits the title of a section, its number, or both.
    pub fn fits_section(&self, section: &Section) -> bool {
        let number = section.number.as_deref();
        self.matcher.is_match(&section.title)
            || number.is_some_and(|number| {
                let number = number.trim_end_matches('.');
                self.matcher.is_match(number)
                    || self.matcher.is_match(format!("{number} {}", section.title))
            })
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Place;

    #[test]
    fn a_section_is_named_by_title_number_or_both() {
        let section = Section {
            number: Some("7.2".to_owned()),
            title: "Zorg/welzijn in de wijk".to_owned(),
            level: 2,
            parent: None,
            place: Place::default(),
        };
        for fits in ["zorg*", "7.2", "7.2 Zorg*", "*wijk"] {
            assert!(
                Pattern::title(fits).unwrap().fits_section(&section),
                "{fits}"
            );
        }
        for not in ["zorg", "7", "wijk*"] {
            assert!(
                !Pattern::title(not).unwrap().fits_section(&section),
                "{not}"
            );
        }
    }

    #[test]
    fn a_star_stays_in_its_folder_and_two_do_not() {
        let one = Pattern::path("programma/*.md").unwrap();
        assert!(one.fits("programma/zorg.md") && !one.fits("programma/oud/zorg.md"));
        assert!(
            Pattern::path("programma/**/*.md")
                .unwrap()
                .fits("programma/oud/zorg.md")
        );
        assert!(Pattern::path("a[").is_err());
    }
}
