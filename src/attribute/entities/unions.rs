//! Unions: who of an article turns out to be whom: the nameless one whose role somebody bears, who says what another says in
//! the same words, who is counsel; a ministry and the place where it is.

use super::super::scene::Scene;
use super::another::is_relational;
use super::appositions::strip_article;
use super::descriptions::Description;
use super::pronouns::is_indefinite;
use super::{Entities, Entity, EntityId, Reference};
use crate::analysis::{Gender, SpeakerFrom, SpeakerKind};
use crate::detect::{Np, NpKind, Tag};
use crate::lexicon::{Closed, Domain, Lexicon, OrganisationId, OrganisationKind, RoleId, WordKey};
use std::ops::Range;

/// So many sentences back a nameless one is looked for under another noun.
const UNITED_WITHIN: usize = 6;

impl Entities {
    /// Now that the name has a role: a nameless entity of that description was the same all along.
    pub(super) fn unite(&mut self, scene: &Scene<'_>, named: EntityId, description: &Description) {
        let of_head: Vec<EntityId> = self.of_head(description.key).map(|(id, _)| id).collect();
        for id in of_head {
            // *l'avocat de la victime* need not be *l'avocat X*, nor *son avocat* some sentences on.
            let apart = self.get(named).last_frame.saturating_sub(self.get(id).last_frame);
            let theirs = ["son ", "sa ", "leur "].iter().any(|d| self.get(id).phrase.starts_with(d));
            // *sa porte-parole*, of the ministry, is not *X, porte-parole du syndicat*, of which nothing was said.
            if theirs && !description.modifiers.is_empty() && !self.is_over_what_was(id, description) {
                continue;
            }
            let fits = self.get(id).descriptions.iter().any(|d| {
                (description.same_noun(d, scene.lexicon) || d.same_noun(description, scene.lexicon))
                    && (apart <= 4 * UNITED_WITHIN || !theirs)
                    && (d.modifiers.iter().all(|m| description.modifiers.contains(m))
                        || !is_relational(&d.head)
                            && description.modifiers.iter().all(|m| d.modifiers.contains(m)))
            });
            if fits && self.may_be_named(id, named) {
                self.list[id.0 as usize].same_as = Some(named);
            }
        }
        // *la dirigeante de la communauté*, and then *X, présidente de la communauté*: one noun for the other, over the same.
        let Some(role) = description.role else { return };
        let frame = self.get(named).last_frame;
        let roles = &scene.lexicon.roles;
        let over_the_same = |d: &Description| {
            let related = |other| roles.are_related(role, other);
            d.former == description.former
                && d.role.is_some_and(related)
                && d.modifiers.iter().any(|m| description.modifiers.contains(m))
        };
        let near: Vec<EntityId> = self
            .within_reach(frame)
            .filter(|(_, e)| frame.saturating_sub(e.last_frame) <= UNITED_WITHIN)
            .filter(|(_, e)| e.surely_person && e.descriptions.iter().any(over_the_same))
            .map(|(id, _)| id)
            .collect();
        for id in near {
            if self.may_be_named(id, named) {
                self.list[id.0 as usize].same_as = Some(named);
            }
        }
    }

    /// Whether a description says something of what was mentioned before an entity.
    fn is_over_what_was(&self, id: EntityId, description: &Description) -> bool {
        let first = self.get(id).first_token;
        let word = |name: &String, m: &WordKey| name.split(' ').any(|word| WordKey::of_folded(word) == *m);
        let says = |e: &Entity, m: &WordKey| {
            e.names.iter().any(|name| word(name, m))
                || e.descriptions.iter().any(|d| d.key == *m || d.modifiers.contains(m))
        };
        let before = || self.list.iter().filter(|e| e.mentions > 0 && e.first_token < first);
        description.modifiers.iter().any(|m| before().any(|e| says(e, m)))
    }

