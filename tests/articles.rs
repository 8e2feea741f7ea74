//! Whole articles: `tests/articles/*.txt` in, `snapshots/articles/*.snap` out, as a reviewer would want to read it.
//!
//! A snapshot shows the text with its marks, one sentence per line with paragraph and sentence in the gutter, then the
//! table of attributions, then the notices. An article's name says when and where it would have stood:
//! `2024-11-19_outlet_slug.txt`; one whose text begins with a date of its own has only the outlet: `outlet_slug.txt`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use dixit::{Analysis, Article, Engine, Field, Kind, Polarity, SpeakerFrom};

use crate::marked;

const SNAPSHOTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots/articles");

/// The stems of the files in a folder with an extension, sorted.
fn stems(folder: &Path, extension: &str) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let paths = paths.filter(|path| path.extension().is_some_and(|e| e == extension));
    let mut stems: Vec<String> =
        paths.filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned())).collect();
    stems.sort();
    stems
}

fn articles() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles")
}

fn article(stem: &str) -> Article {
    let text = std::fs::read_to_string(articles().join(format!("{stem}.txt"))).expect("an article in UTF-8");
    let (first, rest) = stem.split_once('_').expect("an outlet and a slug");
    let date = first.parse().ok();
    let outlet = if date.is_some() { rest.split('_').next().unwrap_or_default() } else { first };
    Article { outlet: Some(outlet.to_owned()), date, ..Article::new(stem, text) }
}

/// True where a line of marked text may be broken: after a full stop with what closes behind it, before a blank.
fn is_break(before: &str, after: &str) -> bool {
    let ended = before.trim_end_matches(['}', '»', '”', '"', '’', '~', ')', ' ']).trim_end_matches("\\,");
    let word = ended.trim_end_matches(['.', '!', '?', '…']).rsplit([' ', '~', '\'', '’', '(', '{']).next();
    let is_abbreviation =
        |word: &str| word.chars().count() < 2 || ["MM", "St", "no", "art", "Dr"].contains(&word);
    ended.ends_with(['.', '!', '?', '…'])
        && after.starts_with(' ')
        && !after[1..].starts_with(|c: char| c.is_lowercase() || "»”\"}?!:;".contains(c))
        && !(ended.ends_with('.') && word.is_some_and(is_abbreviation))
}

/// The marked text with a gutter.
fn with_gutter(shown: &str) -> String {
    let mut out = String::new();
    let mut paragraph = 0;
    for line in shown.lines() {
        if line.trim().is_empty() {
            out.push('\n');
            continue;
        }
        paragraph += 1;
        let (mut start, mut sentence) = (0, 0);
        let breaks =
            line.match_indices(' ').map(|(at, _)| at).filter(|&at| is_break(&line[..at], &line[at..]));
        for end in breaks.chain([line.len()]) {
            sentence += 1;
            let _ =
                writeln!(out, "{:<6}{}", format!("{paragraph}.{sentence}"), line[start..end].trim_start());
            start = end;
        }
    }
    out
}

/// The attributions, one row each.
fn table(analysis: &Analysis, text: &str) -> String {
    let mut rows: Vec<Vec<String>> = vec![
        ["#", "kind", "speaker", "from", "cue", "polarity", "rule", "confidence"].map(String::from).to_vec(),
    ];
    for (number, row) in analysis.attributions.iter().enumerate() {
        let kind = match row.kind {
            Kind::Direct => "direct",
            Kind::Partial => "partial",
            Kind::Indirect => "indirect",
            Kind::Mixed => "mixed",
            Kind::Other => "other",
        };
        let names: Vec<&str> =
            row.speakers.iter().map(|id| analysis.speakers[id.0 as usize].name.as_str()).collect();
        let from = match row.speaker_from {
            None => "–",
            Some(SpeakerFrom::Text) => "text",
            Some(SpeakerFrom::Coreference) => "coreference",
            Some(SpeakerFrom::Office) => "office",
            Some(SpeakerFrom::Continuation) => "continuation",
        };
        let polarity = match row.polarity {
            Polarity::Asserted => "asserted",
            Polarity::Denied => "denied",
            Polarity::Questioned => "questioned",
            Polarity::Hedged => "hedged",
        };
        let cue = row.cue_lemma.clone().or_else(|| row.cue.map(|cue| cue.of(text).to_owned()));
        rows.push(vec![
            (number + 1).to_string(),
            kind.to_owned(),
            if names.is_empty() { "–".to_owned() } else { names.join("; ") },
            from.to_owned(),
            cue.unwrap_or_else(|| "–".to_owned()),
            polarity.to_owned(),
            row.rule.to_owned(),
            format!("{:.2}", row.confidence),
        ]);
    }
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or_default();
    let widths: Vec<usize> = (0..rows[0].len()).map(width).collect();
    let mut out = String::new();
    for row in &rows {
        let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}"));
        let _ = writeln!(out, "{}", cells.collect::<Vec<_>>().join("  ").trim_end());
    }
    out
}

