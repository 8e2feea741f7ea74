//! Appositions: *le porte-parole du Kremlin, Dmitri Peskov*, *l'Organisation … (OIM)*: two phrases, one entity.

use super::super::reports::{is_one_of_them, opens_clause, takes_the_verb};
use super::super::scene::Scene;
use super::ages::is_age;
use super::binding::{adjunct_before, is_opening_adjunct};
use super::descriptions::is_ordinal;
use super::extent::trailing_name;
use super::{Entities, Entity, EntityId, Mention, Place, Reference};
use crate::analysis::{Gender, SpeakerFrom, SpeakerKind};
use crate::detect::{ChunkKind, Chunks, Np, NpKind, Tag, VgKind};
use crate::lexicon::{Closed, NounKind, WordClass, fold};
use crate::text::{Form, spaced};

/// *le chef du commissariat où elle a été entendue, Anne Martin.*: the comma between the relative clause that opens at a chunk
/// and a whole name that ends the phrase.
fn past_relative(scene: &Scene<'_>, chunks: &Chunks, at: usize) -> Option<usize> {
    const LONG: usize = 10;
    let opener = chunks.list.get(at)?;
    let opens = chunks.is_one_of(at, &[Closed::Qui, Closed::Rel]) || scene.lower(opener.tokens.start) == "où";
    let sign = |k: &usize| matches!(chunks.list[*k].kind, ChunkKind::Punct(_));
    let comma = (at + 1..chunks.list.len().min(at + LONG)).find(sign).filter(|k| chunks.is_punct(*k, ','))?;
    let one_verb = (at..comma).filter(|k| chunks.is_finite(*k)).count() == 1;
    let named = chunks.np(comma + 1).is_some_and(|np| {
        let initial = || scene.word(np.tokens.start).len() == 1;
        np.kind == NpKind::Name
            && np.det.is_none()
            && np.prep.is_none()
            && np.tokens.len() > 1
            && (scene.first_name(np.tokens.start).is_some() || initial())
    });
    let closed = matches!(
        chunks.list.get(comma + 2).map(|k| &k.kind),
        None | Some(ChunkKind::Punct('.' | ',' | ';' | ':' | '!' | '?' | ')'))
    );
    (opens && one_verb && named && closed).then_some(comma)
}

/// *celui du Logement*, *celle de l'époque*: another of the kind.
fn is_that_of(scene: &Scene<'_>, np: &Np) -> bool {
    np.kind == NpKind::Pronoun
        && matches!(scene.lower(np.head), "celui" | "celle")
        && np.tokens.end > np.head + 1
}

