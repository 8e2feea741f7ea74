//! Pronouns: *il*, *elle*, *ce dernier*: who of those just spoken of.
//!
//! Every subject pronoun outside marks is resolved where it stands, whether it reports or not: what a chain of *elle*
//! keeps in focus is whom the next *elle* means (centering: Grosz, Joshi & Weinstein 1995).

use super::super::evidence::{Lost, Way};
use super::binding::{
    adjunct_before, is_one_of, names_behind_source, names_governed, phrases_before_pronoun,
    words_before_clitic,
};
use super::candidates::{REACH, View, likeliest, turns};
use super::descriptions::Description;
use super::floor::first_pronoun;
use super::{Entities, Entity, EntityId, Mention, Place, Reference, is_topic};
use crate::analysis::{Gender, SpeakerFrom, SpeakerKind};
use crate::attribute::reports::{is_main_verb, pronoun_of, subject_before};
use crate::attribute::scene::Scene;
use crate::detect::{Chunk, ChunkKind, Chunks, Np, NpKind, Tag, Vg, VgKind};
use crate::lexicon::{Closed, Facts, NounKind, Organisation, WordClass};
use std::ops::Range;

/// A narrative pronoun less sure than this tells nothing of who is in focus.
const IN_FOCUS: f32 = 0.4;

/// The score of whoever the text has not named, against whom the candidates for *il* and *elle* are weighed: *a-t-il dit*, where all
/// that is left is a hospital. In log odds, as the weights of the ranking, which were learnt without it; set by hand.
const NOBODY: f32 = -2.0;

impl Entities {
    /// *ce dernier*, *celle-ci*: the person mentioned last, whatever the function; where the sentence before has none, whoever may
    /// be one by name, or the organisation. `token` is where the phrase stands.
    pub(super) fn last_named(
        &mut self,
        scene: &Scene<'_>,
        gender: Option<Gender>,
        frame: usize,
        token: usize,
    ) -> Option<Reference> {
        let fits = |e: &Entity| {
            !e.plural
                && !e.place
                && !e.may_be_a_place()
                && !is_mute_network(scene, e)
                && (gender.is_none() || e.gender.is_none() || e.gender == gender)
                && frame.saturating_sub(e.last_frame) <= 3
        };
        let sort = |e: &Entity| match e.kind {
            SpeakerKind::Person if e.surely_person || e.gender.is_some() && !e.guess => Some(3),
            // *devenue une activiste*: an attribute, unless it did something.
            SpeakerKind::Anonymous
                if !is_indefinite(&e.phrase)
                    || e.last_subject.max(e.last_spoke) == Some(e.last_frame)
                    || is_met(scene, frame, e.last_token) =>
            {
                Some(3)
            }
            SpeakerKind::Person | SpeakerKind::Anonymous => Some(2),
            SpeakerKind::Organisation if e.gender.is_some() && !e.guess => Some(1),
            _ => None,
        };
        let near = self.within_reach(frame).filter(|(_, e)| fits(e));
        let ranked = near.filter_map(|(id, e)| Some((sort(e)?, e.mentioned_before(token)?, id)));
        // *… a décidé le gouvernement. Celui-ci*: whatever the sentence before or its own names, before people named further back.
        let near = frame.checked_sub(1).map_or(0, |before| scene.frames[before].tokens.start);
        // *…, dont la directrice renvoie vers la préfecture. Celle-ci*: what has a voice, as well as whoever has a name.
        let best = ranked.max_by_key(|(sort, last, id)| {
            let voice =
                *sort == 1 && *last >= near && self.has_voice(scene, *id) && !is_apposed(scene, frame, *last);
            (*last >= near, if voice { 3 } else { *sort }, *last)
        });
        // *X a convoqué le préfet. Ce dernier*: whoever was mentioned in passing, and founded nobody.
        let since = best.map_or(near, |(_, last, _)| last.max(near));
        if let Some((before, n)) = passing(self, scene, gender, frame, since..token) {
            let np = &scene.chunks[before].nps[n];
            // Not who acts in the same sentence.
            let known = self.np(scene, before, np, true).map(|r| r.entity);
            let known = known.filter(|id| self.get(*id).last_subject != Some(before));
            let entity = known.unwrap_or_else(|| self.newly(scene, before, np).entity);
            self.note(entity, scene, before, Mention::Other, np.tokens.start);
            let reference = Reference { entity, from: SpeakerFrom::Coreference, trust: 0.9 };
            self.grid.insert(Place::of(before, n), reference);
            return self.trace.settled(Way::Latest, Some(reference));
        }
        let (sort, _, id) = best?;
        let trust = [0.7, 0.75, 0.9][sort - 1];
        self.trace.settled(Way::Latest, Some(Reference { entity: id, from: SpeakerFrom::Coreference, trust }))
    }

    /// *ces derniers*: the people mentioned last, several at once, in the sentence or the one before.
    pub(super) fn last_several(
        &self,
        gender: Option<Gender>,
        frame: usize,
        token: usize,
    ) -> Option<Reference> {
        let fits = |e: &Entity| {
            e.kind == SpeakerKind::Group
                && !e.guess
                && e.may_be(gender)
                && frame.saturating_sub(e.last_frame) <= 1
        };
        let near = self.within_reach(frame).filter(|(_, e)| fits(e));
        let (entity, _) =
            near.filter_map(|(id, e)| Some((id, e.mentioned_before(token)?))).max_by_key(|(_, at)| *at)?;
        let reference = Reference { entity, from: SpeakerFrom::Coreference, trust: 0.75 };
        self.trace.settled(Way::Latest, Some(reference))
    }

    /// *Dominique Roux a, elle, refusé*: the pronoun with stress behind the verb has the gender of its subject.
    pub(super) fn stressed(&mut self, scene: &Scene<'_>, chunks: &Chunks, frame: usize, c: usize) {
        let gender = match chunks.list.get(c).map(|k| scene.lower(k.tokens.start)) {
            Some("lui") => Gender::Masculine,
            Some("elle") => Gender::Feminine,
            _ => return,
        };
        let behind = c >= 2 && chunks.is_punct(c - 1, ',') && chunks.is_punct(c + 1, ',');
        let verb = c.checked_sub(2).and_then(|k| chunks.vg(k));
        if !behind || !verb.is_some_and(|v| v.kind == VgKind::Finite && v.subject.is_none()) {
            return;
        }
        let subject = self.within_reach(frame).find(|(_, e)| e.last_subject == Some(frame)).map(|(id, _)| id);
        if let Some(id) = subject.filter(|id| self.get(*id).is_somebody()) {
            self.list[id.0 as usize].gender.get_or_insert(gender);
        }
    }

    /// A body by its noun, or one that is known; not *a indiqué au Monde*: to whom something is said, or where.
    fn has_voice(&self, scene: &Scene<'_>, id: EntityId) -> bool {
        let entity = self.get(id);
        match entity.body(scene.lexicon) {
            Some(body) => !body.is_press(),
            None => !entity.guess && !entity.descriptions.is_empty(),
        }
    }

    /// *l'intéressé*, *la principale intéressée*: the person of whom the text tells most lately, and not whoever spoke last of
    /// him; none where only that one is near.
    pub(super) fn concerned(&self, gender: Option<Gender>, frame: usize) -> Option<Reference> {
        const NEAR: usize = 8;
        let speaker = self.last_speaker(frame, NEAR);
        let fits = |id: EntityId, e: &Entity| {
            e.surely_person
                && !e.plural
                && Some(id) != speaker
                && (gender.is_none() || e.gender == gender)
                && frame.saturating_sub(e.last_frame) <= NEAR
        };
        let near = self.within_reach(frame).filter(|(id, e)| fits(*id, e));
        let (entity, _) = near.max_by_key(|(_, e)| (e.mentions, e.last_token))?;
        Some(Reference { entity, from: SpeakerFrom::Coreference, trust: 0.75 })
    }

