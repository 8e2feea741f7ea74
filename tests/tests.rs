//! One test binary: it links once.

mod cli;
mod input;
mod lexicon_verbs;
