//! The command line: one file per command, and what they share: `input_args`, `engine_args`, `terminal`, `pipeline`,
//! `source`, `interrupt`, `inspect`.
//!
//! Reads what `input/` reads, and the user's data files; writes to standard output and error; files only by `export/`.

mod account;
mod engine_args;
mod evaluate;
mod explain;
mod extract;
mod gold;
mod input_args;
mod inspect;
mod interrupt;
mod markup;
mod pipeline;
mod show;
mod source;
mod terminal;

use clap::{Parser, Subcommand};
use std::process::ExitCode;
use terminal::{Colour, complain};

const EXAMPLES: &str = "\
Examples:
  A folder of articles into tables, then the speakers who are quoted most:
    $ dixit extract articles/ -o out
    $ xan frequency -s speaker out/attributions.csv | xan view

  Everything that one speaker says, straight from a crawl:
    $ dixit extract crawl.jsonl --text full_text --date publishedAt --format jsonl |
        jq -r 'select(.speaker == \"Dmitri Peskov\") | [.document, .text] | @tsv'

  Why a quotation was given to its speaker:
    $ dixit explain article.txt --at 1042

  How right all this is, on texts that you have marked yourself:
    $ dixit evaluate marked/

Exit status:
  0  done
  1  done, but something that was asked for was not read; it is named on standard error
  2  nothing useful came of it: wrong usage, no article, broken data files, output that fails
  130, 143  interrupted (Ctrl-C, kill): what was done is kept, and `extract --resume` goes on with it";

/// Finds who says what in French news.
///
/// Every quotation and every reported claim, with its speaker, its cue, the rule that decided and how sure it is: as
/// tables, as JSON Lines and as a graph.
#[derive(Debug, Parser)]
#[command(name = "dixit", version, after_long_help = EXAMPLES, max_term_width = 100, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Extract(extract::Args),
    Explain(explain::Args),
    Show(show::Args),
    Evaluate(evaluate::Args),
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// All of the input was read.
    Done,
    /// Something was passed over.
    Partly,
}

/// Why a command came to nothing.
#[derive(Debug)]
enum Failure {
    /// A message for standard error.
    Message(String),
    /// The reader of standard output has gone away, which is its right.
    BrokenPipe,
    /// Somebody asked for an end, by this signal.
    Interrupted(u8),
}

impl Failure {
    fn new(message: impl Into<String>) -> Failure {
        Failure::Message(message.into())
    }
}

impl From<std::io::Error> for Failure {
    /// An error of standard output.
    fn from(error: std::io::Error) -> Failure {
        match error.kind() {
            std::io::ErrorKind::BrokenPipe => Failure::BrokenPipe,
            _ => Failure::new(format!("standard output: {error}")),
        }
    }
}

/// Runs the command line of the process.
pub fn main() -> ExitCode {
    let (colour, result) = match Cli::parse().command {
        Command::Extract(args) => (args.colour(), extract::run(&args)),
        Command::Explain(args) => (args.colour(), explain::run(&args)),
        Command::Show(args) => (args.colour(), show::run(&args)),
        Command::Evaluate(args) => (args.colour(), evaluate::run(&args)),
    };
    finish(colour, result)
}

fn finish(colour: Colour, result: Result<Outcome, Failure>) -> ExitCode {
    match result {
        Ok(Outcome::Done) | Err(Failure::BrokenPipe) => ExitCode::SUCCESS,
        Ok(Outcome::Partly) => ExitCode::from(1),
        // As a shell has it of a process that a signal has ended.
        Err(Failure::Interrupted(signal)) => ExitCode::from(signal.saturating_add(128)),
        Err(Failure::Message(message)) => {
            complain(colour, &message);
            ExitCode::from(2)
        }
    }
}
