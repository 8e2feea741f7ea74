//! Names: which entity a name names, and what a new one tells of who bears it.

use super::super::scene::Scene;
use super::appositions::strip_article;
use super::descriptions::{Description, uppercased, with_article};
use super::extent::{is_surname_behind, is_title, past_medium, whole_name};
use super::floor::party_behind;
use super::{Entities, Entity, EntityId, Mention, Reference, ends_of};
use crate::analysis::{Gender, SpeakerFrom, SpeakerKind};
use crate::detect::{Chunks, Np, NpKind, Tag, has_branches};
use crate::lexicon::{Closed, Facts, NounKind, WordClass, WordKey, fold, is_particle};
use crate::text::spaced;
use std::ops::Range;

impl Entities {
    /// Whom a name inside marks names: somebody of the article, or a known speaker, who is then one of its people.
    pub fn named_in(&mut self, scene: &Scene<'_>, tokens: Range<usize>) -> Option<EntityId> {
        let written = spaced(scene.words(tokens.clone()));
        let key = fold(&written);
        if let Some(id) = self.by_name.get(&key).copied() {
            return (!self.get(id).place).then_some(id);
        }
        if let Some(id) = self.find_name(scene, &key, tokens.len() == 1, None, false, false) {
            return Some(id);
        }
        let known =
            scene.lexicon.speakers.by_alias(&written).or_else(|| {
                (tokens.len() == 1).then(|| scene.lexicon.speakers.by_surname(&written)).flatten()
            })?;
        if let Some(id) = self.of_speaker(known) {
            return Some(id);
        }
        let speaker = scene.lexicon.speakers.get(known)?;
        let id = self.found(Entity {
            name: Some(speaker.name.to_string()),
            gender: speaker.gender,
            known: Some(known),
            names: vec![key.clone()],
            surely_person: true,
            ..Entity::new(written, SpeakerKind::Person, 0)
        });
        self.by_name.insert(key, id);
        Some(id)
    }

    /// *les déclarations d'Adèle Martin*: who is named in a complement has been mentioned, too.
    /// `own` where the phrase goes by its name; `whole` is what it means.
    pub(super) fn names_inside(
        &mut self,
        scene: &Scene<'_>,
        frame: usize,
        np: &Np,
        subject: bool,
        own: bool,
        whole: Option<EntityId>,
    ) {
        let mut t = np.tokens.start;
        while t < np.tokens.end {
            if scene.tags[t].tag != Tag::Name || own && np.name.as_ref().is_some_and(|n| n.contains(&t)) {
                t += 1;
                continue;
            }
            // *la secrétaire d'État à la Ville*; *Blanche* of *la Maison Blanche*
            let rest =
                t > 0 && scene.is_in_body(t) && scene.is_in_body(t - 1) && scene.tags[t - 1].tag == Tag::Noun;
            // *Nobel* of *la prix Nobel*
            let role = scene.tags[t].facts.has(Facts::IN_ROLE);
            if t > 0 && (is_state(scene, t) || rest || role) {
                t += 1;
                continue;
            }
            // *le député LR de la Loire*: the party of a role has not been mentioned by it.
            let party = t > np.tokens.start
                && np.name.as_ref().is_none_or(|name| !name.contains(&t))
                && scene.is_role(t - 1);
            let loud = scene.document.tokens()[t].form.is(crate::text::Form::ALL_CAPS);
            let body = (t..np.tokens.end).take_while(|t| scene.is_in_body(*t)).count();
            if party && (loud || body > 0) {
                t += body.max(1);
                continue;
            }
            // *l'université Jules-Verne*: what bears a name behind its noun is no person.
            let bearer = t > np.tokens.start
                && scene.tags[t - 1].tag == Tag::Noun
                && !scene.is_role(t - 1)
                && !scene.is_capital(t - 1)
                // *la porte-parole du gouvernement Anne Martin*
                && !((np.tokens.start..t - 1).any(|role| scene.is_plain_role(role))
                    && scene.first_name(t).is_some()
                    && scene.tags.get(t + 1).is_some_and(|next| next.tag == Tag::Name));
            let mut end = t + 1;
            let theirs = |t: usize| own && np.name.as_ref().is_some_and(|n| n.contains(&t));
            while end < np.tokens.end
                && !theirs(end)
                && (scene.tags[end].tag == Tag::Name
                    || end + 1 < np.tokens.end
                        && is_particle(scene.word(end))
                        && scene.tags[end + 1].tag == Tag::Name
                        && !scene.tags[end + 1].class.has(WordClass::PLACE))
            {
                end += 1;
            }
            // *la présidente de la région de Lille Anne Martin*: the town is no part of the name.
            let town = scene.tags[t].class.has(WordClass::PLACE)
                && t > 0
                && scene.tags[t - 1].is(Closed::De)
                && end > t + 2
                && scene.first_name(t + 1).is_some()
                && (np.tokens.start..t - 1).any(|role| scene.is_role(role));
            if town {
                t += 1;
                continue;
            }
            // *la députée de la Sarthe*, *le préfet du Rhône*: no person's name has an article.
            let articled = t > 0
                && (scene.tags[t - 1].is(Closed::Det) || scene.tags[t - 1].is(Closed::DeDet))
                && scene.first_name(t).is_none()
                && !matches!(scene.lower(t - 1), "un" | "une" | "son" | "sa");
            let inner = Np {
                tokens: t..end,
                core: t..end,
                head: end - 1,
                kind: NpKind::Name,
                name: Some(t..end),
                det: None,
                prep: None,
                gender: None,
                plural: None,
                time: false,
            };
            let person_of_text = || self.by_name.contains_key(&fold(&spaced(scene.words(t..end))));
            if (bearer || is_lived_in(scene, t)) && !person_of_text() {
                t = end;
                continue;
            }
            if let Some(reference) = self.np(scene, frame, &inner, false) {
                let entity = &mut self.list[reference.entity.0 as usize];
                entity.party = entity.party.or_else(|| party_behind(scene, t));
                let listed =
                    || entity.name.as_deref().is_some_and(|name| scene.lexicon.organisation(name).is_some());
                if articled
                    && entity.mentions == 0
                    && entity.known.is_none()
                    && !entity.surely_person
                    && !listed()
                {
                    entity.kind = SpeakerKind::Organisation;
                    entity.place |= !scene.document.tokens()[t].form.is(crate::text::Form::ALL_CAPS);
                }
                self.role_before(scene, np, t, reference.entity);
                let person = self.get(reference.entity).kind == SpeakerKind::Person;
                if person && let Some(whole) = whole {
                    self.list[whole.0 as usize].signed = Some(reference.entity);
                }
                // *les halles d'Orbais*: a single word that nothing says is somebody is rather where they stand.
                // *Le fils de Paul Martin, Marc Martin, a dit*: whose son somebody with a name is.
                let theirs = whole.map(|whole| self.get(whole));
                let theirs = theirs.is_some_and(|e| e.is_somebody() && e.name.is_some());
                let stated = subject && np.name.is_none() && !theirs && !self.is_doubtful(reference.entity);
                let speaks = stated || is_voice(scene, np);
                let mention = if speaks && person { Mention::Subject } else { Mention::Oblique };
                self.note(reference.entity, scene, frame, mention, t);
                // Whoever stands inside the subject is not the subject.
                if self.get(reference.entity).mentions == 1 {
                    self.list[reference.entity.0 as usize].first_as_subject = false;
                }
            }
            t = end;
        }
    }

