//! What programmes share, as one HTML page: a heat map.

use std::fmt::Write as _;

use super::escape::{Plain, Shown};
use super::{STYLE, open};
use crate::overlap::Mutual;
use crate::report::Language;
use crate::report::strings::{OverlapPhrase, overlap_phrase, per_mille};

/// Side of a cell, and room for the names.
const CELL: usize = 64;
const NAMES: usize = 150;

const OWN_STYLE: &str = "
.heat { width: 100%; max-width: 60rem; height: auto; margin: 1.5rem 0; }
.heat text { font: 13px var(--sans); fill: var(--ink); } .heat .row { text-anchor: end; } .heat .cell { text-anchor: middle; }
.heat rect { fill: var(--accent); stroke: var(--line); }
";

/// The page.
pub fn mutual(mutual: &Mutual, language: Language) -> String {
    let phrase = |phrase| overlap_phrase(phrase, language);
    let title = phrase(OverlapPhrase::MutualTitle);
    let style = format!("{STYLE}{OWN_STYLE}");
    let mut out = String::new();
    open(&mut out, language, title, &style, None);
    let _ = write!(
        out,
        "<body>\n<main><header class=\"mast\"><h1>{title}</h1><p class=\"lead\">{}</p></header>\n{}</main>\n</body>\n</html>\n",
        phrase(OverlapPhrase::MutualExplained),
        heat_map(mutual, language),
    );
    out
}

fn heat_map(mutual: &Mutual, language: Language) -> String {
    let count = mutual.programmes().len();
    let label = |at: usize| mutual.programmes()[at].label();
    let couples = || (0..count).flat_map(|of| (0..count).map(move |within| (of, within)));
    let most = couples()
        .filter(|(of, within)| of != within)
        .map(|(of, within)| mutual.share(of, within))
        .fold(1e-9, f64::max);
    let side = NAMES + count * CELL;
    let mut out = format!("<svg class=\"heat\" viewBox=\"0 0 {side} {side}\" role=\"img\">\n");
    for at in 0..count {
        let middle = NAMES + at * CELL + CELL / 2;
        let _ = writeln!(
            out,
            "<text class=\"row\" x=\"{0}\" y=\"{1}\">{2}</text>\n<text transform=\"translate({middle} {0}) rotate(-40)\">{2}</text>",
            NAMES - 8,
            middle + 5,
            Shown(label(at)),
        );
    }
    for (of, within) in couples().filter(|(of, within)| of != within) {
        let share = mutual.share(of, within);
        let (x, y) = (NAMES + within * CELL, NAMES + of * CELL);
        let told = per_mille(share, language);
        let _ = writeln!(
            out,
            "<g><title>{} → {}: {told}‰</title><rect x=\"{x}\" y=\"{y}\" width=\"{CELL}\" height=\"{CELL}\" fill-opacity=\"{:.2}\"/>\
<text class=\"cell\" x=\"{}\" y=\"{}\">{told}</text></g>",
            Plain(label(of)),
            Plain(label(within)),
            0.6 * share / most,
            x + CELL / 2,
            y + CELL / 2 + 5,
        );
    }
    out.push_str("</svg>\n");
    out
}
