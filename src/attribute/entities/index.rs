//! [`Index`]: the entities of a word, so that nobody looks through all of them.

use super::{EntityId, LOOK_BACK};
use crate::lexicon::WordKey;
use rustc_hash::FxHashMap;

/// Entities by a word of theirs: the first or last of a name, the head of a description.
#[derive(Default)]
pub(super) struct Index(FxHashMap<WordKey, Vec<EntityId>>);

impl Index {
    /// Notes that an entity has the word. Entities before `oldest` are out of reach for good, and are forgotten.
    pub(super) fn add(&mut self, word: WordKey, id: EntityId, oldest: EntityId) {
        let list = self.0.entry(word).or_default();
        if id < oldest || list.last() == Some(&id) {
            return;
        }
        if list.len() >= 2 * LOOK_BACK {
            list.retain(|held| *held >= oldest);
            list.sort_unstable();
            list.dedup();
        }
        list.push(id);
    }

    /// The entities of the word that are not before `oldest`, in no order; one may come twice.
    pub(super) fn of(&self, word: WordKey, oldest: EntityId) -> impl Iterator<Item = EntityId> + '_ {
        self.0.get(&word).into_iter().flatten().copied().filter(move |id| *id >= oldest)
    }
}