    /// *du Parisien*, *des Échos*: the body whose name, its article inside the preposition, begins a phrase.
    pub fn named_with_article(
        &mut self,
        scene: &Scene<'_>,
        frame: usize,
        tokens: Range<usize>,
    ) -> Option<Reference> {
        /// No such name has more words.
        const LONGEST: usize = 6;
        if tokens.len() < 2 || !scene.is_capital(tokens.start + 1) {
            return None;
        }
        let listed =
            |end: usize| scene.lexicon.organisation(&with_article(scene, tokens.start..end)).is_some();
        let end =
            (tokens.start + 2..=tokens.end.min(tokens.start + LONGEST)).rev().find(|end| listed(*end))?;
        // *du Figaro Magazine*
        let end = end + (end..tokens.end).take_while(|t| scene.tags[*t].tag == Tag::Name).count();
        let whole = with_article(scene, tokens.start..end);
        let name = tokens.start + 1..end;
        let np = Np {
            tokens: tokens.start..end,
            core: tokens.start..end,
            head: end - 1,
            kind: NpKind::Name,
            name: Some(name.clone()),
            det: Some(tokens.start),
            prep: None,
            gender: None,
            plural: None,
            time: false,
        };
        let bare = scene.lexicon.organisation(scene.words(name.clone())).is_some();
        let found = self.named(scene, frame, &np, name, true)?;
        if !bare && self.get(found.entity).kind == SpeakerKind::Organisation {
            self.fullest(found.entity, whole);
        }
        Some(found)
    }

    /// Who bears the name at the end of a phrase: *le nom de Max*.
    pub(super) fn name_at_end(&mut self, scene: &Scene<'_>, frame: usize, np: &Np) -> Option<EntityId> {
        let end = np.tokens.end;
        let start = np.tokens.clone().rev().take_while(|t| scene.tags[*t].tag == Tag::Name).last()?;
        let name = Np {
            tokens: start..end,
            core: start..end,
            head: end - 1,
            kind: NpKind::Name,
            name: Some(start..end),
            det: None,
            prep: None,
            ..np.clone()
        };
        Some(self.np(scene, frame, &name, true)?.entity)
    }

    /// *le verdict lu par la juge Anne Martin*: the role right before a name inside a phrase is its bearer's.
    fn role_before(&mut self, scene: &Scene<'_>, np: &Np, name: usize, id: EntityId) {
        // *le sénateur Les Républicains Paul Martin*: behind the party of the role.
        let before = (np.tokens.start..name).rev().find(|t| !scene.is_in_body(*t));
        let Some(role) = before.filter(|t| scene.is_plain_role(*t)) else { return };
        let description = Description::new(scene, role, Vec::new());
        let gender = scene.role_at(role).and_then(|r| r.gender);
        let entity = &mut self.list[id.0 as usize];
        if entity.place || entity.kind == SpeakerKind::Document {
            return;
        }
        if entity.known.is_none() {
            entity.kind = SpeakerKind::Person;
        }
        entity.surely_person = true;
        if let Some(gender) = gender {
            entity.gender.get_or_insert(gender);
        }
        if !entity.descriptions.contains(&description) {
            self.is_called(id, &description);
        }
    }

