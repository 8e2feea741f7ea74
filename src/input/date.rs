//! [`Date`]: a year, a month or a day, and the ` date 2024-11 ` prefix that some texts carry.

use std::fmt;
use std::str::FromStr;

/// A date known to the year, the month or the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// Year of the common era.
    pub year: i16,
    /// 1 to 12, where known.
    pub month: Option<u8>,
    /// 1 to 31, where known (only with a month).
    pub day: Option<u8>,
}

/// What was given as a date and is none: the form must be `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotADate(pub String);

impl fmt::Display for NotADate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is not a date: write YYYY, YYYY-MM or YYYY-MM-DD", self.0)
    }
}

impl std::error::Error for NotADate {}

impl Date {
    /// The first day that the date may mean, as a number that orders days (`20241101`).
    pub fn first_day(self) -> u32 {
        self.number(1, 1)
    }

    /// The last day that the date may mean, as a number that orders days (`20241131`).
    pub fn last_day(self) -> u32 {
        self.number(12, 31)
    }

    fn number(self, month: u8, day: u8) -> u32 {
        self.year.max(0) as u32 * 10_000
            + u32::from(self.month.unwrap_or(month)) * 100
            + u32::from(self.day.unwrap_or(day))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.year, self.month, self.day) {
            (year, Some(month), Some(day)) => write!(f, "{year:04}-{month:02}-{day:02}"),
            (year, Some(month), None) => write!(f, "{year:04}-{month:02}"),
            (year, None, _) => write!(f, "{year:04}"),
        }
    }
}

fn days_in(year: i16, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl FromStr for Date {
    type Err = NotADate;

    fn from_str(given: &str) -> Result<Date, NotADate> {
        let fail = || NotADate(given.to_owned());
        let number = |s: &str, width: usize| -> Result<u16, NotADate> {
            if s.len() != width || !s.bytes().all(|b| b.is_ascii_digit()) {
                return Err(fail());
            }
            s.parse().map_err(|_| fail())
        };
        if let Some(date) = in_words(given) {
            return Ok(date);
        }
        let mut parts = given.split('-');
        let year = number(parts.next().unwrap_or_default(), 4)? as i16;
        let month = parts.next().map(|m| number(m, 2)).transpose()?.map(|m| m as u8);
        let day = parts.next().map(|d| number(d, 2)).transpose()?.map(|d| d as u8);
        if parts.next().is_some()
            || month.is_some_and(|m| !(1..=12).contains(&m))
            || day.is_some_and(|d| d == 0 || d > days_in(year, month.unwrap_or(1)))
        {
            return Err(fail());
        }
        Ok(Date { year, month, day })
    }
}

/// The month of a French name, accents or not.
fn month(name: &str) -> Option<u8> {
    Some(match name.to_lowercase().as_str() {
        "janvier" => 1,
        "février" | "fevrier" => 2,
        "mars" => 3,
        "avril" => 4,
        "mai" => 5,
        "juin" => 6,
        "juillet" => 7,
        "août" | "aout" => 8,
        "septembre" => 9,
        "octobre" => 10,
        "novembre" => 11,
        "décembre" | "decembre" => 12,
        _ => return None,
    })
}

/// *5 octobre 2024*, *mardi 1er octobre 2024*, *octobre 2024*.
fn in_words(given: &str) -> Option<Date> {
    let mut words = given.split_whitespace().rev();
    let year = words.next().filter(|y| y.len() == 4).and_then(|y| y.parse::<i16>().ok())?;
    let month = month(words.next()?)?;
    let day = match words.next() {
        None => None,
        Some(day) => Some(day.strip_suffix("er").unwrap_or(day).parse::<u8>().ok()?),
    };
    let weekday =
        words.next().is_none_or(|w| w.to_lowercase().ends_with("di") || w.to_lowercase() == "dimanche");
    let exists = day.is_none_or(|d| (1..=days_in(year, month)).contains(&d));
    (weekday && exists && words.next().is_none()).then_some(Date { year, month: Some(month), day })
}

/// The date that a text carries before its first word: ` date 2024-11 ` or `date: 2024-11-19`, at the very start; on a line
/// of its own also `date: 5 octobre 2024`.
///
/// Returns the date and the number of bytes that the prefix takes (white space after it included); those bytes count
/// in offsets, but belong to no sentence.
pub fn date_prefix(text: &str) -> Option<(Date, usize)> {
    let rest = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let rest = rest.get(..4).filter(|w| w.eq_ignore_ascii_case("date")).map(|_| &rest[4..])?;
    let rest = match rest.trim_start_matches([' ', '\t']).strip_prefix(':') {
        Some(after) => after.trim_start_matches([' ', '\t']),
        None => rest.strip_prefix([' ', '\t'])?.trim_start_matches([' ', '\t']),
    };
    let line = rest.find(['\n', '\r']).unwrap_or(rest.len());
    let digits = rest.find(|c: char| !c.is_ascii_digit() && c != '-').unwrap_or(rest.len());
    let (date, end) = match in_words(&rest[..line]) {
        Some(date) => (date, line),
        None => (rest[..digits].parse().ok()?, digits),
    };
    let after = &rest[end..];
    if !after.is_empty() && !after.starts_with(char::is_whitespace) {
        return None;
    }
    Some((date, text.len() - after.trim_start().len()))
}

/// The date of a field: as [`Date`] is written, or the day that an ISO timestamp begins with
/// (`2024-11-19T10:00:00Z`, `2024-11-19 10:00`).
///
/// # Errors
/// Anything else: `19/11/2024` is not guessed at.
pub fn timestamp(field: &str) -> Result<Date, NotADate> {
    let field = field.trim();
    let day = match field.get(..10) {
        Some(day) if field[10..].starts_with(['T', 't', ' ']) => {
            let time = field[11..].trim_start();
            let hour = time.len() >= 2 && time.as_bytes()[..2].iter().all(u8::is_ascii_digit);
            if hour { day } else { field }
        }
        _ => field,
    };
    day.parse().map_err(|_| NotADate(field.chars().take(40).collect()))
}
