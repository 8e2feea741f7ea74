//! The tables of an evaluation: what stands in each, for terminal and Markdown alike.

use super::grid::Grid;
use crate::evaluate::{
    Bin, Confusion, GOLD_WORDS, Interval, Measure, OUR_WORDS, Part, Radar, Report, SURE, Scored, Tally,
};
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

/// A table that may be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Table {
    /// The figures that count.
    Figures,
    /// Confidence against truth.
    Reliability,
    /// By kind of row.
    Kinds,
    /// By rule, that is by construction.
    Rules,
    /// By the way from the source to the speaker, and by type of speaker.
    Speakers,
    /// Exact and overlapping bounds, and the measure of *Radar de Parité*.
    Spans,
    /// What is taken for what.
    Confusions,
    /// Errors by sort.
    Errors,
}

impl Table {
    /// All tables, in the order in which they are told.
    pub const ALL: &'static [Table] = &[
        Table::Figures,
        Table::Reliability,
        Table::Kinds,
        Table::Rules,
        Table::Speakers,
        Table::Spans,
        Table::Confusions,
        Table::Errors,
    ];

    /// The word that asks for it.
    pub fn name(self) -> &'static str {
        match self {
            Table::Figures => "figures",
            Table::Reliability => "reliability",
            Table::Kinds => "kinds",
            Table::Rules => "rules",
            Table::Speakers => "speakers",
            Table::Spans => "spans",
            Table::Confusions => "confusions",
            Table::Errors => "errors",
        }
    }

    /// What it tells, in a line for the help.
    pub fn summary(self) -> &'static str {
        match self {
            Table::Figures => "what is found, whose it is, and how certain these figures are",
            Table::Reliability => "whether confidence means what it says",
            Table::Kinds => "rows by kind",
            Table::Rules => "rows by rule, that is by construction",
            Table::Speakers => "rows by the way to the speaker, gold by type of speaker",
            Table::Spans => "exact and overlapping bounds; the measure of Radar de Parité",
            Table::Confusions => "what is taken for what",
            Table::Errors => "errors by sort",
        }
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Table {
    type Err = String;

    fn from_str(given: &str) -> Result<Table, String> {
        let found = Table::ALL.iter().find(|table| table.name() == given).copied();
        found.ok_or_else(|| format!("{given:?} is no table"))
    }
}

/// What stands in a table; several grids where it has parts.
pub(super) fn of(report: &Report, table: Table) -> Vec<Grid> {
    let tables = &report.tables;
    match table {
        Table::Figures => vec![scored("Figures", &report.main), shares(report)],
        Table::Reliability => vec![bins(report), thresholds(report)],
        Table::Kinds => vec![tallies("By kind", "kind", &tables.kinds)],
        Table::Rules => vec![tallies("By rule", "rule", &tables.rules)],
        Table::Speakers => {
            vec![tallies("By the way to the speaker", "speaker_from", &tables.ways), speakers(report)]
        }
        Table::Spans => vec![scored("Bounds", &report.spans), radar(report)],
        Table::Confusions => confusions(report),
        Table::Errors => vec![errors(report)],
    }
}

fn share(number: f64) -> String {
    format!("{number:.3}")
}

/// The share of some rows; of none there is nothing to say.
fn share_of(rows: u64, number: f64) -> String {
    if rows == 0 { String::new() } else { share(number) }
}

fn percent(number: f64) -> String {
    format!("{:.0} %", number * 100.0)
}

fn interval(interval: Option<Interval>) -> String {
    interval.map_or_else(String::new, |i| format!("{:.3}–{:.3}", i.low, i.high))
}

fn scored(title: &'static str, figures: &[Scored]) -> Grid {
    let row = |figure: &Scored| {
        let hits = figure.hits;
        vec![
            figure.name.to_owned(),
            share(hits.precision()),
            share(hits.recall()),
            share(hits.f1()),
            interval(figure.interval),
            hits.right.to_string(),
            hits.ours.to_string(),
            hits.gold.to_string(),
        ]
    };
    Grid {
        title,
        header: vec!["figure", "P", "R", "F1", "95 % of F1", "right", "ours", "gold"],
        rows: figures.iter().map(row).collect(),
        remark: String::new(),
    }
}

