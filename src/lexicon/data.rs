//! [`DataFiles`]: the data compiled in, with files of the user's in their place; [`Table`]: a strictly checked CSV.
//!
//! Touches no disk: the command line reads the user's folder and hands the texts over.

use std::collections::BTreeMap;
use std::fmt;

/// What is wrong in a data file, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataError {
    /// The file, as named in `data/`, or the path of the user's.
    pub file: String,
    /// The line, from 1; 0 where the file as a whole is meant.
    pub row: usize,
    /// The column's name; empty where the row as a whole is meant.
    pub column: String,
    /// What is wrong, and what would be right.
    pub problem: String,
}

impl fmt::Display for DataError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if self.row > 0 {
            write!(f, ":{}", self.row)?;
        }
        if !self.column.is_empty() {
            write!(f, ":{}", self.column)?;
        }
        write!(f, ": {}", self.problem)
    }
}

impl std::error::Error for DataError {}

/// The data files by name (`fr/verbs.csv`): the built-in ones, some of them replaced.
#[derive(Clone, Debug, Default)]
pub struct DataFiles {
    replaced: BTreeMap<String, String>,
    speakers: Option<(String, String)>,
}

macro_rules! built_in {
    ($($name:literal),* $(,)?) => {
        /// The text files compiled in, in byte order of their names.
        pub const BUILT_IN: &[(&str, &str)] = &[$(($name, include_str!(concat!("../../data/", $name)))),*];
    };
}

built_in![
    "fr/attitudes.csv",
    "fr/body_words.csv",
    "fr/confidence.csv",
    "fr/conjugation.csv",
    "fr/countries.csv",
    "fr/deeds.csv",
    "fr/expressions.csv",
    "fr/facing_roles.csv",
    "fr/first_names.csv",
    "fr/function_words.csv",
    "fr/heralds.csv",
    "fr/measures.csv",
    "fr/nouns.csv",
    "fr/office_bodies.csv",
    "fr/office_phrases.csv",
    "fr/organisations.csv",
    "fr/orthography.csv",
    "fr/places.csv",
    "fr/ranking.csv",
    "fr/roles.csv",
    "fr/short_names.csv",
    "fr/speech_weights.csv",
    "fr/thoughts.csv",
    "fr/titles.csv",
    "fr/utterances.csv",
    "fr/verbs.csv",
    "offices.csv",
    "speakers.csv",
];

impl DataFiles {
    /// The data compiled into the binary.
    pub fn built_in() -> DataFiles {
        DataFiles::default()
    }

    /// Puts `text` in the place of the built-in file `name`.
    ///
    /// # Errors
    /// Where there is no such file: the names are those of [`BUILT_IN`].
    pub fn replace(&mut self, name: &str, text: String) -> Result<(), DataError> {
        if !BUILT_IN.iter().any(|(n, _)| *n == name) {
            let names: Vec<&str> = BUILT_IN.iter().map(|(n, _)| *n).collect();
            return Err(DataError {
                file: name.to_owned(),
                row: 0,
                column: String::new(),
                problem: format!("no data file of that name; there are {}", names.join(", ")),
            });
        }
        self.replaced.insert(name.to_owned(), text);
        Ok(())
    }

    /// Adds the user's own speakers: a CSV in the form of `speakers.csv`, whose rows add to the built-in ones or, where
    /// the id is the same, replace them. `file` names it in errors.
    pub fn add_speakers(&mut self, file: &str, text: String) {
        self.speakers = Some((file.to_owned(), text));
    }

    /// The user's own speakers: the file's name and its text.
    pub fn added_speakers(&self) -> Option<(&str, &str)> {
        self.speakers.as_ref().map(|(file, text)| (file.as_str(), text.as_str()))
    }

    /// The text of a data file; empty for a name that is not in [`BUILT_IN`].
    pub fn text(&self, name: &str) -> &str {
        match self.replaced.get(name) {
            Some(text) => text,
            None => BUILT_IN.iter().find(|(n, _)| *n == name).map_or("", |(_, t)| *t),
        }
    }
}

/// A CSV data file, read strictly: the header must be exactly the one expected, every row must have as many fields.
pub struct Table {
    file: String,
    header: &'static [&'static str],
    rows: Vec<(usize, csv::StringRecord)>,
}

/// One row of a [`Table`], with its place for errors.
#[derive(Clone, Copy)]
pub struct Row<'t> {
    table: &'t Table,
    line: usize,
    record: &'t csv::StringRecord,
}

impl Table {
    /// Parses `text` as the file `file` with the columns `header`, in that order.
    ///
    /// # Errors
    /// A wrong header or a row with too few or too many fields, with its line.
    pub fn parse(file: &str, text: &str, header: &'static [&'static str]) -> Result<Table, DataError> {
        let error = |row: usize, problem: String| DataError {
            file: file.to_owned(),
            row,
            column: String::new(),
            problem,
        };
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
        let found = reader.headers().map_err(|e| error(1, e.to_string()))?.clone();
        if found.iter().ne(header.iter().copied()) {
            let found: Vec<&str> = found.iter().collect();
            return Err(error(
                1,
                format!("the columns must be `{}`, they are `{}`", header.join(","), found.join(",")),
            ));
        }
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|e| {
                let line = e.position().map_or(0, |p| p.line() as usize);
                error(line, e.to_string())
            })?;
            let line = record.position().map_or(0, |p| p.line() as usize);
            if record.len() != header.len() {
                return Err(error(line, format!("{} fields where {} are due", record.len(), header.len())));
            }
            rows.push((line, record));
        }
        Ok(Table { file: file.to_owned(), header, rows })
    }

    /// The rows, in order.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|(line, record)| Row { table: self, line: *line, record })
    }
}

impl<'t> Row<'t> {
    /// The field of a column, trimmed; empty where the column is unknown (a mistake of ours, not of the data).
    pub fn get(self, column: &str) -> &'t str {
        let at = self.table.header.iter().position(|c| *c == column);
        debug_assert!(at.is_some(), "{column} is no column of {}", self.table.file);
        at.and_then(|i| self.record.get(i)).unwrap_or_default().trim()
    }

    /// An error at this row.
    pub fn error(self, column: &str, problem: impl Into<String>) -> DataError {
        DataError {
            file: self.table.file.clone(),
            row: self.line,
            column: column.to_owned(),
            problem: problem.into(),
        }
    }

    /// The field, which may not be empty.
    ///
    /// # Errors
    /// An empty field.
    pub fn required(self, column: &str) -> Result<&'t str, DataError> {
        match self.get(column) {
            "" => Err(self.error(column, "must not be empty")),
            value => Ok(value),
        }
    }

    /// The field read as one of the named choices.
    ///
    /// # Errors
    /// Any other word, with the choices.
    pub fn choice<T: Copy>(self, column: &str, choices: &[(&str, T)]) -> Result<T, DataError> {
        let value = self.get(column);
        choices.iter().find(|(name, _)| *name == value).map(|(_, t)| *t).ok_or_else(|| {
            let names: Vec<&str> = choices.iter().map(|(n, _)| *n).collect();
            self.error(column, format!("{value:?} is none of {}", names.join(", ")))
        })
    }
}
