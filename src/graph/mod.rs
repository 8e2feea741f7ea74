//! Who says what, as a graph: speakers, attributions, articles and outlets, and what joins them.
//!
//! ```text
//!                      MENTIONS ▶ speaker          RELAYED_BY ▶ speaker or phrase
//!                          │                           │
//!   speaker ──SAID──▶ attribution ──IN──▶ article ──PUBLISHED_BY──▶ outlet
//!                          │
//!                     ADDRESSED_TO ▶ speaker or phrase
//! ```
//!
//! [`walk`] gives the nodes and edges of one article one by one, for what streams; [`Builder`] gathers those of many in a
//! petgraph. [`project`] makes smaller, weighted graphs of it, [`measures`] numbers. Nothing here reads, writes or
//! serialises, and nothing knows a language.
//!
//! Ids are derived and stable:
//!
//! | node | id |
//! | --- | --- |
//! | speaker | `speaker:Q7747` with a Wikidata id, else `speaker:slug`; without a name `speaker:document/slug` |
//! | attribution | the id of its row, `document:start-end:kind` |
//! | article | `article:document` |
//! | outlet | `outlet:slug` |
//! | phrase | `phrase:slug` with a capital letter in it, else `phrase:document/slug` |
//!
//! The id of an edge is that of its attribution (or article) and its kind: `a1:0-12:direct:said`, a second one of the same
//! kind `…:said:2`.

mod build;
mod edge;
mod ids;
pub mod measures;
mod node;
pub mod project;
mod register;
mod slug;
mod walk;

pub use build::Builder;
pub use edge::{Edge, EdgeKind, EdgeView};
pub use ids::Ids;
pub(crate) use ids::digits;
pub use node::{Node, NodeKind, NodeView, Tally};
pub use project::{Link, Projection};
pub use register::Register;
pub use slug::slug;
pub(crate) use walk::words_of;
pub use walk::{LABEL, Sink, walk};

/// The whole graph: everything points from who says to what is said, and on to where it stands.
pub type Graph = petgraph::graph::DiGraph<Node, Edge>;
