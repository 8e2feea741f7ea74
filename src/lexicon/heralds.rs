//! [`Heralds`]: the words before quotation marks that say what the marks hold.

use super::{DataError, DataFiles, Table};
use rustc_hash::FxHashMap;

/// What the marks behind such a word hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Herald {
    /// The title of a work, or what a body, a programme, an event is called: *le film*, *l'association*.
    Title,
    /// What a thing is called: *le chalutier*, *le missile*.
    Name,
    /// What somebody or something is called, after a participle: *surnommé*, *baptisé*, *dit*.
    Naming,
    /// The word itself, or an inscription: *le mot*, *l'expression*, *la pancarte*.
    Word,
}

/// The heralds by form, lower case.
#[derive(Default)]
pub struct Heralds {
    by_form: FxHashMap<Box<str>, Herald>,
}

const HERALDS: &str = "fr/heralds.csv";

impl Heralds {
    /// Reads `fr/heralds.csv`.
    ///
    /// # Errors
    /// A wrong header, an empty or repeated form, an unknown value.
    pub fn parse(files: &DataFiles) -> Result<Heralds, DataError> {
        let table = Table::parse(HERALDS, files.text(HERALDS), &["form", "says", "note"])?;
        let says = [
            ("title", Herald::Title),
            ("name", Herald::Name),
            ("naming", Herald::Naming),
            ("word", Herald::Word),
        ];
        let mut by_form = FxHashMap::default();
        for row in table.rows() {
            let form = row.required("form")?;
            if by_form.insert(Box::from(form), row.choice("says", &says)?).is_some() {
                return Err(row.error("form", format!("{form:?} is given twice")));
            }
        }
        Ok(Heralds { by_form })
    }

    /// What a word, in lower case, says of the marks behind it.
    pub fn get(&self, lower: &str) -> Option<Herald> {
        self.by_form.get(lower).copied()
    }
}
