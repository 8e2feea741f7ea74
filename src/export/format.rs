//! [`Format`], [`CsvProfile`], [`Options`]: what a user may ask of the export.

use std::fmt;
use std::str::FromStr;

/// What to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Format {
    /// `attributions.csv`, `nodes.csv`, `edges.csv`.
    Csv,
    /// `attributions.csv` alone.
    Attributions,
    /// `nodes.csv` and `edges.csv` alone.
    Network,
    /// `attributions.jsonl`.
    Jsonl,
    /// `graph.graphml`.
    Graphml,
    /// `speakers.csv`.
    Speakers,
    /// `mentions.csv`.
    Mentions,
}

impl Format {
    /// All formats, in the order in which help lists them.
    pub const ALL: &'static [Format] = &[
        Format::Csv,
        Format::Jsonl,
        Format::Graphml,
        Format::Attributions,
        Format::Network,
        Format::Speakers,
        Format::Mentions,
    ];

    /// The word that asks for it.
    pub fn name(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::Attributions => "attributions",
            Format::Network => "network",
            Format::Jsonl => "jsonl",
            Format::Graphml => "graphml",
            Format::Speakers => "speakers",
            Format::Mentions => "mentions",
        }
    }

    /// What it writes, in a line for the help.
    pub fn summary(self) -> &'static str {
        match self {
            Format::Csv => "attributions.csv, nodes.csv and edges.csv",
            Format::Attributions => "attributions.csv alone",
            Format::Network => "nodes.csv and edges.csv alone, for Gephi",
            Format::Jsonl => "attributions.jsonl: the same fields as JSON Lines",
            Format::Graphml => "graph.graphml: the whole graph in one file",
            Format::Speakers => "speakers.csv: one row for each speaker with a name",
            Format::Mentions => "mentions.csv: who names whom, weighted",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// How the tables are written (`nodes.csv` and `edges.csv` excepted: Gephi wants those as they are).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum CsvProfile {
    /// For programs: UTF-8, `,`, line feeds, decimal point, nothing altered.
    #[default]
    Standard,
    /// For a double click in a French Excel: byte order mark, `;`, CR LF, decimal comma, formula cells guarded.
    Excel,
}

impl CsvProfile {
    /// Both profiles, in the order in which help lists them.
    pub const ALL: &'static [CsvProfile] = &[CsvProfile::Standard, CsvProfile::Excel];

    /// The word that asks for it.
    pub fn name(self) -> &'static str {
        match self {
            CsvProfile::Standard => "standard",
            CsvProfile::Excel => "excel",
        }
    }
}

impl fmt::Display for CsvProfile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A word that names no format or profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownName {
    given: String,
    names: Vec<&'static str>,
}

impl fmt::Display for UnknownName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is none of {}", self.given, self.names.join(", "))
    }
}

impl std::error::Error for UnknownName {}

impl FromStr for Format {
    type Err = UnknownName;

    fn from_str(given: &str) -> Result<Format, UnknownName> {
        let found = Format::ALL.iter().find(|format| format.name() == given).copied();
        found.ok_or_else(|| UnknownName {
            given: given.to_owned(),
            names: Format::ALL.iter().map(|format| format.name()).collect(),
        })
    }
}

impl FromStr for CsvProfile {
    type Err = UnknownName;

    fn from_str(given: &str) -> Result<CsvProfile, UnknownName> {
        let found = CsvProfile::ALL.iter().find(|profile| profile.name() == given).copied();
        found.ok_or_else(|| UnknownName {
            given: given.to_owned(),
            names: CsvProfile::ALL.iter().map(|profile| profile.name()).collect(),
        })
    }
}

/// What to write, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// What to write; `documents.csv`, `notices.csv` and `run.json` come with it in any case.
    pub formats: Vec<Format>,
    /// How the tables are written.
    pub csv: CsvProfile,
}

impl Default for Options {
    /// The CSV tables in the standard profile.
    fn default() -> Options {
        Options { formats: vec![Format::Csv], csv: CsvProfile::Standard }
    }
}

impl Options {
    /// The default with these formats.
    pub fn of(formats: &[Format]) -> Options {
        Options { formats: formats.to_vec(), ..Options::default() }
    }

    fn has(&self, formats: &[Format]) -> bool {
        self.formats.iter().any(|format| formats.contains(format))
    }

    pub(super) fn attributions(&self) -> bool {
        self.has(&[Format::Csv, Format::Attributions])
    }

    pub(super) fn network(&self) -> bool {
        self.has(&[Format::Csv, Format::Network])
    }

    pub(super) fn jsonl(&self) -> bool {
        self.has(&[Format::Jsonl])
    }

    pub(super) fn graphml(&self) -> bool {
        self.has(&[Format::Graphml])
    }

    /// Whether anything that is asked for is made from the graph.
    pub(super) fn graph(&self) -> bool {
        self.has(&[Format::Csv, Format::Network, Format::Graphml, Format::Speakers, Format::Mentions])
    }

    pub(super) fn speakers(&self) -> bool {
        self.has(&[Format::Speakers])
    }

    pub(super) fn mentions(&self) -> bool {
        self.has(&[Format::Mentions])
    }
}
