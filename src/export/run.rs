//! `run.json`: what made the files beside it, and how much there is in them. Written last: a folder with it is whole. A run
//! that was interrupted leaves a `run.partial.json`.

use serde_json::{Map, Value, json};

use super::Totals;

/// What the caller knows of a run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Run {
    /// Version of the program.
    pub version: String,
    /// Hash of the data files that the analysis went by.
    pub data_hash: String,
    /// Options as given, name and value; a name may come several times.
    pub options: Vec<(String, String)>,
    /// Files and rows that were passed over.
    pub skipped: u64,
    /// Wall time: the only thing here that is not the same on every run.
    pub seconds: f64,
}

/// The file's bytes.
pub(super) fn render(run: &Run, totals: &Totals, files: &[String], partial: bool) -> Vec<u8> {
    let mut options = Map::new();
    for (name, value) in &run.options {
        match options.get_mut(name) {
            None => {
                options.insert(name.clone(), value.as_str().into());
            }
            Some(Value::Array(values)) => values.push(value.as_str().into()),
            Some(first) => *first = Value::Array(vec![first.take(), value.as_str().into()]),
        }
    }
    let value = json!({
        "version": run.version,
        "data_hash": run.data_hash,
        "options": options,
        "partial": partial,
        "documents": totals.documents,
        "skipped": run.skipped,
        "seconds": run.seconds,
        "attributions": totals.attributions,
        "quotations": totals.quotations,
        "claims": totals.claims,
        "other": totals.other,
        "attributed": totals.attributed,
        "notices": totals.notices,
        "files": files,
    });
    format!("{value:#}\n").into_bytes()
}

/// The files that a `run.json` lists; none where it is not one.
pub(super) fn files(run: &[u8]) -> Vec<String> {
    let value: Value = serde_json::from_slice(run).unwrap_or_default();
    let listed = value.get("files").and_then(Value::as_array).into_iter().flatten();
    listed.filter_map(|file| file.as_str().map(str::to_owned)).collect()
}
