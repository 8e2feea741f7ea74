//! The pass over an article, frame by frame, in which every quotation and claim gets its speaker.
//!
//! Left to right, because what a pronoun or a bare quotation means depends on who spoke last. Each frame first gives its
//! noun phrases to the entity grid, then its reports their speakers, then its quotations and claims their reports.

mod acting;
mod afterwards;
mod finding;
mod loose;
mod meaning;
mod named;
mod nested;
mod signed;
mod words;

pub use finding::Finding;

use super::claims::{Claim, claims};
use super::construction::{Link, link};
use super::entities::{Entities, EntityId, first_pronoun};
use super::evidence::Trace;
use super::inside::{Inside, inside};
use super::reports::{Carrier, Complement, Report, Source, reports};
use super::scene::Scene;
use super::speech::{Setting, coordinated, looks, reason, speech};
use super::stand::stand;
use super::subjects::{is_brought_in, subjects};
use crate::analysis::{Reason, SpeakerFrom};
use crate::detect::{ChunkKind, Chunks, NpKind, Tag, VgKind};
use crate::input::Date;
use crate::lexicon::{Closed, WordKey, fold};
use afterwards::{INFLECTED, LONG_WORD, SURE, is_common};
use std::cell::OnceCell;
use std::ops::Range;
use words::{overlap, repeated, stems_of, words_of};

/// How much less sure it is that a newspaper says *je* of itself.
const PRINTED: f32 = 0.03;

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
///
/// `headline` is one that was given apart: whom it announces is known to the text.
pub fn resolve(scene: &Scene<'_>, headline: Option<&Scene<'_>>, date: Option<Date>) -> Resolved {
    run(scene, met(scene, headline, date))
}

/// The same as [`resolve`], with a trace of what was weighed: [`Entities::weighings`] has it.
pub fn resolve_traced(scene: &Scene<'_>, headline: Option<&Scene<'_>>, date: Option<Date>) -> Resolved {
    let mut entities = met(scene, headline, date);
    entities.trace = Trace::on();
    run(scene, entities)
}

/// Nobody, or whom the headline announces.
fn met(scene: &Scene<'_>, headline: Option<&Scene<'_>>, date: Option<Date>) -> Entities {
    let mut entities = Entities::new(scene, date);
    if let Some(headline) = headline {
        entities.announce(headline, scene);
    }
    entities
}

/// So many words at most hold one that a headline has lifted out.
const FEW_WORDS: usize = 12;

/// Resolves a headline that was given apart: with the people of its text, and with the words that the text attributes.
pub fn resolve_title(title: &Scene<'_>, text: &Scene<'_>, resolved: Resolved) -> (Resolved, Vec<Finding>) {
    let mut entities = resolved.entities;
    entities.leave();
    let mut headline = run(title, entities);
    let said = OnceCell::new();
    let read = || {
        let spoken = resolved.findings.iter().filter(|f| !f.speakers.is_empty());
        let inner = |q: usize| text.quotations[q].inner();
        let said = |f: &Finding| {
            let q = f.quotation?;
            Some((words_of(text, inner(q)), stems_of(text, inner(q)), f.speakers.clone(), f.trust))
        };
        spoken.filter_map(said).collect::<Vec<_>>()
    };
    for finding in headline.findings.iter_mut().filter(|f| f.speakers.is_empty()) {
        let Some(q) = finding.quotation else { continue };
        let inner = title.quotations[q].inner();
        let wanted = words_of(title, inner.clone());
        let best = said
            .get_or_init(read)
            .iter()
            .map(|(words, _, who, trust)| (overlap(&wanted, words), who, trust))
            .max_by(|a, b| a.0.total_cmp(&b.0));
        let best = best.filter(|(score, ..)| *score > 0.74 && wanted.len() > 1);
        let found = best.map(|(_, who, trust)| (who, 0.93 * trust)).or_else(|| {
            // Words of another gender or number, and a word alone that one person has said, in few words.
            let word = title.word(inner.start);
            let long = word.chars().count() >= LONG_WORD && word.starts_with(char::is_lowercase);
            let wanted = stems_of(title, inner);
            let same = |key: &[WordKey]| overlap(&wanted, key) > 0.9;
            let mut those = said.get_or_init(read).iter().filter(|(_, stems, ..)| same(stems));
            let (_, stems, who, trust) = those.next()?;
            let one = long && stems.len() <= FEW_WORDS && those.all(|(_, _, other, _)| other == who);
            // *Durand « choqué » par Martin*: of whoever stands right before it.
            let before = title.quotations[q].first.checked_sub(1).filter(|t| title.tags[*t].tag == Tag::Name);
            let theirs =
                |t: usize| who.iter().any(|id| headline.entities.get(*id).goes_by_name(&fold(title.word(t))));
            if before.is_some_and(|t| !theirs(t)) {
                return None;
            }
            let surely = finding.rule == "not-speech" && finding.trust > SURE && !is_common(finding.looks);
            (!surely && (wanted.len() > 1 || one)).then_some((who, INFLECTED * trust))
        });
        if let Some((who, trust)) = found {
            finding.rule = "lifted";
            finding.reason = None;
            finding.speakers = who.clone();
            finding.from = Some(SpeakerFrom::Coreference);
            finding.trust = trust;
        }
    }
    (Resolved { findings: resolved.findings, entities: headline.entities }, headline.findings)
}

