//! `nodes.csv` and `edges.csv`: the graph as two tables that Gephi imports as they stand.
//!
//! Always in the standard profile, whatever the user chose: Gephi wants UTF-8 without a byte order mark and numbers with a
//! point, and a cell that does not parse as its column's type becomes nothing without a word, so no number is ever empty.

use super::cells::Cells;
use super::row::thousandths;
use super::{Block, CsvProfile, Options, graphml};
use crate::analysis::{Act, Gender, Polarity};
use crate::graph::{EdgeView, Node, NodeKind, NodeView, Projection, Sink, Tally};
use crate::input::Date;
use crate::words;

/// The columns of `nodes.csv`.
pub const NODES: &[&str] = &[
    "Id",
    "Label",
    "kind",
    "type",
    "gender",
    "wikidata",
    "document",
    "outlet",
    "url",
    "first_date",
    "last_date",
    "act",
    "polarity",
    "attributions",
    "quotations",
    "claims",
    "mentioned",
    "documents",
];

/// The columns of `edges.csv`. `Kind` keeps Gephi from merging two edges of different kinds between the same nodes.
pub const EDGES: &[&str] =
    &["Source", "Target", "Type", "Id", "Label", "Weight", "Kind", "confidence", "rule", "speaker_from"];

/// The columns of the edges of a projection.
pub const LINKS: &[&str] =
    &["Source", "Target", "Type", "Id", "Label", "Weight", "source_label", "target_label", "documents"];

/// What an article adds to the files of the graph that are asked for; its shared nodes are kept apart, since other articles
/// add to them.
pub(super) struct Network {
    /// `nodes.csv` and `edges.csv`.
    pub tables: Option<(Cells, Cells)>,
    /// `graph.graphml`: its nodes, its edges.
    pub graphml: Option<(graphml::Lines, graphml::Lines)>,
    pub shared: Vec<Node>,
    date: Dated,
}

/// A date as it is written; that of an article stands in each of its rows.
#[derive(Default)]
pub(super) struct Dated {
    date: Option<Date>,
    written: String,
}

impl Dated {
    pub(super) fn written(&mut self, date: Option<Date>) -> &str {
        if self.date != date {
            *self = Dated { date, written: written(date) };
        }
        &self.written
    }
}

impl Network {
    /// Nothing yet, with room for so many bytes in each file.
    pub(super) fn new(options: &Options, room: usize) -> Network {
        let cells = || Cells::with_capacity(CsvProfile::Standard, room);
        let lines = || graphml::Lines::with_capacity(room);
        Network {
            tables: options.network().then(|| (cells(), cells())),
            graphml: options.graphml().then(|| (lines(), lines())),
            shared: Vec::new(),
            date: Dated::default(),
        }
    }

    /// Bytes of the longest of the files.
    pub(super) fn len(&self) -> usize {
        let tables = self.tables.as_ref().map_or(0, |(nodes, edges)| nodes.len().max(edges.len()));
        let graphml = self.graphml.as_ref().map_or(0, |(nodes, edges)| nodes.len().max(edges.len()));
        tables.max(graphml)
    }

    /// What there is for the files so far; what comes next begins anew.
    pub(super) fn take(&mut self) -> Block {
        let mut block = Block::default();
        if let Some((nodes, edges)) = &mut self.tables {
            (block.nodes, block.edges) = (nodes.take(), edges.take());
        }
        if let Some((nodes, edges)) = &mut self.graphml {
            (block.graphml_nodes, block.graphml_edges) = (nodes.take(), edges.take());
        }
        block
    }
}

impl Sink for Network {
    fn node(&mut self, node: NodeView<'_>) {
        if node.shared {
            self.shared.push(node.into());
            return;
        }
        if let Some((nodes, _)) = &mut self.tables {
            let date = self.date.written(node.first);
            dated_row(nodes, &node, date, date);
        }
        if let Some((nodes, _)) = &mut self.graphml {
            nodes.node(&node);
        }
    }

    fn edge(&mut self, edge: EdgeView<'_>) {
        if let Some((_, edges)) = &mut self.tables {
            edge_row(edges, &edge);
        }
        if let Some((_, edges)) = &mut self.graphml {
            edges.edge(&edge);
        }
    }
}

fn edge_row(cells: &mut Cells, edge: &EdgeView<'_>) {
    cells.word(edge.source);
    cells.word(edge.target);
    cells.own("Directed");
    cells.word(edge.id);
    cells.own(edge.kind.word());
    cells.number(1);
    cells.own(edge.kind.word());
    cells.thousandths(thousandths(edge.confidence));
    cells.word(edge.rule);
    cells.own(edge.from.map_or("", words::speaker_from));
    cells.end();
}

