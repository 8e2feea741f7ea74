//! Entities: who and what an article speaks of, and which noun phrase means whom.
//!
//! An entity grid in the sense of Barzilay & Lapata (2008), filled from left to right: each noun phrase outside marks
//! is joined to an entity or founds one. Names go by surname, descriptions by head noun and modifiers, offices by the
//! article's date, pronouns by gender, number, recency and subjecthood. Where two entities fit a description equally
//! well, none is chosen.

use super::evidence::{Lost, Standing, Trace, Way, Weighing};
use super::scene::Scene;
use crate::analysis::{Gender, SpeakerFrom, SpeakerKind};
use crate::detect::{Chunks, Np, NpKind, Tag};
use crate::input::Date;
use crate::lexicon::{Closed, NounKind, Resolution, SpeakerIdx, WordClass, fold, is_particle};
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
    pub known: Option<SpeakerIdx>,
    /// Names by which it goes, folded.
    names: Vec<String>,
    /// Descriptions by which it went: head and modifiers, folded.
    descriptions: Vec<Description>,
    /// Where it was last mentioned outside marks, and where last as a subject.
    last_frame: usize,
    last_subject: Option<usize>,
    last_spoke: Option<usize>,
    /// The token of the last mention outside marks.
    last_token: usize,
    mentions: u32,
    /// Whether a name or title shows a person.
    surely_person: bool,
    place: bool,
    /// What it is was guessed: no list knows its noun.
    guess: bool,
    /// The named entity that this nameless one turned out to be.
    same_as: Option<EntityId>,
}

impl Entity {
    /// How it stands, seen from a frame.
    fn standing(&self, frame: usize) -> Standing {
        let since = |f: usize| frame.saturating_sub(f);
        Standing {
            mentioned: since(self.last_frame),
            spoke: self.last_spoke.map(since),
            subject: self.last_subject.map(since),
            mentions: self.mentions,
        }
    }

    /// Which of the conditions that come before all others ruled it out.
    fn out_of_reach(&self, plural: bool, far: bool) -> Lost {
        match (self.plural != plural, far) {
            (true, _) => Lost::Number,
            (_, true) => Lost::Far,
            _ if self.place => Lost::Place,
            _ => Lost::Unmentioned,
        }
    }
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
    /// The countries that the article names, by code, and France.
    countries: Vec<String>,
    /// Full names of the whole text, those inside marks included, by folded surname; none where two share it.
    full_names: FxHashMap<String, Option<String>>,
    /// What was weighed, where somebody wants to know.
    pub(super) trace: Trace,
}

