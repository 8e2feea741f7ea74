//! Leads: whom the first lines of an article speak of without a name, and the body names.

use super::super::scene::Scene;
use super::descriptions::Description;
use super::pronouns::is_indefinite;
use super::unions::{is_public, is_set_apart};
use super::{Entities, Entity, EntityId};
use crate::lexicon::Lexicon;

/// So many paragraphs, and so many sentences, may be headline, standfirst and lead.
const PARAGRAPHS: usize = 3;
const SENTENCES: usize = 5;

impl Entities {
    /// *Une élue veut fermer le port.* Then: *Anne Martin a réuni …*: the lead tells of one person without a name, and the body
    /// begins with a name that nothing introduces, of a person who fits; nobody else was named before.
    pub fn named_after_lead(&self, scene: &Scene<'_>) -> Option<(EntityId, EntityId)> {
        let lead = scene.frames.first()?.paragraph;
        let in_lead = |token: usize| paragraph_of(scene, token) == Some(lead);
        let people = || self.iter().filter(|(_, e)| e.is_somebody() && !e.plural && e.members.is_empty());
        // The one of whom the lead tells: the only one in it, and a subject.
        let mut told = people().filter(|(_, e)| e.first_frame <= 3 && in_lead(e.first_token));
        let (hero, entity) = told.next().filter(|_| told.next().is_none())?;
        let (named, name) = people().find(|(id, _)| *id != hero)?;
        let near = name.first_frame > entity.first_frame && name.first_frame <= entity.first_frame + 4;
        let full = name.names.iter().any(|n| n.contains(' '));
        // What the name is said to be must be what the lead says, over the same; where nothing is said of it, the lead must
        // speak of a public figure, and of somebody known.
        let lexicon = scene.lexicon;
        let fits = match name.descriptions[..] {
            [] => {
                !is_indefinite(&entity.phrase)
                    && entity.descriptions.iter().any(|d| is_public(d, lexicon))
                    && !is_set_apart(scene, name.first_token)
            }
            ref said => said
                .iter()
                .all(|there| entity.descriptions.iter().any(|here| says_as_much(here, there, lexicon))),
        };
        let subject = entity.first_as_subject && name.first_as_subject;
        let gender = entity.gender.is_some() && entity.gender == name.gender;
        // Somebody else with a name may be what the lead says.
        let another = people().any(|(id, e)| {
            id != named
                && e.name.is_some()
                && e.descriptions.iter().any(|d| entity.descriptions.iter().any(|here| here.key == d.key))
        });
        // *X dénonce son éditeur*, and below *L'éditeur assure*
        let apart = self.is_nameless_apart(entity, named);
        let fits = fits && gender && !another && !apart && name.last_spoke.is_some();
        (entity.name.is_none() && name.surely_person && near && full && fits && subject)
            .then_some((hero, named))
    }

    /// *Le projet est jugé « tardif » par une adjointe.* Then, in the body: *Claire Martin, adjointe au port*: whoever a lead calls by
    /// what they are, and the only one with a name of whom the body says the same.
    pub fn named_by_the_body(&self, scene: &Scene<'_>) -> Vec<(EntityId, EntityId)> {
        let people = || self.iter().filter(|(_, e)| e.is_somebody() && !e.plural && e.members.is_empty());
        let in_lead = |e: &Entity| e.last_paragraph < PARAGRAPHS && e.last_frame < SENTENCES;
        let foretold = people()
            .filter(|(_, e)| e.name.is_none() && e.same_as.is_none() && in_lead(e) && is_one(&e.phrase));
        foretold
            .filter_map(|(id, entity)| {
                let here = entity.descriptions.first().filter(|d| d.role.is_some() && !d.former)?;
                let says = |e: &Entity| e.descriptions.iter().any(|there| there.key == here.key);
                let mut others = people().filter(|(other, e)| *other != id && e.same_as.is_none() && says(e));
                let (named, name) = others.next().filter(|_| others.next().is_none())?;
                let over = |there: &Description| {
                    !there.former && there.same_noun(here, scene.lexicon) && there.covers(here)
                };
                // Whom the text below a headline that was given apart names stands in no sentence of this one.
                let later = paragraph_of(scene, name.first_token).is_none_or(|p| p > entity.last_paragraph);
                let fits = name.name.is_some()
                    && name.surely_person
                    && name.last_spoke.is_some()
                    && entity.may_be(name.gender)
                    && name.descriptions.iter().any(over);
                (later && fits).then_some((id, named))
            })
            .collect()
    }
}

/// The paragraph of a token of a sentence; logarithmic.
fn paragraph_of(scene: &Scene<'_>, token: usize) -> Option<usize> {
    let frame = scene.frames.partition_point(|f| f.tokens.end <= token);
    scene.frames.get(frame).filter(|f| f.tokens.contains(&token)).map(|f| f.paragraph)
}

/// *un élu*, *une élue*; not *un de ses ministres*.
fn is_one(phrase: &str) -> bool {
    let mut words = phrase.split(' ');
    let article =
        words.next().is_some_and(|det| ["un", "une"].iter().any(|one| det.eq_ignore_ascii_case(one)));
    article && !words.next().is_some_and(|next| matches!(next, "de" | "des" | "d'entre" | "d’entre"))
}

/// Whether one description may take up the other and, with the same noun, is over the same.
fn says_as_much(here: &Description, there: &Description, lexicon: &Lexicon) -> bool {
    let roles = &lexicon.roles;
    let related = here.role.zip(there.role).is_some_and(|(a, b)| roles.are_related(a, b));
    let over = |a: &Description, b: &Description| a.modifiers.iter().all(|m| b.modifiers.contains(m));
    related && (here.key != there.key || over(here, there) || over(there, here))
}
