//! [`Vocabulary`]: every word met so far, looked up once.
//!
//! News repeats itself: nine tokens in ten were seen a few sentences before. A word as written (its capitals included)
//! gets a number, and under that number stands all that the lexicon knows of it. One look-up per token is then enough,
//! and no rule makes a lower-cased copy. A vocabulary is scratch space: it holds nothing that the lexicon does not, and
//! may be dropped at any time without changing a result.

use super::fold::{WordKey, fold, singular};
use super::{Closed, CountryIdx, FunctionWord, Lexicon, NameGender, NounKind, Readings, RoleHit, WordClass};
use crate::text::lower_into;
use hashbrown::HashTable;
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::hash::BuildHasher;
use std::num::NonZero;

/// What is known of a word as written.
#[derive(Clone, Debug)]
pub struct WordInfo {
    /// Lower case, with a straight apostrophe.
    pub lower: Box<str>,
    /// Everything that it may be.
    pub class: WordClass,
    /// Its closed class.
    pub closed: Option<FunctionWord>,
    /// A noun for a person.
    pub role: Option<RoleHit>,
    /// The first word of such a noun of several words (*garde des Sceaux*).
    pub opens_role: bool,
    /// Another noun that can head a source.
    pub noun: Option<NounKind>,
    /// The first word of an adverbial locution.
    pub opens_locution: bool,
    /// What it may be as a form of a reporting verb.
    pub readings: Readings,
    /// May be a form of a verb that only lends its mood to the next.
    pub semi_auxiliary: bool,
    /// Its folded form.
    pub folded: WordKey,
    /// Its folded form in the singular.
    pub singular: WordKey,
    /// The country that it names, or whose people or capital it names.
    pub country: Option<CountryIdx>,
    /// How it is written, where a [`Short`] can say it.
    spelled: Option<Short>,
}

/// Words by number.
#[derive(Default)]
pub struct Vocabulary {
    /// The numbers of words that a [`Short`] can hold, which nearly all are; how they are spelled stands with the rest
    /// of what is known of them, so that one look there settles all.
    short: HashTable<u32>,
    long: FxHashMap<Box<str>, u32>,
    infos: Vec<WordInfo>,
    lower: String,
}

/// A word of at most sixteen bytes, held in its key: to compare it, no pointer is followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Short {
    /// The first bytes, and the last; in the middle they overlap.
    ends: [u64; 2],
    len: NonZero<u8>,
}

impl Short {
    fn of(word: &str) -> Option<Short> {
        let bytes = word.as_bytes();
        let len = NonZero::new(u8::try_from(bytes.len()).ok()?).filter(|len| len.get() <= 16)?;
        let ends = if let (Some(head), Some(tail)) = (bytes.first_chunk(), bytes.last_chunk()) {
            [head, tail].map(|end| u64::from_le_bytes(*end))
        } else if let (Some(head), Some(tail)) = (bytes.first_chunk(), bytes.last_chunk()) {
            [head, tail].map(|end| u32::from_le_bytes(*end).into())
        } else if let (Some(head), Some(tail)) = (bytes.first_chunk(), bytes.last_chunk()) {
            [head, tail].map(|end| u16::from_le_bytes(*end).into())
        } else {
            [bytes.first().copied().unwrap_or_default().into(), 0]
        };
        Some(Short { ends, len })
    }

    fn hash(self) -> u64 {
        FxBuildHasher.hash_one(self)
    }
}

/// Past so many words a vocabulary is begun anew: memory stays flat whatever is read.
const LIMIT: usize = 200_000;

impl Vocabulary {
    /// Forgets everything where too much was learned. Numbers given out before are then void.
    pub fn trim(&mut self) {
        if self.infos.len() > LIMIT {
            *self = Vocabulary::default();
        }
    }

    /// What is known of a number that this vocabulary gave out.
    pub fn get(&self, number: u32) -> Option<&WordInfo> {
        self.infos.get(number as usize)
    }

