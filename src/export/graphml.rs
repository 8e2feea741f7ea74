//! `graph.graphml`: the whole graph in one file, with typed attributes, for NetworkX, Gephi, igraph and yEd.
//!
//! A writer of our own, since the order must not depend on hashing, a weight must not be a string, and the graph of an archive
//! does not fit into memory: a node or an edge is a line, and lines can be written as they come. What XML 1.0 cannot hold
//! (most control characters) is written as U+FFFD: a label is for reading, the exact words are in the other tables.

use std::io::{self, Write};

use petgraph::visit::EdgeRef;

use super::network::Dated;
use super::row::thousandths;
use crate::graph::{EdgeView, Graph, NodeView, digits};
use crate::words;

/// Name and type of the attributes of a node, in the order of `nodes.csv`.
const NODE_KEYS: &[(&str, &str)] = &[
    ("label", "string"),
    ("kind", "string"),
    ("type", "string"),
    ("gender", "string"),
    ("wikidata", "string"),
    ("document", "string"),
    ("outlet", "string"),
    ("url", "string"),
    ("first_date", "string"),
    ("last_date", "string"),
    ("act", "string"),
    ("polarity", "string"),
    ("attributions", "long"),
    ("quotations", "long"),
    ("claims", "long"),
    ("mentioned", "long"),
    ("documents", "long"),
];

/// Name and type of the attributes of an edge, in the order of `edges.csv`.
const EDGE_KEYS: &[(&str, &str)] = &[
    ("label", "string"),
    ("weight", "double"),
    ("confidence", "double"),
    ("rule", "string"),
    ("speaker_from", "string"),
];

/// What ends an attribute.
const CLOSE: &[u8] = b"</data>";

macro_rules! open {
    ($($key:literal)*) => { [$(concat!("<data key=\"", $key, "\">")),*] };
}

/// What begins each attribute of a node.
const NODE: [&str; 17] =
    open!("n0" "n1" "n2" "n3" "n4" "n5" "n6" "n7" "n8" "n9" "n10" "n11" "n12" "n13" "n14" "n15" "n16");

/// What begins each attribute of an edge.
const EDGE: [&str; 5] = open!("e0" "e1" "e2" "e3" "e4");

/// What ends the file.
pub(super) const FOOT: &[u8] = b"  </graph>\n</graphml>\n";

