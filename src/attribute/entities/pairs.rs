//! Several at once: *Anne Martin et Paul Durand … ils*, *les deux élus*, *le duo*: who were named side by side and are
//! then meant together. They are one entity with members, so that a pronoun may prefer them to a group.

use super::super::evidence::Way;
use super::super::scene::Scene;
use super::another::is_anybody;
use super::candidates::REACH;
use super::{Entities, Entity, EntityId, Mention, Place, Reference};
use crate::analysis::{Gender, SpeakerFrom, SpeakerKind};
use crate::detect::{Chunks, Np, Tag};
use crate::lexicon::{Closed, NounKind, fold};
use crate::text::spaced;
use std::ops::Range;

/// So many names make a list, of which no pronoun means all.
const MOST: usize = 4;

impl Entities {
    /// The people whom an entity stands for: its members, else itself.
    pub fn each(&self, id: EntityId) -> impl Iterator<Item = EntityId> + '_ {
        let members = &self.get(id).members;
        members.iter().copied().chain(members.is_empty().then_some(id))
    }

    /// Notes that several spoke at once.
    pub fn spoke_together(&mut self, members: &[EntityId], frame: usize) {
        if let Some(pair) = self.of_members(members) {
            self.spoke(pair, frame);
        }
    }

    /// *Anne Martin et Paul Durand*, *le maire et son adjointe*, *la CGT et la CFDT*: whoever ends a coordination is one of
    /// several. Who has no name counts among the subjects of a verb only.
    pub(super) fn coordinated(&mut self, scene: &Scene<'_>, frame: usize, c: usize, subjects: &[usize]) {
        let chunks = &scene.chunks[frame];
        let Some(mut at) = joined_to(scene, chunks, c) else { return };
        let is_subject = |k: usize| chunks.np_number(k).is_some_and(|n| subjects.contains(&n));
        let subject = is_subject(c) || is_subject(at);
        let Some(last) = self.member_at(scene, frame, c, subject) else { return };
        let sort = self.sort_of(last);
        let mut members = vec![last];
        let mut first = c;
        while let Some((k, id)) = [Some(at), past_apposition(chunks, at)]
            .into_iter()
            .flatten()
            .find_map(|k| Some((k, self.member_at(scene, frame, k, subject)?)))
        {
            if members.len() == MOST || self.sort_of(id) != sort {
                return;
            }
            // An apposition means who stands before it.
            if !members.contains(&id) {
                members.push(id);
            }
            first = k;
            // *Anne, Paul et Jean*
            if k < 2 || !chunks.is_punct(k - 1, ',') {
                break;
            }
            at = phrase_before(chunks, k - 1).unwrap_or(0);
        }
        let itself = self.of_chunk(chunks, frame, first) == members.last().copied();
        let some = itself && are_some(scene, chunks.list[first].tokens.start);
        if members.len() < 2 || some {
            return;
        }
        members.reverse();
        let oblique = chunks.np(first).is_some_and(|np| np.prep.is_some());
        let roles = roles_before(scene, chunks, first);
        let theirs = roles.is_some_and(|n| subjects.contains(&n));
        let mention = match subject || is_subject(first) || theirs {
            true => Mention::Subject,
            false if oblique => Mention::Oblique,
            false => Mention::Other,
        };
        let tokens = chunks.list[first].tokens.start..chunks.list[c].tokens.end;
        let token = tokens.start;
        let id = self.several(scene, frame, members, tokens);
        self.note(id, scene, frame, mention, token);
        if let Some(n) = roles {
            let description = self.description(scene, &chunks.nps[n]);
            self.is_called(id, &description);
            let reference = Reference { entity: id, from: SpeakerFrom::Text, trust: 0.95 };
            self.grid.insert(Place::of(frame, n), reference);
        }
    }

    /// *Anne et Paul Durand vivent là. « A », dit Anne. « B », ajoute son mari*: the other of two who were named side by side, where the
    /// first has just spoken.
    pub(super) fn partner(
        &self,
        scene: &Scene<'_>,
        np: &Np,
        gender: Option<Gender>,
        frame: usize,
    ) -> Option<Reference> {
        /// So many sentences back the first spoke at most.
        const NEAR: usize = 3;
        let his = np.det.is_some_and(|d| matches!(scene.lower(d), "son" | "sa"));
        let spouse = is_spouse(&fold(scene.lower(np.head)));
        let first =
            self.last_speaker(frame, NEAR).filter(|_| his && spouse && np.tokens.end == np.head + 1)?;
        let other = |(_, e): (EntityId, &Entity)| match e.members[..] {
            [one, two] if one == first => Some(two),
            [one, two] if two == first => Some(one),
            _ => None,
        };
        let mut others = self.within_reach(frame).filter_map(other);
        let entity = others.next().filter(|_| others.next().is_none())?;
        let theirs = self.get(entity);
        let fits = theirs.surely_person && theirs.name.is_some() && theirs.may_be(gender);
        fits.then_some(Reference { entity, from: SpeakerFrom::Coreference, trust: 0.88 })
    }

    /// *Anne Martin trie des colis. Son mari, Paul, est cariste. … le couple*: the one whom the text calls somebody's spouse by name, and
    /// the only one whom it has told of lately when it does.
    fn couple_told(&self, frame: usize) -> Option<[EntityId; 2]> {
        /// So many sentences before the one whose spouse it is was mentioned.
        const NEAR: usize = 3;
        let named = |e: &Entity| e.is_somebody() && e.surely_person && e.name.is_some() && !e.plural;
        let married = |e: &Entity| named(e) && e.descriptions.iter().any(|d| is_spouse(&d.head));
        let mut spouses = self.within_reach(frame).filter(|(_, e)| married(e));
        let (spouse, theirs) = spouses.next().filter(|_| spouses.next().is_none())?;
        let near = |e: &Entity| {
            named(e) && e.first_token < theirs.first_token && e.last_frame + NEAR >= theirs.first_frame
        };
        let mut others = self.within_reach(frame).filter(|(id, e)| *id != spouse && near(e));
        let (other, _) = others.next().filter(|_| others.next().is_none())?;
        Some([other, spouse])
    }

    /// *le couple*: see [`Self::couple_told`].
    pub(super) fn the_couple(&mut self, scene: &Scene<'_>, np: &Np, frame: usize) -> Option<Reference> {
        let both = scene.reads(np.head, "couple") && np.tokens.end == np.head + 1;
        let members = both.then(|| self.couple_told(frame)).flatten()?;
        let tokens = members.map(|id| self.get(id).first_token);
        let entity = self.several(scene, frame, members.to_vec(), tokens[0]..tokens[0] + 1);
        let reference = Reference { entity, from: SpeakerFrom::Coreference, trust: 0.85 };
        self.trace.settled(Way::Latest, Some(reference))
    }

    /// The entity that is all of these together.
    fn several(
        &mut self,
        scene: &Scene<'_>,
        frame: usize,
        members: Vec<EntityId>,
        tokens: Range<usize>,
    ) -> EntityId {
        if let Some(known) = self.of_members(&members) {
            return known;
        }
        self.found(Entity {
            gender: self.shared_gender(&members),
            plural: true,
            place: members.iter().all(|m| self.get(*m).place),
            members,
            ..Entity::new(spaced(scene.words(tokens)), SpeakerKind::Group, frame)
        })
    }

    /// *les deux hommes*, *le duo*, *les deux syndicats*: of those named side by side as many as the phrase counts, the last
    /// first.
    pub(super) fn together(
        &self,
        scene: &Scene<'_>,
        np: &Np,
        gender: Option<Gender>,
        frame: usize,
    ) -> Option<Reference> {
        let (count, sort) = counted(scene, np)?;
        self.side_by_side(count, sort, np.plural == Some(true), gender, frame)
    }

    /// *toutes deux*, *tous trois*, by the token of *tous*.
    pub fn all_of(&mut self, scene: &Scene<'_>, token: usize, frame: usize) -> Option<Reference> {
        let behind = token + 1;
        let count = (behind < scene.tags.len()).then(|| numeral(scene, behind)).flatten()?;
        let gender = (scene.lower(token) == "toutes").then_some(Gender::Feminine);
        let named = self.side_by_side(count, None, true, gender, frame);
        named.or_else(|| (count == 2).then(|| self.the_two(scene, token, gender, frame)).flatten())
    }

    fn side_by_side(
        &self,
        count: usize,
        sort: Option<Sort>,
        plural: bool,
        gender: Option<Gender>,
        frame: usize,
    ) -> Option<Reference> {
        let fits = |e: &Entity| {
            e.members.len() == count
                && frame.saturating_sub(e.last_frame) <= REACH
                && sort.is_none_or(|sort| e.members.iter().all(|m| self.sort_of(*m) == sort))
                && (!plural || sort == Some(Sort::Bodies) || e.may_be(gender))
        };
        let (id, _) = self.within_reach(frame).filter(|(_, e)| fits(e)).max_by_key(|(_, e)| e.last_token)?;
        let reference = Reference { entity: id, from: SpeakerFrom::Coreference, trust: 0.85 };
        self.trace.settled(Way::Latest, Some(reference))
    }

    /// *Anne Martin, avocate, et Paul Durand, avocat … les avocats*; *Anne Martin et Paul Durand … les auteurs*: the last that
    /// were named side by side, where each is known to be what the phrase says, or the phrase is said of several who belong together.
    pub(super) fn those(&self, scene: &Scene<'_>, np: &Np, frame: usize) -> Option<Reference> {
        /// So many sentences back.
        const NEAR: usize = 6;
        if np.tokens.end != np.head + 1 || scene.role_at(np.head).is_none() {
            return None;
        }
        let description = self.description(scene, np);
        let near = |e: &Entity| {
            e.members.len() > 1 && e.last_subject.is_some() && frame.saturating_sub(e.last_frame) <= NEAR
        };
        let (id, several) =
            self.within_reach(frame).filter(|(_, e)| near(e)).max_by_key(|(_, e)| e.last_token)?;
        let is_one = |m: &EntityId| {
            let called = &self.get(*m).descriptions;
            called.iter().any(|d| description.takes_up(d, scene.lexicon))
        };
        let people = several.members.iter().all(|m| self.sort_of(*m) == Sort::People);
        let anybody = || self.are_told_anew(scene, np, several, frame);
        let fits = people
            && (is_anybody(&description.head) && anybody()
                || are_two(&description.head)
                || several.members.iter().all(is_one));
        let reference = Reference { entity: id, from: SpeakerFrom::Coreference, trust: 0.85 };
        fits.then(|| self.trace.settled(Way::Latest, Some(reference))).flatten()
    }

    /// *les jeunes femmes*, *les quatre femmes*: of as many who have just acted or spoken; *les hommes* are all of them.
    fn are_told_anew(&self, scene: &Scene<'_>, np: &Np, several: &Entity, frame: usize) -> bool {
        let told = np.det.map_or(np.head, |d| d + 1)..np.head;
        let definite = !told.is_empty() && np.det.is_some_and(|d| scene.lower(d) == "les");
        let mut counts = told.filter(|t| scene.tags[*t].is(Closed::Num)).map(|t| scene.lower(t));
        let as_many = counts.next().is_none_or(|n| n == "quatre" && several.members.len() == 4);
        let lately = |f: Option<usize>| f.is_some_and(|f| frame.saturating_sub(f) <= 2);
        let gender = self.noun_gender(scene, np);
        let one = |m: &EntityId| gender.is_some() && self.get(*m).gender == gender;
        definite
            && as_many
            && several.may_be(gender)
            && several.members.iter().any(one)
            && (lately(several.last_spoke) || lately(several.last_subject))
    }

    /// *Anne Martin a reçu Paul Durand. … disent-ils*, *Tous deux saluent*: the two people of the sentence, or of the one
    /// before, where there are no more than two.
    pub(super) fn the_two(
        &mut self,
        scene: &Scene<'_>,
        token: usize,
        gender: Option<Gender>,
        frame: usize,
    ) -> Option<Reference> {
        let near = |e: &Entity| {
            e.is_somebody()
                && e.is_surely_somebody()
                && e.members.is_empty()
                && frame.saturating_sub(e.last_frame) <= 1
        };
        let mut two: Vec<(usize, EntityId)> = self
            .within_reach(frame)
            .filter(|(_, e)| near(e))
            .filter_map(|(id, e)| Some((e.mentioned_before(token)?, id)))
            .take(3)
            .collect();
        two.sort_unstable();
        let [(first, one), (last, other)] = two[..] else { return None };
        let acts = |id: EntityId| self.get(id).last_subject.is_some_and(|f| frame.saturating_sub(f) <= 1);
        let members = vec![one, other];
        let all = self.shared_gender(&members);
        let agrees = all.is_none() || gender.is_none() || all == gender;
        let alone = !self.get(one).plural && !self.get(other).plural;
        if !alone || !agrees || !(acts(one) || acts(other)) {
            return None;
        }
        let entity = self.several(scene, frame, members, first..last + 1);
        let reference = Reference { entity, from: SpeakerFrom::Coreference, trust: 0.7 };
        self.trace.settled(Way::Latest, Some(reference))
    }

    /// Who the noun phrase at a chunk means that may be one of several: a person by name, also one whose name ends it (*les
    /// témoignages d'Anne Martin*); as a subject whoever it is, and what is no person.
    fn member_at(&mut self, scene: &Scene<'_>, frame: usize, at: usize, subject: bool) -> Option<EntityId> {
        let chunks = &scene.chunks[frame];
        let n = chunks.np_number(at)?;
        let np = &chunks.nps[n];
        let named = |id: &EntityId| {
            let entity = self.get(*id);
            entity.kind == SpeakerKind::Person && entity.name.is_some() && !entity.place
        };
        let whole = self.of_chunk(chunks, frame, at);
        if whole.is_some_and(|id| named(&id)) {
            return whole;
        }
        let tokens = &np.tokens;
        let name = |t: &usize| scene.tags[*t].tag == Tag::Name;
        let inside = tokens.clone().rev().take_while(name).last();
        let inside = inside
            .and_then(|start| self.by_name.get(&fold(&spaced(scene.words(start..tokens.end)))).copied())
            .filter(named);
        if inside.is_some() || !subject || np.prep.is_some() || np.plural == Some(true) {
            return inside;
        }
        let known = match whole {
            Some(id) => id,
            // A passing description founds nobody, but one of several that act is somebody.
            None => {
                let somebody = np.det.is_some() && np.name.is_none() && scene.role_at(np.head).is_some();
                let reference = somebody.then(|| self.np(scene, frame, np, true)).flatten()?;
                self.grid.insert(Place::of(frame, n), reference);
                self.note(reference.entity, scene, frame, Mention::Subject, np.tokens.start);
                reference.entity
            }
        };
        let entity = self.get(known);
        let counts = !entity.plural
            && !entity.guess
            && entity.members.is_empty()
            && matches!(
                entity.kind,
                SpeakerKind::Person | SpeakerKind::Anonymous | SpeakerKind::Organisation
            );
        counts.then_some(known)
    }

    /// Whom the whole phrase at a chunk means.
    pub(super) fn of_chunk(&self, chunks: &Chunks, frame: usize, c: usize) -> Option<EntityId> {
        Some(self.of(frame, chunks.np_number(c)?)?.entity)
    }

    fn sort_of(&self, id: EntityId) -> Sort {
        let entity = self.get(id);
        match entity.is_somebody() {
            _ if entity.place => Sort::Places,
            true => Sort::People,
            false => Sort::Bodies,
        }
    }

    fn of_members(&self, members: &[EntityId]) -> Option<EntityId> {
        let oldest = self.oldest().0 as usize;
        let same =
            |e: &Entity| e.members.len() == members.len() && members.iter().all(|m| e.members.contains(m));
        let at = self.list[oldest..].iter().rposition(same)?;
        Some(EntityId((oldest + at) as u32))
    }

    /// Feminine where all are, masculine where one is; none where nothing tells.
    fn shared_gender(&self, members: &[EntityId]) -> Option<Gender> {
        let mut all = members.iter().map(|m| self.get(*m).gender);
        if all.clone().any(|g| g == Some(Gender::Masculine)) {
            return Some(Gender::Masculine);
        }
        all.all(|g| g == Some(Gender::Feminine)).then_some(Gender::Feminine)
    }
}

