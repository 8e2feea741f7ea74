//! [`subjects`]: the noun phrases of a frame that are the subject of a finite verb, any verb.
//!
//! Subjecthood is what makes somebody the topic of the next sentence (centering: Grosz, Joshi & Weinstein 1995), so a
//! pronoun looks for subjects first. The grammar is that of the reports: see [`super::reports`].

use super::reports::{Report, subject_before};
use super::scene::Scene;
use crate::detect::{Chunks, VgKind};

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
    out
}
