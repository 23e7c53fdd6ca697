//! Was/wordt: a table of what was and what it becomes, chapter by chapter, below the counts.

use super::package::{R, W};
use super::tracked::page;
use super::xml::Xml;
use crate::change::{Edit, Op};
use crate::report::strings::{self, Label, Phrase, label, phrase};
use crate::report::terminal::visible;
use crate::report::view::{Entry, EntryId, GENERATOR, Row, Side, View};

pub(super) mod cell;

use cell::{Cell, line, paragraph, run};

/// Width of the text, in twentieths of a point: A4 on its side within its margins.
const WIDTH: u32 = 14_838;

/// Was, becomes, and what changes.
pub(super) const COLUMNS: [u32; 3] = [5_450, 5_450, 3_938];

/// The part with the text.
pub(super) fn part(view: &View<'_>) -> String {
    let mut xml = Xml::new();
    xml.element("w:document", &[W, R], |xml| {
        xml.element("w:body", &[], |xml| {
            head(view, xml);
            for chapter in chapters(view) {
                line(xml, "Heading1", &visible(&chapter.title));
                changes(view, &chapter.runs, xml);
            }
            possible(view, xml);
            page(xml, true);
        });
    });
    xml.finish()
}

/// The changes under one chapter.
struct Chapter {
    title: String,
    /// Each run with the section it stands in, where that is below the chapter.
    runs: Vec<(Option<String>, Vec<EntryId>)>,
}

fn chapters(view: &View<'_>) -> Vec<Chapter> {
    let mut chapters: Vec<Chapter> = Vec::new();
    for part in &view.parts {
        let entries: Vec<EntryId> = part.changes().collect();
        if entries.is_empty() {
            continue;
        }
        let mut path = view.path(part.heading).into_iter();
        let title = path.next().unwrap_or_default();
        let below: Vec<String> = path.collect();
        let run = ((!below.is_empty()).then(|| below.join(" › ")), entries);
        match chapters.last_mut() {
            Some(last) if last.title == title => last.runs.push(run),
            _ => chapters.push(Chapter {
                title,
                runs: vec![run],
            }),
        }
    }
    chapters
}

/// What was compared, and how much became of it.
fn head(view: &View<'_>, xml: &mut Xml) {
    let language = view.language;
    line(xml, "Title", label(Label::Title, language));
    let labels = view.inputs.map(|input| visible(&input.source.label));
    line(xml, "Subtitle", &labels.join(" → "));
    line(xml, "Headline", &view.headline);
    counts(view, xml);
    let topics: Vec<String> = view
        .matters
        .iter()
        .filter(|matter| !matter.entries.is_empty())
        .map(|matter| {
            let count = strings::number(matter.entries.len() as u64, language);
            format!("{} {count}", matter.title)
        })
        .collect();
    line(xml, "BelowTable", &topics.join("  ·  "));
    if view.entries.is_empty() {
        line(xml, "Normal", phrase(Phrase::NoChanges, language));
    }
    if !view.remarks.is_empty() {
        line(xml, "Heading2", phrase(Phrase::Notices, language));
        for remark in &view.remarks {
            let place = remark.place.as_deref().map(|place| format!(", {place}"));
            let place = place.unwrap_or_default();
            let told = format!("{}{place}: {}", remark.label, remark.message);
            line(xml, "ListBullet", &visible(&told));
        }
    }
    provenance(view, xml);
}

fn counts(view: &View<'_>, xml: &mut Xml) {
    let language = view.language;
    let heads = Row::heads(language);
    let widths = [3_000, 1_900, 1_900, 1_900];
    table(xml, &widths, |xml| {
        cell::row(xml, true, |xml| {
            let first = Cell::head(widths[0]);
            first.write(xml, |xml| {
                line(xml, "TableHead", label(Label::Counts, language));
            });
            for head in heads {
                Cell::head(widths[1]).write(xml, |xml| line(xml, "TableHeadNumber", head));
            }
        });
        for row in &view.counts {
            cell::row(xml, false, |xml| {
                Cell::plain(widths[0]).write(xml, |xml| line(xml, "TableText", row.name));
                for number in row.numbers {
                    let number = strings::number(u64::from(number), language);
                    Cell::plain(widths[1]).write(xml, |xml| line(xml, "TableNumber", &number));
                }
            });
        }
    });
}