    /// *Elle s'appelle Anne Martin*: whom the subject means that is given the name at a chunk.
    pub(super) fn called(&self, scene: &Scene<'_>, frame: usize, c: usize) -> Option<EntityId> {
        let chunks = &scene.chunks[frame];
        if let Some(nameless) = self.goes_under(scene, frame, c) {
            return Some(nameless);
        }
        if let Some(nameless) = self.as_we_call(scene, frame, c) {
            return Some(nameless);
        }
        let vg = chunks.vg(c.checked_sub(1)?).filter(|vg| vg.reflexive)?;
        let calls = matches!(scene.lower(*vg.verbs.last()?), "appelle" | "appeler" | "nomme" | "prénomme");
        let name = chunks.np(c).is_some_and(|np| np.kind == NpKind::Name && np.prep.is_none());
        if !calls || !name {
            return None;
        }
        let Some(pronoun) = vg.subject else {
            // *Sa mère s'appelle Anne Martin*
            let subject = c.checked_sub(2).filter(|k| chunks.np(*k).is_some_and(|np| np.prep.is_none()))?;
            let entity = self.of(frame, chunks.np_number(subject)?)?.entity;
            let nameless = self.get(entity).is_somebody() && self.get(entity).name.is_none();
            return Some(entity).filter(|_| nameless);
        };
        let pronoun = self.pronouns.get(&pronoun)?.entity;
        // Who has a name already is not given one: whoever spoke last without it is.
        let gender = self.get(pronoun).gender;
        let nameless = |id: &EntityId| self.get(*id).name.is_none() && self.get(*id).may_be(gender);
        Some(pronoun).filter(nameless).or_else(|| self.last_speaker(frame, 2).filter(nameless))
    }

    /// *un cadre, que nous appellerons Marc*, *une étudiante, appelons-la Zoé*: the nameless one before, to whom the journalist gives
    /// the name at a chunk.
    fn as_we_call(&self, scene: &Scene<'_>, frame: usize, c: usize) -> Option<EntityId> {
        let chunks = &scene.chunks[frame];
        let np = chunks.np(c).filter(|np| np.prep.is_none() && np.name.is_some())?;
        let calls = |t: usize| {
            let word = scene.lower(t);
            ["appel", "nomm", "prénomm", "surnomm", "baptis"].iter().any(|stem| word.starts_with(stem))
        };
        // *appelons-la Zoé* is one phrase.
        let joined = np.kind == NpKind::Nominal
            && calls(np.head)
            && ["ons-le", "ons-la"].iter().any(|end| scene.lower(np.head).ends_with(end));
        let governs = || {
            let verb = c.checked_sub(2).filter(|k| chunks.is_word(*k, Closed::That))? + 1;
            let vg = chunks.vg(verb)?;
            let ours = vg.subject.is_some_and(|t| matches!(scene.lower(t), "nous" | "on" | "l'on"));
            (ours && vg.verbs.last().is_some_and(|t| calls(*t))).then_some(verb - 1)
        };
        let opener = if joined { c } else { governs()? };
        let comma = |k: usize| chunks.is_punct(k, ',') || chunks.is_word(k, Closed::Coord);
        let antecedent = (0..opener)
            .rev()
            .take(6)
            .filter(|k| !comma(*k))
            .find(|k| chunks.np(*k).is_some_and(|np| np.prep.is_none() && !np.time))?;
        let entity = self.of(frame, chunks.np_number(antecedent)?)?.entity;
        (self.get(entity).is_somebody() && self.get(entity).name.is_none()).then_some(entity)
    }

    /// *une voisine, qui dit s'appeler Anne*, *un homme qui se présente sous le nom de Max*: the nameless one before the relative that
    /// gives the name at a chunk, or inside it.
    fn goes_under(&self, scene: &Scene<'_>, frame: usize, c: usize) -> Option<EntityId> {
        let chunks = &scene.chunks[frame];
        let verb = c.checked_sub(1)?;
        let (np, vg) = (chunks.np(c)?, chunks.vg(verb)?);
        let qui = verb.checked_sub(1).filter(|k| chunks.is_word(*k, Closed::Qui))?;
        let alias = np.kind == NpKind::Nominal
            && np.prep.is_some()
            && matches!(scene.lower(np.head), "nom" | "prénom" | "pseudonyme" | "pseudo" | "surnom")
            && scene.tags[np.tokens.end - 1].tag == Tag::Name;
        // *qui se fait appeler Max*, too
        let calls =
            vg.verbs.last().is_some_and(|t| matches!(scene.lower(*t), "appelle" | "appeler" | "prénomme"));
        let name = calls && np.kind == NpKind::Name && np.prep.is_none();
        let antecedent =
            (0..qui).rev().take(5).find(|k| chunks.np(*k).is_some_and(|np| np.prep.is_none()))?;
        let entity = self.of(frame, chunks.np_number(antecedent)?)?.entity;
        ((alias || name) && self.get(entity).is_somebody() && self.get(entity).name.is_none())
            .then_some(entity)
    }

