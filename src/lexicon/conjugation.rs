//! [`Conjugation`]: the models of French conjugation, and every inflected form of a verb that follows one.
//!
//! `data/fr/conjugation.csv` has the columns `model,mood,tense,endings` and eleven rows for each model. `endings` lists
//! the persons in order, separated by spaces: *je tu il nous vous ils*; for the imperative *tu nous vous*; for the past
//! participle masculine singular, masculine plural, feminine singular, feminine plural. `|` separates spellings of the
//! same form (*paie|paye*), `-` stands for a form that the verb lacks.
//!
//! The ending of the infinitive is what a lemma must end with, and what the other endings take the place of. A `*` in
//! it stands for the consonants between the vowel that alternates and the ending: `é*er` with `è*e` makes *célèbre* of
//! *célébrer* and *allègue* of *alléguer*. Kept apart from the verbs so that one model serves them all, and the
//! auxiliaries too.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::analysis::Gender;
use crate::lexicon::{DataError, DataFiles, Row, Table};

/// The file that the models stand in.
const FILE: &str = "fr/conjugation.csv";

/// The grammatical mood of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mood {
    /// *Dire*.
    Infinitive,
    /// *Disant*, *dit*.
    Participle,
    /// *Il dit*.
    Indicative,
    /// *Il dirait*.
    Conditional,
    /// *Qu'il dise*.
    Subjunctive,
    /// *Dites*.
    Imperative,
}

/// The simple tense of a form; compound tenses are an auxiliary with a past participle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tense {
    /// Present.
    Present,
    /// *Imparfait*.
    Imperfect,
    /// *Passé simple*, or the past participle.
    Past,
    /// Future.
    Future,
}

/// The place of a form in its verb's table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Inflection {
    /// Mood.
    pub mood: Mood,
    /// Tense.
    pub tense: Tense,
    /// 1 to 3; 0 for infinitives and participles.
    pub person: u8,
    /// Number; none for the infinitive and the present participle.
    pub plural: Option<bool>,
    /// Gender of a past participle.
    pub gender: Option<Gender>,
}

/// Names of the moods in the data.
const MOODS: &[(&str, Mood)] = &[
    ("infinitive", Mood::Infinitive),
    ("participle", Mood::Participle),
    ("indicative", Mood::Indicative),
    ("conditional", Mood::Conditional),
    ("subjunctive", Mood::Subjunctive),
    ("imperative", Mood::Imperative),
];

/// Names of the tenses in the data.
const TENSES: &[(&str, Tense)] = &[
    ("present", Tense::Present),
    ("imperfect", Tense::Imperfect),
    ("past", Tense::Past),
    ("future", Tense::Future),
];

/// The rows of every model, in their order in the file.
const ROWS: [(Mood, Tense); 11] = [
    (Mood::Infinitive, Tense::Present),
    (Mood::Participle, Tense::Present),
    (Mood::Participle, Tense::Past),
    (Mood::Indicative, Tense::Present),
    (Mood::Indicative, Tense::Imperfect),
    (Mood::Indicative, Tense::Past),
    (Mood::Indicative, Tense::Future),
    (Mood::Conditional, Tense::Present),
    (Mood::Subjunctive, Tense::Present),
    (Mood::Subjunctive, Tense::Imperfect),
    (Mood::Imperative, Tense::Present),
];

/// Person and number (true: plural) of the endings of a finite row, in their order.
const PERSONS: &[(u8, Option<bool>, Option<Gender>)] = &[
    (1, Some(false), None),
    (2, Some(false), None),
    (3, Some(false), None),
    (1, Some(true), None),
    (2, Some(true), None),
    (3, Some(true), None),
];

/// The same for the imperative.
const IMPERATIVE: &[(u8, Option<bool>, Option<Gender>)] =
    &[(2, Some(false), None), (1, Some(true), None), (2, Some(true), None)];

