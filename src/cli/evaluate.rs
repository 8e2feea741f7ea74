//! `dixit evaluate`: how right the engine is on texts that somebody has marked.

use super::engine_args::EngineArgs;
use super::gold::{self, Golds};
use super::input_args::{InputArgs, Lang};
use super::terminal::{Colour, Reporter};
use super::{Failure, Outcome};
use crate::Engine;
use crate::evaluate::{Bootstrap, Change, Chars, Judged, Kept, Report, Row, TOLERANCE, judge_rows};
use crate::export::evaluation::{self, Gallery, Table};
use crate::input::{self, Article, Date, Item, Place, Severity, foreign};
use clap::ValueEnum;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use std::collections::BTreeMap;
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

const EXAMPLES: &str = "\
Examples:
  Texts that were marked with brat, each .ann beside its .txt:
    $ dixit evaluate marked/

  Annotations in JSON Lines, and the texts as a table:
    $ dixit evaluate gold.jsonl articles.csv --text contenu --id numero

  Is the confidence to be trusted, and from which value on?
    $ dixit evaluate gold.jsonl texts/ --tables reliability

  Which constructions name wrong speakers most often?
    $ dixit evaluate gold.jsonl texts/ --format json |
        jq -r '.by_rule | to_entries[] | [.value.named - .value.entity, .key] | @tsv' | sort -rn | head

  Every error in its sentence, as a page to read; one sort of them:
    $ dixit evaluate gold.jsonl texts/ --gallery errors.md
    $ dixit evaluate gold.jsonl texts/ --gallery - --tables none | pandoc -o errors.html

  A build that fails when a change loses accuracy, and the figures kept anew when it gains:
    $ dixit evaluate gold.jsonl texts/ --ratchet scores.json
    $ dixit evaluate gold.jsonl texts/ --ratchet scores.json --update

Annotations that are marked `unsure` or `optional` count neither way. What every figure means, and how to mark texts:
docs/evaluate.md.

Exit status:
  0  done
  1  done, but annotations or texts were left out, or a figure has fallen; each is named on standard error
  2  nothing useful came of it: wrong usage, no annotated text, broken data files";

/// Measure how right the results are, on texts that somebody has marked
///
/// Compares what is found in TEXTS with the annotations in GOLD: what is found and missed, whether its speaker is right,
/// by kind and by rule, whether confidence means what it says, and how certain these figures are.
#[derive(Debug, clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub(super) struct Args {
    /// Annotations: a file of JSON Lines, a .ann file of brat, or a folder with .ann files or a gold.jsonl
    #[arg(value_name = "GOLD")]
    gold: PathBuf,

    /// The texts: a folder of .txt files (and sources.csv with the columns id and date), or whatever `extract` reads
    /// [default: the folder of GOLD]
    #[arg(value_name = "TEXTS")]
    texts: Option<PathBuf>,

    #[command(flatten)]
    input: InputArgs,

    #[command(flatten)]
    engine: EngineArgs,

    /// How to write the figures
    #[arg(long, value_name = "FORMAT", default_value = "text", help_heading = "Output")]
    format: Form,

    /// Which tables to write, separated by commas; `none` for none [default: all]
    #[arg(long, value_name = "TABLES", value_delimiter = ',', value_parser = tables(), help_heading = "Output")]
    tables: Vec<Chosen>,

    /// Write every error in its sentence, as Markdown, into this file (- for standard output)
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    gallery: Option<PathBuf>,

    /// How often articles are drawn anew for the 95 % intervals; 0 for none
    #[arg(long, value_name = "N", default_value_t = Bootstrap::default().draws, help_heading = "Output")]
    draws: usize,

    /// Compare with the figures kept in this file, and fail where one has fallen by more than 0.005
    #[arg(long, value_name = "FILE", help_heading = "Ratchet")]
    ratchet: Option<PathBuf>,

    /// Under which name the figures are kept [default: the name of the folder of the texts]
    #[arg(long, value_name = "NAME", requires = "ratchet", help_heading = "Ratchet")]
    set: Option<String>,

    /// Keep the figures as they are now
    #[arg(long, requires = "ratchet", help_heading = "Ratchet")]
    update: bool,

    /// When to write messages in colour
    #[arg(long, value_name = "WHEN", default_value = "auto", help_heading = "Run")]
    color: Colour,
}

