//! Quotations that no report of their own sentence governs: runs, and what the sentence before introduces.

use super::{Finding, Meant, Pass};
use crate::analysis::SpeakerFrom;
use crate::attribute::reports::{Carrier, Report, Source, is_main_verb, is_mute};
use crate::detect::{ChunkKind, NpKind, Tag, VgKind};
use crate::lexicon::Closed;

impl Pass<'_, '_> {
    /// A quotation that no report of its own frame governs.
    pub(super) fn without_cue(&mut self, finding: &mut Finding, frame: usize, c: usize) {
        let scene = self.scene;
        let chunks = &scene.chunks[frame];
        let alone = chunks.list.iter().all(|k| {
            matches!(
                k.kind,
                ChunkKind::Quote(_) | ChunkKind::Punct(_) | ChunkKind::Word(Closed::Adv | Closed::Coord)
            )
        });
        let paragraph = scene.frames[frame].paragraph;
        let first_in_paragraph = frame == 0 || scene.frames[frame - 1].paragraph != paragraph;
        // *… s'emporte. « … »*, *… ajoute :* at the end of the frame before.
        if frame > 0 {
            let before = &scene.chunks[frame - 1];
            let colon = before.list.last().is_some_and(|k| matches!(k.kind, ChunkKind::Punct(':')));
            // *X a écrit une lettre. Extrait : « … »*
            let bare =
                before.list.iter().all(|k| !matches!(k.kind, ChunkKind::Vg(_))) && before.list.len() <= 4;
            let told = self.last_source(frame - 1).map(|s| (frame - 1, s)).or_else(|| {
                let further = frame.checked_sub(2).filter(|_| bare && colon)?;
                self.last_source(further).map(|s| (further, s))
            });
            if colon
                && (alone || c == 0)
                && let Some((at, (source, report))) = told
            {
                let meant = self.meant(&source, &scene.chunks[at], at, true);
                if !meant.speakers.is_empty() {
                    finding.rule = "introduced";
                    finding.trust = 0.88 * meant.trust;
                    finding.speakers = meant.speakers;
                    finding.from = meant.from;
                    finding.source = Some(source.tokens);
                    if let Some(report) = report {
                        finding.cue = Some(report.cue);
                        finding.lemma = Some(report.lemma);
                    }
                    return;
                }
            }
        }
        if alone {
            // A run: the quotation right before in the same paragraph.
            let same_paragraph = !first_in_paragraph;
            let last = (0..self.findings.len()).rev().find(|i| self.findings[*i].quotation.is_some());
            if let Some(last) = last {
                let previous = &self.findings[last];
                let near = previous.frame + 1 == frame || previous.frame == frame;
                let speech = previous.reason.is_none() && !previous.speakers.is_empty();
                if same_paragraph
                    && let Some(q) = finding.quotation
                    && let Some(meant) = self.newly_acting(previous.frame, frame, q)
                {
                    finding.rule = "subject-before";
                    finding.trust = meant.trust;
                    finding.speakers = meant.speakers;
                    finding.from = Some(SpeakerFrom::Continuation);
                    return;
                }
                let turned = speech && near && same_paragraph;
                let before = self.findings[last].clone();
                if let Some(other) = turned.then(|| self.other_side(finding, &before)).flatten() {
                    *finding = other;
                    return;
                }
                let previous = &self.findings[last];
                if near && same_paragraph && speech {
                    finding.rule = "continuation";
                    finding.speakers = previous.speakers.clone();
                    finding.from = Some(SpeakerFrom::Continuation);
                    finding.trust = 0.9 * previous.trust.max(0.5);
                    return;
                }
                // A paragraph that is one quotation, right behind a quotation.
                let whole = frame + 1 >= scene.frames.len() || scene.frames[frame + 1].paragraph != paragraph;
                let clean = matches!(
                    previous.rule,
                    "incise" | "incise-inside" | "colon" | "continuation" | "incise-continued"
                ) && !previous.partial;
                if previous.frame + 1 == frame
                    && first_in_paragraph
                    && whole
                    && speech
                    && clean
                    && finding.tokens.len() > 8
                    && !self.is_intertitle(frame)
                {
                    finding.rule = "continuation";
                    finding.speakers = previous.speakers.clone();
                    finding.from = Some(SpeakerFrom::Continuation);
                    finding.trust = 0.62 * previous.trust.max(0.5);
                    return;
                }
                // The same speaker some frames back in the paragraph: a sentence of the journalist's lies between.
                if same_paragraph && speech && frame - previous.frame <= 3 {
                    let other = self.reports[previous.frame + 1..frame]
                        .iter()
                        .flatten()
                        .find(|r| r.strength > 0 && r.source.is_some());
                    if other.is_none() {
                        finding.rule = "continuation";
                        finding.speakers = previous.speakers.clone();
                        finding.from = Some(SpeakerFrom::Continuation);
                        finding.trust = 0.7 * previous.trust.max(0.5);
                        return;
                    }
                }
            }
            // The frame before speaks of somebody: *X s'indigne.*, *X est formel.*
            let acting = match finding.quotation {
                Some(q) if same_paragraph && self.main_report(frame - 1).is_none() => {
                    self.acting(frame - 1, q)
                }
                _ => None,
            };
            if let Some(meant) = acting {
                finding.rule = "subject-before";
                finding.trust = meant.trust;
                finding.speakers = meant.speakers;
                finding.from = Some(SpeakerFrom::Continuation);
                return;
            }
            if same_paragraph && let Some((source, report)) = self.main_source(frame - 1) {
                let before = &scene.chunks[frame - 1];
                let mute = is_mute(scene, before, &source);
                let meant = self.meant(&source, before, frame - 1, true);
                if !meant.speakers.is_empty() && !mute {
                    finding.rule = if report.is_some() { "introduced" } else { "subject-before" };
                    finding.trust = if report.is_some() { 0.78 } else { 0.58 } * meant.trust;
                    finding.speakers = meant.speakers;
                    finding.from = Some(SpeakerFrom::Continuation);
                    return;
                }
            }
        }
        // *Réponse du recteur : « … »*, *Un autre est moins tendre : « … »*: whoever it is, the sentence has told.
        let told = |k: &usize| {
            matches!(chunks.list[*k].kind, ChunkKind::Vg(_)) || chunks.np(*k).is_some_and(|np| !np.time)
        };
        if c > 0 && chunks.is_punct(c - 1, ':') && (0..c).any(|k| told(&k)) {
            return;
        }
        // A sentence that begins with words in small letters goes on with the one before.
        let small = c == 0
            && !alone
            && !first_in_paragraph
            && finding.quotation.is_some_and(|q| {
                let first = scene.quotations[q].inner().next();
                first.is_some_and(|t| scene.word(t).starts_with(char::is_lowercase))
            });
        if let Some(who) = self.entities.last_speaker(frame, 1).filter(|_| small) {
            finding.rule = "context";
            finding.partial = true;
            finding.speakers = vec![who];
            finding.from = Some(SpeakerFrom::Continuation);
            finding.trust = 0.4;
            return;
        }
        // A long quotation in the journalist's own sentence, right after somebody spoke: most likely the same.
        if !alone && !first_in_paragraph {
            let quotation = &scene.quotations[finding.quotation.unwrap_or_default()];
            let words = quotation.inner().filter(|t| scene.document.tokens()[*t].is_word()).count();
            let clause = quotation.inner().any(|t| scene.tags[t].is_finite());
            if let Some(who) = self.entities.last_speaker(frame, 2).filter(|_| words >= 5 && clause) {
                finding.rule = "context";
                finding.partial = true;
                finding.speakers = vec![who];
                finding.from = Some(SpeakerFrom::Continuation);
                finding.trust = 0.3;
            }
        }
    }