fn run(scene: &Scene<'_>, entities: Entities) -> Resolved {
    // What grammar says of all frames comes first, one question after the other: so the code of each stays in the cache.
    let frames = 0..scene.frames.len();
    let found: Vec<Vec<Report>> = frames.clone().map(|f| reports(scene, f)).collect();
    let subjects = frames.clone().map(|f| subjects(scene, &scene.chunks[f], &found[f])).collect();
    let claims = frames.clone().map(|f| claims(scene, f, &found[f])).collect();
    let mut pass = Pass {
        scene,
        entities,
        findings: Vec::new(),
        of_quotation: vec![None; scene.quotations.len()],
        reports: &found,
        subjects,
        claims,
        again: repeated(scene),
        interviewee: (None, 0),
    };
    for frame in frames {
        pass.frame(frame);
    }
    pass.still_to_come();
    pass.leading_up();
    pass.lifted();
    pass.same_words();
    pass.between();
    pass.nested();
    pass.naming_the_speaker();
    pass.bodies_saying_je();
    pass.mentions();
    Resolved { findings: pass.findings, entities: pass.entities }
}

struct Pass<'p, 'a> {
    scene: &'p Scene<'a>,
    entities: Entities,
    findings: Vec<Finding>,
    of_quotation: Vec<Option<usize>>,
    /// The reports of each frame.
    reports: &'p [Vec<Report>],
    /// The noun phrases of each frame that are subjects.
    subjects: Vec<Vec<usize>>,
    /// The claims of each frame that is still to come.
    claims: Vec<Vec<Claim>>,
    /// For each quotation, whether another one has the same words: see [`repeated`].
    again: Vec<Option<bool>>,
    /// Who gives the answers of an interview, and how many findings were looked through for that.
    interviewee: (Option<EntityId>, usize),
}

