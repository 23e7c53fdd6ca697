//! What one stage of the pipeline made of a document, as plain lines.

use std::fmt::Write as _;

use super::terminal::visible;
use super::{Language, strings};
use crate::analysis::SentenceId;
use crate::meaning::Version;
use crate::token::TokenKind;

/// The document as it was read: headings marked with `#`, a line a block, an empty line between.
pub fn text(version: &Version) -> String {
    let document = version.analysis().document();
    let mut out = String::new();
    let mut told = 0;
    for block in document.blocks() {
        let upto = block.section.map_or(0, |id| id as usize + 1);
        for section in &document.sections()[told.min(upto)..upto] {
            heading(section, &mut out);
        }
        told = told.max(upto);
        let _ = writeln!(out, "{}\n", visible(block.span.of(document.text())));
    }
    for section in &document.sections()[told..] {
        heading(section, &mut out);
    }
    out
}

fn heading(section: &crate::document::Section, out: &mut String) {
    let marks = "#".repeat(usize::from(section.level.min(6)));
    let number = section.number.as_deref().map(|n| format!("{n} "));
    let number = number.unwrap_or_default();
    let _ = writeln!(
        out,
        "{marks} {}\n",
        visible(&format!("{number}{}", section.title))
    );
}

/// What a reader should know of how the document was read, a line each, with its name and place.
pub fn notices(version: &Version, language: Language) -> Vec<String> {
    let told = strings::notices(version.analysis().document(), language);
    told.map(|(place, message)| {
        let place = place.map(|place| format!(", {place}")).unwrap_or_default();
        format!("{}{place}: {message}", visible(version.label()))
    })
    .collect()
}

/// The sentences, one a line.
pub fn sentences(version: &Version) -> String {
    let analysis = version.analysis();
    let mut out = String::new();
    for id in 0..analysis.sentences().len() as SentenceId {
        let _ = writeln!(out, "{}", visible(analysis.text(id)));
    }
    out
}

/// The tokens of each sentence on a line, each word with its term; an empty term for a mark.
pub fn tokens(version: &Version) -> String {
    let analysis = version.analysis();
    let text = analysis.document().text();
    let mut out = String::new();
    for id in 0..analysis.sentences().len() as SentenceId {
        for (i, token) in analysis.tokens(id).iter().enumerate() {
            let word = token.span.of(text);
            let gap = if i == 0 { "" } else { " " };
            let _ = match token.kind {
                TokenKind::Mark => write!(out, "{gap}{}", visible(word)),
                TokenKind::Word | TokenKind::Stop | TokenKind::Number => {
                    let term = analysis.language().term(word);
                    write!(out, "{gap}{}/{}", visible(word), visible(&term))
                }
            };
        }
        out.push('\n');
    }
    out
}

/// The sentences, one a line, each behind its class and its strength; under each the words that
/// made it so.
pub fn commitments(version: &Version) -> String {
    let analysis = version.analysis();
    let mut out = String::new();
    for id in 0..analysis.sentences().len() as SentenceId {
        let meaning = version.meaning(id);
        let strength = meaning.strength.map_or('-'.to_string(), |s| s.to_string());
        let class = meaning.commitment.name();
        let _ = writeln!(out, "{class:8} {strength} {}", visible(analysis.text(id)));
        let reasons = version.reasons(id);
        let mut told = vec![reasons.commitment.join(" · ")];
        told.extend(reasons.strength.map(|words| format!("{strength}: {words}")));
        let text = analysis.document().text();
        let quantities = meaning
            .quantities
            .iter()
            .map(|q| q.span.of(text).to_owned());
        told.extend(quantities.map(|words| format!("= {words}")));
        told.retain(|words| !words.is_empty());
        if !told.is_empty() {
            let _ = writeln!(out, "           {}", visible(&told.join("; ")));
        }
    }
    out
}