/// How many entities back a description or a pronoun may reach: this keeps huge articles linear.
const LOOK_BACK: usize = 500;

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
    pub fn new(scene: &Scene<'_>, date: Option<Date>) -> Entities {
        let countries = if date.is_some() { countries(scene) } else { Vec::new() };
        Entities {
            list: Vec::new(),
            by_name: FxHashMap::default(),
            date,
            grid: FxHashMap::default(),
            spoken: Vec::new(),
            countries,
            full_names: full_names(scene),
            trace: Trace::default(),
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

    /// The entities that are still within reach: an article has dozens, a book of interviews thousands.
    fn recent(&self) -> impl Iterator<Item = (EntityId, &Entity)> {
        let skip = self.list.len().saturating_sub(LOOK_BACK);
        self.iter().skip(skip)
    }

    /// What was weighed so far, where the resolution is traced; each is told once.
    pub fn weighings(&self) -> Vec<Weighing> {
        self.trace.take()
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
        for i in self.list.len().saturating_sub(LOOK_BACK)..self.list.len() {
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

    /// Whom a name inside marks names: somebody of the article, or a known speaker, who is then one of its people.
    pub fn named_in(&mut self, scene: &Scene<'_>, tokens: Range<usize>) -> Option<EntityId> {
        let written = scene.words(tokens.clone()).split_whitespace().collect::<Vec<_>>().join(" ");
        let key = fold(&written);
        if let Some(id) = self.by_name.get(&key).copied() {
            return (!self.get(id).place).then_some(id);
        }
        if let Some(id) = self.find_name(scene, &key, tokens.len() == 1, None, false) {
            return Some(id);
        }
        let known =
            scene.lexicon.speakers.by_alias(&written).or_else(|| {
                (tokens.len() == 1).then(|| scene.lexicon.speakers.by_surname(&written)).flatten()
            })?;
        if let Some((id, _)) = self.iter().find(|(_, e)| e.known == Some(known)) {
            return Some(id);
        }
        let speaker = scene.lexicon.speakers.get(known)?;
        let id = self.found(Entity {
            name: Some(speaker.name.to_string()),
            phrase: written,
            kind: SpeakerKind::Person,
            gender: speaker.gender,
            plural: false,
            known: Some(known),
            names: vec![key.clone()],
            descriptions: Vec::new(),
            last_frame: 0,
            last_subject: None,
            last_spoke: None,
            last_token: 0,
            mentions: 0,
            surely_person: true,
            place: false,
            guess: false,
            same_as: None,
        });
        self.by_name.insert(key, id);
        Some(id)
    }

    /// Somebody, by name, title, first name or role.
    pub fn is_person(&self, id: EntityId) -> bool {
        self.get(id).surely_person
    }

    /// Mentioned once, and never the speaker so far.
    pub fn is_fresh(&self, id: EntityId) -> bool {
        let entity = self.get(id);
        entity.mentions <= 1 && entity.last_spoke.is_none()
    }

    /// Notes that the entity spoke in a frame.
    pub fn spoke(&mut self, id: EntityId, frame: usize) {
        let entity = &mut self.list[id.0 as usize];
        if entity.guess && entity.kind == SpeakerKind::Organisation {
            // *un chiraquien*: a noun that no list knows, but who speaks is somebody.
            entity.kind = if entity.plural { SpeakerKind::Group } else { SpeakerKind::Anonymous };
        }
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
            let subject = subjects.contains(&c);
            let reference = match self.apposed(scene, frame, c, n, previous) {
                Some(reference) => Some(reference),
                None => match self.named_behind(scene, frame, c) {
                    Some(reference) => Some(reference),
                    None => self.np(scene, frame, np, subject),
                },
            };
            if let Some(reference) = reference {
                self.grid.insert((frame, n), reference);
                self.note(reference.entity, frame, subject, np.tokens.start);
            }
            self.names_inside(scene, frame, np, subject);
            self.acronym(scene, frame, c, reference.map(|r| r.entity));
            previous = Some((c, n));
        }
    }

    /// *le porte-parole du Kremlin, Dmitri Peskov*: a role whose name follows is that name, whoever else was a
    /// *porte-parole* before.
    fn named_behind(&mut self, scene: &Scene<'_>, frame: usize, c: usize) -> Option<Reference> {
        let chunks = &scene.chunks[frame];
        let role = chunks.np(c)?;
        if role.kind != NpKind::Nominal
            || role.name.is_some()
            || role.plural == Some(true)
            || !self.is_role(scene, role)
        {
            return None;
        }
        let mut at = c + 1;
        // *la secrétaire générale de X et ministre de Y, Z*
        if chunks.is_word(at, Closed::Coord)
            && chunks
                .np(at + 1)
                .is_some_and(|np| np.det.is_none() && np.kind == NpKind::Nominal && np.prep.is_none())
        {
            at += 2;
        }
        // *le président de l'AMF (Association…), X*
        if chunks.is_punct(at, '(') {
            at = (at..at + 6).find(|k| chunks.is_punct(*k, ')'))? + 1;
        }
        if chunks.is_punct(at, ',') {
            at += 1;
        } else if at > c + 1 {
            return None;
        }
        let name =
            chunks.np(at).filter(|np| np.kind == NpKind::Name && np.det.is_none() && np.prep.is_none())?;
        if super::reports::opens_clause(chunks, at + 1) && chunks.is_punct(at - 1, ',') {
            return None; // *Selon le maire, Jean Martin est prêt*
        }
        if is_list(chunks, at, name.kind)
            || scene.tags[name.head].class.has(WordClass::PLACE) && name.tokens.len() == 1
        {
            return None;
        }
        let reference = self.np(scene, frame, name, true)?;
        let entity = self.get(reference.entity);
        let gender = self.noun_gender(scene, role);
        let clash = gender.is_some() && entity.gender.is_some() && entity.gender != gender;
        if entity.place
            || clash
            || entity.known.is_none() && entity.kind == SpeakerKind::Organisation && entity.mentions > 0
        {
            return None;
        }
        let description = self.description(scene, role);
        let target = &mut self.list[reference.entity.0 as usize];
        target.descriptions.push(description.clone());
        target.surely_person = true;
        target.kind = SpeakerKind::Person;
        if let Some(gender) = gender {
            target.gender.get_or_insert(gender);
        }
        self.unite(reference.entity, &description);
        Some(Reference { from: SpeakerFrom::Text, trust: 0.96, ..reference })
    }

    /// *les déclarations d'Adèle Martin*: who is named in a complement has been mentioned, too.
    fn names_inside(&mut self, scene: &Scene<'_>, frame: usize, np: &Np, subject: bool) {
        let mut t = np.tokens.start;
        while t < np.tokens.end {
            let own = np.name.as_ref().is_some_and(|n| n.contains(&t));
            if own || scene.tags[t].tag != Tag::Name {
                t += 1;
                continue;
            }
            let mut end = t + 1;
            while end < np.tokens.end
                && (scene.tags[end].tag == Tag::Name
                    || end + 1 < np.tokens.end
                        && is_particle(scene.word(end))
                        && scene.tags[end + 1].tag == Tag::Name
                        && !scene.tags[end + 1].class.has(WordClass::PLACE))
            {
                end += 1;
            }
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
            if let Some(reference) = self.np(scene, frame, &inner, false) {
                let person = self.get(reference.entity).kind == SpeakerKind::Person;
                self.note(reference.entity, frame, subject && person && np.name.is_none(), t);
            }
            t = end;
        }
    }

    fn note(&mut self, id: EntityId, frame: usize, subject: bool, token: usize) {
        let entity = &mut self.list[id.0 as usize];
        entity.last_token = entity.last_token.max(token);
        entity.last_frame = frame;
        entity.mentions += 1;
        if subject {
            entity.last_subject = Some(frame);
        }
    }

    /// *l'Organisation internationale pour les migrations (OIM)*: from now on, the acronym is a name.
    fn acronym(&mut self, scene: &Scene<'_>, frame: usize, c: usize, id: Option<EntityId>) {
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
                let initial = fold(scene.word(t)).chars().next().map(|c| c.to_string()).unwrap_or_default();
                if left.peek().is_some_and(|l| **l == initial) {
                    left.next();
                }
            }
            left.peek().is_none()
        };
        let start = long.tokens.clone().filter(|t| scene.document.tokens()[*t].is_word()).rev().find(|t| {
            let initial = fold(scene.word(*t)).chars().next().map(|c| c.to_string());
            initial.is_some() && initial.as_ref() == letters.first() && spelled(*t)
        });
        let head = id.filter(|id| !self.get(*id).surely_person && start.is_none_or(|s| s <= long.head));
        let target = match head {
            Some(id) => id,
            None => {
                let Some(start) = start.filter(|s| {
                    scene.document.tokens()[*s].form.is(crate::text::Form::CAPITAL) && letters.len() > 1
                }) else {
                    return;
                };
                let phrase =
                    scene.words(start..long.tokens.end).split_whitespace().collect::<Vec<_>>().join(" ");
                match self.by_name.get(&fold(&phrase)) {
                    Some(id) => *id,
                    None => self.found(Entity {
                        name: Some(phrase.clone()),
                        phrase: phrase.clone(),
                        kind: SpeakerKind::Organisation,
                        gender: None,
                        plural: false,
                        known: None,
                        names: vec![fold(&phrase)],
                        descriptions: Vec::new(),
                        last_frame: frame,
                        last_subject: None,
                        last_spoke: None,
                        last_token: long.tokens.start,
                        mentions: 1,
                        surely_person: false,
                        place: false,
                        guess: false,
                        same_as: None,
                    }),
                }
            }
        };
        let entity = &mut self.list[target.0 as usize];
        if entity.name.is_none() && entity.kind != SpeakerKind::Document {
            entity.name = Some(strip_article(&entity.phrase).to_owned());
        }
        entity.names.push(short.clone());
        self.by_name.insert(short, target);
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
        // *l'avis d'Anne Martin, ministre de…*: the apposition is the name's at the end of the phrase.
        let mut inner = first.tokens.end;
        while inner > first.tokens.start && scene.tags[inner - 1].tag == Tag::Name {
            inner -= 1;
        }
        let at_end = first.kind == NpKind::Nominal && first.name.is_none() && inner + 1 < first.tokens.end;
        if at_end
            && comma
            && role_like(scene, second)
            && second.name.is_none()
            && second.kind == NpKind::Nominal
        {
            let key =
                fold(&scene.words(inner..first.tokens.end).split_whitespace().collect::<Vec<_>>().join(" "));
            if let Some(&id) = self.by_name.get(&key).filter(|id| self.get(**id).surely_person) {
                let description = self.description(scene, second);
                self.list[id.0 as usize].descriptions.push(description.clone());
                self.unite(id, &description);
                return Some(Reference { entity: id, from: SpeakerFrom::Text, trust: 0.9 });
            }
        }
        if comma
            && second.kind == NpKind::Name
            && first.kind == NpKind::Nominal
            && super::reports::opens_clause(chunks, c + 1)
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
            // *Lanfia Diané, coordonnateur du processus*; not *à Bamako, le porte-parole*, *pour Moody's, le ministre*
            let possessive = second.det.is_some_and(|d| {
                matches!(fold(scene.word(d)).as_str(), "son" | "sa" | "ses" | "leur" | "leurs")
            });
            let person = entity.kind == SpeakerKind::Person
                && !entity.place
                && (first.prep.is_none() || entity.surely_person);
            let stage =
                first.prep.is_some() && second.det.is_some() && scene.chunks[frame].vg(c + 1).is_some();
            person
                && !possessive
                && !stage
                && role(second)
                && second.det.is_none_or(|d| !matches!(scene.word(d), "des" | "les"))
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
        self.note(name.entity, frame, false, first.tokens.start);
        Some(name)
    }

    fn is_role(&self, scene: &Scene<'_>, np: &Np) -> bool {
        scene.is_role(np.head) || np.core.clone().any(|t| scene.is_plain_role(t))
    }

    fn noun_gender(&self, scene: &Scene<'_>, np: &Np) -> Option<Gender> {
        // *la garde des Sceaux*: the article knows better than the noun.
        if let Some(gender) = np.det.and_then(|d| scene.tags[d].closed).and_then(|w| w.gender) {
            return Some(gender);
        }
        scene.role_at(np.head).and_then(|r| r.gender).or(np.gender)
    }

    /// Joins a noun phrase to an entity, or founds one; none for what can hardly be a speaker.
    pub fn np(&mut self, scene: &Scene<'_>, frame: usize, np: &Np, forced: bool) -> Option<Reference> {
        self.trace.about(&np.tokens);
        if let Some(name) = np.name.clone() {
            return self.named(scene, frame, np, name, forced);
        }
        self.nominal(scene, frame, np, forced)
    }

    fn named(
        &mut self,
        scene: &Scene<'_>,
        frame: usize,
        np: &Np,
        name: Range<usize>,
        subject: bool,
    ) -> Option<Reference> {
        let words: Vec<&str> = name.clone().map(|t| scene.word(t)).collect();
        let mut titled = false;
        let begin = words.iter().position(|w| {
            let title = NOT_NAMES.contains(&w.to_lowercase().as_str());
            titled |= title;
            !title
        })?;
        let mut start = name.start + begin;
        let loud = |t: usize| scene.document.tokens()[t].form.is(crate::text::Form::ALL_CAPS);
        let common = |t: usize| {
            let class = scene.tags[t].class;
            class.has(WordClass::NOUN.with(WordClass::ADJ))
                && !class.has(WordClass::FIRST.with(WordClass::SURNAME).with(WordClass::PLACE))
                && scene.lexicon.speakers.by_surname(scene.word(t)).is_none()
        };
        if np.kind == NpKind::Nominal
            && self.is_role(scene, np)
            && name.clone().any(|t| !loud(t))
            && !(name.len() == 1 && common(start))
        {
            // *la ministre LR Annie Genevard*: a party before the name.
            while start + 1 < name.end && loud(start) {
                start += 1;
            }
        } else if np.kind == NpKind::Nominal
            && self.is_role(scene, np)
            && name.len() == 1
            && (loud(start) || common(start))
        {
            // *le député RN*, *le leader Insoumis*: a party and no name.
            return self.nominal(scene, frame, np, subject);
        }
        let bare = start..name.end;
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
        let noun_kind = (np.kind == NpKind::Nominal).then(|| scene.noun_at(np.head)).flatten();
        if np.kind == NpKind::Nominal && !role {
            // *l'administration Biden*, *l'affaire Dupont*: a person's name behind another noun is no name of the phrase.
            let person = scene.lexicon.speakers.by_alias(&written).is_some()
                || single && scene.lexicon.speakers.by_surname(&written).is_some()
                || self.by_name.get(&key).is_some_and(|id| self.get(*id).surely_person)
                || noun_kind.is_none() && scene.lexicon.is_first_name(scene.word(bare.start)) && !single;
            if person || noun_kind.is_none() && !subject {
                return self.nominal(scene, frame, np, subject);
            }
        }
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
                    let theirs = scene.lexicon.speakers.get(*k).and_then(|k| k.gender);
                    gender.is_none() || theirs.is_none() || theirs == gender
                });
                if let Some(id) =
                    known.and_then(|k| self.iter().find(|(_, e)| e.known == Some(k)).map(|(id, _)| id))
                {
                    id
                } else {
                    let organisation = scene.lexicon.organisation(&written);
                    let acronym =
                        single && scene.document.tokens()[bare.start].form.is(crate::text::Form::ALL_CAPS);
                    let place = single && class.has(WordClass::PLACE) && known.is_none();
                    let first = class.has(WordClass::FIRST) && bare.len() > 1;
                    let full = self
                        .full_names
                        .get(&key)
                        .filter(|_| {
                            single && !determined && organisation.is_none() && (titled || role || !place)
                        })
                        .and_then(Clone::clone);
                    let full = full.filter(|f| {
                        let theirs = scene.lexicon.first_name_gender(f.split(' ').next().unwrap_or_default());
                        gender.is_none() || theirs.is_none() || theirs == gender
                    });
                    let person = known.is_some() || titled || role || first && !determined || full.is_some();
                    let gender = gender
                        .or_else(|| scene.lexicon.first_name_gender(full.as_deref()?.split(' ').next()?));
                    let kind = match noun_kind {
                        _ if person && noun_kind.is_none() => SpeakerKind::Person,
                        Some(NounKind::Document) => SpeakerKind::Document,
                        Some(_) if !role => SpeakerKind::Organisation,
                        _ if organisation.is_some() || acronym || place || determined => {
                            SpeakerKind::Organisation
                        }
                        _ if np.plural == Some(true) => SpeakerKind::Group,
                        _ => SpeakerKind::Person,
                    };
                    let entity = Entity {
                        name: Some(match known {
                            Some(k) => {
                                scene.lexicon.speakers.get(k).map(|k| k.name.to_string()).unwrap_or_default()
                            }
                            None if determined => scene
                                .words(np.det.unwrap_or(bare.start)..np.tokens.end)
                                .split_whitespace()
                                .collect::<Vec<_>>()
                                .join(" "),
                            None => full.clone().unwrap_or_else(|| written.clone()),
                        }),
                        phrase: scene
                            .words(np.tokens.clone())
                            .split_whitespace()
                            .collect::<Vec<_>>()
                            .join(" "),
                        kind,
                        gender: known.and_then(|k| scene.lexicon.speakers.get(k)?.gender).or(gender),
                        plural: np.plural == Some(true) && kind != SpeakerKind::Person,
                        known,
                        names: vec![],
                        descriptions: Vec::new(),
                        last_frame: frame,
                        last_subject: None,
                        last_spoke: None,
                        last_token: 0,
                        mentions: 0,
                        surely_person: person,
                        place,
                        guess: false,
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
        if np.kind == NpKind::Nominal
            && let Some(gender) = self.noun_gender(scene, np)
        {
            return Some(gender);
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
            let namesake = |e: &Entity| {
                e.kind == SpeakerKind::Person
                    && e.names.iter().any(|n| n.strip_suffix(key).is_some_and(|rest| rest.ends_with(' ')))
            };
            if !self.get(id).place || !titled && !self.list.iter().rev().take(LOOK_BACK).any(namesake) {
                return Some(id);
            }
        }
        let _ = scene;
        let last = key.rsplit(' ').next().unwrap_or(key);
        for (id, entity) in self.list.iter().enumerate().rev().take(LOOK_BACK) {
            let id = EntityId(id as u32);
            if !fits(id) {
                continue;
            }
            if entity.place {
                continue;
            }
            for name in &entity.names {
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
        let role = scene.role_at(np.head);
        let noun = scene.noun_at(np.head);
        let capital =
            scene.document.tokens()[np.head].form.is(crate::text::Form::CAPITAL) && np.det.is_some();
        if role.is_none() && noun.is_none() && !capital && !forced {
            return None;
        }
        let phrase = scene.words(np.tokens.clone()).split_whitespace().collect::<Vec<_>>().join(" ");
        let description = self.description(scene, np);
        let definite = np.det.is_some() && !description.indefinite;
        let gender = self.noun_gender(scene, np);
        let plural = np.plural == Some(true);
        if definite {
            if let Some(reference) = self.same_description(&description, gender, plural, frame) {
                return self.trace.settled(Way::Repeated, Some(reference));
            }
            if role.is_some()
                && !plural
                && let Some(reference) = self.office(scene, np, frame)
            {
                return Some(reference);
            }
            // Only what is in the text as a source is worth a guess; `forced` says that it is.
            if forced
                && let Some(reference) =
                    self.description_of(scene, np, &description, role.is_some(), gender, plural, frame)
            {
                return Some(reference);
            }
        }
        if role.is_some() && definite && !plural && !forced {
            return None; // nobody new by a passing description
        }
        let kind = match noun {
            Some(NounKind::Document) => SpeakerKind::Document,
            Some(NounKind::Anonymous) => SpeakerKind::Anonymous,
            Some(NounKind::Group) => SpeakerKind::Group,
            Some(NounKind::Organisation | NounKind::Media) if role.is_none() => SpeakerKind::Organisation,
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
            names: Vec::new(),
            descriptions: vec![description],
            last_frame: frame,
            last_subject: None,
            last_spoke: None,
            last_token: 0,
            mentions: 0,
            surely_person: role.is_some() && !plural,
            place: false,
            guess: role.is_none() && noun.is_none() && !capital,
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
        for (id, entity) in self.recent() {
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
        // Where the phrase names no country, only somebody whom the text itself names will do.
        let named = |holder: SpeakerIdx| {
            let known = scene.lexicon.speakers.get(holder);
            known
                .and_then(|k| k.name.rsplit(' ').next())
                .is_some_and(|surname| scene.text().contains(surname))
        };
        let holder = if let Some(past) = former(phrase) {
            // *l'ancien chef de l'État*: somebody of the text who held the office before.
            let year = self.date?.year;
            let mut held: Vec<SpeakerIdx> = Vec::new();
            for code in &self.countries {
                let now = scene.lexicon.offices.resolve(past, self.date, Some(code));
                for y in year - 25..year {
                    let then = Date { year: y, month: Some(9), day: None };
                    if let Resolution::Holder(who) =
                        scene.lexicon.offices.resolve(past, Some(then), Some(code))
                        && now != Resolution::Holder(who)
                        && named(who)
                        && !held.contains(&who)
                    {
                        held.push(who);
                    }
                }
            }
            // Of several the one of whom the text has just spoken, else the last to leave office.
            let lately = |who: &SpeakerIdx| {
                self.recent().find(|(_, e)| e.known == Some(*who)).map(|(_, e)| e.last_frame)
            };
            held.iter().copied().enumerate().max_by_key(|(i, who)| (lately(who), *i)).map(|(_, who)| who)
        } else {
            let own = scene.lexicon.offices.resolve(phrase, self.date, None);
            let republic = fold(phrase).contains("republique");
            match own {
                Resolution::Holder(holder) if !republic || named(holder) => Some(holder),
                _ => self.countries.iter().find_map(|code| {
                    match scene.lexicon.offices.resolve(phrase, self.date, Some(code)) {
                        Resolution::Holder(holder) if named(holder) => Some(holder),
                        _ => None,
                    }
                }),
            }
        }?;
        let known = scene.lexicon.speakers.get(holder)?;
        let found = self.iter().find(|(_, e)| e.known == Some(holder)).map(|(id, _)| id);
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
                    known: Some(holder),
                    names,
                    descriptions: Vec::new(),
                    last_frame: frame,
                    last_subject: None,
                    last_spoke: None,
                    last_token: 0,
                    mentions: 0,
                    surely_person: true,
                    place: false,
                    guess: false,
                    same_as: None,
                })
            }
        };
        let description = self.description(scene, np);
        self.list[id.0 as usize].descriptions.push(description);
        self.trace.settled(Way::Office, Some(Reference { entity: id, from: SpeakerFrom::Office, trust: 0.9 }))
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
        let last = matches!(head, "dernier" | "dernière" | "intéressé" | "intéressée");
        let possessive = np.det.is_some_and(|d| {
            matches!(
                fold(scene.word(d)).as_str(),
                "son" | "sa" | "ses" | "leur" | "leurs" | "notre" | "nos" | "mon" | "ma" | "mes"
            )
        });
        if plural || possessive {
            return None;
        }
        if last && description.modifiers.is_empty() {
            return self.last_named(gender, frame);
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
        for (id, entity) in self.recent() {
            let distance = frame.saturating_sub(entity.last_frame) as f32;
            if entity.plural
                || entity.mentions == 0 && entity.last_spoke.is_none()
                || distance > 25.0
                || entity.place
            {
                self.trace.lost(id, entity.out_of_reach(false, distance > 25.0));
                continue;
            }
            if gender.is_some() && entity.gender.is_some() && entity.gender != gender {
                self.trace.lost(id, Lost::Gender);
                continue;
            }
            let person = entity.kind == SpeakerKind::Person
                && entity.name.is_some()
                && (entity.surely_person || entity.names.iter().any(|n| n.contains(' ')));
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
                self.trace.lost(id, Lost::Description);
                continue;
            }
            let mut score = -distance * 0.35;
            score += if hypernym { 2.0 } else { 0.0 };
            score += 0.9 * shared as f32 - 0.35 * unshared as f32;
            score += if same_head { 0.8 } else { 0.0 };
            score += if entity.gender.is_some() && entity.gender == gender { 0.8 } else { 0.0 };
            score += entity.last_spoke.map_or(0.0, |f| if frame.saturating_sub(f) < 6 { 1.2 } else { 0.3 });
            score += match entity.last_subject {
                Some(f) if f == frame => 1.6,
                Some(f) if frame.saturating_sub(f) < 3 => 0.6,
                _ => 0.0,
            };
            if !entity.descriptions.is_empty() && role && !hypernym {
                score -= 0.4;
            }
            self.trace.scored(id, score, || entity.standing(frame));
            if best.is_none_or(|(b, _)| score > b) {
                second = best.map_or(second, |(b, _)| b);
                best = Some((score, id));
            } else {
                second = second.max(score);
            }
        }
        let Some((score, entity)) = best.filter(|(score, _)| *score >= -3.0) else {
            return self.trace.settled(Way::Description, None);
        };
        let trust = 0.62 + 0.08 * (score - second).clamp(0.0, 3.0);
        self.trace
            .settled(Way::Description, Some(Reference { entity, from: SpeakerFrom::Coreference, trust }))
    }

    /// *ce dernier*, *celle-ci*: the person mentioned last, whatever the function.
    fn last_named(&self, gender: Option<Gender>, frame: usize) -> Option<Reference> {
        let fits = |e: &Entity| {
            !e.plural
                && !e.place
                && e.kind == SpeakerKind::Person
                && (gender.is_none() || e.gender.is_none() || e.gender == gender)
                && frame.saturating_sub(e.last_frame) <= 3
        };
        let (id, _) = self.recent().filter(|(_, e)| fits(e)).max_by_key(|(_, e)| e.last_token)?;
        self.trace
            .settled(Way::Latest, Some(Reference { entity: id, from: SpeakerFrom::Coreference, trust: 0.82 }))
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
        if matches!(pronoun, "celui-ci" | "celle-ci") {
            return self.last_named(gender, frame);
        }
        let mut best: Option<(f32, EntityId)> = None;
        let mut second = f32::MIN;
        for (id, entity) in self.recent() {
            let distance = frame.saturating_sub(entity.last_frame);
            if distance > 30 || entity.mentions == 0 && entity.last_spoke.is_none() {
                self.trace.lost(id, entity.out_of_reach(plural, distance > 30));
                continue;
            }
            if plural != entity.plural
                && !(plural && entity.kind == SpeakerKind::Organisation && entity.plural)
            {
                self.trace.lost(id, Lost::Number);
                continue;
            }
            if entity.gender.is_some() && gender.is_some() && entity.gender != gender {
                self.trace.lost(id, Lost::Gender);
                continue;
            }
            if entity.kind == SpeakerKind::Document && !speaking || entity.place {
                self.trace.lost(id, if entity.place { Lost::Place } else { Lost::Thing });
                continue;
            }
            let person = entity.kind == SpeakerKind::Person || entity.kind == SpeakerKind::Anonymous;
            if !person && !plural && entity.gender.is_none() {
                self.trace.lost(id, Lost::Thing);
                continue;
            }
            let mut score = -0.5 * distance as f32;
            score += match entity.last_spoke {
                Some(f) if speaking && frame.saturating_sub(f) <= 2 => 2.4,
                Some(f) if frame.saturating_sub(f) <= 6 => 0.9,
                Some(_) => 0.3,
                None => 0.0,
            };
            score += match entity.last_subject {
                Some(f) if frame.saturating_sub(f) <= 1 => 1.6,
                Some(f) if frame.saturating_sub(f) <= 4 => 0.7,
                _ => 0.0,
            };
            score += if person { 1.2 } else { 0.0 };
            score += if entity.surely_person {
                0.4
            } else if entity.kind == SpeakerKind::Person {
                -0.9
            } else {
                0.0
            };
            score += if entity.gender.is_some() { 0.6 } else { -0.4 };
            score += (entity.mentions as f32 * 0.08).min(0.5);
            if token_frame_only_before && distance == 0 && entity.last_subject != Some(frame) {
                score -= 0.8;
            }
            self.trace.scored(id, score, || entity.standing(frame));
            if best.is_none_or(|(b, _)| score > b) {
                second = best.map_or(second, |(b, _)| b);
                best = Some((score, id));
            } else {
                second = second.max(score);
            }
        }
        let Some((score, entity)) = best else { return self.trace.settled(Way::Pronoun, None) };
        let margin = (score - second).clamp(0.0, 3.0);
        let trust = (0.66 + 0.1 * margin).min(0.93);
        self.trace.settled(Way::Pronoun, Some(Reference { entity, from: SpeakerFrom::Coreference, trust }))
    }
}

