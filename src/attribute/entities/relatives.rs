//! Surnames that two share: *Viviane et Pierre Lambert*. Reads the tags of the whole text, and changes nothing.

use super::super::scene::Scene;
use crate::detect::Tag;
use crate::lexicon::{Closed, WordClass, fold, is_particle};
use crate::text::spaced;
use rustc_hash::{FxHashMap, FxHashSet};

/// *Viviane et Pierre Lambert*: by a first name, folded, the whole name of whoever bears that of the other. Only where the text
/// introduces both so: who goes by a first name before (*Eva … Eva et Karl Martin*) has another surname, or none.
pub(super) fn relatives(
    scene: &Scene<'_>,
    full_names: &FxHashMap<String, Option<String>>,
) -> FxHashMap<String, Option<String>> {
    let mut found: FxHashMap<String, Option<String>> = FxHashMap::default();
    let name = |t: usize| scene.tags.get(t).is_some_and(|x| x.tag == Tag::Name);
    let given = |t: usize| name(t) && scene.tags[t].class.has(WordClass::FIRST);
    let is_joint = |t: &usize| {
        // *entre Arthur et Paul Martin*: two who face each other.
        let lone = *t < 2 || !name(*t - 2) && scene.lower(*t - 2) != "entre";
        scene.tags[*t].is(Closed::Coord)
            && given(*t - 1)
            && given(*t + 1)
            && lone
            && scene.lower(*t) == "et"
            && name(*t + 2)
    };
    let mut joints = (1..scene.tags.len()).filter(is_joint).peekable();
    if joints.peek().is_none() {
        return found;
    }
    let introductions = Introductions::of(scene);
    let given_names: FxHashSet<&str> =
        full_names.values().flatten().filter_map(|n| n.split(' ').next()).collect();
    for joint in joints {
        let mut end = joint + 2;
        while name(end) || name(end + 1) && is_particle(scene.word(end)) {
            end += 1;
        }
        // *Hugo et Anna Lou Martin*
        let second = usize::from(end > joint + 3 && given(joint + 2));
        let surname = joint + 2 + second..end;
        if surname.is_empty() || surname.len() > 3 {
            continue;
        }
        let first = scene.word(joint - 1);
        let key = fold(first);
        let whole = format!("{first} {}", spaced(scene.words(surname)));
        let speakers = &scene.lexicon.speakers;
        let known = speakers.by_surname(first).or_else(|| speakers.by_alias(first)).is_some();
        let elsewhere = full_names.contains_key(&key) || given_names.contains(first);
        let introduced = introductions.has(joint - 1, scene) && introductions.has(joint + 1, scene);
        if introduced && !elsewhere && !known && !whole.contains('\n') {
            let held = found.entry(key).or_insert_with(|| Some(whole.clone()));
            if held.as_ref().is_some_and(|h| *h != whole) {
                *held = None;
            }
        }
    }
    found
}

/// Where the words of names stand first, and which of them are the names of those who reign.
struct Introductions<'s> {
    first: FxHashMap<&'s str, usize>,
    reigning: FxHashSet<&'s str>,
}

impl<'s> Introductions<'s> {
    fn of(scene: &'s Scene<'_>) -> Introductions<'s> {
        let mut first = FxHashMap::default();
        let mut reigning = FxHashSet::default();
        for t in (0..scene.tags.len()).filter(|t| scene.tags[*t].tag == Tag::Name) {
            first.entry(scene.word(t)).or_insert(t);
            // *le prince Harry*
            let rank = t.checked_sub(1).map_or("", |before| scene.lower(before));
            if matches!(rank, "prince" | "princesse" | "roi" | "reine" | "pape") {
                reigning.insert(scene.word(t));
            }
        }
        Introductions { first, reigning }
    }

    /// A token is the first of the text with its word, which is the name of nobody who reigns.
    fn has(&self, token: usize, scene: &Scene<'_>) -> bool {
        let word = scene.word(token);
        self.first.get(word) == Some(&token) && !self.reigning.contains(word)
    }
}
