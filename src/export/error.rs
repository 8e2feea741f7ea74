//! [`ExportError`]: which file could not be written, and why.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// A file or folder of the output, what was being done to it, and what went wrong.
#[derive(Debug)]
pub struct ExportError {
    path: PathBuf,
    doing: &'static str,
    cause: io::Error,
}

impl ExportError {
    pub(super) fn new(path: &Path, doing: &'static str, cause: io::Error) -> ExportError {
        ExportError { path: path.to_owned(), doing, cause }
    }

    /// The file or folder.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What the system says.
    pub fn cause(&self) -> &io::Error {
        &self.cause
    }

    /// True where whoever reads the output has gone away (`dixit … | head`), which is no failure of the run.
    pub fn is_broken_pipe(&self) -> bool {
        self.cause.kind() == io::ErrorKind::BrokenPipe
    }
}

impl fmt::Display for ExportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.path.display(), self.doing, self.cause)
    }
}

impl std::error::Error for ExportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.cause)
    }
}
