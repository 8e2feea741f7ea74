//! Who lends their voice: *par la voix de son porte-parole*, *sous la plume de X*: the words are those of whoever utters them,
//! whatever body is the subject of the verb.

use super::Source;
use crate::attribute::scene::Scene;
use crate::detect::{ChunkKind, Chunks, Np, NpKind};
use crate::lexicon::Closed;

/// The voice of the clause around the verb at a chunk, `end` the chunk behind what belongs to it.
pub(super) fn voice(scene: &Scene<'_>, chunks: &Chunks, verb: usize, end: usize) -> Option<Source> {
    let breaks = |k: &usize| {
        chunks.is_finite(*k)
            || matches!(chunks.list[*k].kind, ChunkKind::Punct(';' | ':') | ChunkKind::Word(Closed::That))
    };
    let before = (0..verb).rev().take_while(|k| !breaks(k)).find_map(|k| owner(scene, chunks, k));
    before
        .or_else(|| (end..chunks.list.len()).take_while(|k| !breaks(k)).find_map(|k| owner(scene, chunks, k)))
}

/// Whose voice or pen the phrase at a chunk tells of.
fn owner(scene: &Scene<'_>, chunks: &Chunks, k: usize) -> Option<Source> {
    let np = chunks.np(k).filter(|np| lends(scene, np))?;
    let begin = (np.head + 1..np.tokens.end).find(|t| !scene.tags[*t].is(Closed::De))?;
    // *par la voix d'un proche*: nobody whom the article knows.
    if matches!(scene.lower(begin), "un" | "une" | "des") {
        return None;
    }
    let named = chunks.np(k + 2).filter(|name| {
        chunks.is_punct(k + 1, ',') && name.kind == NpKind::Name && name.det.is_none() && name.prep.is_none()
    });
    let source = match named {
        Some(name) => Source::phrase(begin..name.tokens.end, chunks.np_number(k + 2)?),
        None => Source { tokens: begin..np.tokens.end, nps: Vec::new(), pronoun: None, trust: 0.85 },
    };
    Some(Source { trust: 0.9, ..source })
}

/// *par la voix de*, *sous la plume de*
pub(super) fn lends(scene: &Scene<'_>, np: &Np) -> bool {
    let Some(preposition) = np.prep else { return false };
    let means = match scene.lower(preposition) {
        "par" => matches!(scene.lower(np.head), "voix" | "bouche"),
        "sous" => scene.lower(np.head) == "plume",
        _ => false,
    };
    means && np.det.is_some_and(|d| scene.lower(d) == "la") && np.head + 1 < np.tokens.end
}