    /// The person of that gender, or the people, of whom the journalist spoke last before a token, in its frame or the two before;
    /// none of `others`. Where several stand in one sentence, the subject.
    pub fn spoken_of_before(
        &self,
        scene: &Scene<'_>,
        frame: usize,
        token: usize,
        (gender, plural): (Gender, bool),
        others: &[EntityId],
    ) -> Option<EntityId> {
        let fits = |id: &EntityId| {
            let entity = self.get(*id);
            let shape = match plural {
                true => {
                    let people =
                        entity.name.is_some() || entity.descriptions.iter().any(|d| d.role.is_some());
                    entity.kind == SpeakerKind::Group && people && entity.may_be(Some(gender))
                }
                false => entity.is_somebody() && !entity.plural && entity.gender == Some(gender),
            };
            shape && !others.contains(id)
        };
        (frame.saturating_sub(2)..=frame).rev().find_map(|f| {
            let chunks = &scene.chunks[f];
            let before = (0..chunks.list.len()).take_while(|k| chunks.list[*k].tokens.start < token);
            let mut meant = before.filter_map(|k| {
                let id = match chunks.np_number(k) {
                    Some(n) => self.of(f, n)?.entity,
                    None => self.pronouns.get(&chunks.vg(k)?.subject?)?.entity,
                };
                fits(&id).then_some(id)
            });
            meant.next()
        })
    }

    /// Resolves the subject pronoun of a verb group, notes the mention, and keeps the answer for who asks later.
    pub(super) fn read_pronoun(&mut self, scene: &Scene<'_>, frame: usize, c: usize, sources: &[usize]) {
        let chunks = &scene.chunks[frame];
        let Some(token) = chunks.vg(c).and_then(|vg| vg.subject.or(vg.clitic)) else { return };
        let word = pronoun_of(scene.lower(token));
        if !matches!(word, "il" | "elle" | "ils" | "elles") {
            return;
        }
        let speaking = sources.contains(&token);
        if !speaking
            && (word == "il" && is_expletive(scene, chunks, c) || self.points_ahead(scene, chunks, c))
        {
            return;
        }
        self.trace.about(&(token..token + 1));
        let found = self
            .dislocated(scene, frame, c)
            .or_else(|| self.carried_over(scene, frame, c))
            .or_else(|| self.introducing(scene, frame, c))
            .or_else(|| self.heard_before(scene, frame, c))
            .or_else(|| self.pronoun(scene, token, frame, speaking));
        if let Some(reference) = found {
            self.pronouns.insert(token, reference);
            if reference.trust > IN_FOCUS {
                self.note(reference.entity, scene, frame, Mention::Subject, token);
            }
        }
    }

    /// *À Lens, où il a été accueilli par des sifflets, le ministre a persisté*: in a clause before the main one, the pronoun is the subject
    /// still to come, as far as it agrees (cataphora).
    fn points_ahead(&self, scene: &Scene<'_>, chunks: &Chunks, c: usize) -> bool {
        let Some(token) = chunks.vg(c).and_then(|vg| vg.subject) else { return false };
        if (0..=c).any(|k| is_main_verb(chunks, k)) {
            return false;
        }
        let main = (c + 1..chunks.list.len()).find(|k| is_main_verb(chunks, *k));
        let bare = main.filter(|k| chunks.vg(*k).is_some_and(|vg| vg.subject.or(vg.clitic).is_none()));
        let subject = bare.and_then(|k| subject_before(scene, chunks, k));
        let Some(np) = subject.as_ref().and_then(|s| chunks.nps.get(*s.nps.first()?)) else { return false };
        let somebody = np.kind == NpKind::Name || np.name.is_some() || scene.is_role(np.head);
        let given = || scene.lexicon.first_name_gender(scene.word(np.tokens.start));
        let gender = if np.kind == NpKind::Name { given() } else { self.noun_gender(scene, np) };
        let agrees =
            |(asked, plural): (Option<Gender>, bool)| asked == gender && plural == (np.plural == Some(true));
        np.tokens.start > token && somebody && shape_of(pronoun_of(scene.lower(token))).is_some_and(agrees)
    }

    /// *Quant au directeur, il a répondu*: the topic that opens the sentence, which the subject of its first verb takes up.
    fn dislocated(&self, scene: &Scene<'_>, frame: usize, c: usize) -> Option<Reference> {
        let chunks = &scene.chunks[frame];
        let finite = |k: &usize| chunks.is_finite(*k);
        let opening = 0..c.min(8);
        if opening.clone().any(|k| finite(&k)) {
            return None;
        }
        let n = opening.filter_map(|k| chunks.np_number(k)).find(|n| is_topic(scene, &chunks.nps[*n]))?;
        let topic = self.of(frame, n)?;
        let asked = chunks.vg(c).and_then(|vg| vg.subject).map(|t| pronoun_of(scene.lower(t)));
        let (gender, plural) = shape_of(asked?)?;
        let entity = self.get(topic.entity);
        // *Quant au délai, il l'a jugé trop court*: what cannot speak is only spoken of.
        let thing = entity.guess || entity.kind == SpeakerKind::Document;
        let agrees = !thing && entity.plural == plural && entity.may_be(gender);
        let reference = Reference { from: SpeakerFrom::Coreference, trust: topic.trust.max(0.95), ..topic };
        agrees.then(|| self.trace.settled(Way::Latest, Some(reference))).flatten()
    }

    /// *Le gouvernement s'inquiète et il veut agir*: the subject of the clause before, where the two are coordinated (parallelism:
    /// Kameyama 1986).
    fn carried_over(&self, scene: &Scene<'_>, frame: usize, c: usize) -> Option<Reference> {
        let chunks = &scene.chunks[frame];
        let token = chunks.vg(c)?.subject?;
        let joint = c.checked_sub(1)?;
        let coordinated = chunks.is_word(joint, Closed::Coord)
            && matches!(scene.lower(chunks.list[joint].tokens.start), "et" | "mais");
        if !coordinated || scene.lower(token).starts_with('-') {
            return None;
        }
        let verb = (1..joint).rev().find(|k| chunks.is_finite(*k))?;
        if (verb..joint).any(|k| chunks.quote(k).is_some()) || !is_main_verb(chunks, verb) {
            return None;
        }
        let entity = match chunks.vg(verb)?.subject {
            Some(pronoun) => self.pronouns.get(&pronoun)?.entity,
            None => {
                let source = subject_before(scene, chunks, verb)?;
                self.of(frame, *source.nps.first()?)?.entity
            }
        };
        let (gender, plural) = shape_of(pronoun_of(scene.lower(token)))?;
        let subject = self.get(entity);
        let agrees =
            gender.is_some() && subject.gender == gender && subject.plural == plural && !subject.guess;
        let reference = Reference { entity, from: SpeakerFrom::Coreference, trust: 0.93 };
        agrees.then(|| self.trace.settled(Way::Latest, Some(reference))).flatten()
    }

