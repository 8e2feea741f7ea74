//! [`render`]: one article as bytes for all the files that are asked for.
//!
//! Pure, and the costly part of the export: worker threads do it, and the writer only copies. Only the rows of a long article,
//! which together are several times as large as its text, are rendered where they are written: [`render_in_pieces`].

use std::convert::Infallible;

use rustc_hash::FxHashMap;

use super::cells::Cells;
use super::network::{Network, node_rows};
use super::row::{Common, Row};
use super::{Options, Totals, attributions, documents, jsonl, notices};
use crate::analysis::{Analysis, AttributionId, SpeakerId};
use crate::graph::{EdgeView, Ids, Node, NodeKind, NodeView, Sink, walk};
use crate::input::Article;

/// One article or a piece of it, rendered: goes to [`Folder::append`](super::Folder::append) or [`Lines::append`](super::Lines::append).
#[derive(Debug, Default)]
pub struct Block {
    pub(super) totals: Totals,
    pub(super) documents: Vec<u8>,
    pub(super) notices: Vec<u8>,
    pub(super) attributions: Vec<u8>,
    pub(super) jsonl: Vec<u8>,
    pub(super) nodes: Vec<u8>,
    pub(super) edges: Vec<u8>,
    /// Nodes to which other articles add.
    pub(super) shared: Vec<Node>,
    /// The same as rows, for the journal.
    pub(super) shared_rows: Vec<u8>,
    /// Pairs of shared speakers, by their places in `shared`, the first naming the second so many times.
    pub(super) pairs: Vec<(u32, u32, u32)>,
    /// Lines of the graph, whose edges come behind all its nodes.
    pub(super) graphml_nodes: Vec<u8>,
    pub(super) graphml_edges: Vec<u8>,
}

impl Block {
    /// What the article holds, in numbers.
    pub fn totals(&self) -> Totals {
        self.totals
    }
}

/// Renders what was found in an article. `analysis` must be that of `article`.
pub fn render(article: &Article, analysis: &Analysis, options: &Options) -> Block {
    let mut whole = Block::default();
    let all = |block| {
        whole = block;
        Ok::<(), Infallible>(())
    };
    match (Pieces { most: usize::MAX, give: all, done: Ok(()) }).render(article, analysis, options) {
        Ok(()) => whole,
        Err(never) => match never {},
    }
}

/// Renders what was found in a long article piece by piece, so that not all its rows are held at once. The blocks that `give`
/// gets make the same files, one after the other, as the one of [`render`].
///
/// # Errors
/// What `give` returns; it gets nothing more then.
pub fn render_in_pieces<E>(
    article: &Article,
    analysis: &Analysis,
    options: &Options,
    give: impl FnMut(Block) -> Result<(), E>,
) -> Result<(), E> {
    Pieces { most: PIECE, give, done: Ok(()) }.render(article, analysis, options)
}

/// Bytes of a table that a piece holds, about.
const PIECE: usize = 1 << 20;

/// Takes what is rendered away before it becomes too much.
struct Pieces<G, E> {
    most: usize,
    give: G,
    /// Whether all was taken so far.
    done: Result<(), E>,
}

impl<E, G: FnMut(Block) -> Result<(), E>> Pieces<G, E> {
    /// Room for so many bytes, as far as they are held together.
    fn room(&self, bytes: usize) -> usize {
        bytes.min(self.most.saturating_add(self.most / 4))
    }

    fn give(&mut self, piece: Block) {
        if self.done.is_ok() {
            self.done = (self.give)(piece);
        }
    }

    fn render(mut self, article: &Article, analysis: &Analysis, options: &Options) -> Result<(), E> {
        let ids = Ids::of(article, analysis);
        let date = analysis.date.or(article.date).map(|date| date.to_string()).unwrap_or_default();
        let common = Common { article, analysis, ids: &ids, date: &date };
        let mut last = Block::default();

        let mut cells = Cells::with_capacity(options.csv, 256);
        last.totals = documents::write(&mut cells, &common);
        last.documents = cells.into_bytes();
        if !analysis.notices.is_empty() {
            let mut cells = Cells::new(options.csv);
            notices::write(&mut cells, &common);
            last.notices = cells.into_bytes();
        }
        if options.attributions() || options.jsonl() {
            (last.attributions, last.jsonl) = self.rows(&common, options);
        }
        if options.graph() {
            let rows = if options.network() || options.graphml() { analysis.attributions.len() } else { 0 };
            let network = Network::new(options, self.room(rows * 256));
            let mut flowing = Flowing { network, pieces: &mut self };
            walk(article, analysis, &ids, &mut flowing);
            let mut network = flowing.network;
            let Block { nodes, edges, graphml_nodes, graphml_edges, .. } = network.take();
            last = Block { nodes, edges, graphml_nodes, graphml_edges, ..last };
            last.shared_rows = node_rows(network.shared.iter()).into_bytes();
            last.shared = network.shared;
            if options.mentions() {
                last.pairs = pairs(analysis, &ids, &last.shared);
            }
        }
        self.give(last);
        self.done
    }