impl Entities {
    /// *le porte-parole du Kremlin, Dmitri Peskov*: a role whose name follows is that name, whoever else was a
    /// *porte-parole* before.
    pub(in crate::attribute) fn named_behind(
        &mut self,
        scene: &Scene<'_>,
        chunks: &Chunks,
        frame: usize,
        c: usize,
    ) -> Option<Reference> {
        let role = chunks.np(c)?;
        let behind = || chunks.np(c + 2).filter(|_| chunks.is_punct(c + 1, ','));
        let another = || behind().is_some_and(|np| bears_another(scene, role, np));
        // *celui du Logement, Jean Martin*
        let that_of = is_that_of(scene, role);
        if role.kind != NpKind::Nominal && !that_of
            || role.name.is_some() && !is_of_party(scene, role) && !another()
            || role.plural == Some(true) && !is_one_of(scene, role)
            || !that_of
                && !self.is_role(scene, role)
                && !is_ordinal(scene, role)
                && !is_one_of_them(scene, role)
        {
            return None;
        }
        let mut at = c + 1;
        // *la secrétaire générale de X et ministre de Y, Z*, *la réalisatrice et comédienne Z*
        let mut joined = false;
        if chunks.is_word(at, Closed::Coord)
            && let Some(second) = chunks.np(at + 1).filter(|np| is_second_role(scene, np))
        {
            if second.name.is_some() {
                return self.shared_name(scene, frame, role, second);
            }
            at += 2;
            joined = true;
        }
        // *la réalisatrice de « Nuit blanche », X*
        let of = |k: usize| chunks.is_one_of(k, &[Closed::De, Closed::DeDet, Closed::Det]);
        let title = at + (at..at + 3).take_while(|k| of(*k)).count();
        let titled = title > at || role.tokens.end > role.head + 1;
        if titled && chunks.quote(title).is_some() && chunks.is_punct(title + 1, ',') {
            at = title + 1;
        }
        // *le directeur de l'agence pour la sécurité et la défense, X*
        let more = chunks.is_word(at, Closed::Coord)
            && (chunks.is_punct(at + 2, ',') || chunks.is_punct(at + 2, '('))
            && role.tokens.end > role.head + 2
            && chunks.np(at + 1).is_some_and(|np| {
                np.prep.is_none()
                    && np.name.is_none()
                    && np.kind == NpKind::Nominal
                    && !self.is_role(scene, np)
            });
        at += if more && !joined { 2 } else { 0 };
        // *le président de l'AMF (Association…), X*
        if chunks.is_punct(at, '(') {
            at = (at..at + 6).find(|k| chunks.is_punct(*k, ')'))? + 1;
            // *de l'Agence régionale de santé (ARS) Bretagne, X*
            let where_ = chunks
                .np(at)
                .is_some_and(|np| np.kind == NpKind::Name && scene.tags[np.head].class.has(WordClass::PLACE));
            at += usize::from(where_ && chunks.is_punct(at + 1, ','));
        }
        // *le président du groupe au Sénat, X*
        let far = (at..at + 3).take_while(|k| chunks.np(*k).is_some_and(|np| np.prep.is_some())).count();
        // *le responsable de la sécurité à la Fédération des motards (FMC), X*
        let acronym = chunks.is_punct(at + far, '(')
            && chunks.is_punct(at + far + 2, ')')
            && chunks
                .np(at + far + 1)
                .is_some_and(|np| scene.document.tokens()[np.tokens.start].form.is(Form::ALL_CAPS));
        let past = at + far + if acronym { 3 } else { 0 };
        // *le chercheur au CNRS et spécialiste de l'islam, X*
        let second = chunks.is_word(past, Closed::Coord)
            && chunks.np(past + 1).is_some_and(|np| is_second_role(scene, np) && np.name.is_none());
        let past = past + if second { 2 } else { 0 };
        if far > 0 && chunks.is_punct(past, ',') {
            at = past;
        }
        if at == c + 1
            && let Some(comma) = past_relative(scene, chunks, at)
        {
            at = comma;
        }
        // *le délégué à la lutte contre le racisme, l'antisémitisme et la haine, X*
        if let Some(end) = self.end_of_list(scene, chunks, at) {
            at = end;
        }
        // *le porte-parole de la Maison bleue, la présidence sud-coréenne, X*
        let gloss = chunks.is_punct(at, ',')
            && chunks.is_punct(at + 2, ',')
            && chunks.np(at + 1).is_some_and(|np| {
                np.kind == NpKind::Nominal
                    && np.prep.is_none()
                    && np.det.is_some()
                    && np.name.is_none()
                    && !self.is_role(scene, np)
            });
        if gloss {
            at += 2;
        }
        if chunks.is_punct(at, ',') {
            at += 1;
        } else if at > c + 1 && !joined {
            return None;
        }
        // *L'enquêteur de Travail sécuritaire NB, X*: an acronym ends the name of the body.
        let loud = |np: &Np| {
            let acronym = scene.document.tokens()[np.tokens.start].form.is(Form::ALL_CAPS);
            acronym && np.tokens.len() == 1 && np.kind == NpKind::Name && np.det.is_none()
        };
        let full = |np: &Np| {
            np.kind == NpKind::Name && np.core.len() > 1 && scene.first_name(np.tokens.start).is_some()
        };
        let body = at == c + 1 && role.tokens.end > role.head + 1 && chunks.np(at).is_some_and(loud);
        if body && chunks.is_punct(at + 1, ',') && chunks.np(at + 2).is_some_and(full) {
            at += 2;
        }
        // *le numéro 2 du parti, le député X, …*: a second role with the name of both.
        let second = |np: &&Np| {
            np.kind == NpKind::Nominal
                && np.name.clone().or_else(|| trailing_name(scene, np)).is_some_and(|n| {
                    // *le chef de corps, le colonel Martin*
                    n.start == np.head + 1 || n.len() > 1 && scene.first_name(n.start).is_some()
                })
                && self.is_role(scene, np)
                && np.plural != Some(true)
                && chunks.is_punct(at - 1, ',')
                && (at + 1 == chunks.list.len()
                    || [',', '.', ';', ')'].iter().any(|sign| chunks.is_punct(at + 1, *sign)))
        };
        let name = chunks.np(at).filter(|np| np.prep.is_none()).filter(|np| {
            np.kind == NpKind::Name && (np.det.is_none() || is_titled(scene, np)) || second(np)
        })?;
        if is_award(scene, name) {
            return None;
        }
        let clause = has_participle(chunks, at + 1) || opens_clause(chunks, at + 1);
        let theirs = || is_detached(chunks, c) || is_left_open(scene, chunks, c, at);
        if clause && chunks.is_punct(at - 1, ',') && !theirs() {
            return None; // *Selon le maire, Jean Martin est prêt*
        }
        if is_list(chunks, at, name.kind)
            || scene.tags[name.head].class.has(WordClass::PLACE) && name.tokens.len() == 1
        {
            return None;
        }
        let reference = self.np(scene, frame, name, true)?;
        let entity = self.get(reference.entity);
        let gender = if that_of { role.gender } else { self.noun_gender(scene, role) };
        let clash = gender.is_some() && entity.gender.is_some() && entity.gender != gender;
        if entity.place
            || clash
            || entity.known.is_none() && entity.kind == SpeakerKind::Organisation && entity.mentions > 0
        {
            return None;
        }
        if !that_of {
            self.bears(scene, reference.entity, role);
        }
        Some(Reference { from: SpeakerFrom::Text, trust: 0.96, ..reference })
    }

