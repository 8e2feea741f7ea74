//! [`Source`]: a reader that knows how much it has given, so that an interrupted run can go on behind that.

use super::Failure;
use super::interrupt::Interrupt;
use crate::input::{Article, Item, Reader};
use rustc_hash::FxHasher;
use std::hash::Hasher;

/// Articles and problems, counted and hashed on their way.
pub(super) struct Source {
    reader: Reader,
    items: u64,
    hasher: FxHasher,
}

impl Source {
    pub fn new(reader: Reader) -> Source {
        Source { reader, items: 0, hasher: FxHasher::default() }
    }

    /// Passes over what an earlier run has done with.
    ///
    /// # Errors
    /// An input that is another than it was, and a signal.
    pub fn skip_to(&mut self, items: u64, hash: u64, interrupt: &Interrupt) -> Result<(), Failure> {
        while self.items < items && self.next().is_some() {
            if let Some(signal) = interrupt.signal() {
                return Err(Failure::Interrupted(signal));
            }
        }
        if (self.items, self.hash()) == (items, hash) {
            return Ok(());
        }
        let message = "cannot resume: the articles that were done are not those at the head of the input any more; \
                       without --resume all is done anew";
        Err(Failure::new(message))
    }

    /// How many items have been given.
    pub fn items(&self) -> u64 {
        self.items
    }

    /// A hash of all of them.
    pub fn hash(&self) -> u64 {
        self.hasher.finish()
    }

    /// How many bytes of the input have been read.
    pub fn bytes_read(&self) -> u64 {
        self.reader.bytes_read()
    }
}

impl Iterator for Source {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        let item = self.reader.next()?;
        self.items += 1;
        match &item {
            Item::Article(article, _) => {
                let Article { id, title, text, outlet, url, .. } = article;
                for words in [Some(id), title.as_ref(), outlet.as_ref(), url.as_ref(), Some(text)] {
                    let words = words.map(String::as_bytes).unwrap_or_default();
                    self.hasher.write_usize(words.len());
                    self.hasher.write(words);
                }
            }
            Item::Problem(problem) => self.hasher.write(problem.code.as_bytes()),
        }
        Some(item)
    }
}
