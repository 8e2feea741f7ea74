//! Rows of JSON: one object per line, or the objects of an array, read one by one.
//!
//! Only the keys that have a role are kept; the others are skipped without being built.

use super::columns::{Claim, Fields, Matcher, ROLES, Role, list, our_own};
use super::encoding::{HEAD, decode};
use super::feed::{Feed, LONGEST_ROW, Line};
use super::problem::{Fault, Severity};
use super::reader::{Row, Rows};
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;
use std::collections::VecDeque;
use std::fmt;
use std::io;

/// After so many rows without a single text, the file is given up.
const PATIENCE: usize = 100;

/// Keys under which the answers of APIs hold their articles.
const WRAPPERS: [&str; 7] = ["articles", "documents", "data", "items", "results", "rows", "docs"];

/// How the rows stand in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// One row per line.
    Lines,
    /// Objects one after the other over any number of lines, in an array or not.
    Array,
}

/// The rows of a JSON or JSON Lines file.
pub(super) struct JsonRows {
    feed: Feed,
    layout: Layout,
    begun: bool,
    matcher: Matcher,
    row: u64,
    /// What is ready to be given, in order.
    ready: VecDeque<Rows>,
    /// Rows without a text, while no row with one has come.
    without: Vec<u64>,
    /// Rows that were no JSON, while no row with a text has come.
    broken: usize,
    keys: Vec<String>,
    found_text: bool,
    used: [bool; ROLES],
    told: Vec<String>,
    done: bool,
}

impl JsonRows {
    pub fn new(mut feed: Feed, matcher: Matcher, layout: Layout) -> io::Result<JsonRows> {
        // A file of lines may turn out to be an array, or objects spread over lines.
        let head = feed.head(HEAD)?.trim_ascii_start();
        let line = &head[..memchr::memchr(b'\n', head).unwrap_or(head.len())];
        let spread = head.first() == Some(&b'[') || line.trim_ascii_end() == b"{";
        let layout = if spread { Layout::Array } else { layout };
        Ok(JsonRows {
            feed,
            layout,
            begun: false,
            matcher,
            row: 0,
            ready: VecDeque::new(),
            without: Vec::new(),
            broken: 0,
            keys: Vec::new(),
            found_text: false,
            used: [false; ROLES],
            told: Vec::new(),
            done: false,
        })
    }

    pub fn offset(&self) -> u64 {
        self.feed.offset()
    }

