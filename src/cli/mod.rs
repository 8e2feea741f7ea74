//! The command line: one file per command.

use std::io::{BufRead, Write};
use std::process::ExitCode;

/// Runs the command line of the process.
pub fn main() -> ExitCode {
    let engine = crate::Engine::new();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines().map_while(Result::ok) {
        let v: serde_json::Value = serde_json::from_str(&line).unwrap_or_default();
        let mut a =
            crate::Article::new(v["id"].as_str().unwrap_or_default(), v["text"].as_str().unwrap_or_default());
        a.date = v["date"].as_str().and_then(|d| d.parse().ok());
        let analysis = engine.analyse(&a);
        let o = crate::text::CharOffsets::new(&a.text);
        for r in &analysis.attributions {
            let (s, e) = o.chars(r.span);
            let src = r.source.map(|x| o.chars(x));
            let names: Vec<&str> =
                r.speakers.iter().map(|i| analysis.speakers[i.0 as usize].name.as_str()).collect();
            let row = serde_json::json!({"document": a.id, "kind": format!("{:?}", r.kind).to_lowercase(), "start_char": s, "end_char": e, "text": r.span.of(&a.text), "speaker": if names.is_empty() {None} else {Some(names.join("; "))}, "source_start_char": src.map(|x|x.0), "source_end_char": src.map(|x|x.1), "confidence": r.confidence, "rule": r.rule, "cue": r.cue.map(|c| c.of(&a.text))});
            let _ = writeln!(out, "{row}");
        }
    }
    ExitCode::SUCCESS
}
