//! Negation of a reporting verb: *n'a pas dit*, *sans dire*, *a refusé de dire*; but *n'a pas manqué de dire*, *ne dit que*.

use crate::attribute::scene::Scene;
use crate::detect::{Chunks, Vg, VgKind};
use crate::lexicon::Closed;
use std::ops::Range;

/// Stems of the verbs that say with a negation that something was done: *n'a pas hésité à*, *n'oublie pas de*.
const UNFAILING: [&str; 6] = ["manqu", "cess", "hésit", "oubli", "lass", "priv"];

/// Stems of the verbs that say without one that it was not: *a refusé de*, *s'est gardé de*, *évite de*.
const REFUSING: [&str; 4] = ["refus", "gard", "évit", "absten"];

/// Verbs that *ne* alone denies: *n'a pu confirmer*, *n'ose dire*.
const BARE: [&str; 12] = [
    "peut",
    "peuvent",
    "pouvait",
    "pu",
    "put",
    "saurait",
    "sauraient",
    "sait",
    "ose",
    "osent",
    "osait",
    "osé",
];

/// Whether the verb at a token of the group at a chunk is denied.
pub(super) fn negated(scene: &Scene<'_>, chunks: &Chunks, c: usize, verb: usize) -> bool {
    let Some(vg) = chunks.vg(c) else { return false };
    let denied = if vg.negated {
        !restricts(scene, chunks, c)
    } else {
        vg.kind == VgKind::Infinitive && refused(scene, chunks, c)
    };
    denied && !begins(scene, &UNFAILING, vg.tokens.start..verb + 1)
}

/// *sans dire que*
pub(in crate::attribute) fn without(scene: &Scene<'_>, vg: &Vg) -> bool {
    vg.governor.is_some_and(|g| scene.lower(g) == "sans")
}

/// *ne … que* without *pas*, *jamais* or *personne*, or with a *pas* inside the marks: only so much.
pub(super) fn restricts(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> bool {
    let Some(vg) = chunks.vg(c) else { return false };
    let reach = if chunks.quote(c + 1).is_some() { 0 } else { 3 };
    let around = vg.tokens.start.saturating_sub(4)..(vg.tokens.end + reach).min(scene.tags.len());
    let denies = |t: usize| {
        matches!(
            scene.lower(t),
            "pas"
                | "plus"
                | "jamais"
                | "rien"
                | "guère"
                | "point"
                | "aucun"
                | "aucune"
                | "personne"
                | "nul"
                | "nulle"
                | "ni"
                | "nullement"
        )
    };
    vg.negated
        && !around.into_iter().any(denies)
        && !begins(scene, &UNFAILING, vg.tokens.clone())
        && !vg.tokens.clone().any(|t| BARE.contains(&scene.lower(t)))
}

/// The verb that governs the infinitive at a chunk says that it was not done.
fn refused(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> bool {
    let before = (0..c).rev().find(|k| !chunks.is_word(*k, Closed::Adv) && !chunks.is_word(*k, Closed::Neg));
    before
        .and_then(|k| chunks.vg(k))
        .is_some_and(|main| !main.negated && begins(scene, &REFUSING, main.tokens.clone()))
}

fn begins(scene: &Scene<'_>, stems: &[&str], tokens: Range<usize>) -> bool {
    tokens.map(|t| scene.lower(t)).any(|word| stems.iter().any(|stem| word.starts_with(stem)))
}
