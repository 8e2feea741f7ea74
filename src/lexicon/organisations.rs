//! [`Organisations`] by name, acronym and metonym, and [`Nouns`], the common nouns that head a source which is no person.

use super::fold::{Likeness, PhraseIndex, WordKey, fold, singular};
use super::{DataError, DataFiles, Number, Table};
use crate::analysis::Gender;
use rustc_hash::{FxHashMap, FxHashSet};

/// An organisation's place in [`Organisations`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OrganisationId(pub u16);

/// What an organisation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OrganisationKind {
    /// News agency.
    Agency,
    /// Armed forces, regular or not.
    Army,
    /// Company.
    Company,
    /// Government, ministry, presidency, and the places that stand for them.
    Government,
    /// Parliament, court, authority, central bank, church.
    Institution,
    /// International organisation.
    International,
    /// Newspaper, channel, station, site.
    Media,
    /// Non-governmental organisation, association, think tank.
    Ngo,
    /// Party or movement.
    Party,
    /// University, research institute, hospital, museum.
    School,
    /// Club, federation, league.
    Sport,
    /// State as a whole.
    State,
    /// Trade union or employers' association.
    Union,
}

/// An organisation that is known by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organisation {
    /// Its name, without an article unless that is part of it (*Le Monde*).
    pub name: Box<str>,
    /// Its acronym; empty where there is none.
    pub acronym: Box<str>,
    /// What it is.
    pub kind: OrganisationKind,
    /// Grammatical gender, where known.
    pub gender: Option<Gender>,
    /// Grammatical number.
    pub number: Number,
    /// What a place or building stands for (*présidence russe* for *Kremlin*); empty for a name proper.
    pub metonym: Box<str>,
    /// The words of what it stands for, by their keys.
    pub(crate) stands_for: Vec<WordKey>,
    /// Common nouns that may take it up again: *agence*, *quotidien*, *syndicat*.
    pub hypernyms: Vec<Box<str>>,
    /// True where the name is also a common word, a place or a person: it needs support from its context.
    pub ambiguous: bool,
}

impl Organisation {
    /// A medium or an agency: whoever prints what others say.
    pub fn is_press(&self) -> bool {
        matches!(self.kind, OrganisationKind::Media | OrganisationKind::Agency)
    }

    /// A political party.
    pub fn is_party(&self) -> bool {
        self.kind == OrganisationKind::Party
    }

    /// A network where whoever likes writes: *Facebook*, *WhatsApp*.
    pub fn is_network(&self) -> bool {
        self.hypernyms.iter().any(|h| &**h == "réseau social")
    }

    /// Whether it is the place or building of the one of that name: *Bercy* of *ministère de l'Économie*, whatever else the
    /// ministry is of. Abroad every word must be there, the country's among them.
    pub fn is_the_seat_of(&self, name: &str) -> bool {
        if self.metonym.is_empty() {
            return false;
        }
        let small = ["", "d", "de", "des", "du", "et", "l", "la", "le", "les"].map(key_of);
        let counts = |key: &WordKey| !small.contains(key);
        let words: Vec<WordKey> = name.split([' ', '\'', '’']).map(key_of).filter(|k| counts(k)).collect();
        let french = self.stands_for.contains(&key_of("français"));
        let whole = || self.stands_for.iter().filter(|k| counts(k)).all(|k| words.contains(k));
        words.len() > 1 && words.iter().all(|k| self.stands_for.contains(k)) && (french || whole())
    }
}

/// An organisation at the start of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrganisationMatch {
    /// Which.
    pub organisation: OrganisationId,
    /// How many bytes of the text it takes.
    pub bytes: usize,
}

/// The organisations, by all their names.
#[derive(Debug)]
pub struct Organisations {
    all: Vec<Organisation>,
    names: PhraseIndex<OrganisationId>,
    /// The names of several words once more, folded: *Santé Publique France*.
    folded: FxHashMap<Box<str>, OrganisationId>,
    /// How many spaces a name has at most.
    spaces: usize,
    /// The first words of names of several words, each with the letters that its second words begin with: see [`letter`].
    openers: FxHashMap<Box<str>, u64>,
    /// The names of one word by which unions go: *CGT*.
    unions: FxHashSet<WordKey>,
}

