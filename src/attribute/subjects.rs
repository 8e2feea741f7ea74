//! [`subjects`]: the noun phrases of a frame that are the subject of a finite verb, any verb.
//!
//! Subjecthood is what makes somebody the topic of the next sentence (centering: Grosz, Joshi & Weinstein 1995), so a
//! pronoun looks for subjects first. The grammar is that of the reports: see [`super::reports`].

use super::colon::agent;
use super::reports::{Report, is_main_verb, subject_before};
use super::scene::Scene;
use crate::detect::{Chunks, Np, NpKind, VgKind};
use crate::lexicon::Closed;
use std::ops::Range;

/// The subjects of a frame, by the number of the noun phrase: sources of reports, and whoever governs a finite verb.
/// Quadratic in the verbs of one frame, whose length is bounded.
pub fn subjects(scene: &Scene<'_>, chunks: &Chunks, found: &[Report]) -> Vec<usize> {
    let mut out: Vec<usize> =
        found.iter().filter_map(|r| r.source.as_ref()).flat_map(|s| s.nps.iter().copied()).collect();
    for k in 1..chunks.list.len() {
        let Some(vg) = chunks.vg(k) else { continue };
        if vg.kind != VgKind::Finite || vg.subject.is_some() || vg.clitic.is_some() {
            continue;
        }
        if let Some(source) = subject_before(scene, chunks, k) {
            out.extend(source.nps);
        }
    }
    out.extend(presented(scene, chunks));
    out.extend(echoing(scene, chunks).and_then(|at| chunks.np_number(at)));
    out
}

/// The chunk that ends the line which stands before a colon, or the whole frame.
fn line_end(chunks: &Chunks) -> usize {
    (0..chunks.list.len()).find(|k| chunks.is_punct(*k, ':')).unwrap_or(chunks.list.len())
}

/// *Même son de cloche du côté de* (Jean Blot), *Une version confirmée par* (Jean Blot) *: « A », dit-il*: whom a line without a verb of its
/// own brings in, where they stand inside a phrase. Not of a headline.
pub fn brought_in(scene: &Scene<'_>, chunks: &Chunks) -> Option<Range<usize>> {
    let end = line_end(chunks);
    let last = chunks.list.len().checked_sub(1)?;
    if (0..end).any(|k| chunks.is_finite(k)) || end > last && !chunks.is_punct(last, '.') {
        return None;
    }
    let side = echoing(scene, chunks).and_then(|k| chunks.np(k));
    let side = side.map(|np| whose_side(scene, np).unwrap_or(np.tokens.clone()));
    side.or_else(|| agent(scene, chunks, end.min(last)).map(|source| source.tokens))
}

/// *Même constat chez Jean Blot.*, *Même son de cloche du côté de Jean Blot.*: whom a line without verb brings in; the chunk.
pub fn echoing(scene: &Scene<'_>, chunks: &Chunks) -> Option<usize> {
    let first = chunks.list.first()?.tokens.start;
    let told = || (0..line_end(chunks)).any(|k| is_main_verb(chunks, k));
    if !matches!(scene.lower(first), "même" | "mêmes" | "idem") || told() {
        return None;
    }
    let with = |np: &Np| {
        !np.time && (np.prep.is_some_and(|p| brings_in(scene, p)) || whose_side(scene, np).is_some())
    };
    (0..chunks.list.len()).find(|k| chunks.np(*k).is_some_and(with))
}

/// *constat du côté de* (Jean Blot), *son de cloche pour* (la sénatrice): whom a phrase brings in within itself.
pub fn whose_side(scene: &Scene<'_>, np: &Np) -> Option<Range<usize>> {
    let of = |t: usize| t + 1 < np.tokens.end && scene.tags[t + 1].is(Closed::De);
    let inside = |t: &usize| match scene.lower(*t) {
        "côté" => true,
        "part" => of(*t),
        _ => brings_in(scene, *t),
    };
    let at = np.tokens.clone().find(inside)?;
    let contracted = scene.tags.get(at + 1).is_some_and(|t| t.is(Closed::DeDet));
    let tokens = at + 1 + usize::from(of(at) || contracted)..np.tokens.end;
    (!tokens.is_empty()).then_some(tokens)
}

/// *chez*, *pour*: the preposition before somebody of whom the same holds.
pub fn brings_in(scene: &Scene<'_>, t: usize) -> bool {
    matches!(scene.lower(t), "chez" | "pour")
}

/// *du côté de* (la mairie), *pour* (la mairie): the phrase that begins at a token is brought in by the words before it.
pub fn is_brought_in(scene: &Scene<'_>, start: usize) -> bool {
    let before = start.checked_sub(1).map_or("", |t| scene.lower(t));
    // *une information confirmée par le ministère : « A »*
    before == "par"
        || (start.saturating_sub(2)..start)
            .any(|t| brings_in(scene, t) || matches!(scene.lower(t), "côté" | "part"))
}

/// *Un avis que ne partage pas Jean Blot.*, *Une idée qui amuse le rapporteur.*: whom a sentence brings in that is one phrase with
/// its relative.
fn presented(scene: &Scene<'_>, chunks: &Chunks) -> Option<usize> {
    let first = chunks.np(0).filter(|np| np.kind == NpKind::Nominal && np.prep.is_none())?;
    let relative = |k: usize| chunks.is_one_of(k, &[Closed::That, Closed::Qui, Closed::Rel]);
    let verb = (2..chunks.list.len().min(4)).find(|k| chunks.is_finite(*k))?;
    let own = chunks.vg(verb).is_some_and(|vg| vg.subject.is_some() || vg.clitic.is_some());
    let alone =
        (verb + 1..chunks.list.len()).all(|k| chunks.vg(k).is_none_or(|vg| vg.kind != VgKind::Finite));
    let person = scene.is_role(first.head) || first.name.is_some();
    if !relative(1) || own || !alone || person {
        return None;
    }
    let at = verb + 1 + usize::from(chunks.is_word(verb + 1, Closed::Neg));
    let np = chunks.np(at).filter(|np| np.prep.is_none() && !np.time && np.kind != NpKind::Pronoun)?;
    (np.name.is_some() || np.kind == NpKind::Name || scene.is_role(np.head)).then(|| chunks.np_number(at))?
}
