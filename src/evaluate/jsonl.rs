//! Gold as stand-off JSON Lines: one object for each article, offsets in code points.

use super::extent::Extent;
use super::gold::{Credit, Entity, Gold, GoldClaim, GoldQuotation, Status, problem};
use super::words::{self, Word};
use crate::input::Problem;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// What a file of annotations gave.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Read {
    /// The articles, in the order of the file.
    pub golds: Vec<Gold>,
    /// What could not be read: the article of such a row is left out, since half of its annotations would mislead.
    pub problems: Vec<Problem>,
}

/// Reads the annotations of `text`; `path` stands in the problems.
pub fn parse(text: &str, path: &str) -> Read {
    let mut read = Read::default();
    let mut seen = BTreeSet::new();
    for (n, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        let gold = article(line).and_then(|gold| match seen.insert(gold.document.clone()) {
            true => Ok(gold),
            false => Err(format!("the article {:?} stands in the file twice", gold.document)),
        });
        match gold {
            Ok(gold) => read.golds.push(gold),
            Err(message) => read.problems.push(problem(path, Some(n as u64 + 1), message)),
        }
    }
    read
}

type Parsed<T> = Result<T, String>;

fn article(line: &str) -> Parsed<Gold> {
    let value: Value = serde_json::from_str(line).map_err(|e| format!("no JSON: {e}"))?;
    let row = value.as_object().ok_or("no JSON object")?;
    let document = match row.get("doc").or_else(|| row.get("document")).or_else(|| row.get("id")) {
        Some(Value::String(id)) => id.clone(),
        Some(Value::Number(id)) => id.to_string(),
        _ => return Err("no `doc` that names the article".to_owned()),
    };
    let mut gold = Gold { document, ..Gold::default() };
    for (name, entity) in objects(row.get("entities"), "entities")? {
        gold.entities
            .insert(name.clone(), self::entity(entity).map_err(|e| format!("entity {name:?}: {e}"))?);
    }
    for (n, quotation) in list(row.get("quotations"), "quotations")?.iter().enumerate() {
        gold.quotations.push(self::quotation(quotation).map_err(|e| format!("quotation {}: {e}", n + 1))?);
    }
    for (n, claim) in list(row.get("claims"), "claims")?.iter().enumerate() {
        gold.claims.push(self::claim(claim).map_err(|e| format!("claim {}: {e}", n + 1))?);
    }
    Ok(gold)
}

fn objects<'v>(value: Option<&'v Value>, name: &str) -> Parsed<Vec<(&'v String, &'v Value)>> {
    match value {
        None | Some(Value::Null) => Ok(Vec::new()),
        Some(Value::Object(map)) => Ok(map.iter().collect()),
        Some(_) => Err(format!("`{name}` must be an object")),
    }
}

fn list<'v>(value: Option<&'v Value>, name: &str) -> Parsed<&'v [Value]> {
    match value {
        None | Some(Value::Null) => Ok(&[]),
        Some(Value::Array(items)) => Ok(items),
        Some(_) => Err(format!("`{name}` must be a list")),
    }
}

fn entity(value: &Value) -> Parsed<Entity> {
    let row = value.as_object().ok_or("must be an object")?;
    Ok(Entity { kind: word(row, "type", words::TYPES)?, aliases: strings(row.get("aliases"), "aliases")? })
}

fn quotation(value: &Value) -> Parsed<GoldQuotation> {
    let row = value.as_object().ok_or("must be an object")?;
    let status = word(row, "status", words::STATUSES)?.unwrap_or(Status::Speech);
    Ok(GoldQuotation { credit: credit(row, "text")?, status, reason: string(row, "reason")? })
}

fn claim(value: &Value) -> Parsed<GoldClaim> {
    let row = value.as_object().ok_or("must be an object")?;
    let optional = match row.get("optional") {
        None | Some(Value::Null) => false,
        Some(Value::Bool(optional)) => *optional,
        Some(_) => return Err("`optional` must be true or false".to_owned()),
    };
    Ok(GoldClaim { credit: credit(row, "content")?, optional })
}

fn string(row: &Map<String, Value>, name: &str) -> Parsed<Option<String>> {
    match row.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(given)) => Ok(Some(given.clone())),
        Some(_) => Err(format!("`{name}` must be words")),
    }
}

/// `words` is the key under which the words themselves may stand.
fn credit(row: &Map<String, Value>, words: &str) -> Parsed<Credit> {
    let content =
        extent(row.get("start"), row.get("end")).ok_or("`start` and `end` must be code points, end last")?;
    let speakers = match row.get("speakers") {
        None | Some(Value::Null) => strings(row.get("speaker"), "speaker")?,
        given => strings(given, "speakers")?,
    };
    Ok(Credit {
        content,
        words: string(row, words)?,
        speakers,
        source: pair(row, "source")?,
        cue: pair(row, "cue")?,
        act: word(row, "act", words::ACTS)?,
        polarity: word(row, "polarity", words::POLARITIES)?,
    })
}

