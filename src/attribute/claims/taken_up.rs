//! What *C'est ce qu'affirme X* takes up: the sentence before is what X affirms.

use super::Claim;
use super::trim;
use crate::analysis::Act;
use crate::attribute::reports::{Carrier, Report, reports};
use crate::attribute::scene::Scene;
use crate::detect::{ChunkKind, Chunks, VgKind};
use crate::lexicon::Closed;

/// The sentence before, where a cleft takes it up and nobody else has said it: *C'est du moins ce qu'a annoncé X*.
pub(super) fn taken_up(scene: &Scene<'_>, frame: usize, own: &[Report], report: &Report) -> Option<Claim> {
    let Carrier::Verb(id) = report.carrier else { return None };
    let verb = scene.lexicon.verbs.verb(id);
    let says = matches!(verb.act, Act::Say | Act::Write | Act::Think | Act::Know) && verb.incise > 0;
    let first = own.iter().all(|r| r.chunk >= report.chunk);
    if !says || !first || report.form != VgKind::Finite || report.negated || !cleft(scene, frame, report) {
        return None;
    }
    let before = frame.checked_sub(1)?;
    let chunks = &scene.chunks[before];
    if scene.frames[before].paragraph != scene.frames[frame].paragraph
        || !(0..chunks.list.len()).any(|k| chunks.is_finite(k))
        || reports(scene, before).iter().any(|r| r.source.is_some())
    {
        return None;
    }
    let range = trim(chunks, 0..chunks.list.len());
    let tokens = chunks.list.get(range.start)?.tokens.start..chunks.list.get(range.end - 1)?.tokens.end;
    let quotations = range.filter_map(|k| chunks.quote(k)).collect();
    Some(Claim { report: 0, tokens, quotations, rule: "introduced-after", trust: 0.85 })
}

/// *C'est*, perhaps *en tout cas*, *ce que*, the subject, the verb; or with the subject behind the verb.
fn cleft(scene: &Scene<'_>, frame: usize, report: &Report) -> bool {
    let chunks = &scene.chunks[frame];
    let Some(that) = (0..report.chunk).rev().take(3).find(|k| chunks.is_word(*k, Closed::That)) else {
        return false;
    };
    let between = (that + 1..report.chunk).all(|k| chunks.np(k).is_some() || chunks.is_word(k, Closed::Adv));
    let lower = |k: usize| scene.lower(chunks.list[k].tokens.start);
    let Some(ce) = that.checked_sub(1).filter(|k| lower(*k) == "ce") else { return false };
    between && (0..ce).any(|k| is_it(scene, chunks, k)) && (0..ce).all(|k| leads(scene, chunks, k))
}

/// *c'est*, *ce serait*
fn is_it(scene: &Scene<'_>, chunks: &Chunks, k: usize) -> bool {
    let it = |t: usize| matches!(scene.lower(t), "c'" | "ce");
    let be = |t: usize| matches!(scene.lower(t), "est" | "serait" | "était");
    chunks.vg(k).is_some_and(|v| v.kind == VgKind::Finite && v.verbs.last().is_some_and(|t| be(*t)))
        && (it(chunks.list[k].tokens.start) || k > 0 && it(chunks.list[k - 1].tokens.start))
}

fn leads(scene: &Scene<'_>, chunks: &Chunks, k: usize) -> bool {
    match &chunks.list[k].kind {
        ChunkKind::Vg(_) => is_it(scene, chunks, k),
        // *en tout cas*, *en tous cas*
        ChunkKind::Np(_) => chunks.np(k).is_some_and(|np| np.prep.is_some() || scene.lower(np.head) == "cas"),
        ChunkKind::Word(_) | ChunkKind::Punct(',') => true,
        _ => false,
    }
}
