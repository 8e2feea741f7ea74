//! Names that the text itself shows to be those of bodies: *la présidente de Lormel*, *les salariés de Lormel*. Reads the tags of
//! the whole text, and changes nothing.

use super::super::scene::Scene;
use crate::detect::Tag;
use crate::lexicon::{Closed, Owner, WordClass, fold};
use rustc_hash::FxHashMap;

/// Lone names, folded, behind a noun of whose complement only a body can be the name. Not those that are also the surname of
/// somebody whom the text names in full, a first name, or the surname of a known speaker.
pub(super) fn firms(
    scene: &Scene<'_>,
    full_names: &FxHashMap<String, Option<String>>,
) -> FxHashMap<String, Owner> {
    let tagged = |t: usize, tag: Tag| scene.tags.get(t).is_some_and(|x| x.tag == tag);
    let mut found = FxHashMap::default();
    for of in (1..scene.tags.len()).filter(|t| scene.tags[*t].is(Closed::De)) {
        let name = of + 1;
        if !tagged(name, Tag::Name) || tagged(name + 1, Tag::Name) {
            continue;
        }
        // *le directeur général de Lormel*
        let noun = if of > 1 && tagged(of - 1, Tag::Adj) { of - 2 } else { of - 1 };
        let owner = scene.lexicon.body_words.owner(scene.lower(noun));
        // *un disque fondateur de Lormel*
        let alone = || tagged(noun, Tag::Noun) && (noun == 0 || !tagged(noun - 1, Tag::Noun));
        let Some(owner) = owner.filter(|_| alone()) else { continue };
        let class = scene.tags[name].class;
        let key = fold(scene.word(name));
        let somebody = class.has(WordClass::FIRST)
            || full_names.contains_key(&key)
            || scene.lexicon.speakers.by_surname(scene.word(name)).is_some();
        if !somebody {
            let held = found.entry(key).or_insert(owner);
            if owner == Owner::Company {
                *held = owner;
            }
        }
    }
    found
}
