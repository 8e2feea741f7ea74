//! [`Index`]: the entities of a word, so that nobody looks through all of them.

use super::{EntityId, LOOK_BACK};
use crate::lexicon::WordKey;
use rustc_hash::{FxBuildHasher, FxHashMap};

/// Entities by a word of theirs: the first or last of a name, the head of a description.
///
/// All of them stand in one list, each with the place of the one before that has the same word: most words have but one.
pub(super) struct Index {
    chains: FxHashMap<WordKey, Chain>,
    links: Vec<Link>,
}

/// The entities of a word.
#[derive(Clone, Copy)]
struct Chain {
    /// The place of the newest.
    newest: u32,
    length: u32,
}

#[derive(Clone, Copy)]
struct Link {
    id: EntityId,
    before: u32,
}

/// The place of no link.
const NONE: u32 = u32::MAX;

impl Default for Index {
    /// With room for what an article has.
    fn default() -> Index {
        Index {
            chains: FxHashMap::with_capacity_and_hasher(56, FxBuildHasher),
            links: Vec::with_capacity(64),
        }
    }
}

impl Index {
    /// Notes that an entity has the word. Entities before `oldest` are out of reach for good, and are forgotten.
    pub(super) fn add(&mut self, word: WordKey, id: EntityId, oldest: EntityId) {
        let chain = self.chains.get(&word).copied().unwrap_or(Chain { newest: NONE, length: 0 });
        if id < oldest || self.links.get(chain.newest as usize).is_some_and(|newest| newest.id == id) {
            return;
        }
        let chain = if chain.length as usize >= 2 * LOOK_BACK { self.shortened(word, oldest) } else { chain };
        let longer = self.linked(chain, id);
        self.chains.insert(word, longer);
    }

    /// The entities of the word that are not before `oldest`, in no order; one may come twice.
    pub(super) fn of(&self, word: WordKey, oldest: EntityId) -> impl Iterator<Item = EntityId> + '_ {
        let mut at = self.chains.get(&word).map_or(NONE, |chain| chain.newest);
        let next = move || {
            let link = self.links.get(at as usize)?;
            at = link.before;
            Some(link.id)
        };
        std::iter::from_fn(next).filter(move |id| *id >= oldest)
    }

    fn linked(&mut self, chain: Chain, id: EntityId) -> Chain {
        let newest = self.links.len() as u32;
        self.links.push(Link { id, before: chain.newest });
        Chain { newest, length: chain.length + 1 }
    }

    /// The chain of a word anew, with each entity once and none that is out of reach.
    fn shortened(&mut self, word: WordKey, oldest: EntityId) -> Chain {
        let mut ids: Vec<EntityId> = self.of(word, oldest).collect();
        ids.sort_unstable();
        ids.dedup();
        ids.into_iter().fold(Chain { newest: NONE, length: 0 }, |chain, id| self.linked(chain, id))
    }
}
