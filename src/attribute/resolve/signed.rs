//! Signatures: words in marks that are a paragraph, and behind them a line that says whose they are.
//!
//! *« … » — Anne Martin, maire de Lens*, *— Une citation de Anne Martin*: the pull quotes of magazines, the block quotes of web pages.

use super::Pass;
use super::loose::{Bare, Guess};
use crate::analysis::SpeakerFrom;
use crate::attribute::reports::Source;
use crate::attribute::scene::Scene;
use crate::detect::{Chunks, NpKind, Tag};
use std::ops::Range;

/// How sure a signature is.
const SIGNED: f32 = 0.9;
/// A longer line says more than who it was.
const LONGEST: usize = 40;

impl Pass<'_, '_> {
    /// Whoever signs in the line behind a paragraph that is one quotation.
    pub(super) fn signed(&mut self, bare: &Bare) -> Option<Guess> {
        let next = bare.frame + 1;
        let frames = &self.scene.frames;
        // *« Je pars. » — Anne Martin*, on one line: a sentence of its own, behind the full stop.
        let dash = || self.scene.chunks[next].is_dash(0);
        let apart = frames.get(next).is_some_and(|f| f.paragraph != frames[bare.frame].paragraph || dash());
        if !apart || !self.is_alone(bare.frame) {
            return None;
        }
        let name = self.signature(next)?;
        let reference =
            self.inner(name.clone(), next).filter(|r| self.entities.get(r.entity).is_somebody())?;
        let source = Source { tokens: name, nps: Vec::new(), pronoun: None, trust: 1.0 };
        Some(Guess {
            rule: "signature",
            speakers: vec![reference.entity],
            from: Some(SpeakerFrom::Text),
            trust: SIGNED * reference.trust,
            source: Some(source),
            report: None,
        })
    }

    /// The name that a line is, behind a dash or *Une citation de*; a role may follow behind a comma. Without either the role must.
    fn signature(&self, frame: usize) -> Option<Range<usize>> {
        let (scene, chunks) = (self.scene, &self.scene.chunks[frame]);
        let tokens = scene.frames[frame].tokens.clone();
        let verb = (0..chunks.list.len()).any(|k| chunks.is_finite(k));
        let quotes = (0..chunks.list.len()).any(|k| chunks.quote(k).is_some());
        if verb || quotes || tokens.len() > LONGEST {
            return None;
        }
        let dash = usize::from(['—', '–', '-'].iter().any(|sign| chunks.is_punct(0, *sign)));
        let np = chunks.np(dash).filter(|np| np.prep.is_none())?;
        let words: Vec<&str> = np.tokens.clone().take(3).map(|t| scene.lower(t)).collect();
        let cited = matches!(words[..], ["une", "citation", "de" | "d'" | "d’"]);
        let start = np.tokens.start + if cited { 3 } else { 0 };
        let role = chunks.is_punct(dash + 1, ',')
            && chunks.np(dash + 2).is_some_and(|np| np.kind == NpKind::Nominal && scene.is_role(np.head));
        let whole = np.tokens.len() > 1 || role;
        let named = cited || np.kind == NpKind::Name && scene.first_name(start).is_some() && whole;
        let over = chunks.list.len() == dash + 1
            || chunks.is_punct(dash + 1, ',')
            || is_account(scene, chunks, dash + 1);
        // *– @amartin*
        let named = named || scene.word(np.tokens.start).starts_with('@') && np.tokens.len() == 1;
        let signs = named && over && (cited || dash == 1 || role) && start < np.tokens.end;
        signs.then_some(start..np.tokens.end)
    }
}

/// *(@amartin) 12 mai 2016*, behind the name that signs a message.
fn is_account(scene: &Scene<'_>, chunks: &Chunks, open: usize) -> bool {
    let account = chunks.np(open + 1).is_some_and(|np| scene.word(np.tokens.start).starts_with('@'));
    let date = |k: usize| chunks.np(k).is_some_and(|np| np.time || scene.tags[np.head].tag == Tag::Number);
    let closes = chunks.is_punct(open, '(') && chunks.is_punct(open + 2, ')');
    account && closes && (open + 3..chunks.list.len()).all(date)
}
