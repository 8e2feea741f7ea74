//! [`Journal`]: what a run has done so far, in a file beside its tables, so that another run can go on with it.
//!
//! It is a row of frames: for each article what stays in memory and is in no table yet (shared nodes, who names whom), and
//! now and then a mark, which says how long every table was. A run that breaks off may leave the last frames cut: what counts
//! is the last mark that all tables have reached. Rows are those of `nodes.csv`.
//!
//! While a run lasts it holds a lock on the file.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use super::{Block, ExportError, Totals, network};
use crate::graph::Node;

/// The name of the file.
pub(super) const NAME: &str = "run.partial.journal";

/// What the frames look like; a journal of another version of this word is none.
const FORM: &str = "dixit-journal-2";

/// Bytes that are gathered before they are written.
const BUFFER: usize = 1 << 18;

/// How far a run has come, as its caller counts.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Mark {
    /// What has been taken from the input: articles, and problems between them.
    pub items: u64,
    /// A hash of all that.
    pub input: u64,
    /// Files and rows that were not read, though asked for.
    pub lost: u64,
    /// Files that were not for us.
    pub aside: u64,
    /// Wall time so far.
    pub seconds: f64,
}

/// A mark, what had been written by then, and how long each table was.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Saved {
    pub mark: Mark,
    pub totals: Totals,
    pub lengths: BTreeMap<String, u64>,
}

/// The journal of a run that lasts.
#[derive(Debug)]
pub(super) struct Journal {
    path: PathBuf,
    file: File,
    buffer: Vec<u8>,
}

impl Journal {
    /// Begins a journal in the place of an earlier one. `key` is what two runs must have in common for the second to go on
    /// with the first.
    pub fn begin(dir: &Path, key: &[(String, String)]) -> Result<Journal, ExportError> {
        let path = dir.join(NAME);
        let mut options = OpenOptions::new();
        let opened = options.read(true).write(true).create(true).truncate(false).open(&path);
        let file = opened.map_err(|cause| ExportError::new(&path, "cannot create", cause))?;
        lock(&file, &path)?;
        let mut journal = Journal { path, file, buffer: Vec::new() };
        let key = key_of(key);
        journal.frame(FORM, &[key.as_bytes()]);
        match journal.cut(0).and_then(|()| journal.flush()) {
            Ok(()) => Ok(journal),
            Err(error) => {
                // On a full disk nothing is left, not even an empty file.
                let _ = fs::remove_file(&journal.path);
                Err(error)
            }
        }
    }

    /// Notes what an article leaves in memory.
    pub fn article(&mut self, block: &Block) -> Result<(), ExportError> {
        if block.shared_rows.is_empty() {
            return Ok(());
        }
        let pairs: String = block.pairs.iter().map(|(s, t, n)| format!("{s},{t},{n}\n")).collect();
        self.frame("article", &[&block.shared_rows, pairs.as_bytes()]);
        if self.buffer.len() >= BUFFER { self.flush() } else { Ok(()) }
    }

    /// Notes that everything up to here is in the tables, and that these are so long.
    pub fn mark(&mut self, saved: &Saved) -> Result<(), ExportError> {
        self.frame("mark", &[saved.write().as_bytes()]);
        self.flush()
    }

    fn frame(&mut self, name: &str, parts: &[&[u8]]) {
        self.buffer.extend_from_slice(name.as_bytes());
        for part in parts {
            self.buffer.extend_from_slice(format!(" {}", part.len()).as_bytes());
        }
        self.buffer.push(b'\n');
        for part in parts {
            self.buffer.extend_from_slice(part);
        }
        self.buffer.push(b'\n');
    }

    fn flush(&mut self) -> Result<(), ExportError> {
        let written = self.file.write_all(&self.buffer);
        self.buffer.clear();
        written.map_err(|cause| ExportError::new(&self.path, "cannot write", cause))
    }

    /// Cuts the file, and goes on from there.
    fn cut(&mut self, length: u64) -> Result<(), ExportError> {
        let cut = self.file.set_len(length).and_then(|()| self.file.seek(SeekFrom::Start(length)));
        cut.map(drop).map_err(|cause| ExportError::new(&self.path, "cannot write", cause))
    }

