//! [`Calibration`]: from the trust that rules earned together to the probability that the speaker is right.
//!
//! Platt scaling (Platt 1999) with a few more inputs than the score: a logistic regression over the log-odds of the
//! trust, the rule, how the speaker was reached, what the source looks like and what the row is. The weights stand in `fr/confidence.csv`; they are
//! learned by `examples/tune` on annotated articles.

use super::{DataError, DataFiles, Table};
use rustc_hash::FxHashMap;

/// What an input is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum About {
    /// The regression itself: its `bias`, and the `log-odds` of the trust.
    Trust,
    /// The rule, by its id.
    Rule,
    /// How the speaker was reached.
    From,
    /// The kind of the row.
    Kind,
    /// What the speaker is.
    Speaker,
    /// What the source looks like.
    Source,
    /// How long the words are.
    Length,
}

impl About {
    /// All of them, with their names in `fr/confidence.csv`.
    pub const ALL: &[(&str, About)] = &[
        ("trust", About::Trust),
        ("rule", About::Rule),
        ("from", About::From),
        ("kind", About::Kind),
        ("speaker", About::Speaker),
        ("source", About::Source),
        ("length", About::Length),
    ];
}

/// The weights of the regression.
#[derive(Clone, Debug)]
pub struct Calibration {
    bias: f32,
    log_odds: f32,
    weights: [FxHashMap<Box<str>, f32>; About::ALL.len()],
}

const FILE: &str = "fr/confidence.csv";
const HEADER: &[&str] = &["about", "value", "weight"];

/// Trust is never taken for certain: no log-odds beyond those of this.
const MOST: f32 = 0.995;

impl Calibration {
    /// Reads `fr/confidence.csv`; what has no row there weighs nothing.
    ///
    /// # Errors
    /// A wrong header, an input of another sort, a repeated one, a weight that is no number, no `bias` or `log-odds`.
    pub fn parse(files: &DataFiles) -> Result<Calibration, DataError> {
        let mut weights: [FxHashMap<Box<str>, f32>; About::ALL.len()] = Default::default();
        let table = Table::parse(FILE, files.text(FILE), HEADER)?;
        for row in table.rows() {
            let about = row.choice("about", About::ALL)?;
            let value = row.required("value")?;
            if about == About::Trust && !matches!(value, "bias" | "log-odds") {
                return Err(row.error("value", format!("{value:?} is neither bias nor log-odds")));
            }
            let cell = row.required("weight")?;
            let weight = cell.parse::<f32>().ok().filter(|w| w.is_finite());
            let weight = weight.ok_or_else(|| row.error("weight", format!("{cell:?} is no number")))?;
            if weights[about as usize].insert(value.into(), weight).is_some() {
                return Err(row.error("value", format!("{value:?} stands twice")));
            }
        }
        let must = |value: &str| {
            weights[About::Trust as usize].get(value).copied().ok_or_else(|| DataError {
                file: FILE.to_owned(),
                row: 0,
                column: String::new(),
                problem: format!("there is no row trust,{value}"),
            })
        };
        Ok(Calibration { bias: must("bias")?, log_odds: must("log-odds")?, weights })
    }

    /// The probability that the speaker is right, from the trust, 0 to 1, and the further inputs that hold.
    pub fn confidence(&self, trust: f32, inputs: &[(About, &str)]) -> f32 {
        let weight = |(about, value): &(About, &str)| self.weights[*about as usize].get(*value);
        let further: f32 = inputs.iter().filter_map(weight).sum();
        let score = self.bias + self.log_odds * log_odds(trust) + further;
        1.0 / (1.0 + (-score).exp())
    }
}

/// The log-odds of a trust, kept from the infinite.
pub fn log_odds(trust: f32) -> f32 {
    let trust = trust.clamp(1.0 - MOST, MOST);
    (trust / (1.0 - trust)).ln()
}
