//! Calendar days, for acknowledgements that expire.

use std::fmt;
use std::str::FromStr;

/// A day of the Gregorian calendar; by default one before all others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The day of that number, if there is one.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
        let days = match month {
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            1..=12 => 31,
            _ => return None,
        };
        (1..=days)
            .contains(&day)
            .then_some(Self { year, month, day })
    }

    /// The day so many seconds after the beginning of 1970, in universal time.
    ///
    /// After Howard Hinnant, "chrono-compatible low-level date algorithms" (`civil_from_days`).
    pub fn from_unix(seconds: u64) -> Option<Self> {
        let days = i64::try_from(seconds / 86_400).ok()? + 719_468;
        let (era, of_era) = (days / 146_097, days % 146_097);
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        // Months from March on.
        let shifted = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 {
            shifted + 3
        } else {
            shifted - 9
        };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Self::new(
            u16::try_from(year).ok()?,
            u8::try_from(month).ok()?,
            u8::try_from(day).ok()?,
        )
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Date {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut parts = text.split('-');
        let mut next = |digits: usize| {
            let part = parts.next().filter(|part| part.len() == digits)?;
            part.parse::<u16>().ok()
        };
        let (year, month, day) = (next(4), next(2), next(2));
        let date = year
            .zip(month)
            .zip(day)
            .and_then(|((y, m), d)| Self::new(y, m as u8, d as u8));
        date.filter(|_| parts.next().is_none())
            .ok_or_else(|| "a date is written as 2027-03-31".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_and_written_alike_and_compares_as_days_do() {
        let date: Date = "2027-03-31".parse().unwrap();
        assert_eq!(date.to_string(), "2027-03-31");
        assert!("2027-12-01".parse::<Date>().unwrap() > date);
        for wrong in [
            "2027-02-30",
            "27-03-31",
            "2027-3-31",
            "2027-03-31-1",
            "morgen",
            "",
        ] {
            assert!(wrong.parse::<Date>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn seconds_become_days() {
        let day = |seconds| Date::from_unix(seconds).unwrap().to_string();
        assert_eq!(day(0), "1970-01-01");
        assert_eq!(day(951_782_400), "2000-02-29");
        assert_eq!(day(951_868_799), "2000-02-29");
        assert_eq!(day(1_795_564_800), "2026-11-25");
        assert_eq!(Date::from_unix(u64::MAX), None);
    }
}
