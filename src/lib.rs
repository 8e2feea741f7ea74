//! Dixit reads French news and says who says what.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod analysis;
pub mod attribute;
pub mod cli;
pub mod detect;
pub mod engine;
pub mod evaluate;
pub mod explain;
pub mod export;
pub mod graph;
pub mod input;
pub mod lexicon;
pub mod show;
pub mod text;
pub mod words;

pub use analysis::{
    Act, Analysis, Attribution, AttributionId, Counts, Field, Gender, Kind, Marks, Notice, Polarity, Reason,
    Speaker, SpeakerFrom, SpeakerId, SpeakerKind,
};
pub use engine::{Engine, Settings};
pub use explain::{Abstention, Account, Candidate, Explanation, OtherCue, Reading};
pub use input::{Article, Date};
pub use show::{Stage, View};
pub use text::Span;