    /// *Le maire a appelé au calme : « Rentrez », a-t-il dit*: behind the words in marks, the subject of the clause that its colon ends.
    fn introducing(&self, scene: &Scene<'_>, frame: usize, c: usize) -> Option<Reference> {
        let chunks = &scene.chunks[frame];
        let verb = chunks.vg(c)?;
        let token = verb.subject.or(verb.clitic).filter(|t| scene.lower(*t).starts_with('-'))?;
        let quote = (0..c).rev().find(|k| chunks.quote(*k).is_some())?;
        let colon = quote.checked_sub(1).filter(|k| chunks.is_punct(*k, ':'))?;
        let finite = |k: &usize| chunks.is_finite(*k);
        let verb = (0..colon).find(finite)?;
        if (verb + 1..colon).any(|k| finite(&k))
            || (quote + 1..c).any(|k| finite(&k) || chunks.np(k).is_some())
        {
            return None;
        }
        let (gender, plural) = shape_of(pronoun_of(scene.lower(token)))?;
        // *Certains cadres, comme Paul Martin, veulent aller plus vite : « … », a-t-il dit*: the one among them who is named.
        let several = chunks.vg(verb)?.plural == Some(true);
        let entity = if several && !plural {
            let like = (0..verb).find(|k| is_likened(scene, chunks, *k))?;
            let among = chunks.list[like].tokens.start..chunks.list[verb].tokens.start;
            self.within_reach(frame).find(|(_, e)| e.is_named_in(Some(&among)))?.0
        } else {
            self.of(frame, *subject_before(scene, chunks, verb)?.nps.first()?)?.entity
        };
        let subject = self.get(entity);
        let agrees = subject.is_somebody() && subject.gender == gender && subject.plural == plural;
        let reference = Reference { entity, from: SpeakerFrom::Coreference, trust: 0.9 };
        agrees.then(|| self.trace.settled(Way::Latest, Some(reference))).flatten()
    }

    /// *« A », a dit le maire, « B », a-t-il dit*, *Pour le maire, P, a-t-il dit*: whoever the sentence has told to speak, behind a
    /// verb or at its head, goes on; the last of them.
    fn heard_before(&self, scene: &Scene<'_>, frame: usize, c: usize) -> Option<Reference> {
        let chunks = &scene.chunks[frame];
        let token = chunks.vg(c)?.clitic?;
        if let Some((_, id)) = self.brought_in.filter(|(at, _)| *at == frame) {
            return self.of_voice(id, scene, token);
        }
        let source = (0..c).rev().find(|k| chunks.np(*k).is_some_and(|np| self.voices.contains(&np.head)))?;
        let inverted = || {
            source > 1
                && chunks.is_finite(source - 1)
                && matches!(chunks.list[source - 2].kind, ChunkKind::Punct(_) | ChunkKind::Quote(_))
        };
        let heads = || source == 0 && chunks.np(0).is_some_and(|np| np.prep.is_some());
        let spoken = self.of(frame, chunks.np_number(source)?).filter(|_| inverted() || heads())?;
        self.of_voice(spoken.entity, scene, token)
    }

    /// *Selon lui, X a menti*: who says so was spoken of before; X is named behind.
    pub(super) fn read_strong(&mut self, scene: &Scene<'_>, frame: usize, token: usize) {
        if !matches!(scene.lower(token), "lui" | "elle" | "eux" | "elles") {
            return;
        }
        self.trace.about(&(token..token + 1));
        let found =
            self.before_colon(scene, frame, token).or_else(|| self.pronoun(scene, token, frame, true));
        if let Some(reference) = found {
            self.pronouns.insert(token, reference);
        }
    }

    /// *Le maire lève les yeux au ciel : le projet est, selon lui, mort*: behind a colon, the subject of the clause that it ends.
    fn before_colon(&self, scene: &Scene<'_>, frame: usize, token: usize) -> Option<Reference> {
        /// So many chunks behind the colon at most.
        const NEAR: usize = 20;
        let chunks = &scene.chunks[frame];
        let here = chunks.from_token(token);
        let colon = (0..here).rev().take(NEAR).find(|k| chunks.is_punct(*k, ':'))?;
        let verb = (0..colon).find(|k| is_main_verb(chunks, *k))?;
        let subject = self.of(frame, *subject_before(scene, chunks, verb)?.nps.first()?)?;
        self.of_voice(subject.entity, scene, token)
    }

    /// *La mairie conteste ce calcul, qu'elle juge faux*: in a relative clause behind the object, the subject of the main one.
    fn in_relative(&self, scene: &Scene<'_>, frame: usize, token: usize) -> Option<Reference> {
        let chunks = &scene.chunks[frame];
        let here = chunks.from_token(token);
        let that = here.checked_sub(1).filter(|k| chunks.is_one_of(*k, &[Closed::That, Closed::Rel]))?;
        let antecedent = that.checked_sub(1 + usize::from(that > 0 && chunks.is_punct(that - 1, ',')))?;
        chunks.np(antecedent).filter(|np| !np.time && np.kind == NpKind::Nominal && np.name.is_none())?;
        let verb =
            (0..antecedent).rev().find(|k| chunks.is_finite(*k)).filter(|k| is_main_verb(chunks, *k))?;
        let source = subject_before(scene, chunks, verb)?;
        let [n] = source.nps[..] else { return None };
        let subject = self.of(frame, n)?.entity;
        // Who is only described may turn out to be whom the ranking prefers.
        let known = self.get(subject).name.is_some() || !self.get(subject).is_somebody();
        known.then(|| self.of_voice(subject, scene, token)).flatten()
    }

    /// *Le syndicat appelle à la grève. Dans un communiqué, il dénonce*: a body writes texts, and the sentence before tells of one.
    fn in_their_text(&self, scene: &Scene<'_>, frame: usize, token: usize) -> Option<Reference> {
        let chunks = &scene.chunks[frame];
        let of_a_body = |noun: &str| {
            matches!(
                noun,
                "communiqué" | "avis" | "arrêt" | "jugement" | "décision" | "rapport" | "bulletin" | "note"
            )
        };
        let text = chunks.np(0).filter(|np| of_a_body(scene.lower(np.head)))?;
        // *Dans ce courrier*: of whoever wrote it.
        let new = text.det.is_some_and(|d| matches!(scene.lower(d), "un" | "une" | "son" | "sa"));
        let inside = new && text.prep.is_some_and(|p| matches!(scene.lower(p), "dans" | "par"));
        let here = chunks.from_token(token);
        let opens = (1..here).all(|k| !chunks.is_finite(k)) && chunks.is_punct(here.checked_sub(1)?, ',');
        let before = frame.checked_sub(1).filter(|_| inside && opens)?;
        let body = |e: &Entity| e.kind == SpeakerKind::Organisation && e.last_subject == Some(before);
        let mut bodies = self.within_reach(frame).filter(|(_, e)| body(e));
        let (id, _) = bodies.next().filter(|_| bodies.next().is_none())?;
        self.of_voice(id, scene, token)
    }

    /// An entity, where it is one that may say something and the pronoun agrees with it.
    fn of_voice(&self, entity: EntityId, scene: &Scene<'_>, token: usize) -> Option<Reference> {
        let (gender, plural) = shape_of(pronoun_of(scene.lower(token)))?;
        let subject = self.get(entity);
        let voice = subject.is_somebody() || subject.kind == SpeakerKind::Organisation && !subject.guess;
        let agrees = gender.is_some() && voice && subject.gender == gender && subject.plural == plural;
        let reference = Reference { entity, from: SpeakerFrom::Coreference, trust: 0.9 };
        agrees.then(|| self.trace.settled(Way::Latest, Some(reference))).flatten()
    }

    /// Who the pronoun of a source means, by its token: as it was understood where it stands, else as seen from the frame now.
    pub fn pronoun_at(&mut self, scene: &Scene<'_>, token: usize, frame: usize) -> Option<Reference> {
        match self.pronouns.get(&token) {
            Some(reference) => Some(*reference),
            None => self.pronoun(scene, token, frame, true),
        }
    }