impl Pass<'_, '_> {
    fn frame(&mut self, frame: usize) {
        let scene = self.scene;
        let chunks = &scene.chunks[frame];
        let found = &self.reports[frame];
        let speaking: Vec<usize> = found.iter().filter_map(|r| r.source.as_ref()?.pronoun).collect();
        let voices = found.iter().filter_map(|r| r.source.as_ref()).flat_map(|s| s.nps.iter());
        let voices = voices.filter_map(|n| Some(chunks.nps.get(*n)?.head)).collect();
        let replying = heads(chunks, found.iter().filter(|r| is_reply(&r.lemma)));
        self.entities.expect(
            going_on(scene, chunks, found),
            answering(scene, chunks, found),
            replying,
            voices,
        );
        self.entities.read_frame(scene, frame, &self.subjects[frame], &speaking);
        let meant: Vec<Meant> = found.iter().map(|r| self.meant_by_report(r, chunks, frame, true)).collect();
        let mut spoke: Vec<EntityId> = Vec::new();
        for c in 0..chunks.list.len() {
            if let Some(q) = chunks.quote(c) {
                let finding = self.quotation(frame, c, q, found, &meant);
                if finding.reason.is_none() {
                    if let ([only], Some(gender)) = (&finding.speakers[..], first_pronoun(scene, q)) {
                        self.entities.tells_of(*only, gender, scene.frames[frame].paragraph);
                    }
                    spoke.extend(finding.speakers.last().copied());
                    match finding.speakers[..] {
                        [] => {}
                        [only] => self.entities.spoke(only, frame),
                        ref several => self.entities.spoke_together(several, frame),
                    }
                }
                self.of_quotation[q] = Some(self.findings.len());
                self.findings.push(finding);
            }
        }
        for finding in self.findings.iter_mut().rev().take_while(|f| f.frame == frame) {
            finding.role = finding.source.clone().and_then(|s| role_in(scene, chunks, s));
        }
        for claim in std::mem::take(&mut self.claims[frame]) {
            self.claim(frame, claim, found, &meant);
        }
        // A report without quotation makes its source the last speaker, too.
        if spoke.is_empty() {
            for (report, meant) in found.iter().zip(&meant) {
                // *l'épisode qui a fait parler*: a thing, unless it says something.
                let says = |id: &EntityId| {
                    !self.entities.is_guess(*id)
                        || report.strength == 2 && matches!(report.complement, Complement::That(_))
                };
                let one = meant.speakers.len() == 1 && meant.speakers.iter().all(says);
                // *X a été interrogé par Y. Il a répondu*: whose words come next is who was asked.
                let asks = report.examines(scene) && chunks.vg(report.chunk).is_some_and(|vg| vg.passive);
                if asks_somebody(scene, report) && one {
                    self.entities.asks(meant.speakers[0], frame);
                }
                if report.strength > 0 && one && !asks && report.form != VgKind::PastPart {
                    self.entities.spoke(meant.speakers[0], frame);
                }
            }
        }
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
        // *confie un « proche de longue date » du ministre*: who says so, and nothing said.
        let names = |r: &Report| {
            let source = r.source.as_ref().filter(|s| s.nps.is_empty() && s.pronoun.is_none());
            // *explique « un proche »*, but *écrit « Le Courrier »*: a title.
            let opens = |s: &Source| {
                let one = quotation.inner().next().is_some_and(|t| matches!(scene.lower(t), "un" | "une"));
                s.tokens.start < quotation.first || s.tokens.start == quotation.first && one
            };
            source.is_some_and(|s| opens(s) && quotation.last <= s.tokens.end)
        };
        if found.iter().any(names) {
            return Finding {
                reason: Some(Reason::Name),
                rule: "not-speech",
                trust: 0.9,
                partial: true,
                ..finding
            };
        }
        let link = link(scene, chunks, c, found);
        if let Some(link) = &link {
            self.by_link(&mut finding, link, found, meant, frame);
        }
        if finding.speakers.is_empty() && finding.rule == "none" {
            self.without_cue(&mut finding, frame, c);
            // What stands in somebody's sentence is a part of it, whoever said it.
            let within = c > 0 && !matches!(chunks.list[c - 1].kind, ChunkKind::Punct(_));
            finding.partial |= finding.rule == "none" && within;
        }
        // *« Je n'ai rien dit », cite le quotidien*: somebody's words, which the paper prints.
        let printed = !finding.speakers.is_empty()
            && finding.speakers.iter().all(|id| self.entities.is_press(scene, *id))
            && scene.says_je(q);
        if printed {
            finding.trust *= PRINTED;
        }
        let report = link.and_then(|l| l.report).map(|r| &found[r]);
        self.judge(finding, frame, c, report)
    }

