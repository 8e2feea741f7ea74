//! Writes a corpus to measure on, as JSON Lines: `cargo run --release --example corpus -- 200 > corpus.jsonl` makes 200 MB.

#[path = "../benches/corpus/mod.rs"]
mod corpus;

use std::io::{BufWriter, Write, stdout};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let megabytes: usize = std::env::args().nth(1).ok_or("how many megabytes?")?.parse()?;
    let mut corpus = corpus::Corpus::new(1);
    let mut out = BufWriter::with_capacity(1 << 20, stdout().lock());
    let (mut written, mut number) = (0, 0);
    while written < megabytes * 1_000_000 {
        let text = corpus.text();
        number += 1;
        let date = format!("2024-{:02}-{:02}", number % 12 + 1, number % 28 + 1);
        let line = serde_json::json!({ "id": number.to_string(), "date": date, "text": text });
        written += text.len();
        writeln!(out, "{line}")?;
    }
    Ok(out.flush()?)
}
