//! [`Problem`]: something in the input that could not be read as it was meant, with its place.

use std::fmt;

/// How much a [`Problem`] costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; the article was read.
    Note,
    /// A file met in a folder that holds no articles (a side table, a link to a folder): nobody asked for it by name.
    Aside,
    /// Something that was asked for was not read: a row, a file, a column.
    Lost,
}

/// Something in the input that could not be read as it was meant. Displays as `path:row: column "x": message`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file, as given or found; `-` for standard input.
    pub path: String,
    /// The line on which the row begins, from 1 (for a JSON array, the number of the element); empty where the file as
    /// a whole is meant.
    pub row: Option<u64>,
    /// The column's name, where one is meant.
    pub column: Option<String>,
    /// The id of the article that it concerns, where there is one.
    pub document: Option<String>,
    /// A word for what it is, stable from version to version; `docs/output.md` lists them.
    pub code: &'static str,
    /// The same in a sentence.
    pub message: String,
    /// What it costs.
    pub severity: Severity,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path)?;
        if let Some(row) = self.row {
            write!(f, ":{row}")?;
        }
        if let Some(column) = &self.column {
            write!(f, ": column {column:?}")?;
        }
        write!(f, ": {}", self.message)
    }
}

impl std::error::Error for Problem {}

/// A problem of the file at hand, before its path is known to it.
#[derive(Clone, Debug)]
pub(super) struct Fault {
    pub row: Option<u64>,
    pub column: Option<String>,
    pub code: &'static str,
    pub message: String,
    pub severity: Severity,
}

impl Fault {
    /// Something was not read.
    pub fn lost(code: &'static str, message: impl Into<String>) -> Fault {
        Fault { row: None, column: None, code, message: message.into(), severity: Severity::Lost }
    }

    /// Something is worth knowing.
    pub fn note(code: &'static str, message: impl Into<String>) -> Fault {
        Fault { severity: Severity::Note, ..Fault::lost(code, message) }
    }

    pub fn at(mut self, row: u64) -> Fault {
        self.row = Some(row);
        self
    }

    pub fn column(mut self, column: impl Into<String>) -> Fault {
        self.column = Some(column.into());
        self
    }

    pub fn severity(mut self, severity: Severity) -> Fault {
        self.severity = severity;
        self
    }

    pub fn of(self, path: &str, document: Option<&str>) -> Problem {
        Problem {
            path: path.to_owned(),
            row: self.row,
            column: self.column,
            document: document.map(str::to_owned),
            code: self.code,
            message: self.message,
            severity: self.severity,
        }
    }
}
