//! [`Cells`]: the cells of a CSV table, written into memory in one of the two profiles.
//!
//! Quoting is csv-core's. What is added: the Excel profile, numbers, and cells that are rendered once and used on many rows.

use csv_core::{Terminator, WriteResult, Writer, WriterBuilder};

use super::CsvProfile;
use crate::graph::digits;

/// UTF-8 byte order mark, by which Excel knows UTF-8.
const BOM: &[u8] = b"\xef\xbb\xbf";

/// Rows of cells, as bytes.
pub(super) struct Cells {
    writer: Writer,
    profile: CsvProfile,
    out: Vec<u8>,
    /// True where the next cell is the first of its row.
    fresh: bool,
}

impl Cells {
    pub(super) fn new(profile: CsvProfile) -> Cells {
        Cells::with_capacity(profile, 0)
    }

    pub(super) fn with_capacity(profile: CsvProfile, bytes: usize) -> Cells {
        let mut builder = WriterBuilder::new();
        match profile {
            CsvProfile::Standard => builder.terminator(Terminator::Any(b'\n')),
            CsvProfile::Excel => builder.terminator(Terminator::CRLF).delimiter(b';'),
        };
        Cells { writer: builder.build(), profile, out: Vec::with_capacity(bytes), fresh: true }
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

    /// A cell with words of the input, or made from them.
    pub(super) fn text(&mut self, text: &str) {
        if self.profile == CsvProfile::Excel && is_formula(text) {
            self.delimit();
            self.field_guarded(text);
        } else {
            self.word(text);
        }
    }

    /// A cell with a word of ours, which is never a formula.
    pub(super) fn word(&mut self, word: &str) {
        self.delimit();
        self.field(word.as_bytes());
    }

    /// A cell with a whole number.
    pub(super) fn number(&mut self, number: usize) {
        self.delimit();
        let (digits, begin) = digits(number);
        self.out.extend_from_slice(&digits[begin..]);
    }

    /// A cell with a whole number, or an empty one.
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
        self.out.push(if self.profile == CsvProfile::Excel { b',' } else { b'.' });
        self.out.extend([places / 100, places / 10 % 10, places % 10].map(|digit| b'0' + digit as u8));
    }

    /// Cells that were rendered before, by the same profile.
    pub(super) fn rendered(&mut self, cells: &[u8]) {
        self.delimit();
        self.out.extend_from_slice(cells);
    }

    /// Ends the row.
    pub(super) fn end(&mut self) {
        let begin = self.out.len();
        self.out.resize(begin + 8, 0);
        let (_, written) = self.writer.terminator(&mut self.out[begin..]);
        self.out.truncate(begin + written);
        self.fresh = true;
    }

    /// Renders cells apart from any row, for [`Cells::rendered`].
    pub(super) fn aside(profile: CsvProfile, fill: impl FnOnce(&mut Cells)) -> Vec<u8> {
        let mut cells = Cells::new(profile);
        fill(&mut cells);
        cells.close();
        cells.out
    }

    /// The rows so far.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.out
    }

    /// Ends the cell before, if there is one, and begins another.
    fn delimit(&mut self) {
        if self.fresh {
            self.fresh = false;
            return;
        }
        let begin = self.out.len();
        self.out.resize(begin + 8, 0);
        let (_, written) = self.writer.delimiter(&mut self.out[begin..]);
        self.out.truncate(begin + written);
    }

    /// Ends the last cell of [`Cells::aside`]: its closing quote, and nothing else.
    fn close(&mut self) {
        self.delimit();
        self.out.pop();
    }

    fn field(&mut self, mut bytes: &[u8]) {
        let mut begin = self.out.len();
        self.out.resize(begin + bytes.len() + bytes.len() / 8 + 8, 0);
        loop {
            let (result, read, written) = self.writer.field(bytes, &mut self.out[begin..]);
            begin += written;
            bytes = &bytes[read..];
            match result {
                WriteResult::InputEmpty => break,
                WriteResult::OutputFull => self.out.resize(begin + bytes.len() * 2 + 8, 0),
            }
        }
        self.out.truncate(begin);
    }

    fn field_guarded(&mut self, text: &str) {
        let mut guarded = String::with_capacity(text.len() + 1);
        guarded.push('\'');
        guarded.push_str(text);
        self.field(guarded.as_bytes());
    }
}

/// True for a cell that a spreadsheet would compute, and for one that looks as if it were guarded against that.
///
/// Guarding puts one apostrophe in front; taking one away from whatever begins with apostrophes and then `=`, `+`, `-`, `@`,
/// tab, CR or LF gives the text back.
fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r', '\n'])
}