    /// Who a pronoun means, seen from a frame: number and gender must not clash, the ranking decides.
    fn pronoun(
        &mut self,
        scene: &Scene<'_>,
        token: usize,
        frame: usize,
        speaking: bool,
    ) -> Option<Reference> {
        let pronoun = pronoun_of(scene.lower(token));
        let (gender, plural) = shape_of(pronoun)?;
        // *celui de la famille*: another of the kind, who is nobody named so far.
        let of = scene.tags.get(token + 1).is_some_and(|t| t.is_of());
        if matches!(pronoun, "celui" | "celle") && of {
            return None;
        }
        let voiced = has_said(scene, token);
        let first_person = speaking && says_je(scene, frame);
        let asked = Asked { token, frame, gender, plural, speaking, voiced, first_person };
        if matches!(pronoun, "celui-ci" | "celle-ci") {
            return self.last_named(scene, gender, frame, token);
        }
        let told = self.as_for(scene, frame, token).or_else(|| self.in_letter(scene, frame, token));
        if let Some(entity) = told.filter(|id| !plural && self.agrees(*id, gender)) {
            let reference = Reference { entity, from: SpeakerFrom::Coreference, trust: 0.93 };
            return self.trace.settled(Way::Latest, Some(reference));
        }
        if let Some(entity) =
            self.put_to(scene, frame, token).filter(|id| !plural && self.agrees(*id, gender))
        {
            let reference = Reference { entity, from: SpeakerFrom::Coreference, trust: 0.9 };
            return self.trace.settled(Way::Latest, Some(reference));
        }
        if speaking
            && !plural
            && !self.going_on.contains(&token)
            && let Some(entity) = self.joining_in(scene, frame, gender)
        {
            let reference = Reference { entity, from: SpeakerFrom::Coreference, trust: 0.88 };
            return self.trace.settled(Way::Latest, Some(reference));
        }
        // *La direction dément : les contrats, affirme-t-elle, sont en règle*
        // *Le maire n'est pas tendre : il dit que P*
        let clitic = scene.lower(token).starts_with('-');
        if (clitic || speaking && opens_behind_colon(scene, frame, token))
            && !quoted_behind_colon(scene, frame, token)
            && let Some(reference) = self.before_colon(scene, frame, token)
        {
            return Some(reference);
        }
        if speaking
            && !plural
            && scene.lower(token).starts_with('-')
            && !self.going_on.contains(&token)
            && let Some(entity) = self.brought_forward(scene, frame, token, gender)
        {
            let reference = Reference { entity, from: SpeakerFrom::Coreference, trust: 0.93 };
            return self.trace.settled(Way::Latest, Some(reference));
        }
        if speaking
            && let Some(reference) =
                self.in_relative(scene, frame, token).or_else(|| self.in_their_text(scene, frame, token))
        {
            return Some(reference);
        }
        let adjunct = adjunct_before(scene, frame, token);
        let subject = matches!(pronoun, "il" | "elle" | "ils" | "elles");
        let governed = match pronoun {
            "lui" | "eux" if speaking => names_behind_source(scene, frame, token),
            _ if subject || is_accused_by(scene, token) => names_governed(scene, frame, token),
            _ => Vec::new(),
        };
        let before = subject.then(|| phrases_before_pronoun(scene, frame, token)).flatten();
        let within = |e: &Entity| e.oblique && e.is_in(before.as_ref());
        let bound = |e: &Entity| e.is_in(adjunct.as_ref()) || within(e) || is_one_of(e, &governed);
        // *Le président l'interroge. « Oui », répond-il*
        let asker = self.asker.filter(|(asked, _)| frame.saturating_sub(*asked) <= 1);
        let asker = asker.filter(|_| self.replying.contains(&token)).map(|(_, id)| id);
        // *Elle commence ainsi : « … »*: a letter.
        let letter = begins_text(scene, frame, token);
        let mut pool: Vec<_> = self
            .within_reach(frame)
            .filter(|(_, e)| !matches!(pronoun, "celui" | "celle") || e.kind == SpeakerKind::Person)
            .filter(|(id, e)| {
                match bars(e, &asked)
                    .or_else(|| (bound(e) || asker == Some(*id)).then_some(Lost::Bound))
                    .or_else(|| {
                        (letter && e.is_somebody() || is_mute_network(scene, e)).then_some(Lost::Thing)
                    }) {
                    Some(why) => {
                        self.trace.lost(*id, why);
                        false
                    }
                    None => true,
                }
            })
            .map(|(id, _)| id)
            .collect();
        if speaking && plural {
            self.leave_things(&asked, &mut pool);
        }
        self.leave_words(&mut pool);
        let goes_on = self.going_on.contains(&token);
        if let Some(told_of) = self.told_of(scene, &asked, &pool) {
            self.trace.lost(told_of, Lost::Bound);
            pool.retain(|id| *id != told_of);
        }
        if subject
            && !plural
            && clitic
            && let Some(named) = self.named_in_words(scene, &asked, &pool)
        {
            self.trace.lost(named, Lost::Bound);
            pool.retain(|id| *id != named);
        }
        if subject && !plural && !goes_on && !scene.lower(token).starts_with('-') {
            self.leave_the_teller(scene, &asked, &mut pool);
        }
        if subject
            && !plural
            && !goes_on
            && let Some(focus) = self.in_focus(&pool, frame)
        {
            pool.retain(|id| *id == focus);
        }
        let mut scored = self.look(
            scene,
            View {
                frame,
                token,
                gender,
                speaking,
                goes_on,
                answers: self.answering.contains(&token),
                turns: self.last_spoke_of(&pool) && turns(scene, &(token..token + 1)),
            },
            &pool,
        );
        for s in &mut scored {
            s.score = scene.lexicon.ranking.pronoun.score(s.features);
            self.trace.scored(s.id, s.score, || self.get(s.id).standing(frame, s.features));
        }
        /// So far a pronoun is trusted whatever was before: it has reasons of its own.
        const LEAST: f32 = 0.75;
        // A wrong name is worse than the wrong one of the nameless.
        let link = |id: EntityId| match self.get(id) {
            Entity { name: Some(_), sure, .. } => sure.max(LEAST),
            _ => 1.0,
        };
        let best = likeliest(&scored, (subject && !plural).then_some(NOBODY)).map(|reference| Reference {
            // No chain is much surer than its weakest link. *je* is said by somebody: what only looks like a name may be a place
            // or a firm.
            trust: reference.trust.min(link(reference.entity))
                * if first_person && !self.get(reference.entity).is_surely_somebody() { 0.6 } else { 1.0 },
            ..reference
        });
        if best.is_none()
            && plural
            && let Some(two) = self.the_two(scene, token, gender, frame)
        {
            return Some(two);
        }
        if let Some(reference) = &best {
            self.list[reference.entity.0 as usize].sure = reference.trust;
        }
        self.trace.settled(Way::Pronoun, best)
    }
}

impl Entities {
    fn agrees(&self, id: EntityId, gender: Option<Gender>) -> bool {
        let entity = self.get(id);
        !entity.plural && (gender.is_none() || entity.gender.is_none() || entity.gender == gender)
    }

