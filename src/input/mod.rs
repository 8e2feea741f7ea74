//! Where articles come from: files, folders, standard input; plain text, tables, JSON Lines; encodings and dates.
//!
//! Besides `cli/`, the only part of the crate that reads anything. [`read`] gives an iterator over [`Item`]s: articles,
//! one by one, and between them the [`Problem`]s that were met. Nothing is held but the row at hand, nothing stops the
//! rest, and the order is that of the input: arguments and files in byte order of their paths, rows as they stand.
//!
//! ```no_run
//! use dixit::input::{self, Item};
//!
//! for item in input::read(["articles/", "archive.jsonl"], input::Options::default()) {
//!     match item {
//!         Item::Article(article, _) => println!("{}: {} bytes", article.id, article.text.len()),
//!         Item::Problem(problem) => eprintln!("{problem}"),
//!     }
//! }
//! ```

mod article;
mod columns;
mod date;
mod dates;
mod encoding;
mod feed;
mod json;
mod language;
mod problem;
mod reader;
mod table;
mod walk;

pub use article::Article;
pub use columns::{Columns, Role};
pub use date::{Date, NotADate, date_prefix, timestamp};
pub use dates::dates;
pub use language::foreign;
pub use problem::{Problem, Severity};
pub use reader::{Form, Item, Options, Place, Reader, read, read_from};
pub use walk::{files, size};
