//! Entities: who and what an article speaks of, and which noun phrase means whom.
//!
//! An entity grid in the sense of Barzilay & Lapata (2008), filled from left to right: each noun phrase outside marks
//! is joined to an entity or founds one. Names go by surname, descriptions by head noun and modifiers, offices by the
//! article's date, pronouns by gender, number, recency and subjecthood. Where two entities fit a description equally
//! well, none is chosen.

use super::scene::Scene;
use crate::analysis::{Gender, SpeakerFrom, SpeakerKind};
use crate::detect::{Np, NpKind};
use crate::input::Date;
use crate::lexicon::{Resolution, SourceKind, WordClass, fold};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A number of an entity in [`Entities`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub u32);

/// Who or what an article speaks of.
#[derive(Clone, Debug)]
pub struct Entity {
    /// The known speaker's name or the fullest name of the article; none for the nameless.
    pub name: Option<String>,
    /// The noun phrase that founded it, as written.
    pub phrase: String,
    /// What it is.
    pub kind: SpeakerKind,
    /// Masculine or feminine, where something showed it.
    pub gender: Option<Gender>,
    /// More than one.
    pub plural: bool,
    /// The known speaker that it is.
    pub known: Option<usize>,
    /// Names by which it goes, folded.
    names: Vec<String>,
    /// Descriptions by which it went: head and modifiers, folded.
    descriptions: Vec<Description>,
    /// Where it was last mentioned outside marks, and where last as a subject.
    last_frame: usize,
    last_subject: Option<usize>,
    last_spoke: Option<usize>,
    mentions: u32,
    /// Whether a name or title shows a person.
    surely_person: bool,
    place: bool,
    /// The named entity that this nameless one turned out to be.
    same_as: Option<EntityId>,
}

/// A description: *la ministre allemande des Affaires étrangères*.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Description {
    head: String,
    modifiers: Vec<String>,
    indefinite: bool,
}

/// The entity of a phrase, and how it was reached.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reference {
    /// Who.
    pub entity: EntityId,
    /// How.
    pub from: SpeakerFrom,
    /// How sure, 0 to 1.
    pub trust: f32,
}

/// All entities of an article.
pub struct Entities {
    list: Vec<Entity>,
    by_name: FxHashMap<String, EntityId>,
    date: Option<Date>,
    /// The entity of each noun phrase: by frame and number of the phrase.
    grid: FxHashMap<(usize, usize), Reference>,
    /// The last speakers, newest last: frame and entity.
    spoken: Vec<(usize, EntityId)>,
}

const NOT_NAMES: [&str; 12] =
    ["m.", "mm.", "m", "mme", "mmes", "mlle", "me", "dr", "pr", "mgr", "monsieur", "madame"];

/// A noun's form folded and in the singular, as a key: *ministres* and *ministre* are one head.
fn head_key(word: &str) -> String {
    let folded = fold(word);
    match folded.strip_suffix('s').or_else(|| folded.strip_suffix("x").filter(|s| s.ends_with("au"))) {
        Some(stem) if stem.len() > 3 && !stem.ends_with('s') && !stem.ends_with("i") => stem.to_owned(),
        _ => folded,
    }
}

impl Entities {
    /// An empty grid for an article of that date.
    pub fn new(date: Option<Date>) -> Entities {
        Entities {
            list: Vec::new(),
            by_name: FxHashMap::default(),
            date,
            grid: FxHashMap::default(),
            spoken: Vec::new(),
        }
    }

    /// An entity.
    pub fn get(&self, id: EntityId) -> &Entity {
        &self.list[id.0 as usize]
    }

    /// All entities, in order of first mention.
    pub fn iter(&self) -> impl Iterator<Item = (EntityId, &Entity)> {
        self.list.iter().enumerate().map(|(i, e)| (EntityId(i as u32), e))
    }

    /// The name to print for an entity.
    pub fn display(&self, id: EntityId) -> &str {
        let entity = self.get(id);
        entity.name.as_deref().unwrap_or(&entity.phrase)
    }

    /// The entity itself, or the named one that it turned out to be.
    pub fn canonical(&self, id: EntityId) -> EntityId {
        self.get(id).same_as.unwrap_or(id)
    }