    /// The nameless one turns out to be who has a name.
    pub(super) fn turns_out(&mut self, nameless: EntityId, named: EntityId) {
        let (entity, name) = (self.get(nameless), self.get(named));
        let fits =
            entity.is_somebody() && entity.name.is_none() && entity.same_as.is_none() && !entity.plural;
        if nameless != named && fits && name.name.is_some() {
            let gender = entity.gender;
            self.list[nameless.0 as usize].same_as = Some(named);
            let named = &mut self.list[named.0 as usize];
            named.kind = SpeakerKind::Person;
            named.surely_person = true;
            if let Some(gender) = gender {
                named.gender.get_or_insert(gender);
            }
        }
    }

    /// Whether the first may be the nameless one that the second names.
    fn may_be_named(&self, id: EntityId, named: EntityId) -> bool {
        let (entity, name) = (self.get(id), self.get(named));
        let gender = entity.may_be(name.gender);
        id != named
            && gender
            && entity.name.is_none()
            && !entity.plural
            && entity.same_as.is_none()
            && entity.kind != SpeakerKind::Anonymous
    }

    /// The nameless one who says what somebody with a name says elsewhere in the same words is that one.
    pub fn says_the_same(&mut self, scene: &Scene<'_>, id: EntityId, named: EntityId) {
        let (entity, name) = (self.get(id), self.get(named));
        let roles = |e: &Entity| e.descriptions.iter().filter_map(|d| d.role).collect::<Vec<_>>();
        let (here, there) = (roles(entity), roles(name));
        let lexicon = &scene.lexicon.roles;
        let differ = |a: &RoleId, b: &RoleId| {
            let one_field = lexicon.field(*a) == lexicon.field(*b);
            lexicon.are_opposed(*a, *b) || one_field && lexicon.are_apart(*a, *b)
        };
        // *le procureur* and *Me X, avocat*: two people who used the same words.
        if here.iter().any(|a| there.iter().any(|b| differ(a, b))) {
            return;
        }
        let alike = entity.is_somebody() == name.is_somebody() && entity.plural == name.plural;
        let gender = entity.may_be(name.gender);
        let source = entity.descriptions.iter().any(|d| d.head == "source");
        if id != named
            && alike
            && gender
            && !source
            && entity.name.is_none()
            && entity.same_as.is_none()
            && name.name.is_some()
            && entity.members.is_empty()
        {
            self.list[id.0 as usize].same_as = Some(named);
        }
    }

    /// *« A », raconte-t-il. Paul Martin, 56 ans, vit seul.*: of a pronoun before which the text speaks of nobody, the full name that
    /// is the subject soon after, before anybody else (cataphora across sentences).
    pub fn still_to_come(
        &self,
        scene: &Scene<'_>,
        token: usize,
        gender: Gender,
        frame: usize,
    ) -> Option<EntityId> {
        /// So many sentences later at most.
        const NEAR: usize = 4;
        let people = || self.iter().filter(|(_, e)| e.is_somebody() && !e.plural && e.members.is_empty());
        let (id, first) = people().min_by_key(|(_, e)| e.first_token)?;
        if first.first_token < token || people().any(|(_, e)| e.announced) {
            return None;
        }
        let full = first.names.iter().any(|n| n.contains(' ')) && first.surely_person;
        // *Son frère, Paul Martin*: somebody else.
        let begins = scene.frames.get(first.first_frame)?.tokens.start;
        let theirs = (first.first_token.saturating_sub(3).max(begins)..=first.first_token)
            .any(|t| matches!(scene.lower(t), "son" | "sa" | "leur"));
        if theirs {
            return None;
        }
        let agrees = first.gender == Some(gender);
        (full && agrees && first.first_as_subject && first.first_frame.saturating_sub(frame) <= NEAR)
            .then_some(id)
    }

