//! The `dixit` command: everything is in [`dixit::cli`].

fn main() -> std::process::ExitCode {
    dixit::cli::main()
}
