//! [`BodyWords`]: words that begin or end the names of companies, media and institutions, and no person's, or stand before them.

use super::{DataError, DataFiles, Table};
use rustc_hash::FxHashSet;

/// Words by where they stand in a name of several, as written.
#[derive(Debug, Default)]
pub struct BodyWords {
    first: FxHashSet<Box<str>>,
    last: FxHashSet<Box<str>>,
    of: FxHashSet<Box<str>>,
    of_company: FxHashSet<Box<str>>,
}

/// Whose what stands before *de* and a name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// *le patron de Lormel*, *les ventes de Lormel*
    Company,
    /// *le président de Lormel*, *les bénévoles de Lormel*: a body of any kind.
    Body,
}

impl BodyWords {
    /// Reads `fr/body_words.csv`.
    ///
    /// # Errors
    /// A wrong header, an empty word, one given twice for the same place, an unknown place.
    pub fn parse(files: &DataFiles) -> Result<BodyWords, DataError> {
        const FILE: &str = "fr/body_words.csv";
        let table = Table::parse(FILE, files.text(FILE), &["word", "place", "note"])?;
        let mut words = BodyWords::default();
        for row in table.rows() {
            let word = row.required("word")?;
            let set = match row.required("place")? {
                "first" => &mut words.first,
                "last" => &mut words.last,
                "of" => &mut words.of,
                "of company" => &mut words.of_company,
                other => {
                    let problem = format!("{other:?} is not first, last, of or of company");
                    return Err(row.error("place", problem));
                }
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

    /// *le siège de Lormel*: what bears the name behind a noun, in lower case, if that cannot be somebody's.
    pub fn owner(&self, noun: &str) -> Option<Owner> {
        match noun {
            _ if self.of_company.contains(noun) => Some(Owner::Company),
            _ if self.of.contains(noun) => Some(Owner::Body),
            _ => None,
        }
    }
}
