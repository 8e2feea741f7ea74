//! [`Lexicon`]: everything that the engine knows, in one place, and the few questions that rules ask of it.

use super::{
    BodyWords, Calibration, Clause, Complement, Countries, DataError, DataFiles, Deeds, Expressions,
    FacingRoles, FirstNames, FunctionWords, Heralds, LookWeights, NounKind, NounReach, Nouns, Number, Object,
    Offices, OrganisationId, OrganisationKind, Organisations, Places, Ranking, RoleId, Roles, ShortNames,
    Speakers, Titles, Verb, Verbs, WordPairs, Words,
};
use crate::analysis::Gender;
use crate::text::Orthography;
use rustc_hash::{FxHashMap, FxHashSet};

/// A noun for a person, as found by one of its forms.
#[derive(Clone, Copy, Debug)]
pub struct RoleHit {
    /// Gender of the form, none where both are alike.
    pub gender: Option<Gender>,
    /// True for a plural form.
    pub plural: bool,
}

/// Everything that the engine knows.
pub struct Lexicon {
    /// The general lexicon.
    pub words: Words,
    /// The closed classes.
    pub function_words: FunctionWords,
    /// What the tokenizer must be told.
    pub orthography: Orthography,
    /// The reporting verbs and all their forms.
    pub verbs: Verbs,
    /// The known speakers.
    pub speakers: Speakers,
    /// The offices and who held them when.
    pub offices: Offices,
    /// The countries.
    pub countries: Countries,
    /// Nouns for persons.
    pub roles: Roles,
    /// Other nouns that can head a source.
    pub nouns: Nouns,
    /// Organisations by name.
    pub organisations: Organisations,
    /// First names.
    pub first_names: FirstNames,
    /// Roles that nobody has at once.
    pub facing_roles: FacingRoles,
    /// What first names are shortened to.
    pub short_names: ShortNames,
    /// Titles.
    pub titles: Titles,
    /// What speaks for and against an antecedent.
    pub ranking: Ranking,
    /// From trust to confidence.
    pub calibration: Calibration,
    /// What stands before marks and says what they hold.
    pub heralds: Heralds,
    /// What verbs make of their subjects.
    pub deeds: Deeds,
    /// What is called so, whoever speaks.
    pub expressions: Expressions,
    /// What somebody says to be.
    pub attitudes: WordPairs,
    /// Nouns for somebody's own words.
    pub utterances: WordPairs,
    /// Nouns for what somebody feels, wants or holds true.
    pub thoughts: WordPairs,
    /// Nouns for what things go by.
    pub measures: WordPairs,
    /// Words that show a name to be a body's.
    pub body_words: BodyWords,
    /// Departments, regions and islands of one word.
    pub places: Places,
    /// How far what a quotation looks like speaks for speech.
    pub looks: LookWeights,
    /// First words of the roles of several words, lower case.
    openers: FxHashSet<Box<str>>,
    /// Folded nouns that take up organisations.
    hypernyms: FxHashMap<String, u32>,
}

impl Lexicon {
    /// Reads all data files.
    ///
    /// # Errors
    /// The first mistake, with its place.
    pub fn new(files: &DataFiles) -> Result<Lexicon, DataError> {
        let speakers = Speakers::parse(files)?;
        let countries = Countries::parse(files)?;
        let roles = Roles::parse(files)?;
        let mut openers = FxHashSet::default();
        for id in 0..=u16::MAX {
            let Some(role) = roles.get(RoleId(id)) else { break };
            for form in [&role.masculine, &role.feminine] {
                if let Some((first, _)) = form.split_once(' ') {
                    openers.insert(first.to_lowercase().into());
                    openers.insert(format!("{}s", first.to_lowercase()).into());
                }
            }
        }
        let organisations = Organisations::parse(files)?;
        let mut hypernyms = FxHashMap::default();
        for (_, organisation) in organisations.iter() {
            // *la présidence* is not *le gouvernement*; but *le groupe* may be *l'entreprise*.
            let loose = !matches!(
                organisation.kind,
                OrganisationKind::Government
                    | OrganisationKind::Institution
                    | OrganisationKind::International
                    | OrganisationKind::State
                    | OrganisationKind::Army
            );
            for noun in &organisation.hypernyms {
                let whole = super::fold(noun);
                // *le réseau* may be *le réseau social*, but says nothing of the kind.
                if let Some((head, _)) = whole.split_once(' ') {
                    hypernyms.entry(head.to_owned()).or_default();
                }
                let kinds: &mut u32 = hypernyms.entry(whole).or_default();
                *kinds |= u32::from(loose) << organisation.kind as u32;
            }
        }
        Ok(Lexicon {
            words: Words::new(),
            function_words: FunctionWords::parse(files)?,
            orthography: super::orthography(files)?,
            verbs: Verbs::parse(files)?,
            offices: Offices::parse(files, &speakers, &countries)?,
            speakers,
            countries,
            facing_roles: FacingRoles::parse(files, &roles)?,
            roles,
            openers,
            nouns: Nouns::parse(files)?,
            organisations,
            hypernyms,
            first_names: FirstNames::parse(files)?,
            short_names: ShortNames::parse(files)?,
            titles: Titles::parse(files)?,
            ranking: Ranking::parse(files)?,
            calibration: Calibration::parse(files)?,
            heralds: Heralds::parse(files)?,
            deeds: Deeds::parse(files)?,
            expressions: Expressions::parse(files)?,
            attitudes: WordPairs::attitudes(files)?,
            utterances: WordPairs::utterances(files)?,
            thoughts: WordPairs::thoughts(files)?,
            measures: WordPairs::measures(files)?,
            body_words: BodyWords::parse(files)?,
            places: Places::parse(files)?,
            looks: LookWeights::parse(files)?,
        })
    }