/// `--format`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// Tables to read
    Text,
    /// Tables to paste into a page
    Markdown,
    /// One JSON object with all figures
    Json,
}

/// `--tables`: a table, or none.
type Chosen = Option<Table>;

fn tables() -> impl TypedValueParser<Value = Chosen> {
    let names = Table::ALL.iter().map(|t| PossibleValue::new(t.name()).help(t.summary()));
    let none = PossibleValue::new("none").help("no table");
    PossibleValuesParser::new(names.chain([none])).map(|name| name.parse::<Table>().ok())
}

impl Args {
    pub fn colour(&self) -> Colour {
        self.color
    }

    fn tables(&self) -> Vec<Table> {
        match self.tables.as_slice() {
            [] => Table::ALL.to_vec(),
            chosen => chosen.iter().copied().flatten().collect(),
        }
    }

    /// Where the texts are.
    fn texts(&self) -> PathBuf {
        let beside = || match self.gold.is_dir() {
            true => self.gold.clone(),
            false => {
                self.gold.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned()
            }
        };
        self.texts.clone().unwrap_or_else(beside)
    }

    /// The name under which the figures are kept.
    fn set(&self) -> String {
        let texts = self.texts();
        let own = || {
            fs::canonicalize(&texts).ok().and_then(|p| Some(p.file_stem()?.to_string_lossy().into_owned()))
        };
        self.set.clone().or_else(own).unwrap_or_else(|| "texts".to_owned())
    }
}

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<Outcome, Failure> {
    let golds = gold::read(&args.gold)?;
    let kept = args.ratchet.as_deref().map(kept).transpose()?;
    let (engine, _) = args.engine.engine()?;
    let mut reporter = Reporter::new(args.color, false, || None);
    let mut gallery = args.gallery.as_ref().map(|_| Gallery::default());
    let judged = judged(args, golds, &engine, &mut reporter, gallery.as_mut())?;
    reporter.close();
    if judged.is_empty() {
        return Err(Failure::new("no text with annotations could be read"));
    }
    let report = Report::of(&judged, Bootstrap { draws: args.draws, ..Bootstrap::default() });
    let mut out = std::io::stdout().lock();
    out.write_all(written(args, &report).as_bytes())?;
    if let (Some(path), Some(gallery)) = (&args.gallery, gallery) {
        match path.as_os_str() == "-" {
            true => out.write_all(gallery.render().as_bytes())?,
            false => evaluation::write(path, &gallery.render())?,
        }
    }
    out.flush()?;
    let fallen = match kept {
        Some(kept) => ratchet(args, kept, &report, &reporter)?,
        None => false,
    };
    Ok(if reporter.lost > 0 || fallen { Outcome::Partly } else { Outcome::Done })
}

fn written(args: &Args, report: &Report) -> String {
    match args.format {
        Form::Text => evaluation::text(report, &args.tables()),
        Form::Markdown => evaluation::markdown(report, &args.tables()),
        Form::Json => evaluation::json(report),
    }
}