    pub(super) fn named(
        &mut self,
        scene: &Scene<'_>,
        frame: usize,
        np: &Np,
        name: Range<usize>,
        subject: bool,
    ) -> Option<Reference> {
        if let Some(whole) = whole_name(scene, np, &name) {
            let np = Np { kind: NpKind::Name, name: Some(whole.clone()), head: whole.end - 1, ..np.clone() };
            return self.named(scene, frame, &np, whole, subject);
        }
        // *une étude dévoilée par le magazine Nature*, but *une lettre signée par Anne Martin*: who printed it did not write it.
        let text = np.kind == NpKind::Nominal && scene.noun_at(np.head) == Some(NounKind::Document);
        let wrote = |t: usize| {
            ["signé", "cosign", "écri", "rédig", "posté", "envoyé", "mené"]
                .iter()
                .any(|stem| scene.lower(t).starts_with(stem))
        };
        let printed = text && (np.head + 1..name.start).any(|t| scene.lower(t) == "par" && !wrote(t - 1));
        if printed || np.kind == NpKind::Nominal && names_a_house(scene, np, &name) {
            return self.nominal(scene, frame, np, subject);
        }
        // *l'ONG Rivières vivantes*, *l'ONG Port de Paix*, *le collectif Les Morts de la rue*: right behind these nouns all
        // is the name, where it begins as a common noun does.
        let common = |t: usize| {
            let article = matches!(scene.word(t), "Les" | "La" | "Le") && t + 1 < name.end;
            scene.tags[t + usize::from(article)].class.has(WordClass::NOUN)
        };
        let called = || match scene.lower(np.head) {
            "ong" => true,
            "collectif" | "association" | "mouvement" | "comité" => common(name.start),
            _ => false,
        };
        // *la Confédération Construction*: a common noun is no name without the one before it.
        let of_trade = np.kind == NpKind::Nominal
            && name.start == np.head + 1
            && name.len() == 1
            && np.det.is_some_and(|det| det + 1 == np.head)
            && scene.is_capital(np.head)
            && !scene.document.tokens()[np.head].form.is(crate::text::Form::ALL_CAPS)
            && scene.noun_at(np.head) == Some(NounKind::Organisation)
            && !scene.is_role(np.head)
            && scene.tags[name.start].class.has(WordClass::NOUN)
            && !scene.tags[name.start]
                .class
                .has(WordClass::FIRST.with(WordClass::SURNAME).with(WordClass::PLACE))
            && !scene.document.tokens()[name.start].form.is(crate::text::Form::ALL_CAPS)
            && scene.lexicon.organisation(scene.word(name.start)).is_none();
        if of_trade {
            let whole = np.head..name.end;
            let np = Np { kind: NpKind::Name, name: Some(whole.clone()), head: whole.end - 1, ..np.clone() };
            return self.named(scene, frame, &np, whole, subject);
        }
        let name = match np.kind == NpKind::Nominal && name.start == np.head + 1 && called() {
            true => {
                let adjective = |t: &usize| scene.tags.get(*t).is_some_and(|t| t.tag == Tag::Adj);
                name.start..np.tokens.end + (np.tokens.end..).take_while(adjective).count()
            }
            false => name,
        };
        let begin = name.clone().position(|t| !is_title(scene.lower(t)))?;
        let titled = begin > 0;
        let mut start = name.start + begin;
        let loud = |t: usize| scene.document.tokens()[t].form.is(crate::text::Form::ALL_CAPS);
        let party = |t: usize| scene.is_role(np.head) && matches!(scene.word(t), "La" | "Les" | "Le");
        let common = |t: usize| {
            let class = scene.tags[t].class;
            class.has(WordClass::NOUN.with(WordClass::ADJ))
                && !class.has(WordClass::FIRST.with(WordClass::SURNAME).with(WordClass::PLACE))
                && scene.lexicon.speakers.by_surname(scene.word(t)).is_none()
                && !is_surname_behind(scene, np.head, t)
        };
        if np.kind == NpKind::Nominal
            && self.is_role(scene, np)
            && name.clone().any(|t| !loud(t))
            && !(name.len() == 1 && common(start))
            && !party(start)
        {
            // *la ministre LR Annie Genevard*: a party before the name.
            while start + 1 < name.end && loud(start) {
                start += 1;
            }
            // *le syndic PLR de Vernand*: behind the party stands where it is.
            if start > name.start + begin && matches!(scene.lower(start), "de" | "d'" | "d’" | "du" | "des")
            {
                return self.nominal(scene, frame, np, subject);
            }
            // *la secrétaire d'Etat Anne Martin*, *le préfet d'Occitanie Paul Durand*: the complement is no name.
            let given = |t: usize| scene.tags[t].class.has(WordClass::FIRST);
            let complement =
                |t: usize| t > 0 && matches!(scene.lower(t - 1), "de" | "d'" | "d’" | "du" | "en");
            if start + 2 < name.end && complement(start) && !given(start) && given(start + 1) {
                start += 1;
            }
        } else if np.kind == NpKind::Nominal
            && self.is_role(scene, np)
            && (name.len() == 1 && (loud(start) || common(start)) || name.len() > 1 && party(start))
        {
            // *le député RN*, *le leader Insoumis*, *le député La France insoumise*: a party and no name.
            return self.nominal(scene, frame, np, subject);
        }
        // *l'intersyndicale CGT, FO et SUD*: of several unions, and of none; *une source LREM* is nobody's name.
        let nameless = matches!(scene.lower(np.head), "intersyndicale" | "source" | "sources");
        if np.kind == NpKind::Nominal && nameless {
            return self.nominal(scene, frame, np, subject);
        }
        // *les époux Martin*, *les frères Martin*: several with one name; but *les sœurs Anne et Marie Martin*.
        let and = |chunks: &Chunks, k: usize| chunks.is_word(k, Closed::Coord);
        if np.kind == NpKind::Nominal
            && np.plural == Some(true)
            && name.len() == 1
            && shares_name(scene.lower(np.head))
            && !(scene.first_name(start).is_some() && name_follows(scene, frame, np, and))
        {
            return self.nominal(scene, frame, np, subject);
        }
        let given = |t: usize| scene.tags[t].class.has(WordClass::FIRST);
        // *LR Anne Martin*, *le pro-réforme Paul Martin*: what stands before the first name is no name.
        // *un certain Paul Martin* is somebody all the same.
        let certain = np.det.is_some_and(|d| matches!(scene.lower(d), "certain" | "certaine"));
        // *la jeune Anne Martin*
        let young = start > np.tokens.start
            && matches!(scene.lower(start - 1), "jeune" | "petite" | "petit" | "vieux" | "vieille")
            && given(start);
        let mut determined = np.kind == NpKind::Name && np.det.is_some() && !titled && !certain && !young;
        // *l'ONG Greenpeace*
        let known = |from: usize| scene.lexicon.organisation(scene.words(from..name.end)).is_some();
        if np.kind == NpKind::Name && start + 1 < name.end && scene.word(start) == "ONG" && known(start + 1) {
            start += 1;
        }
        if np.kind == NpKind::Name && start + 2 < name.end && !given(start) && given(start + 1) {
            let small = scene.word(start).starts_with(char::is_lowercase);
            // *La Verte Anne Martin*
            let adjective = determined && scene.tags[start].class.has(WordClass::ADJ);
            if loud(start) || small || adjective {
                start += 1;
                determined &= !small && !adjective;
            }
        }
        // *la présidente de Cap21 Anne Martin*
        let numbered = scene.word(start).ends_with(|c: char| c.is_ascii_digit());
        if numbered && start + 2 < name.end && !given(start) && given(start + 1) {
            start += 1;
        }
        let bare = start..name.end;
        let bare = if np.kind == NpKind::Name && np.prep.is_some() && !titled {
            past_medium(scene, bare)
        } else {
            bare
        };
        // *révèle dans le Sun Paul Martin*: the article is the medium's.
        determined &= bare.start == start;
        let written = spaced(scene.words(bare.clone()));
        let key = fold(&written);
        // *#RTLMatin https://t.co/…*: nobody.
        let link = |t: usize| scene.word(t).contains("://");
        // *CAPTURE D'ÉCRAN FRANCE TÉLÉVISIONS*: a credit.
        let credit = bare.len() > 1
            && loud(bare.start)
            && bare
                .clone()
                .filter(|t| scene.document.tokens()[*t].is_word())
                .all(|t| loud(t) || scene.tags[t].is_of())
            && scene.tags[bare.start].class.has(WordClass::NOUN)
            && !given(bare.start)
            && bare.clone().any(|t| scene.tags[t].is_of())
            && scene.lexicon.organisation(&written).is_none();
        if key.is_empty() || credit || bare.clone().any(link) {
            return None;
        }
        let class = scene.tags[bare.start].class;
        let gender = self.name_gender(scene, np, name.start..name.start + begin, bare.clone());
        let single = bare.len() == 1;
        // *la tiktokeuse Anne Martin*: no list knows the noun, but who has a full name behind it and is a source is somebody.
        let apposed = || {
            subject && !single && scene.noun_at(np.head).is_none() && scene.first_name(bare.start).is_some()
        };
        let role = np.kind == NpKind::Nominal && (self.is_role(scene, np) || apposed());
        // *l'association Observatoire du nucléaire*, *l'agence Line Press*: the noun says what the name is.
        let noun_kind = (np.kind == NpKind::Nominal).then(|| scene.noun_at(np.head)).flatten();
        if np.kind == NpKind::Nominal && !role {
            // *l'administration Biden*, *l'affaire Dupont*: a person's name behind another noun is no name of the phrase.
            let person = scene.lexicon.speakers.by_alias(&written).is_some()
                || single && scene.lexicon.speakers.by_surname(&written).is_some()
                || self.by_name.get(&key).is_some_and(|id| self.get(*id).surely_person)
                || matches!(noun_kind, None | Some(NounKind::Document))
                    && scene.first_name(bare.start).is_some()
                    && !single
                // *la voix de sa présidente Anne Martin*
                || !single && name.start > np.head + 1 && scene.first_name(bare.start).is_some()
                // *l'article sur l'étude menée par les professeurs Xu Yang*
                || name.start > np.head + 2
                    && scene.is_role(name.start - 1)
                    && scene.lexicon.organisation(&written).is_none()
                    && (scene.tags[name.start - 2].is(Closed::Det)
                        || scene.tags[name.start - 2].is(Closed::DeDet))
                || single && (self.is_surname_of_somebody(&key) || self.is_surname_in_text(scene, &key));
            if person || noun_kind.is_none() && !subject {
                return self.nominal(scene, frame, np, subject);
            }
        }
        let alone = single && !titled && !role && np.det.is_none() && class.has(WordClass::SURNAME);
        let id = self.find_name(scene, &key, single, gender, titled || role, alone);
        let id = match id {
            Some(id) => id,
            None => {
                if let Some(id) = self.counsel(scene, frame, &name, gender) {
                    self.list[id.0 as usize].name = Some(written.into_owned());
                    self.add_name(id, &key);
                    self.by_name.insert(key, id);
                    return Some(Reference { entity: id, from: SpeakerFrom::Text, trust: 0.9 });
                }
                let known = if single && !titled && !role && class.has(WordClass::PLACE) {
                    None
                } else {
                    scene.lexicon.speakers.by_alias(&written).or_else(|| {
                        (single && scene.word(bare.start).chars().count() > 2)
                            .then(|| scene.lexicon.speakers.by_surname(&written))
                            .flatten()
                    })
                };
                let known = known.filter(|k| {
                    let theirs = scene.lexicon.speakers.get(*k).and_then(|k| k.gender);
                    gender.is_none() || theirs.is_none() || theirs == gender
                });
                if let Some(id) = known.and_then(|k| self.of_speaker(k)) {
                    id
                } else {
                    // *selon le Figaro*: the article is part of the name, however it is written.
                    let listed = |name: &str| scene.lexicon.organisation(name);
                    let small = !written.starts_with(char::is_uppercase);
                    let det = np.det.filter(|d| determined && *d + 1 == bare.start);
                    let whole = det.map(|d| with_article(scene, d..bare.end));
                    let whole = whole.filter(|name| listed(name).is_some());
                    let organisation = whole
                        .as_deref()
                        .and_then(listed)
                        .or_else(|| listed(&written))
                        .or_else(|| small.then(|| listed(&uppercased(&written))).flatten())
                        // *Radio classique*
                        .or_else(|| {
                            let last =
                                scene.word(bare.end - 1).starts_with(char::is_lowercase) && bare.len() == 2;
                            let upper = |t: usize| uppercased(scene.word(t));
                            last.then(|| listed(&format!("{} {}", upper(bare.start), upper(bare.end - 1))))
                                .flatten()
                        });
                    let same = organisation.and_then(|o| self.of_organisation(o));
                    if let Some(id) = same.or_else(|| self.by_place(scene, frame, organisation?, &written)) {
                        self.add_name(id, &key);
                        self.by_name.insert(key, id);
                        if same.is_some() {
                            self.fullest(id, whole.unwrap_or_else(|| uppercased(&written)));
                        }
                        return Some(Reference { entity: id, from: SpeakerFrom::Text, trust: 0.95 });
                    }
                    // *France 3 Gironde*, *France Bleu Pays de Savoie*
                    let branch =
                        bare.len() > 2 && has_branches(scene.word(bare.start), scene.word(bare.start + 1));
                    // *Singapore Airlines*, *The Lancet*
                    let body = !single
                        && !titled
                        && !class.has(WordClass::FIRST)
                        && scene.lexicon.body_words.tell(scene.word(bare.start), scene.word(bare.end - 1));
                    // *Écluses vivantes*, *Marchés de France*: French writes whoever is a person with capitals.
                    let common =
                        scene.tags[bare.start].class.has(WordClass::NOUN) && !class.has(WordClass::FIRST);
                    let called = !single
                        && !titled
                        && common
                        && (scene.word(bare.end - 1).starts_with(char::is_lowercase)
                            || bare.len() > 2 && scene.tags[bare.end - 2].is(Closed::De));
                    let acronym =
                        single && scene.document.tokens()[bare.start].form.is(crate::text::Form::ALL_CAPS);
                    let saint = ["Saint-", "Sainte-"].iter().any(|s| written.starts_with(s));
                    // *New York*, *Los Angeles*
                    let city = bare.len() == 2
                        && matches!(scene.word(bare.start), "New" | "San" | "Los" | "Las" | "Tel" | "Buenos");
                    let street = bare.start > 0 && is_street(scene.lower(bare.start - 1));
                    // *assure Lydie*, *selon Florence*: who says something by a first name alone is no town.
                    let given_alone = single
                        && (subject || self.voices.contains(&np.head))
                        && !determined
                        && !class.has(WordClass::SURNAME)
                        && scene.lexicon.first_name_gender(scene.word(bare.start)).is_some()
                        && scene.lexicon.countries.by_capital(scene.word(bare.start)).is_none()
                        && scene.lexicon.countries.by_name(scene.word(bare.start)).is_none();
                    let place = known.is_none()
                        && whole.is_none()
                        && !given_alone
                        && (single && class.has(WordClass::PLACE)
                            || !titled
                                && !role
                                && (street || city || single && (saint || is_place_name(&written))));
                    let first = class.has(WordClass::FIRST) && bare.len() > 1;
                    let full = self
                        .full_names
                        .get(&key)
                        .filter(|_| {
                            single && !determined && organisation.is_none() && (titled || role || !place)
                        })
                        .and_then(Clone::clone);
                    let relative = || {
                        let alone = single && !determined && organisation.is_none() && !titled;
                        self.relatives.get(&key).filter(|_| alone).and_then(Clone::clone)
                    };
                    let full = full.or_else(relative).filter(|f| {
                        let theirs = scene.lexicon.first_name_gender(f.split(' ').next().unwrap_or_default());
                        gender.is_none() || theirs.is_none() || theirs == gender
                    });
                    // *France Inter*: what is known to be no person is none, whatever its first word.
                    let given = first && !determined && organisation.is_none() && !street && !branch;
                    // *Antonov An-26*, *Utopia 56*
                    let numbered = bare.clone().any(|t| scene.word(t).bytes().any(|b| b.is_ascii_digit()));
                    let person = known.is_some() || titled || (role || given || full.is_some()) && !numbered;
                    let gender = gender
                        .or_else(|| scene.lexicon.first_name_gender(full.as_deref()?.split(' ').next()?));
                    // *La Dépêche*: no person's name begins with an article of its own.
                    let article = !single && matches!(scene.word(bare.start), "La" | "Le" | "Les");
                    let theirs = organisation.and_then(|id| scene.lexicon.organisations.get(id));
                    let by_article = match scene.word(bare.start) {
                        "La" if article => Some(Gender::Feminine),
                        "Le" if article => Some(Gender::Masculine),
                        _ => None,
                    };
                    let gender = match theirs {
                        // *L'Express … il*: where the news is told is hardly ever the pronoun.
                        Some(organisation) if organisation.is_network() => None,
                        Some(organisation) if organisation.is_press() => gender,
                        theirs => gender.or(theirs.and_then(|o| o.gender)).or(by_article),
                    };
                    // *les députés Anne Martin et Paul Durand*: a full name is one person's; *les sœurs Anne et Marie*.
                    let several = || np.plural == Some(true) && begins_list_of_people(scene, frame, np);
                    let one = role && class.has(WordClass::FIRST) && (!single || several()) && !numbered;
                    // *a déclaré dans un communiqué X Y*: the noun says where; but *un sondage X Y* is called so.
                    let where_said = !single
                        && organisation.is_none()
                        && np.det.is_some_and(|det| matches!(scene.lower(det), "un" | "une"))
                        && matches!(scene.lower(np.head), "communiqué" | "message" | "tweet");
                    let kind = match noun_kind {
                        _ if person && noun_kind.is_none() || one || where_said => SpeakerKind::Person,
                        Some(NounKind::Document) => SpeakerKind::Document,
                        Some(_) if !role => SpeakerKind::Organisation,
                        _ if organisation.is_some()
                            || acronym
                            || place
                            || determined
                            || article
                            || branch
                            || called
                            || body
                            || numbered
                            || single && !titled && self.firms.contains_key(&key)
                            || single && class.is_unknown() && is_brand(scene.word(bare.start)) =>
                        {
                            SpeakerKind::Organisation
                        }
                        _ if np.plural == Some(true) => SpeakerKind::Group,
                        _ => SpeakerKind::Person,
                    };
                    let goes_by_first = single
                        && np.kind == NpKind::Name
                        && scene.first_name(bare.start).is_some()
                        && !class.has(WordClass::NOUN)
                        && !is_of_somebody(scene, bare.start)
                        // *Charlie*, behind *Charlie Hebdo*
                        && self.sharers(&key).iter().all(|id| self.get(*id).is_somebody());
                    let entity = Entity {
                        name: Some(match known {
                            Some(k) => {
                                scene.lexicon.speakers.get(k).map(|k| k.name.to_string()).unwrap_or_default()
                            }
                            None if determined && organisation.is_none() => super::uncontracted(
                                spaced(scene.words(np.det.unwrap_or(bare.start)..np.tokens.end)).into_owned(),
                            ),
                            None if organisation.is_some() => whole.unwrap_or_else(|| uppercased(&written)),
                            None => full.clone().unwrap_or_else(|| written.to_string()),
                        }),
                        gender: known.and_then(|k| scene.lexicon.speakers.get(k)?.gender).or(gender),
                        plural: np.plural == Some(true)
                            && kind != SpeakerKind::Person
                            && !begins_list(scene, frame, np),
                        known,
                        surely_person: person,
                        given: goes_by_first,
                        place,
                        ..Entity::new(spaced(scene.words(np.tokens.clone())), kind, frame)
                    };
                    let id = self.found(entity);
                    if let Some(whole) = full {
                        let whole = fold(&whole);
                        self.add_name(id, &whole);
                        self.by_name.entry(whole).or_insert(id);
                    }
                    if let Some(organisation) = organisation {
                        self.by_organisation.insert(organisation, id);
                    }
                    id
                }
            }
        };
        let entity = &mut self.list[id.0 as usize];
        // The fullest name wins, unless the name is that of a known speaker.
        let longer = entity.known.is_none()
            && entity.name.as_deref().is_none_or(|n| bare.len() > n.split_whitespace().count())
            && !determined;
        if longer && entity.kind == SpeakerKind::Person {
            entity.name = Some(written.into_owned());
        }
        if let Some(gender) = gender {
            entity.gender.get_or_insert(gender);
        }
        entity.surely_person |= titled || role;
        if (titled || role)
            && entity.kind == SpeakerKind::Organisation
            && entity.known.is_none()
            && noun_kind.is_none()
        {
            entity.kind = SpeakerKind::Person;
        }
        // *Qatar Airways*, then *la compagnie aérienne Qatar Airways*: the noun tells what only looked like somebody.
        let body = matches!(noun_kind, Some(NounKind::Organisation | NounKind::Media)) && !role && !titled;
        let theirs = (np.head + 1..name.start).all(|t| scene.tags[t].tag == Tag::Adj);
        if body
            && theirs
            && entity.kind == SpeakerKind::Person
            && !entity.surely_person
            && entity.known.is_none()
        {
            entity.kind = SpeakerKind::Organisation;
            entity.gender = np.gender;
        }
        self.add_name(id, &key);
        self.by_name.insert(key, id);
        // *Me Anne Martin* is no *procureure*.
        if titled && matches!(scene.lower(name.start), "me" | "maître") {
            let gender = self.get(id).gender;
            self.is_called(id, &Description::of_role(scene.lexicon, "avocat", gender));
        }
        // *a lancé aux élus Anne Martin*: several hear her, and none of them is she.
        let others = np.plural == Some(true)
            && self.get(id).kind == SpeakerKind::Person
            && !begins_list_of_people(scene, frame, np);
        if np.kind == NpKind::Nominal && !others {
            let description = self.description(scene, np);
            self.is_called(id, &description);
            self.unite(scene, id, &description);
        } else if bare.len() > 1 && scene.noun_at(bare.start).is_some() {
            // *Observatoire des prisons*, which *l'Observatoire* takes up
            let rest = bare.start + 1..bare.end;
            let modifiers = rest.filter(|t| scene.tags[*t].closed.is_none()).map(|t| scene.singular(t));
            let description = Description::new(scene, bare.start, modifiers.collect());
            self.is_called(id, &description);
        }
        Some(Reference { entity: id, from: SpeakerFrom::Text, trust: 0.97 })
    }