/// The phrase to which *et* joins the one at a chunk: past brackets and appositions, *Anne Martin (PS) et X*, *Anne Martin,
/// maire de Y, et X*.
pub(super) fn joined_to(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> Option<usize> {
    let and = c >= 2
        && chunks.is_word(c - 1, Closed::Coord)
        && scene.lower(chunks.list[c - 1].tokens.start) == "et";
    let before = c.checked_sub(1 + usize::from(c >= 3 && chunks.is_punct(c - 2, ',')))?;
    and.then(|| phrase_before(chunks, before)).flatten()
}

/// *les avocats de X, Anne Martin et Paul Durand*: the number of a phrase of roles in the plural, which are theirs whose names stand behind
/// the comma, from the chunk of the first.
fn roles_before(scene: &Scene<'_>, chunks: &Chunks, names: usize) -> Option<usize> {
    let at = names.checked_sub(2).filter(|_| chunks.is_punct(names - 1, ','))?;
    let n = chunks.np_number(at)?;
    let roles = &chunks.nps[n];
    let theirs = roles.plural == Some(true)
        && roles.name.is_none()
        && roles.prep.is_none()
        && scene.is_role(roles.head);
    theirs.then_some(n)
}

/// *dont Anne et Paul*, *notamment Anne et Paul*: some of many, whom no pronoun means alone.
fn are_some(scene: &Scene<'_>, first: usize) -> bool {
    first > 0 && matches!(scene.lower(first - 1), "dont" | "notamment" | "comme" | "outre")
}

/// *Anne, 34 ans, et Paul*, *Anne, de l'Inserm, et Paul*: past what tells more between commas, by its chunk.
fn past_apposition(chunks: &Chunks, at: usize) -> Option<usize> {
    let more = chunks.np(at).is_some_and(|np| np.time || np.prep.is_some());
    (more && at >= 2 && chunks.is_punct(at - 1, ',')).then(|| phrase_before(chunks, at - 1)).flatten()
}

/// The phrase that ends before a chunk, past brackets.
fn phrase_before(chunks: &Chunks, at: usize) -> Option<usize> {
    let mut end = at.checked_sub(1)?;
    if chunks.is_punct(end, ')') {
        end = (end.saturating_sub(5)..end).rev().find(|k| chunks.is_punct(*k, '('))?.checked_sub(1)?;
    }
    chunks.np(end).map(|_| end)
}

/// What they are who are meant together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    People,
    Bodies,
    Places,
}

