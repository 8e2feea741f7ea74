//! The `dixit` command: everything is in [`dixit::cli`].
#![forbid(unsafe_code)]

/// The engine allocates many small things for each article, and frees them all when it is done.
#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    dixit::cli::main()
}