    /// *le cabinet Martin*, once *Anne Martin* was named: hers, and not she.
    fn is_surname_of_somebody(&self, key: &str) -> bool {
        let person =
            |id: EntityId| self.get(id).surely_person && self.get(id).names.iter().any(|n| n.ends_with(key));
        self.by_word.of(WordKey::of_folded(key), self.oldest()).any(person)
    }

    /// *le ministre de la Santé Véran*, *le maire de Lyon Collomb*, *le préfet de police Lallement*: behind the complement of
    /// a role, the surname of somebody whom the text names in full or the world knows.
    pub(super) fn trailing_surname(&self, scene: &Scene<'_>, np: &Np) -> Option<Range<usize>> {
        let last = np.tokens.end - 1;
        let singular = np.det.is_some() && np.plural != Some(true);
        if np.kind != NpKind::Nominal || !singular || last < np.head + 3 || !scene.is_role(np.head) {
            return None;
        }
        let tag = |t: usize| scene.tags[t].tag;
        let given = scene.tags[last].class.has(WordClass::PLACE);
        if tag(last) != Tag::Name || given || !scene.is_capital(last) {
            return None;
        }
        // *la Fondation Hulot*: its own name; *le gouvernement Philippe* is not in the list either.
        let before = last - 1;
        let domain = match tag(before) {
            Tag::Name => scene.tags[before].class.has(WordClass::PLACE),
            Tag::Noun if scene.is_capital(before) => {
                scene.noun_at(before).is_none() || scene.lexicon.names_its_own(scene.lower(before))
            }
            Tag::Noun => {
                matches!(scene.lower(before), "police" | "région" | "département" | "tribunal" | "parquet")
            }
            Tag::Adj => tag(before - 1) == Tag::Noun && scene.is_capital(before - 1),
            _ => false,
        };
        let known = || {
            scene.lexicon.speakers.by_surname(scene.word(last)).is_some()
                || self.is_surname_in_text(scene, &fold(scene.word(last)))
        };
        (domain && known()).then_some(last..last + 1)
    }

