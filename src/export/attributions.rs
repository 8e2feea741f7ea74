//! `attributions.csv`: one row for each attribution, the main table.

use super::CsvProfile;
use super::cells::Cells;
use super::row::Row;
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
    cells.text(row.id);
    cells.word(row.kind);
    cells.text(row.parent);
    cells.word(row.field);
    cells.number(row.start_char);
    cells.number(row.end_char);
    cells.text(row.text);
    cells.text(&row.marks);
    cells.text(&row.speaker);
    cells.text(&row.speaker_id);
    cells.word(&row.speaker_type);
    cells.word(&row.speaker_gender);
    cells.word(row.speaker_from);
    cells.text(&row.candidate);
    cells.text(row.role);
    cells.text(row.source);
    cells.maybe(row.source_start_char);
    cells.maybe(row.source_end_char);
    cells.text(row.cue);
    cells.text(row.cue_lemma);
    cells.maybe(row.cue_start_char);
    cells.maybe(row.cue_end_char);
    cells.word(row.act);
    cells.word(row.polarity);
    cells.text(row.addressee);
    cells.text(row.relay);
    cells.word(row.reason);
    cells.thousandths(row.confidence);
    cells.word(row.rule);
    cells.number(row.paragraph as usize);
    cells.text(row.context);
    cells.rendered(&shared.tail);
    cells.end();
}