    /// The source of the last report of a main clause; where there is none, the last source of a frame, unless somebody
    /// else acts in it.
    fn main_source(&self, frame: usize) -> Option<(Source, Option<Report>)> {
        match self.main_report(frame) {
            Some(report) => Some((report.source.clone()?, Some(report.clone()))),
            None => self.last_source(frame),
        }
    }

    /// The last report of a main clause that has a source.
    fn main_report(&self, frame: usize) -> Option<&Report> {
        let chunks = &self.scene.chunks[frame];
        let main = |r: &&Report| {
            r.source.is_some()
                && r.form != VgKind::PastPart
                && (matches!(r.carrier, Carrier::Phrase) || is_main_verb(chunks, r.chunk))
        };
        self.reports.get(frame)?.iter().rev().find(main)
    }

    /// Who takes the word in the sentences between a quotation and a bare one of the same paragraph; the nearest tells.
    fn newly_acting(&mut self, previous: usize, frame: usize, q: usize) -> Option<Meant> {
        let paragraph = self.scene.frames[frame].paragraph;
        for between in (previous + 1..frame).rev().take(3) {
            if self.scene.frames[between].paragraph != paragraph {
                return None;
            }
            if self.reports[between].iter().any(|r| r.strength > 0 && r.source.is_some()) {
                return if between + 1 < frame { self.spoke_in(between, q) } else { None };
            }
            if let Some(meant) = self.acting(between, q) {
                return Some(meant);
            }
        }
        None
    }

