//! `dixit show`: what one step of the engine sees.

use super::engine_args::EngineArgs;
use super::input_args::InputArgs;
use super::inspect::{Stage, Which, each, show};
use super::terminal::Colour;
use super::{Failure, Outcome};

const EXAMPLES: &str = "\
Examples:
  Where do the quotations begin and end, and what was mended?
    $ dixit show article.txt --stage quotations

  Is a verb seen as a cue?
    $ echo 'Le ministre a tempêté : « Assez ! »' | dixit show - --stage cues

  One article of many:
    $ dixit show crawl.jsonl --document 2024-11-19-lemonde --stage mentions | less -R";

/// Look inside one step of the engine: tokens, sentences, quotations, cues, mentions
#[derive(Debug, clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub(super) struct Args {
    #[command(flatten)]
    which: Which,

    /// The step to look at
    #[arg(long, value_name = "STAGE")]
    stage: Stage,

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
    each(&args.which, &args.input, &args.engine, args.color, |engine, article, colour| {
        show(engine, article, args.stage, colour)
    })
}
