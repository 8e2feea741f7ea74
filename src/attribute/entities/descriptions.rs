//! Descriptions: *la ministre*, *l'élu*, *l'association*: which entity a common noun stands for, and whom it founds.

use super::super::evidence::{Lost, Way};
use super::super::scene::Scene;
use super::{Entities, Entity, EntityId, Reference};
use crate::analysis::{Gender, SpeakerFrom, SpeakerKind};
use crate::detect::Np;
use crate::lexicon::{NounKind, fold};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Description {
    pub(super) head: String,
    pub(super) modifiers: Vec<String>,
    pub(super) indefinite: bool,
}

/// A noun's form folded and in the singular, as a key: *ministres* and *ministre* are one head.
fn head_key(word: &str) -> String {
    let folded = fold(word);
    match folded.strip_suffix('s').or_else(|| folded.strip_suffix("x").filter(|s| s.ends_with("au"))) {
        Some(stem) if stem.len() > 3 && !stem.ends_with('s') && !stem.ends_with("i") => stem.to_owned(),
        _ => folded,
    }
}

impl Entities {
    pub(super) fn description(&self, scene: &Scene<'_>, np: &Np) -> Description {
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

    pub(super) fn nominal(
        &mut self,
        scene: &Scene<'_>,
        frame: usize,
        np: &Np,
        forced: bool,
    ) -> Option<Reference> {
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
}