    /// Opens the journal that an earlier run has left in `dir`, if there is one, and gives `replay` every article up to the
    /// last mark for which `holds`.
    ///
    /// # Errors
    /// A journal that cannot be read; one of a run that went by another key; one that a run is writing at this moment.
    pub fn reopen(
        dir: &Path,
        key: &[(String, String)],
        holds: impl Fn(&Saved) -> bool,
        mut replay: impl FnMut(Block),
    ) -> Result<Option<(Journal, Saved)>, ExportError> {
        let path = dir.join(NAME);
        let file = match OpenOptions::new().read(true).write(true).open(&path) {
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(None),
            opened => opened.map_err(|cause| ExportError::new(&path, "cannot read", cause))?,
        };
        lock(&file, &path)?;
        let mut frames = Frames { inner: BufReader::new(&file), at: 0 };
        let Some(head) = frames.next().filter(|frame| frame.name == FORM) else { return Ok(None) };
        if let Some(why) = difference(&head.parts, key) {
            return Err(ExportError::new(dir, "cannot resume", io::Error::other(why)));
        }
        let mut last = None;
        let mut pending = Vec::new();
        while let Some(frame) = frames.next() {
            match frame.name.as_str() {
                "article" => match block(&frame.parts) {
                    Some(block) => pending.push(block),
                    None => break,
                },
                _ => match frame.parts.first().and_then(|part| Saved::read(part)).filter(&holds) {
                    Some(saved) => {
                        pending.drain(..).for_each(&mut replay);
                        last = Some((saved, frames.at));
                    }
                    None => break,
                },
            }
        }
        let Some((saved, end)) = last else { return Ok(None) };
        let mut journal = Journal { path, file, buffer: Vec::new() };
        journal.cut(end)?;
        Ok(Some((journal, saved)))
    }

    /// Removes the file.
    pub fn remove(self) -> Result<(), ExportError> {
        fs::remove_file(&self.path).map_err(|cause| ExportError::new(&self.path, "cannot remove", cause))
    }
}

/// Sees to it that no two runs write into one folder. Where the file system knows no locks, nobody can.
///
/// A process that has just been killed, or forked, may hold the lock a moment longer.
fn lock(file: &File, path: &Path) -> Result<(), ExportError> {
    const ATTEMPTS: u32 = 25;
    for _ in 0..ATTEMPTS {
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => thread::sleep(Duration::from_millis(20)),
            _ => return Ok(()),
        }
    }
    let cause = io::Error::other("another run is writing there");
    Err(ExportError::new(path.parent().unwrap_or(path), "cannot begin", cause))
}

fn key_of(key: &[(String, String)]) -> String {
    key.iter().map(|(name, value)| json!([name, value])).collect::<Value>().to_string()
}

/// How the run of the journal differs from this one, if it does.
fn difference(head: &[Vec<u8>], key: &[(String, String)]) -> Option<String> {
    let theirs: Vec<(String, String)> = match head.first().map(|part| serde_json::from_slice(part)) {
        Some(Ok(theirs)) => theirs,
        _ => return Some("the interrupted run there is of another version".to_owned()),
    };
    if theirs == key {
        return None;
    }
    let names: Vec<&str> = theirs.iter().chain(key).map(|(name, _)| name.as_str()).collect();
    let values = |key: &[(String, String)], name: &str| -> Vec<String> {
        key.iter().filter(|(n, _)| n == name).map(|(_, value)| value.clone()).collect()
    };
    let name = names.into_iter().find(|name| values(&theirs, name) != values(key, name))?;
    let said = |values: Vec<String>| if values.is_empty() { "none".to_owned() } else { values.join(", ") };
    let (theirs, ours) = (said(values(&theirs, name)), said(values(key, name)));
    Some(format!("the interrupted run there went by another {name}: {theirs}, and not {ours}"))
}

impl Saved {
    fn write(&self) -> String {
        let (mark, totals) = (&self.mark, &self.totals);
        json!({
            "items": mark.items,
            "input": mark.input,
            "lost": mark.lost,
            "aside": mark.aside,
            "seconds": mark.seconds,
            "documents": totals.documents,
            "attributions": totals.attributions,
            "quotations": totals.quotations,
            "claims": totals.claims,
            "other": totals.other,
            "attributed": totals.attributed,
            "notices": totals.notices,
            "lengths": self.lengths,
        })
        .to_string()
    }

    fn read(bytes: &[u8]) -> Option<Saved> {
        let value: Value = serde_json::from_slice(bytes).ok()?;
        let number = |name: &str| value.get(name)?.as_u64();
        let lengths = value.get("lengths")?.as_object()?;
        Some(Saved {
            mark: Mark {
                items: number("items")?,
                input: number("input")?,
                lost: number("lost")?,
                aside: number("aside")?,
                seconds: value.get("seconds")?.as_f64()?,
            },
            totals: Totals {
                documents: number("documents")?,
                attributions: number("attributions")?,
                quotations: number("quotations")?,
                claims: number("claims")?,
                other: number("other")?,
                attributed: number("attributed")?,
                notices: number("notices")?,
            },
            lengths: lengths
                .iter()
                .map(|(name, n)| Some((name.clone(), n.as_u64()?)))
                .collect::<Option<_>>()?,
        })
    }
}

