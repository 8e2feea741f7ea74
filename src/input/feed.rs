//! [`Feed`]: the bytes of one file, as a window that grows as far as the row at hand needs, and no further.

use std::io::{self, Read};

/// Bytes that are asked for at once.
const BLOCK: usize = 256 << 10;

/// The longest row or article that is held, in bytes; a longer one is reported and passed over. Analysing so much takes
/// about 350 MB of memory.
pub(super) const LONGEST_ROW: usize = 64 << 20;

/// So many bytes that were read and are done with may stay in memory.
const DONE: usize = 4 << 20;

/// A window on the bytes of one source.
pub(super) struct Feed {
    inner: Box<dyn Read + Send>,
    window: Vec<u8>,
    start: usize,
    ended: bool,
    offset: u64,
}

/// What [`Feed::line`] found at the front of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// A line of `text` bytes, `whole` with its line feed.
    Whole { text: usize, whole: usize },
    /// A line longer than [`LONGEST_ROW`]; it has been passed over.
    TooLong,
    /// Nothing is left.
    End,
}

impl Feed {
    pub fn new(inner: Box<dyn Read + Send>) -> Feed {
        Feed { inner, window: Vec::new(), start: 0, ended: false, offset: 0 }
    }

    /// The bytes at hand.
    pub fn window(&self) -> &[u8] {
        &self.window[self.start..]
    }

    /// Whether nothing comes after the window.
    pub fn ended(&self) -> bool {
        self.ended
    }

    /// How many bytes stood before the window.
    pub fn offset(&self) -> u64 {
        self.offset
    }

    /// Drops the first `n` bytes of the window.
    pub fn consume(&mut self, n: usize) {
        let n = n.min(self.window.len() - self.start);
        self.start += n;
        self.offset += n as u64;
        if self.start > DONE {
            self.window.drain(..self.start);
            self.window.shrink_to_fit();
            self.start = 0;
        }
    }

    /// Makes the window larger, at least by half where there is as much; false at the end of the source.
    pub fn more(&mut self) -> io::Result<bool> {
        if self.ended {
            return Ok(false);
        }
        if self.start > 0 {
            self.window.copy_within(self.start.., 0);
            self.window.truncate(self.window.len() - self.start);
            self.start = 0;
        }
        let had = self.window.len();
        let goal = had + (had / 2).max(1);
        while self.window.len() < goal {
            let len = self.window.len();
            self.window.resize(len + BLOCK, 0);
            let got = loop {
                match self.inner.read(&mut self.window[len..]) {
                    Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                    other => break other,
                }
            };
            self.window.truncate(len + *got.as_ref().unwrap_or(&0));
            if got? == 0 {
                self.ended = true;
                break;
            }
        }
        Ok(self.window.len() > had)
    }

    /// The window, with at least `n` bytes where there are as many.
    pub fn head(&mut self, n: usize) -> io::Result<&[u8]> {
        while self.window().len() < n && self.more()? {}
        let window = self.window();
        Ok(&window[..n.min(window.len())])
    }

    /// The line at the front of the window, in whole.
    pub fn line(&mut self) -> io::Result<Line> {
        let mut searched = 0;
        loop {
            let window = self.window();
            if let Some(at) = memchr::memchr(b'\n', &window[searched..]) {
                let text = searched + at;
                return Ok(Line::Whole { text, whole: text + 1 });
            }
            searched = window.len();
            if searched > LONGEST_ROW {
                self.skip_line()?;
                return Ok(Line::TooLong);
            }
            if !self.more()? {
                let text = self.window().len();
                return Ok(if text == 0 { Line::End } else { Line::Whole { text, whole: text } });
            }
        }
    }

    /// Drops everything up to and with the next line feed.
    pub fn skip_line(&mut self) -> io::Result<()> {
        loop {
            if let Some(at) = memchr::memchr(b'\n', self.window()) {
                self.consume(at + 1);
                return Ok(());
            }
            self.consume(usize::MAX);
            if !self.more()? {
                return Ok(());
            }
        }
    }

    /// Takes everything that is left, unless it is more than `most` bytes.
    pub fn rest(mut self, most: usize) -> io::Result<Option<Vec<u8>>> {
        while self.window().len() <= most && self.more()? {}
        if self.window().len() > most {
            return Ok(None);
        }
        self.window.drain(..self.start);
        Ok(Some(self.window))
    }

    /// The same feed with `wrap` put around what has been read and what is still to come.
    pub fn wrapped(mut self, wrap: impl FnOnce(Box<dyn Read + Send>) -> Box<dyn Read + Send>) -> Feed {
        self.window.drain(..self.start);
        Feed::new(wrap(Box::new(io::Cursor::new(self.window).chain(self.inner))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_at_line_feeds_and_at_the_end() {
        let mut feed = Feed::new(Box::new(&b"a\r\n\nbc"[..]));
        let mut lines = Vec::new();
        while let Line::Whole { text, whole } = feed.line().expect("a slice reads") {
            lines.push(String::from_utf8_lossy(&feed.window()[..text]).into_owned());
            feed.consume(whole);
        }
        assert_eq!(lines, ["a\r", "", "bc"]);
        assert_eq!(feed.offset(), 6);
    }
}
