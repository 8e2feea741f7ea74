//! Dates of texts that stand in files of their own: a table beside them, with the columns `id` and `date`.

use super::problem::{Fault, Problem};
use super::{Date, timestamp};
use std::collections::BTreeMap;
use std::path::Path;

/// Reads such a table: the date of each id, and what could not be read. An empty date is none.
pub fn dates(path: &Path) -> (BTreeMap<String, Date>, Vec<Problem>) {
    let name = path.display().to_string();
    let mut dates = BTreeMap::new();
    let lost = |message: String| Fault::lost("dates", message).of(&name, None);
    let mut reader = match csv::ReaderBuilder::new().flexible(true).from_path(path) {
        Ok(reader) => reader,
        Err(e) => return (dates, vec![lost(format!("cannot read: {e}"))]),
    };
    let column = |header: &csv::StringRecord, wanted: &str| {
        header
            .iter()
            .position(|column| column.trim().trim_start_matches('\u{feff}').eq_ignore_ascii_case(wanted))
    };
    let columns =
        reader.headers().ok().and_then(|header| Some((column(header, "id")?, column(header, "date")?)));
    let Some((id, date)) = columns else {
        return (dates, vec![lost("no columns `id` and `date`".to_owned())]);
    };
    let mut problems = Vec::new();
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(e) => {
                problems.push(lost(format!("cannot read: {e}")));
                break;
            }
        };
        let cell = |n| record.get(n).unwrap_or_default().trim();
        match timestamp(cell(date)) {
            _ if cell(date).is_empty() => {}
            Ok(read) => {
                dates.insert(cell(id).to_owned(), read);
            }
            Err(e) => {
                let fault = Fault::note("date", format!("{e}; the date is left empty")).column("date");
                let row = record.position().map_or(0, csv::Position::line);
                problems.push(fault.at(row).of(&name, Some(cell(id))));
            }
        }
    }
    (dates, problems)
}
