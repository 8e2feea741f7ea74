//! `dixit explain`: why each attribution is as it is.

use super::account::{Paper, explain};
use super::engine_args::EngineArgs;
use super::input_args::InputArgs;
use super::inspect::{Which, each};
use super::terminal::{Colour, text_width};
use super::{Failure, Outcome};

const EXAMPLES: &str = "\
Examples:
  The whole article, with its marks in colour:
    $ dixit explain article.txt --date 2024-11 | less -R

  The row of attributions.csv that begins at 1042 (its column start_char):
    $ dixit explain article.txt --at 1042

  Rows that are doubtful, and why:
    $ xan filter 'confidence < 0.5' out/attributions.csv |
        xan select document,start_char | xan behead |
        while IFS=, read -r id at; do dixit explain crawl.jsonl --document \"$id\" --at \"$at\"; done";

/// Show the text with its marks, and for each attribution why its speaker won, or why none did
#[derive(Debug, clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub(super) struct Args {
    #[command(flatten)]
    which: Which,

    /// Only what covers this place of the text, in code points from 0 (start_char of the tables)
    #[arg(long, value_name = "OFFSET")]
    at: Option<usize>,

    #[command(flatten)]
    input: InputArgs,

    #[command(flatten)]
    engine: EngineArgs,

    /// When to write in colour
    #[arg(long, value_name = "WHEN", default_value = "auto", help_heading = "Run")]
    color: Colour,
}

impl Args {
    pub fn colour(&self) -> Colour {
        self.color
    }
}

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<Outcome, Failure> {
    let width = text_width();
    each(&args.which, &args.input, &args.engine, args.color, |engine, article, colour| {
        explain(engine, article, args.at, Paper { colour, width })
    })
}