/// *mari*, *épouse*: folded.
fn is_spouse(head: &str) -> bool {
    matches!(
        head,
        "mari" | "epoux" | "compagnon" | "conjoint" | "femme" | "epouse" | "compagne" | "conjointe"
    )
}

/// How many a phrase says that it means, and of what sort.
fn counted(scene: &Scene<'_>, np: &Np) -> Option<(usize, Option<Sort>)> {
    let head = scene.lower(np.head);
    match head {
        "duo" | "couple" | "tandem" | "binôme" => {
            return (np.plural != Some(true)).then_some((2, Some(Sort::People)));
        }
        "trio" => return Some((3, Some(Sort::People))),
        _ => {}
    }
    let sort = match scene.noun_at(np.head) {
        _ if matches!(head, "deux" | "trois" | "alliés" | "voisins" | "rivaux" | "partenaires") => None,
        _ if scene.role_at(np.head).is_some() => Some(Sort::People),
        _ if matches!(head, "pays" | "capitales" | "nations" | "états" | "etats") => Some(Sort::Places),
        Some(NounKind::Organisation | NounKind::Media | NounKind::Group) => Some(Sort::Bodies),
        _ => return None,
    };
    let start = np.det.map_or(np.tokens.start, |d| d + 1);
    let count = (start..=np.head).find_map(|t| numeral(scene, t))?;
    // *les deux pays des Balkans*: those of which that holds.
    let more = np.tokens.end > np.head + 1;
    (!more || sort == Some(Sort::People)).then_some((count, sort))
}

/// *les auteurs*, *les rapporteurs*: of the text that is spoken of; *les complices*, *les cofondatrices*: each of the other, or of what both
/// made; folded, in the singular.
fn are_two(head: &str) -> bool {
    matches!(
        head,
        "auteur"
            | "coauteur"
            | "co-auteur"
            | "rapporteur"
            | "corapporteur"
            | "signataire"
            | "cosignataire"
            | "epoux"
            | "conjoint"
            | "cofondateur"
            | "cofondatrice"
            | "co-fondateur"
            | "co-fondatrice"
            | "cocreateur"
            | "complice"
            | "comparse"
            | "compere"
            | "acolyte"
    )
}

fn numeral(scene: &Scene<'_>, token: usize) -> Option<usize> {
    match scene.lower(token) {
        "deux" => Some(2),
        "trois" => Some(3),
        _ => None,
    }
}
