//! The pass over an article, frame by frame, in which every quotation and claim gets its speaker.
//!
//! Left to right, because what a pronoun or a bare quotation means depends on who spoke last. Each frame first gives its
//! noun phrases to the entity grid, then its reports their speakers, then its quotations and claims their reports.

use super::claims::{Claim, claims};
use super::construction::{Link, link};
use super::entities::{Entities, EntityId, Reference};
use super::evidence::Trace;
use super::inside::{Inside, inside};
use super::reports::{Carrier, Report, Source, pronoun_of, reports, subject_before};
use super::scene::Scene;
use super::speech::{Setting, coordinated, looks, reason, speech};
use super::stand::stand;
use super::subjects::subjects;
use crate::analysis::{Act, Polarity, Reason, SpeakerFrom};
use crate::detect::{ChunkKind, Chunks, NpKind, Tag, VgKind};
use crate::input::Date;
use crate::lexicon::{Closed, Looks, WordKey, fold};
use crate::text::TokenKind;
use std::ops::Range;

/// A quotation or claim with what was decided about it, in tokens and entities.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The quotation, by its number; none for a claim.
    pub quotation: Option<usize>,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Segments of the content: tokens.
    pub segments: Vec<Range<usize>>,
    /// Stands in the journalist's own clause.
    pub partial: bool,
    /// Quotations inside a claim.
    pub holds: Vec<usize>,
    /// Why it is no speech.
    pub reason: Option<Reason>,
    /// Who said it.
    pub speakers: Vec<EntityId>,
    /// How the speaker was reached.
    pub from: Option<SpeakerFrom>,
    /// The phrase of the text.
    pub source: Option<Range<usize>>,
    /// The role in which the text presents the speaker.
    pub role: Option<Range<usize>>,
    /// The words of the cue.
    pub cue: Option<Range<usize>>,
    /// Its lemma.
    pub lemma: Option<String>,
    /// What the speaker did.
    pub act: Act,
    /// Whether it is asserted.
    pub polarity: Polarity,
    /// To whom.
    pub addressee: Option<Range<usize>>,
    /// By whom it was passed on.
    pub relay: Option<Range<usize>>,
    /// The rule.
    pub rule: &'static str,
    /// The trust of construction, source and coreference together, before calibration.
    pub trust: f32,
    /// The frame.
    pub frame: usize,
    /// Who is named inside the words.
    pub mentions: Vec<EntityId>,
    /// What a quotation looks like, where that was asked.
    pub looks: Looks,
}

impl Finding {
    fn new(tokens: Range<usize>, frame: usize) -> Finding {
        Finding {
            quotation: None,
            segments: vec![tokens.clone()],
            tokens,
            partial: false,
            holds: Vec::new(),
            reason: None,
            speakers: Vec::new(),
            from: None,
            source: None,
            role: None,
            cue: None,
            lemma: None,
            act: Act::Say,
            polarity: Polarity::Asserted,
            addressee: None,
            relay: None,
            rule: "none",
            trust: 0.0,
            frame,
            mentions: Vec::new(),
            looks: Looks::default(),
        }
    }
}

/// So many quotations before and behind are searched for words that were lifted out.
const LIFT_REACH: usize = 300;

/// What a source turned out to mean.
#[derive(Clone, Debug, Default)]
struct Meant {
    speakers: Vec<EntityId>,
    from: Option<SpeakerFrom>,
    trust: f32,
}

/// Everything found in a scene, and the entities it speaks of.
pub struct Resolved {
    /// Quotations and claims, in the order in which they were decided.
    pub findings: Vec<Finding>,
    /// Who they speak of.
    pub entities: Entities,
}

/// Resolves a scene; linear but for the look-back of coreference, which is bounded by the number of entities.
pub fn resolve(scene: &Scene<'_>, date: Option<Date>) -> Resolved {
    run(scene, Entities::new(scene, date))
}

/// The same as [`resolve`], with a trace of what was weighed: [`Entities::weighings`] has it.
pub fn resolve_traced(scene: &Scene<'_>, date: Option<Date>) -> Resolved {
    let mut entities = Entities::new(scene, date);
    entities.trace = Trace::on();
    run(scene, entities)
}

