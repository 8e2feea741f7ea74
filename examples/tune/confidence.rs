//! Confidence: a logistic regression over the log-odds of the trust and what else a row is (Platt 1999).

use super::folder::{Failure, Marked};
use super::{FOLDS, ascend, fold};
use dixit::attribute::inputs;
use dixit::evaluate::{Level, Pairing, Partner, Row, Status, right};
use dixit::lexicon::{About, DataFiles, log_odds};
use dixit::{Engine, Settings};
use std::collections::BTreeMap;
use std::fmt::Write;

/// How strongly weights are drawn to the trust as it is.
const PULL: f64 = 2.0;

/// A row that names somebody.
struct Case {
    fold: usize,
    log_odds: f64,
    inputs: Vec<usize>,
    right: bool,
}

/// Learns `confidence.csv`.
pub fn learn(set: &[Marked]) -> Result<String, Failure> {
    let mut data = DataFiles::built_in();
    data.replace("fr/confidence.csv", "about,value,weight\ntrust,bias,0\ntrust,log-odds,1\n".into())?;
    let engine = Engine::with(&data, Settings { min_confidence: 0.0, ..Settings::default() })?;
    let mut names: BTreeMap<(About, &'static str), usize> = BTreeMap::new();
    let mut cases = Vec::new();
    for (n, marked) in set.iter().enumerate() {
        cases.extend(read(&engine, marked, fold(n), &mut names));
    }
    let size = names.len() + 2;
    let weights = fit(size, cases.iter());
    report("plain", cases.iter().map(|c| (probability(&weights, c), c.right)));
    let mut held = Vec::new();
    for part in 0..FOLDS {
        let weights = fit(size, cases.iter().filter(|c| c.fold != part));
        held.extend(cases.iter().filter(|c| c.fold == part).map(|c| (probability(&weights, c), c.right)));
    }
    report("held back", held.into_iter());
    let mut table =
        format!("about,value,weight\ntrust,bias,{:.2}\ntrust,log-odds,{:.2}\n", weights[0], weights[1]);
    for ((about, value), at) in &names {
        let word = About::ALL.iter().find(|(_, a)| a == about).map_or("", |(word, _)| word);
        writeln!(table, "{word},{value},{:.2}", weights[at + 2])?;
    }
    Ok(table)
}

fn read(
    engine: &Engine,
    marked: &Marked,
    fold: usize,
    names: &mut BTreeMap<(About, &'static str), usize>,
) -> Vec<Case> {
    let analysis = engine.analyse(&marked.article);
    let rows = Row::all(&analysis, &marked.article.text);
    let pairing = Pairing::of(&marked.gold, &rows);
    let mut cases = Vec::new();
    let in_text = analysis.attributions.iter().filter(|a| a.field == dixit::Field::Text);
    for ((attribution, row), partner) in in_text.zip(&rows).zip(&pairing.partner) {
        let credit = match partner {
            Partner::Quotation(q) => {
                let gold = &marked.gold.quotations[*q];
                match gold.status {
                    Status::Unsure => continue,
                    Status::Other => None,
                    Status::Speech => Some(&gold.credit),
                }
            }
            Partner::Claim(c) => Some(&marked.gold.claims[*c].credit),
            Partner::Repeated | Partner::Nothing => continue,
        };
        if !row.named() {
            continue;
        }
        let speakers = attribution.speakers.iter().map(|id| &analysis.speakers[id.0 as usize]);
        let hold = inputs(
            attribution.rule,
            attribution.speaker_from,
            attribution.kind,
            speakers.map(|s| (s.kind, s.nameless)),
            attribution.source.map_or("", |span| span.of(&marked.article.text)),
            attribution.span.len(),
        );
        let inputs = hold
            .into_iter()
            .map(|input| {
                let next = names.len();
                *names.entry(input).or_insert(next)
            })
            .collect();
        cases.push(Case {
            fold,
            log_odds: f64::from(log_odds(attribution.confidence)),
            inputs,
            right: credit.is_some_and(|c| right(row, c, &marked.gold, Level::Entity)),
        });
    }
    cases
}

fn score(weights: &[f64], case: &Case) -> f64 {
    weights[0] + weights[1] * case.log_odds + case.inputs.iter().map(|i| weights[i + 2]).sum::<f64>()
}

fn probability(weights: &[f64], case: &Case) -> f64 {
    1.0 / (1.0 + (-score(weights, case)).exp())
}

fn fit<'c>(size: usize, cases: impl Iterator<Item = &'c Case>) -> Vec<f64> {
    let cases: Vec<&Case> = cases.collect();
    let mut weights = vec![0.0; size];
    weights[1] = 1.0;
    ascend(&mut weights, |weights, gradient| {
        for case in &cases {
            let error = f64::from(u8::from(case.right)) - probability(weights, case);
            gradient[0] += error;
            gradient[1] += error * case.log_odds;
            for i in &case.inputs {
                gradient[i + 2] += error;
            }
        }
        for (i, g) in gradient.iter_mut().enumerate().skip(1) {
            *g -= PULL * (weights[i] - f64::from(u8::from(i == 1)));
        }
    });
    weights
}

/// Rows, expected calibration error over ten bins, and how precise and how many those of 0.9 and more are.
fn report(what: &str, rows: impl Iterator<Item = (f64, bool)>) {
    let mut bins = [(0.0, 0.0, 0.0); 10];
    let (mut sure, mut sure_right, mut all) = (0.0, 0.0, 0.0);
    for (p, right) in rows {
        let bin = &mut bins[((p * 10.0) as usize).min(9)];
        let hit = f64::from(u8::from(right));
        *bin = (bin.0 + 1.0, bin.1 + p, bin.2 + hit);
        all += 1.0;
        if p >= 0.9 {
            sure += 1.0;
            sure_right += hit;
        }
    }
    let error: f64 = bins.iter().map(|(_, p, hits)| (p - hits).abs()).sum::<f64>() / all;
    eprintln!(
        "confidence, {what}: {all} rows, calibration error {error:.3}; from 0.9 on {:.3} right, {:.0} % of all",
        sure_right / sure,
        100.0 * sure / all
    );
}