/// Number and gender of the four past participles.
const PAST_PARTICIPLES: &[(u8, Option<bool>, Option<Gender>)] = &[
    (0, Some(false), Some(Gender::Masculine)),
    (0, Some(true), Some(Gender::Masculine)),
    (0, Some(false), Some(Gender::Feminine)),
    (0, Some(true), Some(Gender::Feminine)),
];

/// What the endings of a row stand for.
fn slots(mood: Mood, tense: Tense) -> &'static [(u8, Option<bool>, Option<Gender>)] {
    match (mood, tense) {
        (Mood::Infinitive, _) | (Mood::Participle, Tense::Present) => &[(0, None, None)],
        (Mood::Participle, _) => PAST_PARTICIPLES,
        (Mood::Imperative, _) => IMPERATIVE,
        _ => PERSONS,
    }
}

/// A model of a [`Conjugation`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ModelId(usize);

struct Model {
    name: Box<str>,
    /// What the lemma ends with: before the `*` and after it, or all of it and nothing.
    infinitive: (Box<str>, Option<Box<str>>),
    endings: Range<usize>,
}

struct Ending {
    inflection: Inflection,
    /// Bytes of [`Conjugation::texts`].
    text: Range<usize>,
}

/// All models.
pub struct Conjugation {
    models: Vec<Model>,
    by_name: FxHashMap<Box<str>, ModelId>,
    endings: Vec<Ending>,
    texts: String,
}

impl Conjugation {
    /// Reads the models.
    ///
    /// # Errors
    /// A model whose rows or endings are not as the module says, with its row and column.
    pub fn parse(files: &DataFiles) -> Result<Conjugation, DataError> {
        let table = Table::parse(FILE, files.text(FILE), &["model", "mood", "tense", "endings"])?;
        let mut all = Conjugation {
            models: Vec::new(),
            by_name: FxHashMap::default(),
            endings: Vec::with_capacity(4096),
            texts: String::with_capacity(16 * 1024),
        };
        let mut last = None;
        for (i, row) in table.rows().enumerate() {
            let due = ROWS[i % ROWS.len()];
            all.add_row(row, due)?;
            last = Some((row, due));
        }
        match last {
            Some((row, due)) if due != ROWS[ROWS.len() - 1] => {
                Err(row.error("tense", "the last model has rows missing after this one"))
            }
            _ => Ok(all),
        }
    }

    fn add_row(&mut self, row: Row<'_>, due: (Mood, Tense)) -> Result<(), DataError> {
        let name = row.required("model")?;
        let found = (row.choice("mood", MOODS)?, row.choice("tense", TENSES)?);
        if found.0 != due.0 {
            return Err(row.error("mood", format!("{} is due here", label(MOODS, due.0))));
        }
        if found.1 != due.1 {
            return Err(row.error("tense", format!("{} is due here", label(TENSES, due.1))));
        }
        let endings = row.required("endings")?;
        if due.0 == Mood::Infinitive {
            self.open_model(row, name, endings)?;
        }
        let Some(model) = self.models.last().filter(|m| *m.name == *name) else {
            return Err(row.error("model", "the model before this one has rows missing"));
        };
        let starred = model.infinitive.1.is_some();
        let slots = slots(due.0, due.1);
        let given = endings.split_whitespace().count();
        if given != slots.len() {
            return Err(row.error("endings", format!("{given} endings where {} are due", slots.len())));
        }
        for (&(person, plural, gender), spellings) in slots.iter().zip(endings.split_whitespace()) {
            let inflection = Inflection { mood: due.0, tense: due.1, person, plural, gender };
            for text in spellings.split('|').filter(|_| spellings != "-") {
                let well_formed = text.chars().all(|c| c.is_lowercase() || c == '*');
                if text.is_empty() || !well_formed || text.matches('*').count() > usize::from(starred) {
                    return Err(row.error("endings", format!("{spellings:?} is no ending of this model")));
                }
                let start = self.texts.len();
                self.texts.push_str(text);
                self.endings.push(Ending { inflection, text: start..self.texts.len() });
            }
        }
        let end = self.endings.len();
        if let Some(model) = self.models.last_mut() {
            model.endings.end = end;
        }
        Ok(())
    }

