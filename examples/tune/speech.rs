//! Speech or not: logistic regression over what a quotation looks like, with a ridge, by Newton's method (iteratively
//! reweighted least squares), done in a dozen steps. What a quotation looks like depends a little on what its neighbours
//! were taken for, so fitting and looking take turns.

use super::folder::{Failure, Marked};
use super::{FOLDS, fold};
use dixit::evaluate::{Extent, Status};
use dixit::lexicon::{DataFiles, LOOKS};
use dixit::{Engine, Settings, Stage};
use std::fmt::Write as _;

/// The file that is learnt.
const FILE: &str = "fr/speech_weights.csv";
/// How strongly weights are drawn to zero; chosen by cross-validation among 0.7, 0.8, 1, 1.5.
const RIDGE: f64 = 0.8;
/// How much heavier what is no speech counts: it is rare, and a title taken for words gets a speaker it never had.
const RARE: f64 = 2.3;
/// How much a quotation of the articles beside counts; chosen by cross-validation among 0.4, 0.5, 0.6, 1.
const BESIDE: f64 = 0.5;
/// Turns of looking and fitting.
const TURNS: usize = 3;

/// A quotation of the gold articles.
struct Sample {
    fold: usize,
    looks: Vec<usize>,
    speech: bool,
    /// How much it counts.
    counts: f64,
    /// Where it stands and its words, for the list of errors.
    words: String,
}

/// Learns `speech_weights.csv`; with `errors` the held-back quotations that were misjudged are told.
pub fn learn(set: &[Marked], beside: &[Marked], errors: bool) -> Result<String, Failure> {
    let mut weights = vec![0.0; LOOKS.len()];
    weights[0] = 2.0;
    let mut samples = Vec::new();
    for _ in 0..TURNS {
        samples = look(set, &weights, 1.0)?;
        samples.extend(look(beside, &weights, BESIDE)?);
        weights = fit(&samples.iter().collect::<Vec<_>>());
    }
    eprintln!("{} quotations of {} articles", samples.len(), set.len() + beside.len());
    eprintln!("plain: {}", judge(samples.iter().map(|s| (s.speech, probability(&weights, &s.looks)))));
    let held = held_back(&samples);
    eprintln!("held back: {}", judge(held.iter().map(|(s, p)| (s.speech, *p))));
    for (sample, p) in held.iter().filter(|(s, p)| errors && s.speech != (*p >= 0.5)) {
        let looks: Vec<&str> = sample.looks.iter().map(|l| LOOKS[*l].1).collect();
        let gold = if sample.speech { "speech" } else { "other" };
        eprintln!("{gold:6} {p:.2}  {}\n    {}", sample.words, looks.join(" "));
    }
    Ok(csv(&weights))
}

/// What the quotations look like to an engine with these weights.
fn look(set: &[Marked], weights: &[f64], counts: f64) -> Result<Vec<Sample>, Failure> {
    let mut files = DataFiles::built_in();
    files.replace(FILE, csv(weights))?;
    let engine = Engine::with(&files, Settings::default())?;
    let mut samples = Vec::new();
    for (number, Marked { article, gold }) in set.iter().enumerate() {
        for row in engine.show(article, Stage::Speech).iter().flat_map(|view| &view.rows) {
            let (start, end): (usize, usize) = (row[0].parse()?, row[1].parse()?);
            let settled = gold.quotations.iter().filter(|q| q.status != Status::Unsure);
            let near = |at: usize, there: usize| at.abs_diff(there) <= 2;
            let mut same = settled.filter(|q| {
                let Extent { start: from, end: to } = q.credit.content;
                near(from, start) && near(to, end)
            });
            let Some(found) = same.next() else { continue };
            let index = |name: &str| LOOKS.iter().position(|(_, n)| *n == name);
            let looks = row[3].split(' ').filter_map(index).collect();
            samples.push(Sample {
                fold: fold(number),
                looks,
                speech: found.status == Status::Speech,
                counts: if found.status == Status::Speech { counts } else { RARE * counts },
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
            let counts = sample.counts;
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
fn held_back(samples: &[Sample]) -> Vec<(&Sample, f64)> {
    let part = |part: usize| {
        let (out, rest): (Vec<&Sample>, Vec<&Sample>) = samples.iter().partition(|s| s.fold == part);
        let weights = fit(&rest);
        out.into_iter().map(move |s| (s, probability(&weights, &s.looks))).collect::<Vec<_>>()
    };
    (0..FOLDS).flat_map(part).collect()
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
