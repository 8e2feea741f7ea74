//! [`BodyWords`]: words that begin or end the names of companies, media and institutions, and no person's.

use super::{DataError, DataFiles, Table};
use rustc_hash::FxHashSet;

/// Words by where they stand in a name of several, as written.
#[derive(Debug, Default)]
pub struct BodyWords {
    first: FxHashSet<Box<str>>,
    last: FxHashSet<Box<str>>,
}

impl BodyWords {
    /// Reads `fr/body_words.csv`.
    ///
    /// # Errors
    /// A wrong header, an empty word, one given twice for the same place, a place that is neither first nor last.
    pub fn parse(files: &DataFiles) -> Result<BodyWords, DataError> {
        const FILE: &str = "fr/body_words.csv";
        let table = Table::parse(FILE, files.text(FILE), &["word", "place", "note"])?;
        let mut words = BodyWords::default();
        for row in table.rows() {
            let word = row.required("word")?;
            let set = match row.required("place")? {
                "first" => &mut words.first,
                "last" => &mut words.last,
                other => return Err(row.error("place", format!("{other:?} is neither first nor last"))),
            };
            if !set.insert(word.into()) {
                return Err(row.error("word", format!("{word:?} is given twice")));
            }
        }
        Ok(words)
    }

    /// *Singapore Airlines*, *The Lancet*: whether a name of that first and last word is no person's.
    pub fn tell(&self, first: &str, last: &str) -> bool {
        self.first.contains(first) || self.last.contains(last)
    }
}
