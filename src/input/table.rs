//! Rows of a table: CSV and TSV, with comma, semicolon, tab or bar, read one by one.
//!
//! Our own cutter and not the csv crate's, for one reason: after a stray mark the crate reads the rest of the file into
//! one cell. Here such a row is reported, and reading goes on at the next line that is a row again. On sound tables
//! both give the same cells; a property test says so.

use super::columns::{Fields, Matcher, ROLES, Role, list, our_own};
use super::encoding::{HEAD, decode};
use super::feed::{Feed, LONGEST_ROW};
use super::problem::{Fault, Severity};
use super::reader::{Row, Rows};
use std::collections::VecDeque;
use std::io;
use std::ops::Range;

/// A broken row longer than this is not searched a second time for closing marks: cutting stays linear.
const LONG_REACH: usize = 64 << 10;

/// A table has no more columns than this.
const MOST_COLUMNS: usize = 10_000;

/// The rows of a table.
pub(super) struct TableRows {
    feed: Feed,
    delimiter: u8,
    names: Vec<String>,
    at: [Option<usize>; ROLES],
    line: u64,
    number: u64,
    cells: Vec<Cell>,
    /// Up to here a cell that opens may not run over the end of its line.
    barren: u64,
    /// The line of the broken row after which no sound one has come yet, and what was wrong with it.
    lost: Option<(u64, &'static str)>,
    ready: VecDeque<Rows>,
    told: Vec<String>,
    done: bool,
}

/// A cell, by its place in the row; `doubled` where marks have to be halved.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Cell {
    range: Range<usize>,
    doubled: bool,
}

/// What [`cut`] found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cut {
    /// A row of so many bytes, line end included; `odd` where a mark stood that was not doubled.
    Row { len: usize, odd: bool },
    /// A cell that is not closed where it may be.
    Open,
    /// More bytes are needed.
    More,
}

impl TableRows {
    /// Reads the header. The fault says why the table is not for us.
    pub fn new(
        mut feed: Feed,
        matcher: &mut Matcher,
        delimiter: Option<u8>,
    ) -> io::Result<Result<TableRows, Fault>> {
        feed.head(HEAD)?;
        let mut line = 1;
        let mut delimiter = delimiter;
        // Excel's own way to name the delimiter.
        let first = feed.window();
        if let Some(&[mark]) = first.strip_prefix(b"sep=").and_then(|f| f.get(..1))
            && matches!(first.get(5), Some(b'\r' | b'\n'))
        {
            delimiter = Some(mark);
            line += 1;
            feed.skip_line()?;
        }
        let delimiter = delimiter.unwrap_or_else(|| sniff(feed.window()));
        let mut cells = Vec::new();
        let len = loop {
            match cut(feed.window(), delimiter, feed.ended(), false, &mut cells) {
                Cut::Row { len, .. } => break len,
                Cut::More if feed.window().len() <= LONGEST_ROW => {
                    feed.more()?;
                }
                Cut::More => {
                    let what = format!("the header is no row: it is longer than {} MB", LONGEST_ROW >> 20);
                    return Ok(Err(Fault::lost("too-long", what).at(line)));
                }
                Cut::Open => {
                    return Ok(Err(
                        Fault::lost("csv", "the header is no row: a quoted cell is not closed").at(line)
                    ));
                }
            }
        };
        let (header, _) = decode(&feed.window()[..len]);
        let (cells, header) = if header.len() == len {
            (cells, header.into_owned())
        } else {
            let mut again = Vec::new();
            cut(header.as_bytes(), delimiter, true, false, &mut again);
            (again, header.into_owned())
        };
        if cells.len() > MOST_COLUMNS {
            let what = format!("the header has more than {MOST_COLUMNS} columns");
            return Ok(Err(Fault::lost("csv", what).at(line)));
        }
        let names: Vec<String> = cells.iter().map(|c| value(&header, c).trim().to_owned()).collect();
        line += lines(&feed.window()[..len]);
        feed.consume(len);

        let given = matcher.columns().clone();
        let mut best: [Option<(u8, usize)>; ROLES] = [None; ROLES];
        for (index, name) in names.iter().enumerate() {
            if let Some(claim) = matcher.claim(name) {
                let slot = &mut best[claim.role as usize];
                if slot.is_none_or(|(rank, _)| claim.rank < rank) {
                    *slot = Some((claim.rank, index));
                }
            }
        }
        if our_own(&names) {
            return Ok(Err(Fault::lost("passed-over", "passed over: an output of dixit, no articles")
                .severity(Severity::Aside)));
        }
        let at = best.map(|b| b.map(|(_, index)| index));
        if at[Role::Text as usize].is_none() {
            let fault = if names.iter().all(String::is_empty) {
                Fault::lost("passed-over", "passed over: the table is empty")
            } else {
                let why = match given.text {
                    Some(ref name) => format!("passed over: no column `{name}`; it has {}", list(&names)),
                    None => format!("passed over: no column that holds a text; it has {}", list(&names)),
                };
                Fault::lost("passed-over", why)
            };
            let severity = if given.text.is_some() { Severity::Lost } else { Severity::Aside };
            return Ok(Err(fault.severity(severity)));
        }
        let mut ready = VecDeque::new();
        for role in Role::ALL {
            if let (Some(name), None) = (given.given(role), at[role as usize]) {
                let fault = Fault::lost("no-column", format!("no such column; it has {}", list(&names)));
                ready.push_back(Rows::Fault(fault.column(name.to_owned())));
            }
        }
        Ok(Ok(TableRows {
            feed,
            delimiter,
            names,
            at,
            line,
            number: 0,
            cells: Vec::new(),
            barren: 0,
            lost: None,
            ready,
            told: Vec::new(),
            done: false,
        }))
    }

