//! [`Reader`]: articles from files, one by one, with what was wrong between them.

use super::columns::{Columns, Fields, Matcher, Role};
use super::encoding::{self, HEAD, decode};
use super::feed::{Feed, LONGEST_ROW};
use super::json::{JsonRows, Layout};
use super::problem::{Fault, Problem, Severity};
use super::table::{TableRows, sniff};
use super::walk::{Found, Step, Walk};
use super::{Article, Date, timestamp};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::VecDeque;
use std::fs::File;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a file is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// One article, in plain text or Markdown.
    Text,
    /// One JSON object per line.
    Jsonl,
    /// An array of JSON objects.
    Json,
    /// A table with a header; the delimiter is found (`,` `;` tab `|`).
    Csv,
    /// A table with a header and tabs.
    Tsv,
}

impl Form {
    /// The form that the name of a file promises.
    pub fn of(path: &Path) -> Option<Form> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "txt" | "text" | "md" | "markdown" => Some(Form::Text),
            "jsonl" | "ndjson" => Some(Form::Jsonl),
            "json" => Some(Form::Json),
            "csv" => Some(Form::Csv),
            "tsv" | "tab" => Some(Form::Tsv),
            _ => None,
        }
    }

    /// The form that the first bytes look like, for standard input and files of an unknown ending.
    fn guess(head: &[u8], columns: &Columns) -> Form {
        let head = head.trim_ascii_start();
        if head.starts_with(b"{") {
            return Form::Jsonl;
        }
        if head.strip_prefix(b"[").is_some_and(|h| h.trim_ascii_start().starts_with(b"{")) {
            return Form::Json;
        }
        let line = &head[..memchr::memchr(b'\n', head).unwrap_or(head.len())];
        let (line, _) = decode(line);
        let delimiter = char::from(sniff(line.as_bytes()));
        let mut matcher = Matcher::new(columns.clone());
        let roles: Vec<Role> = line
            .split(delimiter)
            .filter_map(|name| matcher.claim(name.trim().trim_matches('"')).map(|c| c.role))
            .collect();
        if roles.len() > 1 && roles.contains(&Role::Text) { Form::Csv } else { Form::Text }
    }
}

/// How the input is to be read.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// What every file is made of; else the ending of its name tells, or its first bytes.
    pub from: Option<Form>,
    /// Which column holds what.
    pub columns: Columns,
    /// One date for all articles, in the place of their own.
    pub date: Option<Date>,
    /// A folder to leave out where it lies within one that is read (an output).
    pub except: Option<PathBuf>,
}

/// Where an article stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file, as given or found; `-` for standard input.
    pub path: Arc<str>,
    /// The line on which its row begins, from 1; empty for a file that is one article.
    pub row: Option<u64>,
}

impl Place {
    /// A problem of the article that stood here.
    pub fn problem(
        &self,
        document: &str,
        severity: Severity,
        code: &'static str,
        message: impl Into<String>,
    ) -> Problem {
        Problem {
            path: self.path.to_string(),
            row: self.row,
            column: None,
            document: Some(document.to_owned()),
            code,
            message: message.into(),
            severity,
        }
    }
}

/// What a [`Reader`] gives.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// An article, its id unique in this run, and where it stood.
    Article(Article, Place),
    /// Something that was not read, or not as it stood.
    Problem(Problem),
}

/// Reads articles from files, folders and (`-`) standard input.
pub fn read(paths: impl IntoIterator<Item = impl Into<PathBuf>>, options: Options) -> Reader {
    let walk = Walk::new(paths.into_iter().map(Into::into), options.except.as_deref());
    Reader {
        matcher: Matcher::new(options.columns.clone()),
        options,
        walk,
        open: None,
        ready: VecDeque::new(),
        ids: Ids::default(),
        passed: 0,
        files: 0,
    }
}

/// Reads articles from bytes that are no file: an archive's member, an answer, a test. `name` stands for the file in
/// problems and ids, and its ending tells the form where the options do not.
pub fn read_from(name: &str, source: impl Read + Send + 'static, options: Options) -> Reader {
    let mut reader = read(std::iter::empty::<PathBuf>(), options);
    reader.open_source(&Found { path: PathBuf::from(name), named: true }, name, Box::new(source));
    reader
}

/// The articles of an input, in order; see [`read`].
pub struct Reader {
    options: Options,
    matcher: Matcher,
    walk: Walk,
    open: Option<Open>,
    ready: VecDeque<Item>,
    ids: Ids,
    passed: u64,
    files: u64,
}

/// The file at hand.
struct Open {
    path: Arc<str>,
    stem: String,
    rows: Source,
}

enum Source {
    Json(Box<JsonRows>),
    Table(Box<TableRows>),
}