    /// The key of a role, as far as the first row has it.
    pub fn column(&mut self, role: Role) -> Option<&str> {
        let JsonRows { keys, matcher, .. } = self;
        keys.iter().find(|k| matcher.claim(k).is_some_and(|c| c.role == role)).map(String::as_str)
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
                return Rows::Fault(fault.at(self.row + 1));
            }
        }
    }

    fn step(&mut self) -> io::Result<()> {
        match self.layout {
            Layout::Lines => match self.feed.line()? {
                Line::End => self.end(),
                Line::TooLong => {
                    self.row += 1;
                    self.too_long("it is");
                }
                Line::Whole { text, whole } => {
                    self.row += 1;
                    let line = self.feed.window()[..text].trim_ascii().to_vec();
                    self.feed.consume(whole);
                    self.take(line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&line));
                }
            },
            Layout::Array => self.element()?,
        }
        Ok(())
    }

    fn too_long(&mut self, what: &str) {
        let message = format!("a row of more than {} MB; {what} passed over", LONGEST_ROW >> 20);
        let fault = Fault::lost("too-long", message);
        self.ready.push_back(Rows::Fault(fault.at(self.row)));
    }

    /// Takes the next object of an array, or of a sequence of objects.
    fn element(&mut self) -> io::Result<()> {
        loop {
            let blank = |b: &u8| b.is_ascii_whitespace() || *b == b',';
            let skip = self.feed.window().iter().take_while(|b| blank(b)).count();
            self.feed.consume(skip);
            if !self.feed.window().is_empty() {
                break;
            }
            if !self.feed.more()? {
                self.end();
                return Ok(());
            }
        }
        match self.feed.window()[0] {
            b'[' if !self.begun => {
                self.begun = true;
                self.feed.consume(1);
                return Ok(());
            }
            b']' => {
                self.feed.consume(1);
                return Ok(());
            }
            _ => {}
        }
        self.begun = true;
        self.row += 1;
        let mut scan = Scan::default();
        loop {
            if let Some(end) = scan.end(self.feed.window()) {
                let value = self.feed.window()[..end].to_vec();
                self.feed.consume(end);
                self.take(&value);
                return Ok(());
            }
            if self.feed.window().len() > LONGEST_ROW {
                self.too_long("it and the rest of the file are");
                self.done = true;
                return Ok(());
            }
            if !self.feed.more()? {
                let fault = Fault::lost("json", "the file breaks off in the middle of this row");
                self.ready.push_back(Rows::Fault(fault.at(self.row)));
                self.feed.consume(usize::MAX);
                self.end();
                return Ok(());
            }
        }
    }

    /// Reads one row and makes ready what comes of it.
    fn take(&mut self, bytes: &[u8]) {
        if bytes.is_empty() {
            return;
        }
        let (text, note) = decode(bytes);
        let mut notes = Vec::new();
        if let Some(note) = note.filter(|n| !self.told.contains(&n.message)) {
            self.told.push(note.message.clone());
            notes.push(note.at(self.row));
        }
        let learning = !self.found_text && self.keys.is_empty();
        let mut parsed = parse(&text, &mut self.matcher, learning.then_some(&mut self.keys));
        if parsed.is_err()
            && let Some((mended, what)) = mend(&text)
            && let Ok(row) = parse(&mended, &mut self.matcher, None)
        {
            notes.push(Fault::note("json", what).at(self.row));
            parsed = Ok(row);
        }
        match parsed {
            Ok((row, true)) => self.nested(&text, row, notes),
            Ok((row, false)) => self.object(row, notes),
            Err(e) => self.not_json(&e),
        }
    }

    fn not_json(&mut self, error: &serde_json::Error) {
        // serde_json ends its message with a line and column of the row itself.
        let message = error.to_string();
        let what = message.rsplit_once(" at line ").map_or(message.as_str(), |(what, _)| what);
        let message = format!("no JSON object: {what} (byte {} of the row)", error.column());
        self.ready.push_back(Rows::Fault(Fault::lost("json", message).at(self.row)));
        self.broken += 1;
        if !self.found_text && self.broken >= PATIENCE {
            let fault = Fault::lost(
                "json",
                format!("none of the first {PATIENCE} rows has a text; the rest is passed over"),
            );
            self.ready.push_back(Rows::Fault(fault));
            self.done = true;
        }
    }

    fn object(&mut self, row: Object, notes: Vec<Fault>) {
        for role in Role::ALL {
            self.used[role as usize] |= row.fields.has(role) || row.present[role as usize];
        }
        if !row.present[Role::Text as usize] || (!self.found_text && our_own(&self.keys)) {
            if self.found_text {
                self.ready.push_back(Rows::Fault(self.no_text(self.row)));
            } else {
                self.without.push(self.row);
                if self.without.len() >= PATIENCE {
                    self.pass_over();
                }
            }
            return;
        }
        self.found();
        if let Some(what) = row.not_a_string {
            let message = format!("{what} where the text is due; the row is passed over");
            let column = self.matcher.columns().given(Role::Text).unwrap_or("text").to_owned();
            let fault = Fault::lost("no-text", message).at(self.row).column(column);
            self.ready.push_back(Rows::Fault(fault));
            return;
        }
        self.ready.push_back(Rows::Row(Row { line: self.row, number: self.row, fields: row.fields, notes }));
    }

    /// A row with a text has come: the file is for us, and the rows before it that had none are named.
    fn found(&mut self) {
        self.found_text = true;
        for row in std::mem::take(&mut self.without) {
            let fault = self.no_text(row);
            self.ready.push_back(Rows::Fault(fault));
        }
    }

    fn no_text(&self, row: u64) -> Fault {
        let column = self.matcher.columns().given(Role::Text).unwrap_or("text").to_owned();
        Fault::lost("no-text", "the row has no text; it is passed over").at(row).column(column)
    }

    /// An answer of an API: one object around an array of articles.
    fn nested(&mut self, text: &str, row: Object, notes: Vec<Fault>) {
        let rows = match serde_json::from_str(text) {
            Ok(Value::Object(outer)) => outer.into_iter().find_map(|(key, value)| match value {
                Value::Array(rows) if WRAPPERS.contains(&key.as_str()) => {
                    rows.first().is_some_and(Value::is_object).then_some(rows)
                }
                _ => None,
            }),
            _ => None,
        };
        let Some(rows) = rows else { return self.object(row, notes) };
        self.ready.extend(notes.into_iter().map(Rows::Fault));
        // The keys of the articles are what a message should name, not those around them.
        self.keys.clear();
        for (at, row) in rows.into_iter().enumerate() {
            self.row += u64::from(at > 0);
            let learning = !self.found_text && self.keys.is_empty();
            match parse(&row.to_string(), &mut self.matcher, learning.then_some(&mut self.keys)) {
                Ok((row, _)) => self.object(row, Vec::new()),
                Err(e) => self.not_json(&e),
            }
            if self.done {
                return;
            }
        }
    }

    fn pass_over(&mut self) {
        self.done = true;
        let why = if our_own(&self.keys) {
            "passed over: an output of dixit, no articles".to_owned()
        } else {
            match self.matcher.columns().given(Role::Text) {
                Some(name) => format!("passed over: no key `{name}`; it has {}", list(&self.keys)),
                None => format!("passed over: no key that holds a text; it has {}", list(&self.keys)),
            }
        };
        let mut fault = Fault::lost("passed-over", why);
        if self.matcher.columns().given(Role::Text).is_none() {
            fault = fault.severity(Severity::Aside);
        }
        self.ready.push_back(Rows::Fault(fault));
    }

    fn end(&mut self) {
        self.done = true;
        if !self.found_text {
            if !self.without.is_empty() {
                self.pass_over();
            }
            return;
        }
        for role in Role::ALL {
            if let Some(name) = self.matcher.columns().given(role)
                && !self.used[role as usize]
            {
                let fault = Fault::lost("no-column", "no row has this column").column(name.to_owned());
                self.ready.push_back(Rows::Fault(fault));
            }
        }
    }
}

