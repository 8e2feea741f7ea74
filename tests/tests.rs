//! One test binary: it links once.

mod lexicon_verbs;