/// Resolves a headline that was given apart: with the people of its text, and with the words that the text attributes.
pub fn resolve_title(title: &Scene<'_>, text: &Scene<'_>, resolved: Resolved) -> (Resolved, Vec<Finding>) {
    let said: Vec<(Vec<WordKey>, Vec<EntityId>, f32)> = resolved
        .findings
        .iter()
        .filter(|f| !f.speakers.is_empty())
        .filter_map(|f| {
            f.quotation.map(|q| (words_of(text, text.quotations[q].inner()), f.speakers.clone(), f.trust))
        })
        .collect();
    let mut headline = run(title, resolved.entities);
    for finding in headline.findings.iter_mut().filter(|f| f.speakers.is_empty()) {
        let Some(q) = finding.quotation else { continue };
        let wanted = words_of(title, title.quotations[q].inner());
        let best = said
            .iter()
            .map(|(words, who, trust)| (overlap(&wanted, words), who, trust))
            .max_by(|a, b| a.0.total_cmp(&b.0));
        if let Some((score, who, trust)) = best.filter(|(score, ..)| *score > 0.74 && wanted.len() > 1) {
            let _ = score;
            finding.rule = "lifted";
            finding.reason = None;
            finding.speakers = who.clone();
            finding.from = Some(SpeakerFrom::Coreference);
            finding.trust = 0.93 * trust;
        }
    }
    (Resolved { findings: resolved.findings, entities: headline.entities }, headline.findings)
}

fn run(scene: &Scene<'_>, entities: Entities) -> Resolved {
    let mut pass = Pass {
        scene,
        entities,
        findings: Vec::new(),
        of_quotation: vec![None; scene.quotations.len()],
        reports: Vec::new(),
        again: repeated(scene),
    };
    for frame in 0..scene.frames.len() {
        pass.frame(frame);
    }
    pass.leading_up();
    pass.lifted();
    pass.between();
    pass.nested();
    pass.mentions();
    Resolved { findings: pass.findings, entities: pass.entities }
}

struct Pass<'p, 'a> {
    scene: &'p Scene<'a>,
    entities: Entities,
    findings: Vec<Finding>,
    of_quotation: Vec<Option<usize>>,
    reports: Vec<Vec<Report>>,
    /// For each quotation, whether another one has the same words: see [`repeated`].
    again: Vec<Option<bool>>,
}

impl Pass<'_, '_> {
    fn frame(&mut self, frame: usize) {
        let scene = self.scene;
        let chunks = &scene.chunks[frame];
        let found = reports(scene, frame);
        let subjects = subjects(scene, chunks, &found);
        let speaking: Vec<usize> = found.iter().filter_map(|r| r.source.as_ref()?.pronoun).collect();
        self.entities.read_frame(scene, frame, &subjects, &speaking);
        let meant: Vec<Meant> = found.iter().map(|r| self.meant_by_report(r, chunks, frame, true)).collect();
        let mut spoke: Vec<EntityId> = Vec::new();
        for c in 0..chunks.list.len() {
            if let Some(q) = chunks.quote(c) {
                let finding = self.quotation(frame, c, q, &found, &meant);
                if finding.reason.is_none() {
                    spoke.extend(finding.speakers.last().copied());
                    if finding.speakers.len() == 1 {
                        self.entities.spoke(finding.speakers[0], frame);
                    }
                }
                self.of_quotation[q] = Some(self.findings.len());
                self.findings.push(finding);
            }
        }
        for finding in self.findings.iter_mut().rev().take_while(|f| f.frame == frame) {
            finding.role = finding.source.clone().and_then(|s| role_in(scene, chunks, s));
        }
        for claim in claims(scene, frame, &found) {
            self.claim(frame, claim, &found, &meant);
        }
        // A report without quotation makes its source the last speaker, too.
        if spoke.is_empty() {
            for (report, meant) in found.iter().zip(&meant) {
                if report.strength > 0 && meant.speakers.len() == 1 && report.form != VgKind::PastPart {
                    self.entities.spoke(meant.speakers[0], frame);
                }
            }
        }
        self.reports.push(found);
    }

    /// Who a report's source means.
    fn meant_by_report(&mut self, report: &Report, chunks: &Chunks, frame: usize, grid: bool) -> Meant {
        match &report.source {
            Some(source) => self.meant(source, chunks, frame, grid, report.incise),
            // *Et d'insister : « … »*, *Avant d'ajouter : « … »*, *Rappelant que « … »*: whoever spoke last.
            None if matches!(report.form, VgKind::Infinitive | VgKind::PresPart)
                && !(0..chunks.list.len())
                    .any(|k| chunks.vg(k).is_some_and(|v| v.kind == VgKind::Finite) && k < report.chunk) =>
            {
                match self.entities.last_speaker(frame, 3) {
                    Some(who) => {
                        Meant { speakers: vec![who], from: Some(SpeakerFrom::Continuation), trust: 0.85 }
                    }
                    None => Meant::default(),
                }
            }
            None => Meant::default(),
        }
    }

