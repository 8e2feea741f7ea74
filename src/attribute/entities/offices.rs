//! Offices: *le président américain* is whoever held the office on the article's date.

use super::super::evidence::Way;
use super::super::scene::Scene;
use super::appositions::strip_article;
use super::descriptions::Description;
use super::{Entities, Entity, Reference};
use crate::analysis::{Gender, SpeakerFrom, SpeakerKind};
use crate::detect::{Np, Tag};
use crate::input::Date;
use crate::lexicon::{
    Domain, KnownSpeaker, OfficePhrase, Resolution, Role, SpeakerIdx, WordClass, WordKey, fold, is_particle,
};
use memchr::memmem;

impl Entities {
    /// *Le député a répondu*, *le préfet*, *le médecin de la Maison-Blanche*, *le retraité*: no head of state and no minister of the
    /// day, whom the text calls nothing of the kind; and no minister who is, or has been since, the head of a state or government.
    pub(super) fn governs_instead(
        &self,
        scene: &Scene<'_>,
        entity: &Entity,
        description: &Description,
    ) -> bool {
        let Some((who, date)) = entity.known.zip(self.date).filter(|_| !description.former) else {
            return false;
        };
        let (offices, roles) = (&scene.lexicon.offices, &scene.lexicon.roles);
        let head = &*description.head;
        let so_called = || entity.descriptions.iter().any(|d| d.same_noun(description, scene.lexicon));
        let in_office = || offices.is_called(who, head, Some(date));
        if head == "ministre" {
            return offices.has_risen(who, date) && !in_office() && !so_called();
        }
        // *le secrétaire d'État*, of a minister: only the American one.
        let american = || {
            let holder = offices.resolve("secrétaire d'État américain", self.date, None).holder();
            holder.is_some() && holder == entity.known
        };
        let says = |noun: &str| description.modifiers.contains(&WordKey::of_folded(noun));
        let of_state = head == "secretaire" && (says("etat") && !american() || says("general"));
        // *le chef de file des Verts*
        let leads = matches!(head, "chef" | "cheffe") && says("file");
        let role = description.role.and_then(|id| roles.get(id));
        let taken_up = || entity.descriptions.iter().any(|d| description.takes_up(d, scene.lexicon));
        let below = || role.is_some_and(|role| is_no_governor(role, description)) && !taken_up();
        (of_state || leads || below()) && offices.governs(who, date) && !so_called() && !in_office()
    }

    /// What rules out that a phrase for an office means an entity: it is known not to hold it (never to have, where the text has
    /// no date), or it is nameless and went by another office.
    pub(super) fn has_another_office(
        &self,
        scene: &Scene<'_>,
        entity: &Entity,
        office: &OfficePhrase<'_>,
        description: &Description,
    ) -> bool {
        let offices = &scene.lexicon.offices;
        match entity.known {
            Some(who) => {
                let outgrown = || self.date.is_none() && offices.has_outgrown(office, who);
                // *le dirigeant*, *la secrétaire d'État*: nouns for whoever leads or governs, where nothing says what.
                let head = &*description.head;
                let plain = ["dirigeant", "leader", "secretaire"];
                let plain = plain.iter().any(|stem| head.starts_with(stem))
                    && (!office.says_which() || !description.states.is_empty());
                let leads = |date| match head {
                    "secretaire" => offices.serves_about(who, date) || !offices.has_held(who),
                    _ => offices.leads(who, date),
                };
                if plain && self.date.is_some_and(leads) {
                    return false;
                }
                !entity.descriptions.iter().any(|d| d.covers(description))
                    && (!offices.may_hold(office, who, self.date) || outgrown())
            }
            None if entity.name.is_none() => {
                offices.read(strip_article(&entity.phrase)).is_some_and(|theirs| theirs.differs(office))
            }
            // *le patron du Medef*, whom the world knows by name, is nobody of another name.
            None => {
                let full = entity.names.iter().any(|n| n.contains(' '));
                let so_called = entity.descriptions.iter().any(|d| d.covers(description));
                // *le ministre de l'Intérieur*, where no other country is spoken of, and nobody of another name either.
                let at_home = || {
                    let home = self.countries.iter().map(String::as_str).eq(["FR"]);
                    let said = !description.modifiers.is_empty();
                    home && said && offices.held(office, self.date, Some("FR")).holder().is_some()
                };
                let theirs = || match self.date {
                    Some(date) => offices.held(office, Some(date), None).holder().is_some(),
                    None => !offices.ever_held(office, None).is_empty(),
                };
                full && !so_called && (theirs() || at_home())
            }
        }
    }