    /// *Quant au préfet, il a promis*: whom the sentence is about, by the token of its subject.
    fn as_for(&mut self, scene: &Scene<'_>, frame: usize, token: usize) -> Option<EntityId> {
        let chunks = &scene.chunks[frame];
        let np = chunks.np(0).filter(|np| is_topic(scene, np))?;
        chunks.vg(2).filter(|vg| chunks.is_punct(1, ',') && vg.subject == Some(token))?;
        let found = self.of(frame, chunks.np_number(0)?).map(|r| r.entity);
        let found = found.filter(|id| self.get(*id).is_somebody());
        if np.kind == NpKind::Name || np.name.is_some() || !scene.is_role(np.head) {
            return found.filter(|_| np.name.is_some());
        }
        // *Quant au préfet*: nobody who was called nothing of the kind.
        let again = self.going_by(scene, np).next();
        let again = again.or_else(|| found.filter(|id| self.get(*id).known.is_some()));
        Some(again.unwrap_or_else(|| self.newly(scene, frame, np).entity))
    }

    /// *Anne Martin cultive elle aussi son jardin. « A », dit-elle*: the subject of the sentence before, which turns to her.
    fn joining_in(&self, scene: &Scene<'_>, frame: usize, gender: Option<Gender>) -> Option<EntityId> {
        let before = frame.checked_sub(1)?;
        let stressed = match gender? {
            Gender::Masculine => "lui",
            Gender::Feminine => "elle",
        };
        let chunks = &scene.chunks[before];
        let outside = |t: usize| {
            let quoted = |k: &&Chunk| matches!(k.kind, ChunkKind::Quote(_)) && k.tokens.contains(&t);
            !chunks.list.iter().any(|k| quoted(&k))
        };
        let asks = chunks.list.last().is_some_and(|k| matches!(k.kind, ChunkKind::Punct('?')));
        let mut tokens = scene.frames[before].tokens.clone().filter(|_| !asks);
        tokens.find(|t| scene.lower(*t) == stressed && scene.reads(*t + 1, "aussi") && outside(*t))?;
        let subject = |e: &Entity| e.last_subject == Some(before) && e.is_somebody() && e.gender == gender;
        let mut subjects = self.within_reach(frame).filter(|(_, e)| subject(e) && e.name.is_some());
        subjects.next().filter(|_| subjects.next().is_none()).map(|(id, _)| id)
    }

    /// *Une cliente attend devant la porte. « J'ai le temps », dit-elle*: whom the sentence before has as its subject, by name, or by *un*
    /// where the words are of herself; nobody else of her gender is in it, nor before the words.
    fn brought_forward(
        &self,
        scene: &Scene<'_>,
        frame: usize,
        token: usize,
        gender: Option<Gender>,
    ) -> Option<EntityId> {
        let before = frame.checked_sub(1)?;
        let same = scene.frames[before].paragraph == scene.frames[frame].paragraph;
        // *« Il est venu », dit-il*: of another.
        let another = |q: usize| gender.is_some() && first_pronoun(scene, q) == gender;
        let tells = |of: &dyn Fn(usize) -> bool| quotations_before(scene, frame, token).any(of);
        let speaks = || tells(&|q| !another(q) && speaks_of_oneself(scene, q));
        let chunks = &scene.chunks[before];
        // *À Namur, Anne Martin a connu cela*
        let opener = chunks.np(0).is_some_and(|np| np.prep.is_some() || np.time) && chunks.is_punct(1, ',');
        let c = if opener { 2 } else { 0 };
        let named = |np: &Np| np.name.is_some();
        let np = chunks.np(c).filter(|np| {
            let one = np.det.is_some_and(|d| matches!(scene.lower(d), "un" | "une"));
            let human = scene.is_role(np.head) || scene.noun_at(np.head) == Some(NounKind::Anonymous);
            let new = one && human && np.name.is_none() || named(np);
            same && new && np.prep.is_none() && (named(np) && !tells(&another) || speaks())
        })?;
        let first = chunks.np_number(c)?;
        let acts = (c + 1..chunks.list.len()).any(|k| {
            let vg = chunks.vg(k).filter(|vg| vg.kind == VgKind::Finite && (named(np) || !vg.passive));
            vg.is_some() && subject_before(scene, chunks, k).is_some_and(|source| source.nps[..] == [first])
        });
        let id = self.of(before, first)?.entity;
        let whole = np.name.as_ref().is_some_and(|name| name.len() > 1);
        let entity = self.get(id);
        let sure = whole || entity.is_surely_somebody() || entity.gender.is_some() || entity.age.is_some();
        let fits = |e: &Entity| e.is_somebody() && !e.plural && e.may_be(gender);
        let alone =
            || !self.within_reach(frame).any(|(other, e)| other != id && e.last_frame >= before && fits(e));
        let told_of = || tells(&|q| self.is_named_in_words(scene, q, id));
        (acts && sure && fits(entity) && alone() && !told_of()).then_some(id)
    }

    /// *Quand on raconte l'histoire à la directrice, elle rit*: to whom or with whom one speaks in the clause that opens the sentence, by
    /// the token of the subject of the main one.
    fn put_to(&self, scene: &Scene<'_>, frame: usize, token: usize) -> Option<EntityId> {
        let chunks = &scene.chunks[frame];
        let first = scene.lower(chunks.list.first()?.tokens.start);
        if !matches!(first, "quand" | "lorsque" | "lorsqu'" | "lorsqu’") {
            return None;
        }
        let verb = chunks.list.iter().position(|k| k.tokens.contains(&token))?;
        chunks.vg(verb).filter(|vg| vg.subject == Some(token))?;
        let comma = (0..verb).find(|k| chunks.is_punct(*k, ','))?;
        let main = (comma..chunks.list.len()).find(|k| chunks.is_finite(*k))? == verb;
        let finite = (0..comma).find(|k| chunks.is_finite(*k))?;
        let one = chunks.vg(finite)?.subject.is_some_and(|t| matches!(scene.lower(t), "on" | "l'on"));
        let told = |k: usize| {
            let np = chunks.np(k).filter(|np| {
                np.prep.is_some_and(|p| matches!(scene.lower(p), "à" | "au" | "avec" | "auprès" | "devant"))
            })?;
            let somebody = np.name.is_some() || np.kind == NpKind::Name || scene.is_role(np.head);
            self.of(frame, chunks.np_number(k)?)
                .map(|r| r.entity)
                .filter(|id| somebody && self.get(*id).is_somebody())
        };
        let mut people = (finite..comma).filter_map(told);
        people.next().filter(|_| main && one && people.next().is_none())
    }

    /// *Le député a envoyé une lettre dans laquelle il évoque*: who sent it, by the token of the pronoun.
    fn in_letter(&self, scene: &Scene<'_>, frame: usize, token: usize) -> Option<EntityId> {
        let chunks = &scene.chunks[frame];
        let verb = chunks.list.iter().position(|k| k.tokens.contains(&token))?;
        chunks.vg(verb).filter(|vg| vg.subject == Some(token))?;
        let relative = verb.checked_sub(1)?;
        let where_ = scene.lower(chunks.list[relative].tokens.end - 1);
        let text = chunks.np(relative.checked_sub(1)?)?;
        let written = scene.noun_at(text.head) == Some(NounKind::Document) || scene.is_utterance(text);
        if !written || !matches!(where_, "laquelle" | "lequel" | "où") {
            return None;
        }
        let main = (0..relative).rev().find(|k| chunks.is_finite(*k))?;
        let source = subject_before(scene, chunks, main)?;
        let [n] = source.nps[..] else { return None };
        self.of(frame, n).map(|r| r.entity).filter(|id| self.get(*id).is_somebody())
    }