/// *l'Économie*, *d'Orsay*: the word behind an elision, as a description's words are compared.
fn key_of(word: &str) -> WordKey {
    let word = word.rsplit(['\'', '’']).next().unwrap_or(word);
    WordKey::of_folded(singular(&fold(word)))
}

const FILE: &str = "fr/organisations.csv";
const HEADER: &[&str] =
    &["name", "acronym", "kind", "gender", "number", "metonym", "hypernyms", "aliases", "note"];
const KINDS: &[(&str, OrganisationKind)] = &[
    ("agency", OrganisationKind::Agency),
    ("army", OrganisationKind::Army),
    ("company", OrganisationKind::Company),
    ("government", OrganisationKind::Government),
    ("institution", OrganisationKind::Institution),
    ("international", OrganisationKind::International),
    ("media", OrganisationKind::Media),
    ("ngo", OrganisationKind::Ngo),
    ("party", OrganisationKind::Party),
    ("school", OrganisationKind::School),
    ("sport", OrganisationKind::Sport),
    ("state", OrganisationKind::State),
    ("union", OrganisationKind::Union),
];
const GENDERS: &[(&str, Option<Gender>)] =
    &[("m", Some(Gender::Masculine)), ("f", Some(Gender::Feminine)), ("", None)];
/// How the note of an [`Organisation::ambiguous`] name ends.
const AMBIGUOUS: &str = "also a word, a place or a person";

impl Organisations {
    /// Reads `fr/organisations.csv`.
    ///
    /// # Errors
    /// A wrong header, an unknown kind, gender or number, a name that two organisations share.
    pub fn parse(files: &DataFiles) -> Result<Organisations, DataError> {
        let mut organisations = Organisations {
            all: Vec::new(),
            names: PhraseIndex::new(Likeness::Names, 4096),
            folded: FxHashMap::default(),
            spaces: 0,
            openers: FxHashMap::default(),
            unions: FxHashSet::default(),
        };
        let table = Table::parse(FILE, files.text(FILE), HEADER)?;
        let mut written = Vec::new();
        for row in table.rows() {
            let id = OrganisationId(organisations.all.len() as u16);
            let name = row.required("name")?;
            let acronym = row.get("acronym");
            let aliases = row.get("aliases").split('|').map(|alias| ("aliases", alias));
            let names = [("name", name), ("acronym", acronym)].into_iter().chain(aliases);
            for (column, form) in names.filter(|(_, form)| !form.is_empty()) {
                organisations.spaces = organisations.spaces.max(spaces(form).count());
                if form.contains(char::is_whitespace) {
                    organisations.folded.entry(fold(form).into()).or_insert(id);
                    written.extend([3, 4].map(|longest| (in_capitals(form, longest), id)));
                }
                written.extend(rehyphenated(form).map(|form| (form, id)));
                if organisations.names.add(form, id) {
                    continue;
                }
                let other = organisations.names.whole(form);
                if other != Some(id) {
                    let other = other.and_then(|o| organisations.get(o)).map_or("", |o| &*o.name);
                    return Err(row.error(column, format!("{form:?} already names {other}")));
                }
            }
            let kind = row.choice("kind", KINDS)?;
            let aliases = row.get("aliases").split('|');
            if kind == OrganisationKind::Union {
                let words = [name, acronym].into_iter().chain(aliases.clone());
                organisations.unions.extend(words.filter(|w| !w.is_empty() && !w.contains(' ')).map(key_of));
            }
            std::iter::once(name).chain(aliases).for_each(|name| organisations.open(name));
            organisations.all.push(Organisation {
                name: name.into(),
                acronym: acronym.into(),
                kind,
                gender: row.choice("gender", GENDERS)?,
                number: row.choice("number", &[("s", Number::Singular), ("p", Number::Plural)])?,
                metonym: row.get("metonym").into(),
                stands_for: row.get("metonym").split(' ').map(key_of).collect(),
                hypernyms: row.get("hypernyms").split('|').filter(|h| !h.is_empty()).map(Box::from).collect(),
                ambiguous: row.get("note").ends_with(AMBIGUOUS),
            });
        }
        // What is listed goes before what is only a way to write another.
        for (form, id) in written {
            if organisations.names.add(&form, id) && form.contains(' ') {
                organisations.open(&form);
                organisations.folded.entry(fold(&form).into()).or_insert(id);
            }
        }
        Ok(organisations)
    }

