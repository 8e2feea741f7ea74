//! What is said on standard error: problems, the closing line, the progress bar; and whether in colour.

use crate::input::{Problem, Severity};
use crate::text::printable;
use clap::ValueEnum;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::collections::BTreeMap;
use std::io::{IsTerminal, Write};
use std::time::Duration;

/// When to write in colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Colour {
    /// On a terminal, unless NO_COLOR is set
    #[default]
    Auto,
    /// Always, also into files and pipes
    Always,
    /// Never
    Never,
}

impl Colour {
    /// Whether to write in colour to this stream.
    pub fn on(self, stream: &impl IsTerminal) -> bool {
        match self {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => stream.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty()),
        }
    }
}

/// How many columns a text on standard output may take: those of the terminal, within what can be read; none where
/// standard output is no terminal.
pub(super) fn text_width() -> Option<usize> {
    if !std::io::stdout().is_terminal() {
        return None;
    }
    let (width, _) = terminal_size::terminal_size()?;
    Some(usize::from(width.0).clamp(40, 110))
}

/// Says what went wrong.
pub(super) fn complain(colour: Colour, message: &str) {
    say(colour, "\x1b[1;31m", message);
}

/// Says something that is no mistake.
pub(super) fn remark(colour: Colour, message: &str) {
    say(colour, "\x1b[33m", message);
}

/// A message for each line. Names of files, columns and articles may stand in it, and must not steer the terminal. Standard
/// error that cannot be written to is no reason to stop.
fn say(colour: Colour, style: &str, message: &str) {
    let mut err = std::io::stderr().lock();
    let (style, plain) = if colour.on(&err) { (style, "\x1b[0m") } else { ("", "") };
    for line in message.lines() {
        let _ = writeln!(err, "{style}dixit{plain}: {}", printable(line));
    }
}

/// Lines of one kind that are shown when nothing was lost; `notices.csv` has all.
const SHOWN: u64 = 20;

/// Standard error during a run.
pub(super) struct Reporter {
    colour: Colour,
    quiet: bool,
    bar: ProgressBar,
    told: BTreeMap<&'static str, u64>,
    articles: u64,
    /// Files and rows that were not read, though asked for.
    pub lost: u64,
    /// Files that were not for us.
    pub aside: u64,
    /// Problems of any kind.
    pub problems: u64,
}

impl Reporter {
    /// A reporter with a progress bar over `bytes`, where the whole is known and somebody looks.
    pub fn new(colour: Colour, quiet: bool, bytes: impl FnOnce() -> Option<u64>) -> Reporter {
        let shown = !quiet && std::io::stderr().is_terminal();
        let bar = if shown { bar(bytes()) } else { ProgressBar::hidden() };
        Reporter { colour, quiet, bar, told: BTreeMap::new(), articles: 0, lost: 0, aside: 0, problems: 0 }
    }

    /// One more article is done, and the input has been read up to `bytes`.
    pub fn article(&mut self, bytes: u64) {
        self.articles += 1;
        if !self.bar.is_hidden() {
            self.bar.set_position(bytes);
            self.bar.set_message(format!("{} articles", grouped(self.articles)));
        }
    }

    /// Says what is wrong with the input, and counts it.
    pub fn problem(&mut self, problem: &Problem) {
        self.problems += 1;
        match problem.severity {
            Severity::Lost => self.lost += 1,
            Severity::Aside => self.aside += 1,
            Severity::Note => {}
        }
        if problem.severity != Severity::Lost {
            let told = self.told.entry(problem.code).or_default();
            *told += 1;
            if self.quiet || *told > SHOWN {
                return;
            }
        }
        self.say(&problem.to_string());
    }

    /// Ends the bar, and says how many lines were kept back.
    pub fn close(&mut self) {
        self.bar.finish_and_clear();
        if self.quiet {
            return;
        }
        for (code, told) in std::mem::take(&mut self.told) {
            if told > SHOWN {
                self.say(&format!("{} more of the kind `{code}`", grouped(told - SHOWN)));
            }
        }
    }

    /// A line on standard error, clear of the bar.
    pub fn say(&self, message: &str) {
        self.bar.suspend(|| remark(self.colour, message));
    }
}

fn bar(bytes: Option<u64>) -> ProgressBar {
    let (bar, template) = match bytes {
        Some(bytes) => (
            ProgressBar::with_draw_target(Some(bytes), ProgressDrawTarget::stderr()),
            "{bar:24} {percent}% · {msg} · {bytes_per_sec} · {eta} left",
        ),
        None => (
            ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr()),
            "{spinner} {msg} · {bytes} · {bytes_per_sec} · {elapsed}",
        ),
    };
    let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    bar.set_style(style);
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

/// A number with a comma between its thousands.
pub(super) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() * 4 / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// `1 article`, `2 articles`.
pub(super) fn counted(number: u64, one: &str) -> String {
    format!("{} {one}{}", grouped(number), if number == 1 { "" } else { "s" })
}
