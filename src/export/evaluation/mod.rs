//! An evaluation, as tables for a terminal, as Markdown, as JSON, as a gallery of errors, and as figures to keep.

mod figures;
mod gallery;
mod grid;
mod grids;
mod json;

pub use figures::render as figures;
pub use gallery::Gallery;
pub use grids::Table;
pub use json::render as json;

use super::ExportError;
use crate::evaluate::Report;
use std::fs;
use std::path::Path;

/// The tables as text for a terminal.
pub fn text(report: &Report, tables: &[Table]) -> String {
    joined(tables, |table| grids::of(report, table).iter().map(grid::Grid::text).collect())
}

/// The tables as Markdown.
pub fn markdown(report: &Report, tables: &[Table]) -> String {
    joined(tables, |table| grids::of(report, table).iter().map(grid::Grid::markdown).collect())
}

fn joined(tables: &[Table], render: impl Fn(Table) -> Vec<String>) -> String {
    let parts: Vec<String> = tables.iter().flat_map(|&table| render(table)).collect();
    parts.join("\n")
}

/// Writes a file that an evaluation leaves: the gallery, the figures to keep.
///
/// # Errors
/// Whatever the file system says.
pub fn write(path: &Path, text: &str) -> Result<(), ExportError> {
    fs::write(path, text).map_err(|cause| ExportError::new(path, "cannot write", cause))
}