    /// *le cabinet Martin*, of whom the text says *Anne Martin* further on.
    fn is_surname_in_text(&self, scene: &Scene<'_>, key: &str) -> bool {
        let full = self.full_names.get(key).and_then(Option::as_deref);
        full.and_then(|name| name.split(' ').next())
            .is_some_and(|given| scene.lexicon.first_name_gender(given).is_some())
    }

    /// Of two names of an organisation the longer one is printed: *BFMTV* rather than *BFM*.
    fn fullest(&mut self, id: EntityId, name: String) {
        let entity = &mut self.list[id.0 as usize];
        let first = entity.name.clone().unwrap_or_else(|| strip_article(&entity.phrase).to_owned());
        let longer = first.chars().count() < name.chars().count();
        entity.name = Some(if longer { name } else { first });
    }

    fn name_gender(
        &self,
        scene: &Scene<'_>,
        np: &Np,
        titles: Range<usize>,
        bare: Range<usize>,
    ) -> Option<Gender> {
        if titles
            .clone()
            .any(|t| matches!(scene.word(t), "M." | "M" | "MM." | "Monsieur" | "monsieur" | "Mgr"))
        {
            return Some(Gender::Masculine);
        }
        if titles.clone().any(|t| {
            matches!(
                scene.word(t),
                "Mme" | "Mmes" | "Mlle" | "Madame" | "madame" | "Mme." | "Dre" | "Pre" | "Maman" | "maman"
            )
        }) {
            return Some(Gender::Feminine);
        }
        if np.kind == NpKind::Nominal
            && let Some(gender) = self.noun_gender(scene, np)
        {
            // *le docteur Anne Martin*: of a masculine title and a feminine first name neither tells.
            let given = (bare.len() > 1).then(|| scene.first_name_gender(bare.start));
            let doubt = gender == Gender::Masculine && given.flatten() == Some(Gender::Feminine);
            return (!doubt).then_some(gender);
        }
        if bare.len() > 1 && np.det.is_none() || bare.len() > 1 && np.kind == NpKind::Nominal {
            return scene.first_name_gender(bare.start);
        }
        np.gender
    }