/// The rows of nodes that are whole.
pub(super) fn node_rows<'n>(nodes: impl Iterator<Item = &'n Node>) -> Cells {
    let mut cells = Cells::new(CsvProfile::Standard);
    let (mut first, mut last) = (Dated::default(), Dated::default());
    for node in nodes {
        dated_row(&mut cells, &node.view(), first.written(node.first), last.written(node.last));
    }
    cells
}

pub(super) fn written(date: Option<Date>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

/// The row of a node that is whole.
pub(super) fn node_row(cells: &mut Cells, node: &NodeView<'_>) {
    dated_row(cells, node, &written(node.first), &written(node.last));
}

/// The same with dates that are written already.
fn dated_row(cells: &mut Cells, node: &NodeView<'_>, first: &str, last: &str) {
    cells.word(node.id);
    cells.word(node.label);
    cells.own(node.kind.word());
    cells.own(node.kind.sort());
    cells.own(node.gender.map_or("", words::gender));
    cells.word(node.wikidata);
    cells.word(node.document);
    cells.word(node.outlet);
    cells.word(node.url);
    // Figures and hyphens: nothing in a date is quoted.
    cells.rendered(first.as_bytes());
    cells.rendered(last.as_bytes());
    cells.own(node.act.map_or("", words::act));
    cells.own(node.polarity.map_or("", words::polarity));
    let tally = node.tally;
    for count in [tally.attributions, tally.quotations, tally.claims, tally.mentioned, tally.documents] {
        cells.number(count as usize);
    }
    cells.end();
}

/// The nodes of rows that [`node_rows`] wrote; none where one is broken. Which are shared does not stand in the rows.
pub(super) fn read_nodes(rows: &[u8]) -> Option<Vec<Node>> {
    read_rows(rows, |cells| {
        let text = |column: usize| cells.get(column);
        let number = |column: usize| cells.get(column)?.parse().ok();
        Some(Node {
            id: text(0)?.to_owned(),
            label: text(1)?.to_owned(),
            kind: NodeKind::read(text(2)?, text(3)?)?,
            gender: words::read(Gender::ALL, words::gender, text(4)?),
            wikidata: text(5)?.to_owned(),
            shared: false,
            document: text(6)?.to_owned(),
            outlet: text(7)?.to_owned(),
            url: text(8)?.to_owned(),
            first: text(9)?.parse().ok(),
            last: text(10)?.parse().ok(),
            act: words::read(Act::ALL, words::act, text(11)?),
            polarity: words::read(Polarity::ALL, words::polarity, text(12)?),
            tally: Tally {
                attributions: number(13)?,
                quotations: number(14)?,
                claims: number(15)?,
                mentioned: number(16)?,
                documents: number(17)?,
            },
        })
    })
}

fn read_rows<T>(rows: &[u8], read: impl Fn(&csv::StringRecord) -> Option<T>) -> Option<Vec<T>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(rows);
    reader.records().map(|record| read(&record.ok()?)).collect()
}

/// A projection as two tables, nodes and edges, with their headers.
pub fn projection(projection: &Projection, label: &str) -> (Vec<u8>, Vec<u8>) {
    let mut nodes = Cells::header(CsvProfile::Standard, NODES);
    nodes.extend(node_rows(projection.node_weights()).into_bytes());
    let mut edges = Cells::new(CsvProfile::Standard);
    for edge in projection.edge_indices() {
        let (Some((source, target)), Some(link)) =
            (projection.edge_endpoints(edge), projection.edge_weight(edge))
        else {
            continue;
        };
        let (source, target) = (projection[source].view(), projection[target].view());
        link_row(&mut edges, &source, &target, label, link.weight, link.documents);
    }
    let mut table = Cells::header(CsvProfile::Standard, LINKS);
    table.extend(edges.into_bytes());
    (nodes, table)
}

/// A row of the edges of a projection.
pub(super) fn link_row(
    cells: &mut Cells,
    source: &NodeView<'_>,
    target: &NodeView<'_>,
    label: &str,
    weight: u32,
    documents: u32,
) {
    cells.text(source.id);
    cells.text(target.id);
    cells.own("Directed");
    cells.text(&format!("{}>{}", source.id, target.id));
    cells.word(label);
    cells.number(weight as usize);
    cells.text(source.label);
    cells.text(target.label);
    cells.number(documents as usize);
    cells.end();
}
