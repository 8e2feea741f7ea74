//! Projections: the graph seen as who names whom, who speaks in which article, whom an outlet quotes.
//!
//! Each is a graph of its own, with weights that count attributions. Nodes are sorted by id, edges by the ids of their
//! ends; nodes without an edge are left out. So a projection does not depend on the order of the articles.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::Direction;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;

use super::{EdgeKind, Graph, Node, NodeKind};

/// An edge of a projection.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// Attributions that it stands for.
    pub weight: u32,
    /// Articles that these stand in.
    pub documents: u32,
}

/// A projection of the graph.
pub type Projection = DiGraph<Node, Link>;

/// Speaker → speaker named in its words.
///
/// # Arguments
/// * `graph`: built by [`Builder`](super::Builder).
///
/// # Returns
/// One edge for each pair, weighted by the attributions of the first in whose words the second is named. Two speakers of
/// one attribution each get it whole. A speaker who names itself has an edge to itself.
///
/// # Complexity
/// Linear in the edges of the graph, with a logarithm for the order.
///
/// ```text
///   Peskov ──SAID──▶ « … Biden … » ──MENTIONS──▶ Biden     gives     Peskov ──1──▶ Biden
/// ```
pub fn mentions(graph: &Graph) -> Projection {
    let mut links = Links::default();
    for row in rows(graph) {
        let Some(article) = target(graph, row, EdgeKind::In) else { continue };
        for named in targets(graph, row, EdgeKind::Mentions) {
            for speaker in sources(graph, row, EdgeKind::Said) {
                links.add(speaker, named, article);
            }
        }
    }
    links.project(graph)
}

/// Speaker → article in which it speaks.
///
/// # Arguments
/// * `graph`: built by [`Builder`](super::Builder).
///
/// # Returns
/// One edge for each pair, weighted by the attributions of the speaker in the article: a bipartite graph.
///
/// # Complexity
/// Linear in the edges of the graph, with a logarithm for the order.
pub fn articles(graph: &Graph) -> Projection {
    let mut links = Links::default();
    for row in rows(graph) {
        let Some(article) = target(graph, row, EdgeKind::In) else { continue };
        for speaker in sources(graph, row, EdgeKind::Said) {
            links.add(speaker, article, article);
        }
    }
    links.project(graph)
}

/// Outlet → speaker whom it lets speak.
///
/// # Arguments
/// * `graph`: built by [`Builder`](super::Builder).
///
/// # Returns
/// One edge for each pair, weighted by the attributions of the speaker in the outlet's articles; articles without an outlet
/// give nothing.
///
/// # Complexity
/// Linear in the edges of the graph, with a logarithm for the order.
pub fn outlets(graph: &Graph) -> Projection {
    let mut links = Links::default();
    for row in rows(graph) {
        let Some(article) = target(graph, row, EdgeKind::In) else { continue };
        let Some(outlet) = target(graph, article, EdgeKind::PublishedBy) else { continue };
        for speaker in sources(graph, row, EdgeKind::Said) {
            links.add(outlet, speaker, article);
        }
    }
    links.project(graph)
}

/// The pairs found so far, with their attributions and articles.
#[derive(Default)]
struct Links(BTreeMap<(NodeIndex, NodeIndex), (u32, BTreeSet<NodeIndex>)>);

impl Links {
    fn add(&mut self, source: NodeIndex, target: NodeIndex, article: NodeIndex) {
        let (weight, articles) = self.0.entry((source, target)).or_default();
        *weight += 1;
        articles.insert(article);
    }

    fn project(self, graph: &Graph) -> Projection {
        let id = |index: NodeIndex| graph.node_weight(index).map_or("", |node| node.id.as_str());
        let mut nodes: Vec<NodeIndex> =
            self.0.keys().flat_map(|&(source, target)| [source, target]).collect();
        nodes.sort_unstable_by_key(|&index| id(index));
        nodes.dedup();
        let mut projection = Projection::with_capacity(nodes.len(), self.0.len());
        let mut places = BTreeMap::new();
        for index in nodes {
            if let Some(node) = graph.node_weight(index) {
                places.insert(index, projection.add_node(node.clone()));
            }
        }
        let mut links: Vec<_> = self.0.into_iter().collect();
        links.sort_unstable_by_key(|((source, target), _)| (id(*source), id(*target)));
        for ((source, target), (weight, articles)) in links {
            if let (Some(&source), Some(&target)) = (places.get(&source), places.get(&target)) {
                projection.add_edge(source, target, Link { weight, documents: articles.len() as u32 });
            }
        }
        projection
    }
}

/// The attributions of the graph.
fn rows(graph: &Graph) -> impl Iterator<Item = NodeIndex> + '_ {
    graph.node_indices().filter(|&index| matches!(graph[index].kind, NodeKind::Attribution(_)))
}

fn targets(graph: &Graph, from: NodeIndex, kind: EdgeKind) -> impl Iterator<Item = NodeIndex> + '_ {
    graph
        .edges_directed(from, Direction::Outgoing)
        .filter(move |edge| edge.weight().kind == kind)
        .map(|edge| edge.target())
}

fn target(graph: &Graph, from: NodeIndex, kind: EdgeKind) -> Option<NodeIndex> {
    targets(graph, from, kind).next()
}

fn sources(graph: &Graph, to: NodeIndex, kind: EdgeKind) -> impl Iterator<Item = NodeIndex> + '_ {
    graph
        .edges_directed(to, Direction::Incoming)
        .filter(move |edge| edge.weight().kind == kind)
        .map(|edge| edge.source())
}
