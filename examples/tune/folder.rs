//! A folder of annotated articles.

use dixit::Article;
use dixit::evaluate::{Gold, jsonl};
use std::collections::BTreeMap;
use std::path::Path;

/// An article with its annotations.
pub struct Marked {
    /// The text, with its date.
    pub article: Article,
    /// What is marked in it.
    pub gold: Gold,
}

/// What went wrong, for the terminal.
pub type Failure = Box<dyn std::error::Error>;

/// Reads `gold.jsonl`, the texts that it speaks of, and their dates.
pub fn read(folder: &str) -> Result<Vec<Marked>, Failure> {
    let folder = Path::new(folder);
    let path = folder.join("gold.jsonl");
    let read = jsonl::parse(&std::fs::read_to_string(&path)?, &path.to_string_lossy());
    if let Some(problem) = read.problems.first() {
        return Err(format!("{}: {}", path.display(), problem.message).into());
    }
    let dates = dates(&folder.join("sources.csv"))?;
    let mut marked = Vec::new();
    for gold in read.golds {
        let text = std::fs::read_to_string(folder.join(format!("{}.txt", gold.document)))?;
        let mut article = Article::new(&gold.document, text);
        article.date = dates.get(&gold.document).and_then(|date| date.parse().ok());
        marked.push(Marked { article, gold });
    }
    marked.sort_by(|a, b| a.gold.document.cmp(&b.gold.document));
    Ok(marked)
}

fn dates(path: &Path) -> Result<BTreeMap<String, String>, Failure> {
    let mut dates = BTreeMap::new();
    if path.exists() {
        let mut reader = csv::Reader::from_path(path)?;
        for row in reader.deserialize::<BTreeMap<String, String>>() {
            let row = row?;
            if let (Some(id), Some(date)) = (row.get("id"), row.get("date")) {
                dates.insert(id.clone(), date.clone());
            }
        }
    }
    Ok(dates)
}