    /// A noun for a person, by any of its forms; *ex-*, *vice-* and *co-* before it do not count.
    pub fn role(&self, lower: &str) -> Option<RoleHit> {
        let form =
            self.roles.form(lower).or_else(|| self.roles.form(without_prefix(lower)?)).or_else(|| {
                self.roles
                    .form(compound_head(lower)?)
                    .filter(|_| self.words.class(lower.as_bytes()).is_unknown())
            })?;
        Some(RoleHit { gender: form.gender, plural: form.number == Some(Number::Plural) })
    }

    /// The role that a text begins with, of several words or of one, `lower` being its first in lower case.
    pub fn role_beginning(&self, text: &str, lower: &str) -> Option<RoleId> {
        let found = self.roles.starting(text);
        found.map(|found| found.form.role).or_else(|| self.role_named(lower))
    }

    /// Whether a role of several words may begin with this one (*garde des Sceaux*).
    pub fn opens_role(&self, lower: &str) -> bool {
        self.openers.contains(lower)
    }

    /// What a common noun makes of the source that it heads.
    pub fn source_noun(&self, lower: &str) -> Option<NounKind> {
        self.nouns.form(lower).map(|n| n.kind)
    }

    /// Whether a common noun takes up whatever is of its kind: *l'organisation*, *le texte*.
    pub fn is_generic(&self, lower: &str) -> bool {
        self.nouns.form(lower).is_some_and(|n| n.reach == NounReach::Any)
    }

    /// Whether a common noun takes up only what bears it in its name: *la préfecture*, *le tribunal*.
    pub fn names_its_own(&self, lower: &str) -> bool {
        self.nouns.form(lower).is_some_and(|n| n.reach == NounReach::Name)
    }

    /// The organisation that goes by this name.
    pub fn organisation(&self, name: &str) -> Option<OrganisationId> {
        self.organisations.by_name(name)
    }

    /// Whether `noun` can take up the organisation of this name (*l'agence* for Reuters).
    pub fn organisation_is(&self, name: &str, noun: &str) -> bool {
        // *le Canard enchaîné*, whose article has a capital in the list
        let bare = name.strip_prefix("le ").or_else(|| name.strip_prefix("la ")).unwrap_or(name);
        self.organisation(name)
            .or_else(|| self.organisation(bare))
            .and_then(|id| self.organisations.get(id))
            .is_some_and(|o| o.hypernyms.iter().any(|h| is_headed(&super::fold(h), noun)))
    }

    /// Whether the noun can take up any organisation at all.
    pub fn is_hypernym(&self, noun: &str) -> bool {
        self.hypernyms.contains_key(noun)
    }

    /// Whether both nouns can take up organisations of one kind: *le groupe* and *l'entreprise*.
    pub fn share_a_kind(&self, noun: &str, other: &str) -> bool {
        let kinds = |noun: &str| self.hypernyms.get(noun).copied().unwrap_or_default();
        kinds(noun) & kinds(other) != 0
    }

    /// The role that a noun is a form of, *ex-*, *vice-* and *co-* left out.
    pub fn role_named(&self, noun: &str) -> Option<RoleId> {
        let form = self.roles.form(noun).or_else(|| self.roles.form(without_prefix(noun)?));
        form.map(|form| form.role)
    }

    /// The gender of those who bear a first name, where nearly all are of one.
    pub fn first_name_gender(&self, name: &str) -> Option<Gender> {
        self.first_names.gender(name)?.gender()
    }

    /// Whether the word is known as a first name.
    pub fn is_first_name(&self, name: &str) -> bool {
        self.first_names.gender(name).is_some()
    }

    /// Whether the lower-case word may be a form of a semi-auxiliary: *peut*, *va*, *tient* (à).
    pub fn is_semi_auxiliary(&self, word: &str) -> bool {
        self.verbs
            .auxiliaries(word)
            .iter()
            .any(|a| !matches!(a.auxiliary.kind, super::AuxiliaryKind::Etre | super::AuxiliaryKind::Avoir))
    }
}

/// *réseau* heads *réseau social*.
pub(crate) fn is_headed(phrase: &str, noun: &str) -> bool {
    phrase.strip_prefix(noun).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// *commandant* of *commandant-divisionnaire*.
fn compound_head(word: &str) -> Option<&str> {
    let hyphen = word.bytes().position(|byte| byte == b'-')?;
    (hyphen > 3).then_some(&word[..hyphen])
}

fn without_prefix(word: &str) -> Option<&str> {
    ["ex-", "vice-", "co-", "ancien-"].iter().find_map(|p| word.strip_prefix(p))
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

    /// *accuser X de*, *exhorter X à*: the direct object is to do or has done what the infinitive behind it says.
    pub fn takes_object_infinitive(&self) -> bool {
        self.complement.has(Complement::OBJECT_INFINITIVE)
            || self.complement.has(Complement::TO_INFINITIVE) && self.addressee.has(super::Addressee::DIRECT)
    }

    /// *interroger X*, *relancer X*: the direct object is asked, and answers.
    pub fn examines(&self) -> bool {
        self.act == crate::analysis::Act::Ask && self.addressee.has(super::Addressee::DIRECT)
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
