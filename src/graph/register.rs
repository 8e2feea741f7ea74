//! [`Register`]: the nodes that come back from article to article, with their counts, and nothing else.
//!
//! It is what a streamed export keeps in memory: speakers with a name, outlets, phrases with a capital letter.

use std::hash::BuildHasher;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::node::widened;
use super::{Node, NodeKind, NodeView, Tally};
use crate::analysis::Gender;
use crate::input::Date;

/// Shared nodes by id.
#[derive(Clone, Debug, Default)]
pub struct Register {
    /// Numbers of nodes by the hash of the id, or by the next free number behind it: the ids stand in the nodes already.
    known: FxHashMap<u64, u32>,
    nodes: Vec<Kept>,
}

/// What a node that is shared has to tell, in a third of the room of a [`Node`]: of a large archive there are millions.
#[derive(Clone, Debug)]
struct Kept {
    /// Id, label and Wikidata id, one after the other.
    words: Box<str>,
    /// Where the label begins, and where it ends.
    label: (u32, u32),
    kind: NodeKind,
    gender: Option<Gender>,
    first: Option<Date>,
    last: Option<Date>,
    tally: Tally,
}

impl Kept {
    fn new(node: &Node) -> Kept {
        let begin = node.id.len();
        let end = begin + node.label.len();
        Kept {
            words: [&*node.id, &*node.label, &*node.wikidata].concat().into(),
            label: (begin as u32, end as u32),
            kind: node.kind,
            gender: node.gender,
            first: node.first,
            last: node.last,
            tally: node.tally,
        }
    }

    fn id(&self) -> &str {
        &self.words[..self.label.0 as usize]
    }

    fn view(&self) -> NodeView<'_> {
        let (begin, end) = (self.label.0 as usize, self.label.1 as usize);
        NodeView {
            id: self.id(),
            label: &self.words[begin..end],
            kind: self.kind,
            gender: self.gender,
            wikidata: &self.words[end..],
            shared: true,
            document: "",
            outlet: "",
            url: "",
            first: self.first,
            last: self.last,
            act: None,
            polarity: None,
            tally: self.tally,
        }
    }

    /// As [`Node::absorb`].
    fn absorb(&mut self, other: &Node) {
        self.tally.add(&other.tally);
        self.gender = self.gender.or(other.gender);
        (self.first, self.last) = widened((self.first, self.last), (other.first, other.last));
    }
}

impl Register {
    /// Takes a shared node in: a new one is kept, one that is known grows. Returns its number.
    pub fn add(&mut self, node: &Node) -> u32 {
        let mut place = FxBuildHasher.hash_one(node.id.as_str());
        while let Some(&index) = self.known.get(&place) {
            if let Some(known) = self.nodes.get_mut(index as usize).filter(|known| known.id() == node.id) {
                known.absorb(node);
                return index;
            }
            place = place.wrapping_add(1);
        }
        let index = self.nodes.len() as u32;
        self.known.insert(place, index);
        self.nodes.push(Kept::new(node));
        index
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// True where there is none.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// The node of a number that was given out.
    pub fn get(&self, number: u32) -> Option<NodeView<'_>> {
        self.nodes.get(number as usize).map(Kept::view)
    }

    /// The numbers of all nodes: speakers, then outlets, then phrases, each by id in byte order.
    pub fn sorted(&self) -> Vec<u32> {
        let mut numbers: Vec<u32> = (0..self.nodes.len() as u32).collect();
        numbers.sort_unstable_by_key(|&number| {
            let node = &self.nodes[number as usize];
            (rank(node.kind), node.id())
        });
        numbers
    }
}

/// Speakers first: their type must not part them.
fn rank(kind: NodeKind) -> u8 {
    match kind {
        NodeKind::Speaker(_) => 0,
        NodeKind::Outlet => 1,
        _ => 2,
    }
}
