//! One test binary: it links once.

mod articles;
mod cases;
mod cli;
mod contract;
mod evaluate;
mod export;
mod faults;
mod graph;
mod hand;
mod input;
mod lexicon_people;
mod lexicon_verbs;
mod licences;
mod limits;
mod lists;
mod marked;
mod paradigms;
mod properties;