    pub(super) fn office(&mut self, scene: &Scene<'_>, np: &Np, frame: usize) -> Option<Reference> {
        let phrase = office_words(scene, np)?;
        let offices = &scene.lexicon.offices;
        let office = offices.read(former(phrase).unwrap_or(phrase))?;
        // Where the phrase names no country, or an office that is not the world's business, only somebody whom the text
        // itself names will do.
        let dated = self.date.is_some();
        let looked_for = |holder| {
            let known = scene.lexicon.speakers.get(holder).filter(|known| names(scene, known));
            known.is_some_and(|known| dated || self.is_nobody_else(scene, holder, known))
        };
        let named =
            |holder: SpeakerIdx| *self.named.borrow_mut().entry(holder).or_insert_with(|| looked_for(holder));
        let holder = if former(phrase).is_some() {
            // *l'ancien chef de l'État*: somebody of the text who held the office before.
            let year = self.date?.year;
            let mut held: Vec<SpeakerIdx> = Vec::new();
            for code in &self.countries {
                let now = offices.held(&office, self.date, Some(code));
                for y in year - 25..year {
                    let then = Date { year: y, month: Some(9), day: None };
                    if let Some(who) = offices.held(&office, Some(then), Some(code)).holder()
                        && now.holder() != Some(who)
                        && named(who)
                        && !held.contains(&who)
                    {
                        held.push(who);
                    }
                }
            }
            // Of several the one of whom the text has just spoken, else the last to leave office.
            let lately = |who: &SpeakerIdx| {
                self.of_speaker(*who).filter(|id| *id >= self.oldest()).map(|id| self.get(id).last_frame)
            };
            held.iter().copied().enumerate().max_by_key(|(i, who)| (lately(who), *i)).map(|(_, who)| who)
        } else if !dated {
            // Whoever of the text held it at any time; several leave it open.
            let countries = self.countries.iter().map(|code| Some(code.as_str()));
            let held = std::iter::once(None).chain(countries).flat_map(|c| offices.ever_held(&office, c));
            let mut held = held.filter(|who| named(*who));
            let one = held.next()?;
            (held.all(|who| who == one) && !offices.has_outgrown(&office, one)).then_some(one)
        } else {
            let republic = || fold(phrase).contains("republique");
            match offices.held(&office, self.date, None) {
                Resolution::Holder(holder) if !republic() || named(holder) => Some(holder),
                _ => {
                    let there = |code: &String| {
                        let there = offices.held(&office, self.date, Some(code));
                        there.holder().filter(|holder| named(*holder))
                    };
                    let mut holders: Vec<SpeakerIdx> = self.countries.iter().filter_map(there).collect();
                    holders.dedup();
                    self.foremost(&holders, there(&"FR".to_owned()), frame)
                }
            }
        }?;
        // *La ministre* is no man, whereas *le ministre* may be a woman.
        let her = np.det.is_some_and(|d| fold(scene.words(d..d + 1)) == "la");
        self.holding(scene, np, frame, holder, her)
    }

    /// Whether the surname of somebody known, which the text has, is nobody else's there.
    fn is_nobody_else(&self, scene: &Scene<'_>, who: SpeakerIdx, known: &KnownSpeaker) -> bool {
        let speakers = &scene.lexicon.speakers;
        let last = known.name.rsplit(' ').next().unwrap_or_default();
        match self.full_names.get(&fold(last)) {
            Some(Some(name)) => speakers.by_alias(name) == Some(who),
            Some(None) => scene.document.part().contains(&*known.name),
            None => speakers.by_surname(surname(&known.name)) == Some(who),
        }
    }