    /// Takes a quotation for speech or for something else, by what it looks like.
    fn judge(&self, mut finding: Finding, frame: usize, c: usize, report: Option<&Report>) -> Finding {
        let scene = self.scene;
        // A line of dialogue is nothing else.
        let Some(q) = finding.quotation.filter(|q| !scene.quotations[*q].dash) else { return finding };
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
        // *Un élu a crié « Assassins ! »*, *« Circulez », ordonne l'un*: however short, nothing but words.
        let chunks = &scene.chunks[frame];
        let set_off = || {
            let last = scene.quotations[q].inner().last().map(|t| scene.tags[t].tag);
            chunks.is_punct(c + 1, ',') || matches!(last, Some(Tag::Punct('!' | '?' | ',')))
        };
        let aloud = report.is_some_and(|r| {
            // *« Partez ! », peut-on lire sur le mur*: written, and by nobody.
            let incise = finding.rule == "incise" && r.incise && !finding.partial && set_off();
            incise && !matches!(&*r.lemma, "lire" | "entendre")
                || is_voice(&r.lemma) && finding.rule == "object" && r.end == c
        });
        if speech >= 0.5 || aloud {
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
        if let Some(source) = &inner.report.source {
            let heads = source.nps.iter().filter_map(|n| Some(inner.chunks.nps.get(*n)?.head));
            self.entities.hear(heads);
        }
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
            (Some(r), own) => {
                finding.rule = link.rule;
                self.apply(finding, &found[r], &meant[r], link.trust);
                if let Some(source) = own {
                    let theirs = self.meant(source, chunks, frame, true);
                    finding.source = source.written();
                    finding.trust = link.trust * theirs.trust;
                    finding.from = theirs.from;
                    finding.speakers = theirs.speakers;
                }
                // *…, selon l'AFP*, beside another utterer: a relay.
                if matches!(found[r].carrier, Carrier::Verb(_)) {
                    finding.relay = relay(chunks, &found[r], found);
                }
                if finding.speakers.is_empty() {
                    finding.trust = 0.0;
                }
            }
            (None, Some(source)) => {
                let meant = self.meant(source, chunks, frame, true);
                finding.rule = link.rule;
                finding.source = source.written();
                // A bare phrase before a colon says something only if it is somebody; not so *du côté de la mairie*.
                let person = meant.speakers.iter().all(|e| self.entities.is_person(*e));
                let bare = matches!(link.rule, "name-colon" | "headline" | "signature")
                    && !is_brought_in(self.scene, source.tokens.start);
                finding.trust = link.trust * meant.trust * if bare && !person { 0.4 } else { 1.0 };
                finding.from = meant.from;
                finding.speakers = meant.speakers;
            }
            (None, None) => {}
        }
    }

    fn apply(&self, finding: &mut Finding, report: &Report, meant: &Meant, trust: f32) {
        finding.source = report.source.as_ref().and_then(Source::written);
        finding.cue = Some(report.cue.clone());
        finding.lemma = Some(report.lemma.clone());
        finding.addressee = report.addressee.clone();
        finding.speakers = meant.speakers.clone();
        finding.from = meant.from;
        finding.trust = trust * meant.trust;
        (finding.act, finding.polarity) = stand(self.scene, report, finding.quotation);
    }

    fn claim(&mut self, frame: usize, claim: Claim, found: &[Report], meant: &[Meant]) {
        let mut finding = Finding::new(claim.tokens.clone(), frame);
        let report = &found[claim.report];
        // *On y apprend que P*: what text, nobody knows.
        let there = report.source.as_ref().and_then(|s| s.pronoun).is_some_and(|t| self.scene.reads(t, "y"));
        if there && meant[claim.report].speakers.is_empty() {
            return;
        }
        finding.rule = claim.rule;
        finding.partial = !claim.quotations.is_empty();
        finding.holds = claim.quotations;
        self.apply(&mut finding, report, &meant[claim.report], claim.trust);
        if let Carrier::Verb(_) = report.carrier {
            finding.relay = relay(&self.scene.chunks[frame], report, found);
        }
        finding.role = finding.source.clone().and_then(|s| role_in(self.scene, &self.scene.chunks[frame], s));
        self.hand_on(&finding);
        self.findings.push(finding);
    }

    /// *Le masque est « conseillé ». C'est ce qu'a dit X*: whose the claim is are the words in marks that it holds and nothing else
    /// governs.
    fn hand_on(&mut self, claim: &Finding) {
        if claim.speakers.iter().any(|id| self.entities.is_guess(*id)) {
            return;
        }
        for q in claim.holds.iter().copied() {
            let Some(i) = self.of_quotation[q] else { continue };
            let held = &mut self.findings[i];
            if held.rule == "none" && held.speakers.is_empty() && held.reason.is_none() {
                *held = Finding {
                    quotation: held.quotation,
                    tokens: held.tokens.clone(),
                    segments: std::mem::take(&mut held.segments),
                    looks: held.looks,
                    partial: true,
                    holds: Vec::new(),
                    trust: 0.95 * claim.trust,
                    ..claim.clone()
                };
            }
        }
    }
}

