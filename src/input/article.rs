//! [`Article`]: one row of input, with what is known of it.

use super::Date;

/// One article as it was given: the words, and what the row or file says of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// The file's stem or the row's id; unique within a run.
    pub id: String,
    /// The paper, site or agency, where known.
    pub outlet: Option<String>,
    /// When it was published, as exactly as it is known.
    pub date: Option<Date>,
    /// Where it was read.
    pub url: Option<String>,
    /// The headline, where it is kept apart from the text.
    pub title: Option<String>,
    /// The words, never changed: every offset of the analysis counts in them.
    pub text: String,
}

impl Article {
    /// An article of which only the words are known.
    pub fn new(id: impl Into<String>, text: impl Into<String>) -> Article {
        Article { id: id.into(), text: text.into(), ..Article::default() }
    }

    /// The same article with a date.
    pub fn dated(mut self, date: Date) -> Article {
        self.date = Some(date);
        self
    }
}
