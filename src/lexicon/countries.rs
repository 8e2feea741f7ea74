//! [`Countries`]: states, their capitals and the adjectives made from their names, with a few regions and the EU.

use rustc_hash::FxHashMap;

use super::fold::name_key;
use super::{DataError, DataFiles, Number, Table};
use crate::analysis::Gender;

/// A country's place in [`Countries`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CountryIdx(pub u16);

/// A state, a region with a government of its own, or the European Union.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Country {
    /// ISO 3166-1 code of two letters; `CA-QC` for a region, `EU` for the Union.
    pub code: Box<str>,
    /// Name with its article: *la Russie*, *Israël*.
    pub name: Box<str>,
    /// Capital.
    pub capital: Box<str>,
    /// True where the press says the capital for the government: *Moscou a démenti*.
    pub capital_speaks: bool,
}

/// A form of an adjective or noun of nationality.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Demonym {
    /// The countries that it may mean: two for *congolais*.
    pub countries: Vec<CountryIdx>,
    /// Its gender, none where both are alike (*russe*) or unknown.
    pub gender: Option<Gender>,
    /// Its number, none where both are alike (*français*) or unknown.
    pub number: Option<Number>,
}

/// The countries, by name, demonym and capital.
#[derive(Debug)]
pub struct Countries {
    all: Vec<Country>,
    by_code: FxHashMap<Box<str>, CountryIdx>,
    by_name: FxHashMap<Box<str>, CountryIdx>,
    by_complement: FxHashMap<Box<str>, CountryIdx>,
    by_demonym: FxHashMap<Box<str>, Demonym>,
    by_capital: FxHashMap<Box<str>, CountryIdx>,
}

const FILE: &str = "fr/countries.csv";
const HEADER: &[&str] = &[
    "code",
    "name",
    "masculine",
    "feminine",
    "masculine_plural",
    "feminine_plural",
    "capital",
    "capital_metonym",
    "capital_aliases",
    "aliases",
    "demonym_aliases",
    "note",
];

impl Countries {
    /// Reads `fr/countries.csv`.
    ///
    /// # Errors
    /// A wrong header, a code given twice, a name given to two countries.
    pub fn parse(files: &DataFiles) -> Result<Countries, DataError> {
        let mut countries = Countries {
            all: Vec::new(),
            by_code: FxHashMap::default(),
            by_name: FxHashMap::default(),
            by_complement: FxHashMap::with_capacity_and_hasher(2048, Default::default()),
            by_demonym: FxHashMap::with_capacity_and_hasher(1024, Default::default()),
            by_capital: FxHashMap::default(),
        };
        let table = Table::parse(FILE, files.text(FILE), HEADER)?;
        for row in table.rows() {
            let index = CountryIdx(countries.all.len() as u16);
            let code = row.required("code")?;
            let name = row.required("name")?;
            if countries.by_code.insert(code.into(), index).is_some() {
                return Err(row.error("code", format!("{code:?} is given twice")));
            }
            let (article, bare) = split_article(name);
            let parts = |column| row.get(column).split('|').map(str::trim).filter(|s| !s.is_empty());
            for (column, form) in
                std::iter::once(("name", bare)).chain(parts("aliases").map(|alias| ("aliases", alias)))
            {
                let key = name_key(form);
                if countries.by_name.get(key.as_str()).is_some_and(|other| *other != index) {
                    return Err(row.error(column, format!("{form:?} already names another country")));
                }
                let complements: &[&str] = match (column, article) {
                    ("name", "le") => &["du "],
                    ("name", "les") => &["des "],
                    ("name", "la") => &["de la ", "de "],
                    ("name", "l'") => &["de l' ", "d' "],
                    _ => &["de ", "d' ", "du ", "des ", "de la ", "de l' "],
                };
                for start in complements {
                    countries.by_complement.insert(format!("{start}{key}").into(), index);
                }
                countries.by_name.insert(key.into(), index);
            }
            let forms = [
                ("masculine", Gender::Masculine, Number::Singular),
                ("feminine", Gender::Feminine, Number::Singular),
                ("masculine_plural", Gender::Masculine, Number::Plural),
                ("feminine_plural", Gender::Feminine, Number::Plural),
            ];
            for (column, gender, number) in forms {
                countries.add_demonym(row.get(column), index, Some(gender), Some(number));
            }
            for form in parts("demonym_aliases") {
                countries.add_demonym(form, index, None, None);
            }
            let capital = row.get("capital");
            let capital_speaks = row.choice("capital_metonym", &[("yes", true), ("no", false)])?;
            for form in std::iter::once(capital).chain(parts("capital_aliases")).filter(|c| !c.is_empty()) {
                let key = name_key(form);
                let taken = countries.by_capital.get(key.as_str()).and_then(|other| countries.get(*other));
                if capital_speaks || taken.is_none_or(|other| !other.capital_speaks) {
                    countries.by_capital.insert(key.into(), index);
                }
            }
            countries.all.push(Country {
                code: code.into(),
                name: name.into(),
                capital: capital.into(),
                capital_speaks,
            });
        }
        Ok(countries)
    }