    /// Whether a word is a union's name: *CGT*.
    pub(crate) fn is_union(&self, word: WordKey) -> bool {
        self.unions.contains(&word)
    }

    /// Whether a word is the whole name of a medium, an agency or a network, and no other word: *Mediapart*, *Facebook*.
    pub(crate) fn is_channel(&self, word: &str) -> bool {
        self.by_name(word).and_then(|id| self.get(id)).is_some_and(|named| {
            // *BFM*, *Lancet* are short for a name that may follow.
            let whole = named.name.eq_ignore_ascii_case(word) && !named.ambiguous;
            whole && (named.is_press() || named.is_network())
        })
    }

    /// Whether a word begins a name of several words: *La* of *La Voix du Nord*.
    pub fn opens_name(&self, word: &str) -> bool {
        self.openers.contains_key(word)
    }

    /// Whether a name of several words may begin with these two.
    pub fn may_open(&self, first: &str, second: &str) -> bool {
        self.openers.get(first).is_some_and(|letters| letters & letter(second) != 0)
    }

    fn open(&mut self, name: &str) {
        // *Canal+*: the sign is a token of its own.
        let sign = name.find('+').map(|at| name.split_at(at));
        if let Some((first, rest)) = name.split_once(' ').or(sign) {
            *self.openers.entry(first.into()).or_default() |= letter(rest);
        }
    }

    /// The longest name of an organisation at the start of `text`. Case counts; accents and apostrophes do not.
    pub fn starting(&self, text: &str) -> Option<OrganisationMatch> {
        self.names.starting(text).map(|(organisation, bytes)| OrganisationMatch { organisation, bytes })
    }

    /// The organisation that `name` names as a whole: by name, acronym or alias. Of several words one has a capital; which
    /// one does not count.
    pub fn by_name(&self, name: &str) -> Option<OrganisationId> {
        // A whole quotation has too many words.
        let spaces = name.bytes().filter(|byte| *byte == b' ').count();
        if spaces > self.spaces {
            return None;
        }
        if spaces == 0 || !name.contains(char::is_uppercase) {
            return self.names.whole(name);
        }
        // What is no name when folded is none as it is written, where hundreds may begin with the same word; but a tab, which
        // is a space there, is none when folded.
        let folded = self.folded.get(fold(name).as_str()).copied();
        if folded.is_none() && name.bytes().all(|byte| byte >= b' ') {
            return None;
        }
        self.names.whole(name).or(folded)
    }

    /// An organisation; none only for an id of another table.
    pub fn get(&self, organisation: OrganisationId) -> Option<&Organisation> {
        self.all.get(usize::from(organisation.0))
    }

    /// All organisations, in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = (OrganisationId, &Organisation)> {
        self.all.iter().enumerate().map(|(i, o)| (OrganisationId(i as u16), o))
    }
}

/// What is a space when a name is folded.
fn spaces(name: &str) -> impl Iterator<Item = &str> {
    name.matches(char::is_whitespace)
}

/// A name with a capital on each word but the short ones, as newspapers may write it: *La France Insoumise*, *Médecins Sans
/// Frontières*; `longest` is how many letters a word may have that keeps its small one.
fn in_capitals(name: &str, longest: usize) -> String {
    let mut out = String::with_capacity(name.len() + 2);
    for word in name.split_inclusive([' ', '\'', '’']) {
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        let mut rest = word.chars();
        match rest.next().filter(|_| letters > longest) {
            Some(first) => out.extend(first.to_uppercase().chain(rest)),
            None => out.push_str(word),
        }
    }
    out
}

/// *Ouest France* for *Ouest-France*, *Télé-Loisirs* for *Télé Loisirs*: two words with a capital each, with the hyphen or without.
fn rehyphenated(name: &str) -> Option<String> {
    let joint = |c: char| matches!(c, ' ' | '-');
    let (first, second) = name.split_once(joint)?;
    let capital = |word: &str| word.chars().count() > 3 && word.starts_with(char::is_uppercase);
    let two = capital(first) && capital(second) && !second.contains(joint) && !second.contains(['\'', '’']);
    two.then(|| format!("{first}{}{second}", if name.contains(' ') { '-' } else { ' ' }))
}

