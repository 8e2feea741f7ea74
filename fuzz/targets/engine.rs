//! The whole engine, and every export, on any text; what stands before the first NUL is the title.
#![no_main]

use dixit::export::{CsvProfile, Format, Lines, Options, render};
use dixit::{Article, Engine};
use dixit_fuzz::contract;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::new);

fuzz_target!(|text: &str| {
    let (title, text) = text.split_once('\0').map_or((None, text), |(title, text)| (Some(title), text));
    let mut article = Article::new("fuzz", text).dated("2024-11-19".parse().expect("a date"));
    article.title = title.map(str::to_owned);
    let analysis = ENGINE.analyse(&article);
    contract::check(&article, &analysis);
    let _ = render(&article, &analysis, &Options { csv: CsvProfile::Excel, ..Options::of(Format::ALL) });
    let mut out = Vec::new();
    let mut lines = Lines::new(&mut out);
    lines.append(render(&article, &analysis, &Options::of(&[Format::Jsonl]))).expect("memory takes all");
    lines.finish().expect("memory takes all");
    for line in out.split_inclusive(|b| *b == b'\n') {
        assert!(serde_json::from_slice::<serde_json::Value>(line).is_ok(), "a line that is no JSON");
    }
});
