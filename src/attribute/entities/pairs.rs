//! Several at once: *Anne Martin et Paul Durand … ils*, *les deux élus*, *le duo*: people who were named side by side and
//! are then meant together. They are one entity with members, so that a pronoun may prefer them to a group.

use super::super::evidence::Way;
use super::super::scene::Scene;
use super::candidates::REACH;
use super::{Entities, Entity, EntityId, Mention, Place, Reference};
use crate::analysis::{Gender, SpeakerFrom, SpeakerKind};
use crate::detect::{Chunks, Np, Tag};
use crate::lexicon::{Closed, fold};
use crate::text::spaced;

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

    /// *Anne Martin et Paul Durand*: whoever ends a coordination of named people is one of several.
    pub(super) fn coordinated(&mut self, scene: &Scene<'_>, frame: usize, c: usize, subjects: &[usize]) {
        let chunks = &scene.chunks[frame];
        let Some(mut at) = joined_to(scene, chunks, c) else { return };
        let mut members: Vec<EntityId> = self.somebody_at(scene, frame, c).into_iter().collect();
        let mut first = c;
        while let Some(id) = self.somebody_at(scene, frame, at) {
            if members.len() == MOST {
                return;
            }
            // An apposition means who stands before it.
            if !members.contains(&id) {
                members.push(id);
            }
            first = at;
            // *Anne, Paul et Jean*
            if at < 2 || !chunks.is_punct(at - 1, ',') {
                break;
            }
            at = phrase_before(chunks, at - 1).unwrap_or(0);
        }
        if members.len() < 2 {
            return;
        }
        members.reverse();
        let subject = [first, c].iter().any(|k| chunks.np_number(*k).is_some_and(|n| subjects.contains(&n)));
        let oblique = chunks.np(first).is_some_and(|np| np.prep.is_some());
        let mention = match subject {
            true => Mention::Subject,
            false if oblique => Mention::Oblique,
            false => Mention::Other,
        };
        let tokens = chunks.list[first].tokens.start..chunks.list[c].tokens.end;
        let token = tokens.start;
        let id = self.of_members(&members).unwrap_or_else(|| {
            let gender = self.shared_gender(&members);
            let phrase = spaced(scene.words(tokens));
            self.found(Entity {
                gender,
                plural: true,
                members,
                ..Entity::new(phrase, SpeakerKind::Group, frame)
            })
        });
        self.note(id, scene, frame, mention, token);
        self.roles_before(scene, frame, first, id);
    }

    /// *les avocats de X, Anne Martin et Paul Durand*: roles in the plural are theirs whose names stand behind the comma.
    fn roles_before(&mut self, scene: &Scene<'_>, frame: usize, names: usize, id: EntityId) {
        let chunks = &scene.chunks[frame];
        let Some(at) = names.checked_sub(2).filter(|_| chunks.is_punct(names - 1, ',')) else { return };
        let Some(n) = chunks.np_number(at) else { return };
        let roles = &chunks.nps[n];
        if roles.plural == Some(true)
            && roles.name.is_none()
            && roles.prep.is_none()
            && scene.is_role(roles.head)
        {
            let description = self.description(scene, roles);
            self.is_called(id, &description);
            let reference = Reference { entity: id, from: SpeakerFrom::Text, trust: 0.95 };
            self.grid.insert(Place::of(frame, n), reference);
        }
    }

    /// *les deux hommes*, *le duo*, *le couple*: of those named side by side as many as the phrase counts, the last first.
    pub(super) fn together(
        &self,
        scene: &Scene<'_>,
        np: &Np,
        gender: Option<Gender>,
        frame: usize,
    ) -> Option<Reference> {
        let plural = np.plural == Some(true);
        self.side_by_side(counted(scene, np)?, plural, gender, frame)
    }

    /// *toutes deux*, *tous trois*, by the token of *tous*.
    pub fn all_of(&self, scene: &Scene<'_>, token: usize, frame: usize) -> Option<Reference> {
        let behind = token + 1;
        let count = (behind < scene.tags.len()).then(|| numeral(scene, behind)).flatten()?;
        let gender = (scene.lower(token) == "toutes").then_some(Gender::Feminine);
        self.side_by_side(count, true, gender, frame)
    }

    fn side_by_side(
        &self,
        count: usize,
        plural: bool,
        gender: Option<Gender>,
        frame: usize,
    ) -> Option<Reference> {
        let fits = |e: &Entity| {
            e.members.len() == count
                && frame.saturating_sub(e.last_frame) <= REACH
                && !(plural && gender == Some(Gender::Feminine) && e.gender == Some(Gender::Masculine))
                && !(plural && gender == Some(Gender::Masculine) && e.gender == Some(Gender::Feminine))
        };
        let (id, _) = self.within_reach(frame).filter(|(_, e)| fits(e)).max_by_key(|(_, e)| e.last_token)?;
        let reference = Reference { entity: id, from: SpeakerFrom::Coreference, trust: 0.85 };
        self.trace.settled(Way::Latest, Some(reference))
    }

    /// The named person whom the noun phrase at a chunk means, or whose name ends it: *les témoignages d'Anne Martin*.
    fn somebody_at(&self, scene: &Scene<'_>, frame: usize, at: usize) -> Option<EntityId> {
        let chunks = &scene.chunks[frame];
        let n = chunks.np_number(at)?;
        let named = |id: &EntityId| {
            let entity = self.get(*id);
            entity.kind == SpeakerKind::Person && entity.name.is_some() && !entity.place
        };
        let whole = self.of(frame, n).map(|r| r.entity).filter(named);
        whole.or_else(|| {
            let tokens = &chunks.nps[n].tokens;
            let name = |t: &usize| scene.tags[*t].tag == Tag::Name;
            let start = tokens.clone().rev().take_while(name).last()?;
            self.by_name.get(&fold(&spaced(scene.words(start..tokens.end)))).copied().filter(named)
        })
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
fn joined_to(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> Option<usize> {
    let and = c >= 2
        && chunks.is_word(c - 1, Closed::Coord)
        && scene.lower(chunks.list[c - 1].tokens.start) == "et";
    let before = c.checked_sub(1 + usize::from(c >= 3 && chunks.is_punct(c - 2, ',')))?;
    and.then(|| phrase_before(chunks, before)).flatten()
}

/// The phrase that ends before a chunk, past brackets.
fn phrase_before(chunks: &Chunks, at: usize) -> Option<usize> {
    let mut end = at.checked_sub(1)?;
    if chunks.is_punct(end, ')') {
        end = (end.saturating_sub(5)..end).rev().find(|k| chunks.is_punct(*k, '('))?.checked_sub(1)?;
    }
    chunks.np(end).map(|_| end)
}

/// How many a phrase says that it means.
fn counted(scene: &Scene<'_>, np: &Np) -> Option<usize> {
    match scene.lower(np.head) {
        "duo" | "couple" | "tandem" | "binôme" => return (np.plural != Some(true)).then_some(2),
        "trio" => return Some(3),
        _ => {}
    }
    let somebody = scene.role_at(np.head).is_some() || matches!(scene.lower(np.head), "deux" | "trois");
    let start = np.det.map_or(np.tokens.start, |d| d + 1);
    somebody.then(|| (start..=np.head).find_map(|t| numeral(scene, t))).flatten()
}

fn numeral(scene: &Scene<'_>, token: usize) -> Option<usize> {
    match scene.lower(token) {
        "deux" => Some(2),
        "trois" => Some(3),
        _ => None,
    }
}
