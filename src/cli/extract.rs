//! `dixit extract`: articles in, tables, JSON Lines and graph out.

use super::engine_args::EngineArgs;
use super::input_args::InputArgs;
use super::interrupt::Interrupt;
use super::pipeline::{self, Out, Work};
use super::source::Source;
use super::terminal::{self, Colour, Reporter, counted};
use super::{Failure, Outcome};
use crate::export::{
    self, Block, CsvProfile, ExportError, Folder, Format, Lines, Mark, Options, Run, Totals,
};
use crate::input;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use std::fs;
use std::io::Stdout;
use std::path::{Path, PathBuf};
use std::time::Instant;

const EXAMPLES: &str = "\
Examples:
  A folder of text files, written in November 2024:
    $ dixit extract articles/ --date 2024-11 -o out

  A table whose columns have names of their own; who is quoted most, as a bar chart:
    $ dixit extract europresse.csv --text contenu --outlet titre_presse -o out
    $ xan filter 'confidence >= 0.9' out/attributions.csv | xan frequency -s speaker | xan hist

  The answer of an API, through a pipe, into JSON Lines:
    $ curl -s \"$URL\" | jq -c '.articles[]' | dixit extract - --from jsonl --format jsonl |
        jq -r 'select(.kind == \"direct\") | .speaker // \"?\"' | sort | uniq -c | sort -rn

  An archive that is compressed:
    $ xzcat archive.jsonl.xz | dixit extract - --from jsonl -o out --threads 8

  For Gephi (File > Import spreadsheet: out/nodes.csv, then out/edges.csv into the same
  workspace) and NetworkX (networkx.read_graphml(\"out/graph.graphml\")):
    $ dixit extract articles/ -o out --format csv,graphml

  For a French Excel, to be opened by double click:
    $ dixit extract articles/ -o out --csv excel

The output folder always gets documents.csv (every article, with counts), notices.csv (what was
odd or passed over) and run.json. The files have temporary names (attributions.partial.csv) until
all are whole. Hidden files, and the output folder itself, are not read.

A run that is interrupted (Ctrl-C, kill, a full disk) keeps what it has done under those names;
the same command with --resume goes on with it, and ends with the files of a single run.

Exit status:
  0  done; a side table or another file that only lies in a folder may have been passed over
  1  done, but a row or file that was asked for was not read; each is named on standard error
  2  no result was written: wrong usage, no article, broken data files, output that fails
  130, 143  interrupted by Ctrl-C or kill";

/// Find who says what: articles in, tables, JSON Lines and graph out
///
/// Reads articles from files, folders (with all that is in them) and standard input (-), and writes one row for each
/// quotation and each reported claim.
#[derive(Debug, clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub(super) struct Args {
    /// Files, folders, or - for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    #[command(flatten)]
    input: InputArgs,

    #[command(flatten)]
    engine: EngineArgs,

    /// Write into this folder, which is made where it does not exist
    ///
    /// Without it, or with -, JSON Lines go to standard output (--format jsonl).
    #[arg(short, long, value_name = "DIR", help_heading = "Output")]
    output: Option<PathBuf>,

    /// What to write, separated by commas [default: csv]
    #[arg(long, value_name = "FORMATS", value_delimiter = ',', value_parser = formats(), help_heading = "Output")]
    format: Vec<Format>,

    /// How to write the tables
    #[arg(long, value_name = "PROFILE", default_value = "standard", value_parser = profiles(), help_heading = "Output")]
    csv: CsvProfile,

    /// Work with so many threads; the output does not depend on it [default: as many as there are cores]
    #[arg(long, value_name = "N", help_heading = "Run")]
    threads: Option<usize>,

    /// Go on with the run that was interrupted in the output folder
    ///
    /// The options and the input must be the same; articles that are done are read, but not analysed again, and the files
    /// are those that one run would have made. Where there is nothing to resume, the run begins at the beginning.
    #[arg(long, help_heading = "Run")]
    resume: bool,

    /// No progress, no closing line, no remarks: only what was lost is said
    #[arg(short, long, help_heading = "Run")]
    quiet: bool,

    /// When to write messages in colour
    #[arg(long, value_name = "WHEN", default_value = "auto", help_heading = "Run")]
    color: Colour,
}

fn formats() -> impl TypedValueParser<Value = Format> {
    let names = Format::ALL.iter().map(|f| PossibleValue::new(f.name()).help(f.summary()));
    PossibleValuesParser::new(names).try_map(|name| name.parse::<Format>())
}

fn profiles() -> impl TypedValueParser<Value = CsvProfile> {
    let names = CsvProfile::ALL.iter().map(|p| {
        PossibleValue::new(p.name()).help(match p {
            CsvProfile::Standard => "For programs: UTF-8, commas, nothing altered",
            CsvProfile::Excel => "For a French Excel: BOM, semicolons, decimal commas, formula cells guarded",
        })
    });
    PossibleValuesParser::new(names).try_map(|name| name.parse::<CsvProfile>())
}

/// Where the rows go.
enum Sink {
    Folder(Box<Folder>),
    Lines(Lines<Stdout>),
}

impl Args {
    pub fn colour(&self) -> Colour {
        self.color
    }

    fn export(&self) -> Options {
        let mut options = Options { csv: self.csv, ..Options::default() };
        if !self.format.is_empty() {
            options.formats.clone_from(&self.format);
        }
        options
    }

    /// Where the rows go, and how far an earlier run has come.
    fn sink(&self, options: &Options, run: &Run) -> Result<(Sink, Mark), Failure> {
        // A dash is standard output, as elsewhere, and no folder of that name.
        match self.output.as_deref().filter(|dir| *dir != Path::new("-")) {
            Some(dir) => {
                let inside = |p: &PathBuf| matches!((fs::canonicalize(p), fs::canonicalize(dir)), (Ok(p), Ok(d)) if p == d);
                if self.paths.iter().any(inside) {
                    let message = "is read and written; give the output a folder of its own";
                    return Err(Failure::new(format!("{}: {message}", dir.display())));
                }
                self.folder(dir, options, run)
            }
            None if self.resume => {
                Err(Failure::new("--resume needs the folder of the interrupted run: -o DIR"))
            }
            None if options.formats == [Format::Jsonl] => {
                Ok((Sink::Lines(Lines::new(std::io::stdout())), Mark::default()))
            }
            None => Err(Failure::new(
                "where to? Give a folder with -o DIR, or --format jsonl for JSON Lines on standard output",
            )),
        }
    }

    fn folder(&self, dir: &Path, options: &Options, run: &Run) -> Result<(Sink, Mark), Failure> {
        let mut key =
            vec![("version".to_owned(), run.version.clone()), ("data".to_owned(), run.data_hash.clone())];
        key.extend(run.options.iter().cloned());
        let say = |message: &str| {
            if !self.quiet {
                terminal::remark(self.color, &format!("{}: {message}", dir.display()));
            }
        };
        if self.resume {
            match Folder::resume(dir, options, &key)? {
                Some((folder, mark)) => {
                    say(&format!("goes on after {}", counted(folder.totals().documents, "article")));
                    return Ok((Sink::Folder(Box::new(folder)), mark));
                }
                None => say("nothing to resume; begins at the beginning"),
            }
        } else if Folder::is_interrupted(dir) {
            say("the interrupted run there is replaced (--resume would go on with it)");
        }
        Ok((Sink::Folder(Box::new(Folder::create_for(dir, options, &key)?)), Mark::default()))
    }

    /// The options as given, for `run.json`; how many threads there were changes nothing and is left out.
    fn given(&self, options: &Options) -> Vec<(String, String)> {
        let mut given: Vec<(String, String)> =
            self.paths.iter().map(|p| ("path".to_owned(), p.display().to_string())).collect();
        given.extend(self.input.given());
        given.extend(self.engine.given());
        given.extend(options.formats.iter().map(|f| ("format".to_owned(), f.name().to_owned())));
        given.push(("csv".to_owned(), options.csv.name().to_owned()));
        given
    }
}

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<Outcome, Failure> {
    let interrupt = Interrupt::listen();
    let begun = Instant::now();
    let options = args.export();
    let input = args.input.options(args.output.clone())?;
    let (engine, data_hash) = args.engine.engine()?;
    let mut run = Run {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        data_hash,
        options: args.given(&options),
        ..Run::default()
    };
    let (mut sink, before) = args.sink(&options, &run)?;
    let threads = match args.threads {
        Some(0) | None => std::thread::available_parallelism().map_or(1, usize::from),
        Some(threads) => threads.min(512),
    };

    let mut reporter = Reporter::new(args.color, args.quiet, || input::size(&args.paths));
    reporter.lost = before.lost;
    reporter.aside = before.aside;
    let mut source = Source::new(input::read(&args.paths, input));
    let mut mark = before;
    let mut bytes = 0u64;
    let done = source.skip_to(before.items, before.input, &interrupt).and_then(|()| {
        let work = Work { engine, options: options.clone(), lang: args.input.lang };
        pipeline::run(source, work, threads, &interrupt, |outs, progress| {
            bytes = progress.bytes;
            for out in outs {
                sink.take(out, &options, &mut reporter, bytes)?;
            }
            mark = Mark {
                items: progress.items,
                input: progress.hash,
                lost: reporter.lost,
                aside: reporter.aside,
                seconds: before.seconds + begun.elapsed().as_secs_f64(),
            };
            sink.mark(&mark)
        })
    });
    reporter.close();
    run.seconds = before.seconds + begun.elapsed().as_secs_f64();
    run.skipped = mark.lost + mark.aside;
    if let Err(failure) = done {
        return Err(sink.break_off(failure, &run, &mark, &reporter));
    }
    run.skipped = reporter.lost + reporter.aside;
    if sink.articles() == 0 && run.skipped > 0 {
        return Err(Failure::new("no article could be read; nothing was written"));
    }
    let on_stream = matches!(sink, Sink::Lines(_));
    let mut totals = sink.finish(&run)?;
    if on_stream {
        totals.notices += reporter.problems;
    }
    if totals.documents == 0 {
        reporter.say("there was no article to read");
    }
    if !args.quiet {
        reporter.say(&summary(&totals, &run, bytes));
    }
    Ok(if reporter.lost > 0 { Outcome::Partly } else { Outcome::Done })
}

/// The closing line.
fn summary(totals: &Totals, run: &Run, bytes: u64) -> String {
    let speech = totals.attributions - totals.other;
    let share = if speech == 0 { 0.0 } else { totals.attributed as f64 * 100.0 / speech as f64 };
    let megabytes = bytes as f64 / 1e6;
    let mut parts = vec![
        counted(totals.documents, "article"),
        counted(totals.quotations, "quotation"),
        counted(totals.claims, "claim"),
        format!("{share:.0} % attributed"),
        counted(totals.notices, "notice"),
    ];
    if run.skipped > 0 {
        parts.push(format!("{} passed over", run.skipped));
    }
    format!("{} · {:.2} s, {:.1} MB/s", parts.join(", "), run.seconds, megabytes / run.seconds.max(1e-6))
}

impl Sink {
    /// Writes what came out of the pipeline, and says what is to be said.
    fn take(
        &mut self,
        out: Out,
        options: &Options,
        reporter: &mut Reporter,
        bytes: u64,
    ) -> Result<(), Failure> {
        match out {
            Out::Block(block) => {
                self.append(*block)?;
                reporter.article(bytes);
            }
            Out::Long(found) => {
                let (article, analysis) = &*found;
                export::render_in_pieces(article, analysis, options, |piece| self.append(piece))?;
                reporter.article(bytes);
            }
            Out::Problem(problem) => {
                if let Sink::Folder(folder) = self {
                    let document = problem.document.as_deref().unwrap_or_default();
                    folder.notice(document, problem.code, &problem.to_string())?;
                }
                reporter.problem(&problem);
            }
        }
        Ok(())
    }

    fn append(&mut self, block: Block) -> Result<(), ExportError> {
        match self {
            Sink::Folder(folder) => folder.append(block),
            Sink::Lines(lines) => lines.append(block),
        }
    }

    /// Says how far the run has come.
    fn mark(&mut self, mark: &Mark) -> Result<(), Failure> {
        match self {
            Sink::Folder(folder) => Ok(folder.mark(mark)?),
            Sink::Lines(_) => Ok(()),
        }
    }

    /// Articles so far.
    fn articles(&self) -> u64 {
        match self {
            Sink::Folder(folder) => folder.totals().documents,
            Sink::Lines(lines) => lines.totals().documents,
        }
    }

    /// Ends a run that cannot go on, keeps what there is, and says so.
    fn break_off(self, failure: Failure, run: &Run, mark: &Mark, reporter: &Reporter) -> Failure {
        let interrupted = matches!(failure, Failure::Interrupted(_));
        let (kept, unit) = match self {
            Sink::Folder(folder) => {
                let dir = folder.dir().display().to_string();
                let kept = folder.interrupt(run, mark).documents;
                (kept, format!("kept in {dir}, in files named partial; --resume goes on"))
            }
            Sink::Lines(lines) => {
                let written = lines.totals().documents;
                (lines.finish().map_or(0, |_| written), "written".to_owned())
            }
        };
        let what = if kept == 0 {
            "nothing was written".to_owned()
        } else {
            format!("{} {} {unit}", counted(kept, "article"), if kept == 1 { "is" } else { "are" })
        };
        match failure {
            Failure::Message(message) if kept > 0 => Failure::Message(format!("{message}\n{what}")),
            Failure::Interrupted(_) if interrupted => {
                reporter.say(&format!("interrupted: {what}"));
                failure
            }
            failure => failure,
        }
    }

    fn finish(self, run: &Run) -> Result<Totals, ExportError> {
        match self {
            Sink::Folder(folder) => folder.finish(run),
            Sink::Lines(lines) => lines.finish(),
        }
    }
}

impl From<ExportError> for Failure {
    fn from(error: ExportError) -> Failure {
        if error.is_broken_pipe() { Failure::BrokenPipe } else { Failure::new(error.to_string()) }
    }
}
