//! `dixit show`: what one step of the engine sees.

use super::engine_args::EngineArgs;
use super::input_args::InputArgs;
use super::inspect::{Which, each};
use super::terminal::Colour;
use super::{Failure, Outcome};
use crate::text::printable_line;
use crate::{Article, Engine};
use clap::ValueEnum;

const EXAMPLES: &str = "\
Examples:
  Where do the quotations begin and end, and what was mended?
    $ dixit show article.txt --stage quotations

  Is a verb seen as a cue?
    $ echo 'Le ministre a tempêté : « Assez ! »' | dixit show - --stage cues

  One article of many:
    $ dixit show crawl.jsonl --document 2024-11-19-lemonde --stage mentions | less -R";

/// A step of the engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Stage {
    /// Words, numbers, marks
    Tokens,
    /// Sentences and paragraphs
    Sentences,
    /// Stretches between marks, with what had to be mended
    Quotations,
    /// What quotations look like, and how likely they then are to hold speech
    Speech,
    /// What signals reporting
    Cues,
    /// Phrases that name somebody or something
    Mentions,
}

impl From<Stage> for crate::Stage {
    fn from(stage: Stage) -> crate::Stage {
        match stage {
            Stage::Tokens => crate::Stage::Tokens,
            Stage::Sentences => crate::Stage::Sentences,
            Stage::Quotations => crate::Stage::Quotations,
            Stage::Speech => crate::Stage::Speech,
            Stage::Cues => crate::Stage::Cues,
            Stage::Mentions => crate::Stage::Mentions,
        }
    }
}

/// Look inside one step of the engine: tokens, sentences, quotations, speech, cues, mentions
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

/// What the engine sees at a stage: a heading, then a table for each text of the article.
fn show(engine: &Engine, article: &Article, stage: Stage, colour: bool) -> String {
    let (bold, plain) = if colour { ("\x1b[1m", "\x1b[0m") } else { ("", "") };
    let mut out = String::new();
    let views = engine.show(article, stage.into());
    let two = views.len() > 1;
    for (number, view) in views.iter().enumerate() {
        let of = if !two {
            ""
        } else if number == 0 {
            ", title"
        } else {
            ", text"
        };
        let name = stage.to_possible_value().map(|v| v.get_name().to_owned()).unwrap_or_default();
        out += &format!("{bold}{}: {name}{of}{plain}\n", printable_line(&article.id));
        if view.rows.is_empty() {
            out += "none\n\n";
            continue;
        }
        let table = view.to_string();
        let (header, rows) = table.split_once('\n').unwrap_or((&table, ""));
        out += &format!("{bold}{header}{plain}\n{rows}\n");
    }
    out
}
