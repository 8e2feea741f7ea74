//! The command line: one file per command.

use std::process::ExitCode;

/// Runs the command line of the process.
pub fn main() -> ExitCode {
    ExitCode::SUCCESS
}