    /// *X, éleveur dans l'Aveyron et président de la Confédération*: a second role behind the one that stands in `apposition`,
    /// given by its chunk and whose it is.
    pub(super) fn second_apposition(
        &mut self,
        scene: &Scene<'_>,
        frame: usize,
        c: usize,
        apposition: Option<(usize, Reference)>,
    ) -> Option<Reference> {
        let (first, reference) = apposition?;
        let chunks = &scene.chunks[frame];
        let role = chunks.np(c).filter(|np| is_second_role(scene, np) && np.name.is_none())?;
        let complement = |k: usize| {
            chunks.np(k).is_some_and(|np| np.prep.is_some()) || matches!(chunks.list[k].kind, ChunkKind::Adj)
        };
        let joined =
            c > first + 1 && chunks.is_word(c - 1, Closed::Coord) && (first + 1..c - 1).all(complement);
        if !joined || role.plural == Some(true) || self.get(reference.entity).kind != SpeakerKind::Person {
            return None;
        }
        self.bears(scene, reference.entity, role);
        Some(Reference { from: SpeakerFrom::Text, trust: 0.95, ..reference })
    }

    /// The comma behind a list that goes on at the comma `at` and in which nobody stands: *, l'antisémitisme et la haine,*.
    fn end_of_list(&self, scene: &Scene<'_>, chunks: &Chunks, at: usize) -> Option<usize> {
        const LONG: usize = 12;
        let thing = |k: usize| {
            // *du Climat*: a capital may pass for a name.
            let name = |np: &Np| np.name.is_some() && (np.prep.is_none() || np.core.len() > 1);
            chunks.np(k).is_some_and(|np| !name(np) && !self.is_role(scene, np))
        };
        let adjective = |k: usize| matches!(chunks.list.get(k).map(|c| &c.kind), Some(ChunkKind::Adj));
        let and = |k: usize| chunks.is_word(k, Closed::Coord);
        let listed = |k: &usize| thing(*k) || adjective(*k) || and(*k) || chunks.is_punct(*k, ',');
        let end = at + (at..at + LONG).take_while(listed).count();
        let joined = (at..end).any(|k| {
            and(k)
                || chunks.np(k).is_some_and(|np| np.tokens.clone().any(|t| scene.tags[t].is(Closed::Coord)))
        });
        let opens = chunks.is_punct(at, ',') && end > at + 2 && chunks.is_punct(end - 1, ',');
        (opens && joined).then(|| end - 1)
    }

    /// *la démission du ministre du Travail, Jean Martin,*: the name behind a thing is that of whoever its complement tells of, where
    /// the apposition is closed and begins no list.
    pub(super) fn named_in_complement(&mut self, scene: &Scene<'_>, chunks: &Chunks, c: usize, id: EntityId) {
        let bare = |np: &Np| np.kind == NpKind::Name && np.det.is_none() && np.prep.is_none();
        let name = chunks.np(c).filter(|np| bare(np));
        let thing = c.checked_sub(2).and_then(|k| chunks.np(k)).filter(|np| {
            np.kind == NpKind::Nominal && np.name.is_none() && !self.is_role(scene, np) && !np.time
        });
        let (Some(_), Some(thing)) = (name, thing) else { return };
        // *Après la démission du ministre, Jean Martin, déçu, est parti*: an adjunct that opens a clause, and its subject.
        if thing.prep.is_some() && !(0..c).any(|k| chunks.is_finite(k)) {
            return;
        }
        let list = chunks.np(c + 2).is_some_and(bare) || chunks.is_word(c + 2, Closed::Coord);
        let closed = match chunks.list.get(c + 1).map(|k| &k.kind) {
            None | Some(ChunkKind::Punct('.' | ')' | ';' | ':' | '!' | '?')) => true,
            Some(ChunkKind::Punct(',')) => !list,
            _ => false,
        };
        let somebody = |t: &usize| {
            let article = usize::from(scene.tags[t - 1].is(Closed::Det));
            scene.is_role(*t) && !scene.is_capital(*t) && scene.tags[t - 1 - article].is_of()
        };
        let Some(role) = (thing.head + 2..thing.tokens.end).find(somebody) else { return };
        let entity = self.get(id);
        if !closed || !chunks.is_punct(c - 1, ',') || entity.plural || entity.kind != SpeakerKind::Person {
            return;
        }
        let start =
            role - usize::from(!scene.tags[role - 1].is_of() || scene.tags[role - 1].is(Closed::DeDet));
        let inner = scene.chunked(start..thing.tokens.end);
        let Some(np) =
            inner.nps.first().filter(|np| np.plural != Some(true) && np.tokens.end == thing.tokens.end)
        else {
            return;
        };
        // *du ministre*
        let contracted = scene.tags[start].is(Closed::DeDet).then_some(Gender::Masculine);
        let gender = contracted.or_else(|| self.noun_gender(scene, np));
        if gender.is_none() || entity.gender.is_none() || gender == entity.gender {
            self.bears(scene, id, np);
        }
    }