/// One object, as far as it has a role.
#[derive(Default)]
struct Object {
    fields: Fields,
    ranks: [u8; ROLES],
    present: [bool; ROLES],
    not_a_string: Option<&'static str>,
}

impl Object {
    fn put(&mut self, claim: Claim, value: Value) {
        let at = claim.role as usize;
        let better = !self.present[at] || claim.rank < self.ranks[at] || !self.fields.has(claim.role);
        if !better {
            return;
        }
        let (text, odd) = match value {
            Value::Null => (None, None),
            Value::String(text) => (Some(text), None),
            Value::Number(n) if claim.role != Role::Text => (Some(n.to_string()), None),
            Value::Object(inner) if claim.role != Role::Text => {
                let name = inner.into_iter().find_map(|(k, v)| match v {
                    Value::String(text) if k == "name" => Some(text),
                    _ => None,
                });
                (name, None)
            }
            Value::Number(_) => (None, Some("a number")),
            Value::Bool(_) => (None, Some("a truth value")),
            Value::Array(_) => (None, Some("a list")),
            Value::Object(_) => (None, Some("an object")),
        };
        if text.is_none() && self.present[at] {
            return;
        }
        self.present[at] = true;
        self.ranks[at] = claim.rank;
        if claim.role == Role::Text {
            self.not_a_string = odd;
        }
        if let Some(text) = text {
            self.fields.set(claim.role, text);
        }
    }
}

/// What a row says, and whether it may be no article but an object around a list of articles.
fn parse(
    text: &str,
    matcher: &mut Matcher,
    keys: Option<&mut Vec<String>>,
) -> Result<(Object, bool), serde_json::Error> {
    let mut json = serde_json::Deserializer::from_str(text);
    let mut wraps = false;
    let object = RowSeed { matcher, keys, wraps: &mut wraps }.deserialize(&mut json)?;
    json.end()?;
    let wraps = wraps && !object.present[Role::Text as usize];
    Ok((object, wraps))
}

struct RowSeed<'a> {
    matcher: &'a mut Matcher,
    keys: Option<&'a mut Vec<String>>,
    /// Set where a key is one of [`WRAPPERS`].
    wraps: &'a mut bool,
}

impl<'de> DeserializeSeed<'de> for RowSeed<'_> {
    type Value = Object;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Object, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for RowSeed<'_> {
    type Value = Object;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Object, A::Error> {
        let mut row = Object::default();
        loop {
            let seed = KeySeed { matcher: self.matcher, keys: self.keys.as_deref_mut() };
            match map.next_key_seed(seed)? {
                None => return Ok(row),
                Some(Key::Role(claim)) => row.put(claim, map.next_value()?),
                Some(Key::Wrapper) => {
                    map.next_value::<IgnoredAny>()?;
                    *self.wraps = true;
                }
                Some(Key::Other) => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
    }
}

enum Key {
    Role(Claim),
    Wrapper,
    Other,
}

struct KeySeed<'a> {
    matcher: &'a mut Matcher,
    keys: Option<&'a mut Vec<String>>,
}

impl<'de> DeserializeSeed<'de> for KeySeed<'_> {
    type Value = Key;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for KeySeed<'_> {
    type Value = Key;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: serde::de::Error>(self, key: &str) -> Result<Key, E> {
        if let Some(keys) = self.keys {
            keys.push(key.to_owned());
        }
        Ok(match self.matcher.claim(key) {
            Some(claim) => Key::Role(claim),
            None if WRAPPERS.contains(&key) => Key::Wrapper,
            None => Key::Other,
        })
    }
}