    fn meant(&mut self, source: &Source, chunks: &Chunks, frame: usize, grid: bool, speaking: bool) -> Meant {
        let scene = self.scene;
        let mut meant = Meant { trust: source.trust, ..Meant::default() };
        self.entities.trace.about(&source.tokens);
        if let Some(token) = source.pronoun.filter(|_| source.nps.len() <= 1) {
            let word = pronoun_of(scene.lower(token));
            if let Some(reference) = self.entities.pronoun_at(scene, token, frame, speaking) {
                meant.speakers.push(reference.entity);
                meant.from = Some(reference.from);
                meant.trust *= reference.trust;
                return meant;
            }
            // *certains*, *beaucoup*: a phrase of its own.
            let nameless = matches!(
                word,
                "certains"
                    | "certaines"
                    | "plusieurs"
                    | "beaucoup"
                    | "d'autres"
                    | "tous"
                    | "chacun"
                    | "ceux"
                    | "celles"
                    | "personne"
            );
            if let (true, Some(np)) = (nameless, source.nps.first().and_then(|n| chunks.nps.get(*n)))
                && let Some(reference) = self.entities.np(scene, frame, np, true)
            {
                meant.speakers.push(reference.entity);
                meant.from = Some(SpeakerFrom::Text);
                meant.trust *= 0.9;
            }
            return meant;
        }
        if source.nps.is_empty() {
            // The complement inside a phrase: *aux yeux de X*.
            if let Some(reference) = self.inner(source.tokens.clone(), frame) {
                self.add(&mut meant, reference);
            }
            return meant;
        }
        for n in &source.nps {
            let Some(np) = chunks.nps.get(*n) else { continue };
            if let Some(reference) = words_of_somebody(scene, np).and_then(|owner| self.inner(owner, frame)) {
                self.add(&mut meant, reference);
                continue;
            }
            if np.kind == NpKind::Pronoun {
                if let Some(reference) = self.entities.pronoun_at(scene, np.head, frame, speaking) {
                    self.add(&mut meant, reference);
                }
                continue;
            }
            if let Some(teller) = told_by(scene, chunks, *n) {
                return self.meant(&teller, chunks, frame, grid, speaking);
            }
            let known = if grid { self.entities.of(frame, *n) } else { None };
            let known = known.filter(|r| {
                self.entities.is_settled(frame, *n)
                    || r.from != SpeakerFrom::Text
                    || np.name.is_some()
                    || !self.founded_here(r, np)
            });
            let reference = known.or_else(|| self.entities.np(scene, frame, np, true));
            // *le Medef et la région*: of two, the second is not the first again.
            let again = |r: &Reference| meant.speakers.contains(&r.entity) && np.name.is_none();
            let reference = match reference {
                Some(r) if again(&r) => Some(self.entities.newly(scene, frame, np)),
                other => other,
            };
            if let Some(reference) = reference {
                self.add(&mut meant, reference);
            }
        }
        meant
    }

    /// What the first noun phrase inside some tokens means.
    fn inner(&mut self, tokens: Range<usize>, frame: usize) -> Option<Reference> {
        let scene = self.scene;
        // *du rapporteur*: the article is inside the preposition.
        let contracted = tokens.start > 0 && scene.tags[tokens.start - 1].is(Closed::DeDet);
        let tokens = tokens.start - usize::from(contracted)..tokens.end;
        let items: Vec<crate::detect::Item> = tokens.map(crate::detect::Item::Token).collect();
        let inner = crate::detect::chunk(&scene.document, &scene.tags, &|_| 0..0, &items);
        self.entities.np(scene, frame, inner.nps.first()?, true)
    }

    /// A definite phrase that founded an entity of its own a moment ago may still mean somebody else, now that it is
    /// known to be a source.
    fn founded_here(&self, reference: &Reference, np: &crate::detect::Np) -> bool {
        let entity = self.entities.get(reference.entity);
        np.name.is_none() && entity.name.is_none() && self.entities.is_fresh(reference.entity)
    }

    fn add(&mut self, meant: &mut Meant, reference: Reference) {
        if !meant.speakers.contains(&reference.entity) {
            meant.speakers.push(reference.entity);
        }
        meant.trust *= reference.trust;
        meant.from = Some(match meant.from {
            None => reference.from,
            Some(from) if from == reference.from => from,
            Some(_) => SpeakerFrom::Coreference,
        });
    }