    pub fn offset(&self) -> u64 {
        self.feed.offset()
    }

    pub fn next(&mut self) -> Rows {
        loop {
            if let Some(ready) = self.ready.pop_front() {
                return ready;
            }
            if self.done {
                return Rows::End;
            }
            if let Err(e) = self.step() {
                self.done = true;
                let fault = Fault::lost("unreadable", format!("cannot read on: {e}"));
                return Rows::Fault(fault.at(self.line));
            }
        }
    }

    fn step(&mut self) -> io::Result<()> {
        if self.feed.window().is_empty() && !self.feed.more()? {
            self.done = true;
            self.end_of_lost();
            return Ok(());
        }
        let one_line = self.feed.offset() < self.barren;
        let found = loop {
            let window = self.feed.window();
            match cut(window, self.delimiter, self.feed.ended(), one_line, &mut self.cells) {
                Cut::More if window.len() > LONGEST_ROW => {
                    self.barren = self.feed.offset() + window.len() as u64;
                    break Cut::Open;
                }
                Cut::More => {
                    self.feed.more()?;
                }
                Cut::Open => {
                    if !one_line {
                        self.barren = self.feed.offset() + window.len() as u64;
                    }
                    break Cut::Open;
                }
                found => break found,
            }
        };
        match found {
            Cut::Row { len, odd } => self.row(len, odd)?,
            _ if self.feed.window().len() > LONGEST_ROW && !self.feed.window().contains(&b'\n') => {
                self.broken("the row is longer than 64 MB")?;
            }
            _ => self.broken("a quoted cell is not closed")?,
        }
        Ok(())
    }

    fn row(&mut self, len: usize, odd: bool) -> io::Result<()> {
        let raw = &self.feed.window()[..len];
        let spans = lines(raw);
        if raw.trim_ascii().is_empty() && (self.names.len() > 1 || raw.len() <= 2) {
            self.feed.consume(len);
            self.line += spans;
            return Ok(());
        }
        let right = self.cells.len() == self.names.len();
        let mut odd = odd;
        if (odd || !right) && self.delimiter == b'\t' && self.plain() {
            // A table that quotes nothing: a mark at the start of a cell is part of the text.
            return self.row_of_line();
        }
        if odd && (spans > 1 || !right) {
            if len > LONG_REACH {
                self.barren = self.feed.offset() + len as u64;
            }
            return self.broken("a mark in a quoted cell is not doubled");
        }
        if self.lost.is_some() {
            if odd || !right {
                return self.skip_line();
            }
            self.end_of_lost();
        }
        if !right {
            let message = format!(
                "{} fields where {} are due; the row is passed over",
                self.cells.len(),
                self.names.len()
            );
            self.ready.push_back(Rows::Fault(Fault::lost("csv", message).at(self.line)));
            self.feed.consume(len);
            self.line += spans;
            self.number += 1;
            return Ok(());
        }
        self.give(len, &mut odd);
        Ok(())
    }