    /// The attributions as a table and as JSON Lines, as far as they are asked for and no piece has them.
    fn rows(&mut self, common: &Common<'_>, options: &Options) -> (Vec<u8>, Vec<u8>) {
        let Common { article, analysis, date, .. } = *common;
        let count = analysis.attributions.len();
        let mut table = options.attributions().then(|| {
            let cells = Cells::with_capacity(options.csv, self.room(count * 1024));
            (cells, attributions::Shared::of(article, date, options.csv))
        });
        let mut lines = options.jsonl().then(|| {
            let fields = jsonl::Fields::with_capacity(self.room(count * 1536));
            (fields, jsonl::Shared::of(article, date))
        });
        for (index, row) in analysis.attributions.iter().enumerate() {
            let row = Row::of(common, AttributionId(index as u32), row);
            if let Some((cells, shared)) = &mut table {
                attributions::write(cells, &row, shared);
                if cells.len() > self.most {
                    self.give(Block { attributions: cells.take(), ..Block::default() });
                }
            }
            if let Some((fields, shared)) = &mut lines {
                jsonl::write(fields, &row, shared);
                if fields.len() > self.most {
                    self.give(Block { jsonl: fields.take(), ..Block::default() });
                }
            }
        }
        let table = table.map(|(cells, _)| cells.into_bytes()).unwrap_or_default();
        (table, lines.map(|(fields, _)| fields.into_bytes()).unwrap_or_default())
    }
}

/// The graph of an article on its way into pieces.
struct Flowing<'p, G, E> {
    network: Network,
    pieces: &'p mut Pieces<G, E>,
}

impl<E, G: FnMut(Block) -> Result<(), E>> Flowing<'_, G, E> {
    fn flow(&mut self) {
        if self.network.len() > self.pieces.most {
            let piece = self.network.take();
            self.pieces.give(piece);
        }
    }
}

impl<E, G: FnMut(Block) -> Result<(), E>> Sink for Flowing<'_, G, E> {
    fn node(&mut self, node: NodeView<'_>) {
        self.network.node(node);
        self.flow();
    }

    fn edge(&mut self, edge: EdgeView<'_>) {
        self.network.edge(edge);
        self.flow();
    }
}

/// Who names whom, how often, among the speakers of `shared`; in order of first sight.
fn pairs(analysis: &Analysis, ids: &Ids<'_>, shared: &[Node]) -> Vec<(u32, u32, u32)> {
    let places: FxHashMap<&str, u32> = shared
        .iter()
        .enumerate()
        .filter(|(_, node)| matches!(node.kind, NodeKind::Speaker(_)))
        .map(|(place, node)| (node.id.as_str(), place as u32))
        .collect();
    let mut pairs: Vec<(u32, u32, u32)> = Vec::new();
    let mut known = FxHashMap::default();
    for row in &analysis.attributions {
        let places_of = |speakers: &[SpeakerId]| {
            let mut found: Vec<u32> =
                speakers.iter().filter_map(|&id| places.get(ids.speaker_node(id)).copied()).collect();
            found.sort_unstable();
            found.dedup();
            found
        };
        if row.mentions.is_empty() || row.speakers.is_empty() {
            continue;
        }
        let named = places_of(&row.mentions);
        for source in places_of(&row.speakers) {
            for &target in &named {
                let place = *known.entry((source, target)).or_insert(pairs.len());
                match pairs.get_mut(place) {
                    Some(pair) => pair.2 += 1,
                    None => pairs.push((source, target, 1)),
                }
            }
        }
    }
    pairs
}