    fn open_model(&mut self, row: Row<'_>, name: &str, endings: &str) -> Result<(), DataError> {
        let first = endings.split('|').next().unwrap_or_default();
        let infinitive = match first.split_once('*') {
            Some(("", _) | (_, "")) => {
                return Err(row.error("endings", "a `*` must have letters before and after it"));
            }
            Some((vowel, end)) => (vowel.into(), Some(end.into())),
            None => (first.into(), None),
        };
        if self.by_name.insert(name.into(), ModelId(self.models.len())).is_some() {
            return Err(row.error("model", format!("{name} is there twice")));
        }
        let endings = self.endings.len()..self.endings.len();
        self.models.push(Model { name: name.into(), infinitive, endings });
        Ok(())
    }

    /// The model of a name.
    pub fn model(&self, name: &str) -> Option<ModelId> {
        self.by_name.get(name).copied()
    }

    /// The names of the models, in the order of the file.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.models.iter().map(|m| &*m.name)
    }

    /// Calls `each` with every form of `infinitive` as the model makes it, in the order of the file; a form comes as
    /// often as it has places in the table (*dit*: present, *passé simple*, participle).
    ///
    /// # Errors
    /// An infinitive that does not end as the model wants: the problem, in words.
    pub fn derive(
        &self,
        infinitive: &str,
        model: ModelId,
        mut each: impl FnMut(&str, Inflection),
    ) -> Result<(), String> {
        let Some(model) = self.models.get(model.0) else {
            return Err("no such model".to_owned());
        };
        let Some((stem, consonants)) = model.split(infinitive) else {
            let (vowel, end) = &model.infinitive;
            let ending = end.as_ref().map_or(vowel.to_string(), |end| format!("{vowel}*{end}"));
            return Err(format!("{infinitive} does not end in {ending}, as the model {} wants", model.name));
        };
        let mut form = String::with_capacity(infinitive.len() + 16);
        for ending in self.endings.get(model.endings.clone()).unwrap_or_default() {
            let text = self.texts.get(ending.text.clone()).unwrap_or_default();
            form.clear();
            form.push_str(stem);
            match text.split_once('*') {
                Some((vowel, end)) => {
                    form.push_str(vowel);
                    form.push_str(consonants);
                    form.push_str(end);
                }
                None => form.push_str(text),
            }
            each(&form, ending.inflection);
        }
        Ok(())
    }
}

impl Model {
    /// The part of the infinitive that all forms share, and what the `*` stands for.
    fn split<'l>(&self, infinitive: &'l str) -> Option<(&'l str, &'l str)> {
        let (ending, after) = &self.infinitive;
        let Some(after) = after else {
            return infinitive.strip_suffix(&**ending).map(|stem| (stem, ""));
        };
        let body = infinitive.strip_suffix(&**after)?;
        let at = body.rfind(&**ending)?;
        let consonants = &body[at + ending.len()..];
        are_consonants(consonants).then_some((&body[..at], consonants))
    }
}

/// True for one or more consonants, with the mute *u* of *gu* and *qu*.
fn are_consonants(text: &str) -> bool {
    let sounded = match text.strip_suffix("gu").or(text.strip_suffix("qu")) {
        Some(rest) => rest,
        None if text.is_empty() => return false,
        None => text,
    };
    sounded.bytes().all(|b| b.is_ascii_lowercase() && !b"aeiouy".contains(&b))
}

/// The name of a choice in the data.
fn label<T: PartialEq>(choices: &[(&'static str, T)], value: T) -> &'static str {
    choices.iter().find(|(_, v)| *v == value).map_or("", |(name, _)| name)
}
