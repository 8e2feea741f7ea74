//! One test binary: it links once.

mod articles;
mod cases;
mod export;
mod graph;
mod hand;
mod lexicon_people;
mod lexicon_verbs;
mod marked;
mod properties;
