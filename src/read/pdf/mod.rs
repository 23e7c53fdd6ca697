//! PDF: from glyphs on pages to sections and blocks.
//!
//! `spans` yields positioned text, `runs` joins it to words, `flow` puts it in reading order,
//! `furniture`, `contents` and `numbers` take out what is not text, `pieces` and `style` tell
//! paragraphs, items and headings, and here it is entered in the document.
//!
//! Pages are counted from 1 in the order of the file. Where the file gives a page a label that is a
//! plain number, as printed on it, [`Place::page`] is that label, so that a reader finds the page.

use super::layout::bullet;
use super::layout::hyphen::Hyphens;
use crate::document::{BlockKind, Builder, Notice, NoticeKind};
use crate::error::{Error, Result};
use crate::text::Place;

mod contents;
mod drawing;
mod filters;
mod flow;
mod furniture;
mod glossary;
mod guard;
mod hyphens;
mod levels;
mod numbers;
mod pieces;
mod quiet;
mod review;
mod runs;
mod sheet;
mod spans;
mod style;
mod table;
#[cfg(test)]
mod tests;
mod weights;

use flow::Line;
use levels::Heading;
use pieces::{Kind, Piece};
use sheet::Sheet;
use spans::{Extract, Failure};
use style::Styles;

/// Letters and digits below which a page is one without text: a scan may bear a stray stamp.
const BLANK: u32 = 1;
/// Part of a document's characters that may be unknown to their font before it is unreadable.
const UNKNOWN: f32 = 0.3;
/// Words of a piece that is more than a line on a cover.
const COVER_WORDS: usize = 25;

/// Reads a PDF into `builder`.
///
/// # Errors
/// When it wants a password, cannot be parsed, exceeds a limit or holds no text.
pub(super) fn read(bytes: &[u8], builder: &mut Builder) -> Result<()> {
    let mut extract =
        spans::extract(bytes, |page| Sheet::of(&page)).map_err(|f| failure(f, builder))?;
    let places = Places::of(&extract);
    refuse_textless(&extract, builder)?;
    report(&extract, &places, builder);
    builder.pages(extract.pages.len() as u32);
    let title = extract.title.filter(|title| is_title(title));
    let styles = Styles::of(&extract.pages);
    furniture::remove(&mut extract.pages, styles.size());
    let mut pieces = pieces::pieces(extract.pages, &styles);
    review::review(&mut pieces, &styles);
    let hyphens = hyphens::mend(&mut pieces);
    let largest = enter(&pieces, &hyphens, &places, builder);
    builder.title(title.unwrap_or(largest));
    Ok(())
}

fn failure(failure: Failure, builder: &Builder) -> Error {
    let error = |problem: String| Error::input(&builder.source().name, problem);
    match failure {
        Failure::Encrypted => error("the PDF is protected with a password".to_owned())
            .cure("Open it with the password and save it without one."),
        Failure::Damaged(why) => error(format!("the PDF is damaged: {why}"))
            .cure("Fetch the file again, or open it in a PDF reader and save or print it anew."),
        Failure::TooLarge(limit) => error(format!("the PDF holds more than {limit}"))
            .cure("Cut the file in parts, or print it to a new PDF."),
    }
}

/// A document without text is a scan, or its fonts do not say what their characters are.
fn refuse_textless(extract: &Extract<Sheet>, builder: &Builder) -> Result<()> {
    let signs: u32 = extract.pages.iter().map(|page| page.signs).sum();
    let unknown: u32 = extract.pages.iter().map(|page| page.unknown).sum();
    let name = &builder.source().name;
    let ocr = "Run OCR on it (ocrmypdf does, and so do most PDF programs) and give the result.";
    if extract.pages.is_empty() {
        return Err(Error::input(name, "the PDF holds no page that can be read")
            .cure("Fetch the file again, or open it in a PDF reader and save or print it anew."));
    }
    if signs == 0 && extract.pages.iter().any(|page| page.excess) {
        let problem = format!(
            "no text could be read: a page of the PDF holds more than {}",
            guard::told()
        );
        return Err(Error::input(name, problem).cure(
            "No page of a programme does: print the PDF to a new one, or save its text by itself.",
        ));
    }
    if signs == 0 && extract.pages.iter().any(|page| page.damaged) {
        return Err(
            Error::input(name, "the PDF is damaged; no text could be read").cure(
                "Fetch the file again, or open it in a PDF reader and save or print it anew.",
            ),
        );
    }
    if signs == 0 {
        return Err(Error::input(name, "the PDF has no text, only pictures of it").cure(ocr));
    }
    if unknown as f32 > UNKNOWN * (signs + unknown) as f32 {
        let problem = "the fonts of the PDF do not say which characters they show";
        return Err(Error::input(name, problem).cure(ocr));
    }
    Ok(())
}

