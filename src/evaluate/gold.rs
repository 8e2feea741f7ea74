//! [`Gold`]: what somebody has marked in one article, whatever the format it was written in.

use super::extent::{Chars, Extent};
use crate::analysis::{Act, Polarity, SpeakerKind};
use crate::input::{Problem, Severity};
use std::collections::BTreeMap;

/// The annotations of one article. All extents count code points of its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gold {
    /// The article's id.
    pub document: String,
    /// Who is spoken of, by the name that `speakers` use.
    pub entities: BTreeMap<String, Entity>,
    /// Every stretch between quotation marks.
    pub quotations: Vec<GoldQuotation>,
    /// Every reported proposition outside marks, or around them.
    pub claims: Vec<GoldClaim>,
}

impl Gold {
    /// Checks the annotations against the text that they are said to mark.
    ///
    /// # Errors
    /// A sentence, where they are of another text: a stretch ends behind it, or has other words.
    pub fn check(&self, text: &Chars<'_>) -> Result<(), String> {
        let quotations = self.quotations.iter().map(|quotation| &quotation.credit);
        for credit in quotations.chain(self.claims.iter().map(|claim| &claim.credit)) {
            let extents = [Some(credit.content), credit.source, credit.cue];
            if let Some(Extent { start, end }) = extents.into_iter().flatten().find(|e| e.end > text.len()) {
                return Err(format!("mark {start}–{end} and the text has {} code points", text.len()));
            }
            let Extent { start, end } = credit.content;
            match (&credit.words, text.of(credit.content)) {
                (Some(words), there) if words != there => {
                    return Err(format!("have {words:?} at {start}–{end} and the text {there:?}"));
                }
                _ => {}
            }
        }
        Ok(())
    }
}

/// Somebody who may be a speaker.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entity {
    /// What it is, where that is marked.
    pub kind: Option<SpeakerKind>,
    /// Other phrases of the text for it.
    pub aliases: Vec<String>,
}

/// Words, and to whom the text credits them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    /// Where the words are.
    pub content: Extent,
    /// The words, where the annotations repeat them: they must then be those of the text.
    pub words: Option<String>,
    /// Who said them; several where they spoke together, none where the text does not tell.
    pub speakers: Vec<String>,
    /// The phrase that says so.
    pub source: Option<Extent>,
    /// What signals the reporting.
    pub cue: Option<Extent>,
    /// What the speaker did, where that is marked.
    pub act: Option<Act>,
    /// Whether the words are asserted, where that is marked.
    pub polarity: Option<Polarity>,
}

/// A stretch between marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoldQuotation {
    /// Marks and words, and whose they are.
    pub credit: Credit,
    /// Whether it is reported speech.
    pub status: Status,
    /// Why it is not.
    pub reason: Option<String>,
}

/// A reported proposition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoldClaim {
    /// The words, and whose they are.
    pub credit: Credit,
    /// Whether it may be left out: found or not, it counts neither way.
    pub optional: bool,
}

/// What a stretch between marks is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Words that somebody said, wrote or thought.
    #[default]
    Speech,
    /// A title, a term, the journalist's distance.
    Other,
    /// Nobody can tell: what is said of it counts neither way.
    Unsure,
}

/// Something in annotations that cannot be read, in `path` and the row, where there is one.
pub fn problem(path: &str, row: Option<u64>, message: String) -> Problem {
    let path = path.to_owned();
    Problem { path, row, column: None, document: None, code: "gold", message, severity: Severity::Lost }
}
