//! `graph.graphml`: the whole graph in one file, with typed attributes, for NetworkX, Gephi, igraph and yEd.
//!
//! A writer of our own, since the order must not depend on hashing and a weight must not be a string. What XML 1.0 cannot
//! hold (most control characters) is written as U+FFFD: a label is for reading, the exact words are in the other tables.

use std::io::{self, Write};

use petgraph::visit::EdgeRef;

use super::network::written;
use super::row::thousandths;
use crate::graph::{Graph, Node};
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

/// Writes the graph: nodes and edges in their order in it. An attribute without a value is left out.
///
/// # Errors
/// Whatever `out` cannot take.
pub fn write(graph: &Graph, out: &mut impl Write) -> io::Result<()> {
    out.write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")?;
    out.write_all(b"<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n")?;
    for (index, (name, sort)) in NODE_KEYS.iter().enumerate() {
        writeln!(out, "  <key id=\"n{index}\" for=\"node\" attr.name=\"{name}\" attr.type=\"{sort}\"/>")?;
    }
    for (index, (name, sort)) in EDGE_KEYS.iter().enumerate() {
        writeln!(out, "  <key id=\"e{index}\" for=\"edge\" attr.name=\"{name}\" attr.type=\"{sort}\"/>")?;
    }
    out.write_all(b"  <graph id=\"dixit\" edgedefault=\"directed\">\n")?;
    let mut buffer = String::new();
    for node in graph.node_weights() {
        buffer.clear();
        write_node(&mut buffer, node);
        out.write_all(buffer.as_bytes())?;
    }
    for edge in graph.edge_references() {
        buffer.clear();
        let (source, target, weight) = (&graph[edge.source()], &graph[edge.target()], edge.weight());
        buffer.push_str("    <edge id=\"");
        escape(&mut buffer, &weight.id);
        buffer.push_str("\" source=\"");
        escape(&mut buffer, &source.id);
        buffer.push_str("\" target=\"");
        escape(&mut buffer, &target.id);
        buffer.push_str("\">\n");
        let confidence = (f64::from(thousandths(weight.confidence)) / 1000.0).to_string();
        let from = weight.from.map_or("", words::speaker_from);
        for (index, value) in
            [weight.kind.word(), "1", &confidence, &weight.rule, from].into_iter().enumerate()
        {
            data(&mut buffer, 'e', index, value);
        }
        buffer.push_str("    </edge>\n");
        out.write_all(buffer.as_bytes())?;
    }
    out.write_all(b"  </graph>\n</graphml>\n")
}

fn write_node(out: &mut String, node: &Node) {
    out.push_str("    <node id=\"");
    escape(out, &node.id);
    out.push_str("\">\n");
    let (first, last) = (written(node.first), written(node.last));
    let strings = [
        node.label.as_str(),
        node.kind.word(),
        node.kind.sort(),
        node.gender.map_or("", words::gender),
        &node.wikidata,
        &node.document,
        &node.outlet,
        &node.url,
        &first,
        &last,
        node.act.map_or("", words::act),
        node.polarity.map_or("", words::polarity),
    ];
    let tally = node.tally;
    let numbers = [tally.attributions, tally.quotations, tally.claims, tally.mentioned, tally.documents];
    for (index, value) in strings.into_iter().enumerate() {
        data(out, 'n', index, value);
    }
    for (index, number) in numbers.into_iter().enumerate() {
        data(out, 'n', strings.len() + index, &number.to_string());
    }
    out.push_str("    </node>\n");
}

fn data(out: &mut String, scope: char, key: usize, value: &str) {
    if value.is_empty() {
        return;
    }
    out.push_str("      <data key=\"");
    out.push(scope);
    out.push_str(&key.to_string());
    out.push_str("\">");
    escape(out, value);
    out.push_str("</data>\n");
}

/// Appends `words` so that any XML reader gives them back, in an attribute as in an element.
fn escape(out: &mut String, words: &str) {
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' => out.push_str("&#9;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            _ => out.push(c),
        }
    }
}