    /// Now that the name has a role: a nameless entity of that description was the same all along.
    fn unite(&mut self, named: EntityId, description: &Description) {
        for i in 0..self.list.len() {
            let id = EntityId(i as u32);
            let entity = &self.list[i];
            if id == named
                || entity.name.is_some()
                || entity.plural
                || entity.same_as.is_some()
                || entity.kind == SpeakerKind::Anonymous
            {
                continue;
            }
            let gender = entity.gender.is_none()
                || self.get(named).gender.is_none()
                || entity.gender == self.get(named).gender;
            let fits = entity.descriptions.iter().any(|d| {
                d.head == description.head
                    && (d.modifiers.iter().all(|m| description.modifiers.contains(m))
                        || description.modifiers.iter().all(|m| d.modifiers.contains(m)))
            });
            if fits && gender {
                self.list[i].same_as = Some(named);
            }
        }
    }

    /// Mentioned once, and never the speaker so far.
    pub fn is_fresh(&self, id: EntityId) -> bool {
        let entity = self.get(id);
        entity.mentions <= 1 && entity.last_spoke.is_none()
    }

    /// Notes that the entity spoke in a frame.
    pub fn spoke(&mut self, id: EntityId, frame: usize) {
        self.list[id.0 as usize].last_spoke = Some(frame);
        self.list[id.0 as usize].last_frame = self.list[id.0 as usize].last_frame.max(frame);
        self.spoken.push((frame, id));
    }

    /// Who spoke last, not further back than `reach` frames.
    pub fn last_speaker(&self, frame: usize, reach: usize) -> Option<EntityId> {
        self.spoken.last().filter(|(f, _)| frame.saturating_sub(*f) <= reach).map(|(_, e)| *e)
    }

    /// The reference of a noun phrase already read.
    pub fn of(&self, frame: usize, np: usize) -> Option<Reference> {
        self.grid.get(&(frame, np)).copied()
    }

    /// Reads the noun phrases of a frame, in order.
    pub fn read_frame(&mut self, scene: &Scene<'_>, frame: usize, subjects: &[usize]) {
        let chunks = &scene.chunks[frame];
        let mut previous: Option<(usize, usize)> = None; // chunk, np
        for (c, chunk) in chunks.list.iter().enumerate() {
            let crate::detect::ChunkKind::Np(n) = chunk.kind else { continue };
            let np = &chunks.nps[n];
            if np.time || np.kind == NpKind::Pronoun {
                continue;
            }
            let reference = match self.apposed(scene, frame, c, n, previous) {
                Some(reference) => Some(reference),
                None => self.np(scene, frame, np, subjects.contains(&c)),
            };
            if let Some(reference) = reference {
                self.grid.insert((frame, n), reference);
                self.note(reference.entity, frame, subjects.contains(&c));
                self.acronym(scene, frame, c, reference.entity);
            }
            previous = Some((c, n));
        }
    }

    fn note(&mut self, id: EntityId, frame: usize, subject: bool) {
        let entity = &mut self.list[id.0 as usize];
        entity.last_frame = frame;
        entity.mentions += 1;
        if subject {
            entity.last_subject = Some(frame);
        }
    }

    /// *l'Organisation internationale pour les migrations (OIM)*: from now on, the acronym is a name.
    fn acronym(&mut self, scene: &Scene<'_>, frame: usize, c: usize, id: EntityId) {
        let chunks = &scene.chunks[frame];
        if !(chunks.is_punct(c + 1, '(') && chunks.is_punct(c + 3, ')')) {
            return;
        }
        let Some(np) = chunks.np(c + 2).filter(|np| np.kind == NpKind::Name && np.tokens.len() == 1) else {
            return;
        };
        let short = fold(scene.word(np.head));
        if self.get(id).surely_person {
            return; // *Olivier Faure (PS)*: a party, not a name
        }
        let entity = &mut self.list[id.0 as usize];
        if entity.name.is_none() {
            entity.name = Some(strip_article(&entity.phrase).to_owned());
        }
        entity.names.push(short.clone());
        self.by_name.insert(short, id);
    }