/// What Python writes and JSON does not know, mended: halves of surrogate pairs in escapes become U+FFFD, `NaN` and
/// `Infinity` become null. None where there was nothing of the kind.
fn mend(row: &str) -> Option<(String, &'static str)> {
    let bytes = row.as_bytes();
    let mut out = String::with_capacity(row.len());
    let (mut surrogates, mut numbers) = (false, false);
    let (mut at, mut copied, mut quoted) = (0, 0, false);
    while at < bytes.len() {
        match bytes[at] {
            b'"' => {
                quoted = !quoted;
                at += 1;
            }
            b'\\' if quoted => {
                let half = escape(bytes, at);
                let (len, lone) = match half {
                    Some(0xD800..=0xDBFF) => match escape(bytes, at + 6) {
                        Some(0xDC00..=0xDFFF) => (12, false),
                        _ => (6, true),
                    },
                    Some(0xDC00..=0xDFFF) => (6, true),
                    Some(_) => (6, false),
                    None => (2, false),
                };
                if lone {
                    out.push_str(&row[copied..at]);
                    out.push_str("\\ufffd");
                    copied = at + 6;
                    surrogates = true;
                }
                at += len;
            }
            b'N' | b'I' | b'-' if !quoted => {
                let word = ["NaN", "-Infinity", "Infinity"].into_iter().find(|w| row[at..].starts_with(w));
                if let Some(word) = word {
                    out.push_str(&row[copied..at]);
                    out.push_str("null");
                    at += word.len();
                    copied = at;
                    numbers = true;
                } else {
                    at += 1;
                }
            }
            _ => at += 1,
        }
    }
    out.push_str(row.get(copied..)?);
    let what = match (surrogates, numbers) {
        (true, _) => "half a surrogate pair (\\ud800 to \\udfff) was replaced by U+FFFD",
        (false, true) => "NaN or Infinity, which JSON does not know, was read as null",
        (false, false) => return None,
    };
    Some((out, what))
}

/// The code unit of a `\uXXXX` at `at`.
fn escape(bytes: &[u8], at: usize) -> Option<u16> {
    let digits = bytes.get(at..at + 6)?.strip_prefix(b"\\u")?;
    u16::from_str_radix(std::str::from_utf8(digits).ok().filter(|d| !d.starts_with('+'))?, 16).ok()
}

/// Where a JSON value ends, found without reading it; keeps its place between calls.
#[derive(Default)]
struct Scan {
    at: usize,
    depth: usize,
    quoted: bool,
}

impl Scan {
    /// The length of the value at the front of `bytes`, if it ends there.
    fn end(&mut self, bytes: &[u8]) -> Option<usize> {
        while self.at < bytes.len() {
            if self.quoted {
                let Some(next) = memchr::memchr2(b'"', b'\\', &bytes[self.at..]) else {
                    self.at = bytes.len();
                    return None;
                };
                self.at += next;
                if bytes[self.at] == b'\\' {
                    if self.at + 1 == bytes.len() {
                        return None;
                    }
                    self.at += 2;
                } else {
                    self.quoted = false;
                    self.at += 1;
                }
                continue;
            }
            match bytes[self.at] {
                b'"' => self.quoted = true,
                b'{' | b'[' => self.depth += 1,
                b'}' | b']' if self.depth > 0 => {
                    self.depth -= 1;
                    if self.depth == 0 {
                        self.at += 1;
                        return Some(self.at);
                    }
                }
                b',' | b']' | b'\n' if self.depth == 0 && self.at > 0 => return Some(self.at),
                _ => {}
            }
            self.at += 1;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_of_surrogate_pairs_are_mended_and_whole_pairs_are_not() {
        let (mended, _) = mend(r#"{"t":"a\ud83db \ud83d\ude00 \\ud83d"}"#).expect("there is one");
        assert_eq!(mended, r#"{"t":"a\ufffdb \ud83d\ude00 \\ud83d"}"#);
        assert!(mend(r#"{"t":"\ud83d\ude00"}"#).is_none());
        let (mended, _) = mend(r#"{"n":NaN,"m":-Infinity,"t":"NaN"}"#).expect("there are two");
        assert_eq!(mended, r#"{"n":null,"m":null,"t":"NaN"}"#);
    }

    #[test]
    fn a_value_ends_where_its_brackets_do() {
        let text = br#"{"a":"}\"]","b":[1,{}]},{"#;
        for cut in 0..text.len() {
            let mut scan = Scan::default();
            let first = scan.end(&text[..cut]);
            let end = first.or_else(|| scan.end(text));
            assert_eq!(end, Some(23), "cut at {cut}");
        }
    }
}
