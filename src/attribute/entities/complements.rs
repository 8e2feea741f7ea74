//! Who is named in the complement of a phrase, and so is not whom the phrase means: *la directrice de campagne de Paul
//! Martin* is not Paul Martin, nor *le conseiller du ministre* the minister (the i-within-i condition: Chomsky 1981).

use super::super::scene::Scene;
use super::extent::is_title;
use super::{Entity, ends_of};
use crate::detect::{Np, Tag};
use crate::lexicon::{WordKey, fold};
use crate::text::spaced;

/// Names and roles that stand in the complements of a phrase.
#[derive(Debug, Default)]
pub(super) struct Complements {
    /// Folded.
    names: Vec<String>,
    /// Of somebody spoken of by a role alone: *ministre* of *du ministre*.
    roles: Vec<WordKey>,
}

impl Complements {
    /// Those of a phrase, from its noun on. What goes by a name, *la fondation Martin*, is nobody.
    pub(super) fn of(scene: &Scene<'_>, np: &Np) -> Complements {
        let mut complements = Complements::default();
        let own = |t: usize| np.name.as_ref().is_some_and(|name| name.contains(&t));
        let named = |t: usize| t < np.tokens.end && scene.tags[t].tag == Tag::Name && !own(t);
        let mut t = np.head + 1;
        while t < np.tokens.end {
            let of = scene.tags[t - 1].is_of();
            // *du candidat Paul Martin*, *de M. Martin*, *du ministre*
            let role = scene.is_plain_role(t);
            let one = matches!(scene.lower(t - 1), "du" | "la" | "l'" | "l’");
            if role && one && t + 1 == np.tokens.end {
                complements.roles.push(scene.singular(t));
            }
            let behind = |is: bool| is && t - 1 > np.head;
            let titled = behind(is_title(scene.lower(t - 1)) || scene.is_plain_role(t - 1));
            if !named(t) || is_title(scene.lower(t)) || !(of || titled) {
                t += 1;
                continue;
            }
            let end = (t..).find(|end| !named(*end)).unwrap_or(np.tokens.end);
            complements.names.push(fold(&spaced(scene.words(t..end))));
            t = end;
        }
        complements
    }

    /// Whether an entity is named so, by the whole name or by the surname, or goes by such a role.
    pub(super) fn hold(&self, entity: &Entity) -> bool {
        let called = |name: &String| {
            let surname = |full: &String| !name.contains(' ') && ends_of(full)[1] == name;
            entity.names.iter().any(|full| full == name || surname(full))
        };
        self.names.iter().any(called)
            || self.roles.iter().any(|role| entity.descriptions.iter().any(|d| d.key == *role))
    }
}
