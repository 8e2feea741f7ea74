//! Reads `fr/orthography.csv`: what the tokenizer must be told about French.

use super::{DataError, DataFiles, Table};
use crate::text::Orthography;

/// The elisions, clitics and abbreviations of `fr/orthography.csv`.
///
/// # Errors
/// A row whose kind is unknown or whose form is empty.
pub fn orthography(files: &DataFiles) -> Result<Orthography, DataError> {
    let name = "fr/orthography.csv";
    let table = Table::parse(name, files.text(name), &["kind", "form", "note"])?;
    let mut orthography = Orthography::default();
    for row in table.rows() {
        let form: Box<str> = row.required("form")?.into();
        let set = match row.get("kind") {
            "elision" => &mut orthography.elisions,
            "clitic" => &mut orthography.clitics,
            "not_clitic" => &mut orthography.not_clitic,
            "abbreviation" => &mut orthography.abbreviations,
            "numbered" => &mut orthography.numbered,
            "starter" => &mut orthography.starters,
            other => {
                return Err(row.error(
                    "kind",
                    format!(
                        "{other:?} is none of elision, clitic, not_clitic, abbreviation, numbered, starter"
                    ),
                ));
            }
        };
        set.insert(form);
    }
    Ok(orthography)
}
