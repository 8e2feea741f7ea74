//! Where articles come from: files, folders, standard input; plain text, tables, JSON Lines; encodings and dates.
//!
//! Besides `cli/`, the only part of the crate that reads anything.

mod article;
mod date;

pub use article::Article;
pub use date::{Date, NotADate, date_prefix};
