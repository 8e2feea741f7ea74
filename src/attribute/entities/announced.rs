//! Whom a headline that was given apart announces: *L'écrivain* of a first sentence is as a rule who speaks above it.

use super::descriptions::Description;
use super::{Entities, Entity, EntityId};
use crate::attribute::reports::reports;
use crate::attribute::scene::Scene;
use crate::detect::{ChunkKind, Chunks, Np, NpKind};
use crate::lexicon::{WordClass, WordKey};
use crate::text::spaced;

/// Whom a headline announces, and what it calls others.
#[derive(Debug, Default)]
pub(super) struct Announced {
    who: Vec<EntityId>,
    /// The nouns that stand in it beside their names: *son éditeur*.
    nouns: Vec<WordKey>,
}

impl Entities {
    /// Meets the persons who say something in a headline, by a first name and a surname, where the text writes the same name:
    /// they have been mentioned before its first sentence. Linear in the headline, and in the text for each such name.
    ///
    /// Who is tried, dismissed or dead in it is not who speaks below.
    pub fn announce(&mut self, headline: &Scene<'_>, text: &Scene<'_>) {
        let mut announced = Announced::default();
        let is_noun = |t: usize| headline.tags[t].class.has(WordClass::NOUN) || headline.is_role(t);
        for (frame, chunks) in headline.chunks.iter().enumerate() {
            let found = reports(headline, frame);
            let speaks =
                |n: usize| found.iter().any(|r| r.source.as_ref().is_some_and(|s| s.nps.contains(&n)));
            for (k, chunk) in chunks.list.iter().enumerate() {
                let ChunkKind::Np(n) = chunk.kind else { continue };
                let np = &chunks.nps[n];
                let says = speaks(n) || before_colon(chunks, k);
                match says.then(|| self.announced_by(headline, frame, np, text)).flatten() {
                    Some(id) => announced.who.push(id),
                    None => announced
                        .nouns
                        .extend(np.tokens.clone().filter(|t| is_noun(*t)).map(|t| headline.singular(t))),
                }
            }
        }
        self.forget_places();
        self.announced = announced;
    }

    fn announced_by(
        &mut self,
        headline: &Scene<'_>,
        frame: usize,
        np: &Np,
        text: &Scene<'_>,
    ) -> Option<EntityId> {
        let called = np.kind == NpKind::Name || headline.is_role(np.head);
        let name = np.name.clone().filter(|name| called && name.len() > 1)?;
        let written = spaced(headline.words(name.clone()));
        headline.first_name(name.start).filter(|_| text.text().contains(&*written))?;
        let id = self.named(headline, frame, np, name, false)?.entity;
        // Where it stands is a place of the headline, and none of the text.
        let entity = &mut self.list[id.0 as usize];
        if !entity.is_somebody() || entity.mentions > 0 {
            return None;
        }
        entity.mentions = 1;
        entity.headline = true;
        entity.announced = true;
        Some(id)
    }

    /// *X dénonce son éditeur*, and below *L'éditeur assure*: not who is announced. Nor is whoever speaks for the law.
    pub(super) fn is_announced_apart(&self, id: EntityId, description: &Description) -> bool {
        let law = || matches!(description.head.as_str(), "procureur" | "procureure" | "juge");
        self.announced.who.contains(&id)
            && (self.announced.nouns.contains(&description.key) || law())
            && !self.get(id).descriptions.iter().any(|d| d.key == description.key)
    }

    /// The same of what the nameless one is called who may be the one announced.
    pub(super) fn is_nameless_apart(&self, nameless: &Entity, named: EntityId) -> bool {
        nameless.descriptions.iter().any(|d| self.is_announced_apart(named, d))
    }
}

/// *X : « … »*
fn before_colon(chunks: &Chunks, k: usize) -> bool {
    chunks.is_punct(k + 1, ':') && chunks.quote(k + 2).is_some()
}
