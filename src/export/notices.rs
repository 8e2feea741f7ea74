//! `notices.csv`: what was odd in the input, article by article, and what was passed over.

use super::cells::Cells;
use super::row::Common;
use crate::words;

/// The columns.
pub const COLUMNS: &[&str] = &["document", "code", "message", "field", "start_char", "end_char"];

/// Writes the notices of an article.
pub(super) fn write(cells: &mut Cells, common: &Common<'_>) {
    for notice in &common.analysis.notices {
        let place = notice.place.map(|(field, span)| (words::field(field), common.ids.chars(field, span)));
        row(cells, &common.article.id, notice.code, &notice.message, place);
    }
}

/// Writes one notice; without a place it concerns the whole document, without a document the whole run.
pub(super) fn row(
    cells: &mut Cells,
    document: &str,
    code: &str,
    message: &str,
    place: Option<(&'static str, (usize, usize))>,
) {
    cells.text(document);
    cells.text(code);
    cells.text(message);
    cells.word(place.map_or("", |(field, _)| field));
    cells.maybe(place.map(|(_, (start, _))| start));
    cells.maybe(place.map(|(_, (_, end))| end));
    cells.end();
}
