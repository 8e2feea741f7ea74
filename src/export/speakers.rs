//! `speakers.csv`: one row for each speaker that has a name, with what it says in all articles.

use super::cells::Cells;
use super::network::written;
use crate::graph::NodeView;
use crate::words;

/// The columns.
pub const COLUMNS: &[&str] = &[
    "id",
    "name",
    "type",
    "gender",
    "wikidata",
    "attributions",
    "quotations",
    "claims",
    "mentioned",
    "documents",
    "outlets",
    "first_date",
    "last_date",
];

/// Writes the row of a speaker whose words stand in so many outlets.
pub(super) fn write(cells: &mut Cells, speaker: &NodeView<'_>, outlets: usize) {
    let id = speaker.id.strip_prefix("speaker:").unwrap_or(speaker.id);
    let tally = speaker.tally;
    cells.text(id);
    cells.text(speaker.label);
    cells.word(speaker.kind.sort());
    cells.word(speaker.gender.map_or("", words::gender));
    cells.text(speaker.wikidata);
    for count in [tally.attributions, tally.quotations, tally.claims, tally.mentioned, tally.documents] {
        cells.number(count as usize);
    }
    cells.number(outlets);
    cells.word(&written(speaker.first));
    cells.word(&written(speaker.last));
    cells.end();
}
