//! [`Builder`]: the whole graph in memory, article by article.

use petgraph::graph::NodeIndex;
use rustc_hash::FxHashMap;

use super::{Edge, EdgeView, Graph, Ids, Node, NodeView, Sink, walk};
use crate::analysis::Analysis;
use crate::input::Article;

/// What one article adds to the graph, made without looking at any other: worker threads can do it.
#[derive(Clone, Debug, Default)]
pub struct Part {
    nodes: Vec<Node>,
    /// Edges by the ids of their ends.
    edges: Vec<(String, String, Edge)>,
}

impl Part {
    /// The nodes and edges of one article.
    pub fn of(article: &Article, analysis: &Analysis) -> Part {
        Part::with(article, analysis, &Ids::of(article, analysis))
    }

    /// The same, with ids that are already made.
    pub(crate) fn with(article: &Article, analysis: &Analysis, ids: &Ids<'_>) -> Part {
        let mut part = Part::default();
        walk(article, analysis, ids, &mut part);
        part
    }

    /// A part of these nodes and edges, each edge between the ids of its ends; the order is that of the walk.
    pub(crate) fn made_of(nodes: Vec<Node>, edges: Vec<(String, String, Edge)>) -> Part {
        Part { nodes, edges }
    }
}

impl Sink for Part {
    fn node(&mut self, node: NodeView<'_>) {
        self.nodes.push(node.into());
    }

    fn edge(&mut self, edge: EdgeView<'_>) {
        self.edges.push((edge.source.to_owned(), edge.target.to_owned(), edge.into()));
    }
}

/// Builds the [`Graph`] from analyses, in the order in which they are added.
///
/// Everything stays in memory: about 1 KB for each attribution. For tables of a large archive, stream instead.
///
/// ```
/// use dixit::graph::Builder;
/// use dixit::{Article, Engine};
///
/// let engine = Engine::new();
/// let article = Article::new("a1", "Il pleut.");
/// let mut builder = Builder::new();
/// builder.add(&article, &engine.analyse(&article));
/// assert_eq!(builder.finish().node_count(), 1);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Builder {
    graph: Graph,
    known: FxHashMap<String, NodeIndex>,
}

impl Builder {
    /// A builder without articles.
    pub fn new() -> Builder {
        Builder::default()
    }

    /// Adds what an article says. Linear in its rows.
    pub fn add(&mut self, article: &Article, analysis: &Analysis) {
        self.join(Part::of(article, analysis));
    }

    /// Adds a part made elsewhere. A node that is already there takes in the counts and dates of the new one.
    pub fn join(&mut self, part: Part) {
        for node in part.nodes {
            match self.known.get(&node.id) {
                Some(&index) => {
                    if let Some(known) = self.graph.node_weight_mut(index) {
                        known.absorb(&node);
                    }
                }
                None => {
                    let id = node.id.clone();
                    self.known.insert(id, self.graph.add_node(node));
                }
            }
        }
        for (source, target, edge) in part.edges {
            if let (Some(&source), Some(&target)) = (self.known.get(&source), self.known.get(&target)) {
                self.graph.add_edge(source, target, edge);
            }
        }
    }

    /// Nodes so far.
    pub fn nodes(&self) -> usize {
        self.graph.node_count()
    }

    /// Edges so far.
    pub fn edges(&self) -> usize {
        self.graph.edge_count()
    }

    /// The graph so far.
    pub fn graph(&self) -> &Graph {
        &self.graph
    }

    /// The graph: nodes in order of first sight, edges in order of the rows.
    pub fn finish(self) -> Graph {
        self.graph
    }
}
