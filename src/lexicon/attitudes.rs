//! [`Attitudes`]: what somebody says to be: *convaincu*, *prêt*, *consterné*.

use super::{DataError, DataFiles, Table, WordKey, fold};
use rustc_hash::FxHashSet;

/// The adjectives and participles for what somebody feels, thinks or is ready for.
#[derive(Debug, Default)]
pub struct Attitudes {
    forms: FxHashSet<WordKey>,
}

const ATTITUDES: &str = "fr/attitudes.csv";

impl Attitudes {
    /// Reads `fr/attitudes.csv`.
    ///
    /// # Errors
    /// A wrong header, an empty or repeated form.
    pub fn parse(files: &DataFiles) -> Result<Attitudes, DataError> {
        let table = Table::parse(ATTITUDES, files.text(ATTITUDES), &["masculine", "feminine", "note"])?;
        let mut attitudes = Attitudes::default();
        for row in table.rows() {
            let (masculine, feminine) = (row.required("masculine")?, row.required("feminine")?);
            if !attitudes.forms.insert(WordKey::of_folded(&fold(masculine))) {
                return Err(row.error("masculine", format!("{masculine:?} is given twice")));
            }
            attitudes.forms.insert(WordKey::of_folded(&fold(feminine)));
        }
        Ok(attitudes)
    }

    /// Whether a word, folded and in the singular, is one.
    pub fn has(&self, singular: WordKey) -> bool {
        self.forms.contains(&singular)
    }
}