    /// *« A », a dit le président du club. Paul Martin soutient que P*: behind the words of a nameless one, whose source stands in a
    /// frame, a full name that nothing introduces begins the next sentence, or is a source in one of the next before anybody
    /// else has spoken. Somebody new would be introduced. `sources` tells whether a token stands in a source of a frame.
    pub fn named_next(
        &self,
        scene: &Scene<'_>,
        id: EntityId,
        frame: usize,
        sources: impl Fn(usize, usize) -> bool,
    ) -> Option<EntityId> {
        /// So many sentences on the name may be a source.
        const SOON: usize = 4;
        let nameless = self.get(id);
        let definite = ["le ", "la ", "l'", "l’"]
            .iter()
            .any(|det| nameless.phrase.get(..det.len()).is_some_and(|start| start.eq_ignore_ascii_case(det)))
            // *L'un de ses anciens élèves*: one of several.
            && !is_indefinite(&nameless.phrase);
        let office = |d: &Description| d.role.is_some() && is_public(d, scene.lexicon);
        let fits = definite
            && nameless.kind == SpeakerKind::Person
            && nameless.name.is_none()
            && !nameless.plural
            && nameless.same_as.is_none()
            && nameless.gender.is_some()
            && nameless.descriptions.iter().any(office);
        // What was mentioned in the body stands in no frame of a title.
        if !fits || self.left {
            return None;
        }
        let paragraph = |f: usize| scene.frames.get(f).map(|f| f.paragraph);
        let opens = |e: &Entity| {
            e.first_frame == frame + 1
                && e.first_as_subject
                && scene.frames[frame + 1].tokens.start == e.first_token
                && sources(frame + 1, e.first_token)
                && paragraph(frame + 1) == paragraph(frame)
        };
        let other = |e: EntityId, until: usize| {
            let between = |f: usize| frame < f && f < until;
            self.spoken.iter().any(|(f, who)| between(*f) && *who != id && *who != e)
        };
        let says =
            |who: EntityId, e: &Entity| sources(e.first_frame, e.first_token) && !other(who, e.first_frame);
        // *Paul Martin s'est déclaré. Le mathématicien regrette que P*: somebody of whom the text has just spoken.
        let near = |f: usize| f <= frame && frame - f <= SOON;
        // *Anne Martin, infirmière. La directrice assure que P*: not she, of whom the text has told another trade.
        let has_another_trade = |e: &Entity| {
            let called = |d: &Description| nameless.descriptions.iter().any(|n| n.takes_up(d, scene.lexicon));
            e.known.is_none()
                && e.descriptions.iter().any(|d| d.role.is_some())
                && !e.descriptions.iter().any(called)
        };
        let takes_up = |who: EntityId, e: &Entity| {
            let spoke = || self.spoken.iter().any(|(f, speaker)| near(*f) && *speaker == who);
            who != id
                && e.is_somebody()
                && e.name.is_some()
                && e.may_be(nameless.gender)
                && !has_another_trade(e)
                && (near(e.first_frame) || spoke())
        };
        let taken_up = || self.iter().any(|(who, e)| takes_up(who, e));
        let new = |e: &Entity| {
            (frame + 1..=frame + SOON).contains(&e.first_frame)
                && e.surely_person
                && e.descriptions.is_empty()
                && e.gender == nameless.gender
                && e.names.iter().any(|name| name.contains(' '))
        };
        let (named, name) = self.iter().find(|(who, e)| {
            new(e) && !self.is_nameless_apart(nameless, *who) && (opens(e) || says(*who, e) && !taken_up())
        })?;
        // *De quoi laisser sceptique la présidente*: somebody else, who may be the one named.
        let another = |np: &Np| {
            np.kind == NpKind::Nominal
                && np.name.is_none()
                && np.det.is_some()
                && np.plural != Some(true)
                && np.tokens.start < name.first_token
                && scene.role_id(np.head).is_some()
                && self.noun_gender(scene, np) == nameless.gender
                && !nameless.descriptions.iter().any(|d| d.key == scene.singular(np.head))
        };
        let others = (frame + 1..=name.first_frame).flat_map(|f| &scene.chunks[f].nps);
        if others.into_iter().any(another) {
            return None;
        }
        // *France Bleu Creuse*
        let first = name.first_token;
        let channel = scene.lexicon.organisation(scene.words(first..first + 2)).is_some();
        (!channel && !is_set_apart(scene, first)).then_some(named)
    }

