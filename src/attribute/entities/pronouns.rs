//! Pronouns: *il*, *elle*, *ce dernier*: who of those just spoken of.

use super::super::evidence::{Lost, Way};
use super::{Entities, Entity, EntityId, Reference};
use crate::analysis::{Gender, SpeakerFrom, SpeakerKind};

impl Entities {
    /// *ce dernier*, *celle-ci*: the person mentioned last, whatever the function.
    pub(super) fn last_named(&self, gender: Option<Gender>, frame: usize) -> Option<Reference> {
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