    /// Whether the line at the front, cut without any quoting, has as many cells as are due.
    fn plain(&self) -> bool {
        let window = self.feed.window();
        let line = &window[..memchr::memchr(b'\n', window).unwrap_or(window.len())];
        memchr::memchr_iter(self.delimiter, line).count() + 1 == self.names.len()
    }

    fn row_of_line(&mut self) -> io::Result<()> {
        let window = self.feed.window();
        let end = memchr::memchr(b'\n', window);
        let len = end.map_or(window.len(), |e| e + 1);
        let line = &window[..end.unwrap_or(len)];
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        self.cells.clear();
        let mut start = 0;
        for stop in memchr::memchr_iter(self.delimiter, line).chain([line.len()]) {
            self.cells.push(Cell { range: start..stop, doubled: false });
            start = stop + 1;
        }
        self.end_of_lost();
        self.give(len, &mut true);
        Ok(())
    }

    /// Makes the row of the cells ready.
    fn give(&mut self, len: usize, odd: &mut bool) {
        let raw = &self.feed.window()[..len];
        let mut notes = Vec::new();
        let mut fields = Fields::default();
        let mut tell = |fault: Fault| {
            if !self.told.contains(&fault.message) {
                self.told.push(fault.message.clone());
                notes.push(fault.at(self.line));
            }
        };
        for role in Role::ALL {
            let Some(cell) = self.at[role as usize].map(|i| &self.cells[i]) else { continue };
            let (text, note) = decode(&raw[cell.range.clone()]);
            if let Some(note) = note {
                tell(note);
            }
            let text = if cell.doubled { text.replace("\"\"", "\"") } else { text.into_owned() };
            fields.set(role, text);
        }
        if std::mem::take(odd) {
            let message = "marks in a cell are not doubled as CSV asks; the cell is read as it stands";
            notes.push(Fault::note("csv", message).at(self.line));
        }
        self.number += 1;
        self.ready.push_back(Rows::Row(Row { line: self.line, number: self.number, fields, notes }));
        self.line += lines(raw);
        self.feed.consume(len);
    }

    /// The row at the front is none: from the next line on, the first sound row is waited for.
    fn broken(&mut self, what: &'static str) -> io::Result<()> {
        if self.delimiter == b'\t' && self.plain() {
            return self.row_of_line();
        }
        if self.lost.is_none() {
            self.lost = Some((self.line, what));
            self.number += 1;
        }
        self.skip_line()
    }

    fn skip_line(&mut self) -> io::Result<()> {
        self.feed.skip_line()?;
        self.line += 1;
        Ok(())
    }

    fn end_of_lost(&mut self) {
        if let Some((line, what)) = self.lost.take() {
            let lines = self.line - line;
            let message = match lines {
                0 | 1 => format!("{what}; the row is passed over"),
                _ => format!("{what}; passed over up to line {}", self.line - 1),
            };
            self.ready.push_back(Rows::Fault(Fault::lost("csv", message).at(line)));
        }
    }

    /// The name of the column of a role.
    pub fn column(&self, role: Role) -> Option<&str> {
        self.at[role as usize].and_then(|i| self.names.get(i)).map(String::as_str)
    }
}

fn value(row: &str, cell: &Cell) -> String {
    let text = row.get(cell.range.clone()).unwrap_or_default();
    if cell.doubled { text.replace("\"\"", "\"") } else { text.to_owned() }
}

fn lines(bytes: &[u8]) -> u64 {
    let ends = memchr::memchr_iter(b'\n', bytes).count() as u64;
    ends + u64::from(!bytes.ends_with(b"\n"))
}

/// The delimiter of a header: the one that stands most often outside quoted cells.
pub(super) fn sniff(head: &[u8]) -> u8 {
    let mut counts = [(b',', 0usize), (b';', 0), (b'\t', 0), (b'|', 0)];
    let mut quoted = false;
    for byte in head {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => break,
            _ if quoted => {}
            byte => {
                if let Some(count) = counts.iter_mut().find(|(d, _)| d == byte) {
                    count.1 += 1;
                }
            }
        }
    }
    // The first of those that stand equally often: the comma.
    counts.iter().rev().max_by_key(|(_, n)| *n).map_or(b',', |(d, _)| *d)
}

