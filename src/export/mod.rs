//! What was found, as files: the only place where anything is serialised, one file of code for each file of output.
//!
//! [`render`] turns an article into bytes, in the worker threads; [`Folder`] copies them, in order, into the files of a
//! folder, and [`Lines`] into a stream. The same articles in the same order give the same bytes. Every column is described
//! in `docs/output.md`.
//!
//! ```
//! use dixit::export::{Format, Lines, Options, render};
//! use dixit::{Article, Engine};
//!
//! let (engine, options) = (Engine::new(), Options::of(&[Format::Jsonl]));
//! let article = Article::new("a1", "« Il pleut », a déclaré Élisabeth Borne.");
//! let mut out = Vec::new();
//! let mut lines = Lines::new(&mut out);
//! lines.append(render(&article, &engine.analyse(&article), &options))?;
//! assert_eq!(lines.finish()?.documents, 1);
//! # Ok::<(), dixit::export::ExportError>(())
//! ```

pub mod attributions;
mod block;
mod cells;
pub mod documents;
mod error;
pub mod evaluation;
mod folder;
mod format;
pub mod graphml;
mod journal;
mod jsonl;
mod lines;
pub mod network;
pub mod notices;
mod row;
mod run;
pub mod speakers;
mod table;

pub use block::{Block, render, render_in_pieces};
pub use error::ExportError;
pub use folder::Folder;
pub use format::{CsvProfile, Format, Options, UnknownName};
pub use journal::Mark;
pub use lines::Lines;
pub use run::Run;

/// What a run has written, in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Articles.
    pub documents: u64,
    /// Rows of the attributions: quotations and claims.
    pub attributions: u64,
    /// Rows of kind direct, partial or other: what stands between marks.
    pub quotations: u64,
    /// Rows of kind indirect or mixed.
    pub claims: u64,
    /// Rows of kind other: marks that hold no reported speech.
    pub other: u64,
    /// Rows with a speaker; the share that is of interest is that of `attributions - other`.
    pub attributed: u64,
    /// Notices, of articles and of the run.
    pub notices: u64,
}

impl Totals {
    fn add(&mut self, other: &Totals) {
        self.documents += other.documents;
        self.attributions += other.attributions;
        self.quotations += other.quotations;
        self.claims += other.claims;
        self.other += other.other;
        self.attributed += other.attributed;
        self.notices += other.notices;
    }
}
