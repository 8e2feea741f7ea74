//! Reads `fr/function_words.csv`: the closed classes of French, which hold the grammar of a sentence together.

use super::{DataError, DataFiles, Table};
use crate::analysis::Gender;
use rustc_hash::FxHashMap;

/// The closed classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed {
    /// Determiner.
    Det,
    /// *tout*, before a determiner.
    PreDet,
    /// Number word.
    Num,
    /// *de*, *d'*.
    De,
    /// *du*: preposition and article in one.
    DeDet,
    /// *à*.
    A,
    /// *au*, *aux*.
    ADet,
    /// *en*: preposition, pronoun, or sign of a *gérondif*.
    En,
    /// *selon* and its like.
    Selon,
    /// Any other preposition.
    Prep,
    /// Subject pronoun.
    Subject,
    /// *ce*, *cela*, *ça*.
    This,
    /// Object pronoun, reflexive ones included.
    Object,
    /// Strong pronoun.
    Strong,
    /// Demonstrative or indefinite pronoun.
    Pron,
    /// *ne*.
    Ne,
    /// *pas*, *jamais*, *plus*.
    Neg,
    /// *que*.
    That,
    /// *qui*.
    Qui,
    /// Any other relative.
    Rel,
    /// Subordinating conjunction.
    Sub,
    /// Coordinating conjunction.
    Coord,
    /// Adverb.
    Adv,
    /// Day, month, hour: what dates an act and never says anything.
    Time,
    /// Adjective that stands before its noun.
    Pre,
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct FunctionWord {
    /// Its class.
    pub closed: Closed,
    /// Gender that it shows.
    pub gender: Option<Gender>,
    /// Number that it shows: true for plural.
    pub plural: Option<bool>,
}

/// A word that opens locutions, by its place among all that do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LocutionsId(u16);

/// The words of a locution behind its second.
type Rest = Box<[Box<str>]>;

/// The closed classes by form, lower case with a straight apostrophe.
#[derive(Default)]
pub struct FunctionWords {
    map: FxHashMap<Box<str>, FunctionWord>,
    /// The words that open locutions.
    openers: FxHashMap<Box<str>, LocutionsId>,
    /// For each of them the words that may follow (*par* → *ailleurs*), and what may follow both, longest first.
    locutions: Vec<FxHashMap<Box<str>, Vec<Rest>>>,
}

impl FunctionWords {
    /// Reads `fr/function_words.csv`.
    ///
    /// # Errors
    /// An unknown tag, gender or number, with its place.
    pub fn parse(files: &DataFiles) -> Result<FunctionWords, DataError> {
        use Closed::*;
        let name = "fr/function_words.csv";
        let tags = [
            ("a", A),
            ("adet", ADet),
            ("adv", Adv),
            ("coord", Coord),
            ("de", De),
            ("dedet", DeDet),
            ("det", Det),
            ("en", En),
            ("ne", Ne),
            ("neg", Neg),
            ("num", Num),
            ("object", Object),
            ("pre", Pre),
            ("predet", PreDet),
            ("prep", Prep),
            ("pron", Pron),
            ("qui", Qui),
            ("rel", Rel),
            ("selon", Selon),
            ("strong", Strong),
            ("sub", Sub),
            ("subject", Subject),
            ("that", That),
            ("this", This),
            ("time", Time),
        ];
        let table = Table::parse(name, files.text(name), &["form", "tag", "gender", "number", "note"])?;
        let mut map = FxHashMap::default();
        let mut openers: FxHashMap<Box<str>, LocutionsId> = FxHashMap::default();
        let mut locutions: Vec<FxHashMap<Box<str>, Vec<Rest>>> = Vec::new();
        for row in table.rows() {
            let word = FunctionWord {
                closed: row.choice("tag", &tags)?,
                gender: row.choice(
                    "gender",
                    &[("", None), ("f", Some(Gender::Feminine)), ("m", Some(Gender::Masculine))],
                )?,
                plural: row.choice("number", &[("", None), ("s", Some(false)), ("p", Some(true))])?,
            };
            let form = row.required("form")?;
            let spaced = form.replace('\'', "' ");
            let mut words = spaced.split(' ').filter(|w| !w.is_empty());
            let first = words.next().unwrap_or_default();
            if let Some(second) = words.next().filter(|_| !form.starts_with("aujourd'")) {
                let next = LocutionsId(locutions.len() as u16);
                let opener = *openers.entry(first.into()).or_insert(next);
                if opener == next {
                    locutions.push(FxHashMap::default());
                }
                let rests = locutions[usize::from(opener.0)].entry(second.into()).or_default();
                rests.push(words.map(Box::from).collect());
            }
            if map.insert(form.into(), word).is_some() {
                return Err(row.error("form", "stands twice"));
            }
        }
        for rests in locutions.iter_mut().flat_map(FxHashMap::values_mut) {
            rests.sort_by_key(|r| std::cmp::Reverse(r.len()));
        }
        Ok(FunctionWords { map, openers, locutions })
    }

    /// The adverbial locutions that a word opens; none where it opens none.
    pub fn opened_by(&self, first: &str) -> Option<LocutionsId> {
        self.openers.get(first).copied()
    }

    /// What may follow the first two words of a locution (*par ailleurs*: nothing, *à cet* → *égard*), longest first; none
    /// where no locution begins so.
    pub fn locutions(&self, opener: LocutionsId, second: &str) -> &[Box<[Box<str>]>] {
        let found = self.locutions.get(usize::from(opener.0)).and_then(|opened| opened.get(second));
        found.map_or(&[], Vec::as_slice)
    }

    /// What is known of a form.
    pub fn get(&self, form: &str) -> Option<FunctionWord> {
        self.map.get(form).copied()
    }
}
