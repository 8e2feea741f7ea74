//! [`Places`]: departments, regions, provinces and islands of one word, which no pronoun and no description means.

use super::{DataError, DataFiles, Table};
use rustc_hash::FxHashSet;

/// Names of places, as written.
#[derive(Debug, Default)]
pub struct Places {
    names: FxHashSet<Box<str>>,
}

impl Places {
    /// Reads `fr/places.csv`.
    ///
    /// # Errors
    /// A wrong header, an empty or repeated name, a name of two words.
    pub fn parse(files: &DataFiles) -> Result<Places, DataError> {
        const FILE: &str = "fr/places.csv";
        let table = Table::parse(FILE, files.text(FILE), &["name", "country", "note"])?;
        let mut places = Places::default();
        for row in table.rows() {
            let name = row.required("name")?;
            if name.contains(' ') {
                return Err(row.error("name", format!("{name:?} is more than one word")));
            }
            if !places.names.insert(name.into()) {
                return Err(row.error("name", format!("{name:?} is given twice")));
            }
        }
        Ok(places)
    }

    /// Whether a word, with its capital, is the name of one.
    pub fn has(&self, word: &str) -> bool {
        self.names.contains(word)
    }
}