impl Source {
    fn column(&mut self, role: Role) -> Option<&str> {
        match self {
            Source::Json(rows) => rows.column(role),
            Source::Table(rows) => rows.column(role),
        }
    }

    fn offset(&self) -> u64 {
        match self {
            Source::Json(rows) => rows.offset(),
            Source::Table(rows) => rows.offset(),
        }
    }

    fn next(&mut self) -> Rows {
        match self {
            Source::Json(rows) => rows.next(),
            Source::Table(rows) => rows.next(),
        }
    }
}

/// What the rows of a file give.
pub(super) enum Rows {
    Row(Row),
    Fault(Fault),
    End,
}

/// One row, before it is an article.
pub(super) struct Row {
    /// The line on which it begins.
    pub line: u64,
    /// Its number among the rows.
    pub number: u64,
    pub fields: Fields,
    pub notes: Vec<Fault>,
}

impl Reader {
    /// How many bytes of the files have been read so far.
    pub fn bytes_read(&self) -> u64 {
        self.passed + self.open.as_ref().map_or(0, |open| open.rows.offset())
    }

    /// How many files have been opened so far.
    pub fn files(&self) -> u64 {
        self.files
    }

    fn problem(&mut self, path: &str, fault: Fault) {
        self.ready.push_back(Item::Problem(fault.of(path, None)));
    }

    fn open_file(&mut self, found: Found) {
        let path = found.path.display().to_string();
        let inner: Box<dyn Read + Send> = if found.is_stdin() {
            Box::new(io::stdin())
        } else {
            match File::open(&found.path) {
                Ok(file) => Box::new(file),
                Err(e) => return self.problem(&path, unreadable(&e)),
            }
        };
        self.open_source(&found, &path, inner);
    }

    fn open_source(&mut self, found: &Found, path: &str, inner: Box<dyn Read + Send>) {
        self.files += 1;
        if let Err(e) = self.open_feed(found, path, Feed::new(inner)) {
            self.problem(path, unreadable(&e));
        }
    }

    fn open_feed(&mut self, found: &Found, path: &str, feed: Feed) -> io::Result<()> {
        let stem = match found.path.file_stem() {
            Some(stem) if !found.is_stdin() => stem.to_string_lossy().into_owned(),
            _ => "stdin".to_owned(),
        };
        if !found.named && tells_of_the_folder(&stem) {
            let fault =
                Fault::lost("passed-over", "passed over: it tells of its folder; name the file to read it");
            self.problem(path, fault.severity(Severity::Aside));
            return Ok(());
        }
        let (mut feed, encoding) = encoding::open(feed)?;
        let form = self.options.from.or_else(|| Form::of(&found.path));
        let head = feed.head(HEAD)?;
        if let Some(what) = encoding::not_text(head) {
            self.problem(path, Fault::lost("not-text", format!("passed over: {what}")));
            return Ok(());
        }
        let form = match form {
            Some(form) => form,
            None if found.named => Form::guess(head, &self.options.columns),
            None => {
                let message =
                    "passed over: the ending of its name says nothing; name the file, or give --from";
                self.problem(path, Fault::lost("passed-over", message).severity(Severity::Aside));
                return Ok(());
            }
        };
        if form == Form::Text {
            return self.text_file(path, stem, feed, encoding);
        }
        if let Some(note) = encoding {
            self.problem(path, note);
        }
        let rows = match form {
            Form::Jsonl => Source::Json(Box::new(JsonRows::new(feed, self.matcher.clone(), Layout::Lines)?)),
            Form::Json => Source::Json(Box::new(JsonRows::new(feed, self.matcher.clone(), Layout::Array)?)),
            Form::Csv | Form::Tsv | Form::Text => {
                let delimiter = (form == Form::Tsv).then_some(b'\t');
                match TableRows::new(feed, &mut self.matcher, delimiter)? {
                    Ok(rows) => Source::Table(Box::new(rows)),
                    Err(mut fault) => {
                        // A table that is named must have a text; one that lies about may be anything.
                        if found.named && fault.severity == Severity::Aside {
                            fault.severity = Severity::Lost;
                        }
                        self.problem(path, fault);
                        return Ok(());
                    }
                }
            }
        };
        self.open = Some(Open { path: path.into(), stem, rows });
        Ok(())
    }

    fn text_file(&mut self, path: &str, stem: String, feed: Feed, note: Option<Fault>) -> io::Result<()> {
        let Some(bytes) = feed.rest(LONGEST_ROW)? else {
            self.problem(path, too_long());
            return Ok(());
        };
        self.passed += bytes.len() as u64;
        let (text, legacy) = match String::from_utf8(bytes) {
            Ok(text) => (text, None),
            Err(e) => {
                let (text, note) = decode(e.as_bytes());
                (text.into_owned(), note)
            }
        };
        let article = Article { date: self.options.date, ..Article::new(stem, text) };
        self.give(&path.into(), None, article, note.into_iter().chain(legacy).collect());
        Ok(())
    }

