//! The overlap as a Word document: the matrix of parties, then per party a table of what the
//! programme says, what the agreement says and what that changes, and what was not found.

use super::package::{R, W};
use super::table::cell::{self, Cell, line, paragraph, run};
use super::table::{COLUMNS, sides, table};
use super::tracked::page;
use super::xml::Xml;
use crate::align::Confidence;
use crate::overlap::Overlap;
use crate::report::Language;
use crate::report::shares::{self, Told};
use crate::report::strings::{
    self, Label, OverlapPhrase, Phrase, label, overlap_phrase, phrase, whose,
};
use crate::report::terminal::visible;
use crate::report::view::{GENERATOR, Side};

/// Widths of the matrix: the party, then its figures.
const PARTY: u32 = 1_638;
const FIGURE: u32 = 1_200;

/// The part with the text.
pub(super) fn part(overlap: &Overlap, language: Language) -> String {
    let mut xml = Xml::new();
    xml.element("w:document", &[W, R], |xml| {
        xml.element("w:body", &[], |xml| {
            head(overlap, language, xml);
            for at in shares::order(overlap) {
                party(overlap, at, language, xml);
            }
            page(xml, true);
        });
    });
    xml.finish()
}

fn head(overlap: &Overlap, language: Language, xml: &mut Xml) {
    let phrase_of = |phrase| overlap_phrase(phrase, language);
    let source = overlap.agreement().analysis().document().source();
    line(xml, "Title", phrase_of(OverlapPhrase::Title));
    line(xml, "Subtitle", &visible(&source.label));
    line(
        xml,
        "Headline",
        &whose(overlap.agreement_summary(), language),
    );
    matrix(&shares::matrix(overlap, language), xml);
    line(xml, "BelowTable", phrase_of(OverlapPhrase::Limits));
    let notices = shares::notices(overlap, language);
    if !notices.is_empty() {
        line(xml, "Heading2", phrase(Phrase::Notices, language));
        for notice in notices {
            let told = format!("{}: {}", notice.label, notice.told());
            line(xml, "ListBullet", &visible(&told));
        }
    }
    line(xml, "Heading2", label(Label::Provenance, language));
    for version in std::iter::once(overlap.agreement()).chain(overlap.programmes()) {
        let analysis = version.analysis();
        let source = analysis.document().source();
        let size = strings::sentences(analysis.sentences().len(), language);
        let told = format!("{} ({size})  ·  SHA-256 {}", source.label, source.sha256);
        line(xml, "TableSmall", &visible(&told));
    }
    let made = format!("{} {GENERATOR}", label(Label::MadeBy, language));
    line(xml, "Caption", &made);
}

/// The parties by what became of their commitments.
fn matrix(rows: &[Vec<String>], xml: &mut Xml) {
    let mut widths = vec![PARTY];
    widths.extend(rows[0].iter().skip(1).map(|_| FIGURE));
    table(xml, &widths, |xml| {
        for (at, row) in rows.iter().enumerate() {
            cell::row(xml, at == 0, |xml| {
                for (column, (text, &width)) in row.iter().zip(&widths).enumerate() {
                    let (cell, style) = match (at, column) {
                        (0, _) => (Cell::head(width), "TableHeadSmall"),
                        (_, 0) => (Cell::plain(width), "TableSection"),
                        _ => (Cell::plain(width), "TableNumber"),
                    };
                    cell.write(xml, |xml| line(xml, style, &visible(text)));
                }
            });
        }
    });
}

fn party(overlap: &Overlap, at: usize, language: Language, xml: &mut Xml) {
    let counts = &overlap.summaries()[at].all;
    let name = shares::name(overlap, at, language);
    let share = strings::percentage(counts.share(), language);
    let all = strings::commitments(counts.commitments as usize, language);
    line(xml, "Heading1", &visible(&name));
    line(xml, "Normal", &format!("{share} ({all})"));
    for (sure, head) in [
        (Confidence::Certain, OverlapPhrase::Certain),
        (Confidence::Possible, OverlapPhrase::Possible),
    ] {
        let matches = shares::matches(overlap, at, sure);
        if matches.is_empty() {
            continue;
        }
        let count = strings::number(matches.len() as u64, language);
        let head = overlap_phrase(head, language);
        line(xml, "Heading2", &format!("{head} ({count})"));
        table(xml, &COLUMNS, |xml| {
            heads(language, xml);
            for (_, found) in matches {
                row(&Told::of(overlap, found, language), language, xml);
            }
        });
    }
    absent(overlap, at, language, xml);
}

/// The head of a table of matches; it comes back on every page.
fn heads(language: Language, xml: &mut Xml) {
    let heads = [
        overlap_phrase(OverlapPhrase::Programme, language),
        overlap_phrase(OverlapPhrase::Agreement, language),
        overlap_phrase(OverlapPhrase::Relation, language),
    ];
    cell::row(xml, true, |xml| {
        for (head, width) in heads.into_iter().zip(COLUMNS) {
            Cell::head(width).write(xml, |xml| line(xml, "TableHead", head));
        }
    });
}

fn row(told: &Told<'_>, language: Language, xml: &mut Xml) {
    cell::row(xml, false, |xml| {
        let places = told.at(language);
        for (at, side) in Side::BOTH.into_iter().enumerate() {
            Cell::plain(COLUMNS[at]).write(xml, |xml| {
                sides(&told.found.edits, side, xml);
                let small = [&*told.sections[at], &*places[at]];
                let small = small.map(visible);
                let small: Vec<&str> = small.iter().map(AsRef::as_ref).collect();
                let small: Vec<&str> = small.into_iter().filter(|s| !s.is_empty()).collect();
                line(xml, "TableSmall", &small.join("  ·  "));
            });
        }
        Cell::plain(COLUMNS[2]).write(xml, |xml| {
            paragraph(xml, "TableText", |xml| {
                run(xml, Some("Strong"), told.relation);
            });
            for note in told.notes(language) {
                line(xml, "TableText", &visible(&note));
            }
            let commitment = strings::commitment(told.commitment, language);
            line(xml, "TableSmall", commitment);
        });
    });
}

/// The specific commitments that were not found.
fn absent(overlap: &Overlap, at: usize, language: Language, xml: &mut Xml) {
    let absent = shares::absent(overlap, at);
    if absent.is_empty() {
        return;
    }
    let count = strings::number(absent.len() as u64, language);
    let head = overlap_phrase(OverlapPhrase::AbsentSpecific, language);
    line(xml, "Heading2", &format!("{head} ({count})"));
    let analysis = overlap.programmes()[at].analysis();
    for id in absent {
        let place = analysis.place(id);
        let place = strings::place(place.page, place.line, language);
        paragraph(xml, "ListBullet", |xml| {
            run(xml, None, &visible(analysis.text(id)));
            if let Some(place) = place {
                run(xml, Some("Faint"), &format!("  {place}"));
            }
        });
    }
}
