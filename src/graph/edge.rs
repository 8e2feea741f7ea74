//! [`Edge`]: what joins two nodes of the graph.

use crate::analysis::SpeakerFrom;

/// What an edge says; all point from the first to the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EdgeKind {
    /// Speaker → attribution: said it.
    Said,
    /// Attribution → article: stands in it.
    In,
    /// Article → outlet: was published by it.
    PublishedBy,
    /// Attribution → speaker or phrase: was passed on by.
    RelayedBy,
    /// Attribution → speaker or phrase: was said to.
    AddressedTo,
    /// Attribution → speaker: names somebody inside the words.
    Mentions,
}

impl EdgeKind {
    /// All kinds.
    pub const ALL: [EdgeKind; 6] = [
        EdgeKind::Said,
        EdgeKind::In,
        EdgeKind::PublishedBy,
        EdgeKind::RelayedBy,
        EdgeKind::AddressedTo,
        EdgeKind::Mentions,
    ];

    /// `SAID`, `IN`, `PUBLISHED_BY`, `RELAYED_BY`, `ADDRESSED_TO`, `MENTIONS`.
    pub fn word(self) -> &'static str {
        match self {
            EdgeKind::Said => "SAID",
            EdgeKind::In => "IN",
            EdgeKind::PublishedBy => "PUBLISHED_BY",
            EdgeKind::RelayedBy => "RELAYED_BY",
            EdgeKind::AddressedTo => "ADDRESSED_TO",
            EdgeKind::Mentions => "MENTIONS",
        }
    }

    /// What ends the edge's id.
    pub(crate) fn suffix(self) -> &'static str {
        match self {
            EdgeKind::Said => ":said",
            EdgeKind::In => ":in",
            EdgeKind::PublishedBy => ":published_by",
            EdgeKind::RelayedBy => ":relayed_by",
            EdgeKind::AddressedTo => ":addressed_to",
            EdgeKind::Mentions => ":mentions",
        }
    }
}

/// An edge, with words borrowed from the article.
#[derive(Clone, Copy, Debug)]
pub struct EdgeView<'a> {
    /// Id of the node that it starts from.
    pub source: &'a str,
    /// Id of the node that it points to.
    pub target: &'a str,
    /// Stable, derived, unique in the graph: the attribution's (or article's) id and the edge's kind.
    pub id: &'a str,
    /// What it says.
    pub kind: EdgeKind,
    /// For `SAID`, the confidence of the attribution; 1 for the others.
    pub confidence: f32,
    /// For `SAID`, the rule that decided; else empty.
    pub rule: &'a str,
    /// For `SAID`, how the speaker was reached.
    pub from: Option<SpeakerFrom>,
}

/// An edge that owns its words: the weight of the petgraph.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    /// Stable, derived, unique in the graph.
    pub id: String,
    /// What it says.
    pub kind: EdgeKind,
    /// For `SAID`, the confidence of the attribution; 1 for the others.
    pub confidence: f32,
    /// For `SAID`, the rule that decided; else empty.
    pub rule: String,
    /// For `SAID`, how the speaker was reached.
    pub from: Option<SpeakerFrom>,
}

impl Edge {
    /// The same edge with its words borrowed, between the nodes of these ids.
    pub fn view<'a>(&'a self, source: &'a str, target: &'a str) -> EdgeView<'a> {
        EdgeView {
            source,
            target,
            id: &self.id,
            kind: self.kind,
            confidence: self.confidence,
            rule: &self.rule,
            from: self.from,
        }
    }
}

impl From<EdgeView<'_>> for Edge {
    fn from(view: EdgeView<'_>) -> Edge {
        Edge {
            id: view.id.to_owned(),
            kind: view.kind,
            confidence: view.confidence,
            rule: view.rule.to_owned(),
            from: view.from,
        }
    }
}
