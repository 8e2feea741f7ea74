//! How right the engine is: its rows against annotations made by hand.
//!
//! [`jsonl`] and [`brat`] read annotations, [`judge`] compares those of one article with its analysis, [`Report`] adds
//! articles up. Nothing here reads a file or writes anything. What each figure means, and the formats: `docs/evaluate.md`.

mod bootstrap;
pub mod brat;
mod error;
mod extent;
mod gold;
pub mod jsonl;
mod judge;
mod names;
mod pairing;
mod ratchet;
mod reliability;
mod report;
mod row;
mod spans;
mod sums;
mod tables;
mod words;

pub use bootstrap::{Bootstrap, Interval};
pub use error::{Error, Sort};
pub use extent::{Chars, Extent};
pub use gold::{Credit, Entity, Gold, GoldClaim, GoldQuotation, Status, problem};
pub use judge::{Judged, Verdict, judge, judge_rows};
pub use names::{Level, right};
pub use pairing::{Pairing, Partner};
pub use ratchet::{Change, Kept, TOLERANCE};
pub use reliability::{Bin, Measure, Reliability, SURE};
pub use report::{Report, Scored, Single};
pub use row::Row;
pub use sums::{Hits, MAIN, NamedHits, Part, Radar, SPANS, Sums};
pub use tables::{Confusion, GOLD_WORDS, NOTHING, OUR_WORDS, Reach, Tables, Tally};
