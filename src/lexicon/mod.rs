//! What the engine knows: words, verbs and all their forms, cue phrases, titles, roles, names, speakers, offices.

mod conjugation;
mod data;
mod function_words;
mod knowledge;
mod orthography;
mod verbs;
mod words;

pub use conjugation::{Conjugation, Inflection, ModelId, Mood, Tense};
pub use data::{BUILT_IN, DataError, DataFiles, Row, Table};
pub use function_words::{Closed, FunctionWord, FunctionWords};
pub use knowledge::{Lexicon, Resolution, RoleHit, SourceKind, SpeakerIdx, Speakers, fold};
pub use orthography::orthography;
pub use verbs::{
    AUXILIARIES, Addressee, AuxForm, Auxiliary, AuxiliaryKind, Clause, Complement, Link, Object, PerfectWith,
    Pronominal, Stance, Strength, Verb, VerbForm, VerbId, Verbs,
};
pub use words::{WordClass, Words};
