//! One test binary: it links once.

mod articles;
mod cases;
mod marked;
mod properties;
