//! Measures of a projection: strength and PageRank.
//!
//! One number for each node, in the order of the projection's nodes; the same projection gives the same bits.

use petgraph::visit::{EdgeRef, NodeIndexable};

use super::Projection;

/// How much comes in at a node, and how much goes out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Strength {
    /// Sum of the weights of the edges that point to it: how often it is named.
    pub inward: u64,
    /// Sum of the weights of the edges that start from it: how often it names.
    pub outward: u64,
}

/// The strength of each node: its degree, weighted.
///
/// # Arguments
/// * `projection`: of any sort.
///
/// # Returns
/// One [`Strength`] for each node, in order.
///
/// # Complexity
/// Time **O(|V| + |E|)**, space **O(|V|)**.
///
/// # References
/// Barrat, Barthélemy, Pastor-Satorras, Vespignani: *The architecture of complex weighted networks*, PNAS 101 (2004).
pub fn strength(projection: &Projection) -> Vec<Strength> {
    let mut strengths = vec![Strength::default(); projection.node_count()];
    for edge in projection.edge_references() {
        let weight = u64::from(edge.weight().weight);
        if let Some(source) = strengths.get_mut(projection.to_index(edge.source())) {
            source.outward += weight;
        }
        if let Some(target) = strengths.get_mut(projection.to_index(edge.target())) {
            target.inward += weight;
        }
    }
    strengths
}

/// PageRank with weights: who is named by those who are themselves much named.
///
/// A reader goes from a speaker to one that it names, as likely as the weights say; with probability `1 - damping`, and
/// wherever nobody is named, to any node at all. The rank of a node is the share of time spent there.
///
/// # Arguments
/// * `projection`: mostly [`mentions`](super::project::mentions).
/// * `damping`: 0 to 1, mostly 0.85; brought into that range where it lies outside.
/// * `rounds`: at most so many; it stops when all ranks together move by less than 1e-12.
///
/// # Returns
/// One rank for each node, in order; they add up to 1. Nothing for an empty projection.
///
/// # Complexity
/// Time **O(rounds · (|V| + |E|))**, space **O(|V|)**.
///
/// # References
/// Page, Brin, Motwani, Winograd: *The PageRank citation ranking: bringing order to the Web*, Stanford (1999).
pub fn pagerank(projection: &Projection, damping: f64, rounds: usize) -> Vec<f64> {
    let count = projection.node_count();
    if count == 0 {
        return Vec::new();
    }
    let damping = if damping.is_finite() { damping.clamp(0.0, 1.0) } else { 0.85 };
    let outward: Vec<f64> = strength(projection).iter().map(|strength| strength.outward as f64).collect();
    let even = 1.0 / count as f64;
    let mut ranks = vec![even; count];
    for _ in 0..rounds {
        let stuck: f64 =
            ranks.iter().zip(&outward).filter(|(_, out)| **out == 0.0).map(|(rank, _)| rank).sum();
        let mut next = vec![(1.0 - damping) * even + damping * stuck * even; count];
        for edge in projection.edge_references() {
            let (source, target) = (projection.to_index(edge.source()), projection.to_index(edge.target()));
            if outward[source] > 0.0 {
                next[target] += damping * ranks[source] * f64::from(edge.weight().weight) / outward[source];
            }
        }
        let moved: f64 = ranks.iter().zip(&next).map(|(old, new)| (old - new).abs()).sum();
        ranks = next;
        if moved < 1e-12 {
            break;
        }
    }
    ranks
}