    /// *Pour les chercheurs, les appels sont vains. Il faut, selon eux, agir*: things that never spoke leave the word to people who were
    /// mentioned lately.
    fn leave_things(&mut self, asked: &Asked, pool: &mut Vec<EntityId>) {
        /// So many sentences back.
        const LATELY: usize = 2;
        let thing = |id: &EntityId| self.get(*id).guess && self.get(*id).last_spoke.is_none();
        let near = |id: &EntityId| asked.frame.saturating_sub(self.get(*id).last_frame) <= LATELY;
        if pool.iter().any(|id| !thing(id) && near(id)) {
            for id in pool.iter().filter(|id| thing(id)) {
                self.trace.lost(*id, Lost::Thing);
            }
            pool.retain(|id| !thing(id));
        }
    }

    /// *le témoignage de Camille*: of whom nothing is told but a first name is meant where nobody else is by name.
    pub(super) fn leave_words(&self, pool: &mut Vec<EntityId>) {
        let named = |id: &EntityId| {
            let e = self.get(*id);
            e.is_somebody() && e.name.is_some() && !e.is_but_a_word()
        };
        if pool.iter().any(named) {
            pool.retain(|id| !self.get(*id).is_but_a_word());
        }
    }

    /// *Paul l'a élevé. « Il m'a tout appris », raconte-t-il*: who acts before, and of whom the words tell *me* something, is not who
    /// says them, where there is another that the pronoun may mean.
    fn told_of(&self, scene: &Scene<'_>, asked: &Asked, pool: &[EntityId]) -> Option<EntityId> {
        let before = asked.frame.checked_sub(1)?;
        let pronoun = match asked.gender? {
            Gender::Masculine => "il",
            Gender::Feminine => "elle",
        };
        /// So many words behind the pronoun tell of whoever speaks: *Il a fini par m'écrire*.
        const NEAR: usize = 6;
        let begins = |q: usize| {
            let mut words = scene.quotations[q].inner();
            words.next().is_some_and(|t| scene.lower(t) == pronoun)
                && words.take(NEAR).any(|t| matches!(scene.lower(t), "me" | "m'" | "m’" | "moi"))
        };
        let told = scene.chunks[asked.frame].list.iter().any(|chunk| match chunk.kind {
            ChunkKind::Quote(q) => chunk.tokens.end <= asked.token && begins(q),
            _ => false,
        });
        if asked.plural || !told {
            return None;
        }
        let named = |e: &Entity| e.is_somebody() && e.name.is_some() && e.gender == asked.gender;
        let acts = |id: &&EntityId| {
            let e = self.get(**id);
            e.last_subject == Some(before) && e.last_spoke.is_none() && e.gender == asked.gender
        };
        let first = *pool.iter().find(acts)?;
        pool.iter().any(|id| *id != first && named(self.get(*id))).then_some(first)
    }

    /// *« A », a dit X. Y « attise les braises », accuse-t-il*: who is named as the subject of the words is not who says them, where
    /// somebody else whom the pronoun may mean has just spoken.
    fn named_in_words(&self, scene: &Scene<'_>, asked: &Asked, pool: &[EntityId]) -> Option<EntityId> {
        /// So many sentences back somebody spoke at most.
        const BACK: usize = 2;
        let words = words_before_clitic(scene, asked.frame, asked.token)?;
        let chunks = &scene.chunks[asked.frame];
        // *Y a estimé que P, a-t-elle dit*: who reports in these words goes on in others.
        let reports = |from: usize| {
            let first = (chunks.from_token(from)..chunks.list.len()).find(|k| chunks.is_finite(*k));
            let verbs = first.and_then(|k| chunks.vg(k)).map_or(&[][..], |vg| &vg.verbs);
            verbs.iter().any(|t| scene.tags[*t].facts.has(Facts::REPORTS))
        };
        let open = words.clone().any(|t| scene.document.tokens()[t].is_punct(':'));
        let named = |id: &&EntityId| {
            let e = self.get(**id);
            let told_of = |t: usize| !scene.tags[t].is(Closed::Subject) && !reports(t);
            !open && e.is_subject_in(&words, asked.frame) && e.subject_token.is_some_and(told_of)
        };
        let told_of = *pool.iter().find(named)?;
        let spoke = |id: &EntityId| {
            let e = self.get(*id);
            let lately = e.last_spoke.is_some_and(|f| f < asked.frame && f + BACK >= asked.frame);
            *id != told_of && lately && e.is_somebody() && e.name.is_some() && e.gender == asked.gender
        };
        pool.iter().any(spoke).then_some(told_of)
    }

    /// *« Elle riait tout le temps », dit Anne.* and a new paragraph, *À Lens, elle a ouvert*: of whom the words told, and not who said them,
    /// where the paragraph has named nobody yet.
    fn leave_the_teller(&mut self, scene: &Scene<'_>, asked: &Asked, pool: &mut Vec<EntityId>) {
        let paragraph = scene.frames[asked.frame].paragraph;
        let Some((teller, ..)) =
            self.told_of.filter(|(_, gender, at)| Some(*gender) == asked.gender && *at + 1 == paragraph)
        else {
            return;
        };
        /// So near an adverb tells that somebody goes on: *Elle a par ailleurs révélé*.
        const NEAR: usize = 6;
        let mut behind = asked.token + 1..scene.tags.len().min(asked.token + NEAR);
        let goes_on = behind.any(|t| {
            matches!(
                scene.lower(t),
                "ailleurs" | "aussi" | "également" | "encore" | "enfin" | "ensuite" | "même"
            )
        });
        if goes_on {
            return;
        }
        let here = |id: &EntityId| self.get(*id).last_paragraph == paragraph;
        let other = |id: &EntityId| {
            let e = self.get(*id);
            *id != teller && e.surely_person && e.name.is_some() && e.gender == asked.gender
        };
        if !pool.iter().any(here) && pool.iter().any(other) {
            self.trace.lost(teller, Lost::Bound);
            pool.retain(|id| *id != teller);
        }
    }

    /// *Un homme s'arrête. Il demande*: the nameless person that the sentence before has for its subject, where it mentions nobody else who
    /// may be meant (centering: Grosz, Joshi & Weinstein 1995).
    fn in_focus(&self, pool: &[EntityId], frame: usize) -> Option<EntityId> {
        let before = frame.checked_sub(1)?;
        let acts = |id: &&EntityId| {
            let e = self.get(**id);
            e.last_subject == Some(before)
                && e.name.is_none()
                && e.is_somebody()
                && !e.guess
                && e.gender.is_some()
        };
        let focus = *pool.iter().find(acts)?;
        let alone = pool.iter().all(|id| *id == focus || self.get(*id).last_frame < before);
        alone.then_some(focus)
    }
}

/// *à l'image de*, *comme*, *dont*: somebody of several is about to be named.
fn is_likened(scene: &Scene<'_>, chunks: &Chunks, k: usize) -> bool {
    let comma = k.checked_sub(1).is_some_and(|before| chunks.is_punct(before, ','));
    comma
        && matches!(
            scene.lower(chunks.list[k].tokens.start),
            "comme" | "dont" | "parmi" | "à" | "tel" | "tels"
        )
}

/// The gender that a pronoun shows, and whether it means several; none for what is no pronoun of somebody's.
fn shape_of(pronoun: &str) -> Option<(Option<Gender>, bool)> {
    Some(match pronoun {
        // *cet « ami du vin »*: the noun is in marks.
        "il" | "lui" | "lui-même" | "celui" | "celui-ci" | "celui-là" | "le" | "cet" => {
            (Some(Gender::Masculine), false)
        }
        "elle" | "elle-même" | "celle" | "celle-ci" | "celle-là" | "cette" => {
            (Some(Gender::Feminine), false)
        }
        "ils" | "eux" | "eux-mêmes" | "ceux-ci" => (Some(Gender::Masculine), true),
        "elles" | "elles-mêmes" | "celles-ci" => (Some(Gender::Feminine), true),
        "son" | "sa" | "ses" | "l'" | "l’" => (None, false),
        "leur" | "leurs" => (None, true),
        _ => return None,
    })
}

