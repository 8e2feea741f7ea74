//! What is in the text: quotations, cues, mentions.

mod chunks;
mod dialogue;
mod frames;
mod quotations;
mod strays;
mod tags;

pub(crate) use chunks::has_branches;
pub use chunks::{
    Chunk, ChunkKind, Chunks, Item, Np, NpKind, Vg, VgKind, chunk, chunks, is_bearing, is_of_a_man,
    is_round_number, noun_gender,
};
pub use frames::{Frame, frames};
pub use quotations::{Quotation, Repair, quotations};
pub use strays::strays;
pub use tags::{NO_WORD, Tag, Tagged, tag};