    /// An entity that goes by the name: by the whole of it, else by its surname, else (for a lone word) by its first name.
    /// `alone` for a word that is a surname, too.
    fn find_name(
        &self,
        scene: &Scene<'_>,
        key: &str,
        single: bool,
        gender: Option<Gender>,
        titled: bool,
        alone: bool,
    ) -> Option<EntityId> {
        let fits = |id: EntityId| {
            let entity = self.get(id);
            gender.is_none()
                || entity.gender.is_none()
                || entity.gender == gender
                || entity.known.is_none() && !titled && !entity.surely_person
        };
        if let Some(&id) = self.by_name.get(key).filter(|id| fits(**id)) {
            let namesake = |e: &Entity| {
                e.kind == SpeakerKind::Person
                    && e.names.iter().any(|n| n.strip_suffix(key).is_some_and(|rest| rest.ends_with(' ')))
            };
            let any_namesake = || self.sharers(key).iter().any(|id| namesake(self.get(*id)));
            if !self.get(id).place || !titled && !any_namesake() {
                return Some(id);
            }
        }
        // *Lambert*, of *Anne Lambert*: alone, a surname that is a first name, too, has no gender.
        let surname = |id: EntityId| {
            let ends = |n: &String| n.strip_suffix(key).is_some_and(|rest| rest.ends_with(' '));
            alone && self.get(id).surely_person && self.get(id).names.iter().any(ends)
        };
        // *Macron*, behind *Brigitte Macron* as well: whom the news calls nothing else, where the text names them.
        let meant = single.then(|| scene.lexicon.speakers.by_surname(key)).flatten();
        let meant = meant.and_then(|known| self.of_speaker(known)).filter(|id| fits(*id));
        for id in meant.into_iter().chain(self.sharers(key)) {
            let entity = self.get(id);
            if !fits(id) && !surname(id) {
                continue;
            }
            if entity.place {
                continue;
            }
            for name in &entity.names {
                // Whatever fits begins with the same word or ends with it.
                let (name_ends, key_ends) = (ends(name), ends(key));
                if name_ends.0 != key_ends.0 && name_ends.1 != key_ends.1 {
                    continue;
                }
                let suffix = name.strip_suffix(key).is_some_and(|rest| rest.ends_with(' '));
                let longer = key.strip_suffix(name.as_str()).is_some_and(|rest| rest.ends_with(' '));
                if suffix && (entity.kind == SpeakerKind::Person || !titled) {
                    return Some(id);
                }
                // *Binet* before *Sophie Binet*: a longer name with the same end; not for places or organisations.
                let bare = entity.known.is_none() && !entity.names.iter().any(|n| n.contains(' '));
                if longer && bare && entity.kind == SpeakerKind::Person && !entity.place {
                    return Some(id);
                }
                if single && entity.kind == SpeakerKind::Person {
                    let mut parts = name.split(' ');
                    if parts.next() == Some(key) && parts.next().is_some() {
                        return Some(id);
                    }
                }
                // *Volodymyr Zelensky*, *Volodymyr Zelenskyy*
                let ([given, last], [first, end]) = (ends_of(name), ends_of(key));
                let person = entity.kind == SpeakerKind::Person;
                if person && !single && given.len() < name.len() && given == first && alike(last, end) {
                    return Some(id);
                }
                // *Robert Martin*, *Bob Martin*
                if person && !single && last == end && scene.lexicon.short_names.are_one(given, first) {
                    return Some(id);
                }
            }
        }
        None
    }

