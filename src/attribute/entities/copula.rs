//! Predicate nouns: *Anne Martin est avocate*, *il est devenu le patron*: what a copula says of its subject is no newcomer.

use super::super::scene::Scene;
use super::{Entities, EntityId, Reference};
use crate::analysis::{Gender, SpeakerFrom};
use crate::detect::{Chunks, Np, NpKind, VgKind};
use crate::lexicon::WordClass;

/// What a noun phrase behind a copula does.
pub(super) enum Predicate {
    /// It says what somebody is.
    Of(Reference),
    /// It says what somebody is whom the text does not tell.
    OfNobody,
}

impl Entities {
    /// Whom the noun phrase at a chunk describes, where it is the predicate of *être*, *devenir*, *rester*.
    pub(super) fn predicate(&mut self, scene: &Scene<'_>, frame: usize, c: usize) -> Option<Predicate> {
        let chunks = &scene.chunks[frame];
        let np = chunks.np(c).filter(|np| is_predicate_noun(scene, np))?;
        let verb = c.checked_sub(1)?;
        let vg = chunks.vg(verb).filter(|vg| vg.kind == VgKind::Finite && !vg.negated)?;
        let copula = vg.verbs.last().is_some_and(|t| is_copula(scene, *t, vg.reflexive));
        if !copula || np.plural == Some(true) {
            return None;
        }
        let subject = match vg.subject {
            Some(pronoun) => self.pronouns.get(&pronoun).map(|r| r.entity),
            None => self.subject_of(scene, chunks, frame, verb),
        };
        let gender = self.noun_gender(scene, np);
        let fits = |id: &EntityId| {
            let entity = self.get(*id);
            entity.is_somebody() && !entity.plural && entity.may_be(gender)
        };
        match subject.filter(fits) {
            Some(entity) => {
                let description = self.description(scene, np);
                self.is_called(entity, &description);
                // *Camille est avocate*; but *Camille est médecin*, *Paul est une star*
                let keeps = |role| scene.lexicon.roles.get(role).is_some_and(|role| role.one_gender);
                if gender == Some(Gender::Feminine) && description.role.is_some_and(|role| !keeps(role)) {
                    self.list[entity.0 as usize].gender.get_or_insert(Gender::Feminine);
                }
                Some(Predicate::Of(Reference { entity, from: SpeakerFrom::Text, trust: 0.9 }))
            }
            None if np.det.is_none() => Some(Predicate::OfNobody),
            None => None,
        }
    }

    /// Whom the phrase right before a verb means.
    fn subject_of(&self, scene: &Scene<'_>, chunks: &Chunks, frame: usize, verb: usize) -> Option<EntityId> {
        // *Son mari, Paul, est cariste*
        let apposed = |k: &usize| {
            chunks.is_punct(k + 1, ',')
                && *k > 1
                && chunks.is_punct(k - 1, ',')
                && chunks.np(*k).is_some_and(|np| np.kind == NpKind::Name)
                && chunks.np(k - 2).is_some_and(|np| np.prep.is_none() && scene.is_role(np.head))
        };
        let before = verb.checked_sub(2).filter(apposed).or_else(|| verb.checked_sub(1))?;
        let np = chunks.np(before).filter(|np| np.prep.is_none() && !np.time)?;
        let named = np.kind == NpKind::Name || np.name.is_some() || scene.is_role(np.head);
        let reference = named.then(|| self.of(frame, chunks.np_number(before)?)).flatten()?;
        Some(reference.entity)
    }
}

/// *avocate*, *une avocate*, *le patron du club*: a role without preposition or name.
fn is_predicate_noun(scene: &Scene<'_>, np: &Np) -> bool {
    np.kind == NpKind::Nominal && np.prep.is_none() && np.name.is_none() && scene.is_role(np.head)
}

/// *est*, *devient*, *se dit*.
fn is_copula(scene: &Scene<'_>, verb: usize, reflexive: bool) -> bool {
    let word = scene.lower(verb);
    scene.tags[verb].class.has(WordClass::ETRE)
        || matches!(
            word,
            "devient"
                | "devenait"
                | "devenu"
                | "devenue"
                | "redevient"
                | "reste"
                | "restait"
                | "resté"
                | "restée"
                | "demeure"
        )
        || reflexive && matches!(word, "dit" | "veut" | "voulait" | "disait" | "montre" | "montrait")
}
