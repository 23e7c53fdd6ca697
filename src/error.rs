//! What stops the program: one message that names the file and the place, says what is wrong and
//! what to do.

use std::fmt;

use crate::text::Place;

/// Result of everything that may stop the program.
pub type Result<T> = std::result::Result<T, Error>;

/// Which of the things given to the program is at fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The command line or the configuration.
    Usage,
    /// A file or stream that was to be read.
    Input,
    /// A file or stream that was to be written.
    Output,
}

/// A fault with its place and its cure.
#[derive(Debug)]
pub struct Error {
    fault: Fault,
    subject: String,
    place: Place,
    problem: String,
    cure: String,
}

impl Error {
    /// A fault of the command line or configuration; `subject` names the option or file.
    pub fn usage(subject: impl Into<String>, problem: impl Into<String>) -> Self {
        Self::new(Fault::Usage, subject, problem)
    }

    /// A fault of an input; `subject` is the input as the user wrote it.
    pub fn input(subject: impl Into<String>, problem: impl Into<String>) -> Self {
        Self::new(Fault::Input, subject, problem)
    }

    /// A fault of an output; `subject` is the output as the user wrote it.
    pub fn output(subject: impl Into<String>, problem: impl Into<String>) -> Self {
        Self::new(Fault::Output, subject, problem)
    }

    fn new(fault: Fault, subject: impl Into<String>, problem: impl Into<String>) -> Self {
        Self {
            fault,
            subject: subject.into(),
            place: Place::default(),
            problem: problem.into(),
            cure: String::new(),
        }
    }

    /// Adds what the user can do about it: a whole sentence.
    #[must_use]
    pub fn cure(mut self, cure: impl Into<String>) -> Self {
        self.cure = cure.into();
        self
    }

    /// Adds the page on which the fault lies, counted from 1.
    #[must_use]
    pub fn page(mut self, page: u32) -> Self {
        self.place.page = Some(page);
        self
    }

    /// Adds the line on which the fault lies, counted from 1.
    #[must_use]
    pub fn line(mut self, line: u32) -> Self {
        self.place.line = Some(line);
        self
    }

    /// Which of the things given to the program is at fault.
    pub fn fault(&self) -> Fault {
        self.fault
    }

    /// Where in the input the fault lies.
    pub fn place(&self) -> Place {
        self.place
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.subject)?;
        if let Some(page) = self.place.page {
            write!(f, ", page {page}")?;
        }
        if let Some(line) = self.place.line {
            write!(f, ", line {line}")?;
        }
        write!(f, ": {}", self.problem)?;
        if !self.cure.is_empty() {
            write!(f, "\n{}", self.cure)?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_message_names_file_place_fault_and_cure() {
        let error = Error::input("concept.pdf", "the page has no text")
            .page(3)
            .cure("Run OCR on the file and try again.");
        assert_eq!(
            error.to_string(),
            "concept.pdf, page 3: the page has no text\nRun OCR on the file and try again."
        );
    }
}
