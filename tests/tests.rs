//! One test binary: it links once.

mod articles;
mod cases;
mod cli;
mod evaluate;
mod export;
mod graph;
mod hand;
mod input;
mod lexicon_people;
mod lexicon_verbs;
mod marked;
mod properties;
