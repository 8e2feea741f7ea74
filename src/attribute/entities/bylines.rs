//! Bylines: who wrote an article, and says nothing in it.

use super::super::scene::Scene;
use crate::detect::{ChunkKind, NpKind};

/// A byline has no more tokens.
const LONGEST: usize = 18;

/// *Par Anne Martin*, *De notre envoyée spéciale à Rome, Anne Martin*, *Propos recueillis par Anne Martin*, *Anne Martin (avec AFP)*: a line
/// without a verb that names its author.
pub(super) fn is_byline(scene: &Scene<'_>, frame: usize) -> bool {
    let line = &scene.frames[frame];
    let starts = frame.checked_sub(1).is_none_or(|f| scene.frames[f].paragraph != line.paragraph);
    let tokens = line.tokens.clone();
    if !starts || tokens.len() > LONGEST {
        return false;
    }
    let chunks = &scene.chunks[frame];
    let states = (0..chunks.list.len()).any(|k| {
        chunks.is_finite(k) || matches!(chunks.list[k].kind, ChunkKind::Quote(_)) || chunks.is_punct(k, ':')
    });
    let name = |k: usize| chunks.np(k).filter(|np| np.kind == NpKind::Name);
    if states || !chunks.nps.iter().any(|np| np.name.is_some()) {
        return false;
    }
    let by = scene.reads(tokens.start, "par") && name(0).is_some_and(|np| np.prep == Some(tokens.start));
    let sent = |t: usize| {
        let word = scene.lower(t);
        word.starts_with("envoyé") || word.starts_with("correspondant")
    };
    let ours = |t: usize| matches!(scene.lower(t), "notre" | "nos");
    let sent = || tokens.clone().skip(1).any(|t| sent(t) && ours(t - 1));
    let gathered =
        || tokens.clone().skip(1).any(|t| scene.reads(t, "recueillis") && scene.reads(t - 1, "propos"));
    let shared = || {
        name(0).is_some_and(|np| np.prep.is_none() && np.tokens.len() > 1)
            && chunks.is_punct(1, '(')
            && chunks.list.last().is_some_and(|last| matches!(last.kind, ChunkKind::Punct(')')))
            && scene.reads(chunks.list[1].tokens.end, "avec")
    };
    by || sent() || gathered() || shared()
}