    /// *son homologue russe*: who holds in that country the office of whoever was mentioned last before it.
    pub(super) fn counterpart(&mut self, scene: &Scene<'_>, np: &Np, frame: usize) -> Option<Reference> {
        /// So many sentences back whose counterpart it is was mentioned at most.
        const BACK: usize = 2;
        let his = np.det.is_some_and(|d| matches!(scene.lower(d), "son" | "sa"));
        if !his || scene.lower(np.head) != "homologue" {
            return None;
        }
        let (date, start) = (self.date?, np.tokens.start);
        let countries = &scene.lexicon.countries;
        let demonym = (np.head + 1..np.tokens.end).find_map(|t| countries.by_demonym(scene.lower(t)))?;
        let [country] = demonym.countries[..] else { return None };
        let code = &countries.get(country)?.code;
        // *son homologue russe, X*: the text says who.
        let tag = |t: usize| scene.tags.get(t).map(|t| t.tag);
        let comma = usize::from(tag(np.tokens.end) == Some(Tag::Punct(',')));
        if tag(np.tokens.end + comma) == Some(Tag::Name) {
            return None;
        }
        let near = self.within_reach(frame).filter(|(_, e)| frame.saturating_sub(e.last_frame) <= BACK);
        let theirs = near.filter_map(|(_, e)| {
            let other = scene.lexicon.offices.counterpart(e.known?, code, date)?;
            Some((e.mentioned_before(start)?, other))
        });
        let (_, holder) = theirs.max_by_key(|(at, _)| *at)?;
        let her = np.det.is_some_and(|d| scene.lower(d) == "sa");
        self.holding(scene, np, frame, holder, her)
    }

    /// Whoever holds an office, by a phrase that means them; nobody where the phrase means a woman and it is a man.
    fn holding(
        &mut self,
        scene: &Scene<'_>,
        np: &Np,
        frame: usize,
        holder: SpeakerIdx,
        her: bool,
    ) -> Option<Reference> {
        let known = scene.lexicon.speakers.get(holder)?;
        if her && known.gender == Some(Gender::Masculine) {
            return None;
        }
        let found = self.of_speaker(holder);
        let id = match found {
            Some(id) => id,
            None => {
                let names = vec![fold(&known.name)];
                let (name, gender) = (known.name.to_string(), known.gender);
                self.found(Entity {
                    name: Some(name),
                    gender,
                    known: Some(holder),
                    names,
                    surely_person: true,
                    ..Entity::new(scene.words(np.tokens.clone()).to_owned(), SpeakerKind::Person, frame)
                })
            }
        };
        let description = self.description(scene, np);
        self.is_called(id, &description);
        self.trace.settled(Way::Office, Some(Reference { entity: id, from: SpeakerFrom::Office, trust: 0.9 }))
    }
}

/// A role that nobody has who governs: below the government, of another calling, or of private life.
fn is_no_governor(role: &Role, description: &Description) -> bool {
    match role.domain {
        Domain::Religion => true,
        // *le médecin de la Maison-Blanche*; *le médecin* may well be a minister.
        Domain::Science => !description.modifiers.is_empty(),
        Domain::Society => matches!(
            &*role.masculine,
            "adolescent" | "conducteur" | "enfant" | "garçon" | "propriétaire" | "retraité" | "voisin"
        ),
        _ => matches!(
            &*role.masculine,
            "collaborateur"
                | "conseiller"
                | "député"
                | "directeur"
                | "délégué"
                | "gouverneur"
                | "insoumis"
                | "maire"
                | "préfet"
                | "représentant"
                | "sénateur"
                | "sénateur-maire"
                | "édile"
                | "eurodéputé"
        ),
    }
}