    /// The named one is a person, and what the role says.
    fn bears(&mut self, scene: &Scene<'_>, id: EntityId, role: &Np) {
        let description = self.description(scene, role);
        let gender = self.noun_gender(scene, role);
        self.is_called(id, &description);
        let bearer = &mut self.list[id.0 as usize];
        bearer.surely_person = true;
        bearer.guess = false;
        bearer.kind = SpeakerKind::Person;
        if let Some(gender) = gender {
            bearer.gender.get_or_insert(gender);
        }
        self.unite(scene, id, &description);
    }

    /// *la réalisatrice et comédienne Z*: the name behind the second role is the first one's, too.
    fn shared_name(&mut self, scene: &Scene<'_>, frame: usize, role: &Np, second: &Np) -> Option<Reference> {
        let reference = self.np(scene, frame, second, true)?;
        if self.get(reference.entity).kind != SpeakerKind::Person {
            return None;
        }
        self.bears(scene, reference.entity, role);
        Some(Reference { from: SpeakerFrom::Text, trust: 0.96, ..reference })
    }

    /// *l'Organisation internationale pour les migrations (OIM)*: from now on, the acronym is a name.
    pub(super) fn acronym(&mut self, scene: &Scene<'_>, frame: usize, c: usize, id: Option<EntityId>) {
        let chunks = &scene.chunks[frame];
        if !(chunks.is_punct(c + 1, '(') && chunks.is_punct(c + 3, ')')) {
            return;
        }
        let (Some(long), Some(np)) =
            (chunks.np(c), chunks.np(c + 2).filter(|np| np.kind == NpKind::Name && np.tokens.len() == 1))
        else {
            return;
        };
        let word = scene.word(np.head);
        let short = fold(word);
        if self.by_name.contains_key(&short) {
            return;
        }
        // The words whose initials it is: *bureau du Rassemblement national des indépendants (RNI)* is not the bureau's.
        let letters: Vec<String> =
            word.chars().filter(|c| c.is_alphabetic()).map(|c| fold(&c.to_string())).collect();
        let spelled = |from: usize| {
            let mut left = letters.iter().peekable();
            for t in from..long.tokens.end {
                if left.peek().is_some_and(|l| **l == initial(scene, t)) {
                    left.next();
                }
            }
            left.peek().is_none()
        };
        let start = long
            .tokens
            .clone()
            .filter(|t| scene.document.tokens()[*t].is_word())
            .rev()
            .find(|t| Some(&initial(scene, *t)) == letters.first() && spelled(*t));
        // *l'Alliance pour les chiffres de la presse et des médias (ACPM)*: the phrase behind *et* is the end of the name.
        let longer = start.is_none().then(|| {
            let within = |k: &usize| {
                chunks.np(*k).is_some_and(|np| !np.time)
                    || chunks.is_punct(*k, ',')
                    || chunks.is_one_of(*k, &[Closed::Coord, Closed::Prep, Closed::De, Closed::DeDet])
                    || matches!(chunks.list[*k].kind, ChunkKind::Adj)
            };
            let first = letters.first();
            let begins = |t: usize| scene.is_capital(t) && Some(&initial(scene, t)) == first && spelled(t);
            let mut phrases = (0..c).rev().take(8).take_while(within);
            phrases.find(|k| chunks.np(*k).is_some_and(|np| begins(np.head)))
        });
        let longer = longer.flatten().filter(|_| letters.len() > 2);
        let longer = longer.and_then(|k| Some((chunks.np(k)?.head, self.of_chunk(chunks, frame, k)?)));
        let head = longer
            .map(|(_, id)| id)
            .or(id)
            .filter(|id| !self.get(*id).surely_person && start.is_none_or(|s| s <= long.head));
        // *un rapport de l'ONG Écluses vivantes (EV)*: the body's, and not the report's.
        let theirs = long.name.clone().filter(|name| name.end == long.tokens.end && name.start > long.head);
        let written = |id: &EntityId| self.get(*id).kind == SpeakerKind::Document;
        let theirs = theirs.filter(|_| head.as_ref().is_some_and(written)).map(|name| name.start);
        if theirs.is_none() && start.is_none() && head.as_ref().is_some_and(written) {
            return;
        }
        let target = match head.filter(|_| theirs.is_none()) {
            Some(id) => id,
            None => {
                let start = theirs.or(start);
                let Some(start) = start.filter(|s| scene.is_capital(*s) && letters.len() > 1) else {
                    return;
                };
                let phrase = spaced(scene.words(start..long.tokens.end));
                match self.by_name.get(&fold(&phrase)) {
                    Some(id) => *id,
                    None => self.found(Entity {
                        name: Some(phrase.to_string()),
                        names: vec![fold(&phrase)],
                        last_token: long.tokens.start,
                        mentions: 1,
                        ..Entity::new(phrase, SpeakerKind::Organisation, frame)
                    }),
                }
            }
        };
        let entity = &mut self.list[target.0 as usize];
        if let Some((start, _)) = longer.filter(|(_, id)| *id == target) {
            entity.name = Some(spaced(scene.words(start..long.tokens.end)).to_string());
            // What stands behind *et* is nobody by itself.
            if let Some(n) = chunks.np_number(c) {
                let reference = Reference { entity: target, from: SpeakerFrom::Text, trust: 0.95 };
                self.grid.insert(Place::of(frame, n), reference);
                self.settled.insert(Place::of(frame, n));
            }
        }
        if entity.name.is_none() && entity.kind != SpeakerKind::Document {
            entity.name = Some(strip_article(&entity.phrase).to_owned());
        }
        self.add_name(target, &short);
        self.by_name.insert(short, target);
    }