fn notices(analysis: &Analysis, text: &str) -> String {
    if analysis.notices.is_empty() {
        return "notices: none\n".to_owned();
    }
    let mut out = "notices:\n".to_owned();
    for notice in &analysis.notices {
        let around: String = match notice.place {
            Some((Field::Text, span)) => {
                let from = text.get(span.start()..).unwrap_or_default();
                format!(" | {}", from.chars().take(30).collect::<String>().replace('\n', "⏎"))
            }
            _ => String::new(),
        };
        let _ = writeln!(out, "  {}: {}{around}", notice.code, notice.message);
    }
    out
}

#[test]
fn every_article_is_analysed_as_its_snapshot_shows() {
    let engine = Engine::new();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(SNAPSHOTS);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.remove_snapshot_suffix();
    let mut failed: Vec<String> = Vec::new();
    for stem in stems(&articles(), "txt") {
        let article = article(&stem);
        let analysis = engine.analyse(&article);
        let shown = marked::show(&marked::of_analysis(&analysis, &article.text, Field::Text));
        let view = format!(
            "{}\n{}\n{}",
            with_gutter(&shown),
            table(&analysis, &article.text),
            notices(&analysis, &article.text)
        );
        let check =
            std::panic::AssertUnwindSafe(|| settings.bind(|| insta::assert_snapshot!(stem.as_str(), view)));
        if std::panic::catch_unwind(check).is_err() {
            failed.push(stem);
        }
    }
    assert!(failed.is_empty(), "other than their snapshots:\n  {}", failed.join("\n  "));
}

#[test]
fn every_snapshot_has_its_article() {
    let articles = stems(&articles(), "txt");
    let orphans: Vec<String> =
        stems(Path::new(SNAPSHOTS), "snap").into_iter().filter(|stem| !articles.contains(stem)).collect();
    assert!(orphans.is_empty(), "snapshots without an article: {}", orphans.join(", "));
}

#[test]
fn a_line_breaks_after_a_sentence_and_not_after_an_initial() {
    let shown = "{d1 «~Oui. »} {s1 M. B. Noir} {c1 a dit} non. Puis {d «~il~»} est parti ! On rit.\n\nFin.";
    let lines = [
        "1.1   {d1 «~Oui. »}",
        "1.2   {s1 M. B. Noir} {c1 a dit} non.",
        "1.3   Puis {d «~il~»} est parti !",
        "1.4   On rit.",
        "",
        "2.1   Fin.",
    ];
    assert_eq!(with_gutter(shown).lines().collect::<Vec<_>>(), lines);
}

/// Several articles, one of them in parts, are read together as each is alone, by an engine that knows no word yet.
#[test]
fn together_as_alone() {
    let mut all: Vec<Article> = stems(&articles(), "txt").iter().map(|stem| article(stem)).collect();
    let long = all.iter().map(|article| article.text.as_str()).collect::<Vec<_>>().join("\n\n");
    all.insert(1, Article::new("long", long.repeat((2 << 20) / long.len())));
    let alone: Vec<String> =
        all.iter().map(|article| format!("{:?}", Engine::new().analyse(article))).collect();
    let together = Engine::new().analyse_all(&all.iter().collect::<Vec<_>>());
    assert_eq!(together.len(), all.len());
    for ((article, alone), together) in all.iter().zip(&alone).zip(&together) {
        assert!(*alone == format!("{together:?}"), "{} is read otherwise beside others", article.id);
    }
}
