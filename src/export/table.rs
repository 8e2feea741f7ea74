//! [`Table`]: one file of a run, under a name that says *partial* until the run is whole.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::ExportError;

/// Bytes that are gathered before they are written.
const BUFFER: usize = 1 << 18;

/// A file that has not its own name yet. What reaches the disk is whole calls of [`Table::write`]: whole rows.
#[derive(Debug)]
pub(super) struct Table {
    pub name: &'static str,
    /// Where it will be.
    path: PathBuf,
    /// Where it is.
    partial: PathBuf,
    file: File,
    buffer: Vec<u8>,
    /// Bytes that the file should hold.
    written: u64,
}

impl Table {
    /// Begins a file; whatever stands under its partial name is replaced, and not written through if it is a link.
    pub fn create(dir: &Path, name: &'static str, head: &[u8]) -> Result<Table, ExportError> {
        let (path, partial) = (dir.join(name), dir.join(partial_name(name)));
        let _ = fs::remove_file(&partial);
        let file = OpenOptions::new().read(true).write(true).create_new(true).open(&partial);
        let file = file.map_err(|cause| ExportError::new(&partial, "cannot create", cause))?;
        let mut table = Table { name, path, partial, file, buffer: Vec::new(), written: 0 };
        table.put(head)?;
        Ok(table)
    }

    /// Opens the file that an earlier run has left; none where there is none.
    pub fn reopen(dir: &Path, name: &'static str) -> Option<Table> {
        let (path, partial) = (dir.join(name), dir.join(partial_name(name)));
        if !fs::symlink_metadata(&partial).ok()?.is_file() {
            return None;
        }
        let file = OpenOptions::new().read(true).write(true).open(&partial).ok()?;
        let written = file.metadata().ok()?.len();
        Some(Table { name, path, partial, file, buffer: Vec::new(), written })
    }

    /// Bytes that the file holds once it is flushed.
    pub fn length(&self) -> u64 {
        self.written + self.buffer.len() as u64
    }

    /// Appends whole rows.
    pub fn put(&mut self, rows: &[u8]) -> Result<(), ExportError> {
        self.buffer.extend_from_slice(rows);
        if self.buffer.len() >= BUFFER { self.sync() } else { Ok(()) }
    }

    /// Hands everything to the system.
    pub fn sync(&mut self) -> Result<(), ExportError> {
        let written = self.file.write_all(&self.buffer);
        self.written += self.buffer.len() as u64;
        self.buffer.clear();
        written.map_err(|cause| self.error(cause))
    }

    /// Waits until the disk has what the system was handed: a name must never outlive the bytes that it stands for.
    pub fn secure(&self) -> Result<(), ExportError> {
        self.file.sync_data().map_err(|cause| self.error(cause))
    }

    /// Goes back to where the file held so many bytes.
    pub fn cut(&mut self, length: u64) -> Result<(), ExportError> {
        self.buffer.clear();
        let cut = self.file.set_len(length).and_then(|()| self.file.seek(SeekFrom::Start(length)));
        self.written = length;
        cut.map(drop).map_err(|cause| self.error(cause))
    }

    /// Appends all that another file holds. A copy by the system: it does not pass through memory.
    pub fn take_in(&mut self, other: &mut Table) -> Result<(), ExportError> {
        self.sync()?;
        other.sync()?;
        other.file.rewind().map_err(|cause| other.error(cause))?;
        self.written += io::copy(&mut other.file, &mut self.file).map_err(|cause| self.error(cause))?;
        Ok(())
    }

    /// Removes the file.
    pub fn remove(self) {
        let Table { partial, file, .. } = self;
        drop(file);
        let _ = fs::remove_file(partial);
    }

    /// Gives the file its name.
    pub fn persist(self) -> Result<(), ExportError> {
        let Table { path, partial, file, .. } = self;
        drop(file);
        fs::rename(&partial, &path).map_err(|cause| ExportError::new(&path, "cannot rename to", cause))
    }

    pub fn error(&self, cause: io::Error) -> ExportError {
        ExportError::new(&self.path, "cannot write", cause)
    }
}

/// The name of a file that is not whole: `attributions.partial.csv`.
pub(super) fn partial_name(name: &str) -> String {
    match name.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem}.partial.{ending}"),
        None => format!("{name}.partial"),
    }
}
