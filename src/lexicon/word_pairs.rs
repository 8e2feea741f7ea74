//! [`WordPairs`]: sets of words that are given in two forms, masculine and feminine or singular and plural.

use super::{DataError, DataFiles, Table, WordKey, fold};
use rustc_hash::FxHashSet;

/// A set of words, each in two forms.
#[derive(Debug, Default)]
pub struct WordPairs {
    forms: FxHashSet<WordKey>,
}

impl WordPairs {
    /// Reads `fr/attitudes.csv`: adjectives and participles for what somebody feels, thinks or is ready for, which is what
    /// that person said to be.
    ///
    /// # Errors
    /// A wrong header, an empty or repeated form.
    pub fn attitudes(files: &DataFiles) -> Result<WordPairs, DataError> {
        WordPairs::parse(files, "fr/attitudes.csv", &["masculine", "feminine", "note"])
    }

    /// Reads `fr/utterances.csv`: nouns for somebody's own words, which have no voice beside their owner's (*les mots de X*).
    ///
    /// # Errors
    /// A wrong header, an empty or repeated form.
    pub fn utterances(files: &DataFiles) -> Result<WordPairs, DataError> {
        WordPairs::parse(files, "fr/utterances.csv", &["singular", "plural", "note"])
    }

    /// Reads `fr/thoughts.csv`: nouns for what somebody feels, wants or holds true, which are told in their own words where they are
    /// theirs (*Sa crainte : « … »*).
    ///
    /// # Errors
    /// A wrong header, an empty or repeated form.
    pub fn thoughts(files: &DataFiles) -> Result<WordPairs, DataError> {
        WordPairs::parse(files, "fr/thoughts.csv", &["singular", "plural", "note"])
    }

    /// Reads `fr/measures.csv`: nouns for what things go by, which say nothing behind *selon* (*selon les cas*).
    ///
    /// # Errors
    /// A wrong header, an empty or repeated form.
    pub fn measures(files: &DataFiles) -> Result<WordPairs, DataError> {
        WordPairs::parse(files, "fr/measures.csv", &["singular", "plural", "note"])
    }

    fn parse(
        files: &DataFiles,
        file: &'static str,
        header: &'static [&'static str; 3],
    ) -> Result<WordPairs, DataError> {
        let table = Table::parse(file, files.text(file), header)?;
        let mut pairs = WordPairs::default();
        for row in table.rows() {
            let [one, other] = [row.required(header[0])?, row.required(header[1])?];
            if !pairs.forms.insert(WordKey::of_folded(&fold(one))) {
                return Err(row.error(header[0], format!("{one:?} is given twice")));
            }
            pairs.forms.insert(WordKey::of_folded(&fold(other)));
        }
        Ok(pairs)
    }

    /// Whether a word is one of them, by its folded form.
    pub fn has(&self, folded: WordKey) -> bool {
        self.forms.contains(&folded)
    }
}