    /// *Dmitri Peskov, porte-parole…* and *le porte-parole…, Dmitri Peskov*: two phrases, one entity.
    fn apposed(
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
        let comma = c == before + 2 && chunks.is_punct(c - 1, ',');
        let direct = c == before + 1 && second.kind == NpKind::Name && first.kind == NpKind::Nominal;
        if second.prep.is_some()
            || !(comma || direct)
            || first.plural != second.plural && first.plural.is_some() && second.plural.is_some()
        {
            return None;
        }
        let reference = self.of(frame, number)?;
        let entity = self.get(reference.entity);
        let role = |np: &Np| np.kind == NpKind::Nominal && np.name.is_none() && self.is_role(scene, np);
        // A list (`A, B et C`) is no apposition.
        let mut k = c + 1;
        while chunks.np(k).is_some_and(|np| np.prep.is_some()) {
            k += 1;
        }
        let list = comma
            && chunks.is_word(k, crate::lexicon::Closed::Coord)
            && chunks.np(k + 1).is_some_and(|np| np.kind == second.kind && np.prep.is_none());
        if list {
            return None;
        }
        let joined = if first.kind == NpKind::Name || first.name.is_some() {
            // *Lanfia Diané, coordonnateur du processus*
            role(second) && second.det.is_none_or(|d| !matches!(scene.word(d), "des" | "les"))
        } else {
            // *le porte-parole du Kremlin, Dmitri Peskov*
            second.kind == NpKind::Name
                && second.det.is_none()
                && entity.name.is_none()
                && entity.kind != SpeakerKind::Document
                && self.is_role(scene, first)
                && first.plural != Some(true)
        };
        if !joined {
            return None;
        }
        if first.kind == NpKind::Name || first.name.is_some() {
            let description = self.description(scene, second);
            if let Some(gender) = self.noun_gender(scene, second) {
                self.list[reference.entity.0 as usize].gender.get_or_insert(gender);
            }
            let entity = &mut self.list[reference.entity.0 as usize];
            entity.surely_person = true;
            if entity.kind == SpeakerKind::Organisation && entity.known.is_none() {
                entity.kind = SpeakerKind::Person;
            }
            entity.descriptions.push(description.clone());
            self.unite(reference.entity, &description);
            return Some(Reference { from: SpeakerFrom::Text, trust: 0.95, ..reference });
        }
        // The role came first: give it the name, and join what the name was known by before.
        let description = self.description(scene, first);
        let name = self.np(scene, frame, second, true)?;
        let gender = self.noun_gender(scene, first);
        let target = &mut self.list[name.entity.0 as usize];
        target.descriptions.push(description.clone());
        target.surely_person = true;
        target.kind = SpeakerKind::Person;
        if let Some(gender) = gender {
            target.gender.get_or_insert(gender);
        }
        self.unite(name.entity, &description);
        self.grid.insert((frame, number), name);
        self.note(name.entity, frame, false);
        Some(name)
    }

    fn is_role(&self, scene: &Scene<'_>, np: &Np) -> bool {
        scene.lexicon.role(&scene.lower(np.head)).is_some()
            || np.core.clone().any(|t| scene.lexicon.role(&scene.lower(t)).is_some())
    }

    fn noun_gender(&self, scene: &Scene<'_>, np: &Np) -> Option<Gender> {
        scene.lexicon.role(&scene.lower(np.head)).and_then(|r| r.gender).or(np.gender)
    }

    /// Joins a noun phrase to an entity, or founds one; none for what can hardly be a speaker.
    pub fn np(&mut self, scene: &Scene<'_>, frame: usize, np: &Np, forced: bool) -> Option<Reference> {
        if let Some(name) = np.name.clone() {
            return self.named(scene, frame, np, name);
        }
        self.nominal(scene, frame, np, forced)
    }

