//! One test binary: it links once.

mod export;
mod graph;
mod hand;