/// *un porte-parole*, *une femme*, *députée*: no determiner that points to somebody known.
pub(super) fn is_indefinite(phrase: &str) -> bool {
    const POINTING: [&str; 10] = ["le ", "la ", "l'", "l’", "ce ", "cet ", "cette ", "son ", "sa ", "leur "];
    let first = phrase.chars().next().into_iter().flat_map(char::to_lowercase);
    let small: String = first.chain(phrase.chars().skip(1).take(6)).collect();
    // *L'un de ses anciens élèves*
    let one = ["l'un ", "l’un ", "l'une ", "l’une "];
    let starts = |words: &[&str]| words.iter().any(|word| small.starts_with(word));
    starts(&one) || !starts(&POINTING)
}

/// A pronoun that asks whom it means.
struct Asked {
    /// Where it stands.
    token: usize,
    frame: usize,
    gender: Option<Gender>,
    plural: bool,
    /// It is the source of reported words.
    speaking: bool,
    /// It is said to have said them: see [`has_said`].
    voiced: bool,
    /// The words in marks beside it say *je*.
    first_person: bool,
}

/// *le groupe WhatsApp … il*: where others write, unless it has spoken for itself.
fn is_mute_network(scene: &Scene<'_>, entity: &Entity) -> bool {
    let network = || entity.body(scene.lexicon).is_some_and(Organisation::is_network);
    entity.kind == SpeakerKind::Organisation && entity.last_spoke.is_none() && network()
}

/// *… : elle dit que P*: a subject pronoun right behind a colon.
fn opens_behind_colon(scene: &Scene<'_>, frame: usize, token: usize) -> bool {
    let chunks = &scene.chunks[frame];
    let here = chunks.from_token(token);
    matches!(pronoun_of(scene.lower(token)), "il" | "elle" | "ils" | "elles")
        && here.checked_sub(1).is_some_and(|k| chunks.is_punct(k, ':'))
}

/// *… : « A », dit-il*: words in marks stand between the last colon before a token and the token.
fn quoted_behind_colon(scene: &Scene<'_>, frame: usize, token: usize) -> bool {
    let chunks = &scene.chunks[frame];
    let here = chunks.from_token(token);
    let colon = (0..here).rev().find(|k| chunks.is_punct(*k, ':'));
    colon.is_some_and(|colon| (colon..here).any(|k| chunks.quote(k).is_some()))
}

/// What rules an entity out for a pronoun, if anything.
fn bars(entity: &Entity, asked: &Asked) -> Option<Lost> {
    let far = asked.frame.saturating_sub(entity.last_frame) > REACH;
    if far || entity.mentions == 0 && entity.last_spoke.is_none() {
        return Some(entity.out_of_reach(asked.plural, far));
    }
    // *dit-il au site X*: who is first mentioned behind the pronoun, and behind a preposition, is not meant.
    let behind = entity.last_frame == asked.frame && entity.last_token > asked.token;
    // *il a indiqué que son client était serein*
    let first = entity.mentions <= 1 || entity.mentioned_before(asked.token).is_none();
    let new = first && (entity.oblique || asked.speaking && entity.name.is_none());
    if behind && new {
        return Some(Lost::Unmentioned);
    }
    // *le couple … ils*: a group of people is many, though its noun is one.
    let many = asked.plural && entity.kind == SpeakerKind::Group;
    if asked.plural != entity.plural && !many {
        return Some(Lost::Number);
    }
    // *une victime sur quatre … il*
    if !asked.plural && entity.name.is_none() && entity.share {
        return Some(Lost::Number);
    }
    // *la famille … ils*: of many, the noun's gender says nothing.
    let many_of_one = many && !entity.plural;
    if entity.gender.is_some() && asked.gender.is_some() && entity.gender != asked.gender && !many_of_one {
        return Some(Lost::Gender);
    }
    // *La Russie a affirmé … Elle a ajouté*: a country that has just spoken.
    let voice = entity.last_spoke.is_some_and(|spoke| asked.frame.saturating_sub(spoke) <= 2)
        && entity.gender.is_some()
        && entity.gender == asked.gender;
    if entity.place && !voice || entity.may_be_a_place() {
        return Some(Lost::Place);
    }
    // *Une enfance à Lens, une mère qui vend des fleurs*: where somebody comes from.
    let kin = |d: &Description| {
        matches!(&*d.head, "pere" | "mere" | "frere" | "soeur" | "grand-pere" | "grand-mere")
    };
    let background = entity.name.is_none()
        && entity.members.is_empty()
        && entity.mentions <= 1
        && entity.last_spoke.is_none()
        && is_indefinite(&entity.phrase)
        && entity.descriptions.first().is_some_and(kin);
    if background && entity.last_frame < asked.frame {
        return Some(Lost::Unmentioned);
    }
    // *la chanson*, *les responsabilités*: a noun that no list knows and that never spoke says nothing.
    let thing = entity.guess
        && entity.last_spoke.is_none()
        && (!asked.plural || asked.gender == Some(Gender::Feminine));
    if asked.speaking && thing {
        return Some(Lost::Thing);
    }
    // *selon un communiqué … a-t-il ajouté*: a text that no verb has had for its subject is nobody's *il*.
    let text = entity.kind == SpeakerKind::Document;
    let mute = entity.last_subject.is_none() || entity.last_spoke.is_none();
    if asked.speaking && text && (entity.signed.is_some() || mute || asked.voiced) {
        return Some(Lost::Thing);
    }
    let person = entity.is_somebody();
    // *« Je suis là », a-t-il dit*: no newspaper's words.
    if asked.first_person && entity.kind == SpeakerKind::Organisation && !entity.guess {
        return Some(Lost::Thing);
    }
    (!person && !asked.plural && entity.gender.is_none()).then_some(Lost::Thing)
}

/// *je* stands in the words in marks of a frame.
fn says_je(scene: &Scene<'_>, frame: usize) -> bool {
    scene.chunks[frame].list.iter().any(|chunk| match chunk.kind {
        ChunkKind::Quote(q) => scene.says_je(q),
        _ => false,
    })
}

/// The quotations of a frame that begin before a token.
fn quotations_before<'s>(
    scene: &'s Scene<'_>,
    frame: usize,
    token: usize,
) -> impl Iterator<Item = usize> + 's {
    let chunks = &scene.chunks[frame];
    let before = chunks.list.iter().take_while(move |chunk| chunk.tokens.start < token);
    before.filter_map(|chunk| match chunk.kind {
        ChunkKind::Quote(q) => Some(q),
        _ => None,
    })
}

/// *je*, *mes*, *nous* in the words of a quotation.
fn speaks_of_oneself(scene: &Scene<'_>, q: usize) -> bool {
    let ours = |t: usize| matches!(scene.lower(t), "nous" | "notre" | "nos" | "on");
    scene.quotations[q].inner().any(|t| scene.is_of_me(t) || ours(t))
}

/// *-il* of *a-t-il ajouté*: a text, of which *note-t-il* may be said, is seldom said to have said so.
fn has_said(scene: &Scene<'_>, token: usize) -> bool {
    scene.lower(token).starts_with('-') && token > 0 && scene.tags[token - 1].tag == Tag::Aux
}

