//! `dixit evaluate`: the definitions on rows made by hand, and the command on small gold of our own.

use crate::cli::{code, run, stderr, stdout};
use dixit::evaluate::{
    Bootstrap, Chars, Credit, Entity, Extent, Gold, GoldClaim, GoldQuotation, Hits, Judged, Measure, Report,
    Row, Sort, Status, brat, jsonl, judge_rows,
};
use dixit::{Act, Kind, Polarity, SpeakerKind};
use proptest::prelude::*;
use serde_json::Value;
use std::path::Path;
use std::process::Command;

const GOLD: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/gold");

fn credit(start: usize, end: usize, speakers: &[&str]) -> Credit {
    let speakers = speakers.iter().map(|name| (*name).to_owned()).collect();
    Credit {
        content: Extent::new(start, end),
        words: None,
        speakers,
        source: None,
        cue: None,
        act: None,
        polarity: None,
    }
}

fn quotation(start: usize, end: usize, status: Status, speakers: &[&str]) -> GoldQuotation {
    GoldQuotation { credit: credit(start, end, speakers), status, reason: None }
}

fn claim(start: usize, end: usize, optional: bool, speakers: &[&str]) -> GoldClaim {
    GoldClaim { credit: credit(start, end, speakers), optional }
}

fn row(start: usize, end: usize, kind: Kind, speakers: &[&str]) -> Row {
    Row {
        content: Extent::new(start, end),
        kind,
        speakers: speakers.iter().map(|name| (*name).to_owned()).collect(),
        candidates: Vec::new(),
        source: None,
        cue: None,
        act: Act::Say,
        polarity: Polarity::Asserted,
        reason: None,
        from: None,
        rule: "que",
        confidence: 900,
    }
}

fn gold(quotations: Vec<GoldQuotation>, claims: Vec<GoldClaim>) -> Gold {
    let person = |aliases: &[&str]| Entity {
        kind: Some(SpeakerKind::Person),
        aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
    };
    let entities = [("Léa Brun", person(&["Brun", "la maire"])), ("Paul Noir", person(&[]))];
    let entities = entities.into_iter().map(|(name, entity)| (name.to_owned(), entity)).collect();
    Gold { document: "a".to_owned(), entities, quotations, claims }
}

fn judge(gold: &Gold, rows: &[Row]) -> Judged {
    let text = "x".repeat(1000);
    judge_rows(gold, &Chars::new(&text), rows)
}

fn hits(right: u64, ours: u64, gold: u64) -> Hits {
    Hits { right, ours, gold }
}

fn sorts(judged: &Judged) -> Vec<Sort> {
    judged.errors.iter().map(|error| error.sort).collect()
}

#[test]
fn a_quotation_is_found_within_two_characters_or_by_nine_tenths() {
    let marked = gold(
        vec![quotation(10, 20, Status::Speech, &["Léa Brun"]), quotation(100, 200, Status::Speech, &[])],
        vec![],
    );
    let found =
        judge(&marked, &[row(12, 18, Kind::Direct, &["Léa Brun"]), row(105, 200, Kind::Partial, &[])]);
    assert_eq!(found.sums.detect, hits(2, 2, 2));
    assert_eq!(found.sums.quotation_exact, hits(0, 2, 2));
    assert_eq!(found.sums.quotation_overlap, hits(2, 2, 2));
    let missed = judge(&marked, &[row(13, 20, Kind::Direct, &[]), row(100, 188, Kind::Direct, &[])]);
    assert_eq!(missed.sums.detect, hits(0, 2, 2));
    assert_eq!(sorts(&missed), [Sort::Quotation, Sort::NoSuchQuotation, Sort::NoSuchQuotation]);
}

#[test]
fn an_alias_is_right_by_mention_and_not_by_name() {
    let marked = gold(vec![quotation(0, 10, Status::Speech, &["Léa Brun"])], vec![]);
    let judged = judge(&marked, &[row(0, 10, Kind::Direct, &["la maire"])]);
    assert_eq!((judged.sums.who_entity, judged.sums.who_mention), (hits(0, 1, 1), hits(1, 1, 1)));
    assert_eq!((judged.sums.wrong_names.part, judged.sums.wrong_names.whole), (0, 1));
    assert!(judged.errors[0].mention_right);
}