impl Entities {
    /// Of several holders of an office, each in a country of its own, the French one, unless the article has just spoken of
    /// another and not of him.
    fn foremost(&self, holders: &[SpeakerIdx], home: Option<SpeakerIdx>, frame: usize) -> Option<SpeakerIdx> {
        let near = |holder: SpeakerIdx, reach: usize| {
            let here = self.of_speaker(holder).filter(|id| *id >= self.oldest()).map(|id| self.get(id));
            here.is_some_and(|e| e.mentions > 0 && frame.saturating_sub(e.last_frame) <= reach)
        };
        match (holders, home) {
            ([only], _) => Some(*only),
            (_, Some(home)) if near(home, 8) => Some(home),
            _ => {
                let others: Vec<SpeakerIdx> =
                    holders.iter().copied().filter(|h| Some(*h) != home && near(*h, 2)).collect();
                if let [only] = others[..] { Some(only) } else { home }
            }
        }
    }
}

/// A noun phrase without its article, where its first word may open an office.
pub(super) fn office_words<'a>(scene: &Scene<'a>, np: &Np) -> Option<&'a str> {
    let begin = np.det.map_or(np.tokens.start, |d| d + 1);
    scene.may_open_office(begin).then(|| scene.words(begin..np.tokens.end))
}

/// The office in *ancien président*, *ex-Premier ministre*.
fn former(phrase: &str) -> Option<&str> {
    ["ancien ", "ancienne ", "ex-", "Ancien ", "Ex-"].iter().find_map(|p| phrase.strip_prefix(p))
}

/// Whether the text names somebody: by the surname as a whole word, not as the end or the beginning of another's name.
fn names(scene: &Scene<'_>, known: &KnownSpeaker) -> bool {
    let text = scene.document.part();
    let first = |word: &str| scene.lexicon.first_names.gender(word).is_some();
    let (surname, whole_name) = (surname(&known.name), fold(&known.name));
    memmem::find_iter(text.as_bytes(), surname).any(|at| {
        let (before, after) = (&text[..at], &text[at + surname.len()..]);
        let whole = !before.ends_with(in_word) && !after.starts_with(in_word);
        let previous = before.strip_suffix(' ').and_then(|b| b.rsplit(|c| !in_word(c)).next()).unwrap_or("");
        let others = previous.starts_with(char::is_uppercase)
            && first(previous)
            && !whole_name.contains(fold(previous).as_str());
        let next = after.strip_prefix(' ').is_some_and(|a| a.starts_with(char::is_uppercase));
        whole && !others && !(next && first(surname))
    })
}

fn in_word(c: char) -> bool {
    c.is_alphanumeric() || c == '-'
}

/// The last word of a name with the capital particles before it, which it never goes without: *Poutine*, *Le Pen*, but
/// *Villepin*.
fn surname(name: &str) -> &str {
    let mut start = 0;
    for (space, _) in name.rmatch_indices(' ') {
        let particle = start > 0 && is_particle(&name[space + 1..start - 1]);
        if start > 0 && !(particle && name[space + 1..].starts_with(char::is_uppercase)) {
            break;
        }
        start = space + 1;
    }
    &name[start..]
}

/// The countries that a text names or whose people it names, France among them, in order of first mention.
pub(super) fn countries(scene: &Scene<'_>) -> Vec<String> {
    let named = WordClass::DEMONYM.with(WordClass::PLACE).with(WordClass::PROPER);
    let mut codes: Vec<String> = Vec::new();
    for t in 0..scene.tags.len() {
        if !scene.tags[t].class.has(named) {
            continue;
        }
        let country = scene.country(t).and_then(|c| scene.lexicon.countries.get(c));
        if let Some(code) = country.map(|c| &c.code).filter(|code| !codes.iter().any(|c| **c == ***code)) {
            codes.push(code.to_string());
        }
    }
    if !codes.iter().any(|c| c == "FR") {
        codes.push("FR".to_owned());
    }
    codes.truncate(8);
    codes
}