    /// *Dmitri Peskov, porte-parole…* and *le porte-parole…, Dmitri Peskov*: two phrases, one entity.
    pub(super) fn apposed(
        &mut self,
        scene: &Scene<'_>,
        frame: usize,
        c: usize,
        n: usize,
        previous: Option<(usize, usize)>,
    ) -> Option<Reference> {
        let chunks = &scene.chunks[frame];
        let (before, number) = previous?;
        let first = &chunks.nps[number];
        let second = &chunks.nps[n];
        // *Anne Martin, 71 ans, éleveuse*: the age is no phrase of its own.
        let aged = c == before + 4
            && chunks.is_punct(before + 1, ',')
            && chunks.np(before + 2).is_some_and(|np| is_age(scene, np));
        // *Anne Martin, alors éleveuse*
        let dated = c == before + 3
            && chunks.is_punct(before + 1, ',')
            && chunks.is_word(c - 1, Closed::Adv)
            && first.kind == NpKind::Name
            && second.det.is_none()
            && second.name.is_none()
            && role_like(scene, second);
        let comma = (c == before + 2 || aged) && chunks.is_punct(c - 1, ',') || dated;
        let direct = c == before + 1 && second.kind == NpKind::Name && first.kind == NpKind::Nominal;
        if second.prep.is_some()
            || !(comma || direct)
            || first.plural != second.plural && first.plural.is_some() && second.plural.is_some()
        {
            return None;
        }
        // *Venu remplacer Paul Martin, l'entraîneur belge a gagné*: behind the adjunct that opens a sentence stands its subject.
        // *Selon Me Martin, le témoin, resté dehors, a affirmé que P*
        let definite = second.det.is_some_and(|d| scene.lower(d).starts_with('l'));
        let acts =
            second.det.is_some() && chunks.is_finite(c + 1) || definite && takes_the_verb(chunks, c + 1);
        let opening = || adjunct_before(scene, frame, second.tokens.start);
        let inside = || opening().is_some_and(|adjunct| adjunct.contains(&first.tokens.start));
        if comma && acts && (inside() || is_opening_adjunct(chunks, before)) {
            return None;
        }
        // *l'avis d'Anne Martin, ministre de…*: the apposition is the name's at the end of the phrase.
        let mut inner = first.tokens.end;
        while inner > first.tokens.start && scene.tags[inner - 1].tag == Tag::Name {
            inner -= 1;
        }
        let at_end = matches!(first.kind, NpKind::Nominal | NpKind::Pronoun)
            && first.name.is_none()
            && inner + 1 < first.tokens.end;
        if at_end
            && comma
            && !(acts && first.prep.is_some())
            && role_like(scene, second)
            && second.name.is_none()
            && second.kind == NpKind::Nominal
        {
            let key = fold(&spaced(scene.words(inner..first.tokens.end)));
            if let Some(&id) = self.by_name.get(&key).filter(|id| self.get(**id).surely_person) {
                let description = self.description(scene, second);
                self.is_called(id, &description);
                self.unite(scene, id, &description);
                return Some(Reference { entity: id, from: SpeakerFrom::Text, trust: 0.9 });
            }
        }
        // *par la voix de son avocate, X, le suspect clame*: behind a name that is an apposition itself a subject begins.
        let inserted = before >= 2 && chunks.is_punct(before - 1, ',') && chunks.np(before - 2).is_some();
        if comma && inserted && second.det.is_some() && crate::attribute::reports::opens_clause(chunks, c + 1)
        {
            return None;
        }
        if comma
            && second.kind == NpKind::Name
            && first.kind == NpKind::Nominal
            && (crate::attribute::reports::opens_clause(chunks, c + 1) || has_participle(chunks, c + 1))
        {
            return None;
        }
        // *le chansonnier, ancien membre de …*: whoever has a bare role behind the comma is somebody.
        let bare = comma
            && second.kind == NpKind::Nominal
            && second.det.is_none()
            && second.name.is_none()
            && second.plural != Some(true)
            && role_like(scene, second)
            && first.kind == NpKind::Nominal
            && first.name.is_none()
            && first.det.is_some()
            && first.prep.is_none();
        let known = self.of(frame, number);
        let reference = match known {
            None if bare && scene.noun_at(first.head).is_none() => {
                let reference = self.newly(scene, frame, first);
                self.grid.insert(Place::of(frame, number), reference);
                self.note(reference.entity, scene, frame, Mention::Other, first.tokens.start);
                reference
            }
            _ => known?,
        };
        let entity = self.get(reference.entity);
        let role = |np: &Np| {
            let of_somebody = np.name.is_some() && !is_of_party(scene, np);
            np.kind == NpKind::Nominal && !of_somebody && self.is_role(scene, np) || is_former(scene, np)
        };
        // A list (`A, B et C`) is no apposition.
        let mut k = c + 1;
        while chunks.np(k).is_some_and(|np| np.prep.is_some()) {
            k += 1;
        }
        let list = comma
            && chunks.is_word(k, crate::lexicon::Closed::Coord)
            && chunks.np(k + 1).is_some_and(|np| {
                // *X, secrétaire d'État à l'égalité entre les femmes et les hommes*
                let alike = second.kind == NpKind::Name || np.det.is_some() == second.det.is_some();
                // *X, éleveur dans l'Aveyron et président de la Confédération*: two roles of one.
                let both = first.kind == NpKind::Name
                    && second.det.is_none()
                    && role_like(scene, second)
                    && is_second_role(scene, np)
                    && np.plural != Some(true);
                np.kind == second.kind && np.prep.is_none() && alike && !both
            });
        if list {
            return None;
        }
        let joined = if first.kind == NpKind::Name || first.name.is_some() {
            // *Lanfia Diané, coordonnateur du processus*; not *à Bamako, le porte-parole*, *pour Moody's, le ministre*
            let possessive = scene.is_possessed(second);
            let person = entity.kind == SpeakerKind::Person
                && !entity.place
                && (first.prep.is_none() || entity.surely_person);
            // *Face à Anne Martin, l'animatrice de la radio, qui a signé le texte, a dit non*
            let stage = first.prep.is_some()
                && second.det.is_some()
                && (chunks.vg(c + 1).is_some() || acts_behind_relative(chunks, c));
            // *insiste Anne Martin, son adjointe chez X*; not *selon Anne Martin, son avocat*
            let somebodys = possessive
                && (first.prep.is_some() || crate::attribute::reports::opens_clause(chunks, c + 1));
            person
                && !somebodys
                && !stage
                && role(second)
                && second.det.is_none_or(|d| !matches!(scene.word(d), "des" | "les"))
        } else {
            // *le porte-parole du Kremlin, Dmitri Peskov*
            second.kind == NpKind::Name
                && (second.det.is_none() || is_titled(scene, second))
                && entity.name.is_none()
                && entity.kind != SpeakerKind::Document
                && self.is_role(scene, first)
                && first.plural != Some(true)
        };
        // *le premier syndicat de l'usine, l'Usap*
        let entity_is_new = entity.mentions <= 1 && entity.same_as.is_none();
        // What the noun alone seemed to mean is not asked where the text says it.
        let open = entity.name.is_none() || reference.from == SpeakerFrom::Coreference;
        let body = !joined && comma && open && is_body_named(scene, chunks, first, c);
        if body {
            let name = self.np(scene, frame, second, true)?;
            let description = self.description(scene, first);
            let named = self.get(name.entity);
            if named.place || named.surely_person {
                return None;
            }
            self.is_called(name.entity, &description);
            self.list[name.entity.0 as usize].gender = self.noun_gender(scene, first);
            if reference.entity != name.entity && entity_is_new {
                self.list[reference.entity.0 as usize].same_as = Some(name.entity);
            }
            self.grid.insert(Place::of(frame, number), name);
            let mention = if first.prep.is_some() { Mention::Oblique } else { Mention::Other };
            self.note(name.entity, scene, frame, mention, first.tokens.start);
            return Some(name);
        }
        let joined = joined || bare && (entity.is_somebody() || entity.guess);
        if !joined {
            return None;
        }
        if bare || first.kind == NpKind::Name || first.name.is_some() {
            self.bears(scene, reference.entity, second);
            return Some(Reference { from: SpeakerFrom::Text, trust: 0.95, ..reference });
        }
        // The role came first: give it the name, and join what the name was known by before.
        let name = self.np(scene, frame, second, true)?;
        self.bears(scene, name.entity, first);
        self.grid.insert(Place::of(frame, number), name);
        let mention = if first.prep.is_some() { Mention::Oblique } else { Mention::Other };
        self.note(name.entity, scene, frame, mention, first.tokens.start);
        Some(name)
    }
}

