//! [`Ids`]: the ids of everything in one article, made once and shared by the tables and the graph.
//!
//! Ids are derived from what they name, never counted, so one new detection renames nothing.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::slug::push_slug;
use crate::analysis::{Analysis, Attribution, AttributionId, Field, SpeakerId};
use crate::input::Article;
use crate::text::{CharOffsets, Span};
use crate::words;

/// What stands before the id of a speaker's node.
const SPEAKER: &str = "speaker:";

/// The ids of the rows and speakers of one analysis, and its offsets in code points.
pub struct Ids<'a> {
    text: CharOffsets<'a>,
    title: CharOffsets<'a>,
    /// All row ids, one after the other.
    buffer: String,
    rows: Vec<Row>,
    /// Node ids: `speaker:` and the speaker's id.
    speakers: Vec<String>,
}

struct Row {
    chars: (usize, usize),
    /// Where the id ends in the buffer; it begins where the one before ends.
    end: usize,
}

impl<'a> Ids<'a> {
    /// The ids of `analysis`, which must be that of `article`; linear in the text and the rows.
    pub fn of(article: &'a Article, analysis: &Analysis) -> Ids<'a> {
        let mut ids = Ids {
            text: CharOffsets::new(&article.text),
            title: CharOffsets::new(article.title.as_deref().unwrap_or_default()),
            buffer: String::with_capacity(analysis.attributions.len() * (article.id.len() + 24)),
            rows: Vec::with_capacity(analysis.attributions.len()),
            speakers: Vec::with_capacity(analysis.speakers.len()),
        };
        let chars: Vec<(usize, usize)> =
            analysis.attributions.iter().map(|row| ids.chars(row.field, row.span)).collect();
        let repeated = repetitions(&analysis.attributions, &chars);
        for (index, (row, chars)) in analysis.attributions.iter().zip(chars).enumerate() {
            let out = &mut ids.buffer;
            out.push_str(&article.id);
            out.push_str(if row.field == Field::Title { ":title:" } else { ":" });
            push_number(out, chars.0);
            out.push('-');
            push_number(out, chars.1);
            out.push(':');
            out.push_str(words::kind(row.kind));
            if let Some(&times) = repeated.get(&index) {
                out.push(':');
                push_number(out, times);
            }
            let end = out.len();
            ids.rows.push(Row { chars, end });
        }
        for speaker in &analysis.speakers {
            let mut id = String::with_capacity(SPEAKER.len() + speaker.name.len());
            id.push_str(SPEAKER);
            match &speaker.wikidata {
                Some(wikidata) if !wikidata.is_empty() => id.push_str(wikidata),
                _ => {
                    if speaker.nameless {
                        push_scope(&mut id, &article.id);
                    }
                    push_slug(&mut id, &speaker.name);
                }
            }
            ids.speakers.push(id);
        }
        ids
    }

    /// A span of one of the texts, in code points.
    pub fn chars(&self, field: Field, span: Span) -> (usize, usize) {
        match field {
            Field::Text => self.text.chars(span),
            Field::Title => self.title.chars(span),
        }
    }

    /// The id of a row: `document:start-end:kind`, in a title `document:title:start-end:kind`; a second row with the same
    /// place and kind ends in `:2`. Empty where there is no such row.
    pub fn row(&self, row: AttributionId) -> &str {
        let index = row.0 as usize;
        let begin =
            index.checked_sub(1).and_then(|before| self.rows.get(before)).map_or(0, |before| before.end);
        self.rows.get(index).and_then(|row| self.buffer.get(begin..row.end)).unwrap_or_default()
    }

    /// First code point of a row, and the one after its last.
    pub fn row_chars(&self, row: AttributionId) -> (usize, usize) {
        self.rows.get(row.0 as usize).map_or((0, 0), |row| row.chars)
    }

    /// The id of a speaker: its Wikidata id, else the slug of its name, for the nameless after `document/`.
    /// Empty where there is no such speaker.
    pub fn speaker(&self, speaker: SpeakerId) -> &str {
        self.speaker_node(speaker).get(SPEAKER.len()..).unwrap_or_default()
    }

    /// The id of a speaker's node: `speaker:` and the speaker's id. Empty where there is no such speaker.
    pub fn speaker_node(&self, speaker: SpeakerId) -> &str {
        self.speakers.get(speaker.0 as usize).map_or("", String::as_str)
    }
}

/// Rows that repeat the place and kind of an earlier one, with the how-many-eth they are; mostly there are none.
fn repetitions(rows: &[Attribution], chars: &[(usize, usize)]) -> BTreeMap<usize, usize> {
    let keys =
        || rows.iter().zip(chars).map(|(row, &(start, end))| (row.field, start, Reverse(end), row.kind));
    let mut repeated = BTreeMap::new();
    if !keys().is_sorted_by(|one, next| one < next) {
        let mut seen = BTreeMap::new();
        for (index, key) in keys().enumerate() {
            let times = seen.entry(key).or_insert(0usize);
            *times += 1;
            if *times > 1 {
                repeated.insert(index, *times);
            }
        }
    }
    repeated
}

/// The document before the slug of something that has no name outside it; `;` is left to join the ids of several.
pub(crate) fn push_scope(out: &mut String, document: &str) {
    for (index, part) in document.split(';').enumerate() {
        if index > 0 {
            out.push_str("%3B");
        }
        out.push_str(part);
    }
    out.push('/');
}

/// Appends `number` in decimal digits, without the machinery of `fmt`.
pub(crate) fn push_number(out: &mut String, number: usize) {
    if number >= 10 {
        push_number(out, number / 10);
    }
    out.push(char::from(b'0' + (number % 10) as u8));
}

/// The decimal digits of `number` at the end of an array, and where they begin.
#[inline]
pub(crate) fn digits(mut number: usize) -> ([u8; 20], usize) {
    let mut digits = [b'0'; 20];
    let mut at = digits.len();
    loop {
        at -= 1;
        digits[at] = b'0' + (number % 10) as u8;
        number /= 10;
        if number == 0 {
            return (digits, at);
        }
    }
}