    fn named(&mut self, scene: &Scene<'_>, frame: usize, np: &Np, name: Range<usize>) -> Option<Reference> {
        let words: Vec<&str> = name.clone().map(|t| scene.word(t)).collect();
        let mut titled = false;
        let begin = words.iter().position(|w| {
            let title = NOT_NAMES.contains(&w.to_lowercase().as_str());
            titled |= title;
            !title
        })?;
        let bare = name.start + begin..name.end;
        let written = scene.words(bare.clone()).split_whitespace().collect::<Vec<_>>().join(" ");
        let key = fold(&written);
        if key.is_empty() {
            return None;
        }
        let class = scene.tags[bare.start].class;
        let gender = self.name_gender(scene, np, &words[..begin], bare.clone());
        let role = np.kind == NpKind::Nominal && self.is_role(scene, np);
        let single = bare.len() == 1;
        let determined = np.kind == NpKind::Name && np.det.is_some();
        // *l'association Observatoire du nucléaire*, *l'agence Line Press*: the noun says what the name is.
        let noun_kind =
            (np.kind == NpKind::Nominal).then(|| scene.lexicon.source_noun(&scene.lower(np.head))).flatten();
        let id = self.find_name(scene, &key, single, gender, titled || role);
        let id = match id {
            Some(id) => id,
            None => {
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
                    let known = scene.lexicon.speakers.get(*k);
                    gender.is_none() || known.gender.is_none() || known.gender == gender
                });
                if let Some(id) = known
                    .and_then(|k| self.iter().find(|(_, e)| e.known == Some(k.index())).map(|(id, _)| id))
                {
                    id
                } else {
                    let organisation = scene.lexicon.organisation(&written);
                    let acronym =
                        single && scene.document.tokens()[bare.start].form.is(crate::text::Form::ALL_CAPS);
                    let place = single && class.has(WordClass::PLACE) && known.is_none();
                    let first = class.has(WordClass::FIRST) && bare.len() > 1;
                    let person = known.is_some() || titled || role || first && !determined;
                    let kind = match noun_kind {
                        _ if person && noun_kind.is_none() => SpeakerKind::Person,
                        Some(SourceKind::Document) => SpeakerKind::Document,
                        Some(_) if !role => SpeakerKind::Organisation,
                        _ if organisation.is_some() || acronym || place || determined => {
                            SpeakerKind::Organisation
                        }
                        _ if np.plural == Some(true) => SpeakerKind::Group,
                        _ => SpeakerKind::Person,
                    };
                    let entity = Entity {
                        name: Some(match known {
                            Some(k) => scene.lexicon.speakers.get(k).name.to_string(),
                            None if determined => scene
                                .words(np.det.unwrap_or(bare.start)..np.tokens.end)
                                .split_whitespace()
                                .collect::<Vec<_>>()
                                .join(" "),
                            None => written.clone(),
                        }),
                        phrase: scene
                            .words(np.tokens.clone())
                            .split_whitespace()
                            .collect::<Vec<_>>()
                            .join(" "),
                        kind,
                        gender: known.and_then(|k| scene.lexicon.speakers.get(k).gender).or(gender),
                        plural: np.plural == Some(true) && kind != SpeakerKind::Person,
                        known: known.map(|k| k.index()),
                        names: vec![],
                        descriptions: Vec::new(),
                        last_frame: frame,
                        last_subject: None,
                        last_spoke: None,
                        mentions: 0,
                        surely_person: person,
                        place,
                        same_as: None,
                    };
                    self.found(entity)
                }
            }
        };
        let entity = &mut self.list[id.0 as usize];
        // The fullest name wins, unless the name is that of a known speaker.
        let longer = entity.known.is_none()
            && entity.name.as_deref().is_none_or(|n| bare.len() > n.split_whitespace().count())
            && !determined;
        if longer && entity.kind == SpeakerKind::Person {
            entity.name = Some(written);
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
        if !entity.names.contains(&key) {
            entity.names.push(key.clone());
        }
        self.by_name.insert(key, id);
        if np.kind == NpKind::Nominal {
            let description = self.description(scene, np);
            self.list[id.0 as usize].descriptions.push(description.clone());
            self.unite(id, &description);
        }
        Some(Reference { entity: id, from: SpeakerFrom::Text, trust: 0.97 })
    }

    fn found(&mut self, entity: Entity) -> EntityId {
        self.list.push(entity);
        EntityId((self.list.len() - 1) as u32)
    }

    fn name_gender(&self, scene: &Scene<'_>, np: &Np, titles: &[&str], bare: Range<usize>) -> Option<Gender> {
        if titles.iter().any(|t| matches!(*t, "M." | "M" | "MM." | "Monsieur" | "monsieur" | "Mgr")) {
            return Some(Gender::Masculine);
        }
        if titles.iter().any(|t| matches!(*t, "Mme" | "Mmes" | "Mlle" | "Madame" | "madame" | "Mme.")) {
            return Some(Gender::Feminine);
        }
        if np.kind == NpKind::Nominal {
            if let Some(gender) = self.noun_gender(scene, np) {
                return Some(gender);
            }
        }
        if bare.len() > 1 && np.det.is_none() || bare.len() > 1 && np.kind == NpKind::Nominal {
            return scene.lexicon.first_name_gender(scene.word(bare.start));
        }
        np.gender
    }

    /// An entity that goes by the name: by the whole of it, else by its surname, else (for a lone word) by its first name.
    fn find_name(
        &self,
        scene: &Scene<'_>,
        key: &str,
        single: bool,
        gender: Option<Gender>,
        titled: bool,
    ) -> Option<EntityId> {
        let fits = |id: EntityId| {
            let entity = self.get(id);
            gender.is_none()
                || entity.gender.is_none()
                || entity.gender == gender
                || entity.known.is_none() && !titled && !entity.surely_person
        };
        if let Some(&id) = self.by_name.get(key).filter(|id| fits(**id)) {
            return Some(id);
        }
        let _ = scene;
        let last = key.rsplit(' ').next().unwrap_or(key);
        for (id, entity) in self.list.iter().enumerate().rev() {
            let id = EntityId(id as u32);
            if !fits(id) {
                continue;
            }
            for name in &entity.names {
                let suffix = name.strip_suffix(key).is_some_and(|rest| rest.ends_with(' '));
                let longer = key.strip_suffix(name.as_str()).is_some_and(|rest| rest.ends_with(' '));
                if suffix && (entity.kind == SpeakerKind::Person || !titled) {
                    return Some(id);
                }
                // *Binet* before *Sophie Binet*: a longer name with the same end; not for places or organisations.
                if longer && entity.kind == SpeakerKind::Person && !entity.place {
                    return Some(id);
                }
                if single && entity.kind == SpeakerKind::Person {
                    let mut parts = name.split(' ');
                    if parts.next() == Some(key) && parts.next().is_some() {
                        return Some(id);
                    }
                }
                // *Volodymyr Zelensky*, *Volodymyr Zelenskyy*
                let other = name.rsplit(' ').next().unwrap_or(name);
                if !single
                    && name.contains(' ')
                    && name.split(' ').next() == key.split(' ').next()
                    && alike(other, last)
                {
                    return Some(id);
                }
            }
        }
        None
    }

    fn description(&self, scene: &Scene<'_>, np: &Np) -> Description {
        let head = head_key(scene.word(np.head));
        let mut modifiers = Vec::new();
        for t in np.tokens.clone() {
            if t == np.head || np.name.as_ref().is_some_and(|n| n.contains(&t)) || Some(t) == np.det {
                continue;
            }
            let token = &scene.document.tokens()[t];
            if !token.is_word()
                || scene.tags[t].closed.is_some_and(|w| {
                    !matches!(w.closed, crate::lexicon::Closed::Pre | crate::lexicon::Closed::Num)
                })
            {
                continue;
            }
            modifiers.push(head_key(scene.word(t)));
        }
        let indefinite = np.det.is_some_and(|d| {
            matches!(
                fold(scene.word(d)).as_str(),
                "un" | "une"
                    | "des"
                    | "plusieurs"
                    | "certains"
                    | "certaines"
                    | "quelques"
                    | "d'autres"
                    | "chaque"
                    | "aucun"
                    | "aucune"
            )
        });
        Description { head, modifiers, indefinite }
    }

    fn nominal(&mut self, scene: &Scene<'_>, frame: usize, np: &Np, forced: bool) -> Option<Reference> {
        let head = scene.lower(np.head);
        let role = scene.lexicon.role(&head);
        let noun = scene.lexicon.source_noun(&head);
        let capital =
            scene.document.tokens()[np.head].form.is(crate::text::Form::CAPITAL) && np.det.is_some();
        if role.is_none() && noun.is_none() && !capital && !forced {
            return None;
        }
        let phrase = scene.words(np.tokens.clone()).split_whitespace().collect::<Vec<_>>().join(" ");
        let description = self.description(scene, np);
        let definite = np.det.is_some() && !description.indefinite;
        let gender = role.and_then(|r| r.gender).or(np.gender);
        let plural = np.plural == Some(true);
        if definite {
            if let Some(reference) = self.same_description(&description, gender, plural, frame) {
                return Some(reference);
            }
            if role.is_some() && !plural {
                if let Some(reference) = self.office(scene, np, frame) {
                    return Some(reference);
                }
            }
            // Only what is in the text as a source is worth a guess; `forced` says that it is.
            if forced {
                if let Some(reference) =
                    self.description_of(scene, np, &description, role.is_some(), gender, plural, frame)
                {
                    return Some(reference);
                }
            }
        }
        if role.is_some() && definite && !plural && !forced {
            return None; // nobody new by a passing description
        }
        let kind = match noun {
            Some(SourceKind::Document) => SpeakerKind::Document,
            Some(SourceKind::Anonymous) => SpeakerKind::Anonymous,
            Some(SourceKind::Group) => SpeakerKind::Group,
            Some(SourceKind::Organisation) if role.is_none() => SpeakerKind::Organisation,
            _ if plural => SpeakerKind::Group,
            _ if role.is_some() && !definite => SpeakerKind::Anonymous,
            _ if role.is_some() => SpeakerKind::Person,
            _ => SpeakerKind::Organisation,
        };
        let organisation = (capital && role.is_none()).then(|| scene.lexicon.organisation(&phrase)).flatten();
        let id = self.found(Entity {
            name: (capital && role.is_none() && !plural)
                .then(|| phrase.clone())
                .filter(|_| organisation.is_some()),
            phrase,
            kind,
            gender,
            plural,
            known: None,
            names: vec![fold(scene.words(np.head..np.tokens.end))],
            descriptions: vec![description],
            last_frame: frame,
            last_subject: None,
            last_spoke: None,
            mentions: 0,
            surely_person: role.is_some() && !plural,
            place: false,
            same_as: None,
        });
        Some(Reference { entity: id, from: SpeakerFrom::Text, trust: 0.9 })
    }

    /// The same head, with no modifier that the earlier description lacks.
    fn same_description(
        &self,
        wanted: &Description,
        gender: Option<Gender>,
        plural: bool,
        frame: usize,
    ) -> Option<Reference> {
        let mut best: Option<(usize, EntityId)> = None;
        for (id, entity) in self.iter() {
            if entity.plural != plural
                || gender.is_some() && entity.gender.is_some() && entity.gender != gender
            {
                continue;
            }
            let fits = entity.descriptions.iter().any(|d| {
                d.head == wanted.head
                    && wanted.modifiers.iter().all(|m| d.modifiers.contains(m))
                    && (!wanted.modifiers.is_empty() || frame.saturating_sub(entity.last_frame) < 60)
            });
            if fits && best.is_none_or(|(last, _)| entity.last_frame >= last) {
                best = Some((entity.last_frame, id));
            }
        }
        best.map(|(_, entity)| Reference { entity, from: SpeakerFrom::Coreference, trust: 0.88 })
    }

    fn office(&mut self, scene: &Scene<'_>, np: &Np, frame: usize) -> Option<Reference> {
        let begin = np.det.map_or(np.tokens.start, |d| d + 1);
        let phrase = scene.words(begin..np.tokens.end);
        let holder = match scene.lexicon.offices.resolve(phrase, self.date, None) {
            Resolution::Holder(holder) => holder,
            _ => return None,
        };
        let known = scene.lexicon.speakers.get(holder);
        let found = self.iter().find(|(_, e)| e.known == Some(holder.index())).map(|(id, _)| id);
        let id = match found {
            Some(id) => id,
            None => {
                let names = vec![fold(&known.name)];
                let (name, gender) = (known.name.to_string(), known.gender);
                self.found(Entity {
                    name: Some(name),
                    phrase: scene.words(np.tokens.clone()).to_owned(),
                    kind: SpeakerKind::Person,
                    gender,
                    plural: false,
                    known: Some(holder.index()),
                    names,
                    descriptions: Vec::new(),
                    last_frame: frame,
                    last_subject: None,
                    last_spoke: None,
                    mentions: 0,
                    surely_person: true,
                    place: false,
                    same_as: None,
                })
            }
        };
        let description = self.description(scene, np);
        self.list[id.0 as usize].descriptions.push(description);
        Some(Reference { entity: id, from: SpeakerFrom::Office, trust: 0.9 })
    }

    /// *l'élu*, *la responsable*, *ce dernier*, *l'association*: a description that stands for somebody already there.
    #[allow(clippy::too_many_arguments)]
    fn description_of(
        &self,
        scene: &Scene<'_>,
        np: &Np,
        description: &Description,
        role: bool,
        gender: Option<Gender>,
        plural: bool,
        frame: usize,
    ) -> Option<Reference> {
        let head = scene.lower(np.head);
        let last = matches!(head.as_str(), "dernier" | "dernière" | "intéressé" | "intéressée");
        let possessive = np.det.is_some_and(|d| {
            matches!(
                fold(scene.word(d)).as_str(),
                "son" | "sa" | "ses" | "leur" | "leurs" | "notre" | "nos" | "mon" | "ma" | "mes"
            )
        });
        if plural || possessive {
            return None;
        }
        // *porte-parole*, *avocat*, *proche* of somebody: as a rule somebody new.
        let deputy = matches!(
            description.head.as_str(),
            "porte-parole"
                | "avocat"
                | "avocate"
                | "conseiller"
                | "conseillere"
                | "proche"
                | "pere"
                | "mere"
                | "fils"
                | "fille"
                | "frere"
                | "soeur"
                | "femme"
                | "mari"
                | "epouse"
                | "ami"
                | "amie"
        ) && !description.modifiers.is_empty();
        let mut best: Option<(f32, EntityId)> = None;
        let mut second = f32::MIN;
        for (id, entity) in self.iter() {
            let distance = frame.saturating_sub(entity.last_frame) as f32;
            if entity.plural
                || entity.mentions == 0 && entity.last_spoke.is_none()
                || distance > 25.0
                || entity.place
            {
                continue;
            }
            if gender.is_some() && entity.gender.is_some() && entity.gender != gender {
                continue;
            }
            let person = entity.kind == SpeakerKind::Person && entity.name.is_some();
            // A hypernym of a role it had, or of the organisation that it is.
            let hypernym =
                entity.descriptions.iter().any(|d| scene.lexicon.refers(&description.head, &d.head))
                    || entity
                        .name
                        .as_deref()
                        .is_some_and(|n| scene.lexicon.organisation_is(n, &description.head))
                    || entity.names.iter().any(|n| n.split(' ').next() == Some(description.head.as_str()));
            let shared = description
                .modifiers
                .iter()
                .filter(|m| entity.descriptions.iter().any(|d| d.modifiers.contains(m) || d.head == **m))
                .count();
            let unshared = description.modifiers.len() - shared;
            let same_head = entity.descriptions.iter().any(|d| d.head == description.head);
            let spoke_lately = entity.last_spoke.is_some_and(|f| frame.saturating_sub(f) <= 4);
            let fits = if last {
                true
            } else if deputy {
                person && same_head && shared > 0
            } else if role {
                person && (unshared == 0 || hypernym || shared > 0 || spoke_lately && !same_head)
            } else {
                hypernym && !person
            };
            if !fits {
                continue;
            }
            let mut score = -distance * 0.35;
            score += if hypernym { 2.0 } else { 0.0 };
            score += 0.9 * shared as f32 - 0.35 * unshared as f32;
            score += if same_head { 0.8 } else { 0.0 };
            score += if entity.gender.is_some() && entity.gender == gender { 0.8 } else { 0.0 };
            score += entity.last_spoke.map_or(0.0, |f| if frame.saturating_sub(f) < 6 { 1.2 } else { 0.3 });
            score += entity.last_subject.map_or(0.0, |f| if frame.saturating_sub(f) < 3 { 0.6 } else { 0.0 });
            if !entity.descriptions.is_empty() && role && !hypernym {
                score -= 0.4;
            }
            if best.is_none_or(|(b, _)| score > b) {
                second = best.map_or(second, |(b, _)| b);
                best = Some((score, id));
            } else {
                second = second.max(score);
            }
        }
        let (score, entity) = best?;
        if score < -3.0 {
            return None;
        }
        let trust = 0.62 + 0.08 * (score - second).clamp(0.0, 3.0);
        Some(Reference { entity, from: SpeakerFrom::Coreference, trust })
    }

    /// Who a pronoun means, seen from a frame: gender and number must fit; recency, subjecthood and having just spoken count.
    pub fn pronoun(
        &self,
        pronoun: &str,
        frame: usize,
        token_frame_only_before: bool,
        speaking: bool,
    ) -> Option<Reference> {
        let (gender, plural) = match pronoun {
            "il" | "lui" | "celui-ci" | "celui-là" | "le" => (Some(Gender::Masculine), false),
            "elle" | "celle-ci" | "celle-là" => (Some(Gender::Feminine), false),
            "ils" | "eux" | "ceux-ci" => (Some(Gender::Masculine), true),
            "elles" | "celles-ci" => (Some(Gender::Feminine), true),
            "son" | "sa" | "ses" => (None, false),
            "leur" | "leurs" => (None, true),
            _ => return None,
        };
        let mut best: Option<(f32, EntityId)> = None;
        let mut second = f32::MIN;
        for (id, entity) in self.iter() {
            let distance = frame.saturating_sub(entity.last_frame);
            if distance > 30 || entity.mentions == 0 && entity.last_spoke.is_none() {
                continue;
            }
            if plural != entity.plural
                && !(plural && entity.kind == SpeakerKind::Organisation && entity.plural)
            {
                continue;
            }
            if entity.gender.is_some() && gender.is_some() && entity.gender != gender {
                continue;
            }
            if entity.kind == SpeakerKind::Document && !speaking || entity.place {
                continue;
            }
            let person = entity.kind == SpeakerKind::Person || entity.kind == SpeakerKind::Anonymous;
            let mut score = -0.5 * distance as f32;
            score += match entity.last_spoke {
                Some(f) if speaking && frame.saturating_sub(f) <= 2 => 2.4,
                Some(f) if frame.saturating_sub(f) <= 6 => 1.2,
                Some(_) => 0.4,
                None => 0.0,
            };
            score += match entity.last_subject {
                Some(f) if frame.saturating_sub(f) <= 1 => 1.6,
                Some(f) if frame.saturating_sub(f) <= 4 => 0.7,
                _ => 0.0,
            };
            score += if person { 1.2 } else { 0.0 };
            score += if entity.surely_person { 0.4 } else { 0.0 };
            score += if entity.gender.is_some() { 0.6 } else { -0.4 };
            score += (entity.mentions as f32 * 0.08).min(0.5);
            if token_frame_only_before && distance == 0 && entity.last_subject != Some(frame) {
                score -= 0.8;
            }
            if best.is_none_or(|(b, _)| score > b) {
                second = best.map_or(second, |(b, _)| b);
                best = Some((score, id));
            } else {
                second = second.max(score);
            }
        }
        let (score, entity) = best?;
        let margin = (score - second).clamp(0.0, 3.0);
        Some(Reference { entity, from: SpeakerFrom::Coreference, trust: (0.66 + 0.1 * margin).min(0.93) })
    }
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
    }
    row[b.len()] <= 2
}

/// A phrase without the article that it begins with.
fn strip_article(phrase: &str) -> &str {
    for article in ["le ", "la ", "les ", "l'", "l’", "Le ", "La ", "Les ", "L'", "L’"] {
        if let Some(rest) = phrase.strip_prefix(article) {
            return rest;
        }
    }
    phrase
}