/// *le candidat LFI*, *la députée La France insoumise*: the name in the phrase is a party's, and nobody's.
pub(super) fn is_of_party(scene: &Scene<'_>, role: &Np) -> bool {
    let loud = |t: usize| scene.document.tokens()[t].form.is(Form::ALL_CAPS);
    role.name.clone().is_some_and(|name| {
        // *la députée LREM du Rhône*
        let seat = |t: usize| matches!(scene.lower(t), "de" | "d'" | "d’" | "du" | "des") || loud(t);
        let placed = loud(name.start) && name.clone().skip(1).any(seat);
        name.clone().all(loud)
            || placed
            || scene.lexicon.organisation(scene.words(name.start..role.tokens.end)).is_some()
    })
}

/// *la pilote Red Bull, Anne Martin*, *la gérante du restaurant Le Petit Zinc, Anne Martin*: of two names the one that begins
/// with a first name is the bearer's.
fn bears_another(scene: &Scene<'_>, role: &Np, np: &Np) -> bool {
    let given = |t: usize| scene.tags[t].class.has(WordClass::FIRST);
    let theirs = role.name.as_ref().is_some_and(|name| {
        name.len() > 1
            && !given(name.start)
            && scene.lexicon.speakers.by_alias(scene.words(name.clone())).is_none()
    });
    let whole = np.kind == NpKind::Name && np.prep.is_none() && np.det.is_none();
    theirs && whole && np.name.as_ref().is_some_and(|name| name.len() > 1 && given(name.start))
}

