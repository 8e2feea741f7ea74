//! Learns the three tables of weights from annotated articles, and says how well they do on articles held back.
//!
//! ```text
//! cargo run --release --example tune -- ranking    FOLDER… [PRIOR.csv] > data/fr/ranking.csv
//! cargo run --release --example tune -- confidence FOLDER…            > data/fr/confidence.csv
//! cargo run --release --example tune -- speech     FOLDER… [--beside FOLDER…] [--errors] > data/fr/speech_weights.csv
//! ```
//!
//! FOLDER holds texts (`*.txt`), `gold.jsonl` and, where dates are known, `sources.csv`; what stands `--beside` may mark no
//! more than one quotation of an article, and counts less; a folder that is named twice counts twice. The figures go to stderr: on the
//! articles that were learned from (plain), and in ten-fold cross-validation over articles. Nothing here is random.

mod confidence;
mod folder;
mod ranking;
mod speech;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words[..] {
        ["ranking", ref folders @ .., prior] if prior.ends_with(".csv") => {
            all(folders).and_then(|set| ranking::learn(&set, Some(prior)))
        }
        ["ranking", ref folders @ ..] if !folders.is_empty() => {
            all(folders).and_then(|set| ranking::learn(&set, None))
        }
        ["confidence", ref folders @ ..] if !folders.is_empty() => {
            all(folders).and_then(|set| confidence::learn(&set))
        }
        ["speech", ref folders @ .., "--errors"] => learn_speech(folders, true),
        ["speech", ref folders @ ..] => learn_speech(folders, false),
        _ => {
            Err("usage: tune ranking FOLDER… [PRIOR.csv] | confidence FOLDER… | speech FOLDER… [--beside FOLDER…] [--errors]"
                .into())
        }
    };
    match done {
        Ok(table) => {
            print!("{table}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("tune: {error}");
            ExitCode::FAILURE
        }
    }
}

fn learn_speech(folders: &[&str], errors: bool) -> Result<String, folder::Failure> {
    let at = folders.iter().position(|folder| *folder == "--beside").unwrap_or(folders.len());
    let beside = all(folders.get(at + 1..).unwrap_or_default())?;
    speech::learn(&all(&folders[..at])?, &beside, errors)
}

/// The articles of several folders.
fn all(folders: &[&str]) -> Result<Vec<folder::Marked>, folder::Failure> {
    let mut set = Vec::new();
    for folder in folders {
        set.extend(folder::read(folder)?);
    }
    Ok(set)
}

/// Articles are dealt into so many parts for cross-validation.
const FOLDS: usize = 10;

/// The part in which an article is held back, by its place in the list.
fn fold(article: usize) -> usize {
    article % FOLDS
}

/// Gradient ascent with Adam's step sizes (Kingma & Ba 2015) on a concave objective; the same steps every time.
fn ascend(weights: &mut [f64], mut gradient: impl FnMut(&[f64], &mut [f64])) {
    let n = weights.len();
    let (mut slope, mut first, mut second) = (vec![0.0; n], vec![0.0; n], vec![0.0; n]);
    for step in 1..=400 {
        slope.iter_mut().for_each(|g| *g = 0.0);
        gradient(weights, &mut slope);
        let (one, two) = (1.0 - 0.9f64.powi(step), 1.0 - 0.999f64.powi(step));
        for i in 0..n {
            first[i] = 0.9 * first[i] + 0.1 * slope[i];
            second[i] = 0.999 * second[i] + 0.001 * slope[i] * slope[i];
            weights[i] += 0.06 * (first[i] / one) / ((second[i] / two).sqrt() + 1e-8);
        }
    }
}