/// What begins the file: the types of the attributes.
pub(super) fn head() -> Vec<u8> {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.push_str("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
    for (scope, sort, keys) in [('n', "node", NODE_KEYS), ('e', "edge", EDGE_KEYS)] {
        for (index, (name, kind)) in keys.iter().enumerate() {
            out.push_str(&format!(
                "  <key id=\"{scope}{index}\" for=\"{sort}\" attr.name=\"{name}\" attr.type=\"{kind}\"/>\n"
            ));
        }
    }
    out.push_str("  <graph id=\"dixit\" edgedefault=\"directed\">\n");
    out.into_bytes()
}

/// Writes the graph: nodes and edges in their order in it, each on a line. An attribute without a value is left out.
///
/// # Errors
/// Whatever `out` cannot take.
pub fn write(graph: &Graph, out: &mut impl Write) -> io::Result<()> {
    out.write_all(&head())?;
    let mut lines = Lines::default();
    for node in graph.node_weights() {
        lines.node(&node.view());
        out.write_all(&lines.take())?;
    }
    for edge in graph.edge_references() {
        let (source, target) = (&graph[edge.source()], &graph[edge.target()]);
        lines.edge(&edge.weight().view(&source.id, &target.id));
        out.write_all(&lines.take())?;
    }
    out.write_all(FOOT)
}

/// The lines of nodes or of edges.
#[derive(Default)]
pub(super) struct Lines {
    out: Vec<u8>,
    first: Dated,
    last: Dated,
}

impl Lines {
    /// No lines yet, with room for so many bytes.
    pub(super) fn with_capacity(bytes: usize) -> Lines {
        Lines { out: Vec::with_capacity(bytes), ..Lines::default() }
    }

    /// How many bytes there are so far.
    pub(super) fn len(&self) -> usize {
        self.out.len()
    }

    /// The lines so far, taken away.
    pub(super) fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.out)
    }

    /// Takes a node in.
    pub(super) fn node(&mut self, node: &NodeView<'_>) {
        self.out.extend_from_slice(b"    <node id=\"");
        self.words(node.id);
        self.out.extend_from_slice(b"\">");
        self.data(NODE[0], node.label);
        self.own(NODE[1], node.kind.word());
        self.own(NODE[2], node.kind.sort());
        self.own(NODE[3], node.gender.map_or("", words::gender));
        self.data(NODE[4], node.wikidata);
        self.data(NODE[5], node.document);
        self.data(NODE[6], node.outlet);
        self.data(NODE[7], node.url);
        // Figures and hyphens: nothing in a date is escaped.
        own(&mut self.out, NODE[8], self.first.written(node.first));
        own(&mut self.out, NODE[9], self.last.written(node.last));
        self.own(NODE[10], node.act.map_or("", words::act));
        self.own(NODE[11], node.polarity.map_or("", words::polarity));
        let tally = node.tally;
        let counts = [tally.attributions, tally.quotations, tally.claims, tally.mentioned, tally.documents];
        for (open, count) in NODE[12..].iter().zip(counts) {
            let (digits, begin) = digits(count as usize);
            self.out.extend_from_slice(open.as_bytes());
            self.out.extend_from_slice(&digits[begin..]);
            self.out.extend_from_slice(CLOSE);
        }
        self.out.extend_from_slice(b"</node>\n");
    }

    /// Takes an edge in.
    pub(super) fn edge(&mut self, edge: &EdgeView<'_>) {
        self.out.extend_from_slice(b"    <edge id=\"");
        self.words(edge.id);
        self.out.extend_from_slice(b"\" source=\"");
        self.words(edge.source);
        self.out.extend_from_slice(b"\" target=\"");
        self.words(edge.target);
        self.out.extend_from_slice(b"\">");
        self.own(EDGE[0], edge.kind.word());
        self.own(EDGE[1], "1");
        let thousandths = thousandths(edge.confidence);
        self.out.extend_from_slice(EDGE[2].as_bytes());
        self.out.push(b'0' + (thousandths / 1000) as u8);
        let digit = |number: u16| b'0' + (number % 10) as u8;
        let places = [digit(thousandths / 100), digit(thousandths / 10), digit(thousandths)];
        let kept = 3 - places.iter().rev().take_while(|&&place| place == b'0').count();
        if kept > 0 {
            self.out.push(b'.');
            self.out.extend_from_slice(&places[..kept]);
        }
        self.out.extend_from_slice(CLOSE);
        self.data(EDGE[3], edge.rule);
        self.own(EDGE[4], edge.from.map_or("", words::speaker_from));
        self.out.extend_from_slice(b"</edge>\n");
    }

    /// An attribute with words of the input, or made from them.
    fn data(&mut self, open: &str, words: &str) {
        if !words.is_empty() {
            self.out.extend_from_slice(open.as_bytes());
            self.words(words);
            self.out.extend_from_slice(CLOSE);
        }
    }

    /// An attribute with a word of ours: nothing in it needs an escape.
    fn own(&mut self, open: &str, word: &'static str) {
        own(&mut self.out, open, word);
    }

    /// Appends `words` so that any XML reader gives them back, in an attribute as in an element.
    fn words(&mut self, words: &str) {
        let bytes = words.as_bytes();
        // As in JSON: few hold anything to escape.
        if !bytes.iter().fold(false, |found, &b| found | may_need_escape(b)) {
            self.out.extend_from_slice(bytes);
            return;
        }
        let (mut written, mut at) = (0, 0);
        while let Some(next) = bytes[at..].iter().position(|&b| may_need_escape(b)) {
            at += next;
            let (instead, length): (&[u8], usize) = match &bytes[at..] {
                [b'&', ..] => (b"&amp;", 1),
                [b'<', ..] => (b"&lt;", 1),
                [b'>', ..] => (b"&gt;", 1),
                [b'"', ..] => (b"&quot;", 1),
                [b'\t', ..] => (b"&#9;", 1),
                [b'\n', ..] => (b"&#10;", 1),
                [b'\r', ..] => (b"&#13;", 1),
                // U+FFFE, U+FFFF
                [0xef, 0xbf, 0xbe | 0xbf, ..] => (REPLACEMENT, 3),
                [0xef, ..] => {
                    at += 3;
                    continue;
                }
                _ => (REPLACEMENT, 1),
            };
            self.out.extend_from_slice(&bytes[written..at]);
            self.out.extend_from_slice(instead);
            at += length;
            written = at;
        }
        self.out.extend_from_slice(&bytes[written..]);
    }
}

/// U+FFFD in UTF-8.
const REPLACEMENT: &[u8] = "\u{fffd}".as_bytes();

/// True for what is escaped, and for the first byte of the last code points below U+10000, two of which are.
const fn may_need_escape(byte: u8) -> bool {
    (byte < b' ') | (byte == b'&') | (byte == b'<') | (byte == b'>') | (byte == b'"') | (byte == 0xef)
}

/// Appends an attribute whose value needs no escape.
fn own(out: &mut Vec<u8>, open: &str, value: &str) {
    if !value.is_empty() {
        out.extend_from_slice(open.as_bytes());
        out.extend_from_slice(value.as_bytes());
        out.extend_from_slice(CLOSE);
    }
}