    /// The number of a word as written; looked up in the lexicon where it is new.
    pub fn number(&mut self, word: &str, lexicon: &Lexicon) -> u32 {
        let spelled = Short::of(word);
        let known = match &spelled {
            Some(short) => self.short.find(short.hash(), |n| self.infos[*n as usize].spelled == spelled),
            None => self.long.get(word),
        };
        if let Some(number) = known {
            return *number;
        }
        let mut lower = std::mem::take(&mut self.lower);
        lower_into(word, &mut lower);
        let info = look_up(word, &mut lower, lexicon);
        self.lower = lower;
        let number = self.infos.len() as u32;
        self.infos.push(WordInfo { spelled, ..info });
        match spelled {
            Some(short) => {
                let hash = |n: &u32| self.infos[*n as usize].spelled.map_or(0, Short::hash);
                self.short.insert_unique(short.hash(), number, hash);
            }
            None => {
                self.long.insert(word.into(), number);
            }
        }
        number
    }
}

fn look_up(word: &str, lower: &mut String, lexicon: &Lexicon) -> WordInfo {
    let capital = word.chars().next().is_some_and(char::is_uppercase);
    let closed = lexicon.function_words.get(lower);
    let mut class = lexicon.words.class(lower.as_bytes());
    if class.is_unknown() && lower.contains('-') {
        class = compound(lexicon, lower);
    }
    let kept: Box<str> = lower.as_str().into();
    if class.is_unknown() && capital {
        class = unaccented(lexicon, lower);
    }
    if capital
        && closed.is_none_or(|w| w.closed == Closed::Time)
        && !class.has(WordClass::FIRST)
        && closed.is_none()
    {
        class = class.with(match lexicon.first_names.gender(word) {
            Some(NameGender::Masculine) => WordClass::FIRST_M,
            Some(NameGender::Feminine) => WordClass::FIRST_F,
            Some(NameGender::Epicene) => WordClass::FIRST,
            None => WordClass::default(),
        });
    }
    let role = lexicon.role(&kept);
    if role.is_some() && !class.is_unknown() {
        class = class.with(WordClass::ROLE);
    }
    let folded = fold(word);
    WordInfo {
        folded: WordKey::of_folded(&folded),
        singular: WordKey::of_folded(singular(&folded)),
        country: country(word, &kept, class, lexicon),
        role,
        opens_role: lexicon.opens_role(&kept),
        noun: lexicon.source_noun(&kept),
        opens_locution: !lexicon.function_words.locutions(&kept).is_empty(),
        readings: lexicon.verbs.readings(&kept),
        semi_auxiliary: lexicon.is_semi_auxiliary(&kept),
        spelled: None,
        lower: kept,
        class,
        closed,
    }
}

/// The country of a demonym, else of the name of a country or capital.
fn country(word: &str, lower: &str, class: WordClass, lexicon: &Lexicon) -> Option<CountryIdx> {
    let known = &lexicon.countries;
    if class.has(WordClass::DEMONYM) {
        return known.by_demonym(lower).and_then(|d| d.countries.first().copied());
    }
    class
        .has(WordClass::PLACE.with(WordClass::PROPER))
        .then(|| known.by_name(word).or_else(|| known.by_capital(word)))
        .flatten()
}

/// *vice-présidente*, *ex-ministre*: known by its last part.
fn compound(lexicon: &Lexicon, lower: &str) -> WordClass {
    let (head, tail) = lower.rsplit_once('-').unwrap_or(("", lower));
    let class = lexicon.words.class(tail.as_bytes());
    match head {
        "ex" | "vice" | "co" | "sous" | "non" | "anti" | "pro" | "mi" | "ultra" | "mini" | "auto"
        | "quasi" => class,
        _ if class.has(WordClass::NOUN.with(WordClass::ADJ)) => {
            WordClass(class.0 & (WordClass::NOUN.0 | WordClass::ADJ.0))
        }
        _ => WordClass::default(),
    }
}

/// *Etat*, *Eglise*: a capital that left its accent behind.
fn unaccented(lexicon: &Lexicon, lower: &mut String) -> WordClass {
    let mut chars = lower.chars();
    let accented: &[char] = match chars.next() {
        Some('e') => &['é', 'ê', 'è'],
        Some('a') => &['à', 'â'],
        Some('i') => &['î'],
        Some('o') => &['ô'],
        Some('c') => &['ç'],
        _ => return WordClass::default(),
    };
    let rest = chars.as_str().to_owned();
    for c in accented {
        lower.clear();
        lower.push(*c);
        lower.push_str(&rest);
        let class = lexicon.words.class(lower.as_bytes());
        if !class.is_unknown() {
            return class;
        }
    }
    WordClass::default()
}
