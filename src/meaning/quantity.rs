//! Quantities: figures, amounts, dates and spans of time that a sentence names.
//!
//! A quantity has a value, a unit and a bound ("minstens 2 procent" is no less than 2 %). Two
//! writings of the same one compare equal ([`Quantity::same`]): "€ 1,5 miljard" and "anderhalf
//! miljard euro", "vóór 1 januari 2027" and "uiterlijk 31 december 2026". Numbers that only name
//! something are none: sections, articles of law, times of day, roads, "CO2", "Natura 2000".

use crate::lang::{Language, Term};
use crate::text::Span;
use crate::token::Token;

mod amount;
mod bound;
mod classify;
mod date;
mod range;
mod scan;

pub use crate::lang::measures::Bound;

/// What kind of thing a quantity counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum QuantityKind {
    /// Hundredths.
    Percent,
    /// Hundredths of the whole, by which a percentage rises or falls.
    PercentagePoint,
    /// Money, in units of its currency.
    Money,
    /// How many.
    Count,
    /// A year.
    Year,
    /// A day, or a month, season or other part of a year.
    Date,
    /// A span of time, or an age.
    Duration,
    /// The how manieth.
    Ordinal,
    /// A part of a whole.
    Fraction,
    /// How many times as much.
    Multiplier,
    /// Anything else that is measured.
    Measure,
}

impl QuantityKind {
    /// The name used in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Percent => "percent",
            Self::PercentagePoint => "percentage_point",
            Self::Money => "money",
            Self::Count => "count",
            Self::Year => "year",
            Self::Date => "date",
            Self::Duration => "duration",
            Self::Ordinal => "ordinal",
            Self::Fraction => "fraction",
            Self::Multiplier => "multiplier",
            Self::Measure => "measure",
        }
    }

    /// Whether it names a point in time.
    pub fn is_date(self) -> bool {
        matches!(self, Self::Year | Self::Date)
    }
}

/// The name of a bound in JSON.
pub fn bound_name(bound: Bound) -> &'static str {
    match bound {
        Bound::Exact => "exact",
        Bound::AtLeast => "at_least",
        Bound::AtMost => "at_most",
        Bound::About => "about",
        Bound::By => "by",
        Bound::Before => "before",
        Bound::From => "from",
        Bound::Until | Bound::Through => "until",
        Bound::After => "after",
    }
}

/// One quantity that a sentence names.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quantity {
    /// What it counts.
    pub kind: QuantityKind,
    /// How much, in its unit. A year is its number; a date is written as ISO 8601 does without
    /// hyphens: 20261231, 202612 for a month, 1231 for a day of any year.
    pub value: f64,
    /// The unit: a currency (`EUR`), a unit of time (`year`) or of measure (`km`).
    pub unit: Option<&'static str>,
    /// How it is bounded, where the text says.
    pub bound: Option<Bound>,
    /// Its words, the bound's included, in the document's text.
    pub span: Span,
    /// What is counted: the term of the word behind a count.
    pub of: Option<Term>,
    /// The value in the unit in which quantities are compared, and that unit.
    base: (f64, &'static str),
}

impl Quantity {
    /// Whether two quantities say the same, however they are written.
    pub fn same(&self, other: &Self) -> bool {
        if let (Some(a), Some(b)) = (self.days(), other.days()) {
            return a == b;
        }
        let bound = |q: &Self| q.bound.filter(|bound| *bound != Bound::Exact);
        // That a figure is "about" so much, or said to be exact, is no other figure.
        let near = |q: &Self| bound(q).filter(|bound| *bound != Bound::About);
        self.measure() == other.measure() && self.is_as_much_as(other) && near(self) == near(other)
    }

    /// Whether the values are the same, whatever their bounds.
    pub fn is_as_much_as(&self, other: &Self) -> bool {
        let (a, b) = (self.base.0, other.base.0);
        self.base.1 == other.base.1 && (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
    }

    /// What it measures: quantities of one measure can be held against each other.
    pub fn measure(&self) -> &'static str {
        match self.kind {
            QuantityKind::Year | QuantityKind::Date => "date",
            // "2 procentpunt" and "2 procent" are held against each other, and differ.
            QuantityKind::Percent | QuantityKind::PercentagePoint => "%",
            QuantityKind::Money | QuantityKind::Duration | QuantityKind::Measure => self.base.1,
            QuantityKind::Count => "count",
            QuantityKind::Ordinal => "ordinal",
            QuantityKind::Fraction => "fraction",
            QuantityKind::Multiplier => "multiplier",
        }
    }

    /// How a date is bounded, and the day from or up to which: vóór 1 januari 2027 is by 31
    /// December 2026.
    fn days(&self) -> Option<(Bound, (u32, u32, u32))> {
        date::bounded_day(self.kind, self.value, self.bound)
    }
}

/// The quantities that a sentence names, in order; `text` is the document's text, into which the
/// tokens point.
pub fn find(text: &str, tokens: &[Token], language: &Language) -> Vec<Quantity> {
    scan::quantities(text, tokens, language)
}

#[cfg(test)]
mod tests;
