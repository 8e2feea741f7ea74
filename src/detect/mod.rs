//! What is in the text: quotations, cues, mentions.

mod quotations;

pub use quotations::{Quotation, Repair, quotations};