/// A string, a list of strings, or nothing.
fn strings(value: Option<&Value>, name: &str) -> Parsed<Vec<String>> {
    let wrong = || format!("`{name}` must be words, or a list of words");
    match value {
        None | Some(Value::Null) => Ok(Vec::new()),
        Some(Value::String(one)) => Ok(vec![one.clone()]),
        Some(Value::Array(items)) => {
            items.iter().map(|item| item.as_str().map(str::to_owned).ok_or_else(wrong)).collect()
        }
        Some(_) => Err(wrong()),
    }
}

/// `[start, end]`, or nothing.
fn pair(row: &Map<String, Value>, name: &str) -> Parsed<Option<Extent>> {
    match row.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::Array(ends)) if ends.len() == 2 => match extent(ends.first(), ends.get(1)) {
            Some(extent) => Ok(Some(extent)),
            None => Err(format!("`{name}` must be two code points, end last")),
        },
        Some(_) => Err(format!("`{name}` must be [start, end] in code points, or null")),
    }
}

fn extent(start: Option<&Value>, end: Option<&Value>) -> Option<Extent> {
    let number = |value: Option<&Value>| value.and_then(Value::as_u64).and_then(|n| usize::try_from(n).ok());
    let extent = Extent::new(number(start)?, number(end)?);
    (!extent.is_empty()).then_some(extent)
}

/// One of the words of a list, or nothing.
fn word<T: Copy>(row: &Map<String, Value>, name: &str, known: &[Word<T>]) -> Parsed<Option<T>> {
    match row.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(given)) => {
            words::find(given, known).map(Some).map_err(|e| format!("`{name}`: {e}"))
        }
        Some(_) => Err(format!("`{name}` must be a word")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lines: &str) -> Read {
        parse(lines, "gold.jsonl")
    }

    #[test]
    fn an_article_is_read_as_it_is_marked() {
        let line = r#"{"doc": "a", "sha256": "0", "entities": {"le maire": {"type": "person", "aliases": ["l'élu"]}},
            "quotations": [
                {"start": 0, "end": 12, "speakers": ["le maire"], "source": [20, 28], "cue": [14, 19], "status": "speech"},
                {"start": 30, "end": 40, "status": "other", "reason": "title", "speakers": [], "source": null}],
            "claims": [{"start": 50, "end": 60, "speaker": "le maire", "optional": true, "act": "deny", "polarity": "denied"}]}"#;
        let read = read(&line.replace('\n', " "));
        assert_eq!(read.problems, []);
        let gold = &read.golds[0];
        assert_eq!(gold.entities["le maire"].aliases, ["l'élu"]);
        assert_eq!(gold.quotations[0].credit.source, Some(Extent::new(20, 28)));
        assert_eq!(
            (gold.quotations[1].status, gold.quotations[1].reason.as_deref()),
            (Status::Other, Some("title"))
        );
        assert_eq!(gold.claims[0].credit.speakers, ["le maire"]);
        assert!(gold.claims[0].optional && gold.claims[0].credit.act.is_some());
    }

    #[test]
    fn what_is_broken_is_named_with_file_and_row_and_costs_its_article_only() {
        let lines = "\u{feff}{\"doc\": \"a\"}\n\n{\"doc\": \"b\", \"quotations\": [{\"start\": 3}]}\nnonsense\n\
            {\"doc\": \"a\"}\n{\"quotations\": []}\n\
            {\"doc\": \"c\", \"claims\": [{\"start\": 1, \"end\": 2, \"source\": [4]}]}\n\
            {\"doc\": \"d\", \"quotations\": [{\"start\": 1, \"end\": 2, \"status\": \"spoken\"}]}\n{\"doc\": \"e\"}\n";
        let read = read(lines);
        let documents: Vec<&str> = read.golds.iter().map(|gold| gold.document.as_str()).collect();
        assert_eq!(documents, ["a", "e"]);
        let problems: Vec<String> = read.problems.iter().map(Problem::to_string).collect();
        assert_eq!(
            problems,
            [
                "gold.jsonl:3: quotation 1: `start` and `end` must be code points, end last",
                "gold.jsonl:4: no JSON: expected ident at line 1 column 2",
                "gold.jsonl:5: the article \"a\" stands in the file twice",
                "gold.jsonl:6: no `doc` that names the article",
                "gold.jsonl:7: claim 1: `source` must be [start, end] in code points, or null",
                "gold.jsonl:8: quotation 1: `status`: \"spoken\" is none of speech, other, unsure",
            ]
        );
    }
}