/// The sources whose verb goes on: pronouns and heads, by token.
fn going_on(scene: &Scene<'_>, chunks: &Chunks, found: &[Report]) -> Vec<usize> {
    // *explique-t-elle en précisant que P*: after what she says, and not after what somebody said before.
    let goes_on = |r: &&Report| match r.carrier {
        Carrier::Verb(verb) => r.form != VgKind::PresPart && scene.lexicon.verbs.verb(verb).goes_on,
        Carrier::Phrase => false,
    };
    heads(chunks, found.iter().filter(goes_on))
}

/// The sources whose verb answers or asks somebody, who then has just spoken or is about to: *rétorque*, *lui demande*.
fn answering(scene: &Scene<'_>, chunks: &Chunks, found: &[Report]) -> Vec<usize> {
    let told = |t: usize| {
        matches!(scene.lower(t), "lui" | "leur" | "l'" | "l’" | "les") && scene.tags[t].is(Closed::Object)
    };
    let answers = |r: &&Report| {
        matches!(r.carrier, Carrier::Verb(_))
            && r.form == VgKind::Finite
            && (is_answer(&r.lemma) || chunks.vg(r.chunk).is_some_and(|vg| vg.tokens.clone().any(told)))
    };
    heads(chunks, found.iter().filter(answers))
}

/// The verbs of who takes the word from somebody.
fn is_answer(lemma: &str) -> bool {
    matches!(
        lemma,
        "abonder"
            | "acquiescer"
            | "couper"
            | "interrompre"
            | "objecter"
            | "rectifier"
            | "renchérir"
            | "répliquer"
            | "répondre"
            | "rétorquer"
            | "riposter"
            | "tacler"
            | "trancher"
    )
}

/// *interroge*, *questionne*, *demande si*: somebody else will answer.
fn asks_somebody(scene: &Scene<'_>, report: &Report) -> bool {
    let whether = report.lemma == "demander" && matches!(report.complement, Complement::Whether(_));
    report.form == VgKind::Finite && (whether || report.examines(scene))
}

/// The verbs of what is heard, whose object in marks is no name of anything.
fn is_voice(lemma: &str) -> bool {
    matches!(
        lemma,
        "chuchoter"
            | "crier"
            | "hurler"
            | "marmonner"
            | "murmurer"
            | "ordonner"
            | "répliquer"
            | "répondre"
            | "rétorquer"
            | "s'écrier"
            | "s'exclamer"
            | "scander"
            | "vociférer"
    )
}

/// The verbs of who speaks against what somebody else has just said.
fn is_reply(lemma: &str) -> bool {
    matches!(
        lemma,
        "couper"
            | "interrompre"
            | "objecter"
            | "rectifier"
            | "répliquer"
            | "répondre"
            | "rétorquer"
            | "riposter"
    )
}

/// The heads and pronouns of the sources of some reports, by token.
fn heads<'r>(chunks: &Chunks, reports: impl Iterator<Item = &'r Report>) -> Vec<usize> {
    let sources = reports.filter_map(|r| r.source.as_ref());
    let tokens = |s: &'r Source| {
        s.pronoun.into_iter().chain(s.nps.iter().filter_map(|n| Some(chunks.nps.get(*n)?.head)))
    };
    sources.flat_map(tokens).collect()
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

/// *…, selon l'AFP*, *…, cité par l'AFP*, beside another utterer: who passes the words on.
fn relay(chunks: &Chunks, report: &Report, found: &[Report]) -> Option<Range<usize>> {
    let passes = |x: &&Report| matches!(x.carrier, Carrier::Phrase) || x.is_of_a_relay(chunks);
    let behind = found.iter().filter(|x| x.chunk >= report.end && x.source.is_some());
    behind.filter(passes).find_map(|x| x.source.as_ref()?.written())
}
