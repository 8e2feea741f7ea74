//! [`ShortNames`]: what first names are shortened to: *Bob* for *Robert*.

use super::fold::fold;
use super::{DataError, DataFiles, Table};
use rustc_hash::FxHashSet;

/// Pairs of a short form and a first name, folded.
#[derive(Debug, Default)]
pub struct ShortNames {
    pairs: FxHashSet<(Box<str>, Box<str>)>,
}

impl ShortNames {
    /// Reads `fr/short_names.csv`.
    ///
    /// # Errors
    /// A wrong header, an empty or repeated pair.
    pub fn parse(files: &DataFiles) -> Result<ShortNames, DataError> {
        const FILE: &str = "fr/short_names.csv";
        let table = Table::parse(FILE, files.text(FILE), &["short", "full", "note"])?;
        let mut names = ShortNames::default();
        for row in table.rows() {
            let (short, full) = (row.required("short")?, row.required("full")?);
            if !names.pairs.insert((fold(short).into(), fold(full).into())) {
                return Err(row.error("short", format!("{short:?} for {full:?} is given twice")));
            }
        }
        Ok(names)
    }

    /// Whether one of two folded first names is short for the other.
    pub fn are_one(&self, a: &str, b: &str) -> bool {
        let has = |short: &str, full: &str| self.pairs.contains(&(short.into(), full.into()));
        has(a, b) || has(b, a)
    }
}
