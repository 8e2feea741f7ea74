//! Chunks: the noun phrases, verb groups and joints of one frame of text, in order.
//!
//! A *frame* is a sentence seen from outside its quotations: each quotation is one opaque [`Item`]. What is said inside
//! the marks can then never be mistaken for the journalist's own grammar. The same chunker reads an *incise* inside
//! marks, as a list of plain tokens.

mod kinds;
mod names;
mod noun_phrase;
mod parser;
mod quantity;
mod verb_group;

pub use kinds::{Chunk, ChunkKind, Chunks, Item, Np, NpKind, Vg, VgKind};
pub(crate) use names::has_branches;
pub use noun_phrase::{is_bearing, is_of_a_man, noun_gender};
pub use parser::{chunk, chunks};
pub use quantity::is_round_number;