    /// The entities with a name that begins with the same word or ends with it, the last first.
    fn sharers(&self, key: &str) -> Vec<EntityId> {
        let mut sharers = Vec::new();
        for word in ends_of(key) {
            sharers.extend(self.by_word.of(WordKey::of_folded(word), self.oldest()));
        }
        sharers.sort_unstable_by(|a, b| b.cmp(a));
        sharers.dedup();
        sharers
    }
}

/// *par la voix de sa présidente Anne Martin*: who speaks for the subject of the sentence.
fn is_voice(scene: &Scene<'_>, np: &Np) -> bool {
    let voice = matches!(scene.lower(np.head), "voix" | "bouche");
    voice && (np.prep.is_some() || np.tokens.start > 0 && scene.lower(np.tokens.start - 1) == "travers")
}

/// The first and the last byte.
fn ends(name: &str) -> (Option<&u8>, Option<&u8>) {
    (name.as_bytes().first(), name.as_bytes().last())
}

/// One spelling or another of a name: no more than two letters apart, with the same first letter.
fn alike(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    if a.len().min(b.len()) < 5 || a.as_bytes()[0] != b.as_bytes()[0] {
        return false;
    }
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut last = row[0];
        row[0] = i + 1;
        for j in 0..b.len() {
            let old = row[j + 1];
            row[j + 1] = (row[j + 1] + 1).min(row[j] + 1).min(last + usize::from(x != b[j]));
            last = old;
        }
        if row.iter().all(|distance| *distance > 2) {
            return false;
        }
    }
    row[b.len()] <= 2
}

/// *les associations A, B et C*: a plural before the first of several names, each of which is one.
fn begins_list(scene: &Scene<'_>, frame: usize, np: &Np) -> bool {
    let comma = |chunks: &Chunks, k: usize| chunks.is_punct(k, ',');
    np.kind == NpKind::Nominal && counts_bodies(scene.lower(np.head)) && name_follows(scene, frame, np, comma)
}

