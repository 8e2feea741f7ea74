//! What `show` and `explain` share: the articles of one file, each told by the engine.

use super::engine_args::EngineArgs;
use super::input_args::{InputArgs, Lang};
use super::terminal::{Colour, Reporter};
use super::{Failure, Outcome};
use crate::Engine;
use crate::input::{self, Article, Item, Severity, foreign};
use std::io::{BufWriter, Write};
use std::path::PathBuf;

/// Which articles to look at.
#[derive(Debug, clap::Args)]
pub(super) struct Which {
    /// A file with one article or many; - for standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,

    /// Only the article of this id, where the file has many
    #[arg(long, value_name = "ID")]
    pub document: Option<String>,
}

/// Reads the articles that are meant and writes what `tell` says of each.
pub(super) fn each(
    which: &Which,
    input: &InputArgs,
    engine: &EngineArgs,
    color: Colour,
    tell: impl Fn(&Engine, &Article, bool) -> String,
) -> Result<Outcome, Failure> {
    let options = input.options(None)?;
    let (engine, _) = engine.engine()?;
    let stdout = std::io::stdout();
    let colour = color.on(&stdout);
    let mut out = BufWriter::new(stdout.lock());
    let mut reporter = Reporter::new(color, false, || None);
    let mut articles = 0u64;
    for item in input::read([&which.file], options) {
        let (article, place) = match item {
            Item::Problem(problem) => {
                reporter.problem(&problem);
                continue;
            }
            Item::Article(article, place) => (article, place),
        };
        if which.document.as_ref().is_some_and(|id| *id != article.id) {
            continue;
        }
        if let Some(language) = foreign(&article.text).filter(|_| input.lang == Lang::Fr) {
            // Somebody looks at this very article: it is shown all the same.
            reporter.problem(&place.problem(
                &article.id,
                Severity::Note,
                "language",
                format!("is in {language}"),
            ));
        }
        articles += 1;
        out.write_all(tell(&engine, &article, colour).as_bytes())?;
    }
    out.flush()?;
    reporter.close();
    match (articles, &which.document) {
        (0, Some(id)) => Err(Failure::new(format!("{}: no article {id:?}", which.file.display()))),
        (0, None) => Err(Failure::new("no article could be read")),
        _ if reporter.lost > 0 => Ok(Outcome::Partly),
        _ => Ok(Outcome::Done),
    }
}
