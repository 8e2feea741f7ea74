//! The options that say where articles come from; shared by all commands.

use super::Failure;
use crate::input::{Columns, Date, Form, Options};
use clap::ValueEnum;
use std::path::PathBuf;

/// `--from`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Given {
    /// One article per file
    Text,
    /// One JSON object per line
    Jsonl,
    /// An array of JSON objects
    Json,
    /// A table with a header; , ; tab or | are told apart
    Csv,
    /// A table with a header and tabs
    Tsv,
}

/// `--lang`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Lang {
    /// French only: an article in another language is passed over
    #[default]
    Fr,
    /// Whatever the language
    Any,
}

/// How to read the input.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Input")]
pub(super) struct InputArgs {
    /// Read every file in this form [default: by the ending of its name]
    ///
    /// Without it .txt and .md are text, .jsonl and .ndjson JSON Lines, .json an array, .csv and .tsv tables; for
    /// standard input, and for a file of another ending that is named, the first bytes tell.
    #[arg(long, value_name = "FORM")]
    pub from: Option<Given>,

    /// Column of the words [default: full_text, text, texte, body, content, article…]
    ///
    /// A column of a table, or a key of the JSON objects. Without it the column is found by the usual names.
    #[arg(long, value_name = "COLUMN")]
    pub text: Option<String>,

    /// Column of the identifier [default: id, doc_id, document, identifiant…]
    ///
    /// Where there is none, an article is called after its file and its number in it.
    #[arg(long, value_name = "COLUMN")]
    pub id: Option<String>,

    /// Column of the date, or one date for all [default: date, published, publishedAt, date_publication…]
    ///
    /// Dates are YYYY, YYYY-MM, YYYY-MM-DD, a timestamp that begins so, or in French (19 novembre 2024). `--date 2024-11` is a date and not a column:
    /// all articles get it, whatever else they say. Offices (le président américain) need a date.
    #[arg(long, value_name = "COLUMN|DATE")]
    pub date: Option<String>,

    /// Column of the paper, site or agency [default: outlet, source, media, publication…]
    #[arg(long, value_name = "COLUMN")]
    pub outlet: Option<String>,

    /// Column of the address [default: url, link, lien…]
    #[arg(long, value_name = "COLUMN")]
    pub url: Option<String>,

    /// Column of the headline [default: title, titre, headline…]
    #[arg(long, value_name = "COLUMN")]
    pub title: Option<String>,

    /// Languages to read
    #[arg(long, value_name = "LANG", default_value = "fr")]
    pub lang: Lang,
}

impl InputArgs {
    /// The same for the library; `except` is a folder to leave out.
    pub fn options(&self, except: Option<PathBuf>) -> Result<Options, Failure> {
        let from = self.from.map(|form| match form {
            Given::Text => Form::Text,
            Given::Jsonl => Form::Jsonl,
            Given::Json => Form::Json,
            Given::Csv => Form::Csv,
            Given::Tsv => Form::Tsv,
        });
        let mut date = None;
        let mut date_column = None;
        if let Some(given) = &self.date {
            match given.parse::<Date>() {
                Ok(day) => date = Some(day),
                // 2024-13 or 19-11-2024 is meant as a date, not as a column.
                Err(e) if given.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'-' | b'/' | b'.')) => {
                    return Err(Failure::new(format!("--date: {e}, or the name of a column")));
                }
                Err(_) => date_column = Some(given.clone()),
            }
        }
        let columns = Columns {
            text: self.text.clone(),
            id: self.id.clone(),
            date: date_column,
            outlet: self.outlet.clone(),
            url: self.url.clone(),
            title: self.title.clone(),
        };
        Ok(Options { from, columns, date, except })
    }

    /// What was given, for `run.json`.
    pub fn given(&self) -> Vec<(String, String)> {
        let from = self.from.and_then(|f| f.to_possible_value()).map(|v| v.get_name().to_owned());
        let lang = (self.lang == Lang::Any).then(|| "any".to_owned());
        [
            ("from", from),
            ("text", self.text.clone()),
            ("id", self.id.clone()),
            ("date", self.date.clone()),
            ("outlet", self.outlet.clone()),
            ("url", self.url.clone()),
            ("title", self.title.clone()),
            ("lang", lang),
        ]
        .into_iter()
        .filter_map(|(name, value)| Some((name.to_owned(), value?)))
        .collect()
    }
}
