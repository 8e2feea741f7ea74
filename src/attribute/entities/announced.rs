//! Whom a headline that was given apart announces: *L'écrivain* of a first sentence is as a rule who is named above it.

use super::Entities;
use crate::attribute::scene::Scene;
use crate::detect::{ChunkKind, NpKind};
use crate::text::spaced;

impl Entities {
    /// Meets the persons whom a headline calls by a first name and a surname, where the text writes the same name: they have
    /// been mentioned before its first sentence. Linear in the headline, and in the text for each such name.
    pub fn announce(&mut self, headline: &Scene<'_>, text: &Scene<'_>) {
        for (frame, chunks) in headline.chunks.iter().enumerate() {
            let phrases = chunks.list.iter().filter_map(|chunk| match chunk.kind {
                ChunkKind::Np(n) => Some(&chunks.nps[n]),
                _ => None,
            });
            for np in phrases.filter(|np| np.kind == NpKind::Name) {
                let Some(name) = np.name.clone().filter(|name| name.len() > 1) else { continue };
                let written = spaced(headline.words(name.clone()));
                if headline.first_name(name.start).is_none() || !text.text().contains(&*written) {
                    continue;
                }
                let Some(reference) = self.named(headline, frame, np, name, false) else { continue };
                // Where it stands is a place of the headline, and none of the text.
                let entity = &mut self.list[reference.entity.0 as usize];
                if !entity.is_somebody() || entity.mentions > 0 {
                    continue;
                }
                entity.mentions = 1;
                entity.headline = true;
                entity.announced = true;
            }
        }
        self.leave();
        self.left = false;
    }
}
