//! [`Report`]: the figures of many articles, with their intervals.

use super::bootstrap::{Bootstrap, Figure, Interval};
use super::error::Sort;
use super::judge::Judged;
use super::reliability::Measure;
use super::sums::{Hits, MAIN, NamedHits, Part, SPANS, Sums};
use super::tables::Tables;

/// A figure with precision, recall and F1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scored {
    /// Its name.
    pub name: &'static str,
    /// What it is made of.
    pub hits: Hits,
    /// Where its F1 may lie.
    pub interval: Option<Interval>,
}

/// A figure that is one number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Single {
    /// Its name.
    pub name: &'static str,
    /// The number.
    pub value: f64,
    /// Where it may lie.
    pub interval: Option<Interval>,
}

/// What came of an evaluation.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The figures that count.
    pub main: Vec<Scored>,
    /// Bounds alone.
    pub spans: Vec<Scored>,
    /// Shares: what is no speech taken for speech, wrong names in a hundred, and how far confidence holds.
    pub singles: Vec<Single>,
    /// All counts.
    pub sums: Sums,
    /// Counts by this and that.
    pub tables: Tables,
    /// How many errors there are of each sort.
    pub errors: Vec<(Sort, u64)>,
}

/// A figure of one number: its name and how it is found.
type NamedFigure = (&'static str, fn(&Sums) -> f64);

/// The figures that are one number.
const SINGLES: [NamedFigure; 8] = [
    ("other_as_speech", |s| s.other_as_speech.share()),
    ("wrong_names_per_100", |s| 100.0 * s.wrong_names.share()),
    ("calibration_error", |s| s.reliability.calibration_error(Measure::Entity)),
    ("calibration_error_mention", |s| s.reliability.calibration_error(Measure::Mention)),
    ("sure_precision", |s| s.reliability.sure_precision(Measure::Entity)),
    ("sure_precision_mention", |s| s.reliability.sure_precision(Measure::Mention)),
    ("sure_precision_strict", |s| s.reliability.sure_precision(Measure::Strict)),
    ("sure_coverage", |s| s.reliability.sure_coverage(Measure::Entity)),
];

impl Report {
    /// The figures of these articles together.
    pub fn of(articles: &[Judged], bootstrap: Bootstrap) -> Report {
        let mut sums = Sums::default();
        let mut tables = Tables::default();
        for article in articles {
            sums += &article.sums;
            tables += &article.tables;
        }
        let each: Vec<Sums> = articles.iter().map(|article| article.sums).collect();
        let f1 = |&(_, hits): &NamedHits| -> Figure<'_> { Box::new(move |sums| hits(sums).f1()) };
        let single = |&(_, figure): &NamedFigure| -> Figure<'_> { Box::new(figure) };
        let figures: Vec<Figure<'_>> =
            MAIN.iter().chain(&SPANS).map(f1).chain(SINGLES.iter().map(single)).collect();
        let mut intervals = bootstrap.intervals(&each, &figures).into_iter();
        let mut scored = |named: &[NamedHits]| -> Vec<Scored> {
            let figure = |&(name, hits): &NamedHits| Scored {
                name,
                hits: hits(&sums),
                interval: intervals.next().flatten(),
            };
            named.iter().map(figure).collect()
        };
        let (main, spans) = (scored(&MAIN), scored(&SPANS));
        let singles = SINGLES
            .iter()
            .map(|(name, figure)| Single { name, value: figure(&sums), interval: intervals.next().flatten() })
            .collect();
        let of_sort =
            |sort| articles.iter().flat_map(|a| &a.errors).filter(|e| e.sort == sort).count() as u64;
        let errors = Sort::ALL.into_iter().map(|sort| (sort, of_sort(sort))).collect();
        Report { main, spans, singles, sums, tables, errors }
    }

    /// A figure of one number, by its name.
    pub fn single(&self, name: &str) -> Option<f64> {
        self.singles.iter().find(|single| single.name == name).map(|single| single.value)
    }

    /// What the shares are made of, where they are shares of rows.
    pub fn part(&self, name: &str) -> Option<Part> {
        match name {
            "other_as_speech" => Some(self.sums.other_as_speech),
            "wrong_names_per_100" => Some(self.sums.wrong_names),
            _ => None,
        }
    }
}
