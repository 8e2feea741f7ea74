//! Learns `data/fr/speech_weights.csv`: how far what a quotation looks like speaks for speech.
//!
//! `cargo run --release --example fit_speech -- GOLD_FOLDER… [--write]`, where a folder holds `gold.jsonl` and a text
//! `ID.txt` for each of its lines. Prints how often the weights are right on the texts that they were learnt from, and
//! on texts left out (cross-validation in ten parts, by article); with `--write` the file is written, with `--errors` the left-out
//! quotations that were misjudged are listed.
//!
//! Logistic regression with a ridge, by Newton's method (iteratively reweighted least squares): deterministic, and done
//! in a dozen steps. What a quotation looks like depends a little on what its neighbours were taken for, so fitting and
//! looking take turns.

use dixit::lexicon::{DataFiles, LOOKS};
use dixit::{Article, Engine, Settings, Stage};
use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;

/// The file that is learnt.
const FILE: &str = "fr/speech_weights.csv";
/// How strongly weights are drawn to zero; chosen by cross-validation among 0.3, 1, 2, 3, 5.
const RIDGE: f64 = 1.5;
/// How much heavier what is no speech counts: it is rare, and a title taken for words gets a speaker it never had.
const RARE: f64 = 1.7;
/// Parts of the cross-validation.
const PARTS: usize = 10;
/// Turns of looking and fitting.
const TURNS: usize = 3;

/// A quotation of the gold articles.
struct Sample {
    article: usize,
    looks: Vec<usize>,
    speech: bool,
    /// Where it stands and its words, for the list of errors.
    words: String,
}

/// An article with its quotations: start and end in code points, and whether it is speech.
struct Gold {
    article: Article,
    quotations: Vec<(usize, usize, bool)>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let (options, folders): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|a| a.starts_with("--"));
    let mut gold = Vec::new();
    for folder in &folders {
        gold.extend(read(Path::new(folder))?);
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(FILE);
    let mut weights = vec![0.0; LOOKS.len()];
    weights[0] = 2.0;
    let mut samples = Vec::new();
    for _ in 0..TURNS {
        samples = look(&gold, &weights)?;
        weights = fit(&samples.iter().collect::<Vec<_>>());
    }
    println!("{} quotations of {} articles", samples.len(), gold.len());
    println!(
        "plain            {}",
        judge(samples.iter().map(|s| (s.speech, probability(&weights, &s.looks))))
    );
    let left_out = cross_validated(&samples);
    println!("cross-validated  {}", judge(left_out.iter().map(|(s, p)| (s.speech, *p))));
    if options.iter().any(|o| o == "--errors") {
        for (sample, p) in left_out.iter().filter(|(s, p)| s.speech != (*p >= 0.5)) {
            let looks: Vec<&str> = sample.looks.iter().map(|l| LOOKS[*l].1).collect();
            println!(
                "{} {p:.2}  {}\n    {}",
                if sample.speech { "speech" } else { "other " },
                sample.words,
                looks.join(" ")
            );
        }
    }
    if options.iter().any(|o| o == "--write") {
        std::fs::write(&path, csv(&weights))?;
    }
    Ok(())
}

fn read(folder: &Path) -> Result<Vec<Gold>, Box<dyn Error>> {
    let mut gold = Vec::new();
    for line in std::fs::read_to_string(folder.join("gold.jsonl"))?.lines() {
        let row: serde_json::Value = serde_json::from_str(line)?;
        let id = row["doc"].as_str().unwrap_or_default();
        let text = std::fs::read_to_string(folder.join(format!("{id}.txt")))?;
        let number = |value: &serde_json::Value| value.as_u64().unwrap_or_default() as usize;
        let settled = |q: &serde_json::Value| {
            let speech = match q["status"].as_str()? {
                "speech" => true,
                "other" => false,
                _ => return None,
            };
            Some((number(&q["start"]), number(&q["end"]), speech))
        };
        let quotations = row["quotations"].as_array().into_iter().flatten().filter_map(settled).collect();
        gold.push(Gold { article: Article::new(id, &text), quotations });
    }
    Ok(gold)
}

