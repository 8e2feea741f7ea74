//! Where annotations come from: a file of JSON Lines, a brat file, or a folder of these.

use super::Failure;
use crate::evaluate::{Chars, Gold, brat, jsonl, problem};
use crate::input::{self, Problem};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The annotations of one article, which brat's can be read of only beside its text.
pub(super) enum Marked {
    /// Read.
    Gold(Gold),
    /// A brat file: its path and what stands in it.
    Ann(PathBuf, String),
}

/// Annotations by the id of their article, and what could not be read.
#[derive(Default)]
pub(super) struct Golds {
    pub by_document: BTreeMap<String, Marked>,
    pub problems: Vec<Problem>,
}

impl Marked {
    /// The annotations, checked against the text that they mark.
    pub fn read(self, document: &str, text: &Chars<'_>, place: &str) -> Result<Gold, Vec<Problem>> {
        match self {
            Marked::Gold(gold) => match gold.check(text) {
                Ok(()) => Ok(gold),
                Err(how) => {
                    let message = format!("the annotations of {document:?} {how}; is it the same text?");
                    Err(vec![problem(place, None, message)])
                }
            },
            Marked::Ann(path, ann) => brat::parse(&ann, &path.display().to_string(), document, text),
        }
    }
}

/// Reads the annotations at `path`.
pub(super) fn read(path: &Path) -> Result<Golds, Failure> {
    let mut golds = Golds::default();
    if path.is_dir() {
        let anns = input::files(path, "ann");
        if !anns.is_empty() {
            for ann in anns {
                golds.ann(&ann)?;
            }
            return Ok(golds);
        }
        let lines = path.join("gold.jsonl");
        if !lines.is_file() {
            let message = "no .ann file in this folder, and no gold.jsonl";
            return Err(Failure::new(format!("{}: {message}", path.display())));
        }
        golds.lines(&lines)?;
    } else if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ann")) {
        golds.ann(path)?;
    } else {
        golds.lines(path)?;
    }
    Ok(golds)
}

impl Golds {
    fn ann(&mut self, path: &Path) -> Result<(), Failure> {
        let text = text_of(path)?;
        let document = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if self.by_document.contains_key(&document) {
            let message = format!("annotations of {document:?} were read already");
            self.problems.push(problem(&path.display().to_string(), None, message));
            return Ok(());
        }
        self.by_document.insert(document, Marked::Ann(path.to_owned(), text));
        Ok(())
    }

    fn lines(&mut self, path: &Path) -> Result<(), Failure> {
        let read = jsonl::parse(&text_of(path)?, &path.display().to_string());
        self.problems.extend(read.problems);
        let by_document = read.golds.into_iter().map(|gold| (gold.document.clone(), Marked::Gold(gold)));
        self.by_document.extend(by_document);
        Ok(())
    }
}

fn text_of(path: &Path) -> Result<String, Failure> {
    let bytes = fs::read(path).map_err(|e| Failure::new(format!("{}: {e}", path.display())))?;
    String::from_utf8(bytes).map_err(|e| {
        let before = &e.as_bytes()[..e.utf8_error().valid_up_to()];
        let row = before.iter().filter(|b| **b == b'\n').count() + 1;
        Failure::new(format!("{}:{row}: not UTF-8; annotations must be", path.display()))
    })
}
