//! [`Lines`]: JSON Lines to a stream, mostly standard output.

use std::io::{BufWriter, Write};
use std::path::Path;

use super::{Block, ExportError, Totals};

/// Writes the rows of `attributions.jsonl` to `out`; blocks must be rendered with [`Format::Jsonl`](super::Format::Jsonl).
#[derive(Debug)]
pub struct Lines<W: Write> {
    out: BufWriter<W>,
    totals: Totals,
}

impl<W: Write> Lines<W> {
    /// Begins a stream.
    pub fn new(out: W) -> Lines<W> {
        Lines { out: BufWriter::with_capacity(1 << 16, out), totals: Totals::default() }
    }

    /// Writes the rows of an article.
    ///
    /// # Errors
    /// Whatever the stream cannot take; see [`ExportError::is_broken_pipe`].
    pub fn append(&mut self, block: Block) -> Result<(), ExportError> {
        self.totals.add(&block.totals);
        self.out.write_all(&block.jsonl).map_err(failed)
    }

    /// The counts so far.
    pub fn totals(&self) -> Totals {
        self.totals
    }

    /// Ends the stream and returns the counts.
    ///
    /// # Errors
    /// Whatever the stream cannot take.
    pub fn finish(mut self) -> Result<Totals, ExportError> {
        self.out.flush().map_err(failed)?;
        Ok(self.totals)
    }
}

fn failed(cause: std::io::Error) -> ExportError {
    ExportError::new(Path::new("standard output"), "cannot write", cause)
}
