//! [`Lexicon`]: everything that the engine knows, in one place.

use super::{Clause, Complement, DataError, DataFiles, FunctionWords, Object, Table, Verb, Verbs, Words};
use crate::analysis::Gender;
use crate::text::Orthography;
use rustc_hash::FxHashMap;

/// provisional
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SpeakerIdx(pub u32);
impl SpeakerIdx {
    /// index
    pub fn index(self) -> usize {
        self.0 as usize
    }
}
/// provisional
pub struct KnownSpeaker {
    /// name
    pub name: Box<str>,
    /// gender
    pub gender: Option<Gender>,
    /// wikidata
    pub wikidata: Option<Box<str>>,
}
/// provisional
#[derive(Default)]
pub struct Speakers {
    list: Vec<KnownSpeaker>,
    alias: FxHashMap<String, SpeakerIdx>,
    surname: FxHashMap<String, SpeakerIdx>,
}
impl Speakers {
    /// get
    pub fn get(&self, i: SpeakerIdx) -> &KnownSpeaker {
        &self.list[i.index()]
    }
    /// all
    pub fn list(&self) -> &[KnownSpeaker] {
        &self.list
    }
    /// alias
    pub fn by_alias(&self, name: &str) -> Option<SpeakerIdx> {
        self.alias.get(&fold(name)).copied()
    }
    /// surname
    pub fn by_surname(&self, name: &str) -> Option<SpeakerIdx> {
        self.surname.get(&fold(name)).copied()
    }
}
/// provisional
#[derive(Clone, Debug, PartialEq)]
pub enum Resolution {
    /// none
    None,
    /// holder
    Holder(SpeakerIdx),
}
/// provisional
#[derive(Default)]
pub struct Offices;
impl Offices {
    /// resolve
    pub fn resolve(&self, _p: &str, _d: Option<crate::input::Date>, _c: Option<&str>) -> Resolution {
        Resolution::None
    }
}
/// provisional
pub fn fold(s: &str) -> String {
    s.to_lowercase()
        .chars()
        .map(|c| match c {
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'à' | 'â' | 'ä' => 'a',
            'î' | 'ï' => 'i',
            'ô' | 'ö' => 'o',
            'ù' | 'û' | 'ü' => 'u',
            'ç' => 'c',
            '’' => '\'',
            '\u{a0}' | '\u{202f}' => ' ',
            c => c,
        })
        .collect()
}

/// What kind of source a common noun names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceKind {
    /// An institution.
    Organisation,
    /// Several people.
    Group,
    /// A text.
    Document,
    /// Somebody unnamed.
    Anonymous,
    /// A medium.
    Media,
}

/// A noun for a person.
#[derive(Clone, Copy, Debug)]
pub struct RoleHit {
    /// Gender
    pub gender: Option<Gender>,
    /// Plural
    pub plural: bool,
    row: u32,
}

/// Everything that the engine knows.
pub struct Lexicon {
    /// General lexicon.
    pub words: Words,
    /// Closed classes.
    pub function_words: FunctionWords,
    /// For the tokenizer.
    pub orthography: Orthography,
    /// Reporting verbs.
    pub verbs: Verbs,
    /// Known speakers.
    pub speakers: Speakers,
    /// Offices.
    pub offices: Offices,
    roles: FxHashMap<String, RoleHit>,
    hypernyms: Vec<Vec<String>>,
    first: FxHashMap<String, Option<Gender>>,
    nouns: FxHashMap<String, SourceKind>,
}

impl Lexicon {
    /// Reads all data files.
    ///
    /// # Errors
    /// The first mistake, with its place.
    pub fn new(files: &DataFiles) -> Result<Lexicon, DataError> {
        let mut roles = FxHashMap::default();
        let mut hypernyms = Vec::new();
        let table = Table::parse(
            "fr/roles.csv",
            files.text("fr/roles.csv"),
            &["masculine", "feminine", "masculine_plural", "feminine_plural", "domain", "hypernyms", "note"],
        )?;
        for row in table.rows() {
            let (m, f) = (row.get("masculine"), row.get("feminine"));
            let n = hypernyms.len() as u32;
            hypernyms.push(row.get("hypernyms").split('|').map(fold).filter(|s| !s.is_empty()).collect());
            for (form, plural) in [
                (m, false),
                (f, false),
                (row.get("masculine_plural"), true),
                (row.get("feminine_plural"), true),
            ] {
                if form.is_empty() || form.contains(' ') {
                    continue;
                }
                let gender = if m == f {
                    None
                } else if form == m || form == row.get("masculine_plural") {
                    Some(Gender::Masculine)
                } else {
                    Some(Gender::Feminine)
                };
                roles.entry(form.to_lowercase()).or_insert(RoleHit { gender, plural, row: n });
            }
        }
        let mut first = FxHashMap::default();
        for row in
            Table::parse("fr/first_names.csv", files.text("fr/first_names.csv"), &["name", "gender"])?.rows()
        {
            first.insert(
                fold(row.get("name")),
                match row.get("gender") {
                    "m" => Some(Gender::Masculine),
                    "f" => Some(Gender::Feminine),
                    _ => None,
                },
            );
        }
        let mut nouns = FxHashMap::default();
        for (kind, list) in [
            (
                SourceKind::Document,
                "décret rapport étude communiqué texte arrêté sondage note loi article projet tribune lettre résolution ordonnance plainte jugement mémorandum site enquête résultats chiffres données témoignages document documents rapports études médias",
            ),
            (
                SourceKind::Anonymous,
                "source sources proche proches personne personnes interlocuteur observateur observateurs témoin témoins médias",
            ),
            (
                SourceKind::Organisation,
                "gouvernement ministère présidence parti syndicat association agence ong commission comité conseil cour tribunal parquet police armée mouvement organisation entreprise société groupe banque institut université journal magazine quotidien site chaîne radio presse direction bureau collectif fédération union département administration préfecture mairie état autorités délégation famille équipe club diplomatie exécutif",
            ),
        ] {
            for w in list.split(' ') {
                nouns.insert(w.to_owned(), kind);
            }
        }
        Ok(Lexicon {
            words: Words::new(),
            function_words: FunctionWords::parse(files)?,
            orthography: super::orthography(files)?,
            verbs: Verbs::parse(files)?,
            speakers: Speakers::default(),
            offices: Offices,
            roles,
            hypernyms,
            first,
            nouns,
        })
    }

