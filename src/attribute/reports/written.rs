//! Where something is written: *peut-on lire dans X*, *Dans X, il est écrit que*, *X, où l'on lit que*, *on y lit*. A text speaks by
//! itself where a sentence names nobody but *on* or an empty *il*.

use super::Source;
use crate::attribute::scene::Scene;
use crate::detect::{Chunks, Np, NpKind};
use crate::lexicon::{Closed, NounKind, Verb};

/// The text that *on* reads from, or learns something from: *on peut lire dans le rapport que*, *y lit-on*.
pub(super) fn read_where(
    scene: &Scene<'_>,
    chunks: &Chunks,
    c: usize,
    after: usize,
    verb: &Verb,
) -> Option<Source> {
    // *On y voit des policiers*, *on entend une voix*: what is shown, or somebody else's words.
    let shows = matches!(&*verb.lemma, "entendre" | "voir");
    if !shows && !matches!(&*verb.lemma, "lire" | "apprendre" | "écrire" | "découvrir") {
        return None;
    }
    // *peut-on lire sur Facebook*: so may anybody's words.
    let bare = |np: &Np| np.kind == NpKind::Name && scene.is_network(np);
    let network = |source: &Source| source.nps.iter().any(|n| bare(&chunks.nps[*n]));
    let found = behind(scene, chunks, after).filter(|source| !network(source));
    if shows { found } else { found.or_else(|| written_before(scene, chunks, c)) }
}

/// The text in which *il est écrit que*.
pub(super) fn written_where(scene: &Scene<'_>, chunks: &Chunks, c: usize, after: usize) -> Option<Source> {
    let text = |source: &Source| source.nps.iter().any(|n| is_text(scene, &chunks.nps[*n]));
    behind(scene, chunks, after).filter(text).or_else(|| written_before(scene, chunks, c))
}

/// *y*, the text at the head of the sentence, or the one that a relative clause belongs to.
fn written_before(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> Option<Source> {
    there(scene, chunks, c)
        .or_else(|| at_the_head(scene, chunks, c))
        .or_else(|| of_relative(scene, chunks, c))
}

/// *y lit-on*, *il y est écrit*: the text of before, which only the sentences before can tell.
fn there(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> Option<Source> {
    let group = chunks.vg(c)?.tokens.clone();
    let y = (group.start.saturating_sub(1)..group.end).find(|t| scene.lower(*t) == "y")?;
    Some(Source::of_pronoun(y))
}

/// The text behind *dans* or *sur*, adverbs and dates between.
fn behind(scene: &Scene<'_>, chunks: &Chunks, after: usize) -> Option<Source> {
    for k in after..(after + 4).min(chunks.list.len()) {
        // *peut-on ainsi y lire*
        if chunks.is_word(k, Closed::Adv) {
            continue;
        }
        let np = chunks.np(k)?;
        if is_within(scene, np) {
            return source(chunks, k, np);
        }
        if !np.time {
            return None;
        }
    }
    None
}

/// *Dans un rapport remis lundi, il est écrit que*
fn at_the_head(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> Option<Source> {
    let head = (0..c).find(|k| chunks.np(*k).is_some())?;
    let np = chunks.np(head).filter(|np| is_within(scene, np) && is_text(scene, np))?;
    let opens =
        (0..head).all(|k| chunks.is_one_of(k, &[Closed::Coord, Closed::Adv]) || chunks.is_punct(k, ','));
    // *Dans une lettre, que nous avons lue, il est écrit que*
    let relative = |k: usize| {
        (head..k).rev().take(3).any(|j| chunks.is_one_of(j, &[Closed::Qui, Closed::Rel, Closed::That]))
    };
    let set_off = chunks.is_punct(c - 1, ',') && (head..c).all(|k| !chunks.is_finite(k) || relative(k));
    if opens && set_off { source(chunks, head, np) } else { None }
}

/// *un rapport dans lequel on peut lire que*, *une note, où il est écrit que*
fn of_relative(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> Option<Source> {
    let relative = c.checked_sub(1)?;
    let last = chunks.list[relative].tokens.end - 1;
    if !matches!(scene.lower(last), "où" | "lequel" | "laquelle" | "lesquels" | "lesquelles") {
        return None;
    }
    let k = (0..relative).rev().find(|k| !chunks.is_punct(*k, ','))?;
    let text =
        (k.saturating_sub(2)..=k).rev().find(|k| chunks.np(*k).is_some_and(|np| is_text(scene, np)))?;
    source(chunks, text, chunks.np(text)?)
}

fn source(chunks: &Chunks, k: usize, np: &Np) -> Option<Source> {
    let nps = vec![chunks.np_number(k)?];
    Some(Source { tokens: np.tokens.clone(), nps, pronoun: None, trust: 0.9 })
}

fn is_within(scene: &Scene<'_>, np: &Np) -> bool {
    !np.time && np.prep.is_some_and(|p| matches!(scene.lower(p), "dans" | "sur"))
}

/// A document, or words of somebody's.
fn is_text(scene: &Scene<'_>, np: &Np) -> bool {
    np.kind == NpKind::Nominal
        && (scene.noun_at(np.head) == Some(NounKind::Document) || scene.is_utterance(np))
}