    fn add_demonym(
        &mut self,
        form: &str,
        country: CountryIdx,
        gender: Option<Gender>,
        number: Option<Number>,
    ) {
        if form.is_empty() {
            return;
        }
        let held = self.by_demonym.entry(name_key(form).into());
        held.and_modify(|demonym| {
            if !demonym.countries.contains(&country) {
                demonym.countries.push(country);
            }
            if demonym.gender != gender {
                demonym.gender = None;
            }
            if demonym.number != number {
                demonym.number = None;
            }
        })
        .or_insert_with(|| Demonym { countries: vec![country], gender, number });
    }

    /// The country of that name, with or without its article.
    pub fn by_name(&self, name: &str) -> Option<CountryIdx> {
        let key = name_key(name);
        let bare = ["les ", "le ", "la ", "l' "].iter().find_map(|article| key.strip_prefix(article));
        self.by_name.get(key.as_str()).or_else(|| self.by_name.get(bare?)).copied()
    }

    /// What an adjective or noun of nationality means, in any of its forms.
    pub fn by_demonym(&self, form: &str) -> Option<&Demonym> {
        self.by_demonym.get(name_key(form).as_str())
    }

    /// The country of a capital; where two share its name (*Bruxelles*), the one for which the press uses it.
    pub fn by_capital(&self, capital: &str) -> Option<CountryIdx> {
        let key = name_key(capital);
        self.by_capital.get(key.as_str()).copied()
    }

    /// The country with that code.
    pub fn by_code(&self, code: &str) -> Option<CountryIdx> {
        self.by_code.get(code).copied()
    }

    /// A country; none only for an index of another table.
    pub fn get(&self, country: CountryIdx) -> Option<&Country> {
        self.all.get(country.0 as usize)
    }

    /// All countries, in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = (CountryIdx, &Country)> {
        self.all.iter().enumerate().map(|(i, c)| (CountryIdx(i as u16), c))
    }

    /// Every folded complement and adjective that [`Countries::by_modifier_key`] knows, in no order.
    pub(super) fn modifier_keys(&self) -> impl Iterator<Item = &str> {
        self.by_complement.keys().chain(self.by_demonym.keys()).map(|key| &**key)
    }

    /// The countries that an already folded complement (*de la russie*) or adjective (*russe*) names.
    pub(super) fn by_modifier_key(&self, key: &str) -> &[CountryIdx] {
        if let Some(country) = self.by_complement.get(key) {
            return std::slice::from_ref(country);
        }
        self.by_demonym.get(key).map_or(&[], |demonym| &demonym.countries)
    }
}

fn split_article(name: &str) -> (&str, &str) {
    for article in ["les ", "le ", "la ", "l'"] {
        if let Some(bare) = name.strip_prefix(article) {
            return (article.trim_end(), bare);
        }
    }
    ("", name)
}