fn shares(report: &Report) -> Grid {
    let row = |name: &str, part: Part| {
        let single = report.singles.iter().find(|single| single.name == name);
        let (value, interval) = single.map_or((0.0, None), |single| (single.value, single.interval));
        vec![
            name.to_owned(),
            share(value),
            self::interval(interval),
            part.part.to_string(),
            part.whole.to_string(),
        ]
    };
    let sums = &report.sums;
    let mut rows =
        vec![row("other_as_speech", sums.other_as_speech), row("wrong_names_per_100", sums.wrong_names)];
    for (name, part) in [("act", sums.act), ("polarity", sums.polarity)] {
        if part.whole > 0 {
            let (part_of, whole) = (part.part.to_string(), part.whole.to_string());
            rows.push(vec![name.to_owned(), share(part.share()), String::new(), part_of, whole]);
        }
    }
    Grid {
        title: "Shares",
        header: vec!["figure", "value", "95 %", "part", "of"],
        rows,
        remark: format!("{} texts", sums.texts),
    }
}

fn bins(report: &Report) -> Grid {
    let reliability = &report.sums.reliability;
    let row = |(n, bin): (usize, &Bin)| {
        (bin.rows(Measure::Strict) > 0).then(|| {
            vec![
                format!("{:.1}–{:.1}", n as f64 / 10.0, (n + 1) as f64 / 10.0),
                bin.rows.to_string(),
                share_of(bin.rows, bin.mean(Measure::Entity)),
                share_of(bin.rows, bin.accuracy(Measure::Entity)),
                share_of(bin.rows, bin.accuracy(Measure::Mention)),
                bin.unheard.to_string(),
            ]
        })
    };
    let error = |by| share(reliability.calibration_error(by));
    Grid {
        title: "Reliability",
        header: vec!["confidence", "rows", "mean", "right by name", "right by mention", "claims not in gold"],
        rows: reliability.tenths().iter().enumerate().filter_map(row).collect(),
        remark: format!(
            "expected calibration error {} by name, {} by mention, {} by name where claims not in gold are wrong",
            error(Measure::Entity),
            error(Measure::Mention),
            error(Measure::Strict)
        ),
    }
}

/// Thresholds that somebody may set.
const THRESHOLDS: [u16; 7] = [0, 500, 600, 700, 800, 900, 950];

fn thresholds(report: &Report) -> Grid {
    let reliability = &report.sums.reliability;
    let all = reliability.from(0).rows(Measure::Entity);
    let row = |&from: &u16| {
        let kept = reliability.from(from);
        vec![
            format!("{:.2}", f64::from(from) / 1000.0),
            kept.rows.to_string(),
            percent(if all == 0 { 0.0 } else { kept.rows as f64 / all as f64 }),
            share_of(kept.rows, kept.accuracy(Measure::Entity)),
            share_of(kept.rows, kept.accuracy(Measure::Mention)),
            share_of(kept.rows(Measure::Strict), kept.accuracy(Measure::Strict)),
        ]
    };
    Grid {
        title: "From a confidence on",
        header: vec![
            "confidence ≥",
            "rows",
            "kept",
            "right by name",
            "right by mention",
            "claims not in gold wrong",
        ],
        rows: THRESHOLDS.iter().map(row).collect(),
        remark: sure(report),
    }
}

/// What the surest rows are worth.
fn sure(report: &Report) -> String {
    let reliability = &report.sums.reliability;
    let from = format!("{:.1}", f64::from(SURE) / 1000.0);
    match reliability.from(SURE).rows {
        0 => format!("no row at {from} and more"),
        _ => format!(
            "at {from} and more: {} right by name, {} of the rows kept",
            share(reliability.sure_precision(Measure::Entity)),
            percent(reliability.sure_coverage(Measure::Entity))
        ),
    }
}

