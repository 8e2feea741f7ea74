//! Who is named inside the words of whom.

use super::Pass;
use crate::detect::Tag;

impl Pass<'_, '_> {
    /// Who is named inside the words of whom: names of the article's own people, and of known speakers.
    pub(super) fn mentions(&mut self) {
        for i in 0..self.findings.len() {
            if self.findings[i].reason.is_some() {
                continue;
            }
            let tokens = self.findings[i].tokens.clone();
            let mut t = tokens.start;
            let mut named = Vec::new();
            while t < tokens.end {
                let mut end = t;
                while end < tokens.end && self.scene.tags[end].tag == Tag::Name {
                    end += 1;
                }
                if end == t {
                    t += 1;
                    continue;
                }
                let who = self
                    .entities
                    .named_in(self.scene, t..end)
                    .filter(|e| !self.findings[i].speakers.contains(e) && !named.contains(e));
                named.extend(who);
                t = end;
            }
            self.findings[i].mentions = named;
        }
    }
}