    /// *son avocate … a assuré Me X*: the only counsel near who has spoken, still without a name.
    pub(super) fn counsel(
        &self,
        scene: &Scene<'_>,
        frame: usize,
        name: &Range<usize>,
        gender: Option<Gender>,
    ) -> Option<EntityId> {
        if !matches!(scene.lower(name.start), "me" | "maître") {
            return None;
        }
        let theirs = |e: &Entity| {
            e.is_somebody()
                && e.name.is_none()
                && !e.plural
                && e.last_spoke.is_some_and(|spoke| frame.saturating_sub(spoke) <= 3)
                && e.descriptions.iter().any(|d| {
                    // *l'avocat général* accuses.
                    matches!(d.head.as_str(), "avocat" | "avocate" | "conseil")
                        && !["general", "generale"]
                            .iter()
                            .any(|m| d.modifiers.contains(&WordKey::of_folded(m)))
                })
        };
        let mut near = self.within_reach(frame).filter(|(_, e)| theirs(e));
        let (id, entity) = near.next().filter(|_| near.next().is_none())?;
        (entity.may_be(gender) && entity.same_as.is_none()).then_some(id)
    }

    /// *Bercy* for *le ministère de l'Économie*, and the other way round: a ministry by the place where it is.
    pub(super) fn by_place(
        &self,
        scene: &Scene<'_>,
        frame: usize,
        id: OrganisationId,
        written: &str,
    ) -> Option<EntityId> {
        let organisations = &scene.lexicon.organisations;
        let here = organisations.get(id)?;
        let mut ministries = self.within_reach(frame).filter(|(_, e)| e.kind == SpeakerKind::Organisation);
        let same = |e: &Entity| {
            here.is_the_seat_of(strip_article(e.name.as_deref().unwrap_or(&e.phrase)))
                || is_seat(scene, e, written)
        };
        let found = || ministries.find(|(_, e)| same(e)).map(|(id, _)| id);
        (here.kind == OrganisationKind::Government).then(found).flatten()
    }

    /// *le ministère de l'Économie* after *Bercy*.
    pub(super) fn by_seat(&self, scene: &Scene<'_>, np: &Np, frame: usize) -> Option<Reference> {
        if scene.lower(np.head) != "ministère" {
            return None;
        }
        let written = scene.words(np.head..np.tokens.end);
        let (entity, _) = self.within_reach(frame).find(|(_, e)| is_seat(scene, e, written))?;
        Some(Reference { entity, from: SpeakerFrom::Coreference, trust: 0.9 })
    }
}

/// An office or a trade that makes somebody known by name: no victim, no suspect.
pub(super) fn is_public(description: &Description, lexicon: &Lexicon) -> bool {
    let field = description.role.and_then(|role| lexicon.roles.field(role));
    field.is_some_and(|field| !matches!(field, Domain::Society | Domain::Justice))
}

/// *Paul Martin, lui, …*, *Anne Martin, qui la défend, …*, *Me Martin*, *Paul Martin n'y croit pas*: a name that comes in as
/// somebody else.
pub(super) fn is_set_apart(scene: &Scene<'_>, name: usize) -> bool {
    let titled = name > 0 && scene.lower(name - 1) == "me" || scene.lower(name) == "me";
    // *« B », a répondu mardi Anne Martin*
    let answers = (name.saturating_sub(4)..name).any(|t| {
        let word = scene.lower(t);
        ["répond", "répliqu", "rétor", "renchéri", "abond"].iter().any(|stem| word.starts_with(stem))
    });
    let behind =
        (name..scene.tags.len().min(name + 12)).take_while(|t| scene.tags[*t].tag != Tag::Punct('.'));
    let apart = |t: usize| {
        matches!(
            scene.lower(t),
            "lui"
                | "elle"
                | "qui"
                | "dont"
                | "n'y"
                | "n'"
                | "ne"
                | "répond"
                | "répondu"
                | "réplique"
                | "répliqué"
                | "rétorque"
                | "rétorqué"
        )
    };
    titled || answers || behind.into_iter().any(apart)
}

/// Whether an entity goes by the place of the ministry of that name.
fn is_seat(scene: &Scene<'_>, entity: &Entity, ministry: &str) -> bool {
    entity.body(scene.lexicon).is_some_and(|o| o.is_the_seat_of(ministry))
}
