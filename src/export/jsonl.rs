//! `attributions.jsonl`: the rows of `attributions.csv` as JSON objects, one a line; empty is `null`, numbers are numbers.

use super::row::{Columns, Row};
use crate::graph::digits;
use crate::input::Article;

/// The fields that all rows of an article have in common, rendered once.
pub(super) struct Shared {
    head: Vec<u8>,
    tail: Vec<u8>,
}

impl Shared {
    pub(super) fn of(article: &Article, date: &str) -> Shared {
        let mut head = Fields { out: Vec::new() };
        head.out.extend_from_slice(b"{\"document\":");
        head.string(&article.id);
        let mut tail = Fields { out: Vec::new() };
        tail.text("date", date);
        tail.text("outlet", article.outlet.as_deref().unwrap_or_default());
        tail.text("url", article.url.as_deref().unwrap_or_default());
        tail.text("title", article.title.as_deref().unwrap_or_default());
        tail.out.extend_from_slice(b"}\n");
        Shared { head: head.out, tail: tail.out }
    }
}

pub(super) fn write(fields: &mut Fields, row: &Row<'_>, shared: &Shared) {
    fields.out.extend_from_slice(&shared.head);
    row.each(fields);
    fields.out.extend_from_slice(&shared.tail);
}

/// Fields of JSON objects, as bytes.
pub(super) struct Fields {
    out: Vec<u8>,
}

impl Fields {
    pub(super) fn with_capacity(bytes: usize) -> Fields {
        Fields { out: Vec::with_capacity(bytes) }
    }

    /// How many bytes there are so far.
    pub(super) fn len(&self) -> usize {
        self.out.len()
    }

    /// The rows so far; the next ones begin anew.
    pub(super) fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.out)
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.out
    }

    /// Begins a field. Its name is one of ours: nothing in it needs an escape.
    fn name(&mut self, name: &'static str) {
        self.out.extend_from_slice(b",\"");
        self.out.extend_from_slice(name.as_bytes());
        self.out.extend_from_slice(b"\":");
    }

    fn string(&mut self, text: &str) {
        let bytes = text.as_bytes();
        // Few strings hold anything to escape, and a pass that only looks is much faster than one that looks and copies.
        if bytes.iter().fold(true, |plain, &b| plain & (b >= b' ') & (b != b'"') & (b != b'\\')) {
            self.out.push(b'"');
            self.out.extend_from_slice(bytes);
            self.out.push(b'"');
            return;
        }
        let begin = self.out.len();
        if serde_json::to_writer(&mut self.out, text).is_err() {
            // Writing into memory does not fail; if it did, the row must stay a row.
            self.out.truncate(begin);
            self.null();
        }
    }

    fn null(&mut self) {
        self.out.extend_from_slice(b"null");
    }
}

impl Columns for Fields {
    fn text(&mut self, name: &'static str, text: &str) {
        self.name(name);
        match text {
            "" => self.null(),
            text => self.string(text),
        }
    }

    fn own(&mut self, name: &'static str, word: &'static str) {
        self.text(name, word);
    }

    fn number(&mut self, name: &'static str, number: usize) {
        self.name(name);
        let (digits, begin) = digits(number);
        self.out.extend_from_slice(&digits[begin..]);
    }

    fn maybe(&mut self, name: &'static str, number: Option<usize>) {
        match number {
            Some(number) => self.number(name, number),
            None => self.text(name, ""),
        }
    }

    fn thousandths(&mut self, name: &'static str, thousandths: u16) {
        self.number(name, usize::from(thousandths / 1000));
        let digit = |number: u16| b'0' + (number % 10) as u8;
        let places = [digit(thousandths / 100), digit(thousandths / 10), digit(thousandths)];
        let kept = 3 - places.iter().rev().take_while(|&&place| place == b'0').count();
        self.out.push(b'.');
        self.out.extend_from_slice(&places[..kept.max(1)]);
    }
}