/// Cuts the row at the front of `bytes` into cells. A mark opens a quoted cell only at its start, and closes it only
/// before a delimiter or a line end; any other is text, and `odd`. With `one_line`, no cell runs over a line end.
fn cut(bytes: &[u8], delimiter: u8, ended: bool, one_line: bool, cells: &mut Vec<Cell>) -> Cut {
    cells.clear();
    let mut odd = false;
    let mut at = 0;
    let limit =
        if one_line { memchr::memchr(b'\n', bytes).map_or(bytes.len(), |e| e + 1) } else { bytes.len() };
    loop {
        if bytes.get(at) == Some(&b'"') {
            let start = at + 1;
            let mut from = start;
            let mut doubled = false;
            let close = loop {
                let Some(next) = memchr::memchr(b'"', bytes.get(from..limit).unwrap_or_default()) else {
                    return if ended || limit < bytes.len() { Cut::Open } else { Cut::More };
                };
                let mark = from + next;
                match bytes.get(mark + 1) {
                    None if !ended => return Cut::More,
                    None | Some(b'\n') => break mark,
                    Some(b'\r') => match bytes.get(mark + 2) {
                        None if !ended => return Cut::More,
                        None | Some(b'\n') => break mark,
                        Some(_) => odd = true,
                    },
                    Some(b'"') => {
                        doubled = true;
                        from = mark + 2;
                        continue;
                    }
                    Some(byte) if *byte == delimiter => break mark,
                    Some(_) => odd = true,
                }
                from = mark + 1;
            };
            push(cells, Cell { range: start..close, doubled });
            at = close + 1;
            if bytes.get(at) == Some(&b'\r') {
                at += 1;
            }
        } else {
            let rest = bytes.get(at..).unwrap_or_default();
            let stop = match memchr::memchr2(delimiter, b'\n', rest) {
                Some(next) => at + next,
                None if ended => bytes.len(),
                None => return Cut::More,
            };
            let last = bytes.get(stop) != Some(&delimiter);
            let end = if last && stop > at && bytes[stop - 1] == b'\r' { stop - 1 } else { stop };
            push(cells, Cell { range: at..end, doubled: false });
            at = stop;
        }
        match bytes.get(at) {
            Some(byte) if *byte == delimiter => at += 1,
            Some(_) => return Cut::Row { len: at + 1, odd },
            None => return Cut::Row { len: at, odd },
        }
    }
}

/// Adds a cell; where there are more than any row may have, their number does not matter, and memory does.
fn push(cells: &mut Vec<Cell>, cell: Cell) {
    if cells.len() <= MOST_COLUMNS {
        cells.push(cell);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn all(text: &str) -> Vec<Vec<String>> {
        let mut rows = Vec::new();
        let mut cells = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            match cut(rest.as_bytes(), b',', true, false, &mut cells) {
                Cut::Row { len, odd: false } => {
                    rows.push(cells.iter().map(|c| value(rest, c)).collect());
                    rest = &rest[len..];
                }
                other => panic!("{other:?} at {rest:?}"),
            }
        }
        rows
    }

    proptest! {
        #[test]
        fn sound_tables_are_cut_as_the_csv_crate_cuts_them(
            rows in prop::collection::vec(prop::collection::vec("[a\", \n\ré«]{0,6}", 3), 1..5),
        ) {
            let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
            for row in &rows {
                writer.write_record(row).expect("a vector takes all");
            }
            let text = String::from_utf8(writer.into_inner().expect("a vector takes all")).expect("UTF-8");
            prop_assert_eq!(all(&text), rows);
        }

        #[test]
        fn cutting_never_panics_and_always_moves_on(text in "[a\",\t\n\ré]{0,40}", ended: bool, one: bool) {
            let mut cells = Vec::new();
            if let Cut::Row { len, .. } = cut(text.as_bytes(), b',', ended, one, &mut cells) {
                prop_assert!(len > 0 || text.is_empty());
            }
        }
    }
}
