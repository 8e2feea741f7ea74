//! What the engine knows: words, verbs and all their forms, cue phrases, titles, roles, names, speakers, offices.

mod countries;
mod data;
mod fold;
mod names;
mod offices;
mod organisations;
mod roles;
mod speakers;
mod words;

pub use countries::{Countries, Country, CountryIdx, Demonym};
pub use data::{BUILT_IN, DataError, DataFiles, Row, Table};
pub use fold::{fold, is_apostrophe, name_key};
pub use names::{FirstNames, NameGender, PARTICLES, Title, TitleKind, Titles, is_particle};
pub use offices::{OFFICES, Offices, Resolution};
pub use organisations::{
    NounForm, NounKind, Nouns, Organisation, OrganisationId, OrganisationKind, OrganisationMatch,
    Organisations,
};
pub use roles::{Domain, Number, Role, RoleForm, RoleId, RoleMatch, Roles};
pub use speakers::{KnownSpeaker, SpeakerIdx, Speakers};
pub use words::{WordClass, Words};
