//! [`Builder`]: the whole graph in memory, article by article.

use petgraph::graph::NodeIndex;
use rustc_hash::FxHashMap;

use super::{Edge, EdgeView, Graph, Ids, NodeView, Sink, walk};
use crate::analysis::Analysis;
use crate::input::Article;

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

    /// Adds what an article says. Linear in its rows. A node that is already there takes in the counts and dates of the new
    /// one.
    pub fn add(&mut self, article: &Article, analysis: &Analysis) {
        let mut adding = Adding { builder: self, edges: Vec::new() };
        walk(article, analysis, &Ids::of(article, analysis), &mut adding);
        let Adding { builder, edges } = adding;
        for (source, target, edge) in edges {
            if let (Some(&source), Some(&target)) = (builder.known.get(&source), builder.known.get(&target)) {
                builder.graph.add_edge(source, target, edge);
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

/// An article on its way into the graph. Edges wait for the nodes at their ends.
struct Adding<'b> {
    builder: &'b mut Builder,
    /// By the ids of their ends.
    edges: Vec<(String, String, Edge)>,
}

impl Sink for Adding<'_> {
    fn node(&mut self, node: NodeView<'_>) {
        let Builder { graph, known } = &mut *self.builder;
        match known.get(node.id) {
            Some(&index) => {
                if let Some(known) = graph.node_weight_mut(index) {
                    known.absorb(&node.into());
                }
            }
            None => {
                known.insert(node.id.to_owned(), graph.add_node(node.into()));
            }
        }
    }

    fn edge(&mut self, edge: EdgeView<'_>) {
        self.edges.push((edge.source.to_owned(), edge.target.to_owned(), edge.into()));
    }
}