#[test]
fn of_two_speakers_one_suffices_and_a_wrong_one_spoils() {
    let marked = gold(vec![quotation(0, 10, Status::Speech, &["Léa Brun", "Paul Noir"])], vec![]);
    let right =
        |speakers: &[&str]| judge(&marked, &[row(0, 10, Kind::Direct, speakers)]).sums.who_entity.right;
    assert_eq!(right(&["Paul Noir"]), 1);
    assert_eq!(right(&["Léa Brun", "Paul Noir"]), 1);
    assert_eq!(right(&["Paul Noir", "Jean Roux"]), 0);
    assert_eq!(right(&[]), 0);
}

#[test]
fn what_gold_leaves_open_counts_neither_way() {
    let marked = gold(vec![quotation(0, 10, Status::Unsure, &[])], vec![claim(50, 90, true, &["Léa Brun"])]);
    let judged = judge(
        &marked,
        &[row(0, 10, Kind::Direct, &["Paul Noir"]), row(50, 90, Kind::Indirect, &["Paul Noir"])],
    );
    assert_eq!((judged.sums.detect, judged.sums.speech), (hits(1, 1, 1), hits(0, 0, 0)));
    assert_eq!((judged.sums.who_entity, judged.sums.claims), (hits(0, 0, 0), hits(0, 0, 0)));
    assert_eq!((judged.sums.wrong_names.whole, sorts(&judged).len()), (0, 0));
    // The speaker of an optional claim can be judged, and is, where confidence is weighed.
    assert_eq!(judged.sums.reliability.from(0).rows(Measure::Entity), 1);
}

#[test]
fn no_speech_taken_for_speech_names_somebody_wrongly() {
    let marked =
        gold(vec![quotation(0, 10, Status::Other, &[]), quotation(20, 30, Status::Other, &[])], vec![]);
    let judged = judge(&marked, &[row(0, 10, Kind::Partial, &["Léa Brun"]), row(20, 30, Kind::Other, &[])]);
    assert_eq!(judged.sums.other_as_speech.share(), 0.5);
    assert_eq!((judged.sums.speech, judged.sums.wrong_names.part), (hits(0, 1, 0), 1));
    assert_eq!(sorts(&judged), [Sort::NotSpeech]);
    assert_eq!(judged.sums.reliability.sure_precision(Measure::Entity), 0.0);
}

#[test]
fn claims_need_half_and_nine_tenths_to_be_near_exact() {
    let marked =
        gold(vec![], vec![claim(0, 100, false, &["Léa Brun"]), claim(200, 300, false, &["Paul Noir"])]);
    let judged =
        judge(&marked, &[row(0, 60, Kind::Indirect, &["Léa Brun"]), row(400, 450, Kind::Mixed, &[])]);
    assert_eq!((judged.sums.claims, judged.sums.claims_exact), (hits(1, 2, 2), hits(0, 2, 2)));
    // Precision of the speaker is over the claims that name one.
    assert_eq!(judged.sums.claims_who_entity, hits(1, 1, 2));
    assert_eq!(sorts(&judged), [Sort::ClaimBounds, Sort::ClaimMissed, Sort::NoSuchClaim]);
}

#[test]
fn a_claim_that_repeats_a_quotation_is_no_false_claim() {
    let marked = gold(vec![quotation(0, 100, Status::Speech, &["Léa Brun"])], vec![]);
    let rows = [row(0, 100, Kind::Direct, &["Léa Brun"]), row(0, 95, Kind::Mixed, &["Léa Brun"])];
    let judged = judge(&marked, &rows);
    assert_eq!((judged.sums.claims, sorts(&judged).len()), (hits(0, 0, 0), 0));
}

#[test]
fn claims_that_gold_has_not_are_judged_only_strictly() {
    let judged = judge(&gold(vec![], vec![]), &[row(0, 100, Kind::Indirect, &["Léa Brun"])]);
    let reliability = judged.sums.reliability;
    assert_eq!(
        (reliability.from(0).rows(Measure::Entity), reliability.from(0).rows(Measure::Strict)),
        (0, 1)
    );
}

