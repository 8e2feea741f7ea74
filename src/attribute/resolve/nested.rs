//! Quotations inside quotations: *« Il m'a dit : “Partez !” »*: speech where the words around report it, else a term.
//!
//! The grammar is that of the journalist's sentences; but whom a pronoun means in somebody's mouth the text seldom tells, so
//! only *je*, who is the one that speaks, and phrases with a noun or a name get a speaker.

use super::{Finding, Pass};
use crate::analysis::{Reason, SpeakerFrom};
use crate::attribute::construction::link;
use crate::attribute::inside::chunks_of;
use crate::attribute::reports::{Carrier, Report, pronoun_of, reports_in};
use crate::attribute::scene::Scene;
use crate::detect::{Chunks, VgKind};

/// The words of others in somebody's mouth are told from memory.
const RETOLD: f32 = 0.8;

impl Pass<'_, '_> {
    /// Decides on all quotations inside quotations; linear in their words.
    pub(super) fn nested(&mut self) {
        for q in 0..self.scene.quotations.len() {
            if self.of_quotation[q].is_none() {
                let finding = self.within(q);
                self.findings.push(finding);
            }
        }
    }

    fn within(&mut self, q: usize) -> Finding {
        let scene = self.scene;
        let quotation = &scene.quotations[q];
        let frame = scene.places[q].0;
        let mut finding = Finding::new(quotation.first..quotation.last, frame);
        finding.quotation = Some(q);
        finding.segments = vec![quotation.inner()];
        finding.partial = true;
        finding.rule = "nested";
        finding.reason = Some(Reason::Term);
        finding.trust = 0.5;
        let around = |p: &usize| {
            let outer = &scene.quotations[*p];
            outer.first < quotation.first && quotation.last <= outer.last
        };
        let Some(outer) = (0..q).rev().take(8).find(around) else { return finding };
        let chunks = chunks_of(scene, outer);
        let Some(c) = (0..chunks.list.len()).find(|k| chunks.quote(*k) == Some(q)) else { return finding };
        let found = reports_in(scene, &chunks);
        let link = link(scene, &chunks, c, &found);
        let Some((link, report)) = link.and_then(|l| Some((l.clone(), found.get(l.report?)?))) else {
            return finding;
        };
        // *Il n'a pas prononcé les mots « classe moyenne »*: the object of the verb, and no words of its subject.
        let object = link.rule == "object" && c != report.end;
        let phrase = matches!(report.carrier, Carrier::Phrase) && report.source.is_some();
        if object || !phrase && !report.says_plainly(scene) {
            return finding;
        }
        finding.reason = None;
        finding.partial = link.partial;
        finding.trust = 0.0;
        let says_je = je(scene, &chunks, report);
        let nominal = report.source.as_ref().is_some_and(|s| s.pronoun.is_none() && !s.nps.is_empty());
        if says_je {
            let speaks = self.of_quotation[outer].map(|f| &self.findings[f]);
            let Some(speaks) = speaks.filter(|f| f.reason.is_none()) else { return finding };
            finding.trust = RETOLD * speaks.trust;
            finding.speakers.clone_from(&speaks.speakers);
            finding.from = Some(SpeakerFrom::Continuation);
        } else if nominal {
            let meant = self.meant_by_report(report, &chunks, frame, false);
            self.apply(&mut finding, report, &meant, RETOLD * link.trust);
            finding.rule = "nested";
        }
        finding
    }
}

/// *je leur disais*, *j'ai répondu*
fn je(scene: &Scene<'_>, chunks: &Chunks, report: &Report) -> bool {
    chunks.vg(report.chunk).is_some_and(|vg| {
        vg.kind == VgKind::Finite
            && vg.subject.is_some_and(|t| matches!(pronoun_of(scene.lower(t)), "je" | "j'" | "j’"))
    })
}
