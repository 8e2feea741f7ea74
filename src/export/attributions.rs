//! `attributions.csv`: one row for each attribution, the main table.

use super::CsvProfile;
use super::cells::Cells;
use super::row::{Columns, Row};
use crate::input::Article;

/// The columns: the contract of the output. Adding one is fine, renaming one is a breaking change.
pub const COLUMNS: &[&str] = &[
    "document",
    "id",
    "kind",
    "parent",
    "field",
    "start_char",
    "end_char",
    "text",
    "marks",
    "speaker",
    "speaker_id",
    "speaker_type",
    "speaker_gender",
    "speaker_from",
    "candidate",
    "role",
    "source",
    "source_start_char",
    "source_end_char",
    "cue",
    "cue_lemma",
    "cue_start_char",
    "cue_end_char",
    "act",
    "polarity",
    "addressee",
    "relay",
    "reason",
    "confidence",
    "rule",
    "paragraph",
    "context",
    "date",
    "outlet",
    "url",
    "title",
];

/// The cells that all rows of an article have in common.
pub(super) struct Shared {
    document: Vec<u8>,
    tail: Vec<u8>,
}

impl Shared {
    pub(super) fn of(article: &Article, date: &str, profile: CsvProfile) -> Shared {
        Shared {
            document: Cells::aside(profile, |cells| cells.text(&article.id)),
            tail: Cells::aside(profile, |cells| {
                cells.text(date);
                cells.text(article.outlet.as_deref().unwrap_or_default());
                cells.text(article.url.as_deref().unwrap_or_default());
                cells.text(article.title.as_deref().unwrap_or_default());
            }),
        }
    }
}

pub(super) fn write(cells: &mut Cells, row: &Row<'_>, shared: &Shared) {
    cells.rendered(&shared.document);
    row.each(cells);
    cells.rendered(&shared.tail);
    cells.end();
}

impl Columns for Cells {
    fn text(&mut self, _: &'static str, text: &str) {
        Cells::text(self, text);
    }

    fn own(&mut self, _: &'static str, word: &'static str) {
        Cells::own(self, word);
    }

    fn number(&mut self, _: &'static str, number: usize) {
        Cells::number(self, number);
    }

    fn maybe(&mut self, _: &'static str, number: Option<usize>) {
        Cells::maybe(self, number);
    }

    fn thousandths(&mut self, _: &'static str, thousandths: u16) {
        Cells::thousandths(self, thousandths);
    }
}