/// *les députés Anne Martin et Paul Durand*, *les députés Anne Martin, Paul Durand*, *les députés Anne Martin (LR)*
fn begins_list_of_people(scene: &Scene<'_>, frame: usize, np: &Np) -> bool {
    let joint = |chunks: &Chunks, k: usize| chunks.is_punct(k, ',') || chunks.is_word(k, Closed::Coord);
    let chunks = &scene.chunks[frame];
    chunks.is_punct(chunks.from_token(np.tokens.end), '(') || name_follows(scene, frame, np, joint)
}

/// Whether a bare name stands behind a phrase and the one chunk that `joint` asks for.
fn name_follows(scene: &Scene<'_>, frame: usize, np: &Np, joint: impl Fn(&Chunks, usize) -> bool) -> bool {
    let chunks = &scene.chunks[frame];
    let behind = chunks.from_token(np.tokens.end);
    joint(chunks, behind)
        && chunks.np(behind + 1).is_some_and(|np| np.kind == NpKind::Name && np.det.is_none())
}

/// *les parents de Maëlys*, *l'avocat de Paul*: a name, by its first token, behind the noun for somebody of theirs.
fn is_of_somebody(scene: &Scene<'_>, name: usize) -> bool {
    name > 1 && scene.tags[name - 1].is_of() && scene.is_role(name - 2)
}

/// *d'État*, *de l'État*: a word of titles, and nobody.
fn is_state(scene: &Scene<'_>, t: usize) -> bool {
    matches!(scene.lower(t), "état" | "etat") && matches!(scene.lower(t - 1), "d'" | "d’" | "l'" | "l’")
}

/// *Port-sur-Orne*, *Vernand-le-Lac*: a word that only places are called by.
pub(in crate::attribute) fn is_place_name(name: &str) -> bool {
    const JOINTS: [&str; 13] = [
        "-sur-", "-sous-", "-lès-", "-lez-", "-les-", "-le-", "-la-", "-en-", "-aux-", "-du-", "-des-",
        "-d'", "-d’",
    ];
    name.contains('-') && JOINTS.iter().any(|joint| name.contains(joint))
}

/// *place Mohamed-Ali*, *rue Anne-Martin*: what bears the name of somebody.
fn is_street(noun: &str) -> bool {
    matches!(
        noun,
        "place"
            | "rue"
            | "avenue"
            | "boulevard"
            | "quai"
            | "square"
            | "impasse"
            | "esplanade"
            | "allée"
            | "chemin"
            | "route"
            | "pont"
            | "stade"
            | "gare"
    )
}

/// A plural of a noun for people of one name.
fn shares_name(noun: &str) -> bool {
    matches!(
        noun,
        "époux"
            | "conjoints"
            | "frères"
            | "sœurs"
            | "soeurs"
            | "parents"
            | "cousins"
            | "jumeaux"
            | "jumelles"
    )
}

/// A plural of a noun for bodies that have names; but *les éditions X* are one.
fn counts_bodies(noun: &str) -> bool {
    matches!(
        noun,
        "associations"
            | "centrales"
            | "chaînes"
            | "collectifs"
            | "compagnies"
            | "entreprises"
            | "fédérations"
            | "fondations"
            | "journaux"
            | "ong"
            | "organisations"
            | "partis"
            | "quotidiens"
            | "sociétés"
            | "syndicats"
    )
}

/// *une habitante de Lux*, *le maire de Lux*, *la commune de Lux*: the name of a place, whatever the lists say.
fn is_lived_in(scene: &Scene<'_>, name: usize) -> bool {
    let of = name > 1 && scene.tags[name - 1].is(Closed::De);
    let noun = || scene.lower(name - 2);
    let stems = [
        "habitant", "riverain", "maire", "mairesse", "préfet", "curé", "commune", "ville", "village",
        "quartier",
    ];
    of && stems.iter().any(|stem| noun().starts_with(stem))
}

/// *un habitué du café Le Merle*, *une comptable de l'office public Sarthe Habitat*: no first name behind a noun for where people
/// meet or work is what that is called, and nobody's name.
fn names_a_house(scene: &Scene<'_>, np: &Np, name: &Range<usize>) -> bool {
    let somebody = matches!(scene.noun_at(np.head), None | Some(NounKind::Anonymous | NounKind::Group));
    let described = |t: &usize| matches!(scene.tags[*t].tag, Tag::Adj | Tag::Part);
    let noun = (np.head + 1..name.start).rev().find(|t| !described(t));
    let house = noun.is_some_and(|t| t > np.head + 1 && is_house(scene.lower(t)));
    somebody && house && !scene.tags[name.start].class.has(WordClass::FIRST)
}

/// A noun for where people meet or work, which has a name of its own behind it.
fn is_house(noun: &str) -> bool {
    matches!(
        noun,
        "agence"
            | "agglomération"
            | "association"
            | "banque"
            | "bar"
            | "boutique"
            | "brasserie"
            | "café"
            | "camping"
            | "cinéma"
            | "clinique"
            | "club"
            | "collège"
            | "coopérative"
            | "entreprise"
            | "fédération"
            | "fondation"
            | "groupe"
            | "hôpital"
            | "hôtel"
            | "librairie"
            | "lycée"
            | "magasin"
            | "marque"
            | "métropole"
            | "musée"
            | "office"
            | "restaurant"
            | "société"
            | "syndicat"
            | "théâtre"
            | "usine"
    )
}

/// *NextRadioTV*, *FlixBus*, *RTL.fr*: a capital inside the word, or the end of an address; not *McCain*.
fn is_brand(word: &str) -> bool {
    let address = word.rsplit_once('.').is_some_and(|(name, end)| {
        name.len() > 1 && matches!(end, "be" | "ca" | "ch" | "com" | "eu" | "fr" | "info" | "net" | "org")
    });
    let letters = word.chars().all(char::is_alphanumeric);
    let inner = word.chars().zip(word.chars().skip(1)).any(|(a, b)| a.is_lowercase() && b.is_uppercase());
    let clan =
        ["Mc", "Mac", "De", "Di", "La", "Le", "Van", "Fitz"].iter().any(|begin| word.starts_with(begin));
    address || letters && inner && !clan
}