fn provenance(view: &View<'_>, xml: &mut Xml) {
    let language = view.language;
    line(xml, "Heading2", label(Label::Provenance, language));
    let widths = [1_100, 5_600, 2_400, 5_738];
    table(xml, &widths, |xml| {
        for (input, name) in view.inputs.iter().zip([Label::Was, Label::Becomes]) {
            cell::row(xml, false, |xml| {
                let cell = |xml: &mut Xml, i: usize, style: &str, text: &str| {
                    Cell::plain(widths[i]).write(xml, |xml| line(xml, style, text));
                };
                cell(xml, 0, "TableSection", label(name, language));
                Cell::plain(widths[1]).write(xml, |xml| {
                    line(xml, "TableText", &visible(&input.source.label));
                    let more = input.title.filter(|title| *title != input.source.label);
                    if let Some(title) = more {
                        line(xml, "TableSmall", &visible(title));
                    }
                });
                cell(xml, 2, "TableText", &input.size(language).join(", "));
                Cell::plain(widths[3]).write(xml, |xml| {
                    let told = format!("SHA-256 {}", input.source.sha256);
                    paragraph(xml, "TableSmall", |xml| run(xml, Some("Code"), &told));
                });
            });
        }
    });
    let mut made = vec![format!("{} {GENERATOR}", label(Label::MadeBy, language))];
    let settings = view.settings.iter();
    made.extend(settings.map(|setting| format!("{}: {}", setting.name, setting.value)));
    line(xml, "Caption", &made.join("  ·  "));
}

fn possible(view: &View<'_>, xml: &mut Xml) {
    if view.possible.is_empty() {
        return;
    }
    line(xml, "Heading1", phrase(Phrase::PossiblePart, view.language));
    line(
        xml,
        "Normal",
        phrase(Phrase::PossibleExplained, view.language),
    );
    changes(view, &[(None, view.possible.clone())], xml);
}

/// The table itself; its head comes back on every page.
fn changes(view: &View<'_>, runs: &[(Option<String>, Vec<EntryId>)], xml: &mut Xml) {
    table(xml, &COLUMNS, |xml| {
        cell::row(xml, true, |xml| {
            let heads = [Label::Was, Label::Becomes, Label::WhatChanges];
            for (head, width) in heads.into_iter().zip(COLUMNS) {
                let head = label(head, view.language);
                Cell::head(width).write(xml, |xml| line(xml, "TableHead", head));
            }
        });
        for (section, entries) in runs {
            if let Some(section) = section {
                cell::row(xml, false, |xml| {
                    Cell::across(WIDTH, COLUMNS.len()).write(xml, |xml| {
                        line(xml, "TableSection", &visible(section));
                    });
                });
            }
            for &id in entries {
                entry(view, &view.entries[id], xml);
            }
        }
    });
    // Two tables without a paragraph between them would become one.
    line(xml, "TableSmall", "");
}

fn entry(view: &View<'_>, entry: &Entry<'_>, xml: &mut Xml) {
    cell::row(xml, false, |xml| {
        for (side, width) in Side::BOTH.into_iter().zip(COLUMNS) {
            Cell::plain(width).write(xml, |xml| sides(&entry.change.edits, side, xml));
        }
        Cell::plain(COLUMNS[2]).write(xml, |xml| what_changes(view, entry, xml));
    });
}

/// The words of one side; what stands only there is marked.
pub(super) fn sides(edits: &[Edit], side: Side, xml: &mut Xml) {
    let (own, style) = match side {
        Side::Old => (Op::Delete, "Deleted"),
        Side::New => (Op::Insert, "Inserted"),
    };
    let mut edits = edits.iter().filter(|e| e.op == Op::Equal || e.op == own);
    paragraph(xml, "TableText", |xml| match edits.next() {
        None => run(xml, None, "–"),
        Some(first) => {
            for edit in std::iter::once(first).chain(edits) {
                run(xml, (edit.op == own).then_some(style), &visible(&edit.text));
            }
        }
    });
}

fn what_changes(view: &View<'_>, entry: &Entry<'_>, xml: &mut Xml) {
    let language = view.language;
    paragraph(xml, "TableText", |xml| {
        run(xml, Some("Strong"), &entry.name);
    });
    for effect in &entry.effects {
        line(xml, "TableText", &visible(&effect.told(language)));
    }
    if entry.change.moved
        && let [Some(from), Some(to)] = entry.headings
    {
        let told = strings::from_to(&view.title(from), &view.title(to), language);
        line(xml, "TableText", &visible(&told));
    }
    let place = entry.place();
    let mut small = vec![strings::commitment(entry.commitment, language)];
    if !place.is_empty() {
        small.push(&place);
    }
    small.push(&entry.change.id);
    line(xml, "TableSmall", &small.join("  ·  "));
}

/// A table of such columns.
pub(super) fn table(xml: &mut Xml, widths: &[u32], rows: impl FnOnce(&mut Xml)) {
    xml.element("w:tbl", &[], |xml| {
        xml.element("w:tblPr", &[], |xml| {
            xml.empty("w:tblStyle", &[("w:val", "Grid")]);
            let width: u32 = widths.iter().sum();
            let width = width.to_string();
            xml.empty("w:tblW", &[("w:w", &width), ("w:type", "dxa")]);
            xml.empty("w:tblLayout", &[("w:type", "fixed")]);
            xml.empty("w:tblLook", &[("w:val", "0620")]);
        });
        xml.element("w:tblGrid", &[], |xml| {
            for width in widths {
                xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
            }
        });
        rows(xml);
    });
}