/// *le premier syndicat de l'usine, l'Usap*: a definite noun for a body, and behind a comma a name with an article that is nobody's
/// and ends the phrase.
fn is_body_named(scene: &Scene<'_>, chunks: &Chunks, body: &Np, c: usize) -> bool {
    let Some(name) = chunks.np(c) else { return false };
    let definite = |np: &Np| np.det.is_some_and(|d| matches!(scene.lower(d), "le" | "la" | "l'" | "l’"));
    // *le promoteur, le Groupe Boréal*: nobody, where the name is a body's.
    let theirs = scene.noun_at(name.head) == Some(NounKind::Organisation)
        && (scene.is_capital(name.head) || name.name.is_some())
        || scene.lexicon.organisation(scene.words(name.core.clone())).is_some();
    let noun = matches!(scene.noun_at(body.head), Some(NounKind::Organisation | NounKind::Media))
        || theirs && scene.is_role(body.head);
    let closes = match chunks.list.get(c + 1).map(|k| &k.kind) {
        None | Some(ChunkKind::Punct('.' | ')' | ';' | ':')) => true,
        // No list: *le ministère, la CGT, la CFDT*
        Some(ChunkKind::Punct(',')) => {
            chunks.np(c + 2).is_none_or(|np| np.prep.is_some() || np.det.is_none())
        }
        _ => false,
    };
    body.kind == NpKind::Nominal
        && body.name.is_none()
        && body.plural != Some(true)
        && definite(body)
        && noun
        && (name.kind == NpKind::Name || theirs)
        && name.prep.is_none()
        && (definite(name) || name.det.is_none() && name.core.len() > 1)
        && scene.first_name(name.core.start).is_none()
        && closes
}

/// *comédienne Z* of *la réalisatrice et comédienne Z*: a role without a determiner of its own.
fn is_second_role(scene: &Scene<'_>, np: &Np) -> bool {
    np.det.is_none() && np.prep.is_none() && np.kind == NpKind::Nominal && scene.is_role(np.head)
}

/// *l'un des avocats*: one, though the noun is plural.
fn is_one_of(scene: &Scene<'_>, np: &Np) -> bool {
    let first = scene.lower(np.tokens.start);
    matches!(first, "un" | "une" | "l'un" | "l'une")
        || first == "l'" && matches!(scene.lower(np.tokens.start + 1), "un" | "une")
}

/// *, qui a signé le texte, a dit*: behind a phrase and its relative clause comes its verb, which has no other subject, in a sentence that
/// has had none.
fn acts_behind_relative(chunks: &Chunks, c: usize) -> bool {
    let relative = chunks.is_punct(c + 1, ',') && chunks.is_word(c + 2, Closed::Qui);
    let close = (c + 3..chunks.list.len()).find(|k| chunks.is_punct(*k, ','));
    let verb = close.and_then(|close| chunks.vg(close + 1));
    relative
        && !(0..c).any(|k| chunks.is_finite(k))
        && verb.is_some_and(|vg| vg.kind == VgKind::Finite && vg.subject.is_none() && vg.clitic.is_none())
}