    fn row(&mut self, open: &mut Open, mut row: Row) {
        let mut notes = std::mem::take(&mut row.notes);
        let date = row.fields.take(Role::Date).and_then(|given| match timestamp(&given) {
            Ok(date) => Some(date),
            Err(_) if self.options.date.is_some() => None,
            Err(e) => {
                let column = open.rows.column(Role::Date).unwrap_or("date").to_owned();
                notes.push(
                    Fault::note("date", format!("{e}; the date is left empty")).at(row.line).column(column),
                );
                None
            }
        });
        let trimmed = |value: Option<String>| {
            value.map(|v| if v.trim().len() == v.len() { v } else { v.trim().to_owned() })
        };
        let id =
            trimmed(row.fields.take(Role::Id)).unwrap_or_else(|| format!("{}-{}", open.stem, row.number));
        let article = Article {
            id,
            outlet: trimmed(row.fields.take(Role::Outlet)),
            date: self.options.date.or(date),
            url: trimmed(row.fields.take(Role::Url)),
            title: row.fields.take(Role::Title),
            text: row.fields.take(Role::Text).unwrap_or_default(),
        };
        self.give(&open.path, Some(row.line), article, notes);
    }

    /// Makes an article ready, after the notes about it.
    fn give(&mut self, path: &Arc<str>, line: Option<u64>, mut article: Article, mut notes: Vec<Fault>) {
        let at = |fault: Fault| Fault { row: line.or(fault.row), ..fault };
        if article.text.len().max(article.title.as_ref().map_or(0, String::len)) > LONGEST_ROW {
            return self.problem(path, at(too_long()));
        }
        if let Some(id) = self.ids.unique(&article.id) {
            let message = format!("the id {:?} is taken; this article is {id:?}", article.id);
            notes.push(at(Fault::note("repeated-id", message)));
            article.id = id;
        }
        if article.text.trim().is_empty() && article.title.is_none() {
            notes.push(at(Fault::note("empty", "the article has no words")));
        } else if memchr::memchr(0, article.text.as_bytes()).is_some() {
            notes.push(at(Fault::note("control", "the text has NUL characters; they are kept")));
        }
        for note in notes {
            self.ready.push_back(Item::Problem(note.of(path, Some(&article.id))));
        }
        let place = Place { path: Arc::clone(path), row: line };
        self.ready.push_back(Item::Article(article, place));
    }
}

fn unreadable(error: &io::Error) -> Fault {
    Fault::lost("unreadable", format!("cannot read: {error}"))
}

fn too_long() -> Fault {
    Fault::lost("too-long", format!("an article of more than {} MB; passed over", LONGEST_ROW >> 20))
}

impl Iterator for Reader {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        loop {
            if let Some(item) = self.ready.pop_front() {
                return Some(item);
            }
            if let Some(mut open) = self.open.take() {
                match open.rows.next() {
                    Rows::Row(row) => self.row(&mut open, row),
                    Rows::Fault(fault) => {
                        self.ready.push_back(Item::Problem(fault.of(&open.path, None)));
                    }
                    Rows::End => {
                        self.passed += open.rows.offset();
                        continue;
                    }
                }
                self.open = Some(open);
                continue;
            }
            match self.walk.next()? {
                Step::File(found) => self.open_file(found),
                Step::Problem(path, fault) => self.problem(&path.display().to_string(), fault),
            }
        }
    }
}

/// The ids that are taken, by their hashes: eight bytes each, whatever their length.
#[derive(Default)]
struct Ids {
    taken: FxHashSet<u64>,
    /// For an id that came again, the last number that was put behind it.
    repeated: FxHashMap<u64, u32>,
}

impl Ids {
    /// Takes `id`; where it is taken already, a free one that begins like it.
    fn unique(&mut self, id: &str) -> Option<String> {
        let hash = hash(id);
        if self.taken.insert(hash) {
            return None;
        }
        loop {
            let number = self.repeated.entry(hash).or_insert(1);
            *number += 1;
            let other = format!("{id}-{number}");
            if self.taken.insert(self::hash(&other)) {
                return Some(other);
            }
        }
    }
}

fn hash(id: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}

/// *README.md*, *LICENSE*: no article, though it ends like one.
fn tells_of_the_folder(stem: &str) -> bool {
    ["README", "LICENSE", "LICENCE", "CHANGELOG"].iter().any(|name| stem.eq_ignore_ascii_case(name))
}
