//! Tables of contents: lines that lead to a page, and are no text.

/// Words that head a table of contents.
const HEADS: [&str; 5] = [
    "inhoud",
    "inhoudsopgave",
    "inhoudstafel",
    "index",
    "contents",
];

/// Most lines under the heading that may pass without a page number before the table is over.
const PATIENCE: usize = 2;

/// Marks the lines that make up tables of contents: every line with dot leaders, and under the
/// heading of one those that end in the number of a page.
pub(in crate::read) fn mark(lines: &[&str]) -> Vec<bool> {
    let mut marked: Vec<bool> = lines.iter().map(|line| has_leader(line)).collect();
    for (at, line) in lines.iter().enumerate() {
        let word = line.trim().trim_end_matches(|c: char| !c.is_alphabetic());
        if !HEADS.iter().any(|head| word.eq_ignore_ascii_case(head)) {
            continue;
        }
        let (mut last, mut missed, mut entries) = (at, 0, 0);
        for (next, line) in lines.iter().enumerate().skip(at + 1) {
            if line.trim().is_empty() {
                continue;
            }
            if marked[next] || ends_in_page(line) {
                (last, missed) = (next, 0);
                entries += 1;
            } else {
                missed += 1;
                if missed > PATIENCE {
                    break;
                }
            }
        }
        if entries > 2 {
            marked[at..=last].fill(true);
        }
    }
    marked
}

/// "Wonen ........ 12", "Zorg . . . . . 7", "Werk ______ 3".
fn has_leader(line: &str) -> bool {
    let line = line.trim_end();
    let name = line.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
    let dots = name.trim_end_matches(['.', '…', '_', '·', ' ', '\t']);
    let leader = &name[dots.len()..];
    let count: usize = leader
        .chars()
        .map(|c| match c {
            '…' => 3,
            '.' | '_' | '·' => 1,
            _ => 0,
        })
        .sum();
    count >= 5 && dots.chars().any(char::is_alphabetic) && (name.len() < line.len() || count >= 10)
}

fn ends_in_page(line: &str) -> bool {
    let line = line.trim();
    let name = line.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = line.len() - name.len();
    (1..=3).contains(&digits)
        && line.chars().count() <= 120
        && (name.is_empty()
            || name.ends_with(char::is_whitespace) && !name.trim_end().ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaders_and_lines_that_lead_to_a_page_are_marked() {
        let lines = [
            "Vooraf",
            "Inhoud",
            "",
            "Zorg 3",
            "Wonen en werken",
            "in het groen 7",
            "9",
            "Werk 12",
            "Zorg",
            "De zorg is er",
            "voor iedereen.",
            "Het werd 12",
            "1.1 Huur ......... 4",
            "Wij weten het niet...",
        ];
        let marked = mark(&lines);
        let text: Vec<&str> = lines
            .iter()
            .zip(marked)
            .filter(|(_, m)| !m)
            .map(|(l, _)| *l)
            .collect();
        assert_eq!(
            text,
            [
                "Vooraf",
                "Zorg",
                "De zorg is er",
                "voor iedereen.",
                "Het werd 12",
                "Wij weten het niet..."
            ]
        );
    }

    #[test]
    fn a_heading_alone_is_no_table() {
        assert_eq!(
            mark(&["Inhoud", "Dit gaat over de inhoud.", "Het is 12"]),
            [false; 3]
        );
    }
}
