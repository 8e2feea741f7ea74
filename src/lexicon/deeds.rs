//! [`Deeds`]: verbs of which the subject is somebody by trade or office: who *dirige* is a *directeur*.

use super::{DataError, DataFiles, Table};
use rustc_hash::FxHashMap;

/// The roles by the form of the verb, lower case.
#[derive(Debug, Default)]
pub struct Deeds {
    by_form: FxHashMap<Box<str>, Box<str>>,
}

const DEEDS: &str = "fr/deeds.csv";

impl Deeds {
    /// Reads `fr/deeds.csv`; the role is given by its masculine form.
    ///
    /// # Errors
    /// A wrong header, an empty cell, a form that is given twice.
    pub fn parse(files: &DataFiles) -> Result<Deeds, DataError> {
        let table = Table::parse(DEEDS, files.text(DEEDS), &["form", "role", "note"])?;
        let mut by_form = FxHashMap::default();
        for row in table.rows() {
            let form = row.required("form")?;
            if by_form.insert(Box::from(form), Box::from(row.required("role")?)).is_some() {
                return Err(row.error("form", format!("{form:?} is given twice")));
            }
        }
        Ok(Deeds { by_form })
    }

    /// What a form of a verb makes of its subject.
    pub fn role_of(&self, form: &str) -> Option<&str> {
        self.by_form.get(form).map(AsRef::as_ref)
    }
}
