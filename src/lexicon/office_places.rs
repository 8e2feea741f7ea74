//! [`Places`]: what an office may be the office of, a country or a body such as a party, a union, a town or an agency, and
//! the adjectives and complements that name it: *russe*, *de la CGT*, *du Havre*.

use rustc_hash::FxHashMap;

use super::countries::Countries;
use super::fold::name_key;
use super::{DataError, DataFiles, Row, Table};

const FILE: &str = "fr/office_bodies.csv";
const HEADER: &[&str] = &["key", "names", "note"];

/// Countries by code and bodies by key, and the folded words that name them behind the noun of an office.
#[derive(Debug, Default)]
pub(super) struct Places {
    by_key: FxHashMap<Box<str>, u16>,
    /// Folded modifiers, each with its stretch of `named`: *congolais* names two countries.
    stretches: FxHashMap<Box<str>, (u32, u32)>,
    named: Vec<u16>,
}

impl Places {
    /// The countries, and the bodies of `fr/office_bodies.csv`.
    ///
    /// # Errors
    /// A wrong header, a key that is a country's or given twice, a name that already stands for something else.
    pub(super) fn parse(files: &DataFiles, countries: &Countries) -> Result<Places, DataError> {
        let mut places = Places::default();
        places.stretches.reserve(4096);
        places.add_countries(countries);
        let table = Table::parse(FILE, files.text(FILE), HEADER)?;
        for row in table.rows() {
            places.add_body(row)?;
        }
        Ok(places)
    }

    /// The place with that country code or key.
    pub(super) fn by_key(&self, key: &str) -> Option<u16> {
        self.by_key.get(key).copied()
    }

    /// The places that an already folded adjective or complement names.
    pub(super) fn by_modifier(&self, key: &str) -> &[u16] {
        self.stretches.get(key).map_or(&[], |(start, end)| &self.named[*start as usize..*end as usize])
    }

    fn add_countries(&mut self, countries: &Countries) {
        for (index, country) in countries.iter() {
            self.by_key.insert(country.code.clone(), index.0);
        }
        for key in countries.modifier_keys() {
            let start = self.named.len() as u32;
            self.named.extend(countries.by_modifier_key(key).iter().map(|country| country.0));
            self.stretches.insert(key.into(), (start, self.named.len() as u32));
        }
    }

    fn add_body(&mut self, row: Row<'_>) -> Result<(), DataError> {
        let key = row.required("key")?;
        let place = self.by_key.len() as u16;
        if self.by_key.insert(key.into(), place).is_some() {
            return Err(row.error("key", format!("{key:?} is given twice, or is a country")));
        }
        let start = self.named.len() as u32;
        self.named.push(place);
        for name in row.required("names")?.split('|') {
            for complement in complements(name) {
                if self.stretches.insert(complement.into(), (start, start + 1)).is_some() {
                    return Err(row.error("names", format!("{name:?} already names something")));
                }
            }
        }
        Ok(())
    }
}

/// The complements that a name makes: *du Medef* of *le Medef*, *de LFI* or *d'EELV* of a name without an article.
fn complements(name: &str) -> Vec<String> {
    let key = name_key(name);
    let contracted = [("le ", "du "), ("les ", "des "), ("la ", "de la "), ("l' ", "de l' ")];
    match contracted.iter().find_map(|(article, with)| Some((with, key.strip_prefix(article)?))) {
        Some((with, bare)) => vec![format!("{with}{bare}")],
        None => vec![format!("de {key}"), format!("d' {key}")],
    }
}