/// Notices of what is missing; pages in a row are one notice.
fn report(extract: &Extract<Sheet>, places: &Places, builder: &mut Builder) {
    let pages = &extract.pages;
    if extract.mended || extract.lost_pages > 0 {
        let lost = extract.lost_pages;
        builder.notice(Notice::whole(NoticeKind::FileDamaged { lost_pages: lost }));
    }
    let is_blank = |at: usize| pages[at].signs < BLANK && !pages[at].damaged;
    for (first, last) in stretches(pages.len(), is_blank) {
        let kind = NoticeKind::PageWithoutText {
            pages: (last - first + 1) as u32,
            last: places.page(last),
        };
        builder.notice(Notice::at(kind, places.place(first, None)));
    }
    for (first, last) in stretches(pages.len(), |at| pages[at].damaged) {
        let kind = NoticeKind::PageDamaged {
            pages: (last - first + 1) as u32,
            last: places.page(last),
        };
        builder.notice(Notice::at(kind, places.place(first, None)));
    }
    let count: u32 = pages.iter().map(|page| page.unknown).sum();
    if count > 0 {
        builder.notice(Notice::whole(NoticeKind::UnknownCharacters { count }));
    }
}

/// First and last of every stretch of places that are so.
fn stretches(count: usize, is: impl Fn(usize) -> bool) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for at in (0..count).filter(|&at| is(at)) {
        match found.last_mut() {
            Some((_, last)) if *last + 1 == at => *last = at,
            _ => found.push((at, at)),
        }
    }
    found
}

/// What a page is called.
struct Places {
    labels: Vec<Option<u32>>,
}

impl Places {
    fn of<T>(extract: &Extract<T>) -> Self {
        Self {
            labels: extract.labels.clone(),
        }
    }

    fn page(&self, index: usize) -> u32 {
        self.labels
            .get(index)
            .copied()
            .flatten()
            .unwrap_or(index as u32 + 1)
    }

    fn place(&self, index: usize, line: Option<u32>) -> Place {
        Place {
            page: Some(self.page(index)),
            line,
            column: None,
        }
    }
}

/// Producers write the name of their file where the title belongs.
fn is_title(title: &str) -> bool {
    let lower = title.to_lowercase();
    let is_file = [
        "indd", "doc", "docx", "pdf", "pptx", "odt", "qxp", "pages", "ai",
    ]
    .iter()
    .any(|ending| lower.ends_with(&format!(".{ending}")));
    let named = [
        "microsoft word",
        "powerpoint",
        "untitled",
        "naamloos",
        "document",
        "print",
    ];
    !is_file && !named.iter().any(|name| lower.starts_with(name)) && title.contains(' ')
}

/// Enters the pieces in the document; gives the title that stands on its cover.
fn enter(pieces: &[Piece], hyphens: &Hyphens, places: &Places, builder: &mut Builder) -> String {
    let (front, pieces) = pieces.split_at(front(pieces));
    let headings: Vec<Vec<&Line>> = pieces
        .iter()
        .filter(|piece| piece.kind == Kind::Heading)
        .map(|piece| piece.lines.iter().map(|(_, line)| line).collect())
        .collect();
    let headings = levels::levels(&headings);
    let title = cover(front, places, hyphens, builder);
    let mut next = 0;
    for (at, piece) in pieces.iter().enumerate() {
        match piece.kind {
            Kind::Heading => {
                let Some(heading) = headings.get(next) else {
                    continue;
                };
                next += 1;
                if at > 0 && closes(heading, headings.get(next), pieces.get(at + 1)) {
                    block(BlockKind::Paragraph, &piece.lines, places, hyphens, builder);
                    continue;
                }
                let (page, line) = &piece.lines[0];
                let place = places.place(*page, line.number);
                builder.heading(
                    heading.level,
                    heading.number.as_deref(),
                    &heading.title,
                    place,
                );
            }
            Kind::Block(kind) => block(kind, &piece.lines, places, hyphens, builder),
        }
    }
    title
}

