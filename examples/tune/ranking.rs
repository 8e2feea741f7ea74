//! The ranking of antecedents: a log-linear model, drawn to the weights of a table that was set by hand.

use super::folder::{Failure, Marked};
use super::{FOLDS, ascend, fold};
use dixit::attribute::Way;
use dixit::evaluate::{Credit, Extent, Level, Pairing, Partner, Row, right};
use dixit::lexicon::{DataFiles, Feature, Features, Ranking, Weights};
use dixit::text::CharOffsets;
use dixit::{Engine, Field, Reading};
use std::collections::BTreeSet;
use std::fmt::Write;

/// How strongly the weights are drawn to the table they come from: a few hundred phrases are few.
const PULL: f64 = 4.0;

/// A phrase with everybody whom it might mean.
struct Phrase {
    fold: usize,
    way: Way,
    candidates: Vec<(Features, bool)>,
}

/// Learns `ranking.csv`, from the built-in table or from `prior`.
pub fn learn(set: &[Marked], prior: Option<&str>) -> Result<String, Failure> {
    let mut files = DataFiles::built_in();
    if let Some(path) = prior {
        files.replace("fr/ranking.csv", std::fs::read_to_string(path)?)?;
    }
    let prior = Ranking::parse(&files)?;
    let engine = Engine::new();
    let phrases: Vec<Phrase> =
        set.iter().enumerate().flat_map(|(n, marked)| read(&engine, marked, fold(n))).collect();
    let pronoun = learn_one("pronouns", &phrases, Way::Pronoun, &prior.pronoun);
    let description = learn_one("descriptions", &phrases, Way::Description, &prior.description);
    let mut table = String::from("feature,pronoun,description\n");
    for (i, feature) in Feature::ALL.iter().enumerate() {
        writeln!(table, "{},{:.2},{:.2}", feature.id(), pronoun[i], description[i])?;
    }
    Ok(table)
}

fn learn_one(what: &str, phrases: &[Phrase], way: Way, prior: &Weights) -> Vec<f64> {
    let prior: Vec<f64> = Feature::ALL.iter().map(|f| f64::from(prior.of(*f))).collect();
    let phrases: Vec<&Phrase> = phrases.iter().filter(|p| p.way == way).collect();
    let weights = fit(&phrases, &prior);
    let held: usize = (0..FOLDS)
        .map(|part| {
            let others: Vec<&Phrase> = phrases.iter().copied().filter(|p| p.fold != part).collect();
            let weights = fit(&others, &prior);
            hits(&weights, phrases.iter().copied().filter(|p| p.fold == part))
        })
        .sum();
    eprintln!(
        "{what}: {} phrases; right: as given {}, learned {}, held back {held}",
        phrases.len(),
        hits(&prior, phrases.iter().copied()),
        hits(&weights, phrases.iter().copied()),
    );
    weights
}

/// The phrases of an article that gold credits with words, once each, with the candidates that would be right.
fn read(engine: &Engine, marked: &Marked, fold: usize) -> Vec<Phrase> {
    let explanation = engine.explain(&marked.article);
    let analysis = &explanation.analysis;
    let offsets = CharOffsets::new(&marked.article.text);
    let rows = Row::all(analysis, &marked.article.text);
    let pairing = Pairing::of(&marked.gold, &rows);
    let mut seen = BTreeSet::new();
    let mut phrases = Vec::new();
    let accounts = analysis.attributions.iter().zip(&explanation.accounts);
    let in_text = accounts.filter(|(attribution, _)| attribution.field == Field::Text);
    for (((_, account), row), partner) in in_text.zip(&rows).zip(&pairing.partner) {
        let credit = match partner {
            Partner::Quotation(q) => &marked.gold.quotations[*q].credit,
            Partner::Claim(c) => &marked.gold.claims[*c].credit,
            Partner::Repeated | Partner::Nothing => continue,
        };
        for reading in &account.readings {
            let phrase = Extent::of(reading.phrase, &offsets);
            let credited = credit.source.is_some_and(|source| source.shared(phrase) > 0);
            if credited && !credit.speakers.is_empty() && seen.insert((phrase.start, phrase.end)) {
                phrases.extend(weigh(reading, row, credit, marked, fold));
            }
        }
    }
    phrases
}

fn weigh(reading: &Reading, row: &Row, credit: &Credit, marked: &Marked, fold: usize) -> Option<Phrase> {
    let named = |name: &str| Row { speakers: vec![name.to_owned()], source: None, ..row.clone() };
    let mut candidates: Vec<(Features, bool)> = reading
        .candidates
        .iter()
        .filter_map(|c| {
            let (_, standing) = c.score?;
            Some((standing.features, right(&named(&c.name), credit, &marked.gold, Level::Entity)))
        })
        .collect();
    if let Some((_, features)) = reading.newcomer {
        let new = !candidates.iter().any(|(_, right)| *right);
        candidates.push((features, new));
    }
    candidates.iter().any(|(_, right)| *right).then_some(Phrase { fold, way: reading.way, candidates })
}

fn score(weights: &[f64], features: Features) -> f64 {
    features.iter().map(|f| weights[f as usize]).sum()
}

fn hits<'p>(weights: &[f64], phrases: impl Iterator<Item = &'p Phrase>) -> usize {
    let best = |p: &Phrase| {
        let by_score = |a: &&(Features, bool), b: &&(Features, bool)| {
            score(weights, a.0).total_cmp(&score(weights, b.0))
        };
        p.candidates.iter().max_by(by_score).is_some_and(|(_, right)| *right)
    };
    phrases.filter(|p| best(p)).count()
}

fn fit(phrases: &[&Phrase], prior: &[f64]) -> Vec<f64> {
    let mut weights = prior.to_vec();
    ascend(&mut weights, |weights, gradient| {
        for phrase in phrases {
            let scores: Vec<f64> = phrase.candidates.iter().map(|(f, _)| score(weights, *f)).collect();
            let top = scores.iter().copied().fold(f64::MIN, f64::max);
            let share = |only_right: bool| {
                let kept = phrase.candidates.iter().zip(&scores).filter(|((_, r), _)| *r || !only_right);
                kept.map(|(_, s)| (s - top).exp()).sum::<f64>()
            };
            let (all, good) = (share(false), share(true));
            for ((features, right), s) in phrase.candidates.iter().zip(&scores) {
                let mass = (s - top).exp();
                let pull = if *right { mass / good } else { 0.0 } - mass / all;
                features.iter().for_each(|f| gradient[f as usize] += pull);
            }
        }
        for (i, g) in gradient.iter_mut().enumerate() {
            *g -= PULL * (weights[i] - prior[i]);
        }
    });
    weights
}
