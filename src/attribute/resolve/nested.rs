//! Quotations inside quotations: *« Il m'a dit : “Partez !” »*: speech where the words around report it, else a term.
//!
//! The grammar is that of the journalist's sentences. In somebody's mouth *je* is the one that speaks; *il* and *elle* are whom the
//! same words named last (*« J'ai appelé ma mère. Elle m'a dit : “Viens.” »*), else of whom the journalist spoke last.

use super::{Finding, Meant, Pass};
use crate::analysis::{Gender, Reason, SpeakerFrom};
use crate::attribute::construction::link;
use crate::attribute::entities::EntityId;
use crate::attribute::inside::chunks_of;
use crate::attribute::reports::{Carrier, Report, Source, is_mute, pronoun_of, reports_in};
use crate::attribute::scene::Scene;
use crate::detect::{Chunks, Np, NpKind, VgKind};
use crate::lexicon::{Closed, WordClass};

/// The words of others in somebody's mouth are told from memory.
const RETOLD: f32 = 0.9;
/// How sure a pronoun in somebody's words means whom they named last.
const NAMED_IN_WORDS: f32 = 0.95;
/// How sure it means of whom the journalist spoke last.
const SPOKEN_OF: f32 = 0.5;
/// The same, where it is said to whoever tells it: *il m'a dit*.
const TOLD_ME: f32 = 0.85;

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
        // *« On l'a dit et redit au maire : “Ça va céder !” »*
        let words = quotation.inner().any(|t| scene.tags[t].is_finite());
        if words && c > 0 && chunks.is_punct(c - 1, ':') {
            (finding.reason, finding.trust) = (None, 0.0);
        }
        let found = reports_in(scene, &chunks);
        let link = link(scene, &chunks, c, &found);
        let Some((link, report)) = link.and_then(|l| Some((l.clone(), found.get(l.report?)?))) else {
            return finding;
        };
        // *Il n'a pas prononcé les mots « classe moyenne »*: the object of the verb, and no words of its subject.
        let object = link.rule == "object" && c != report.end;
        let phrase = matches!(report.carrier, Carrier::Phrase) && report.source.is_some();
        // *Je me suis dit : « Va »*, *J'ai pensé : « Non »*: before a colon any verb of saying or thinking does.
        if object || !phrase && link.rule != "colon" && !report.says_plainly(scene) {
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
            let meant = match report.source.as_ref() {
                // *Le siège m'a répondu : “Non”*: what says so to somebody is somebody, whatever it is called.
                Some(source)
                    if link.rule == "colon"
                        && chunks.list[report.chunk].tokens.start == source.tokens.end
                        && is_mute(scene, &chunks, source) =>
                {
                    self.newly_in_words(source, &chunks, frame)
                }
                // *la logique selon laquelle “tous sont coupables”*
                Some(source) if is_mute(scene, &chunks, source) => Meant::default(),
                // *« Il m'a dit : “Va”, explique le comédien »*: the journalist calls them so.
                Some(source) if !report.incise => self.called_in_words(source, &chunks, frame),
                _ => self.meant_by_report(report, &chunks, frame, false),
            };
            self.apply(&mut finding, report, &meant, RETOLD * link.trust);
            finding.rule = "nested";
        } else if let Some(token) = report.source.as_ref().and_then(|s| s.pronoun) {
            let meant = match scene.lower(token) {
                "quelqu'un" | "quelqu’un" => self.meant_by_report(report, &chunks, frame, false),
                _ => self.spoken_of(outer, &chunks, report.chunk, token, scene.places[outer].0),
            };
            self.apply(&mut finding, report, &meant, RETOLD * link.trust);
            finding.rule = "nested";
        }
        finding
    }

    /// Somebody of whom nothing is known but what the words call them: *Nos troisièmes nous le disent : “Non”*.
    fn newly_in_words(&mut self, source: &Source, chunks: &Chunks, frame: usize) -> Meant {
        /// So sure is it that what no list knows to be somebody says the words.
        const CALLED: f32 = 0.8;
        let np = match source.nps[..] {
            [n] => chunks.nps.get(n).filter(|np| np.kind == NpKind::Nominal && np.det.is_some()),
            _ => None,
        };
        np.map_or_else(Meant::default, |np| {
            let entity = self.entities.newly(self.scene, frame, np).entity;
            Meant { speakers: vec![entity], from: Some(SpeakerFrom::Text), trust: CALLED }
        })
    }

    /// Who is called so in somebody's mouth: *la gérante* is nobody with a name whom the journalist does not call so.
    fn called_in_words(&mut self, source: &Source, chunks: &Chunks, frame: usize) -> Meant {
        let scene = self.scene;
        let np = match source.nps[..] {
            [n] => chunks.nps.get(n).filter(|np| np.kind == NpKind::Nominal && np.name.is_none()),
            _ => None,
        };
        // Asked before, since whoever is found goes by the noun from now on.
        let called: Vec<EntityId> =
            np.map_or_else(Vec::new, |np| self.entities.going_by(scene, np).collect());
        let meant = self.meant(source, chunks, frame, false);
        let (Some(np), [only]) = (np, &meant.speakers[..]) else { return meant };
        let entity = self.entities.get(*only);
        // *le président*: whom everybody calls so.
        let by_noun = called.contains(only) || entity.known.is_some();
        if by_noun || entity.name.is_none() {
            return meant;
        }
        let reference = self.entities.newly(scene, frame, np);
        Meant { speakers: vec![reference.entity], from: Some(SpeakerFrom::Text), ..meant }
    }

    /// Whom *il* or *elle* means in the words of quotation `outer`, before the chunk of its verb: the person named last in them, else
    /// the last of whom the journalist spoke in the sentences before, and nobody who says the words.
    fn spoken_of(&mut self, outer: usize, chunks: &Chunks, verb: usize, token: usize, frame: usize) -> Meant {
        let scene = self.scene;
        let (gender, plural) = match pronoun_of(scene.lower(token)) {
            "il" => (Gender::Masculine, false),
            "elle" => (Gender::Feminine, false),
            "ils" => (Gender::Masculine, true),
            "elles" => (Gender::Feminine, true),
            _ => return Meant::default(),
        };
        let speakers: Vec<EntityId> =
            self.of_quotation[outer].map(|f| self.findings[f].speakers.clone()).unwrap_or_default();
        let person = |np: &Np| {
            let as_many = (np.plural == Some(true)) == plural;
            as_many
                && np.kind != NpKind::Pronoun
                && !np.time
                && (np.kind == NpKind::Name && scene.first_name(np.tokens.start).is_some()
                    || scene.is_role(np.head))
        };
        // *Ma fille a vu Anne. Elle m'a dit*: who acts in the same words, before whom they name beside.
        let acts =
            |k: &usize| chunks.np(*k).is_some_and(|np| np.prep.is_none()) && chunks.vg(k + 1).is_some();
        // *Elle est femme de ménage*: what somebody is.
        let predicate = |k: &usize| {
            let before = k.checked_sub(1).and_then(|k| chunks.vg(k));
            before
                .is_some_and(|vg| vg.verbs.last().is_some_and(|t| scene.tags[*t].class.has(WordClass::ETRE)))
                && chunks.np(*k).is_some_and(|np| np.det.is_none())
        };
        let subjects = (0..verb).rev().filter(acts);
        let others = (0..verb).rev().filter(|k| !acts(k) && !predicate(k));
        for k in subjects.chain(others) {
            let Some(np) = chunks.np(k).filter(|np| person(np)) else { continue };
            let Some(n) = chunks.np_number(k) else { continue };
            let meant = self.called_in_words(&Source::phrase(np.tokens.clone(), n), chunks, frame);
            let [only] = meant.speakers[..] else { continue };
            // *« Le chef est venu. Il m'a dit »*: whoever says so does not call himself *le chef*.
            let only = match np.name.is_none() && np.kind == NpKind::Nominal && speakers.contains(&only) {
                true => self.entities.newly(scene, frame, np).entity,
                false => only,
            };
            let meant = Meant { speakers: vec![only], ..meant };
            if !speakers.contains(&only) && self.entities.get(only).gender.is_none_or(|g| g == gender) {
                return Meant {
                    trust: NAMED_IN_WORDS * meant.trust,
                    from: Some(SpeakerFrom::Coreference),
                    ..meant
                };
            }
        }
        let me =
            |t: usize| matches!(scene.lower(t), "me" | "m'" | "nous") && scene.tags[t].is(Closed::Object);
        let told_me = chunks.vg(verb).is_some_and(|vg| vg.tokens.clone().any(me));
        let trust = if told_me { TOLD_ME } else { SPOKEN_OF };
        self.entities
            .spoken_of_before(scene, frame, scene.quotations[outer].first, (gender, plural), &speakers)
            .map(|who| Meant { speakers: vec![who], from: Some(SpeakerFrom::Coreference), trust })
            .unwrap_or_default()
    }
}

/// *je leur disais*, *j'ai répondu*
fn je(scene: &Scene<'_>, chunks: &Chunks, report: &Report) -> bool {
    chunks.vg(report.chunk).is_some_and(|vg| {
        vg.kind == VgKind::Finite
            && vg.subject.is_some_and(|t| matches!(pronoun_of(scene.lower(t)), "je" | "j'" | "j’"))
    })
}
