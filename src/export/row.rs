//! [`Row`]: one attribution as the contract of the output has it, for CSV and JSON Lines alike.

use std::borrow::Cow;

use crate::analysis::{Analysis, Attribution, AttributionId, Kind, Marks, Speaker, SpeakerId};
use crate::graph::{Ids, words_of};
use crate::input::Article;
use crate::text::Span;
use crate::words;

/// Stands for what is missing in a list, so that lists stay in step.
const MISSING: &str = "_";

/// What takes the fields of a row, one by one: CSV cells go by their order, JSON fields by their names.
pub(super) trait Columns {
    /// Words of the input, or made from them; empty means none.
    fn text(&mut self, name: &'static str, text: &str);
    /// A word of ours; empty means none.
    fn own(&mut self, name: &'static str, word: &'static str);
    /// A whole number.
    fn number(&mut self, name: &'static str, number: usize);
    /// A whole number, or none.
    fn maybe(&mut self, name: &'static str, number: Option<usize>);
    /// A probability.
    fn thousandths(&mut self, name: &'static str, thousandths: u16);
}

/// The fields of an attribution, in the order of the columns. Empty words mean that there are none.
pub(super) struct Row<'a> {
    pub id: &'a str,
    pub kind: &'static str,
    pub parent: &'a str,
    pub field: &'static str,
    pub start_char: usize,
    pub end_char: usize,
    pub text: &'a str,
    pub marks: Cow<'a, str>,
    pub speaker: Cow<'a, str>,
    pub speaker_id: Cow<'a, str>,
    pub speaker_type: Cow<'a, str>,
    pub speaker_gender: Cow<'a, str>,
    pub speaker_from: &'static str,
    pub candidate: Cow<'a, str>,
    pub role: &'a str,
    pub source: &'a str,
    pub source_start_char: Option<usize>,
    pub source_end_char: Option<usize>,
    pub cue: &'a str,
    pub cue_lemma: &'a str,
    pub cue_start_char: Option<usize>,
    pub cue_end_char: Option<usize>,
    pub act: &'static str,
    pub polarity: &'static str,
    pub addressee: &'a str,
    pub relay: &'a str,
    pub reason: &'static str,
    pub confidence: u16,
    pub rule: &'static str,
    pub paragraph: u32,
    pub context: &'a str,
}

/// A probability in thousandths: what tables and graphs write of it. Nothing that is no number gets through.
pub(super) fn thousandths(confidence: f32) -> u16 {
    (f64::from(confidence) * 1000.0).round().clamp(0.0, 1000.0) as u16
}

/// What all rows of an article have in common.
pub(super) struct Common<'a> {
    pub article: &'a Article,
    pub analysis: &'a Analysis,
    pub ids: &'a Ids<'a>,
    /// The date that the analysis went by, written out.
    pub date: &'a str,
}

impl<'a> Row<'a> {
    /// Gives all fields but those that the rows of an article share: `document` before them; `date`, `outlet`, `url` and
    /// `title` after them.
    pub(super) fn each(&self, columns: &mut impl Columns) {
        columns.text("id", self.id);
        columns.own("kind", self.kind);
        columns.text("parent", self.parent);
        columns.own("field", self.field);
        columns.number("start_char", self.start_char);
        columns.number("end_char", self.end_char);
        columns.text("text", self.text);
        columns.text("marks", &self.marks);
        columns.text("speaker", &self.speaker);
        columns.text("speaker_id", &self.speaker_id);
        columns.text("speaker_type", &self.speaker_type);
        columns.text("speaker_gender", &self.speaker_gender);
        columns.own("speaker_from", self.speaker_from);
        columns.text("candidate", &self.candidate);
        columns.text("role", self.role);
        columns.text("source", self.source);
        columns.maybe("source_start_char", self.source_start_char);
        columns.maybe("source_end_char", self.source_end_char);
        columns.text("cue", self.cue);
        columns.text("cue_lemma", self.cue_lemma);
        columns.maybe("cue_start_char", self.cue_start_char);
        columns.maybe("cue_end_char", self.cue_end_char);
        columns.own("act", self.act);
        columns.own("polarity", self.polarity);
        columns.text("addressee", self.addressee);
        columns.text("relay", self.relay);
        columns.own("reason", self.reason);
        columns.thousandths("confidence", self.confidence);
        columns.text("rule", self.rule);
        columns.number("paragraph", self.paragraph as usize);
        columns.text("context", self.context);
    }

    /// The row of one attribution.
    pub(super) fn of(common: &Common<'a>, id: AttributionId, row: &'a Attribution) -> Row<'a> {
        let Common { article, analysis, ids, .. } = *common;
        let words = words_of(article, row.field);
        let slice = |span: Option<Span>| span.map_or("", |span| span.of(words));
        let (start_char, end_char) = ids.row_chars(id);
        let chars = |span: Option<Span>| span.map(|span| ids.chars(row.field, span)).unzip();
        let (source_start_char, source_end_char) = chars(row.source);
        let (cue_start_char, cue_end_char) = chars(row.cue);
        let speech = row.kind != Kind::Other;
        let list = |speakers, word: fn(&'a Speaker) -> &'a str| {
            joined(speakers, |id: SpeakerId| analysis.speakers.get(id.0 as usize).map(word))
        };
        Row {
            id: ids.row(id),
            kind: words::kind(row.kind),
            parent: row.parent.map_or("", |parent| ids.row(parent)),
            field: words::field(row.field),
            start_char,
            end_char,
            text: row.span.of(words),
            marks: row.marks.as_ref().map_or(Cow::Borrowed(""), marks),
            speaker: list(&row.speakers, |speaker| &speaker.name),
            speaker_id: joined(&row.speakers, |id| Some(ids.speaker(id)).filter(|id| !id.is_empty())),
            speaker_type: list(&row.speakers, |speaker| words::speaker_kind(speaker.kind)),
            speaker_gender: list(&row.speakers, |speaker| speaker.gender.map_or("", words::gender)),
            speaker_from: row.speaker_from.map_or("", words::speaker_from),
            candidate: list(&row.candidates, |speaker| &speaker.name),
            role: slice(row.role),
            source: slice(row.source),
            source_start_char,
            source_end_char,
            cue: slice(row.cue),
            cue_lemma: row.cue_lemma.as_deref().unwrap_or_default(),
            cue_start_char,
            cue_end_char,
            act: if speech { words::act(row.act) } else { "" },
            polarity: if speech { words::polarity(row.polarity) } else { "" },
            addressee: slice(row.addressee),
            relay: slice(row.relay),
            reason: row.reason.map_or("", words::reason),
            confidence: thousandths(row.confidence),
            rule: row.rule,
            paragraph: row.paragraph,
            context: row.context.of(words),
        }
    }
}

/// The marks as written, with `_` for a missing one.
fn marks(marks: &Marks) -> Cow<'static, str> {
    match (marks.open.as_str(), marks.close.as_str()) {
        ("", "") => Cow::Borrowed(""),
        ("«", "»") => Cow::Borrowed("« »"),
        ("“", "”") => Cow::Borrowed("“ ”"),
        ("\"", "\"") => Cow::Borrowed("\" \""),
        (open, close) => {
            let or_missing = |mark: &str| if mark.is_empty() { MISSING.to_owned() } else { mark.to_owned() };
            Cow::Owned(or_missing(open) + " " + &or_missing(close))
        }
    }
}

/// A word for each speaker, joined by `; `; `_` for a speaker without one, nothing where none has one.
fn joined<'a>(speakers: &[SpeakerId], word: impl Fn(SpeakerId) -> Option<&'a str>) -> Cow<'a, str> {
    match speakers {
        [] => Cow::Borrowed(""),
        [one] => whole(word(*one).unwrap_or_default()),
        several => {
            let words: Vec<&str> = several.iter().filter_map(|&id| word(id)).collect();
            if words.iter().all(|word| word.is_empty()) {
                return Cow::Borrowed("");
            }
            let mut joined = String::new();
            for (index, word) in words.into_iter().enumerate() {
                if index > 0 {
                    joined.push_str("; ");
                }
                match word {
                    "" => joined.push_str(MISSING),
                    word => joined.push_str(&whole(word)),
                }
            }
            Cow::Owned(joined)
        }
    }
}

/// A word of a list: a semicolon in it would cut it in two, so it is written as a comma.
fn whole(word: &str) -> Cow<'_, str> {
    match word.contains(';') {
        false => Cow::Borrowed(word),
        true => Cow::Owned(word.replace(';', ",")),
    }
}
