//! What the engine knows: words, verbs and all their forms, cue phrases, titles, roles, names, speakers, offices.

mod data;
mod function_words;
mod orthography;
mod words;

pub use data::{BUILT_IN, DataError, DataFiles, Row, Table};
pub use function_words::{Closed, FunctionWord, FunctionWords};
pub use orthography::orthography;
pub use words::{WordClass, Words};
