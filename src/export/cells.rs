//! [`Cells`]: the cells of a CSV table, written into memory in one of the two profiles.
//!
//! Quoting is that of RFC 4180, and the tests read it back with the csv crate. It is written out here, and not left to that
//! crate's writer, so that cells which the rows of an article share are rendered once and words of ours are not searched
//! for what must be quoted.

use memchr::{memchr, memchr3};

use super::CsvProfile;
use crate::graph::digits;

/// UTF-8 byte order mark, by which Excel knows UTF-8.
const BOM: &[u8] = b"\xef\xbb\xbf";

/// Rows of cells, as bytes.
pub(super) struct Cells {
    profile: CsvProfile,
    delimiter: u8,
    out: Vec<u8>,
    /// True where the next cell is the first of its row.
    fresh: bool,
}

impl Cells {
    pub(super) fn new(profile: CsvProfile) -> Cells {
        Cells::with_capacity(profile, 0)
    }

    pub(super) fn with_capacity(profile: CsvProfile, bytes: usize) -> Cells {
        let delimiter = match profile {
            CsvProfile::Standard => b',',
            CsvProfile::Excel => b';',
        };
        Cells { profile, delimiter, out: Vec::with_capacity(bytes), fresh: true }
    }

    /// The head of a table: byte order mark, names of the columns.
    pub(super) fn header(profile: CsvProfile, columns: &[&str]) -> Vec<u8> {
        let mut cells = Cells::new(profile);
        if profile == CsvProfile::Excel {
            cells.out.extend_from_slice(BOM);
        }
        for column in columns {
            cells.word(column);
        }
        cells.end();
        cells.out
    }

    /// Renders cells apart from any row, for [`Cells::rendered`].
    pub(super) fn aside(profile: CsvProfile, fill: impl FnOnce(&mut Cells)) -> Vec<u8> {
        let mut cells = Cells::new(profile);
        fill(&mut cells);
        cells.out
    }

    /// A cell with words of the input, or made from them: guarded in the Excel profile.
    #[inline]
    pub(super) fn text(&mut self, text: &str) {
        if self.profile == CsvProfile::Excel && is_formula(text) {
            self.word(&format!("'{text}"));
        } else {
            self.word(text);
        }
    }

    /// A cell with words that need no guard.
    #[inline]
    pub(super) fn word(&mut self, word: &str) {
        self.delimit();
        // Many cells are empty.
        if !word.is_empty() {
            self.fill(word.as_bytes());
        }
    }

    fn fill(&mut self, bytes: &[u8]) {
        if self.is_plain(bytes) {
            self.out.extend_from_slice(bytes);
        } else {
            self.quoted(bytes);
        }
    }

    /// A cell with a word of ours: letters, hyphens, underscores.
    #[inline]
    pub(super) fn own(&mut self, word: &'static str) {
        self.delimit();
        if !word.is_empty() {
            self.out.extend_from_slice(word.as_bytes());
        }
    }

    /// A cell with a whole number.
    #[inline]
    pub(super) fn number(&mut self, number: usize) {
        self.delimit();
        let digit = |place: usize| b'0' + (number / place % 10) as u8;
        match number {
            0..10 => self.out.push(digit(1)),
            10..100 => self.out.extend_from_slice(&[digit(10), digit(1)]),
            100..1000 => self.out.extend_from_slice(&[digit(100), digit(10), digit(1)]),
            1000..10_000 => {
                self.out.extend_from_slice(&[digit(1000), digit(100), digit(10), digit(1)]);
            }
            _ => {
                let (digits, begin) = digits(number);
                self.out.extend_from_slice(&digits[begin..]);
            }
        }
    }

    /// A cell with a whole number, or an empty one.
    #[inline]
    pub(super) fn maybe(&mut self, number: Option<usize>) {
        match number {
            Some(number) => self.number(number),
            None => self.delimit(),
        }
    }

    /// A cell with a number of thousandths, as a decimal with three places.
    pub(super) fn thousandths(&mut self, thousandths: u16) {
        self.number(usize::from(thousandths / 1000));
        let places = thousandths % 1000;
        let point = if self.profile == CsvProfile::Excel { b',' } else { b'.' };
        let digit = |number: u16| b'0' + (number % 10) as u8;
        self.out.extend_from_slice(&[point, digit(places / 100), digit(places / 10), digit(places)]);
    }

    /// Cells that were rendered before, by the same profile.
    pub(super) fn rendered(&mut self, cells: &[u8]) {
        self.delimit();
        self.out.extend_from_slice(cells);
    }

    /// Ends the row.
    pub(super) fn end(&mut self) {
        self.out.extend_from_slice(match self.profile {
            CsvProfile::Standard => b"\n",
            CsvProfile::Excel => b"\r\n",
        });
        self.fresh = true;
    }

    /// How many bytes there are so far.
    #[inline]
    pub(super) fn len(&self) -> usize {
        self.out.len()
    }

    /// The rows so far; the next ones begin anew.
    pub(super) fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.out)
    }

    /// The rows so far.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.out
    }

    /// Begins a cell.
    #[inline]
    fn delimit(&mut self) {
        if self.fresh {
            self.fresh = false;
        } else {
            self.out.push(self.delimiter);
        }
    }

    /// True where nothing in the cell could be taken for the end of it.
    #[inline]
    fn is_plain(&self, bytes: &[u8]) -> bool {
        if bytes.len() < 16 {
            // No branch for each byte: there are hardly ever any to find.
            return !bytes.iter().fold(false, |found, &b| found | MAY_CUT[usize::from(b)])
                || !bytes.iter().any(|&b| b == self.delimiter || is_special(b));
        }
        // Ids are too short for a search to pay.
        if bytes.len() < 64 {
            return !bytes.iter().fold(false, |found, &b| found | (b == self.delimiter) | is_special(b));
        }
        memchr3(self.delimiter, b'"', b'\n', bytes).is_none() && memchr(b'\r', bytes).is_none()
    }

    /// A cell between quotes, with each quote in it doubled.
    fn quoted(&mut self, mut bytes: &[u8]) {
        self.out.push(b'"');
        while let Some(quote) = memchr(b'"', bytes) {
            self.out.extend_from_slice(&bytes[..=quote]);
            self.out.push(b'"');
            bytes = &bytes[quote + 1..];
        }
        self.out.extend_from_slice(bytes);
        self.out.push(b'"');
    }
}

/// What is quoted whichever the delimiter is.
const fn is_special(byte: u8) -> bool {
    (byte == b'"') | (byte == b'\n') | (byte == b'\r')
}

/// The bytes that are quoted with one delimiter or the other: mostly there are none, and nothing else is asked of the rest.
static MAY_CUT: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0u8;
    while byte < 128 {
        table[byte as usize] = is_special(byte) || matches!(byte, b',' | b';');
        byte += 1;
    }
    table
};

/// True for a cell that a spreadsheet would compute, and for one that looks as if it were guarded against that.
///
/// Guarding puts one apostrophe in front; taking one away from whatever begins with apostrophes and then `=`, `+`, `-`, `@`,
/// tab, CR or LF gives the text back.
fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r', '\n'])
}
