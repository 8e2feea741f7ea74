//! [`Register`]: the nodes that come back from article to article, with their counts, and nothing else.
//!
//! It is what a streamed export keeps in memory: speakers with a name, outlets, phrases with a capital letter.

use rustc_hash::FxHashMap;

use super::Node;

/// Shared nodes by id.
#[derive(Clone, Debug, Default)]
pub struct Register {
    known: FxHashMap<Box<str>, u32>,
    nodes: Vec<Node>,
}

impl Register {
    /// Takes a node in: a new one is kept, one that is known grows. Returns its number in [`Register::nodes`].
    pub fn add(&mut self, node: Node) -> u32 {
        match self.known.get(node.id.as_str()) {
            Some(&index) => {
                if let Some(known) = self.nodes.get_mut(index as usize) {
                    known.absorb(&node);
                }
                index
            }
            None => {
                let index = self.nodes.len() as u32;
                self.known.insert(node.id.as_str().into(), index);
                self.nodes.push(node);
                index
            }
        }
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
