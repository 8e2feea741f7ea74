//! [`FirstNames`] with their gender, the [`PARTICLES`] of surnames, and [`Titles`] such as *M.*, *Mme*, *Me*.

use rustc_hash::FxHashMap;

use super::fold::{fold, is_apostrophe};
use super::{DataError, DataFiles, Number, Table};
use crate::analysis::Gender;

/// Who bears a first name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameGender {
    /// Nine bearers in ten are men.
    Masculine,
    /// Nine bearers in ten are women.
    Feminine,
    /// Both.
    Epicene,
}

impl NameGender {
    /// The gender, where nearly all bearers are of one.
    pub fn gender(self) -> Option<Gender> {
        match self {
            NameGender::Masculine => Some(Gender::Masculine),
            NameGender::Feminine => Some(Gender::Feminine),
            NameGender::Epicene => None,
        }
    }
}

/// Words that join the parts of a surname or open it: *Dominique **de** Villepin*, *Ursula **von der** Leyen*,
/// *Mohammed **ben** Salmane*, *Marine **Le** Pen*. As they are mostly written; a name may capitalise any of them.
/// In byte order, so that it can be searched by halves.
pub const PARTICLES: &[&str] = &[
    "Abou", "Abu", "Al", "Ben", "Bin", "Da", "Dal", "De", "Del", "Della", "Den", "Der", "Des", "Di", "Dos",
    "Du", "El", "Ibn", "La", "Las", "Le", "Les", "Lo", "Los", "Mac", "Mc", "Ould", "Saint", "San", "Santa",
    "St", "Ter", "Van", "Von", "Y", "Zu", "abou", "af", "al", "av", "ben", "bin", "bint", "d'", "da", "dal",
    "de", "del", "della", "den", "der", "des", "di", "do", "dos", "du", "e", "el", "et-", "ibn", "la", "las",
    "le", "los", "ould", "ter", "van", "von", "y", "zu",
];

/// Bytes of the longest of them: *Della*.
const LONGEST_PARTICLE: usize = 5;

/// The first names, by folded form.
#[derive(Debug)]
pub struct FirstNames {
    by_form: FxHashMap<Box<str>, NameGender>,
}

const FIRST_NAMES: &str = "fr/first_names.csv";

impl FirstNames {
    /// Reads `fr/first_names.csv`.
    ///
    /// # Errors
    /// A wrong header, an empty name, an unknown gender.
    pub fn parse(files: &DataFiles) -> Result<FirstNames, DataError> {
        let table = Table::parse(FIRST_NAMES, files.text(FIRST_NAMES), &["name", "gender"])?;
        let mut by_form: FxHashMap<Box<str>, NameGender> =
            FxHashMap::with_capacity_and_hasher(8192, Default::default());
        let genders = [("m", NameGender::Masculine), ("f", NameGender::Feminine), ("e", NameGender::Epicene)];
        for row in table.rows() {
            let gender = row.choice("gender", &genders)?;
            by_form
                .entry(fold(row.required("name")?).into())
                .and_modify(|held| {
                    if *held != gender {
                        *held = NameGender::Epicene;
                    }
                })
                .or_insert(gender);
        }
        Ok(FirstNames { by_form })
    }

    /// Who bears the first name, whatever its case and accents; none where it is not known as one. A compound goes by
    /// itself, else by its first part: *Jean-Pierre* by *Jean*.
    pub fn gender(&self, form: &str) -> Option<NameGender> {
        let folded = fold(form);
        let whole = self.by_form.get(folded.as_str());
        let known = |name: &str| self.by_form.get(name).copied();
        whole.copied().or_else(|| {
            // *Mary-Josée*: of a name for either, the second tells.
            let (first, second) = folded.split_once('-')?;
            known(first).map(|gender| match gender {
                NameGender::Epicene => known(second).unwrap_or(gender),
                gender => gender,
            })
        })
    }
}

/// What an abbreviation or title is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TitleKind {
    /// Before a person's name: *M.*, *Mme*, *Me*, *Dr*.
    Civil,
    /// A military rank before a name: *Col.*
    Rank,
    /// *St*, *Ste*: before a saint's name, mostly part of a place.
    Saint,
    /// Part of a company's name: *Cie*, *S.A.*
    Organisation,
    /// Any other abbreviation after which no sentence ends: *p.*, *cf.*
    Abbreviation,
}

/// A title or abbreviation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Title {
    /// What it is.
    pub kind: TitleKind,
    /// Gender of the bearer, where the title says it.
    pub gender: Option<Gender>,
    /// Number of bearers, where it says it.
    pub number: Option<Number>,
}

/// The titles, by their form as written.
#[derive(Debug)]
pub struct Titles {
    by_form: FxHashMap<Box<str>, Title>,
}

const TITLES: &str = "fr/titles.csv";

impl Titles {
    /// Reads `fr/titles.csv`.
    ///
    /// # Errors
    /// A wrong header, an empty or repeated form, an unknown kind, gender or number.
    pub fn parse(files: &DataFiles) -> Result<Titles, DataError> {
        let table = Table::parse(TITLES, files.text(TITLES), &["form", "kind", "gender", "number", "note"])?;
        let mut by_form = FxHashMap::default();
        let kinds = [
            ("civil", TitleKind::Civil),
            ("rank", TitleKind::Rank),
            ("saint", TitleKind::Saint),
            ("organisation", TitleKind::Organisation),
            ("abbreviation", TitleKind::Abbreviation),
        ];
        for row in table.rows() {
            let form = row.required("form")?;
            let title = Title {
                kind: row.choice("kind", &kinds)?,
                gender: row.choice(
                    "gender",
                    &[("m", Some(Gender::Masculine)), ("f", Some(Gender::Feminine)), ("e", None), ("", None)],
                )?,
                number: row.choice(
                    "number",
                    &[("s", Some(Number::Singular)), ("p", Some(Number::Plural)), ("", None)],
                )?,
            };
            if by_form.insert(Box::from(form), title).is_some() {
                return Err(row.error("form", format!("{form:?} is given twice")));
            }
        }
        Ok(Titles { by_form })
    }

    /// The title that `form` is, full stop included; case counts, since *mes* is none and *Mes* may be one.
    pub fn get(&self, form: &str) -> Option<Title> {
        self.by_form.get(form).copied()
    }

    /// True where a full stop after `word` (given without it) is part of the word, and ends no sentence by itself.
    pub fn is_abbreviation(&self, word: &str) -> bool {
        self.by_form.contains_key(format!("{word}.").as_str())
    }
}

/// True where `word` is one of the [`PARTICLES`], with either apostrophe.
pub fn is_particle(word: &str) -> bool {
    word.len() <= LONGEST_PARTICLE
        && (PARTICLES.binary_search(&word).is_ok()
            || matches!(word.strip_suffix(is_apostrophe), Some("d" | "D")))
}
