//! [`Kept`]: the figures that were reached once, set by set, and whether they still are.

use super::report::Report;
use serde_json::Value;
use std::collections::BTreeMap;

/// How far a figure may fall unseen: what a single text of a few may shift.
pub const TOLERANCE: f64 = 0.005;

/// Figures by set and name (`detect.f1`), each as it was kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kept(pub BTreeMap<String, BTreeMap<String, f64>>);

/// A figure that is not what it was.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Its name.
    pub figure: String,
    /// What it was.
    pub was: f64,
    /// What it is.
    pub is: f64,
}

impl Kept {
    /// Reads what was kept.
    ///
    /// # Errors
    /// A sentence, where the text is no such file.
    pub fn parse(text: &str) -> Result<Kept, String> {
        let value: Value = serde_json::from_str(text).map_err(|e| format!("no JSON: {e}"))?;
        let sets = value.as_object().ok_or("must be an object of sets")?;
        let mut kept = Kept::default();
        for (set, figures) in sets {
            let figures =
                figures.as_object().ok_or_else(|| format!("{set}: must be an object of figures"))?;
            let of_set = kept.0.entry(set.clone()).or_default();
            for (name, value) in figures {
                let wrong = || format!("{set}: {name}: must be a number, or an object of numbers");
                match value {
                    Value::Object(parts) => {
                        for (part, value) in parts {
                            of_set.insert(format!("{name}.{part}"), value.as_f64().ok_or_else(wrong)?);
                        }
                    }
                    value => {
                        of_set.insert(name.clone(), value.as_f64().ok_or_else(wrong)?);
                    }
                }
            }
        }
        Ok(kept)
    }

    /// The figures of a set that have fallen by more than [`TOLERANCE`]; none where the set was never kept.
    pub fn fallen(&self, set: &str, report: &Report) -> Vec<Change> {
        let Some(kept) = self.0.get(set) else { return Vec::new() };
        let now = figures(report);
        let mut fallen = Vec::new();
        for (figure, &was) in kept {
            let Some(&(is, sense)) = now.get(figure) else { continue };
            let loss = if sense == Sense::Low { is - was } else { was - is };
            // Rounded figures may differ by half a unit of their last place without having changed.
            if loss > TOLERANCE * scale(figure) + 1e-9 {
                fallen.push(Change { figure: figure.clone(), was, is });
            }
        }
        fallen
    }

    /// Keeps the figures of a set.
    pub fn keep(&mut self, set: &str, report: &Report) {
        let now = figures(report).into_iter().map(|(name, (value, _))| (name, value));
        self.0.insert(set.to_owned(), now.collect());
    }
}

/// Whether more of a figure is better, or less.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sense {
    High,
    Low,
}

/// A figure that counts in hundreds falls a hundred times as far.
fn scale(figure: &str) -> f64 {
    if figure.ends_with("_per_100") { 100.0 } else { 1.0 }
}

/// What is kept of a report, rounded to four digits.
fn figures(report: &Report) -> BTreeMap<String, (f64, Sense)> {
    let mut figures = BTreeMap::new();
    for figure in &report.main {
        let hits = figure.hits;
        for (part, value) in [("p", hits.precision()), ("r", hits.recall()), ("f1", hits.f1())] {
            figures.insert(format!("{}.{part}", figure.name), (rounded(value), Sense::High));
        }
    }
    for name in ["other_as_speech", "wrong_names_per_100"] {
        if let Some(value) = report.single(name) {
            figures.insert(name.to_owned(), (rounded(value), Sense::Low));
        }
    }
    figures
}

fn rounded(value: f64) -> f64 {
    (value * 1e4).round() / 1e4
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluate::{Bootstrap, Hits, Judged, Part, Sums};

    fn report(right: u64, wrong: u64) -> Report {
        let sums = Sums {
            texts: 1,
            detect: Hits { right, ours: 1000, gold: 1000 },
            wrong_names: Part { part: wrong, whole: 1000 },
            ..Sums::default()
        };
        Report::of(&[Judged { sums, ..Judged::default() }], Bootstrap { draws: 0, seed: 1 })
    }

    #[test]
    fn a_fall_is_seen_and_a_wobble_is_not() {
        let mut kept = Kept::default();
        kept.keep("dev", &report(900, 40));
        assert_eq!(kept.fallen("dev", &report(895, 45)), []);
        assert_eq!(kept.fallen("dev", &report(999, 0)), []);
        assert_eq!(kept.fallen("other", &report(1, 999)), []);
        let fallen = kept.fallen("dev", &report(894, 46));
        let names: Vec<&str> = fallen.iter().map(|change| change.figure.as_str()).collect();
        assert_eq!(names, ["detect.f1", "detect.p", "detect.r", "wrong_names_per_100"]);
        assert_eq!((fallen[0].was, fallen[0].is), (0.9, 0.894));
    }

    #[test]
    fn what_is_kept_is_read_again_and_strictly() {
        let kept = Kept::parse(r#"{"dev": {"detect": {"p": 0.9}, "wrong_names_per_100": 4}}"#).unwrap();
        assert_eq!(kept.0["dev"]["detect.p"], 0.9);
        assert_eq!(kept.0["dev"]["wrong_names_per_100"], 4.0);
        for broken in ["[]", "{", r#"{"dev": 1}"#, r#"{"dev": {"detect": "high"}}"#] {
            assert!(Kept::parse(broken).is_err(), "{broken}");
        }
    }
}