    /// A noun for a person, by any of its forms.
    pub fn role(&self, lower: &str) -> Option<RoleHit> {
        self.roles.get(lower).copied().or_else(|| {
            let tail = lower
                .strip_prefix("ex-")
                .or_else(|| lower.strip_prefix("vice-"))
                .or_else(|| lower.strip_prefix("co-"))?;
            self.roles.get(tail).copied()
        })
    }

    /// What a common noun names, where it can be a source.
    pub fn source_noun(&self, lower: &str) -> Option<SourceKind> {
        self.nouns.get(lower).copied()
    }

    /// Whether an organisation is known by this name.
    pub fn organisation(&self, _name: &str) -> Option<SourceKind> {
        None
    }

    /// Whether `noun` can refer back to the organisation.
    pub fn organisation_is(&self, _name: &str, _noun: &str) -> bool {
        false
    }

    /// Whether the first noun, a general one, can refer back to somebody described by the second.
    pub fn refers(&self, general: &str, particular: &str) -> bool {
        self.role(particular).is_some_and(|r| self.hypernyms[r.row as usize].iter().any(|h| h == general))
    }

    /// The gender of a first name.
    pub fn first_name_gender(&self, name: &str) -> Option<Gender> {
        let folded = fold(name);
        self.first
            .get(&folded)
            .copied()
            .or_else(|| self.first.get(folded.split('-').next()?).copied())
            .flatten()
    }

    /// Whether the lower-case word is a form of the auxiliary or semi-auxiliary.
    pub fn is_form_of(&self, word: &str, lemma: &str) -> bool {
        self.verbs.auxiliaries(word).iter().any(|a| a.auxiliary.lemma == lemma)
    }

    /// Whether the lower-case word may be a form of a semi-auxiliary.
    pub fn is_semi_auxiliary(&self, word: &str) -> bool {
        self.verbs
            .auxiliaries(word)
            .iter()
            .any(|a| !matches!(a.auxiliary.kind, super::AuxiliaryKind::Etre | super::AuxiliaryKind::Avoir))
    }
}

impl Verb {
    /// *que* and a clause.
    pub fn takes_that(&self) -> bool {
        self.clause.has(Clause::INDICATIVE) || self.clause.has(Clause::SUBJUNCTIVE)
    }

    /// *si*, *pourquoi* and a clause.
    pub fn takes_whether(&self) -> bool {
        self.clause.has(Clause::WHETHER)
    }

    /// An infinitive, with or without *de* or *à*.
    pub fn takes_infinitive(&self) -> bool {
        [Complement::BARE, Complement::INFINITIVE, Complement::OBJECT_INFINITIVE, Complement::TO_INFINITIVE]
            .iter()
            .any(|c| self.complement.has(*c))
    }

    /// *prévenir X que*, *accuser X de*: the direct object is the addressee or the victim.
    pub fn takes_addressee_object(&self) -> bool {
        self.addressee.has(super::Addressee::DIRECT) || self.complement.has(Complement::OBJECT_INFINITIVE)
    }

    /// Whether the noun phrase behind the preposition may be the content.
    pub fn takes_preposition(&self, preposition: &str) -> bool {
        match preposition {
            "à" | "au" | "aux" => self.object.has(Object::A),
            "de" | "d'" | "du" | "des" => {
                self.object.has(Object::DE)
                    || self.complement.has(Complement::NOMINAL)
                    || self.complement.has(Complement::PREDICATE)
            }
            "sur" => self.object.has(Object::SUR),
            "contre" => self.object.has(Object::CONTRE),
            "en" => self.object.has(Object::EN),
            "pour" => self.object.has(Object::POUR),
            "avec" => self.object.has(Object::AVEC),
            _ => false,
        }
    }

    /// It reports only with a reflexive pronoun.
    pub fn is_pronominal_only(&self) -> bool {
        self.pronominal == super::Pronominal::Yes
    }

    /// It may have a reflexive pronoun.
    pub fn may_be_pronominal(&self) -> bool {
        self.pronominal != super::Pronominal::No
    }
}
