//! [`Register`]: the nodes that come back from article to article, with their counts, and nothing else.
//!
//! It is what a streamed export keeps in memory: speakers with a name, outlets, phrases with a capital letter.

use std::hash::BuildHasher;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::Node;

/// Shared nodes by id.
#[derive(Clone, Debug, Default)]
pub struct Register {
    /// Numbers of nodes by the hash of the id, or by the next free number behind it: the ids stand in the nodes already.
    known: FxHashMap<u64, u32>,
    nodes: Vec<Node>,
}

impl Register {
    /// Takes a node in: a new one is kept, one that is known grows. Returns its number in [`Register::nodes`].
    pub fn add(&mut self, node: Node) -> u32 {
        let mut place = FxBuildHasher.hash_one(node.id.as_str());
        while let Some(&index) = self.known.get(&place) {
            if let Some(known) = self.nodes.get_mut(index as usize).filter(|known| known.id == node.id) {
                known.absorb(&node);
                return index;
            }
            place = place.wrapping_add(1);
        }
        let index = self.nodes.len() as u32;
        self.known.insert(place, index);
        self.nodes.push(node);
        index
    }

    /// All nodes, in order of first sight.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// All nodes: speakers, then outlets, then phrases, each by id in byte order.
    pub fn sorted(&self) -> Vec<&Node> {
        let mut nodes: Vec<&Node> = self.nodes.iter().collect();
        nodes.sort_unstable_by_key(|node| (rank(node), node.id.as_str()));
        nodes
    }
}

/// Speakers first: their type must not part them.
fn rank(node: &Node) -> u8 {
    match node.kind {
        super::NodeKind::Speaker(_) => 0,
        super::NodeKind::Outlet => 1,
        _ => 2,
    }
}