/// Whether what looks like a heading heads nothing but closes what stands before it, as a signature
/// does: the next piece is a heading of more weight, or there is none.
fn closes(heading: &Heading, next: Option<&Heading>, piece: Option<&Piece>) -> bool {
    let heads = match (piece, next) {
        (Some(piece), Some(next)) => piece.kind != Kind::Heading || next.level >= heading.level,
        (Some(_), None) => true,
        (None, _) => heading.level < 2,
    };
    heading.number.is_none() && !heads
}

/// How many pieces stand before the text begins: those of the pages that hold no paragraph.
fn front(pieces: &[Piece]) -> usize {
    let page = pieces
        .iter()
        .filter(|piece| piece.kind != Kind::Heading)
        .find(|piece| piece.words() >= COVER_WORDS)
        .and_then(|piece| piece.lines.first())
        .map_or(usize::MAX, |(page, _)| *page);
    let before = |piece: &Piece| piece.lines.first().is_some_and(|(at, _)| *at < page);
    pieces.iter().take_while(|piece| before(piece)).count()
}

/// Enters a cover: what is set largest on the first page is the title and is given back; all else is
/// text outside the sections.
fn cover(front: &[Piece], places: &Places, hyphens: &Hyphens, builder: &mut Builder) -> String {
    let size = |piece: &Piece| piece.lines.iter().map(|(_, l)| l.size).fold(0.0, f32::max);
    let largest = front
        .iter()
        .filter(|p| p.kind == Kind::Heading)
        .map(size)
        .fold(0.0, f32::max);
    let mut title = String::new();
    for piece in front {
        match piece.kind {
            Kind::Heading if piece.lines[0].0 == 0 && size(piece) > 0.9 * largest => {
                let lines: Vec<&Line> = piece.lines.iter().map(|(_, line)| line).collect();
                if !title.is_empty() {
                    title.push(' ');
                }
                title.push_str(&levels::joined(&lines));
            }
            Kind::Heading => block(BlockKind::Paragraph, &piece.lines, places, hyphens, builder),
            Kind::Block(kind) => block(kind, &piece.lines, places, hyphens, builder),
        }
    }
    title
}

/// Enters one block: its bullet left out, its bold beginning marked, its lines joined.
fn block(
    kind: BlockKind,
    lines: &[(usize, Line)],
    places: &Places,
    hyphens: &Hyphens,
    builder: &mut Builder,
) {
    builder.begin(kind);
    let mut leads = true;
    for (at, (page, line)) in lines.iter().enumerate() {
        let place = places.place(*page, line.number);
        let text = if at == 0 {
            words(kind, line)
        } else {
            line.whole()
        };
        // The bold part, now that what stood before the words may be gone.
        let behind = line.text.len().saturating_sub(line.lead);
        let bold = text.len().saturating_sub(behind);
        let whole = line.lead >= line.text.len();
        if leads && line.lead > 0 && text.is_char_boundary(bold) {
            hyphens.push_line(builder, &text[..bold], place);
            if !whole {
                builder.label();
                builder.push(&text[bold..], place);
            }
        } else {
            if leads && at > 0 {
                builder.label();
            }
            hyphens.push_line(builder, &text, place);
        }
        leads = leads && whole && line.lead > 0;
    }
    builder.end();
}

/// The words of a block's first line: an item without its bullet, a note without its mark.
fn words(kind: BlockKind, line: &Line) -> String {
    match kind {
        BlockKind::ListItem => {
            let whole = line.whole();
            match bullet::split(&whole) {
                Some(bullet) => bullet.item.to_owned(),
                None => line.text.clone(),
            }
        }
        BlockKind::Footnote if is_mark(&line.opener) => line.text.clone(),
        BlockKind::Footnote => {
            let bare = line
                .text
                .trim_start_matches(|c: char| c.is_ascii_digit() || c == '*');
            let bare = bare.trim_start_matches([')', ']', '.']);
            // "2030 wordt het jaar" has no mark, and "10.000 euro" none either.
            let marked = line.text.len() - bare.len() <= 4 && bare.starts_with(' ');
            if marked {
                bare.trim_start()
            } else {
                return line.whole();
            }
            .to_owned()
        }
        BlockKind::Paragraph | BlockKind::TableCell | BlockKind::Quote | BlockKind::Caption => {
            line.whole()
        }
    }
}

/// Whether what stands before the words of a note is its mark: `12)`, `[3]`, `*`.
fn is_mark(opener: &str) -> bool {
    let bare = opener.trim_matches(['(', ')', '[', ']', '.', ':']);
    let number = (1..=3).contains(&bare.len()) && bare.bytes().all(|b| b.is_ascii_digit());
    number || !bare.is_empty() && bare.chars().all(|c| "*†‡".contains(c))
}