fn tallies(title: &'static str, of: &'static str, by: &BTreeMap<&'static str, Tally>) -> Grid {
    let mut sorted: Vec<(&&str, &Tally)> = by.iter().collect();
    sorted.sort_by_key(|(name, tally)| (std::cmp::Reverse(tally.rows), **name));
    let row = |(name, tally): &(&&str, &Tally)| {
        vec![
            (**name).to_owned(),
            tally.rows.to_string(),
            tally.agree.to_string(),
            tally.disagree.to_string(),
            tally.named.to_string(),
            tally.entity.to_string(),
            share_of(tally.named, tally.precision()),
            share_of(tally.named, tally.mention_precision()),
            share_of(tally.named, tally.mean_confidence()),
        ]
    };
    Grid {
        title,
        header: vec![
            of,
            "rows",
            "in gold",
            "not so",
            "named",
            "right",
            "by name",
            "by mention",
            "confidence",
        ],
        rows: sorted.iter().map(row).collect(),
        remark: String::new(),
    }
}

fn speakers(report: &Report) -> Grid {
    let row = |(name, reach): (&&str, &crate::evaluate::Reach)| {
        let of = |part: u64| share(if reach.gold == 0 { 0.0 } else { part as f64 / reach.gold as f64 });
        vec![
            (*name).to_owned(),
            reach.gold.to_string(),
            reach.named.to_string(),
            reach.entity.to_string(),
            of(reach.entity),
            of(reach.mention),
        ]
    };
    Grid {
        title: "By type of gold speaker",
        header: vec!["speaker_type", "gold", "named", "right", "found by name", "by mention"],
        rows: report.tables.speakers.iter().map(row).collect(),
        remark: String::new(),
    }
}

fn radar(report: &Report) -> Grid {
    let row = |threshold: &str, radar: &Radar| {
        let hits = radar.contents;
        vec![
            threshold.to_owned(),
            share(hits.precision()),
            share(hits.recall()),
            share(hits.f1()),
            share(radar.sources.share()),
            share(radar.cues.share()),
        ]
    };
    Grid {
        title: "The measure of Radar de Parité",
        header: vec!["covered >", "P", "R", "F1", "source", "cue"],
        rows: vec![row("0.3", &report.sums.radar_30), row("0.8", &report.sums.radar_80)],
        remark: String::new(),
    }
}

fn confusions(report: &Report) -> Vec<Grid> {
    let tables = &report.tables;
    let mut grids =
        vec![matrix("What is taken for what", "gold", &tables.confusion, &GOLD_WORDS, &OUR_WORDS)];
    for (title, of, confusion) in [
        ("Act for act", "gold act", &tables.acts),
        ("Polarity for polarity", "gold polarity", &tables.polarities),
    ] {
        if !confusion.is_empty() {
            let gold: Vec<&'static str> = distinct(confusion.keys().map(|(gold, _)| *gold));
            let ours: Vec<&'static str> = distinct(confusion.keys().map(|(_, ours)| *ours));
            grids.push(matrix(title, of, confusion, &gold, &ours));
        }
    }
    grids
}

fn distinct(words: impl Iterator<Item = &'static str>) -> Vec<&'static str> {
    words.collect::<std::collections::BTreeSet<_>>().into_iter().collect()
}

fn matrix(
    title: &'static str,
    of: &'static str,
    confusion: &Confusion,
    gold: &[&'static str],
    ours: &[&'static str],
) -> Grid {
    let count = |gold, ours| confusion.get(&(gold, ours)).copied().unwrap_or_default();
    let row = |&word: &&'static str| {
        let counts: Vec<u64> = ours.iter().map(|&ours| count(word, ours)).collect();
        let cells = counts.iter().map(|&n| if n == 0 { "·".to_owned() } else { n.to_string() });
        counts.iter().any(|&n| n > 0).then(|| std::iter::once(word.to_owned()).chain(cells).collect())
    };
    Grid {
        title,
        header: std::iter::once(of).chain(ours.iter().copied()).collect(),
        rows: gold.iter().filter_map(row).collect(),
        remark: String::new(),
    }
}

fn errors(report: &Report) -> Grid {
    Grid {
        title: "Errors",
        header: vec!["sort", "count"],
        rows: report
            .errors
            .iter()
            .map(|(sort, count)| vec![sort.name().to_owned(), count.to_string()])
            .collect(),
        remark: String::new(),
    }
}