    fn quotation(&mut self, frame: usize, c: usize, q: usize, found: &[Report], meant: &[Meant]) -> Finding {
        let scene = self.scene;
        let chunks = &scene.chunks[frame];
        let quotation = &scene.quotations[q];
        let mut finding = Finding::new(quotation.first..quotation.last, frame);
        finding.quotation = Some(q);
        finding.segments = vec![quotation.inner()];
        if let Some(inner) = inside(scene, q) {
            self.by_incise_inside(&mut finding, &inner, q);
            if !finding.speakers.is_empty() {
                return finding;
            }
        }
        let link = link(scene, chunks, c, found);
        if let Some(link) = &link {
            self.by_link(&mut finding, link, found, meant, frame);
        }
        if finding.speakers.is_empty() && finding.rule == "none" {
            self.without_cue(&mut finding, frame, c);
        }
        let report = link.and_then(|l| l.report).map(|r| &found[r]);
        self.judge(finding, frame, c, report)
    }

    /// Takes a quotation for speech or for something else, by what it looks like.
    fn judge(&self, mut finding: Finding, frame: usize, c: usize, report: Option<&Report>) -> Finding {
        let scene = self.scene;
        let Some(q) = finding.quotation else { return finding };
        let with = coordinated(&scene.chunks[frame], c).and_then(|o| self.of_quotation[o]);
        let setting = Setting {
            rule: finding.rule,
            report,
            spoken: self.entities.last_speaker(frame, 1).is_some(),
            with: with.map(|f| self.findings[f].reason.is_none()),
            again: self.again[q],
        };
        finding.looks = looks(scene, frame, c, q, &setting);
        let speech = speech(scene, finding.looks);
        if speech >= 0.5 {
            return finding;
        }
        Finding {
            quotation: Some(q),
            segments: finding.segments,
            partial: true,
            reason: Some(reason(finding.looks)),
            rule: "not-speech",
            trust: 1.0 - speech,
            looks: finding.looks,
            ..Finding::new(finding.tokens, frame)
        }
    }

    fn by_incise_inside(&mut self, finding: &mut Finding, inner: &Inside, q: usize) {
        let scene = self.scene;
        let frame = finding.frame;
        // Names inside the marks found no entity of the grid: read this one phrase now.
        let meant = self.meant_by_report(&inner.report, &inner.chunks, frame, false);
        finding.rule = "incise-inside";
        self.apply(finding, &inner.report, &meant, 0.96);
        let all = scene.quotations[q].inner();
        let mut segments = Vec::new();
        let mut before_end = inner.tokens.start;
        while before_end > all.start && scene.document.tokens()[before_end - 1].is_punct(',') {
            before_end -= 1;
        }
        if before_end > all.start {
            segments.push(all.start..before_end);
        }
        let mut after = inner.tokens.end;
        while after < all.end
            && matches!(
                scene.document.tokens()[after].kind,
                crate::text::TokenKind::Punct(',' | '.' | ':' | '-' | '–' | '—')
            )
        {
            after += 1;
        }
        if after < all.end {
            segments.push(after..all.end);
        }
        if !segments.is_empty() {
            finding.segments = segments;
        }
    }

    fn by_link(
        &mut self,
        finding: &mut Finding,
        link: &Link,
        found: &[Report],
        meant: &[Meant],
        frame: usize,
    ) {
        finding.partial = link.partial;
        let chunks = &self.scene.chunks[frame];
        match (link.report, &link.source) {
            (Some(r), _) => {
                finding.rule = link.rule;
                self.apply(finding, &found[r], &meant[r], link.trust);
                // *…, selon l'AFP*, beside another utterer: a relay.
                if matches!(found[r].carrier, Carrier::Verb(_)) {
                    let relay = found.iter().find(|x| {
                        matches!(x.carrier, Carrier::Phrase) && x.chunk >= found[r].end && x.source.is_some()
                    });
                    finding.relay = relay.and_then(|x| x.source.as_ref()).map(|s| s.tokens.clone());
                }
                if finding.speakers.is_empty() {
                    finding.trust = 0.0;
                }
            }
            (None, Some(source)) => {
                let meant = self.meant(source, chunks, frame, true, true);
                finding.rule = link.rule;
                finding.source = Some(source.tokens.clone());
                // A bare phrase before a colon says something only if it is somebody.
                let person = meant.speakers.iter().all(|e| self.entities.is_person(*e));
                let colon = matches!(link.rule, "name-colon" | "headline" | "signature");
                finding.trust = link.trust * meant.trust * if colon && !person { 0.4 } else { 1.0 };
                finding.from = meant.from;
                finding.speakers = meant.speakers;
            }
            (None, None) => {}
        }
    }