#[test]
fn the_measure_of_radar_de_parite_forgives_what_is_too_long() {
    let marked = gold(vec![], vec![claim(100, 200, false, &["Léa Brun"])]);
    let judged = judge(&marked, &[row(0, 1000, Kind::Indirect, &[])]);
    assert_eq!(judged.sums.radar_80.contents, hits(1, 1, 1));
    assert_eq!(judged.sums.claims, hits(0, 1, 1));
    let judged = judge(&marked, &[row(100, 140, Kind::Indirect, &[])]);
    assert_eq!((judged.sums.radar_30.contents.right, judged.sums.radar_80.contents.right), (1, 0));
}

#[test]
fn a_report_of_nothing_is_a_report() {
    let report = Report::of(&[], Bootstrap::default());
    assert!(report.main.iter().all(|figure| figure.hits.f1() == 0.0 && figure.interval.is_none()));
    let tables = dixit::export::evaluation::Table::ALL;
    assert!(!dixit::export::evaluation::text(&report, tables).contains("NaN"));
}

fn json(args: &[&str]) -> Value {
    let output = run(Path::new(GOLD), &[&["evaluate"], args, &["--format", "json"]].concat());
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    serde_json::from_str(&stdout(&output)).expect("it is JSON")
}

#[test]
fn both_formats_mark_the_same() {
    let lines = json(&["lines"]);
    assert_eq!(lines, json(&["brat"]));
    assert_eq!(lines, json(&["lines/gold.jsonl", "brat"]));
    assert_eq!(
        (&lines["texts"], &lines["detect"]["gold"], &lines["claims"]["gold"]),
        (&2.into(), &4.into(), &2.into())
    );
    assert_eq!(lines["detect"]["f1"], 1.0);
    assert_eq!(lines["by_speaker_type"]["person"]["gold"], 4);
    assert!(lines["by_rule"]["incise"]["rows"].as_u64() >= Some(1));
    assert_eq!(lines["reliability"]["bins"].as_array().map(Vec::len), Some(10));
}

/// The gold of `lines/` in a folder of its own, changed.
fn changed(change: impl Fn(String) -> String) -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a temporary folder");
    for name in ["pont.txt", "film.txt", "gold.jsonl"] {
        let text = std::fs::read_to_string(Path::new(GOLD).join("lines").join(name)).expect("it is there");
        let text = if name == "gold.jsonl" { change(text) } else { text };
        std::fs::write(dir.path().join(name), text).expect("a file");
    }
    dir
}

#[test]
fn tables_are_written_as_asked() {
    let dir = changed(|gold| gold);
    let output = run(dir.path(), &["evaluate", ".", "--tables", "figures", "--draws", "0"]);
    let figures = stdout(&output);
    assert!(
        figures.starts_with(
            "Figures\n  figure                  P      R     F1  95 % of F1  right  ours  gold\n"
        ),
        "{figures}"
    );
    assert!(
        figures.contains("\n  detect              1.000  1.000  1.000                  4     4     4\n"),
        "{figures}"
    );
    assert!(figures.ends_with("  2 texts\n") && !figures.contains("Reliability"), "{figures}");
    let output = run(dir.path(), &["evaluate", ".", "--tables", "errors", "--format", "markdown"]);
    assert!(
        stdout(&output).starts_with("| sort | count |\n| --- | ---: |\n| quotation | 0 |\n"),
        "{}",
        stdout(&output)
    );
}

#[test]
fn the_gallery_shows_each_error_in_its_sentence() {
    let dir =
        changed(|gold| gold.replace("Anne Leblanc", "Marie Duval").replace("\"la maire\"", "\"l'élue\""));
    let output = run(dir.path(), &["evaluate", ".", "--tables", "none", "--gallery", "errors.md"]);
    assert_eq!((code(&output), stdout(&output).as_str()), (0, ""));
    let gallery = std::fs::read_to_string(dir.path().join("errors.md")).expect("it was written");
    assert!(gallery.starts_with("# Errors\n\n- [quotation](#quotation): 2. "), "{gallery}");
    assert!(
        gallery.contains(
            "\n### pont 18–44\n\n> …date: 2024-11-19 ¶  ¶ **⟦« Le pont rouvrira lundi »⟧**, a promis"
        ),
        "{gallery}"
    );
    assert!(
        gallery.contains("- Gold: **Marie Duval**, source *la maire, Anne Leblanc*, cue *a promis*.\n"),
        "{gallery}"
    );
    assert!(gallery.contains("- Ours: direct, **Anne Leblanc** by text"), "{gallery}");
    assert!(gallery.contains("- `dixit explain ./pont.txt --at 18`\n"), "{gallery}");
}