/// First names followed by more names, anywhere in the text: a surname alone may have its full form inside marks.
fn full_names(scene: &Scene<'_>) -> FxHashMap<String, Option<String>> {
    let mut found: FxHashMap<String, Option<String>> = FxHashMap::default();
    let name = |t: usize| scene.tags.get(t).is_some_and(|x| x.tag == Tag::Name);
    let mut t = 0;
    while t < scene.tags.len() {
        if !(name(t) && scene.tags[t].class.has(WordClass::FIRST) && !(t > 0 && name(t - 1))) {
            t += 1;
            continue;
        }
        let mut end = t + 1;
        while name(end) || name(end + 1) && end + 1 < scene.tags.len() && is_particle(scene.word(end)) {
            end += 1;
        }
        let words = scene.words(t..end).split_whitespace().collect::<Vec<_>>().join(" ");
        if end > t + 1 && end - t <= 5 && !words.contains('\n') {
            let surname = fold(scene.word(end - 1));
            found
                .entry(surname)
                .and_modify(|held| {
                    if held.as_ref().is_some_and(|h| fold(h) != fold(&words)) {
                        *held = None;
                    }
                })
                .or_insert(Some(words));
        }
        t = end;
    }
    found
}

/// A noun phrase headed by a noun for a person.
fn role_like(scene: &Scene<'_>, np: &Np) -> bool {
    scene.is_role(np.head)
}

/// The office in *ancien président*, *ex-Premier ministre*.
fn former(phrase: &str) -> Option<&str> {
    ["ancien ", "ancienne ", "ex-", "Ancien ", "Ex-"].iter().find_map(|p| phrase.strip_prefix(p))
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

/// The countries that a text names or whose people it names, France among them, in order of first mention.
fn countries(scene: &Scene<'_>) -> Vec<String> {
    let mut codes = Vec::new();
    for t in 0..scene.tags.len() {
        let class = scene.tags[t].class;
        let known = &scene.lexicon.countries;
        let country = if class.has(WordClass::DEMONYM) {
            known.by_demonym(scene.lower(t)).and_then(|d| d.countries.first().copied())
        } else if class.has(WordClass::PLACE.with(WordClass::PROPER)) {
            known.by_name(scene.word(t)).or_else(|| known.by_capital(scene.word(t)))
        } else {
            None
        };
        if let Some(code) = country.and_then(|c| known.get(c)).map(|c| c.code.to_string())
            && !codes.contains(&code)
        {
            codes.push(code);
        }
    }
    if !codes.iter().any(|c| c == "FR") {
        codes.push("FR".to_owned());
    }
    codes.truncate(8);
    codes
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
