//! [`Expressions`]: what stands between marks because it is called so, whoever speaks.

use super::fold::{Likeness, PhraseIndex};
use super::{DataError, DataFiles, Table};

/// Standing expressions: names of movements, slogans, programmes, borrowed words.
#[derive(Debug)]
pub struct Expressions {
    all: PhraseIndex<()>,
}

const EXPRESSIONS: &str = "fr/expressions.csv";

impl Expressions {
    /// Reads `fr/expressions.csv`.
    ///
    /// # Errors
    /// A wrong header, an empty or repeated expression.
    pub fn parse(files: &DataFiles) -> Result<Expressions, DataError> {
        let table = Table::parse(EXPRESSIONS, files.text(EXPRESSIONS), &["expression", "note"])?;
        let mut all = PhraseIndex::new(Likeness::Words, 256);
        for row in table.rows() {
            let expression = row.required("expression")?;
            if !all.add(expression, ()) {
                return Err(row.error("expression", format!("{expression:?} is given twice")));
            }
        }
        Ok(Expressions { all })
    }

    /// Whether `text` is one of them as a whole; case does not count.
    pub fn has(&self, text: &str) -> bool {
        self.all.whole(text).is_some()
    }
}