/// *il faut*, *il y a*, *il est possible que*: an *il* that means nobody.
fn is_expletive(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> bool {
    let Some(vg) = chunks.vg(c) else { return false };
    let impersonal = vg.tokens.clone().any(|t| {
        matches!(
            scene.lower(t),
            "y" | "faut"
                | "fallait"
                | "faudra"
                | "faudrait"
                | "fallu"
                | "agit"
                | "agissait"
                | "agirait"
                | "suffit"
                | "suffisait"
                | "suffirait"
                | "convient"
                | "existe"
                | "reste"
                | "pleut"
                | "semble"
                | "semblait"
                | "paraît"
        )
    });
    // *il est possible que*, *il était temps de*
    let opens = |k: usize| {
        chunks.is_word(k, Closed::That)
            || chunks.vg(k).is_some_and(|v| {
                v.kind == VgKind::Infinitive
                    && v.governor.is_some_and(|g| matches!(scene.lower(g), "de" | "d'"))
            })
    };
    let predicate = matches!(chunks.list.get(c + 1).map(|k| &k.kind), Some(ChunkKind::Adj))
        || chunks.np(c + 1).is_some_and(|np| np.det.is_none() && np.prep.is_none());
    impersonal || predicate && (opens(c + 2) || opens(c + 3)) || tells_the_time(scene, vg)
}

/// *il est 23 h 05*, *il était près de midi*, *il est déjà tard*
fn tells_the_time(scene: &Scene<'_>, vg: &Vg) -> bool {
    /// So many words may stand before the hour: *près de vingt-trois heures*.
    const NEAR: usize = 4;
    let be = vg.verbs.last().is_some_and(|t| matches!(scene.lower(*t), "est" | "était" | "sera"));
    let hour =
        |t: usize| matches!(scene.lower(t), "h" | "heure" | "heures" | "midi" | "minuit" | "tard" | "tôt");
    let filler = |t: usize| {
        let tagged = &scene.tags[t];
        tagged.tag == Tag::Number || tagged.is(Closed::De) || tagged.is(Closed::Adv) || tagged.is(Closed::Num)
    };
    let mut behind = (vg.tokens.end..scene.tags.len()).take(NEAR);
    be && behind.find(|t| hour(*t) || !filler(*t)).is_some_and(hour)
}

/// The last phrase for a person in a range of the tokens of a frame and the one before, by its frame and number, that means
/// nobody yet: *Le maire a convoqué le préfet*. Neither what somebody is (*est préfet*, *X, préfet*) nor what is in marks.
fn passing(
    entities: &Entities,
    scene: &Scene<'_>,
    gender: Option<Gender>,
    frame: usize,
    tokens: Range<usize>,
) -> Option<(usize, usize)> {
    let frames = (frame.saturating_sub(1)..=frame).rev();
    let phrases = frames.flat_map(|f| (0..scene.chunks[f].list.len()).rev().map(move |c| (f, c)));
    phrases.filter_map(|(f, c)| Some((f, c, scene.chunks[f].np_number(c)?))).find_map(|(f, c, n)| {
        let chunks = &scene.chunks[f];
        let np = &chunks.nps[n];
        let person = np.kind == NpKind::Nominal
            && np.name.is_none()
            && np.det.is_some()
            && np.plural != Some(true)
            && np.prep.is_none_or(|p| match scene.lower(p) {
                "de" | "du" | "d'" | "d’" => false,
                // *la ruse montée par son ami. Ce dernier*, but *missionné par le maire pour piloter le chantier. Ce dernier*
                "par" => (c + 1..chunks.list.len()).all(|k| chunks.np(k).is_none()),
                _ => true,
            })
            && scene.is_role(np.head);
        let agrees = || {
            let own = entities.noun_gender(scene, np);
            own.is_none() || gender.is_none() || own == gender
        };
        let is = || c > 0 && chunks.vg(c - 1).is_some_and(|vg| vg.verbs.iter().any(|t| is_copula(scene, *t)));
        let apposed = || c > 1 && chunks.is_punct(c - 1, ',') && chunks.np(c - 2).is_some();
        let within = np.tokens.start > tokens.start && np.tokens.end <= tokens.end;
        (within && person && entities.of(f, n).is_none() && agrees() && !is() && !apposed()).then_some((f, n))
    })
}

/// The chunk of a token in a frame or the one before.
fn chunk_of<'s>(scene: &'s Scene<'_>, frame: usize, token: usize) -> Option<(&'s Chunks, usize)> {
    let frame = if scene.frames[frame].tokens.contains(&token) { frame } else { frame.saturating_sub(1) };
    let chunks = &scene.chunks[frame];
    chunks.list.iter().position(|k| k.tokens.contains(&token)).map(|c| (chunks, c))
}

/// *X, du barreau de Lyon*, *X, conseiller de l'Élysée*: a body that tells more of who has a name, by its token.
fn is_apposed(scene: &Scene<'_>, frame: usize, token: usize) -> bool {
    chunk_of(scene, frame, token).is_some_and(|(chunks, c)| {
        let name = |k: usize| chunks.np(k).is_some_and(|np| np.kind == NpKind::Name);
        c > 1 && chunks.is_punct(c - 1, ',') && name(c - 2)
    })
}

/// *Le parti a consulté un juriste*: right behind a verb that says nothing of what the subject is.
fn is_met(scene: &Scene<'_>, frame: usize, token: usize) -> bool {
    chunk_of(scene, frame, token).is_some_and(|(chunks, c)| {
        let acts = |vg: &Vg| !vg.verbs.iter().any(|t| is_copula(scene, *t));
        c > 0 && chunks.vg(c - 1).is_some_and(acts)
    })
}

/// *être*, *devenir*, *rester*
fn is_copula(scene: &Scene<'_>, token: usize) -> bool {
    scene.tags[token].class.has(WordClass::ETRE)
        || ["devien", "deven", "devint", "rest"].iter().any(|stem| scene.lower(token).starts_with(stem))
}

/// *Elle commence ainsi : « … »*, *Il tient en une ligne : « … »*: what so begins before a colon is a text, and nobody.
fn begins_text(scene: &Scene<'_>, frame: usize, token: usize) -> bool {
    const STEMS: [&str; 7] = ["commenc", "début", "s'ouvr", "ouvr", "tien", "tenai", "termin"];
    let chunks = &scene.chunks[frame];
    let verb = chunks.list.iter().position(|k| k.tokens.contains(&token)).filter(|k| chunks.vg(*k).is_some());
    let Some(vg) = verb.and_then(|k| chunks.vg(k)).filter(|vg| vg.subject == Some(token)) else {
        return false;
    };
    let Some(&last) = vg.verbs.last() else { return false };
    let begins = STEMS.iter().any(|stem| scene.lower(last).starts_with(stem));
    let next = scene.tags.get(last + 1).map_or("", |_| scene.lower(last + 1));
    let colon = (last + 1..(last + 8).min(scene.tags.len())).any(|t| scene.tags[t].tag == Tag::Punct(':'));
    begins && colon && matches!(next, "ainsi" | "par" | "en" | "comme" | "sur")
}

/// *celui que Paul Martin accuse*; *celui que l'on surnomme Paul* is Paul.
fn is_accused_by(scene: &Scene<'_>, token: usize) -> bool {
    /// So many words hold the verb of the clause.
    const NEAR: usize = 8;
    let names = |t: usize| {
        let word = scene.lower(t);
        ["surnomm", "appel", "nomm", "baptis"].iter().any(|stem| word.starts_with(stem))
    };
    let end = scene.tags.len().min(token + NEAR);
    matches!(scene.lower(token), "celui" | "celle")
        && scene.tags.get(token + 1).is_some_and(|t| t.is(Closed::That))
        && !(token + 2..end).any(names)
}