/// What the quotations look like to an engine with these weights.
fn look(gold: &[Gold], weights: &[f64]) -> Result<Vec<Sample>, Box<dyn Error>> {
    let mut files = DataFiles::built_in();
    files.replace(FILE, csv(weights))?;
    let engine = Engine::with(&files, Settings::default())?;
    let mut samples = Vec::new();
    for (number, Gold { article, quotations }) in gold.iter().enumerate() {
        for row in engine.show(article, Stage::Speech).iter().flat_map(|view| &view.rows) {
            let (start, end): (usize, usize) = (row[0].parse()?, row[1].parse()?);
            let near = |q: &&(usize, usize, bool)| q.0.abs_diff(start) <= 2 && q.1.abs_diff(end) <= 2;
            let Some(found) = quotations.iter().find(near) else { continue };
            let index = |name: &str| LOOKS.iter().position(|(_, n)| *n == name);
            let looks = row[3].split(' ').filter_map(index).collect();
            samples.push(Sample {
                article: number,
                looks,
                speech: found.2,
                words: format!("{} {start} {}", article.id, row[4]),
            });
        }
    }
    Ok(samples)
}

fn probability(weights: &[f64], looks: &[usize]) -> f64 {
    let sum: f64 = looks.iter().map(|l| weights[*l]).sum();
    1.0 / (1.0 + (-sum).exp())
}

/// The weights under which the samples are likeliest, drawn to zero by the ridge, all but that of every quotation.
fn fit(samples: &[&Sample]) -> Vec<f64> {
    let n = LOOKS.len();
    let mut weights = vec![0.0; n];
    for _ in 0..25 {
        let mut gradient: Vec<f64> = weights.iter().map(|w| -RIDGE * w).collect();
        let mut curvature = vec![vec![0.0; n]; n];
        for (i, row) in curvature.iter_mut().enumerate() {
            row[i] = RIDGE;
        }
        gradient[0] = -0.01 * weights[0];
        curvature[0][0] = 0.01;
        for sample in samples {
            let p = probability(&weights, &sample.looks);
            let counts = if sample.speech { 1.0 } else { RARE };
            for &i in &sample.looks {
                gradient[i] += counts * (f64::from(u8::from(sample.speech)) - p);
                for &j in &sample.looks {
                    curvature[i][j] += counts * p * (1.0 - p);
                }
            }
        }
        for (weight, step) in weights.iter_mut().zip(solve(curvature, gradient)) {
            *weight += step;
        }
    }
    weights
}

/// Solves a system of linear equations whose matrix is positive definite, by elimination.
fn solve(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let n = right.len();
    for i in 0..n {
        let pivot = matrix[i].clone();
        for k in i + 1..n {
            let factor = matrix[k][i] / pivot[i];
            if factor != 0.0 {
                for (cell, above) in matrix[k][i..].iter_mut().zip(&pivot[i..]) {
                    *cell -= factor * above;
                }
                right[k] -= factor * right[i];
            }
        }
    }
    for i in (0..n).rev() {
        let known: f64 = (i + 1..n).map(|k| matrix[i][k] * right[k]).sum();
        right[i] = (right[i] - known) / matrix[i][i];
    }
    right
}

/// Each sample with its probability under weights that were learnt without its part.
fn cross_validated(samples: &[Sample]) -> Vec<(&Sample, f64)> {
    let part = |part: usize| {
        let (out, rest): (Vec<&Sample>, Vec<&Sample>) =
            samples.iter().partition(|s| s.article % PARTS == part);
        let weights = fit(&rest);
        out.into_iter().map(move |s| (s, probability(&weights, &s.looks))).collect::<Vec<_>>()
    };
    (0..PARTS).flat_map(part).collect()
}

fn judge(verdicts: impl Iterator<Item = (bool, f64)>) -> String {
    let (mut hit, mut missed, mut wrong, mut other, mut loss) = (0u32, 0u32, 0u32, 0u32, 0.0);
    for (speech, p) in verdicts {
        match (speech, p >= 0.5) {
            (true, true) => hit += 1,
            (true, false) => missed += 1,
            (false, true) => wrong += 1,
            (false, false) => other += 1,
        }
        loss -= if speech { p.ln() } else { (1.0 - p).ln() };
    }
    let all = f64::from(hit + missed + wrong + other);
    format!(
        "P {:.3}  R {:.3}  F1 {:.3}  other as speech {:.3}  loss {:.4}",
        f64::from(hit) / f64::from(hit + wrong),
        f64::from(hit) / f64::from(hit + missed),
        f64::from(2 * hit) / f64::from(2 * hit + missed + wrong),
        f64::from(wrong) / f64::from(wrong + other),
        loss / all
    )
}

/// The weights as the file has them, in byte order.
fn csv(weights: &[f64]) -> String {
    let mut rows: Vec<(&str, f64)> = LOOKS.iter().zip(weights).map(|((_, name), w)| (*name, *w)).collect();
    rows.sort_unstable_by_key(|(name, _)| *name);
    let mut csv = String::from("look,weight\n");
    for (name, weight) in rows {
        let _ = writeln!(csv, "{name},{:.2}", weight + 0.0);
    }
    csv
}