    /// Who is said to say something in a frame, unless the words speak of that one, or to them.
    fn spoke_in(&mut self, frame: usize, q: usize) -> Option<Meant> {
        let (source, _) = self.main_source(frame)?;
        let meant = self.meant(&source, &self.scene.chunks[frame], frame, true);
        let [only] = meant.speakers[..] else { return None };
        let may = self.entities.is_person(only) && !self.speaks_of(q, only) && !self.speaks_to(q, only);
        may.then_some(Meant { trust: 0.75 * meant.trust, ..meant })
    }

    /// *« Pourquoi ? », lui demande X. « Pour rien. »*, *« Non », répond X. « Si, monsieur X. »*: the other of two who talk, where
    /// the words are not the last speaker's.
    fn other_side(&mut self, finding: &Finding, previous: &Finding) -> Option<Finding> {
        let (q, last) = (finding.quotation?, previous.quotation?);
        let [speaker] = previous.speakers[..] else { return None };
        let scene = self.scene;
        let asks = |q: usize| {
            scene.quotations[q].inner().last().is_some_and(|t| scene.tags[t].tag == Tag::Punct('?'))
        };
        let told = previous.cue.as_ref().is_some_and(|cue| {
            cue.clone().any(|t| {
                matches!(scene.lower(t), "lui" | "leur" | "l'" | "l’") && scene.tags[t].is(Closed::Object)
            })
        });
        let answers = told && asks(last) && !asks(q);
        if !answers && !self.speaks_to(q, speaker) {
            return None;
        }
        let other = self.entities.spoke_before(speaker, finding.frame);
        Some(Finding {
            rule: if other.is_some() { "continuation" } else { "none" },
            speakers: other.into_iter().collect(),
            from: other.map(|_| SpeakerFrom::Continuation),
            trust: if other.is_some() { 0.55 } else { 0.0 },
            ..finding.clone()
        })
    }

    /// The source of the last report of a frame, else the subject of its last finite verb.
    pub(super) fn last_source(&self, frame: usize) -> Option<(Source, Option<Report>)> {
        let found = self.reports.get(frame)?;
        if let Some(report) = found.iter().rev().find(|r| r.source.is_some() && (r.form != VgKind::PastPart))
        {
            return Some((report.source.clone()?, Some(report.clone())));
        }
        let chunks = &self.scene.chunks[frame];
        for k in 0..chunks.list.len() {
            let Some(np) = chunks.np(k) else { continue };
            let verb = (k + 1..(k + 4).min(chunks.list.len()))
                .any(|v| chunks.vg(v).is_some_and(|v| v.kind == VgKind::Finite));
            let person = np.kind == NpKind::Name || np.name.is_some() || self.scene.is_role(np.head);
            if np.prep.is_none() && !np.time && verb && person {
                let n = match chunks.list[k].kind {
                    ChunkKind::Np(n) => n,
                    _ => continue,
                };
                return Some((Source::phrase(np.tokens.clone(), n), None));
            }
        }
        for k in 0..chunks.list.len() {
            if let Some(token) = chunks.vg(k).and_then(|v| v.subject)
                && matches!(self.scene.lower(token), "il" | "elle")
            {
                return Some((Source::of_pronoun(token), None));
            }
        }
        None
    }
}