/// Reads the texts and judges those that have annotations.
fn judged(
    args: &Args,
    golds: Golds,
    engine: &Engine,
    reporter: &mut Reporter,
    mut gallery: Option<&mut Gallery>,
) -> Result<Vec<Judged>, Failure> {
    let Golds { by_document: mut marked, problems } = golds;
    problems.iter().for_each(|problem| reporter.problem(problem));
    let (paths, dates) = texts(&args.texts(), reporter);
    let mut judged = Vec::new();
    let mut unmarked = 0u64;
    for item in input::read(paths, args.input.options(None)?) {
        let (mut article, place) = match item {
            Item::Article(article, place) => (article, place),
            Item::Problem(problem) => {
                reporter.problem(&problem);
                continue;
            }
        };
        let Some(gold) = marked.remove(&article.id) else {
            unmarked += 1;
            continue;
        };
        article.date = article.date.or_else(|| dates.get(&article.id).copied());
        let text = Chars::new(&article.text);
        let gold = match gold.read(&article.id, &text, &args.gold.display().to_string()) {
            Ok(gold) => gold,
            Err(problems) => {
                problems.iter().for_each(|problem| reporter.problem(problem));
                continue;
            }
        };
        let rows = rows(engine, &article, &place, args.input.lang, reporter);
        let article_judged = judge_rows(&gold, &text, &rows);
        if let Some(gallery) = gallery.as_deref_mut() {
            gallery.add(&article.id, &text, &where_it_is(&article, &place), &article_judged.errors);
        }
        judged.push(article_judged);
    }
    for document in marked.keys() {
        reporter.lost += 1;
        reporter.say(&format!("{}: no text for the annotations of {document:?}", args.gold.display()));
    }
    if unmarked > 0 {
        reporter.say(&format!("{} without annotations left out", super::terminal::counted(unmarked, "text")));
    }
    Ok(judged)
}

/// The texts behind a path: of a folder the text files, with their dates; else what the path names.
fn texts(path: &Path, reporter: &mut Reporter) -> (Vec<PathBuf>, BTreeMap<String, Date>) {
    let found = if path.is_dir() { input::files(path, "txt") } else { Vec::new() };
    if found.is_empty() {
        return (vec![path.to_owned()], BTreeMap::new());
    }
    let table = path.join("sources.csv");
    if !table.is_file() {
        return (found, BTreeMap::new());
    }
    let (dates, problems) = input::dates(&table);
    problems.iter().for_each(|problem| reporter.problem(problem));
    (found, dates)
}

/// What is found in a text; nothing in one that `extract` would pass over.
fn rows(engine: &Engine, article: &Article, place: &Place, lang: Lang, reporter: &mut Reporter) -> Vec<Row> {
    if lang == Lang::Fr
        && let Some(language) = foreign(&article.text)
    {
        let message = format!("{:?} is in {language}: nothing is looked for (--lang any does)", article.id);
        reporter.problem(&place.problem(&article.id, Severity::Note, "language", message));
        return Vec::new();
    }
    Row::all(&engine.analyse(article), &article.text)
}

/// What `dixit explain` needs to find the article.
fn where_it_is(article: &Article, place: &Place) -> String {
    let date = article.date.map_or_else(String::new, |date| format!(" --date {date}"));
    match place.row {
        None => format!("{}{date}", place.path),
        Some(_) => format!("{} --document {}{date}", place.path, article.id),
    }
}

/// The figures that were kept; none where the file is not yet there.
fn kept(path: &Path) -> Result<Kept, Failure> {
    let at = |e: &dyn std::fmt::Display| Failure::new(format!("{}: {e}", path.display()));
    match fs::read_to_string(path) {
        Ok(text) => Kept::parse(&text).map_err(|e| at(&e)),
        Err(e) if e.kind() == ErrorKind::NotFound => Ok(Kept::default()),
        Err(e) => Err(at(&e)),
    }
}

/// Compares with what was kept, or keeps the figures; true where one has fallen.
fn ratchet(args: &Args, mut kept: Kept, report: &Report, reporter: &Reporter) -> Result<bool, Failure> {
    let Some(path) = &args.ratchet else { return Ok(false) };
    let set = args.set();
    if args.update {
        kept.keep(&set, report);
        evaluation::write(path, &evaluation::figures(&kept))?;
        return Ok(false);
    }
    if !kept.0.contains_key(&set) {
        let message = format!("no figures of {set:?} are kept; --update keeps them");
        return Err(Failure::new(format!("{}: {message}", path.display())));
    }
    let fallen = kept.fallen(&set, report);
    for Change { figure, was, is } in &fallen {
        reporter
            .say(&format!("{set}: {figure} has fallen from {was} to {is}, by more than {TOLERANCE} allows"));
    }
    Ok(!fallen.is_empty())
}
