//! `documents.csv`: one row for each article, also for those without any attribution.

use std::collections::BTreeSet;

use super::Totals;
use super::cells::Cells;
use super::row::Common;
use crate::analysis::{Field, Kind};
use crate::text::Span;

/// The columns.
pub const COLUMNS: &[&str] = &[
    "document",
    "outlet",
    "date",
    "url",
    "title",
    "bytes",
    "chars",
    "paragraphs",
    "sentences",
    "words",
    "attributions",
    "direct",
    "partial",
    "indirect",
    "mixed",
    "other",
    "quotations",
    "claims",
    "attributed",
    "speakers",
    "notices",
];

/// Writes the row of an article, and returns its counts.
pub(super) fn write(cells: &mut Cells, common: &Common<'_>) -> Totals {
    let Common { article, analysis, ids, date } = *common;
    let mut kinds = [0usize; 5];
    let mut attributed = 0;
    let mut speakers = BTreeSet::new();
    for row in &analysis.attributions {
        kinds[match row.kind {
            Kind::Direct => 0,
            Kind::Partial => 1,
            Kind::Indirect => 2,
            Kind::Mixed => 3,
            Kind::Other => 4,
        }] += 1;
        attributed += usize::from(!row.speakers.is_empty());
        speakers.extend(row.speakers.iter().map(|&speaker| ids.speaker(speaker)));
    }
    speakers.remove("");
    let [direct, partial, indirect, mixed, other] = kinds;
    let (quotations, claims) = (direct + partial + other, indirect + mixed);

    cells.text(&article.id);
    cells.text(article.outlet.as_deref().unwrap_or_default());
    cells.text(date);
    cells.text(article.url.as_deref().unwrap_or_default());
    cells.text(article.title.as_deref().unwrap_or_default());
    cells.number(analysis.counts.bytes);
    cells.number(ids.chars(Field::Text, Span::new(0, article.text.len())).1);
    cells.number(analysis.counts.paragraphs);
    cells.number(analysis.counts.sentences);
    cells.number(analysis.counts.words);
    cells.number(analysis.attributions.len());
    for kind in kinds {
        cells.number(kind);
    }
    cells.number(quotations);
    cells.number(claims);
    cells.number(attributed);
    cells.number(speakers.len());
    cells.number(analysis.notices.len());
    cells.end();
    Totals {
        documents: 1,
        attributions: analysis.attributions.len() as u64,
        quotations: quotations as u64,
        claims: claims as u64,
        other: other as u64,
        attributed: attributed as u64,
        notices: analysis.notices.len() as u64,
    }
}
