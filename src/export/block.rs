//! [`render`]: one article as bytes for all the files that are asked for.
//!
//! Pure, and the costly part of the export: worker threads do it, and the writer only copies.

use rustc_hash::FxHashMap;

use super::cells::Cells;
use super::network::{Network, Walked, node_rows};
use super::row::{Common, Row};
use super::{Options, Totals, attributions, documents, jsonl, notices};
use crate::analysis::{Analysis, AttributionId, SpeakerId};
use crate::graph::{Ids, Node, NodeKind, Part, walk};
use crate::input::Article;

/// One article, rendered: goes to [`Folder::append`](super::Folder::append) or [`Lines::append`](super::Lines::append).
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
    /// What the whole graph gets, where it is asked for.
    pub(super) part: Option<Part>,
    /// The same as rows, for the journal.
    pub(super) graph_nodes: Vec<u8>,
    pub(super) graph_edges: Vec<u8>,
}

impl Block {
    /// What the article holds, in numbers.
    pub fn totals(&self) -> Totals {
        self.totals
    }
}

/// Renders what was found in an article. `analysis` must be that of `article`.
pub fn render(article: &Article, analysis: &Analysis, options: &Options) -> Block {
    let ids = Ids::of(article, analysis);
    let date = analysis.date.or(article.date).map(|date| date.to_string()).unwrap_or_default();
    let common = Common { article, analysis, ids: &ids, date: &date };
    let mut block = Block::default();

    let mut cells = Cells::with_capacity(options.csv, 256);
    block.totals = documents::write(&mut cells, &common);
    block.documents = cells.into_bytes();
    if !analysis.notices.is_empty() {
        let mut cells = Cells::new(options.csv);
        notices::write(&mut cells, &common);
        block.notices = cells.into_bytes();
    }

    let rows = || {
        let numbered = analysis.attributions.iter().enumerate();
        numbered.map(|(index, row)| Row::of(&common, AttributionId(index as u32), row))
    };
    if options.attributions() {
        let mut cells = Cells::with_capacity(options.csv, analysis.attributions.len() * 1024);
        let shared = attributions::Shared::of(article, &date, options.csv);
        for row in rows() {
            attributions::write(&mut cells, &row, &shared);
        }
        block.attributions = cells.into_bytes();
    }
    if options.jsonl() {
        let mut fields = jsonl::Fields::with_capacity(analysis.attributions.len() * 1536);
        let shared = jsonl::Shared::of(article, &date);
        for row in rows() {
            jsonl::write(&mut fields, &row, &shared);
        }
        block.jsonl = fields.into_bytes();
    }

    if options.network() || options.speakers() || options.mentions() {
        let mut network = Network::new(if options.network() { analysis.attributions.len() } else { 0 });
        walk(article, analysis, &ids, &mut network);
        if options.network() {
            block.nodes = network.nodes.into_bytes();
            block.edges = network.edges.into_bytes();
        }
        block.shared_rows = node_rows(network.shared.iter()).into_bytes();
        block.shared = network.shared;
        if options.mentions() {
            block.pairs = pairs(analysis, &ids, &block.shared);
        }
    }
    if options.graphml() {
        block.part = Some(Part::with(article, analysis, &ids));
        let mut walked = Walked::new();
        walk(article, analysis, &ids, &mut walked);
        block.graph_nodes = walked.nodes.into_bytes();
        block.graph_edges = walked.edges.into_bytes();
    }
    block
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