#[test]
fn a_figure_that_falls_fails_the_build() {
    let dir = changed(|gold| gold);
    let ratchet = |more: &[&str]| {
        let args = [&["evaluate", ".", "--tables", "none", "--ratchet", "scores.json", "--set", "own"], more]
            .concat();
        run(dir.path(), &args)
    };
    let output = ratchet(&[]);
    assert_eq!(code(&output), 2);
    assert_eq!(stderr(&output), "dixit: scores.json: no figures of \"own\" are kept; --update keeps them\n");
    assert_eq!(code(&ratchet(&["--update"])), 0);
    assert_eq!(code(&ratchet(&[])), 0);
    let path = dir.path().join("gold.jsonl");
    let gold = std::fs::read_to_string(&path).expect("it is there");
    std::fs::write(&path, gold.replace("\"start\": 18", "\"start\": 30")).expect("a file");
    let output = ratchet(&[]);
    assert_eq!(code(&output), 1);
    assert!(
        stderr(&output)
            .contains("dixit: own: detect.r has fallen from 1 to 0.75, by more than 0.005 allows\n"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn what_cannot_be_measured_is_named() {
    let dir = changed(|gold| gold + "{\"doc\": \"away\"}\nnonsense\n");
    let path = dir.path().join("more.txt");
    std::fs::write(&path, "Rien.").expect("a file");
    let output = run(dir.path(), &["evaluate", "gold.jsonl"]);
    assert_eq!(code(&output), 1);
    assert_eq!(
        stderr(&output),
        "dixit: gold.jsonl:4: no JSON: expected ident at line 1 column 2\n\
         dixit: gold.jsonl: no text for the annotations of \"away\"\n\
         dixit: 1 text without annotations left out\n"
    );
    std::fs::write(dir.path().join("pont.txt"), "Un autre texte.").expect("a file");
    let output = run(dir.path(), &["evaluate", "gold.jsonl"]);
    assert!(
        stderr(&output).contains("the annotations of \"pont\" mark 18–44 and the text has 15 code points"),
        "{}",
        stderr(&output)
    );

    let dir = changed(|gold| gold.replacen("\"start\": 18,", "\"text\": \"« Le pont »\", \"start\": 18,", 1));
    let output = run(dir.path(), &["evaluate", "."]);
    assert!(
        stderr(&output)
            .contains("\"pont\" have \"« Le pont »\" at 18–44 and the text \"« Le pont rouvrira lundi »\""),
        "{}",
        stderr(&output)
    );

    let empty = tempfile::tempdir().expect("a temporary folder");
    let output = run(empty.path(), &["evaluate", "."]);
    assert_eq!(
        (code(&output), stderr(&output).as_str()),
        (2, "dixit: .: no .ann file in this folder, and no gold.jsonl\n")
    );
    let output = run(empty.path(), &["evaluate", "nowhere.jsonl"]);
    assert_eq!(code(&output), 2);
    std::fs::write(empty.path().join("gold.jsonl"), "").expect("a file");
    let output = run(empty.path(), &["evaluate", "gold.jsonl"]);
    assert_eq!(code(&output), 2);
    assert!(
        stderr(&output).ends_with("dixit: no text with annotations could be read\n"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn dates_may_stand_in_a_table_beside_the_texts() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let put = |name: &str, text: &str| std::fs::write(dir.path().join(name), text).expect("a file");
    put("a.txt", "« Nous verrons », a déclaré le président américain.");
    put("sources.csv", "id,date,url\na,2024-11-19,\nb,soon,\n");
    put(
        "gold.jsonl",
        "{\"doc\": \"a\", \"entities\": {\"Joe Biden\": {\"type\": \"person\", \"aliases\": []}}, \"quotations\": \
         [{\"start\": 0, \"end\": 15, \"speakers\": [\"Joe Biden\"]}]}\n",
    );
    let output = run(dir.path(), &["evaluate", ".", "--format", "json"]);
    let figures: Value = serde_json::from_str(&stdout(&output)).expect("it is JSON");
    assert_eq!(figures["who_entity"]["f1"], 1.0, "{}", stderr(&output));
    assert!(stderr(&output).starts_with("dixit: ./sources.csv:3: column \"date\": "), "{}", stderr(&output));
}

fn extents() -> impl Strategy<Value = Vec<(usize, usize, u8)>> {
    prop::collection::vec((0usize..60, 1usize..30, any::<u8>()), 0..12)
}

const NAMES: [&[&str]; 5] = [&[], &["Léa Brun"], &["Brun"], &["Paul Noir", "Léa Brun"], &["-", ""]];

proptest! {
    #[test]
    fn no_more_is_right_than_is_given_or_marked(quotations in extents(), claims in extents(), rows in extents()) {
        let names = |n: u8| NAMES[usize::from(n) % NAMES.len()];
        let statuses = [Status::Speech, Status::Other, Status::Unsure];
        let status = |n: u8| statuses[usize::from(n / 5) % 3];
        let kinds = [Kind::Direct, Kind::Partial, Kind::Indirect, Kind::Mixed, Kind::Other];
        let marked = gold(
            quotations.iter().map(|&(at, len, n)| quotation(at, at + len, status(n), names(n))).collect(),
            claims.iter().map(|&(at, len, n)| claim(at, at + len, n % 3 == 0, names(n))).collect(),
        );
        let given: Vec<Row> =
            rows.iter().map(|&(at, len, n)| row(at, at + len, kinds[usize::from(n / 5) % 5], names(n))).collect();
        let judged = judge(&marked, &given);
        let report = Report::of(&[judged], Bootstrap { draws: 3, seed: 1 });
        for figure in report.main.iter().chain(&report.spans) {
            prop_assert!(figure.hits.right <= figure.hits.gold.min(figure.hits.ours), "{:?}", figure);
        }
        prop_assert!(report.singles.iter().all(|single| single.value.is_finite()));
        let tables = dixit::export::evaluation::Table::ALL;
        prop_assert!(!dixit::export::evaluation::text(&report, tables).contains("NaN"));
        prop_assert!(serde_json::from_str::<Value>(&dixit::export::evaluation::json(&report)).is_ok());
    }

    #[test]
    fn annotations_of_any_kind_are_read_or_refused(line in "[TRANE#*0-9 \t\n:;A-Za-z«é]{0,80}", text in ".{0,40}") {
        let ann = format!("T1\tSource 0 1\nT2\tQuotation 0 1\n{line}");
        let _ = brat::parse(&ann, "a.ann", "a", &Chars::new(&text));
        let _ = jsonl::parse(&line, "gold.jsonl");
        let _ = jsonl::parse(&format!("{{\"doc\": \"a\", \"quotations\": [{line}]}}"), "gold.jsonl");
    }
}

/// The definitions are those of the scorer that lies beside the repository, where it does.
#[test]
fn figures_are_those_of_the_scorer_beside_the_repository() {
    let beside = || concat!(env!("CARGO_MANIFEST_DIR"), "/../shared").to_owned();
    let shared = std::env::var("SHARED").unwrap_or_else(|_| beside());
    let shared = Path::new(&shared);
    for set in ["seeds", "dev"] {
        let mut scorer = Command::new(shared.join("tools/score"));
        let scorer = scorer.args([set, "--json"]).env("DIXIT", env!("CARGO_BIN_EXE_dixit")).output();
        let Some(scorer) = scorer.ok().filter(|output| output.status.success()) else { return };
        let theirs: Value = serde_json::from_slice(&scorer.stdout).expect("it is JSON");
        let output = run(&shared.join(set), &["evaluate", ".", "--format", "json", "--draws", "0"]);
        let ours: Value = serde_json::from_str(&stdout(&output)).expect("it is JSON");
        for (name, figure) in theirs.as_object().expect("it is an object") {
            match figure.as_object() {
                Some(parts) => parts
                    .iter()
                    .for_each(|(part, value)| assert_eq!(&ours[name][part], value, "{set} {name} {part}")),
                None => assert_eq!(&ours[name], figure, "{set} {name}"),
            }
        }
    }
}