/// The first letter of a word as a bit: small ones and capitals apart, without its accent, and one bit for whatever else.
fn letter(word: &str) -> u64 {
    let plain = match word.chars().next() {
        Some('É' | 'È' | 'Ê') => 'E',
        Some('é' | 'è' | 'ê') => 'e',
        Some('À' | 'Â') => 'A',
        Some('à' | 'â') => 'a',
        Some('Î') => 'I',
        Some('î') => 'i',
        Some('Ô') => 'O',
        Some('ô') => 'o',
        Some(first) => first,
        None => return 0,
    };
    match u8::try_from(plain) {
        Ok(byte @ b'a'..=b'z') => 1 << (byte - b'a'),
        Ok(byte @ b'A'..=b'Z') => 1 << (32 + byte - b'A'),
        _ => 1 << 63,
    }
}

/// What a common noun makes of the source that it heads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NounKind {
    /// *Le ministère*, *le tribunal*.
    Organisation,
    /// *La famille*, *les autorités*.
    Group,
    /// *Le décret*, *une étude*.
    Document,
    /// *Une source*, *un proche*.
    Anonymous,
    /// *Le quotidien*, *la chaîne*.
    Media,
}

/// A form of a [`Nouns`] entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NounForm {
    /// What it makes of its source.
    pub kind: NounKind,
    /// Gender.
    pub gender: Option<Gender>,
    /// Number, none where both are alike (*ONG*).
    pub number: Option<Number>,
    /// What it takes up.
    pub reach: NounReach,
}

/// What a common noun takes up of those of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NounReach {
    /// Whatever may be called so: *le syndicat*, *le rapport*.
    Kind,
    /// Whatever there is: *l'organisation*, *le texte*.
    Any,
    /// Only what bears the noun in its name, since each of them does: *la préfecture*, *le tribunal*.
    Name,
}

/// Common nouns that head a source which is no single named person, by all their forms.
#[derive(Debug)]
pub struct Nouns {
    forms: PhraseIndex<NounForm>,
}

const NOUNS: &str = "fr/nouns.csv";

impl Nouns {
    /// Reads `fr/nouns.csv`.
    ///
    /// # Errors
    /// A wrong header, a row without a form, an unknown kind or gender.
    pub fn parse(files: &DataFiles) -> Result<Nouns, DataError> {
        let header = &["singular", "plural", "gender", "kind", "generic", "note"];
        let table = Table::parse(NOUNS, files.text(NOUNS), header)?;
        let mut forms = PhraseIndex::new(Likeness::Words, 2048);
        let kinds = [
            ("organisation", NounKind::Organisation),
            ("group", NounKind::Group),
            ("document", NounKind::Document),
            ("anonymous", NounKind::Anonymous),
            ("media", NounKind::Media),
        ];
        for row in table.rows() {
            let (singular, plural) = (row.get("singular"), row.get("plural"));
            let kind = row.choice("kind", &kinds)?;
            let gender = row.choice("gender", GENDERS)?;
            let reaches = [("", NounReach::Kind), ("yes", NounReach::Any), ("name", NounReach::Name)];
            let reach = row.choice("generic", &reaches)?;
            if singular.is_empty() && plural.is_empty() {
                return Err(row.error("singular", "a noun needs a singular or a plural"));
            }
            for (form, number) in [(singular, Number::Singular), (plural, Number::Plural)] {
                if !form.is_empty() {
                    let number = (singular != plural).then_some(number);
                    forms.add(form, NounForm { kind, gender, number, reach });
                }
            }
        }
        Ok(Nouns { forms })
    }

    /// The longest such noun at the start of `text`, and the number of bytes that it takes.
    pub fn starting(&self, text: &str) -> Option<(NounForm, usize)> {
        self.forms.starting(text)
    }

    /// The noun that `form` is as a whole.
    pub fn form(&self, form: &str) -> Option<NounForm> {
        self.forms.whole(form)
    }
}
