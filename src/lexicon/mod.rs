//! What the engine knows: words, verbs and all their forms, cue phrases, titles, roles, names, speakers, offices.

mod body_words;
mod calibration;
mod conjugation;
mod countries;
mod data;
mod deeds;
mod expressions;
mod facing_roles;
mod fold;
mod function_words;
mod heralds;
mod knowledge;
mod looks;
mod names;
mod office_places;
mod offices;
mod organisations;
mod orthography;
mod places;
mod ranking;
mod roles;
mod short_names;
mod speakers;
mod verbs;
mod vocabulary;
mod word_pairs;
mod words;

pub use body_words::{BodyWords, Owner};
pub use calibration::{About, Calibration, log_odds};
pub use conjugation::{Conjugation, Inflection, ModelId, Mood, Tense};
pub use countries::{Countries, Country, CountryIdx, Demonym};
pub use data::{BUILT_IN, DataError, DataFiles, Row, Table};
pub use deeds::Deeds;
pub use expressions::Expressions;
pub use facing_roles::FacingRoles;
pub(crate) use fold::singular;
pub use fold::{WordKey, fold, is_apostrophe, name_key};
pub use function_words::{Closed, FunctionWord, FunctionWords, LocutionsId};
pub use heralds::{Herald, Heralds};
pub(crate) use knowledge::is_headed;
pub use knowledge::{Lexicon, RoleHit};
pub use looks::{LOOKS, Look, LookWeights, Looks};
pub use names::{FirstNames, NameGender, PARTICLES, Title, TitleKind, Titles, is_particle};
pub use offices::{OFFICES, OfficePhrase, Offices, Resolution};
pub use organisations::{
    NounForm, NounKind, NounReach, Nouns, Organisation, OrganisationId, OrganisationKind, OrganisationMatch,
    Organisations,
};
pub use orthography::orthography;
pub use places::Places;
pub use ranking::{Feature, Features, Ranking, Weights};
pub use roles::{Domain, Number, Role, RoleForm, RoleId, RoleMatch, Roles};
pub use short_names::ShortNames;
pub use speakers::{KnownSpeaker, SpeakerIdx, Speakers};
pub use verbs::{
    AUXILIARIES, Addressee, AuxForm, Auxiliary, AuxiliaryKind, Clause, Complement, Link, Object, PerfectWith,
    Pronominal, Readings, Stance, Strength, Verb, VerbForm, VerbId, Verbs,
};
pub use vocabulary::{Facts, Glance, Known, Vocabulary, WordInfo};
pub use word_pairs::WordPairs;
pub(crate) use words::is_ordinal;
pub use words::{WordClass, Words, is_inhabitant};