/// *le Pr Martin*, *le docteur Anne Martin*: a name with a title, which takes an article.
pub(in crate::attribute) fn is_titled(scene: &Scene<'_>, np: &Np) -> bool {
    let title = |name: &std::ops::Range<usize>| {
        matches!(
            scene.lower(name.start),
            "dr" | "dre"
                | "pr"
                | "pre"
                | "docteur"
                | "docteure"
                | "professeur"
                | "professeure"
                | "mgr"
                | "père"
                | "sœur"
        )
    };
    np.name.as_ref().is_some_and(|name| name.len() > 1 && title(name))
}

/// *ex-Verte* of *Anne Martin, ex-Verte devenue députée*: what somebody once was.
fn is_former(scene: &Scene<'_>, np: &Np) -> bool {
    np.det.is_none() && np.tokens.len() == 1 && scene.lower(np.head).starts_with("ex-")
}

/// A noun phrase headed by a noun for a person.
fn role_like(scene: &Scene<'_>, np: &Np) -> bool {
    scene.is_role(np.head)
}

/// The phrase at the chunk is one of a list: `A, B et C`.
fn is_list(chunks: &Chunks, c: usize, kind: NpKind) -> bool {
    let mut k = c + 1;
    while chunks.np(k).is_some_and(|np| np.prep.is_some()) {
        k += 1;
    }
    chunks.is_word(k, Closed::Coord)
        && chunks.np(k + 1).is_some_and(|np| np.kind == kind && np.prep.is_none())
}

/// A phrase without the article that it begins with.
pub(super) fn strip_article(phrase: &str) -> &str {
    for article in ["le ", "la ", "les ", "l'", "l’", "Le ", "La ", "Les ", "L'", "L’"] {
        if let Some(rest) = phrase.strip_prefix(article) {
            return rest;
        }
    }
    phrase
}

/// *Étudiant en droit, Jean Martin a*: a bare noun that begins a sentence is what its subject is.
pub(super) fn is_detached(chunks: &Chunks, c: usize) -> bool {
    let bare = |np: &Np| np.kind == NpKind::Nominal && np.det.is_none() && np.prep.is_none();
    c == 0 && chunks.np(c).is_some_and(|np| bare(np) && np.plural != Some(true))
}

/// *Le maire de Lyon, Jean Martin a reconnu que P*: the comma that should close the apposition is missing. What stands before
/// the name governs nothing else, and no pronoun at the verb takes it up (*Le maire, Jean Martin l'a vu*).
fn is_left_open(scene: &Scene<'_>, chunks: &Chunks, c: usize, name: usize) -> bool {
    let role = chunks.np(c).filter(|np| np.prep.is_none() && np.det.is_some_and(|d| is_article(scene, d)));
    let begins =
        c == 0 || chunks.is_punct(c - 1, ',') || chunks.is_one_of(c - 1, &[Closed::That, Closed::Coord]);
    let person = chunks.np(name).is_some_and(|np| {
        np.kind == NpKind::Name && np.tokens.len() > 1 && scene.first_name(np.tokens.start).is_some()
    });
    let verb = chunks.vg(name + 1).filter(|vg| vg.kind == VgKind::Finite && vg.subject.is_none());
    let resumes = |t: usize| matches!(scene.lower(t), "le" | "la" | "l'" | "lui");
    let alone = verb.is_some_and(|vg| vg.clitic.is_none() && !vg.tokens.clone().any(resumes));
    role.is_some() && begins && person && alone
}

fn is_article(scene: &Scene<'_>, det: usize) -> bool {
    matches!(scene.lower(det), "le" | "la" | "l'")
}

/// *a dit le maire, Paul Martin n'étant pas venu*: a participle makes the phrase before it a subject of its own.
fn has_participle(chunks: &Chunks, at: usize) -> bool {
    chunks.vg(at).is_some_and(|vg| vg.kind == VgKind::PresPart)
}

/// The first letter of a word, folded.
fn initial(scene: &Scene<'_>, token: usize) -> String {
    fold(scene.word(token)).chars().take(1).collect()
}

/// *Ours d'or à Berlin*, *Médaille d'argent*: what somebody has won, a common noun with a capital.
fn is_award(scene: &Scene<'_>, np: &Np) -> bool {
    let class = scene.tags[np.head].class;
    let small = |t: usize| scene.word(t).starts_with(char::is_lowercase);
    let of = |t: usize| {
        scene.tags.get(t).is_some_and(|tag| tag.is_of()) && t + 1 < scene.tags.len() && small(t + 1)
    };
    np.tokens.len() == 1 && class.has(WordClass::NOUN) && !class.has(WordClass::FIRST) && of(np.tokens.end)
}