    fn apply(&self, finding: &mut Finding, report: &Report, meant: &Meant, trust: f32) {
        finding.source = report.source.as_ref().map(|s| s.tokens.clone());
        finding.cue = Some(report.cue.clone());
        finding.lemma = Some(report.lemma.clone());
        finding.addressee = report.addressee.clone();
        finding.speakers = meant.speakers.clone();
        finding.from = meant.from;
        finding.trust = trust * meant.trust;
        (finding.act, finding.polarity) = stand(self.scene, report, finding.quotation);
    }

    /// A quotation that no report of its own frame governs.
    fn without_cue(&mut self, finding: &mut Finding, frame: usize, c: usize) {
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
                let meant = self.meant(&source, &scene.chunks[at], at, true, true);
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
            let previous =
                (0..self.findings.len()).rev().map(|i| &self.findings[i]).find(|f| f.quotation.is_some());
            if let Some(previous) = previous {
                let near = previous.frame + 1 == frame || previous.frame == frame;
                let speech = previous.reason.is_none() && !previous.speakers.is_empty();
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
            if same_paragraph && let Some((source, report)) = self.last_source(frame - 1) {
                let before = &scene.chunks[frame - 1];
                let meant = self.meant(&source, before, frame - 1, true, true);
                if !meant.speakers.is_empty() {
                    finding.rule = if report.is_some() { "introduced" } else { "subject-before" };
                    finding.trust = if report.is_some() { 0.78 } else { 0.58 } * meant.trust;
                    finding.speakers = meant.speakers;
                    finding.from = Some(SpeakerFrom::Continuation);
                    return;
                }
            }
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

    /// The source of the last report of a frame, else the subject of its last finite verb.
    fn last_source(&self, frame: usize) -> Option<(Source, Option<Report>)> {
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

    fn claim(&mut self, frame: usize, claim: Claim, found: &[Report], meant: &[Meant]) {
        let mut finding = Finding::new(claim.tokens.clone(), frame);
        let report = &found[claim.report];
        finding.rule = claim.rule;
        finding.partial = !claim.quotations.is_empty();
        finding.holds = claim.quotations;
        self.apply(&mut finding, report, &meant[claim.report], claim.trust);
        if let Carrier::Verb(_) = report.carrier {
            let relay = found.iter().find(|x| {
                matches!(x.carrier, Carrier::Phrase) && x.chunk >= report.end && x.source.is_some()
            });
            finding.relay = relay.and_then(|x| x.source.as_ref()).map(|s| s.tokens.clone());
        }
        finding.role = finding.source.clone().and_then(|s| role_in(self.scene, &self.scene.chunks[frame], s));
        self.findings.push(finding);
    }

    /// Quotations without speaker that lift words which the body attributes: pull quotes, headlines, intertitles; and
    /// bare quotations that lead up to one with an *incise*.
    fn lifted(&mut self) {
        let scene = self.scene;
        // « A. » « B », a dit X.
        for i in (0..self.findings.len()).rev() {
            let (q, frame) = match (&self.findings[i].quotation, self.findings[i].speakers.is_empty()) {
                (Some(q), true)
                    if self.findings[i].reason.is_none() || self.findings[i].rule == "not-speech" =>
                {
                    (*q, self.findings[i].frame)
                }
                _ => continue,
            };
            let alone = scene.chunks[frame]
                .list
                .iter()
                .all(|k| matches!(k.kind, ChunkKind::Quote(_) | ChunkKind::Punct(_)));
            if !alone {
                continue;
            }
            let next = self.findings[i + 1..].iter().find(|f| f.quotation.is_some());
            if let Some(next) = next {
                let same = next.frame <= frame + 1
                    && scene.frames.get(next.frame).map(|f| f.paragraph)
                        == Some(scene.frames[frame].paragraph);
                if same
                    && !next.speakers.is_empty()
                    && matches!(next.rule, "incise" | "incise-inside" | "incise-open" | "continuation-back")
                    && !next.partial
                {
                    let (speakers, trust) = (next.speakers.clone(), next.trust);
                    let finding = &mut self.findings[i];
                    finding.rule = "continuation-back";
                    finding.speakers = speakers;
                    finding.from = Some(SpeakerFrom::Continuation);
                    finding.trust = 0.88 * trust;
                    finding.reason = None;
                    let _ = q;
                }
            }
        }
        // « A. » *La ministre a …*: a quotation at the head of a paragraph whose next sentence says whose it is.
        for i in 0..self.findings.len() {
            let finding = &self.findings[i];
            let frame = finding.frame;
            if finding.quotation.is_none()
                || !finding.speakers.is_empty()
                || finding.reason.is_some() && finding.rule != "not-speech"
            {
                continue;
            }
            let alone = scene.chunks[frame]
                .list
                .iter()
                .all(|k| matches!(k.kind, ChunkKind::Quote(_) | ChunkKind::Punct(_)));
            let paragraph = scene.frames[frame].paragraph;
            let opens = frame == 0 || scene.frames[frame - 1].paragraph != paragraph;
            let next = scene.frames.get(frame + 1).is_some_and(|f| f.paragraph == paragraph);
            let long = finding.tokens.len() > 6;
            if !(alone && opens && next && long) {
                continue;
            }
            let Some((source, report)) = self.last_source(frame + 1) else { continue };
            let meant = self.meant(&source, &scene.chunks[frame + 1], frame + 1, true, true);
            let finding = &mut self.findings[i];
            finding.rule = "introduced-after";
            finding.reason = None;
            finding.trust = if report.is_some() { 0.38 } else { 0.3 } * meant.trust;
            finding.from = meant.from;
            finding.speakers = meant.speakers;
            finding.source = Some(source.tokens);
        }
        if !self.findings.iter().any(|f| f.quotation.is_some() && f.speakers.is_empty()) {
            return;
        }
        let keys: Vec<Option<Vec<WordKey>>> = self
            .findings
            .iter()
            .map(|f| f.quotation.map(|q| words_of(scene, scene.quotations[q].inner())))
            .collect();
        for i in 0..self.findings.len() {
            if self.findings[i].quotation.is_none() || !self.findings[i].speakers.is_empty() {
                continue;
            }
            let frame = self.findings[i].frame;
            let line = self.is_intertitle(frame) && self.is_line(frame) || scene.frames[frame].paragraph == 0;
            let Some(wanted) = keys[i]
                .as_ref()
                .filter(|w| w.len() >= 2 || w.len() == 1 && (line || self.is_one_long_word(i)))
            else {
                continue;
            };
            let mut best: Option<(f32, usize)> = None;
            let near = i.saturating_sub(LIFT_REACH)..keys.len().min(i + LIFT_REACH);
            for (j, key) in keys.iter().enumerate().take(near.end).skip(near.start) {
                let Some(key) = key else { continue };
                if j == i || self.findings[j].speakers.is_empty() || self.findings[j].rule == "lifted" {
                    continue;
                }
                let score = overlap(wanted, key);
                // Of equals the first one behind: a line lifts words of what follows it.
                let behind = |b: f32, k: usize| score == b && k < i && j > i;
                if score > 0.74 && best.is_none_or(|(b, k)| score > b || behind(b, k)) {
                    best = Some((score, j));
                }
            }
            let Some((_, j)) = best else { continue };
            // A word that comes again inside a sentence is a word; one that stands alone, or in the headline, is a call-out.
            let intertitle = scene.chunks[frame].list.len() <= 3 || line;
            let part = keys[j].as_ref().is_some_and(|k| k.len() >= wanted.len() + 3) && wanted.len() >= 2;
            if !intertitle && wanted.len() < 4 && !part {
                continue;
            }
            let (speakers, trust) = (self.findings[j].speakers.clone(), self.findings[j].trust);
            let finding = &mut self.findings[i];
            finding.rule = "lifted";
            finding.reason = None;
            finding.speakers = speakers;
            finding.from = Some(SpeakerFrom::Coreference);
            finding.trust = 0.93 * trust;
        }
    }

    /// A line of few words that ends without a stop: an intertitle, which lifts words of what follows.
    fn is_intertitle(&self, frame: usize) -> bool {
        const FEW: usize = 20;
        let tokens = &self.scene.document.tokens()[self.scene.frames[frame].tokens.clone()];
        tokens.len() <= FEW && !tokens.iter().rev().take(2).any(|t| t.ends_sentence())
    }

    /// *« A », dit X. Elle juge la mesure « B », et « C », dit X*: words that nothing governs, between words of one speaker.
    fn between(&mut self) {
        let spoken = |f: &Finding| f.quotation.is_some() && f.reason.is_none() && f.speakers.len() == 1;
        for i in 0..self.findings.len() {
            let finding = &self.findings[i];
            if finding.quotation.is_none() || finding.rule != "none" || finding.reason.is_some() {
                continue;
            }
            let frame = finding.frame;
            let line = self.is_line(frame) && self.is_intertitle(frame) && self.is_alone(frame);
            let near = |f: &&Finding| f.frame.abs_diff(frame) <= if line { 3 } else { 1 };
            let before = self.findings[..i].iter().rev().take_while(near).find(|f| spoken(f));
            let behind = self.findings[i + 1..].iter().take_while(near).find(|f| spoken(f));
            let Some(behind) = behind else { continue };
            let same = before.filter(|b| b.speakers == behind.speakers);
            if same.is_none() && !line {
                continue;
            }
            let speakers = behind.speakers.clone();
            let trust = 0.6 * same.map_or(behind.trust, |b| b.trust.min(behind.trust));
            let finding = &mut self.findings[i];
            finding.rule = if line { "intertitle" } else { "between" };
            finding.speakers = speakers;
            finding.from = Some(SpeakerFrom::Continuation);
            finding.partial = !line;
            finding.trust = trust;
        }
    }

    /// A frame that holds a quotation and signs, and nothing else.
    fn is_alone(&self, frame: usize) -> bool {
        let chunks = &self.scene.chunks[frame].list;
        chunks.iter().all(|k| matches!(k.kind, ChunkKind::Quote(_) | ChunkKind::Punct(_)))
    }

    /// A frame that is a paragraph of its own.
    fn is_line(&self, frame: usize) -> bool {
        let paragraph = |f: usize| self.scene.frames.get(f).map(|f| f.paragraph);
        paragraph(frame + 1) != paragraph(frame)
            && frame.checked_sub(1).is_none_or(|f| paragraph(f) != paragraph(frame))
    }

    /// *X s'inquiète. « A. » « B », a dit Y*: bare quotations that run up to an *incise* are its subject's, unless a colon
    /// or a quotation before tells otherwise.
    fn leading_up(&mut self) {
        for i in 0..self.findings.len() {
            let first = &self.findings[i];
            let guessed = matches!(first.rule, "introduced" | "subject-before") && first.cue.is_none();
            if !guessed {
                continue;
            }
            let paragraph = self.scene.frames[first.frame].paragraph;
            let of_paragraph = |f: &Finding| self.scene.frames[f.frame].paragraph == paragraph;
            let quotations: Vec<usize> = (i + 1..self.findings.len().min(i + 8))
                .filter(|j| self.findings[*j].quotation.is_some())
                .take_while(|j| of_paragraph(&self.findings[*j]))
                .collect();
            let run = quotations.iter().take_while(|j| self.findings[**j].rule == "continuation").count();
            let Some(last) = quotations.get(run).map(|j| &self.findings[*j]) else { continue };
            let near =
                last.frame <= quotations[..run].last().map_or(first.frame, |j| self.findings[*j].frame) + 1;
            let tells = matches!(last.rule, "incise" | "incise-inside") && !last.partial;
            if !near || !tells || last.speakers.is_empty() {
                continue;
            }
            let (speakers, trust) = (last.speakers.clone(), 0.85 * last.trust);
            for j in std::iter::once(i).chain(quotations[..run].iter().copied()) {
                let finding = &mut self.findings[j];
                finding.rule = "continuation-back";
                finding.speakers.clone_from(&speakers);
                finding.from = Some(SpeakerFrom::Continuation);
                finding.source = None;
                finding.trust = trust;
            }
        }
    }

    /// Whether the one word of a finding's quotation has more than five letters.
    fn is_one_long_word(&self, finding: usize) -> bool {
        let quotation = self.findings[finding].quotation.map(|q| &self.scene.quotations[q]);
        let word = quotation.and_then(|q| counted_words(self.scene, q.inner()).next());
        word.is_some_and(|t| fold(self.scene.word(t)).chars().count() > 5)
    }

    /// Who is named inside the words of whom: names of the article's own people, and of known speakers.
    fn mentions(&mut self) {
        for i in 0..self.findings.len() {
            if self.findings[i].reason.is_some() {
                continue;
            }
            let tokens = self.findings[i].tokens.clone();
            let mut t = tokens.start;
            let mut named = Vec::new();
            while t < tokens.end {
                let mut end = t;
                while end < tokens.end && self.scene.tags[end].tag == Tag::Name {
                    end += 1;
                }
                if end == t {
                    t += 1;
                    continue;
                }
                let who = self
                    .entities
                    .named_in(self.scene, t..end)
                    .filter(|e| !self.findings[i].speakers.contains(e) && !named.contains(e));
                named.extend(who);
                t = end;
            }
            self.findings[i].mentions = named;
        }
    }

    /// Quotations inside quotations: the words of others, whom the inner grammar seldom names.
    fn nested(&mut self) {
        for q in 0..self.scene.quotations.len() {
            if self.of_quotation[q].is_some() {
                continue;
            }
            let quotation = &self.scene.quotations[q];
            let frame = self.scene.places[q].0;
            let mut finding = Finding::new(quotation.first..quotation.last, frame);
            finding.quotation = Some(q);
            finding.segments = vec![quotation.inner()];
            finding.partial = true;
            finding.rule = "nested";
            finding.reason = Some(Reason::Term);
            finding.trust = 0.5;
            self.findings.push(finding);
        }
    }
}

/// For each quotation, whether another one has the same few words; true where one of them is a headline or a line.
fn repeated(scene: &Scene<'_>) -> Vec<Option<bool>> {
    /// Whoever says more than this twice quotes.
    const FEW: usize = 6;
    let key = |q: &crate::detect::Quotation| {
        let words = words_of(scene, q.inner());
        (1..=FEW).contains(&words.len()).then_some(words)
    };
    let call_out = |q: usize| {
        scene.places.get(q).and_then(|(f, _)| scene.frames.get(*f)).is_some_and(|frame| {
            frame.paragraph == 0 || scene.quotations[q].last - scene.quotations[q].first == frame.tokens.len()
        })
    };
    let keys: Vec<_> = scene.quotations.iter().map(key).collect();
    let mut sorted: Vec<(&Vec<WordKey>, usize)> =
        keys.iter().enumerate().filter_map(|(q, key)| Some((key.as_ref()?, q))).collect();
    sorted.sort_unstable();
    let mut again = vec![None; keys.len()];
    for same in sorted.chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() > 1) {
        let lifted = same.iter().any(|(_, q)| call_out(*q));
        for (_, q) in same {
            again[*q] = Some(lifted);
        }
    }
    again
}

/// *X* of *les mots de X*, *l'énumération de M. X*: nouns for somebody's own words, which have no voice beside their owner's.
fn words_of_somebody(scene: &Scene<'_>, np: &crate::detect::Np) -> Option<Range<usize>> {
    let owned = scene.tags.get(np.head + 1).is_some_and(|t| t.is(Closed::De) || t.is(Closed::DeDet));
    (scene.is_utterance(np) && owned && np.head + 2 < np.tokens.end).then(|| np.head + 1..np.tokens.end)
}

/// *elle* of *le récit qu'elle livre*: whose words a relative clause says they are.
fn told_by(scene: &Scene<'_>, chunks: &Chunks, n: usize) -> Option<Source> {
    if !scene.is_utterance(chunks.nps.get(n)?) {
        return None;
    }
    let at = chunks.list.iter().position(|k| matches!(k.kind, ChunkKind::Np(m) if m == n))?;
    let verb = (at + 2..at + 4).find(|k| chunks.vg(*k).is_some_and(|v| v.kind == VgKind::Finite))?;
    if !chunks.is_word(at + 1, Closed::That) {
        return None;
    }
    match chunks.vg(verb)?.subject {
        Some(token) => Some(Source::of_pronoun(token)),
        None => subject_before(scene, chunks, verb),
    }
}

/// The role inside a source phrase, as written: *le porte-parole du Kremlin* of *le porte-parole du Kremlin, X*.
fn role_in(scene: &Scene<'_>, chunks: &Chunks, source: Range<usize>) -> Option<Range<usize>> {
    let np = chunks.nps.iter().find(|np| {
        np.kind == NpKind::Nominal
            && source.start <= np.tokens.start
            && np.tokens.end <= source.end
            && scene.is_role(np.head)
    })?;
    let end = np.name.as_ref().filter(|n| n.start > np.head).map_or(np.tokens.end, |n| n.start);
    Some(np.tokens.start..end.max(np.head + 1))
}

/// The words and numbers among the tokens.
fn counted_words<'s>(scene: &'s Scene<'_>, mut tokens: Range<usize>) -> impl Iterator<Item = usize> + 's {
    tokens.end = tokens.end.min(scene.document.tokens().len());
    tokens.filter(|t| {
        let token = &scene.document.tokens()[*t];
        token.is_word() || token.kind == TokenKind::Number
    })
}

fn words_of(scene: &Scene<'_>, tokens: Range<usize>) -> Vec<WordKey> {
    counted_words(scene, tokens).map(|t| scene.folded(t)).collect()
}

/// The share of the wanted words that stand in the other in the same order, one after the other; nothing where it is less
/// than half.
fn overlap(wanted: &[WordKey], other: &[WordKey]) -> f32 {
    // A run long enough to count holds the word in the middle.
    let counted = wanted.len().min(60);
    if wanted.is_empty() || !other.contains(&wanted[counted / 2]) {
        return 0.0;
    }
    // Longest run of wanted words in a row, by dynamic programming over the two lists; both are short.
    let mut best = 0usize;
    let mut row = vec![0usize; other.len() + 1];
    for w in &wanted[..counted] {
        let mut last = 0;
        for (j, o) in other.iter().enumerate() {
            let old = row[j + 1];
            row[j + 1] = if w == o { last + 1 } else { 0 };
            best = best.max(row[j + 1]);
            last = old;
        }
    }
    best as f32 / counted as f32
}
