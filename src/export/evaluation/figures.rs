//! Figures to keep (`tests/scores.json`), in an order and a form that make a good diff.

use crate::evaluate::Kept;
use serde_json::{Map, Value};

/// Renders what is kept: sets, figures, and their parts, each in the order of their names.
pub fn render(kept: &Kept) -> String {
    let mut sets = Map::new();
    for (set, figures) in &kept.0 {
        let mut of_set = Map::new();
        for (name, value) in figures {
            match name.split_once('.') {
                Some((figure, part)) => {
                    let parts = of_set.entry(figure).or_insert_with(|| Value::Object(Map::new()));
                    if let Value::Object(parts) = parts {
                        parts.insert(part.to_owned(), (*value).into());
                    }
                }
                None => {
                    of_set.insert(name.clone(), (*value).into());
                }
            }
        }
        sets.insert(set.clone(), Value::Object(of_set));
    }
    format!("{:#}\n", Value::Object(sets))
}