/// The frames of a journal, up to where it breaks off.
struct Frames<R> {
    inner: R,
    /// Where the last whole frame ends.
    at: u64,
}

struct Frame {
    name: String,
    parts: Vec<Vec<u8>>,
}

impl<R: BufRead> Frames<R> {
    fn next(&mut self) -> Option<Frame> {
        /// Longer than any first line of a frame.
        const LINE: u64 = 200;
        let mut line = Vec::new();
        self.inner.by_ref().take(LINE).read_until(b'\n', &mut line).ok()?;
        let words = std::str::from_utf8(line.strip_suffix(b"\n")?).ok()?;
        let mut words = words.split(' ');
        let name = words.next()?.to_owned();
        let mut length = line.len() as u64 + 1;
        let mut parts = Vec::new();
        for word in words {
            let expected: u64 = word.parse().ok()?;
            let mut part = Vec::new();
            self.inner.by_ref().take(expected).read_to_end(&mut part).ok()?;
            if part.len() as u64 != expected {
                return None;
            }
            length += expected;
            parts.push(part);
        }
        let mut end = [0];
        self.inner.read_exact(&mut end).ok().filter(|()| end == *b"\n")?;
        self.at += length;
        Some(Frame { name, parts })
    }
}

/// What an article left in memory.
fn block(parts: &[Vec<u8>]) -> Option<Block> {
    let [shared, pairs] = parts else { return None };
    Some(Block {
        shared: network::read_nodes(shared)?.into_iter().map(|node| Node { shared: true, ..node }).collect(),
        pairs: std::str::from_utf8(pairs).ok()?.lines().map(pair).collect::<Option<_>>()?,
        ..Block::default()
    })
}

fn pair(line: &str) -> Option<(u32, u32, u32)> {
    let mut numbers = line.split(',').map(|word| word.parse().ok());
    let pair = (numbers.next()??, numbers.next()??, numbers.next()??);
    numbers.next().is_none().then_some(pair)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frames(bytes: &[u8]) -> (Vec<String>, u64) {
        let mut frames = Frames { inner: bytes, at: 0 };
        let mut names = Vec::new();
        while let Some(frame) = frames.next() {
            names.push(format!("{}{:?}", frame.name, frame.parts.iter().map(Vec::len).collect::<Vec<_>>()));
        }
        (names, frames.at)
    }

    #[test]
    fn a_journal_counts_up_to_where_it_breaks_off() {
        let whole = b"mark 2\n{}\narticle 1 0 3 0\nx\n,\n\nmark 3\nabc\n";
        assert_eq!(
            frames(whole),
            (vec!["mark[2]".into(), "article[1, 0, 3, 0]".into(), "mark[3]".into()], 42)
        );
        for cut in 0..whole.len() {
            let (names, at) = frames(&whole[..cut]);
            assert!(names.len() < 3 && at <= cut as u64, "cut at {cut}: {names:?}");
        }
        assert_eq!(frames(b"mark 99999999999999999999\nx\n").1, 0);
        assert_eq!(frames(b"mark 18446744073709551615\nx\n").1, 0);
        assert_eq!(frames(&[b'x'; 1000]).1, 0);
    }

    #[test]
    fn what_is_saved_is_read_again() {
        let saved = Saved {
            mark: Mark { items: 7, input: u64::MAX, lost: 1, aside: 2, seconds: 0.25 },
            totals: Totals { documents: 4, attributions: 9, ..Totals::default() },
            lengths: BTreeMap::from([("attributions.csv".to_owned(), 1 << 40)]),
        };
        assert_eq!(Saved::read(saved.write().as_bytes()), Some(saved));
        assert_eq!(Saved::read(b"{}"), None);
    }

    #[test]
    fn another_key_is_named() {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let ours = [pair("version", "2"), pair("path", "a"), pair("path", "b")];
        let theirs = [pair("version", "2"), pair("path", "a")];
        let head = [key_of(&theirs).into_bytes()];
        assert_eq!(difference(&head, &theirs), None);
        let why = difference(&head, &ours).expect("they differ");
        assert_eq!(why, "the interrupted run there went by another path: a, and not a, b");
        assert!(difference(&[b"[".to_vec()], &ours).is_some());
    }
}
